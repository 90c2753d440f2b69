"""What people type into `happened` on an ordinary day: taken as it is meant, and shown first."""

from __future__ import annotations

import re
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


STROKE = "ralf has to stop because he is ill, he had a stroke"


def test_a_mentor_who_has_to_stop_ends_with_the_reason_that_was_told(hanne: Cli) -> None:
    screen = shown(hanne, STROKE, (SO, ""), ("learn", ""), ("Say hello", "n"), ("closing letter", "n"))
    assert "Why is it ending?" not in screen.said
    assert shows(hanne, "ralf")["stage"] == "ended"
    assert shows(hanne, "ralf")["history"][-1]["reason"] == "he is ill, he had a stroke"


def test_who_has_to_stop_something_of_theirs_still_mentors(hanne: Cli) -> None:
    hanne.expect_refused(2, "happened", "ralf has to stop smoking", today=NOW)


def test_who_has_retired_is_known_to_work_nowhere(hanne: Cli) -> None:
    screen = shown(hanne, "birgit changed her job, she is retired since april 1st", (SO, ""))
    assert "What does Birgit do now?" not in screen.said
    birgit = shows(hanne, "birgit")
    assert birgit["role"] == "retired"
    assert "since april 1st" in birgit["notes"]


def test_a_new_job_is_kept_with_its_place(hanne: Cli) -> None:
    noted(hanne, "birgit has a new job, she is now adviser at the chamber")
    assert (shows(hanne, "birgit")["role"], shows(hanne, "birgit")["organisation"]) == ("adviser", "chamber")


def test_a_new_job_that_is_not_told_is_asked_for(hanne: Cli) -> None:
    hanne.expect_refused(2, "happened", "birgit has a new job", today=NOW)
    shown(hanne, "birgit has a new job", (SO, ""), ("do now?", "head of trade"), ("work now?", "Guild"))
    assert (shows(hanne, "birgit")["role"], shows(hanne, "birgit")["organisation"]) == (
        "head of trade",
        "Guild",
    )


def test_where_somebody_is_now_is_no_job(hanne: Cli) -> None:
    hanne.expect_refused(2, "happened", "birgit is now ill at home", today=NOW)


WORKS = "i weighed the portions as birgit said and it works"


def test_advice_that_works_is_kept_with_the_last_talk_and_they_may_be_told(hanne: Cli) -> None:
    hanne.ok("log", "birgit", "about costing", "--on", "2026-01-20", today=NOW)
    screen = shown(hanne, WORKS, (SO, ""))
    assert "mentorfolio approach birgit-sample --template news" in screen.said
    (talk,) = hanne.json("meeting", "list", today=NOW)
    assert talk["insights"] == [WORKS]


def test_advice_that_works_is_a_note_where_nobody_has_talked(hanne: Cli) -> None:
    assert noted(hanne, WORKS)["what"] == "helped"
    assert shows(hanne, "birgit")["notes"] == WORKS
    assert noted(hanne, "birgit's advice worked")["mentor"] == "birgit-sample"


def test_advice_that_did_not_work_is_not_taken_for_help(hanne: Cli) -> None:
    hanne.expect_refused(2, "happened", "i did not weigh the portions as birgit said and it works", today=NOW)


@pytest.fixture
def promising(hanne: Cli) -> Cli:
    """Two promises of Birgit's, and one to her."""
    for text in ("them: send the sheet", "them: call Ottmar about founding", "send the table"):
        hanne.ok("action", "add", "birgit", text, today=NOW)
    return hanne


def still_open(cli: Cli) -> set[str]:
    return {action["text"] for action in cli.json("action", "list", "--open", today=NOW)}


DID = "birgit did what she promised, she sent the sheet and she called ottmar"


@pytest.mark.parametrize(("reply", "left"), [("", 0), ("1", 1)])
def test_of_several_promises_that_they_kept_those_are_done_which_one_says(
    promising: Cli, reply: str, left: int
) -> None:
    shown(promising, DID, (SO, ""), ("Which have they done?", reply))
    theirs = still_open(promising) - {"send the table"}
    assert len(theirs) == left


def test_a_script_that_leaves_open_which_promise_was_kept_changes_nothing(promising: Cli) -> None:
    promising.expect_refused(4, "happened", DID, today=NOW)


def test_what_nobody_promised_is_not_called_a_promise(hanne: Cli) -> None:
    screen = shown(hanne, "birgit lent me her scales", (SO, ""))
    assert "they did something for you" in screen.said
    assert "promised" not in screen.said


NOT_KEPT = "i did not keep my promise to birgit with the table"


