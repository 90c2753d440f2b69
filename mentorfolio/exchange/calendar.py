"""Calendar files (RFC 5545, ``.ics``): entries in, bytes out. Text is never a property: it is escaped."""

from __future__ import annotations

import contextlib
from collections.abc import Iterable
from datetime import UTC, datetime, time, timedelta
from typing import TYPE_CHECKING

from mentorfolio.domain.text import straight

if TYPE_CHECKING:
    from icalendar import Calendar
    from icalendar.cal import Component

    from mentorfolio.domain.calendar import Event

# Seconds since then number the versions of an entry: 31 bits are enough until 2094.
_FIRST = datetime(2026, 1, 1, tzinfo=UTC)


def calendar_of(
    entries: Iterable[Event], stamp: datetime, *, name: str = "Mentoring", remind: int = 0
) -> bytes:
    """A whole calendar file: lines end in CR LF and are folded at 75 octets, times are in UTC.

    ``stamp`` is when it was made; ``name`` is the calendar's, empty for a single meeting, for which nobody
    wants one opened. So many minutes before what has a time it speaks up (``remind``; 0 for not at all).
    """
    from icalendar import Calendar

    calendar = Calendar()
    calendar.add("version", "2.0")
    calendar.add("prodid", "-//mentorfolio//mentorfolio//EN")
    # Published, not an invitation: no program asks whether to accept it.
    calendar.add("method", "PUBLISH")
    if name:
        calendar.add("x-wr-calname", name)
    for entry in entries:
        component = _todo(entry, stamp) if entry.task else _event(entry, stamp)
        if remind and not (entry.all_day or entry.settled):
            component.add_component(_alarm(entry, remind))
        calendar.add_component(component)
    if not calendar.subcomponents:
        _add_zone(calendar)
    return bytes(calendar.to_ical())


def _event(entry: Event, stamp: datetime) -> Component:
    from icalendar import Event as Entry

    event = Entry()
    _add_what_it_is(event, entry, stamp)
    event.add("dtstart", entry.start)
    event.add("dtend", entry.end)
    if entry.settled:
        event.add("status", "CANCELLED")
    # What is due on a day leaves that day free for appointments, and so does what is off.
    event.add("transp", "TRANSPARENT" if entry.all_day or entry.settled else "OPAQUE")
    return event


def _todo(entry: Event, stamp: datetime) -> Component:
    from icalendar import Todo

    todo = Todo()
    _add_what_it_is(todo, entry, stamp)
    todo.add("due", entry.start)
    settled = "CANCELLED" if entry.off else "COMPLETED"
    todo.add("status", settled if entry.settled else "NEEDS-ACTION")
    return todo


def _alarm(entry: Event, minutes: int) -> Component:
    from icalendar import Alarm

    alarm = Alarm()
    alarm.add("action", "DISPLAY")
    alarm.add("description", straight(entry.summary))
    alarm.add("trigger", timedelta(minutes=-minutes))
    return alarm


def _add_what_it_is(event: Component, entry: Event, stamp: datetime) -> None:
    written = stamp.astimezone(UTC).replace(microsecond=0)
    event.add("uid", straight(entry.uid))
    event.add("dtstamp", written)
    # Some programs take in nothing that is not of a higher number than what they have.
    event.add("sequence", max(0, int((written - _FIRST).total_seconds())))
    event.add("summary", straight(entry.summary))
    if entry.description:
        event.add("description", straight(entry.description))
    if entry.updated:
        event.add("last-modified", datetime.combine(entry.updated, time(), UTC))
    if entry.place:
        event.add("location", straight(entry.place))
    if entry.link:
        event.add("url", _uri(entry.link))


def _add_zone(calendar: Calendar) -> None:
    """A file must hold something to be a calendar: without entries, the definition of UTC."""
    from icalendar import Timezone, TimezoneStandard

    zone, standard = Timezone(), TimezoneStandard()
    zone.add("tzid", "UTC")
    standard.add("dtstart", datetime(1970, 1, 1))  # noqa: DTZ001 - a zone's own clock
    standard.add("tzoffsetfrom", timedelta())
    standard.add("tzoffsetto", timedelta())
    zone.add_component(standard)
    calendar.add_component(zone)


def _uri(link: str) -> str:
    """A web address as RFC 3986 has it: in ASCII, with its scheme."""
    from urllib.parse import quote, urlsplit

    whole = straight(link if "://" in link else f"https://{link}")
    with contextlib.suppress(ValueError):  # a host that can have no such name is left as it is
        host = urlsplit(whole).netloc
        whole = whole.replace(host, host.encode("idna").decode(), 1)
    return quote(whole, safe=":/?#[]@!$&'()*+,;=%-._~")
