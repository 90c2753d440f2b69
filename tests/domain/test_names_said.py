"""Whom a sentence names, in ``happened`` and where a name is asked for: nobody is made of other words."""

from __future__ import annotations

from datetime import date
from pathlib import Path

import pytest

from mentorfolio.commands.happened.understanding import understood
from mentorfolio.domain.said_name import is_nobody
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.people import Person

_TODAY = date(2026, 11, 30)
_ROWS = [
    tuple(row.split("\t"))
    for row in Path(__file__).with_name("names_said.tsv").read_text("utf-8").splitlines()
    if not row.startswith("#")
]


def _told(sentence: str) -> str:
    meant = understood(sentence, _TODAY)
    named = [one for one in (meant, *meant.also) if one.what in ("introduced", "no")] if meant else []
    unnamed = any(one.what == "introduced" and not one.who for one in named)
    names = " + ".join(one.who for one in named if one.who)
    return "asked" if meant is None or unnamed else names or "nobody"


def _answered(sentence: str) -> str:
    try:
        return "nobody" if is_nobody(sentence) else Person("").value(sentence, _TODAY, "name").name
    except UsageProblem:
        return "asked"


@pytest.mark.parametrize(("where", "sentence", "names"), _ROWS)
def test_a_word_that_is_nobodys_name_makes_no_person(where: str, sentence: str, names: str) -> None:
    assert (_told if where == "happened" else _answered)(sentence) == names
