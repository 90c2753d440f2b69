"""The bytes of a portfolio file: plain JSON in TinyDB's shape, one record a line.

``{"_meta": {"checksum": "1f2e3d4c", "schema": 3, "generation": 7, …}, "mentors": {"julie-okafor": {…}}}``.
The checksum is that of the whole file with eight zeros in its own place, so it is computed on the
bytes as they are. A file whose checksum is right was written by this program and its tables are
decoded when touched; any other file is read strictly, and whole.
"""

from __future__ import annotations

import zlib
from collections.abc import Collection, Iterator, Mapping
from pathlib import Path
from typing import Annotated, Any

import msgspec

from mentorfolio.domain.migrations import SCHEMA, migrated
from mentorfolio.domain.register import KINDS
from mentorfolio.domain.strict_json import file_of_ours, strict
from mentorfolio.domain.text import quoted
from mentorfolio.errors import NewerStore, StoreDamaged
from mentorfolio.store.pieces import Region, parts_of

META = "_meta"
LARGEST = 64 * 1024 * 1024  # bytes; far beyond a life of mentoring, near the end of what is quick

LAST_GENERATION = 9_999_999_998  # ten digits in the name of a copy, and one more to come

# How what tells of a field, or a table, begins that this version does not know.
UNKNOWN = ("Object contains unknown field", "there is no such table")

_HEAD = b'{\n"_meta": {"checksum":"'
_BLANK = b"00000000"


Number = Annotated[int, msgspec.Meta(ge=0, le=LAST_GENERATION)]


class Past(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, omit_defaults=True):
    """The place of a state after an undo: the number of the state it stands for, and those ahead of it.

    ``parent`` is, in the first change after an undo, the number of the state that it went on from; where
    several commits are one step, in all but the first, the number of the state before it.
    """

    stands: Number | None = None
    parent: Number | None = None
    ahead: list[Number] = []


