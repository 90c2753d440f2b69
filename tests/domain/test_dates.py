"""Days and periods as people say them."""

from __future__ import annotations

import re
from datetime import date, time, timedelta
from typing import get_args

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.dates import (
    Lean,
    add_business_days,
    add_period,
    in_words,
    parse_day,
    parse_period,
    period_in_words,
    said_day,
    said_near,
    said_when,
)
from mentorfolio.domain.moments import counted_from, parse_moment
from mentorfolio.errors import UsageProblem
from tests.domain.build import TODAY, day, told

QUICK = settings(max_examples=150, deadline=None)

SAT_END = "2026-01-31"  # a Saturday, the end of a month
LEAP = "2024-02-29"  # a Thursday
NEW_YEAR = "2025-12-31"  # a Wednesday
SUNDAY = "2026-01-25"
MONDAY = "2026-01-26"
WED = "2026-01-21"

FORWARD = [
    # ISO, whole and of long past
    (WED, "2026-03-14", "2026-03-14"),
    (WED, " 2026-03-14 ", "2026-03-14"),
    (WED, "2026-03", "2026-03-01"),
    (WED, "2019-11", "2019-11-01"),
    (WED, "1900-01-01", "1900-01-01"),
    (WED, "2199-12-31", "2199-12-31"),
    (WED, "2028-02-29", "2028-02-29"),
    # near words
    (WED, "today", "2026-01-21"),
    (WED, "TODAY", "2026-01-21"),
    (WED, "yesterday", "2026-01-20"),
    (WED, "tomorrow", "2026-01-22"),
    # the coming weekday; its own name never means today
    (WED, "thu", "2026-01-22"),
    (WED, "thur", "2026-01-22"),
    (WED, "thurs", "2026-01-22"),
    (WED, "fri", "2026-01-23"),
    (WED, "Friday", "2026-01-23"),
    (WED, "sat", "2026-01-24"),
    (WED, "sun", "2026-01-25"),
    (WED, "mon", "2026-01-26"),
    (WED, "tue", "2026-01-27"),
    (WED, "tues", "2026-01-27"),
    (WED, "wed", "2026-01-28"),
    (WED, "weds", "2026-01-28"),
    (WED, "this fri", "2026-01-23"),
    (WED, "next  fri", "2026-01-30"),
    (WED, "next mon", "2026-01-26"),
    (WED, "next wed", "2026-01-28"),
    (WED, "next sun", "2026-02-01"),
    (WED, "last fri", "2026-01-16"),
    # counted
    (WED, "in 2 weeks", "2026-02-04"),
    (WED, "in a fortnight", "2026-02-04"),
    (WED, "friday week", "2026-01-30"),
    (WED, "in a week", "2026-01-28"),
    (WED, "in 1 month", "2026-02-21"),
    (WED, "2w", "2026-02-04"),
    (WED, "2 W", "2026-02-04"),
    (WED, "3d", "2026-01-24"),
    (WED, "+3d", "2026-01-24"),
    (WED, "-3d", "2026-01-18"),
    (WED, "3 days ago", "2026-01-18"),
    (WED, "a month ago", "2025-12-21"),
    (WED, "2 years ago", "2024-01-21"),
    (WED, "90d", "2026-04-21"),
    (WED, "1y", "2027-01-21"),
    (WED, "0d", "2026-01-21"),
    (WED, "eom", "2026-01-31"),
    # at the end of a month, of February, of a year
    (SAT_END, "1m", "2026-02-28"),
    (SAT_END, "2m", "2026-03-31"),
    (SAT_END, "-2m", "2025-11-30"),
    (SAT_END, "eom", "2026-01-31"),
    (SAT_END, "tomorrow", "2026-02-01"),
    (LEAP, "1y", "2025-02-28"),
    (LEAP, "4y", "2028-02-29"),
    (LEAP, "-1y", "2023-02-28"),
    (LEAP, "1m", "2024-03-29"),
    (LEAP, "tomorrow", "2024-03-01"),
    (LEAP, "eom", "2024-02-29"),
    (NEW_YEAR, "tomorrow", "2026-01-01"),
    (NEW_YEAR, "fri", "2026-01-02"),
    (NEW_YEAR, "next mon", "2026-01-05"),
    (NEW_YEAR, "1m", "2026-01-31"),
    (NEW_YEAR, "2m", "2026-02-28"),
    (NEW_YEAR, "eom", "2025-12-31"),
    # a Sunday ends its week, a Monday begins one
    (SUNDAY, "mon", "2026-01-26"),
    (SUNDAY, "next mon", "2026-01-26"),
    (SUNDAY, "sun", "2026-02-01"),
    (SUNDAY, "next sun", "2026-02-01"),
    (MONDAY, "next mon", "2026-02-02"),
    (MONDAY, "mon", "2026-02-02"),
    ("2028-02-01", "eom", "2028-02-29"),
    (SAT_END, "end of month", "2026-01-31"),
    (WED, "End of the month", "2026-01-31"),
    # a week, a month, a year from today
    (WED, "next week", "2026-01-28"),
    (WED, "next month", "2026-02-21"),
    (WED, "next year", "2027-01-21"),
    (WED, "last week", "2026-01-14"),
    (NEW_YEAR, "next week", "2026-01-07"),
    (SAT_END, "next month", "2026-02-28"),
    (LEAP, "next year", "2025-02-28"),
    # as the program prints them, and as people write them
    (WED, "30 Jan 2026", "2026-01-30"),
    (WED, "Fri 30 Jan 2026", "2026-01-30"),
    (WED, "friday 30 january 2026", "2026-01-30"),
    (WED, "Fri, 30 Jan 2026", "2026-01-30"),
    (WED, "fri 2026-01-30", "2026-01-30"),
    (WED, "Fri 30 Jan", "2026-01-30"),
    (WED, "30 January", "2026-01-30"),
    (WED, "30 jan", "2026-01-30"),
    (WED, "30jan", "2026-01-30"),
    (WED, "30-Jan-2026", "2026-01-30"),
    (WED, "Jan 30", "2026-01-30"),
    (WED, "Jan. 30", "2026-01-30"),
    (WED, "January 30 2026", "2026-01-30"),
    (WED, "January 30, 2026", "2026-01-30"),
    (WED, "30th of January", "2026-01-30"),
    (WED, "the 30th of January 2026", "2026-01-30"),
    (WED, "January 31st", "2026-01-31"),
    (WED, "1st sept", "2026-09-01"),
    (WED, "2 May", "2026-05-02"),
    (WED, "3rd March", "2026-03-03"),
    (WED, "March 2026", "2026-03-01"),
    # without a year a plan is for the next such day, today too
    (WED, "21 Jan", "2026-01-21"),
    (WED, "20 Jan", "2027-01-20"),
    (WED, "Wed 20 Jan", "2027-01-20"),
    (NEW_YEAR, "1 Jan", "2026-01-01"),
    (NEW_YEAR, "31 Dec", "2025-12-31"),
    (WED, "29 Feb", "2028-02-29"),
    (LEAP, "29 Feb", "2024-02-29"),
    ("2024-03-01", "29 Feb", "2028-02-29"),
    ("2096-03-01", "29 feb", "2104-02-29"),
    # unpadded, year first: no doubt about it
    (WED, "2026-4-1", "2026-04-01"),
    (WED, "2026-12-1", "2026-12-01"),
    (WED, "2026-4", "2026-04-01"),
]

