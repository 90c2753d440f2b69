"""Text without accents and case; it imports next to nothing: completion waits for it."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("łŁ", "l"),
        **dict.fromkeys("øØ", "o"),
        **dict.fromkeys("đĐðÐ", "d"),
        **dict.fromkeys("ħĦ", "h"),
        **dict.fromkeys("ŧŦ", "t"),
        **dict.fromkeys("ıİ", "i"),
        **dict.fromkeys("ßẞ", "ss"),
        **dict.fromkeys("æÆ", "ae"),
        **dict.fromkeys("œŒ", "oe"),
        **dict.fromkeys("þÞ", "th"),
    }
)


def fold(text: str) -> str:
    """Text without accents and case, for comparing names only: ``Zieliński`` -> ``zielinski``."""
    if text.isascii():
        return text.casefold()
    # Taken apart first: an accent may sit on a letter that only the table knows (Ǿ is Ø with one).
    plain = "".join(c for c in unicodedata.normalize("NFKD", text) if not unicodedata.combining(c))
    return plain.translate(_FOLD).casefold()
