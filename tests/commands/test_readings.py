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
