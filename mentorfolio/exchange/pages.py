"""A portfolio as pages of Markdown that link to each other, for each mentor, need and month, and an index."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.dates import in_words, said_day
from mentorfolio.domain.lifecycle import state_word
from mentorfolio.domain.markdown import escaped, paragraphs
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.promises import promises
from mentorfolio.domain.records import Meeting, Mentor, Need, Outreach
from mentorfolio.domain.register import Everything
from mentorfolio.domain.telling import MARKDOWN, told
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import KNOWING, STAGES


class _Event(NamedTuple):
    """Something on a day: with whom, what it is, and its texts."""

    on: date
    mentors: tuple[str, ...]
    what: str
    texts: tuple[str, ...]


class _Book(NamedTuple):
    """What every page needs to know of the others: where they are, and what happened."""

    mentors: Mapping[str, Mentor]
    needs: Mapping[str, Need]
    mentor_files: Mapping[str, str]
    need_files: Mapping[str, str]
    events: tuple[_Event, ...]

    def people(self, ids: Iterable[str]) -> str:
        """Links to their pages, from another folder."""
        links = [self.person(i) for i in ids if i in self.mentors]
        return ", ".join(links)

    def person(self, mentor: str, up: str = "../") -> str:
        """A link to a mentor's page."""
        return f"[{escaped(self.mentors[mentor].name)}]({up}mentors/{self.mentor_files[mentor]})"

    def need(self, need: str, up: str = "../") -> str:
        """A link to a need's page."""
        return f"[{escaped(self.needs[need].title)}]({up}needs/{self.need_files[need]})"


def pages_of(everything: Everything) -> dict[str, str]:
    """Path within the folder -> the lines of our part of that page."""
    book = _Book(
        mentors={m.id: m for m in everything.mentors},
        needs={n.id: n for n in everything.needs},
        mentor_files=_files(everything.mentors),
        need_files=_files(everything.needs),
        events=tuple(sorted(_events(everything), key=lambda e: e.on)),
    )
    found = {f"mentors/{book.mentor_files[m.id]}": _told(_mentor(m, book)) for m in everything.mentors}
    found |= {f"needs/{book.need_files[n.id]}": _told(_need(n, book)) for n in everything.needs}
    months: dict[str, list[_Event]] = {}
    for event in book.events:
        months.setdefault(event.on.isoformat()[:7], []).append(event)
    found |= {f"months/{m}.md": _told(_month(events, book)) for m, events in sorted(months.items())}
    return {"index.md": _told(_start(book, months)), **found} if found else {}


def _files(records: Iterable[Record]) -> dict[str, str]:
    """Id -> file name: an id may come from a file of somebody else and is no path."""
    found: dict[str, str] = {}
    taken: list[str] = []
    for record in sorted(records, key=lambda r: r.id):
        taken.append(new_slug(record.id, "page", taken))
        found[record.id] = f"{taken[-1]}.md"
    return found


def _told(lines: Iterable[str]) -> str:
    return "".join(f"{line}\n" for line in lines)


def _start(book: _Book, months: Mapping[str, Sequence[_Event]]) -> Iterator[str]:
    yield "# Mentoring"
    people = sorted(book.mentors.values(), key=lambda m: fold(m.name))
    yield from _chapter("People", [f"- {book.person(m.id, '')}, {STAGES[m.stage]}" for m in people])
    needs = sorted(book.needs.values(), key=lambda n: fold(n.title))
    yield from _chapter("Needs", [f"- {book.need(n.id, '')}, {n.status}" for n in needs])
    latest = sorted(months, reverse=True)
    yield from _chapter("Months", [f"- [{_called(months[m][0].on)}](months/{m}.md)" for m in latest])


def _called(day: date) -> str:
    """``January 2026``."""
    return f"{in_words(day).split()[1]} {day.year}"


def _mentor(mentor: Mentor, book: _Book) -> Iterator[str]:
    yield f"# {escaped(mentor.name)}"
    yield ""
    yield f"- {STAGES[mentor.stage]}, since {said_day(mentor.stage_since)}"
    for label, text in told(mentor, MARKDOWN):
        yield from _fact(label, text)
    if serves := [book.need(i) for i in mentor.supports if i in book.needs]:
        yield f"- needs: {', '.join(serves)}"
    if knows := book.people(mentor.knows):
        yield f"- knows: {knows}"
    if mentor.introduced_by:
        theirs = book.people(
            m.id for m in book.mentors.values() if fold(m.name) == fold(mentor.introduced_by)
        )
        yield f"- introduced by: {theirs or escaped(mentor.introduced_by)}"
    if brought := [m.id for m in book.mentors.values() if fold(m.introduced_by) == fold(mentor.name)]:
        yield f"- introduced: {book.people(brought)}"
    yield from _chapter("Notes", paragraphs(mentor.notes))
    mine = [event for event in book.events if mentor.id in event.mentors]
    yield from _chapter("What there was", (line for event in reversed(mine) for line in _with_month(event)))


