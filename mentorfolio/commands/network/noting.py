"""``network tag`` and ``note``: the owner's own words about somebody."""

from __future__ import annotations

from mentorfolio.commands.network.fields import ContactNamed, NoteWords, Tag, TagSaid
from mentorfolio.commands.network.people import contact_named, contact_view
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.linked import Linked
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.text import merged, paragraphs


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
    verb = "Removed the tag" if said.remove else "Tagged"
    told = (
        f"{verb} {tag} from {found.name}."
        if said.remove
        else f"{verb} {found.name}: {', '.join(found.tags)}."
    )
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


def _done(desk: Desk, contact: Contact, sentence: str) -> Done:
    mentor = Linked(desk.store.reading()[Mentor]).of(contact)
    return Done(record=contact_view(contact, mentor), sentence=sentence)
