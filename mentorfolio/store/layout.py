"""The bytes of a portfolio file: plain JSON in TinyDB's shape, one record a line.

``{"_meta": {"schema": 1, "generation": 7, …}, "mentors": {"julie-okafor": {…}, …}, …}``. Tables are
decoded when touched; the others are written back as they were read.
"""

from __future__ import annotations

from collections.abc import Iterator
from typing import Any

import msgspec

from mentorfolio.errors import NewerStore, StoreDamaged

SCHEMA = 1
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


class Meta(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True):
    """What the file says of itself; ``retired`` holds table -> slug ids never to be given again."""

    schema: int
    generation: int = 0
    retired: dict[str, list[str]] = {}


class Tables(dict[str, dict[str, Any]]):
    """Table -> id -> record as plain JSON; a table is decoded when it is first asked for."""

    def __init__(self, meta: Meta, raw: dict[str, bytes]) -> None:
        super().__init__()
        self.meta = meta
        self._raw = raw

    def __missing__(self, table: str) -> dict[str, Any]:
        # KeyError is how TinyDB learns that a table has no record yet.
        records = _records(self._raw.pop(table), f"$.{table}") if table in self._raw else None
        if records is None:
            raise KeyError(table)
        self[table] = records
        return records

    def __iter__(self) -> Iterator[str]:
        return iter([META, *(t for t in TABLES if t in self._raw or self.get(t))])

    def encoded(self, generation: int) -> bytes:
        """The whole file of the next generation."""
        meta = msgspec.structs.replace(self.meta, schema=SCHEMA, generation=generation)
        parts = [b'{\n"%s": %s' % (META.encode(), msgspec.json.encode(meta))]
        parts += [b'"%s": %s' % (t.encode(), self._table(t)) for t in TABLES if t in self._raw or self.get(t)]
        return b",\n".join(parts) + b"\n}\n"

    def _table(self, table: str) -> bytes:
        if table in self._raw:
            return self._raw[table]
        lines = (
            b"%s: %s" % (msgspec.json.encode(key), msgspec.json.encode(record))
            for key, record in self[table].items()
        )
        return b"{\n" + b",\n".join(lines) + b"\n}"


def empty() -> Tables:
    """The tables of a portfolio that has nothing in it yet."""
    return Tables(Meta(schema=SCHEMA), {})


def decoded(data: bytes, where: str) -> Tables:
    """The tables of a file.

    Args:
        data: the whole file.
        where: how messages call it.

    Raises:
        NewerStore: written by a newer version of the program.
        StoreDamaged: not JSON, or not a portfolio.
    """
    try:
        raw = msgspec.json.decode(data, type=dict[str, msgspec.Raw])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise StoreDamaged(
            f"The portfolio {where} cannot be read: {problem}.",
            hint="It was left untouched. Bring back a copy of yours, or name another file with --store.",
        ) from None
    meta = _meta(raw.pop(META, None), where)
    unknown = sorted(set(raw) - set(TABLES))
    if unknown:
        raise StoreDamaged(f"The portfolio {where} holds a table {unknown[0]!r} that is not known.")
    return Tables(meta, {table: bytes(value) for table, value in raw.items()})


def _meta(raw: msgspec.Raw | None, where: str) -> Meta:
    not_ours = StoreDamaged(
        f"The file {where} is JSON, but not a portfolio.",
        hint="It was left untouched. Name your portfolio with --store.",
    )
    if raw is None:
        raise not_ours
    try:
        said = msgspec.json.decode(raw)
        schema = said.get("schema") if isinstance(said, dict) else None
        if type(schema) is not int or schema < 1:
            raise not_ours
        if schema > SCHEMA:
            raise NewerStore(
                f"The portfolio {where} was written by a newer mentorfolio: "
                f"its format is {schema}, this one knows {SCHEMA}.",
                hint="Update mentorfolio, the way you installed it.",
            )
        return msgspec.convert(said, Meta)
    except (msgspec.ValidationError, msgspec.DecodeError) as problem:
        raise StoreDamaged(f"The portfolio {where} is damaged at $.{META}: {problem}.") from None


def _records(raw: bytes, where: str) -> dict[str, Any]:
    try:
        return msgspec.json.decode(raw, type=dict[str, dict[str, Any]])
    except (msgspec.DecodeError, UnicodeDecodeError, RecursionError) as problem:
        raise StoreDamaged(
            f"The portfolio is damaged at {where}: {problem}.",
            hint="It was left untouched. Bring back a copy of yours, or mend that place in an editor.",
        ) from None
