"""What the review says of people whom one hardly knows: no more than was told."""

from __future__ import annotations

from tests.cli.terminal import at_terminal
from tests.support import Cli

_SILENT = "Nothing from Kim Sample since 5 Jan"


def test_one_leans_on_nobody_after_a_single_talk(cli: Cli) -> None:
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--supports", "read=1", "--stage", "active", "--on", "2026-01-05")
    cli.ok("log", "kim", "a coffee", "--on", "2026-01-06")
    assert "lean on" not in cli.ok("review").out
    cli.ok("log", "kim", "a second talk", "--on", "2026-01-12")
    assert "You lean on" in cli.ok("review").out


def test_review_and_checkin_say_what_next_says_of_a_silence(cli: Cli) -> None:
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Kim Sample", "--supports", "read=3", "--stage", "active", "--on", "2026-01-05"),
        *("--cadence", "none"),
    )
    for today, is_silent in (("2026-04-01", False), ("2026-04-20", True)):
        for words in (("next", "--all"), ("review",)):
            assert (_SILENT in cli.ok(*words, today=today).out) is is_silent
        with at_terminal(cli, "checkin", "kim", MENTORFOLIO_TODAY=today) as terminal:
            assert (_SILENT in terminal.asked("").said) is is_silent
