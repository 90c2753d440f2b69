"""Where one looks for mentors outside one's network: noted, looked at, reminded of."""

from __future__ import annotations

import pytest

from tests.support import Cli


@pytest.fixture
def noted(cli: Cli) -> Cli:
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    cli.ok("place", "add", "Rail mentors", "--kind", "register", "--need", "budget", "--next", "in 3 days")
    return cli


def test_a_place_is_kept_with_all_that_was_said(cli: Cli) -> None:
    said = ("--kind", "community", "--url", "https://example.org/x")
    place = cli.json("place", "add", "Rail mentors", *said)
    assert (place["id"], place["kind"], place["url"]) == (
        "rail-mentors",
        "community",
        "https://example.org/x",
    )
    assert (place["need"], place["next"], place["looked"]) == (None, None, [])
    assert cli.json("place", "list") == [place]
    assert cli.expect_refused(4, "place", "add", "rail MENTORS", *said)["code"] == "already-there"
    cli.expect_refused(2, "place", "add", "Another")
    cli.expect_refused(2, "place", "add", "Another", "--kind", "shop")
    cli.expect_refused(3, "place", "add", "Another", "--kind", "event", "--need", "nothing")


def test_next_reminds_on_its_day_and_the_command_it_gives_runs(noted: Cli) -> None:
    assert not [row for row in noted.json("next") if row["kind"] == "place"]
    (row,) = [r for r in noted.json("next", today="2026-01-25") if r["kind"] == "place"]
    assert (row["due"], row["days_late"], row["need"], row["mentor"]) == (
        "2026-01-24",
        1,
        "run-a-budget",
        None,
    )
    assert row["command"] == "mentorfolio place looked rail-mentors"
    noted.ok(*row["command"].split()[1:], today="2026-01-25")
    assert not [r for r in noted.json("next", today="2026-01-25") if r["kind"] == "place"]


def test_what_came_of_a_look_is_kept_and_the_next_one_said(noted: Cli) -> None:
    place = noted.json(
        "place", "looked", "rail", "--found", "two names", "--next", "2026-03-01", "--on", "mon"
    )
    assert place["looked"] == [{"on": "2026-01-19", "found": "two names"}]
    assert place["next"] == "2026-03-01"
    assert "two names" in noted.ok("place", "list").out
    noted.expect_refused(2, "place", "looked", "rail", "--on", "tomorrow")
    noted.expect_refused(3, "place", "looked", "bus")


def test_a_place_is_changed_cleared_and_taken_out(noted: Cli) -> None:
    changed = noted.json("place", "edit", "rail", "--name", "Train mentors", "--next", "", "--need", "")
    assert (changed["id"], changed["name"], changed["next"], changed["need"]) == (
        *("rail-mentors", "Train mentors", None, None),
    )
    noted.expect_refused(2, "place", "edit", "train")
    noted.expect_refused(2, "place", "remove", "rail-mentors")
    noted.ok("place", "remove", "rail-mentors", "--yes")
    assert noted.json("place", "list") == []
    noted.ok("undo")
    assert len(noted.json("place", "list")) == 1


def test_a_need_that_goes_leaves_its_places_without_one(noted: Cli) -> None:
    noted.ok("need", "remove", "run-a-budget", "--yes")
    assert noted.json("place", "list")[0]["need"] is None
    assert noted.json("store", "check")["clean"]


def test_a_person_named_in_a_place_is_purged(noted: Cli) -> None:
    noted.ok("mentor", "add", "Julie Sample")
    noted.ok("place", "add", "Julie Sample breakfast", "--kind", "event")
    noted.ok("place", "looked", "rail", "--found", "Julie Sample was there")
    noted.ok("store", "purge", "julie-sample", "--yes")
    assert b"ulie" not in noted.store.read_bytes()
    assert len(noted.json("place", "list")) == 2


def test_a_place_alone_is_a_portfolio_that_was_begun(cli: Cli) -> None:
    cli.ok("place", "add", "Sample body", "--kind", "register", "--next", "2026-01-20")
    assert "Sample body" in cli.ok("next").out
    assert "no portfolio yet" not in cli.ok().out


def test_a_look_before_its_day_takes_back_no_day_that_is_still_to_come(noted: Cli) -> None:
    noted.ok("place", "edit", "rail", "--next", "2026-03-31")
    assert noted.json("place", "looked", "rail", "--on", "2026-01-03")["next"] == "2026-03-31"
    assert noted.json("place", "looked", "rail", today="2026-03-31")["next"] is None
