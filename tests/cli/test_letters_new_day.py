"""The letter after a talk that came to nothing, and the hello that comes late."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli, Golden

KEYS = "l later d discard"
AFTER = "2026-03-12"
MISSED = "we did not meet, she was ill"


@pytest.fixture
def julie(cli: Cli) -> Cli:
    """Julie, who said yes to a talk that is planned for 11 March."""
    cli.ok("init", "--name", "Ana Sample", "--role", "nurse", "--organisation", "Sample Hospital")
    cli.answer_purpose()
    cli.ok("need", "add", "Run a ward", "--knowing", "how")
    cli.ok("mentor", "add", "Julie Sample", "--email", "julie@example.org", "--supports", "run-a-ward")
    cli.ok("approach", "julie", "--set", "why=the way you run your ward", today="2026-02-03")
    cli.ok("outreach", "sent", "julie", today="2026-02-03")
    cli.ok("happened", "julie", "said yes, we meet on 11 march at 15:00", today="2026-02-10")
    return cli


@pytest.fixture
def holl(cli: Cli) -> Cli:
    """Holl, whom the programme Pairs gave as a mentor in March, and of whom nothing is noted since."""
    cli.ok("init", "--name", "Ana Sample", "--role", "nurse", "--organisation", "Sample Hospital")
    given = ("--form", "formal", "--stage", "active", "--on", "2026-03-02")
    cli.ok("mentor", "add", "Holl Sample", "--email", "holl@example.org", *given, today="2026-03-02")
    term = ("--from", "2026-03-02", "--until", "2027-12-31", "--minutes", "600", "--cadence", "1m")
    cli.ok("mentor", "formalise", "holl", "--programme", "Pairs", *term, today="2026-03-02")
    return cli


def letter(cli: Cli, name: str, today: str, *words: str) -> dict[str, Any]:
    found: dict[str, Any] = cli.json("approach", name, "--again", *words, today=today)
    return found


def screen(cli: Cli, name: str, today: str, **said: str) -> Terminal:
    """The letter at a terminal: each question with one of these words is answered, the others left out."""
    with at_terminal(cli, "approach", name, MENTORFOLIO_TODAY=today) as terminal:
        while terminal.asks_more() and KEYS not in terminal.news:
            reply = next((text for words, text in said.items() if words in terminal.news.split()), "")
            terminal.answer("", reply)
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
        return terminal


@pytest.mark.parametrize(
    ("told", "day"),
    [
        (MISSED, AFTER),
        ("she did not turn up", AFTER),
        ("she cancelled", "2026-03-09"),
        ("the meeting was cancelled", AFTER),
        ("we forgot our meeting", AFTER),
        ("she cancelled, I have to ring her about a new day", "2026-03-09"),
        ("did not come, I was there for an hour", AFTER),
    ],
)
def test_a_talk_that_came_to_nothing_is_not_begun_anew_and_nobody_is_blamed(
    julie: Cli, told: str, day: str
) -> None:
    julie.ok("happened", "julie", told, today=day)
    (row,) = julie.json("next", today=AFTER)
    assert (row["kind"], row["command"]) == ("agree", "mentorfolio approach julie-sample")
    found = letter(julie, "julie", AFTER)
    assert (found["template"], found["channel"], found["hints"]) == ("new-day", "email", [])
    assert "11 March" in found["body"]
    for word in ("ill", "sorry", "turn up", "because"):
        assert word not in found["body"].split()
    julie.ok("outreach", "sent", "julie", today=AFTER)
    assert julie.json("mentor", "show", "julie")["stage"] == "conversation"


@pytest.mark.parametrize(
    ("told", "day"),
    [
        ("I had to cancel, my son is ill", "2026-03-09"),
        ("I forgot our meeting", AFTER),
        ("we did not meet, I was ill", AFTER),
        ("I had to work, so we did not meet", AFTER),
        ("I overslept", AFTER),
        ("I couldn't make it", "2026-03-09"),
    ],
)
def test_who_called_it_off_or_missed_it_says_sorry_once_and_no_more(julie: Cli, told: str, day: str) -> None:
    julie.ok("happened", "julie", told, today=day)
    body = letter(julie, "julie", AFTER)["body"]
    assert body.count("sorry") == 1
    assert "son" not in body.split()
    julie.ok("outreach", "sent", "julie", today=AFTER)
    again = letter(julie, "julie", "2026-03-25")["body"]
    assert "sorry" not in again
    assert "12 March" in again


def test_a_meeting_cancelled_by_its_command_can_say_that_it_was_oneself(julie: Cli) -> None:
    record = julie.json("meeting", "cancel", "julie", "--by-me", today="2026-03-09")
    assert record["by_me"]
    assert "sorry" in letter(julie, "julie", "2026-03-09")["body"]
    julie.ok("log", "julie", "rotas after all", "--on", "2026-03-11", today=AFTER)
    assert letter(julie, "julie", AFTER)["template"] == "request-mentoring"


def test_who_was_asked_for_a_new_day_has_time_to_answer_and_is_reminded_of_that(julie: Cli) -> None:
    julie.ok("happened", "julie", MISSED, today=AFTER)
    julie.ok("approach", "julie", today=AFTER)
    julie.ok("outreach", "sent", "julie", today=AFTER)
    assert julie.json("next", today="2026-03-18") == []
    assert [row["kind"] for row in julie.json("next", today="2026-03-24")] == ["agree"]
    reminder = letter(julie, "julie", "2026-03-24")
    assert "On 12 March I asked" in reminder["body"]
    assert reminder["hints"] == [], "it does not say the same again"
    assert "buried" not in letter(julie, "julie", "2027-03-24")["body"], "a year later nobody says that"
    julie.ok("happened", "julie", "yes, we meet on 31 march at 10", today="2026-03-25")
    assert "agree" not in {row["kind"] for row in julie.json("next", today="2026-03-26")}


def test_a_draft_that_asks_for_a_new_day_is_of_no_use_once_one_has_talked(julie: Cli) -> None:
    julie.ok("happened", "julie", MISSED, today=AFTER)
    julie.ok("approach", "julie", today=AFTER)
    julie.ok("log", "julie", "rotas", "--insight", "ask first", "--on", "2026-03-13", today="2026-03-13")
    assert "draft" not in {row["kind"] for row in julie.json("next", today="2026-03-18")}


def test_a_talk_that_nobody_said_took_place_is_asked_about_before_mentoring_is(julie: Cli) -> None:
    refused = julie.expect_refused(5, "approach", "julie", today=AFTER)
    assert refused["code"] == "planned"
    assert "mentorfolio meeting held" in str(refused["hint"])
    assert "we did not meet" in str(refused["hint"])
    asked = letter(julie, "julie", AFTER, "--template", "request-mentoring")
    assert asked["template"] == "request-mentoring"


@pytest.mark.parametrize("later", ["2026-02-12", "2026-03-20"])
def test_a_mentor_whose_talk_fell_through_is_asked_for_a_day_and_later_written_to_as_ever(
    cli: Cli, later: str
) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Al Sample", "--stage", "active", "--on", "2025-09-01")
    cli.ok("log", "al", "rotas", "--insight", "ask first", "--on", "2026-01-10")
    cli.ok("meeting", "plan", "al", "--when", "2026-02-10", today="2026-02-02")
    cli.ok("happened", "al", "she did not come", today="2026-02-10")
    commands = {row["kind"]: row["command"] for row in cli.json("next", today="2026-02-12")}
    assert commands["agree"] == "mentorfolio approach al-sample"
    kept = "catch-up" if later > "2026-03-10" else "new-day"
    assert letter(cli, "al", later)["template"] == kept
    cli.ok("meeting", "plan", "al", "--when", "2026-02-20", today="2026-02-12")
    assert letter(cli, "al", "2026-02-12")["template"] == "thanks"


def test_a_talk_called_off_before_they_said_yes_anew_is_not_spoken_of(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "conversation", "--on", "2025-02-01", today="2025-02-01")
    cli.ok("meeting", "plan", "kim", "--when", "2025-02-10", today="2025-02-01")
    cli.ok("happened", "kim", "she cancelled", today="2025-02-09")
    cli.ok("mentor", "stage", "kim", "declined", today="2025-03-01")
    cli.ok("mentor", "stage", "kim", "conversation", "--on", "2026-03-01", today="2026-03-01")
    assert letter(cli, "kim", AFTER)["template"] == "request-mentoring"


def test_the_letter_of_a_new_day_wants_a_talk_that_came_to_nothing(julie: Cli) -> None:
    hints = letter(julie, "julie", AFTER, "--template", "new-day")["hints"]
    assert [hint["code"] for hint in hints] == ["unrecorded"]


def test_a_new_day_at_a_terminal(julie: Cli, golden: Golden) -> None:
    julie.ok("happened", "julie", MISSED, today=AFTER)
    golden(screen(julie, "julie", AFTER).text)


def test_a_new_day_at_a_terminal_in_ones_own_words(julie: Cli, golden: Golden) -> None:
    julie.ok("happened", "julie", "I had to cancel, my son is ill", today="2026-03-09")
    said = {
        "Anything": "I'm sorry, my son was ill",
        "days": "would the 18th suit you, after four?",
        "end?": "I'll come to you",
    }
    golden(screen(julie, "julie", AFTER, **said).text)


@pytest.mark.parametrize("today", ["2026-03-20", "2026-06-20", "2027-03-20"])
def test_a_hello_is_fresh_or_says_that_it_is_late(holl: Cli, today: str, golden: Golden) -> None:
    found = letter(holl, "holl", today)
    assert found["template"] == "hello"
    golden(f"{found['subject']}\n\n{found['body']}")
    if today > "2026-05":
        for fresh in ("new mentee", "first talk", "meeting you", "met"):
            assert fresh not in found["body"], "they may have talked, and nobody noted it"


def test_a_late_hello_at_a_terminal_takes_a_word_of_ones_own(holl: Cli, golden: Golden) -> None:
    said = {"matched.": "I'm sorry, my first months were hectic", "when": "lunch on tuesday"}
    golden(screen(holl, "holl", "2026-06-20", **said).text)


def test_a_late_hello_without_its_word_makes_nothing_up(holl: Cli) -> None:
    body = letter(holl, "holl", "2026-06-20", "--set", "sorry=-")["body"]
    assert "sorry" not in body
    assert "new mentee" not in body


def test_a_second_letter_to_a_mentor_given_long_ago_claims_no_first_meeting(holl: Cli) -> None:
    holl.ok("approach", "holl", today="2026-03-20")
    holl.ok("outreach", "sent", "holl", today="2026-03-20")
    found = letter(holl, "holl", "2026-06-20")
    assert found["template"] == "catch-up"
    assert "met" not in found["body"].replace("meet", "met").split()
    assert "in March" in found["body"]


def test_a_new_day_that_they_will_name_is_asked_after_and_not_put_upon_one(julie: Cli) -> None:
    julie.ok(
        "happened", "julie", "cancelled tomorrow, she is ill, she will suggest a new day", today="2026-03-10"
    )
    [row] = [row for row in julie.json("next", today="2026-03-11") if row["kind"] == "agree"]
    assert row["text"] == "The meeting with Julie Sample was called off: is there a new day?"


def test_the_page_of_somebody_says_why_the_meeting_was_called_off(julie: Cli) -> None:
    julie.ok("happened", "julie", "cancelled tomorrow, she is ill", today="2026-03-10")
    assert "she is ill" in julie.ok("mentor", "show", "julie", today="2026-03-11").out
