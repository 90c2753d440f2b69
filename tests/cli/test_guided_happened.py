"""`happened`, `log` and their kin at a terminal: what was understood is shown, what was not is asked."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import Terminal, at_terminal, screen_of
from tests.support import Cli, Golden

NOW = "2026-11-12"  # a Thursday
SO = "Note it like this?"


@pytest.fixture
def jo(cli: Cli) -> Cli:
    """Jo, with a letter on its way since Monday."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample")
    cli.ok("approach", "jo", "--set", "why=x", "--set", "topic=rotas", today="2026-11-02")
    cli.ok("outreach", "sent", "jo", today="2026-11-02")
    return cli


def meetings(cli: Cli) -> list[Any]:
    found: list[Any] = cli.json("meeting", "list")
    return found


def done(terminal: Terminal) -> None:
    assert terminal.end() == 0, terminal.text


def test_what_was_understood_is_shown_before_it_is_done(jo: Cli) -> None:
    with at_terminal(
        jo, "happened", "jo", "we met on tuesday, about rotas", MENTORFOLIO_TODAY=NOW
    ) as terminal:
        terminal.asked("Tue 10 Nov 2026").answer(SO, "n").answer("What happened with Jo?", "2")
        terminal.answer(SO, "").answer("Plan the talk", "n")
        done(terminal)
    assert not meetings(jo)
    assert jo.json("mentor", "show", "jo")["stage"] == "conversation"


