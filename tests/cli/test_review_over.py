"""``review --over`` and ``review --map``: numbers that are those of the review, pages that can be read."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.commands.review.over_page import thinned
from mentorfolio.render.page import Look
from mentorfolio.render.signs import bars
from tests.cli.terminal import screen_of
from tests.support import Cli, Golden


@pytest.fixture
def grown(cli: Cli) -> Cli:
    """A need, somebody active and fading for it, and somebody in mind."""
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3", today="2025-03-01")
    cli.ok(
        *("mentor", "add", "Anna Sample", "--knowing", "how=3", "--supports", "lead=2", "--cadence", "1m"),
        *("--stage", "active", "--on", "2025-06-02"),
    )
    cli.ok("mentor", "add", "Ben Sample", "--knows", "anna", "--introduced-by", "Anna Sample")
    return cli


def test_each_day_has_the_numbers_of_the_review_of_that_day(grown: Cli) -> None:
    found = grown.json("review", "--over", "1y")
    assert found["days"][0] == "2025-03-01" == found["since"]
    assert found["days"][-1] == "2026-01-21" == found["until"]
    for at, on in enumerate(found["days"]):
        then = grown.json("review", "--on", on)
        assert found["gap"][at] == then["gap"]
        assert found["needs"][0]["coverage"][at] == then["needs"][0]["coverage"]
        for course in found["competencies"]:
            assert course["coverage"][at] == then["competencies"][course["id"]]["coverage"]


def test_a_share_on_the_screen_says_what_it_is_of(grown: Cli) -> None:
    said = screen_of(grown, "review", "--over", "1y")
    assert "% covered" in said.said
    assert said.too_long == []


def test_what_happened_is_told_with_its_day(grown: Cli) -> None:
    events = grown.json("review", "--over", "1y")["events"]
    assert events[0].pop("text").startswith("Anna: ")
    assert events[0] == {"on": "2025-06-02", "mentor": "anna-sample", "need": None, "to": "active"}


def test_a_need_that_is_met_has_no_number_from_then_on(grown: Cli) -> None:
    grown.ok("need", "met", "lead", today="2025-12-01")
    values = grown.json("review", "--over", "1y")["needs"][0]["coverage"]
    assert values[-1] is None
    assert values[0] == 0.0
    assert grown.ok("review", "--over", "1y").out.splitlines()[-1].split()[2] == "-"


def test_a_pipe_gets_plain_numbers(grown: Cli) -> None:
    lines = grown.ok("review", "--over", "1y").out.splitlines()
    assert lines[0].split()[:2] == ["day", "gap"]
    now = grown.json("review")
    assert lines[-1].split()[:3] == ["2026-01-21", f"{now['gap']:.2f}", f"{now['needs'][0]['coverage']:.2f}"]


@pytest.mark.parametrize(
    "words",
    [
        ("--over", "soon"),
        ("--over", "none"),
        ("--over", "1y", "--map"),
        ("--over", "1y", "--with", "anna"),
        ("--over", "1y", "--without", "anna"),
    ],
)
def test_what_cannot_be_meant_is_refused(grown: Cli, words: tuple[str, ...]) -> None:
    grown.expect_refused(2, "review", *words)


def test_it_ends_on_the_day_that_is_said_and_begins_with_the_first_known(grown: Cli) -> None:
    found = grown.json("review", "--over", "2m", "--on", "2025-08-15")
    assert (found["since"], found["until"]) == ("2025-06-15", "2025-08-15")
    before = grown.json("review", "--over", "1y", "--on", "2024-01-01")
    assert before["days"] == ["2024-01-01"]
    assert before["needs"] == []


def test_an_empty_portfolio_has_no_history_and_no_map(cli: Cli, golden: Golden) -> None:
    golden(cli.ok("review", "--over", "1y").err, cli.ok("review", "--map").err)
    assert cli.json("review", "--over", "1y")["events"] == []
    assert cli.json("review", "--map")["map"] == {}


def test_the_map_has_everybody_once_below_what_they_are_strongest_in(grown: Cli, golden: Golden) -> None:
    found = grown.json("review", "--map")["map"]
    assert [node["id"] for node in found["how"]] == ["anna-sample"]
    assert [node["id"] for node in found["unsaid"]] == ["ben-sample"]
    assert found["how"][0]["knows"] == ["ben-sample"], "a tie holds for both"
    golden(grown.ok("review", "--map").out)


def test_bars_are_as_high_as_their_values_and_few_signs_take_the_latest() -> None:
    look = Look(80, ascii=False, today=date(2026, 1, 21))
    assert bars(thinned((0.0, 0.5, 1.0, None), 10), look) == "▁▅█ "
    assert bars((0.0, 0.5, 1.0), look._replace(ascii=True)) == "_=#"
    assert bars(thinned((0.0, 0.0, 0.5, 1.0), 2), look) == "▁█"
