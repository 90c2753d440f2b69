"""Circles at the command line."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import screen_of
from tests.support import Cli


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


def test_whoever_presents_has_had_their_turn(peers: Cli) -> None:
    plan = ("meeting", "plan", "--circle", "tuesday", "--when")
    peers.ok(*plan, "2026-02-03", "--presenter", "kim", "--incident", "a colleague who left")
    assert peers.json("circle", "show", "tuesday")["turns"] == ["anna-sample", "me", "kim-sample"]
    page = peers.ok("circle", "show", "tuesday").out
    assert "a colleague who left" in page
    assert "Anna Sample, not yet" in page
    assert "Kim Sample, planned" in page


WRONG: dict[str, tuple[int, tuple[str, ...]]] = {
    "nobody in it": (2, ("add", "Board")),
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


def test_those_with_whom_it_is_over_stay_members_and_are_said_to_be(peers: Cli) -> None:
    peers.ok("mentor", "stage", "kim", "ended")
    assert peers.json("circle", "show", "tuesday")["members"] == ["kim-sample", "anna-sample"]
    page = peers.ok("circle", "show", "tuesday").out
    assert "Kim Sample, no longer your mentor" in page
    assert "Kim Sample, not yet" not in page, "nobody waits for a turn of somebody who is gone"
    assert "Anna Sample, not yet" in page
    listed = peers.ok("circle", "list").out
    assert "Anna Sample" in listed
    assert "Kim" not in listed
