"""Tables of contacts: the delimiter and the header found, each row read by itself; and written."""

from __future__ import annotations

import csv
import re
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import zip_longest
from typing import NamedTuple

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.text import straight
from mentorfolio.exchange.headers import field_of, fields_of, kind_of

DELIMITERS = (",", ";", "\t", "|")
_LOOKED_AT = 25  # lines before the header; LinkedIn's preamble has three
_LONGEST_RECORD = 60  # lines of one row, with breaks in its cells
_LONGEST_HEADER = 20_000  # letters; Outlook's has two thousand
_LARGEST_CELL = 1 << 20


_ADDRESS = re.compile(r"[^\s@,;]@[^\s@,;]+\.\w")
_NAMED = re.compile(r"[^,;\s<>]\s*<[^\s@<>]+@[^\s@<>]+>")
# How what is data for programs begins, or a page of the web; an address may stand in such brackets.
_NO_TABLE = re.compile(r"\s*(?:[{\[]|<[!?/]?\w[^@>]*>)")
OPEN_QUOTE = "a quote in it is never closed"
_FORMULA = ("=", "+", "-", "@", "\t")  # what a spreadsheet begins to compute at


class TableRow(NamedTuple):
    """One row with the line it begins on; without cells where it cannot be read."""

    line: int
    cells: list[str] | None
    reason: str = ""


class Table(NamedTuple):
    """A table: its kind, its delimiter, the columns of each field, the rows below the header."""

    kind: str
    delimiter: str
    headers: list[str]
    columns: dict[str, list[int]]
    rows: Iterator[TableRow]


def table_of(text: str) -> Table | None:
    """The table that a text is; None where nothing in it looks like people."""
    if _NO_TABLE.match(text):
        return None
    lines = _lines(text)
    found = [(mark, *_header(lines, mark, _is_header)) for mark in DELIMITERS]
    delimiter, headers, below = max(found, key=lambda one: _known(one[1]))
    if not headers:
        return _headless(lines)
    rows = rows_of(lines, delimiter, below, len(headers))
    return Table(kind_of(headers) or "csv", delimiter, headers, fields_of(headers), rows)


def any_header(text: str) -> tuple[str, list[str], Iterator[TableRow]]:
    """The first row with several cells as the header, for a table whose columns a person names."""
    lines = _lines(text)
    for mark in DELIMITERS:
        headers, below = _header(lines, mark, lambda cells: len([c for c in cells if c.strip()]) > 1)
        if headers:
            return mark, headers, rows_of(lines, mark, below, len(headers))
    return ",", [], iter(())


def _lines(text: str) -> list[str]:
    return text.replace("\r\n", "\n").replace("\r", "\n").split("\n")


def _header(
    lines: Sequence[str], delimiter: str, is_header: Callable[[Sequence[str]], bool]
) -> tuple[list[str], int]:
    """The header among the first lines, and where the rows below it begin; no cells where there is none."""
    # A line of endless length is none.
    head = [line if len(line) <= _LONGEST_HEADER else "" for line in lines[:_LOOKED_AT]]
    for row in rows_of(head, delimiter, 0):
        if row.cells and is_header(row.cells):
            return row.cells, row.line + sum(cell.count("\n") for cell in row.cells)
    return [], 0


def _is_header(cells: Sequence[str]) -> bool:
    # A header says what stands below it: "name" with signs of its own around it is a piece of something else.
    if any(re.search(r'[@{}<>"]', cell) for cell in cells) or kind_of(cells) is None:
        return False
    return _known(cells) > 1 or (_known(cells) == 1 and len(cells) <= 3)


def _known(cells: Sequence[str]) -> int:
    return sum(field_of(cell) is not None for cell in cells)


def _headless(lines: list[str]) -> Table | None:
    """A list of addresses, or Thunderbird's columns without their names."""
    sample = [line[:_LONGEST_HEADER] for line in lines[:200] if line.strip()]
    if 2 * len([*filter(_ADDRESS.search, sample)]) < max(1, len(sample)):
        return None
    cells = [cell for line in sample for cell in re.split("[,;]", line) if cell.strip()]
    if any(map(_NAMED.search, sample)) or all("@" in cell for cell in cells):
        headers = ["what comes before it", "each address"]
        return Table("csv", ",", headers, {"name": [0], "email": [1]}, _addresses(lines))
    delimiter = max(DELIMITERS, key=lambda mark: sum(line.count(mark) for line in sample))
    columns = _columns_of([row.cells for row in rows_of(sample, delimiter, 0) if row.cells])
    kind = "thunderbird" if "first" in columns else "csv"
    return Table(kind, delimiter, [], columns, rows_of(lines, delimiter, 0))


_THUNDERBIRDS = 37  # columns


def _columns_of(rows: Sequence[Sequence[str]]) -> dict[str, list[int]]:
    """Field -> column where no header says it: Thunderbird's, or an address with a name beside it."""
    found = [sum("@" in cell for cell in column) for column in zip_longest(*rows, fillvalue="")] or [0]
    if len(found) >= 5:
        # Its own order: first name, last name, display name, nickname, address, second address.
        columns = {"first": [0], "last": [1], "name": [2], "email": [4], "email2": [5]}
        whole = {"role": [24], "organisation": [26], "url": [27], "note": [36]}
        return columns | (whole if len(found) == _THUNDERBIRDS else {})
    place = found.index(max(found))
    return {"email": [place], **({"name": [0 if place else 1]} if len(found) > 1 else {})}


