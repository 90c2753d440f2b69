"""Circles at the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import screen_of
from tests.support import Cli, Golden


@pytest.fixture
def peers(cli: Cli) -> Cli:
    """A circle of Kim and Anna."""
    for name in ("Kim Sample", "Anna Sample", "Omar Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2025-10-01")
    cli.ok("circle", "add", "Peers of Tuesday", "--member", "kim", "--member", "anna")
    return cli


def test_a_circle_from_its_first_session_to_its_end(peers: Cli) -> None:
    planned = peers.json("meeting", "plan", "--circle", "tuesday", "--when", "2026-02-03 17:00")
    assert planned["mentors"] == ["kim-sample", "anna-sample"]
    assert planned["circle"] == "peers-of-tuesday"
    peers.ok("circle", "join", "tuesday", "omar")
    peers.ok("circle", "leave", "tuesday", "anna")
    assert peers.json("meeting", "show", planned["id"])["mentors"] == ["kim-sample", "omar-sample"]
    peers.ok("meeting", "held", planned["id"], "--notes", "a hard no", today="2026-02-03")
    peers.ok("circle", "leave", "tuesday", "omar", today="2026-02-04")
    shown = peers.json("circle", "show", "tuesday", today="2026-02-04")
    assert shown["members"] == ["kim-sample"]
    assert shown["sessions"][0]["mentors"] == ["kim-sample", "omar-sample"]
    assert peers.json("mentor", "show", "omar")["last_contact"] == "2026-02-03"
    assert peers.json("review", today="2026-02-04")["circles"] == [
        {
            "id": "peers-of-tuesday",
            "name": "Peers of Tuesday",
            "kind": "peer",
            "members": ["kim-sample"],
            "last_met": "2026-02-03",
        }
    ]
    peers.ok("circle", "remove", "peers-of-tuesday", "--yes", today="2026-02-04")
    assert peers.json("circle", "list") == []
    meeting = peers.json("meeting", "show", planned["id"], today="2026-02-04")
    assert (meeting["circle"], meeting["notes"]) == (None, "a hard no")


def test_whoever_presents_has_had_their_turn(peers: Cli, golden: Golden) -> None:
    plan = ("meeting", "plan", "--circle", "tuesday", "--when")
    peers.ok(*plan, "2026-02-03", "--presenter", "kim", "--incident", "a colleague who left")
    assert peers.json("circle", "show", "tuesday")["turns"] == ["anna-sample", "me", "kim-sample"]
    page = peers.ok("circle", "show", "tuesday").out
    assert "a colleague who left" in page
    assert "Anna Sample, not yet" in page
    golden(page)


WRONG: dict[str, tuple[int, tuple[str, ...]]] = {
    "no such kind": (2, ("add", "Board", "--member", "kim", "--kind", "club")),
    "a name of nothing": (2, ("add", " ", "--member", "kim")),
    "a name of two lines": (2, ("add", "a\nb", "--member", "kim")),
    "nothing to change": (2, ("edit", "tuesday")),
    "a removal without a yes": (2, ("remove", "peers-of-tuesday")),
    "a member nobody knows": (3, ("add", "Board", "--member", "zoe")),
    "a circle nobody knows": (3, ("show", "board")),
    "leaving from outside": (3, ("leave", "tuesday", "omar")),
    "a second one of the name": (4, ("add", "peers of tuesday", "--member", "kim")),
    "joining twice": (4, ("join", "tuesday", "kim")),
    "a name of several": (4, ("join", "tuesday", "sample")),
}


@pytest.mark.parametrize(("code", "words"), WRONG.values(), ids=WRONG)
def test_what_cannot_be_is_refused_and_nothing_changes(peers: Cli, code: int, words: tuple[str, ...]) -> None:
    error = peers.expect_refused(code, "circle", *words)
    assert error["hint"]


def test_the_last_one_cannot_leave_and_is_told_how_to_end_it(peers: Cli) -> None:
    peers.ok("circle", "leave", "tuesday", "kim")
    error = peers.expect_refused(5, "circle", "leave", "tuesday", "anna")
    assert error["hint"].endswith("mentorfolio circle remove peers-of-tuesday")


def test_every_change_of_a_circle_can_be_undone(peers: Cli) -> None:
    peers.ok("meeting", "plan", "--circle", "tuesday", "--when", "2026-02-03")
    changes: tuple[tuple[str, ...], ...] = (
        ("edit", "tuesday", "--name", "Peers"),
        ("join", "tuesday", "omar"),
        ("leave", "tuesday", "kim"),
        ("remove", "peers-of-tuesday", "--yes"),
    )

    def kept() -> Any:
        document = peers.json("export")
        return {table: document[table] for table in ("circles", "meetings")}

    before = kept()
    for words in changes:
        peers.ok("circle", *words)
        assert kept() != before
        peers.ok("undo")
        assert kept() == before


@pytest.mark.parametrize("columns", [40, 80])
def test_the_pages_fit_and_show_names_as_typed(peers: Cli, columns: int) -> None:
    peers.ok("circle", "add", "[b]Board[/b]", "--kind", "advisory-board", "--member", "kim")
    for words in (("circle", "list"), ("circle", "show", "board"), ("circle", "show", "tuesday")):
        terminal = screen_of(peers, *words, columns=columns)
        assert terminal.too_long == []
    assert "[b]Board[/b]" in screen_of(peers, "circle", "list", columns=columns).text
    assert "whose turn" not in screen_of(peers, "circle", "show", "board", columns=columns).text


def test_no_circle_yet_says_how_to_begin_one(cli: Cli) -> None:
    answer = cli.ok("circle", "list")
    assert (answer.out, cli.json("circle", "list")) == ("", [])
    assert "mentorfolio circle add" in answer.err


def test_those_with_whom_it_is_over_stay_members_and_are_said_to_be(peers: Cli, golden: Golden) -> None:
    peers.ok("mentor", "stage", "kim", "ended")
    assert peers.json("circle", "show", "tuesday")["members"] == ["kim-sample", "anna-sample"]
    # Nobody waits for a turn of somebody who is gone.
    golden(peers.ok("circle", "show", "tuesday").out)
    listed = peers.ok("circle", "list").out
    assert "Anna Sample" in listed
    assert "Kim" not in listed


class TestPeopleWhoAreNoMentors:
    def test_a_whole_name_is_enough_and_it_is_told(self, peers: Cli, golden: Golden) -> None:
        done = peers.ok("circle", "join", "tuesday", "Ravi Guest")
        golden(done.err)
        circle = peers.json("circle", "show", "tuesday")
        assert (circle["members"], circle["others"]) == (["kim-sample", "anna-sample"], ["Ravi Guest"])
        assert "Ravi Guest" in peers.ok("circle", "list").out
        peers.expect_refused(4, "circle", "join", "tuesday", "ravi guest")
        assert peers.json("circle", "leave", "tuesday", "ravi")["others"] == []

    def test_a_word_that_means_nobody_is_a_slip(self, peers: Cli) -> None:
        peers.expect_refused(3, "circle", "join", "tuesday", "ravi")
        peers.expect_refused(3, "circle", "add", "Board", "--member", "ravi")

    def test_they_alone_can_meet(self, cli: Cli) -> None:
        cli.ok("circle", "add", "Neighbours", "--member", "Ravi Guest")
        planned = cli.json("meeting", "plan", "--circle", "neighbours", "--when", "2026-01-22 17:00")
        held = cli.json("meeting", "held", planned["id"], "--notes", "on feedback", today="2026-01-22")
        assert (held["mentors"], held["held"]) == ([], True)
        assert cli.json("circle", "show", "neighbours", today="2026-01-23")["sessions"][0]["held"]
        assert [row["kind"] for row in cli.json("search", "feedback", today="2026-01-23")] == ["talk"]
        for words in (("next",), ("review",), ("calendar",), ("export",), ("store", "check")):
            cli.ok(*words, today="2026-01-23")
        cli.expect_refused(5, "circle", "leave", "neighbours", "ravi")

    def test_whoever_becomes_a_mentor_is_there_once(self, peers: Cli) -> None:
        peers.ok("circle", "join", "tuesday", "Ravi Guest")
        peers.ok("mentor", "add", "Ravi Guest")
        circle = peers.json("circle", "join", "tuesday", "ravi")
        assert (circle["members"][-1], circle["others"]) == ("ravi-guest", [])

    def test_a_session_with_them_stays_when_the_only_mentor_is_removed(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Kim Sample")
        cli.ok("circle", "add", "Neighbours", "--member", "kim", "--member", "Ravi Guest")
        planned = cli.json("meeting", "plan", "--circle", "neighbours", "--when", "2026-02-03 17:00")
        cli.ok("mentor", "remove", "kim-sample", "--yes")
        assert cli.json("meeting", "show", planned["id"])["mentors"] == []
        cli.ok("store", "check")

    def test_nothing_of_them_is_in_a_page_for_others(self, peers: Cli) -> None:
        peers.ok("circle", "join", "tuesday", "Ravi Guest")
        path = peers.home / "page.html"
        peers.ok("report", "--share", "--output", str(path))
        assert "Ravi" not in path.read_text(encoding="utf-8")


def test_a_circle_can_be_noted_before_it_is_known_who_comes(peers: Cli) -> None:
    said = peers.ok("circle", "add", "Board")
    assert "mentorfolio circle join board NAME" in said.err
    assert peers.json("circle", "show", "board")["members"] == []
    peers.expect_refused(5, "meeting", "plan", "--circle", "board", "--when", "2026-02-03")
    assert peers.json("circle", "join", "board", "kim")["members"] == ["kim-sample"]
