"""LDIF, in which Thunderbird and directories give out address books: entries between empty lines."""

from __future__ import annotations

import base64
import binascii
import re
from collections.abc import Iterator

from mentorfolio.domain.contacts import ContactFacts
from mentorfolio.exchange.cleaning import facts, left_out_of

_ENTRY = re.compile(r"dn::? ?\S", re.IGNORECASE)
_GROUPS = ("groupofnames", "groupofuniquenames", "posixgroup", "mailgroup", "organizationalunit")


def is_ldif(text: str) -> bool:
    """Whether the first lines that say something are those of an LDIF file."""
    lines = (
        line for line in text[:5000].splitlines() if line.strip() and not line.startswith(("#", "version:"))
    )
    return bool(_ENTRY.match(next(lines, "")))


def entries(text: str) -> Iterator[tuple[int, ContactFacts | None, str]]:
    """Each entry: the line it begins on, the person, or None and why it is left out."""
    start, lines = 0, list[str]()
    for number, line in enumerate((*text.replace("\r\n", "\n").replace("\r", "\n").split("\n"), ""), 1):
        if line.startswith(" ") and lines:
            lines[-1] += line[1:]
        elif line.strip():
            start = number if not lines else start
            lines.append(line)
        elif lines:
            if any(_ENTRY.match(line) for line in lines):
                yield start, *_person(lines)
            lines = []


def _person(lines: list[str]) -> tuple[ContactFacts | None, str]:
    said: dict[str, list[str]] = {}
    for line in lines:
        name, _, value = line.partition(":")
        value = _unpacked(value[1:]) if value.startswith(":") else value.strip()
        said.setdefault(name.partition(";")[0].strip().casefold(), []).append(value)
    if any(kind.casefold() in _GROUPS for kind in said.get("objectclass", ())):
        return None, "a group, not a person"

    def first(*names: str) -> str:
        return next((value for name in names for value in said.get(name, ()) if value), "")

    emails = [*said.get("mail", ()), *said.get("mozillasecondemail", ())]
    links = [*said.get("mozillaworkurl", ()), *said.get("mozillahomeurl", ()), *said.get("labeleduri", ())]
    note = first("description")
    name = " ".join(filter(None, (first("givenname"), first("sn")))) or first("cn", "displayname")
    organisation, role = first("o", "company"), first("title")
    person = facts(name, emails, organisation=organisation, role=role, links=links, note=note)
    if person is None:
        return None, "no name and no address"
    return person, left_out_of(emails, links, note, (name, organisation, role))


def _unpacked(value: str) -> str:
    try:
        return base64.b64decode(value.strip()).decode("utf-8", "replace")
    except (binascii.Error, ValueError):
        return ""
