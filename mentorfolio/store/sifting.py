"""The records in which a word may stand, told from their bytes: only those need to be taken apart."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.whole_words import Seen
from mentorfolio.store.layout import StoredRecord
from mentorfolio.store.records import Portfolio
from mentorfolio.store.traces import WholeWords, unescaped


class Sieve:
    """Finds such records in one state after another; what it knows of a line it need not find out again."""

    def __init__(
        self, words: Iterable[WholeWords], is_one: Callable[[Record], bool] = lambda _: True
    ) -> None:
        """What to look for: one of the words, and of the records that may have one those meant."""
        self._words, self._is_one = tuple(words), is_one
        self._known: dict[tuple[str, bytes], bool] = {}

    def through(self, portfolio: Portfolio) -> Iterator[tuple[str, list[Record]]]:
        """Table -> its records in which one of the words may stand; none is overlooked."""
        for table, records in portfolio.tables().items():
            raw = portfolio.storage.tables().untouched(table)
            if raw is not None and not may_stand_in(raw, self._words):
                continue
            found: list[Record] = []
            for record_id, row in _rows(portfolio, table, raw):
                known = self._known.get((table, row))
                if known is None:
                    text = _as_compared(row)
                    may = any(word.may_stand_in_line(text) for word in self._words)
                    known = self._known[table, row] = may and self._is_one(records[record_id])
                if known:
                    found.append(records[record_id])
            if found:
                yield table, found


def may_stand_in(data: bytes, words: Iterable[WholeWords]) -> bool:
    """Whether one of the words may stand in a file, whether or not it is JSON."""
    text = data.decode("utf-8", "replace")
    seen = [Seen(text).text, *([_as_compared(data)] if "\\" in text else [])]
    return any(word.may_stand(one) for word in words for one in seen)


def _rows(portfolio: Portfolio, table: str, raw: bytes | None) -> Iterator[tuple[str, bytes]]:
    """Id -> the record as it stands in the file."""
    if raw is not None:
        for record_id, row in msgspec.json.decode(raw, type=dict[str, msgspec.Raw]).items():
            yield record_id, bytes(row)
        return
    for record_id, row in portfolio.storage.tables().rows(table).items():
        yield record_id, bytes(row.raw) if isinstance(row, StoredRecord) else msgspec.json.encode(row)


def _as_compared(data: bytes) -> str:
    """JSON as text to look through: without escapes."""
    return Seen(unescaped(data.decode("utf-8", "replace"))).text