BACK = [
    (WED, "today", "2026-01-21"),
    (WED, "yesterday", "2026-01-20"),
    (WED, "tue", "2026-01-20"),
    (WED, "mon", "2026-01-19"),
    (WED, "sun", "2026-01-18"),
    (WED, "fri", "2026-01-16"),
    (WED, "thu", "2026-01-15"),
    (WED, "wed", "2026-01-14"),
    (WED, "last tue", "2026-01-20"),
    (WED, "last wed", "2026-01-14"),
    (WED, "-1w", "2026-01-14"),
    (WED, "2 weeks ago", "2026-01-07"),
    (WED, "-1m", "2025-12-21"),
    (WED, "2025-11", "2025-11-01"),
    (WED, "2026-01-21", "2026-01-21"),
    (SUNDAY, "sun", "2026-01-18"),
    (SUNDAY, "sat", "2026-01-24"),
    (MONDAY, "sun", "2026-01-25"),
    (SAT_END, "eom", "2026-01-31"),
    (SAT_END, "-1m", "2025-12-31"),
    ("2024-03-31", "-1m", "2024-02-29"),
    ("2026-01-01", "yesterday", "2025-12-31"),
    (WED, "last week", "2026-01-14"),
    (WED, "last month", "2025-12-21"),
    ("2026-03-31", "last month", "2026-02-28"),
    ("2026-01-01", "last year", "2025-01-01"),
    # without a year it is the last such day, today too
    (WED, "21 Jan", "2026-01-21"),
    (WED, "Thu 30 Jan", "2025-01-30"),
    ("2026-01-01", "31 Dec", "2025-12-31"),
    (WED, "29 Feb", "2024-02-29"),
    (LEAP, "29 Feb", "2024-02-29"),
    (WED, "Mon 19 Jan 2026", "2026-01-19"),
    (WED, "2026-1-9", "2026-01-09"),
]

