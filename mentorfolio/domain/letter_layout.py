"""The parts of a letter as paragraphs that are taken in at a glance (O3)."""

from __future__ import annotations

from collections.abc import Iterable

_LONGEST = 60  # words of a paragraph
_FEW = 6  # words that are no paragraph of their own


def in_paragraphs(parts: Iterable[str]) -> str:
    """Parts of a letter in their order; each goes on in the paragraph before while that stays short."""
    said: list[str] = []
    for part in filter(None, (text.strip() for text in parts)):
        words = len(part.split())
        if said and (words < _FEW or len(said[-1].split()) + words <= _LONGEST):
            said[-1] = f"{said[-1]} {part}"
        else:
            said.append(part)
    return "\n\n".join(said)
