"""``network import``: contact files taken in, all of them or none."""

from __future__ import annotations

import os
from collections.abc import Iterable
from typing import Any

import msgspec

from mentorfolio.commands.network.fields import Files, ImportSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.counting import Counted
from mentorfolio.domain.taking_in import Change, Network, Taken


class Left(msgspec.Struct, frozen=True, kw_only=True):
    """A row or card that was left out."""

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
    dates: str
    dates_sure: bool
    read: int
    added: int
    updated: int
    unchanged: int
    merged: int
    skipped: tuple[Left, ...]


class Imported(Result, frozen=True, kw_only=True):
    """What the files brought."""

    files: tuple[FileRead, ...]
    changed: tuple[Change, ...]
    gone: tuple[tuple[str, str], ...]
    dry_run: bool

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
            "changed": self.changed,
            "gone": [{"id": i, "name": name} for i, name in self.gone],
            "dates": _one(f.dates or None for f in self.files),
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


def import_(desk: Desk, files: Files, said: ImportSaid) -> Imported:
    """Read contact files: LinkedIn's, Google's, Outlook's, vCards and others.

    What a file is, is seen from what it holds. All files are taken in, or none.
    """
    with desk.screen.progress("Reading contacts") as progress:
        return _read(desk, files, said, progress.through)


def _read(desk: Desk, files: Files, said: ImportSaid, counted: Counted) -> Imported:
    from mentorfolio.exchange.contacts import LARGEST, read

    found = []
    for file in files:
        where = "What you gave" if file == "-" else os.path.basename(file) or file  # noqa: PTH119 - only to be shown
        data = desk.read_file(file, LARGEST + 1)
        found.append((where, read(data, where, kind=said.format, columns=said.columns)))
    names = ", ".join(where for where, _ in found)
    if said.dry_run:
        return _take_in(desk, desk.network.reading(), found, dry_run=True, counted=counted)
    with desk.network.changing(f"read {names}") as contacts:
        return _take_in(desk, contacts, found, dry_run=False, counted=counted)


def _take_in(
    desk: Desk,
    contacts: dict[str, Contact],
    found: list[tuple[str, Any]],
    *,
    dry_run: bool,
    counted: Counted,
) -> Imported:
    network = Network(contacts.values(), (), desk.today)
    files, changed, gone = [], [], {}
    for where, contents in found:
        people = counted((person.says for person in contents.people), len(contents.people))
        taken = network.take_in(contents.kind, people)
        files.append(_told(where, contents, taken))
        changed += taken.changed
        gone.update({c.id: c.name for c in taken.gone})
    contacts.clear()
    contacts.update(network.contacts)
    return Imported(files=tuple(files), changed=tuple(changed), gone=tuple(gone.items()), dry_run=dry_run)


def _told(where: str, contents: Any, taken: Taken) -> FileRead:
    return FileRead(
        file=where,
        kind=contents.kind,
        encoding=contents.encoding,
        delimiter=contents.delimiter,
        columns=contents.columns,
        dates=contents.dates,
        dates_sure=contents.dates_sure,
        read=contents.rows,
        added=taken.added,
        updated=taken.updated,
        unchanged=taken.unchanged,
        merged=taken.merged,
        skipped=tuple(Left(file=where, line=s.line, reason=s.reason) for s in contents.skipped),
    )
