"""Contacts as rows, and one of them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date

from mentorfolio.commands.network.listing import ContactList, ContactShown, Presence
from mentorfolio.commands.network.people import command_to_add, work_of
from mentorfolio.domain.contacts import KINDS, Contact, Source
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.sameness import is_same_place, work
from mentorfolio.domain.text import command_line, fold, quoted
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    dim,
    labelled,
    line,
    stacked,
    strong,
)


def page(result: ContactList | ContactShown, look: Look) -> Page:
    """Either of them."""
    return _shown(result) if isinstance(result, ContactShown) else _listed(result, look)


def _listed(result: ContactList, look: Look) -> Page:
    if result.table is not None:
        return Page()
    if not result.contacts:
        if isinstance(result, Presence) and result.nearest:
            return Page(words=(line(result.empty), *_nearest(result.nearest)))
        read = line("  Read a file:  ", command("mentorfolio network import Connections.csv"))
        return Page(words=(line(result.empty), line("  ", result.link) if result.link else read))
    rows: list[list[Span]] = []
    rests: list[Line] = []
    # What they do now is the news: what they did before has a line of its own, and cuts nothing of it.
    is_below = result.is_news and look.width is not None and not look.words
    for at, contact in enumerate(result.contacts, 1):
        before = isinstance(result, Presence) and not result.is_there(contact)
        state = "in your portfolio" if contact.id in result.mentors else ", ".join(contact.tags)
        if result.is_news:
            state = _since(contact)
        state = "before" if before else state
        number = look.number(at) if look.numbered else ""
        # Of a list of those at one place the place is said already, unless it is called otherwise there.
        is_said = isinstance(result, Presence) and fold(contact.organisation) == fold(result.organisation)
        does = contact.role if is_said else work_of(contact)
        row = [strong(number + contact.name), Span(does)]
        rests.append(line("; ".join(filter(None, (does if look.narrow else "", state)))))
        rows.append(row[:1] if look.narrow else row if is_below else [*row, dim(state)])
    listed = columns(rows, look, cut_at=0 if look.narrow else 1)
    return Page(body=tuple(stacked(listed, rests) if look.narrow or is_below else listed))


def _nearest(places: Iterable[tuple[str, int]]) -> Iterator[Line]:
    for name, people in places:
        yield line(f"  {name} ({people}):  ", command(command_line("network", "at", name)), hang=4)


def _since(contact: Contact) -> str:
    former = contact.changed_jobs
    if former is None:
        return ""
    is_there = is_same_place(former.organisation, contact.organisation)
    was = work(former.role, "" if is_there else former.organisation)
    return f"was {was}, {_by(former.until)}" if was else f"since {said_day(former.until)} or before"


def _by(day: date) -> str:
    """A file tells that something is over, and not since when."""
    return f"no longer by {said_day(day)}"


def _connected(contact: Contact) -> str:
    since = f"since {said_day(contact.connected_on)}" if contact.connected_on else ""
    no_more = _by(contact.disconnected) if contact.disconnected else ""
    return ", ".join(filter(None, (since, no_more)))


def _origin(source: Source) -> str:
    files = [f"from {'a pipe' if name == '-' else name}" for name in source.files if name][:1]
    return ", ".join([KINDS.get(source.kind, source.kind), *files, said_day(source.on)])


def _shown(result: ContactShown) -> Page:
    c = result.contact
    body: list[Line] = [line(Span(c.name, "heading"))]
    body += labelled("role", c.role)
    body += labelled("organisation", c.organisation)
    body += labelled(
        "before",
        "\n".join(f"{f.role or '?'}, {f.organisation or '?'} ({_by(f.until)})" for f in c.past),
    )
    body += labelled("e-mail", "\n".join(c.emails))
    body += labelled("links", "\n".join(c.links))
    body += labelled("connected", _connected(c))
    body += labelled("tags", ", ".join(dict.fromkeys((*c.tags, *c.categories))))
    body += labelled("note", c.note)
    body += labelled("in the file" if c.note else "note", "" if c.said_note == c.note else c.said_note)
    body += labelled("from", "\n".join(map(_origin, c.sources)))
    if result.mentor:
        words = [line("In your portfolio:  ", command(f"mentorfolio mentor show {quoted(result.mentor)}"))]
    elif result.namesake:
        typed = command_line("network", "pick", c.id, "--same-as", result.namesake)
        words = [line("Your portfolio has someone of that name. If it is them:  ", command(typed), hang=2)]
    else:
        words = [line("Add them to your portfolio:  ", command(command_to_add(c)))]
    if result.catch_up:
        words.append(line("Note there what is new:  ", command(result.catch_up)))
    return Page(body=tuple(body), words=tuple(words))
