"""How two people stand to each other, read once from what is recorded, for letters and pages (O2, O4)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.records import Meeting, Mentor, Profile
from mentorfolio.domain.text import fold

# Word for scripts -> what it means.
STANDINGS: Mapping[str, str] = {
    "stranger": "they do not know you",
    "acquainted": "they know your name: introduced, connected, or of your organisation",
    "known": "you know each other",
    "my-manager": "your own manager",
    "my-line": "in your line of management",
    "assigned": "assigned by a programme, and not met yet",
    "talked": "you have talked about it once",
    "mentor": "they mentor you",
    "declined": "said no, or never answered",
    "ended": "it is over",
}


def standing(mentor: Mentor, profile: Profile | None, *, met: bool) -> str:
    """One of :data:`STANDINGS`.

    Whoever the profile names as the manager is the manager, whatever their line says.

    Args:
        mentor: the other one.
        profile: the owner, if there is a profile yet.
        met: whether a meeting with them was held, on any day.
    """
    if mentor.stage in OVER:
        return mentor.stage
    if is_manager(mentor, profile):
        return "my-manager"
    if mentor.form == "formal" and not met:
        return "assigned"
    if mentor.stage in ("active", "paused"):
        return "mentor"
    if met and mentor.stage in ("conversation", "asked"):
        return "talked"
    if mentor.line == "direct-line":
        return "my-line"
    if met or mentor.told_contact or mentor.source == "known" or mentor.stage in ("conversation", "asked"):
        return "known"
    if mentor.introduced_by or mentor.line == "same-organisation":
        return "acquainted"
    return "stranger"


def is_manager(mentor: Mentor, profile: Profile | None) -> bool:
    """Whether somebody is the owner's own manager."""
    named = fold(profile.manager) if profile else ""
    called = (fold(mentor.name), fold(mentor.called))
    return mentor.line == "manager" or (bool(named) and named in called)


def met_with(meetings: Iterable[Meeting]) -> frozenset[str]:
    """The ids of all with whom a meeting was held."""
    return frozenset(who for meeting in meetings if meeting.held for who in meeting.mentors)
