"""What people type into `happened` on an ordinary day: taken as it is meant, and shown first."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli

NOW = "2026-02-04"  # a Wednesday
SO = "Note it like this?"


@pytest.fixture
def hanne(cli: Cli) -> Cli:
    """Two mentors, and somebody with a letter on its way."""
    cli.answer_purpose()
    for name in ("Birgit Sample", "Ralf Muster"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2025-09-01")
    cli.ok("mentor", "add", "Ottmar Sample", today="2026-01-02")
    cli.ok("approach", "ottmar", "--set", "why=x", "--set", "topic=founding", today="2026-01-27")
    cli.ok("outreach", "sent", "ottmar", today="2026-01-27")
    return cli


def noted(cli: Cli, words: str) -> Any:
    """What a script is answered."""
    return cli.json("happened", words, today=NOW)


def shown(cli: Cli, words: str, *answers: tuple[str, str]) -> Terminal:
    """The screen at the end, each question answered in its turn."""
    with at_terminal(cli, "happened", words, MENTORFOLIO_TODAY=NOW) as terminal:
        for question, reply in answers:
            terminal.answer(question, reply)
        assert terminal.end() == 0, terminal.text
    return terminal


def shows(cli: Cli, name: str) -> Any:
    return cli.json("mentor", "show", name, today=NOW)


def letter(cli: Cli) -> Any:
    (found,) = cli.json("outreach", "list", today=NOW)
    return found


@pytest.mark.parametrize(
    "words", ["has not answered", "hasn't replied", "has still not written back", "hasnt got back to me"]
)
def test_enter_gives_nobody_up_who_has_only_not_answered(hanne: Cli, words: str) -> None:
    screen = shown(hanne, f"ottmar {words}", (SO, ""))
    assert "no answer yet" in screen.said
    assert letter(hanne)["state"] == "sent"


def test_somebody_of_theirs_whose_number_they_gave_is_a_candidate(hanne: Cli) -> None:
    screen = shown(hanne, "birgit gave me the number of her accountant, Herr Mohr", (SO, ""))
    assert "Herr Mohr, her accountant: a candidate, introduced by Birgit Sample" in screen.said
    assert shows(hanne, "mohr")["introduced_by"] == "Birgit Sample"


@pytest.mark.parametrize("name", ["Ms Yildiz", "ms yildiz"])
def test_a_colleague_whom_they_named_is_a_candidate_with_an_address(hanne: Cli, name: str) -> None:
    answer = noted(hanne, f"ottmar named his colleague {name}, y.yildiz@example.org")
    assert answer["what"] == "introduced"
    yildiz = shows(hanne, "ms-yildiz")
    assert (yildiz["name"], yildiz["email"]) == ("Ms Yildiz", "y.yildiz@example.org")


def test_nothing_that_they_lent_is_taken_for_a_person(hanne: Cli) -> None:
    assert noted(hanne, "birgit gave me her book Principles")["what"] == "kept"


def test_who_is_ill_until_a_month_is_asked_again_then_where_no_meeting_was_planned(hanne: Cli) -> None:
    screen = shown(hanne, "birgit is ill and cannot meet until august", (SO, ""))
    assert "not now, perhaps later" in screen.said
    assert "cancelled" not in screen.said
    assert shows(hanne, "birgit")["again_on"] == "2026-08-01"


def test_a_meeting_planned_is_called_off_by_who_is_ill_until_a_month(hanne: Cli) -> None:
    hanne.ok("meeting", "plan", "birgit", "--when", "2026-02-10 10:00", today=NOW)
    assert noted(hanne, "birgit is ill and cannot meet until august")["what"] == "cancelled"
    (meeting,) = hanne.json("meeting", "list", today=NOW)
    assert meeting["cancelled"]


@pytest.mark.parametrize("name", ["Ms Yildiz", "ms yildiz"])
def test_whom_a_no_names_instead_is_not_lost(hanne: Cli, name: str) -> None:
    told = f"no he is not allowed to but his colleague {name} does the founders, y.yildiz@example.org"
    screen = shown(hanne, f"ottmar wrote, {told}", (SO, ""))
    assert "a candidate, introduced by Ottmar Sample" in screen.said
    assert letter(hanne)["state"] == "declined"
    yildiz = shows(hanne, "ms-yildiz")
    assert (yildiz["email"], yildiz["introduced_by"]) == ("y.yildiz@example.org", "Ottmar Sample")


def test_a_rhythm_on_a_weekday_is_planned_for_no_day(hanne: Cli) -> None:
    screen = shown(hanne, "ottmar said yes, every month on a thursday", (SO, ""), ("Which day is that?", ""))
    assert "Plan the talk" not in screen.said
    assert hanne.json("meeting", "list", today=NOW) == []
    assert shows(hanne, "ottmar")["cadence"] == "1m"


def test_a_coffee_with_its_day_and_hour_behind_an_answer_is_planned(hanne: Cli) -> None:
    screen = shown(hanne, "ottmar wrote, she is glad about the table, coffee on 20 april 16:00", (SO, ""))
    assert "for Mon 20 Apr 2026, 16:00" in screen.said
    assert [m["when"] for m in hanne.json("meeting", "list", today=NOW)] == ["2026-04-20T16:00"]


def test_a_coffee_that_may_have_been_is_planned_for_no_day(hanne: Cli) -> None:
    assert noted(hanne, "ottmar wrote, she liked the coffee on tuesday")["what"] == "answered"
    assert hanne.json("meeting", "list", today=NOW) == []


@pytest.mark.parametrize("who", ["ralf was given to me by the chamber", "hr gave me Kim Adler as a mentor"])
def test_the_first_meeting_with_who_was_given_to_one_is_planned(hanne: Cli, who: str) -> None:
    noted(hanne, f"{who}, first meeting is on 3rd of march at 16")
    assert [m["when"] for m in hanne.json("meeting", "list", today=NOW)] == ["2026-03-03T16:00"]


@pytest.mark.parametrize(
    "said",
    [
        "says ask me again",
        "said ask me again",
        "asks me to write again",
        "told me to call",
        "tells me to ask again",
    ],
)
def test_what_they_say_counts_like_what_they_said(hanne: Cli, said: str) -> None:
    answer = noted(hanne, f"ottmar {said} after easter, she has the year end")
    assert answer["what"] == "later"
    assert shows(hanne, "ottmar")["again_on"] == "2026-04-07"


def test_a_mentor_who_asked_to_be_written_to_again_is_reminded_of_then(hanne: Cli) -> None:
    noted(hanne, "birgit asked me to write again in september")
    assert shows(hanne, "birgit")["again_on"] == "2026-09-01"
