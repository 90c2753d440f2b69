"""From the records of an older format to the present one: pure functions over plain tables.

Each takes table -> id -> record (or, in an export, table -> list of records) as plain JSON and gives
new ones. A golden file of every past format stays in ``tests/store/golden`` for ever and must load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Plain = dict[str, Any]

SCHEMA = 4


def identified(tables: Plain) -> Plain:
    """The tables with a ``uid`` for every record that has none."""
    return {table: _identified(table, records) for table, records in tables.items()}


# Format N -> how to make N + 1 of it.
STEPS: Mapping[int, Callable[[Plain], Plain]] = {
    1: dict,  # 2 knows what led to each state and carries a checksum; its records are those of 1
    2: dict,  # 3 adds evaluations, promises made between meetings, snoozes, sessions; nothing moves
    3: identified,  # 4 adds places, what a letter calls a need, the day to be in touch again, and ``uid``
}


def migrated(tables: Plain, schema: int) -> Plain:
    """The tables in the present format; those given are left as they are."""
    for step in range(schema, SCHEMA):
        tables = STEPS[step](tables)
    return tables


def derived_uid(table: str, record_id: str, created: str) -> str:
    """The identity of a record that has none: two computers that read the same one agree on it."""
    from hashlib import blake2b  # 3 ms, for records of another program or an older one only

    return blake2b(f"{table}/{record_id}/{created}".encode(), digest_size=8).hexdigest()


def _identified(table: str, records: Any) -> Any:
    if table == "retired":
        return records
    if isinstance(records, dict):
        return {i: _with_uid(table, record) for i, record in records.items()}
    return [_with_uid(table, record) for record in records] if isinstance(records, list) else records


def _with_uid(table: str, record: Any) -> Any:
    if not isinstance(record, dict) or "uid" in record:
        return record
    return record | {"uid": derived_uid(table, str(record.get("id")), str(record.get("created")))}
