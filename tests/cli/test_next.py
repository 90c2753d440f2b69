"""``next``: what is due and when it is shown, in which order, and commands that run as printed."""

from __future__ import annotations

import shlex
from typing import Any

import pytest

from tests.support import Cli, Golden

BEGUN = "2026-01-02"


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3", today=BEGUN)
    cli.ok("mentor", "add", "Anna Sample", "--supports", "lead=3", "--rank", "1", today=BEGUN)
    cli.ok(
        *("mentor", "add", "Ben Sample", "--supports", "lead=2", "--rank", "2"),
        *("--positive", 'it\'s plain; "quoted" & $HOME'),
        today=BEGUN,
    )
    return cli


def _rows(cli: Cli, kind: str, today: str, *more: str) -> list[Any]:
    return [row for row in cli.json("next", *more, today=today) if row["kind"] == kind]


def _send_first(cli: Cli, on: str, whom: str = "anna") -> None:
    cli.ok("approach", whom, "--set", "why=x", today=on)
    cli.ok("outreach", "sent", whom, today=on)


class TestKinds:
    def test_purpose_is_always_shown_until_all_four_are_answered(self, cli: Cli) -> None:
        row = cli.json("next")[0]
        assert (row["kind"], row["due"], row["days_late"], row["mentor"]) == ("purpose", None, None, None)
        cli.answer_purpose()
        assert cli.json("next") == []
        cli.ok("init", "--looking-for", "")
        assert [r["kind"] for r in cli.json("next")] == ["purpose"]

    @pytest.mark.parametrize(
        ("today", "shown"), [("2026-01-22", False), ("2026-01-23", True), ("2026-01-24", True)]
    )
    def test_a_draft_is_shown_from_two_days_after_it_was_written(
        self, begun: Cli, today: str, shown: bool
    ) -> None:
        begun.ok("approach", "anna", "--set", "why=x", today="2026-01-21")
        rows = _rows(begun, "draft", today)
        assert bool(rows) is shown
        if rows:
            assert (rows[0]["due"], rows[0]["mentor"]) == ("2026-01-21", "anna-sample")
            assert rows[0]["need"] == "lead-a-team"

    def test_a_sent_or_discarded_draft_is_not_shown(self, begun: Cli) -> None:
        begun.ok("approach", "anna", "--set", "why=x", today="2026-01-05")
        begun.ok("outreach", "discard", "anna-sample", "--yes")
        assert _rows(begun, "draft", "2026-02-01") == []

    @pytest.mark.parametrize(
        ("today", "shown"), [("2026-01-26", False), ("2026-01-27", True), ("2026-02-21", True)]
    )
    def test_the_next_choice_is_offered_with_the_reminder_seven_business_days_after_sending(
        self, begun: Cli, today: str, shown: bool
    ) -> None:
        _send_first(begun, "2026-01-16")
        rows = _rows(begun, "next-choice", today)
        assert bool(rows) is shown
        if rows:
            assert (rows[0]["mentor"], rows[0]["due"]) == ("ben-sample", "2026-01-27")
            assert rows[0]["need"] == "lead-a-team"

    def test_no_next_choice_where_nobody_is_left_or_the_letter_is_answered(self, begun: Cli) -> None:
        _send_first(begun, "2026-01-12")
        begun.ok("mentor", "edit", "ben", "--remove-supports", "lead")
        assert _rows(begun, "next-choice", "2026-01-21") == []
        begun.ok("mentor", "edit", "ben", "--supports", "lead=2")
        assert _rows(begun, "next-choice", "2026-01-21")
        begun.ok("outreach", "replied", "anna")
        assert _rows(begun, "next-choice", "2026-01-21") == []

    @pytest.mark.parametrize(
        ("today", "shown"), [("2026-01-26", False), ("2026-01-27", True), ("2026-02-10", True)]
    )
    def test_a_follow_up_is_due_seven_business_days_after_sending(
        self, begun: Cli, today: str, shown: bool
    ) -> None:
        _send_first(begun, "2026-01-16")
        rows = _rows(begun, "follow-up", today)
        assert bool(rows) is shown
        if rows:
            assert (rows[0]["mentor"], rows[0]["due"]) == ("anna-sample", "2026-01-27")

    def test_a_reminder_is_offered_once_only(self, begun: Cli) -> None:
        _send_first(begun, "2026-01-12")
        begun.ok("approach", "anna", today="2026-01-21")
        begun.ok("outreach", "sent", "anna", today="2026-01-21")
        assert _rows(begun, "follow-up", "2026-02-21") == []

    def test_a_reminder_is_not_due_after_an_answer(self, begun: Cli) -> None:
        _send_first(begun, "2026-01-12")
        begun.ok("outreach", "declined", "anna", today="2026-01-14")
        assert _rows(begun, "follow-up", "2026-02-21") == []

    @pytest.mark.parametrize(
        ("today", "within", "shown"),
        [
            ("2026-02-06", (), False),
            ("2026-02-07", (), True),
            ("2026-02-14", ("--within", "0"), True),
            ("2026-02-13", ("--within", "0"), False),
            ("2026-01-15", ("--within", "30"), True),
        ],
    )
    def test_a_contact_is_shown_from_within_days_before_its_day(
        self, begun: Cli, today: str, within: tuple[str, ...], shown: bool
    ) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", "2026-01-14", today="2026-01-14")
        begun.ok("mentor", "edit", "anna", "--cadence", "1m", today="2026-01-14")
        rows = _rows(begun, "contact", today, *within)
        assert bool(rows) is shown
        if rows:
            assert (rows[0]["due"], rows[0]["mentor"]) == ("2026-02-14", "anna-sample")

    def test_a_contact_counts_from_the_last_talk(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", BEGUN)
        begun.ok("mentor", "edit", "anna", "--cadence", "2w")
        begun.ok("log", "anna", "talked", "--on", "2026-01-20")
        assert _rows(begun, "contact", "2026-02-03")[0]["due"] == "2026-02-03"
        begun.ok("log", "anna", "earlier talk", "--on", "2026-01-10")
        assert _rows(begun, "contact", "2026-02-03")[0]["due"] == "2026-02-03"

    def test_only_the_active_with_a_rhythm_have_a_contact_due(self, begun: Cli) -> None:
        begun.ok("mentor", "edit", "anna", "--cadence", "1d")
        begun.ok("mentor", "stage", "ben", "active", "--on", BEGUN)
        assert _rows(begun, "contact", "2027-01-01") == []

    def test_a_rhythm_from_the_31st_is_due_on_the_last_of_february(self, begun: Cli) -> None:
        begun.ok("mentor", "stage", "anna", "active", "--on", "2026-01-31", today="2026-01-31")
        begun.ok("mentor", "edit", "anna", "--cadence", "1m", today="2026-01-31")
        assert _rows(begun, "contact", "2026-02-28")[0]["due"] == "2026-02-28"


class TestOrder:
    def test_the_latest_stand_first_then_priority_then_name(self, cli: Cli) -> None:
        cli.answer_purpose()
        started = ("--stage", "active", "--cadence", "1m")
        for name, on in (("Zoe", "2025-11-01"), ("Ben", "2025-12-01"), ("Ada", "2025-12-01")):
            cli.ok("mentor", "add", name, *started, "--on", on)
        rows = cli.json("next")
        assert [r["mentor"] for r in rows] == ["zoe", "ada", "ben"]
        assert [r["days_late"] for r in rows] == sorted((r["days_late"] for r in rows), reverse=True)

    def test_days_late_is_today_minus_due_and_below_zero_before_it(self, cli: Cli) -> None:
        cli.answer_purpose()
        started = ("--stage", "active", "--on", "2025-12-25", "--cadence", "1m")
        cli.ok("mentor", "add", "Ada", *started)
        assert [cli.json("next", today=f"2026-01-{d}")[0]["days_late"] for d in (20, 25, 31)] == [-5, 0, 6]

    def test_one_persons_rows_stand_together(self, begun: Cli) -> None:
        begun.ok("mentor", "add", "Cleo Sample", "--stage", "active", "--on", BEGUN, "--cadence", "1w")
        begun.ok("approach", "cleo", today="2026-01-18")
        begun.ok("approach", "anna", "--set", "why=x", today="2026-01-11")
        mentors = [r["mentor"] for r in begun.json("next", today="2026-01-21")]
        assert mentors.count("cleo-sample") == 2
        first = mentors.index("cleo-sample")
        assert mentors[first : first + 2] == ["cleo-sample"] * 2

    def test_an_id_stays_the_same_from_day_to_day_and_is_the_only_one(self, begun: Cli) -> None:
        _send_first(begun, "2026-01-05")
        first = begun.json("next", today="2026-01-21")
        later = begun.json("next", today="2026-01-22")
        assert [r["id"] for r in first] == [r["id"] for r in later]
        assert len({r["id"] for r in first}) == len(first)


def _everything_due(cli: Cli) -> None:
    """One row of each kind, with words that a shell could trip over."""
    _send_first(cli, "2026-01-05")
    cli.ok("mentor", "add", "Cleo Sample", "--stage", "active", "--on", BEGUN, "--cadence", "1w")
    cli.ok("mentor", "add", "Dora Sample", today=BEGUN)
    cli.ok("approach", "dora", "--set", "why=x", "--set", "topic=y", today="2026-01-12")


def test_every_command_that_next_prints_runs_as_it_is(begun: Cli) -> None:
    _everything_due(begun)
    rows = begun.json("next")
    assert {r["kind"] for r in rows} == {"contact", "next-choice", "follow-up", "draft"}
    kept = begun.store.read_bytes()
    for row in rows:
        begun.store.write_bytes(kept)
        program, *words = shlex.split(row["command"])
        assert program == "mentorfolio"
        said = begun(*words)
        assert said.code == 0, (row["command"], said)


def test_the_command_for_the_purpose_runs(cli: Cli) -> None:
    words = shlex.split(cli.json("next")[0]["command"])
    assert words[0] == "mentorfolio"
    cli.ok(*words[1:])


@pytest.mark.parametrize("closed", ["manager", "purpose", "no positive"])
def test_the_command_for_the_next_choice_runs_though_a_gate_is_closed(begun: Cli, closed: str) -> None:
    _send_first(begun, "2026-01-12")
    if closed == "manager":
        begun.ok("mentor", "edit", "ben", "--line", "direct-line")
    elif closed == "purpose":
        begun.ok("init", "--purpose", "")
    else:
        positive = begun.json("mentor", "show", "ben")["positives"][0]
        begun.ok("mentor", "edit", "ben", "--remove-positive", positive)
    row = _rows(begun, "next-choice", "2026-01-21")[0]
    assert "Ben Sample" in begun.ok(*shlex.split(row["command"])[1:]).out


def test_the_reason_in_the_command_is_the_first_positive_word_for_word(begun: Cli) -> None:
    _send_first(begun, "2026-01-12")
    row = _rows(begun, "next-choice", "2026-01-21")[0]
    assert begun.json(*shlex.split(row["command"])[1:])["body"].count('it\'s plain; "quoted" & $HOME') == 1


def test_the_screen_shows_the_same_commands(begun: Cli) -> None:
    _everything_due(begun)
    page = begun.ok("next").out
    for row in begun.json("next"):
        assert row["text"] in page
        assert row["command"] in page


class TestTodaysPage:
    def test_without_a_portfolio_it_names_the_two_ways_to_begin(self, cli: Cli, golden: Golden) -> None:
        said = cli.ok()
        golden(said.out, said.err)
        assert not cli.store.exists()

    def test_it_shows_the_three_most_pressing_with_their_commands(self, begun: Cli) -> None:
        _everything_due(begun)
        rows = begun.json("next")
        said = begun.ok()
        page = said.out + said.err
        assert [r["command"] in page for r in rows] == [True] * 3 + [False] * (len(rows) - 3)

    def test_it_works_as_json_and_plain_and_on_a_day_without_anything_due(self, cli: Cli) -> None:
        cli.answer_purpose()
        assert isinstance(cli.json(), dict | list)
        assert cli.ok("--plain").code == 0
        assert cli.ok("--quiet").code == 0
