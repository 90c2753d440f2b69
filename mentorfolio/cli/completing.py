"""Ids for the shell's completion, read as cheaply as possible: no records, no TinyDB, no msgspec."""

from __future__ import annotations

import json
import re
from pathlib import Path
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorfolio.cli.context import AppContext

_TABLES = {"mentor": "mentors", "need": "needs"}


def ids(app: AppContext, what: str) -> list[str]:
    """Ids of mentors or needs, or of templates; nothing when there is nothing that can be read."""
    try:
        found = _templates(app, what) if what in ("letter", "prompt") else _records(app, what)
        # The zsh script evaluates what comes back: only what can be an id leaves here.
        return [i for i in found if re.fullmatch(r"[a-z0-9-]+", i)]
    except Exception:  # noqa: BLE001 - a completion that prints an error would garble the command line
        return []


def _records(app: AppContext, what: str) -> list[str]:
    return list(json.loads(app.settings.store.read_bytes()).get(_TABLES[what], {}))


def _templates(app: AppContext, what: str) -> list[str]:
    from mentorfolio.letters.library import templates_root

    folders = (Path(app.settings.templates), templates_root())
    return sorted({p.stem for folder in folders for p in (folder / f"{what}s").glob("*.txt")})
