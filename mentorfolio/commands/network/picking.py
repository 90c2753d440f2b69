"""``network pick``: a contact becomes a candidate."""

from __future__ import annotations

from typing import Any

import msgspec

from mentorfolio.commands.mentor.fields import PersonFields
from mentorfolio.commands.mentor.people import add_one, after_adding
from mentorfolio.commands.network.fields import ContactNamed, PickSaid
from mentorfolio.commands.network.people import command_to_add, contact_named
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, need_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.desk.rows import need_listed_for
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.linked import Linked, addresses, filled, is_namesake
from mentorfolio.domain.records import Mentor, Need, changed
from mentorfolio.domain.sameness import is_organisation, same_organisation, work
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.domain.vocabulary import UNRATED
from mentorfolio.errors import AlreadyThere, MissingValue
from mentorfolio.fields.question import Asker


def pick(desk: Desk, contact: ContactNamed, said: PickSaid) -> Done:
    """Add someone you know to your portfolio, as a candidate.

    With --same-as, they are someone who is there already: what is empty there is filled in.

    $ mentorfolio network pick ana --need team
    """
    found = contact_named(desk.network.reading(), contact)
    if said.same_as is not None:
        return _joined(desk, found, said.same_as, said.need)
    if "@" in found.name:
        raise MissingValue(
            f"{found.name} is an address, and your contacts do not say whose.",
            hint=f"Add them by name: {command_to_add(found, said.need or '')}",
        )
    portfolio = desk.store.reading()
    listed = need_listed_for(desk.settings, found.id) if said.need is None and desk.asker else ""
    wanted = listed or said.need
    need = need_named(portfolio, wanted) if wanted is not None else None
    if (known := Linked(portfolio[Mentor]).of(found)) and not said.anyway:
        hint = command_line("mentor", "edit", known, *(("--supports", need.id) if need else ()))
        raise AlreadyThere(f"{found.name} is in your portfolio already ({known}).", hint=hint)
    namesakes = [] if said.anyway else [m for m in portfolio[Mentor] if is_namesake(m, found)]
    if len(namesakes) == 1:
        [there] = namesakes
        if not (desk.asker and is_one(desk.asker, found, there)):
            typed = command_line("network", "pick", found.id, "--same-as", there.id)
            raise AlreadyThere(
                f"{there.name} ({there.id}) is in your portfolio already, with the same name.",
                hint=f"If they are the same person: {typed}. If not, add --anyway.",
            )
        return _joined(desk, found, there.id, said.need)
    done = add_one(desk, found.name, described(desk, found, need, anyway=said.anyway), contact=found.id)
    record: dict[str, Any] = done.record
    return msgspec.structs.replace(done, record={**record, "contact": found.id, "mentor": record["id"]})


def is_one(asker: Asker, contact: Contact, mentor: Mentor) -> bool:
    """Whether somebody of the portfolio is the contact of the same name, as the person says."""
    from mentorfolio.fields.form import yes_to

    who = ", ".join(filter(None, (contact.name, work(contact.role, contact.organisation))))
    text = f"Your network has {who}. Is that the {mentor.name} in your portfolio?"
    why = "What your contacts know of them is then filled in where your record says nothing."
    return yes_to(asker, text, why, f"--same-as {quoted(mentor.id)}", known="no")


def _joined(desk: Desk, contact: Contact, mentor: str, need: str | None) -> Done:
    """Note whom of the portfolio a contact is, and what the network knows where the record says nothing."""
    with desk.store.changing() as portfolio:
        before = mentor_named(portfolio, mentor)
        if Linked(portfolio[Mentor]).of(contact) not in (None, before.id):
            raise AlreadyThere(
                f"{contact.name} is someone else in your portfolio.",
                hint=f"See who: {command_line('network', 'show', contact.id)}",
            )
        found = filled(before, contact, desk.today)
        if need is not None:
            supports = {need_named(portfolio, need).id: UNRATED, **found.supports}
            found = changed(found, desk.today, supports=supports)
        told = f"noted that {contact.name} of the network is {found.name}"
        portfolio.describe(told)
        record: dict[str, Any] = saved(portfolio, portfolio[Mentor].put(found))
        # Where they have a profile, an address or a place in common, that says it; else it is noted there, in
        # the same words, by which undo knows that both are one change.
        if not Linked([found]).of(contact):
            with desk.network.changing(told) as contacts:
                if contact.id in contacts:
                    contacts[contact.id] = changed(contacts[contact.id], desk.today, mentor=found.uid)
    new = [
        what
        for what in ("role", "organisation", "email", "links", "tags", "notes")
        if getattr(found, what) != getattr(before, what)
    ]
    return Done(
        record={**record, "contact": contact.id, "mentor": found.id},
        sentence=f"{contact.name} of your network is {found.name} of your portfolio now.",
        details=(f"Filled in: {', '.join(new)}.",) if new else (),
        steps=after_adding(found),
    )


def described(desk: Desk, contact: Contact, need: Need | None, *, anyway: bool = False) -> PersonFields:
    """What the network knows of somebody, as one would type it.

    Why they fit is no good thing said about them, which a letter may begin with: `network match` tells it.
    """
    profile = desk.store.reading().profile
    own = profile.organisation if profile else ""
    line = None
    if is_organisation(own) and is_organisation(contact.organisation):
        line = "same-organisation" if same_organisation(own, contact.organisation) else "outside"
    connected = None if contact.disconnected else contact.connected_on
    since = f"Connected since {said_day(connected)}." if connected else ""
    notes = "\n".join(text for text in (contact.noted, since) if text)
    return PersonFields(
        email=addresses(contact),
        role=contact.role or None,
        organisation=contact.organisation or None,
        link=contact.links,
        supports={need.id: UNRATED} if need else {},
        tag=contact.tags,
        source="linkedin" if contact.source("linkedin") else "known",
        # At a terminal it is asked before the first letter: a connection may be a friend.
        familiar="acquainted" if connected and desk.asker is None else None,
        line=line,
        notes=notes or None,
        anyway=anyway,
    )


def introduced(
    desk: Desk, contact: Contact | None, by: Mentor, need: Need | None, note: str, email: str
) -> PersonFields:
    """Somebody whom a mentor named, and what the network knows of them, if it knows them."""
    said = described(desk, contact, need) if contact else PersonFields()
    return msgspec.structs.replace(
        said,
        introduced_by=by.name,
        source="friend-of-friend",
        supports={need.id: UNRATED} if need else {},
        notes="\n".join(filter(None, (said.notes, note))) or None,
        email=(email, *said.email) if email else said.email,
    )