NEAR = [
    (WED, "9 Jan", "2026-01-09"),
    (WED, "30 Jan", "2026-01-30"),
    (WED, "21 Jan", "2026-01-21"),
    (WED, "31 Dec", "2025-12-31"),
    (WED, "1 Jul", "2026-07-01"),
    (WED, "1 Sep", "2025-09-01"),
    ("2026-12-20", "10 Jan", "2027-01-10"),
    (WED, "fri", "2026-01-23"),
    (WED, "29 Feb", "2024-02-29"),
]

NONSENSE = [
    "",
    " ",
    "soon",
    "next",
    "last",
    "in",
    "w",
    "-",
    "2",
    "2x",
    "--3d",
    "in -3d",
    "-3d ago",
    "in 2 weeks ago",
    "100000d",
    "1.5w",
    "9999y",
    "99999d",
    "-99999y",
    "-3000y",
    "2026-13",
    "2026-00-10",
    "2026-13-01",
    "2026-02-30",
    "2025-02-29",
    "2026-04-31",
    "2026-06-31",
    "2026-09-31",
    "2026-11-31",
    "2026-01-32",
    "1899-12-31",
    "2200-01-01",
    "0000-00-00",
    "99999-01-01",
    "2026-W04",
    "friday the 13th",
    "30",
    "jan",
    "of january",
    "30 of",
    "0 jan",
    "32 jan",
    "30 feb",
    "29 feb 2026",
    "31 june",
    "30 jan 26",
    "30 janvier",
    "jan 30 30",
    "next jan",
    "30 mon",
    "next day",
    "this week",
    "fri fri 30 jan 2026",
    "2026-4-31",
    "2026-1-1-1",
    "26-1-2026-1",
    "30 jan 2200",
    "end of",
    "monday tuesday",
    "\u0662\u0660\u0662\u0666-\u0660\u0661-\u0662\u0661",
    "\uff12\uff10\uff12\uff16-\uff10\uff11-\uff12\uff11",
    "\uff12w",
    "\u00b2d",
    "\x00",
    "2026-01-21\x00",
    "\ud800",
    "💥",
]


@pytest.mark.parametrize(("today", "text", "meant"), FORWARD)
def test_a_plan_on_a_day_as_people_say_it(today: str, text: str, meant: str) -> None:
    assert parse_day(text, day(today), lean="forward") == day(meant)


@pytest.mark.parametrize(("today", "text", "meant"), BACK)
def test_something_that_happened_on_a_day_as_people_say_it(today: str, text: str, meant: str) -> None:
    assert parse_day(text, day(today), lean="back") == day(meant)


@pytest.mark.parametrize(("today", "text", "meant"), NEAR)
def test_the_end_of_a_stretch_is_the_nearest_such_day(today: str, text: str, meant: str) -> None:
    assert parse_day(text, day(today), lean="near") == day(meant)


@pytest.mark.parametrize("lean", ["back", "forward", "near"])
@pytest.mark.parametrize("text", NONSENSE)
def test_no_day_is_guessed_from_nonsense(text: str, lean: Lean) -> None:
    with pytest.raises(UsageProblem) as refused:
        parse_day(text, TODAY, lean=lean)
    assert refused.value.hint


@pytest.mark.parametrize(
    "text",
    [
        *("1/2/2025", " 01/02/2025 ", "1.2.25", "01.02.2025", "12.11.2026", "3.1.", "3/1", "1-2-2026"),
        *("fri 3.1.2026", "12.01"),
    ],
)
def test_a_day_that_reads_differently_from_country_to_country_is_refused_as_such(text: str) -> None:
    with pytest.raises(UsageProblem, match="ambiguous") as refused:
        parse_day(text, TODAY, lean="back")
    assert "14 Mar 2026, 2026-03-14" in (refused.value.hint or "")
    with pytest.raises(UsageProblem, match="ambiguous"):  # the real reason, whatever the time
        parse_moment(f"{text} 3pm", TODAY, lean="forward")


