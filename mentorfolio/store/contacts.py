"""The contacts as a file holds them: nobody's word is taken for what no command would have written."""

from __future__ import annotations

import os
from collections.abc import Mapping
from datetime import date
from pathlib import Path
from typing import TypeVar

import msgspec

from mentorfolio.domain.base_record import Part
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.register import KINDS
from mentorfolio.errors import InputOutputFailure, NewerStore, StoreDamaged, Unmerged
from mentorfolio.store.layout import StoredRecord, Tables, ill_shaped
from mentorfolio.store.records import no_id_of
from mentorfolio.store.storage import PortfolioStorage

TABLE, FORGOTTEN = "contacts", "forgotten"


class ForgottenMark(Part, frozen=True, kw_only=True):
    """By what somebody who is forgotten would be known again, and since when they are."""

    id: str
    on: date


_R = TypeVar("_R", Contact, ForgottenMark)


class Contacts(dict[str, Contact]):
    """Id -> contact; and who was forgotten: mark -> day."""

    def __init__(self, found: Mapping[str, Contact], forgotten: Mapping[str, date]) -> None:
        super().__init__(found)
        self.forgotten = dict(forgotten)


def refuse_folder(path: Path) -> None:
    """Refuse a folder where the contacts should be: no other place can be said for them."""
    if os.path.isdir(path):  # noqa: PTH112 - where one may not look, that is told when it is read
        raise InputOutputFailure(
            f"Your contacts are kept in {path}, and a folder stands there.", hint="Move that folder away."
        )


def contacts_in(storage: PortfolioStorage) -> Contacts:
    """The contacts of a file. Raises NewerStore, or StoreDamaged with the way back to the last good state."""
    refuse_folder(storage.path)
    try:
        return contacts_of(storage.tables(), storage.path)
    except (StoreDamaged, NewerStore) as problem:
        told = problem.message.replace("The portfolio ", "The network ", 1)
        hint = problem.hint
        if not isinstance(problem, Unmerged | NewerStore):
            hint = "It was left untouched. Bring back the last good state: mentorfolio network undo"
        raise type(problem)(told, hint=hint) from None


def contacts_of(tables: Tables, path: Path) -> Contacts:
    """The contacts in tables that were read at this path. Raises StoreDamaged, NewerStore."""
    _refuse_other_tables(tables, path)
    marks = {m.id: m.on for m in _decoded(tables, FORGOTTEN, ForgottenMark, path).values()}
    return Contacts(_decoded(tables, TABLE, Contact, path), marks)


def _refuse_other_tables(tables: Tables, path: Path) -> None:
    if any(table in KINDS for table in tables):
        raise StoreDamaged(
            f"{path} holds a portfolio, and no contacts.",
            hint="Nothing was changed. Name versions of one file: of your portfolio, or of your contacts.",
        )
    if others := [table for table in tables if table not in (TABLE, FORGOTTEN)]:
        raise ill_shaped(
            f"The network {path}", f"$.{others[0]}", "there is no such table", proven=tables.proven
        )


def _decoded(tables: Tables, name: str, kind: type[_R], path: Path) -> dict[str, _R]:
    def damaged(key: str, what: str) -> StoreDamaged | NewerStore:
        where = f'$.{name}["{key}"]'
        return ill_shaped(f"The network {path}", where, what, proven=tables.proven)

    decoder = msgspec.json.Decoder(kind)
    found: dict[str, _R] = {}
    for key, row in tables.rows(name).items():
        try:
            raw = isinstance(row, StoredRecord)
            record = decoder.decode(row.raw) if raw else msgspec.convert(dict(row), kind)
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            raise damaged(key, str(problem)) from None
        if record.id != key:
            raise damaged(key, f"its id says {record.id!r}")
        found[key] = record
    # As in a portfolio: a right checksum does not vouch for what is pasted into shells.
    wrong = no_id_of(found)
    if wrong is not None:
        raise damaged(wrong, "that is not an id")
    if not tables.proven:
        from mentorfolio.domain.unproven import all_strange

        for where, what in all_strange(name, found.values()):
            raise ill_shaped(f"The network {path}", where, what, proven=False)
    return found
