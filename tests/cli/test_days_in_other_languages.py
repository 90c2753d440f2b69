"""With ``date_language`` days are typed in one's own words; English is understood as before."""

from __future__ import annotations

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def german(cli: Cli) -> Cli:
    """A portfolio of somebody who says days in German."""
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("config", "set", "date_language", "de")
    return cli


def test_a_day_a_time_and_a_rhythm_are_understood_wherever_one_is_typed(german: Cli) -> None:
    assert german.json("log", "anna", "hallo", "--on", "vorgestern")["when"] == "2026-01-19"
    planned = german.json("meeting", "plan", "anna", "--when", "nächsten Donnerstag 15 Uhr")
    assert planned["when"] == "2026-01-29T15:00"
    assert german.json("action", "add", "anna", "den Plan", "--due", "14. März")["due"] == "2026-03-14"
    assert german.json("mentor", "edit", "anna", "--cadence", "alle 2 Wochen")["cadence"] == "2w"
    assert german.json("snooze", "anna", "Freitag")["snoozed"] == {"all": "2026-01-23"}


def test_english_is_understood_all_the_same(german: Cli) -> None:
    assert german.json("snooze", "anna", "in 2 weeks")["snoozed"] == {"all": "2026-02-04"}


def test_a_refusal_names_what_was_typed(german: Cli, golden: Golden) -> None:
    assert "'Freitags'" in german.expect_refused(2, "log", "anna", "x", "--on", "Freitags")["message"]
    error = german.expect_refused(2, "log", "anna", "x", "--on", "morgen")
    golden(error["message"])


@pytest.mark.parametrize(
    ("typed", "due"),
    [
        ("5.6.", "2026-06-05"),
        ("05.06.2026", "2026-06-05"),
        ("5.6.27", "2027-06-05"),
        ("5/6", "2026-06-05"),
        ("05/06/2026", "2026-06-05"),
        ("am 5.6.", "2026-06-05"),
        ("Freitag, 5.6.", "2026-06-05"),
    ],
)
def test_in_ones_own_language_the_day_stands_before_the_month(german: Cli, typed: str, due: str) -> None:
    assert german.json("action", "add", "anna", "den Plan", "--due", typed)["due"] == due
    at = german.json("meeting", "plan", "anna", "--when", f"{typed} 15:30")
    assert at["when"] == f"{due}T15:30"


def test_a_time_is_no_day_in_ones_own_language_either(german: Cli) -> None:
    assert german.json("meeting", "plan", "anna", "--when", "Do 15.30")["when"] == "2026-01-22T15:30"
    german.expect_refused(2, "action", "add", "anna", "den Plan", "--due", "31.4.2026")


def test_without_the_setting_nothing_is_guessed(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    cli.expect_refused(2, "log", "anna", "x", "--on", "gestern")


def test_a_language_that_is_not_there_is_refused(cli: Cli) -> None:
    assert "one of de, fr" in cli.expect_refused(2, "config", "set", "date_language", "klingon")["message"]


@pytest.mark.parametrize(
    ("typed", "until"),
    [
        ("fri", "2026-01-23"),
        ("2w", "2026-02-04"),
        ("14 Mar", "2026-03-14"),
        ("the 15th", "2026-02-15"),
        ("eom", "2026-01-31"),
    ],
)
def test_somebody_rests_until_a_day_as_well_as_for_a_time(cli: Cli, typed: str, until: str) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    assert cli.json("snooze", "anna", typed)["snoozed"] == {"all": until}


def test_what_is_neither_is_refused_with_both(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    error = cli.expect_refused(2, "snooze", "anna", "soon")
    assert "neither a length of time nor a day" in error["message"]


@pytest.mark.parametrize(
    ("words", "day"),
    [
        (("log", "anna", "--on", "tue at 10", "x"), "2026-01-20"),
        (("snooze", "anna", "noon"), "2026-01-21"),
        (("snooze", "anna", "--until", "fri 10:00"), "2026-01-23"),
        (("need", "add", "Lead a team", "--knowing", "how", "--by", "in 2 weeks at 15:00"), "2026-02-04"),
        (("action", "add", "anna", "read it", "--due", "fri, 3pm"), "2026-01-23"),
    ],
    ids=str,
)
def test_a_time_where_a_day_alone_is_kept_is_not_dropped_in_silence(
    cli: Cli, words: tuple[str, ...], day: str
) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    error = cli.expect_refused(2, *words)
    assert "only the day counts" in error["message"]
    assert error["hint"] == f"Type it like {day}."


@pytest.mark.parametrize(
    ("words", "taken"),
    [
        (("need", "edit", "lead", "--by", "29 feb"), "Tue 29 Feb 2028"),
        (("place", "add", "CIPD", "--kind", "community", "--next", "Feb 29"), "Tue 29 Feb 2028"),
        (("mentor", "edit", "anna", "--last-contact", "29 Feb"), "Thu 29 Feb 2024"),
        (("timeline", "anna", "--since", "29 feb"), "Thu 29 Feb 2024"),
    ],
    ids=str,
)
def test_a_day_of_leap_years_says_which_year_it_took(cli: Cli, words: tuple[str, ...], taken: str) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    assert f"is taken for {taken}." in cli.ok(*words).err
    assert "taken for" not in cli.ok("timeline", "anna", "--since", "29 Feb 2024").err
    assert "taken for" not in cli(*words, "--json").err


def test_a_short_month_is_understood_without_its_accent(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("config", "set", "date_language", "fr")
    assert cli.json("snooze", "anna", "--until", "3 fev")["snoozed"] == {"all": "2026-02-03"}
