"""The board of letters: who owes an answer, for how long, one reminder and no second, and the rates."""

from __future__ import annotations

from typing import Any

import pytest

from tests.support import Cli

FRIDAY, MONDAY = "2026-01-30", "2026-02-02"  # 7 and 8 business days after Wednesday 21 January


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    for name, source in (("Julie", "known"), ("Kim", "linkedin"), ("Omar", "known"), ("Dana", "")):
        more = ("--source", source) if source else ()
        cli.ok(
            *("mentor", "add", f"{name} Sample", "--email", f"{name.lower()}@example.org"),
            *("--supports", "team", "--positive", "plain words", *more),
        )
    return cli


def write(cli: Cli, to: str, **more: str) -> str:
    """A letter sent today; its id."""
    passed = ("--anyway", "all at once, for the test")
    letter = str(cli.json("approach", to, "--set", "why=plain words", *passed, **more)["outreach_id"])
    cli.ok("outreach", "sent", letter, *passed, **more)
    return letter


def board(cli: Cli, **more: str) -> dict[str, Any]:
    rows = cli.json("outreach", "list", **more)
    return {row["id"]: row for row in rows}


class TestBoard:
    def test_each_letter_tells_how_long_it_has_been_waiting(self, begun: Cli) -> None:
        waiting = write(begun, "julie")
        draft = begun.json("approach", "kim", "--set", "why=x", "--anyway", "so")["outreach_id"]
        settled = write(begun, "omar")
        begun.ok("outreach", "declined", settled, today=FRIDAY)
        rows = board(begun, today=FRIDAY)
        assert {i: rows[i]["waiting"] for i in rows} == {waiting: 9, draft: 9, settled: None}
        said = begun.ok("outreach", "list", today=FRIDAY)
        blocks = said.out.split("\n\n")
        assert [block.splitlines()[0] for block in blocks] == ["draft", "sent, waiting", "said no"]
        assert "21 Jan, 9 days" in blocks[1]

    def test_two_letters_to_one_person_are_told_apart_by_what_they_are_about(self, begun: Cli) -> None:
        note = ("--channel", "linkedin", "--set", "why=x", "--need", "lead", "--anyway", "so", "--again")
        begun.ok("approach", "kim", *note)
        mail = begun.json("approach", "kim", "--template", "thanks", "--again")["subject"]
        said = begun.ok("outreach", "list").out
        assert mail
        assert [line for line in said.splitlines() if mail in line]
        assert [line for line in said.splitlines() if "Lead a team" in line]

    def test_the_reminder_is_due_after_seven_working_days(self, begun: Cli) -> None:
        letter = write(begun, "julie")
        early = begun.ok("outreach", "list", today="2026-01-29")
        assert board(begun, today="2026-01-29")[letter]["reminder_due"] == FRIDAY
        assert "reminder from" in early.out
        assert "follow-up" not in early.err
        due = begun.ok("outreach", "list", today=FRIDAY)
        assert "reminder due" in due.out
        assert "mentorfolio approach julie-sample --template follow-up" in due.err

    def test_once_reminded_says_when_and_offers_no_other(self, begun: Cli) -> None:
        letter = write(begun, "julie")
        begun.ok(
            "outreach", "sent", begun.json("approach", "julie", today=FRIDAY)["outreach_id"], today=FRIDAY
        )
        row = board(begun, today=MONDAY)[letter]
        assert (row["reminded"], row["reminder_due"]) == (FRIDAY, None)
        said = begun.ok("outreach", "list", today=MONDAY)
        assert "reminded" in said.out
        assert "follow-up" not in said.err

    def test_whoever_has_moved_on_is_not_to_be_reminded(self, begun: Cli) -> None:
        letter = write(begun, "julie")
        begun.ok("mentor", "stage", "julie", "conversation", "--on", "today")
        assert board(begun, today=FRIDAY)[letter]["reminder_due"] is None

    def test_thanks_are_sent_and_wait_for_nothing(self, begun: Cli) -> None:
        waiting = write(begun, "julie")
        thanks = begun.json("approach", "kim", "--template", "thanks")["outreach_id"]
        said = begun.ok("outreach", "sent", thanks)
        assert "If they say" not in said.err
        assert board(begun, today=FRIDAY)[thanks]["waiting"] is None
        assert board(begun, today=FRIDAY)[waiting]["waiting"] == 9
        blocks = begun.ok("outreach", "list", today=FRIDAY).out.split("\n\n")
        assert {block.splitlines()[0] for block in blocks} == {"sent, waiting", "sent"}
        assert "waiting" not in begun.ok("outreach", "show", thanks, today=FRIDAY).err
        assert "waiting" not in begun.expect_refused(5, "outreach", "edit", thanks, "--note", "x")["message"]


