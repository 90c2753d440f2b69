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
        "she said she has no time before September",
        "has no time before September",
        "said she doesn't have time before September",
        "wrote that she is away till September",
    ],
)
def test_who_has_no_time_before_a_month_is_asked_then_and_stays_on_the_list(julie: Cli, words: str) -> None:
    julie.ok("mentor", "add", "Kim Sample", "--stage", "candidate")
    for name in ("julie", "kim"):
        julie.ok("happened", name, words)
        assert julie.json("mentor", "show", name)["stage"] != "declined"
    on_the_day = julie.json("next", "--all", today="2026-09-01")
    assert {row["mentor"] for row in on_the_day if row["kind"] == "later"} == {"julie-o", "kim-sample"}


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
        if "no" in words.split():
            terminal.answer("What did Julie say no to?", "")
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
    assert not re.search(r"\bon 12 Jan|January|Monday", shown["notes"] or "")


def agendas(cli: Cli) -> list[object]:
    return [m["agenda"] for m in meetings(cli, held=False)]


@pytest.mark.parametrize(
    ("words", "about"),
    [
        (("talk on Friday 15:00 about the rota",), "the rota"),
        (("we agreed to meet on Friday at 10:00 to talk about the rota",), "the rota"),
        (("we agreed to talk about the rota on Friday at 10:00",), "the rota"),
        (("--what", "planned", "--when", "12 Mar 15:00", "--text", "the budget talk"), "the budget talk"),
    ],
)
def test_what_a_planned_talk_is_to_be_about_is_kept(julie: Cli, words: tuple[str, ...], about: str) -> None:
    julie.ok("happened", "julie", *words)
    assert agendas(julie) == [[about]]


def test_why_a_meeting_was_moved_is_kept(julie: Cli) -> None:
    julie.ok("meeting", "plan", "julie", "--when", "2026-03-06 10:00")
    julie.ok("happened", "julie", "--what", "moved", "--when", "12 Mar", "--text", "she has flu")
    assert "she has flu" in julie.store.read_text()
    assert [m["when"] for m in meetings(julie, cancelled=False)] == ["2026-03-12T10:00"]


def test_a_text_that_no_promise_keeps_is_refused_and_not_lost(julie: Cli) -> None:
    julie.ok("action", "add", "julie", "send the slides")
    told = ("happened", "julie", "--what", "done", "--text")
    assert "took two hours" in julie.expect_refused(2, *told, "took two hours")["message"]
    julie.ok(*told, "sent the slides")
    assert julie.json("action", "list")[0]["done"] == "2026-03-04"


@pytest.mark.parametrize(
    "words", ["did not come", "she stood me up", "we didn't meet", "i forgot our meeting"]
)
def test_nobody_fails_to_come_to_a_meeting_that_is_ahead(julie: Cli, words: str) -> None:
    julie.ok("meeting", "plan", "julie", "--when", "2026-03-20 10:00")
    assert "20 Mar" in julie.expect_refused(5, "happened", "julie", words)["hint"]
    with at_terminal(julie, "happened", "julie", words) as terminal:
        terminal.answer("Note it like this?", "y").answer("Do you mean the one on", "n")
        assert terminal.end() == 0, terminal.text
    assert len(meetings(julie, cancelled=False)) == 1
    julie.ok("meeting", "plan", "julie", "--when", "today 08:00")
    julie.ok("happened", "julie", words)
    assert [m["when"] for m in meetings(julie, cancelled=True)] == ["2026-03-04T08:00"]


@pytest.mark.parametrize(
    ("words", "text", "due"),
    [
        ("promised to call me on 12 Mar", "call me", "2026-03-12"),
        ("I will call her on 12 Mar", "call her", "2026-03-12"),
        ("promised to send slides Friday", "send slides", "2026-03-06"),
        ("promised to send it in 2 weeks", "send it", "2026-03-18"),
        ("promised on Monday to send the slides", "send the slides", None),
        ("promised on Monday to send the slides on Friday", "send the slides", "2026-03-06"),
        ("promised to send the slides of the talk on Friday", "send the slides of the talk on Friday", None),
        ("I will send her the rota for 12 Mar", "send her the rota for 12 Mar", None),
    ],
)
def test_the_day_at_the_end_of_a_promise_is_when_it_is_due(
    julie: Cli, words: str, text: str, due: str | None
) -> None:
    julie.ok("happened", "julie", words)
    (promise,) = julie.json("action", "list")
    assert (promise["text"], promise["due"]) == (text, due)


@pytest.mark.parametrize(
    "words", ["not before yesterday", "not before 2026-02-01", "talk on Friday 25:00", "met on 2 Mar 12:75"]
)
def test_a_wait_that_is_over_and_a_time_that_there_is_not_are_refused(julie: Cli, words: str) -> None:
    julie.expect_refused(2, "happened", "julie", words)


def test_numbers_that_are_no_time_are_part_of_what_was_said(julie: Cli) -> None:
    julie.ok("happened", "julie", "met on Monday, we split it 60:90")
    assert [m["when"] for m in meetings(julie, held=True)] == ["2026-03-02"]


@pytest.mark.parametrize(
    ("words", "when"),
    [
        ("coffee at 3pm on Friday", "2026-03-06T15:00"),
        ("coffee at half past four on Friday", "2026-03-06T16:30"),
        ("talk at 3 on the 12th", "2026-03-12T15:00"),
    ],
)
def test_the_hour_may_stand_before_the_day_of_a_plan(julie: Cli, words: str, when: str) -> None:
    julie.ok("happened", "julie", words)
    assert [m["when"] for m in meetings(julie, held=False)] == [when]
    assert meetings(julie, held=True) == []


@pytest.mark.parametrize("known", ["", "kim@home.example.org"])
def test_the_address_of_somebody_introduced_is_kept_where_they_are_there_already(
    julie: Cli, known: str
) -> None:
    julie.ok("mentor", "add", "Kim Two", *(("--email", known) if known else ()))
    julie.ok("happened", "julie", "introduced me to Kim Two kim@example.org")
    kim = julie.json("mentor", "show", "kim")
    assert kim["email"] == (known or "kim@example.org")
    assert ("kim@example.org" in (kim["notes"] or "")) == bool(known)


@pytest.mark.parametrize(
    "words",
    [
        "wrote that he is sorry but he can not, his mother is ill",
        "he is sorry but he can not",
        "sorry but I can't",
        "wrote to say she is very sorry, she can't",
    ],
)
def test_who_is_sorry_and_cannot_has_said_no(julie: Cli, words: str) -> None:
    assert julie.json("happened", "julie", words)["what"] == "no"


def test_who_is_sorry_and_cannot_on_a_day_has_not_said_no(julie: Cli) -> None:
    julie.expect_refused(2, "happened", "julie", "sorry but she can't on friday")
    assert julie.json("happened", "julie", "wrote that he is sorry but he cannot find the file")["what"] == (
        "answered"
    )