@pytest.mark.parametrize(
    ("text", "meant"),
    [
        ("14.03.2027", "2027-03-14"),
        ("2027/03/14", "2027-03-14"),
        ("2027.3.4", "2027-03-04"),
        ("26/06/2025", "2025-06-26"),
        ("06/26/2025", "2025-06-26"),
        ("26-6-2025", "2025-06-26"),
        ("3.3.2027", "2027-03-03"),
        ("20250116", "2025-01-16"),
        ("fri 30.1.2026", "2026-01-30"),
        ("30.1.", "2026-01-30"),
        ("14/3", "2026-03-14"),
        ("3/14", "2026-03-14"),
        ("sat 14.3.", "2026-03-14"),
        ("end of year", "2026-12-31"),
        ("eoy", "2026-12-31"),
        ("in two weeks", "2026-02-04"),
        ("three days ago", "2026-01-18"),
        ("day after tomorrow", "2026-01-23"),
        ("the day before yesterday", "2026-01-19"),
        ("the 25th", "2026-01-25"),
        ("the 15th", "2026-02-15"),
        ("the 21st", "2026-01-21"),
        ("the 31st", "2026-01-31"),
    ],
)
def test_a_day_that_can_be_only_one_is_taken_as_people_write_it(text: str, meant: str) -> None:
    assert parse_day(text, day("2026-01-21"), lean="forward") == day(meant)


def test_the_day_of_a_month_leans_as_its_use_does() -> None:
    assert parse_day("the 25th", day("2026-01-21"), lean="back") == day("2025-12-25")
    assert parse_day("the 31st", day("2026-03-05"), lean="back") == day("2026-01-31")
    assert parse_day("the 15th", day("2026-01-21"), lean="near") == day("2026-01-15")


@pytest.mark.parametrize("text", ["20251301", "20260230", "2026/2/30", "the 32nd", "the 0th", "the 15"])
def test_numbers_that_are_no_day_are_told_as_such(text: str) -> None:
    with pytest.raises(UsageProblem, match="is not a day"):
        parse_day(text, TODAY, lean="forward")


@pytest.mark.parametrize(
    ("text", "when", "minutes"),
    [
        ("noon", "2026-01-21T12:00", None),
        ("tue at noon", "2026-01-27T12:00", None),
        ("tue at 10", "2026-01-27T10:00", None),
        ("tue at 10-11", "2026-01-27T10:00", 60),
        ("tue half past six", "2026-01-27T18:30", None),
        ("thursday next week", "2026-01-29", None),
        ("thursday next week at six in the evening", "2026-01-29T18:00", None),
        ("at half past six in the morning on fri", "2026-01-23T06:30", None),
        ("half past four", "2026-01-21T16:30", None),
        ("tue at half past nine", "2026-01-27T09:30", None),
        ("the 25th at 9", "2026-01-25T09:00", None),
        ("14.03.2027 15:00", "2027-03-14T15:00", None),
    ],
)
def test_a_time_is_taken_as_people_say_it(text: str, when: str, minutes: int | None) -> None:
    found = parse_moment(text, day("2026-01-21"), lean="forward")
    assert (found.when, found.minutes) == (when, minutes)


@pytest.mark.parametrize("text", ["tue at 3", "at 7", "tue at 3-4"])
def test_an_hour_that_may_be_at_night_is_not_guessed(text: str) -> None:
    with pytest.raises(UsageProblem, match="at night or in the afternoon") as refused:
        parse_moment(text, TODAY, lean="forward")
    assert (refused.value.offered or "tue 3pm") in (refused.value.hint or "")
    assert refused.value.offered in ("tue 3pm", "7pm", "")


@pytest.mark.parametrize(
    ("text", "forward", "back"),
    [
        ("mid april", "2026-04-15", "2025-04-15"),
        ("the end of february", "2027-02-28", "2026-02-28"),
        ("28th", "2026-03-28", "2026-02-28"),
        ("easter", "2026-04-05", "2025-04-20"),
        ("after easter", "2026-04-07", "2025-04-22"),
        ("good friday", "2026-04-03", "2025-04-18"),
        ("after christmas", "2026-12-27", "2025-12-27"),
        ("the new year", "2027-01-01", "2026-01-01"),
        ("last thursday of the month", "2026-03-26", "2026-02-26"),
        ("first monday in may", "2026-05-04", "2025-05-05"),
    ],
)
def test_a_day_without_a_number_is_the_one_people_mean(text: str, forward: str, back: str) -> None:
    saturday = day("2026-03-21")
    assert parse_day(text, saturday, lean="forward") == day(forward)
    assert parse_day(text, saturday, lean="back") == day(back)


