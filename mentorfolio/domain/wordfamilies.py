"""Families of words: what a need asks for, and the roles that answer it; a person may extend them."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from typing import NamedTuple

from mentorfolio.domain.text import fold


class Family(NamedTuple):
    """A field of work: words of a need, of who does it, of who is near to it."""

    name: str
    asked: re.Pattern[str]
    does: re.Pattern[str]
    near: re.Pattern[str]


class Families(NamedTuple):
    """All fields of work, and the words of seniority by level, the lowest first."""

    families: tuple[Family, ...]
    levels: tuple[tuple[int, re.Pattern[str]], ...]


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
                found[name.strip()] = Family(name.strip(), *map(pattern, parts))
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


def _expression(word: str) -> str:
    begins, ends = not word.strip().startswith("*"), not word.strip().endswith("*")
    parts = [re.escape(part) for part in plain(word.strip().strip("*").replace("*", "zzstar")).split()]
    inner = " ".join(parts).replace(r"\ ", " ").replace("zzstar", r"\w*")
    return (" " if begins else "") + inner + (r"(?= )" if ends else "")
