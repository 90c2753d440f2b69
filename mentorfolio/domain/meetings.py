"""What is derived about one meeting: whether it is planned, the first, thought about (R2, R3)."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

from mentorfolio.domain.dates import add_period
from mentorfolio.domain.records import Meeting, Mentor, Reflection


def is_planned(meeting: Meeting) -> bool:
    """Whether it is neither held nor cancelled, also when its day has passed."""
    return not (meeting.held or meeting.cancelled)


def have_met(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> bool:
    """Whether one has talked with any of them before; an unplanned moment is no talk."""
    people = {m.id: m for m in mentors}
    return any(m.told_contact for m in people.values()) or any(
        m.held and m.kind != "moment" and not people.keys().isdisjoint(m.mentors) for m in meetings
    )


def next_time(meeting: Meeting, rhythm: str, today: date) -> str:
    """When the next one could be, as one types it: a rhythm later, on the same weekday at the same time (R2).

    Args:
        meeting: the one before.
        rhythm: a period; the day moves to the nearest same weekday, where there is one after the meeting.
        today: the next one is on a later day than this.
    """
    after = add_period(meeting.on, rhythm)
    day = after + timedelta(days=(meeting.on.weekday() - after.weekday() + 3) % 7 - 3)
    day = day if day > meeting.on else after
    while day <= today:
        day += timedelta(days=7)
    clock = meeting.when.partition("T")[2]
    return f"{day} {clock}" if clock else day.isoformat()


def was_thought_about(meeting: Meeting, reflections: Iterable[Reflection]) -> bool:
    """Whether it left an insight, or a reflection on it, or on one of its people that day or later."""
    return bool(meeting.insights) or any(
        (r.about == "meeting" and r.subject == meeting.id)
        or (r.about == "mentor" and r.subject in meeting.mentors and r.on >= meeting.on)
        for r in reflections
    )