@pytest.mark.parametrize("text", ["mid life", "last rota of the month", "after lunch", "fifth friday in may"])
def test_what_only_sounds_like_such_a_day_is_none(text: str) -> None:
    with pytest.raises(UsageProblem):
        parse_day(text, TODAY, lean="forward")


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("Thu 30 Jan 2026", "30 Jan 2026 is a Friday."),
        ("sunday 2026-01-31", "31 Jan 2026 is a Saturday."),
        ("Mon 30 Jan", "30 Jan 2026 is a Friday."),
    ],
)
def test_a_day_of_another_weekday_than_was_said_is_not_guessed(text: str, told: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        parse_day(text, TODAY, lean="forward")
    assert refused.value.message == told


def test_only_days_that_can_be_meant_are_offered() -> None:
    hints, summer = {}, day("2026-06-01")
    for lean in get_args(Lean):
        with pytest.raises(UsageProblem) as refused:
            parse_day("soon", summer, lean=lean)
        hints[lean] = refused.value.hint or ""
        offered = re.findall(r"(?:like |, | or )([^,]+?)(?=,| or |\.$)", hints[lean])
        assert len(offered) > 6
        assert all(parse_day(text, summer, lean=lean) for text in offered)
    assert not {"yesterday", "last", "ago"} & set(hints["forward"].replace(",", "").split())


@pytest.mark.parametrize(
    "text",
    [
        "tomorrow",
        "2026-01-22",
        "2026-02",
        "next fri",
        "this fri",
        "2w",
        "in 2 weeks",
        "eom",
        "+1d",
        "next week",
        "22 Jan 2026",
    ],
)
def test_what_has_happened_cannot_lie_in_the_future(text: str) -> None:
    with pytest.raises(UsageProblem, match="not come yet"):
        parse_day(text, TODAY, lean="back")


WORDS = (
    *("next", "last", "this", "in", "ago", "-", "+", "a", "an", "0", "2", "99999", "2026-01-31", "2026", "/"),
    *(
        "fri",
        "sunday",
        "w",
        "days",
        "m",
        "y",
        "eom",
        "jan",
        "may",
        "29",
        "feb",
        "of",
        "th",
        "today",
        "1/2/2025",
        "\x00",
        "\u0663",
        "\ud800",
    ),
)
TOKENS = st.lists(st.sampled_from(WORDS), max_size=5)


@QUICK
@given(st.text(max_size=20) | TOKENS.map(" ".join) | TOKENS.map("".join), st.dates(), st.booleans())
def test_whatever_is_typed_is_a_day_or_refused_in_words(text: str, today: date, back: bool) -> None:
    try:
        found = parse_day(text, today, lean="back" if back else "forward")
    except UsageProblem as refused:
        told(refused)
    else:
        assert 1900 <= found.year < 2200
        assert not (back and found > today)


@QUICK
@given(
    st.lists(st.sampled_from((*WORDS, "3pm", "15:00", "-", "to", "at", "3", "am")), max_size=5).map(" ".join),
    st.dates(),
)
def test_whatever_is_typed_is_a_moment_or_refused_in_words(text: str, today: date) -> None:
    try:
        found = parse_moment(text, today, lean="forward")
    except UsageProblem as refused:
        told(refused)
    else:
        assert found.on.isoformat() == found.when[:10]
        assert found.local is None or f"{found.local:%Y-%m-%dT%H:%M}" == found.when


@QUICK
@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(0, 364))
def test_a_day_is_read_as_the_screen_says_it(today: date, apart: int) -> None:
    ahead, behind = today + timedelta(days=apart), today - timedelta(days=apart)
    assert parse_day(said_day(ahead), today, lean="forward") == ahead
    assert parse_day(said_day(behind), today, lean="back") == behind
    assert parse_day(said_near(ahead, today), today, lean="forward") == ahead
    assert parse_day(said_near(behind, today), today, lean="back") == behind
    if apart < 180:
        assert parse_day(said_near(ahead, today), today, lean="near") == ahead
        assert parse_day(said_near(behind, today), today, lean="near") == behind
    assert parse_day(in_words(ahead), today, lean="forward") == ahead


