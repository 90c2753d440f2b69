"""``calendar``: what is planned and due, as a file that any calendar program takes in."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date, datetime
from typing import TYPE_CHECKING, TypeAlias

from mentorfolio.domain.agenda import dated
from mentorfolio.domain.calendar import Event, day_event, meeting_event
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.services.given import Given
from mentorfolio.services.results import Result
from mentorfolio.services.upcoming import agenda_records, waits_of

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio

Writer: TypeAlias = Callable[[Sequence[Event], datetime], bytes]

ONLY: Mapping[str, str] = {"meetings": "planned meetings and nothing else"}

# Kind of thing due -> what a calendar says on its day.
_SUMMARIES: Mapping[str, str] = {
    "follow-up": "Remind {name} of your letter",
    "contact": "Get in touch with {name}",
    "check-in": "Look at how it goes with {name}",
    "term-ends": "The term with {name} ends",
    "hello": "Say hello to {name}",
}


class CalendarFile(Result, frozen=True, kw_only=True):
    """A calendar as bytes, on its way to the screen or written to a file, and what is in it."""

    payload: bytes
    output: str | None
    events: tuple[Event, ...]

    def data(self) -> object:
        """The entries, or where they went."""
        if self.output:
            return {"output": self.output, "entries": len(self.events)}
        return [
            {
                "uid": event.uid,
                "kind": event.kind,
                "start": _iso(event.start),
                "end": _iso(event.end),
                "all_day": event.all_day,
                "summary": event.summary,
            }
            for event in self.events
        ]

    def raw(self) -> bytes | None:
        """The file itself, unless it was written where the person said."""
        return None if self.output else self.payload


def calendar(desk: Desk, given: Given, write: Writer) -> CalendarFile:
    """Planned meetings, and the days of reminders, contacts, check-ins, ends of terms and greetings.

    Args:
        desk: what the command works with.
        given: ``output``, ``only``.
        write: entries and the moment they are written at -> a file.

    Raises:
        UsageProblem: ``only`` is none of its words.
        CannotCreate, InputOutputFailure: the file cannot be written.
    """
    only = one_of(ONLY, str(given["only"]), "a part of the calendar") if "only" in given else None
    portfolio = desk.store.reading()
    events = [*_meetings(desk, portfolio), *(() if only else _due(desk, portfolio))]
    events.sort(key=lambda event: (_iso(event.start), event.uid))
    payload = write(events, desk.now)
    output = str(given["output"]) if given.get("output", "-") != "-" else None
    if output:
        desk.write_file(output, payload)
    return CalendarFile(payload=payload, output=output, events=tuple(events))


def _meetings(desk: Desk, portfolio: Portfolio) -> Iterator[Event]:
    names = {i: m.name for i, m in portfolio.mentors.all().items()}
    circles = portfolio.circles.all()
    for meeting in portfolio.meetings.all().values():
        if is_planned(meeting):
            circle = circles.get(meeting.circle or "")
            typed = desk.here(f"mentorfolio meeting show {meeting.id}")
            yield meeting_event(
                meeting, names, desk.instant, circle=circle.name if circle else "", more=typed
            )


def _due(desk: Desk, portfolio: Portfolio) -> Iterator[Event]:
    records = agenda_records(portfolio)
    for row in dated(records, desk.today, waits_of(desk, 0), _SUMMARIES):
        mentor = records.mentors.get(row.mentor or "")
        if row.due and mentor:
            summary = _SUMMARIES[row.kind].format(name=mentor.name)
            # When the day was worked out anew is not kept: it may follow from any record.
            yield day_event(row.id, row.kind, row.due, summary, desk.here(row.command), None)


def _iso(when: datetime | date) -> str:
    return when.isoformat().replace("+00:00", "Z")
