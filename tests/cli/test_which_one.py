"""At a terminal nobody has to copy an id: what is missing is asked, and what can be several has numbers."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli, Golden


@pytest.fixture
def annas(cli: Cli) -> Cli:
    """Two people of one first name."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("mentor", "add", "Anna Example")
    return cli


def test_a_name_that_two_people_have_is_settled_by_a_number(annas: Cli) -> None:
    with at_terminal(annas, "gift", "anna", "a book") as terminal:
        terminal.answer("Which one?", "2")
        assert terminal.end() == 0
        assert "Anna Example" in terminal.text
    assert [gift["mentor"] for gift in annas.json("timeline", "anna-example") if gift["kind"] == "gift"]


def test_words_that_are_as_the_name_stay_words(annas: Cli) -> None:
    with at_terminal(annas, "gift", "anna", "anna") as terminal:
        terminal.answer("Which one?", "2")
        assert terminal.end() == 0
    assert [gift["text"] for gift in annas.json("timeline", "anna-example") if gift["kind"] == "gift"] == [
        "anna"
    ]


def test_of_several_people_named_one_by_one_each_is_asked_about(annas: Cli) -> None:
    annas.ok("mentor", "add", "Ben Sample")
    with at_terminal(annas, "meeting", "plan", "ben", "anna", "--when", "2026-02-03") as terminal:
        terminal.answer("Which one?", "2")
        assert terminal.end() == 0
    assert annas.json("meeting", "list")[0]["mentors"] == ["ben-sample", "anna-example"]


def test_two_people_of_one_name_are_told_apart_by_what_they_do(annas: Cli) -> None:
    annas.ok("mentor", "add", "Anna Sample", "--anyway", "--role", "nurse", "--organisation", "Sample Ward")
    with at_terminal(annas, "gift", "anna s", "a book") as terminal:
        terminal.answer("Which one?", "2")
        assert terminal.end() == 0
        assert "Anna Sample (anna-sample)" in terminal.text
        assert "Anna Sample (Sample Ward)" in terminal.text
    assert [gift["mentor"] for gift in annas.json("timeline", "anna-sample-2") if gift["kind"] == "gift"]


def test_several_people_in_one_word_are_each_asked_about(annas: Cli) -> None:
    annas.ok("mentor", "add", "Ben Sample")
    with at_terminal(annas, "log", "ben,anna", "a talk") as terminal:
        terminal.answer("Which one?", "1")
        assert terminal.end() == 0
    assert annas.json("mentor", "show", "anna-sample")["last_contact"]
    assert annas.json("mentor", "show", "ben-sample")["last_contact"]


def test_what_is_missing_is_asked_for_and_may_look_like_an_option(annas: Cli) -> None:
    with at_terminal(annas, "gift") as terminal:
        terminal.answer("Who is it about?", "anna-sample")
        terminal.answer("What was it, in a few words?", "-5 degrees, and my scarf")
        assert terminal.end() == 0
    assert "-5 degrees" in annas.ok("timeline", "anna-sample").out


def test_the_latest_of_two_letters_has_the_first_number(annas: Cli) -> None:
    annas.ok("approach", "anna-sample", "--set", "topic=teams", "--set", "why=your talk")
    annas.ok("approach", "anna-sample", "--template", "thanks", "--again", today="2026-01-23")
    with at_terminal(annas, "outreach", "discard", "anna-sample", "--yes") as terminal:
        terminal.answer("Which one?", "1")
        assert terminal.end() == 0
    assert [x["template"] for x in annas.json("outreach", "list")] == ["first-conversation"]


def test_a_script_is_told_the_ids_and_never_asked(annas: Cli, golden: Golden) -> None:
    assert "anna-example" in annas.expect_refused(4, "gift", "anna", "a book")["hint"]
    golden(annas.expect_refused(2, "gift")["hint"])


def test_where_every_meeting_was_thought_about_none_is_said_to_be_missing(annas: Cli) -> None:
    for text in ("tea", "rotas"):
        annas.ok("log", "anna-s", text)
    annas.ok("reflect", "anna-s", "--text", "I talk too much")
    refused = annas.expect_refused(4, "reflect", "--meeting", "anna-s", "--text", "more")
    assert "There is no meeting" not in refused["message"]
    assert "say which" in refused["hint"]
