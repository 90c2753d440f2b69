"""Whom a sentence of `happened` is about, in the order in which people say it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

NOW = "2026-11-12"


@pytest.fixture
def people(cli: Cli) -> Cli:
    """Several people who have been written to."""
    for name in ("Kim Sample", "Prof. Ada Sample", "Prof. Zoe Sampler", "Anna Sample", "Anna Other"):
        cli.ok("mentor", "add", name)
        cli.ok("mentor", "stage", name, "approached", "--on", "today")
    return cli


def shown(cli: Cli, who: str) -> Any:
    return cli.json("mentor", "show", who)


@pytest.mark.parametrize(
    ("words", "mentor", "what"),
    [
        (["prof", "ada", "answered no, too busy"], "prof-ada-sample", "no"),
        (["anna", "other", "said", "yes"], "anna-other", "yes"),
        (["kim wrote to say she met anna other"], "kim-sample", "answered"),
        (["i and kim had tea"], "kim-sample", "met"),
        (["kim", "and", "i", "spoke", "yesterday"], "kim-sample", "met"),
        (["great chat with kim"], "kim-sample", "met"),
    ],
)
def test_who_is_named_first_is_meant_with_title_and_surname(
    people: Cli, words: list[str], mentor: str, what: str
) -> None:
    answer = people.json("happened", *words)
    assert (answer["mentor"], answer["what"]) == (mentor, what)


@pytest.mark.parametrize(
    "words",
    [
        "i took kim's advice and it worked",
        "tried kim\u2019s idea, it helped",
        "we finally used kim's method for budgets and it worked",
        "kim's advice has worked",
    ],
)
def test_whose_advice_it_was_is_whom_the_sentence_is_about(people: Cli, words: str) -> None:
    answer = people.json("happened", words)
    assert (answer["mentor"], answer["what"]) == ("kim-sample", "helped")


@pytest.mark.parametrize("words", ["i met kim's boss", "i took kim's sister to lunch", "tried kimchi's best"])
def test_somebody_of_theirs_is_not_taken_for_them(people: Cli, words: str) -> None:
    assert people("happened", words).code in (2, 3)


def test_what_they_wrote_is_an_answer_and_no_letter_of_mine(people: Cli) -> None:
    answer = people.ok("happened", "kim", "wrote", "she is happy to talk,", "sunday evening", today=NOW)
    assert "--when 2026-11-15" in answer.err, "the Sunday to come is offered for the talk"
    assert shown(people, "kim")["stage"] == "conversation"


def test_a_letter_written_elsewhere_to_who_has_not_answered_is_the_reminder(people: Cli) -> None:
    people.ok("mentor", "add", "Lee Sample")
    people.ok("happened", "I wrote to lee", today=NOW)
    people.ok("happened", "I wrote to lee again", today="2026-11-26")
    letters = people.json("outreach", "list", today="2026-11-26")
    assert sorted(x["kind"] for x in letters if x["mentor"] == "lee-sample") == ["first", "follow-up"]
    assert "follow-up" not in [row["kind"] for row in people.json("next", today="2026-11-26")]


def test_an_introducer_who_is_not_in_the_portfolio_is_kept_with_whom_they_named(people: Cli) -> None:
    answer = people.json("happened", "olga", "introduced", "me", "to", "kim", "by", "whatsapp")
    assert (answer["mentor"], answer["what"]) == ("kim-sample", "introduced")
    assert shown(people, "kim")["introduced_by"] == "Olga"
    assert shown(people, "kim")["stage"] == "approached", "nothing else is changed"
    people.ok("happened", "olga introduced me to vera sample, a nurse")
    vera = shown(people, "vera")
    assert (vera["name"], vera["introduced_by"], vera["stage"]) == ("Vera Sample", "Olga", "candidate")
    people.ok("happened", "tom introduced me to kim")
    assert shown(people, "kim")["introduced_by"] == "Olga", "what was noted before stays"


def test_an_unknown_introducer_is_shown_before_they_are_noted(people: Cli) -> None:
    before = people.store.read_bytes()
    with at_terminal(
        people, "happened", "kmi introduced me to vera sample", MENTORFOLIO_TODAY=NOW
    ) as terminal:
        terminal.answer("Note that Kmi, who is not in your portfolio, introduced you to Vera Sample?", "n")
        assert terminal.end() == 0, terminal.text
    assert people.store.read_bytes() == before


def test_a_mentor_whom_anybody_gave_one_is_added_by_their_name(people: Cli) -> None:
    words = "the school authority gave me a mentor, her name is dora sample, she is a head"
    assert people.json("happened", *words.split())["mentor"] == "dora-sample"
    assert shown(people, "dora")["name"] == "Dora Sample"
    assert shown(people, "dora")["standing"] == "assigned"
    assert people.expect_refused(2, "happened", "hr gave me a mentor")["code"] == "missing"
    with at_terminal(people, "happened", MENTORFOLIO_TODAY=NOW) as terminal:
        terminal.answer("With whom?", "my head gave me a mentor").answer("Who is it?", "Vera Sample")
        assert terminal.end() == 0, terminal.text
    assert shown(people, "vera")["standing"] == "assigned"