class Meta(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of itself.

    ``at``, ``machine`` and ``change`` tell when (ISO, UTC), where and by what it came to be; ``final`` marks
    a change that cannot be undone; ``retired`` holds table -> slug ids never to be given again. ``past`` is
    there only where the state before is not the one of the number before. ``before`` are the
    checksums of the states it came from, the latest first: what two versions have in common is found by them.
    ``purged`` are the uids of whoever is to come back by no other version; there only where there are some.
    """

    checksum: str = _BLANK.decode()
    schema: int
    generation: Number = 0
    at: str = ""
    machine: str = ""
    change: str = ""
    final: bool = False
    retired: dict[str, list[str]] = {}
    past: Past | msgspec.UnsetType = msgspec.UNSET
    before: tuple[str, ...] = ()
    purged: tuple[str, ...] | msgspec.UnsetType = msgspec.UNSET

    @property
    def gone(self) -> frozenset[str]:
        """The uids of whoever was purged."""
        return frozenset() if isinstance(self.purged, msgspec.UnsetType) else frozenset(self.purged)

    def without(self, uids: Collection[str]) -> Meta:
        """The same, knowing that these were purged as well."""
        purged = tuple(sorted({*self.gone, *uids}))
        return msgspec.structs.replace(self, purged=purged or msgspec.UNSET)


class StoredRecord(Mapping[str, Any]):
    """One record as it stands in the file, decoded when it is looked into; TinyDB passes it on as it is."""

    __slots__ = ("_record", "raw")

    def __init__(self, raw: bytes | msgspec.Raw) -> None:
        self.raw = raw
        self._record: dict[str, Any] | None = None

    def _decoded(self) -> dict[str, Any]:
        if self._record is None:
            try:
                self._record = msgspec.json.decode(self.raw, type=dict[str, Any])
            except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
                raise StoreDamaged(
                    f"A record cannot be read: {problem}.", hint="It was left untouched."
                ) from None
        return self._record

    def __getitem__(self, key: str) -> Any:
        return self._decoded()[key]

    def __iter__(self) -> Iterator[str]:
        return iter(self._decoded())

    def __len__(self) -> int:
        return len(self._decoded())


class Tables(dict[str, dict[str, Any]]):
    """Table -> id -> record as plain JSON; a table is decoded when it is first asked for.

    ``trusted`` says that the bytes are as this program wrote them in the present format, ``proven`` that
    they are in whatever format (``schema``), ``edited`` that something else changed them since.
    """

    def __init__(
        self,
        meta: Meta,
        raw: Mapping[str, bytes | Region],
        *,
        trusted: bool = True,
        proven: bool = True,
        schema: int = SCHEMA,
        edited: bool = False,
    ) -> None:
        super().__init__()
        self.meta, self.schema = meta, schema
        self.trusted, self.proven, self.edited = trusted, proven, edited
        self.raw = {**raw}  # as it was read, as long as nobody has taken it apart
        self._read: dict[str, tuple[bytes, int]] = {}  # table -> as it was read, and its count of rows

    def __missing__(self, table: str) -> dict[str, Any]:
        # KeyError is how TinyDB learns that a table has no record yet.
        if table not in self.raw:
            raise KeyError(table)
        raw = _whole(self.raw.pop(table))
        self[table] = _records(raw, f"$.{table}")
        self._read[table] = raw, len(self[table])
        return self[table]

    def rows(self, table: str) -> dict[str, Any]:
        """The records of a table; none where there is no such table yet."""
        return self[table] if table in self.raw or super().__contains__(table) else {}

    def untouched(self, table: str) -> bytes | None:
        """The table as it was read, as long as nobody has taken it apart."""
        return _whole(self.raw[table]) if table in self.raw else None

    def pieces(self, table: str) -> Iterator[bytes] | None:
        """The same, a piece after the other: each an object of some records."""
        raw = self.raw.get(table)
        return raw.pieces() if isinstance(raw, Region) else None if raw is None else iter([raw])

    def __iter__(self) -> Iterator[str]:
        # ``keys`` are those decoded so far.
        others = sorted(t for t in {*self.raw, *self.keys()} if t not in KINDS)
        return iter([t for t in (*KINDS, *others) if t in self.raw or super(Tables, self).__contains__(t)])

    def forget(self) -> None:
        """Take every table out."""
        self.clear()
        self.raw.clear()

    def encoded(self, meta: Meta) -> bytes:
        """The whole file, with the right checksum."""
        blank = msgspec.structs.replace(meta, checksum=_BLANK.decode(), schema=SCHEMA)
        parts = [b'{\n"%s": %s' % (META.encode(), msgspec.json.encode(blank))]
        parts += [b"%s: %s" % (msgspec.json.encode(t), self._table(t)) for t in self]
        data = b",\n".join(parts) + b"\n}\n"
        return _HEAD + b"%08x" % zlib.crc32(data) + data[len(_HEAD) + len(_BLANK) :]

    def _table(self, table: str) -> bytes:
        if table in self.raw:
            return _whole(self.raw[table])
        rows = list(self[table].items())
        raw, count = self._read.get(table, (b"", 0))
        if count and sum(isinstance(row, StoredRecord) for _, row in rows) == count:
            # All that was read is still there, as it was read: what is new goes behind it.
            return b",\n".join([raw.removesuffix(b"\n}"), *_lines(rows[count:])]) + b"\n}"
        return b"{\n" + b",\n".join(_lines(rows)) + b"\n}" if rows else b"{}"


def _whole(raw: bytes | Region) -> bytes:
    return raw.whole() if isinstance(raw, Region) else raw


def _lines(rows: list[tuple[str, Any]]) -> Iterator[bytes]:
    return (b"%s: %s" % (msgspec.json.encode(str(key)), _encoded(record)) for key, record in rows)


def _encoded(record: Any) -> bytes:
    return bytes(record.raw) if isinstance(record, StoredRecord) else msgspec.json.encode(record)


def empty() -> Tables:
    """The tables of a portfolio that has nothing in it yet."""
    return Tables(Meta(schema=SCHEMA), {})


def checksum_of(data: bytes) -> str | None:
    """The checksum that a file carries, if it is the right one; None otherwise."""
    end = len(_HEAD) + len(_BLANK)
    said = data[len(_HEAD) : end]
    if not data.startswith(_HEAD):
        return None
    right = zlib.crc32(memoryview(data)[end:], zlib.crc32(_HEAD + _BLANK))
    return said.decode("ascii") if said == b"%08x" % right else None


def glanced(path: Path) -> Tables | None:
    """The tables of a large file that this program wrote, none of them read yet; None for any other file."""
    parts = parts_of(path, _HEAD, _BLANK, LARGEST)
    if parts is None or not parts[1].keys() <= KINDS.keys():
        return None
    said, tables = parts
    try:
        meta = msgspec.json.decode(said, type=Meta)
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        return None
    return Tables(meta, tables) if meta.schema == SCHEMA else None


def decoded(data: bytes, where: str, called: str = "portfolio") -> Tables:
    """The tables of a file; ``where`` is its name in messages, and ``called`` what it is.

    Raises:
        NewerStore: written by a newer version of the program.
        StoreDamaged: not JSON, not a portfolio, or something in it that this program never writes.
    """
    what = f"{called} {where}"
    if len(data) > LARGEST:
        raise StoreDamaged(f"The {what} is larger than {LARGEST >> 20} MB, which is too large.")
    ours = checksum_of(data) is not None
    if ours:
        raw, said = _ours(data, what)
        meta = _meta(said, what, proven=True)
        if meta.schema == SCHEMA:
            return Tables(meta, {table: bytes(value) for table, value in raw.items()})
    document = strict(data, f"The {what}")
    said = document.get(META, {}) if isinstance(document, dict) else {}
    schema = said.get("schema") if isinstance(said, dict) else None
    if type(schema) is not int or schema < 1:
        raise _not_ours(where, data if called == "file" else b"")
    _refuse_newer(schema, what)
    del document[META]
    meta = _meta(said | {"schema": SCHEMA}, what, proven=ours)
    document = migrated(document, schema)
    # Only a file of the first format never had a checksum.
    edited = not ours and (schema > 1 or "checksum" in said)
    tables = Tables(meta, {}, trusted=False, proven=ours, schema=schema, edited=edited)
    for table, records in document.items():
        if not isinstance(records, dict) or not all(isinstance(r, dict) for r in records.values()):
            raise StoreDamaged(f"The {what} is damaged at $.{table}: it should hold records by id.")
        tables[table] = records
    return tables


def _ours(data: bytes, what: str) -> tuple[dict[str, msgspec.Raw], Any]:
    """The tables and what the file says of itself; a right checksum alone does not make it JSON."""
    try:
        raw = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        return raw, msgspec.json.decode(raw.pop(META))
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError, KeyError) as problem:
        strict(data, f"The {what}")  # names the line, if it finds it too
        raise StoreDamaged(f"The {what} cannot be read: {problem}.", hint="It was left untouched.") from None


def _meta(said: Any, what: str, *, proven: bool) -> Meta:
    try:
        meta = msgspec.convert(said, Meta)
    except msgspec.ValidationError as problem:
        raise ill_shaped(f"The {what}", f"$.{META}", str(problem), proven=proven) from None
    _refuse_newer(meta.schema, what)
    return meta


def ill_shaped(what: str, place: str, problem: str, *, proven: bool) -> StoreDamaged | NewerStore:
    """What is wrong at a place of a file: damage, unless a newer version wrote what this one cannot know.

    Under a right checksum (``proven``) some version of this program wrote it: a field too many is no slip.
    """
    if proven and problem.startswith(UNKNOWN):
        field = problem.partition("`")[2].partition("`")[0]
        return newer(what, f"this one does not know {place}{'.' if field else ''}{field}")
    return StoreDamaged(
        f"{what} is damaged at {place}: {problem}.",
        hint="It was left untouched. Fix that place in an editor.",
    )


def newer(what: str, why: str) -> NewerStore:
    """That a file is not for this version to read."""
    return NewerStore(
        f"{what} was written by a newer mentorfolio: {why}.",
        hint="Update mentorfolio, the way you installed it.",
    )


def _refuse_newer(schema: int, what: str) -> None:
    if schema > SCHEMA:
        raise newer(f"The {what}", f"its format is {schema}, this one knows {SCHEMA}")


def _not_ours(where: str, version: bytes) -> StoreDamaged:
    """``version``: what was named to be made one with the portfolio, and may be an export."""
    message, hint = f"The file {where} is JSON, but not a portfolio.", "Name your portfolio with --store."
    if export := file_of_ours(version.decode("utf-8", "replace")):
        what, command = export
        message = f"The file {where} is {what}, and no portfolio."
        hint = f"To take it in: {command.replace('FILE', quoted(where))}"
    return StoreDamaged(message, hint=f"It was left untouched. {hint}")


def _records(raw: bytes, where: str) -> dict[str, Any]:
    try:
        rows = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
        return {key: StoredRecord(row) for key, row in rows.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise StoreDamaged(
            f"The portfolio is damaged at {where}: {problem}.", hint="It was left untouched."
        ) from None
