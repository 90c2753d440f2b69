"""``review --on``: what ``review`` said on a day, it says of that day for ever.

True for whatever has a day of its own; strengths, rhythms and who is in a circle are taken as they are now,
so nothing here changes them afterwards.
"""

from __future__ import annotations

import re
import tempfile
from datetime import date, timedelta
from pathlib import Path
from typing import Any

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from tests.support import Cli, Golden

PEOPLE = ("anna-sample", "kim-sample", "omar-sample")
FIRST = date(2024, 2, 12)  # half a year before a 12 August, and a 29 February on the way


def _words(who: str, need: str) -> list[tuple[str, ...]]:
    """Everything that happens with its day, about one person and one need."""
    four, two = "4,4,3,2", "2,3"
    return [
        ("mentor", "stage", who, "active", "--on", "today"),
        ("mentor", "stage", who, "paused", "--on", "today"),
        ("mentor", "stage", who, "ended", "--on", "today"),
        ("mentor", "stage", who, "candidate", "--on", "today"),
        ("mentor", "edit", who, "--form", "formal", "--on", "today"),
        ("mentor", "edit", who, "--form", "informal", "--on", "today"),
        ("log", who, "asked about the rota"),
        ("log", who, "how she said no", "--kind", "moment"),
        ("gift", who, "an article"),
        ("reflect", who, "--prompt", "both-of-us", "--text", "so"),
        ("checkin", who, "--rapport", four, "--clarity", two, "--benefit-them", "4"),
        ("checkin", who, "--rapport", two + "," + two, "--clarity", two, "--benefit-them", "1"),
        ("approach", who, "--set", "why=plain words", "--anyway", "so"),
        ("outreach", "sent", who, "--anyway", "so"),
        ("outreach", "accepted", who),
        ("outreach", "declined", who),
        ("outreach", "unanswered", who),
        ("approach", who, "--template", "request-mentoring", "--set", "why=so"),
        ("need", "met", need),
        ("need", "drop", need),
        ("need", "reopen", need),
        ("need", "rate", need, "3"),
        ("need", "add", f"{need} again", "--knowing", "why", "--supported-by", f"{who}=1"),
        ("circle", "add", f"With {who}", "--member", who),
    ]


WAYS = range(len(_words("", "")))
# Letters are written, sent and answered in this order or not at all: they come in a row.
LETTERS = [n for n, words in enumerate(_words("", "")) if words[0] in ("approach", "outreach")]
ROWS: list[tuple[int, ...]] = [(n,) for n in WAYS if n not in LETTERS]
ROWS += [(letter, LETTERS[1], answer) for letter in (LETTERS[0], LETTERS[5]) for answer in LETTERS[2:5]]
STEP = st.tuples(
    st.sampled_from([0, 0, 1, 3, 20, 31, 90, 184]),
    st.sampled_from(PEOPLE),
    st.sampled_from(["lead", "budget"]),
    st.sampled_from(ROWS),
)


def begun(cli: Cli, on: date) -> None:
    """Two needs and three people, one of them a late comer."""
    today = on.isoformat()
    cli.ok("need", "add", "lead", "--knowing", "how", "--priority", "3", today=today)
    cli.ok("need", "add", "budget", "--knowing", "how", "--scope", "narrow", today=today)
    seen = ("--last-contact", "2024-01-05", "--cadence", "1m")
    active = ("--stage", "active", "--on", "2023-12-01")
    cli.ok("mentor", "add", "Anna Sample", "--supports", "lead=3", *seen, *active, today=today)
    cli.ok("mentor", "add", "Kim Sample", "--supports", "lead=1", "--cadence", "2w", today=today)
    cli.answer_purpose()


