"""``happened``: what life brings, said once, and all that follows from it recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli


@pytest.fixture
def jo(cli: Cli) -> Cli:
    """Jo, a candidate with a letter on its way."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Jo Sample")
    cli.ok("approach", "jo", "--set", "why=x", "--set", "topic=rotas")
    cli.ok("outreach", "sent", "jo")
    return cli


def happened(cli: Cli, *words: str) -> Any:
    return cli.json("happened", "jo", *words)


@pytest.mark.parametrize(
    ("words", "what", "state", "stage"),
    [
        ("said yes", "yes", "accepted", "conversation"),
        ("She said yes, next week", "yes", "accepted", "conversation"),
        ("no", "no", "declined", "declined"),
        ("said no", "no", "declined", "declined"),
        ("replied", "answered", "replied", "approached"),
        ("answered: she will think about it", "answered", "replied", "approached"),
        ("no answer", "nothing", "unanswered", "declined"),
        ("replied, busy till February", "later", "replied", "approached"),
        ("not before 2026-02-02", "later", "replied", "approached"),
        ("ask me again in February", "later", "replied", "approached"),
    ],
)
def test_what_became_of_a_letter_is_recorded_with_all_that_follows(
    jo: Cli, words: str, what: str, state: str, stage: str
) -> None:
    answer = happened(jo, *words.split())
    assert (answer["mentor"], answer["what"]) == ("jo-sample", what)
    (letter,) = jo.json("outreach", "list")
    assert letter["state"] == state
    assert jo.json("mentor", "show", "jo")["stage"] == stage
    assert answer["did"][0]["command"].startswith("mentorfolio outreach")
    assert answer["did"][0]["sentence"]


def test_who_asked_for_later_comes_back_on_that_day(jo: Cli) -> None:
    happened(jo, "replied,", "busy", "till", "February")
    assert jo.json("mentor", "show", "jo")["again_on"] == "2026-02-01"
    happened(jo, "--what", "later", "--until", "2026-03-02")
    assert jo.json("mentor", "show", "jo")["again_on"] == "2026-03-02"


def test_an_introduction_makes_a_candidate_who_is_known_by_whom(jo: Cli) -> None:
    record = happened(jo, "introduced me to Kim Sample")["record"]
    assert (record["name"], record["introduced_by"], record["stage"]) == (
        "Kim Sample",
        "Jo Sample",
        "candidate",
    )
    assert happened(jo, "--what", "introduced", "--who", "Lee Sample")["record"]["id"] == "lee-sample"


def test_a_talk_and_a_promise_are_noted(jo: Cli) -> None:
    talk = happened(jo, "met, about the rota", "--on", "mon")["record"]
    assert (talk["notes"], talk["when"], talk["held"]) == ("about the rota", "2026-01-19", True)
    promise = happened(jo, "I promised to send the slides by fri")["record"]
    assert (promise["text"], promise["owner"], promise["due"]) == ("send the slides", "me", "2026-01-23")
    assert happened(jo, "she promised to call Ann")["record"]["owner"] == "mentor"


