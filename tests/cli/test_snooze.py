"""``snooze``: what is due with somebody rests, is counted, and wakes by itself."""

from __future__ import annotations

import shlex
from pathlib import Path

import pytest

from mentorfolio.domain.due.kinds import KINDS
from tests.support import Cli, Golden


@pytest.fixture
def kim(cli: Cli) -> Cli:
    """Somebody whose rhythm and check-in are over."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-06-01", "--cadence", "1m")
    return cli


def kinds(cli: Cli, today: str = "2026-01-21") -> list[str]:
    return [row["kind"] for row in cli.json("next", today=today)]


def test_all_of_somebody_rests_for_two_weeks_and_wakes_on_the_day(kim: Cli, golden: Golden) -> None:
    assert kinds(kim) == ["contact", "check-in"]
    said = kim.ok("snooze", "kim")
    assert kinds(kim) == kinds(kim, "2026-02-03") == []
    golden(said.err, kim.ok("next").err)
    assert kinds(kim, "2026-02-04") == ["contact", "check-in"]


def test_one_kind_rests_alone_and_none_wakes_it(kim: Cli, golden: Golden) -> None:
    assert kim.json("snooze", "kim", "1m", "--kind", "contact")["snoozed"] == {"contact": "2026-02-21"}
    assert kinds(kim) == ["check-in"]
    golden(kim.ok("snooze", "kim", "none", "--kind", "contact").err)
    assert kinds(kim) == ["contact", "check-in"]


def test_waking_somebody_wakes_all_of_them(kim: Cli) -> None:
    kim.ok("snooze", "kim", "--kind", "contact")
    kim.ok("snooze", "kim", "1y", "--kind", "check-in")
    assert kim.json("snooze", "kim", "none")["snoozed"] == {}
    assert kinds(kim) == ["contact", "check-in"]


def test_what_has_woken_is_forgotten_by_the_next_snooze(kim: Cli) -> None:
    kim.ok("snooze", "kim", "--kind", "contact", today="2025-09-01")
    assert kim.json("snooze", "kim", "--kind", "check-in")["snoozed"] == {"check-in": "2026-02-04"}


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (2, ("kim", "soon")),
        (2, ("kim", "0d")),
        (2, ("kim", "--kind", "everything")),
        (2, ("kim", "11y")),
        (3, ("nobody",)),
    ],
)
def test_what_cannot_be_meant_is_refused(kim: Cli, code: int, words: tuple[str, ...]) -> None:
    kim.expect_refused(code, "snooze", *words)


def test_a_snooze_can_be_undone(kim: Cli) -> None:
    kim.ok("snooze", "kim")
    assert "snoozed Kim Sample" in kim.ok("undo").err
    assert kinds(kim) == ["contact", "check-in"]


def test_one_row_of_several_to_one_person_rests_alone(kim: Cli, golden: Golden) -> None:
    kim.ok("action", "add", "kim", "send the plan by 2026-01-22")
    kim.ok("action", "add", "kim", "read the draft by 2026-01-21")
    actions = [row for row in kim.json("next") if row["kind"] == "action"]
    assert len(actions) == 2
    first = actions[0]
    said = kim.ok("snooze", str(first["number"]))
    assert [row["id"] for row in kim.json("next") if row["kind"] == "action"] == [actions[1]["id"]]
    golden(said.err, kim.ok("mentor", "show", "kim").rows("snoozed"))
    assert first["id"] in [row["id"] for row in kim.json("next", today="2026-02-04")]
    kim.ok("snooze", "kim", "none")
    assert len([row for row in kim.json("next") if row["kind"] == "action"]) == 2
    kim.ok("snooze", str(first["number"]))
    assert kim.ok("store", "check").code == 0


def test_a_row_by_its_number_is_kept_by_its_kind_where_a_person_has_one_of_it(kim: Cli) -> None:
    (contact,) = [row["number"] for row in kim.json("next") if row["kind"] == "contact"]
    assert kim.json("snooze", str(contact))["snoozed"] == {"contact": "2026-02-04"}


@pytest.mark.parametrize("words", [("in june",), ("--until", "in june")])
def test_a_month_is_a_day_to_rest_until(kim: Cli, words: tuple[str, ...]) -> None:
    assert kim.json("snooze", "kim", *words)["snoozed"] == {"all": "2026-06-01"}


@pytest.mark.parametrize(
    ("said", "day"),
    [
        *(("June", "2026-06-01"), ("until fri", "2026-01-23"), ("in the spring", "2026-03-01")),
        *(("spring 2028", "2028-03-01"), ("not before 2 Feb", "2026-02-02"), ("next year", "2027-01-21")),
        ("early summer", "2026-06-01"),
    ],
)
def test_the_beginning_of_what_is_named_is_the_day_that_is_waited_for(kim: Cli, said: str, day: str) -> None:
    assert kim.json("snooze", "kim", "--until", said)["snoozed"] == {"all": day}


@pytest.mark.parametrize(
    "said",
    [
        *("2 Dec, -1 days", "Dec, minus one day", "tomorrow, yesterday", "friday or never", "June - July"),
        *("march, april", "June and a half", "next week, minus"),
    ],
)
def test_a_day_with_something_else_behind_it_is_refused_and_not_read_by_its_beginning(
    kim: Cli, said: str
) -> None:
    told = kim.expect_refused(2, "snooze", "kim", "--until", said)
    assert told["message"] == f"{said!r} is not a day."


@pytest.mark.parametrize(
    "line",
    [
        ("snooze", "kim", "--until", "2026-01-21"),
        ("snooze", "kim", "2026-01-20"),
        ("log", "kim", "asked about the rota", "--again", "2020-01-01"),
        ("happened", "kim", "--what", "later", "--until", "2026-01-20"),
    ],
)
def test_nothing_is_waited_for_until_a_day_that_is_over(kim: Cli, line: tuple[str, ...]) -> None:
    assert "is not to come" in kim.expect_refused(2, *line)["message"]


@pytest.mark.parametrize("listed", [("timeline", "kim"), ("outreach", "list")])
def test_the_number_of_a_row_of_another_list_rests_nothing(kim: Cli, listed: tuple[str, ...]) -> None:
    kim.ok("approach", "kim", "--template", "catch-up")
    kim.ok("next")
    kim.ok(*listed)
    error = kim.expect_refused(2, "snooze", "1", "1w")
    assert "mentorfolio snooze kim-sample" in error["hint"]


@pytest.mark.parametrize("kind", ["purpose", "place", "need-alone", "need-overdue"])
def test_what_is_about_nobody_rests_with_nobody(kim: Cli, kind: str) -> None:
    kim.expect_refused(2, "snooze", "kim", "--kind", kind)


def test_the_manual_names_every_kind_that_may_rest() -> None:
    page = (Path(__file__).resolve().parents[2] / "docs" / "commands.md").read_text(encoding="utf-8")
    kinds = [kind for kind, row in KINDS.items() if row.with_somebody]
    assert f"not everything that is due with them. One of: {', '.join(kinds)}. |" in page


def test_a_need_or_a_place_in_the_row_is_told_how_it_gets_another_day(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Run a budget", "--knowing", "how", "--by", "2026-01-15", today="2026-01-10")
    cli.ok("place", "add", "The register", "--kind", "register", "--next", "2026-01-20", today="2026-01-10")
    rows = cli.json("next")
    for kind, option in (("need-overdue", "--by"), ("place", "--next")):
        number = str(1 + [row["kind"] for row in rows].index(kind))
        hint = cli.expect_refused(2, "snooze", number, "1w")["hint"]
        assert hint.endswith(f"{option} 2026-01-28")
        cli.json("next")
        cli.ok(*shlex.split(hint.partition("mentorfolio ")[2]))
    assert not {"need-overdue", "place"} & set(kinds(cli))
