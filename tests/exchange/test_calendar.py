"""Calendar files: what went in comes out again in another program, whatever people are called."""

from __future__ import annotations

from datetime import UTC, date, datetime, timedelta, timezone

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from icalendar import Calendar
from icalendar.cal import Component

from mentorfolio.domain.calendar import Event, day_event, meeting_event
from mentorfolio.exchange.calendar import calendar_of
from tests.domain.build import meeting

STAMP = datetime(2026, 1, 21, 10, 15, 30, 123456, tzinfo=timezone(timedelta(hours=1)))
NASTY = [
    "Kim; Sample, of A:B\\C",
    "Kim\nEND:VEVENT\nBEGIN:VALARM",
    "Kim\r\nATTENDEE:mailto:x@example.org",
    'SUMMARY;X="1":no',
    "\\n \\, \\; \\\\",
    "山田花子 🙂 " * 30,
    "é" * 200,
    "Kim\u2028Sample\u2029\u0085x\x0bx\x1cx",
    " leading and trailing ",
    "\tTab",
]


def at(start: datetime, summary: str = "Meet Kim Sample", description: str = "") -> Event:
    return Event(
        uid="meeting-ab12cd34@mentorfolio",
        kind="meeting",
        start=start,
        end=start + timedelta(minutes=60),
        summary=summary,
        description=description,
    )


def read(data: bytes) -> list[Component]:
    calendar = Calendar.from_ical(data)
    assert isinstance(calendar, Calendar)
    assert not calendar.errors
    return list(calendar.walk("VEVENT"))


def test_a_meeting_comes_out_as_it_went_in() -> None:
    start = datetime(2026, 3, 29, 7, 0, tzinfo=UTC)
    entry = Event(
        uid="meeting-ab12cd34@mentorfolio",
        kind="meeting",
        start=start,
        end=start + timedelta(minutes=45),
        summary="Meet Kim Sample",
        description="- How to say no\n- The rota",
        updated=date(2026, 1, 2),
    )
    (event,) = read(calendar_of([entry], STAMP))
    assert event["UID"] == "meeting-ab12cd34@mentorfolio"
    assert event.decoded("DTSTART") == start
    assert event.decoded("DTEND") == start + timedelta(minutes=45)
    assert event.decoded("DTSTAMP") == datetime(2026, 1, 21, 9, 15, 30, tzinfo=UTC)
    assert event.decoded("LAST-MODIFIED") == datetime(2026, 1, 2, tzinfo=UTC)
    assert event["SUMMARY"] == "Meet Kim Sample"
    assert event["DESCRIPTION"] == "- How to say no\n- The rota"
    assert event["TRANSP"] == "OPAQUE"


def test_a_day_without_a_time_is_that_whole_day_and_keeps_nobody_from_it() -> None:
    entry = day_event("5a17", "contact", date(2026, 12, 31), "Get in touch")
    data = calendar_of([entry], STAMP)
    assert b"DTSTART;VALUE=DATE:20261231\r\n" in data
    assert b"DTEND;VALUE=DATE:20270101\r\n" in data
    (event,) = read(data)
    assert event["UID"] == "contact-5a17@mentorfolio"
    assert event["TRANSP"] == "TRANSPARENT"
    assert "DESCRIPTION" not in event
    assert "LAST-MODIFIED" not in event


def test_a_file_written_later_has_the_higher_number_for_the_same_entry() -> None:
    """Programs that go by it would otherwise keep what they have."""
    entry = at(datetime(2026, 7, 1, 13, 0, tzinfo=UTC))
    numbers = [
        int(read(calendar_of([entry], stamp))[0].decoded("SEQUENCE"))
        for stamp in (datetime(2025, 1, 1, tzinfo=UTC), STAMP, STAMP + timedelta(seconds=1))
    ]
    assert numbers == sorted(set(numbers))
    assert numbers[0] == 0
    (latest,) = read(calendar_of([entry], datetime(2090, 1, 1, tzinfo=UTC)))
    assert int(latest.decoded("SEQUENCE")) < 2**31


def test_the_file_says_what_it_is_and_times_need_no_zone_of_the_reader() -> None:
    data = calendar_of([at(datetime(2026, 7, 1, 13, 0, tzinfo=UTC))], STAMP)
    calendar = Calendar.from_ical(data)
    assert calendar["VERSION"] == "2.0"
    assert calendar["PRODID"] == "-//mentorfolio//mentorfolio//EN"
    assert calendar["METHOD"] == "PUBLISH"
    assert b"\r\nDTSTART:20260701T130000Z\r\n" in data


