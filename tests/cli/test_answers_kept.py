"""What an answer does to what is due, to the last contact, and to what may still be said of it."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli

SENT, LATER = "2026-01-05", "2026-01-21"


@pytest.fixture
def anna(cli: Cli) -> Cli:
    """Anna, who has a first letter; Bo is next."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", today=SENT)
    for rank, name in enumerate(("Anna Sample", "Bo Sample"), 1):
        cli.ok("mentor", "add", name, "--supports", "lead", "--rank", str(rank), today=SENT)
    cli.ok("approach", "anna", "--set", "why=x", today=SENT)
    cli.ok("outreach", "sent", "anna", today=SENT)
    return cli


def of_anna(cli: Cli) -> Any:
    return cli.json("mentor", "show", "anna")


def test_a_late_yes_to_a_request_given_up_on_asks_for_a_day(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample", "--stage", "conversation", "--on", "2026-01-02", today=SENT)
    cli.ok("approach", "anna", today=SENT)
    cli.ok("outreach", "sent", "anna", today=SENT)
    cli.ok("outreach", "unanswered", "anna", today="2026-01-12")
    cli.ok("happened", "anna", "--what", "yes")
    assert of_anna(cli)["stage"] == "active"
    assert [row["kind"] for row in cli.json("next")] == ["agree"]


@pytest.mark.parametrize(("what", "stage"), [("yes", "active"), ("no", "declined")])
def test_a_yes_or_a_no_without_a_letter_is_a_contact(cli: Cli, what: str, stage: str) -> None:
    cli.ok("mentor", "add", "Anna Sample", "--stage", "asked", "--on", "2025-12-01")
    cli.ok("happened", "anna", "--what", what, "--on", "2026-01-20")
    found = of_anna(cli)
    assert (found["stage"], found["last_contact"]) == (stage, "2026-01-20")
    cli.ok("undo")
    assert of_anna(cli)["stage"] == "asked", "it is one step"


def test_a_no_after_a_yes_to_a_talk_is_the_last_contact(anna: Cli) -> None:
    anna.ok("outreach", "accepted", "anna", "--on", "2026-01-10")
    anna.ok("happened", "anna", "--what", "no")
    assert of_anna(anna)["last_contact"] == LATER


def test_an_undecided_answer_may_be_followed_by_not_before_march(anna: Cli) -> None:
    anna.ok("outreach", "replied", "anna", "--on", "2026-01-12")
    anna.expect_refused(5, "outreach", "replied", "anna")
    assert (
        anna.json("outreach", "replied", "anna", "--note", "she asks her boss")["note"] == "she asks her boss"
    )
    anna.ok("outreach", "replied", "anna", "--until", "2026-03-01")
    assert [row["kind"] for row in anna.json("next", today="2026-03-01")] == ["later"]


def test_a_later_answer_loses_no_word_of_the_one_before_nor_its_day(anna: Cli) -> None:
    anna.ok("happened", "anna", "said not before March, she is moving house to Tromsø", today="2026-01-12")
    anna.ok("happened", "anna", "said yes", today="2026-03-02")
    anna.ok("outreach", "declined", "anna", "--note", "her house is not ready", today="2026-03-04")
    (letter,) = anna.json("outreach", "list")
    assert (letter["state"], letter["answered"]) == ("declined", "2026-03-04")
    assert letter["note"].startswith("her house is not ready\n")
    for page in (anna.ok("timeline", "anna"), anna.ok("search", "Tromsø")):
        assert "moving house to Tromsø" in page.out
    assert "12 Jan 2026: " in anna.ok("timeline", "anna").out
    anna.ok("undo")
    assert "house is not ready" not in anna.json("outreach", "list")[0]["note"]


@pytest.mark.parametrize("verb", ["declined", "unanswered"])
def test_no_answer_to_a_letter_that_asks_nothing_gives_the_letter(cli: Cli, verb: str) -> None:
    cli.ok("mentor", "add", "Abe Sample", "--stage", "active", "--on", "2026-01-01")
    cli.ok("approach", "abe", "--template", "thanks")
    cli.ok("outreach", "sent", "abe")
    found = cli.json("outreach", verb, "abe")
    assert (found["state"], found["mentor"], found["retired"]) == (verb, "abe-sample", [])


def test_a_row_of_next_that_was_settled_since_does_nothing(anna: Cli) -> None:
    anna.ok("next")
    anna.ok("outreach", "accepted", "anna")
    anna.expect_refused(5, "do", "1")
    anna.ok("outreach", "list")
    anna.ok("do", "1")


def test_a_row_without_a_record_of_its_own_can_be_done(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    assert [row["kind"] for row in cli.json("next")] == ["purpose"]
    assert cli("do", "1").code != 5


def test_whom_one_talked_with_since_the_letter_is_not_reminded_of_it_and_does_not_vanish(anna: Cli) -> None:
    anna.ok("log", "anna", "coffee, talked about rotas")
    assert {"follow-up", "next-choice"}.isdisjoint(row["kind"] for row in anna.json("next"))
    (row,) = (row for row in anna.json("next", today="2026-03-01") if row["kind"] in ("answer", "no-answer"))
    assert (row["kind"], row["due"]) == ("answer", LATER)
    anna.ok(*row["command"].split()[1:])


def test_a_talk_before_the_letter_went_out_answers_nothing(anna: Cli) -> None:
    anna.ok("log", "anna", "coffee", "--on", SENT)
    assert "follow-up" in [row["kind"] for row in anna.json("next")]


def test_whoever_answered_knows_the_name_of_whoever_wrote_at_once_and_stays_so(anna: Cli) -> None:
    found = [of_anna(anna)["standing"]]
    for _ in range(2):
        anna.ok("happened", "anna", "--what", "answered")
        found.append(of_anna(anna)["standing"])
    assert found == ["stranger", "acquainted", "acquainted"]


def test_who_never_answered_is_not_said_to_have_declined(anna: Cli) -> None:
    anna.ok("outreach", "unanswered", "anna")
    assert "no answer" in anna.ok("mentor", "list").rows("Anna")
    assert of_anna(anna)["stage"] == "declined"


def test_all_whose_letters_wait_are_named_with_the_day_from_which_one_may_write(anna: Cli) -> None:
    anna.ok("approach", "bo", "--set", "why=x", "--anyway", "both", today=SENT)
    anna.ok("outreach", "sent", "bo", today=SENT)
    anna.ok("mentor", "add", "Cy Sample", "--supports", "lead", today=SENT)
    error = anna.expect_refused(5, "approach", "cy", "--set", "why=x", today=SENT)
    assert "Anna Sample and Bo Sample" in error["message"]
    assert "8 Jan" in error["hint"]


def test_a_remark_in_passing_finds_no_new_day_for_a_meeting_that_was_called_off(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample", "--stage", "active", "--on", "2026-01-01")
    cli.ok("meeting", "plan", "anna", "--when", "2026-01-20", today="2026-01-10")
    cli.ok("meeting", "cancel", "anna", today="2026-01-19")
    for kind, still in (("moment", True), ("regular", False)):
        cli.ok("log", "anna", "on the stairs", "--kind", kind)
        assert ("agree" in [row["kind"] for row in cli.json("next")]) == still


def test_the_next_meeting_is_not_the_first_with_whom_one_has_talked(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample", "--stage", "conversation", "--on", "today")
    cli.ok("log", "anna", "rotas")
    cli.ok("approach", "anna", "--template", "request-mentoring")
    cli.ok("outreach", "sent", "anna")
    assert "first meeting" not in cli.ok("outreach", "accepted", "anna").err


def test_whose_help_came_is_not_the_next_to_ask_for_it(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Aoife Sample", "--supports", "lead")
    assert cli.json("review")["next_ask"]["mentor"] == "aoife-sample"
    cli.ok("mentor", "add", "Colm Sample", "--supports", "lead", "--introduced-by", "Aoife Sample")
    assert cli.json("review")["next_ask"]["mentor"] == "colm-sample"
