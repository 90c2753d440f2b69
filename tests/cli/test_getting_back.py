"""Whom one agreed to get back to: until it is settled, by a day, a talk, or the letter of that day."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.support import Cli

NOVEMBER, DECEMBER = "2026-11-06", "2026-12-01"


@pytest.fixture
def holl(cli: Cli) -> Cli:
    """Holl, given by HR, who answered the hello "not before end of November"."""
    cli.answer_purpose()
    cli.ok("happened", "HR gave me Holl Sample as a mentor", today="2026-11-02")
    cli.ok("happened", "holl", "not before end of November", today=NOVEMBER)
    return cli


@pytest.fixture
def charly(cli: Cli) -> Cli:
    """Charly, who put off a first letter to February, and has the letter of February."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Charly Sample", today="2026-11-02")
    cli.ok("approach", "charly", "--set", "why=x", "--set", "topic=rotas", today="2026-11-09")
    cli.ok("outreach", "sent", "charly", today="2026-11-09")
    cli.ok("happened", "charly", "not before February", today="2026-11-20")
    cli.ok("approach", "charly", today="2027-02-03")
    cli.ok("outreach", "sent", "charly", today="2027-02-03")
    return cli


def rows(cli: Cli, today: str) -> list[Any]:
    found: list[Any] = cli.json("next", today=today)
    return found


def kinds(cli: Cli, today: str) -> list[str]:
    return [row["kind"] for row in rows(cli, today)]


def test_whom_one_has_a_day_with_one_is_not_told_to_get_back_to(holl: Cli) -> None:
    assert kinds(holl, DECEMBER) == ["later"]
    holl.ok("happened", "holl", "we meet on dec 8 at 14:00", today=DECEMBER)
    assert kinds(holl, "2026-12-02") == []
    holl.ok("meeting", "held", "holl", "--notes", "rotas", "--insight", "ask first", today="2026-12-08")
    assert "later" not in kinds(holl, "2027-01-20")


def test_whom_one_met_unplanned_or_who_said_yes_is_not_told_to_be_got_back_to(cli: Cli) -> None:
    cli.answer_purpose()
    for name in ("Ann", "Ben", "Cy"):
        cli.ok("mentor", "add", f"{name} Sample", today=NOVEMBER)
        cli.ok("happened", name, "not before December", today=NOVEMBER)
    cli.ok("happened", "ann", "met, about the rota", today=DECEMBER)
    cli.ok("mentor", "stage", "ben", "conversation", "--on", "today", today=DECEMBER)
    assert [r["mentor"] for r in rows(cli, "2026-12-02") if r["kind"] == "later"] == ["cy-sample"]


def test_a_wait_said_at_a_meeting_outlives_that_the_meeting_is_noted(holl: Cli) -> None:
    holl.ok("meeting", "plan", "holl", "--when", "2026-12-08 14:00", today=DECEMBER)
    holl.ok("happened", "holl", "not before February", today="2026-12-08")
    holl.ok("meeting", "held", "holl", "--notes", "rotas", today="2026-12-08")
    assert "later" in kinds(holl, "2027-02-01")


def test_a_first_meeting_called_off_asks_for_a_new_day_and_a_letter_that_apologises_for_nothing(
    holl: Cli,
) -> None:
    holl.ok("happened", "holl", "we meet on dec 8 at 14:00", today=DECEMBER)
    holl.ok("happened", "holl", "she cancelled", today="2026-12-06")
    (row,) = rows(holl, "2026-12-07")
    assert (row["kind"], row["due"]) == ("assigned", "2026-12-06")
    assert "new day" in row["text"]
    letter = holl.json("approach", "holl", today="2026-12-07")
    assert letter["template"] == "new-day"
    assert "sorry" not in letter["body"]


