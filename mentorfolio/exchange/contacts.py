"""Contact files: what they are is seen in what they hold, and each person in them is given out."""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from mentorfolio.domain.contacts import ContactFacts
from mentorfolio.domain.counting import Counted, uncounted
from mentorfolio.domain.strict_json import file_of_ours
from mentorfolio.domain.text import command_line, some
from mentorfolio.errors import StoreDamaged, UsageProblem
from mentorfolio.exchange.cleaning import facts, left_out_of, line_of, name_of
from mentorfolio.exchange.days import days_of
from mentorfolio.exchange.decoding import decoded
from mentorfolio.exchange.headers import columns_said, kind_of
from mentorfolio.exchange.ldif import entries, is_ldif
from mentorfolio.exchange.tables import (
    OPEN_QUOTE,
    Table,
    TableRow,
    any_header,
    cell,
    cells_of,
    headers_told,
    table_of,
)
from mentorfolio.exchange.vcards import NEVER_ENDS, cards
from mentorfolio.exchange.zipped import connections, is_zip

LARGEST = 64 * 1024 * 1024  # bytes; a hundred thousand people have a fifth of it


class PersonInFile(NamedTuple):
    """Somebody in a file, and the line they stand on."""

    line: int
    says: ContactFacts


class Skipped(msgspec.Struct, frozen=True):
    """A row or card that was left out, and why."""

    line: int
    reason: str


class Contents(NamedTuple):
    """What a file holds, and how it was understood; ``cells`` are those that rows were read without."""

    kind: str
    encoding: str
    delimiter: str | None
    people: list[PersonInFile]
    skipped: list[Skipped]
    columns: dict[str, str]
    dates: str = ""
    dates_sure: bool = True
    cells: Sequence[Skipped] = ()

    @property
    def rows(self) -> int:
        """How many rows or cards there were."""
        return len(self.people) + len(self.skipped)


def read(
    data: bytes,
    where: str,
    *,
    kind: str | None = None,
    columns: Mapping[str, str] | None = None,
    counted: Counted = uncounted,
) -> Contents:
    """Everybody in a file; its kind and its columns (field -> header) as a person has said, if they have.

    Raises:
        StoreDamaged: it is no contact file, too large, or empty.
        UsageProblem: a column was named that it lacks, or it is not of the kind said.
    """
    if len(data) > LARGEST:
        raise StoreDamaged(
            f"{where} has more than {LARGEST >> 20} MB, far more than any address book.",
            hint="Nothing was changed. Is it the right file?",
        )
    if is_zip(data):
        data = connections(data, where, LARGEST)
    if not data.strip():
        raise StoreDamaged(f"{where} is empty.", hint="Nothing was changed. Export your contacts again.")
    found = decoded(data)
    if found is None:
        raise _no_contacts(where)
    text, encoding = found
    if ours := file_of_ours(text):
        what, command = ours
        raise StoreDamaged(
            f"{where} is {what}, and no contact file.", hint=f"Nothing was changed. To take it in: {command}"
        )
    is_cards = "BEGIN:VCARD" in text[:100_000].upper()
    if kind == "vcard" or (is_cards and kind is None):
        if not is_cards:
            raise UsageProblem(
                f"{where} holds no vCard.", hint="Leave out --format, and the kind is recognised."
            )
        there = counted(cards(text), text.count("BEGIN:VCARD"))
        return _with_somebody(_of_entries("vcard", there, encoding), where)
    if kind in (None, "thunderbird") and is_ldif(text):
        return _of_entries("thunderbird", counted(entries(text), text.count("\ndn:")), encoding)
    return _with_somebody(_of_table(text, encoding, where, kind, columns or {}, counted), where)


def _with_somebody(contents: Contents, where: str) -> Contents:
    """Refuse what holds nothing but pieces that cannot be read."""
    broken = [s for s in contents.skipped if s.reason in (NEVER_ENDS, OPEN_QUOTE)]
    if contents.people or not broken or len(broken) < len(contents.skipped):
        return contents
    raise StoreDamaged(
        f"{where} is damaged, or only half of it is there: on line {broken[0].line} {broken[0].reason}.",
        hint="Nothing was changed. Export your contacts again.",
    )


def _no_contacts(where: str) -> StoreDamaged:
    return StoreDamaged(
        f"{where} is not a contact file: there are no people in it that could be read.",
        hint="Nothing was changed. How to get a file that can be read: mentorfolio help network --page",
    )


def _unknown_table(text: str, where: str) -> StoreDamaged | None:
    """For a table whose headers say nothing to us, how to say which is which; None for any other text."""
    _, headers, found = any_header(text)
    rows = [row.cells for row in found]
    if not rows or any(cells is None or len(cells) != len(headers) for cells in rows):
        return None
    addresses = {at for cells in rows for at, one in enumerate(cells or ()) if "@" in one}
    names = [h for at, h in enumerate(headers) if h.strip() and at not in addresses]
    emails = [headers[at] for at in sorted(addresses)]
    if not names or not all(map(str.strip, emails)):
        return None
    said = ",".join([f"name={names[0]}", *(f"email={header}" for header in emails[:1])])
    typed = command_line("network", "import", "FILE", "--columns", said)
    return StoreDamaged(
        f"{where} has columns that are not known: {some([line_of(h, 40) for h in headers], 12)}.",
        hint=f"Nothing was changed. Say which is which: {typed}",
    )