def _addresses(lines: Sequence[str]) -> Iterator[TableRow]:
    """What stands in the head of a message: ``Ana Sample <ana@example.org>, …``."""
    for number, line in enumerate(lines, 1):
        for part in line.strip().split(">"):
            before, opened, address = part.rpartition("<")
            if not opened:
                before, address = f"{part},", ""
            quoted = before.count('"') == 2
            bare, name = before.split('"')[:2] if quoted else before.replace(";", ",").rpartition(",")[::2]
            for alone in bare.split(","):
                if alone.strip(" ;,"):
                    yield TableRow(number, [alone.strip(" ;,") if "@" not in alone else "", alone])
            if name.strip() or address:
                yield TableRow(number, [name.strip(), address])


def rows_of(lines: Sequence[str], delimiter: str, start: int, width: int = 0) -> Iterator[TableRow]:
    """The rows from a line on; a quote that never closes costs its own row only."""
    csv.field_size_limit(_LARGEST_CELL)
    at = start
    while at < len(lines):
        line = lines[at]
        if not line.strip():
            at += 1
            continue
        end = at + 1
        if line.count('"') % 2 and _is_open(line, delimiter):
            end = _closed(lines, at, delimiter)
        if end == 0 or (end - at > 1 and _swallowed(lines[at:end], delimiter, width)):
            yield TableRow(at + 1, None, OPEN_QUOTE)
            at += 1
            continue
        try:
            cells = next(csv.reader([f"{text}\n" for text in lines[at:end]], delimiter=delimiter), [])
        except csv.Error as problem:
            long = "field limit" in str(problem)
            yield TableRow(
                at + 1, None, "a cell in it is far too long" if long else f"it cannot be read: {problem}"
            )
        else:
            yield TableRow(at + 1, cells)
        at = end


def _is_open(text: str, delimiter: str, *, inside: bool = False) -> bool:
    """Whether a quoted cell is open at the end of a line; a quote within a plain cell opens nothing."""
    at = text.find('"')
    while at >= 0:
        if inside and text[at + 1 : at + 2] == '"':
            at += 1
        else:
            inside = not inside and (at == 0 or text[at - 1] == delimiter)
        at = text.find('"', at + 1)
    return inside


def _closed(lines: Sequence[str], at: int, delimiter: str) -> int:
    """The line after the one on which the open cell ends; 0 where it does not."""
    for end in range(at + 1, min(len(lines), at + _LONGEST_RECORD)):
        if not _is_open(lines[end], delimiter, inside=True):
            return end + 1
    return 0


def _swallowed(lines: Sequence[str], delimiter: str, width: int) -> bool:
    """Whether a row of several lines is a broken one and its neighbours, whole by themselves."""
    if width < 2:
        return False
    try:
        alone = [next(csv.reader([text], delimiter=delimiter), []) for text in lines[1:] if text.strip()]
    except csv.Error:
        return True
    if not any(len(cells) == width for cells in alone) and not any(
        text.startswith('"') for text in lines[1:]
    ):
        return False
    try:
        # Strictly, a delimiter follows where a quoted cell ends.
        together = next(csv.reader([f"{text}\n" for text in lines], delimiter=delimiter, strict=True), [])
    except csv.Error:
        return True
    return len(together) != width


def cell(cells: Sequence[str], places: Sequence[int]) -> str:
    """The first of these columns that says something."""
    for place in places:
        if place < len(cells) and cells[place].strip():
            return _unguarded(cells[place])
    return ""


def _unguarded(text: str) -> str:
    """The text without the sign that keeps a spreadsheet from computing it."""
    return text[1:] if text[:1] == "'" and text[1:2] in _FORMULA else text


def cells_of(cells: Sequence[str], places: Sequence[int]) -> list[str]:
    """All of these columns that say something; Google joins several values in one."""
    found = [_unguarded(cells[place]) for place in places if place < len(cells) and cells[place].strip()]
    return [part.strip() for text in found for part in text.split(" ::: ")]


def headers_told(headers: Sequence[str], columns: Mapping[str, Sequence[int]]) -> dict[str, str]:
    """Field -> the header that it is read from."""
    return {
        f: headers[p[0]] if p[0] < len(headers) else f"column {p[0] + 1}" for f, p in columns.items() if p
    }


# Contacts as such a table again.
HEADERS = ("Name", "E-mail", "Organisation", "Role", "URL", "Connected On", "Tags", "Note")


def rows_told(contacts: Iterable[Contact]) -> Iterator[tuple[str, ...]]:
    """Below ``HEADERS``, the cells of each."""
    for contact in contacts:
        yield (
            contact.name,
            " ::: ".join(contact.emails),
            contact.organisation,
            contact.role,
            " ::: ".join(contact.links),
            contact.connected_on.isoformat() if contact.connected_on else "",
            ", ".join(dict.fromkeys((*contact.tags, *contact.categories))),
            contact.noted,
        )


def to_markdown(contacts: Iterable[Contact]) -> bytes:
    """A table in Markdown; signs that mean something there mean themselves."""
    rows = [HEADERS, tuple("---" for _ in HEADERS), *(map(_escaped, row) for row in rows_told(contacts))]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode()


def _escaped(text: str) -> str:
    text = "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!" else c for c in straight(text))
    return " ".join(text.split())
