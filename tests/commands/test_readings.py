"""Sentences that people typed, and what each is: a kind, several with a "+", or one that is asked about."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorfolio.commands.happened.understanding import understood

TODAY = date(2026, 11, 30)  # a Monday
WHO = {"cand": "Clara", "appr": "Ben", "conv": "Priya", "asked": "Tom", "active": "Anna", "decl": "Dirk"}
ROWS = Path(__file__).with_name("readings.tsv").read_text("utf-8").splitlines()[1:]


@pytest.mark.parametrize("row", ROWS)
def test_what_stands_behind_a_beginning_is_never_ignored(row: str) -> None:
    state, sentence, kind = row.split("\t")
    found = understood(sentence, TODAY, (f"{WHO[state]} Sample", WHO[state]))
    assert ("asked" if found is None else "+".join(one.what for one in (found, *found.also))) == kind


@pytest.mark.parametrize(
    ("sentence", "on"),
    [
        ("we had a good chat and we meet on the 19th", None),
        ("we talked, and we'll meet on the 19th", None),
        ("we talked, next time on the 19th", None),
        ("she rang me and we had a good chat, she'll send me her rota and we meet on the 19th", None),
        ("we talked on friday, and we'll meet on the 19th", date(2026, 11, 27)),
        ("had coffee on friday, seeing her again on the 19th", date(2026, 11, 27)),
        ("we met on friday and agreed to meet on the 19th", date(2026, 11, 27)),
        ("we met on friday, next on the 19th", date(2026, 11, 27)),
        ("we met on friday and talk again on the 19th", date(2026, 11, 27)),
        ("we met on the 19th", date(2026, 11, 19)),
        ("we met on the 19th and will again", date(2026, 11, 19)),
    ],
)
def test_the_day_of_the_next_talk_is_not_taken_for_that_of_the_one_that_was(
    sentence: str, on: date | None
) -> None:
    found = understood(sentence, TODAY, ("Anna Sample", "Anna"))
    assert found is not None
    assert (found.what, found.on) == ("met", on)
    assert "19th" in found.text or on == date(2026, 11, 19), "what was said is kept"