@QUICK
@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.times())
def test_a_time_is_read_as_the_screen_says_it(on: date, clock: time) -> None:
    when = f"{on.isoformat()}T{clock:%H:%M}"
    assert parse_moment(said_when(when), TODAY, lean="forward").when == when
    twelve = f"{clock.hour % 12 or 12}:{clock:%M} {'pm' if clock.hour > 11 else 'am'}"
    assert parse_moment(f"{said_day(on)} {twelve}", TODAY, lean="forward").when == when


THURSDAY = "2026-01-22"


@pytest.mark.parametrize(
    ("text", "when", "minutes"),
    [
        ("thu", THURSDAY, None),
        ("30 Jan 2026", "2026-01-30", None),
        ("Jan 30", "2026-01-30", None),
        ("Thu 22 Jan 2026, 15:00", "2026-01-22T15:00", None),
        ("2026-01-22T09:30", "2026-01-22T09:30", None),
        ("2026-1-22t9:30:00", "2026-01-22T09:30", None),
        ("2026-01-22 9:05", "2026-01-22T09:05", None),
        ("15:00", "2026-01-21T15:00", None),
        ("thu 15:00", "2026-01-22T15:00", None),
        ("thu, 15:00", "2026-01-22T15:00", None),
        ("thu at 15:00", "2026-01-22T15:00", None),
        ("thu 15.00", "2026-01-22T15:00", None),
        ("thu 15.30", "2026-01-22T15:30", None),
        ("thu 15.13", "2026-01-22T15:13", None),
        ("thu 15h", "2026-01-22T15:00", None),
        ("thu 15h30", "2026-01-22T15:30", None),
        ("thu 3pm", "2026-01-22T15:00", None),
        ("3pm", "2026-01-21T15:00", None),
        ("at 3 pm", "2026-01-21T15:00", None),
        ("thu 3 pm", "2026-01-22T15:00", None),
        ("thu 3 p.m.", "2026-01-22T15:00", None),
        ("thu 3:30 PM", "2026-01-22T15:30", None),
        ("thu 3.05pm", "2026-01-22T15:05", None),
        ("thu 12pm", "2026-01-22T12:00", None),
        ("thu 12am", "2026-01-22T00:00", None),
        ("thu 12:30 am", "2026-01-22T00:30", None),
        ("30 jan 9am", "2026-01-30T09:00", None),
        ("jan 30 9am", "2026-01-30T09:00", None),
        ("2w 9:00", "2026-02-04T09:00", None),
        ("thu 0:00", "2026-01-22T00:00", None),
        ("thu 23:59", "2026-01-22T23:59", None),
        ("thu 15:00-16:30", "2026-01-22T15:00", 90),
        ("thu 15:00 - 16:30", "2026-01-22T15:00", 90),
        ("thu 15:00\u201316:30", "2026-01-22T15:00", 90),
        ("thu 15.00-16.30", "2026-01-22T15:00", 90),
        ("thu 15-16h", "2026-01-22T15:00", 60),
        ("thu 15-16:30", "2026-01-22T15:00", 90),
        ("thu 3-4pm", "2026-01-22T15:00", 60),
        ("thu 3 to 4 pm", "2026-01-22T15:00", 60),
        ("thu 3:15-4pm", "2026-01-22T15:15", 45),
        ("thu 3pm-4:30pm", "2026-01-22T15:00", 90),
        ("thu 11-1pm", "2026-01-22T11:00", 120),
        ("thu 11am-1pm", "2026-01-22T11:00", 120),
        ("thu 12-1pm", "2026-01-22T12:00", 60),
        ("thu 10-12pm", "2026-01-22T10:00", 120),
        ("thu 9-10am", "2026-01-22T09:00", 60),
        ("thu 15:00-4pm", "2026-01-22T15:00", 60),
    ],
)
def test_a_time_of_day_as_people_say_it(text: str, when: str, minutes: int | None) -> None:
    assert parse_moment(text, TODAY, lean="forward") == (when, minutes)


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("thu 25:00", "no time '25:00'"),
        ("thu 24:00", "no time '24:00'"),
        ("thu 15:60", "no time '15:60'"),
        ("thu 13pm", "no time '13pm'"),
        ("thu 0am", "no time '0am'"),
        ("thu 16:00-15:00", "from 16:00 to 15:00 ends before it begins"),
        ("thu 15:00-15:00", "ends before it begins"),
        ("thu 11-1am", "ends before it begins"),
        # the day is what is wrong, and told first
        ("soon 25:00", "'soon' is not a day"),
        ("meet 3pm", "'meet' is not a day"),
        ("thu 22 Jan 2027 3pm", "22 Jan 2027 is a Friday"),
        ("3.1. 15:00", "ambiguous"),
        ("31.4.2026 15:00", "not a day"),
        ("12/1/2026 3pm", "ambiguous"),
        # a number alone is no time, and a dot before 01 to 12 may be a month
        ("thu 15", "not a day"),
        ("thu 3-4", "not a day"),
        ("thu 15.05", "ambiguous"),
        ("12.01", "ambiguous"),
        ("thu 15:00:30", "not a day"),
        ("thu 1500", "not a day"),
        ("", "not a day"),
    ],
)
def test_a_time_that_cannot_be_meant_is_refused_for_its_real_reason(text: str, told: str) -> None:
    with pytest.raises(UsageProblem, match=told) as refused:
        parse_moment(text, TODAY, lean="forward")
    assert refused.value.hint


