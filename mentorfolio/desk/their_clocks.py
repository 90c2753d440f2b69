"""What the clocks say where others are, beside the time of a meeting."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import TYPE_CHECKING

from mentorfolio.domain.dates import said_day
from mentorfolio.domain.records import Meeting, Mentor

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.store.records import Portfolio


def their_time(desk: Desk, portfolio: Portfolio, meeting: Meeting) -> str:
    """`` (20:30 in Kolkata)`` where somebody of a meeting has another time than the owner; else nothing."""
    mentors = portfolio[Mentor].by_id()
    return time_of(desk, meeting, (mentors[i] for i in meeting.mentors if i in mentors))


def time_of(desk: Desk, meeting: Meeting, mentors: Iterable[Mentor]) -> str:
    """The same, with its people at hand."""
    zones = dict.fromkeys(m.timezone for m in mentors if m.timezone)
    if not zones or "T" not in meeting.when:
        return ""
    local = datetime.fromisoformat(meeting.when)
    instant = desk.instant(local)
    if instant is None:  # planned where the clocks do not skip that hour
        return ""
    from mentorfolio.domain.zones import city_of, clock_in

    told = []
    for zone in zones:
        there = clock_in(zone, instant)
        if there and there != local:
            day = "" if there.date() == local.date() else f"{said_day(there.date())[:3]} "
            told.append(f"{day}{there:%H:%M} in {city_of(zone)}")
    return f" ({', '.join(told)})" if told else ""
