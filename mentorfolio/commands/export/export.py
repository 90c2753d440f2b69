"""``export``: the whole portfolio as one document, as cards, or as pages that link to each other."""

from __future__ import annotations

import os
from collections.abc import Mapping
from pathlib import Path
from typing import Annotated

import msgspec

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.people import everything_noted
from mentorfolio.desk.results import Document, Result
from mentorfolio.desk.writing import expect_free
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.register import KINDS
from mentorfolio.domain.text import command_line, so_many
from mentorfolio.errors import InputOutputFailure, UsageProblem
from mentorfolio.fields.field import Said, Word
from mentorfolio.fields.operands import FORCE, File
from mentorfolio.render.page import Line, Look, Page, command, line
from mentorfolio.settings import expanded

FORMATS: Mapping[str, str] = {
    "json": "everything, for another mentorfolio",
    "vcard": "the people, for an address book",
    "markdown": "linked pages, in a folder",
}


class ExportSaid(Said, frozen=True, kw_only=True):
    """What it is to be, and where it goes."""

    format: Annotated[
        str | None,
        Word(
            "Everything (json), the people as contact cards, or a folder of pages.",
            words=FORMATS,
            what="a format",
        ),
    ] = None
    output: Annotated[
        str | None,
        File("Write to this file, readable only by you; markdown, or separate cards, to this folder."),
    ] = None
    force: Annotated[bool, FORCE] = False


class Exported(Document, frozen=True, kw_only=True):
    """A portfolio; ``network`` is the file of the contacts beside it, which a document leaves out."""

    records: int
    cards: bool = False
    network: str = ""

    def data(self) -> object:
        """The document itself, or where it went."""
        if self.output:
            return {"output": self.output, "records": self.records}
        if self.cards:
            return {"records": self.records, "vcard": self.payload.decode()}
        return msgspec.json.decode(self.payload)

    def page(self, look: Look) -> Page:
        """Where the document went; without a file it is printed as it is."""
        if self.output is None:
            return Page()
        what = so_many(self.records, "card" if self.cards else "record")
        words = [line(f"Wrote {what} to {self.output}, readable only by you.")]
        if self.network:
            words.append(line(f"Your network is not in it: that is in {self.network}.", hang=2))
            typed = command_line("store", "accept", Path(self.network).name)
            words.append(line("  Copy that file, too, and there:  ", command(typed), hang=2))
        return Page(words=tuple(words))


def export(desk: Desk, said: ExportSaid) -> Exported | Pages:
    """Save the whole portfolio as one JSON file, the people as contact cards, or a folder of linked pages.

    Your network, with what you noted about those people, is not in it: it has a file of its own.

    $ mentorfolio export --output copy.json
    $ mentorfolio export --format markdown --output notes
    """
    output = said.output or None
    if said.format == "markdown":
        return _pages(desk, output, force=said.force)
    if said.format == "vcard" and output and expanded(output).is_dir():
        return _cards(desk, output, force=said.force)
    expect_free(desk, output, "cards" if said.format == "vcard" else "export", force=said.force)
    if said.format == "vcard":
        from mentorfolio.exchange.vcard import to_vcards

        mentors = [*desk.store.reading()[Mentor]]
        exported = Exported(payload=to_vcards(mentors), output=output, records=len(mentors), cards=True)
    else:
        exported = _document(desk, output)
    if output:
        desk.write_file(output, exported.payload)
    return exported


def _cards(desk: Desk, folder: str, *, force: bool) -> Exported:
    """A file for each card, as address books that are folders want them."""
    from mentorfolio.exchange.vcard import to_vcards

    cards = {f"{folder}/{m.id}.vcf": to_vcards([m]) for m in desk.store.reading()[Mentor]}
    for path in cards:
        expect_free(desk, path, "cards", force=force)
    for path, card in cards.items():
        desk.write_file(path, card, tell=False)
    return Exported(payload=b"", output=folder, records=len(cards), cards=True)


