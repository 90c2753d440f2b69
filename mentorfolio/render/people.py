"""How pages talk about people: what they are for, since when, how a strength looks."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.dates import said_near
from mentorfolio.domain.lifecycle import WAITING
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.terms import Used
from mentorfolio.domain.text import so_many
from mentorfolio.domain.vocabulary import KNOWING_WORD


class HealthWords(NamedTuple):
    """A corner of the check-in (R4, R5): its name, what it means, and what to do in four words."""

    name: str
    meaning: str
    deed: str


HEALTH: Mapping[str, HealthWords] = {
    "thriving": HealthWords("thriving", "You get on well, and know what for.", ""),
    "drifting": HealthWords("drifting", "Pleasant, but without direction.", "Bring an agenda."),
    "guarded": HealthWords("guarded", "Clear in direction, short of trust.", "Talk about how you talk."),
    "at-risk": HealthWords("at risk", "Neither close nor clear in direction.", "Look at it together, soon."),
}


def good_for(mentor: Mentor) -> str:
    """``skill, people``; the strongest first."""
    order = sorted(mentor.knowing, key=lambda k: -mentor.knowing[k])
    return ", ".join(KNOWING_WORD[key] for key in order)


def on_the_way(mentor: Mentor, name: str, today: date) -> str:
    """What happened last on the way to a mentor; with their ``name`` where it is their turn."""
    if mentor.again_on and mentor.again_on > today and mentor.stage in WAITING.values():
        return f"{name}, " + f"who wants to wait until {said_near(mentor.again_on, today)}"
    since = said_near(mentor.stage_since, today)
    return {
        "approached": f"{name}, " + f"written to on {since}",
        "conversation": f"in touch since {since}",
        "asked": f"asked on {since}",
    }.get(mentor.stage, mentor.stage)


def late(days: int | None) -> str:
    """``3 days late``, ``today``, ``tomorrow``, ``in 2 days``."""
    if days is None:
        return ""
    if days in (0, -1):
        return "tomorrow" if days else "today"
    count = so_many(abs(days), "day")
    return f"{count} late" if days > 0 else f"in {count}"


def term_sentence(used: Used) -> str:
    """What is used and left of a term: ``3 of 12 meetings held (5 expected by now), 180 of 720 minutes.``."""
    meetings = f"{used.held} of {used.expected} meetings" if used.expected else so_many(used.held, "meeting")
    by_now = used.expected_so_far not in (None, used.expected)
    expected = f" ({used.expected_so_far} expected by now)" if by_now else ""
    minutes = (
        f"{used.minutes_used} of {used.minutes_agreed} minutes"
        if used.minutes_agreed
        else so_many(used.minutes_used, "minute")
    )
    unknown = f"; {used.unmeasured} without a length" if used.unmeasured else ""
    return f"{meetings} held{expected}, {minutes}{unknown}."
