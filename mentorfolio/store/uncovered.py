"""Words of one person in a text, but where they are a part of somebody else's name.

One pattern of all names would try each of them at every letter. So the words are looked for first, and
around each only those names whose rarest word stands there.
"""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Callable, Iterable, Iterator

from mentorfolio.domain.whole_words import as_whole_word

_WORD = re.compile(r"[^\W_]+")
_BLANKS = 20  # more white space than this between two words of a name parts them


class Uncovered:
    """Finds what a pattern finds, but where one of the names has it, or the mark of what is gone."""

    def __init__(self, gone: re.Pattern[str], names: Iterable[str], mark: str) -> None:
        """``names`` are those of other people with one of the words in each, in any case.

        ``mark`` stands in the place of words that went, and is never searched.
        """
        self._gone, self._mark = gone, re.compile(re.escape(mark))
        names = [*names]
        words = {name: _words(name) for name in names}
        common = Counter(word for found in words.values() for word in found)
        self._by_word: dict[str, list[str]] = {}
        self._unparted: list[str] = []
        for name, found in words.items():
            # Scripts without case have no blanks either: such a word may be a part of a longer one.
            if not found or any(w.isalpha() and w.upper() == w.lower() for w in found):
                self._unparted.append(name)
            else:
                self._by_word.setdefault(min(found, key=lambda word: common[word]), []).append(name)
        self._longest = max(len(name) + _BLANKS * (name.count(" ") + 1) for name in (*names, mark))
        self._patterns: dict[str, re.Pattern[str]] = {}

    def finditer(self, text: str) -> Iterator[re.Match[str]]:
        """The words that are nobody else's, from left to right."""
        at = done = 0
        while found := self._gone.search(text, at):
            covered = self._covered_to(text, found, done)
            if covered == 0:
                yield found
            at = done = max(covered or found.end(), found.start() + 1)

    def sub(self, by: Callable[[re.Match[str]], str], text: str) -> str:
        """The text with something else in their place."""
        parts, at = [], 0
        for found in self.finditer(text):
            parts += [text[at : found.start()], by(found)]
            at = found.end()
        return "".join([*parts, text[at:]])

    def _covered_to(self, text: str, found: re.Match[str], done: int) -> int:
        """Where a name ends that has this word in it; 0 if it is in none."""
        first = max(done, found.start() - self._longest)
        last = found.end() + self._longest
        around = text[first:last]
        candidates = [n for word in _words(around) for n in self._by_word.get(word, ())]
        candidates += [name for name in self._unparted if name in around]
        ends = (
            match.end()
            for pattern in (self._mark, *map(self._pattern, candidates))
            for match in pattern.finditer(text, first, last)
            if match.start() <= found.start() < match.end()
        )
        return max(ends, default=0)

    def _pattern(self, name: str) -> re.Pattern[str]:
        if name not in self._patterns:
            self._patterns[name] = re.compile(as_whole_word(name, any_case=True))
        return self._patterns[name]


def _words(text: str) -> set[str]:
    return set(_WORD.findall(text.casefold()))
