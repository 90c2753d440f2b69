"""Which need is meant, by its number in the list that a terminal shows, or in words."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal, tables
from tests.support import Cli


@pytest.fixture
def needy(cli: Cli) -> Cli:
    """Three needs; as they are listed: Lead a team, Read and write budgets, Speak in public."""
    cli.ok("need", "add", "Speak in public", "--knowing", "how", "--priority", "1")
    cli.ok("need", "add", "Read and write budgets", "--knowing", "how")
    cli.ok("need", "add", "Lead a team", "--knowing", "why", "--priority", "3")
    return cli


LISTED = ["lead-a-team", "read-and-write-budgets", "speak-in-public"]


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("1", [0]),
        ("1 and 3", [0, 2]),
        ("lead a team", [0]),
        ("team", [0]),
        ("Read and write budgets", [1]),
        ("team, budgets", [0, 1]),
        ("team and public", [0, 2]),
        ("1, public", [0, 2]),
    ],
)
def test_needs_are_taken_by_number_and_by_name_where_a_list_of_them_is_shown(
    needy: Cli, typed: str, meant: list[int]
) -> None:
    needy.ok("mentor", "add", "Kim Sample")
    with at_terminal(needy, "mentor", "edit", "kim") as terminal:
        terminal.answer("could they help with?", typed).key("", "\x03")
        assert terminal.end() == 130
    assert [*tables(needy)["mentors"][0]["supports"]] == [LISTED[at] for at in meant]


def test_a_need_that_is_none_of_the_list_is_asked_for_again(needy: Cli) -> None:
    needy.ok("mentor", "add", "Kim Sample")
    with at_terminal(needy, "mentor", "edit", "kim") as terminal:
        terminal.answer("could they help with?", "juggling").answer("juggling", "4").answer("'4'", "2")
        terminal.key("", "\x03")
        assert terminal.end() == 130
    assert [*tables(needy)["mentors"][0]["supports"]] == [LISTED[1]]


def test_the_number_that_a_terminal_shows_is_taken_by_options_and_commands_as_well(needy: Cli) -> None:
    needy.ok("mentor", "add", "Kim Sample")
    with at_terminal(needy, "mentor", "edit", "kim", "--supports", "1=3", "--supports", "3") as terminal:
        assert terminal.end() == 0
    assert needy.json("mentor", "show", "kim")["supports"] == {"lead-a-team": 3, "speak-in-public": 2}
    with at_terminal(needy, "need", "met") as terminal:
        terminal.answer("Which need?", "2")
        assert terminal.end() == 0
    with at_terminal(needy, "need", "met", "1") as terminal:
        assert terminal.end() == 0
    assert [n["id"] for n in needy.json("need", "list") if n["status"] == "open"] == [LISTED[2]]


def test_a_script_that_says_a_number_twice_closes_no_other_need(needy: Cli) -> None:
    for _ in range(2):
        needy.expect_refused(3, "need", "met", "1")
    needy.expect_refused(3, "mentor", "add", "Kim Sample", "--supports", "1")
    assert {n["status"] for n in needy.json("need", "list")} == {"open"}


def test_what_a_need_is_called_comes_before_a_number_and_nothing_is_removed_by_one(needy: Cli) -> None:
    needy.ok("need", "add", "Run 3 teams", "--knowing", "how", "--priority", "1")
    for number, code in (("3", 0), ("9", 3)):
        with at_terminal(needy, "need", "met", number) as terminal:
            assert terminal.end() == code
    assert needy.json("need", "show", "run-3-teams")["status"] == "met"
    with at_terminal(needy, "need", "remove", "1", "--yes") as terminal:
        assert terminal.end() == 3


def test_the_list_stands_right_above_its_question_and_again_below_a_question_mark(needy: Cli) -> None:
    with at_terminal(needy, "mentor", "add", columns=40) as terminal:
        terminal.answer("", "Ivo Sample").asked("Where did you find Ivo")
        assert "Your needs:" not in terminal.news
        terminal.answer("", "").asked("2 Read and write budgets 3 Speak in public")
        terminal.answer("", "?").asked("2 Read and write budgets 3 Speak in public")
