"""``happened`` in the words of somebody who tells it for half a year; what is not understood is asked."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

NOW = "2026-11-12"  # a Thursday


@pytest.fixture
def lab(cli: Cli) -> Cli:
    """Ruth was assigned and meets one tomorrow; Marion and Sevda have a letter; Heinz is known."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Ruth Sample", today="2026-11-02")
    cli.ok("mentor", "stage", "ruth", "active", "--on", "2026-11-02", today="2026-11-02")
    cli.ok("meeting", "plan", "ruth", "--when", "2026-11-13 15:00", today="2026-11-06")
    cli.ok("mentor", "add", "Heinz Sample", "--familiar", "known", today="2026-11-02")
    for name in ("Marion Sample", "Sevda Sample"):
        cli.ok("mentor", "add", name, today="2026-11-02")
        words = ("--set", "why=x", "--set", "topic=rotas", "--anyway", "x")
        cli.ok("approach", name, *words, today="2026-11-02")
        cli.ok("outreach", "sent", name, today="2026-11-02")
    return cli


def told(cli: Cli, sentence: str) -> Any:
    """What a script is answered to a sentence."""
    return cli.json("happened", *sentence.split(), today=NOW)


def test_a_yes_with_a_spoken_hour_is_planned_then_and_for_as_long_as_the_letter_asked(lab: Cli) -> None:
    words = "marion said yes, thursday half past six on the phone"
    lab.ok("happened", *words.split(), today=NOW)
    planned = lab.json("meeting", "list", "--with", "marion")
    assert [(m["when"], m["minutes"]) for m in planned] == [("2026-11-19T18:30", 15)]


