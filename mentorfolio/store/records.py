"""The portfolio as commands see it: typed collections over TinyDB tables, and one unit of work."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from pathlib import Path
from types import MappingProxyType
from typing import Any, Generic, TypeVar

import msgspec
from tinydb import TinyDB
from tinydb.table import Table

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.copies import Link, Tried
from mentorfolio.domain.migrations import derived_uid
from mentorfolio.domain.records import Profile, changed
from mentorfolio.domain.register import CALLED, KINDS, TABLE_OF, Everything
from mentorfolio.errors import MentorfolioError, NotFound, StoreDamaged
from mentorfolio.store.layout import StoredRecord, Tables, ill_shaped
from mentorfolio.store.pieces import Region
from mentorfolio.store.storage import PortfolioStorage, with_way_back

R = TypeVar("R", bound=Record)
S = TypeVar("S", bound=msgspec.Struct)

# What a shell, a path or an option would take for something else, and an empty line.
_NO_ID = re.compile(r"(?=[\x00-\u02ff])[^\w\-\n]|^[-_]|^$", re.MULTILINE)


def no_id_of(ids: Collection[str]) -> str | None:
    """The first of these that is not an id, if there is one."""
    # One look at all of them, since most are right.
    together = "\n".join(ids)
    if not _NO_ID.search(together) and together.count("\n") < max(1, len(ids)):
        return None
    return next((i for i in ids if "\n" in i or _NO_ID.search(i)), None)


class _Stored:
    """A record on its way from TinyDB to us: the row itself, not copied into a dict."""

    __slots__ = ("doc_id", "row")

    def __init__(self, row: Mapping[str, Any], doc_id: str) -> None:
        self.row, self.doc_id = row, doc_id


class _TextIdTable(Table):
    """A TinyDB table whose document ids are the records' own ids."""

    document_class = _Stored  # type: ignore[assignment]  # any class that takes these two, its docs say
    document_id_class = str  # type: ignore[assignment]  # TinyDB's annotation says int, its code any class
    # The cache does not notice other processes, and one command asks each thing once.
    default_query_cache_capacity = 0

    def put(self, records: Mapping[str, dict[str, Any]]) -> None:
        """Add or replace whole records; TinyDB's own upsert would merge them, key by key."""
        self._update_table(lambda table: table.update(records))  # type: ignore[arg-type]  # see document_id_class


class _Database(TinyDB):
    table_class = _TextIdTable