def test_a_yes_by_telephone_moves_somebody_on_without_a_letter(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample")
    answer = happened(cli, "said yes")
    assert answer["record"]["stage"] == "conversation"
    assert answer["did"][0]["command"] == "mentorfolio mentor stage jo-sample conversation --on 2026-01-21"
    assert happened(cli, "said yes")["record"]["stage"] == "active"


@pytest.mark.parametrize(
    "words",
    [
        *("", "xyz", "nodded", "yesterday was fine", "method", "knows him", "no problem", "yes man"),
        *("accepted a new job", "nothing yet", "no answer yet", "coffee machine broken", "put off by her"),
        *("moved house", "will be away", "I sent flowers", "wrote me"),
    ],
)
def test_what_is_not_understood_is_never_guessed(jo: Cli, words: str) -> None:
    error = jo.expect_refused(2, "happened", "jo", *words.split())
    assert "--what answered|yes|no|later|met|introduced|promised|nothing" in error["hint"]


@pytest.mark.parametrize("what", ["later", "introduced", "promised"])
def test_what_belongs_to_it_is_named_where_it_is_missing(jo: Cli, what: str) -> None:
    assert jo.expect_refused(2, "happened", "jo", "--what", what)["code"] == "missing"


def test_nobody_and_nobody_known_are_told(jo: Cli) -> None:
    assert jo.expect_refused(2, "happened")["code"] == "missing"
    assert jo.expect_refused(3, "happened", "nobody", "said yes")["code"] == "not-found"


def said(cli: Cli, words: str, today: str = "2026-11-12", name: str = "jo") -> Any:
    """What a script is answered on a Thursday, Jo standing before the words."""
    return cli.json("happened", name, *words.split(), today=today)


@pytest.mark.parametrize(
    ("words", "day", "notes"),
    [
        ("we met on tuesday", "2026-11-10", "we met"),
        ("had coffee two days ago", "2026-11-10", "had coffee"),
        ("had coffee two days ago, about rotas", "2026-11-10", "about rotas"),
        ("we talked on the phone on monday", "2026-11-09", "we talked on the phone"),
        ("coffee yesterday", "2026-11-11", "coffee"),
        ("coffee, 10 Nov", "2026-11-10", "coffee"),
        ("we had coffee on tuesday, she told me how", "2026-11-10", "she told me how"),
        ("on tuesday we met, about rotas", "2026-11-10", "about rotas"),
        ("met, about monday", "2026-11-12", "about monday"),
    ],
)
def test_the_day_that_was_said_is_the_day_that_is_noted(jo: Cli, words: str, day: str, notes: str) -> None:
    answer = said(jo, words)
    assert (answer["what"], answer["record"]["when"], answer["record"]["notes"]) == ("met", day, notes)


def test_a_meeting_planned_for_the_day_said_is_held_and_asked_about_no_more(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-10 16:00", today="2026-11-06")
    assert said(jo, "we met on tuesday")["record"]["when"] == "2026-11-10T16:00"
    (meeting,) = jo.json("meeting", "list", today="2026-11-12")
    assert (meeting["held"], meeting["notes"]) == (True, "we met")


def test_a_script_is_told_of_a_meeting_planned_near_that_day_and_nothing_is_guessed(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-11 16:00", today="2026-11-06")
    told = jo.ok("happened", "jo", "we met on tuesday", today="2026-11-12").err
    assert "You had planned to meet on Wed 11 Nov 2026, 16:00." in " ".join(told.split())
    assert [m["held"] for m in jo.json("meeting", "list")] == [True, False]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("did not answer", "nothing"),
        ("didn\u2019t reply", "nothing"),
        ("will think about it", "answered"),
        ("not before February", "later"),
        ("not this year", "later"),
        ("maybe in March", "later"),
        ("yes but only in March", "yes"),
        ("no but told me to ask Ruth Bell", "no"),
        ("sent me the rota", "kept"),
        ("she wants to send me a book", "promised"),
    ],
)
def test_what_people_say_is_understood(jo: Cli, words: str, what: str) -> None:
    assert said(jo, words)["what"] == what


def test_a_yes_for_later_is_a_yes_and_comes_back_on_its_day(jo: Cli) -> None:
    said(jo, "yes but only in March")
    mentor = jo.json("mentor", "show", "jo")
    assert (mentor["stage"], mentor["again_on"]) == ("conversation", "2027-03-01")


def test_not_this_year_comes_back_in_the_next(jo: Cli) -> None:
    said(jo, "not this year")
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-01-01"


def test_a_no_that_names_somebody_makes_them_a_candidate(jo: Cli) -> None:
    said(jo, "no but told me to ask Ruth Bell")
    ruth = jo.json("mentor", "show", "ruth-bell")
    assert (ruth["introduced_by"], ruth["stage"]) == ("Jo Sample", "candidate")
    assert jo.json("mentor", "show", "jo")["stage"] == "declined"


def test_a_season_is_no_day_and_asked_for(jo: Cli) -> None:
    assert jo.expect_refused(2, "happened", "jo", "maybe in spring")["code"] == "missing"


def test_whose_promise_it_is_follows_the_words(jo: Cli) -> None:
    theirs = said(jo, "promised to send her rota by friday")["record"]
    assert (theirs["text"], theirs["owner"], theirs["due"]) == ("send her rota", "mentor", "2026-11-13")
    mine = said(jo, "I promised to send the rota by friday")["record"]
    assert (mine["owner"], mine["due"]) == ("me", "2026-11-13")
    assert said(jo, "promised me a list")["record"]["owner"] == "mentor"


def test_promises_in_one_line_keep_their_own_day_and_owner(jo: Cli) -> None:
    line = "count agency shifts by 6 november{} them: introduce me to Tom"
    for between in (";", ","):
        found = jo.json("action", "add", "jo", line.format(between), today="2026-10-15")
        assert [(a["text"], a["owner"], a["due"]) for a in found] == [
            ("count agency shifts", "me", "2026-11-06"),
            ("introduce me to Tom", "mentor", None),
        ]
    inside = jo.json("action", "add", "jo", "send the rota by friday to Ann")
    assert (inside["text"], inside["due"]) == ("send the rota to Ann", "2026-01-23")
    assert jo.json("action", "add", "jo", "read, think; and write")["text"] == "read, think; and write"


def test_what_they_had_promised_and_did_is_done(jo: Cli) -> None:
    said(jo, "promised to send her rota by friday")
    assert said(jo, "sent me the rota")["record"]["done"] == "2026-11-12"


def test_an_introduction_keeps_name_address_and_note_apart(jo: Cli) -> None:
    answer = said(jo, "introduced me to Tom Ashby in finance, tom@trust.example")
    tom = answer["record"]
    assert (tom["id"], tom["name"], tom["email"]) == ("tom-ashby", "Tom Ashby", "tom@trust.example")
    assert tom["notes"] == "in finance"
    told = jo.ok("happened", "jo", "introduced me to Kim Sample").err
    assert "mentorfolio approach jo-sample --template introduction-thanks" in told


def test_a_day_said_with_a_yes_is_the_day_to_plan(jo: Cli) -> None:
    told = jo.ok("happened", "jo", "said yes, she can do tuesday at 4", today="2026-11-12").err
    assert "mentorfolio meeting plan jo-sample --when '2026-11-17 16:00'" in told


@pytest.mark.parametrize(
    "words", ["cancelled, he is ill", "can't make thursday", "the meeting was cancelled"]
)
def test_a_meeting_that_is_off_asks_no_more(jo: Cli, words: str) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-19 16:00", today="2026-11-06")
    jo.ok("meeting", "plan", "jo", "--when", "2026-12-09 16:00", today="2026-11-06")
    if "thursday" not in words:
        assert jo.expect_refused(4, "happened", "jo", words, today="2026-11-12")["hint"].startswith(
            "Say which"
        )
        jo.ok("meeting", "cancel", jo.json("meeting", "list")[1]["id"])
    assert said(jo, words)["record"]["cancelled"]
    assert jo.json("meeting", "list")[0]["notes"] == ("he is ill" if "ill" in words else None)


def test_a_meeting_that_was_moved_keeps_its_hour(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-13 16:00", today="2026-11-06")
    assert said(jo, "postponed to next week")["record"]["when"] == "2026-11-19T16:00"
    assert said(jo, "moved to fri 10:00")["record"]["when"] == "2026-11-13T10:00"
    assert jo.expect_refused(2, "happened", "jo", "postponed", today="2026-11-12")["code"] == "missing"


def test_a_letter_that_went_out_is_noted_by_what_one_says(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Pat Sample")
    cli.ok("mentor", "add", "Ida Sample")
    cli.ok("approach", "pat", "--set", "why=x", "--set", "topic=rotas")
    answer = cli.json("happened", "I", "wrote", "to", "pat", "today")
    assert (answer["mentor"], answer["what"], answer["record"]["sent"]) == (
        "pat-sample",
        "wrote",
        "2026-01-21",
    )
    assert cli.json("happened", "ida", "sent the letter")["record"]["stage"] == "approached"
    assert cli.json("happened", "pat said yes")["mentor"] == "pat-sample"


def test_it_is_over_ends_it(jo: Cli) -> None:
    jo.ok("mentor", "stage", "jo", "active", "--on", "today")
    assert said(jo, "it is over")["record"]["stage"] == "ended"


def test_a_log_names_the_option_for_the_day_in_its_words(jo: Cli) -> None:
    told = jo.ok("log", "jo", "coffee on tuesday").err
    assert "once more with --on 2026-01-20" in told
    assert jo.json("meeting", "list")[0]["when"] == "2026-01-21"


def test_a_term_of_six_months_ends_six_months_after_it_begins(jo: Cli) -> None:
    term = (
        "--programme",
        "Rise",
        "--from",
        "2026-03-02",
        "--minutes",
        "an hour",
        "--cadence",
        "once a month",
    )
    for until in ("6 months", "six months or so"):
        found = jo.json("mentor", "formalise", "jo", *term, "--until", until)["terms"][-1]
        assert (found["end"], found["minutes"], found["cadence"]) == ("2026-09-02", 60, "1m")
        jo.ok("undo")


def test_a_silence_or_a_sign_of_life_without_a_letter_is_no_meeting(cli: Cli) -> None:
    cli.ok("mentor", "add", "Di Sample")
    for words in (("--what", "nothing"), ("nothing", "came", "back")):
        cli.ok("happened", "di", *words)
        assert cli.json("meeting", "list") == []
        assert cli.json("mentor", "show", "di")["met"] is False
    cli.ok("happened", "di", "--what", "answered")
    di = cli.json("mentor", "show", "di")
    assert (di["met"], di["last_contact"]) == (False, "2026-01-21")
    assert cli.json("meeting", "list") == []