@settings(
    max_examples=15,
    deadline=None,
    phases=(Phase.explicit, Phase.reuse, Phase.generate),  # making a failure small takes many minutes
    suppress_health_check=[HealthCheck.too_slow, HealthCheck.data_too_large, HealthCheck.large_base_example],
)
@given(st.lists(STEP, min_size=5, max_size=40))
def test_what_review_said_on_a_day_it_says_of_that_day_ever_after(
    steps: list[tuple[int, str, str, tuple[int, ...]]],
) -> None:
    with tempfile.TemporaryDirectory() as home:
        cli, day, said = Cli(Path(home)), FIRST, {}
        begun(cli, day)
        said[day] = cli.json("review", today=day.isoformat())
        for number, (later, who, need, ways) in enumerate(steps):
            if number == 3:
                omar = ("--supports", "budget=2", "--knows", "anna", "--positive", "plain words")
                cli.ok("mentor", "add", "Omar Sample", *omar, today=day.isoformat())
                said[day] = cli.json("review", today=day.isoformat())
            for way in ways:
                day += timedelta(days=later)
                cli(*_words(who, need)[way], "--no-input", today=day.isoformat())  # some are refused
                said[day] = cli.json("review", today=day.isoformat())
        end = (day + timedelta(days=200)).isoformat()
        for then, was in said.items():
            assert cli.json("review", "--on", then.isoformat(), today=end) == was


@pytest.fixture
def two_years(cli: Cli) -> tuple[Cli, dict[str, Any]]:
    """Two years played day by day, and what ``review`` said on the evenings of some days."""
    said: dict[str, Any] = {}

    def on(day: str, *commands: str) -> None:
        for words in commands:
            cli.ok(*words.split(), "--no-input", today=day)
        said[day] = cli.json("review", today=day)

    begun(cli, FIRST)
    on("2024-02-12")
    on("2024-02-29", "log anna the_leap_day", "circle add Peers --member anna --member kim")
    on("2024-03-15", "approach kim --set why=so", "outreach sent kim")
    on("2024-03-20", "outreach accepted kim", "need rate lead 2")
    on("2024-04-02", "log kim first_talk", "mentor stage kim asked")
    on("2024-04-30", "mentor stage kim active", "mentor edit kim --form formal --on today")
    on("2024-08-30", "need met budget", "gift anna a_book")
    on("2024-10-31", "mentor stage anna paused", "checkin kim --rapport 5,4,4,4 --clarity 2,2")
    on("2024-12-31", "mentor stage anna active", "log anna,kim year_end")
    on("2025-02-28", "need add speak --knowing whom --supported-by kim", "log kim again")
    on("2025-06-30", "mentor stage anna ended --reason friendship", "mentor edit kim --form informal")
    on("2026-01-20", "need reopen budget", "log kim again", "log kim and_again")
    return cli, said


def test_every_evening_of_two_years_can_be_asked_for_again(two_years: tuple[Cli, dict[str, Any]]) -> None:
    cli, said = two_years
    assert {day: cli.json("review", "--on", day) for day in said} == said
    # And the years did bring something to tell apart.
    assert len({str(was["stages"]) for was in said.values()}) >= 5
    assert len({was["gap"] for was in said.values()}) >= 8


def test_a_meeting_planned_and_held_later_was_only_planned_then(cli: Cli) -> None:
    begun(cli, FIRST)
    cli.ok("circle", "add", "Peers", "--member", "anna", today="2024-03-01")
    cli.ok("meeting", "plan", "--circle", "peers", "--when", "2024-05-06 15:00", today="2024-04-01")
    before = cli.json("review", today="2024-05-05")
    held = cli.json("meeting", "list")[0]["id"]
    cli.ok("meeting", "held", held, "--notes", "well", today="2024-05-06")
    after = cli.json("review", today="2024-05-06")
    assert (before["circles"][0]["last_met"], after["circles"][0]["last_met"]) == (None, "2024-05-06")
    assert cli.json("review", "--on", "2024-05-05") == before
    assert cli.json("review", "--on", "2024-05-06") == after


