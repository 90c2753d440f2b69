"""Who is next: candidates in the order they are asked (I7, O6)."""

from __future__ import annotations

from collections.abc import Iterable

from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.text import fold

_LAST = 10**9


def by_rank(mentor: Mentor) -> tuple[int, str, str]:
    """The sort key of a shortlist: rank, none last, then name."""
    return (mentor.rank or _LAST, fold(mentor.name), mentor.id)


def candidates(mentors: Iterable[Mentor], need: str | None) -> list[Mentor]:
    """Those in stage candidate, for one need or for the whole portfolio, best-ranked first."""
    return sorted(
        (m for m in mentors if m.stage == "candidate" and (need is None or need in m.supports)), key=by_rank
    )


def need_for(mentor: Mentor, needs: Iterable[Need]) -> Need | None:
    """The need that a letter to this person is about: open and supported; by priority, strength, title."""
    supported = [n for n in needs if n.status == "open" and n.id in mentor.supports]
    return min(
        supported, key=lambda n: (-n.priority, -mentor.supports[n.id], fold(n.title), n.id), default=None
    )


def by_urgency(need: Need) -> tuple[bool, int, str, str, str]:
    """The order of needs everywhere: open first, then priority, then the earlier date, then title."""
    return (
        need.status != "open",
        -need.priority,
        need.by.isoformat() if need.by else "9",
        fold(need.title),
        need.id,
    )
