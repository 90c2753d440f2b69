"""Contacts beside the portfolio: who of them is a mentor already, and who is near to somebody (P4, I6)."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable, Iterator
from datetime import date
from typing import Any, NamedTuple

import msgspec

from mentorfolio.domain.contacts import Contact, Former, all_noted
from mentorfolio.domain.lifecycle import TOGETHER
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.sameness import (
    apart,
    is_organisation,
    is_same_place,
    link_key,
    may_mean,
    name_key,
    same_organisation,
)
from mentorfolio.domain.text import command_line, fold, mail_address, merged, once
from mentorfolio.errors import UsageProblem


class Linked:
    """Which contacts are in the portfolio: as noted, by address, link, or name and organisation."""

    def __init__(self, mentors: Iterable[Mentor]) -> None:
        # What contacts are noted to be -> the mentor: their uid, or their id in earlier files.
        self.noted: dict[str | None, str] = {}
        self._by: dict[str, Mentor] = {}
        self._called: dict[str, list[Mentor]] = {}
        for mentor in mentors:
            self.noted |= {mentor.uid: mentor.id, mentor.id: mentor.id}
            keys = [f"email:{email.casefold()}" for email in mentor.emails]
            keys += [f"link:{link_key(link)}" for link in mentor.links if link_key(link)]
            if is_organisation(mentor.organisation):
                self._called.setdefault(name_key(mentor.name), []).append(mentor)
            for key in keys:
                self._by.setdefault(key, mentor)

    def of(self, contact: Contact) -> str | None:
        """The mentor that this contact is, if they are one."""
        if contact.mentor in self.noted:
            return self.noted[contact.mentor]
        if not (self._by or self._called):
            return None
        keys = [f"link:{link_key(link)}" for link in contact.links]
        keys += [f"email:{email.casefold()}" for email in contact.emails]
        met = ((key, self._by[key]) for key in keys if key in self._by)
        known = next((mentor.id for key, mentor in met if _is_theirs(key, mentor, contact)), None)
        if known or not self._called:
            return known
        # Who has moved since they were noted is the same person.
        places = (contact.organisation, *(f.organisation for f in contact.former))
        called = self._called.get(name_key(contact.name), ())
        return next(
            (m.id for place in places for m in called if same_organisation(m.organisation, place)), None
        )


def _is_theirs(key: str, mentor: Mentor, contact: Contact) -> bool:
    """Whether what both are known by is one person's: who has a mentor's profile in a card may be anybody."""
    return key.startswith("email:") or any(may_mean(key, mentor.name, name) for name in contact.names)


def addresses(contact: Contact) -> tuple[str, ...]:
    """The addresses that a letter could go to."""
    found = []
    for email in contact.emails:
        with contextlib.suppress(UsageProblem):
            found.append(mail_address(email))
    return tuple(found)


def catching_up(mentor: Mentor, contact: Contact) -> str:
    """The command that notes what the contact files know and the record of a mentor lacks; empty if nothing.

    That is an address or work where it names none, and other work where it has what they did before: what the
    owner wrote in other words, or found out before the files did, is left alone.
    """
    said: list[str] = []
    there = _known_there(mentor, contact)
    is_other = not (mentor.role or mentor.organisation) or _has_moved(mentor, contact)
    if is_other and contact.organisation != mentor.organisation:
        said += ["--organisation", contact.organisation]
    is_known_role = is_other or any(fold(f.role) == fold(mentor.role) for f in there)
    if is_known_role and fold(mentor.role) != fold(contact.role):
        said += ["--role", contact.role]
    if not mentor.emails and (found := addresses(contact)):
        said += ["--email", found[0]]
    return command_line("mentor", "edit", mentor.id, *said) if said else ""


def is_namesake(mentor: Mentor, contact: Contact) -> bool:
    """Whether somebody of the portfolio may be a contact: by the name, and nothing says otherwise."""
    return name_key(mentor.name) == name_key(contact.name) and not apart(mentor.links, contact.links)


def only_namesake(mentor: Mentor, contacts: Iterable[Contact], linked: Linked) -> Contact | None:
    """The one contact of somebody's name who may be them, where none is known to be."""
    known = [(c, linked.of(c)) for c in contacts]
    if any(there == mentor.id for _, there in known):
        return None
    named = [c for c, there in known if not there and is_namesake(mentor, c)]
    return named[0] if len(named) == 1 else None


def as_namesake(mentor: Mentor, contacts: Iterable[Contact], linked: Linked) -> str:
    """What to type where the one contact of somebody's name is them; empty where there is none."""
    named = only_namesake(mentor, contacts, linked)
    return command_line("network", "pick", named.id, "--same-as", mentor.id) if named else ""


def filled(mentor: Mentor, contact: Contact, today: date) -> Mentor:
    """The record with what the network knows where it says nothing."""
    fields: dict[str, Any] = {"links": once((*mentor.links, *contact.links))}
    if not (mentor.role or mentor.organisation):
        fields |= {"role": contact.role, "organisation": contact.organisation}
    if not mentor.emails and (found := addresses(contact)):
        fields |= {"email": found[0], "other_emails": found[1:]}
    return changed(mentor, today, **fields)


def with_noted(mentors: Iterable[Mentor], contacts: Iterable[Contact]) -> tuple[Mentor, ...]:
    """The records to be read with what the owner noted of them, and tagged, in the network."""
    found = {m.id: m for m in mentors}
    linked = Linked(found.values())
    for contact in (c for c in contacts if c.note or c.tags):
        if there := linked.of(contact):
            was = found[there]
            notes, tags = all_noted((was.notes, contact.note)), merged(was.tags, contact.tags, (), "tag")
            found[there] = msgspec.structs.replace(was, notes=notes, tags=tags)
    return tuple(found.values())


