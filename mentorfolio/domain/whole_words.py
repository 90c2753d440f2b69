"""Finding a word as people write it: any blanks inside, and never a part of another word or name."""

from __future__ import annotations

import re


def as_whole_word(word: str, *, any_case: bool, genitive: bool = False) -> str:
    """The regular expression that finds this word, name or address.

    Several words in a row and addresses are found in any case, a single word only with ``any_case``:
    it may be another word in small letters (Will, Grace). With ``genitive`` an s at its end belongs to it.
    """
    parts = word.split()
    text = r"\s+".join(re.escape(part) for part in parts)
    text = f"(?i:{text})" if any_case or len(parts) > 1 or "@" in word else text
    if not any(map(str.isalnum, word)):
        return rf"(?<!\S){text}(?!\S)"
    start = r"(?<![^\W_])" if _has_an_end(word, 0) else ""
    start += r"(?<![.+])" if "@" in word else ""  # ben.kim@example.org is not kim@example.org
    end = ("s?" if genitive else "") + (r"(?![^\W_])" if _has_an_end(word, -1) else "")
    return start + text + end


def stands_in(word: str, text: str) -> bool:
    """Whether the word stands in the text as a whole, in whatever case."""
    return bool(re.search(as_whole_word(word, any_case=True), text))


def _has_an_end(word: str, at: int) -> bool:
    """Whether a blank or a sign parts a word that begins or ends so from the next.

    Scripts without case have no blanks between words either, so nothing marks where a name ends; a
    single letter would be found in everything.
    """
    letter = word.strip()[at]
    return letter.isalnum() and (len(word) == 1 or not letter.isalpha() or letter.lower() != letter.upper())
