"""Places outside one's network where mentors are found: records of the portfolio (P4, I6)."""

from __future__ import annotations

from datetime import date
from typing import ClassVar

from mentorfolio.domain import vocabulary
from mentorfolio.domain.record import Named, Part, Record


class Looked(Part, frozen=True, kw_only=True):
    """A look at a place where mentors may be found, and what came of it."""

    on: date
    found: str = ""


class Place(Record, frozen=True, kw_only=True):
    """Where one looks for mentors outside one's network: a register, a body, a community (P4, I6).

    ``next`` is the day to look again.
    """

    named: ClassVar[bool] = True

    name: Named
    kind: str
    url: str = ""
    need: str | None = None
    next: date | None = None
    looked: tuple[Looked, ...] = ()

    def __post_init__(self) -> None:
        self._expect(kind=vocabulary.PLACE_KINDS)
