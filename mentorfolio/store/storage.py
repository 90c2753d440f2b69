"""TinyDB's storage on one file that is only ever replaced whole.

``JSONStorage`` overwrites in place and reads the file again for every operation. This one reads
once, changes in memory, and commits when told.
"""

from __future__ import annotations

import os
from collections.abc import Iterable
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec
from tinydb import Storage

from mentorfolio.domain.migrations import SCHEMA
from mentorfolio.domain.text import quoted
from mentorfolio.errors import InputOutputFailure, MentorfolioError, StoreDamaged, Unmerged
from mentorfolio.store.backups import Backups, meta_of
from mentorfolio.store.files import read_file, replace_file
from mentorfolio.store.layout import LARGEST, Meta, Past, Tables, checksum_of, decoded, empty, glanced


class _AsRead(NamedTuple):
    """What the file said of itself when it was read."""

    meta: Meta = Meta(schema=SCHEMA)
    schema: int = SCHEMA
    trusted: bool = True


FOREBEARS = 100  # of how many states a file knows that it came from them, the latest first


class PortfolioStorage(Storage):
    """The tables of one portfolio file, committed at once or not at all."""

    def __init__(self, path: Path, *, only_read: bool = False, data: bytes = b"") -> None:
        """With ``data``, that stands for what is in the file."""
        # A linked portfolio stays a link: everything happens beside the real file.
        self.path = Path(os.path.realpath(path))
        self.intent = self.path.with_name(f".{self.path.name}.doing")  # see journal.py
        self.backups = Backups(self.path)
        self.data = data
        self._tables = glanced(self.path) if only_read else None
        self._in_pieces = self._tables is not None
        self._as_read = _AsRead()
        self.machine = ""  # the computer that a commit is made on
        self.changed = False  # whether there is anything to commit
        self.written = Meta(schema=SCHEMA)  # what the last commit says of itself

    def tables(self) -> Tables:
        """The tables in memory, read from the file the first time.

        Raises StoreDamaged: it cannot be read as a portfolio, or is gone though it was one.
        """
        if self._tables is None:
            try:
                self.data = self.data or read_file(self.path, LARGEST)
                kept = [] if self.data else self.backups.all()
                if kept:
                    # The first commit of another process may just have come between the two looks.
                    self.data = read_file(self.path, LARGEST)
                if kept and not self.data:
                    raise self._gone()
                self._tables = decoded(self.data, str(self.path)) if self.data else empty()
            except StoreDamaged as damage:
                raise with_way_back(damage, self.backups) from None
            self._as_read = _AsRead(self._tables.meta, self._tables.schema, self._tables.trusted)
        return self._tables

    def _gone(self) -> StoreDamaged:
        what = "empty" if self.path.exists() else "gone"
        return StoreDamaged(f"The portfolio {self.path} is {what}, and there are backups of it.")

    def read(self) -> Tables | None:
        """What TinyDB works on; None for a file that has nothing in it yet."""
        tables = self.tables()
        return tables if self.data or self.changed or self._in_pieces else None

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep what TinyDB changed, for :meth:`commit`."""
        self.changed = True
        tables = self.tables()
        if data is tables:  # TinyDB changes what read() gave it; the other tables stay as they were read
            return
        tables.forget()
        tables.update(data)

    def replace(self, tables: Tables) -> None:
        """Put other tables in the place of all there are, for :meth:`commit`."""
        self._tables, self.changed = tables, True

    def retire(self, table: str, *record_ids: str) -> None:
        """Remember slug ids of removed records, so that they are never given to others."""
        tables = self.tables()
        retired = {**tables.meta.retired, table: [*tables.meta.retired.get(table, ()), *record_ids]}
        tables.meta = msgspec.structs.replace(tables.meta, retired=retired)
        self.changed = True

    def remember_purged(self, uids: Iterable[str]) -> None:
        """Remember who was purged, so that no other version brings them back."""
        tables = self.tables()
        meta = tables.meta.without({*uids})
        self.changed = self.changed or meta != tables.meta
        tables.meta = meta

    def purged(self) -> frozenset[str]:
        """The uids of whoever was purged, as far as the file and the latest copy say, damaged or not."""
        newest = self.backups.newest()
        said = (meta_of(path) for path in (self.path, *([newest.path] if newest else [])))
        return frozenset[str]().union(*(meta.gone for meta in said if meta))

    def changed_outside(self) -> bool:
        """Whether something else than this program put the file in the place of what it had written.

        A file of ours that came straight from the newest copy is ours, too: the writer was killed before
        it kept one. What another computer wrote since, over several changes, did not.
        """
        self.tables()
        newest = self.backups.newest()
        if not self.data or newest is None or newest.tail == checksum_of(self.data):
            return False
        meta = self._as_read.meta
        next_one = meta.generation > newest.generation and meta.before[:1] == (newest.tail,)
        return not (self._as_read.trusted and next_one)

    def commit(
        self,
        change: str,
        now: datetime,
        *,
        last: int,
        days: int,
        final: bool = False,
        past: Past | None = None,
    ) -> tuple[str, ...]:
        """Put the changed tables on disk as one new file and keep a copy; nothing if nothing changed.

        ``change`` says in words what led to this state, ``past`` where it stands after an undo or a redo. Of
        commits the ``last`` backups are kept, and one of each day for so many ``days``; a ``final`` one
        cannot be undone. Gives what is worth telling though it is saved: an unconfirmed sync, a backup not
        kept.

        Raises CannotCreate, InputOutputFailure: the system refused; the old file is intact.
        """
        if not self.changed:
            return ()
        place = past or self._goes_on_from(self._as_read.meta.past)
        was = checksum_of(self.data)
        generation = self._keep_what_is_replaced(was, now) + 1
        tables = self.tables()
        meta = msgspec.structs.replace(
            tables.meta,
            before=tuple(dict.fromkeys((*([was] if was else []), *tables.meta.before)))[:FOREBEARS],
            generation=generation,
            at=now.isoformat(timespec="seconds").replace("+00:00", "Z"),
            change=change,
            machine=self.machine,
            final=final,
            past=place,
        )
        data = tables.encoded(meta)
        if len(data) > LARGEST:
            size = f"The portfolio would grow beyond {LARGEST >> 20} MB."
            raise InputOutputFailure(size, hint="Nothing was changed.")
        durable = replace_file(self.path, data)
        self.changed, self.data, self.written = False, data, meta
        unconfirmed = "Saved, but unconfirmed: the system could not sync the folder."
        try:
            durable = self.backups.keep_commit(data, generation, now) and durable
        except (MentorfolioError, OSError) as problem:
            lost = f"Saved, but the backup was not kept: {problem}"
            return (lost,) if durable else (unconfirmed, lost)
        told = () if durable else (unconfirmed,)
        try:
            self.backups.prune(now, last=last, days=days)
        except (MentorfolioError, OSError) as problem:
            return (*told, f"Saved, but an old backup could not be removed: {problem}")
        return told

    def _keep_what_is_replaced(self, was: str | None, now: datetime) -> int:
        """Copy a state (``was``: its checksum) that has no copy yet; gives the number of the latest state.

        The numbers of copies only grow, also where an older file came back from elsewhere.
        """
        newest = self.backups.newest()
        generation = self._as_read.meta.generation
        latest = max(generation, newest.generation if newest else 0)
        if not self.data:
            return latest
        if self._as_read.schema < SCHEMA:
            self.backups.keep(self.data, "before-migration", now, once=True)
        if newest is None or newest.tail != was:
            latest += newest is not None and generation <= newest.generation
            self.backups.keep_commit(self.data, latest, now)
        return latest

    def _goes_on_from(self, past: Past | msgspec.UnsetType) -> Past | msgspec.UnsetType:
        """The place of a change made on top of an undo; nothing is to be said of any other."""
        if isinstance(past, msgspec.UnsetType) or past.stands is None or self.changed_outside():
            return msgspec.UNSET
        return Past(parent=past.stands)


def with_way_back(damage: StoreDamaged, backups: Backups) -> StoreDamaged:
    """The same damage, with the way to bring back the last good state if there is one."""
    newest = backups.newest()
    if newest is None or isinstance(damage, Unmerged):
        return damage
    way = f"mentorfolio store restore (the latest backup is {quoted(newest.path.stem)})"
    hint = f"{damage.hint or ''} Bring back the last good state: {way}".strip()
    return StoreDamaged(damage.message, hint=hint)
