"""``network twins`` and ``merge``: who may be one person, and making one of two."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorfolio.commands.network.fields import ContactNamed, OtherNamed
from mentorfolio.commands.network.people import contact_named, contact_view, work_of
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Result
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.linked import Linked, catching_up
from mentorfolio.domain.readings import moved
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.sameness import apart, work
from mentorfolio.domain.sameness import twins as likely
from mentorfolio.domain.taking_in import Network
from mentorfolio.domain.text import command_line
from mentorfolio.errors import UsageProblem
from mentorfolio.render.page import Look, Page, command, dim, line, strong


class Twins(Result, frozen=True, kw_only=True):
    """Pairs who may be one person, and why."""

    pairs: tuple[tuple[Contact, Contact, str], ...]
    linked: Linked

    def data(self) -> object:
        """Both of each pair, the reason, and the command that makes one of them."""
        return [
            {
                "ids": [a.id, b.id],
                "names": [a.name, b.name],
                "reason": reason,
                "contacts": [contact_view(c, self.linked.of(c)) for c in (a, b)],
                "command": command_line("network", "merge", a.id, b.id),
            }
            for a, b, reason in self.pairs
        ]

    def page(self, look: Look) -> Page:
        """Three lines for each pair."""
        if not self.pairs:
            return Page(words=(line("Nobody seems to be there twice."),))
        body, nothing = [], look.sign("nothing")
        for one, two, reason in self.pairs:
            body.append(line(strong(one.name), " and ", strong(two.name), dim(f"  {reason}")))
            body.append(line("  ", work_of(one) or nothing, " / ", work_of(two) or nothing, hang=2))
            body.append(line("  ", command(command_line("network", "merge", one.id, two.id))))
        return Page(body=tuple(body))


def twins(desk: Desk) -> Twins:
    """List people who may be there twice; nobody is merged because of a name alone.

    $ mentorfolio network twins
    """
    pairs = tuple(likely(desk.network.reading().values()))
    return Twins(pairs=pairs, linked=Linked(desk.store.reading()[Mentor]))


def merge(desk: Desk, contact: ContactNamed, other: OtherNamed) -> Done:
    """Merge two contacts: the second becomes part of the first.

    $ mentorfolio network merge ana-sample ana-sample-2
    """
    with desk.network.changing("merged two contacts") as contacts:
        one, two = contact_named(contacts, contact), contact_named(contacts, other)
        if one.id == two.id:
            raise UsageProblem(
                f"Both mean {one.name} ({one.id}).",
                hint="See who may be there twice: mentorfolio network twins",
            )
        network = Network(contacts.values(), desk.today)
        found = network.merge(one, two, by_hand=True)
        contacts.clear()
        contacts.update(network.contacts)
    mentors = desk.store.reading()[Mentor]
    mentor = Linked(mentors).of(found)
    details = [*_told_job(found, one, two, desk.today)]
    if apart(one.links, two.links):
        details.append("They have two LinkedIn addresses. If they are two people after all: mentorfolio undo")
    if mentor and (catch_up := catching_up(mentors[mentor], found)):
        details.append(f"Note in your portfolio what is new: {catch_up}")
    return Done(
        record=contact_view(found, mentor),
        sentence=f"{two.name} ({two.id}) is {found.name} ({found.id}) now.",
        details=tuple(details),
    )


def _told_job(found: Contact, one: Contact, two: Contact, today: date) -> Iterator[str]:
    """Which of two jobs is today's, and how to turn that round where the order of the two decided it."""
    was = next((c for c in (two, one) if moved(c, found)), None)
    if was is None:
        return
    now, before = work(found.role, found.organisation), work(was.role, was.organisation)
    yield f"Their job now: {now}. Before: {before}."
    if moved(found, Network((one, two), today).merge(two, one, by_hand=True)):
        again = command_line("network", "merge", two.id, one.id)
        yield f"If it is the other way round: mentorfolio undo, then: {again}"
