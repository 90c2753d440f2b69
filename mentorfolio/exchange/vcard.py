"""People as vCards 3.0 (RFC 2426), as telephones, khard and mail programs take them in.

What is noted about somebody is no part of a card: cards are handed on, and synchronised.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Iterable, Iterator

from mentorfolio.domain.greeting import in_parts
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import straight

_LONGEST = 75  # octets of a line; a longer one goes on below


def to_vcards(mentors: Iterable[Mentor]) -> bytes:
    """A card for each."""
    return b"".join(_folded(text) for mentor in mentors for text in _card(mentor))


def _card(mentor: Mentor) -> Iterator[str]:
    family, given, titles = map(_text, in_parts(mentor.name))
    yield "BEGIN:VCARD"
    yield "VERSION:3.0"
    yield f"UID:{_text(mentor.uid)}@mentorfolio"
    yield f"FN:{_text(mentor.name)}"
    yield f"N:{family};{given};;{titles};"
    if mentor.first_name and _text(mentor.first_name) != given:
        yield f"NICKNAME:{_text(mentor.first_name)}"
    for number, email in enumerate(mentor.emails):
        yield f"EMAIL;TYPE=INTERNET{'' if number else ',PREF'}:{_text(email)}"
    single = (("TEL;TYPE=VOICE", mentor.phone), ("ORG", mentor.organisation), ("TITLE", mentor.role))
    for what, text in (*single, *(("URL", link) for link in mentor.links)):
        if text:
            yield f"{what}:{_text(text)}"
    if mentor.tags:
        yield f"CATEGORIES:{','.join(map(_text, mentor.tags))}"
    yield f"REV:{mentor.updated.isoformat()}"
    yield "END:VCARD"


def _text(text: str) -> str:
    """A text that can begin no line and no field of its own."""
    plain = "".join(" " if unicodedata.category(c) == "Cc" and c != "\n" else c for c in straight(text))
    for sign, written in (("\\", "\\\\"), (";", "\\;"), (",", "\\,"), ("\n", "\\n")):
        plain = plain.replace(sign, written)
    return plain


def _folded(line: str) -> bytes:
    """The line with its end, parted where it is too long and never within a letter."""
    parts, room = [b""], _LONGEST
    for char in line:
        octets = char.encode("utf-8", "replace")
        if len(parts[-1]) + len(octets) > room:
            parts.append(b" ")
        parts[-1] += octets
    return b"\r\n".join(parts) + b"\r\n"