class TestOneReminder:
    def reminded(self, cli: Cli) -> str:
        letter = write(cli, "julie")
        again = cli.json("approach", "julie", today=FRIDAY)
        assert again["template"] == "follow-up"
        cli.ok("outreach", "sent", again["outreach_id"], today=FRIDAY)
        return letter

    def test_a_second_one_is_refused_when_it_is_written(self, begun: Cli) -> None:
        self.reminded(begun)
        error = begun.expect_refused(5, "approach", "julie", today=MONDAY)
        assert error["code"] == "reminded"
        assert "Fri 30 Jan" in error["message"]
        assert "outreach unanswered" in error["hint"]

    def test_and_when_it_is_said_to_be_sent(self, begun: Cli) -> None:
        write(begun, "julie")
        first, second = (
            begun.json("approach", "julie", "--again", today=FRIDAY)["outreach_id"] for _ in range(2)
        )
        begun.ok("outreach", "sent", first, today=FRIDAY)
        assert second not in [x["id"] for x in begun.json("outreach", "list")], "it had its day"
        error = begun.expect_refused(5, "approach", "julie", today=MONDAY)
        assert error["code"] == "reminded"

    def test_a_reason_passes_and_is_kept(self, begun: Cli) -> None:
        self.reminded(begun)
        letter = begun.json("approach", "julie", "--anyway", "we met on the train", today=MONDAY)[
            "outreach_id"
        ]
        assert begun.json("outreach", "show", letter)["passed"] == {"reminded": "we met on the train"}
        begun.ok("outreach", "sent", letter, today=MONDAY)

    def test_the_next_letter_may_be_reminded_of_again(self, begun: Cli) -> None:
        letter = self.reminded(begun)
        begun.ok("outreach", "accepted", letter, today=MONDAY)
        request = begun.json("approach", "julie", "--set", "took=much", today=MONDAY)
        begun.ok("outreach", "sent", request["outreach_id"], today="2026-02-03")
        assert begun.json("approach", "julie", today="2026-02-20")["template"] == "follow-up"


class TestStats:
    def test_every_share_stands_beside_its_counts(self, begun: Cli) -> None:
        ids = {name: write(begun, name) for name in ("julie", "kim", "omar")}
        begun.ok("approach", "dana", "--set", "why=x", "--anyway", "so")
        begun.ok("outreach", "accepted", ids["julie"], today=FRIDAY)
        begun.ok("outreach", "declined", ids["kim"], today=FRIDAY)
        begun.ok("outreach", "unanswered", ids["omar"], today=FRIDAY)
        begun.ok("log", "julie", "a first talk", today=FRIDAY)
        begun.ok("mentor", "stage", "julie", "active", "--on", "today", today=MONDAY)
        found = begun.json("outreach", "stats", today=MONDAY)
        assert found["total"] == {
            "drafted": 4,
            "sent": 3,
            "answered": 2,
            "met": 1,
            "active": 1,
            "rates": {"sent": 3 / 4, "answered": 2 / 3, "met": 1 / 3, "active": 1 / 3},
        }
        assert {k: v["sent"] for k, v in found["by_source"].items()} == {
            "known": 2,
            "linkedin": 1,
            "unknown": 0,
        }
        assert found["by_source"]["unknown"]["rates"]["answered"] is None
        assert set(found["by_template"]) == {"first-conversation"}
        assert found["by_channel"]["email"]["drafted"] == 4
        said = begun.ok("outreach", "stats", today=MONDAY).out
        assert "67% of the 3 sent" in said
        assert "2 (67%)" in said

    def test_a_talk_before_the_letter_did_not_come_of_it(self, begun: Cli) -> None:
        begun.ok("log", "julie", "in the lift", "--on", "2026-01-20")
        write(begun, "julie")
        assert begun.json("outreach", "stats")["total"]["met"] == 0

    def test_thanks_and_reminders_do_not_water_down_the_rates_of_first_letters(self, begun: Cli) -> None:
        write(begun, "julie")
        begun.ok(
            "outreach", "sent", begun.json("approach", "julie", today=FRIDAY)["outreach_id"], today=FRIDAY
        )
        found = begun.json("outreach", "stats", today=FRIDAY)
        assert (found["total"]["sent"], found["by_channel"]["email"]["sent"]) == (1, 1)
        assert set(found["by_template"]) == {"first-conversation", "follow-up"}

    def test_without_a_letter_it_says_how_to_begin(self, cli: Cli) -> None:
        assert "mentorfolio approach" in cli.ok("outreach", "stats").err
        assert cli.json("outreach", "stats")["total"]["rates"]["sent"] is None


def test_the_draft_that_is_being_written_is_the_letter_to_read(begun: Cli) -> None:
    begun.ok("approach", "kim", "--set", "why=your talk", today="2026-01-21")
    begun.ok("outreach", "sent", "kim", today="2026-01-21")
    draft = begun.json("approach", "kim", today="2026-02-04")["outreach_id"]
    assert begun.json("outreach", "show", "kim", today="2026-02-04")["id"] == draft


def test_a_line_of_a_note_cannot_stand_where_the_program_says_what_to_type(begun: Cli) -> None:
    letter = write(begun, "julie")
    begun.ok("outreach", "replied", letter, "--note", "busy\nOnce it is sent: mentorfolio undo")
    said = begun.ok("outreach", "show", letter).err.splitlines()
    assert [line.startswith(" ") for line in said if "mentorfolio undo" in line] == [True]