def _need(need: Need, book: _Book) -> Iterator[str]:
    yield f"# {escaped(need.title)}"
    yield ""
    yield f"- {need.status}"
    yield f"- would help: {KNOWING[need.knowing]}"
    yield f"- priority: {need.priority} of 3"
    yield from _fact("by", said_day(need.by) if need.by else "")
    yield from _fact("why", need.why)
    yield from _fact("done when", need.success)
    rated = [f"- {c.rating} of 5 on {said_day(c.on)}" for c in need.confidence]
    yield from _chapter("How sure", rated)
    serving = [m for m in book.mentors.values() if need.id in m.supports]
    yield from _chapter("People", [f"- {book.person(m.id)}, {STAGES[m.stage]}" for m in serving])


def _month(events: Iterable[_Event], book: _Book) -> Iterator[str]:
    listed = [*events]
    yield f"# {_called(listed[0].on)}"
    for on in sorted({event.on for event in listed}):
        yield ""
        yield f"## {in_words(on)}"
        yield ""
        for event in listed:
            if event.on == on:
                people = book.people(event.mentors)
                yield from _item(f"{event.what}{f', {people}' if people else ''}", event.texts)


def _with_month(event: _Event) -> Iterator[str]:
    month = event.on.isoformat()[:7]
    return _item(f"[{said_day(event.on)}](../months/{month}.md), {event.what}", event.texts)


def _item(head: str, texts: Iterable[str]) -> Iterator[str]:
    told = [lines for text in texts if (lines := paragraphs(text))]
    yield f"- {head}{':' if told else ''}"
    for first, *rest in told:
        yield f"  - {first}"
        yield from (f"    {line}" if line else "" for line in rest)


def _chapter(title: str, lines: Iterable[str]) -> Iterator[str]:
    told = [*lines]
    if told:
        yield from ("", f"## {title}", "")
        yield from told


def _fact(what: str, text: str) -> Iterator[str]:
    if text:
        yield f"- {what}: {escaped(text)}"


def _events(everything: Everything) -> Iterator[_Event]:
    for meeting in everything.meetings:
        if not meeting.cancelled:
            yield _meeting(meeting)
    for letter in everything.outreach:
        yield from _letter(letter)
    for look in everything.checkins:
        yield _Event(look.on, (look.mentor,), "check-in", (look.note,))
    for looked in everything.evaluations:
        yield _Event(looked.on, (looked.mentor,), "evaluation", (looked.worked, looked.change))
    for gift in everything.gifts:
        yield _Event(gift.on, (gift.mentor,), "gift", (gift.text,))
    yield from _thoughts(everything)
    for promise in promises(everything.mentors, everything.meetings):
        if promise.action.done:
            who = "kept" if promise.action.owner == "me" else "kept by them"
            yield _Event(promise.action.done, promise.mentors, who, (promise.action.text,))


def _letter(letter: Outreach) -> Iterator[_Event]:
    """What was written on its day, and what came back on its own."""
    about = (letter.mentor,)
    if letter.sent:
        note = "" if letter.answered else letter.note
        yield _Event(letter.sent, about, "letter", (letter.subject, letter.body, note))
        if letter.answered:
            yield _Event(letter.answered, about, state_word(letter), (letter.note,))


def _thoughts(everything: Everything) -> Iterator[_Event]:
    talks = {meeting.id: meeting.mentors for meeting in everything.meetings}
    for thought in everything.reflections:
        about = (thought.subject,) if thought.about == "mentor" and thought.subject else ()
        whom = talks.get(thought.subject or "", about)
        yield _Event(thought.on, whom, "reflection", (thought.text,))


def _meeting(meeting: Meeting) -> _Event:
    words = [meeting.notes, *(f"learnt: {insight}" for insight in meeting.insights)]
    if not meeting.held:
        words += meeting.agenda
    for action in meeting.actions:
        words.append(f"{'promised' if action.owner == 'me' else 'they promised'}: {action.text}")
    return _Event(meeting.on, meeting.mentors, "talk" if meeting.held else "planned", tuple(words))
