"""Finding a word as people write it: any blanks inside, and never a part of another word or name.

However it is written: accents composed or not or left out, other apostrophes and hyphens, invisible
characters in between.
"""

from __future__ import annotations

import re
import unicodedata
from bisect import bisect_right
from collections.abc import Callable, Iterator
from functools import lru_cache
from typing import Protocol

from mentorfolio.domain.text import fold

_ODD = re.compile(r"[\x00-\x7f]?[^\x00-\x7f]+")
# The letters up to here keep their meaning without an accent; a sign of Hindi or kana does not.
_LAST_WITH_ACCENTS = 0x6FF


class Seen:
    """A text as it is compared, and where each part of it stands in the text as it was written."""

    def __init__(self, text: str) -> None:
        self._written = text
        self.text = text
        self._starts: list[tuple[int, int, bool]] = []  # as compared, as written, whether letter by letter
        if text.isascii():
            return
        parts: list[str] = []
        length = at = 0
        for odd in _ODD.finditer(text):
            self._starts.append((length, at, True))
            parts.append(text[at : odd.start()])
            length, at = length + odd.start() - at, odd.start()
            for letter in _letters(odd[0]):
                plain = _plain(letter)
                self._starts.append((length, at, False))
                parts.append(plain)
                length, at = length + len(plain), at + len(letter)
        self._starts.append((length, at, True))
        self.text = "".join([*parts, text[at:]])

    def written(self, found: re.Match[str]) -> slice:
        """Where a match in the compared text stands."""
        if not self._starts:
            return slice(*found.span())
        end = len(self._written) if found.end() == len(self.text) else self._place(found.end(), is_end=True)
        return slice(self._place(found.start()), end)

    def _place(self, at: int, *, is_end: bool = False) -> int:
        number = bisect_right(self._starts, at, key=lambda start: start[0]) - 1
        compared, written, is_plain = self._starts[number]
        if is_plain:
            return written + at - compared
        # Some letters are several when they are compared: a part of one is all of it.
        return self._starts[number + 1][1] if is_end and at > compared else written


class Finds(Protocol):
    """A pattern, or what finds as one does."""

    def finditer(self, text: str, /) -> Iterator[re.Match[str]]:
        """What it finds, from left to right."""
        ...

    def sub(self, by: Callable[[re.Match[str]], str], text: str, /) -> str:
        """The text with something else in the place of what it finds."""
        ...


def replaced(pattern: Finds, text: str, by: str, *, group: int | str = 0) -> str:
    """The text with ``by`` in the place of each match that has the group."""
    if text.isascii():
        return pattern.sub(lambda m: by if m[group] else m[0], text)
    seen, out, at = Seen(text), [], 0
    for found in pattern.finditer(seen.text):
        if found[group]:
            place = seen.written(found)
            out += [text[at : place.start], by]
            at = place.stop
    return "".join([*out, text[at:]])


def _letters(text: str) -> Iterator[str]:
    """Letters with what belongs to each: accents behind it, the parts of a Korean syllable."""
    begun = 0
    for at in range(1, len(text)):
        if not (unicodedata.combining(text[at]) or "\u1160" <= text[at] <= "\u11ff"):
            yield text[begun:at]
            begun = at
    yield text[begun:]


@lru_cache(4096)
def _plain(letter: str) -> str:
    """A letter as it is compared, in its case; nothing for what cannot be seen."""
    apart = unicodedata.normalize("NFKD", letter)
    if ord(apart[0]) > _LAST_WITH_ACCENTS and apart[0].isalpha():
        return unicodedata.normalize("NFC", apart)
    folded = fold(letter)
    return folded.capitalize() if letter[0].isupper() else folded


def as_whole_word(word: str, *, any_case: bool, genitive: bool = False) -> str:
    """The regular expression that finds this word, name or address.

    Several words in a row and addresses are found in any case, a single word only with ``any_case``:
    it may be another word in small letters (Will, Grace). With ``genitive`` an s at its end belongs to it.
    """
    word = Seen(word).text
    parts = word.split()
    if not parts:  # a macron alone: nothing of it is left to be compared
        return r"(?!)"
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
    return bool(re.search(as_whole_word(word, any_case=True), Seen(text).text))


def _has_an_end(word: str, at: int) -> bool:
    """Whether a blank or a sign parts a word that begins or ends so from the next.

    Scripts without case have no blanks between words either, so nothing marks where a name ends; a
    single letter would be found in everything.
    """
    letter = word.strip()[at]
    return letter.isalnum() and (len(word) == 1 or not letter.isalpha() or letter.lower() != letter.upper())
