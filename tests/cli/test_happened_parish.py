"""What is told of a choir, a parish and a programme: an end is no beginning, and who is named is found."""

from __future__ import annotations

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

NOW = "2026-03-12"  # a Thursday


@pytest.fixture
def parish(cli: Cli) -> Cli:
    """Ruth is to be asked; Kate, Tom and Margaret are active, and Kate's rehearsal is tonight."""
    cli.environment["MENTORFOLIO_TODAY"] = NOW
    cli.answer_purpose()
    cli.ok("mentor", "add", "Ruth Sample")
    for name in ("Kate Sample", "Father Tom Sample", "Margaret Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2026-01-12")
    cli.ok("meeting", "plan", "kate", "--when", "2026-03-12 17:30")
    return cli


@pytest.mark.parametrize(
    "words",
    [
        "would love to, but only until the summer, she goes to her sister in July",
        "she said yes, until July",
        "said yes, until 5 July",
        "is happy to help until July",
    ],
)
@pytest.mark.parametrize("name", ["margaret", "ruth"])
def test_nobody_is_put_off_until_the_day_on_which_their_yes_ends(parish: Cli, name: str, words: str) -> None:
    did = parish.json("happened", name, words)
    assert did["what"] == "yes"
    assert parish.json("mentor", "show", name)["again_on"] is None
    assert parish.json("meeting", "list", "--with", name) == []


@pytest.mark.parametrize(
    "words",
    [
        "said yes, but not until July",
        "is happy to help, but busy until July",
        "said yes, she is on leave until July",
        "would love to, but would rather wait until July",
    ],
)
def test_a_yes_for_later_still_waits(parish: Cli, words: str) -> None:
    parish.ok("happened", "margaret", words)
    assert parish.json("mentor", "show", "margaret")["again_on"] == "2026-07-01"


def test_a_rehearsal_that_is_off_is_not_held(parish: Cli) -> None:
    words = "rang, the rehearsal tonight is off, half the children have chickenpox, she will let me know"
    assert parish.json("happened", "Kate", words)["what"] == "cancelled"
    (meeting,) = parish.json("meeting", "list", "--with", "kate")
    assert meeting["cancelled"]
    assert not meeting["held"]


@pytest.mark.parametrize(
    "words", ["rang and we fixed Monday at seven for a first call", "rang, we agreed on Monday at 7pm"]
)
def test_a_day_fixed_on_the_phone_is_planned(parish: Cli, words: str) -> None:
    parish.ok("happened", "Ruth", words)
    (meeting,) = parish.json("meeting", "list", "--with", "ruth")
    assert (meeting["when"], meeting["held"]) == ("2026-03-16T19:00", False)


def test_a_feast_is_not_the_last_day_of_its_name(parish: Cli) -> None:
    told = parish.expect_refused(2, "happened", "margaret", "we talked on Palm Sunday")["message"]
    assert "Sun 29 Mar 2026 has not come yet" in told
    parish.ok("happened", "margaret", "met her on Palm Sunday about the choir", today="2026-04-02")
    parish.expect_refused(2, "happened", "tom", "met him on Whit Monday")
    (held,) = parish.json("meeting", "list", "--with", "margaret")
    assert held["when"] == "2026-03-29"
    assert parish.json("mentor", "show", "tom")["last_contact"] != "2026-03-09"


@pytest.mark.parametrize(
    "words",
    [
        "sat in on Kate's rehearsal and I promised to bring cake",
        "I went to Kate's rehearsal yesterday and stayed for tea",
        "Kate's rehearsal was lovely",
        "finally sat in on Kate\u2019s rehearsal",
    ],
)
@pytest.mark.parametrize("alone", [True, False])
def test_whoever_is_named_by_their_rehearsal_is_who_it_is_about(parish: Cli, words: str, alone: bool) -> None:
    with at_terminal(parish, "happened", *([] if alone else words.split())) as terminal:
        if alone:
            terminal.answer("With whom?", words)
        terminal.answer("What happened with Kate?", "")
        assert terminal.end() == 0, terminal.text


