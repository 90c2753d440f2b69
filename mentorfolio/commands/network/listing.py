"""``network list``, ``show``, ``search`` and ``at``: the people one knows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date
from typing import TypeVar

import msgspec

from mentorfolio.commands.network.fields import ContactNamed, ListSaid, OrganisationWords, SearchWords
from mentorfolio.commands.network.people import contact_named, contact_view
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.desk.rows import NumberedRow, remember, sees_numbers
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.linked import Linked, as_contact, catching_up, is_namesake, was_at
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.sameness import same_organisation, same_organisation_key
from mentorfolio.domain.spellings import spellings
from mentorfolio.domain.text import command_line, fold, one_line, says_nothing
from mentorfolio.errors import UsageProblem

_NEAREST = 3  # names of organisations


class ContactList(Result, frozen=True, kw_only=True):
    """Some contacts, what to say where there are none, and which of them are mentors.

    ``is_news`` where they are those who do something else than before.
    """

    contacts: tuple[Contact, ...]
    mentors: Mapping[str, str]
    empty: str
    link: str = ""
    is_news: bool = False
    table: bytes | None = None

    def raw(self) -> bytes | None:
        """The table, where one was asked for."""
        return self.table

    def data(self) -> object:
        """The list of contacts."""
        return [contact_view(c, self.mentors.get(c.id)) for c in self.contacts]


_L = TypeVar("_L", bound=ContactList)


class Presence(ContactList, frozen=True, kw_only=True):
    """Who is at an organisation, or was; of nobody the ``nearest`` names, each with how many are there."""

    organisation: str
    nearest: tuple[tuple[str, int], ...] = ()

    def is_there(self, contact: Contact) -> bool:
        """Whether somebody is there now."""
        return same_organisation(contact.organisation, self.organisation)

    def data(self) -> object:
        """The list of contacts; ``there`` tells now from before."""
        return [
            contact_view(c, self.mentors.get(c.id)) | {"there": "now" if self.is_there(c) else "before"}
            for c in self.contacts
        ]


class ContactShown(Result, frozen=True, kw_only=True):
    """One contact; ``catch_up`` is the command that notes in the portfolio what is known here only.

    ``namesake`` is who of the portfolio may be them, by the name alone.
    """

    contact: Contact
    mentor: str | None
    catch_up: str
    namesake: str = ""

    def data(self) -> object:
        """The contact."""
        return contact_view(self.contact, self.mentor)


def list_(desk: Desk, said: ListSaid) -> ContactList:
    """List the people you know, by name; or who has changed jobs, the latest first.

    $ mentorfolio network list
    $ mentorfolio network list --changed --since "last month"
    """
    contacts = desk.network.reading()
    wanted = [c for c in contacts.values() if _is_wanted(c, said)]
    told = "There is nobody here." if said.nothing or not contacts else "None of your contacts match that."
    wanted.sort(key=lambda c: (fold(c.name), c.id))
    if is_news := said.changed or said.since is not None:
        wanted.sort(key=_changed_on, reverse=True)
        told = "As far as your files tell, nobody has changed jobs."
    found = msgspec.structs.replace(_listed(desk, wanted, told), is_news=is_news)
    if said.format is None:
        return _numbered(desk, found)
    from mentorfolio.domain.text import straight
    from mentorfolio.exchange.tables import HEADERS, rows_told, to_markdown
    from mentorfolio.render.tables import as_csv

    if said.format == "csv":
        rows = [[straight(text).strip() for text in row] for row in rows_told(found.contacts)]
        table = as_csv(HEADERS, rows)
    else:
        table = to_markdown(found.contacts)
    return msgspec.structs.replace(found, table=table)


def show(desk: Desk, contact: ContactNamed) -> ContactShown:
    """Show one of the people you know, and where the details came from.

    $ mentorfolio network show ana
    """
    found = contact_named(desk.network.reading(), contact)
    mentors = desk.store.reading()[Mentor]
    mentor = Linked(mentors).of(found)
    catch_up = catching_up(mentors[mentor], found) if mentor else ""
    namesakes = [] if mentor else [m.id for m in mentors if is_namesake(m, found)]
    namesake = namesakes[0] if len(namesakes) == 1 else ""
    return ContactShown(contact=found, mentor=mentor, catch_up=catch_up, namesake=namesake)


def search(desk: Desk, words: SearchWords) -> ContactList:
    """Search their names, roles, organisations, notes and tags.

    Every word must match, whole or as part of another; accents make no difference.

    $ mentorfolio network search finance rail
    """
    said = [word for text in words for word in one_line(text, "words").split()]
    asked = [fold(word) for word in said if not says_nothing(word)]
    if not asked:
        raise UsageProblem("Say what to look for.", hint="mentorfolio network search finance rail")
    found = [(score, c) for c in desk.network.reading().values() if (score := _score(c, asked))]
    found.sort(key=lambda pair: (-pair[0], fold(pair[1].name), pair[1].id))
    told = f"Nobody you know matches {' '.join(words)!r}."
    return _numbered(desk, _listed(desk, [c for _, c in found], told))


def at(desk: Desk, organisation: OrganisationWords) -> Presence:
    """Show who is at an organisation, or was.

    People of your portfolio first. Spelling variants are found, but not parts of a name.

    $ mentorfolio network at Example Rail
    """
    wanted = one_line(" ".join(organisation), "organisation")
    if not same_organisation_key(wanted):
        raise UsageProblem("Say which organisation.", hint='mentorfolio network at "Example Solar"')
    contacts = desk.network.reading().values()
    now = [c for c in contacts if same_organisation(c.organisation, wanted)]
    before = [c for c in contacts if not same_organisation(c.organisation, wanted) and was_at(c, wanted)]
    mentors = desk.store.reading()[Mentor]
    linked = Linked(mentors)
    links = _links(linked, [*now, *before])
    there = [m for m in mentors if same_organisation(m.organisation, wanted)]
    now += [as_contact(m) for m in there if m.id not in links.values()]
    links |= {m.id: m.id for m in there if m.id not in links.values()}
    rows = [
        *sorted(now, key=lambda c: (c.id not in links, fold(c.name))),
        *sorted(before, key=lambda c: fold(c.name)),
    ]
    nearest = () if rows else _nearest(wanted, (c.organisation for c in contacts))
    found = Presence(
        contacts=tuple(rows),
        mentors=links,
        organisation=wanted,
        nearest=nearest,
        empty=f"Nobody you know is at {wanted} by that whole name. Did you mean one of these?"
        if nearest
        else f"You know nobody at {wanted}. Look for a friend of a friend on LinkedIn:",
        link=_friends_of_friends(wanted),
    )
    return _numbered(desk, found)


def _nearest(wanted: str, organisations: Iterable[str]) -> tuple[tuple[str, int], ...]:
    """The organisations with all these words in their names, and how many people are there, most first."""
    asked = {*same_organisation_key(wanted).split()}
    named: dict[str, list[str]] = {}
    for text in organisations:
        if asked <= {*(key := same_organisation_key(text)).split()}:
            named.setdefault(key, []).append(text)
    most = sorted(named.values(), key=lambda texts: (-len(texts), fold(texts[0])))
    return tuple((texts[0], len(texts)) for texts in most[:_NEAREST])


def _friends_of_friends(organisation: str) -> str:
    """The address of a search that the person may open; nothing is opened or asked by itself."""
    from urllib.parse import urlencode

    query = urlencode({"keywords": organisation, "network": '["S"]'})
    return f"https://www.linkedin.com/search/results/people/?{query}"


def _is_wanted(contact: Contact, said: ListSaid) -> bool:
    tags = {fold(tag) for tag in (*contact.tags, *contact.categories)}
    if said.changed or said.since:
        told = _changed_on(contact)
        if told == date.min or told < (said.since or told):
            return False
    return (said.tag is None or fold(said.tag) in tags) and (
        said.kind is None or contact.source(said.kind) is not None
    )


def _changed_on(contact: Contact) -> date:
    return contact.changed_jobs.until if contact.changed_jobs else date.min


def _listed(desk: Desk, contacts: Iterable[Contact], empty: str) -> ContactList:
    found = tuple(contacts)
    links = _links(Linked(desk.store.reading()[Mentor]), found)
    return ContactList(contacts=found, mentors=links, empty=empty)


def _numbered(desk: Desk, found: _L) -> _L:
    """The list, its rows known by their numbers where a person sees them."""
    if found.contacts and sees_numbers(desk):
        remember(desk.settings, [_row(c, found.mentors.get(c.id, "")) for c in found.contacts])
    return found


def _row(contact: Contact, mentor: str) -> NumberedRow:
    if contact.id == mentor and not contact.sources:  # whom no contact file tells of
        return NumberedRow(command_line("mentor", "show", mentor), mentor)
    return NumberedRow(command_line("network", "show", contact.id), mentor, "contact", contact.id)


def _links(linked: Linked, contacts: Iterable[Contact]) -> dict[str, str]:
    return {c.id: mentor for c in contacts if (mentor := linked.of(c))}


def _score(contact: Contact, asked: list[str]) -> float:
    """How well all the words are met; 0 if one is not."""
    texts = spellings(contact.words)
    if not all(any(word in text for text in texts) for word in asked):
        return 0
    fields = ((contact.name, 4.0), (contact.role, 3.0), (contact.organisation, 3.0))
    spelt = [(way, weight) for text, weight in fields for way in spellings(text)]
    score = 0.0
    for word in asked:
        best = 1.0
        for field, weight in spelt:
            if word in field:
                whole = f" {word} " in f" {field} "
                begins = whole or field.startswith(word) or f" {word}" in field
                best = max(best, weight + whole + 0.5 * begins)
        score += best
    return score