def test_a_day_agreed_on_with_a_yes_is_shown_before_it_is_planned(lab: Cli) -> None:
    words = "marion mailed back, of course, we meet on monday the 23rd at four"
    with at_terminal(lab, "happened", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("for Mon 23 Nov 2026, 16:00").answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
        assert "Plan the talk" not in terminal.text
    assert [m["when"] for m in lab.json("meeting", "list", "--with", "marion")] == ["2026-11-23T16:00"]


def test_a_talk_off_is_understood_where_the_list_asks_too(lab: Cli) -> None:
    with at_terminal(lab, "happened", "ruth", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("What happened with Ruth?", "the meeting tomorrow is cancelled, she is ill")
        terminal.answer("Note it like this?", "").answer("Is there a new day?", "fri 20 nov half past four")
        assert terminal.end() == 0, terminal.text
    assert [(m["when"], m["cancelled"]) for m in lab.json("meeting", "list", "--with", "ruth")] == [
        ("2026-11-13T15:00", True),
        ("2026-11-20T16:30", False),
    ]


def test_a_time_behind_a_meeting_is_told_its_option_and_read(lab: Cli) -> None:
    refused = lab.expect_refused(2, "meeting", "move", "ruth", "half past six", today=NOW)
    assert "--when 'half past six'" in refused["hint"]
    moved = lab.json("meeting", "move", "ruth", "--when", "thursday half past six", today=NOW)
    assert moved["when"] == "2026-11-19T18:30"


@pytest.mark.parametrize(
    ("words", "reason"),
    [
        ("ruth is ill, tomorrow is off, she will get in touch", "is ill, she will get in touch"),
        ("ruth the meeting tomorrow is cancelled, she is ill", "she is ill"),
        ("ruth our talk on friday was called off", None),
        ("ruth tomorrow's meeting is off", None),
        ("ruth tomorrow doesn't work, she has the flu", "she has the flu"),
        ("ruth can't make tomorrow, she is ill", "she is ill"),
        (
            "ruth rang, she's ill and can't make tomorrow",
            "she's ill and can't make tomorrow",
        ),
    ],
)
def test_a_talk_that_is_off_is_cancelled_however_it_is_told_and_a_new_day_found(
    lab: Cli, words: str, reason: str | None
) -> None:
    assert told(lab, words)["what"] == "cancelled"
    (meeting,) = lab.json("meeting", "list", "--with", "ruth")
    assert (meeting["cancelled"], meeting["notes"]) == (True, reason)
    assert [row["kind"] for row in lab.json("next", today=NOW) if row["mentor"] == "ruth-sample"] == ["agree"]


def test_an_illness_alone_cancels_nothing(lab: Cli) -> None:
    lab.expect_refused(2, "happened", "ruth", "is", "ill", today=NOW)


@pytest.mark.parametrize(
    ("words", "planned"),
    [
        ("marion called back last night, she says of course, we can talk on thursday at half past six", []),
        ("marion mailed back, of course, we meet on monday the 23rd at four", ["2026-11-23T16:00"]),
        ("marion mailed back, she is glad, we meet on monday the 23rd at four", ["2026-11-23T16:00"]),
    ],
)
def test_an_answer_that_came_back_is_a_yes_with_its_day(lab: Cli, words: str, planned: list[str]) -> None:
    answer = lab.ok("happened", *words.split(), today=NOW)
    assert lab.json("mentor", "show", "marion")["stage"] == "conversation"
    meetings = lab.json("meeting", "list", "--with", "marion")
    assert [(m["when"], m["minutes"]) for m in meetings] == [(when, 15) for when in planned]
    assert planned or "--when '2026-11-19 18:30' --minutes 15" in answer.err


@pytest.mark.parametrize(
    ("words", "name", "stage"),
    [
        (
            "marion can't be my mentor, no time, but she says i should talk to klaudia sample",
            "Klaudia Sample",
            "declined",
        ),
        (
            "marion said no, no time, but says i should rather talk to gerd sample",
            "Gerd Sample",
            "declined",
        ),
        ("marion a friendly no, but she named dr. mira sample", "Dr. Mira Sample", "declined"),
        ("marion suggested gerd sample instead", "Gerd Sample", "approached"),
        ("marion recommended dr. mira sample", "Dr. Mira Sample", "approached"),
        ("marion sent me to lena sample", "Lena Sample", "approached"),
        ("marion gave me the number of lena sample", "Lena Sample", "approached"),
        ("marion no, but she gave me a name: gerd sample", "Gerd Sample", "declined"),
        ("marion recommended i talk to gerd sample", "Gerd Sample", "approached"),
    ],
)
def test_whom_somebody_names_in_small_letters_is_a_candidate_and_the_no_is_kept(
    lab: Cli, words: str, name: str, stage: str
) -> None:
    told(lab, words)
    named = lab.json("mentor", "show", name)
    assert (named["name"], named["introduced_by"], named["stage"]) == (name, "Marion Sample", "candidate")
    assert lab.json("mentor", "show", "marion")["stage"] == stage


@pytest.mark.parametrize(
    "words",
    [
        *("marion suggested phone calls", "marion recommended good books", "marion sent me to hr"),
        *("marion said no, ask human resources", "marion said no, try again later"),
    ],
)
def test_two_small_words_that_name_nobody_make_nobody(lab: Cli, words: str) -> None:
    before = len(lab.json("mentor", "list"))
    lab("happened", *words.split(), today=NOW)
    assert len(lab.json("mentor", "list")) == before


@pytest.mark.parametrize(
    ("promise", "words", "done"),
    [
        (("marion", "send her my cv"), "i sent marion my cv", NOW),
        (
            ("marion", "give him the audit reports"),
            "marion took him the audit report yesterday",
            "2026-11-11",
        ),
        (("heinz", "bring a cake"), "i brought heinz the cake", NOW),
        (
            ("ruth", "write one page about my plans"),
            "i wrote the page for ruth last night and sent it to her",
            "2026-11-11",
        ),
        (("marion", "send her my cv"), "marion i did what i promised", NOW),
        (("ruth", "write one page"), "ruth we met yesterday, i gave her the page", "2026-11-11"),
    ],
)
def test_what_i_promised_and_did_is_done_in_my_own_words(
    lab: Cli, promise: tuple[str, str], words: str, done: str
) -> None:
    lab.ok("action", "add", *promise, today="2026-11-05")
    told(lab, words)
    assert [a["done"] for a in lab.json("action", "list")] == [done]


@pytest.mark.parametrize(
    "words",
    [
        "i brought marion a cake",
        "i wrote to marion about my cv",
        "i gave marion a call",
        "took marion to lunch",
    ],
)
def test_a_promise_stays_open_where_something_else_was_done(lab: Cli, words: str) -> None:
    lab.ok("action", "add", "marion", "send her my cv", today="2026-11-05")
    lab("happened", *words.split(), today=NOW)
    assert [a["done"] for a in lab.json("action", "list")] == [None]


def test_which_of_two_promises_was_kept_is_never_guessed(lab: Cli) -> None:
    for promise in ("send her my cv", "bring a cake"):
        lab.ok("action", "add", "marion", promise, today="2026-11-05")
    assert lab.expect_refused(4, "happened", "marion", "i did what i promised", today=NOW)["hint"]
    assert told(lab, "marion i brought her the cake")["record"]["text"] == "bring a cake"
    lab.expect_refused(5, "happened", "ruth", "--what", "done", today=NOW)


def test_the_only_promise_that_may_be_meant_is_asked_about(lab: Cli) -> None:
    lab.ok("action", "add", "heinz", "bake something for him", today="2026-11-05")
    for answer, done in (("n", None), ("", NOW)):
        with at_terminal(lab, "happened", "i brought heinz the cake", MENTORFOLIO_TODAY=NOW) as terminal:
            terminal.answer("Is that your promise: bake something for him?", answer)
            if done:
                terminal.asked("you promised: bake something for him").answer("Note it like this?", "")
                assert terminal.end() == 0, terminal.text
            else:
                terminal.asked("What happened with Heinz?")
        assert [a["done"] for a in lab.json("action", "list")] == [done]


@pytest.mark.parametrize(
    ("words", "mentor", "day", "notes"),
    [
        ("saw heinz on monday in the canteen", "heinz", "2026-11-09", "saw heinz on monday in the canteen"),
        ("bumped into heinz, he told me of the audit", "heinz", NOW, None),
        ("my friend heinz told me on friday that he likes it", "heinz", "2026-11-06", None),
        ("first hour with ruth on wednesday, it went well", "ruth", "2026-11-11", "it went well"),
    ],
)
def test_a_plain_talk_is_noted_on_its_day_with_whom_it_was(
    lab: Cli, words: str, mentor: str, day: str, notes: str | None
) -> None:
    answer = told(lab, words)
    assert (answer["mentor"], answer["what"]) == (f"{mentor}-sample", "met")
    assert answer["record"]["when"] == day
    assert notes in (None, answer["record"]["notes"])


def test_the_hour_that_was_planned_is_the_one_that_was_told_of(lab: Cli) -> None:
    lab.ok("meeting", "plan", "ruth", "--when", "2026-11-11 10:00", today="2026-11-06")
    told(lab, "first hour with ruth on wednesday, it went well")
    assert [(m["when"], m["held"]) for m in lab.json("meeting", "list", "--with", "ruth")] == [
        ("2026-11-11T10:00", True),
        ("2026-11-13T15:00", False),
    ]


def test_what_they_told_one_is_their_answer_where_it_is_one(lab: Cli) -> None:
    assert told(lab, "marion told me yesterday that she has no time")["what"] == "no"


def test_a_sentence_about_nobody_on_the_list_says_so_and_what_can_be_noted(lab: Cli) -> None:
    lab.ok("profile", "edit", "--manager", "Petra Sample")
    for words in ("my boss petra told me on friday that i did well", "petra told me on friday that it is so"):
        refused = lab.expect_refused(3, "happened", *words.split(), today=NOW)
        assert "Petra Sample is your manager" in refused["message"]
    for words in ("i got the job", "bumped into a tree"):
        refused = lab.expect_refused(3, "happened", *words.split(), today=NOW)
        assert "names nobody" in refused["message"]
        assert "mentorfolio reflect" in refused["hint"]


@pytest.mark.parametrize(
    ("words", "promised"),
    [
        (
            "ruth we met yesterday, i write one page until the 27th about my plan and she sends her list",
            [("me", "write one page about my plan", "2026-11-27"), ("mentor", "send her list", None)],
        ),
        (
            "ruth we met yesterday, i send her the draft, she reads it within a week",
            [("me", "send her the draft", None), ("mentor", "read it", "2026-11-19")],
        ),
        ("heinz i owe him a cake", [("me", "a cake", None)]),
        ("ruth we met, i still owe her a report", [("me", "a report", None)]),
        ("ruth she reads it within a week", [("mentor", "read it", "2026-11-19")]),
        ("ruth we met, she reads a lot", []),
        ("ruth we met, i find her clever and she sends her love", []),
    ],
)
def test_each_promise_of_a_sentence_is_kept_with_its_day_and_none_made_up(
    lab: Cli, words: str, promised: list[tuple[str, str, str | None]]
) -> None:
    told(lab, words)
    found = {(a["owner"], a["text"], a["due"]) for a in lab.json("action", "list")}
    assert found == set(promised)


@pytest.mark.parametrize(
    ("words", "day"),
    [
        ("sevda says gladly, but after the inspection in march", "2027-03-01"),
        ("sevda says she'd love to, in september", "2027-09-01"),
        ("sevda gladly in september", "2027-09-01"),
    ],
)
def test_a_yes_for_later_is_a_yes_and_comes_back_in_that_month(lab: Cli, words: str, day: str) -> None:
    assert told(lab, words)["what"] == "yes"
    sevda = lab.json("mentor", "show", "sevda")
    assert (sevda["stage"], sevda["again_on"]) == ("conversation", day)


def test_a_month_in_words_answers_when_they_want_to_hear_and_the_words_are_kept(lab: Cli) -> None:
    with at_terminal(lab, "happened", "sevda", "not now", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("Note it like this?", "")
        terminal.answer("hear from you?", "after the inspection in march")
        assert terminal.end() == 0, terminal.text
        assert "Taken for Mon 1 Mar 2027" in terminal.text
    assert lab.json("mentor", "show", "sevda")["again_on"] == "2027-03-01"
    notes = {x["mentor"]: x["note"] for x in lab.json("outreach", "list")}
    assert "after the inspection in march" in notes["sevda-sample"]


@pytest.mark.parametrize(
    "words",
    [
        "sevda gave me her address, sevda@example.org",
        "sevda's new adress is sevda@example.org",
        "sevda has a new e-mail address: sevda@example.org",
    ],
)
def test_an_address_that_is_told_is_theirs_and_goes_on_the_draft_that_had_none(lab: Cli, words: str) -> None:
    again = ("--again", "--set", "why=x", "--set", "topic=labs", "--anyway", "x")
    lab.ok("approach", "sevda", "--template", "message", *again, today=NOW)
    lab.ok("approach", "sevda", "--template", "first-conversation", *again, today=NOW)
    told(lab, words)
    assert lab.json("mentor", "show", "sevda")["email"] == "sevda@example.org"
    drafts = [x for x in lab.json("outreach", "list", "--state", "draft") if x["channel"] == "email"]
    assert [x["to"] for x in drafts] == ["sevda@example.org"]
    sent = lab.json("outreach", "list", "--state", "sent")
    assert len([x for x in sent if x["mentor"] == "sevda-sample"]) == 1, "an address answers no letter"


@pytest.mark.parametrize(
    "words", ["sevda her address is two@example.org", "sevda has a new address two@example.org"]
)
def test_the_command_told_for_an_address_puts_it_where_the_sentence_did(lab: Cli, words: str) -> None:
    lab.ok("mentor", "edit", "sevda", "--email", "one@example.org", today=NOW)
    (deed,) = told(lab, words)["did"]
    kept = lab.json("mentor", "show", "sevda")["emails"]
    lab.ok("undo", today=NOW)
    lab.ok(*shlex.split(deed["command"])[1:], today=NOW)
    assert lab.json("mentor", "show", "sevda")["emails"] == kept
    assert deed["sentence"].count(kept[0]) == 1


def test_a_new_address_stands_before_the_old_and_another_one_s_is_refused(lab: Cli) -> None:
    lab.ok("mentor", "edit", "sevda", "--email", "old@example.org")
    told(lab, "sevda her new address is new@example.org")
    assert lab.json("mentor", "show", "sevda")["emails"] == ["new@example.org", "old@example.org"]
    lab.expect_refused(5, "happened", "ruth", "her address is new@example.org", today=NOW)


def test_a_name_typed_wrong_is_put_right_after_a_yes(lab: Cli) -> None:
    lab.ok("mentor", "add", "Claudia Sampel")
    words = "her name is klaudia sample, not claudia sampel"
    with at_terminal(lab, "happened", words, MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.asked("Klaudia Sample, not Claudia Sampel").answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    names = [m["name"] for m in lab.json("mentor", "list")]
    assert "Klaudia Sample" in names
    assert "Claudia Sampel" not in names
    told(lab, "her name is clara, not klaudia")
    assert "Clara Sample" in [m["name"] for m in lab.json("mentor", "list")]


@pytest.mark.parametrize("words", ["ruth's sister's name is bo", "sevda's boss said yes"])
def test_what_belongs_to_somebody_of_theirs_is_not_theirs(lab: Cli, words: str) -> None:
    lab.expect_refused(3, "happened", *words.split(), today=NOW)


def test_a_greeting_that_is_put_right_is_put_right_on_the_draft(lab: Cli) -> None:
    lab.ok(
        "approach", "sevda", "--again", "--set", "why=x", "--set", "topic=labs", "--anyway", "x", today=NOW
    )
    said = lab.ok("mentor", "edit", "sevda", "--greeting", "Liebe Sevda", today=NOW)
    assert "Your draft to them has it, too." in said.err
    (letter,) = [x for x in lab.json("outreach", "list", "--state", "draft") if x["mentor"] == "sevda-sample"]
    assert letter["body"].startswith("Liebe Sevda,\n")
    assert "draft" not in lab.ok("mentor", "edit", "sevda", "--role", "nurse", today=NOW).err
