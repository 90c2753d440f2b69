"""When a meeting begins and how long it lasts, as people write it to one another."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.domain.moments import parse_moment
from mentorfolio.errors import UsageProblem


@pytest.mark.parametrize(
    ("typed", "when", "minutes"),
    [
        ("on friday at 4pm", "2026-12-04T16:00", None),
        ("on friday at four in the afternoon", "2026-12-04T16:00", None),
        ("friday afternoon", "2026-12-04", None),
        ("on the 19th in the morning", "2026-12-19", None),
        ("fri at 4pm for an hour", "2026-12-04T16:00", 60),
        ("a week today", "2026-12-07", None),
        ("in two weeks' time", "2026-12-14", None),
        ("two weeks from now at 10:00", "2026-12-14T10:00", None),
    ],
)
def test_a_moment_is_read_as_people_write_it_to_one_another(
    typed: str, when: str, minutes: int | None
) -> None:
    assert parse_moment(typed, date(2026, 11, 30), lean="forward") == (when, minutes)


def test_what_is_no_length_of_time_behind_for_is_not_dropped() -> None:
    with pytest.raises(UsageProblem):
        parse_moment("fri at 4pm for coffee", date(2026, 11, 30), lean="forward")
