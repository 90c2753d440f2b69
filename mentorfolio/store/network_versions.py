"""Other versions of the contacts: told from those of a portfolio, read, made one with ours."""

from __future__ import annotations

import os
from collections.abc import Sequence
from datetime import date, datetime
from pathlib import Path
from typing import NamedTuple

import msgspec

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.merging import Flips
from mentorfolio.domain.merging_contacts import Everybody, MergedContacts, merge_contacts
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.backups import tables_of
from mentorfolio.store.contacts import FORGOTTEN, TABLE, Contacts, contacts_in, contacts_of
from mentorfolio.store.files import replace_file
from mentorfolio.store.forgotten import forgetting, left_of, still_named
from mentorfolio.store.layout import Meta, Tables
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.versions import common_copy, merged_meta, refuse_strange, tables_at


class ContactsVersion(NamedTuple):
    """The contacts in a file, and the checksums of this state and of those it came from."""

    contacts: Contacts
    meta: Meta
    states: tuple[str, ...]


def holds_contacts(path: Path) -> bool:
    """Whether a file is a version of the contacts, and none of a portfolio."""
    try:
        return not {TABLE, FORGOTTEN}.isdisjoint(tables_at(path)[0])
    except (MentorfolioError, OSError):
        return False


def read_contacts(path: Path, *, is_base: bool = False) -> ContactsVersion:
    """The contacts in a file. Raises as :func:`~mentorfolio.store.versions.read_version`."""
    tables, states = tables_at(path, is_base=is_base)
    return ContactsVersion(contacts_of(tables, path), tables.meta, states)


def merge_files(base: Path, ours: Path, theirs: Path, now: datetime, flips: Flips) -> MergedContacts:
    """Make one of two files, in the place of ``ours``, as git asks a merge driver to."""
    common, mine, other = read_contacts(base, is_base=True), read_contacts(ours), read_contacts(theirs)
    contacts = Contacts(mine.contacts, mine.contacts.forgotten)
    merged = merged_into(contacts, common.contacts, other.contacts, flips)
    if contacts != mine.contacts or contacts.forgotten != mine.contacts.forgotten:
        meta = merged_meta((mine.meta, mine.states), (other.meta, other.states), now)
        replace_file(Path(os.path.realpath(ours)), _encoded(contacts, meta.without(other.meta.gone)), "OURS")
    return merged


def _encoded(contacts: Contacts, meta: Meta) -> bytes:
    tables = Tables(meta, {})
    tables[TABLE] = {i: msgspec.to_builtins(c) for i, c in contacts.items()}
    if contacts.forgotten:
        tables[FORGOTTEN] = {mark: {"id": mark, "on": day} for mark, day in contacts.forgotten.items()}
    return tables.encoded(meta)


def clear_of_forgotten(file: Path, version: ContactsVersion, forgot: Sequence[Contact], today: date) -> None:
    """Take whoever is forgotten out of a version that is to go among the copies, and what names them."""
    act = forgetting(version.contacts, lambda contact: contact in forgot, today, ())
    if act.ids:
        replace_file(file, _encoded(left_of(version.contacts, act), version.meta), "FILE")


def merged_into(contacts: Contacts, base: Contacts | None, theirs: Contacts, flips: Flips) -> MergedContacts:
    """Put what two versions come to in the place of the first."""
    merged = merge_contacts(
        _all(base) if base is not None else None, _all(contacts), _all(theirs), flips=flips
    )
    refuse_strange(TABLE, merged.contacts.values(), contacts.values())
    contacts.clear()
    contacts.update(merged.contacts)
    contacts.forgotten = merged.forgotten
    names = {name for one in merged.forgot for name in (*one.names, *one.emails)}
    return msgspec.structs.replace(merged, mentions=still_named(contacts, names)) if names else merged


def looked_at(base: Path | None, ours: Path, theirs: Path) -> MergedContacts:
    """What would become of two versions; without a base, that is looked for among the backups."""
    other = read_contacts(theirs)
    if base is None:
        storage = PortfolioStorage(ours)
        contacts, common = contacts_in(storage), common_ancestor(storage, other)
    else:
        contacts, common = read_contacts(ours).contacts, read_contacts(base, is_base=True).contacts
    return merged_into(contacts, common, other.contacts, frozenset())


def common_ancestor(storage: PortfolioStorage, theirs: ContactsVersion) -> Contacts | None:
    """The latest state that both versions came from; None if no copy of one is left."""
    kept = common_copy(storage, theirs.states)
    return contacts_of(tables_of(kept), kept.path) if kept else None


def _all(contacts: Contacts) -> Everybody:
    return Everybody({**contacts}, {**contacts.forgotten})
