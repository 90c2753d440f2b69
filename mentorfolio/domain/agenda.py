"""What is due: rows derived from dated records and a day, in the order of pressing (CONTRACT, ``next``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from mentorfolio.domain import due_letters, due_meetings, due_people
from mentorfolio.domain.due import Due, Records, Source, Waits
from mentorfolio.domain.text import fold

# Kind of row -> where its rows come from. These are also the kinds that can be snoozed.
SOURCES: Mapping[str, Source] = {
    "meeting": due_meetings.meetings,
    "contact": due_people.contacts,
    "next-choice": due_letters.next_choices,
    "follow-up": due_letters.follow_ups,
    "draft": due_letters.drafts,
    "request": due_letters.requests,
    "agenda": due_meetings.agendas,
    "reflect": due_meetings.reflections,
    "action": due_meetings.actions,
    "need-overdue": due_people.needs_overdue,
    "check-in": due_people.check_ins,
    "term-ends": due_people.term_ends,
    "hello": due_people.hellos,
    "purpose": due_people.purpose,
}
# What one is glad to see coming, though CONTRACT's table does not have it due yet, or at all: it is
# said, never counted.
COMING = ("meeting", "action")
ALSO: tuple[Source, ...] = (due_meetings.their_actions, due_people.evaluations)
ALL = "all"  # a person may be snoozed as a whole


class Agenda(NamedTuple):
    """What is due, most pressing first, how many rows sleep, and what is coming, by day."""

    rows: tuple[Due, ...]
    snoozed: int
    coming: tuple[Due, ...]


def due(records: Records, today: date, waits: Waits) -> Agenda:
    """Everything that is shown on a day.

    Order: meetings of today and tomorrow, then by days late, then by the need's priority, then by
    name; one person's rows stand together.
    """
    found = [one for source in SOURCES.values() for one in source(records, today, waits)]
    shown = [one.row for one in found if one.shown <= today]
    awake = [row for row in shown if not _sleeps(row, records, today)]
    ahead = [one.row for one in found if one.shown > today and one.row.kind in COMING]
    ahead += [one.row for source in ALSO for one in source(records, today, waits)]
    last = today + timedelta(days=waits.within)
    return Agenda(
        rows=_ordered(awake, records, today),
        snoozed=len(shown) - len(awake),
        coming=_by_day(r for r in ahead if r.due and r.due <= last and not _sleeps(r, records, today)),
    )


def dated(records: Records, today: date, waits: Waits, kinds: Iterable[str]) -> tuple[Due, ...]:
    """Every row of these kinds that has a day, however far ahead, by day: what a calendar holds."""
    rows = [found.row for kind in kinds for found in SOURCES[kind](records, today, waits)]
    return _by_day(row for row in rows if row.due)


def _by_day(rows: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(rows, key=lambda row: (row.due or date.max, row.id)))


def _is_near(row: Due, today: date) -> bool:
    """Whether it is a meeting to come; those shown are of today and tomorrow."""
    return row.kind == "meeting" and row.due is not None and row.due >= today


def _sleeps(row: Due, records: Records, today: date) -> bool:
    mentor = records.mentors.get(row.mentor or "")
    if mentor is None or not mentor.snoozed:
        return False
    # Whoever rests is not forgotten at the door: a meeting to come sleeps only if that very thing was said.
    kinds = (row.kind,) if _is_near(row, today) else (ALL, row.kind)
    return any(mentor.snoozed.get(kind, date.min) > today for kind in kinds)


def _ordered(rows: Iterable[Due], records: Records, today: date) -> tuple[Due, ...]:
    def pressing(row: Due) -> tuple[bool, int, int, str, str]:
        need = records.needs.get(row.need or "")
        mentor = records.mentors.get(row.mentor or "")
        name = fold(mentor.name) if mentor else ""
        priority = need.priority if need else 0
        return (not _is_near(row, today), -(row.days_late or 0), -priority, name, row.id)

    together: dict[str, list[Due]] = {}
    for row in sorted(rows, key=pressing):
        together.setdefault(row.mentor or row.id, []).append(row)
    return tuple(row for group in together.values() for row in group)
