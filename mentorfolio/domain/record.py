"""What every record of a portfolio is made of."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from typing import Annotated, ClassVar

import msgspec

from mentorfolio.domain.dates import parse_period
from mentorfolio.errors import UsageProblem

# A rating of 1 to 5, and a strength or priority of 1 to 3.
Rating = Annotated[int, msgspec.Meta(ge=1, le=5)]
Grade = Annotated[int, msgspec.Meta(ge=1, le=3)]
Minutes = Annotated[int, msgspec.Meta(ge=1)]
# An id, a name, a title.
Named = Annotated[str, msgspec.Meta(min_length=1)]
# Month and day of a day that comes back every year: 05-12.
_LONG_MONTHS = r"(?:0[13578]|1[02])-(?:0[1-9]|[12][0-9]|3[01])"
_SHORT_MONTHS = r"(?:0[469]|11)-(?:0[1-9]|[12][0-9]|30)|02-(?:0[1-9]|[12][0-9])"
MonthDay = Annotated[str, msgspec.Meta(pattern=rf"^(?:{_LONG_MONTHS}|{_SHORT_MONTHS})\Z")]


class Part(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """A part of a record, without an identity of its own."""

    def _expect(self, **words: Mapping[str, str]) -> None:
        """Refuse a word that the vocabulary does not hold; reading a file goes through here too."""
        for field, known in words.items():
            word = getattr(self, field)
            if word is not None and word not in known:
                raise ValueError(f"`{field}` holds a word that is not known")


def expect_period(text: str | None) -> None:
    """Refuse what is not a period as it is kept."""
    try:
        good = text is None or parse_period(text) == text
    except UsageProblem:
        good = False
    if not good:
        raise ValueError("`cadence` is not a period")


def new_uid() -> str:
    """A random identity, the same in every copy of a portfolio and in no other record."""
    return os.urandom(8).hex()


class Record(Part, frozen=True, kw_only=True):
    """Whatever has an identity: ``created`` and ``updated`` are the days that happened.

    Where ``named`` holds, the id comes from a name and is never given twice; else it is random. Two
    portfolios may give one id to two records: ``uid`` tells them apart.
    """

    named: ClassVar[bool] = False

    id: Named
    uid: Named = msgspec.field(default_factory=new_uid)
    created: date
    updated: date
