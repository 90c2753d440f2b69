"""Circles: when each met last, and whose turn it is to bring something (P9)."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from datetime import date

from mentorfolio.domain.records import Circle, Meeting

ME = "me"  # the owner, where a session says who brought the incident


def last_sessions(meetings: Iterable[Meeting]) -> dict[str, date]:
    """Circle's id -> the day of its latest session held."""
    # In the order of days, so that the latest of each stays.
    return dict(
        sorted((meeting.circle, meeting.on) for meeting in meetings if meeting.circle and meeting.held)
    )


def whose_turn(circle: Circle, sessions: Sequence[Meeting]) -> tuple[str, ...]:
    """Who brings an incident next: who never did first, then who did longest ago; ``me`` is one of them.

    A session planned with a presenter counts as theirs already. An advisory board takes no turns:
    it is there for its owner.
    """
    if circle.kind == "advisory-board":
        return ()
    latest = dict(sorted((s.presenter, s.when) for s in sessions if not s.cancelled))
    return tuple(sorted(dict.fromkeys((*circle.members, ME)), key=lambda who: latest.get(who, "")))
