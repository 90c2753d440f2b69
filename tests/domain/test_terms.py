"""Dated terms: which one runs, what is used of it, its middle; the past is never rewritten."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from mentorfolio.domain.dates import add_period
from mentorfolio.domain.lifecycle import with_move
from mentorfolio.domain.records import Mentor, Term
from mentorfolio.domain.terms import (
    begin_term,
    begun,
    evaluated_at,
    form_on,
    halfway,
    running,
    steps_within,
    used,
    with_cadence,
)
from mentorfolio.errors import UsageProblem
from mentorfolio.render.people import term_sentence
from tests.domain.build import TODAY, day, meeting, mentor

QUICK = settings(max_examples=100, deadline=None)
DAYS = st.dates(date(2020, 1, 1), date(2032, 12, 31))
RHYTHMS = st.sampled_from(["1d", "10d", "1w", "2w", "1m", "2m", "3m", "1y"])


def formal(start: str, end: str | None = None, **fields: object) -> Term:
    return Term(form="formal", start=day(start), end=day(end) if end else None, **fields)  # type: ignore[arg-type]  # any field


def informal(start: str, end: str | None = None) -> Term:
    return Term(form="informal", start=day(start), end=day(end) if end else None)


def kim(*terms: Term) -> Mentor:
    return mentor(
        "Kim Sample", "active", "2025-01-01", terms=terms, form=terms[-1].form if terms else "informal"
    )


YEAR = formal("2026-01-01", "2026-12-31", programme="Rise", minutes=60, cadence="1m")


@pytest.mark.parametrize(
    ("start", "end", "cadence", "steps"),
    [
        ("2026-01-01", "2026-12-31", "1m", 12),
        ("2026-01-01", "2027-01-01", "1m", 12),
        ("2026-03-01", "2026-09-01", "1m", 6),
        ("2026-01-01", "2026-12-30", "1m", 11),
        ("2026-01-31", "2026-02-27", "1m", 1),  # the month from 31 January is over on 28 February
        ("2026-01-31", "2026-02-26", "1m", 0),
        ("2024-02-29", "2025-02-27", "1y", 1),
        ("2026-01-01", "2026-12-31", "2w", 26),
        ("2026-01-01", "2026-01-14", "2w", 1),
        ("2026-01-01", "2026-01-13", "2w", 0),
        ("2026-01-20", "2026-03-10", "1m", 1),
        ("2026-01-01", "2026-12-31", "3m", 4),
        ("2026-01-01", "2025-12-01", "1m", 0),
    ],
)
def test_a_rhythm_expects_as_many_meetings_as_it_has_whole_steps(
    start: str, end: str, cadence: str, steps: int
) -> None:
    assert steps_within(day(start), day(end), cadence) == steps


@QUICK
@given(start=DAYS, length=st.integers(0, 900), cadence=RHYTHMS)
def test_the_steps_counted_are_the_ones_that_fit_and_no_more(start: date, length: int, cadence: str) -> None:
    after = start + timedelta(days=length + 1)
    by_hand = 0
    while add_period(start, cadence, by_hand + 1) <= after:
        by_hand += 1
    assert steps_within(start, start + timedelta(days=length), cadence) == by_hand


def test_the_day_on_which_one_term_ends_and_the_next_begins_belongs_to_the_next() -> None:
    who = kim(formal("2025-01-01", "2025-06-01"), informal("2025-06-01"))
    assert form_on(who, day("2025-05-31")) == "formal"
    assert form_on(who, day("2025-06-01")) == "informal"
    first = meeting("2025-06-01", who.id, minutes=60)
    assert used(who, who.terms[0], [first], TODAY).held == 0
    assert used(who, who.terms[1], [first], TODAY).held == 1


def test_a_term_that_is_over_runs_no_more_and_keeps_its_form_until_another_begins() -> None:
    who = kim(formal("2025-01-01", "2025-06-30"))
    assert running(who, day("2025-06-30")) == who.terms[0]
    assert running(who, day("2025-07-01")) is None
    assert begun(who, day("2025-07-01")) == who.terms[0]
    assert form_on(who, day("2025-07-01")) == "formal"


def test_before_the_first_term_it_was_informal_and_without_terms_the_noted_form_holds() -> None:
    assert form_on(kim(YEAR), day("2025-12-31")) == "informal"
    assert form_on(kim(YEAR), day("2026-01-01")) == "formal"
    assert form_on(mentor("Kim Sample", form="formal"), day("2000-01-01")) == "formal"
    assert begun(kim(), TODAY) is None


def test_what_is_used_of_a_term_counts_meetings_and_talks_with_the_person_alone() -> None:
    who = kim(YEAR)
    meetings = [
        meeting("2026-01-10", who.id, minutes=60, id="a"),
        meeting("2026-02-10", who.id, "anna-sample", minutes=45, id="b"),
        meeting("2026-03-10T15:00", who.id, id="c"),
        meeting("2026-03-11", who.id, kind="moment", minutes=5, id="d"),
        meeting("2026-03-12", who.id, circle="peers", minutes=90, id="e"),
        meeting("2026-03-13", "anna-sample", minutes=60, id="f"),
        meeting("2026-03-14", who.id, minutes=60, cancelled=True, id="g"),
        meeting("2026-03-15", who.id, minutes=60, held=False, id="h"),
        meeting("2025-12-31", who.id, minutes=60, id="i"),
        meeting("2026-09-01", who.id, minutes=60, id="j"),
    ]
    found = used(who, YEAR, meetings, day("2026-05-31"))
    assert (found.held, found.expected_so_far, found.expected) == (3, 5, 12)
    assert (found.minutes_used, found.minutes_agreed, found.unmeasured) == (105, 720, 1)


@pytest.mark.parametrize(
    ("today", "so_far"),
    [("2025-12-01", 0), ("2026-01-30", 0), ("2026-01-31", 1), ("2026-12-31", 12), ("2028-01-01", 12)],
)
def test_a_month_is_expected_once_it_is_over(today: str, so_far: int) -> None:
    assert used(kim(YEAR), YEAR, [], day(today)).expected_so_far == so_far


def test_a_term_without_rhythm_or_end_expects_nothing_that_was_not_agreed() -> None:
    open_one = informal("2025-01-01")
    found = used(kim(open_one), open_one, [], TODAY)
    assert (found.expected, found.expected_so_far, found.minutes_agreed) == (None, None, None)
    short = formal("2026-01-01", "2026-01-10", cadence="1m", minutes=30)
    assert used(kim(short), short, [], TODAY).expected == 1


@QUICK
@given(
    start=DAYS,
    length=st.integers(1, 700),
    cadence=RHYTHMS,
    today=DAYS,
    when=st.lists(st.tuples(DAYS, st.none() | st.integers(1, 200)), max_size=8),
)
def test_no_more_is_used_of_a_term_than_can_be(
    start: date, length: int, cadence: str, today: date, when: list[tuple[date, int | None]]
) -> None:
    term = Term(form="formal", start=start, end=start + timedelta(days=length), cadence=cadence, minutes=60)
    who = kim(term)
    meetings = [meeting(on.isoformat(), who.id, minutes=m, id=f"m{n}") for n, (on, m) in enumerate(when)]
    found = used(who, term, meetings, today)
    inside = [m for on, m in when if start <= on <= start + timedelta(days=length) and on <= today]
    assert found.held == len(inside)
    assert found.minutes_used == sum(m or 0 for m in inside)
    assert found.unmeasured <= found.held
    assert found.expected is not None
    assert found.expected_so_far is not None
    assert 0 <= found.expected_so_far <= found.expected


@QUICK
@given(begin=st.lists(st.tuples(st.sampled_from(["formal", "informal"]), DAYS), min_size=1, max_size=5))
def test_a_new_term_keeps_the_earlier_ones_and_lengthens_none(begin: list[tuple[str, date]]) -> None:
    who = kim()
    starts = sorted(on for _, on in begin)
    for (form, _), on in zip(begin, starts, strict=True):
        before = who.terms
        who = begin_term(who, Term(form=form, start=on), TODAY)
        assert who.form == form_on(who, on) == form
        kept = {(t.form, t.start) for t in who.terms}
        assert kept == {(t.form, t.start) for t in before} | {(form, on)}
        for earlier, now in zip(before, who.terms, strict=False):
            assert earlier.end is None or now.end is None or now.end <= earlier.end
        assert sum(t.end is None for t in who.terms) == 1
        assert all(t.start <= t.end for t in who.terms if t.end)


def test_a_term_cannot_begin_before_the_latest_one() -> None:
    with pytest.raises(UsageProblem, match="is before that"):
        begin_term(kim(YEAR), formal("2025-12-31"), TODAY)


@QUICK
@given(start=DAYS, length=st.integers(1, 4000))
def test_the_middle_of_a_term_lies_in_it(start: date, length: int) -> None:
    end = start + timedelta(days=length)
    middle = halfway(Term(form="formal", start=start, end=end))
    assume(middle is not None)
    assert middle is not None
    assert start <= middle < end
    assert abs((middle - start) - (end - middle)) <= timedelta(days=1)
    assert halfway(Term(form="informal", start=start)) is None


@pytest.mark.parametrize(
    ("on", "evaluated", "at"),
    [
        ("2026-07-01", [], "any"),
        ("2026-07-02", [], "middle"),
        ("2026-08-01", ["2026-07-02"], "any"),
        ("2026-08-01", ["2026-06-30"], "middle"),
        ("2026-11-30", ["2026-07-05"], "any"),
        ("2026-12-01", [], "end"),
        ("2027-02-01", [], "end"),
        ("2025-12-31", [], "any"),
    ],
)
def test_an_evaluation_is_the_middle_or_the_end_ones_by_the_days_of_the_term(
    on: str, evaluated: list[str], at: str
) -> None:
    assert evaluated_at(kim(YEAR), [day(d) for d in evaluated], day(on), ahead=30) == at


def test_an_informal_relationship_is_evaluated_on_any_day_and_at_its_end() -> None:
    who = kim(formal("2025-01-01", "2025-06-01"), informal("2025-06-01"))
    assert evaluated_at(who, [], TODAY, ahead=30) == "any"
    over = mentor("Kim Sample", "ended", "2026-01-01")
    assert evaluated_at(over, [], TODAY, ahead=30) == "end"
    assert evaluated_at(over, [], day("2025-12-31"), ahead=30) == "any"


def test_a_term_is_summed_up_in_one_sentence() -> None:
    who = kim(YEAR)
    meetings = [meeting(f"2026-0{n}-10", who.id, minutes=60, id=f"m{n}") for n in (1, 2, 3)]
    assert term_sentence(used(who, YEAR, meetings, day("2026-05-31"))) == (
        "3 of 12 meetings held (5 expected by now), 180 of 720 minutes."
    )
    open_one = informal("2026-01-01")
    talked = [meeting("2026-01-10", who.id, id="a")]
    assert term_sentence(used(kim(open_one), open_one, talked, TODAY)) == (
        "1 meeting held, 0 minutes; 1 without a length."
    )


def test_taken_up_again_it_is_informal_at_the_rhythm_from_before_the_term() -> None:
    kim = with_cadence(
        mentor("Kim Sample", "active", "2025-01-01", cadence="1m"), "2w", day("2025-06-01"), TODAY
    )
    term = Term(form="formal", start=day("2025-06-01"), end=day("2025-12-31"), minutes=60, cadence="2w")
    kim = begin_term(kim, term, TODAY)
    ended = with_move(kim, "ended", TODAY, on=day("2025-09-01"))
    assert ended.terms[-1].end == day("2025-09-01")
    back = with_move(ended, "active", TODAY, on=day("2026-01-05"))
    assert (back.form, back.cadence) == ("informal", "1m")
    assert [(t.form, t.start, t.end) for t in back.terms] == [
        ("formal", day("2025-06-01"), day("2025-09-01")),
        ("informal", day("2026-01-05"), None),
    ]


def test_taken_up_again_without_a_term_nothing_is_agreed_on_anew() -> None:
    kim = with_move(mentor("Kim Sample", "ended", "2025-01-01", cadence="1m"), "active", TODAY, on=TODAY)
    assert (kim.form, kim.cadence, kim.terms) == ("informal", "1m", ())
