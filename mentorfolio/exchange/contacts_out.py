"""Contacts as a table: for a spreadsheet, for a page in Markdown, and to be read again."""

from __future__ import annotations

import csv
import io
from collections.abc import Iterable

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.text import straight
from mentorfolio.exchange.tables import FORMULA

HEADERS = ("Name", "E-mail", "Organisation", "Role", "URL", "Connected On", "Tags", "Note")


def to_csv(contacts: Iterable[Contact]) -> bytes:
    """Comma-separated UTF-8 with a header; nothing in it is computed by a spreadsheet."""
    out = io.StringIO()
    writer = csv.writer(out, lineterminator="\r\n")
    writer.writerow(HEADERS)
    writer.writerows([_guarded(cell) for cell in _cells(contact)] for contact in contacts)
    return out.getvalue().encode()


def to_markdown(contacts: Iterable[Contact]) -> bytes:
    """A table in Markdown; signs that mean something there mean themselves."""
    rows = [HEADERS, tuple("---" for _ in HEADERS), *(map(_escaped, _cells(c)) for c in contacts)]
    return "".join(f"| {' | '.join(row)} |\n" for row in rows).encode()


def _cells(contact: Contact) -> tuple[str, ...]:
    return (
        contact.name,
        " ::: ".join(contact.emails),
        contact.organisation,
        contact.role,
        " ::: ".join(contact.links),
        contact.connected_on.isoformat() if contact.connected_on else "",
        ", ".join(dict.fromkeys((*contact.tags, *contact.categories))),
        contact.noted,
    )


def _guarded(text: str) -> str:
    text = straight(text).strip()
    return f"'{text}" if text.startswith(FORMULA) else text


def _escaped(text: str) -> str:
    text = "".join(f"\\{c}" if c in "\\`*_{}[]<>#|!" else c for c in straight(text))
    return " ".join(text.split())
