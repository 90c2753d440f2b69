"""``happened`` of words that cannot all be true: refused or asked, and nothing of them is lost."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli


@pytest.fixture
def julie(cli: Cli) -> Cli:
    """Julie, a candidate with a letter on its way; Monday 10 March."""
    cli.environment["MENTORFOLIO_TODAY"] = "2025-03-10"
    cli.answer_purpose()
    cli.ok("mentor", "add", "Julie Roe")
    cli.ok("approach", "julie", "--set", "why=x", "--set", "topic=y")
    cli.ok("outreach", "sent", "julie")
    return cli


def stage(cli: Cli, mentor: str = "julie") -> str:
    """Where somebody stands."""
    return str(cli.json("mentor", "show", mentor)["stage"])


def test_a_yes_told_twice_by_a_script_makes_nobody_a_mentor(julie: Cli) -> None:
    julie.ok("happened", "julie", "said yes")
    before = julie.store.read_bytes()
    julie.ok("happened", "julie", "said yes")
    assert julie.store.read_bytes() == before
    julie.ok("happened", "julie", "had coffee")
    julie.ok("happened", "julie", "said yes")
    assert stage(julie) == "active", "after a talk it is a yes to mentoring"


@pytest.mark.parametrize("what", ["nothing", "waiting"])
def test_a_text_that_would_be_kept_nowhere_is_refused(julie: Cli, what: str) -> None:
    julie.ok("outreach", "declined", "julie")
    julie.expect_refused(2, "happened", "julie", "--what", what, "--text", "foo")


@pytest.mark.parametrize(
    "words",
    [
        ["yes", "and", "no"],
        ["said yes and said no"],
        ["she said no and then yes"],
        ["--what", "yes", "said no"],
        ["--what", "nothing", "she said yes"],
        ["--what", "yes", "introduced me to Ann Alt"],
    ],
)
def test_an_answer_that_contradicts_itself_is_taken_for_neither(julie: Cli, words: list[str]) -> None:
    julie.expect_refused(2, "happened", "julie", *words)
    assert stage(julie) == "approached"


@pytest.mark.parametrize(
    ("words", "what"),
    [
        (["said yes, no problem"], "yes"),
        (["yes and no problem at all"], "yes"),
        (["--what", "yes", "wrote back, glad of it"], "yes"),
        (["--what", "yes", "she said yes"], "yes"),
        (["--what", "waiting", "no answer"], "waiting"),
        (["--what", "later", "not before june"], "later"),
    ],
)
def test_an_answer_told_in_more_words_is_still_that_answer(julie: Cli, words: list[str], what: str) -> None:
    assert julie.json("happened", "julie", *words)["what"] == what


@pytest.mark.parametrize(
    "words",
    [
        ["phoned on 30 feb"],
        ["met on 31 april"],
        ["met on 2025-02-30"],
        ["met last tuesday", "--on", "2025-03-01"],
        ["--what", "met", "met last tuesday", "--on", "2025-03-01"],
    ],
)
def test_a_talk_is_not_put_under_a_day_that_was_not_said(julie: Cli, words: list[str]) -> None:
    julie.expect_refused(2, "happened", "julie", *words)
    assert julie.json("meeting", "list") == []


def test_a_day_said_twice_is_the_day(julie: Cli) -> None:
    julie.ok("happened", "julie", "met last tuesday", "--on", "2025-03-04")
    assert [m["when"] for m in julie.json("meeting", "list")] == ["2025-03-04"]


UNCLAIMED = "met yesterday about the rota and promised to send slides by fri"


@pytest.mark.parametrize(
    "words",
    [
        UNCLAIMED,
        "we met about the rota, and promised the slides by fri",
        "met yesterday and promised to send her slides by fri",
        "had tea, will send the slides by fri",
        "we met and promised to read my slides by fri",
    ],
)
def test_a_promise_of_which_nobody_says_whose_it_is_is_not_lost_in_a_script(julie: Cli, words: str) -> None:
    error = julie.expect_refused(2, "happened", "julie", words)
    assert "slides by fri" in error["message"], "whose it is is asked, and which"
    assert julie.json("meeting", "list") == []


@pytest.mark.parametrize(("answer", "owner"), [("1", "me"), ("2", "mentor")])
def test_a_terminal_asks_whose_promise_it_is_and_keeps_it_once(julie: Cli, answer: str, owner: str) -> None:
    with at_terminal(julie, "happened", "julie", UNCLAIMED) as terminal:
        terminal.answer("Who promised that: send slides by fri?", answer)
        terminal.answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    assert [(p["text"], p["owner"], p["due"]) for p in julie.json("action", "list")] == [
        ("send slides", owner, "2025-03-14")
    ]


@pytest.mark.parametrize(
    ("words", "owner"),
    [
        ("said yes and promised to send a book", "mentor"),
        ("we met, and promised her the slides", "me"),
        ("we met, she was kind and promised to send a book", "mentor"),
        ("I met her and promised to send a book", "me"),
        ("met yesterday and promised to send her the slides by fri", "me"),
        ("met yesterday and promised to send me her slides", "mentor"),
        ("introduced me to Ann Alt, will write to her", "me"),
        ("said yes, will send a list", "mentor"),
        ("rang me and promised to send it", "mentor"),
        ("she called, promised to send a list", "mentor"),
    ],
)
def test_whoever_the_sentence_is_about_has_promised(julie: Cli, words: str, owner: str) -> None:
    julie.ok("happened", "julie", words)
    assert [p["owner"] for p in julie.json("action", "list")] == [owner]


@pytest.mark.parametrize(
    "words",
    [
        "met with Bob about her",
        "had coffee with bob ode yesterday",
        "I talked to Bob",
        "met Bob and two others",
    ],
)
def test_a_talk_with_somebody_else_is_not_put_under_who_was_named(julie: Cli, words: str) -> None:
    julie.ok("mentor", "add", "Bob Ode")
    error = julie.expect_refused(2, "happened", "julie", words)
    assert "mentorfolio happened bob-ode" in error["hint"]
    assert julie.json("meeting", "list") == []


@pytest.mark.parametrize(("answer", "mentor"), [("", "bob-ode"), ("n", "julie-roe")])
def test_a_terminal_asks_with_whom_of_the_two_the_talk_was(julie: Cli, answer: str, mentor: str) -> None:
    julie.ok("mentor", "add", "Bob Ode")
    with at_terminal(julie, "happened", "julie", "met with Bob about her") as terminal:
        terminal.answer("Note it under Bob Ode?", answer).answer("Note it like this?", "")
        assert terminal.end() == 0, terminal.text
    assert [m["mentors"] for m in julie.json("meeting", "list")] == [[mentor]]


@pytest.mark.parametrize(
    "words",
    [
        "met with Bob and Julie",
        "had coffee with Bob and her",
        "talked about her work with Bob",
        "met yesterday, she knows Bob",
        "had tea with will and patience",
        "promised a talk with Bob",
        "told me to talk to Bob",
    ],
)
def test_a_talk_with_who_was_named_stays_theirs_where_somebody_else_is_in_it(julie: Cli, words: str) -> None:
    julie.ok("mentor", "add", "Bob Ode")
    assert julie.json("happened", "julie", words)["mentor"] == "julie-roe"


@pytest.mark.parametrize(
    "words", ["helped", "she helped me with my CV", "Julie helped a lot", "she really helped"]
)
def test_help_is_kept_in_the_words_it_was_told_in(julie: Cli, words: str) -> None:
    answer = julie.json("happened", "julie", words)
    assert answer["what"] == "helped"
    assert words in julie.json("mentor", "show", "julie")["notes"]


def test_the_day_of_a_help_is_kept_with_it(julie: Cli) -> None:
    julie.ok("happened", "julie", "she helped me with my CV yesterday")
    assert julie.json("mentor", "show", "julie")["notes"] == "Sun 9 Mar 2025: she helped me with my CV"


def test_what_was_promised_or_whom_one_met_by_the_help_is_not_lost(julie: Cli) -> None:
    julie.ok("happened", "julie", "she helped me with my CV and promised to send a book")
    assert [p["owner"] for p in julie.json("action", "list")] == ["mentor"]
    julie.expect_refused(2, "happened", "julie", "helped by introducing me to Ann Alt")


def test_a_letter_past_the_manager_says_that_they_should_know(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Line Sample", "--line", "direct-line")
    told = cli.ok("happened", "line", "I wrote to her").err
    assert "mentorfolio approach line-sample --template manager-note" in told
    (letter,) = cli.json("outreach", "list")
    assert letter["state"] == "sent"
    assert "manager" in letter["passed"], "it is known that the manager did not know"
    cli.ok("mentor", "add", "Ann Alt")
    assert "manager-note" not in cli.ok("happened", "ann", "I wrote to her").err
