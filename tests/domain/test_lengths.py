"""Lengths of time as people say them."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.domain.dates import parse_period
from mentorfolio.domain.lengths import parse_minutes, parse_span, rhythm_in, talks_in, these_months
from mentorfolio.errors import UsageProblem


@pytest.mark.parametrize(
    ("typed", "period"),
    [
        *(
            ("once a month", "1m"),
            ("every two weeks", "2w"),
            ("every other week", "2w"),
            ("twice a month", "2w"),
        ),
        *(("once a week", "1w"), ("about every 3 months", "3m"), ("six weeks or so", "6w"), ("often", None)),
    ],
)
def test_how_often_is_read_as_people_say_it(typed: str, period: str | None) -> None:
    if period is None:
        with pytest.raises(UsageProblem):
            parse_period(typed)
    else:
        assert parse_period(typed) == period


@pytest.mark.parametrize(
    ("typed", "minutes"),
    [
        *(("an hour", 60), ("half an hour", 30), ("90 min", 90), ("1.5 hours", 90), ("two hours", 120)),
        *(("an hour or so", 60), ("about 45 minutes", 45), ("1h30", 90), ("long", None), ("60", None)),
    ],
)
def test_how_long_is_read_as_people_say_it(typed: str, minutes: int | None) -> None:
    assert parse_minutes(typed) == minutes


@pytest.mark.parametrize(
    ("typed", "span"),
    [
        *(
            ("6 months", "6m"),
            ("six months or so", "6m"),
            ("half a year", "6m"),
            ("a year", "1y"),
            ("in 6 weeks", "6w"),
        ),
        *(("30 jun", None), ("2026-09-02", None), ("fri", None)),
    ],
)
def test_a_length_alone_is_no_day(typed: str, span: str | None) -> None:
    assert parse_span(typed) == span


@pytest.mark.parametrize(
    ("said", "rhythm"),
    [
        ("yes to mentoring, once a month, first time jan 7", "1m"),
        ("we agreed to meet every two weeks, first on friday", "2w"),
        ("yes, every other week", "2w"),
        ("once every six weeks is fine for her", "6w"),
        ("twice a month", "2w"),
        ("once a quarter", "3m"),
        ("quarterly", "3m"),
        ("each month or so", "1m"),
        ("once a fortnight", "2w"),
        ("every tuesday", None),
        ("yes, next month", None),
        ("she has every reason to", None),
    ],
)
def test_a_rhythm_said_with_a_yes_is_the_one_that_was_said(said: str, rhythm: str | None) -> None:
    assert rhythm_in(said) == rhythm


@pytest.mark.parametrize(
    ("told", "rhythm"),
    [
        ("we meet monthly, and talked of the rota", "1m"),
        ("good talk, we agreed to meet every two weeks", "2w"),
        ("we'll talk once a month", "1m"),
        ("about the monthly report", None),
        ("to meet people every week is hard", None),
        ("we met, she writes a letter every week", None),
    ],
)
def test_only_a_rhythm_of_the_two_is_one_to_keep(told: str, rhythm: str | None) -> None:
    assert talks_in(told) == rhythm


def test_a_programme_from_the_first_to_the_last_day_of_a_month_is_thanked_for_whole() -> None:
    assert these_months(date(2025, 12, 1), date(2026, 11, 30)) == "this year"
