"""Sentences of somebody's first autumn with `happened`: what they meant is what is noted."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli

SO = "Note it like this?"
NOW = "2026-10-11"  # a Sunday


@pytest.fixture
def autumn(cli: Cli) -> Cli:
    """Fernando mentors, Graça and Luca have a letter each."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Fernando Sample", "--stage", "active", "--on", "2026-09-01", today="2026-09-01")
    for name in ("Graça Muster", "Luca Beispiel"):
        cli.ok("mentor", "add", name, today="2026-10-01")
        first = name.split()[0].casefold()
        cli.ok("approach", first, "--set", "why=x", "--set", "topic=y", today="2026-10-01")
        cli.ok("outreach", "sent", first, today="2026-10-01")
    return cli


def noted(cli: Cli, words: str, today: str = NOW) -> Any:
    """What a script is answered."""
    return cli.json("happened", words, today=today)


def shown(cli: Cli, words: str, *answers: tuple[str, str]) -> Terminal:
    """The screen at the end, each question answered in its turn."""
    with at_terminal(cli, "happened", words, MENTORFOLIO_TODAY=NOW) as terminal:
        for question, reply in answers:
            terminal.answer(question, reply)
        assert terminal.end() == 0, terminal.text
    return terminal


def shows(cli: Cli, name: str) -> Any:
    return cli.json("mentor", "show", name, today=NOW)


@pytest.mark.parametrize(
    "often", ["every first Sunday until Easter", "once a month until Easter", "each first Monday till June"]
)
def test_the_end_of_a_rhythm_puts_nobody_off(autumn: Cli, often: str) -> None:
    noted(autumn, f"Fernando says yes, gladly, {often}")
    fernando = shows(autumn, "fernando")
    assert (fernando["again_on"], fernando["cadence"]) == (None, "1m")
    assert often in fernando["notes"]
    assert autumn.json("meeting", "list", today=NOW) == []


def test_a_yes_for_later_still_waits_for_its_day(autumn: Cli) -> None:
    noted(autumn, "Fernando says yes, every month, but not until Easter")
    assert shows(autumn, "fernando")["again_on"] == "2027-03-28"


@pytest.mark.parametrize(
    "words",
    [
        "wrote back, he is sorry but no, he has no time this year",
        "wrote back, sorry but no",
        "answered, thanks but no",
        "wrote back, very sorry, he has no time this year",
    ],
)
def test_a_no_that_is_said_kindly_is_a_no(autumn: Cli, words: str) -> None:
    assert noted(autumn, f"Luca {words}")["what"] == "no"
    assert shows(autumn, "luca")["stage"] == "declined"


@pytest.mark.parametrize(
    "words",
    [
        "Fernando and I agreed to stop, the programme is over at the end of February",
        "Fernando and I agreed to end it",
        "Fernando and I decided to stop",
    ],
)
def test_an_end_that_both_agreed_on_is_the_end_today(autumn: Cli, words: str) -> None:
    assert noted(autumn, words)["what"] == "over"
    assert shows(autumn, "fernando")["stage_since"] == NOW
    assert shows(autumn, "fernando")["stage"] == "ended"


@pytest.mark.parametrize("stage", ["approached", "asked"])
def test_a_meeting_told_with_a_late_answer_is_planned_with_its_place(autumn: Cli, stage: str) -> None:
    if stage == "asked":
        autumn.ok("outreach", "accepted", "graça", today="2026-10-05")
        autumn.ok("log", "graça", "coffee", today="2026-10-06")
        autumn.ok(
            "approach", "graça", "--template", "request-mentoring", "--set", "why=x", today="2026-10-07"
        )
        autumn.ok("outreach", "sent", "graça", today="2026-10-07")
    words = "Graça answered at last, we meet on Saturday the 14th at ten in Estarreja"
    noted(autumn, words, today="2026-11-09")
    (meeting,) = [m for m in autumn.json("meeting", "list", today="2026-11-09") if not m["held"]]
    assert (meeting["when"], meeting["place"]) == ("2026-11-14T10:00", "in Estarreja")
    letters = autumn.json("outreach", "list", "--state", "sent", today="2026-11-09")
    assert [x["mentor"] for x in letters] == ["luca-beispiel"]


