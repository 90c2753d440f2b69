"""``calendar``: what is planned and due, as a file that any calendar program takes in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, datetime, timedelta
from typing import TYPE_CHECKING, Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.facts import facts_of
from mentorfolio.desk.results import Document
from mentorfolio.desk.writing import expect_free
from mentorfolio.domain.calendar import Event, day_event, meeting_event
from mentorfolio.domain.due.entries import SETTLED, entries
from mentorfolio.domain.due.kinds import KINDS
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Circle, Meeting, Mentor
from mentorfolio.domain.text import so_many
from mentorfolio.fields.field import Said, Switch, Word
from mentorfolio.fields.operands import FORCE, File
from mentorfolio.render.page import Look, Page, line

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

ONLY: Mapping[str, str] = {"meetings": "meetings and nothing else"}


class CalendarSaid(Said, frozen=True, kw_only=True):
    """What is to be in it, and where it goes."""

    output: Annotated[str | None, File("Write to this file, readable only by you.")] = None
    force: Annotated[bool, FORCE] = False
    only: Annotated[str | None, Word("Only meetings.", words=ONLY, what="a part of the calendar")] = None
    tasks: Annotated[bool, Switch("Show promises, and meetings to prepare, as tasks.")] = False


class CalendarFile(Document, frozen=True, kw_only=True):
    """A calendar, and what is in it."""

    events: tuple[Event, ...]

    def data(self) -> object:
        """The entries, or where they went."""
        if self.output:
            off = sum(event.settled for event in self.events)
            return {"output": self.output, "entries": len(self.events), "settled": off}
        return [
            {
                "uid": event.uid,
                "kind": event.kind,
                "start": _iso(event.start),
                "end": _iso(event.end),
                "all_day": event.all_day,
                "summary": event.summary,
                "place": event.place or None,
                "link": event.link or None,
                "task": event.task,
                "settled": event.settled,
            }
            for event in self.events
        ]

    def page(self, look: Look) -> Page:
        """Where the file went; without one it is printed as it is."""
        if self.output is None:
            return Page()
        off = sum(event.settled for event in self.events)
        count = len(self.events) - off
        told = so_many(count, "entry", "entries")
        told += f", and {off} that {'is' if off == 1 else 'are'} called off," if off else ""
        return Page(words=(line(f"Wrote {told} to {self.output}, readable only by you."),))


def calendar(desk: Desk, said: CalendarSaid) -> CalendarFile:
    """Save your plans and reminders as a file for your calendar.

    $ mentorfolio calendar --output mentoring.ics
    """
    from mentorfolio.exchange.calendar import calendar_of

    tasks = said.tasks or desk.settings.calendar_tasks
    portfolio = desk.store.reading()
    events = [*_meetings(desk, portfolio), *(() if said.only else _due(desk, portfolio, tasks=tasks))]
    events.sort(key=lambda event: (_iso(event.start), event.uid))
    payload = calendar_of(events, desk.now, remind=desk.settings.calendar_reminder)
    output = said.output or None
    expect_free(desk, output, "calendar", force=said.force)
    if output:
        desk.write_file(output, payload, tell=output != str(desk.settings.calendar_file))
    return CalendarFile(payload=payload, output=output, events=tuple(events))


def keep_up(desk: Desk) -> None:
    """Write the file of the setting ``calendar_file`` anew."""
    calendar(desk, CalendarSaid(output=str(desk.settings.calendar_file)))


def _meetings(desk: Desk, portfolio: Portfolio) -> Iterator[Event]:
    """Those that are planned, and those that were called off in the last weeks."""
    names = {i: m.name for i, m in portfolio[Mentor].by_id().items()}
    circles = portfolio[Circle].by_id()
    since = desk.today - timedelta(days=SETTLED)
    for meeting in portfolio[Meeting]:
        if is_planned(meeting) or (meeting.cancelled and meeting.updated >= since):
            circle = circles.get(meeting.circle or "")
            yield meeting_event(meeting, names, desk.instant, circle=circle.name if circle else "")


def _due(desk: Desk, portfolio: Portfolio, *, tasks: bool) -> Iterator[Event]:
    called_off = {meeting.id for meeting in portfolio[Meeting] if meeting.cancelled}
    for entry in entries(facts_of(portfolio), desk.today, desk.rules, tasks=tasks):
        row = entry.row
        yield day_event(
            entry.of,
            row.kind,
            entry.on,
            entry.summary,
            "" if entry.settled else desk.screen.here(row.command),
            settled=entry.settled,
            off=row.of in called_off,
            task=tasks and KINDS[row.kind].task,
        )


def _iso(when: datetime | date) -> str:
    return when.isoformat().replace("+00:00", "Z")
