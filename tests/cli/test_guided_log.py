"""`log` at a terminal: the day that was said, or the one that was planned, and never a second talk."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli, Golden

PLANNED = "2026-03-19 14:00"  # a Thursday
SATURDAY = "2026-03-21"


@pytest.fixture
def maureen(cli: Cli) -> Cli:
    cli.ok("mentor", "add", "Maureen Sample", today="2026-03-01")
    cli.ok("meeting", "plan", "maureen", "--when", PLANNED, today="2026-03-01")
    return cli


def meetings(cli: Cli) -> list[Any]:
    found: list[Any] = cli.json("meeting", "list", today="2026-05-01")
    return found


def done(terminal: Terminal) -> None:
    assert terminal.end() == 0, terminal.text


def test_a_day_within_a_log_is_the_day_of_the_planned_meeting(maureen: Cli) -> None:
    words = "coffee at hers on thursday by the canal, she said ask before you plan"
    with at_terminal(maureen, "log", "maureen", words, MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("Was it on Thu 19 Mar 2026?", "")
        done(terminal)
    (meeting,) = meetings(maureen)
    assert (meeting["held"], meeting["when"], meeting["notes"]) == (True, "2026-03-19T14:00", words)


@pytest.mark.parametrize("today", [SATURDAY, "2026-03-27"])
def test_the_planned_meeting_keeps_its_day_where_none_was_said(maureen: Cli, today: str) -> None:
    with at_terminal(maureen, "log", "maureen", "about rotas", MENTORFOLIO_TODAY=today) as terminal:
        terminal.asked("Thu 19 Mar 2026, 14:00").answer("Was this that meeting?", "y")
        done(terminal)
    (meeting,) = meetings(maureen)
    assert (meeting["held"], meeting["when"]) == (True, "2026-03-19T14:00")


def test_a_day_three_weeks_back_in_the_middle_of_a_log_makes_no_second_talk(maureen: Cli) -> None:
    words = "met on the 19th and she was kind"
    with at_terminal(maureen, "log", "maureen", words, MENTORFOLIO_TODAY="2026-04-16") as terminal:
        terminal.answer("Was it on Thu 19 Mar 2026?", "")
        done(terminal)
    assert [(m["held"], m["when"]) for m in meetings(maureen)] == [(True, "2026-03-19T14:00")]


def test_a_meeting_held_a_day_early_is_on_the_day_of_the_log(maureen: Cli) -> None:
    with at_terminal(maureen, "log", "maureen", "about rotas", MENTORFOLIO_TODAY="2026-03-18") as terminal:
        terminal.answer("Was this that meeting?", "y")
        done(terminal)
    assert [(m["held"], m["when"]) for m in meetings(maureen)] == [(True, "2026-03-18")]


def test_a_day_talked_about_behind_the_day_it_was_is_not_the_day_it_was(cli: Cli) -> None:
    cli.ok("mentor", "add", "Leni Sample")
    words = "coffee the day before yesterday at Katrins, she closes mondays and i can look at it on a sunday"
    with at_terminal(cli, "log", "leni", words, MENTORFOLIO_TODAY="2026-02-28") as terminal:
        terminal.answer("Was it on Thu 26 Feb 2026?", "")
        done(terminal)
    (meeting,) = meetings(cli)
    assert meeting["when"] == "2026-02-26"
    assert meeting["notes"] == "coffee at Katrins, she closes mondays and i can look at it on a sunday"


def test_the_day_is_asked_for_where_it_is_not_the_one_in_the_words(cli: Cli) -> None:
    cli.ok("mentor", "add", "Leni Sample")
    with at_terminal(cli, "log", "leni", "coffee on thursday", MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("Was it on Thu 19 Mar 2026?", "n").answer("On which day was it?", "wed")
        done(terminal)
    assert [m["when"] for m in meetings(cli)] == ["2026-03-18"]


@pytest.mark.parametrize(
    "words", ["saw her kitchen on a sunday", "talked about monday's rota", "she told me of her 28th"]
)
def test_a_day_that_is_talked_about_is_not_asked_for(cli: Cli, words: str) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    with at_terminal(cli, "log", "pat", words, MENTORFOLIO_TODAY=SATURDAY) as terminal:
        done(terminal)
        assert "Was it on" not in terminal.text


def test_a_script_keeps_today_and_is_told_how_to_say_the_day_in_the_middle(maureen: Cli) -> None:
    told = maureen.ok("log", "maureen", "met on the 19th and she was kind", today="2026-04-16").err
    assert "--on 2026-03-19" in told
    assert [m["when"] for m in meetings(maureen)] == ["2026-03-19T14:00", "2026-04-16"]


def test_a_meeting_at_the_same_time_is_at_the_hour_of_the_one_before(maureen: Cli) -> None:
    moved = maureen.json("meeting", "move", "maureen", "--when", "8th april same time", today="2026-03-02")
    assert moved["when"] == "2026-04-08T14:00"
    words = ("--when", "last thursday of the month at the same time")
    planned = maureen.ok("meeting", "plan", "maureen", *words, today="2026-03-02").err
    assert "Thu 26 Mar 2026, 14:00" in planned
    maureen.ok("mentor", "add", "Pat Sample")
    error = maureen.expect_refused(
        2, "meeting", "plan", "pat", "--when", "28th same time", today="2026-03-02"
    )
    assert "Say the time" in error["hint"]


def test_an_hour_that_may_be_at_night_is_offered_as_the_afternoon(maureen: Cli) -> None:
    with at_terminal(maureen, "meeting", "move", "maureen", MENTORFOLIO_TODAY="2026-03-02") as terminal:
        terminal.answer("When", "last thursday of the month at 6").answer("When", "")
        done(terminal)
    assert [m["when"] for m in meetings(maureen)] == ["2026-03-26T18:00"]


def test_whose_each_promise_of_a_sentence_is_follows_its_words_and_is_told(maureen: Cli) -> None:
    promised = "she'll send me the spreadsheet, and I ring finance by friday"
    with at_terminal(maureen, "meeting", "held", "maureen", MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("talk about", "").answer("learn", "").answer("promised?", promised)
        terminal.answer("next meeting", "").answer("How long", "").answer("", "")
        done(terminal)
        assert "Maureen Sample promised: send me the spreadsheet" in terminal.text
        assert "You promised, by Fri 27 Mar 2026: ring finance" in terminal.text
    assert [(a["owner"], a["text"], a["due"]) for a in maureen.json("action", "list")] == [
        ("me", "ring finance", "2026-03-27"),
        ("mentor", "send me the spreadsheet", None),
    ]


def test_a_script_keeps_the_words_of_a_promise_and_knows_whose_it_is(maureen: Cli, golden: Golden) -> None:
    words = ("--action", "she will call Tom by fri", "--action", "read what she and I wrote")
    told = maureen.ok("log", "maureen", "coffee", *words, today="2026-03-02").err
    golden(told)
    assert [(a["owner"], a["text"]) for a in maureen.json("action", "list")] == [
        ("mentor", "she will call Tom"),
        ("me", "read what she and I wrote"),
    ]


@pytest.mark.parametrize(
    ("typed", "found"),
    [
        ("shell send it; ill read it", ["mentor: send it", "me: read it"]),
        ("I ring finance and Maureen will ask Tom", ["me: ring finance", "mentor: ask Tom"]),
        ("read, think; and write", ["me: read, think; and write"]),
        ("they'll ask Tom, Bev and Ann", ["mentor: ask Tom, Bev and Ann"]),
    ],
)
def test_only_who_does_it_parts_one_promise_from_the_next(cli: Cli, typed: str, found: list[str]) -> None:
    cli.ok("mentor", "add", "Maureen Sample")
    made = cli.json("action", "add", "maureen", typed)
    made = made if isinstance(made, list) else [made]
    assert [f"{a['owner']}: {a['text']}" for a in made] == found


def test_when_one_meets_may_be_said_in_a_sentence_with_the_place(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    with at_terminal(cli, "meeting", "plan", "pat", MENTORFOLIO_TODAY="2026-02-10") as terminal:
        terminal.answer("When?", "thursday 19th at 15.30 at hers")
        terminal.asked("Enter: at hers").answer("Where?", "")
        done(terminal)
    assert [(m["when"], m["place"]) for m in meetings(cli)] == [("2026-02-19T15:30", "at hers")]


def test_where_no_meeting_was_before_the_time_is_asked_again(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    with at_terminal(cli, "meeting", "plan", "pat", MENTORFOLIO_TODAY="2026-03-02") as terminal:
        terminal.answer("When?", "28th same time").asked("Say the time: 2026-03-28 15:00")
        terminal.answer("When?", "28th 3pm").answer("Where?", "")
        done(terminal)
    assert [m["when"] for m in meetings(cli)] == ["2026-03-28T15:00"]


def test_a_promise_and_a_rhythm_told_in_a_log_are_kept_after_a_yes(maureen: Cli) -> None:
    maureen.ok("mentor", "stage", "maureen", "active", "--on", "today", today="2026-03-01")
    words = "we meet monthly from now on. i will send her our reading hour plan"
    with at_terminal(maureen, "log", "maureen", words, MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("Was this that meeting?", "")
        terminal.answer("Keep as a promise: you: send her our reading hour plan?", "")
        terminal.answer("Do you talk with Maureen every month from now on?", "")
        done(terminal)
        assert "--when '2026-04-16 14:00'" in terminal.text.replace('"', "'"), "a rhythm later"
    assert maureen.json("mentor", "show", "maureen")["cadence"] == "1m"
    (meeting,) = meetings(maureen)
    assert [a["text"] for a in meeting["actions"]] == ["send her our reading hour plan"]


def test_a_script_that_logs_a_promise_is_told_the_command_that_keeps_it(maureen: Cli) -> None:
    told = maureen.ok(
        "log", "maureen", "we meet monthly, I will send her the plan by fri", today=SATURDAY
    ).err
    assert "mentorfolio action add maureen-sample 'send her the plan by 2026-03-27'" in told
    assert "mentorfolio mentor edit maureen-sample --cadence 1m" in told
    assert maureen.json("action", "list") == []


def test_a_promise_typed_where_a_talk_is_asked_about_is_kept(maureen: Cli) -> None:
    maureen.ok("meeting", "cancel", "maureen", today="2026-03-01")
    with at_terminal(maureen, "happened", "maureen", MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("What happened with Maureen?", "5").answer("When was it?", "")
        terminal.answer("What was it about", "trust, and i promised to watch her lesson")
        terminal.answer("Note it like this?", "").answer("Keep as a promise: you: watch her lesson?", "")
        done(terminal)
    assert [(a["owner"], a["text"]) for a in maureen.json("action", "list")] == [("me", "watch her lesson")]


def test_a_name_that_nobody_has_is_asked_again_before_what_it_was_about(maureen: Cli) -> None:
    with at_terminal(maureen, "log", MENTORFOLIO_TODAY="2026-03-02") as terminal:
        terminal.answer("Who with?", "kim").asked("There is no mentor called 'kim'.")
        terminal.answer("Who with?", "maureen").answer("What was it about", "the rota")
        done(terminal)
    assert [m["notes"] for m in meetings(maureen) if m["held"]] == ["the rota"]


def test_the_number_of_a_row_is_no_name_that_nobody_has(maureen: Cli) -> None:
    maureen.ok("next", "--all", today="2026-03-27")
    with at_terminal(maureen, "snooze", MENTORFOLIO_TODAY="2026-03-27") as terminal:
        terminal.answer("who it is about", "1")
        done(terminal)


def test_log_without_a_name_offers_those_seen_last_by_number(cli: Cli) -> None:
    for at, name in enumerate("ABCDEFGH", 1):
        cli.ok("mentor", "add", f"{name}na Sample", today="2025-12-01")
        cli.ok("log", f"{name}na", "a talk", "--on", f"2026-01-0{at}")
    with at_terminal(cli, "log") as terminal:
        shown = terminal.asked("Who with?").news
        assert "1 Hna Sample 2 Gna Sample" in shown
        assert "7 Bna Sample 8 somebody else" in shown
        terminal.answer("Who with?", "2, 1").answer("What was it about", "rotas")
        done(terminal)
    assert {m["notes"]: m["mentors"] for m in meetings(cli)}["rotas"] == ["gna-sample", "hna-sample"]
    with at_terminal(cli, "log") as terminal:
        terminal.answer("Who with?", "8").answer("Their name", "ana").answer("What was it about", "walks")
        done(terminal)
    assert {m["notes"]: m["mentors"] for m in meetings(cli)}["walks"] == ["ana-sample"]


def test_log_in_an_empty_portfolio_asks_for_nobody(cli: Cli) -> None:
    with at_terminal(cli, "log") as terminal:
        assert terminal.end() == 3, terminal.text
    assert "mentorfolio mentor add" in terminal.said


LEAVING = "he rang for ten minutes, he is leaving, new date 9 april 10:00"


def test_a_next_meeting_told_in_a_log_is_planned_after_a_yes_and_undone_with_it(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    words = "talked on the phone, come on friday at 10:00"
    with at_terminal(cli, "log", "pat", words, MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("Plan the next talk with Pat for Fri 27 Mar 2026, 10:00?", "")
        done(terminal)
        assert "Was it on" not in terminal.text
    assert [(m["held"], m["when"]) for m in meetings(cli)] == [(True, SATURDAY), (False, "2026-03-27T10:00")]
    cli.ok("undo", today=SATURDAY)
    assert meetings(cli) == []


def test_a_new_date_told_in_a_log_moves_the_meeting_it_is_for(maureen: Cli) -> None:
    with at_terminal(maureen, "log", "maureen", LEAVING, MENTORFOLIO_TODAY="2026-03-10") as terminal:
        terminal.answer("Move the meeting on Thu 19 Mar 2026, 14:00 to Thu 9 Apr 2026, 10:00?", "y")
        done(terminal)
    assert [(m["held"], m["when"]) for m in meetings(maureen)] == [
        (True, "2026-03-10"),
        (False, "2026-04-09T10:00"),
    ]


def test_a_script_is_told_of_the_next_meeting_in_a_log_with_a_command_that_plans_it(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    seen = cli.json("log", "pat", LEAVING, today="2026-03-10")["next_talk"]
    assert (seen["when"], seen["planned"]) == ("2026-04-09T10:00", False)
    assert seen["command"] in cli.ok("log", "pat", LEAVING, today="2026-03-10").err
    cli.ok(*shlex.split(seen["command"])[1:], today="2026-03-10")
    assert [m["when"] for m in meetings(cli) if not m["held"]] == ["2026-04-09T10:00"]
    assert "next_talk" not in cli.json("log", "pat", LEAVING, today="2026-03-10")


def test_the_day_of_a_promise_is_not_offered_as_that_of_the_talk(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    words = "coffee, she told me to stop apologising, I'll try it on monday"
    with at_terminal(cli, "log", "pat", words, MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer("Keep as a promise: you: try it on monday?", "y")
        done(terminal)
        assert "Was it on" not in terminal.text
    assert [m["when"] for m in meetings(cli)] == [SATURDAY]


@pytest.mark.parametrize(
    ("words", "asked"),
    [
        ("a good talk. promised to send me her rota", "Keep as a promise: Pat: send me her rota?"),
        ("a good talk, promised to send her my rota", "Keep as a promise: you: send her my rota?"),
    ],
)
def test_to_whom_something_is_promised_tells_whose_promise_it_is(cli: Cli, words: str, asked: str) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    with at_terminal(cli, "log", "pat", words, MENTORFOLIO_TODAY=SATURDAY) as terminal:
        terminal.answer(asked, "y")
        done(terminal)


def test_a_script_is_not_told_that_a_talk_was_on_the_day_of_a_promise(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample")
    told = cli.ok("log", "pat", "coffee, I'll call her on monday", today="2026-03-10").err
    assert "If it was on" not in told
    assert "If it was on Mon 9 Mar" in cli.ok("log", "pat", "coffee on monday", today="2026-03-10").err
