"""Contacts as every verb shows them, found by what a person types, and who of them is a mentor already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from pathlib import PurePath

import msgspec

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.names import find
from mentorfolio.domain.sameness import link_key
from mentorfolio.domain.text import command_line
from mentorfolio.errors import NotFound

_LONGEST_NAME = 255


def command_to_add(contact: Contact, need: str = "") -> str:
    """What takes somebody into the portfolio; of whom only an address is known, the name is to be typed."""
    if "@" in contact.name:
        supports = ("--supports", need) if need else ()
        return command_line("mentor", "add", "NAME", "--email", contact.name, *supports)
    return command_line("network", "pick", contact.id, *(("--need", need) if need else ()))


def contact_view(contact: Contact, mentor: str | None) -> dict[str, object]:
    """The JSON face of a contact (docs/scripting.md)."""
    data: dict[str, object] = {
        "id": contact.id,
        "name": contact.name,
        "emails": contact.emails,
        "organisation": contact.organisation or None,
        "role": contact.role or None,
        "links": contact.links,
        "connected_on": contact.connected_on,
        "disconnected": contact.disconnected,
        "tags": tuple(dict.fromkeys((*contact.tags, *contact.categories))),
        "note": contact.noted or None,
        "sources": [
            {"kind": s.kind, "on": s.on, "files": [f for f in s.files if f]} for s in contact.sources
        ],
        "mentor": mentor,
        "former": [
            {"role": f.role or None, "organisation": f.organisation or None, "until": f.until}
            for f in contact.past
        ],
    }
    plain: dict[str, object] = msgspec.to_builtins(data)
    return plain


def work_of(contact: Contact) -> str:
    """What somebody does, and where."""
    return ", ".join(part for part in (contact.role, contact.organisation) if part)


def keys_of_links(links: Iterable[str]) -> set[str]:
    """The LinkedIn addresses among these, as they are compared."""
    return {key for link in links if (key := link_key(link))}


def file_name(path: str) -> str:
    """A file without its folders, as it is kept with whom it told of."""
    name = PurePath(path).name or path
    return "".join(c if c.isprintable() else " " for c in name)[:_LONGEST_NAME]


def contact_named(contacts: Mapping[str, Contact], text: str, *, exact: bool = False) -> Contact:
    """The contact of this name, id or address. Raises UsageProblem, NotFound or Ambiguous."""
    address = text.strip().casefold()
    if "@" in address:
        for contact in contacts.values():
            if address in (email.casefold() for email in contact.emails):
                return contact
    try:
        return find(text, contacts, "contact", exact=exact)
    except NotFound as problem:
        meant = problem.hint if "Did you mean" in (problem.hint or "") else None
        see = (
            "See them all: mentorfolio network list"
            if contacts
            else "Read a file: mentorfolio network import FILE"
        )
        raise NotFound(problem.message, hint=meant or see) from None
