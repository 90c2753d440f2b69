"""What `happened` took for something else, or lost. Today is a Wednesday."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import at_terminal
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


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("met 14 Mar about rotas", "Sat 14 Mar 2026 has not come yet"),
        ("met 5 March, she showed me the rota", "Thu 5 Mar 2026 has not come yet"),
        ("met 20 April about rotas", "Mon 20 Apr 2026 has not come yet"),
        ("met Fri 14 Feb about rotas", "is a Saturday"),
        ("had coffee on Fri 14 Feb", "is a Saturday"),
        ("met on 2/3/2026", "ambiguous"),
        ("met on 12.1. about rotas", "ambiguous"),
        ("replied 14 Mar, she read it", "has not come yet"),
        ("replied on 2/3/2026", "ambiguous"),
        ("she said no on 2/3/2026", "ambiguous"),
    ],
)
def test_a_day_right_behind_the_verb_that_cannot_be_meant_is_not_taken_for_today(
    julie: Cli, words: str, told: str
) -> None:
    assert told in julie.expect_refused(2, "happened", "julie", words)["message"]
    with at_terminal(julie, "happened", "julie", words) as terminal:
        terminal.asked(told).answer("When was it?", "2 Feb").answer("Note it like this?", "y")
        assert terminal.end() == 0, terminal.text
    assert julie.json("mentor", "show", "julie")["last_contact"] == "2026-02-02"


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("met tue about rotas", "2026-03-03"),
        ("met Mon in the canteen", "2026-03-02"),
        ("met monday in the canteen", "2026-03-02"),
        ("met sat at noon", "2026-02-28"),
        ("talked wed morning about rotas", "2026-02-25"),
        ("talked 1.5 hours about rotas", "2026-03-04"),
        ("met 3/4 of the team with her", "2026-03-04"),
        ("met 14 Mar 2025 about rotas", "2025-03-14"),
    ],
)
def test_a_short_weekday_right_behind_the_verb_looks_backwards(julie: Cli, words: str, day: str) -> None:
    julie.ok("happened", "julie", words)
    assert [m["when"] for m in meetings(julie, held=True)] == [day]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("replied Mon", "2026-03-02"),
        ("replied Mon, she has read it", "2026-03-02"),
        ("replied on Monday, she has read it", "2026-03-02"),
        ("replied on 12 Jan, busy till May", "2026-01-12"),
        ("replied 12 Jan: not before May", "2026-01-12"),
        ("got back to me on January 12, she is busy until May", "2026-01-12"),
    ],
)
def test_an_answer_counts_as_contact_of_its_day(julie: Cli, words: str, day: str) -> None:
    julie.ok("happened", "julie", words)
    shown = julie.json("mentor", "show", "julie")
    assert shown["last_contact"] == day
    assert not re.search(r"on 12 Jan|January|Monday", shown["notes"] or "")