class Records(Generic[R]):
    """All records of one kind, in the order they were made; decoded when first asked for."""

    def __init__(self, table: _TextIdTable, tables: Tables, storage: PortfolioStorage, kind: type[R]) -> None:
        self._table, self._tables, self._storage, self._kind = table, tables, storage, kind

    @cached_property
    def _records(self) -> dict[str, R]:
        records = self._at_once(self._tables.raw.get(self._table.name))
        if records is None:
            rows: Iterable[Any] = self._table
            records = {stored.doc_id: self._record(stored) for stored in rows}
        # Ids are pasted into shells and made names of files: a right checksum does not vouch for them.
        wrong = no_id_of(records)
        if wrong is not None:
            raise self._damaged(wrong, "that is not an id", "")
        if not self._tables.proven:
            self._refuse_strange(records)
        return records

    def _at_once(self, raw: bytes | Region | None) -> dict[str, R] | None:
        """All of a table as it was read; None where it was not, or where one is to be looked at by itself."""
        if raw is None:
            return None
        raw = raw if isinstance(raw, bytes) else raw.whole()
        try:
            records = msgspec.json.decode(raw, type=dict[str, self._kind])  # type: ignore[name-defined]  # a type at run time
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
            return None
        whole = raw.count(b'"uid":"') == len(records) and [*records] == [r.id for r in records.values()]
        return records if whole else None

    def seen_as(self, kind: type[S]) -> Iterator[R | S]:
        """The records one after the other, none of them kept; as they were read, only what ``kind`` names."""
        pieces = None if "_records" in self.__dict__ else self._tables.pieces(self._table.name)
        if pieces is None:
            yield from self._records.values()
            return
        decoder = msgspec.json.Decoder(dict[str, kind])  # type: ignore[valid-type]  # a type at run time
        try:
            for piece in pieces:
                yield from decoder.decode(piece).values()
        except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
            self.by_id()  # one by one, it says where
            raise self._damaged("", str(problem), "") from None

    def _refuse_strange(self, records: Mapping[str, R]) -> None:
        from mentorfolio.domain.unproven import all_strange, strange_ids

        for where, what in all_strange(self._table.name, records.values()):
            raise damage_at(self._storage, where, what)
        retired = self._tables.meta.retired.get(self._table.name, ())
        wrong = strange_ids(retired)
        if wrong is not None:
            raise self._damaged(wrong, "that is not an id", "")

    def __iter__(self) -> Iterator[R]:
        return iter([*self._records.values()])

    def __len__(self) -> int:
        return len(self._records)

    def __contains__(self, record_id: object) -> bool:
        return record_id in self._records

    def __getitem__(self, record_id: str) -> R:
        """The record of this id. Raises NotFound: somebody may have taken it out while another was asked."""
        if record_id not in self._records:
            told = f"There is no {CALLED[self._table.name]} {record_id!r} any more."
            raise NotFound(told, hint="See what was changed: mentorfolio undo --list")
        return self._records[record_id]

    def get(self, record_id: str) -> R | None:
        """The record of this id, if it is there."""
        return self._records.get(record_id)

    def by_id(self) -> Mapping[str, R]:
        """Id -> record, as of now within this unit of work."""
        return MappingProxyType(self._records)

    def taken(self) -> frozenset[str]:
        """Every id in use, or once used and never to be given again."""
        retired = self._tables.meta.retired.get(self._table.name, ())
        return frozenset(self.__dict__.get("_records") or self._rows()) | frozenset(retired)

    def put(self, record: R) -> R:
        """Add or replace the record of this id, and give it back; nothing changes where it says the same."""
        if "_records" in self.__dict__:
            stored = self._records.get(record.id)
        else:  # one record is looked at without decoding the others
            row = self._rows().get(record.id)
            stored = None if row is None else self._record(_Stored(row, record.id))
        if stored is not None and msgspec.structs.replace(record, updated=stored.updated) == stored:
            return stored
        plain: dict[str, Any] = msgspec.to_builtins(record)
        self._table.put({record.id: plain})
        if "_records" in self.__dict__:  # a change of one record does not decode the others
            self._records[record.id] = record
        return record

    def _rows(self) -> Mapping[str, Any]:
        table = self._table.name
        return self._tables[table] if table in self._tables.raw else self._tables.get(table, {})

    def put_all(self, records: Sequence[R], *, retired: Sequence[str]) -> None:
        """Add or replace many records at once, and remember ids that were once used."""
        taken = self.taken()
        if gone := [i for i in dict.fromkeys(retired) if i not in taken]:
            self._storage.retire(self._table.name, *gone)
        if not records:
            return
        # One rewrite of the table: TinyDB copies it whole for every single change.
        self._table.put({r.id: msgspec.to_builtins(r) for r in records})
        self.__dict__.pop("_records", None)

    def remove(self, record_id: str) -> None:
        """Take the record out; a slug id is remembered as used."""
        self.__dict__.get("_records", {}).pop(record_id, None)
        self._table.remove(doc_ids=[record_id])  # type: ignore[list-item]  # see document_id_class
        if self._kind.named:
            self._storage.retire(self._table.name, record_id)

    def _record(self, stored: _Stored) -> R:
        try:
            if isinstance(stored.row, StoredRecord):
                record = msgspec.json.decode(stored.row.raw, type=self._kind)
                known = b'"uid":' in bytes(stored.row.raw)
            else:
                record = msgspec.convert(dict(stored.row), self._kind)
                known = "uid" in stored.row
        except (msgspec.ValidationError, msgspec.DecodeError, UnicodeDecodeError) as problem:
            what, _, place = str(problem).partition(" - at `$")
            raise self._damaged(stored.doc_id, what, place.removesuffix("`")) from None
        if record.id != stored.doc_id:
            raise self._damaged(stored.doc_id, f"its id says {record.id!r}", "")
        if not known:  # a line written by hand
            uid = derived_uid(self._table.name, record.id, record.created.isoformat())
            record = msgspec.structs.replace(record, uid=uid)
        return record

    def _damaged(self, record_id: str, what: str, place: str) -> MentorfolioError:
        where = f'$.{self._table.name}["{record_id}"]{place}'
        return damage_at(self._storage, where, what, proven=self._tables.proven)


def damage_at(storage: PortfolioStorage, where: str, what: str, *, proven: bool = False) -> MentorfolioError:
    """What is wrong at a place of a portfolio, with the way back; see :func:`layout.ill_shaped`."""
    problem = ill_shaped(f"The portfolio {storage.path}", where, what, proven=proven)
    return with_way_back(problem, storage.backups) if isinstance(problem, StoreDamaged) else problem


