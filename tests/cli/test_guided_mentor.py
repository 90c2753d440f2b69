"""``mentor edit`` with no option, on a real terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli

NEEDS, LEARN, GOOD, BAD = (
    "could they help with?",
    "could you learn from",
    "would be good",
    "could stand in the way?",
)
ROLE, PLACE = "What do they do?", "Where do they work?"
WHERE, MAIL, OFTEN = "in relation to you?", "e-mail address?", "How often"


def _enter_to_the_end(terminal: Terminal) -> None:
    """Leave whatever else is asked as it is."""
    while terminal.asks_more():
        terminal.answer("", "")
    assert terminal.end() == 0


@pytest.fixture
def kim(cli: Cli) -> Cli:
    """An active mentor of whom nothing is known but the name, and two needs."""
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok("mentor", "add", "Kim [i]Sample[/i]", "--stage", "active", "--on", "2025-10-01")
    return cli


def test_what_is_not_known_yet_is_asked_and_kept(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        terminal.asked("1 Lead a team 2 Read a budget").answer(NEEDS, "2").answer(ROLE, "").answer(PLACE, "")
        terminal.asked("Kim [i]Sample[/i]").answer(LEARN, "how=3").answer(GOOD, "patient; near").answer(
            BAD, "busy"
        ).answer(WHERE, "2")
        terminal.answer(MAIL, "kim@example.org").answer(OFTEN, "1m")
        _enter_to_the_end(terminal)
        assert terminal.restored
    found = kim.json("mentor", "show", "kim")
    assert found["supports"].keys() == {"read-a-budget"}
    assert (found["knowing"]["how"], found["positives"], found["constraints"]) == (
        3,
        ["patient", "near"],
        ["busy"],
    )
    assert (found["line"], found["email"], found["cadence"]) == ("same-organisation", "kim@example.org", "1m")


@pytest.mark.parametrize(
    "told",
    [
        "Jackie Sample, HR gave me her, on the new managers scheme",
        "HR gave me Jackie Sample as a mentor on the new managers scheme",
    ],
)
def test_whom_hr_gave_one_gets_a_hello_and_is_not_asked_to_be_a_mentor(cli: Cli, told: str) -> None:
    with at_terminal(cli, "mentor", "add") as terminal:
        terminal.answer("Who is it?", told).asked("7 HR or a programme").answer("", "")
        terminal.answer(LEARN, "skill").answer(GOOD, "").answer(WHERE, "2").answer(MAIL, "")
        assert terminal.end() == 0
        assert "respect" not in terminal.text
    jackie = cli.json("mentor", "show", "jackie")
    assert (jackie["standing"], jackie["terms"][-1]["programme"]) == ("assigned", "the new managers scheme")
    assert cli.json("approach", "jackie")["template"] == "hello"
    cli.answer_purpose("engineer")
    cli.ok("outreach", "discard", "jackie-sample", "--yes")
    cli.ok("log", "jackie", "we talked", "--insight", "so")
    assert "request" not in [row["kind"] for row in cli.json("next", today="2026-02-20")]


def test_which_friend_is_not_asked_where_it_was_told_beside_the_name(cli: Cli) -> None:
    with at_terminal(cli, "mentor", "add") as terminal:
        terminal.answer("Who is it?", "leni sample, a friend of my friend katrin")
        terminal.asked("Enter: a friend of a friend").answer("", "").asked(LEARN)
        assert "Which friend" not in terminal.said
        _enter_to_the_end(terminal)
    leni = cli.json("mentor", "show", "leni")
    assert (leni["source"], leni["introduced_by"]) == ("friend-of-friend", "Katrin")


def test_no_friend_who_gave_one_a_mentor_is_a_programme(cli: Cli) -> None:
    with at_terminal(cli, "mentor", "add") as terminal:
        terminal.answer("Who is it?", "Ralf Sample").answer("Where did you find", "3")
        terminal.answer("Which friend?", "no friend, the chamber of commerce gave him to me")
        terminal.asked("Taken as: HR or a programme matched us")
        _enter_to_the_end(terminal)
    ralf = cli.json("mentor", "show", "ralf")
    assert (ralf["introduced_by"], ralf["form"]) == (None, "formal")
    assert ralf["terms"][-1]["programme"] == "the chamber of commerce"
    assert ralf["notes"] == "the chamber of commerce gave him to me"


def test_whom_one_met_at_a_fair_one_is_acquainted_with(cli: Cli) -> None:
    with at_terminal(cli, "mentor", "add", "J\u00fcrgen Sample, met him at the fair") as terminal:
        _enter_to_the_end(terminal)
    assert cli.json("mentor", "show", "j\u00fcrgen")["standing"] == "acquainted"


def test_what_is_good_about_somebody_is_not_said_twice(cli: Cli) -> None:
    with at_terminal(cli, "mentor", "add", "Sabine Sample") as terminal:
        terminal.answer("Where did you find", "")
        terminal.answer(LEARN, "she knows everybody in the town hall").answer("", "people")
        terminal.answer(GOOD, "she knows everybody in the town hall, and suppliers")
        _enter_to_the_end(terminal)
    assert cli.json("mentor", "show", "sabine")["positives"] == [
        "she knows everybody in the town hall, and suppliers"
    ]


def test_enter_leaves_everything_as_it_is(kim: Cli) -> None:
    kim.ok(
        *("mentor", "edit", "kim", "--knowing", "how", "--positive", "kind", "--constraint", "far"),
        *("--line", "outside", "--email", "kim@example.org", "--cadence", "1m", "--supports", "lead"),
    )
    before = kim.json("mentor", "show", "kim")
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        terminal.asked("Enter: 1").answer(NEEDS, "").answer(ROLE, "").answer(PLACE, "")
        terminal.asked("Enter: skill=2").answer(LEARN, "")
        terminal.asked("Enter: kind").answer(GOOD, "")
        _enter_to_the_end(terminal)
    assert kim.json("mentor", "show", "kim") == before


@pytest.mark.parametrize(
    ("question", "option", "bad"),
    [
        (LEARN, "--knowing", "how=9"),
        (MAIL, "--email", "kim@"),
        (OFTEN, "--cadence", "often"),
    ],
)
def test_a_bad_answer_is_refused_as_its_option_would_be_and_asked_again(
    kim: Cli, question: str, option: str, bad: str
) -> None:
    refused = kim("mentor", "edit", "kim", option, bad).err.splitlines()[0]
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        for before in (NEEDS, ROLE, PLACE, LEARN, GOOD, BAD, WHERE, MAIL, OFTEN):
            if before == question:
                break
            terminal.answer(before, "")
        terminal.answer(question, bad).asked(question)
        assert refused in terminal.news


def test_a_word_that_is_not_in_the_list_is_refused_with_the_list(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        for before in (NEEDS, ROLE, PLACE, LEARN, GOOD, BAD):
            terminal.answer(before, "")
        terminal.answer(WHERE, "beside").asked(WHERE)
        assert "Type a number from 1 to 4, or the beginning of a word." in terminal.news


def test_how_to_stop_a_long_walk_is_said_before_its_first_question_and_is_true(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        terminal.asked("Ctrl-C stops at any of them, and keeps what you answered").answer(NEEDS, "")
        terminal.answer(ROLE, "Head miller").asked(PLACE).type("\x03")
        assert terminal.end() == 130
    assert kim.json("mentor", "show", "kim")["role"] == "Head miller"


def test_letters_go_to_the_address_that_is_typed_first(kim: Cli) -> None:
    kim.ok("mentor", "edit", "kim", "--email", "kim@example.org")
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        for before in (NEEDS, ROLE, PLACE, LEARN, GOOD, BAD, WHERE):
            terminal.answer(before, "")
        terminal.answer(MAIL, "kim@example.org; k@example.org").answer(OFTEN, "")
        _enter_to_the_end(terminal)
    assert kim.json("mentor", "show", "kim")["emails"] == ["kim@example.org", "k@example.org"]


def test_an_address_that_somebody_has_is_refused_at_its_question(kim: Cli) -> None:
    kim.ok("mentor", "add", "Julie Sample", "--email", "julie@example.org")
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        terminal.answer(NEEDS, "1").answer(ROLE, "").answer(PLACE, "")
        terminal.answer(LEARN, "how").answer(GOOD, "").answer(BAD, "").answer(WHERE, "2")
        terminal.answer(MAIL, "julie@example.org").asked("?")
        assert "Julie Sample" in terminal.said
        if MAIL in terminal.news:
            terminal.answer(MAIL, "")
        terminal.answer(OFTEN, "")
        _enter_to_the_end(terminal)
    found = kim.json("mentor", "show", "kim")
    assert (found["line"], found["email"], found["knowing"]["how"]) == ("same-organisation", None, 2)


def test_going_back_offers_what_was_said_and_keeps_it(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        terminal.answer(NEEDS, "1").answer(ROLE, "").answer(PLACE, "")
        terminal.answer(LEARN, "how").answer(GOOD, "kind").answer(BAD, "far").answer(WHERE, "<")
        terminal.asked("Enter: far").answer(BAD, "<").asked("Enter: kind").answer(GOOD, "").answer(BAD, "")
        terminal.answer(WHERE, "3").answer(MAIL, "").answer(OFTEN, "")
        _enter_to_the_end(terminal)
    found = kim.json("mentor", "show", "kim")
    assert (found["positives"], found["constraints"], found["line"]) == (["kind"], ["far"], "outside")


def test_a_question_mark_says_why_in_words_and_names_no_option(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "edit", "kim") as terminal:
        terminal.answer(NEEDS, "?").asked("easy to forget").answer("", "1")
        terminal.answer(ROLE, "").answer(PLACE, "").answer(LEARN, "?").asked(
            "Each need tends to call for one of them."
        )
        assert "--" not in terminal.said


def test_somebody_unknown_is_said_before_anything_is_asked(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "edit", "nobody") as terminal:
        assert terminal.end() == 3
        assert ">" not in terminal.text


def test_removing_somebody_asks_first(kim: Cli) -> None:
    with at_terminal(kim, "mentor", "remove", "kim-i-sample-i") as terminal:
        terminal.answer("Remove Kim [i]Sample[/i]", "maybe").asked("Type y or n.").answer("", "")
        assert terminal.end() == 0
    assert len(kim.json("mentor", "list")) == 1
    with at_terminal(kim, "mentor", "remove", "kim-i-sample-i") as terminal:
        terminal.answer("Remove Kim", "yes")
        assert terminal.end() == 0
    assert kim.json("mentor", "list") == []


@pytest.mark.parametrize(
    ("typed", "name", "first_name", "notes"),
    [
        ("Magdalena Sample (Leni)", "Magdalena Sample", "Leni", None),
        ("Sarahs friend Dave", "Dave", None, "Sarahs friend"),
        ("Dame Elaine Sample - saw her speak", "Dame Elaine Sample", None, "saw her speak"),
    ],
)
def test_who_is_named_in_a_sentence_gets_a_name_and_a_note(
    cli: Cli, typed: str, name: str, first_name: str | None, notes: str | None
) -> None:
    with at_terminal(cli, "mentor", "add", typed) as terminal:
        _enter_to_the_end(terminal)
    (found,) = cli.json("mentor", "list")
    shown = cli.json("mentor", "show", found["id"])
    assert (shown["name"], shown["first_name"], shown["notes"]) == (name, first_name, notes)


def test_somebody_without_a_name_is_asked_for_again(cli: Cli) -> None:
    with at_terminal(cli, "mentor", "add") as terminal:
        terminal.answer("Who is it?", "the lady").asked("Their name, please.").answer("", "Bev or Nasreen")
        terminal.asked("One person at a time, please: Bev first?").answer("", "")
        _enter_to_the_end(terminal)
    assert [m["name"] for m in cli.json("mentor", "list")] == ["Bev"]


def test_nobody_who_was_renamed_is_called_by_the_old_name_at_a_terminal(cli: Cli) -> None:
    cli.ok("mentor", "add", "that Tom")
    with at_terminal(cli, "mentor", "edit", "that-tom", "--name", "Tom O'Sample") as terminal:
        assert terminal.end() == 0
        assert "that-tom" not in terminal.text
    for words in (("mentor", "show", "tom"), ("mentor", "list"), ("log", "tom", "the rota"), ("next",)):
        with at_terminal(cli, *words) as terminal:
            terminal.end()
            assert "that-tom" not in terminal.text, terminal.text
    with at_terminal(cli, "mentor", "show", "tom") as terminal:
        terminal.end()
        assert """mentorfolio timeline 'Tom O'"'"'Sample'""" in terminal.text
    assert "that-tom" in cli.ok("mentor", "show", "tom").err, "ids stay for scripts"


def test_a_known_choice_is_offered_in_the_words_of_its_list(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--line", "same-organisation")
    with at_terminal(cli, "mentor", "edit", "kim") as terminal:
        for question in (ROLE, PLACE, "learn from", "would be good", "in the way"):
            terminal.answer(question, "")
        assert "Enter: same-organisation" not in terminal.asked("in relation to you?").news


def test_the_walk_passes_every_field_with_what_is_known_of_it(kim: Cli) -> None:
    kim.ok("mentor", "add", "Ann Sample", "--phone", "+49 30 1234", "--familiar", "known", "--rank", "2")
    kim.ok("mentor", "edit", "ann", "--link", "https://example.org/ann", "--direction", "peer")
    with at_terminal(kim, "mentor", "edit", "ann") as terminal:
        said = {"Their name?": "Anna Sample", "letters to Ann": "Dear Annie", "Which choice": "1"}
        known = ("Enter: +49 30 1234", "Enter: https://example.org/ann", "Enter: Ann Sample", "Enter: 2")
        seen = set()
        while terminal.asks_more():
            news = terminal.news
            seen |= {text for text in known if text in news}
            terminal.answer("", next((reply for words, reply in said.items() if words in news), ""))
        assert terminal.end() == 0
        assert seen == {*known}
        for asked in ("What do you call Ann", "know each other", "learns from whom", "through a programme"):
            assert asked in terminal.said
    ann = kim.json("mentor", "show", "ann-sample")
    assert (ann["name"], ann["greeting"], ann["rank"]) == ("Anna Sample", "Dear Annie", 1)
    assert (ann["phone"], ann["direction"], ann["form"]) == ("+49 30 1234", "peer", "informal")


def test_a_circle_is_changed_by_its_questions(kim: Cli) -> None:
    kim.ok("mentor", "add", "Lee Sample")
    kim.ok("circle", "add", "Peers", "--member", "kim", "--member", "lee")
    with at_terminal(kim, "circle", "edit") as terminal:
        terminal.answer("Which circle?", "peers").asked("Enter: Peers").answer(
            "What do you call it?", "Thursdays"
        )
        terminal.answer("What kind of group", "").answer("What is it for?", "cases from our teams")
        assert terminal.end() == 0
    (circle,) = kim.json("circle", "list")
    assert (circle["name"], circle["kind"], circle["purpose"]) == (
        "Thursdays",
        "peer",
        "cases from our teams",
    )
    with at_terminal(kim, "circle", "edit", "thursdays") as terminal:
        _enter_to_the_end(terminal)
        assert "Nothing was changed." in terminal.said


def test_whom_to_forget_is_asked_for_by_the_whole_name_and_once_more(kim: Cli) -> None:
    kim.ok("mentor", "add", "Lee Sample")
    with at_terminal(kim, "store", "purge") as terminal:
        terminal.answer("Who do you want to forget", "Lee").asked("Who do you want to forget")
        terminal.answer("", "Lee Sample").answer("for ever?", "y")
        assert terminal.end() == 0
    assert [m["name"] for m in kim.json("mentor", "list")] == ["Kim [i]Sample[/i]"]


@pytest.mark.parametrize(
    ("said", "source", "note"),
    [
        ("linked", "linkedin", None),
        ("royal", "professional-body", "Found: Royal College of Sample"),
        ("the allotment, over the fence", "other", "Found: the allotment, over the fence"),
    ],
)
def test_where_one_found_somebody_may_be_said_in_words(
    cli: Cli, said: str, source: str, note: str | None
) -> None:
    cli.ok("place", "add", "Royal College of Sample", "--kind", "register")
    with at_terminal(cli, "mentor", "add", "Ivo Sample") as terminal:
        terminal.answer("Where did you find Ivo Sample?", said).asked(LEARN)
        _enter_to_the_end(terminal)
    ivo = cli.json("mentor", "show", "ivo")
    assert (ivo["source"], ivo["notes"]) == (source, note)


def test_who_goes_back_to_where_one_found_somebody_keeps_only_the_last_answer(cli: Cli) -> None:
    where = "Where did you find Ivo Sample?"
    with at_terminal(cli, "mentor", "add", "Ivo Sample") as terminal:
        terminal.answer(where, ",").asked("Type a number").answer(where, "the allotment")
        terminal.asked("Noted: the allotment").answer(LEARN, "<").answer(where, "2").asked(LEARN)
        _enter_to_the_end(terminal)
    ivo = cli.json("mentor", "show", "ivo")
    assert (ivo["source"], ivo["notes"]) == ("professional-body", None)


def test_a_friend_or_a_programme_named_as_the_place_is_understood(cli: Cli) -> None:
    where = "Where did you find"
    with at_terminal(cli, "mentor", "add", "Ivo Sample") as terminal:
        terminal.answer(where, "he is a friend of my friend Katrin").asked(LEARN)
        assert "Which friend" not in terminal.said
        _enter_to_the_end(terminal)
    ivo = cli.json("mentor", "show", "ivo")
    assert (ivo["source"], ivo["introduced_by"]) == ("friend-of-friend", "Katrin")
    with at_terminal(cli, "mentor", "add", "Eva Sample") as terminal:
        terminal.answer(where, "HR gave me her, on the new managers scheme").asked(LEARN)
        _enter_to_the_end(terminal)
    assert cli.json("mentor", "show", "eva")["terms"][-1]["programme"] == "the new managers scheme"
