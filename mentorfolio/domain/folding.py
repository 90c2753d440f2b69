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
        **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\u00b4\uff07", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    }
)


def fold(text: str) -> str:
    """Text without accents and case, for comparing names only: ``Zieliński`` -> ``zielinski``."""
    if text.isascii():
        return text.casefold()
    # Taken apart first: an accent may sit on a letter that only the table knows (Ǿ is Ø with one).
    # Apostrophes first: of some Unicode makes a blank with an accent.
    apart = unicodedata.normalize("NFKD", text.translate(_FOLD))
    plain = "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return plain.translate(_FOLD).casefold()
