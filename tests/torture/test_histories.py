"""Random histories of a portfolio on two computers, merged: 5,000 in full."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorfolio.domain.register import Everything
from tests.domain import test_merging as merging
from tests.torture.amounts import amount

COUNT = amount(5_000, 2_000)
Lived = tuple[Everything, Everything, Everything]


def test_a_merge_is_the_same_both_ways_round_once_is_enough_and_nothing_is_lost(
    figures: Callable[[str], None],
) -> None:
    merged = 0

    @settings(max_examples=COUNT, deadline=None, suppress_health_check=[*HealthCheck])
    @given(merging.histories(), st.booleans())
    def holds(lived: Lived, known: bool) -> None:
        nonlocal merged
        merged += 1
        merging.expect_both_ways(lived, known=known)
        merging.expect_nothing_lost(lived)

    holds()
    figures(f"{merged} histories merged, 0 lost")
    assert merged >= COUNT
