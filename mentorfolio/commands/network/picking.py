"""``network pick``: a contact becomes a candidate."""

from __future__ import annotations

from typing import Any

import msgspec

from mentorfolio.commands.mentor.fields import PersonFields
from mentorfolio.commands.mentor.people import add_one
from mentorfolio.commands.network.fields import ContactNamed, PickSaid
from mentorfolio.commands.network.people import contact_named
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import need_named
from mentorfolio.desk.results import Done
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.linked import Linked, addresses
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.sameness import is_organisation, same_organisation
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.domain.vocabulary import UNRATED
from mentorfolio.errors import AlreadyThere, MissingValue


def pick(desk: Desk, contact: ContactNamed, said: PickSaid) -> Done:
    """Add someone you know to your portfolio, as a candidate.

    $ mentorfolio network pick ana --need team
    """
    found = contact_named(desk.network.reading(), contact)
    if "@" in found.name:
        raise MissingValue(
            f"{found.name} is an address, and your contacts do not say whose.",
            hint=f"Add them by name: mentorfolio mentor add NAME --email {quoted(found.name)}",
        )
    portfolio = desk.store.reading()
    need = need_named(portfolio, said.need) if said.need is not None else None
    if (there := Linked(portfolio[Mentor]).of(found)) and not said.anyway:
        hint = command_line("mentor", "edit", there, *(("--supports", need.id) if need else ()))
        raise AlreadyThere(f"{found.name} is in your portfolio already ({there}).", hint=hint)
    done = add_one(desk, found.name, described(desk, found, need, anyway=said.anyway), contact=found.id)
    record: dict[str, Any] = done.record
    return msgspec.structs.replace(done, record={**record, "contact": found.id, "mentor": record["id"]})


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
        source="linkedin" if any(s.kind == "linkedin" for s in contact.sources) else "known",
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
