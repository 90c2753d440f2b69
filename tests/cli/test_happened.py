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
    promise = happened(jo, "promised to send the slides by fri")["record"]
    assert (promise["text"], promise["owner"], promise["due"]) == ("send the slides", "me", "2026-01-23")
    assert happened(jo, "she promised to call Ann")["record"]["owner"] == "mentor"


def test_a_yes_by_telephone_moves_somebody_on_without_a_letter(cli: Cli) -> None:
    cli.ok("mentor", "add", "Jo Sample")
    answer = happened(cli, "said yes")
    assert answer["record"]["stage"] == "conversation"
    assert answer["did"][0]["command"] == "mentorfolio mentor stage jo-sample conversation --on 2026-01-21"
    assert happened(cli, "said yes")["record"]["stage"] == "active"


@pytest.mark.parametrize("words", ["", "xyz", "nodded", "yesterday was fine", "method", "knows him"])
def test_what_is_not_understood_is_never_guessed(jo: Cli, words: str) -> None:
    error = jo.expect_refused(2, "happened", "jo", *words.split())
    assert "--what answered|yes|no|later|met|introduced|promised|nothing" in error["hint"]


@pytest.mark.parametrize("what", ["later", "introduced", "promised"])
def test_what_belongs_to_it_is_named_where_it_is_missing(jo: Cli, what: str) -> None:
    assert jo.expect_refused(2, "happened", "jo", "--what", what)["code"] == "missing"


def test_nobody_and_nobody_known_are_told(jo: Cli) -> None:
    assert jo.expect_refused(2, "happened")["code"] == "missing"
    assert jo.expect_refused(3, "happened", "nobody", "said yes")["code"] == "not-found"
