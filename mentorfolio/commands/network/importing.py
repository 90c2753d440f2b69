"""``network import``: contact files taken in, all of them or none."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.commands.network.fields import Files, NetworkImportSaid
from mentorfolio.commands.network.people import file_name
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.counting import Counted
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.linked import Linked
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.sameness import marks_in
from mentorfolio.domain.taking_in import ChangedFact, Missing, Network, Taken, missing_from

if TYPE_CHECKING:
    from mentorfolio.exchange.contacts import Contents, PersonInFile, Skipped
    from mentorfolio.store.contacts import Contacts


class LeftOut(msgspec.Struct, frozen=True, kw_only=True):
    """A row or card that was left out, or a value of one."""

    file: str
    line: int
    reason: str


class FileRead(msgspec.Struct, frozen=True, kw_only=True):
    """How one file was understood, and what became of its rows."""

    file: str
    kind: str
    encoding: str
    delimiter: str | None
    columns: dict[str, str]
    dates: str | None
    dates_sure: bool
    older: bool
    read: int
    added: int
    updated: int
    unchanged: int
    merged: int
    skipped: tuple[LeftOut, ...]
    cells: tuple[LeftOut, ...]


class Imported(Result, frozen=True, kw_only=True):
    """What the files brought.

    ``missing`` is whom each kind of file lacks, ``mentors`` who of those that changed is in the portfolio.
    """

    files: tuple[FileRead, ...]
    changed: tuple[ChangedFact, ...]
    addresses: tuple[ChangedFact, ...]
    missing: tuple[tuple[str, Missing], ...]
    dry_run: bool
    mentors: dict[str, str]

    @property
    def gone(self) -> list[Contact]:
        """Who was in earlier files of these kinds and is in none of these."""
        return [contact for _, of_kind in self.missing for contact in of_kind.gone]

    def total(self, what: str) -> int:
        """The sum over all files."""
        return sum(getattr(file, what) for file in self.files)

    def data(self) -> object:
        """One record for all files; ``files`` has each of several."""
        counts = {name: self.total(name) for name in ("read", "added", "updated", "unchanged", "merged")}
        skipped = [left for file in self.files for left in file.skipped]
        told: dict[str, Any] = {
            "kind": _one(f.kind for f in self.files),
            "encoding": _one(f.encoding for f in self.files),
            "delimiter": _one(f.delimiter for f in self.files),
            **counts,
            "skipped": skipped,
            "cells": [left for file in self.files for left in file.cells],
            "changed": self.changed,
            "addresses": self.addresses,
            "gone": [{"id": one.id, "name": one.name} for one in self.gone],
            "missing": sum(of_kind.number for _, of_kind in self.missing),
            "dates": _one(f.dates for f in self.files),
            "columns": self.files[0].columns if len(self.files) == 1 else {},
            "dry_run": self.dry_run,
            "files": self.files,
        }
        plain: object = msgspec.to_builtins(told)
        return plain


def _one(values: Iterable[str | None]) -> str | None:
    """What all files agree on; ``mixed`` where they do not."""
    found = list(dict.fromkeys(values))
    return found[0] if len(found) == 1 else "mixed"


def import_(desk: Desk, files: Files, said: NetworkImportSaid) -> Imported:
    """Read contact files: LinkedIn's, Google's, Outlook's, vCards and others.

    The kind of file is recognised from its contents. Either all files are imported or none.

    $ mentorfolio network import Connections.csv
    $ mentorfolio network import Connections.csv --dry-run
    """
    with desk.screen.progress("Reading contacts") as progress:
        return _read(desk, files, said, progress.through)


def _read(desk: Desk, files: Files, said: NetworkImportSaid, counted: Counted) -> Imported:
    from mentorfolio.exchange.contacts import LARGEST, read

    found = []
    for file in files:
        name = file_name(file)
        where = "What you gave" if name == "-" else name
        data = desk.read_file(file, LARGEST + 1, cut=True)
        found.append((name, read(data, where, kind=said.format, columns=said.columns, counted=counted)))
    names = ", ".join("from a pipe" if name == "-" else name for name, _ in found)
    if said.dry_run:
        return _take_in(desk, desk.network.reading(), found, said, counted)
    with desk.network.changing(f"read {names}") as contacts:
        return _take_in(desk, contacts, found, said, counted)


def _take_in(
    desk: Desk,
    contacts: Contacts,
    found: list[tuple[str, Contents]],
    said: NetworkImportSaid,
    counted: Counted,
) -> Imported:
    network = Network(contacts.values(), desk.today)
    files, changed, addresses = [], [], []
    by_kind: dict[str, list[Taken]] = {}
    for name, contents in found:
        people, forgotten = _remembered(contents, contacts.forgotten, again=said.again)
        taken = network.take_in(contents.kind, [p.says for p in people], name, counted)
        where = "What you gave" if name == "-" else name
        files.append(_told(where, contents, taken, forgotten))
        changed += taken.changed
        addresses += taken.addresses
        by_kind.setdefault(contents.kind, []).append(taken)
    linked = Linked(desk.store.reading()[Mentor]) if changed else Linked(())
    # As they were before, unless they came with an earlier one of these files: a mentor is known by where
    # they worked, too.
    before = {**network.contacts, **contacts}
    mentors = {c.id: there for c in changed if (there := linked.of(before[c.id]))}
    missing = tuple((kind, missing_from(taken, contacts)) for kind, taken in by_kind.items())
    for kind, of_kind in missing:
        network.lose(kind, of_kind.gone)
    contacts.clear()
    contacts.update(network.contacts)
    return Imported(
        files=tuple(files),
        changed=tuple(sorted(changed, key=lambda c: c.id not in mentors)),
        addresses=tuple(addresses),
        missing=missing,
        dry_run=said.dry_run,
        mentors=mentors,
    )


def _remembered(
    contents: Contents, forgotten: dict[str, date], *, again: bool
) -> tuple[list[PersonInFile], list[Skipped]]:
    """Who is to be taken in, and who was forgotten before; with ``again`` they are no longer forgotten."""
    if not forgotten:
        return contents.people, []
    from mentorfolio.exchange.contacts import Skipped

    people, skipped = [], []
    for person in contents.people:
        marks = marks_in(person.says, contents.kind, forgotten)
        if marks and not again:
            reason = f"forgotten on {said_day(forgotten[marks[0]])}; --again adds them"
            skipped.append(Skipped(person.line, reason))
            continue
        for mark in marks:
            del forgotten[mark]
        people.append(person)
    return people, skipped


def _told(where: str, contents: Contents, taken: Taken, forgotten: list[Skipped]) -> FileRead:
    skipped = sorted((*contents.skipped, *forgotten), key=lambda s: s.line)
    return FileRead(
        file=where,
        kind=contents.kind,
        encoding=contents.encoding,
        delimiter=contents.delimiter,
        columns=contents.columns,
        dates=contents.dates or None,
        dates_sure=contents.dates_sure,
        older=taken.older,
        read=contents.rows,
        added=taken.added,
        updated=taken.updated,
        unchanged=taken.unchanged,
        merged=taken.merged,
        skipped=tuple(LeftOut(file=where, line=s.line, reason=s.reason) for s in skipped),
        cells=tuple(LeftOut(file=where, line=s.line, reason=s.reason) for s in contents.cells),
    )
