"""Rhythms are dated: what was agreed on later changes no earlier day."""

from __future__ import annotations

from datetime import date

from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.terms import cadence_on, with_cadence
from tests.domain.build import TODAY, day, mentor

_days = st.dates(date(2025, 6, 2), date(2026, 6, 1))
_changes = st.lists(st.tuples(_days, st.sampled_from([None, "2w", "1m", "1y"])), max_size=5)


def test_a_rhythm_counts_from_its_day_and_the_one_before_it_until_then() -> None:
    kim = with_cadence(mentor("Kim Sample", "active", cadence="1m"), "2w", day("2026-01-10"), TODAY)
    assert kim.cadence == "2w"
    assert [cadence_on(kim, day(d)) for d in ("2025-01-01", "2026-01-09", "2026-01-10")] == ["1m", "1m", "2w"]


def test_the_same_rhythm_again_is_no_change() -> None:
    kim = mentor("Kim Sample", "active", cadence="1m")
    assert with_cadence(kim, "1m", TODAY, TODAY) is kim
    assert cadence_on(kim, day("2020-01-01")) == "1m"


@given(_changes, st.tuples(_days, st.sampled_from([None, "3m"])), _days)
def test_a_change_alters_no_day_before_it(
    made: list[tuple[date, str | None]], last: tuple[date, str | None], asked: date
) -> None:
    kim = mentor("Kim Sample", "active")
    for on, cadence in sorted(made, key=lambda c: c[0]):
        kim = with_cadence(kim, cadence, on, TODAY)
    after = with_cadence(kim, last[1], last[0], TODAY)
    expected = cadence_on(kim, asked) if asked < last[0] or last[1] == kim.cadence else last[1]
    assert cadence_on(after, asked) == expected
    assert after.cadence == last[1]
