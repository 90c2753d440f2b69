"""Places outside one's network where mentors are found: records of the portfolio (P4, I6)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import ClassVar

from mentorfolio.domain import vocabulary
from mentorfolio.domain.base_record import Named, Part, Record, Worded
from mentorfolio.domain.dates import said_near

# Source -> the kinds of places where it is looked for.
KINDS_OF: Mapping[str, tuple[str, ...]] = {
    "professional-body": ("professional-body", "register", "programme"),
    "academic": ("university",),
    "other": ("community", "event"),
}


class Looked(Part, frozen=True, kw_only=True):
    """A look at a place where mentors may be found, and what came of it."""

    on: date
    found: str = ""


class Place(Record, Worded, frozen=True, kw_only=True):
    """Where one looks for mentors outside one's network: a register, a body, a community (P4, I6).

    ``next`` is the day to look again.
    """

    named: ClassVar[bool] = True
    words = {"kind": vocabulary.PLACE_KINDS}

    name: Named
    kind: str
    url: str = ""
    need: str | None = None
    next: date | None = None
    looked: tuple[Looked, ...] = ()

    @property
    def last(self) -> date | None:
        """The day one looked last."""
        return self.looked[-1].on if self.looked else None


def to_look_at(places: Iterable[Place], need: str | None) -> list[Place]:
    """Where to look for a need: its own places before those for any, and the longest not looked at first."""
    fitting = [p for p in places if p.need in (need, None)]
    return sorted(fitting, key=lambda p: (p.need is None, p.last or date.min, p.name.casefold(), p.id))


def place_told(place: Place, today: date) -> str:
    """The place in a line: what it is, and when one looked there last."""
    last = f"looked on {said_near(place.last, today)}" if place.last else "not looked yet"
    found = f": {place.looked[-1].found}" if place.looked and place.looked[-1].found else ""
    return f"{place.name} ({last}{found})"
