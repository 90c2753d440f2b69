"""What the review says of people whom one hardly knows: no more than was told."""

from __future__ import annotations

from tests.support import Cli


def test_one_leans_on_nobody_after_a_single_talk(cli: Cli) -> None:
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--supports", "read=1", "--stage", "active", "--on", "2026-01-05")
    cli.ok("log", "kim", "a coffee", "--on", "2026-01-06")
    assert "lean on" not in cli.ok("review").out
    cli.ok("log", "kim", "a second talk", "--on", "2026-01-12")
    assert "You lean on" in cli.ok("review").out
