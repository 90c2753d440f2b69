"""Our own export: one JSON document with everything, that ``import`` reads back.

``{"mentorfolio": 2, "profile": [...], "needs": [...], ...}``: the number is the format of the records.
"""

from __future__ import annotations

import contextlib
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.migrations import SCHEMA, derived_uid, identified, migrated
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.domain.strict_json import file_of_ours, strict, written
from mentorfolio.domain.unproven import all_strange, strange_ids
from mentorfolio.errors import MentorfolioError, NewerStore, StoreDamaged


def to_bytes(everything: Everything) -> bytes:
    """A whole portfolio as an indented JSON document."""
    document = {"mentorfolio": SCHEMA} | msgspec.to_builtins(everything)
    return written(document)


def from_bytes(data: bytes, where: str) -> Everything:
    """The portfolio that an export holds; one of an older format is brought up to the present one.

    Raises:
        NewerStore: exported by a newer version.
        StoreDamaged: not JSON, or not an export; the message names the place, or that it holds contacts.
    """
    try:
        document = strict(data, where)
    except StoreDamaged:
        if _holds_people(data):
            raise StoreDamaged(
                f"{where} is a contact file, and no export.",
                hint="To take in the people in it: mentorfolio network import FILE",
            ) from None
        raise
    number = document.pop("mentorfolio", None) if isinstance(document, dict) else None
    if type(number) is not int or number < 1:
        if ours := file_of_ours(data.decode("utf-8", "replace")):
            what, command = ours
            raise StoreDamaged(f"{where} is {what}, and no export.", hint=f"To take it in: {command}")
        raise StoreDamaged(
            f"{where} is not an export of mentorfolio.", hint="Make one with: mentorfolio export"
        )
    if number > SCHEMA:
        raise NewerStore(
            f"{where} was exported by a newer mentorfolio: format {number}, not {SCHEMA}.",
            hint="Update mentorfolio, the way you installed it.",
        )
    try:
        everything = msgspec.convert(identified(migrated(document, number)), Everything)
    except msgspec.ValidationError as problem:
        raise StoreDamaged(
            f"{where} cannot be read as an export: {problem}.", hint="Nothing was imported."
        ) from None
    _refuse_strange(everything, where)
    return _apart(everything)


def _holds_people(data: bytes) -> bool:
    """Whether what is no JSON is a file of contacts: people mix up the two imports."""
    from mentorfolio.exchange.contacts import read

    with contextlib.suppress(MentorfolioError):
        return bool(read(data, "").people)
    return False


def _apart(everything: Everything) -> Everything:
    """The same with a ``uid`` for each record of its own: a line copied by hand is another record."""
    changes: dict[str, Any] = {}
    for table in KINDS:
        known: dict[str, Record] = {}
        for record in getattr(everything, table):
            uid = record.uid
            if uid in known and known[uid].id != record.id:
                uid = derived_uid(table, record.id, uid)
                record = msgspec.structs.replace(record, uid=uid)
            known[uid] = record
        if len(known) == len(getattr(everything, table)):
            changes[table] = tuple(known.values())
    return msgspec.structs.replace(everything, **changes)


def _refuse_strange(everything: Everything, where: str) -> None:
    """Whatever no command would have written: an export may come from anybody."""
    for table in KINDS:
        for place, what in all_strange(table, getattr(everything, table)):
            raise StoreDamaged(f"{where} cannot be taken in: {place}: {what}.", hint="Nothing was imported.")
    for table, ids in everything.retired.items():
        wrong = strange_ids(ids)
        if table not in KINDS or wrong is not None:
            named = table if wrong is None else f"{table}: {wrong!r} is no id"
            raise StoreDamaged(
                f"{where} cannot be taken in: $.retired.{named}.", hint="Nothing was imported."
            )
