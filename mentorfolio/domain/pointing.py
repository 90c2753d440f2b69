"""Which records a record points at, and the same record pointing elsewhere."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from typing import Any, TypeVar

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.circles import ME
from mentorfolio.domain.places import Place
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
from mentorfolio.domain.register import CALLED, KINDS, Everything

R = TypeVar("R", bound=Record)

# A record by its table and its id.
Key = tuple[str, str]

# Kind -> field -> the table that it points into.
POINTS: Mapping[type[Record], Mapping[str, str]] = {
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
ABOUT: Mapping[str, str] = {
    "mentor": "mentors",
    "need": "needs",
    "meeting": "meetings",
    "circle": "circles",
}
_THE_OWNER = ("presenter", ME)


def pointed(record: Record) -> Iterator[Key]:
    """Whatever the record points at."""
    return (key for _, key in _each(record))


def lost(seen: Everything, found: Everything, mine: Everything) -> Iterator[Key]:
    """What a change (from ``seen`` to ``mine``) is, or points at, though it is not ``found`` any more."""
    known, left = _by_id(seen), _by_id(found)
    for key, record in _by_id(mine).items():
        if known.get(key) != record:
            yield from (k for k in (key, *pointed(record)) if k in known and k not in left)


def _by_id(everything: Everything) -> dict[Key, Record]:
    return {(table, record.id): record for table in KINDS for record in getattr(everything, table)}


def dangling(everything: Everything) -> Iterator[tuple[str, str]]:
    """Each reference to what is not there as (place, what is wrong), in the order of the records.

    The place is written as in a message about damage: ``$.mentors["anna"].supports``.
    """
    known = _by_id(everything)
    for (table, record_id), record in known.items():
        place = f'$.{table}["{record_id}"]'
        for field, key in _each(record):
            if key not in known:
                yield f"{place}.{field}", f"there is no {CALLED[key[0]]} {key[1]!r}"
        if isinstance(record, Meeting) and not record.mentors and record.circle is None:
            yield f"{place}.mentors", "a meeting with nobody"


def _each(record: Record) -> Iterator[tuple[str, Key]]:
    for field, table in _fields(record).items():
        value = getattr(record, field)
        for record_id in value if isinstance(value, dict | tuple) else (value,):
            if record_id and (field, record_id) != _THE_OWNER:
                yield field, (table, record_id)


def repointed(record: R, now: Mapping[Key, str]) -> R:
    """The record with every id that it points at as it is called ``now``, each once."""
    fields: dict[str, Any] = {}
    for field, table in _fields(record).items():
        was = getattr(record, field)
        # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
        value = was if (field, was) == _THE_OWNER else _renamed(was, table, now)
        if value != was:
            fields[field] = value
    return msgspec.structs.replace(record, **fields) if fields else record


def renamed(table: str, record: R, now: Mapping[Key, str]) -> R:
    """The record under the id that it has now, pointing at all by the ids of now."""
    return repointed(msgspec.structs.replace(record, id=now.get((table, record.id), record.id)), now)


def without(record: Record, gone: Key) -> dict[str, Any]:
    """What is to be replaced in the record, so that it no longer points at what is gone; often nothing.

    A thought about that becomes one about the portfolio.
    """
    found = [field for field, key in _each(record) if key == gone]
    if found and isinstance(record, Reflection):
        return {"about": "portfolio", "subject": None}
    nothing = {f.name: f.default for f in msgspec.structs.fields(record)} if found else {}
    return {field: _without(getattr(record, field), gone[1], nothing[field]) for field in found}


def _without(value: Any, gone: str, nothing: Any) -> Any:
    if isinstance(value, dict):
        return {key: strength for key, strength in value.items() if key != gone}
    return tuple(one for one in value if one != gone) if isinstance(value, tuple) else nothing


def _fields(record: Record) -> Mapping[str, str]:
    if isinstance(record, Reflection):
        return {"subject": ABOUT[record.about]} if record.about in ABOUT else {}
    return POINTS.get(type(record), {})


def _renamed(value: Any, table: str, now: Mapping[Key, str]) -> Any:
    if isinstance(value, dict):
        return {now.get((table, key), key): strength for key, strength in value.items()}
    if isinstance(value, tuple):
        return tuple(dict.fromkeys(now.get((table, one), one) for one in value))
    return now.get((table, value), value)
