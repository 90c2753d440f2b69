"""A row of `next` that asks whether to let go: neither way is taken before somebody chose."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

TALKED, LATER = "2026-01-05", "2026-03-23"


@pytest.fixture
def talked(cli: Cli) -> Cli:
    """Somebody whom one talked with so long ago that the row asks whether to leave it at that."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Karol Sample", today=TALKED)
    cli.ok("mentor", "stage", "karol", "conversation", "--on", TALKED, today=TALKED)
    cli.ok("log", "karol", "the rota", "--on", TALKED, today=TALKED)
    cli.ok("reflect", "karol", "--text", "ask first", today=TALKED)
    return cli


def stage(cli: Cli) -> str:
    return str(cli.json("mentor", "show", "karol")["stage"])


def test_the_number_of_a_row_takes_nobody_off_the_list_unasked(talked: Cli) -> None:
    with at_terminal(talked, MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
        assert "ask them to mentor you? Or leave it at that?" in " ".join(terminal.text.split())
    with at_terminal(talked, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.asked("ask them to mentor you").answer("What comes next?", "")
        assert terminal.end() == 0
    assert stage(talked) == "conversation"
    with at_terminal(talked, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("What comes next?", "3")
        assert terminal.end() == 0
    assert stage(talked) == "conversation", "nobody goes off the list for not being asked"
    assert "request" not in [row["kind"] for row in talked.json("next", today=LATER)]


def test_a_script_that_does_a_row_does_what_it_asks_first(talked: Cli) -> None:
    (row,) = [r for r in talked.json("next", today=LATER) if r["kind"] == "request"]
    assert row["text"].endswith("Or leave it at that?")
    assert row["command"] == "mentorfolio approach karol-sample --template request-mentoring"
    assert set(row) == {"id", "kind", "due", "days_late", "mentor", "need", "text", "command", "number"}


def test_whom_one_would_rather_not_ask_rests_and_stays(talked: Cli) -> None:
    with at_terminal(talked, MENTORFOLIO_TODAY="2026-01-15") as terminal:
        assert terminal.end() == 0
    talked.ok("snooze", "1", "1y", today="2026-01-15")
    assert "request" not in [row["kind"] for row in talked.json("next", today=LATER)]
    assert stage(talked) == "conversation"