def _document(desk: Desk, output: str | None) -> Exported:
    from mentorfolio.exchange.portfolio_json import to_bytes

    everything = desk.store.reading().everything()
    records = sum(len(getattr(everything, table)) for table in KINDS)
    if damage := desk.store.strange_value():
        desk.screen.warn(f"This export cannot be imported as it is. {damage.message}")
    network = str(desk.network.path) if desk.network.exists() else ""
    return Exported(payload=to_bytes(everything), output=output, records=records, network=network)


def _pages(desk: Desk, output: str | None, *, force: bool) -> Pages:
    from mentorfolio.exchange.pages import pages_of

    if output is None:
        raise UsageProblem(
            "Pages need a folder.",
            hint="Give one: mentorfolio export --format markdown --output notes",
        )
    everything = everything_noted(desk, desk.store.reading())
    return keep_pages(desk, output, pages_of(everything), force=force)


_NAMED = 8  # pages; the rest is a number


class Pages(Result, frozen=True, kw_only=True):
    """Pages by their path in the folder: written anew, as they were, left because they are the person's.

    ``gone`` are pages of ours whose mentor, need or month is no longer in the portfolio; they stay.
    """

    output: str
    records: int
    written: tuple[str, ...]
    unchanged: tuple[str, ...]
    left: tuple[str, ...]
    gone: tuple[str, ...]

    def page(self, look: Look) -> Page:
        """What was written and what was not, and why."""
        written, same = so_many(len(self.written), "page"), len(self.unchanged)
        words = [line(f"Wrote {written} to {self.output}; {same} not changed.")]
        words += _named("Left as they are, because someone has written between our marks:", self.left)
        if self.left:
            typed = command_line("export", "--format", "markdown", "--output", self.output, "--force")
            told = "To renew that part, and keep everything you wrote below it: "
            words.append(line(told, command(typed), hang=2))
        words += _named("No longer in your portfolio, but still in the folder:", self.gone)
        return Page(words=tuple(words))


def keep_pages(desk: Desk, output: str, pages: Mapping[str, str], *, force: bool) -> Pages:
    """Bring our parts of these pages up to date; one changed there is left without ``force``.

    Raises:
        CannotCreate: a link in the folder leads out of it; nothing is written.
        CannotCreate, InputOutputFailure: a page cannot be read or written; the others stand.
    """
    from mentorfolio.exchange.marked import merged

    told: dict[str, list[str]] = {"written": [], "unchanged": [], "left": []}
    for path in pages:
        desk.refuse_links(f"{output}/{path}", output)
    for path, ours in pages.items():
        place = f"{output}/{path}"
        there = _read(expanded(place))
        now = merged(there, ours, force=force)
        told["left" if now is None else "unchanged" if now == there else "written"].append(path)
        if now is not None and now != there:
            desk.make_folder(os.path.dirname(place))  # noqa: PTH120 - as it was typed, "~" and all
            desk.write_file(place, now, tell=False)
    told["gone"] = _gone(expanded(output), pages)
    return Pages(output=output, records=len(pages), **{what: tuple(paths) for what, paths in told.items()})


def _gone(folder: Path, pages: Mapping[str, str]) -> list[str]:
    from mentorfolio.exchange.marked import is_ours

    there = [path for kind in ("mentors", "needs", "months") for path in (folder / kind).glob("*.md")]
    names = {path.relative_to(folder).as_posix(): path for path in sorted(there)}
    return [name for name, path in names.items() if name not in pages and is_ours(_read(path) or b"")]


def _read(path: Path) -> bytes | None:
    try:
        return path.read_bytes()
    except (FileNotFoundError, NotADirectoryError):  # what stands there is told where its folder is made
        return None
    except OSError as problem:
        raise InputOutputFailure(
            f"{path} cannot be read: {problem.strerror}.", hint="Choose another folder with --output FOLDER."
        ) from None


def _named(why: str, paths: tuple[str, ...]) -> list[Line]:
    more = len(paths) - _NAMED
    rest = [line(f"  and {more} more", hang=2)] if more > 0 else []
    return [line(why), *(line(f"  {path}", hang=2) for path in paths[:_NAMED]), *rest] if paths else []
