"""``export``: the whole portfolio as one document, as cards, or as pages that link to each other."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Annotated

import msgspec

from mentorfolio.commands.export.folder import Pages, keep_pages
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.desk.writing import expect_free
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.register import KINDS
from mentorfolio.domain.text import so_many
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Said, Word
from mentorfolio.fields.operands import FORCE, File
from mentorfolio.render.page import Look, Page, line
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


class Exported(Result, frozen=True, kw_only=True):
    """A portfolio as bytes, on its way to the screen or written to a file."""

    payload: bytes
    output: str | None
    records: int
    cards: bool = False

    def data(self) -> object:
        """The document itself, or where it went."""
        if self.output:
            return {"output": self.output, "records": self.records}
        if self.cards:
            return {"records": self.records, "vcard": self.payload.decode()}
        return msgspec.json.decode(self.payload)

    def raw(self) -> bytes | None:
        """The document, unless a file has it."""
        return None if self.output else self.payload

    def page(self, look: Look) -> Page:
        """Where the document went; without a file it is printed as it is."""
        if self.output is None:
            return Page()
        what = so_many(self.records, "card" if self.cards else "record")
        return Page(words=(line(f"Wrote {what} to {self.output}, readable only by you."),))


def export(desk: Desk, said: ExportSaid) -> Exported | Pages:
    """Save everything as one JSON file, the people as contact cards, or a folder of linked pages.

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
    return Exported(payload=to_bytes(everything), output=output, records=records)


def _pages(desk: Desk, output: str | None, *, force: bool) -> Pages:
    from mentorfolio.exchange.pages import pages_of

    if output is None:
        raise UsageProblem(
            "Pages need a folder.",
            hint="Give one: mentorfolio export --format markdown --output notes",
        )
    everything = desk.store.reading().everything()
    return keep_pages(desk, output, pages_of(everything), force=force)
