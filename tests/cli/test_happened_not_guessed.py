"""What `happened` and `log` ask about, or refuse, where a day, a name or another one is not understood."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli


@pytest.fixture
def priya(cli: Cli) -> Cli:
    """Priya, active, with a meeting on a Thursday; Ben and Clara beside her. Today is Mon 30 Nov 2026."""
    cli.environment["MENTORFOLIO_TODAY"] = "2026-11-30"
    cli.answer_purpose()
    for name in ("Priya Sample", "Ben Sample", "Clara Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2026-09-01")
    cli.ok("meeting", "plan", "priya", "--when", "2026-12-03 15:00")
    return cli


@pytest.mark.parametrize(
    "words",
    [
        "met the other day",
        "had a call 2 weeks ago on tuesday",
        "met Jane Fisher",
        "met Mark Hall instead",
        "met sue hall instead",
        "can't do Mark's party",
        "recommended The Coaching Habit",
        "introduced me to the CEO",
        "put me in touch with someone at Siemens",
    ],
)
def test_a_script_is_told_to_say_it_and_nothing_is_noted(priya: Cli, words: str) -> None:
    before = priya.store.read_bytes()
    priya.expect_refused(2, "happened", "priya", words)
    assert priya.store.read_bytes() == before


def test_a_terminal_asks_for_the_day_that_was_left_open(priya: Cli) -> None:
    with at_terminal(priya, "happened", "priya", "met the other day") as terminal:
        terminal.asked("leaves open").answer("When was it?", "27 Nov").answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    (held,) = [m for m in priya.json("meeting", "list", "--with", "priya") if m["held"]]
    assert held["when"] == "2026-11-27"


def test_a_day_that_does_not_work_is_not_the_new_one(priya: Cli) -> None:
    priya.ok("happened", "priya", "thursday doesnt work for her, friday instead")
    (meeting,) = priya.json("meeting", "list", "--with", "priya")
    assert meeting["when"] == "2026-12-04T15:00"


@pytest.mark.parametrize(
    "words", ["had a drink with Ben and Clara last friday", "wrote to ben and clara on friday"]
)
def test_the_second_of_two_people_is_said_to_be_left(priya: Cli, words: str) -> None:
    told = priya.json("happened", words)["did"][-1]["sentence"]
    assert "Clara Sample" in told
    assert "friday" in told


def test_log_asks_for_the_day_that_its_words_leave_open(priya: Cli) -> None:
    with at_terminal(priya, "log", "priya", "met at the weekend") as terminal:
        terminal.answer("On which day was it?", "28 Nov")
        assert terminal.end() == 0, terminal.text
    (held,) = [m for m in priya.json("meeting", "list", "--with", "priya") if m["held"]]
    assert held["when"] == "2026-11-28"


def test_log_says_that_its_words_leave_the_day_open(priya: Cli) -> None:
    assert "--on" in priya.ok("log", "priya", "a good talk in her office the other day").err
    assert "--on" not in priya.ok("log", "priya", "we talked about the other day").err
