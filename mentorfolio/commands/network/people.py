"""Contacts as every verb shows them, found by what a person types, and who of them is a mentor already."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

import msgspec

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.names import find
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.sameness import link_key, name_key, same_organisation_key
from mentorfolio.errors import NotFound


def contact_view(contact: Contact, mentor: str | None) -> dict[str, object]:
    """The JSON face of a contact (CONTRACT)."""
    data: dict[str, object] = {
        "id": contact.id,
        "name": contact.name,
        "emails": contact.emails,
        "organisation": contact.organisation or None,
        "role": contact.role or None,
        "links": contact.links,
        "connected_on": contact.connected_on,
        "tags": tuple(dict.fromkeys((*contact.tags, *contact.categories))),
        "note": contact.note or contact.said_note or None,
        "sources": [{"kind": s.kind, "on": s.on} for s in contact.sources],
        "mentor": mentor,
        "former": [
            {"role": f.role or None, "organisation": f.organisation or None, "until": f.until}
            for f in contact.former
        ],
    }
    plain: dict[str, object] = msgspec.to_builtins(data)
    return plain


class Linked:
    """Which contacts are in the portfolio: as noted, by address, link, or name and organisation."""

    def __init__(self, mentors: Iterable[Mentor]) -> None:
        self._ids: set[str] = set()
        self._by: dict[str, str] = {}
        for mentor in mentors:
            self._ids.add(mentor.id)
            keys = [f"email:{email.casefold()}" for email in mentor.emails]
            keys += [f"link:{link_key(link)}" for link in mentor.links if link_key(link)]
            if mentor.organisation:
                keys.append(f"work:{name_key(mentor.name)}:{same_organisation_key(mentor.organisation)}")
            for key in keys:
                self._by.setdefault(key, mentor.id)

    def of(self, contact: Contact) -> str | None:
        """The mentor that this contact is, if they are one."""
        if contact.mentor in self._ids:
            return contact.mentor
        if not self._by:
            return None
        keys = [f"link:{link_key(link)}" for link in contact.links]
        keys += [f"email:{email.casefold()}" for email in contact.emails]
        if contact.organisation:
            keys.append(f"work:{name_key(contact.name)}:{same_organisation_key(contact.organisation)}")
        return next((self._by[key] for key in keys if key in self._by), None)


def is_them(contact: Contact, mentor: Mentor) -> bool:
    """Whether a contact is this person, for a purge: their name alone is enough there."""
    return (
        contact.mentor == mentor.id
        or name_key(contact.name) == name_key(mentor.name)
        or bool({e.casefold() for e in mentor.emails} & {e.casefold() for e in contact.emails})
        or bool(keys_of_links(contact.links) & keys_of_links(mentor.links))
    )


def keys_of_links(links: Iterable[str]) -> set[str]:
    """The LinkedIn addresses among these, as they are compared."""
    return {key for link in links if (key := link_key(link))}


def contact_named(contacts: Mapping[str, Contact], text: str, *, exact: bool = False) -> Contact:
    """The contact of this name, id or address. Raises UsageProblem, NotFound or Ambiguous."""
    address = text.strip().casefold()
    if "@" in address:
        for contact in contacts.values():
            if address in (email.casefold() for email in contact.emails):
                return contact
    try:
        return find(text, contacts, {i: c.name for i, c in contacts.items()}, "contact", exact=exact)
    except NotFound as problem:
        meant = problem.hint if "Did you mean" in (problem.hint or "") else None
        see = (
            "See them all: mentorfolio network list"
            if contacts
            else "Read a file: mentorfolio network import FILE"
        )
        raise NotFound(problem.message, hint=meant or see) from None
