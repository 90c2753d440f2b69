"""A row that asks, opened by its number, waits for the answer and notes nothing by itself."""

from __future__ import annotations

import json
from pathlib import Path

import pytest

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.rows import NumberedRow, remember, row
from mentorfolio.domain.due.kinds import KINDS
from mentorfolio.domain.text import command_line
from tests.cli.terminal import at_terminal
from tests.support import Cli

LATER = "2026-02-10"


@pytest.fixture
def inga(cli: Cli) -> Cli:
    """A meeting whose day has passed."""
    cli.ok("mentor", "add", "Inga Sample", "--stage", "active", "--on", "2026-01-05")
    cli.ok("meeting", "plan", "inga", "--when", "2026-02-03 15:00", "--agenda", "labels")
    cli.ok("next", today=LATER)
    return cli


@pytest.mark.parametrize(("number", "asked"), [("1", "What did you talk about"), ("2", "When")])
def test_whether_a_meeting_took_place_is_asked_before_it_is_noted(inga: Cli, number: str, asked: str) -> None:
    row = next(n for n, row in enumerate(inga.json("next", today=LATER), 1) if row["kind"] == "meeting")
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    with at_terminal(inga, str(row), MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("take place?", number).asked(asked)
        terminal.type("\x03")
        terminal.end()
    (meeting,) = inga.json("meeting", "list")
    assert (meeting["held"], meeting["cancelled"]) == (False, False)


def test_a_row_of_action_list_is_asked_about_by_its_number_and_shows_no_id(inga: Cli) -> None:
    inga.ok("action", "add", "inga", "send the labels by 2026-02-12", today=LATER)
    (kept,) = inga.json("action", "list")
    with at_terminal(inga, "action", "list", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
        assert kept["id"] not in terminal.text
    with at_terminal(inga, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("You promised Inga Sample: send the labels. Is it done?", "")
        assert terminal.end() == 0
    assert [p["done"] for p in inga.json("action", "list")] == [LATER]


def test_the_numbers_of_a_script_stay_those_of_its_list(inga: Cli) -> None:
    inga.ok("action", "add", "inga", "send the labels", today=LATER)
    inga.ok("outreach", "list")
    shown = inga.ok("action", "list", today=LATER).out
    assert inga.json("action", "list")[0]["id"] in shown
    assert inga("1").code == 3, "no letter is listed"


def test_a_row_that_asks_whether_a_meeting_took_place_shows_its_number(inga: Cli) -> None:
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
        assert "mentorfolio 1" in terminal.text
        assert "meeting held" not in terminal.text
    assert any("meeting held" in row["command"] for row in inga.json("next", today=LATER))


def test_a_meeting_that_was_forgotten_is_cancelled_and_not_held(inga: Cli) -> None:
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    with at_terminal(inga, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("take place?", "3")
        if terminal.asks_more():
            terminal.type("\r")
        terminal.end()
    (meeting,) = inga.json("meeting", "list")
    assert (meeting["held"], meeting["cancelled"]) == (False, True)


@pytest.mark.parametrize("yes", ["yes", "yes, twenty minutes", "took", "it took place on Sunday"])
def test_a_yes_to_did_it_take_place_is_the_first_and_all_of_it_is_one_step_back(inga: Cli, yes: str) -> None:
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    before = len(inga.json("undo", "--list"))
    with at_terminal(inga, "1", MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.answer("take place?", "hm").asked("Type a number from 1 to 3")
        terminal.answer("take place?", yes)
        terminal.answer("What did you talk about", "the labels").answer("learn", "to ask first")
        while terminal.asks_more():
            terminal.type("\r")
        assert terminal.end() == 0, terminal.text
    (meeting,) = inga.json("meeting", "list")
    assert (meeting["held"], meeting["insights"]) == (True, ["to ask first"])
    assert len(inga.json("undo", "--list")) == before + 1
    inga.ok("undo")
    assert not inga.json("meeting", "list")[0]["held"]


def _two_promises(cli: Cli) -> tuple[str, str]:
    """Two promises; the id of the second on the list begins with 1, the number of the first."""
    cli.ok("action", "add", "inga", "send the labels by 2026-02-12", today=LATER)
    cli.ok("action", "add", "inga", "read her paper by 2026-02-20", today=LATER)
    first, second = (p["id"] for p in cli.json("action", "list"))
    text = cli.store.read_text("utf-8").replace(second, "1aaaaaaa").replace(first, "aaaaaaab")
    cli.store.write_text(text, "utf-8")
    with at_terminal(cli, "action", "list", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    return "aaaaaaab", "1aaaaaaa"


@pytest.mark.parametrize(("number", "row"), [("1", 0), ("2", 1), ("1aa", 1)])
def test_the_number_of_a_row_closes_that_promise_and_none_whose_id_begins_so(
    inga: Cli, number: str, row: int
) -> None:
    shown = _two_promises(inga)
    assert inga.json("action", "done", number, today=LATER)["id"] == shown[row]


def test_a_promise_that_is_done_is_opened_again_by_its_number(inga: Cli) -> None:
    _, second = _two_promises(inga)
    inga.ok("action", "done", second, today=LATER)
    assert inga.json("action", "edit", "2", "--open", today=LATER)["id"] == second


def test_somebody_whose_whole_id_is_a_number_comes_before_the_row_of_it(inga: Cli) -> None:
    inga.ok("mentor", "add", "1", "--stage", "active", "--on", "2026-01-05")
    inga.ok("action", "add", "1", "bring the keys by 2026-03-12", today=LATER)
    inga.ok("action", "add", "inga", "read her paper by 2026-02-11", today=LATER)
    with at_terminal(inga, "next", MENTORFOLIO_TODAY=LATER) as terminal:
        assert terminal.end() == 0
    assert inga.json("snooze", "1", today=LATER)["id"] == "1"
    assert inga.json("action", "done", "1", today=LATER)["mentors"] == ["1"]


def test_a_row_that_is_no_promise_is_not_taken_for_one(inga: Cli) -> None:
    _two_promises(inga)
    inga.ok("next", today=LATER)
    assert inga("action", "done", "1", today=LATER).code == 3, "the row asks about a meeting"


def test_a_row_whose_day_has_moved_on_is_not_done_a_second_time(cli: Cli) -> None:
    cli.ok("mentor", "add", "Julie Sample", "--stage", "active", "--on", "2025-09-01", "--cadence", "1m")
    rows = {row["kind"]: row["number"] for row in cli.json("next")}
    cli.ok("log", "julie", "a good talk")
    cli.ok("checkin", "julie", "--rapport", "4,4,4,4", "--clarity", "4,4")
    for kind in ("contact", "check-in"):
        assert "mentorfolio next" in cli.expect_refused(5, "do", str(rows[kind]))["hint"], kind


def test_a_row_that_asks_what_somebody_said_asks_it(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead", "--knowing", "how")
    cli.ok("mentor", "add", "Bev Sample", "--supports", "lead", "--email", "bev@example.org")
    cli.ok("approach", "bev", "--set", "why=your talk")
    cli.ok("outreach", "sent", "bev")
    cli.ok("outreach", "replied", "bev", today=LATER)
    (number,) = (row["number"] for row in cli.json("next", "--all", today=LATER) if row["kind"] == "answer")
    with at_terminal(cli, "do", str(number), MENTORFOLIO_TODAY=LATER) as terminal:
        terminal.asked("Bev").type("\x03")
        terminal.end()
        assert "they said yes" in terminal.said


def rows_file(cli: Cli) -> Path:
    return cli.home / ".portfolio.json.rows"


def forged(cli: Cli, command: str) -> None:
    """A last list as whoever has sent the folder may have written it, in a file of another number."""
    kept = rows_file(cli)
    said = json.loads(kept.read_text())
    said["rows"] = [{"command": command}]
    kept.unlink()
    kept.write_text(json.dumps(said))


EVIL = "mentorfolio store purge 'Inga Sample' --yes"


def test_a_last_list_that_came_with_a_clone_does_nothing_and_is_named(inga: Cli) -> None:
    assert inga("store", "check", "--json", today=LATER).json["clean"]
    forged(inga, EVIL)
    assert inga.expect_refused(2, "1", today=LATER)["message"]
    assert inga.expect_refused(2, "snooze", "1", today=LATER)["message"]
    assert inga.json("mentor", "list"), "nobody is purged"
    (found,) = inga("store", "check", "--json", today=LATER).json["findings"]
    assert (found["code"], found["where"]) == ("rows", str(rows_file(inga)))
    rows_file(inga).unlink()
    assert inga("store", "check", "--json", today=LATER).json["clean"]


def test_a_last_list_that_a_clone_or_a_copy_brought_does_nothing_however_harmless_its_rows(
    inga: Cli,
) -> None:
    kept = rows_file(inga)
    assert inga.json("next", today=LATER)
    assert inga("1", today=LATER).code != 2, "the list as it was written here"
    inga.ok("next", today=LATER)
    brought = inga.home / "brought"
    brought.write_bytes(kept.read_bytes())
    brought.replace(kept)
    assert "did not write the last list" in inga.expect_refused(2, "1", today=LATER)["message"]


def test_a_last_list_in_the_old_form_or_behind_a_link_does_nothing(inga: Cli) -> None:
    kept = rows_file(inga)
    behind = inga.home / "list"
    behind.write_bytes(kept.read_bytes())
    kept.unlink()
    kept.symlink_to(behind)
    inga.expect_refused(2, "1", today=LATER)
    kept.unlink()
    kept.write_text(json.dumps([{"command": EVIL}]))
    inga.expect_refused(2, "1", today=LATER)


@pytest.mark.parametrize(
    "command",
    [
        EVIL,
        "mentorfolio mentor remove inga-sample --yes",
        "mentorfolio approach inga-sample --output x --force",
        "mentorfolio config set cadence 2w",
        "mentorfolio --store other.json next",
        "mentorfolio export",
        "mentorfolio do 1",
        "mentorfolio",
        "mentorfolio mentor 'inga",
    ],
)
def test_a_row_that_the_program_would_not_write_is_not_done_whoever_wrote_the_list(
    inga: Cli, command: str
) -> None:
    remember(Desk(inga.environment).settings, [NumberedRow(command)])
    inga.expect_refused(2, "1", today=LATER)


def test_whatever_lets_go_of_an_old_row_may_be_a_row(cli: Cli) -> None:
    settings = Desk(cli.environment).settings
    lets_go = [kind.let_go.words for kind in KINDS.values() if kind.let_go and kind.let_go.words]
    rows = [NumberedRow("mentorfolio happened", otherwise=command_line(*words)) for words in lets_go]
    remember(settings, rows)
    assert [row(settings, number + 1) for number in range(len(rows))] == rows


def test_a_row_is_opened_in_the_portfolio_that_was_said(inga: Cli) -> None:
    other = str(inga.home / "other.json")
    inga.ok("--store", other, "mentor", "add", "Omar Sample", "--stage", "active", "--on", "2026-01-05")
    inga.ok("--store", other, "meeting", "plan", "omar", "--when", "2026-02-11 15:00", today=LATER)
    (first, *_) = inga.json("--store", other, "next", today=LATER)
    assert other in first["command"]
    assert "Omar Sample" in inga.ok("--store", other, "1", today=LATER).out


def test_a_row_that_is_settled_already_is_told_of_with_one_sign_at_its_end(cli: Cli) -> None:
    cli.ok("mentor", "add", "Inga Sample", today="2026-01-05")
    cli.ok("action", "add", "inga", "send the labels", today="2026-01-05")
    rows = cli.json("next", today="2026-02-02")
    number = next(row["number"] for row in rows if row["kind"] == "action")
    cli.ok("action", "done", "labels", today="2026-02-02")
    error = cli.expect_refused(5, "do", str(number), today="2026-02-02")
    assert error["message"].endswith("Is it done?")
