"""The day that a sentence of ``happened`` says: read, or asked about, and never today in its place."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorfolio.commands.happened.understanding import understood
from mentorfolio.domain.days_in_sentences import moment_in

_ROWS = [
    tuple(row.split("\t"))
    for row in Path(__file__).with_name("days_said.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


def _said(sentence: str, today: date) -> str:
    meant = understood(sentence, today)
    if meant and meant.on:
        return str(meant.on)
    if meant and (meant.ahead or meant.month or meant.no_day):
        return "asked"
    to_come = meant is None or meant.what in ("yes", "planned", "moved", "cancelled")
    moment = moment_in(sentence, today) if to_come else None
    return moment.when if moment else "none"


@pytest.mark.parametrize(("today", "sentence", "day"), _ROWS)
def test_a_day_that_is_said_is_read_or_asked_about_and_never_another_one(
    today: str, sentence: str, day: str
) -> None:
    assert _said(sentence, date.fromisoformat(today)) == day
