"""Ids for the shell's completion, read as cheaply as possible: no records, no TinyDB, no msgspec."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorfolio.cli.context import AppContext

_TABLES = {"mentor": "mentors", "need": "needs"}
_PLAIN = re.compile(r"[a-z0-9-]+")


def ids(app: AppContext, what: str) -> list[str]:
    """Ids of mentors or needs, or of templates; nothing when there is nothing that can be read."""
    if what in ("letter", "prompt"):
        return _templates(app, what)
    try:
        tables = json.loads(app.settings.store.read_bytes())
        found = list(tables.get(_TABLES[what], {}))
    except Exception:  # noqa: BLE001 - a completion that prints an error would garble the command line
        return []
    # The zsh script evaluates what comes back: only what can be an id leaves here.
    return [i for i in found if _PLAIN.fullmatch(i)]


def _templates(app: AppContext, what: str) -> list[str]:
    from mentorfolio.letters.library import templates_root

    folders = (Path(app.settings.templates), templates_root())
    found = {p.stem for folder in folders for p in (folder / f"{what}s").glob("*.txt")}
    return sorted(i for i in found if _PLAIN.fullmatch(i))
