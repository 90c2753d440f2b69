"""Needs, circles and places that are called after somebody who goes: ids without their name."""

from __future__ import annotations

import re
from collections.abc import Iterable, Mapping
from typing import Any

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.pointing import ABOUT, POINTS
from mentorfolio.domain.records import Reflection
from mentorfolio.domain.register import TABLE_OF
from mentorfolio.domain.text import slug
from mentorfolio.store.layout import Tables
from mentorfolio.store.traces import Traces

NAMED = {
    "needs": "title",
    "circles": "name",
    "places": "name",
}  # table -> the field that its ids are made from


def give_new_ids(tables: Tables, table: str, traces: Traces, named: set[str]) -> bool:
    """Take the name out of ids that were made of it, wherever they are meant; whether there were any."""
    is_changed = False
    # One word alone may be part of any id: it is theirs only where the title had it, too.
    sure = as_in_ids([traces.slug] if "-" in traces.slug else [])
    likely = as_in_ids([traces.slug, *(slug(name, "") for name in traces.names if "@" not in name)])
    for old in list(tables.rows(table)):
        new = (likely if old in named else sure).sub("removed", old)
        if new == old:
            continue
        while new in tables[table] or new in tables.meta.retired.get(table, ()):
            new += "-2"
        tables[table] = {
            new if i == old else i: {**r, "id": new} if i == old else r for i, r in tables[table].items()
        }
        _mean(tables, table, old, new)
        is_changed = True
    return is_changed


def as_in_ids(slugs: Iterable[str]) -> re.Pattern[str]:
    """Finds these as parts of ids."""
    found = "|".join(re.escape(s) for s in sorted(filter(None, slugs), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{found})(?![^\W_])" if found else r"(?!)")


def _mean(tables: Tables, table: str, old: str, new: str) -> None:
    """Whatever meant the one id means the other."""

    def now(value: Any) -> Any:
        if isinstance(value, dict):
            return {new if i == old else i: strength for i, strength in value.items()}
        return new if value == old else value

    pointing: Mapping[type[Record], Mapping[str, str]] = {**POINTS, Reflection: {"subject": table}}
    for kind, points in pointing.items():
        fields = [field for field, at in points.items() if at == table]
        where = TABLE_OF[kind]
        for i, row in tables.rows(where).items() if fields else ():
            if kind is not Reflection or ABOUT.get(row.get("about", "")) == table:
                meant = {field: now(row[field]) for field in fields if field in row}
                if any(row[field] != value for field, value in meant.items()):
                    tables[where] = {**tables[where], i: {**row, **meant}}