def _known_there(mentor: Mentor, contact: Contact) -> list[Former]:
    return [f for f in contact.former if is_same_place(f.organisation, mentor.organisation)]


def _has_moved(mentor: Mentor, contact: Contact) -> bool:
    """Whether somebody has left the place that their record names, as the files tell."""
    is_elsewhere = not is_same_place(mentor.organisation, contact.organisation)
    return is_elsewhere and bool(_known_there(mentor, contact))


def was_at(contact: Contact, organisation: str) -> bool:
    """Whether somebody was at an organisation once, or is by another file."""
    other = (*(f.organisation for f in contact.former), *(s.says.organisation for s in contact.sources))
    return any(same_organisation(text, organisation) for text in other)


def as_contact(mentor: Mentor) -> Contact:
    """Somebody of the portfolio whom no contact file tells of, among the contacts."""
    return Contact(
        id=mentor.id,
        name=mentor.name,
        emails=mentor.emails,
        role=mentor.role,
        organisation=mentor.organisation,
        links=mentor.links,
        tags=mentor.tags,
        mentor=mentor.id,
        created=mentor.created,
        updated=mentor.updated,
    )


# Stages, by how gladly somebody in them would introduce one to a third.
_TALKING = (*TOGETHER, "asked", "conversation")
_NEAREST = (*_TALKING, "ended", "approached", "candidate", "declined")


class WarmPath(NamedTuple):
    """Somebody who could introduce one to a stranger: a mentor, or a contact who is none."""

    id: str
    name: str
    how: str
    contact: Contact | None = None


def is_connected(mentor: Mentor, mentors: Iterable[Mentor], contacts: Iterable[Contact]) -> bool:
    """Whether the files tell that one is connected with somebody of the portfolio."""
    linked = Linked(mentors)
    return any(_is_connection(c) and linked.of(c) == mentor.id for c in contacts)


def _is_connection(contact: Contact) -> bool:
    return contact.connected_on is not None and not contact.disconnected


def warm_paths(mentor: Mentor, mentors: Iterable[Mentor], contacts: Iterable[Contact]) -> Iterator[WarmPath]:
    """The nearest first: who knows them; those one talks with who are where they are, or were; then others.

    Of others who one knows, or noted something of, comes first, then who is there now, then who was; who is
    no connection any more comes last. Nobody is needed where one is connected with them already.
    """
    everybody = {m.id: m for m in (*mentors, mentor)}
    linked = Linked(everybody.values())
    known = [(c, linked.of(c)) for c in contacts]
    if any(_is_connection(c) and i == mentor.id for c, i in known):
        return
    own = (c for c, i in known if i == mentor.id)
    where = next((c.organisation for c in own if _has_moved(mentor, c)), mentor.organisation)
    where = where if is_organisation(where) else ""
    knowing = [m for m in everybody.values() if m.stage in TOGETHER and mentor.id in m.knows]
    yield from (WarmPath(m.id, m.name, "knows them") for m in sorted(knowing, key=_nearness))
    silent = {
        mentor.id,
        *(m.id for m in knowing),
        *(m.id for m in everybody.values() if _is_no_way(m)),
    }
    told_of = {i for _, i in known}
    known += [(as_contact(m), m.id) for m in everybody.values() if m.id not in told_of]
    others = [(c, everybody.get(i or "")) for c, i in known if i not in silent and _is_another(c, mentor)]
    for contact, is_past, theirs in sorted(_at(where, others), key=_reach):
        how = f"was at {where} before" if is_past else f"is also at {where}"
        if theirs is None:
            yield WarmPath(contact.id, contact.name, how, contact)
        elif theirs.id not in silent:
            silent.add(theirs.id)
            yield WarmPath(theirs.id, theirs.name, how)


def _is_no_way(mentor: Mentor) -> bool:
    """Whether nobody would ask somebody to introduce them: a no, a stranger, or no answer yet."""
    hardly = {"candidate": ("stranger",), "approached": ("stranger", "acquainted")}.get(mentor.stage, ())
    return mentor.stage == "declined" or mentor.familiar in hardly


def _is_another(contact: Contact, mentor: Mentor) -> bool:
    """Whether this is somebody one can ask, and not the person themselves in another file."""
    return "@" not in contact.name and name_key(contact.name) != name_key(mentor.name)


# A contact, whether they were at a place before, and who of the portfolio they are.
_Near = tuple[Contact, bool, Mentor | None]


def _at(where: str, contacts: Iterable[tuple[Contact, Mentor | None]]) -> Iterator[_Near]:
    """Who is at an organisation, as their record or the files tell, and who was there before."""
    for contact, theirs in contacts if where else ():
        noted = theirs.organisation if theirs and not _has_moved(theirs, contact) else ""
        is_now = any(same_organisation(text, where) for text in (contact.organisation, noted))
        is_there = is_now and (theirs is not None or not contact.disconnected)
        if is_now or was_at(contact, where):
            yield contact, not is_there, theirs


def _reach(near: _Near) -> tuple[bool | int, ...]:
    """How near somebody is who could introduce one, the nearest first."""
    contact, is_past, theirs = near
    return (
        theirs is None or theirs.stage not in _TALKING,
        theirs is None and bool(contact.disconnected),
        theirs is None and not (contact.tags or contact.note),
        is_past,
        _nearness(theirs),
        not contact.emails,
    )


def _nearness(mentor: Mentor | None) -> int:
    return _NEAREST.index(mentor.stage) if mentor else len(_NEAREST)
