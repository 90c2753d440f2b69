"""Who is next: candidates in the order they are asked (I7, O6)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta
from functools import partial

from mentorfolio.domain.records import Mentor, Need, Profile
from mentorfolio.domain.standing import is_manager
from mentorfolio.domain.text import fold

_LAST = 10**9
_LATELY = 90  # days for which an introduction is fresh
_WHOLE = 4  # letters from which a word may go on: budget, budgeting
_BY_SKILL = 3  # how well a skill fits a need that names it: better than a support that nobody weighed
_ROUND = ".,;:!?()\"'"  # what stands around a word and is no part of it


def by_rank(mentor: Mentor) -> tuple[int, str, str]:
    """The sort key of a list to look things up in: rank, none last, then name."""
    return (mentor.rank or _LAST, fold(mentor.name), mentor.id)


def best_first(needs: Iterable[Need], mentor: Mentor) -> tuple[bool, int, int, bool, bool, str, str]:
    """The sort key of a shortlist for these needs: the rank one gave, none last, then what is noted of them.

    That is respect (I4), how well they fit one of the needs, an address, whether one knows them; the name
    only settles what is left.
    """
    wanted = [need for need in needs if need.status == "open"]
    fits = [_fit(mentor, need) + mentor.knowing.get(need.knowing, 0) for need in wanted]
    can_be_reached = mentor.email or mentor.phone or mentor.links or mentor.introduced_by
    is_known = "known" in (mentor.familiar, mentor.source)
    return (
        is_doubted(mentor),
        mentor.rank or _LAST,
        -max(fits, default=0),
        not can_be_reached,
        not is_known,
        fold(mentor.name),
        mentor.id,
    )


def is_doubted(mentor: Mentor) -> bool:
    """Whether one is not sure to respect somebody (I4), and has not ranked them all the same."""
    return mentor.respect in ("unsure", "no") and mentor.rank is None


def candidates(mentors: Iterable[Mentor], needs: Iterable[Need], need: str | None) -> list[Mentor]:
    """Those in stage candidate, for one of the needs or for the whole portfolio, the best first."""
    there = (m for m in mentors if m.stage == "candidate" and (need is None or need in m.supports))
    about = [n for n in needs if need in (None, n.id)]
    return sorted(there, key=partial(best_first, about))


def to_write_to(
    mentors: Iterable[Mentor], needs: Iterable[Need], need: str | None, profile: Profile | None
) -> list[Mentor]:
    """The same without who is no default choice: a manager is spoken to (O4), a role model only seen."""
    there = (m for m in candidates(mentors, needs, need) if m.direction != "role-model")
    return [m for m in there if not is_manager(m, profile)]


def named_lately(mentor: Mentor, today: date) -> bool:
    """Whether somebody introduced or named them in the last months: they expect to hear from one."""
    since = mentor.introduced_on or mentor.created
    return bool(mentor.introduced_by) and since + timedelta(days=_LATELY) >= today


def skilled(mentors: Iterable[Mentor], need: Need) -> list[tuple[Mentor, str]]:
    """Who has a skill that the title of a need names, though not noted for it, and which one (P6)."""
    others = (m for m in mentors if need.id not in m.supports and m.stage != "declined")
    found = ((m, [skill for skill in m.skills if _fits(need.title, skill)]) for m in others)
    return sorted(((m, skills[0]) for m, skills in found if skills), key=lambda pair: by_rank(pair[0]))


def _fits(title: str, skill: str) -> bool:
    """Whether one of them has all the words of the other, side by side; a longer word may go on."""
    ours, theirs = _words(title), _words(skill)
    return bool(ours and theirs) and (_within(ours, theirs) or _within(theirs, ours))


def _words(text: str) -> list[str]:
    return [word for part in fold(text).split() if (word := part.strip(_ROUND))]


def _within(few: list[str], many: list[str]) -> bool:
    starts = range(len(many) - len(few) + 1)
    return any(all(_alike(a, b) for a, b in zip(few, many[at:], strict=False)) for at in starts)


def _alike(one: str, other: str) -> bool:
    short, long = sorted((one, other), key=len)
    return one == other or (len(short) >= _WHOLE and long.startswith(short))


def need_for(mentor: Mentor, needs: Iterable[Need]) -> Need | None:
    """The need that a letter to this person is about: open and supported; by priority, strength, title."""
    supported = [n for n in needs if n.status == "open" and n.id in mentor.supports]
    return min(
        supported, key=lambda n: (-n.priority, -mentor.supports[n.id], fold(n.title), n.id), default=None
    )


def by_fit(mentor: Mentor, needs: Iterable[Need]) -> list[tuple[int, Need]]:
    """The open needs that somebody is noted for, or has a skill for, each with how well; the best first."""
    found = [(_fit(mentor, need), need) for need in needs if need.status == "open"]
    return sorted((pair for pair in found if pair[0]), key=lambda pair: (-pair[0], by_urgency(pair[1])))


def _fit(mentor: Mentor, need: Need) -> int:
    """What is noted of them (1 to 3), and more for a skill that the need names."""
    named = any(_fits(need.title, skill) for skill in mentor.skills)
    return mentor.supports.get(need.id, 0) + (_BY_SKILL if named else 0)


def by_urgency(need: Need) -> tuple[bool, int, str, str, str]:
    """The order of needs everywhere: open first, then priority, then the earlier date, then title."""
    return (
        need.status != "open",
        -need.priority,
        need.by.isoformat() if need.by else "9",
        fold(need.title),
        need.id,
    )


def numbered(needs: Iterable[Need]) -> list[Need]:
    """The open needs in the order in which they are listed: a number means one of these."""
    return sorted((need for need in needs if need.status == "open"), key=by_urgency)
