"""Sentences of ``happened`` as people have said them, each with the name where they put it."""

from __future__ import annotations

import pytest

from tests.support import Cli

PEOPLE = ("Maureen O'Dea", "Tomasz Wit", "Prof Haas", "Declan Roe", "Aoife Ni", "Colm Byrne", "Sinéad Fay")


@pytest.fixture
def them(cli: Cli) -> Cli:
    """A few people whom nobody was written to."""
    cli.answer_purpose()
    for name in PEOPLE:
        cli.ok("mentor", "add", name)
    return cli


@pytest.mark.parametrize(
    ("sentence", "what"),
    [
        (
            "Maureen wrote back straight away, she said of course and I should ring her Sunday evening",
            "yes",
        ),
        ("Maureen said she'd be honoured", "yes"),
        ("Tomasz finally texted, he would love to have a chat", "yes"),
        ("rang Maureen on Sunday, twenty minutes, she told me to keep a diary. I promised to try it", "met"),
        ("texted Tomasz", "wrote"),
        ("Maureen's happy to", "yes"),
        ("Maureen O'Dea's dead", "died"),
        ("I asked Aoife to introduce me to Colm", "asked"),
        ("Aoife is going to introduce me to Colm", "promised"),
        ("Sinéad rang, the programme is over for her, she is expecting in January", "over"),
    ],
)
def test_it_is_understood(them: Cli, sentence: str, what: str) -> None:
    found = them.json("happened", sentence)
    assert found["what"] == what
    assert fold(found["mentor"]) in fold(sentence)


def fold(text: str) -> str:
    """The first name alone, as an id has it."""
    return text.casefold().replace("é", "e").partition("-")[0]


def test_a_talk_that_did_not_come_about_is_called_off(them: Cli) -> None:
    them.ok("meeting", "plan", "declan", "--when", "2026-01-16 10:00", today="2026-01-10")
    sentence = "Declan was called out to a calving on Friday, so we didn't meet"
    assert them.json("happened", sentence)["what"] == "cancelled"
    (meeting,) = them.json("meeting", "list", "--with", "declan")
    assert meeting["cancelled"]
    assert "calving" in meeting["notes"]


def test_how_long_a_talk_took_is_read_from_the_sentence(them: Cli) -> None:
    them.ok("meeting", "plan", "maureen", "--when", "2026-01-19 10:00", today="2026-01-10")
    told = "two days ago on the phone for forty minutes, about the cows"
    them.ok("log", "maureen", *told.split(), "--on", "2026-01-19")
    them.ok("happened", "rang Aoife, twenty minutes, about hay")
    them.ok("log", "colm", "an hour of rain, and the minutes of the board")
    lasted = {m["mentors"][0]: m["minutes"] for m in them.json("meeting", "list")}
    assert lasted == {"maureen-o-dea": 40, "aoife-ni": 20, "colm-byrne": None}


@pytest.mark.parametrize(
    ("sentence", "left"),
    [
        ("I wrote to Tomasz and to Prof Haas", "I wrote to Prof Haas"),
        ("I wrote to Tomasz and Prof Haas", "I wrote to Prof Haas"),
        ("I met Tomasz and Prof Haas", "I met Prof Haas"),
    ],
)
def test_the_second_of_two_is_not_dropped_in_silence(them: Cli, sentence: str, left: str) -> None:
    assert f"mentorfolio happened '{left}'" in them.ok("happened", sentence).err


def test_a_letter_told_with_whom_it_went_to_has_no_note(them: Cli) -> None:
    assert them.json("happened", "I posted the letter to Prof Haas")["record"]["note"] is None


def test_an_introduction_asked_for_is_answered_by_the_introduction(them: Cli) -> None:
    them.ok("happened", "I asked Aoife to introduce me to Colm")
    (letter,) = them.json("outreach", "list")
    assert (letter["mentor"], letter["kind"], letter["state"]) == ("aoife-ni", "referral", "sent")
    assert them.json("mentor", "show", "aoife")["stage"] == "candidate"
    them.ok("happened", "Aoife introduced me to Colm")
    assert them.json("outreach", "list")[0]["state"] == "replied"


@pytest.fixture
def anna(cli: Cli) -> Cli:
    """Anna, with a letter out, a meeting, a birthday and a promise."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Li", "--email", "a@example.org", today="2026-01-05")
    cli.ok("approach", "anna", "--set", "why=x", "--set", "topic=y", today="2026-01-05")
    cli.ok("outreach", "sent", "anna", today="2026-01-05")
    return cli


@pytest.mark.parametrize("words", ["she has died", "she's dead", "passed away on 12 Jan"])
@pytest.mark.parametrize("stage", ["approached", "active"])
def test_after_a_death_nothing_is_due_any_more(anna: Cli, words: str, stage: str) -> None:
    if stage == "active":
        anna.ok("happened", "anna", "she said yes", "--on", "2026-01-09")
        anna.ok("mentor", "stage", "anna", "active", "--on", "2026-01-10")
        anna.ok("log", "anna", "we talked", "--on", "2026-01-10")
    anna.ok("meeting", "plan", "anna", "--when", "2026-01-22 10:00")
    anna.ok("action", "add", "anna", "send the list by 22 Jan")
    assert [row for row in anna.json("next") if row["mentor"] == "anna-li"]
    told = anna.ok("happened", "anna", words)
    assert "approach" not in told.err
    assert anna.json("mentor", "show", "anna")["stage"] == ("ended" if stage == "active" else "declined")
    for day in ("2026-01-21", "2026-01-23", "2026-06-01", "2027-02-01"):
        assert not [row for row in anna.json("next", today=day) if row["mentor"] == "anna-li"]
    calendar = anna.ok("calendar").out
    assert calendar.count("BEGIN:VEVENT") == calendar.count("STATUS:CANCELLED")
    anna.ok("undo")
    assert anna.json("mentor", "show", "anna")["stage"] == stage


@pytest.mark.parametrize("sentence", ["anna the letter bounced", "the letter to Anna came back"])
def test_a_letter_that_bounced_waits_to_go_out_again(anna: Cli, sentence: str) -> None:
    anna.ok("happened", *sentence.split())
    (letter,) = anna.json("outreach", "list")
    assert (letter["state"], letter["sent"], letter["follow_up_on"]) == ("draft", None, None)
    assert anna.json("mentor", "show", "anna")["stage"] == "candidate"
    anna.ok("mentor", "edit", "anna", "--email", "anna@example.org")
    anna.ok("outreach", "sent", "anna")
    assert anna.json("mentor", "show", "anna")["stage"] == "approached"


def test_who_left_where_they_worked_stays_on_the_list(anna: Cli) -> None:
    anna.ok("happened", "anna", "she has left the organisation")
    shown = anna.json("mentor", "show", "anna")
    assert (shown["stage"], shown["notes"]) == ("approached", "she has left the organisation")
