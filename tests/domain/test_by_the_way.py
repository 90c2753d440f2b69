"""Days and names that a sentence names by the way."""

from __future__ import annotations

from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.by_the_way import day_in, moment_in, not_before
from mentorfolio.domain.said_name import is_no_name, is_nobody, person_in, several_in

TODAY = date(2026, 11, 12)  # a Thursday


@pytest.mark.parametrize(
    ("text", "on", "rest"),
    [
        ("on tuesday, she told me", "2026-11-10", "she told me"),
        ("coffee tues", "2026-11-10", "coffee"),
        ("a week ago", "2026-11-05", ""),
        ("this morning about rotas", "2026-11-12", "about rotas"),
        ("lunch, on the 5th", "2026-11-05", "lunch"),
    ],
)
def test_a_day_at_an_end_is_when_it_was(text: str, on: str, rest: str) -> None:
    assert day_in(text, TODAY) == (date.fromisoformat(on), rest)


@pytest.mark.parametrize(
    "text",
    [
        "sat outside",
        "in the sun",
        "talked about monday",
        "ready by friday",
        "the plan may work",
        "march on",
        "",
    ],
)
def test_words_that_only_look_like_a_day_are_words(text: str) -> None:
    assert day_in(text, TODAY) is None


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("she can do tuesday at 4", "2026-11-17T16:00"),
        ("tuesday 16:00 in her office", "2026-11-17T16:00"),
        ("on friday", "2026-11-13"),
        ("at 4", None),
        ("maybe", None),
        ("the plan may work", None),
    ],
)
def test_a_day_to_come_is_found_with_its_hour(text: str, when: str | None) -> None:
    found = moment_in(text, TODAY)
    assert (found.when if found else None) == when


def test_a_month_begins_with_its_first_day() -> None:
    assert not_before("February, she is busy", TODAY) == date(2027, 2, 1)
    assert not_before("the move", TODAY) is None


@given(st.text(max_size=60))
def test_no_text_makes_it_stumble(text: str) -> None:
    day_in(text, TODAY)
    moment_in(text, TODAY)
    not_before(text, TODAY)
    several_in(text)
    assert "@" in text or person_in(text).name in " ".join(text.split())
    is_nobody(text)
    is_no_name(text)
