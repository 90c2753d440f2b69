"""Entries of a calendar: what is planned at a time, what is due on a day; no format, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta

import msgspec

from mentorfolio.domain.records import Meeting
from mentorfolio.domain.text import listed

ToUtc = Callable[[datetime], datetime | None]

USUAL = 60  # minutes of a meeting that nobody gave a length


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: at a time (both ends in UTC), or all day (both ends days, ``end`` the day after).

    ``uid`` is the same from export to export, so that a calendar updates what it has. ``updated`` is
    the day of the last change, if that is known.
    """

    uid: str
    kind: str
    start: datetime | date
    end: datetime | date
    summary: str
    description: str = ""
    updated: date | None = None

    @property
    def all_day(self) -> bool:
        """Whether it has a day and no time."""
        return not isinstance(self.start, datetime)


def uid(row: str) -> str:
    """The lasting name of an entry: of the row ``contact:kim-sample``, ``contact-kim-sample@mentorfolio``."""
    return f"{row.replace(':', '-')}@mentorfolio"


def day_event(row: str, kind: str, on: date, summary: str, description: str, updated: date | None) -> Event:
    """Something due on a day, as an entry of that whole day."""
    return Event(
        uid=uid(row),
        kind=kind,
        start=on,
        end=on + timedelta(days=1),
        summary=summary,
        description=description,
        updated=updated,
    )


def meeting_event(
    meeting: Meeting, names: Mapping[str, str], to_utc: ToUtc, *, circle: str = "", more: str = ""
) -> Event:
    """A planned meeting: at its time where it has one, else on its whole day.

    Args:
        meeting: with its agenda, which becomes the description; notes never do.
        names: mentor's id -> name.
        to_utc: a local minute in UTC, None where the clocks skip it (``Desk.instant``).
        circle: the name of the circle whose session it is, if it is one.
        more: said below the agenda, such as what to type.
    """
    whom = circle or listed([names.get(m, m) for m in meeting.mentors])
    agenda = "\n".join(f"- {item}" for item in meeting.agenda)
    description = "\n\n".join(part for part in (agenda, more) if part)
    row, summary = f"meeting:{meeting.id}", f"Meet {whom}"
    start = _instant(meeting.when, to_utc)
    if start is None:
        return day_event(row, "meeting", meeting.on, summary, description, meeting.updated)
    return Event(
        uid=uid(row),
        kind="meeting",
        start=start,
        end=start + timedelta(minutes=meeting.minutes or USUAL),
        summary=summary,
        description=description,
        updated=meeting.updated,
    )


def _instant(when: str, to_utc: ToUtc) -> datetime | None:
    if "T" not in when:
        return None
    local = datetime.fromisoformat(when)
    # Planned in another time zone, perhaps: where the clocks here skip that hour, the one after.
    return to_utc(local) or to_utc(local + timedelta(hours=1))
