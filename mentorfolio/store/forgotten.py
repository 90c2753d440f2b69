"""Contacts forgotten for good: out of one state, out of what is noted about others, with their copies."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator
from datetime import date
from pathlib import Path

import msgspec

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.copies import Forget, Mention
from mentorfolio.domain.sameness import marks_of
from mentorfolio.store.contacts import TABLE, Contacts
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import WholeWords


def left_of(contacts: Contacts, act: Forget) -> Contacts:
    """The contacts without those who go, and without the words in what is noted about others."""
    traces = WholeWords(act.words)
    left = Contacts({i: c for i, c in contacts.items() if i not in act.ids}, contacts.forgotten)
    for contact in [c for i, c in contacts.items() if i in act.ids]:
        left.forgotten.update(dict.fromkeys(marks_of(contact, left.values()), act.today))
    for named in still_named(left, act.words):
        left[named.id] = _without(left[named.id], traces)
    return left


def still_named(contacts: Contacts, words: Iterable[str]) -> tuple[Mention, ...]:
    """Where one of the words stands in what is noted about somebody."""
    traces = WholeWords(words)
    return tuple(
        Mention(word=word, table=TABLE, id=contact.id)
        for contact in contacts.values()
        for word in traces.found("\n".join(_noted(contact)))
    )


def _noted(contact: Contact) -> Iterator[str]:
    yield from (contact.note, contact.said_note, *contact.tags)
    yield from (name for source in contact.sources for name in source.files)


def forgetting(
    contacts: Contacts, is_meant: Callable[[Contact], bool], today: date, words: Iterable[str]
) -> Forget:
    """Whom to take out, and the words that stand nowhere afterwards."""
    gone = [contact for contact in contacts.values() if is_meant(contact)]
    names = {*words, *(text for c in gone for text in (c.name, *c.emails))}
    return Forget(ids=tuple(c.id for c in gone), words=tuple(sorted(names)), today=today)


def copies_with(storage: PortfolioStorage, traces: WholeWords) -> list[Path]:
    """The copies that hold one of the words."""
    storage.tables()
    return [kept.path for kept in storage.backups.all() if _names_them(kept.path, storage.data, traces)]


def _names_them(path: Path, now: bytes, traces: WholeWords) -> bool:
    return path.read_bytes() != now and traces.stands_in_file(path)


def delete_named(path: Path, now: bytes, traces: WholeWords) -> int:
    """Delete a copy that is not as the file is ``now`` and holds one of the words; how many that were."""
    if found := _names_them(path, now, traces):
        path.unlink(missing_ok=True)
    return int(found)


def _without(contact: Contact, traces: WholeWords) -> Contact:
    """The contact with the words taken out of what is noted."""
    sources = tuple(
        msgspec.structs.replace(
            s,
            says=msgspec.structs.replace(s.says, note=traces.replaced(s.says.note)),
            files=tuple(map(traces.replaced, s.files)),
        )
        for s in contact.sources
    )
    return msgspec.structs.replace(
        contact,
        note=traces.replaced(contact.note),
        said_note=traces.replaced(contact.said_note),
        tags=tuple(map(traces.replaced, contact.tags)),
        sources=sources,
    )