class Foreign(date):
    """A day in a country whose language ``strftime`` speaks."""

    def strftime(self, _: str) -> str:
        """What a locale might say."""
        return "Do 5 M\xe4r"

    __format__ = strftime


def test_days_are_said_in_english_whatever_the_locale() -> None:
    on = Foreign(2026, 3, 5)
    assert said_day(on) == "Thu 5 Mar 2026"
    assert (said_near(on, on), in_words(on)) == ("5 Mar", "5 March")


@QUICK
@given(st.dates(date(1900, 1, 1), date(2199, 12, 31)))
def test_every_iso_day_is_itself(on: date) -> None:
    assert parse_day(on.isoformat(), TODAY, lean="forward") == on


@QUICK
@given(
    st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.sampled_from(["mon", "tue", "wed", "thu", "fri", "sat"])
)
def test_a_weekday_is_within_a_week_and_of_that_name(today: date, name: str) -> None:
    ahead = parse_day(name, today, lean="forward")
    behind = parse_day(name, today, lean="back")
    assert 1 <= (ahead - today).days <= 7
    assert 1 <= (today - behind).days <= 7
    assert f"{ahead:%a}".casefold() == f"{behind:%a}".casefold() == name
    monday = today - timedelta(days=today.weekday())
    assert 7 <= (parse_day(f"next {name}", today, lean="forward") - monday).days <= 13


@pytest.mark.parametrize(
    ("text", "kept"),
    [
        ("2w", "2w"),
        ("1m", "1m"),
        ("90d", "90d"),
        ("1y", "1y"),
        (" 2 W ", "2w"),
        ("02w", "2w"),
        ("10y", "10y"),
        ("120m", "120m"),
        ("weekly", "1w"),
        ("Fortnightly", "2w"),
        ("monthly", "1m"),
        ("quarterly", "3m"),
        ("yearly", "1y"),
        ("every 2 weeks", "2w"),
        ("every month", "1m"),
        ("2 weeks", "2w"),
        ("1 year", "1y"),
        ("none", None),
        ("None", None),
        ("", None),
        ("  ", None),
        ("every second thursday", "2w"),
        ("every thursday", "1w"),
        ("every first monday of the month", "1m"),
        ("four times a year", "3m"),
    ],
)
def test_a_rhythm_is_kept_in_one_way_of_writing(text: str, kept: str | None) -> None:
    assert parse_period(text) == kept


@pytest.mark.parametrize(
    "text",
    [
        "0d",
        "0w",
        "000m",
        "-1w",
        "11y",
        "121m",
        "523w",
        "3661d",
        "w",
        "2",
        "2x",
        "2ww",
        "1.5m",
        "12345d",
        "\u0662w",
        "daily or so",
        "every",
        "every 0 weeks",
        "every 600 weeks",
        "every may",
        "weeks",
        "1/2/2025",
    ],
)
def test_what_is_no_rhythm_is_refused(text: str) -> None:
    with pytest.raises(UsageProblem, match="not a period"):
        parse_period(text)


@pytest.mark.parametrize(
    ("start", "period", "times", "end"),
    [
        ("2026-01-31", "1m", 1, "2026-02-28"),
        ("2026-01-31", "1m", 2, "2026-03-31"),
        ("2026-03-31", "1m", -1, "2026-02-28"),
        ("2024-02-29", "1y", 1, "2025-02-28"),
        ("2026-01-21", "2w", 3, "2026-03-04"),
        ("2026-01-21", "10d", -3, "2025-12-22"),
    ],
)
def test_periods_are_added_by_the_calendar(start: str, period: str, times: int, end: str) -> None:
    assert add_period(day(start), period, times) == day(end)


