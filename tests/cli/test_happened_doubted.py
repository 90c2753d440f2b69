"""What stands behind a beginning and says otherwise: nothing is noted. Today is Monday 30 November 2026."""

from __future__ import annotations

import pytest

from tests.support import Cli


@pytest.fixture
def people(cli: Cli) -> Cli:
    """Ben, who has a letter; Priya, whom one meets on Thursday; Clara, a stranger; Anna, a mentor."""
    cli.environment["MENTORFOLIO_TODAY"] = "2026-11-30"
    cli.answer_purpose()
    for name in ("Clara Sample", "Ben Sample", "Priya Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("mentor", "add", "Anna Sample", "--stage", "active", "--on", "2026-06-01")
    cli.ok("happened", "ben", "I wrote to him", "--on", "2026-11-10")
    cli.ok("happened", "priya", "said yes", "--on", "2026-11-12")
    cli.ok("meeting", "plan", "priya", "--when", "2026-12-03 15:00")
    return cli


@pytest.mark.parametrize(
    ("who", "words"),
    [
        ("ben", "she'd love to but she really cant right now"),
        ("ben", "said yes at first, then backed out"),
        ("ben", "yes, provided my boss is ok with it"),
        ("ben", "declined the invite but proposed tuesday"),
        ("ben", "never answered but met me at the fair and said yes"),
        ("ben", "wrote to his boss"),
        ("ben", "no, not at the moment"),
        ("priya", "refused to let me pay for lunch"),
        ("priya", "friday is off"),
        ("priya", "our call on friday is off"),
        ("priya", "tomorrow is off"),
        ("priya", "next week is off"),
        ("priya", "she cannot meet my boss"),
        ("priya", "she'll probably say no"),
        ("clara", "saw her post about hiring"),
        ("clara", "met nobody"),
        ("clara", "wrote on 14 October"),
        ("anna", "she died her hair"),
        ("anna", "called her, she hung up"),
    ],
)
def test_a_sentence_that_says_otherwise_further_on_is_refused_and_nothing_is_noted(
    people: Cli, who: str, words: str
) -> None:
    before = people.store.read_bytes()
    assert people("happened", who, words).code in (2, 5)
    assert people.store.read_bytes() == before


@pytest.mark.parametrize(
    "words",
    [
        "said yes, his daughter's wedding is on 12 december at noon",
        "said yes, he starts his new job on 4 jan at 9",
        "yes, deadline is friday 5pm",
        "yes, friday at 3 or monday at 10",
    ],
)
def test_the_day_of_something_else_behind_a_yes_is_no_meeting(people: Cli, words: str) -> None:
    assert people.json("happened", "ben", words)["what"] == "yes"
    assert people.json("mentor", "show", "ben")["stage"] == "conversation"
    assert people.json("meeting", "list", "--with", "ben") == []


def test_a_day_that_is_the_one_is_still_planned_with_a_yes(people: Cli) -> None:
    people.ok("happened", "ben", "said yes, friday at 3")
    assert people.json("meeting", "list", "--with", "ben")[0]["when"] == "2026-12-04T15:00"


def test_the_meeting_of_the_day_that_is_off_is_cancelled(people: Cli) -> None:
    people.ok("happened", "priya", "thursday is off, she is ill")
    (meeting,) = people.json("meeting", "list", "--with", "priya")
    assert meeting["cancelled"]
    assert "she is ill" in str(meeting["notes"])
    assert "thursday" not in str(meeting["notes"])


def test_the_day_a_letter_was_written_is_kept_where_more_is_said_behind_it(people: Cli) -> None:
    people.ok("happened", "clara", "I wrote an e-mail on 14 October, no answer")
    (letter,) = [x for x in people.json("outreach", "list") if x["mentor"] == "clara-sample"]
    assert letter["sent"] == "2026-10-14"


def test_a_promise_that_is_two_is_told_whole_in_json(people: Cli) -> None:
    told = people.json("happened", "priya", "i'll send her the draft by monday and she'll comment by friday")
    assert [one["owner"] for one in told["record"]] == ["me", "mentor"]
    assert told["retired"] == []


def test_what_they_agreed_to_do_for_me_is_their_promise_and_no_yes(people: Cli) -> None:
    people.ok("happened", "priya", "agreed to send me her slides")
    (promise,) = people.json("action", "list", "--with", "priya")
    assert promise["owner"] == "mentor"
    assert people.json("mentor", "show", "priya")["stage"] == "conversation"


@pytest.mark.parametrize("words", ["no show", "cancelled today", "she didn't show up"])
def test_a_talk_that_never_was_is_not_logged(people: Cli, words: str) -> None:
    before = people.store.read_bytes()
    assert "mentorfolio happened priya" in people.expect_refused(2, "log", "priya", words)["hint"]
    assert people.store.read_bytes() == before


@pytest.mark.parametrize(
    "said", ["met Eleanor Sample", "met Dr Sample", "met Mrs Sample yesterday", "met Nell", "met dr sample"]
)
def test_a_talk_with_somebody_by_any_form_of_their_name_is_one_with_them(cli: Cli, said: str) -> None:
    cli.ok("mentor", "add", "Dr. Eleanor (Nell) Sample")
    assert cli.json("happened", said)["mentor"] == "dr-eleanor-nell-sample"
