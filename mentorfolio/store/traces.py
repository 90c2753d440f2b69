"""What to look for when a person is taken out: their names in what was written, whole words only."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Iterator
from pathlib import Path

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.copies import Mention, Purge
from mentorfolio.domain.own_words import TEXTS, texts
from mentorfolio.domain.whole_words import Seen, as_whole_word, replaced
from mentorfolio.store.uncovered import Uncovered

REMOVED = "[removed]"
_ADDRESS = r"\S+@\S+"
# Letters beyond the first 65,536 are two of these in a row.
_ESCAPED = re.compile(r'(?:\\u[0-9a-fA-F]{4})+|\\["\\/bfnrt]')


class WholeWords:
    """Words as people write them: any blanks between, and never a part of another word or name."""

    def __init__(
        self, words: Iterable[str], others: Iterable[str] = (), *, any_case: Iterable[str] = ()
    ) -> None:
        """Words are found in any case where several stand in a row, ``any_case`` also alone.

        What is a part of the name of one of ``others`` is theirs.
        """
        free = {word for word in any_case if word.strip()}
        # All of it is compared as it is folded: an accent may be written in two ways, or left out.
        longest_first = sorted({word for word in words if word.strip()} | free, key=len, reverse=True)
        gone = "|".join(as_whole_word(word, any_case=word in free) for word in longest_first) or r"(?!)"
        self.whole = re.compile(gone)
        self._parts = {tuple(Seen(word).text.casefold().split()) for word in longest_first} - {()}
        self._loosely = re.compile("|".join(r"\s+".join(map(re.escape, p)) for p in self._parts) or r"(?!)")
        plain = {name: Seen(name).text for name in others}
        held = {n for n, p in plain.items() if self.whole.search(p) and not self.whole.fullmatch(p)}
        self._pattern = Uncovered(re.compile(f"(?P<gone>{gone})"), held, REMOVED)

    def replaced(self, text: str) -> str:
        """The text with ``[removed]`` in their place."""
        return replaced(self._pattern, text, REMOVED, group="gone")

    def replaced_in_address(self, text: str) -> str:
        """The same where an address stands, which is theirs as a whole or somebody else's."""
        if re.fullmatch(_ADDRESS, text):
            return REMOVED if self.whole.fullmatch(Seen(text).text) else text
        return self.replaced(text)

    def may_stand(self, text: str) -> bool:
        """Whether one of the words may stand in a text as it is compared: a quick look, without a pattern."""
        low = text.casefold()
        return any(all(part in low for part in parts) for parts in self._parts)

    def may_stand_in_line(self, text: str) -> bool:
        """The same with a closer look, for few words of a line."""
        return self.may_stand(text) and bool(self._loosely.search(text.casefold()))

    def stands(self, text: str) -> bool:
        """Whether one of the words stands in the text."""
        plain = Seen(text).text
        return self.may_stand(plain) and any(m["gone"] for m in self._pattern.finditer(plain))

    def stands_in_file(self, path: Path) -> bool:
        """Whether one of the words stands in a file, also as JSON writes it."""
        return any(map(self.stands, _read(path)))

    def found(self, text: str) -> tuple[str, ...]:
        """The words that stand in the text, as they stand there, each once."""
        seen = Seen(text)
        found = [m for m in self._pattern.finditer(seen.text) if m["gone"]]
        return tuple(dict.fromkeys(text[seen.written(m)] for m in found))


class Traces:
    """What a purge looks for: the id (empty for nobody), names, addresses, parts of names."""

    def __init__(self, act: Purge) -> None:
        self.slug, self.also, self._others = act.slug, act.also, act.others
        self.names = tuple(dict.fromkeys(word for word in (*act.words, *act.also) if word.strip()))
        self.words = WholeWords(act.words, act.others, any_case=act.also)
        self.alone = WholeWords((), act.others, any_case=act.alone)

    def called_after(self, path: Path) -> bool:
        """Whether a draft or letter of ours is called after the person, or holds words about anybody."""
        slug = re.escape(self.slug)
        ours = rf"draft-(?:{slug}|words)-\d{{8}}T.*|{slug}\.[a-z]+"
        return bool(self.slug) and bool(re.fullmatch(ours, path.name))

    def of_word(self, word: str) -> WholeWords:
        """One of the words that are taken out as well, to be looked for by itself."""
        return WholeWords((), self._others, any_case=(word,))


def mentions(
    table: str, records: Iterable[Record], found: Callable[[str], Iterable[str]]
) -> Iterator[Mention]:
    """Where words that are ``found`` in a text stand in what was written in these records of a table."""
    for record in records:
        words = [word for text in texts(record, TEXTS) for word in found(text)]
        yield from (Mention(word=word, table=table, id=record.id) for word in dict.fromkeys(words))


def _read(path: Path) -> tuple[str, ...]:
    """The text of a file as it is, and with what JSON escapes; none if it cannot be read."""
    if not path.is_file():  # whoever reads a pipe waits for ever
        return ()
    try:
        text = path.read_bytes().decode("utf-8", "ignore")
    except OSError:
        return ()
    plain = unescaped(text)
    return (text,) if plain == text else (text, plain)


def unescaped(text: str) -> str:
    """JSON with what it escapes as it is meant."""
    return _ESCAPED.sub(lambda m: str(json.loads(f'"{m[0]}"')), text) if "\\" in text else text
