"""What `happened` says of meetings that are planned: off, moved, and which of them is meant."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import TODAY, Cli


@pytest.fixture
def planned(cli: Cli) -> Cli:
    """Jo, who said yes, and a meeting with her on Thursday week."""
    cli.ok("mentor", "add", "Jo Sample", "--stage", "conversation", "--on", "2026-01-19")
    cli.ok("meeting", "plan", "jo", "--when", "2026-01-29 10:00")
    return cli


@pytest.mark.parametrize(
    "words",
    [
        "she is ill, tomorrow is off",
        "cancelled tomorrow",
        "the 22nd is off, can we do friday the 23rd",
    ],
)
def test_a_meeting_of_another_day_than_the_one_said_stays_where_nobody_can_be_asked(
    planned: Cli, words: str
) -> None:
    error = planned.expect_refused(5, "happened", "jo", words)
    (meeting,) = planned.json("meeting", "list")
    assert meeting["id"] in error["hint"]


@pytest.mark.parametrize(
    ("words", "days"),
    [
        ("she cancelled, she is ill", []),
        ("she cancelled, she is ill since monday", []),
        ("she cancelled the 29th", []),
        ("she can't make thursday 29 january", []),
        ("she cancelled, away next week", []),
        ("can we do thursday 5 february instead", ["2026-02-05T10:00"]),
        ("the 29th is off, can we do fri 30 jan at 9:00", ["2026-01-30T09:00"]),
    ],
)
def test_the_only_meeting_is_meant_where_its_day_or_none_is_said(
    planned: Cli, words: str, days: list[str]
) -> None:
    planned.ok("happened", "jo", words)
    assert [m["when"] for m in planned.json("meeting", "list") if not m["cancelled"]] == days


@pytest.mark.parametrize(("answer", "cancelled"), [("y", True), ("n", False)])
def test_at_a_terminal_one_is_asked_whether_the_meeting_of_another_day_is_meant(
    planned: Cli, answer: str, cancelled: bool
) -> None:
    with at_terminal(
        planned, "happened", "jo", "she is ill, tomorrow is off", MENTORFOLIO_TODAY=TODAY
    ) as terminal:
        terminal.answer("Note it like this?", "y")
        terminal.answer("Do you mean the one on", answer)
        if cancelled:
            terminal.answer("Is there a new day?", "")
        assert terminal.end() == 0, terminal.text
    (meeting,) = planned.json("meeting", "list")
    assert meeting["cancelled"] is cancelled


@pytest.mark.parametrize("words", [["moved to friday 3pm"], ["--what", "moved", "--when", "fri 15:00"]])
def test_a_move_of_a_meeting_that_is_not_planned_is_told_so_in_words_and_by_options(
    cli: Cli, words: list[str]
) -> None:
    cli.ok("mentor", "add", "Jo Sample", "--stage", "conversation", "--on", "2026-01-19")
    error = cli.expect_refused(5, "happened", "jo", *words)
    assert error["hint"].endswith("mentorfolio meeting plan jo-sample --when '2026-01-23 15:00'")


def test_a_day_that_is_proposed_is_an_answer_where_no_meeting_is_planned(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample", "--stage", "conversation", "--on", "2026-01-19")
    answer = cli.json("happened", "jo", "she wants friday instead")
    assert answer["record"]["last_contact"] == "2026-01-21"
