"""Families of words: what a need asks for, and the roles that answer it; a person may extend them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from functools import cached_property, lru_cache
from typing import NamedTuple, TypeVar

from mentorfolio.domain.text import fold

T = TypeVar("T")

_START = 3  # letters


class Family:
    """A field of work: words of a need, of who does it, of who is near to it.

    A need asks for a few of them: only theirs become expressions.
    """

    def __init__(self, name: str, asked: Sequence[str], does: Sequence[str], near: Sequence[str]) -> None:
        self.name = name
        self._asked, self.does_words, self._near = asked, does, near

    @cached_property
    def does(self) -> re.Pattern[str]:
        """What finds somebody who does it in a plain text."""
        return pattern(self.does_words)

    @cached_property
    def near(self) -> re.Pattern[str]:
        """What finds somebody who is near to it in a plain text."""
        return pattern(self._near)

    def places_in(self, text: str) -> list[tuple[int, int]]:
        """Where the words that ask for it stand in the plain text of a need, as whole words."""
        hits = [
            hit for word in self._asked if _stands(word, text) for hit in re.finditer(_expression(word), text)
        ]
        return [(hit.start() + 1, text.find(" ", hit.end())) for hit in hits]

    def meant_in(self, text: str) -> bool:
        """Whether a word of those who do it stands in the plain text of a need."""
        return any(_stands(word, text) for word in self.does_words)


class Fields:
    """Which fields of work a plain text is of, looked up by how its words begin: no family is compiled."""

    def __init__(self, families: Iterable[Family]) -> None:
        self._by_start: dict[str, list[tuple[str, str]]] = {}
        self._anywhere: list[tuple[str, str]] = []
        for family in families:
            for word in family.does_words:
                if word.strip().startswith("*"):
                    self._anywhere.append((word, family.name))
                elif begins := plain(word.strip(" *")).split()[:1]:
                    self._by_start.setdefault(begins[0][:_START], []).append((word, family.name))

    def of(self, text: str) -> frozenset[str]:
        """The names of the families whose people have such words in their roles."""
        starts = {word[:length] for word in text.split() for length in range(1, _START + 1)}
        near = [row for start in starts for row in self._by_start.get(start, ())]
        return frozenset(name for word, name in (*near, *self._anywhere) if _stands(word, text))


class Families(NamedTuple):
    """All fields of work, and the words of seniority by level, the lowest first."""

    families: tuple[Family, ...]
    levels: tuple[tuple[int, re.Pattern[str]], ...]


def longest(spans: Iterable[tuple[int, int, T]]) -> list[tuple[int, int, T]]:
    """Places in a text, each with what was found there, but for those within a longer place."""
    spans = [*spans]
    return [
        (begin, end, found)
        for begin, end, found in spans
        if not any(a <= begin and end <= b and b - a > end - begin for a, b, _ in spans)
    ]


def plain(text: str) -> str:
    """A text as families see it: folded, with nothing but words, one blank between and around them."""
    words = " ".join(re.findall(r"[\w&+]+", fold(text)))
    return f" {words} "


def families_of(texts: Iterable[str], levels: Iterable[str]) -> Families:
    """The families in some files; one of a later file takes the place of one of its name.

    A line that is none is passed over: a slip in a person's own file costs that line only.
    """
    found: dict[str, Family] = {}
    for text in texts:
        for row in _rows(text):
            name, _, rest = row.partition(":")
            parts = [*(part.split(",") for part in rest.split("|")), [], [], []][:3]
            if name.strip() and any(any(w.strip() for w in part) for part in parts):
                found[name.strip()] = Family(name.strip(), *parts)
    graded: dict[int, re.Pattern[str]] = {}
    for text in levels:
        for row in _rows(text):
            level, _, rest = row.partition(":")
            if level.strip() in ("1", "2", "3", "4", "5"):
                graded[int(level)] = pattern(rest.split(","))
    return Families(tuple(found.values()), tuple(sorted(graded.items())))


def _rows(text: str) -> list[str]:
    return [row for row in text.splitlines() if row.strip() and not row.lstrip().startswith("#")]


def pattern(words: Sequence[str]) -> re.Pattern[str]:
    """What finds any of these words in a plain text."""
    found = [_expression(word) for word in words if word.strip(" *")]
    return re.compile("|".join(found) or r"(?!)")


def _stands(word: str, text: str) -> bool:
    """As the expression of the word would find it, at a fraction of the cost for the many that do not."""
    begins = word.strip(" *")[:3].casefold()
    if not begins or (begins.isascii() and begins.isalnum() and begins not in text):
        return False
    if needle := _needle(word):
        return needle in text
    return bool(re.search(_expression(word), text))


@lru_cache(8192)
def _needle(word: str) -> str:
    """What stands in a plain text where the word does; empty for one with a star within it."""
    bare = word.strip()
    inner = bare.strip("*")
    if "*" in inner:
        return ""
    found = plain(inner).strip()
    return found and f"{'' if bare.startswith('*') else ' '}{found}{'' if bare.endswith('*') else ' '}"


def _expression(word: str) -> str:
    begins, ends = not word.strip().startswith("*"), not word.strip().endswith("*")
    parts = [re.escape(part) for part in plain(word.strip().strip("*").replace("*", "zzstar")).split()]
    inner = " ".join(parts).replace(r"\ ", " ").replace("zzstar", r"\w*")
    return (" " if begins else "") + inner + (r"(?= )" if ends else "")
