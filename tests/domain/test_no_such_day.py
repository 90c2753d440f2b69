"""A day that no calendar has is told from the days and numbers that a sentence may hold."""

from __future__ import annotations

import pytest

from mentorfolio.domain.no_such_day import no_such_day_in


@pytest.mark.parametrize(
    ("text", "day"),
    [
        ("phoned on 30 feb", "30 feb"),
        ("met on 31 April about the rota", "31 April"),
        ("met on the 31st of june", "31st of june"),
        ("met on sept. 31", "sept. 31"),
        ("met on 29 feb 2025", "29 feb 2025"),
        ("met on 2025-02-30", "2025-02-30"),
        ("2025-13-01, about the rota", "2025-13-01"),
    ],
)
def test_a_day_that_there_is_not_is_found(text: str, day: str) -> None:
    assert no_such_day_in(text) == day


@pytest.mark.parametrize(
    "text",
    [
        "met on 29 feb",
        "we had coffee on 28 february 2025",
        "met on 30 may at 4",
        "in june 31 people came",
        "45 may come to her talk",
        "moved to tuesday 31 march 16:00",
        "coffee in april 2025",
        "on 14 march 3pm, about room 31",
        "her number is 0176-31-04",
    ],
)
def test_what_is_a_day_or_no_day_at_all_is_left_alone(text: str) -> None:
    assert no_such_day_in(text) is None
