"""``happened`` in the words of somebody who tells it for half a year; what is not understood is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli

NOW = "2026-11-12"  # a Thursday


@pytest.fixture
def lab(cli: Cli) -> Cli:
    """Ruth was assigned and meets one tomorrow; Marion and Sevda have a letter; Heinz is known."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Ruth Sample", today="2026-11-02")
    cli.ok("mentor", "stage", "ruth", "active", "--on", "2026-11-02", today="2026-11-02")
    cli.ok("meeting", "plan", "ruth", "--when", "2026-11-13 15:00", today="2026-11-06")
    cli.ok("mentor", "add", "Heinz Sample", "--familiar", "known", today="2026-11-02")
    for name in ("Marion Sample", "Sevda Sample"):
        cli.ok("mentor", "add", name, today="2026-11-02")
        words = ("--set", "why=x", "--set", "topic=rotas", "--anyway", "x")
        cli.ok("approach", name, *words, today="2026-11-02")
        cli.ok("outreach", "sent", name, today="2026-11-02")
    return cli


def told(cli: Cli, sentence: str) -> Any:
    """What a script is answered to a sentence."""
    return cli.json("happened", *sentence.split(), today=NOW)


def test_a_yes_with_a_spoken_hour_is_planned_then_and_for_as_long_as_the_letter_asked(lab: Cli) -> None:
    words = "marion said yes, thursday half past six on the phone"
    hint = lab.ok("happened", *words.split(), today=NOW).err
    assert "--when '2026-11-19 18:30' --minutes 15" in hint


def test_a_time_behind_a_meeting_is_told_its_option_and_read(lab: Cli) -> None:
    refused = lab.expect_refused(2, "meeting", "move", "ruth", "half past six", today=NOW)
    assert "--when 'half past six'" in refused["hint"]
    moved = lab.json("meeting", "move", "ruth", "--when", "thursday half past six", today=NOW)
    assert moved["when"] == "2026-11-19T18:30"
