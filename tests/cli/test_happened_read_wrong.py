"""What `happened` took for something else, or lost: calls nobody answered, days, texts. Today is a Wednesday."""

from __future__ import annotations

import pytest

from tests.support import Cli


@pytest.fixture
def julie(cli: Cli) -> Cli:
    """Julie, an active mentor since November."""
    cli.environment["MENTORFOLIO_TODAY"] = "2026-03-04"
    cli.answer_purpose()
    cli.ok("mentor", "add", "Julie O", "--stage", "active", "--on", "2025-11-01")
    return cli


def meetings(cli: Cli, **field: object) -> list[dict[str, object]]:
    found = cli.json("meeting", "list", "--with", "julie")
    return [m for m in found if field.items() <= m.items()]


@pytest.mark.parametrize(
    "words",
    [
        "called her yesterday, no answer",
        "rang yesterday, nobody picked up",
        "phoned her on Monday, no answer",
        "called her yesterday but got no reply",
        "I called her three times on 12 Feb - no answer",
        "rang her on Monday and she didn't pick up",
        "tried to reach her yesterday, left a message",
    ],
)
def test_a_call_that_nobody_answered_is_no_talk_and_no_answer_to_the_letter(julie: Cli, words: str) -> None:
    julie.ok("mentor", "add", "Kim Two")
    julie.ok("approach", "kim", "--set", "why=x", "--set", "topic=y")
    julie.ok("outreach", "sent", "kim")
    before = julie.store.read_bytes()
    for name in ("kim", "julie"):
        assert julie.json("happened", name, words)["what"] == "waiting"
    assert julie.store.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "called her yesterday, no answer, but she called back and we talked about rotas",
        "called her yesterday, she said nobody may come",
        "called her yesterday; nobody in her team knows SQL",
    ],
)
def test_a_call_that_came_to_a_talk_is_one(julie: Cli, words: str) -> None:
    assert julie.json("happened", "julie", words)["what"] == "met"
    assert len(meetings(julie, held=True)) == 1
