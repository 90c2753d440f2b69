"""A talk to come that a sentence tells of by the way."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.domain.said_name import one_of_theirs_in
from mentorfolio.domain.talks_told import talk_in

TODAY = date(2026, 2, 4)  # a Wednesday


@pytest.mark.parametrize(
    ("text", "when"),
    [
        ("she is glad about the table, coffee on 20 april 16:00", "2026-04-20T16:00"),
        ("given to me by hr, first meeting is on 3rd of march at 16", "2026-03-03T16:00"),
        ("she is glad and we meet on 3 march", "2026-03-03"),
        ("the meeting on 20 april 16:00", "2026-04-20T16:00"),
        ("coffee on tuesday", None),  # it may have been
        ("she liked the coffee on 20 april 16:00", None),
        ("meeting notes of 20 april 16:00", None),
        ("coffee with her every month on a thursday", None),
    ],
)
def test_only_a_part_that_is_a_talk_and_its_day_is_one_to_come(text: str, when: str | None) -> None:
    found = talk_in(text, TODAY)
    assert (found.when if found else None) == when


@pytest.mark.parametrize(
    ("text", "name", "note"),
    [
        (
            "no, but his colleague Ms Sample does the founders",
            "Ms Sample",
            "his colleague, does the founders",
        ),
        ("her old boss Lea Adler knows it", "Lea Adler", "her old boss, knows it"),
        ("no, his colleague is ill", "", ""),
        ("no, but Lea Adler does it", "", ""),
    ],
)
def test_only_somebody_of_theirs_with_a_name_is_named_instead(text: str, name: str, note: str) -> None:
    found = one_of_theirs_in(text)
    assert ((found.name, found.note) if found else ("", "")) == (name, note)
