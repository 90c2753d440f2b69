"""Entries of a calendar: what is planned at a time, what is due on a day; no format, no clock."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import date, datetime, timedelta
from typing import Any

import msgspec

from mentorfolio.domain.records import Meeting
from mentorfolio.domain.text import listed

ToUtc = Callable[[datetime], datetime | None]

USUAL = 60  # minutes of a meeting that nobody gave a length


class Event(msgspec.Struct, frozen=True, kw_only=True):
    """One entry: at a time (both ends in UTC), or all day (both ends days, ``end`` the day after).

    ``uid`` is the same from export to export, so that a calendar updates what it has. ``updated`` is
    the day of the last change, if that is known. ``settled``: it is called off, or done with; ``off``:
    it was never done, and need not be. A ``task`` is one for those who want tasks apart from their days.
    """

    uid: str
    kind: str
    start: datetime | date
    end: datetime | date
    summary: str
    description: str = ""
    updated: date | None = None
    place: str = ""
    link: str = ""
    settled: bool = False
    off: bool = False
    task: bool = False

    @property
    def all_day(self) -> bool:
        """Whether it has a day and no time."""
        return not isinstance(self.start, datetime)


def uid(kind: str, of: str) -> str:
    """The lasting name of an entry: its kind and the ``uid`` of its record, which no other portfolio has."""
    return f"{kind}-{of}@mentorfolio"


def day_event(of: str, kind: str, on: date, summary: str, description: str = "", **more: Any) -> Event:
    """Something due on a day, as an entry of that whole day; ``of`` is the ``uid`` of its record."""
    return Event(
        uid=uid(kind, of),
        kind=kind,
        start=on,
        end=on + timedelta(days=1),
        summary=summary,
        description=description,
        **more,
    )


def meeting_event(meeting: Meeting, names: Mapping[str, str], to_utc: ToUtc, *, circle: str = "") -> Event:
    """A meeting that is planned or cancelled: at its time where it has one, else on its whole day.

    Its agenda becomes the description; notes never do. ``names`` are by id, ``circle`` is the name of the one
    whose session it is; ``to_utc`` gives a local minute in UTC, None where the clocks skip it.
    """
    whom = circle or listed([names.get(m, m) for m in meeting.mentors])
    agenda = "\n".join(f"- {item}" for item in meeting.agenda)
    # Where there is a place, not every program shows the link beside it.
    told = (meeting.link if meeting.place else "", agenda)
    on_its_day = day_event(
        meeting.uid,
        "meeting",
        meeting.on,
        f"Meet {whom}",
        "\n\n".join(part for part in told if part),
        updated=meeting.updated,
        place=meeting.place or meeting.link,
        link=meeting.link,
        settled=meeting.cancelled,
    )
    if "T" not in meeting.when:
        return on_its_day
    local = datetime.fromisoformat(meeting.when)
    # Planned in another time zone, perhaps: where the clocks here skip that hour, the one after.
    start = to_utc(local) or to_utc(local + timedelta(hours=1))
    if start is None:
        return on_its_day
    end = start + timedelta(minutes=meeting.minutes or USUAL)
    return msgspec.structs.replace(on_its_day, start=start, end=end)