def test_of_today_it_is_review(two_years: tuple[Cli, dict[str, Any]]) -> None:
    cli, _ = two_years
    for today in ("today", "2026-01-21"):
        assert cli.json("review", "--on", today) == cli.json("review")
        assert cli.ok("review", "--on", today).out == cli.ok("review").out


def test_what_was_told_late_counts_for_the_day_it_happened(cli: Cli) -> None:
    begun(cli, FIRST)
    stale = cli.json("review", today="2024-05-01")["needs"][0]
    cli.ok("log", "anna", "forgotten", "--on", "2024-04-20", today="2026-01-21")
    told = cli.json("review", "--on", "2024-05-01")["needs"][0]
    assert (stale["state"], told["state"]) == ("stale", "single")


def test_supposing_works_on_a_past_day(two_years: tuple[Cli, dict[str, Any]]) -> None:
    cli, said = two_years
    without = cli.json("review", "--on", "2024-04-30", "--without", "anna")
    assert without["gap"] > said["2024-04-30"]["gap"]
    assert without["since_half_a_year"] is None
    assert cli.json("review", "--on", "2024-03-15", "--with", "kim")["stages"]["active"] == 2


def test_somebody_who_was_not_there_cannot_be_supposed(two_years: tuple[Cli, dict[str, Any]]) -> None:
    cli, _ = two_years
    for option in ("--with", "--without"):
        error = cli.expect_refused(3, "review", "--on", "2024-02-01", option, "kim")
        assert re.search("Kim Sample .* Thu 1 Feb 2024", error["message"])
        assert "Mon 12 Feb 2024" in error["hint"]
    cli.expect_refused(3, "review", "--on", "2024-04-01", "--with", "nobody")
    cli.expect_refused(4, "review", "--on", "2024-04-01", "--with", "sample")


@pytest.mark.parametrize("day", ["tomorrow", "2026-01-22", "1/2/2025", "somewhen"])
def test_a_day_that_has_not_come_or_is_none_is_refused(
    two_years: tuple[Cli, dict[str, Any]], day: str
) -> None:
    # The day is looked at before the names.
    two_years[0].expect_refused(2, "review", "--on", day, "--with", "nobody")


def test_the_page_says_of_which_day_it_is_and_offers_nothing_that_is_over(
    two_years: tuple[Cli, dict[str, Any]], golden: Golden
) -> None:
    cli, _ = two_years
    page = cli.ok("review", "--on", "2024-12-31").out
    golden(page)
    assert page.count("mentorfolio") == 1, "how it is today"


def test_before_the_portfolio_there_is_nothing_and_it_is_said(
    two_years: tuple[Cli, dict[str, Any]], golden: Golden
) -> None:
    cli, _ = two_years
    answer = cli.ok("review", "--on", "2020-01-01")
    assert answer.out == ""
    golden(answer.err)
    empty = cli.json("review", "--on", "2020-01-01")
    assert (empty["needs"], empty["gap"], sum(empty["stages"].values())) == ([], 1, 0)


def test_looking_back_changes_nothing(two_years: tuple[Cli, dict[str, Any]]) -> None:
    cli, _ = two_years
    before = cli.store.read_bytes()
    cli.ok("review", "--on", "2024-12-31", "--with", "kim")
    assert cli.store.read_bytes() == before


def test_a_rhythm_agreed_on_later_makes_nobody_fade_before(cli: Cli) -> None:
    begun = ("--stage", "active", "--on", "2025-06-01", "--knowing", "how=3")
    cli.ok("mentor", "add", "Kim Sample", *begun, today="2025-06-01")
    before = cli.json("review", today="2025-12-01")
    cli.ok(
        *("mentor", "formalise", "kim", "--programme", "Rise", "--from", "2026-01-21"),
        *("--until", "2026-12-31", "--minutes", "60", "--cadence", "2w"),
    )
    cli.ok("mentor", "edit", "kim", "--cadence", "1w", today="2026-01-25")
    assert cli.json("review", "--on", "2025-12-01") == before
