"""What is derived about one meeting: whether it is planned, the first, thought about (R2, R3)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date, timedelta
from itertools import pairwise

from mentorfolio.domain.dates import add_period, in_words
from mentorfolio.domain.lifecycle import ON_THE_WAY
from mentorfolio.domain.records import Meeting, Mentor, Reflection
from mentorfolio.domain.standing import in_touch_before

_NEW_DAY_WITHIN = 28  # days for which a new day is asked for where one has talked before


def is_planned(meeting: Meeting) -> bool:
    """Whether it is neither held nor cancelled, also when its day has passed."""
    return not (meeting.held or meeting.cancelled)


def latest_with(meetings: Iterable[Meeting]) -> Mapping[str, Meeting]:
    """Mentor id -> the latest meeting of the two, planned, held or cancelled.

    Sessions of circles are none, nor are remarks in passing.
    """
    of_two = sorted((m for m in meetings if m.circle is None and m.kind != "moment"), key=lambda m: m.when)
    return {who: meeting for meeting in of_two for who in meeting.mentors}


def called_off_on(meeting: Meeting) -> date:
    """From when on a cancelled meeting wants a new day: since it was noted, or should have been."""
    return min(meeting.on, meeting.updated)


def came_to_nothing(mentor: Mentor, meetings: Iterable[Meeting], today: date) -> Meeting | None:
    """The talk with somebody that was agreed and came to nothing, as long as it wants a new day.

    The first one after a yes, or with a mentor given by a programme, wants it always; who talked before is
    only silent after some weeks. None where there is no such talk, or another one is planned.
    """
    theirs = [m for m in meetings if mentor.id in m.mentors and m.circle is None and m.kind != "moment"]
    last = max(theirs, key=lambda m: m.when, default=None)
    if last is None or mentor.stage not in ("conversation", "active"):
        return None
    settled = any(is_planned(m) or (m.held and m.on >= last.on) for m in theirs)
    if not last.cancelled or last.series or settled:
        return None
    given = mentor.form == "formal" and not in_touch_before(mentor)
    begun = attempt_began(mentor)
    owed = (given or mentor.stage == "conversation") and last.on >= begun
    if owed and not any(m.held and (given or m.on >= begun) for m in theirs):
        return last
    return last if today < called_off_on(last) + timedelta(days=_NEW_DAY_WITHIN) else None


def attempt_began(mentor: Mentor) -> date:
    """The day on which the present attempt began: the first letter, else the first talk."""
    began = mentor.stage_since
    for change in reversed(mentor.history[:-1]):
        if change.stage != "approached":
            break
        began = change.on
    return began


def is_first(mentors: Iterable[Mentor], meetings: Sequence[Meeting]) -> bool:
    """Whether the next meeting with them is the first: of all, or since one of them said yes to mentoring."""
    return not any(_have_met(mentor, meetings) for mentor in mentors)


def _have_met(mentor: Mentor, meetings: Iterable[Meeting]) -> bool:
    """Whether one has talked with somebody; before their yes one only got to know them.

    An unplanned moment is no talk, and the talk at which they said yes was not yet one with a mentor.
    """
    talks = [m for m in meetings if m.held and m.kind != "moment" and mentor.id in m.mentors]
    # Of who was a mentor from the start there is none.
    moves = pairwise(mentor.history)
    yes = next((to.on for was, to in moves if to.stage == "active" and was.stage in ON_THE_WAY), None)
    if yes is None:
        return bool(talks) or in_touch_before(mentor)
    return any(m.on > yes or (m.on == yes and m.kind == "first") for m in talks)


def first_talk_planned(meetings: Iterable[Meeting], mentor: str) -> Meeting | None:
    """The first meeting with somebody, agreed on and not settled; None where one has talked with them."""
    theirs = [m for m in meetings if mentor in m.mentors and m.circle is None]
    planned = (m for m in theirs if is_planned(m) and m.kind == "first")
    return None if any(m.held for m in theirs) else min(planned, key=lambda m: m.when, default=None)


def next_with(meetings: Iterable[Meeting], mentor: str, today: date) -> Meeting | None:
    """The next planned meeting of the two, from today on; sessions of circles are none."""
    theirs = (m for m in meetings if mentor in m.mentors and m.circle is None)
    return min((m for m in theirs if is_planned(m) and m.on >= today), key=lambda m: m.when, default=None)


def said_to_come(meeting: Meeting, today: date) -> str:
    """When it begins, as a letter says it: ``17 November at 15:00``."""
    clock = meeting.when.partition("T")[2]
    return in_words(meeting.on, today) + (f" at {clock}" if clock else "")


def planned_already(
    meetings: Iterable[Meeting], people: Iterable[str], circle: str | None, when: str
) -> Meeting | None:
    """The meeting of the same people, or this circle, planned for then; a day alone is any hour."""
    present = {*people}
    return next(
        (
            m
            for m in meetings
            if is_planned(m)
            and m.circle == circle
            and (circle is not None or {*m.mentors} == present)
            and (m.when.startswith(when) or when.startswith(m.when))
        ),
        None,
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
