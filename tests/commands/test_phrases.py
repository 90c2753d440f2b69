"""The table of what people say: every row can be read, means something there is, and is needed."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from mentorfolio.commands.happened import phrases
from mentorfolio.commands.happened.behind import BEHIND
from mentorfolio.commands.happened.what import KINDS, WHAT

ROOM = Path(phrases.__file__).parent
TABLE = ROOM.joinpath("phrases.txt").read_text("utf-8")


@pytest.mark.parametrize("part", ["beginnings", "further"])
def test_every_beginning_means_something_that_may_have_happened(part: str) -> None:
    rows = phrases.beginnings(part)
    assert len(rows) > 10
    assert {what for what, _ in rows} <= {*KINDS, *BEHIND}


def test_whatever_can_be_picked_from_the_list_is_offered_for_words_that_are_like_it() -> None:
    assert all(phrases.words_like(what) for what in WHAT)


def test_every_line_of_the_table_is_a_row_a_comment_or_the_rest_of_a_row() -> None:
    for line in TABLE.splitlines():
        assert re.match(r"#|\w+( =|:) \S|    \S|\[\w+\]$|$", line), line
        assert not line.endswith(" "), line


def test_no_phrase_hides_another_of_its_name_and_each_is_used() -> None:
    names = re.findall(r"^(\w+) = ", TABLE, re.MULTILINE)
    assert len(names) == len({*names})
    code = "".join(path.read_text("utf-8") for path in ROOM.glob("*.py"))
    for name in names:
        re.compile(phrases.phrase(name))
        assert f"{{{name}}}" in TABLE or re.search(rf"[\"']{name}[\"']", code), f"nobody says {name}"


@pytest.mark.parametrize("text", ["she's busy", "shes busy"])
def test_an_apostrophe_may_be_missing(text: str) -> None:
    assert any(re.match(row, text) for what, row in phrases.beginnings("beginnings") if what == "later")
