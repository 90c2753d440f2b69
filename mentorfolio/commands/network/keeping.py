"""What the owner keeps of the people they know: their own words, who is taken out, and brought back."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mentorfolio.commands.network.fields import (
    ContactNamed,
    ContactsUndoSaid,
    FileOrKind,
    ForgetSaid,
    NoteWords,
    Tag,
    TagSaid,
)
from mentorfolio.commands.network.people import contact_named, contact_view, file_name
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed
from mentorfolio.desk.results import Done
from mentorfolio.domain.contacts import KINDS, Contact, Source, together
from mentorfolio.domain.linked import Linked
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.sameness import marks_of
from mentorfolio.domain.text import merged, paragraphs, so_many
from mentorfolio.errors import NotFound
from mentorfolio.fields.operands import Removal

if TYPE_CHECKING:
    from mentorfolio.store.contacts import Contacts

_ALL = "all"  # whatever they came from
_SHOWN = 12


def tag(desk: Desk, contact: ContactNamed, tag: Tag, said: TagSaid) -> Done:
    """Give someone a tag, or take it away.

    $ mentorfolio network tag ana rail
    """
    name = contact_named(desk.network.reading(), contact).name
    with desk.network.changing(f"{'took a tag from' if said.remove else 'tagged'} {name}") as contacts:
        found = contact_named(contacts, contact)
        added, removed = ((), (tag,)) if said.remove else ((tag,), ())
        found = changed(found, desk.today, tags=merged(found.tags, added, removed, "tag"))
        contacts[found.id] = found
    told = f"Tagged {found.name}: {', '.join(found.tags)}."
    if said.remove:
        told = f"Removed the tag {tag} from {found.name}."
    return _done(desk, found, told)


def note(desk: Desk, contact: ContactNamed, words: NoteWords) -> Done:
    """Note something about someone; it replaces what you noted before.

    $ mentorfolio network note ana met at the fair
    """
    text = paragraphs(" ".join(words), "note")
    name = contact_named(desk.network.reading(), contact).name
    with desk.network.changing(f"changed the note about {name}") as contacts:
        found = contact_named(contacts, contact)
        found = changed(found, desk.today, note=text)
        contacts[found.id] = found
    told = f"Noted about {found.name}." if text else f"Cleared your note about {found.name}."
    if not text and found.said_note:
        told += " The one in their file stays."
    return _done(desk, found, told)


def forget(desk: Desk, contact: ContactNamed, said: ForgetSaid) -> Done:
    """Remove someone from the network, and leave them out of later imports.

    Their record in the portfolio, if they have one, stays.

    $ mentorfolio network forget ana
    """
    found = contact_named(desk.network.reading(), contact, exact=said.for_good)
    record = contact_view(found, Linked(desk.store.reading()[Mentor]).of(found))
    asked = desk.asker is not None or said.for_good or said.dry_run
    if asked and not agreed(desk, said, f"Forget {found.name}"):
        return Done(record=record, sentence="Nobody was forgotten.", undoable=False)
    if said.for_good:
        _, copies = desk.network.forget(lambda c: c.id == found.id, desk.today)
        held = f"{so_many(copies, 'copy', 'copies')} that held them {'is' if copies == 1 else 'are'} deleted."
        details = (held,) if copies else ()
    else:
        with desk.network.changing("forgot somebody") as contacts:
            if found.id in contacts:
                marks = marks_of(contacts.pop(found.id), contacts.values())
                contacts.forgotten.update(dict.fromkeys(marks, desk.today))
        details = ()
    return Done(
        record=record,
        sentence=f"{found.name} is no longer in your network, and stays out of it.",
        undoable=not said.for_good,
        details=details,
    )


def remove(desk: Desk, source: FileOrKind, said: Removal) -> Done:
    """Remove what came from one file or one kind of file, and everyone who came from nowhere else.

    $ mentorfolio network remove people.csv
    $ mentorfolio network remove linkedin
    """
    kind = source.casefold() if source.casefold() in (*KINDS, _ALL) else None
    file = None if kind else file_name(source)
    told = kind or file
    before = desk.network.reading()
    whose = [c for c in before.values() if _left(c, kind, file) != c.sources]
    if not whose:
        raise NotFound(f"Nobody in your network came from {told}.", hint=_known_sources(before))
    record: dict[str, object] = {"kind": told, "removed": 0, "kept": 0}
    if not agreed(desk, said, f"Remove what came from {told} ({so_many(len(whose), 'person', 'people')})"):
        return Done(record=record, sentence="Nothing was removed.", undoable=False)
    removed = kept = 0
    with desk.network.changing(f"took out {told}") as contacts:
        for contact in [*contacts.values()]:
            left = _left(contact, kind, file)
            if left == contact.sources:
                continue
            if left:
                contacts[contact.id] = msgspec.structs.replace(contact, updated=desk.today, **together(left))
                kept += 1
            else:
                del contacts[contact.id]
                removed += 1
    are, stay = ("is", "stays") if kept == 1 else ("are", "stay")
    others = f"; {kept} more {are} known from elsewhere and {stay}"
    return Done(
        record=record | {"removed": removed, "kept": kept},
        sentence=f"Took out {so_many(removed, 'person', 'people')}{others if kept else ''}.",
    )


def _done(desk: Desk, contact: Contact, sentence: str) -> Done:
    mentor = Linked(desk.store.reading()[Mentor]).of(contact)
    return Done(record=contact_view(contact, mentor), sentence=sentence)


def _left(contact: Contact, kind: str | None, file: str | None) -> tuple[Source, ...]:
    """What is still known of somebody without that file, or without files of that kind."""
    if kind:
        return tuple(s for s in contact.sources if s.kind != kind and kind != _ALL)
    found = []
    for one in contact.sources:
        files = tuple(name for name in one.files if name != file)
        if files or not one.files:
            found.append(msgspec.structs.replace(one, files=files))
    return tuple(found)


def _known_sources(contacts: Contacts) -> str:
    sources = [s for c in contacts.values() for s in c.sources]
    names = dict.fromkeys(sorted(f for s in sources for f in s.files if f))
    kinds = [kind for kind in KINDS if any(s.kind == kind for s in sources)]
    if not kinds:
        return "Nobody is in it yet: mentorfolio network import FILE"
    return f"They came from: {', '.join([*names, *kinds][:_SHOWN])}."


def undo(desk: Desk, said: ContactsUndoSaid) -> Done:
    """Undo the last change of the network; a second undo goes one step further.

    If the file is damaged, its last good copy is brought back.

    $ mentorfolio network undo
    """
    change = desk.network.undo(anyway=said.anyway)
    return Done(record={"change": change}, sentence=f"Took back: {change}.", undoable=False)
