"""``happened``: what life brings, said once, and all that follows from it recorded."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli, Golden


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
        ("she wrote to ask how I was", "answered", "replied", "approached"),
        ("no answer, I have given up", "nothing", "unanswered", "declined"),
        ("answered, sadly no", "no", "declined", "declined"),
        ("replied that she has no time", "no", "declined", "declined"),
        ("says she can't, too much on", "no", "declined", "declined"),
        ("turned me down very kindly", "no", "declined", "declined"),
        ("politely declined", "no", "declined", "declined"),
        ("she'd love to", "yes", "accepted", "conversation"),
        ("said she would love to", "yes", "accepted", "conversation"),
        ("she's happy to", "yes", "accepted", "conversation"),
        ("would be happy to help, call her Thursday", "yes", "accepted", "conversation"),
        ("said she'd think about it", "answered", "replied", "approached"),
        ("can't do it now, ask again in February", "later", "replied", "approached"),
        ("not at the moment, not before February", "later", "replied", "approached"),
        ("replied, busy till February", "later", "replied", "approached"),
        ("not before 2026-02-02", "later", "replied", "approached"),
        ("ask me again in February", "later", "replied", "approached"),
        ("busy with an exhibition, ask me in February", "later", "replied", "approached"),
        ("no time until February", "later", "replied", "approached"),
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
        *(
            "accepted a new job",
            "it ended well",
            "not in the mood",
            "coffee machine broken",
            "put off by her",
        ),
        *("moved house", "will be away", "I sent flowers", "wrote a book"),
        *("happy birthday", "love is blind", "not at home", "sure footed", "turned up late", "really tall"),
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
        (
            "we talked for an hour yesterday, she was kind",
            "2026-11-11",
            "we talked for an hour, she was kind",
        ),
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


def test_a_script_is_told_of_a_meeting_planned_near_that_day_and_nothing_is_guessed(
    jo: Cli, golden: Golden
) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-11 16:00", today="2026-11-06")
    told = jo.ok("happened", "jo", "we met on tuesday", today="2026-11-12").err
    golden(told)
    assert [m["held"] for m in jo.json("meeting", "list")] == [True, False]


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("did not answer", "waiting"),
        ("didn\u2019t reply", "waiting"),
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
    for words in ("maybe in spring", "answered: come back in spring", "no, ask me again after the summer"):
        assert jo.expect_refused(2, "happened", "jo", words)["code"] == "missing"


def test_who_would_like_to_wait_says_no_yes(jo: Cli) -> None:
    assert jo.expect_refused(2, "happened", "jo", "said she would like to wait")["code"] == "missing"


def test_a_day_that_they_offer_is_not_the_day_they_answered(jo: Cli) -> None:
    said(jo, "she wrote back, free on Thursday")
    assert jo.json("mentor", "show", "jo")["last_contact"] == "2026-11-12"


def test_whose_promise_it_is_follows_the_words(jo: Cli) -> None:
    theirs = said(jo, "promised to send her rota by friday")["record"]
    assert (theirs["text"], theirs["owner"], theirs["due"]) == ("send her rota", "mentor", "2026-11-13")
    mine = said(jo, "I promised to send the rota by friday")["record"]
    assert (mine["owner"], mine["due"]) == ("me", "2026-11-13")
    assert said(jo, "promised me a list")["record"]["owner"] == "mentor"


@pytest.mark.parametrize(
    ("words", "owner", "text"),
    [
        ("i promised jo to bring the spreadsheet some time", "me", "bring the spreadsheet some time"),
        ("jo I promised Jo Sample to bring it", "me", "bring it"),
        ("promised jo to bring it", "me", "bring it"),
        ("i promised to bring jo the plan", "me", "bring jo the plan"),
        ("she promised me a book", "mentor", "a book"),
        ("promised me to bring it", "mentor", "bring it"),
    ],
)
def test_what_i_promised_somebody_by_name_is_mine(jo: Cli, words: str, owner: str, text: str) -> None:
    jo.ok("mentor", "add", "Ida Sample")  # "i" is not the beginning of her name
    begun = () if "jo" in words.casefold().split() else ("jo",)
    jo.ok("happened", *begun, *words.split())
    (action,) = jo.json("action", "list", "--with", "jo")
    assert (action["owner"], action["text"]) == (owner, text)


def test_nobody_is_made_the_one_told_of_by_a_pronoun_or_another_s_name(jo: Cli) -> None:
    jo.ok("mentor", "add", "Ida Sample")
    jo.ok("mentor", "add", "Mel Sample")
    told = ("happened", "today", "jo", "told", "me", "no")
    assert jo.json(*told, "--what", "no")["mentor"] == "jo-sample"
    for words in ("i promised to bring it", "i met Jo's boss", "i read the book of Jo"):
        jo.expect_refused(3, "happened", *words.split())
    assert jo.json("happened", "sent jo her letter by post")["mentor"] == "jo-sample"


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
    "words",
    [
        "cancelled, he is ill",
        "can't make thursday",
        "the meeting was cancelled",
    ],
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


def test_a_first_talk_that_was_called_off_asks_for_a_new_day_and_not_for_mentoring(jo: Cli) -> None:
    happened(jo, "said yes")
    jo.ok("meeting", "plan", "jo", "--when", "2026-01-26")
    words = "cancelled tomorrow, her sister is ill, she will ring when its better"
    jo.ok("happened", "jo", *words.split(), today="2026-01-25")
    (due,) = [one for one in jo.json("next", today="2026-01-25") if one["kind"] == "agree"]
    assert "a new day" in due["text"]
    letter = jo.json("approach", "jo", today="2026-01-25")
    assert letter["template"] == "new-day"
    jo.ok("outreach", "sent", "jo", today="2026-01-25")
    assert jo.json("mentor", "show", "jo")["stage"] == "conversation"
    jo.ok("log", "jo", "rotas", "--on", "2026-02-01", today="2026-02-01")
    letter = jo.json("approach", "jo", "--again", today="2026-02-08")
    assert letter["template"] == "request-mentoring"


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
    assert cli.json("happened", "ida", "sent the letter")["record"]["state"] == "sent"
    assert cli.json("mentor", "show", "ida")["stage"] == "approached"
    assert cli.json("happened", "pat said yes")["mentor"] == "pat-sample"


def test_it_is_over_ends_it(jo: Cli) -> None:
    jo.ok("mentor", "stage", "jo", "active", "--on", "today")
    assert said(jo, "it is over")["record"]["stage"] == "ended"


def test_a_log_names_the_option_for_the_day_in_its_words(jo: Cli) -> None:
    told = jo.ok("log", "jo", "coffee on tuesday").err
    assert "--on 2026-01-20" in told
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


@pytest.mark.parametrize(
    ("words", "what"),
    [
        *(("sent", "wrote"), ("I sent it", "wrote"), ("I emailed her on monday", "wrote")),
        *(
            ("I sent it to Jo", "wrote"),
            ("sent it to Jo Sample today", "wrote"),
            ("she sent it to me", "kept"),
        ),
        *(("it ended", "over"), ("we ended it", "over"), ("the programme has ended", "over")),
        ("she has to give up mentoring because of her health", "over"),
        ("told me she can't go on with the mentoring", "over"),
        *(("no reply yet", "waiting"), ("nothing yet", "waiting"), ("still waiting", "waiting")),
        *(("not in January", "later"), ("until May", "later"), ("wants to wait until march", "later")),
        *(("is busy until May", "later"), ("not this month", "later")),
        *(("we agreed to meet on 5 January at 10", "planned"), ("we are meeting on friday", "planned")),
        *(("replied yes", "yes"), ("she will be my mentor", "yes"), ("answered: no, sorry", "no")),
    ],
)
def test_what_else_people_say_is_understood(jo: Cli, words: str, what: str) -> None:
    assert said(jo, words)["what"] == what


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("not in January", "2027-02-01"),
        ("until May", "2027-05-01"),
        ("wants to wait until march", "2027-03-01"),
        ("not this month", "2026-12-01"),
        ("not this week", "2026-11-16"),
    ],
)
def test_the_day_they_come_back_on_is_the_one_they_meant(jo: Cli, words: str, day: str) -> None:
    said(jo, words)
    assert jo.json("mentor", "show", "jo")["again_on"] == day


def test_a_talk_and_a_yes_in_one_sentence_are_both_noted(jo: Cli) -> None:
    answer = said(jo, "we talked, she said yes to being my mentor")
    assert [d["command"].split()[1] for d in answer["did"]] == ["outreach", "log", "mentor"]
    mentor = jo.json("mentor", "show", "jo")
    assert (mentor["stage"], mentor["met"], jo.json("outreach", "list")[0]["state"]) == (
        "active",
        True,
        "accepted",
    )


@pytest.mark.parametrize(
    ("words", "owner", "text"),
    [
        ("we met, I promised to send her the report", "me", "send her the report"),
        ("we met and she will introduce me to Ruth", "mentor", "introduce me to Ruth"),
        ("we met, Jo promised to lend me a book, it was fun", "mentor", "lend me a book"),
        ("we met, she was kind and will send me her rota", "mentor", "send me her rota"),
    ],
)
def test_a_promise_within_a_talk_is_a_promise(jo: Cli, words: str, owner: str, text: str) -> None:
    (action,) = said(jo, words)["record"]["actions"]
    assert (action["owner"], action["text"]) == (owner, text)


@pytest.mark.parametrize("words", ["we met, she will be away", "met, about how she said yes to the board"])
def test_what_only_sounds_like_more_is_a_talk(jo: Cli, words: str) -> None:
    answer = said(jo, words)
    assert (answer["what"], answer["record"]["actions"]) == ("met", [])
    assert [d["command"].split()[1] for d in answer["did"]] == ["outreach", "log"]


def test_whoever_came_to_a_talk_has_said_yes_to_one_and_is_not_asked_for_it_again(jo: Cli) -> None:
    said(jo, "met for coffee yesterday")
    assert jo.json("mentor", "show", "jo")["stage"] == "conversation"
    assert [letter["state"] for letter in jo.json("outreach", "list")] == ["accepted"]
    jo.ok("mentor", "add", "Moira Sample", "--familiar", "known")
    jo.ok("happened", "moira", "met for coffee")
    assert jo.json("mentor", "show", "moira")["stage"] == "conversation"
    assert jo.json("approach", "moira")["template"] == "request-mentoring"


def test_several_in_one_introduction_are_each_a_candidate_with_their_own_address(jo: Cli) -> None:
    said(jo, "introduced me to Ruth Sample ruth@example.org and Bo Sample bo@example.org")
    found = [jo.json("mentor", "show", name) for name in ("ruth-sample", "bo-sample")]
    assert [(m["email"], m["introduced_by"]) for m in found] == [
        ("ruth@example.org", "Jo Sample"),
        ("bo@example.org", "Jo Sample"),
    ]


@pytest.mark.parametrize(
    "words", ["introduced me to her sister", "introduced me to Ruth Sample and a friend"]
)
def test_nobody_is_made_of_somebody_without_a_name(jo: Cli, words: str) -> None:
    assert jo.expect_refused(2, "happened", "jo", words)["code"] == "missing"
    assert len(jo.json("mentor", "list")) == 1


@pytest.mark.parametrize("words", ["we met on 15 Dec", "had lunch on 2026-12-15", "coffee, 15 December"])
def test_a_talk_on_a_day_to_come_is_refused_and_not_put_on_another(jo: Cli, words: str) -> None:
    refused = jo.expect_refused(2, "happened", "jo", words, today="2026-11-12")
    assert refused["code"] == "usage"
    assert "15 Dec 2026" in refused["message"]
    assert "meeting plan jo-sample --when 2026-12-15" in refused["hint"]
    assert said(jo, "we had lunch, the next one is on 15 Dec")["record"]["when"] == "2026-11-12"


def test_a_meeting_agreed_on_is_planned_and_a_yes_to_a_talk(jo: Cli) -> None:
    record = said(jo, "we agreed to meet on 5 January at 10")["record"]
    assert (record["when"], record["kind"]) == ("2027-01-05T10:00", "first")
    assert jo.json("mentor", "show", "jo")["stage"] == "conversation"
    assert jo.expect_refused(2, "happened", "jo", "we agreed to meet")["code"] == "missing"


def test_a_yes_of_a_mentor_with_a_day_names_the_command_that_plans_it(jo: Cli) -> None:
    jo.ok("mentor", "stage", "jo", "active", "--on", "today")
    told = jo.ok("happened", "jo", "yes, on 17 December", today="2026-11-12").err
    assert "mentorfolio meeting plan jo-sample --when 2026-12-17" in told


def test_a_letter_that_went_out_is_noted_in_spite_of_another_that_waits(jo: Cli) -> None:
    jo.ok("need", "add", "Run a budget", "--knowing", "how")
    for name in ("Kim Sample", "Lee Sample"):
        jo.ok("mentor", "add", name, "--supports", "run-a-budget")
        jo.ok("approach", name, "--set", "why=x", "--anyway", "x")
    jo.ok("happened", "kim", "I wrote to her")
    assert said(jo, "I wrote to her", "2026-01-21", "lee")["record"]["state"] == "sent"


def test_a_letter_by_hand_is_kept_as_a_letter_and_is_no_contact(jo: Cli) -> None:
    jo.ok("mentor", "stage", "jo", "active", "--on", "today")
    record = said(jo, "I wrote to her, about the rota")["record"]
    assert (record["kind"], record["state"], record["sent"]) == ("catch-up", "sent", "2026-11-12")
    assert record["note"] == "about the rota"
    assert jo.json("mentor", "show", "jo")["last_contact"] is None


def test_not_before_march_outlives_a_message_and_a_word_in_between(jo: Cli) -> None:
    said(jo, "not before March")
    jo.ok(
        "approach", "jo", "--template", "message", "--set", "why=x", "--set", "topic=rotas", "--anyway", "x"
    )
    said(jo, "I sent her the message")
    said(jo, "replied")
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-03-01"
    assert not [
        r for r in jo.json("next", "--all", today="2026-12-20") if r["kind"] in ("follow-up", "no-answer")
    ]


def test_a_draft_is_asked_about_no_more_after_a_no_or_a_talk(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    for name in ("Jo Sample", "Kim Sample"):
        cli.ok("mentor", "add", name)
        cli.ok("approach", name, "--set", "why=x", "--set", "topic=rotas")
    assert "thrown away" in cli.ok("happened", "jo", "said no").err
    assert [x["mentor"] for x in cli.json("outreach", "list")] == ["kim-sample"]
    cli.ok("happened", "kim", "we talked about rotas")
    assert "draft" not in [row["kind"] for row in cli.json("next", today="2026-02-02")]
    golden(cli.ok("next", today="2026-02-02").out)


def test_whom_somebody_names_is_for_the_need_they_were_asked_about(jo: Cli) -> None:
    jo.ok("need", "add", "Run a budget", "--knowing", "how")
    jo.ok("mentor", "add", "Kim Sample", "--supports", "run-a-budget")
    jo.ok("approach", "kim", "--set", "why=x")
    said(jo, "sent", "2026-01-21", "kim")
    said(jo, "introduced me to Ruth Sample", "2026-01-22", "kim")
    assert [*jo.json("mentor", "show", "ruth")["supports"]] == ["run-a-budget"]


def test_a_reminder_not_sent_goes_with_the_answer(jo: Cli) -> None:
    jo.ok("approach", "jo", today="2026-02-02")
    assert [x["kind"] for x in jo.json("outreach", "list", "--state", "draft")] == ["follow-up"]
    said(jo, "replied, busy until March", "2026-02-03")
    assert jo.json("outreach", "list", "--state", "draft") == []


def test_no_answer_yet_changes_nothing_and_says_when_to_remind(jo: Cli, golden: Golden) -> None:
    before = jo.store.read_bytes()
    told = jo.ok("happened", "jo", "no reply yet").err
    golden(told, jo.ok("happened", "jo", "no reply yet", today="2026-02-02").err)
    assert jo.store.read_bytes() == before


def test_after_a_yes_to_a_talk_the_next_step_is_to_plan_it(jo: Cli) -> None:
    jo.ok("happened", "jo", "said yes")
    shown = jo.ok("mentor", "show", "jo")
    assert "mentorfolio meeting plan jo-sample" in shown.out + shown.err
    assert "mentorfolio approach jo-sample" not in shown.out + shown.err
    meeting = jo.json("meeting", "plan", "jo", "--when", "2026-01-22 15:00")["id"]
    shown = jo.ok("mentor", "show", "jo", today="2026-01-25")
    assert f"mentorfolio meeting held {meeting}" in shown.out + shown.err
    jo.ok("meeting", "cancel", meeting)
    jo.ok("log", "jo", "the first talk")
    shown = jo.ok("mentor", "show", "jo")
    assert "mentorfolio approach jo-sample" in shown.out + shown.err


def test_a_meeting_that_is_off_until_later_is_both(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-19 16:00", today="2026-11-06")
    assert len(said(jo, "can't make it, not in December")["did"]) == 2
    assert jo.json("meeting", "list")[0]["cancelled"]
    assert len(said(jo, "can't make it, not in January")["did"]) == 1
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-02-01"


def test_who_promised_to_introduce_somebody_and_did_has_kept_it(jo: Cli) -> None:
    said(jo, "we met, she will introduce me to Ruth Sample")
    said(jo, "she introduced me to Ruth Sample, ruth@example.org")
    assert [a["done"] for a in jo.json("action", "list")] == ["2026-11-12"]


def test_a_name_of_which_nothing_is_left_keeps_no_promise_and_trips_nothing_up(jo: Cli) -> None:
    jo.ok("action", "add", "jo", "them: introduce me to ¯")
    assert jo("happened", "jo", "introduced me to ¯").code in (0, 2)


def test_not_now_without_a_letter_leaves_its_trace(cli: Cli) -> None:
    cli.answer_purpose()
    for name in ("Di Sample", "Ed Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("mentor", "stage", "ed", "active", "--on", "today")
    for name in ("di", "ed"):
        said(cli, "asked to wait til mid april", "2026-01-21", name)
        assert "Wed 15 Apr 2026" in cli.ok("mentor", "show", name).out
        assert cli.json("mentor", "show", name)["last_contact"] == "2026-01-21"
    shown = cli.ok("mentor", "show", "di")
    assert "mentorfolio approach" not in shown.out + shown.err
    assert "not now: asked to wait til mid april" in cli.ok("timeline", "di").out
    assert "a first letter has been sent" not in cli.ok("timeline", "di").out
    assert (
        cli.json("mentor", "show", "ed")["notes"] == "Wed 21 Jan 2026: not now: asked to wait til mid april"
    )


def test_a_day_on_which_it_was_called_off_is_never_planned(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-28 16:00", today="2026-11-06")
    assert said(jo, "she had to cancel on the 28th")["record"]["cancelled"]
    assert [m["cancelled"] for m in jo.json("meeting", "list")] == [True]
    assert jo.json("meeting", "list")[0]["notes"] is None


def test_who_moved_house_moved_no_meeting(jo: Cli) -> None:
    jo.ok("meeting", "plan", "jo", "--when", "2026-11-28 16:00", today="2026-11-06")
    jo.expect_refused(2, "happened", "jo", "he moved to Leeds", today="2026-11-12")
    assert said(jo, "moved from saturday to friday")["record"]["when"] == "2026-11-13T16:00"


def test_a_no_that_tells_why_and_whom_else_is_both(jo: Cli) -> None:
    answer = said(jo, "says no Im drowning at the mo but talk to Bev Sample at St Elsewhere")
    assert answer["what"] == "no"
    assert jo.json("mentor", "show", "bev-sample")["introduced_by"] == "Jo Sample"
    assert jo.json("mentor", "show", "jo")["stage"] == "declined"


def test_what_they_asked_for_says_more_than_how_long_they_are_busy(jo: Cli) -> None:
    said(jo, "replied: exhibition until the end of January, ask me in February")
    assert jo.json("mentor", "show", "jo")["again_on"] == "2027-02-01"


def test_whoever_was_seen_from_afar_was_not_talked_with(jo: Cli) -> None:
    jo.expect_refused(2, "happened", "jo", "saw her on the telly last night")
    assert said(jo, "saw her yesterday")["what"] == "met"


def test_one_undo_takes_a_whole_sentence_back_and_one_redo_brings_it_again(jo: Cli) -> None:
    jo.ok("outreach", "accepted", "jo")
    before = jo.json("export")
    rows = len(jo.json("undo", "--list"))
    told = jo.ok(
        *("happened", "jo"),
        "we talked, I promised to send her the report, she said yes to being my mentor, "
        "she introduced me to Kim Sample",
    )
    assert (told.out + told.err).count("mentorfolio undo") == 1
    after = jo.json("export")
    assert {m["history"][-1]["stage"] for m in after["mentors"]} == {"active", "candidate"}
    assert len(jo.json("undo", "--list")) == rows + 1
    jo.ok("undo")
    assert jo.json("export") == before
    jo.ok("redo")
    assert jo.json("export") == after


@pytest.mark.parametrize(
    "words",
    [
        ["HR gave me Jackie Sample as a mentor, on the new managers scheme"],
        [
            "HR",
            "gave",
            "me",
            "Jackie",
            "Sample",
            "as",
            "a",
            "mentor,",
            "on",
            "the",
            "new",
            "managers",
            "scheme",
        ],
        ["Jackie Sample", "HR gave me her, on the new managers scheme"],
        ["Jackie Sample", "--what", "given", "on the new managers scheme"],
    ],
)
def test_whom_hr_gave_one_is_a_mentor_to_say_hello_to(cli: Cli, words: list[str]) -> None:
    cli.ok("mentor", "add", "Christa Sample")  # "hr" is in her name
    answer = cli.json("happened", *words)
    assert (answer["mentor"], answer["what"]) == ("jackie-sample", "given")
    jackie = cli.json("mentor", "show", "jackie")
    assert (jackie["stage"], jackie["form"], jackie["standing"]) == ("active", "formal", "assigned")
    assert jackie["terms"][-1]["programme"] == "the new managers scheme"
    assert cli.json("approach", "jackie")["template"] == "hello"
    cli.ok("undo")
    cli.ok("undo")
    assert len(cli.json("mentor", "list")) == 1


@pytest.mark.parametrize(
    "words",
    [["jo", "HR gave her to me"], ["HR gave me Jo Sample as my mentor"], ["jo", "--what", "given"]],
)
def test_a_candidate_whom_hr_gave_one_is_a_mentor_now(jo: Cli, words: list[str]) -> None:
    assert jo.json("happened", *words)["what"] == "given"
    (found,) = jo.json("mentor", "list")
    assert (found["stage"], found["form"], found["standing"]) == ("active", "formal", "assigned")


def test_a_number_that_was_given_is_no_mentor(jo: Cli) -> None:
    for words in ("they gave me her number", "we were given her slides"):
        answer = jo("happened", "jo", words)
        assert '"given"' not in answer.out
    assert jo.json("mentor", "show", "jo")["form"] == "informal"


def test_nobody_is_made_a_mentor_of_a_sentence_that_does_not_say_so(cli: Cli) -> None:
    for words in ("HR gave me Jackie Sample's number", "HR gave me Flexible Hours", "I was assigned a desk"):
        cli.expect_refused(3, "happened", words)
    assert cli.json("mentor", "list") == []


def test_a_rhythm_agreed_on_with_a_day_is_kept_and_not_asked_about_again(jo: Cli) -> None:
    answer = happened(jo, "we agreed to meet every two weeks, first on 5 feb at 14:00")
    assert answer["what"] == "planned"
    assert jo.json("mentor", "show", "jo")["cadence"] == "2w"
    assert [m["when"] for m in jo.json("meeting", "list")] == ["2026-02-05T14:00"]
    assert jo.json("outreach", "list")[0]["state"] == "accepted"
    jo.ok("undo")
    assert jo.json("mentor", "show", "jo")["cadence"] is None


@pytest.mark.parametrize(
    ("words", "named"),
    [
        (
            "she will send me her letter and she introduced me to Prof. Ute Sample who wrote about mergers",
            {"Prof. Ute Sample": "who wrote about mergers"},
        ),
        ("we met, she introduced me to Dr. Ute Sample. I will ring her by friday", {"Dr. Ute Sample": ""}),
        ("we met, she introduced me to Ute B. Sample from finance", {"Ute B. Sample": "from finance"}),
        (
            "she introduced me to Sr. Mary Sample and to Dr. Okoye Sample",
            {"Sr. Mary Sample": "", "Dr. Okoye Sample": ""},
        ),
    ],
)
def test_a_title_is_no_end_of_a_sentence_and_belongs_to_whom_one_was_introduced_to(
    jo: Cli, words: str, named: dict[str, str]
) -> None:
    happened(jo, words)
    people = {m["name"]: m["notes"] or "" for m in jo.json("mentor", "list") if m["name"] != "Jo Sample"}
    assert people == named


@pytest.mark.parametrize(
    ("words", "what", "until"),
    [
        ("she is back, we meet on feb 8 at 14:00", "planned", "2026-02-08T14:00"),
        ("she's back from leave and we talk on friday", "planned", "2026-01-23"),
        ("she was ill but she is fine again, we meet on feb 8", "planned", "2026-02-08"),
        ("he is away until february, we meet on feb 8", "planned", "2026-02-08"),
        ("I asked him in the corridor, he said no, no time, but he knows somebody", "no", None),
        ("asked her on the phone: she said yes, and she promised to send the list", "yes", None),
        ("I asked her, not before march", "later", None),
        ("her letter came, i thanked her by phone", "answered", None),
        ("her answer came: sadly no", "no", None),
    ],
)
def test_what_stands_before_the_point_hides_it_from_nobody(
    jo: Cli, words: str, what: str, until: str | None
) -> None:
    assert happened(jo, words)["what"] == what
    assert [m["when"] for m in jo.json("meeting", "list")] == ([until] if until else [])


def test_a_letter_that_was_promised_keeps_the_promise_when_it_comes(jo: Cli) -> None:
    jo.ok("action", "add", "jo", "she will send me her old letter to the staff")
    assert happened(jo, "her letter came, i thanked her by phone")["what"] == "kept"
    assert [a["done"] for a in jo.json("action", "list")] == ["2026-01-21"]
    assert jo.json("mentor", "show", "jo")["last_contact"] == "2026-01-21"


@pytest.mark.parametrize(
    "words", ["she is back", "her letter came back", "I asked her about the rota", "her daughter came"]
)
def test_a_scene_without_a_point_is_not_guessed_at(jo: Cli, words: str) -> None:
    assert jo("happened", "jo", words).code == 2


@pytest.mark.parametrize("words", ["Sister Jo answered: she thinks about it", "Dr. Jo Sample answered"])
def test_a_sentence_may_call_somebody_by_a_title_that_was_not_noted(jo: Cli, words: str) -> None:
    assert jo.json("happened", *words.split())["mentor"] == "jo-sample"
    assert jo.json("happened", words)["mentor"] == "jo-sample"


# --- nobody is taken off the list, moved on or chased for what was not said ---


def stage_of(cli: Cli) -> str:
    return str(cli.json("mentor", "show", "jo")["stage"])


def letter_states(cli: Cli) -> list[str]:
    return sorted(letter["state"] for letter in cli.json("outreach", "list"))


def test_a_yes_answers_both_first_letters_and_a_no_that_comes_later_takes_it_back_from_both(jo: Cli) -> None:
    again = ("--template", "first-conversation-short", "--again", "--set", "topic=rotas")
    jo.ok("approach", "jo", *again, "--set", "why=x")
    jo.ok("outreach", "sent", "jo")
    one, other = (letter["id"] for letter in jo.json("outreach", "list"))
    jo.ok("outreach", "accepted", one)
    jo.expect_refused(5, "outreach", "unanswered", other)
    assert (stage_of(jo), letter_states(jo)) == ("conversation", ["accepted", "accepted"])
    jo.ok("outreach", "declined", other)
    assert (stage_of(jo), letter_states(jo)) == ("declined", ["declined", "declined"])
    jo.ok("undo")
    jo.ok("happened", "jo", "said no")
    assert stage_of(jo) == "declined", "a no that comes later is one"


@pytest.mark.parametrize("words", [("sent me the template",), ("--what", "kept")])
def test_what_somebody_sent_is_an_answer_and_neither_a_talk_nor_a_yes(
    jo: Cli, words: tuple[str, ...]
) -> None:
    jo.ok("happened", "jo", *words)
    assert (stage_of(jo), letter_states(jo)) == ("approached", ["replied"])
    assert jo.json("meeting", "list") == []


@pytest.mark.parametrize("words", ["met Anna Sample instead", "saw Anna instead", "talked to Anna Sample"])
def test_a_talk_with_somebody_else_is_not_one_with_them(jo: Cli, words: str) -> None:
    jo.expect_refused(2, "happened", "jo", words)


@pytest.mark.parametrize("words", ["met Jo Sample on Tuesday", "met Friday, about rotas", "met Jo"])
def test_a_talk_told_with_their_own_name_or_a_day_is_theirs(jo: Cli, words: str) -> None:
    assert said(jo, words)["what"] == "met"


@pytest.mark.parametrize("words", ["introduced me to Anna Sample", "promised to send me the template"])
def test_who_introduced_one_or_promised_has_answered_and_is_chased_no_more(jo: Cli, words: str) -> None:
    jo.ok("happened", "jo", words, today="2026-01-28")
    assert letter_states(jo) == ["replied"]
    for day in ("2026-02-02", "2026-03-02"):
        assert not {"follow-up", "no-answer"} & {row["kind"] for row in jo.json("next", today=day)}


def test_what_i_promised_them_is_no_answer_of_theirs(jo: Cli) -> None:
    jo.ok("happened", "jo", "I promised to send her the plan")
    assert letter_states(jo) == ["sent"]


def test_an_introduction_of_before_the_letter_answers_none(jo: Cli) -> None:
    jo.ok("happened", "jo", "introduced me to Anna Sample", "--on", "2026-01-12")
    assert letter_states(jo) == ["sent"]


def test_how_a_talk_came_is_not_what_it_was_about(jo: Cli) -> None:
    assert said(jo, "phoned, no letter")["record"]["notes"] == "We talked."


def test_a_letter_written_elsewhere_waits_for_its_answer(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample")
    cli.ok("happened", "jo", "wrote to her")
    assert (stage_of(cli), letter_states(cli)) == ("approached", ["sent"])
    for day, kind in (("2026-02-02", "follow-up"), ("2026-03-02", "no-answer")):
        assert kind in [row["kind"] for row in cli.json("next", today=day)]
    cli.ok("happened", "jo", "said yes")
    assert (stage_of(cli), letter_states(cli)) == ("conversation", ["accepted"])


@pytest.mark.parametrize(
    ("words", "state", "stage"),
    [
        ("said yes", "accepted", "conversation"),
        ("said no", "declined", "declined"),
        ("replied, let's talk in May", "replied", "approached"),
        ("not before June", "replied", "approached"),
        ("we met, about the rota", "accepted", "conversation"),
        ("introduced me to Anna Sample", "replied", "approached"),
    ],
)
def test_an_answer_after_one_gave_up_is_recorded_and_brings_them_back(
    jo: Cli, words: str, state: str, stage: str
) -> None:
    jo.ok("happened", "jo", "--what", "nothing", today="2026-02-20")
    jo.ok("happened", "jo", words, today="2026-03-02")
    assert (letter_states(jo), stage_of(jo)) == ([state], stage)


def test_a_late_yes_without_a_letter_brings_somebody_back(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample", "--stage", "declined", "--on", "2026-01-05")
    cli.ok("happened", "jo", "said yes")
    assert stage_of(cli) == "conversation"


@pytest.mark.parametrize(
    "words",
    ["no, but suggested Anna Sample", "said no and suggested Anna Sample", "no, she recommended Anna Sample"],
)
def test_whom_somebody_suggests_with_a_no_is_a_candidate(jo: Cli, words: str) -> None:
    jo.ok("happened", "jo", words)
    assert stage_of(jo) == "declined"
    assert jo.json("mentor", "show", "anna")["introduced_by"] == "Jo Sample"


@pytest.mark.parametrize("words", ["replied, suggested Thursday", "answered, suggested Zoom"])
def test_a_day_or_a_way_that_is_suggested_is_nobody(jo: Cli, words: str) -> None:
    assert said(jo, words)["what"] == "answered"
    assert len(jo.json("mentor", "list")) == 1


def test_a_yes_answers_no_letter_that_was_put_off_or_given_up_before(jo: Cli) -> None:
    jo.ok("happened", "jo", "--what", "nothing", today="2026-02-20")
    jo.ok("mentor", "stage", "jo", "candidate", "--on", "2026-06-01", today="2026-06-01")
    jo.ok("approach", "jo", "--set", "why=x", "--set", "topic=rotas", today="2026-06-01")
    jo.ok("outreach", "sent", "jo", today="2026-06-01")
    jo.ok("happened", "jo", "said yes", today="2026-06-03")
    assert letter_states(jo) == ["accepted", "unanswered"]


def test_a_script_is_told_of_the_meeting_before_and_never_of_a_day_to_come(jo: Cli) -> None:
    for when in ("2026-11-14 15:00", "2026-11-21 15:00"):
        jo.ok("meeting", "plan", "jo", "--when", when, today="2026-11-10")
    told = jo.ok("log", "jo", "coffee", today="2026-11-19").err
    assert "Sat 14 Nov 2026, 15:00" in told
    assert "--on 2026-11-14" in told
    jo.ok("undo")
    jo.ok("log", "jo", "coffee", "--on", "2026-11-14", today="2026-11-15")
    early = jo.ok("log", "jo", "tea", today="2026-11-20").err
    assert "--when today" in early
    assert "--on 2026-11-21" not in early


def test_a_promise_by_a_day_that_has_just_passed_is_not_one_for_next_year(jo: Cli) -> None:
    said = ("--on", "2026-11-01", "--action", "send plan by 8 nov", "--action", "read on by 2 feb")
    kept = jo.json("log", "jo", "talk", *said, today="2026-11-10")["actions"]
    assert [a["due"] for a in kept] == ["2026-11-08", "2027-02-02"]
    jo.ok("happened", "jo", "met on 1 november, I promised to send it by 8 november", today="2026-11-10")
    assert {a["due"] for a in jo.json("action", "list")} == {"2026-11-08", "2027-02-02"}


def test_a_plan_is_told_by_options_and_its_day_belongs_to_nothing_else(jo: Cli) -> None:
    jo.ok("happened", "jo", "--what", "planned", "--when", "2026-11-12 15:00", today="2026-11-10")
    jo.ok("happened", "jo", "--what", "moved", "--when", "2026-11-13", today="2026-11-10")
    assert [m["when"] for m in jo.json("meeting", "list")] == ["2026-11-13T15:00"]
    jo.expect_refused(2, "happened", "jo", "--what", "met", "--when", "2026-11-13", today="2026-11-10")


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        *(("in june", "2027-06-01"), ("in December", "2026-12-01"), ("May", "2027-05-01")),
        *(("may 2028", "2028-05-01"), ("in spring", "2027-03-01")),
    ],
)
def test_a_month_to_wait_for_is_said_the_same_way_as_an_option_and_in_words(
    jo: Cli, typed: str, until: str
) -> None:
    jo.ok("happened", "jo", "--what", "later", "--until", typed, today="2026-11-10")
    assert jo.json("mentor", "show", "jo")["again_on"] == until
    for refused in ("fri 15:00", "soonish", "2 sausages"):
        jo.expect_refused(2, "happened", "jo", "--what", "later", "--until", refused, today="2026-11-10")


def test_a_meeting_said_to_be_moved_that_is_not_planned_is_told_so_and_nothing_is_noted(jo: Cli) -> None:
    before = jo.store.read_bytes()
    jo.expect_refused(5, "happened", "jo", "--what", "moved", "--when", "fri 15:00")
    assert jo.store.read_bytes() == before


@pytest.mark.parametrize(
    "said",
    [("met", "--who", "Kim Sample"), ("answered", "--who", "Kim Sample"), ("no", "--until", "2027-05-01")],
)
def test_an_option_that_would_be_lost_is_refused_and_nothing_is_noted(jo: Cli, said: tuple[str, ...]) -> None:
    before = jo.store.read_bytes()
    jo.expect_refused(2, "happened", "jo", "--what", *said)
    assert jo.store.read_bytes() == before
    jo.ok("happened", "jo", "--what", "no", "--who", "Kim Sample")
    assert jo.json("mentor", "show", "kim")["introduced_by"] == "Jo Sample"


@pytest.mark.parametrize("words", [["--what", "met", "--on", "2026-01-19"], ["we had coffee on 29 feb"]])
def test_a_talk_before_the_letter_went_out_is_no_answer_to_it(jo: Cli, words: list[str]) -> None:
    answer = happened(jo, *words)
    assert [one["command"].split()[1] for one in answer["did"]] == ["log"]
    assert jo.json("outreach", "list")[0]["state"] == "sent"
    assert jo.json("mentor", "show", "jo")["stage"] == "approached"


@pytest.mark.parametrize("words", ["met at her office, about a customer", "she said yes"])
def test_what_is_told_late_of_somebody_new_begins_on_its_own_day(cli: Cli, words: str) -> None:
    cli.ok("mentor", "add", "Elsa Sample")
    before = cli.json("mentor", "show", "elsa")["stage_since"]
    answer = cli.json("happened", "elsa", words, "--on", "2026-01-14")
    assert before > "2026-01-14"
    assert cli.json("mentor", "show", "elsa")["stage_since"] == "2026-01-14"
    again = answer["did"][0]["command"].split()
    cli.ok("undo")
    cli.ok(*again[1:])
    assert cli.json("mentor", "show", "elsa")["stage"] == "conversation", "the command told does the same"


def test_nobody_who_was_talked_with_is_to_agree_on_a_day_for_that_talk(cli: Cli) -> None:
    cli.ok("mentor", "add", "Elsa Sample")
    cli.ok("happened", "elsa", "met at her office, about a customer", "--on", "2026-01-14")
    assert "agree" not in [row["kind"] for row in cli.json("next")]


def test_a_no_said_at_a_talk_was_no_yes_before_and_offers_who_is_next(jo: Cli) -> None:
    jo.ok("mentor", "add", "Kim Sample", "--positive", "kind")
    answer = happened(jo, "we met and she said no")
    assert [one["command"].split()[1:3] for one in answer["did"]] == [
        ["log", "jo-sample"],
        ["outreach", "declined"],
    ]
    assert answer["record"]["next_choice"]["id"] == "kim-sample"
    assert [change["stage"] for change in answer["record"]["mentor"]["history"]] == [
        "candidate",
        "approached",
        "declined",
    ]


def test_a_day_to_come_back_on_is_kept_of_an_answer_without_a_letter(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample")
    answer = happened(cli, "--what", "answered", "--until", "2026-03-05")
    assert (answer["record"]["again_on"], answer["record"]["stage"]) == ("2026-03-05", "candidate")
    assert answer["record"]["last_contact"] == "2026-01-21"


@pytest.mark.parametrize("stage", ["paused", "ended"])
def test_a_yes_of_somebody_whose_mentoring_rests_is_noted_and_how_to_begin_again_is_told(
    cli: Cli, stage: str
) -> None:
    cli.ok("mentor", "add", "Jo Sample", "--stage", "active", "--on", "2025-06-01")
    cli.ok("mentor", "stage", "jo", stage)
    told = cli.ok("happened", "jo", "--what", "yes").err
    assert "mentorfolio mentor stage jo-sample active --on today" in told
    jo = cli.json("mentor", "show", "jo")
    assert (jo["stage"], jo["last_contact"]) == (stage, "2026-01-21")


@pytest.mark.parametrize(("words", "note"), [("--what no", "said no"), ("no, too busy", "said no: too busy")])
def test_a_no_of_somebody_who_mentors_is_kept_as_a_note(cli: Cli, words: str, note: str) -> None:
    cli.ok("mentor", "add", "Jo Sample", "--stage", "active", "--on", "2025-06-01")
    record = happened(cli, *words.split())["record"]
    assert (record["stage"], record["notes"], record["last_contact"]) == ("active", note, "2026-01-21")


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        (("promised", "--text", "send the rota"), "mentor"),
        (("promised to call", "--text", "send the rota"), "mentor"),
        (("I promised", "--text", "send the rota"), "me"),
        (("promised", "--text", "me: send the rota"), "me"),
        (("--what", "promised", "--text", "send the rota"), "me"),
        (("--what", "promised", "--text", "them: send the rota"), "mentor"),
    ],
)
def test_whose_promise_it_is_can_be_said_by_words_and_by_options(
    jo: Cli, words: tuple[str, ...], owner: str
) -> None:
    promise = happened(jo, *words)["record"]
    assert (promise["text"], promise["owner"]) == ("send the rota", owner)


@pytest.mark.parametrize("words", ["promised", "I promised"])
def test_a_promise_without_a_word_of_what_is_asked_for(jo: Cli, words: str) -> None:
    assert jo.expect_refused(2, "happened", "jo", words)["code"] == "missing"


def test_over_with_somebody_who_never_was_a_mentor_is_no_end_of_a_mentoring(jo: Cli) -> None:
    assert happened(jo, "it is over")["record"]["stage"] == "declined"
    again = happened(jo, "--what", "over")
    assert (again["record"]["stage"], len(again["record"]["history"])) == ("declined", 3)
    jo.ok("mentor", "stage", "jo", "active", "--on", "today")
    assert happened(jo, "it is over")["record"]["stage"] == "ended"


def test_the_day_waited_for_is_said_where_a_letter_was_answered(jo: Cli) -> None:
    (deed,) = happened(jo, "--what", "later", "--until", "2026-03-05")["did"]
    assert "Thu 5 Mar 2026" in deed["sentence"]


def test_a_first_letter_to_who_is_given_to_one_later_was_no_hello_to_a_mentor(jo: Cli) -> None:
    happened(jo, "--what", "given")
    (row,) = jo.json("next")
    assert row["kind"] == "assigned", "nor did they say yes to being a mentor"
    assert "say hello" in row["text"]
    drafted = jo.json(*row["command"].split()[1:])
    assert drafted["template"] == "hello"
    jo.ok("outreach", "sent", "jo")
    (row,) = (row for row in jo.json("next", today="2026-02-10") if row["kind"] == "assigned")
    assert row["command"] == "mentorfolio approach jo-sample"


def test_a_day_agreed_on_behind_the_one_they_are_away_until_is_planned(jo: Cli) -> None:
    happened(jo, "said yes, she's away until 10 February, we meet on 12 February")
    (meeting,) = jo.json("meeting", "list")
    assert (meeting["when"], meeting["held"]) == ("2026-02-12", False)


def test_a_yes_with_only_a_day_before_which_nothing_shall_be_plans_nothing(jo: Cli) -> None:
    happened(jo, "said yes, but not before 10 February")
    assert jo.json("meeting", "list") == []
    assert jo.json("mentor", "show", "jo")["again_on"] == "2026-02-10"
