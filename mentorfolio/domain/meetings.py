"""What is derived about one meeting: whether it is planned, the first, thought about (R2, R3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

from mentorfolio.domain.dates import add_period
from mentorfolio.domain.records import Meeting, Mentor, Reflection
from mentorfolio.domain.standing import in_touch_before


def is_planned(meeting: Meeting) -> bool:
    """Whether it is neither held nor cancelled, also when its day has passed."""
    return not (meeting.held or meeting.cancelled)


def latest_with(meetings: Iterable[Meeting]) -> Mapping[str, Meeting]:
    """Mentor id -> the latest meeting of the two, planned, held or cancelled; sessions of circles apart."""
    found: dict[str, Meeting] = {}
    for meeting in meetings:
        for who in meeting.mentors if meeting.circle is None else ():
            if who not in found or found[who].when <= meeting.when:
                found[who] = meeting
    return found


def called_off_on(meeting: Meeting) -> date:
    """From when on a cancelled meeting wants a new day: since it was noted, or should have been."""
    return min(meeting.on, meeting.updated)


def have_met(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> bool:
    """Whether one has talked with any of them before; an unplanned moment is no talk."""
    people = {m.id: m for m in mentors}
    return any(in_touch_before(m) for m in people.values()) or any(
        m.held and m.kind != "moment" and not people.keys().isdisjoint(m.mentors) for m in meetings
    )


def series(first: date, rhythm: str, until: date) -> Iterator[date]:
    """The days of meetings that come again, up to the last: after months and years on the same weekday.

    Each is counted from the first, so that the end of a short month moves only its own.
    """
    day, times = first, 0
    while day <= until:
        yield day
        times += 1
        after = add_period(first, rhythm, times)
        day = after if rhythm[-1] in "dw" else _on_its_weekday(first, after, day)


def _on_its_weekday(first: date, day: date, before: date) -> date:
    """The nearest day of the weekday of ``first``, where there is one after the one before."""
    near = day + timedelta(days=(first.weekday() - day.weekday() + 3) % 7 - 3)
    return near if near > before else day


def next_time(meeting: Meeting, rhythm: str, today: date, *, agreed: bool) -> str:
    """When the next one could be, as one types it: a rhythm later, on the same weekday at the same time (R2).

    It moves to the nearest same weekday that lies after the meeting and after today. ``agreed`` says that it
    is their rhythm; if not, a talk that was noted late hurries nobody.
    """
    day, times = meeting.on, 0
    while day <= max(meeting.on, today):
        times += 1
        day = _on_its_weekday(meeting.on, add_period(meeting.on, rhythm, times), day)
    if not agreed and day <= today + timedelta(days=10):
        day = _on_its_weekday(meeting.on, add_period(today, rhythm), today)
    clock = meeting.when.partition("T")[2]
    return f"{day} {clock}" if clock else day.isoformat()


def was_thought_about(meeting: Meeting, reflections: Iterable[Reflection]) -> bool:
    """Whether it left an insight, or a reflection on it, or on one of its people that day or later."""
    return bool(meeting.insights) or any(
        (r.about == "meeting" and r.subject == meeting.id)
        or (r.about == "mentor" and r.subject in meeting.mentors and r.on >= meeting.on)
        for r in reflections
    )


def next_of_each(meetings: Iterable[Meeting]) -> list[Meeting]:
    """Of meetings planned as a series the first alone: who names the person means that one."""
    first: dict[str, Meeting] = {}
    for meeting in sorted(meetings, key=lambda m: (m.when, m.id)):
        first.setdefault(meeting.series or meeting.id, meeting)
    return list(first.values())