def test_a_promise_not_kept_gets_another_day_or_is_let_go(promising: Cli) -> None:
    shown(promising, NOT_KEPT, (SO, ""), ("By when, then?", "fri"))
    (mine,) = (a for a in promising.json("action", "list", "--open", today=NOW) if a["owner"] == "me")
    assert mine["due"] == "2026-02-06"
    shown(promising, NOT_KEPT, (SO, ""), ("By when, then?", ""))
    assert "send the table" in still_open(promising)
    shown(promising, NOT_KEPT, (SO, ""), ("By when, then?", "let it go"))
    assert "send the table" not in still_open(promising)


def test_a_promise_not_kept_stays_as_it_was_in_a_script(promising: Cli) -> None:
    before = promising.store.read_bytes()
    outcome = promising("happened", NOT_KEPT, today=NOW)
    assert outcome.code == 5
    assert "mentorfolio action edit" in outcome.err
    assert promising.store.read_bytes() == before


END = "i want to end the mentoring with ralf, but i like him"


def test_who_wants_it_to_end_is_asked_why_and_nothing_is_noted_before(hanne: Cli) -> None:
    with at_terminal(hanne, "happened", END, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(SO, "n").answer("What happened with Ralf?", "")
        assert terminal.end() == 0
    assert shows(hanne, "ralf")["stage"] == "active"
    answers = (("Why is it ending?", "1"), ("learn", ""), ("Say hello", "n"), ("closing letter", "n"))
    shown(hanne, END, (SO, ""), *answers)
    assert shows(hanne, "ralf")["stage"] == "ended"


def test_a_script_ends_nothing_that_somebody_wants_to_end(hanne: Cli) -> None:
    outcome = hanne("happened", END, today=NOW)
    assert outcome.code == 5
    assert shows(hanne, "ralf")["stage"] == "active"


def test_a_talk_that_a_mentor_wants_is_shown_and_offered(hanne: Cli) -> None:
    screen = shown(hanne, "birgit wants to meet on friday at 4", (SO, ""), ("Plan the talk", ""))
    assert "they want to meet. for Fri 6 Feb 2026, 16:00" in screen.said
    assert [m["when"] for m in hanne.json("meeting", "list", today=NOW)] == ["2026-02-06T16:00"]


def test_who_was_written_to_and_wants_to_meet_has_said_yes(hanne: Cli) -> None:
    assert noted(hanne, "ottmar wants to meet on friday at 4")["what"] == "yes"
    assert shows(hanne, "ottmar")["stage"] == "conversation"


MENU = "What happened with Birgit?"


def test_what_is_not_understood_is_asked_with_a_few_kinds_first_and_the_rest_behind_more(hanne: Cli) -> None:
    words = "birgit brought a cake to the talk at the office"
    with at_terminal(hanne, "happened", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("1 we met, or talked").asked("5 more: something else")
        assert "it is over" not in terminal.said
        terminal.answer(MENU, "5").asked("it is over").answer(MENU, "")
        assert terminal.end() == 0
    assert "Nothing was noted." in terminal.said


def test_a_kind_behind_more_may_be_typed_at_once(hanne: Cli) -> None:
    with at_terminal(hanne, "happened", "birgit lost the letter", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer(MENU, "met").answer("When was it?", "").asked("we met, or talked").answer(SO, "")
        assert terminal.end() == 0


@pytest.mark.parametrize("words", [["birgit"], ["birgit laughed"]])
def test_nine_are_listed_at_most_first_what_can_be_and_all_by_and_by(hanne: Cli, words: list[str]) -> None:
    told, lists = set[str](), list[list[str]]()
    with at_terminal(hanne, "happened", *words, MENTORFOLIO_TODAY=NOW) as terminal:
        for _ in range(3):
            rows = re.findall(r"(?m)^ +(\d+) +(\S.*)$", terminal.asked(MENU).text.rpartition(MENU)[2])
            lists.append([kind for _, kind in rows])
            told.update(lists[-1])
            terminal.answer(MENU, "more")
        assert "they said no" not in lists[0], "she is a mentor, and has no letter"
        assert max(map(len, lists)) == 9
        terminal.asked("we met, or talked").answer(MENU, "")
        assert terminal.end() == 0
    assert len(told) == 19, "eighteen kinds, and more"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        ("birgit says she cannot meet until may", "later"),
        ("birgit has been promoted, she is now head of trade", "work"),
        ("birgit's tip with the labels helped", "helped"),
        ("birgit i took her advice and it worked", "helped"),
        ("ottmar gave me the phone number of Herr Mohr", "introduced"),
        ("ottmar says no, his colleague Ms Yildiz does that", "no"),
        ("birgit wants to have a coffee on tuesday", "wished"),
    ],
)
def test_what_is_said_a_little_otherwise_is_understood_as_well(hanne: Cli, words: str, what: str) -> None:
    assert noted(hanne, words)["what"] == what


def test_a_day_that_they_ask_for_is_offered_and_no_meeting_is_called_moved(hanne: Cli) -> None:
    screen = shown(hanne, "birgit asks if we could meet on friday", (SO, ""), ("Plan the talk", ""))
    assert "they want to meet. for Fri 6 Feb 2026" in screen.said
    assert "moved" not in screen.said


def test_what_i_forgot_is_a_promise_only_where_i_made_one(promising: Cli) -> None:
    shown(promising, "i forgot to send birgit the table", (SO, ""), ("By when, then?", "fri"))
    promising.expect_refused(2, "happened", "i forgot to call birgit", today=NOW)


@pytest.mark.parametrize(
    "words",
    [
        "birgit had to stop because her phone rang",
        "birgit wants to talk to ottmar",
        "birgit wants to meet with ottmar on friday",
        "birgit is now at home",
        "birgit works on a method for us",
        "i do not want to end the mentoring with birgit",
        "birgit her tip did not help",
    ],
)
def test_what_only_sounds_like_it_is_never_guessed(hanne: Cli, words: str) -> None:
    hanne.expect_refused(2, "happened", words, today=NOW)


@pytest.mark.parametrize("told", ["i've given up on ottmar", "i give up on ottmar", "I gave up on Ottmar"])
def test_giving_up_on_somebody_is_no_answer(hanne: Cli, told: str) -> None:
    assert noted(hanne, told)["what"] == "nothing"
    assert shows(hanne, "ottmar")["stage"] == "declined"


@pytest.mark.parametrize("cannot", ["can't", "cant", "cannot do it"])
@pytest.mark.parametrize("when", ["this summer", "this term"])
def test_who_cannot_for_a_part_of_this_year_says_not_now_and_is_asked_until_when(
    hanne: Cli, cannot: str, when: str
) -> None:
    error = hanne.expect_refused(2, "happened", f"ottmar wrote back, he {cannot} {when}", today=NOW)
    assert "--until" in error["message"]
    until = ("--until", "2026-09-01")
    told = hanne.json("happened", f"ottmar wrote back, he {cannot} {when}", *until, today=NOW)
    assert (told["what"], letter(hanne)["state"]) == ("later", "replied")


def test_who_never_came_while_one_waited_is_a_meeting_missed(hanne: Cli) -> None:
    hanne.ok("meeting", "plan", "birgit", "--when", "2026-02-03 10:00", today="2026-02-01")
    noted(hanne, "i sat on the bench an hour and birgit never came")
    (meeting,) = hanne.json("meeting", "list", today=NOW)
    assert meeting["cancelled"]


@pytest.mark.parametrize("coffee", ["cofee", "coffe", "a cofee"])
def test_a_coffee_that_is_misspelt_is_a_talk(hanne: Cli, coffee: str) -> None:
    assert noted(hanne, f"had {coffee} with birgit")["what"] == "met"


@pytest.mark.parametrize(
    ("words", "channel"),
    [
        ("I emailed him on 30 January", "email"),
        ("mailed him", "email"),
        ("I wrote him an e-mail on 30 January", "email"),
        ("sent him an email", "email"),
        ("wrote to him on LinkedIn", "linkedin"),
        ("sent him a message on linkedin", "linkedin"),
        ("I messaged him", "other"),
        ("I texted him yesterday", "other"),
        ("I posted him a letter", "other"),
        ("wrote to him about the e-mail list", "other"),
        ("wrote to him", "other"),
    ],
)
def test_how_a_letter_of_ones_own_went_is_kept_as_it_was_told(cli: Cli, words: str, channel: str) -> None:
    cli.ok("mentor", "add", "Jo Sample", today=NOW)
    cli.ok("happened", "jo", words, today=NOW)
    assert letter(cli)["channel"] == channel


def test_a_message_to_somebody_with_an_address_is_no_e_mail(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample", "--email", "jo@example.org", today=NOW)
    cli.ok("happened", "jo", "I texted him", today=NOW)
    assert (letter(cli)["channel"], letter(cli)["to"]) == ("other", None)


@pytest.mark.parametrize(
    ("words", "subject", "channel"),
    [
        ("I emailed him on 30 January", "My letter of 30 January", "email"),
        ("wrote to him on LinkedIn on 30 January", None, "linkedin"),
        ("I texted him on 30 January", None, "other"),
    ],
)
def test_a_reminder_goes_the_way_the_letter_went(
    cli: Cli, words: str, subject: str | None, channel: str
) -> None:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Jo Sample", "--line", "outside", "--familiar", "known", today=NOW)
    cli.ok("happened", "jo", words, today=NOW)
    with at_terminal(cli, "approach", "jo", MENTORFOLIO_TODAY="2026-03-02") as terminal:
        for question in ("What is new", "one question", "Which days", "How would you end"):
            terminal.answer(question, "")
        terminal.key("l later d discard", "l")
        assert terminal.end() == 0
    draft = next(x for x in cli.json("outreach", "list", today=NOW) if x["state"] == "draft")
    assert (draft["kind"], draft["subject"], draft["channel"]) == ("follow-up", subject, channel)