@pytest.mark.parametrize("name", NASTY)
def test_a_name_is_text_whatever_it_looks_like(name: str) -> None:
    data = calendar_of([at(datetime(2026, 7, 1, 13, 0, tzinfo=UTC), f"Meet {name}", description=name)], STAMP)
    (event,) = read(data)
    known = {"UID", "DTSTAMP", "SEQUENCE", "DTSTART", "DTEND", "SUMMARY", "DESCRIPTION", "TRANSP"}
    assert set(event) == known
    assert not event.subcomponents
    shown = name.replace("\r\n", "\n")
    for control in "\u0085\x0b\x1c":  # no calendar file can hold them
        shown = shown.replace(control, "")
    assert event["DESCRIPTION"] == shown
    assert event["SUMMARY"] == f"Meet {shown}"


@settings(max_examples=150, deadline=None)
@given(st.lists(st.tuples(st.text(), st.text()), max_size=4))
def test_whatever_people_type_the_file_has_as_many_entries(texts: list[tuple[str, str]]) -> None:
    entries = [
        Event(
            uid=f"meeting-{number}@mentorfolio",
            kind="meeting",
            start=datetime(2026, 7, 1, tzinfo=UTC),
            end=datetime(2026, 7, 2, tzinfo=UTC),
            summary=summary,
            description=description,
        )
        for number, (summary, description) in enumerate(texts)
    ]
    data = calendar_of(entries, STAMP)
    assert [str(event["UID"]) for event in read(data)] == [entry.uid for entry in entries]
    lines = data.split(b"\r\n")
    assert lines.pop() == b""
    assert all(len(line) <= 75 for line in lines), "RFC 5545 folds lines at 75 octets"
    assert not any(b"\n" in line or b"\r" in line for line in lines)
    data.decode("utf-8")


def test_a_calendar_without_entries_is_one_all_the_same() -> None:
    data = calendar_of([], STAMP)
    assert read(data) == []
    calendar = Calendar.from_ical(data)
    assert calendar.subcomponents, "RFC 5545 wants one component at least"
    assert data.endswith(b"END:VCALENDAR\r\n")


# --- a meeting as an entry ---


def berlin(local: datetime) -> datetime | None:
    """As ``Desk.instant`` in winter, with a gap from two to three."""
    return None if local.hour == 2 else (local - timedelta(hours=1)).replace(tzinfo=UTC)


def test_a_planned_meeting_has_its_hour_its_length_and_its_agenda() -> None:
    planned = meeting(
        "2026-01-29T15:00", "kim", held=False, minutes=45, agenda=("pay", "rota"), uid="ab12cd34"
    )
    event = meeting_event(planned, {"kim": "Kim Sample"}, berlin)
    assert (event.start, event.end) == (
        datetime(2026, 1, 29, 14, 0, tzinfo=UTC),
        datetime(2026, 1, 29, 14, 45, tzinfo=UTC),
    )
    assert event.summary == "Meet Kim Sample"
    assert event.description == "- pay\n- rota"
    assert event.uid == "meeting-ab12cd34@mentorfolio"
    assert not event.all_day


def test_what_was_noted_for_oneself_stays_out_of_the_calendar() -> None:
    planned = meeting("2026-01-29", "kim", held=False, notes="she is leaving", next_areas=("secret",))
    event = meeting_event(planned, {"kim": "Kim Sample"}, berlin)
    assert "leaving" not in str(event)
    assert "secret" not in str(event)


def test_a_meeting_without_an_hour_takes_its_day() -> None:
    event = meeting_event(meeting("2026-01-29", "kim", "anna", held=False), {"kim": "Kim Sample"}, berlin)
    assert (event.start, event.end) == (date(2026, 1, 29), date(2026, 1, 30))
    assert event.all_day
    assert event.summary == "Meet Kim Sample and anna"


def test_an_hour_that_the_clocks_here_skip_becomes_the_one_after() -> None:
    """Planned in another time zone; after a move, that hour is not on the clocks."""
    event = meeting_event(meeting("2026-03-29T02:30", "kim", held=False), {}, berlin)
    assert event.start == datetime(2026, 3, 29, 2, 30, tzinfo=UTC)
    never = meeting_event(meeting("2026-03-29T02:30", "kim", held=False), {}, lambda local: None)
    assert never.start == date(2026, 3, 29)


def test_a_session_of_a_circle_is_called_by_its_circle() -> None:
    session = meeting("2026-01-29", "kim", "anna", held=False, circle="board")
    assert meeting_event(session, {}, berlin, circle="The Board").summary == "Meet The Board"


def test_a_name_turns_no_calendar_round() -> None:
    data = calendar_of([at(STAMP, "Meet \u202eKim\u202c \u05d3\u05e0\u05d4")], STAMP).decode()
    assert "SUMMARY:Meet Kim \u05d3\u05e0\u05d4" in data
