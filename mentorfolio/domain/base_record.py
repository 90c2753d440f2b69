"""What every record of a portfolio is made of."""

import os
from collections.abc import Mapping
from datetime import date, datetime
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


class Worded(Part, frozen=True, kw_only=True):
    """What holds words of the vocabulary; reading a file refuses any other, too.

    ``words`` is field -> the words it takes (a dict: as its keys), ``periods`` the fields that hold a
    period as it is kept, ``moments`` those that hold a day or a minute in ISO; None is taken beside them.
    """

    words: ClassVar[Mapping[str, Mapping[str, str]]] = {}
    periods: ClassVar[tuple[str, ...]] = ()
    moments: ClassVar[tuple[str, ...]] = ()

    def __post_init__(self) -> None:
        for field, known in self.words.items():
            said = getattr(self, field)
            if said is not None and not (
                known.keys() >= said.keys() if isinstance(said, dict) else said in known
            ):
                raise ValueError(f"`{field}` has a word that is not known")
        for field in self.periods:
            period = getattr(self, field)
            if period is not None and not _is_period(period):
                raise ValueError(f"`{field}` is not a period")
        for field in self.moments:
            datetime.fromisoformat(getattr(self, field))  # raises ValueError


def _is_period(text: str) -> bool:
    try:
        return parse_period(text) == text
    except UsageProblem:
        return False


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