def _of_entries(kind: str, found: Iterable[tuple[int, ContactFacts | None, str]], encoding: str) -> Contents:
    people, skipped, cells = _parted((line, person, (reason,)) for line, person, reason in found)
    return Contents(kind, encoding, None, people, skipped, {}, cells=cells)


def _parted(
    found: Iterable[tuple[int, ContactFacts | None, Iterable[str]]],
) -> tuple[list[PersonInFile], list[Skipped], list[Skipped]]:
    """The people among these, what was left out, and the cells that they were read without."""
    people, skipped, cells = list[PersonInFile](), list[Skipped](), list[Skipped]()
    for line, person, reasons in found:
        people += [PersonInFile(line, person)] if person else []
        (cells if person else skipped).extend(Skipped(line, reason) for reason in reasons if reason)
    return people, skipped, cells


def _of_table(
    text: str, encoding: str, where: str, kind: str | None, said: Mapping[str, str], counted: Counted
) -> Contents:
    table = table_of(text)
    if said:
        table = _as_said(text, table, where, said)
    elif table is None:
        if kind is not None:
            raise UsageProblem(
                f"{where} has no header that names people.",
                hint='Say which columns: --columns "name=HEADER,email=HEADER".',
            )
        raise _unknown_table(text, where) or _no_contacts(where)
    assert table is not None  # noqa: S101 - one of the two ways above
    kind = kind or table.kind
    rows = _without_the_cut(list(table.rows), table, text)
    column = table.columns.get("connected", ())
    written = [cell(row.cells or (), column) for row in rows]
    # A header in English tells of numbers with the month first, as LinkedIn once wrote them.
    is_american = any(header.strip().casefold() == "connected on" for header in table.headers)
    days, order, sure = days_of(written, month_first=is_american)
    there = counted(zip(rows, days, written, strict=True), len(rows))
    people, skipped, cells = _parted((r.line, *_person(r, table, kind, day, text)) for r, day, text in there)
    told = headers_told(table.headers, table.columns)
    return Contents(kind, encoding, table.delimiter, people, skipped, told, order, sure, cells)


def _without_the_cut(rows: list[TableRow], table: Table, text: str) -> list[TableRow]:
    """The rows, with the last one told where the file ends in its midst."""
    whole = len(table.headers)
    if text.endswith(("\n", "\r")) or len(rows) < 2 or whole < 2:
        return rows
    *before, last = rows
    is_short = last.cells is not None and len(last.cells) < whole
    if is_short and all(row.cells is None or len(row.cells) >= whole for row in before):
        return [*before, TableRow(last.line, None, "the file ends in the middle of it")]
    return rows


def _as_said(text: str, table: Table | None, where: str, said: Mapping[str, str]) -> Table:
    delimiter, headers, rows = (
        (table.delimiter, table.headers, table.rows) if table and table.headers else any_header(text)
    )
    found, missing = columns_said(said, headers)
    if missing is not None:
        there = ", ".join(repr(line_of(h, 40)) for h in headers[:12] if h.strip()) or "none"
        raise UsageProblem(f"{where} has no column {missing!r}.", hint=f"It has: {there}.")
    known = table.columns if table else {}
    if "name" in found:
        known = {field: places for field, places in known.items() if field not in ("first", "middle", "last")}
    kind = (table.kind if table else None) or kind_of(headers) or "csv"
    return Table(kind, delimiter, headers, {**known, **found}, rows)


def _person(
    row: TableRow, table: Table, kind: str, day: date | None, said: str
) -> tuple[ContactFacts | None, tuple[str, ...]]:
    """The person in a row, and why they, or values of theirs, are left out; ``day`` was ``said`` so."""
    cells, columns = row.cells, table.columns
    if cells is None:
        return None, (row.reason,)
    parts = [cell(cells, columns.get(part, ())) for part in ("first", "middle", "last")]
    name = " ".join(part.strip() for part in parts if part.strip())
    name = name or cell(cells, columns.get("name", ())) or cell(cells, columns.get("nickname", ()))
    if kind == "linkedin" and not name_of(name):
        return None, ("no name",)
    emails = [*cells_of(cells, columns.get("email", ())), *cells_of(cells, columns.get("email2", ()))]
    organisation = cell(cells, columns.get("organisation", ())).partition(" ::: ")[0]
    role = cell(cells, columns.get("role", ())).partition(" ::: ")[0]
    links = cells_of(cells, columns.get("url", ()))
    note = cell(cells, columns.get("note", ()))
    groups = cells_of(cells, columns.get("categories", ()))
    person = facts(
        name,
        emails,
        organisation=organisation,
        role=role,
        links=[x if "://" in x or "." not in x or " " in x else f"https://{x}" for x in links],
        note=note,
        categories=[part for text in groups for part in text.replace(";", ",").split(",")],
    )
    if person is None:
        return None, ("no name and no address",)
    person = msgspec.structs.replace(person, connected_on=day) if day else person
    odd_day = "a date that cannot be read" if said and not day else ""
    return person, (left_out_of(emails, links, note, (name, organisation, role)), odd_day)
