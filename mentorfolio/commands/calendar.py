"""``calendar``: what is planned and due, as a file that any calendar program takes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime
from typing import TYPE_CHECKING, Annotated

from mentorfolio.commands.next.next import facts_of
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.calendar import Event, day_event, meeting_event
from mentorfolio.domain.due.kinds import KINDS, ahead
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Circle, Meeting, Mentor
from mentorfolio.domain.text import quoted
from mentorfolio.fields.field import File, Said, Word
from mentorfolio.render.page import Look, Page, line

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

ONLY: Mapping[str, str] = {"meetings": "planned meetings and nothing else"}


class CalendarSaid(Said, frozen=True, kw_only=True):
    """What is to be in it, and where it goes."""

    output: Annotated[str | None, File("Into this file, readable by you only.")] = None
    only: Annotated[
        str | None, Word("Nothing but planned meetings.", words=ONLY, what="a part of the calendar")
    ] = None


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

    def page(self, look: Look) -> Page:
        """Where the file went; without one it is printed as it is."""
        if self.output is None:
            return Page()
        count = len(self.events)
        entries = "1 entry" if count == 1 else f"{count} entries"
        return Page(words=(line(f"Wrote {entries} to {self.output}, readable by you only."),))


def calendar(desk: Desk, said: CalendarSaid) -> CalendarFile:
    """Give out what is planned and due, as a file for your calendar."""
    from mentorfolio.exchange.calendar import calendar_of

    portfolio = desk.store.reading()
    events = [*_meetings(desk, portfolio), *(() if said.only else _due(desk, portfolio))]
    events.sort(key=lambda event: (_iso(event.start), event.uid))
    payload = calendar_of(events, desk.now)
    output = said.output or None
    if output:
        desk.write_file(output, payload)
    return CalendarFile(payload=payload, output=output, events=tuple(events))


def _meetings(desk: Desk, portfolio: Portfolio) -> Iterator[Event]:
    names = {i: m.name for i, m in portfolio[Mentor].by_id().items()}
    circles = portfolio[Circle].by_id()
    for meeting in portfolio[Meeting]:
        if is_planned(meeting):
            circle = circles.get(meeting.circle or "")
            typed = desk.here(f"mentorfolio meeting show {quoted(meeting.id)}")
            yield meeting_event(
                meeting, names, desk.instant, circle=circle.name if circle else "", more=typed
            )


def _due(desk: Desk, portfolio: Portfolio) -> Iterator[Event]:
    facts = facts_of(portfolio)
    summaries = {kind: row.summary for kind, row in KINDS.items() if row.summary}
    for row in ahead(facts, desk.today, desk.rules._replace(within=0), summaries):
        mentor = facts.mentors.get(row.mentor or "")
        if row.due and mentor:
            summary = summaries[row.kind].format(name=mentor.name)
            # When the day was worked out anew is not kept: it may follow from any record.
            yield day_event(row.id, row.kind, row.due, summary, desk.here(row.command), None)


def _iso(when: datetime | date) -> str:
    return when.isoformat().replace("+00:00", "Z")