def test_a_meeting_with_a_mentor_called_off_asks_for_a_new_day_until_another_is_found(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-09-01", today=NOVEMBER)
    cli.ok("log", "kim", "rotas", "--insight", "ask first", "--on", "2026-10-01", today=NOVEMBER)
    cli.ok("meeting", "plan", "kim", "--when", "2026-11-20", "--agenda", "x", today=NOVEMBER)
    cli.ok("meeting", "cancel", "kim", today="2026-11-18")
    assert [(r["kind"], r["due"]) for r in rows(cli, "2026-11-19")] == [("agree", "2026-11-18")]
    assert "agree" not in kinds(cli, "2026-12-20")  # by now it is a silence, or will be
    cli.ok("meeting", "plan", "kim", "--when", "2026-12-01", today="2026-11-19")
    assert "agree" not in kinds(cli, "2026-11-19")


def test_a_mentor_never_met_is_to_be_met_before_anything_is_looked_at(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("happened", "HR gave me Holl Sample as a mentor", today="2026-11-02")
    cli.ok("happened", "holl", "she wrote back", today=DECEMBER)
    row, look = rows(cli, "2027-02-03")
    assert look["kind"] == "check-in", "scripts are promised it after 90 days with everybody active"
    assert (row["kind"], row["command"]) == ("assigned", "mentorfolio approach holl-sample")
    cli.ok("checkin", "holl", "--rapport", "3,3,3,3", "--clarity", "3,3", today="2027-02-03")
    assert kinds(cli, "2027-03-15") == ["assigned"]
    assert cli.json("mentor", "show", "holl")["standing"] == "assigned"
    cli.ok("log", "holl", "rotas", "--insight", "ask first", "--on", "2027-03-16", today="2027-03-16")
    assert kinds(cli, "2027-03-17") == ["thanks"]


def test_the_first_meeting_is_the_first_also_with_whom_one_has_written(holl: Cli) -> None:
    assert holl.json("meeting", "plan", "holl", "--when", "2026-12-08", today=DECEMBER)["kind"] == "first"


def test_the_letter_of_the_day_agreed_on_waits_for_its_answer_like_a_first_one(charly: Cli) -> None:
    assert kinds(charly, "2027-02-05") == []
    (reminder,) = rows(charly, "2027-02-13")
    assert (reminder["kind"], reminder["due"]) == ("follow-up", "2027-02-12")
    charly.ok("approach", "charly", "--template", "follow-up", today="2027-02-13")
    charly.ok("outreach", "sent", "charly", today="2027-02-13")
    assert kinds(charly, "2027-02-20") == []
    (closing,) = rows(charly, "2027-03-31")
    assert (closing["kind"], closing["due"]) == ("no-answer", "2027-03-03")
    charly.ok(*closing["command"].split()[1:], today="2027-03-31")
    assert charly.json("mentor", "show", "charly")["stage"] == "declined"
    assert kinds(charly, "2027-04-01") == []


def test_an_answer_to_the_letter_of_that_day_is_to_that_letter_and_needs_no_id(charly: Cli) -> None:
    charly.ok("outreach", "accepted", "charly", today="2027-02-09")
    first, later = sorted(charly.json("outreach", "list"), key=lambda x: x["sent"])
    assert (first["state"], first["waiting"], later["state"]) == ("replied", None, "accepted")


def test_who_puts_it_off_again_is_left_alone_until_then_and_got_back_to_then(charly: Cli) -> None:
    charly.ok("happened", "charly", "not before May", today="2027-02-09")
    assert kinds(charly, "2027-04-30") == []
    assert kinds(charly, "2027-05-03") == ["later"]


def test_a_letter_to_somebody_approached_without_one_waits_for_an_answer(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Dee Sample", today=NOVEMBER)
    cli.ok("happened", "dee", "not before December", today=NOVEMBER)
    cli.ok("approach", "dee", "--set", "why=x", "--set", "topic=rotas", today=DECEMBER)
    cli.ok("outreach", "sent", "dee", today=DECEMBER)
    assert kinds(cli, "2026-12-10") == ["follow-up"]


def test_to_be_in_touch_again_weeks_after_a_talk_is_no_letter_of_thanks_for_it(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Tom Sample", "--stage", "active", "--on", "2025-12-01")
    cli.ok("log", "tom", "the rota", "--again", "2026-02-11")
    (row,) = [row for row in cli.json("next", today="2026-02-11") if row["kind"] == "later"]
    cli.ok("do", str(row["number"]), "--no-input", today="2026-02-11")
    assert [letter["kind"] for letter in cli.json("outreach", "list")] == ["catch-up"]


@pytest.mark.parametrize(
    "stage", ["candidate", "approached", "conversation", "asked", "active", "ended", "declined"]
)
@pytest.mark.parametrize(
    "words", [("happened", "kim", "--what", "later", "--until"), ("log", "kim", "hi", "--again")]
)
def test_the_day_that_was_promised_comes_in_every_stage_with_a_command_that_runs(
    cli: Cli, stage: str, words: tuple[str, ...]
) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", stage, "--on", "2026-09-01", today=NOVEMBER)
    cli.ok(*words, "2027-03-01", today=NOVEMBER)
    (row,) = (row for row in rows(cli, "2027-03-01") if row["kind"] == "later")
    cli.ok(*shlex.split(row["command"])[1:], today="2027-03-01")


def test_whom_one_gets_back_to_on_a_day_is_not_greeted_beside_it(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-01", today=NOVEMBER)
    cli.ok("mentor", "stage", "kim", "ended", "--hello", "3m", today=NOVEMBER)
    cli.ok("happened", "kim", "--what", "later", "--until", "2027-03-01", today="2026-12-01")
    assert kinds(cli, "2027-03-01").count("hello") == 0


@pytest.fixture
def silent(cli: Cli) -> Cli:
    """Holl, given by HR, who has had a hello and nothing came."""
    cli.answer_purpose()
    cli.ok("happened", "HR gave me Holl Sample as a mentor", today="2026-11-02")
    cli.ok("approach", "holl", today="2026-11-02")
    cli.ok("outreach", "sent", "holl", today="2026-11-02")
    return cli


def test_a_silent_mentor_is_reminded_once_before_the_programme_is_asked_for_another(silent: Cli) -> None:
    assert kinds(silent, "2026-11-10") == []
    (row,) = rows(silent, "2026-11-13")
    assert (row["kind"], row["due"], row["command"]) == (
        "assigned",
        "2026-11-11",
        "mentorfolio approach holl-sample",
    )
    assert silent.json("approach", "holl", today="2026-11-26")["template"] == "catch-up"
    silent.ok("outreach", "sent", "holl", today="2026-11-26")
    assert kinds(silent, "2026-12-04") == [], "four weeks are over, the time of the reminder is not"
    (row,) = rows(silent, "2026-12-07")
    assert row["command"].endswith("--template match")


def test_who_was_not_reminded_in_four_weeks_is_no_longer_reminded(silent: Cli) -> None:
    (row,) = rows(silent, "2026-12-01")
    assert (row["due"], row["command"].split()[-1]) == ("2026-11-30", "match")


@pytest.mark.parametrize(("reason", "left"), [((), []), (("--set", "reason=We are too near."), ["draft"])])
def test_a_letter_about_a_silence_goes_with_the_silence(
    silent: Cli, reason: tuple[str, ...], left: list[str]
) -> None:
    silent.ok("approach", "holl", "--template", "match", *reason, today=DECEMBER)
    assert "draft" in kinds(silent, "2026-12-03")
    silent.ok("happened", "holl", "she wrote back", today="2026-12-03")
    assert [kind for kind in kinds(silent, "2026-12-04") if kind == "draft"] == left


def test_who_was_written_to_after_a_talk_that_came_to_nothing_is_given_time_to_answer(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample", "--stage", "conversation", "--on", "2026-11-04", today=NOVEMBER)
    cli.ok("happened", "I wrote to jo", today="2026-11-05")
    cli.ok("meeting", "plan", "jo", "--when", "2026-11-10 10:00", "--agenda", "x", today=NOVEMBER)
    cli.ok("happened", "jo didn't show up", today="2026-11-10")
    assert kinds(cli, "2026-11-11") == ["agree"], "that letter was about the talk that is off"
    cli.ok("happened", "I wrote to jo", today="2026-11-11")
    assert kinds(cli, "2026-11-12") == []
    assert kinds(cli, "2026-11-20") == ["agree"]
