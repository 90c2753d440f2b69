"""Addresses that look like somebody's and are another's."""

from __future__ import annotations

import unicodedata
from collections.abc import Collection

# Of these, letters of one look like those of another.
_ALIKE = ("LATIN", "CYRILLIC", "GREEK", "ARMENIAN", "CHEROKEE", "COPTIC")


def doubt(address: str, off: Collection[str] = ()) -> str:
    """What to look at in an e-mail address whose domain has letters of two such alphabets; else nothing.

    It is the hint ``look-alike``: nothing either where that is switched ``off``.
    """
    if address.isascii() or "look-alike" in off:
        return ""
    domain = address.rpartition("@")[2]
    named = {unicodedata.name(letter, "").partition(" ")[0] for letter in domain if letter.isalpha()}
    mixed = [alphabet.capitalize() for alphabet in _ALIKE if alphabet in named]
    if mixed[1:]:
        return f"The address {address} has {mixed[0]} and {mixed[1]} letters, which look alike: is it theirs?"
    return ""