def test_the_meeting_planned_a_day_beside_is_asked_about_and_held(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-11 16:00", today="2026-11-06")
    with at_terminal(jo, "happened", "jo", "we met on tuesday", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").asked("Wed 11 Nov 2026, 16:00").answer("Was this that meeting?", "")
        done(terminal)
    (meeting,) = meetings(jo)
    assert (meeting["held"], meeting["when"]) == (True, "2026-11-10")


def test_who_met_is_asked_when(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What happened with Jo?", "5").asked("Enter: today").answer("When was it?", "tue")
        terminal.answer("What was it about", "the rota").answer(SO, "")
        done(terminal)
    assert [(m["when"], m["notes"]) for m in meetings(jo)] == [("2026-11-10", "the rota")]


def test_a_number_of_the_list_is_shown_before_it_is_noted(jo: Cli) -> None:
    menu = "What happened with Jo?"
    with at_terminal(jo, "happened", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(menu, "3").asked("Jo Sample: they said no.").answer(SO, "n")
        terminal.answer(menu, "4").answer("When do they want to hear", "in february")
        terminal.asked("not before Mon 1 Feb 2027").answer(SO, "")
        done(terminal)
    jo_now = jo.json("mentor", "show", "jo")
    assert (jo_now["stage"], jo_now["again_on"]) == ("approached", "2027-02-01")


def test_a_talk_called_off_can_be_moved_at_once(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-19 16:00", today="2026-11-06")
    with at_terminal(jo, "happened", "jo", "can't make thursday", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").asked("You were going to meet on Thu 19 Nov 2026, 16:00")
        terminal.answer("a new day?", "fri 10:00")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-11-13T10:00"]
    with at_terminal(jo, "happened", "jo", "cancelled, he is ill", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("a new day?", "")
        done(terminal)
    assert [(m["cancelled"], m["notes"]) for m in meetings(jo)] == [(True, "he is ill")]


def test_what_was_called_off_stays_with_its_reason_beside_the_new_day(jo: Cli) -> None:
    agenda = ("--agenda", "the rota", "--minutes", "45")
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-19 16:00", *agenda, today="2026-11-06")
    words = "he had to cancel, his wifes poorly"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("a new day?", "27 nov same time")
        done(terminal)
    off, new = meetings(jo)
    assert (off["cancelled"], off["notes"]) == (True, "his wifes poorly")
    assert (new["when"], new["minutes"], new["agenda"]) == ("2026-11-27T16:00", 45, ["the rota"])
    timeline = jo.ok("timeline", "jo", today=NOW).out
    assert "his wifes poorly" in timeline
    assert "Fri 27 Nov 2026" in timeline


def test_y_is_no_answer_to_what_happened(jo: Cli) -> None:
    menu = "What happened with Jo?"
    with at_terminal(
        jo, "happened", "jo", "nodded at me yesterday for a bit", MENTORFOLIO_TODAY=NOW
    ) as terminal:
        terminal.answer(menu, "y").asked("Type a number from 1 to 9").answer(menu, "n").answer(menu, "yes")
        terminal.answer(menu, "5").answer(SO, "")
        done(terminal)
        assert "When was it?" not in terminal.text
    assert [m["when"] for m in meetings(jo)] == ["2026-11-11"]


def test_none_of_the_list_is_one_key_notes_nothing_and_says_what_to_type(jo: Cli) -> None:
    before = jo.store.read_bytes()
    with at_terminal(jo, "happened", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What happened with Jo? Enter: none of these", "")
        done(terminal)
        shown = " ".join(terminal.text.split())
        for line in ("happened jo-sample 'we met on Friday'", "undo", "mentor edit jo-sample"):
            assert f"mentorfolio {line}" in shown
    assert jo.store.read_bytes() == before


def test_what_was_typed_before_the_menu_is_not_asked_again(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", "erm, not before february", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What happened with Jo?", "1").answer(SO, "")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-02-01"


def test_no_day_that_was_denied_is_offered(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-10 16:00", today="2026-11-06")
    words = "we didnt meet on tuesday, she was ill, the 30th instead, at 6pm"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("for Mon 30 Nov 2026, 18:00").answer(SO, "")
        terminal.asked("Tue 10 Nov 2026, 16:00").asked("Enter: 2026-11-30 18:00").answer(
            "when is it now?", ""
        )
        done(terminal)
    assert [(m["when"], m["cancelled"], m["notes"]) for m in meetings(jo)] == [
        ("2026-11-10T16:00", True, "she was ill"),
        ("2026-11-30T18:00", False, None),
    ]


def test_a_day_asked_for_where_nothing_is_planned_is_offered_and_planned(jo: Cli) -> None:
    words = "can we do last thursday of the month at 6"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("Plan the talk with Jo for Thu 26 Nov 2026, 18:00?", "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-11-26T18:00"]


def test_another_day_is_offered_with_its_old_hour(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-13 16:00", today="2026-11-06")
    with at_terminal(jo, "happened", "jo", "postponed to next week", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").asked("Enter: 2026-11-19 16:00").answer("when is it now?", "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-11-19T16:00"]


def test_which_of_two_meetings_is_off_is_a_number(jo: Cli) -> None:
    for day in ("2026-11-19", "2026-11-26"):
        jo.ok("meeting", "plan", "jo", "--when", f"{day} 16:00", today="2026-11-06")
    with at_terminal(jo, "happened", "jo", "cancelled", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("Which one?", "2").answer("a new day?", "")
        done(terminal)
    assert [m["cancelled"] for m in meetings(jo)] == [False, True]


def test_a_day_said_with_a_yes_is_planned_with_one_key(jo: Cli) -> None:
    with at_terminal(
        jo, "happened", "jo", "said yes, she can do tuesday at 4", MENTORFOLIO_TODAY=NOW
    ) as terminal:
        terminal.answer(SO, "").answer("Plan the talk with Jo for Tue 17 Nov 2026, 16:00?", "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-11-17T16:00"]


def test_a_weekday_without_a_date_is_asked_for_and_never_guessed(jo: Cli) -> None:
    words = "said she will be my mentor, once a month, first thursday"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("they said yes").answer(SO, "").answer("Which day is that?", "3 dec 15:00")
        terminal.answer("Plan the talk with Jo for Thu 3 Dec 2026, 15:00?", "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-12-03T15:00"]
    assert jo.json("mentor", "show", "jo")["stage"] == "active"


def test_spring_is_offered_as_a_day_and_not_taken(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", "maybe in spring", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").asked("Enter: 2027-03-01").answer("hear from you?", "1 apr")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-04-01"


def test_whose_promises_they_are_is_shown(jo: Cli) -> None:
    words = "promised to send her rota by friday"
    with at_terminal(jo, "happened", "jo", *words.split(), MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("Jo: send her rota, by Fri 13 Nov 2026").answer(SO, "")
        done(terminal)
    assert [a["owner"] for a in jo.json("action", "list")] == ["mentor"]


def test_a_day_in_the_words_of_a_log_is_asked_about(jo: Cli) -> None:
    with at_terminal(jo, "log", "jo", "coffee", "on", "tuesday", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("Was it on Tue 10 Nov 2026?", "")
        done(terminal)
    assert [(m["when"], m["notes"]) for m in meetings(jo)] == [("2026-11-10", "coffee")]
    with at_terminal(jo, "log", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What was it about, in a few words?", "the rota")
        done(terminal)
    assert meetings(jo)[-1]["notes"] == "the rota"


def test_a_row_of_the_letters_is_said_by_its_number(jo: Cli, golden: Golden) -> None:
    jo.ok("mentor", "add", "Kim Sample")
    jo.ok("approach", "kim", "--set", "why=x", "--set", "topic=teams", "--anyway", "x", today="2026-11-10")
    letters = jo.json("outreach", "list")
    shown = jo.ok("outreach", "show", "2").out
    assert letters[1]["subject"] in shown
    jo.ok("outreach", "sent", "1", today="2026-11-12")
    assert "sent" in {x["state"] for x in jo.json("outreach", "list", "--to", "kim")}
    jo.json("timeline", "jo")
    refused = jo.expect_refused(3, "outreach", "show", "1")
    golden(refused["message"], jo.expect_refused(3, "outreach", "show", "99")["message"])


def test_a_row_of_a_timeline_is_changed_by_its_number(jo: Cli) -> None:
    jo.ok("log", "jo", "the rota", "--on", "2026-01-20")
    rows = jo.json("timeline", "jo")
    number = next(at for at, row in enumerate(rows, 1) if row["entry"])
    assert f" {number} Tue 20 Jan 2026  talk" in screen_of(jo, "timeline", "jo").text
    jo.ok("entry", "edit", str(number), "--text", "the budget")
    assert meetings(jo)[0]["notes"] == "the budget"


def test_two_drafts_are_told_apart_by_what_they_are_about(jo: Cli) -> None:
    jo.ok("mentor", "add", "Kim Sample")
    more = ("--anyway", "x", "--again")
    for topic in ("teams", "budgets"):
        jo.ok("approach", "kim", "--set", "why=x", "--set", f"topic={topic}", *more, today="2026-11-10")
    with at_terminal(jo, "outreach", "discard", "kim", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("teams").asked("budgets").answer("Which one?", "1").answer("Discard this draft?", "y")
        done(terminal)
        assert "first-conversation" not in terminal.text


def test_a_need_and_a_mentor_named_alone_are_asked_about(cli: Cli) -> None:
    with at_terminal(cli, "need", "add") as terminal:
        terminal.answer("What do you need, in a few words?", "Run a budget").asked("2 skill")
        terminal.answer("What would help most?", "1 and 2").asked("One of them, please").answer("", "2")
        done(terminal)
    assert [(n["title"], n["knowing"]) for n in cli.json("need", "list")] == [("Run a budget", "how")]
    with at_terminal(cli, "mentor", "add") as terminal:
        terminal.answer("Who is it?", "Pat Sample, she was my ward sister until 2014")
        terminal.answer("Where did you find Pat", "1").answer("Which of your needs", "1")
        terminal.answer("learn from Pat Sample?", "she always said no")
        terminal.asked("Noted as something good about them.").answer("which of these", "skill")
        terminal.answer("would be good", "").answer("stand in the way", "").answer("in relation to you", "3")
        terminal.answer("respect", "yes of course").answer("e-mail", "pat@example.org")
        done(terminal)
    pat = cli.json("mentor", "show", "pat-sample")
    assert (pat["name"], pat["notes"]) == ("Pat Sample", "she was my ward sister until 2014")
    assert (pat["positives"], pat["email"], pat["line"]) == (
        ["she always said no"],
        "pat@example.org",
        "outside",
    )
    assert ([*pat["supports"]], pat["source"], pat["respect"]) == (["run-a-budget"], "known", "yes")


def test_a_promise_is_put_right_by_answers(jo: Cli) -> None:
    jo.ok("action", "add", "jo", "introduce me to Tom")
    with at_terminal(jo, "action", "edit", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("Enter: introduce me to Tom").answer("What was promised", "")
        terminal.answer("Who promised it?", "2").answer("By when?", "fri")
        done(terminal)
    (action,) = jo.json("action", "list")
    assert (action["text"], action["owner"], action["due"]) == ("introduce me to Tom", "mentor", "2026-11-13")


def test_what_they_will_do_is_shown_as_their_promise(jo: Cli) -> None:
    words = "we had coffee on tuesday, she will introduce me to Tom Ashby"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("Jo: introduce me to Tom Ashby").answer(SO, "")
        done(terminal)
    (meeting,) = meetings(jo)
    assert [(a["owner"], a["text"]) for a in meeting["actions"]] == [("mentor", "introduce me to Tom Ashby")]


def test_a_need_is_walked_through_with_what_is_known(cli: Cli) -> None:
    cli.ok("need", "add", "Run a budget", "--knowing", "how", "--why", "we overspend")
    with at_terminal(cli, "need", "edit", "budget") as terminal:
        terminal.asked("Enter: Run a budget").answer("in a few words?", "Run a ward budget")
        terminal.asked("Enter: skill").answer("What would help most?", "").answer("How urgent", "3").answer(
            "letter say it", ""
        )
        terminal.asked("Enter: we overspend").answer("Why does it matter?", "").answer(
            "How will you know", ""
        )
        terminal.answer("By when?", "30 jun")
        done(terminal)
    (need,) = cli.json("need", "list")
    assert (need["title"], need["knowing"], need["priority"]) == ("Run a ward budget", "how", 3)
    assert (need["why"], need["by"]) == ("we overspend", "2026-06-30")


def test_all_that_a_sentence_says_is_shown_and_noted_with_one_key(jo: Cli) -> None:
    words = "we talked, I promised to send her the report, she said yes to being my mentor"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("you: send her the report").asked("And: they said yes.").answer(SO, "")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["stage"] == "active"
    (meeting,) = meetings(jo)
    assert [(a["owner"], a["text"]) for a in meeting["actions"]] == [("me", "send her the report")]


def test_a_day_still_to_come_is_asked_again(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", "we met on 15 Dec", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("Tue 15 Dec 2026 has not come yet.").answer("When was it?", "10 Nov").answer(SO, "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-11-10"]


def test_who_was_told_of_without_a_name_is_asked_for(jo: Cli) -> None:
    words = "introduced me to Ruth Sample and her sister"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("her sister: you will be asked for a name").answer(SO, "")
        terminal.answer("What is the name of her sister?", "Bo Sample")
        done(terminal)
    assert jo.json("mentor", "show", "bo-sample")["notes"] == "her sister"


def test_a_day_agreed_on_with_a_mentor_is_planned_with_one_key(jo: Cli) -> None:
    jo.ok("mentor", "stage", "jo", "active", "--on", "today", today="2026-11-10")
    with at_terminal(jo, "happened", "jo", "yes, on 17 December at four", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("Plan the talk with Jo for Thu 17 Dec 2026, 16:00?", "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-12-17T16:00"]


def test_a_need_named_by_a_sentence_gets_a_short_name(cli: Cli) -> None:
    why = "I want to learn how to say no to my project lead without being seen as lazy"
    with at_terminal(cli, "need", "add") as terminal:
        terminal.answer("What do you need, in a few words?", why).asked("Your sentence is kept with it.")
        terminal.answer("What do you need, in a few words?", "Say no").answer("What would help most?", "2")
        done(terminal)
    assert [(n["title"], n["why"]) for n in cli.json("need", "list")] == [("Say no", why)]


def test_going_back_says_neither_no_nor_anything_else(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", "not now", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "<").answer("What happened with Jo?", "4")
        terminal.answer("When do they want to hear", "<").answer("What happened with Jo?", "4")
        terminal.answer("When do they want to hear", "2 feb").answer(SO, "")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-02-02"


def test_a_wrong_row_of_the_list_is_left_again_and_its_number_is_nobody(jo: Cli) -> None:
    menu = "What happened with Jo?"
    with at_terminal(jo, "happened", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(menu, "6").answer("Who did they introduce you to?", "16").asked("A name, please")
        terminal.answer("Who did they introduce you to?", "<").answer(menu, "5")
        terminal.answer("When was it?", "<").answer(menu, "3").answer(SO, "")
        done(terminal)
    assert [(m["name"], m["stage"]) for m in jo.json("mentor", "list")] == [("Jo Sample", "declined")]


def test_a_number_is_no_name_of_a_need(cli: Cli) -> None:
    title = "What do you need, in a few words?"
    with at_terminal(cli, "need", "add") as terminal:
        terminal.answer(title, "2").asked("A name, please").answer(title, "Run a budget")
        terminal.answer("What would help most?", "2")
        done(terminal)
    assert [n["title"] for n in cli.json("need", "list")] == ["Run a budget"]


def test_a_whole_sentence_is_taken_wherever_it_is_typed(jo: Cli) -> None:
    with at_terminal(jo, "happened", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("With whom?", "sent kim her letter").answer("With whom?", "jo said yes")
        terminal.asked("they said yes").answer(SO, "")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["stage"] == "conversation"
    with at_terminal(jo, "happened", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("With whom?", "i promised jo to bring the rota").asked("you: bring the rota")
        terminal.answer(SO, "")
        done(terminal)
    with at_terminal(jo, "happened", "jo", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What happened with Jo?", "she promised me a book").asked("Jo: a book")
        terminal.answer(SO, "")
        done(terminal)
    assert {(a["owner"], a["text"]) for a in jo.json("action", "list")} == {
        ("me", "bring the rota"),
        ("mentor", "a book"),
    }


def test_whom_hr_gave_one_is_added_after_a_yes_or_from_the_list(jo: Cli) -> None:
    told = "HR gave me Jackie Sample as a mentor"
    with at_terminal(jo, "happened", told, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("Add Jackie Sample as the mentor you were given?", "n")
        done(terminal)
    assert len(jo.json("mentor", "list")) == 1
    with at_terminal(jo, "happened", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("With whom?", "2").answer("Who is it?", "Jackie Sample")
        done(terminal)
        assert "mentorfolio approach jackie-sample" in terminal.text, "the hello is offered"
    assert jo.json("mentor", "show", "jackie")["standing"] == "assigned"


def test_the_rhythm_said_with_a_yes_is_shown_kept_and_followed(jo: Cli) -> None:
    words = "said yes to mentoring, once a month, first time jan 7"
    with at_terminal(jo, "happened", "jo", words, MENTORFOLIO_TODAY="2026-12-10") as terminal:
        terminal.asked("to talk every month").answer(SO, "").answer("Plan the talk", "")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["cadence"] == "1m"
    assert [m["when"] for m in meetings(jo)] == ["2027-01-07"]
    held = jo.ok("meeting", "held", "jo", "--insight", "ask first", today="2027-01-07")
    assert "--when 2027-02-04" in held.err
    rows = jo.json("next", today="2027-04-01")
    assert ("contact", "2027-02-07") in [(r["kind"], r["due"]) for r in rows]


def test_bare_happened_takes_a_sentence_with_a_title_and_says_whom_it_does_not_find(jo: Cli) -> None:
    with at_terminal(jo, "happened", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("With whom?", "Zora answered: she thinks about it")
        terminal.answer("Zora is not on your list", "n")
        terminal.answer("With whom?", "Sister Jo answered: she thinks about it")
        terminal.answer(SO, "")
        done(terminal)
    assert jo.json("outreach", "list")[0]["state"] == "replied"


@pytest.fixture
def pat(cli: Cli) -> Cli:
    """Pat, a mentor, with a letter that asks for a rhythm."""
    cli.answer_purpose("nurse")
    cli.ok("mentor", "add", "Pat Sample", "--stage", "active", "--on", "2025-10-01")
    cli.ok("approach", "pat", "--template", "formalise")
    cli.ok("outreach", "sent", "pat")
    return cli


@pytest.mark.parametrize(
    ("reply", "stage", "letter"),
    [("", "active", "declined"), ("2", "active", "sent"), ("3", "ended", "sent")],
)
def test_a_no_of_a_mentor_is_one_to_what_they_were_asked_or_the_end(
    pat: Cli, reply: str, stage: str, letter: str
) -> None:
    with at_terminal(pat, "happened", "pat", "she said no, no time any more") as terminal:
        terminal.answer(SO, "").answer("What did Pat say no to?", reply)
        while terminal.asks_more():  # what an end asks
            terminal.answer("", "")
        done(terminal)
    assert pat.json("mentor", "show", "pat")["stage"] == stage
    assert pat.json("outreach", "list")[0]["state"] == letter


def test_a_no_of_a_mentor_without_a_letter_leaves_them_one_unless_it_is_said_to_be_over(cli: Cli) -> None:
    cli.ok("mentor", "add", "Pat Sample", "--stage", "active", "--on", "2025-10-01")
    with at_terminal(cli, "happened", "pat", "has said no") as terminal:
        terminal.answer(SO, "").asked("1 one thing you asked").answer("What did Pat say no to?", "")
        done(terminal)
    assert cli.json("mentor", "show", "pat")["stage"] == "active"


def test_the_row_about_an_answer_asks_what_it_was_and_takes_the_word(jo: Cli) -> None:
    jo.ok("happened", "jo", "--what", "answered", today="2026-11-10")
    assert "mentorfolio happened jo-sample" in screen_of(jo, "next", MENTORFOLIO_TODAY=NOW).text
    with at_terminal(jo, "1", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What happened with Jo?", "no").asked("they said no").answer(SO, "")
        done(terminal)
    assert jo.json("mentor", "show", "jo")["stage"] == "declined"


OFFERED = "wrote back, she can do tuesday 24 november at 10 in her office"


def test_a_day_offered_in_an_answer_is_planned_and_is_a_yes(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", OFFERED, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("Plan the talk with Jo for Tue 24 Nov 2026, 10:00?", "")
        done(terminal)
    assert [m["when"] for m in meetings(jo)] == ["2026-11-24T10:00"]
    assert jo.json("mentor", "show", "jo")["stage"] == "conversation"


def test_a_day_offered_that_does_not_suit_is_an_answer_and_no_meeting(jo: Cli) -> None:
    with at_terminal(jo, "happened", "jo", OFFERED, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("Plan the talk", "n")
        done(terminal)
        assert "Nothing is planned yet." in terminal.news
    assert not meetings(jo)
    assert jo.json("outreach", "list")[0]["state"] == "replied"


def test_a_day_offered_after_a_hello_is_planned_and_they_were_heard_of(cli: Cli) -> None:
    cli.ok(
        "mentor", "add", "Bo Sample", "--stage", "active", "--on", "2026-10-20", "--form", "formal", today=NOW
    )
    cli.ok("approach", "bo", today="2026-11-02")
    cli.ok("outreach", "sent", "bo", today="2026-11-02")
    with at_terminal(cli, "happened", "bo", OFFERED, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "").answer("Plan the talk with Bo", "")
        done(terminal)
    assert [m["when"] for m in meetings(cli)] == ["2026-11-24T10:00"]
    assert cli.json("mentor", "show", "bo")["last_contact"] == NOW


def test_without_a_terminal_a_day_offered_is_not_planned_but_said(jo: Cli) -> None:
    said = jo.ok("happened", "jo", OFFERED, today=NOW).err
    assert not meetings(jo)
    assert "mentorfolio meeting plan jo-sample --when '2026-11-24 10:00'" in said
    jo.ok("happened", "jo", "wrote back, she isn't free on tuesday 24 november at 10", today=NOW)
    assert not meetings(jo)
