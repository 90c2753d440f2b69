"""The ways in which a text may be written, folded: Müller, Muller, Mueller; O'Brien, OBrien."""

from __future__ import annotations

import re
from collections.abc import Iterable
from functools import lru_cache
from unicodedata import normalize

from mentorfolio.domain.folding import fold

# A letter with two dots, or written as two.
_WRITTEN_OUT = str.maketrans(
    {
        "ä": "ae",
        "ö": "oe",
        "ü": "ue",
        "Ä": "ae",
        "Ö": "oe",
        "Ü": "ue",
        "å": "aa",
        "ø": "oe",
        "ə": "a",
        "Ə": "a",
        "ŋ": "ng",
        "Ŋ": "ng",
    }
)
# What is folded stands alone: a letter with an accent takes as long as a page without.
_FOREIGN = r"[^\x00-\x7f]+"


def spellings(text: str) -> tuple[str, ...]:
    """The text as it is compared, with its blanks made one; in each way in which it may be written."""
    text = " ".join(text.split())
    if text.isascii():
        plain = text.casefold()
        return _without_apostrophes((plain,)) if "'" in plain else (plain,)
    # A letter and its accent may be two characters; written out, they are one letter.
    text = normalize("NFC", text)
    plain = re.sub(_FOREIGN, lambda letters: _folded(letters[0]), text)
    written_out = re.sub(_FOREIGN, lambda letters: _folded(letters[0].translate(_WRITTEN_OUT)), text)
    ways = dict.fromkeys((plain.casefold(), written_out.casefold()))
    return _without_apostrophes(ways)


def _without_apostrophes(ways: Iterable[str]) -> tuple[str, ...]:
    """These, and how they are written without; nothing is in everything, and no way to write one."""
    return (*ways, *(bare for way in ways if "'" in way and (bare := way.replace("'", "").strip())))


_folded = lru_cache(4096)(fold)
