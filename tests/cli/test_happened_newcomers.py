"""``happened`` of somebody who is not on the list yet."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

NEW = "met a nurse called Ruth at the fair"


@pytest.fixture
def bo(cli: Cli) -> Cli:
    """Only Bo is on the list."""
    cli.ok("mentor", "add", "Bo Ek")
    return cli


def test_a_script_is_told_how_to_put_them_on_the_list(bo: Cli) -> None:
    for words in ([NEW], NEW.split(), ["Ruth said yes"]):
        assert "mentorfolio mentor add Ruth" in bo.expect_refused(3, "happened", *words)["hint"]
    assert "mentor add" not in bo.expect_refused(3, "happened", "we met on Monday")["hint"]


@pytest.mark.parametrize("asked", [True, False])
def test_at_a_terminal_they_are_added_and_it_is_noted(bo: Cli, asked: bool) -> None:
    with at_terminal(bo, "happened", *([] if asked else [NEW])) as terminal:
        if asked:
            terminal.answer("With whom?", NEW)
        terminal.answer("Ruth is not on your list", "").answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    assert [m["name"] for m in bo.json("mentor", "list")] == ["Bo Ek", "Ruth"]
    assert [m["mentors"] for m in bo.json("meeting", "list")] == [["ruth"]]


def test_a_no_to_that_adds_nobody_and_asks_again(bo: Cli) -> None:
    with at_terminal(bo, "happened") as terminal:
        terminal.answer("With whom?", NEW).answer("Ruth is not on your list", "n").answer("With whom?", "1")
        terminal.asked("What happened with Bo?").type("\x03")
        terminal.end()
    assert [m["name"] for m in bo.json("mentor", "list")] == ["Bo Ek"]


@pytest.mark.parametrize(
    "words",
    [
        "we meet on friday at three, HR gave her to me",
        "given by HR, we meet on friday at three",
        "we agreed to meet friday 15:00 and HR gave her to me",
    ],
)
def test_a_talk_told_beside_that_she_was_given_is_planned(bo: Cli, words: str) -> None:
    bo.ok("happened", "bo", words)
    assert [m["when"] for m in bo.json("meeting", "list")] == ["2026-01-23T15:00"]
    assert bo.json("mentor", "show", "bo")["standing"] == "assigned"


def test_a_talk_that_was_leaves_them_given_as_well(bo: Cli) -> None:
    bo.ok("happened", "bo", "we met yesterday, HR gave her to me")
    assert [m["held"] for m in bo.json("meeting", "list")] == [True]
    shown = bo.json("mentor", "show", "bo")
    assert (shown["stage"], shown["form"]) == ("active", "formal")
