"""Ids for the shell's completion, read as cheaply as possible: no records, no TinyDB, no msgspec."""

from __future__ import annotations

import json
import re
from collections.abc import Iterator
from pathlib import Path
from typing import TYPE_CHECKING, Any

if TYPE_CHECKING:
    from mentorfolio.cli.context import AppContext

_TABLES = {"mentor": "mentors", "need": "needs", "circle": "circles"}
_SHELVES = ("letter", "prompt", "agenda")
_DATED = ("meeting", "planned", "held", "action")  # a meeting at all, or in that state


def ids(app: AppContext, what: str) -> list[str]:
    """Ids of mentors, needs or circles, or of templates; nothing when there is nothing that can be read."""
    try:
        read = _templates if what in _SHELVES else _dated if what in _DATED else _records
        found = list(dict.fromkeys(read(app, what)))
        # The zsh script evaluates what comes back: only what can be an id leaves here.
        return [i for i in found if re.fullmatch(r"[a-z0-9-]+", i)]
    except Exception:  # noqa: BLE001 - a completion that prints an error would garble the command line
        return []


def _records(app: AppContext, what: str) -> list[str]:
    return list(json.loads(app.settings.store.read_bytes()).get(_TABLES[what], {}))


def _dated(app: AppContext, what: str) -> list[str]:
    """Ids of meetings (planned, held, any) or open actions, and of the people for whom one is open."""
    tables = json.loads(app.settings.store.read_bytes())
    meetings, mentors = tables.get("meetings", {}), tables.get("mentors", {})
    found = [*_actions(meetings, mentors)] if what == "action" else [*_meetings(meetings, what)]
    people = {person for _, people in found for person in people}
    named = [i for i in mentors if i in people]
    return [*(i for i, _ in found), *named, *(meetings if what == "meeting" else ())]


def _meetings(meetings: dict[str, Any], what: str) -> Iterator[tuple[str, list[str]]]:
    for i, m in meetings.items():
        if m["held"] if what == "held" else not m["held"] and not m["cancelled"]:
            yield i, m["mentors"]


def _actions(meetings: dict[str, Any], mentors: dict[str, Any]) -> Iterator[tuple[str, list[str]]]:
    theirs = [(m["actions"], m["mentors"]) for m in meetings.values()]
    theirs += [(m.get("actions", ()), [i]) for i, m in mentors.items()]
    for actions, people in theirs:
        yield from ((a["id"], people) for a in actions if a["done"] is None)


def _templates(app: AppContext, what: str) -> list[str]:
    from mentorfolio.letters.library import templates_root

    folders = (Path(app.settings.templates), templates_root())
    return sorted({p.stem for folder in folders for p in (folder / f"{what}s").glob("*.txt")})
