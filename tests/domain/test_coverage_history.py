"""Coverage over time is the review of each of its days."""

from __future__ import annotations

from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorfolio.domain.coverage_history import began, days_between, events, over
from mentorfolio.domain.past_day import as_of
from mentorfolio.domain.records import StageChange, StatusChange
from mentorfolio.domain.register import Everything
from mentorfolio.domain.review import review
from tests.domain.build import day, letter, meeting, mentor, need
from tests.domain.strategies import DAY, portfolios
from tests.domain.test_past_day import dated


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios().map(dated), st.lists(DAY, min_size=1, max_size=4))
def test_every_day_of_it_has_the_numbers_of_the_review_of_that_day(
    everything: Everything, days: list[date]
) -> None:
    for on, moment in zip(days, over(everything, days), strict=True):
        then = as_of(everything, on)
        found = review(then, on)
        assert moment.gap == found.gap
        assert list(moment.needs.values()) == list(found.needs)
        assert list(moment.competencies.values()) == list(found.competencies)


def test_days_are_weeks_months_quarters_or_years_apart_and_end_on_the_last() -> None:
    until = day("2026-01-21")
    assert days_between(until, until) == (until,)
    assert days_between(day("2026-01-02"), until) == tuple(
        map(day, ("2026-01-02", "2026-01-07", "2026-01-14", "2026-01-21"))
    )
    months = days_between(day("2024-01-21"), until)
    assert len(months) == 25
    assert months[:2] == (day("2024-01-21"), day("2024-02-21"))
    assert len(days_between(day("2016-01-21"), until)) == 41
    assert len(days_between(day("1926-01-21"), until)) == 101


def test_what_happened_is_told_in_order_and_what_was_before_is_not() -> None:
    anna = mentor(
        "Anna Sample",
        history=(
            StageChange(stage="candidate", on=day("2025-03-01")),
            StageChange(stage="active", on=day("2025-06-02")),
        ),
    )
    lead = need(
        "Lead",
        history=(
            StatusChange(on=day("2025-01-01"), status="open"),
            StatusChange(on=day("2025-07-01"), status="met"),
        ),
    )
    everything = Everything(mentors=(anna,), needs=(lead,))
    assert began(everything) == day("2025-01-01")
    found = events(everything, day("2025-03-01"), day("2025-12-31"))
    assert [(e.on, e.to) for e in found] == [(day("2025-06-02"), "active"), (day("2025-07-01"), "met")]
    assert [e.told(str.upper, str.title) for e in found] == ["ANNA-SAMPLE: an active mentor", "Lead is met"]


def test_a_talk_or_an_answer_counts_from_its_day_on() -> None:
    anna = mentor("Anna Sample", "active", since="2025-01-01", cadence="1m", knowing={"how": 3})
    everything = Everything(
        mentors=(anna,),
        meetings=(meeting("2025-06-01", "anna-sample"),),
        outreach=(letter("anna-sample", "2025-08-01", answered="2025-09-01", state="replied"),),
    )
    days = [day(text) for text in ("2025-05-31", "2025-06-01", "2025-08-31", "2025-09-01")]
    stale, fresh, again, answered = (m.competencies["how"].coverage for m in over(everything, days))
    assert fresh == answered == 1.0
    assert stale < 0.1
    assert stale < again < 1


def test_nothing_is_known_of_an_empty_portfolio() -> None:
    assert began(Everything()) is None
    assert next(over(Everything(), [day("2026-01-21")])).gap == 1.0
