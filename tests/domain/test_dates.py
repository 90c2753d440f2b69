"""Days and periods as people say them."""

from __future__ import annotations

from datetime import date, timedelta

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
    said,
    said_near,
)
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


@pytest.mark.parametrize("lean", ["back", "forward"])
@pytest.mark.parametrize("text", NONSENSE)
def test_no_day_is_guessed_from_nonsense(text: str, lean: Lean) -> None:
    with pytest.raises(UsageProblem) as refused:
        parse_day(text, TODAY, lean=lean)
    assert refused.value.hint


@pytest.mark.parametrize("text", ["1/2/2025", " 01/02/2025 ", "1.2.25", "01.02.2025", "2025/2/1"])
def test_a_day_that_reads_differently_from_country_to_country_is_refused_as_such(text: str) -> None:
    with pytest.raises(UsageProblem, match="ambiguous") as refused:
        parse_day(text, TODAY, lean="back")
    assert "2026-03-14" in (refused.value.hint or "")


@pytest.mark.parametrize(
    "text", ["tomorrow", "2026-01-22", "2026-02", "next fri", "this fri", "2w", "in 2 weeks", "eom", "+1d"]
)
def test_what_has_happened_cannot_lie_in_the_future(text: str) -> None:
    with pytest.raises(UsageProblem, match="not come yet"):
        parse_day(text, TODAY, lean="back")


WORDS = (
    *("next", "last", "this", "in", "ago", "-", "+", "a", "an", "0", "2", "99999", "2026-01-31", "2026", "/"),
    *("fri", "sunday", "w", "days", "m", "y", "eom", "today", "1/2/2025", "\x00", "\u0663", "\ud800"),
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
        ("none", None),
        ("None", None),
        ("", None),
        ("  ", None),
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
        "monthly",
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
    assert said(TODAY) == "Wed 21 Jan 2026"
    assert said(day("2026-02-01")) == "Sun 1 Feb 2026"
    assert said_near(day("2026-01-09"), TODAY) == "9 Jan"
    assert said_near(day("2025-09-04"), TODAY) == "4 Sep 2025"
    assert in_words(day("2026-01-09")) == "9 January"


def test_a_rhythm_is_said_as_people_say_it() -> None:
    assert [period_in_words(p) for p in ("1m", "2w", "90d", "1y")] == [
        "every month",
        "every 2 weeks",
        "every 90 days",
        "every year",
    ]
