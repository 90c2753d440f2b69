"""A row that asks, opened by its number, waits for the answer and notes nothing by itself."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

LATER = "2026-02-10"


@pytest.fixture
def inga(cli: Cli) -> Cli:
    """A meeting whose day has passed."""
    cli.ok("mentor", "add", "Inga Sample", "--stage", "active", "--on", "2026-01-05")
    cli.ok("meeting", "plan", "inga", "--when", "2026-02-03 15:00", "--agenda", "labels")
    cli.ok("next", today=LATER)
    return cli


@pytest.mark.parametrize(("number", "asked"), [("1", "What did you talk about"), ("2", "When")])
def test_whether_a_meeting_took_place_is_asked_before_it_is_noted(inga: Cli, number: str, asked: str) -> None:
    row = next(n for n, row in enumerate(inga.json("next", today=LATER), 1) if row["kind"] == "meeting")
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    with at_terminal(inga, str(row), MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("take place?", number).asked(asked)
        terminal.type("\x03")
        terminal.end()
    (meeting,) = inga.json("meeting", "list")
    assert (meeting["held"], meeting["cancelled"]) == (False, False)


def test_a_row_of_action_list_is_asked_about_by_its_number_and_shows_no_id(inga: Cli) -> None:
    inga.ok("action", "add", "inga", "send the labels by 2026-02-12", today=LATER)
    (kept,) = inga.json("action", "list")
    with at_terminal(inga, "action", "list", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
        assert kept["id"] not in terminal.text
    with at_terminal(inga, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("You promised Inga Sample: send the labels. Is it done?", "")
        assert terminal.end() == 0
    assert [p["done"] for p in inga.json("action", "list")] == [LATER]


def test_the_numbers_of_a_script_stay_those_of_its_list(inga: Cli) -> None:
    inga.ok("action", "add", "inga", "send the labels", today=LATER)
    inga.ok("outreach", "list")
    shown = inga.ok("action", "list", today=LATER).out
    assert inga.json("action", "list")[0]["id"] in shown
    assert inga("1").code == 3, "no letter is listed"


def test_a_row_that_asks_whether_a_meeting_took_place_shows_its_number(inga: Cli) -> None:
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
        assert "mentorfolio 1" in terminal.text
        assert "meeting held" not in terminal.text
    assert any("meeting held" in row["command"] for row in inga.json("next", today=LATER))


def test_a_meeting_that_was_forgotten_is_cancelled_and_not_held(inga: Cli) -> None:
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    with at_terminal(inga, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("take place?", "3")
        if terminal.asks_more():
            terminal.type("\r")
        terminal.end()
    (meeting,) = inga.json("meeting", "list")
    assert (meeting["held"], meeting["cancelled"]) == (False, True)
