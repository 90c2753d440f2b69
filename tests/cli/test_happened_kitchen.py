"""What a pastry cook told of her mentors, half a year long: a call, a programme, a shift plan by post."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

NOW = "2027-01-18"  # a Monday


@pytest.fixture
def kitchen(cli: Cli) -> Cli:
    """Hannelore and Agnieszka are candidates, and Ruth has talked with one."""
    cli.environment["MENTORFOLIO_TODAY"] = "2027-01-11"
    cli.answer_purpose()
    for name in ("Hannelore Sample", "Agnieszka Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("mentor", "add", "Ruth Sample", "--stage", "conversation", "--on", "2027-01-11")
    cli.environment["MENTORFOLIO_TODAY"] = NOW
    return cli


def told(cli: Cli, words: str) -> dict[str, Any]:
    """What becomes of a sentence that is not shown before it is noted."""
    found: dict[str, Any] = cli.json("happened", words)
    return found


def meetings(cli: Cli, name: str) -> list[tuple[str, bool]]:
    return [(m["when"], m["held"]) for m in cli.json("meeting", "list", "--with", name)]


@pytest.mark.parametrize(
    "words",
    [
        "I rang Agnieszka after all and she says yes, Friday at three in her kitchen",
        "Agnieszka rang me back, she would love to, we talk on Friday the 22nd at three",
        "phoned Agnieszka this morning, she said yes, Friday at three",
        "I rang Agnieszka and we agreed to meet Friday at three",
    ],
)
@pytest.mark.parametrize("written_to", [False, True])
def test_a_yes_on_the_phone_to_one_talk_is_no_talk_today_and_makes_nobody_a_mentor(
    kitchen: Cli, words: str, written_to: bool
) -> None:
    if written_to:
        kitchen.ok("happened", "agnieszka", "--what", "wrote", "--on", "2027-01-13")
    told(kitchen, words)
    assert kitchen.json("mentor", "show", "agnieszka")["stage"] == "conversation"
    assert meetings(kitchen, "agnieszka") == [("2027-01-22T15:00", False)]


def test_a_yes_to_another_talk_is_none_to_mentoring(kitchen: Cli) -> None:
    kitchen.ok("log", "ruth", "her rota", "--on", "2027-01-12")
    told(kitchen, "Ruth said yes, Friday at three")
    assert kitchen.json("mentor", "show", "ruth")["stage"] == "conversation"
    assert ("2027-01-22T15:00", False) in meetings(kitchen, "ruth")


def test_a_yes_to_a_request_with_the_first_hour_is_one_to_mentoring(kitchen: Cli) -> None:
    kitchen.ok("mentor", "stage", "ruth", "asked")
    told(kitchen, "I rang Ruth and she says yes, Friday at three")
    assert kitchen.json("mentor", "show", "ruth")["stage"] == "active"
    assert meetings(kitchen, "ruth") == [("2027-01-22T15:00", False)]


def test_a_call_that_was_a_talk_stays_one(kitchen: Cli) -> None:
    told(kitchen, "I rang Ruth and she promised to lend me her rota")
    assert meetings(kitchen, "ruth") == [(NOW, True)]


def due(cli: Cli) -> list[str]:
    return [row["kind"] for row in cli.json("next", "--all")]


def test_who_introduced_somebody_is_not_asked_for_a_yes_as_well(kitchen: Cli) -> None:
    kitchen.ok("happened", "hannelore", "--what", "wrote")
    told(kitchen, "Hannelore introduced me to her cousin Petra Sample")
    assert "answer" not in due(kitchen)


def test_an_answer_that_stays_neither_yes_nor_no_is_asked_about_once(kitchen: Cli) -> None:
    kitchen.ok("happened", "hannelore", "--what", "wrote")
    kitchen.ok("happened", "hannelore", "--what", "answered")
    assert "answer" in due(kitchen)
    kitchen.ok("happened", "hannelore", "--what", "answered")
    assert "answer" not in due(kitchen)


def test_a_talk_told_behind_a_kept_promise_is_not_lost(kitchen: Cli) -> None:
    kitchen.ok("action", "add", "ruth", "them: lend me her rota")
    told(kitchen, "Ruth lent me her rota today and we had another hour, about how to say no")
    assert kitchen.json("action", "list", "--open") == []
    (meeting,) = kitchen.json("meeting", "list", "--with", "ruth")
    assert (meeting["when"], meeting["notes"]) == (NOW, "about how to say no")


def test_a_talk_of_some_days_ago_keeps_what_both_promised_and_by_when(kitchen: Cli) -> None:
    told(
        kitchen,
        "two days ago Ruth and I talked for nearly an hour. She said write the jobs on the board the night "
        "before. She promised to send me her old shift plan by the weekend and I have to try the board for "
        "two weeks and tell her how it went",
    )
    (meeting,) = kitchen.json("meeting", "list", "--with", "ruth")
    assert (meeting["when"], meeting["held"]) == ("2027-01-16", True)
    promised = {a["owner"]: (a["text"], a["due"]) for a in kitchen.json("action", "list", "--open")}
    assert promised == {
        "mentor": ("send me her old shift plan", "2027-01-24"),
        "me": ("try the board for two weeks and tell her how it went", None),
    }


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (
            "Ruth has said yes, she will be my mentor, first Tuesday of the month at five, starting in May",
            "yes",
        ),
        ("Ruth has said no, she has no time for this sort of thing, but she was kind", "no"),
        ("Ruth has agreed", "yes"),
        ("Ruth has promised to send the plan", "promised"),
        ("The programme with Ruth is over", "over"),
        ("my mentoring with Ruth has come to an end", "over"),
        ("Ruth has cancelled Thursday, she has to go to the hospital with her knee", "cancelled"),
        ("Ruth and I went for a beer, she says I should just apply", "met"),
        ("Ruth told me to talk to a Mrs Petra Sample at the school canteen", "introduced"),
    ],
)
def test_what_is_said_plainly_is_not_asked_back(kitchen: Cli, words: str, what: str) -> None:
    kitchen.ok("meeting", "plan", "ruth", "--when", "2027-01-21 16:30")
    assert told(kitchen, words)["what"] == what


def test_a_yes_to_mentoring_with_its_rhythm_makes_a_mentor_of_them(kitchen: Cli) -> None:
    told(kitchen, "Ruth has said yes, she will be my mentor, first Tuesday of the month, starting in May")
    ruth = kitchen.json("mentor", "show", "ruth")
    assert (ruth["stage"], ruth["cadence"]) == ("active", "1m")


@pytest.mark.parametrize("words", ["has nothing against it", "has until Friday", "had no answer"])
def test_what_somebody_has_is_nothing_they_have_said(kitchen: Cli, words: str) -> None:
    assert kitchen("happened", "ruth", words).code == 2


@pytest.mark.parametrize("giver", ["the programme gave her to me until the summer", "HR assigned her to me"])
def test_who_is_my_mentor_already_was_given_to_me(kitchen: Cli, giver: str) -> None:
    assert told(kitchen, f"Ruth is my mentor already, {giver}")["what"] == "given"
    ruth = kitchen.json("mentor", "show", "ruth")
    assert (ruth["stage"], ruth["form"]) == ("active", "formal")


@pytest.mark.parametrize("answers", [("y",), ("n", "a meeting was cancelled", "y")])
def test_a_talk_that_is_off_and_was_never_planned_is_kept_as_a_note(
    kitchen: Cli, answers: tuple[str, ...]
) -> None:
    words = "The talk with Ruth on the 25th is off, she has a new date for her knee"
    with at_terminal(kitchen, "happened", words) as terminal:
        for answer in answers:
            terminal.answer("Note it like this?" if len(answer) == 1 else "What happened", answer)
        assert terminal.end() == 0
    assert "a new date for her knee" in kitchen.json("mentor", "show", "ruth")["notes"]
    assert kitchen("happened", words).code == 5


@pytest.mark.parametrize(
    ("promise", "words"),
    [
        ("them: send me the shift plan", "Ruth sent me the shift plan back in November, by post"),
        ("send her my cake list", "I sent Ruth my cake list back in November"),
    ],
)
def test_what_was_done_in_a_month_is_asked_for_its_day_and_not_done_today(
    kitchen: Cli, promise: str, words: str
) -> None:
    kitchen.ok("action", "add", "ruth", promise)
    assert "November" in kitchen("happened", words).err
    kitchen.ok("happened", words, "--on", "2026-11-20")
    (done,) = kitchen.json("action", "list")
    assert done["done"] == "2026-11-20"


def test_what_ended_with_a_last_evening_on_friday_ended_then(kitchen: Cli) -> None:
    kitchen.ok("mentor", "stage", "ruth", "active", "--on", "2027-01-11")
    told(kitchen, "The programme with Ruth is over, the last evening was on Friday and there was cake")
    ruth = kitchen.json("mentor", "show", "ruth")
    assert (ruth["stage"], ruth["history"][-1]["on"]) == ("ended", "2027-01-15")


def test_the_agenda_calls_no_meeting_the_first_with_somebody_one_has_met(kitchen: Cli) -> None:
    kitchen.ok("log", "ruth", "her rota", "--on", "2027-01-14")
    kitchen.ok("mentor", "stage", "ruth", "active", "--on", "2027-01-16")
    kitchen.ok("meeting", "plan", "ruth", "--when", "2027-02-02 17:00")
    (agenda,) = [m for m in kitchen.json("meeting", "list", "--with", "ruth") if not m["held"]]
    assert agenda["kind"] == "first"
    heading = kitchen.ok("meeting", "agenda", "ruth").out.splitlines()[0]
    assert heading.startswith("Our first meeting as mentor and mentee on ")


def test_a_day_counted_from_the_meeting_that_is_off_is_one(kitchen: Cli) -> None:
    kitchen.ok("meeting", "plan", "ruth", "--when", "2027-01-21 16:30")
    with at_terminal(
        kitchen, "happened", "Ruth has cancelled Thursday, she has to go to the hospital"
    ) as terminal:
        terminal.answer("Note it like this?", "y").answer("new day?", "the Thursday after, same time")
        assert terminal.end() == 0
    assert ("2027-01-28T16:30", False) in meetings(kitchen, "ruth")


def test_what_is_told_with_the_yes_that_it_took_place_is_what_it_was_about(kitchen: Cli) -> None:
    kitchen.ok("meeting", "plan", "ruth", "--when", "2027-01-14 16:30", today="2027-01-12")
    with at_terminal(kitchen, "next") as terminal:
        assert terminal.end() == 0
    with at_terminal(kitchen, "1") as terminal:
        terminal.answer("take place?", "yes, four days ago, we talked about who I should ask first")
        terminal.answer("What did you learn?", "ask the slowest first")
        while terminal.asks_more():
            terminal.type("\r")
        assert terminal.end() == 0, terminal.text
    (meeting,) = kitchen.json("meeting", "list", "--with", "ruth")
    assert (meeting["held"], meeting["notes"]) == (True, "we talked about who I should ask first")
    kitchen.ok("undo")
    assert meetings(kitchen, "ruth") == [("2027-01-14T16:30", False)]


@pytest.mark.parametrize("what", ["do the plan", "finish the plan", "practise the talk"])
def test_what_one_has_to_do_is_a_promise_whatever_one_does(kitchen: Cli, what: str) -> None:
    told(
        kitchen,
        f"Ruth and I talked yesterday, she promised the list by Friday and I have to {what} by Monday",
    )
    mine = [row for row in kitchen.json("action", "list") if row["owner"] == "me"]
    assert [row["text"] for row in mine] == [what]
