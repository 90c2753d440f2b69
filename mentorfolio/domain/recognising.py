"""Records of another portfolio under the ids that they have, or get, in this one: told by ``uid``."""

from __future__ import annotations

from typing import Any, NamedTuple

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.names import name_of, new_id, new_slug
from mentorfolio.domain.pointing import Key, renamed
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.domain.text import fold


class Renamed(NamedTuple):
    """Somebody, or something, whose id another record has here; ``now`` is empty for what was left out."""

    table: str
    name: str
    id: str
    now: str


def recognised(here: Everything, coming: Everything) -> tuple[Everything, tuple[Renamed, ...]]:
    """What comes, with every id as it is here, and who got a new one because it is somebody else's."""
    now: dict[Key, str] = {}
    others: list[Renamed] = []
    for mine, theirs in zip(here.profile, coming.profile, strict=False):
        # The profile of somebody else.
        if mine.uid != theirs.uid and mine.name and theirs.name and fold(mine.name) != fold(theirs.name):
            others.append(Renamed(table="profile", name=theirs.name, id=mine.id, now=""))
            coming = msgspec.structs.replace(coming, profile=())
    for table in KINDS:
        if table != "profile":  # there is one
            others += _new_ids(table, here, coming, now)
    if not now:
        return coming, tuple(others)
    tables: dict[str, Any] = {
        table: tuple(renamed(table, record, now) for record in getattr(coming, table)) for table in KINDS
    }
    return msgspec.structs.replace(coming, **tables), tuple(others)


def _new_ids(table: str, here: Everything, coming: Everything, now: dict[Key, str]) -> list[Renamed]:
    mine: tuple[Record, ...] = getattr(here, table)
    theirs: tuple[Record, ...] = getattr(coming, table)
    known = {record.uid: record.id for record in mine}
    used = {record.id for record in mine}
    taken = {*used, *(record.id for record in theirs), *here.retired.get(table, ())}
    renamed = []
    for record in theirs:
        if record.uid in known:
            found = known[record.uid]
        elif record.id in used:
            name = name_of(record)
            found = new_slug(name, table.removesuffix("s"), taken) if KINDS[table].named else new_id(taken)
            if KINDS[table].named:
                renamed.append(Renamed(table=table, name=name, id=record.id, now=found))
        else:
            continue
        taken.add(found)
        if found != record.id:
            now[table, record.id] = found
    return renamed
