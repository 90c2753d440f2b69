"""Which records a record points at, and the same record pointing elsewhere."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from mentorfolio.domain.places import Place
from mentorfolio.domain.record import Record
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Outreach,
    Reflection,
)

R = TypeVar("R", bound=Record)

# A record in a table, by its id.
Target = tuple[str, str]

# Kind -> field -> the table that it points into.
_POINTS: Mapping[type[Record], Mapping[str, str]] = {
    Mentor: {"supports": "needs", "knows": "mentors"},
    Outreach: {"mentor": "mentors", "need": "needs"},
    Meeting: {"mentors": "mentors", "circle": "circles", "presenter": "mentors"},
    Checkin: {"mentor": "mentors"},
    Evaluation: {"mentor": "mentors"},
    Gift: {"mentor": "mentors"},
    Circle: {"members": "mentors"},
    Place: {"need": "needs"},
}
# What a reflection is about -> the table of it.
_ABOUT: Mapping[str, str] = {
    "mentor": "mentors",
    "need": "needs",
    "meeting": "meetings",
    "circle": "circles",
}
_THE_OWNER = ("presenter", "me")


def pointed(record: Record) -> Iterator[Target]:
    """Whatever the record points at."""
    for field, table in _fields(record).items():
        value = getattr(record, field)
        ids = value if isinstance(value, dict | tuple) else (value,)
        for record_id in ids:
            if record_id and (field, record_id) != _THE_OWNER:
                yield table, record_id


def repointed(record: R, now: Callable[[Target], str]) -> R:
    """The record with every id that it points at as it is called now, each once."""
    fields: dict[str, Any] = {}
    for field, table in _fields(record).items():
        was = getattr(record, field)
        # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
        value = was if (field, was) == _THE_OWNER else _renamed(was, table, now)
        if value != was:
            fields[field] = value
    return msgspec.structs.replace(record, **fields) if fields else record


def _fields(record: Record) -> Mapping[str, str]:
    if isinstance(record, Reflection):
        return {"subject": _ABOUT[record.about]} if record.about in _ABOUT else {}
    return _POINTS.get(type(record), {})


def _renamed(value: Any, table: str, now: Callable[[Target], str]) -> Any:
    if isinstance(value, dict):
        return {now((table, key)): strength for key, strength in value.items()}
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(now((table, one)) for one in value))
    return now((table, value)) if value else value
