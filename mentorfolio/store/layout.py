"""The bytes of a portfolio file: plain JSON in TinyDB's shape, one record a line.

``{"_meta": {"checksum": "1f2e3d4c", "schema": 2, "generation": 7, …}, "mentors": {"julie-okafor": {…}}}``.
The checksum is that of the whole file with eight zeros in its own place, so it is computed on the
bytes as they are. A file whose checksum is right was written by this program and its tables are
decoded when touched; any other file is read strictly, and whole.
"""

from __future__ import annotations

import json
import zlib
from collections.abc import Iterator, Mapping
from typing import Any, NoReturn

import msgspec

from mentorfolio.errors import NewerStore, StoreDamaged
from mentorfolio.store.migrations import SCHEMA, migrated

META = "_meta"
TABLES = (
    "profile",
    "needs",
    "mentors",
    "outreach",
    "meetings",
    "checkins",
    "reflections",
    "gifts",
    "circles",
)
LARGEST = 64 * 1024 * 1024  # bytes; far beyond a life of mentoring, near the end of what is quick

_HEAD = b'{\n"_meta": {"checksum":"'
_BLANK = b"00000000"
_DEEPEST = 40  # a record nests five levels; more is an attack or an accident


class Meta(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of itself.

    ``at`` and ``change`` tell when (ISO, UTC) and by what it came to be; ``final`` marks a change
    that cannot be undone; ``retired`` holds table -> slug ids never to be given again.
    """

    checksum: str = _BLANK.decode()
    schema: int
    generation: int = 0
    at: str = ""
    change: str = ""
    final: bool = False
    retired: dict[str, list[str]] = {}


class Row(Mapping[str, Any]):
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

    ``trusted`` says that the bytes are as this program wrote them, ``schema`` in which format.
    """

    def __init__(
        self, meta: Meta, raw: dict[str, bytes], *, trusted: bool = True, schema: int = SCHEMA
    ) -> None:
        super().__init__()
        self.meta = meta
        self.trusted = trusted
        self.schema = schema
        self._raw = raw

    def __missing__(self, table: str) -> dict[str, Any]:
        # KeyError is how TinyDB learns that a table has no record yet.
        if table not in self._raw:
            raise KeyError(table)
        self[table] = _records(self._raw.pop(table), f"$.{table}")
        return self[table]

    def __iter__(self) -> Iterator[str]:
        others = sorted(t for t in {*self._raw, *self.keys()} if t not in TABLES)
        return iter([t for t in (*TABLES, *others) if t in self._raw or super(Tables, self).__contains__(t)])

    def keys(self) -> Any:
        """The tables decoded so far."""
        return super().keys()

    def forget(self) -> None:
        """Take every table out."""
        self.clear()
        self._raw.clear()

    def encoded(self, meta: Meta) -> bytes:
        """The whole file, with the right checksum."""
        blank = msgspec.structs.replace(meta, checksum=_BLANK.decode(), schema=SCHEMA)
        parts = [b'{\n"%s": %s' % (META.encode(), msgspec.json.encode(blank))]
        parts += [b"%s: %s" % (msgspec.json.encode(t), self._table(t)) for t in self]
        data = b",\n".join(parts) + b"\n}\n"
        return _HEAD + b"%08x" % zlib.crc32(data) + data[len(_HEAD) + len(_BLANK) :]

    def _table(self, table: str) -> bytes:
        if table in self._raw:
            return self._raw[table]
        lines = (
            b"%s: %s" % (msgspec.json.encode(str(key)), _encoded(record))
            for key, record in self[table].items()
        )
        return b"{\n" + b",\n".join(lines) + b"\n}" if self[table] else b"{}"


def _encoded(record: Any) -> bytes:
    return bytes(record.raw) if isinstance(record, Row) else msgspec.json.encode(record)


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


def decoded(data: bytes, where: str) -> Tables:
    """The tables of a file.

    Args:
        data: the whole file.
        where: how messages call it.

    Raises:
        NewerStore: written by a newer version of the program.
        StoreDamaged: not JSON, not a portfolio, or something in it that this program never writes.
    """
    if len(data) > LARGEST:
        raise StoreDamaged(f"The portfolio {where} is larger than {LARGEST >> 20} MB, which it cannot be.")
    if checksum_of(data) is not None:
        raw = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
        meta = _meta(msgspec.json.decode(raw.pop(META)), where)
        return Tables(meta, {table: bytes(value) for table, value in raw.items()})
    document = strict(data, f"The portfolio {where}")
    if not isinstance(document, dict) or META not in document:
        raise _not_ours(where)
    said = document[META]
    schema = said.get("schema") if isinstance(said, dict) else None
    if type(schema) is not int or schema < 1:
        raise _not_ours(where)
    _refuse_newer(schema, where)
    document = migrated(document, schema)
    meta = _meta(document.pop(META), where)
    tables = Tables(meta, {}, trusted=False, schema=schema)
    for table, records in document.items():
        if not isinstance(records, dict) or not all(isinstance(r, dict) for r in records.values()):
            raise StoreDamaged(
                f"The portfolio {where} is damaged at $.{table}: it should hold records by id."
            )
        tables[table] = records
    return tables


def strict(data: bytes, what: str) -> Any:
    """JSON as this program would write it: no duplicate keys, no numbers beyond whole ones, no NUL.

    A byte order mark and line ends of other systems are let through.

    Args:
        data: the bytes.
        what: how messages call them, at the beginning of a sentence.

    Raises:
        StoreDamaged: it is anything else; the message names the line where it can.
    """
    hint = "It was left untouched."
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError as problem:
        line = data.count(b"\n", 0, problem.start) + 1
        raise StoreDamaged(f"{what} is not UTF-8 text (line {line}).", hint=hint) from None
    try:
        document = json.loads(text, object_pairs_hook=_once, parse_constant=_refuse, parse_float=_refuse)
    except json.JSONDecodeError as problem:
        said = problem.msg.removesuffix(" starting at").removesuffix(" at")
        where = f"line {problem.lineno}, column {problem.colno}"
        raise StoreDamaged(
            f"{what} cannot be read at {where}: {said[:1].lower()}{said[1:]}.", hint=hint
        ) from None
    except RecursionError:
        raise StoreDamaged(f"{what} cannot be read: it is nested too deep.", hint=hint) from None
    except _Strange as problem:
        at = text.find(problem.token)
        place = f" (line {text.count(chr(10), 0, at) + 1})" if at >= 0 else ""
        raise StoreDamaged(f"{what} cannot be read: {problem}{place}.", hint=hint) from None
    except ValueError as problem:  # a whole number of thousands of digits
        raise StoreDamaged(f"{what} cannot be read: {problem}.", hint=hint) from None
    _refuse_strange(document, what, "$")
    return document


class _Strange(ValueError):
    """JSON that this program never writes; ``token`` is how it stands in the text."""

    def __init__(self, token: str, problem: str) -> None:
        super().__init__(problem)
        self.token = token


def _once(pairs: list[tuple[str, Any]]) -> dict[str, Any]:
    found = dict(pairs)
    if len(found) != len(pairs):
        seen: set[str] = set()
        twice = next(key for key, _ in pairs if key in seen or seen.add(key))  # type: ignore[func-returns-value]
        raise _Strange(json.dumps(twice, ensure_ascii=False), f"the key {twice!r} stands twice in one place")
    return found


def _refuse(text: str) -> NoReturn:
    raise _Strange(text, f"{text[:20]} is no number that belongs there")


def _refuse_strange(value: Any, what: str, place: str, depth: int = 0) -> None:
    if depth > _DEEPEST:
        raise StoreDamaged(f"{what} cannot be read: it is nested too deep.")
    if isinstance(value, str) and ("\0" in value or any("\ud800" <= c <= "\udfff" for c in value)):
        strange = "a NUL character" if "\0" in value else "half a character"
        raise StoreDamaged(f"{what} holds {strange} at {place}.", hint="It was left untouched.")
    if isinstance(value, dict):
        for key, item in value.items():
            _refuse_strange(key, what, place, depth)
            _refuse_strange(item, what, f'{place}["{key}"]' if depth else f"{place}.{key}", depth + 1)
    elif isinstance(value, list):
        for number, item in enumerate(value):
            _refuse_strange(item, what, f"{place}[{number}]", depth + 1)


def _meta(said: Any, where: str) -> Meta:
    try:
        meta = msgspec.convert(said, Meta)
    except msgspec.ValidationError as problem:
        raise StoreDamaged(f"The portfolio {where} is damaged at $.{META}: {problem}.") from None
    _refuse_newer(meta.schema, where)
    return meta


def _refuse_newer(schema: int, where: str) -> None:
    if schema > SCHEMA:
        raise NewerStore(
            f"The portfolio {where} was written by a newer mentorfolio: "
            f"its format is {schema}, this one knows {SCHEMA}.",
            hint="Update mentorfolio, the way you installed it.",
        )


def _not_ours(where: str) -> StoreDamaged:
    return StoreDamaged(
        f"The file {where} is JSON, but not a portfolio.",
        hint="It was left untouched. Name your portfolio with --store.",
    )


def _records(raw: bytes, where: str) -> dict[str, Any]:
    try:
        rows = msgspec.json.decode(raw, type=dict[str, msgspec.Raw])
        return {key: Row(row) for key, row in rows.items()}
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise StoreDamaged(
            f"The portfolio is damaged at {where}: {problem}.", hint="It was left untouched."
        ) from None
