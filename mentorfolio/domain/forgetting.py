"""Who was forgotten stays so: what they would be known by is kept as numbers that name nobody."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from mentorfolio.domain.contacts import Contact, ContactFacts
from mentorfolio.domain.sameness import keys_of


def marks_of(contact: Contact) -> set[str]:
    """What is kept of somebody who is forgotten."""
    keys = {key for source in contact.sources for key, _ in keys_of(source.says, source.kind)}
    return {_mark(key) for key in keys | {*contact.known_by}}


def marks_in(says: ContactFacts, kind: str, forgotten: Mapping[str, date]) -> list[str]:
    """The marks by which an entry is that of somebody forgotten; none where it is not."""
    # An address that stands for a name is the person's; beside another name it may be shared.
    sure = [key for key, by_name in keys_of(says, kind) if not by_name or "@" in says.name]
    return [mark for mark in map(_mark, sure) if mark in forgotten]


def _mark(key: str) -> str:
    import hashlib

    return hashlib.blake2b(key.encode("utf-8", "replace"), digest_size=12).hexdigest()
