"""What may be said of a place where mentors are found (P4, I6)."""

from __future__ import annotations

from datetime import date
from typing import Annotated, ClassVar

from mentorfolio.domain.text import typed_address
from mentorfolio.domain.vocabulary import PLACE_KINDS
from mentorfolio.fields.field import Day, Name, OneLine, OneNeed, Operand, Said, Text, Word
from mentorfolio.fields.operands import OnDay

PlaceName = Annotated[
    str,
    Operand(
        "NAME",
        "What it is called.",
        "Say what it is called.",
        '"Rail mentors" --kind register',
        field=Name(""),
    ),
]
PlaceNamed = Annotated[
    str,
    Operand(
        "PLACE",
        "Which place: its name, its id, or part of one.",
        "Say which place: part of its name will do.",
        "rail",
        complete="place",
    ),
]


class PlaceFields(Said, frozen=True, kw_only=True):
    """A place as it is described."""

    kind: Annotated[str | None, Word("What it is.", words=PLACE_KINDS, what="a kind of place")] = None
    url: Annotated[str | None, OneLine("Its web address.", metavar="URL", read=typed_address)] = None
    need: Annotated[str | None, OneNeed("Which need it could help with.", clears=True)] = None
    next: Annotated[
        date | str | None, Day("When to look there again; next reminds you.", lean="forward", clears=True)
    ] = None


class PlaceChange(PlaceFields, frozen=True, kw_only=True):
    """What is to be another way; an empty text clears."""

    leading: ClassVar = ("name",)

    name: Annotated[str | None, Name("Another name.")] = None


class LookedSaid(OnDay, frozen=True, kw_only=True):
    """What came of it, and when to look again."""

    found: Annotated[str | None, Text("What came of it: names, dates, nothing.")] = None
    next: Annotated[date | None, Day("When to look there again.", lean="forward")] = None