class Portfolio:
    """One consistent state of a portfolio file ."""

    def __init__(self, storage: PortfolioStorage) -> None:
        """Read the file; one that this program did not write is checked whole before anything is used.

        Raises StoreDamaged, NewerStore, InputOutputFailure where it cannot be read as a portfolio.
        """
        self.storage = storage
        self.change = ""
        self.link: Link | None = None
        self._database = _Database(storage=lambda: storage)
        self._opened: dict[type[Record], Records[Any]] = {}
        self._tables = tables = storage.tables()
        self.state = tables.meta, tables.edited  # which one it is
        self.is_edited = tables.edited  # something else wrote the file since our last change
        for table in tables.raw or tables:
            if table == "contacts":
                told = f"{storage.path} holds the contacts beside a portfolio, and no portfolio."
                raise with_way_back(StoreDamaged(told, hint="It was left untouched."), storage.backups)
            if table not in KINDS:
                raise damage_at(storage, f"$.{table}", "there is no such table", proven=tables.proven)
        if not tables.trusted:
            self.validate()

    def describe(self, change: str) -> None:
        """Say in words what this unit of work changes: ``added mentor Julie Okafor``."""
        self.change = change

    def link_contacts(self, contacts: Mapping[str, str], today: date) -> None:
        """Note in the network, with this unit of work, which mentors some contacts are."""
        if contacts:
            since = self.storage.tables().meta.generation
            self.link = Link(contacts=dict(contacts), change=self.change, today=today, since=since)

    def remove(self, kind: type[Record], record_id: str, today: date) -> None:
        """Take a record out; what pointed at it points there no more."""
        from mentorfolio.domain.pointing import without

        gone = (TABLE_OF[kind], record_id)
        for records in self.tables().values():
            for record in list(records):
                if fields := without(record, gone):
                    records.put(changed(record, today, **fields))
        self[kind].remove(record_id)

    def forget(self, mentor: str, today: date) -> None:
        """Take a person out, with everything kept about them alone."""
        from mentorfolio.store.forgetting import forget

        forget(self, mentor, today)

    @property
    def profile(self) -> Profile | None:
        """The owner's profile, if it was begun."""
        return next(iter(self[Profile]), None)

    def validate(self) -> None:
        """Decode every record. Raises StoreDamaged naming the first that is ill-shaped."""
        for records in self.tables().values():
            records.by_id()

    def tables(self) -> dict[str, Records[Any]]:
        """Table -> its records."""
        return {table: self[kind] for table, kind in KINDS.items()}

    def everything(self) -> Everything:
        """All of it as one record."""
        tables: dict[str, Any] = {table: tuple(records) for table, records in self.tables().items()}
        gone = self._tables.meta.retired
        retired = {
            table: tuple(sorted({*gone.get(table, ())} - self[kind].by_id().keys()))
            for table, kind in KINDS.items()
        }
        return Everything(**tables, retired={table: ids for table, ids in retired.items() if ids})

    def __getitem__(self, kind: type[R]) -> Records[R]:
        """All records of this kind."""
        if kind not in self._opened:
            table = self._database.table(TABLE_OF[kind])
            assert isinstance(table, _TextIdTable)  # noqa: S101 - table_class says so
            self._opened[kind] = Records(table, self._tables, self.storage, kind)
        return self._opened[kind]


def opened(tables: Tables, path: Path) -> Portfolio:
    """Tables as a portfolio at this path, every record decoded. Raises StoreDamaged."""
    storage = PortfolioStorage(path)
    storage.replace(tables)
    portfolio = Portfolio(storage)
    portfolio.validate()
    return portfolio


def refuse_lost(seen: Portfolio, found: Portfolio, mine: Portfolio) -> None:
    """Refuse a change that would bring back, or point at, what others took out since it was ``seen``.

    ``found`` is what they have left, ``mine`` what would be. Raises NotFound.
    """
    from mentorfolio.domain.pointing import lost

    for table, record_id in lost(seen.everything(), found.everything(), mine.everything()):
        _ = found[KINDS[table]][record_id]


def difference(before: Portfolio, after: Portfolio) -> Tried:
    """What a unit of work has done to the records that were there."""
    taken_out: dict[str, int] = {}
    changed: dict[str, int] = {}
    for table, records in before.tables().items():
        now = after.tables()[table].by_id()
        gone = [record for record in records if record.id not in now]
        other = [record for record in records if record.id in now and now[record.id] != record]
        taken_out |= {table: len(gone)} if gone else {}
        changed |= {table: len(other)} if other else {}
    return Tried(taken_out=taken_out, changed=changed)
