"""A letter that has gone out, and was still a draft in the portfolio when its answer came."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import at_terminal, tables
from tests.support import Cli


@pytest.fixture
def drafted(cli: Cli) -> Cli:
    """A draft to Julie, whose own manager does not know yet."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Julie Sample", "--line", "direct-line", "--supports", "lead")
    cli.ok("approach", "julie", "--set", "why=kind", "--anyway", "she knows")
    letter = cli.json("outreach", "show", "julie")
    assert letter["state"] == "draft"
    return cli


@pytest.fixture
def refused(cli: Cli) -> Cli:
    """A draft to Julie that a gate holds back: another first letter for the same need is out."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    for name in ("Kim Sample", "Julie Sample"):
        cli.ok("mentor", "add", name, "--line", "outside", "--supports", "lead")
        cli.ok("approach", name, "--set", "why=kind")
    cli.ok("outreach", "sent", "kim")
    return cli


def letter_to(cli: Cli, who: str) -> dict[str, Any]:
    """Their only letter."""
    (found,) = [x for x in tables(cli)["outreach"] if x["mentor"] == who]
    return dict(found)


def test_a_letter_that_has_gone_out_is_noted_where_a_gate_would_have_held_it(refused: Cli) -> None:
    with at_terminal(refused, "outreach", "sent", "julie") as terminal:
        terminal.asked("Has this letter gone out?")
        assert "not answered yet" in terminal.said, "what is missing is not told"
        terminal.answer("Has this letter gone out?", "y")
        assert terminal.end() == 0, terminal.text
    found = letter_to(refused, "julie-sample")
    assert found["state"] == "sent"
    assert found["passed"]["open-contact"], "no reason is kept"


@pytest.mark.parametrize("reply", ["n", ""])
def test_a_letter_that_has_not_gone_out_stays_refused(refused: Cli, reply: str) -> None:
    with at_terminal(refused, "outreach", "sent", "julie") as terminal:
        terminal.answer("Has this letter gone out?", reply)
        assert terminal.end() == 5, terminal.text
    assert letter_to(refused, "julie-sample")["state"] == "draft"


def test_without_a_terminal_the_gate_refuses_as_it_did(refused: Cli) -> None:
    assert refused.expect_refused(5, "outreach", "sent", "julie")["code"] == "open-contact"


@pytest.mark.parametrize("verb", ["accepted", "declined", "replied", "unanswered"])
def test_an_answer_to_a_draft_that_has_gone_out_is_one_to_that_letter(refused: Cli, verb: str) -> None:
    with at_terminal(refused, "outreach", verb, "julie") as terminal:
        terminal.answer("Has this letter gone out?", "y")
        assert terminal.end() == 0, terminal.text
    found = letter_to(refused, "julie-sample")
    assert (found["state"], found["sent"]) == (verb, "2026-01-21")
    refused.ok("undo")
    assert letter_to(refused, "julie-sample")["state"] == "draft", "it takes two steps to go back"


def test_an_answer_to_what_has_not_gone_out_is_refused_and_keeps_the_draft(refused: Cli) -> None:
    with at_terminal(refused, "outreach", "accepted", "julie") as terminal:
        terminal.answer("Has this letter gone out?", "n")
        assert terminal.end() == 5, terminal.text
    assert letter_to(refused, "julie-sample")["state"] == "draft"
    assert refused.expect_refused(5, "outreach", "accepted", "julie")["message"]


def test_who_says_yes_has_had_the_draft_and_it_is_not_thrown_away(drafted: Cli) -> None:
    drafted.ok("happened", "julie", "said", "yes", today="2026-01-26")
    found = letter_to(drafted, "julie-sample")
    assert (found["state"], found["sent"], found["answered"]) == ("accepted", "2026-01-21", "2026-01-26")


@pytest.mark.parametrize(("reply", "states"), [("y", ["declined"]), ("n", [])])
def test_at_a_terminal_it_is_asked_whether_the_draft_is_what_they_said_no_to(
    drafted: Cli, reply: str, states: list[str]
) -> None:
    with at_terminal(drafted, "happened", "julie", "said", "no") as terminal:
        terminal.answer("Note it like this?", "").answer("Has this letter gone out?", reply)
        assert terminal.end() == 0, terminal.text
    assert [x["state"] for x in tables(drafted)["outreach"]] == states


def test_at_a_terminal_it_is_asked_whether_the_draft_is_what_they_said_yes_to(drafted: Cli) -> None:
    with at_terminal(drafted, "happened", "julie", "said", "yes") as terminal:
        terminal.answer("Note it like this?", "").answer("Has this letter gone out?", "y")
        assert terminal.end() == 0, terminal.text
    assert letter_to(drafted, "julie-sample")["state"] == "accepted"
    assert tables(drafted)["mentors"][0]["history"][-1]["stage"] == "conversation"


def test_a_talk_says_of_no_draft_that_it_has_gone_out(drafted: Cli) -> None:
    drafted.ok("happened", "julie", "--what", "met", "--text", "we ran into each other at a party")
    assert not [x for x in tables(drafted)["outreach"] if x["sent"]]
    drafted.ok("undo")
    with at_terminal(drafted, "happened", "julie", "we", "met", "for", "coffee") as terminal:
        terminal.answer("Note it like this?", "").answer("Has this letter gone out?", "y")
        assert terminal.end() == 0, terminal.text
    assert letter_to(drafted, "julie-sample")["state"] == "accepted"
