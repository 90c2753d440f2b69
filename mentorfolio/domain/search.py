"""Finding passages by words: which fit, which fit best, and the part of the text that shows it."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.passages import PASSAGES, Passage
from mentorfolio.domain.spellings import spellings
from mentorfolio.domain.text import fold
from mentorfolio.errors import UsageProblem

_SHOWN = 120  # letters of a text around what was found in it
_BEFORE = 40  # of these, before it
# How a word stands in a text -> what that is worth: as a whole, at the beginning of another, inside one.
_WHOLE, _BEGINS, _INSIDE = 6, 3, 1
_IN_NAME = 4  # times as much
_STOPS = (".", ":", ",", ";", "?", "!")
_ALIKE = 20  # what was typed is the name itself

# As telephones and word processors quote.
_QUOTES = str.maketrans(dict.fromkeys("\u201c\u201d\u201e\u201f\u00ab\u00bb", '"'))


class SearchedWords(NamedTuple):
    """What is looked for: words and phrases, each in the ways it may be written."""

    typed: tuple[str, ...]
    ways: tuple[tuple[str, ...], ...]


class Hit(NamedTuple):
    """A passage that fits, and how well."""

    passage: Passage
    score: int
    words: SearchedWords

    @property
    def shown(self) -> str:
        """One line of the text, around the first of the words in it; the name where none is."""
        parts = [" ".join(part.split()) for part in self.passage.text.split("\n")]
        # What stood on two lines is two things: an agenda, the addresses of somebody.
        text = " ".join(part if part.endswith(_STOPS) else f"{part};" for part in parts if part)
        text = text.removesuffix(";")
        plain = text.casefold() if text.isascii() else "".join((fold(char) or " ")[0] for char in text)
        at = min(
            (found for ways in self.words.ways for way in ways if (found := plain.find(way)) >= 0), default=-1
        )
        if at < 0 and (name := self.passage.name):
            at = 0
            text = f"{name}: {text}" if text else name
        start = max(0, at - _BEFORE)
        if start:
            start = text.find(" ", start, at) + 1 or start
        end = start + _SHOWN
        if end < len(text):
            end = text.rfind(" ", at + 1, end) if text.rfind(" ", at + 1, end) > at else end
        return ("…" if start else "") + text[start:end].rstrip() + ("…" if end < len(text) else "")


def words_of(typed: Sequence[str]) -> SearchedWords:
    """What was typed: each word, and as one what stands in quotes.

    Raises:
        UsageProblem: there is nothing to look for.
    """
    found: list[str] = []
    for text in (one.translate(_QUOTES) for one in typed):
        if '"' in text:
            found += [quoted or word for quoted, word in re.findall(r'"([^"]*)"?|([^\s"]+)', text)]
        else:
            found.append(text)  # the shell took the quotes: its blanks were meant
    terms = tuple(dict.fromkeys(term for text in found if fold(term := " ".join(text.split())).strip()))
    if not terms:
        raise UsageProblem("Say what to look for.", hint="Type it like: mentorfolio search rota")
    return SearchedWords(terms, tuple(map(spellings, terms)))


def search(
    found: Iterable[Passage], words: SearchedWords, names: Mapping[str, str], kinds: Collection[str] = ()
) -> list[Hit]:
    """The passages that hold every word, in themselves or with the names of those they are about.

    A name alone is found in what is called so, not in all that was written about it. ``names`` are by the id
    of a mentor, ``kinds`` the only ones where any are said. The best come first: whole words before parts,
    names before texts, the later day before the earlier.
    """
    called = {i: spellings(name) for i, name in names.items()}
    hits = []
    for passage in found:
        if kinds and passage.kind not in kinds:
            continue
        about = passage.mentors if passage.kind != "mentor" else ()
        if score := _score(passage, words, [way for i in about for way in called.get(i, ())]):
            hits.append(Hit(passage, score, words))
    order = list(PASSAGES)
    hits.sort(key=lambda hit: (order.index(hit.passage.kind), hit.passage.id))
    return sorted(hits, key=lambda hit: (hit.score, hit.passage.on), reverse=True)


def within(passage: Passage, mentor: str | None, since: date | None, until: date | None) -> bool:
    """Whether a passage is about this person, and lies between these days."""
    about = mentor is None or mentor in passage.mentors
    return about and (since or passage.on) <= passage.on <= (until or passage.on)


def _score(passage: Passage, words: SearchedWords, about: Sequence[str]) -> int:
    texts, name = spellings(passage.text), spellings(passage.name) if passage.name else ()
    total, itself = 0, 0
    for ways in words.ways:
        here = _best(ways, texts)
        if name:
            here = max(here, _IN_NAME * _best(ways, name))
            here += _ALIKE * any(way == one for way in ways for one in name)
        itself += here
        # That it is with somebody of this name counts, and is not enough.
        here = here or _best(ways, about)
        if not here:
            return 0
        total += here
    return total if itself else 0


def _best(ways: Sequence[str], texts: Sequence[str]) -> int:
    # Plain loops: this is asked of every passage, and most have nothing of it.
    best = 0
    for text in texts:
        for way in ways:
            if way in text:
                best = max(best, _worth(way, text))
    return best


def _worth(word: str, text: str) -> int:
    at, best = text.find(word), _INSIDE
    while at >= 0:
        begins = at == 0 or not text[at - 1].isalnum()
        after = at + len(word)
        if begins and (after == len(text) or not text[after].isalnum()):
            return _WHOLE
        best = max(best, _BEGINS if begins else _INSIDE)
        at = text.find(word, at + 1)
    return best
