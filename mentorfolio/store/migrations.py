"""From the format of an older version to the next one: pure functions over the whole document.

Each takes the document as plain JSON and gives a new one. A golden file of every past format stays
in ``tests/store/golden`` for ever and must load.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any

Document = dict[str, Any]

SCHEMA = 2


def _to_2(document: Document) -> Document:
    """Format 2 knows what led to each state, and carries a checksum."""
    meta = document["_meta"]
    return document | {
        "_meta": meta | {"schema": 2, "checksum": "00000000", "at": "", "change": "", "final": False}
    }


# Format N -> how to make N + 1 of it.
STEPS: Mapping[int, Callable[[Document], Document]] = {1: _to_2}


def migrated(document: Document, schema: int) -> Document:
    """The document in the present format; the one given is left as it is."""
    for step in range(schema, SCHEMA):
        document = STEPS[step](document)
    return document
