"""What an import brought: how each file was understood, who changed, who is gone, what was left out."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence

from mentorfolio.commands.network.importing import FileRead, Imported, LeftOut
from mentorfolio.commands.network.people import work_of
from mentorfolio.desk.results import undoable
from mentorfolio.domain.sameness import work
from mentorfolio.domain.taking_in import ChangedFact
from mentorfolio.domain.text import command_line, so_many, some
from mentorfolio.render.page import Line, Look, Page, Span, command, line

_MARKS = {",": "commas", ";": "semicolons", "\t": "tabs", "|": "bars"}
_CALLED = {
    "linkedin": "LinkedIn's connections",
    "google": "Google Contacts",
    "outlook": "Outlook's contacts",
    "thunderbird": "Thunderbird's address book",
    "vcard": "vCards",
    "csv": "a table",
}
_SHOWN = 10
_A_CARD_OR_TWO = 2


def page(result: Imported, look: Look) -> Page:
    """Data is who changed; all else is words."""
    words: list[Line] = []
    for file in result.files:
        words += _understood(file)
    new, moved, same = (result.total(what) for what in ("added", "updated", "unchanged"))
    is_new = not result.dry_run and (new or moved or result.total("merged"))
    counts = f"{new} new, {moved} changed, {same} as they were"
    if merged := result.total("merged"):
        counts += f", {merged} the same as someone already here"
    if left := sum(len(file.skipped) for file in result.files):
        counts += f", {left} left out"
    entries = so_many(result.total("read"), "entry", "entries")
    sentence = f"Read {entries}: {counts}."
    if result.dry_run:
        sentence = f"{entries}: {counts}. Nothing was saved."
    words += undoable(sentence, look) if is_new else [line(sentence)]
    if result.addresses:
        new_ones = some([f"{new.name} ({new.now})" for new in result.addresses], _SHOWN)
        words.append(line(f"New addresses of people who were here: {new_ones}.", hang=2))
    if result.gone:
        gone = some(
            [f"{one.name} ({does})" if (does := work_of(one)) else one.name for one in result.gone], _SHOWN
        )
        words.append(line(f"No longer in the file: {gone}. They are kept here."))
    words += _untold(result)
    if len({change.id for change in result.changed}) > _SHOWN and not result.dry_run:
        words.append(
            line("Who has changed jobs, the latest first:  ", command("mentorfolio network list --changed"))
        )
    if result.total("read") and not result.dry_run:
        words.append(line("Who could help with a need?  ", command("mentorfolio network match NEED")))
    body = [line(_news(change), *_noted(change, result.mentors), hang=2) for change in _once(result.changed)]
    return Page(body=tuple(body), words=tuple(words))


def _untold(result: Imported) -> Iterator[Line]:
    """Where most of an address book is not there; a card or two, or quite other people, are no such book."""
    for kind, of_kind in result.missing:
        read = sum(file.read for file in result.files if file.kind == kind)
        is_part = len(of_kind.gone) < of_kind.number < of_kind.known
        if is_part and read > _A_CARD_OR_TWO:
            yield line(
                f"{of_kind.number} of the {of_kind.known} people in the last such file are missing "
                "this time. That is most of them, so nobody is taken to be gone."
            )


def _understood(file: FileRead) -> Iterator[Line]:
    mark = f", {_MARKS.get(file.delimiter, file.delimiter)}" if file.delimiter else ""
    dates = f", dates read as {file.dates}" if file.dates else ""
    yield line(f"{file.file}: {_CALLED.get(file.kind, file.kind)}, {file.encoding}{mark}{dates}.", hang=2)
    if not file.dates_sure:
        yield line(
            f"  The column does not show which number is the day, so it was read as {file.dates}.", hang=2
        )
    if file.older:
        yield line("  It is older than the file read before, so only new people were added.", hang=2)
    if file.kind == "csv" and file.columns:
        guess = ", ".join(f"{field} = {header}" for field, header in file.columns.items())
        yield line(
            f"  Read as: {guess}. To read it another way: ",
            command("mentorfolio network import FILE --columns …"),
            hang=2,
        )
    if file.skipped:
        yield line(f"  Left out {len(file.skipped)}: {_lines(file.skipped)}.", hang=2)
    if file.cells:
        yield line(f"  Read in part: {_lines(file.cells)}.", hang=2)


def _lines(left: Sequence[LeftOut]) -> str:
    return some([f"line {one.line} ({one.reason})" for one in left], _SHOWN)


def _once(changes: tuple[ChangedFact, ...]) -> Iterator[tuple[ChangedFact, ...]]:
    by_person: dict[str, list[ChangedFact]] = {}
    for change in changes:
        by_person.setdefault(change.id, []).append(change)
    return (tuple(theirs) for theirs in by_person.values())


def _noted(changes: tuple[ChangedFact, ...], mentors: Mapping[str, str]) -> tuple[str | Span, ...]:
    """The command that says so of a mentor, whose record keeps what the owner wrote."""
    mentor = mentors.get(changes[0].id)
    if not mentor:
        return ()
    said = [word for change in changes for word in (f"--{change.field}", change.now or "")]
    return ("  ", command(command_line("mentor", "edit", mentor, *said)))


def _news(changes: tuple[ChangedFact, ...]) -> str:
    now = {change.field: change.now for change in changes}
    was = {change.field: change.was for change in changes}
    name = changes[0].name
    if "name" in now:
        renamed = f"{was['name']} is called {name} now."
        others = tuple(change for change in changes if change.field != "name")
        return f"{renamed} {_news(others)}" if others else renamed
    before = work(was.get("role"), was.get("organisation"))
    after = work(now.get("role"), now.get("organisation"))
    if not after:
        return f"{name} names no work any more (was {before})."
    return f"{name} is {after} now (was {before})." if before else f"{name} is {after} now."