@pytest.mark.parametrize("words", ["met Kate's boss", "I went to see Kate's sister"])
def test_somebody_of_theirs_is_neither_them_nor_added_under_their_name(parish: Cli, words: str) -> None:
    before = parish.store.read_bytes()
    told = parish.expect_refused(3, "happened", *words.split())
    assert "mentor add" not in (told["hint"] or "")
    assert parish.store.read_bytes() == before


def test_an_adverb_before_a_sentence_is_no_name_and_a_name_is_no_adverb(parish: Cli) -> None:
    assert parish.json("happened", "finally", "met", "Tom")["mentor"] == "father-tom-sample"
    parish.ok("mentor", "add", "Just Sample")
    assert parish.json("happened", "just", "said", "yes")["mentor"] == "just-sample"


def test_who_said_goodbye_with_me_is_named_and_the_end_is_offered_first_on_its_day(parish: Cli) -> None:
    words = "the programme is over, Margaret and I said goodbye on Friday, she cried"
    did = parish.json("happened", *words.split())
    assert (did["mentor"], did["what"]) == ("margaret-sample", "over")
    with at_terminal(parish, "happened", "tom", "we said goodbye on Friday") as terminal:
        terminal.asked("What happened with Tom?")
        listed = [line.strip() for line in terminal.text.splitlines() if line.strip().startswith("1")]
        assert "it is over" in listed[0], terminal.text
        terminal.answer("What happened with Tom?", "1").asked("Fri 6 Mar 2026").asked(
            "Note it like this?"
        ).type("\x03")
        terminal.end()


@pytest.mark.parametrize(
    "words",
    [
        "it rained all day and we said goodbye",
        "she moves to Leeds, so we said goodbye",
        "It was our last session. We said goodbye.",
    ],
)
def test_a_goodbye_behind_another_clause_offers_the_end_first(parish: Cli, words: str) -> None:
    with at_terminal(parish, "happened", "margaret", words) as terminal:
        terminal.asked("What happened with Margaret?")
        listed = [line.strip() for line in terminal.text.splitlines() if line.strip().startswith("1")]
        assert "it is over" in listed[0], terminal.text


@pytest.mark.parametrize(
    "words",
    [
        "on Friday Margaret and I said goodbye",
        "after the concert Margaret and I said goodbye",
        "on Friday the programme ended and Margaret said goodbye",
    ],
)
def test_who_said_goodbye_is_found_however_the_sentence_begins(parish: Cli, words: str) -> None:
    with at_terminal(parish, "happened", *words.split()) as terminal:
        terminal.asked("Margaret")


@pytest.mark.parametrize(
    ("words", "then"),
    [
        ("we said goodbye", "What happened with Margaret?"),
        ("we had lunch and then we said goodbye", "Note it like this?"),
        ("the programme is over and we said goodbye", "Note it like this?"),
        ("last session on Friday, and we said goodbye", ""),
    ],
)
def test_a_sentence_of_two_that_names_nobody_is_asked_whom_it_was_with(
    parish: Cli, words: str, then: str
) -> None:
    with at_terminal(parish, "happened", *words.split()) as terminal:
        terminal.answer("With whom?", "margaret").asked(then).asked("Margaret")
    refused = parish.expect_refused(3, "happened", *words.split())
    assert "names nobody" in refused["message"]
    with at_terminal(parish, "happened", "I", "got", "promoted") as terminal:
        assert terminal.end() == 3, terminal.text


def test_a_goodbye_at_a_talk_with_a_mentor_says_how_to_end_it(parish: Cli) -> None:
    did = parish.ok("happened", "margaret", "we had lunch and then we said goodbye")
    assert "mentorfolio mentor stage margaret-sample ended" in did.out + did.err
    assert "margaret-sample ended" not in parish.ok("happened", "margaret", "we had lunch").err
