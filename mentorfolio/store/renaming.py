"""Needs, circles and places that are called after somebody who goes: ids without their name."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from typing import Any

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
    if table not in list(tables):
        return False
    is_changed = False
    # One word alone may be part of any id: it is theirs only where the title had it, too.
    sure = as_in_ids([traces.slug] if "-" in traces.slug else [])
    likely = as_in_ids([traces.slug, *(slug(name, "") for name in traces.names if "@" not in name)])
    for old in list(tables[table]):
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
    def change(where: str, meant: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
        for i, row in tables[where].items() if where in list(tables) else ():
            if fields := meant(row):
                tables[where] = {**tables[where], i: {**row, **fields}}

    def field(name: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
        return lambda row: {name: new} if row.get(name) == old else {}

    def supports(row: Mapping[str, Any]) -> dict[str, Any]:
        served = row.get("supports", {})
        return {"supports": {new if i == old else i: s for i, s in served.items()}} if old in served else {}

    if table == "needs":
        change("mentors", supports)
        change("outreach", field("need"))
        change("places", field("need"))
    elif table == "circles":
        change("meetings", field("circle"))
    about = {"needs": "need", "circles": "circle", "places": "place"}[table]
    change("reflections", lambda row: field("subject")(row) if row.get("about") == about else {})
