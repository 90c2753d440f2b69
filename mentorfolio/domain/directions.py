"""Letters that turn the direction of reading round, and what stands beside them with it."""

from __future__ import annotations

import unicodedata

DIRECTIONS = frozenset("\u061c\u200e\u200f\u202a\u202b\u202c\u202d\u202e\u2066\u2067\u2068\u2069")


def straight(text: str) -> str:
    """The text for another program: without those, and without what moves a terminal; lines and tabs stay."""
    if text.isascii() and text.isprintable():
        return text
    return "".join(
        c
        for c in text
        if c in "\n\t" or (c not in DIRECTIONS and unicodedata.category(c) not in ("Cc", "Cs"))
    )
