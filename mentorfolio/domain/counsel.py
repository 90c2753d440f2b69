"""One thing to do about each of the six things that a check-in asks, with where it comes from (R4, R5)."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from mentorfolio.domain.records import Checkin
from mentorfolio.domain.relationship import health

RAPPORT = ("shared", "safe", "trust", "free")
CLARITY = ("agenda", "outcome")
BEST = 5


class Remedy(NamedTuple):
    """What to do, the row of the method it rests on, and the prompt that looks at the same thing."""

    text: str
    source: str
    prompt: str


DEEDS: Mapping[str, Remedy] = {
    "shared": Remedy(
        "Tell them what you care about beyond the task at hand, and ask what they care about.",
        "R4",
        "whole-person",
    ),
    "safe": Remedy(
        "Agree with them that what you say stays between you; then say one thing you have held back.",
        "R4",
        "left-unsaid",
    ),
    "trust": Remedy(
        "Before you meet again, do one thing you promised them, and tell them it is done.",
        "R4",
        "both-of-us",
    ),
    "free": Remedy(
        "Tell them about something you decided against their advice, and why.",
        "R4",
        "whole-person",
    ),
    "agenda": Remedy(
        "Send an agenda of three lines a few days before, the first about where you want to get to.",
        "R3",
        "who-sets-the-agenda",
    ),
    "outcome": Remedy(
        "Start the next meeting with what came of the last one, and whether it brought you nearer.",
        "R5",
        "where-this-leads",
    ),
}


class Advice(NamedTuple):
    """The lower ``axis`` of a check-in, its lowest ``item``, and the deed; none where all is best."""

    axis: str
    item: str
    deed: Remedy | None


def advice(checkin: Checkin) -> Advice:
    """What to do about the lower axis: the deed of its lowest item, the first one of equals.

    Of two axes alike the one with the lowest item is meant, and then clarity: that one is in the
    mentee's own hands (R1).
    """
    found = health(checkin)
    rapport = dict(zip(RAPPORT, checkin.rapport_items, strict=True))
    clarity = dict(zip(CLARITY, checkin.clarity_items, strict=True))
    is_rapport = (found.rapport, min(rapport.values())) < (found.clarity, min(clarity.values()))
    axis, ratings = ("rapport", rapport) if is_rapport else ("clarity", clarity)
    item = min(ratings, key=lambda key: ratings[key])
    return Advice(axis, item, DEEDS[item] if ratings[item] < BEST else None)