def test_a_coffee_told_behind_a_yes_is_a_talk_that_was(autumn: Cli) -> None:
    words = (
        "Luca rang back, he said yes, we had a coffee on Friday and he told me to walk the floor, and more"
    )
    screen = shown(autumn, words, (SO, ""))
    assert "Plan the talk" not in screen.said
    (meeting,) = autumn.json("meeting", "list", today=NOW)
    assert (meeting["when"][:10], meeting["held"]) == ("2026-10-09", True)
    talk = autumn.json("meeting", "show", meeting["id"], today=NOW)
    assert "he told me to walk the floor, and more" in talk["notes"]
    luca = shows(autumn, "luca")
    assert (luca["stage"], luca["stage_since"]) == ("conversation", "2026-10-09")


def test_a_coffee_before_the_letter_went_out_makes_no_yes_older_than_it(autumn: Cli) -> None:
    noted(autumn, "Luca said yes, we had a coffee on 28 September")
    luca = shows(autumn, "luca")
    assert (luca["stage"], luca["stage_since"]) == ("conversation", NOW)


@pytest.mark.parametrize("words", ["Nothing from Luca, not a word", "Luca did not answer", "Luca no answer"])
def test_a_silence_closes_nothing_while_a_reminder_is_due(autumn: Cli, words: str) -> None:
    screen = shown(autumn, words, (SO, ""))
    assert "no answer yet" in screen.said
    assert shows(autumn, "luca")["stage"] == "approached"
    autumn.ok("approach", "luca", "--template", "follow-up", today=NOW)
    autumn.ok("outreach", "sent", "luca", today=NOW)
    noted(autumn, words, today="2026-11-09")
    assert shows(autumn, "luca")["stage"] == "declined"


@pytest.mark.parametrize(
    "words", ["Nothing from Luca, I have given up", "Luca, I gave up on him", "Luca ghosted me"]
)
def test_who_is_given_up_on_in_so_many_words_needs_no_reminder(autumn: Cli, words: str) -> None:
    noted(autumn, words)
    assert shows(autumn, "luca")["stage"] == "declined"


@pytest.mark.parametrize(
    ("words", "kept"),
    [
        ("I sent Fernando the plan, three weeks late", "I sent Fernando the plan, three weeks late"),
        ("I sent Fernando Sample the plan", "I sent Fernando Sample the plan"),
        ("I sent the plan to Fernando", "I sent the plan to Fernando"),
    ],
)
def test_a_name_stays_a_name_in_what_is_shown(autumn: Cli, words: str, kept: str) -> None:
    autumn.ok("action", "add", "fernando", "send the plan", today=NOW)
    assert f'"{kept}"' in shown(autumn, words, (SO, "")).said


def test_a_name_stays_a_name_in_what_is_kept_of_a_talk(autumn: Cli) -> None:
    noted(autumn, "Luca said yes, we met on friday and as Luca said it went well")
    (meeting,) = autumn.json("meeting", "list", today=NOW)
    notes = autumn.json("meeting", "show", meeting["id"], today=NOW)["notes"]
    assert notes == "we met on friday and as Luca said it went well"


@pytest.mark.parametrize(
    ("more", "left"),
    [
        (
            "and I met Fernando on the 6th, he told me to walk",
            "I met Fernando on the 6th, he told me to walk",
        ),
        ("and wrote to fernando", "I wrote to fernando"),
        ("and Fernando Sample said no", "Fernando Sample said no"),
    ],
)
def test_what_is_told_of_somebody_else_is_not_dropped_without_a_word(
    autumn: Cli, more: str, left: str
) -> None:
    autumn.ok("action", "add", "graça", "send the plan", today=NOW)
    told = autumn.ok("happened", f"I sent Graça the plan, three weeks late, {more}", today=NOW).err
    said = " ".join(told.split())
    assert f'Not noted, for it is about Fernando Sample: "{left}".' in said
    assert f"mentorfolio happened '{left}'" in said
    assert noted(autumn, left)["mentor"] == "fernando-sample", "the command that is told notes it"


def test_who_is_only_spoken_of_behind_a_talk_is_not_taken_for_told_of(autumn: Cli) -> None:
    told = autumn.ok(
        "happened", "I met Graça on friday, and we talked about Fernando, and Luca's letter", today=NOW
    )
    assert "Not noted" not in told.err