@pytest.mark.parametrize(
    ("start", "days", "end"),
    [
        ("2026-01-21", 0, "2026-01-21"),
        ("2026-01-21", 1, "2026-01-22"),
        ("2026-01-21", 3, "2026-01-26"),  # Wed -> Mon
        ("2026-01-23", 1, "2026-01-26"),  # Fri -> Mon
        ("2026-01-24", 1, "2026-01-26"),  # Sat -> Mon
        ("2026-01-25", 1, "2026-01-26"),  # Sun -> Mon
        ("2026-01-25", 3, "2026-01-28"),
        ("2026-01-21", 7, "2026-01-30"),
        ("2025-12-31", 3, "2026-01-05"),
        ("2026-01-16", 10, "2026-01-30"),
    ],
)
def test_business_days_step_over_weekends(start: str, days: int, end: str) -> None:
    assert add_business_days(day(start), days) == day(end)


@QUICK
@given(st.dates(date(1950, 1, 1), date(2150, 1, 1)), st.integers(1, 60))
def test_business_days_count_each_monday_to_friday_once(start: date, days: int) -> None:
    end = add_business_days(start, days)
    between = [start + timedelta(days=n) for n in range(1, (end - start).days + 1)]
    assert sum(d.weekday() < 5 for d in between) == days
    assert end.weekday() < 5


def test_days_are_said_with_their_weekday_and_without_a_leading_zero() -> None:
    assert said_day(TODAY) == "Wed 21 Jan 2026"
    assert said_day(day("2026-02-01")) == "Sun 1 Feb 2026"
    assert said_near(day("2026-01-09"), TODAY) == "9 Jan"
    assert said_near(day("2025-09-04"), TODAY) == "4 Sep 2025"
    assert in_words(day("2026-01-09")) == "9 January"


@pytest.mark.parametrize("kept", ["1m", "2w", "90d", "1y", "1d", "10y"])
def test_a_rhythm_is_read_as_the_screen_says_it(kept: str) -> None:
    assert parse_period(period_in_words(kept)) == kept


def test_a_rhythm_is_said_as_people_say_it() -> None:
    assert [period_in_words(p) for p in ("1m", "2w", "90d", "1y")] == [
        "every month",
        "every 2 weeks",
        "every 90 days",
        "every year",
    ]


@pytest.mark.parametrize("text", ["30 jan", "Jan 30", "9 feb"])
def test_a_day_of_the_next_two_weeks_is_not_taken_for_the_one_a_year_ago(text: str) -> None:
    with pytest.raises(UsageProblem, match="has not come yet") as refused:
        parse_day(text, date(2026, 1, 26), lean="back")
    assert "2025" in (refused.value.hint or ""), "the year ago is offered"


@pytest.mark.parametrize(
    ("text", "today", "meant"),
    [
        ("14 mar", "2026-01-21", "2025-03-14"),
        ("1 march", "2026-01-26", "2025-03-01"),
        ("10 feb", "2026-01-26", "2025-02-10"),
        ("2 jan", "2026-12-10", "2026-01-02"),
    ],
)
def test_what_has_happened_looks_back_a_year_where_the_coming_day_is_not_near(
    text: str, today: str, meant: str
) -> None:
    assert parse_day(text, day(today), lean="back") == day(meant)


def test_a_day_without_a_year_is_the_latest_one_when_the_coming_one_is_far() -> None:
    assert parse_day("20 dec", date(2026, 1, 26), lean="back") == date(2025, 12, 20)
    assert parse_day("5 jan", date(2026, 12, 20), lean="back") == date(2026, 1, 5)


def test_what_is_promised_by_the_weekend_is_due_on_its_sunday() -> None:
    saturday = date(2027, 1, 30)
    assert parse_day("the weekend", saturday, lean="due") == date(2027, 1, 31)
    assert parse_day("next weekend", saturday, lean="due") == date(2027, 2, 7)
    with pytest.raises(UsageProblem):  # a meeting is on the one day or on the other
        parse_day("the weekend", saturday, lean="forward")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("the Thursday after, same time", "2027-01-28 same time"),
        ("the Friday after at 4", "2027-01-22 at 4"),
        ("a week later", "2027-01-28"),
        ("the day after", "2027-01-22"),
        ("the day after tomorrow", "the day after tomorrow"),
        ("thu 15:00", "thu 15:00"),
    ],
)
def test_a_new_day_may_be_counted_from_the_one_before(typed: str, meant: str) -> None:
    assert counted_from(typed, date(2027, 1, 21)) == meant
