"""Text without accents and case; it imports next to nothing: completion waits for it."""

from __future__ import annotations

import unicodedata

# Letters that Unicode does not take apart into a base letter and a mark.
_FOLD = str.maketrans(
    {
        **dict.fromkeys("ɑⱭⱥȺ", "a"),
        **dict.fromkeys("ɓƁƀɃƃƂ", "b"),
        **dict.fromkeys("ƈƇȼȻ", "c"),
        **dict.fromkeys("đĐðÐɗƊɖƉƌƋ", "d"),
        **dict.fromkeys("əƏǝƎɛƐɇɆ", "e"),
        **dict.fromkeys("ƒƑ", "f"),
        **dict.fromkeys("ɠƓǥǤɣƔ", "g"),
        **dict.fromkeys("ħĦɦꞪⱨⱧ", "h"),
        **dict.fromkeys("ıİɨƗɩƖ", "i"),
        **dict.fromkeys("ɉɈɟȷ", "j"),
        **dict.fromkeys("ƙƘĸꝁꝀⱪⱩ", "k"),
        **dict.fromkeys("łŁƚȽɫⱢⱡⱠ", "l"),
        **dict.fromkeys("ŋŊɲƝƞȠ", "n"),
        **dict.fromkeys("øØɔƆɵƟ", "o"),
        **dict.fromkeys("ƥƤᵽⱣ", "p"),
        **dict.fromkeys("ɍɌɽⱤ", "r"),
        **dict.fromkeys("ʃƩ", "s"),
        **dict.fromkeys("ŧŦƭƬʈƮⱦȾ", "t"),
        **dict.fromkeys("ʉɄʊƱ", "u"),
        **dict.fromkeys("ʋƲ", "v"),
        **dict.fromkeys("ⱳⱲ", "w"),
        **dict.fromkeys("ƴƳɏɎ", "y"),
        **dict.fromkeys("ƶƵȥȤʒƷⱬⱫ", "z"),
        **dict.fromkeys("ßẞ", "ss"),
        **dict.fromkeys("æÆ", "ae"),
        **dict.fromkeys("œŒ", "oe"),
        **dict.fromkeys("þÞ", "th"),
        **dict.fromkeys("\u2018\u2019\u02bc\u02b9\u2032\u00b4\uff07", "'"),
        **dict.fromkeys("\u2010\u2011\u2012\u2013\u2212\ufe63\uff0d", "-"),
    }
)
# Signs that Unicode makes a blank and a mark of: nothing would be left of a name that is one of them.
_SIGNS = frozenset(
    "\u00a8\u00af\u00b8\u02d8\u02d9\u02da\u02db\u02dc\u02dd\u037a\u0384\u0385\u1fbd\u1fbf\u1fc0\u1fc1\u1fcd\u1fce\u1fcf"
    "\u1fdd\u1fde\u1fdf\u1fed\u1fee\u1ffd\u1ffe\u2017\u203e\u309b\u309c\ufc5e\ufc5f\ufc60\ufc61\ufc62\ufc63\ufe49\ufe4a"
    "\ufe4b\ufe4c\ufe70\ufe72\ufe74\ufe76\ufe78\ufe7a\ufe7c\ufe7e\uffe3"
)


def fold(text: str) -> str:
    """Text without accents and case, for comparing names only: ``Zieliński`` -> ``zielinski``."""
    if text.isascii():
        return text.casefold()
    # Taken apart first: an accent may sit on a letter that only the table knows (Ǿ is Ø with one).
    # Apostrophes first: of some Unicode makes a blank with an accent.
    known = text.translate(_FOLD)
    if _SIGNS.isdisjoint(known):
        apart = unicodedata.normalize("NFKD", known)
    else:
        apart = "".join(unicodedata.normalize("NFD" if c in _SIGNS else "NFKD", c) for c in known)
    plain = "".join(c for c in apart if not unicodedata.combining(c) and unicodedata.category(c) != "Cf")
    return plain.translate(_FOLD).casefold()
