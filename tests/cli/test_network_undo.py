"""One undo for both: the portfolio, and the contacts beside it."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import Cli, Golden

CARDS = "".join(f"BEGIN:VCARD\nFN:{name} Sample\nEND:VCARD\n" for name in ("Ana", "Ben"))


@pytest.fixture
def known(cli: Cli) -> Cli:
    """A need, then contacts, then somebody taken from them: three steps over two files."""
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    cli.ok("network", "import", "-", stdin=CARDS)
    cli.ok("network", "pick", "ana", "--need", "budget")
    return cli


def standing(cli: Cli) -> tuple[int, int, int]:
    """Needs, contacts, mentors."""
    return len(cli.json("need", "list")), len(cli.json("network", "list")), len(cli.json("mentor", "list"))


def test_undo_goes_back_over_both_files_in_the_order_of_the_changes_and_redo_forward(known: Cli) -> None:
    seen = [standing(known)]
    for change in ("added mentor Ana Sample", "read from a pipe", "added need Run a budget"):
        assert known.json("undo")["change"] == change
        seen.append(standing(known))
    assert seen == [(1, 2, 1), (1, 2, 0), (1, 0, 0), (0, 0, 0)]
    known.expect_refused(5, "undo")
    for _ in range(3):
        known.ok("redo")
    assert standing(known) == (1, 2, 1)
    assert known.json("network", "show", "ana")["mentor"] == "ana-sample"
    known.expect_refused(5, "redo")


def test_an_undo_after_an_import_says_that_it_was_in_the_network_and_leaves_the_portfolio(
    cli: Cli, golden: Golden
) -> None:
    cli.ok("need", "add", "Run a budget", "--knowing", "how")
    before = cli.store.read_bytes()
    cli.ok("network", "import", "-", stdin=CARDS)
    undone = cli.ok("undo").err
    assert cli.store.read_bytes() == before
    golden(undone, cli.ok("redo").err)


def test_the_changes_of_both_are_listed_and_what_goes_along_with_another_is_not(known: Cli) -> None:
    known.ok("network", "tag", "ben", "rail")
    known.ok("undo")
    told = known.ok("undo", "--list").out
    assert "tagged Ben Sample (undone)" in told
    assert "read from a pipe" in told
    assert "added need Run a budget" in told
    assert "picked" not in told


def test_an_undo_with_anyway_is_about_the_portfolio_only(known: Cli) -> None:
    known.ok("network", "tag", "ben", "rail")
    assert known.json("undo", "--anyway")["change"] == "added mentor Ana Sample"
    assert known.json("network", "show", "ben")["tags"] == ["rail"]


def test_who_was_forgotten_for_good_comes_back_by_no_undo(known: Cli, golden: Golden) -> None:
    known.ok("network", "forget", "ben-sample", "--for-good", "--yes")
    golden(*(known.expect_refused(5, *words)["message"] for words in (["undo"], ["network", "undo"])))
    assert len(known.json("network", "list")) == 1


def test_a_network_that_cannot_be_read_keeps_no_undo_from_the_portfolio(known: Cli) -> None:
    (known.home / "network.json").write_text("damaged")
    assert known.json("undo")["change"] == "added mentor Ana Sample"


def test_a_tag_that_is_there_already_is_no_step(known: Cli, golden: Golden) -> None:
    known.ok("network", "tag", "ben", "rail")
    golden(known.ok("network", "tag", "ben", "rail").err)
    assert known.json("undo")["change"] == "tagged Ben Sample"
    known.ok("network", "tag", "ben", "rail")
    known.ok("network", "undo")
    known.ok("network", "undo")
    assert known.json("network", "list") == []


@pytest.mark.parametrize("changes", [1, 3])
def test_undo_does_not_take_back_what_another_computer_did_to_the_network_meanwhile(
    known: Cli, tmp_path: Path, changes: int
) -> None:
    there = Cli(tmp_path / "there")
    shutil.copytree(known.home, there.home)
    known.ok("network", "tag", "ben", "rail")
    for n in range(changes):
        there.ok("network", "note", "ana", f"their note {n}")
    there.ok("network", "tag", "ben", "rail")
    pulled = (there.home / "network.json").read_bytes()
    (known.home / "network.json").write_bytes(pulled)

    assert "network undo --anyway" in known.expect_refused(5, "undo")["hint"]
    known.expect_refused(5, "network", "undo")
    assert (known.home / "network.json").read_bytes() == pulled
    assert known.json("network", "undo", "--anyway")["change"] == "a change made by something else"
    assert known.json("network", "show", "ana")["note"] is None
    known.ok("redo")
    assert known.json("network", "show", "ana")["note"]


def test_undo_does_not_take_back_what_another_computer_did_to_the_portfolio_over_several_changes(
    known: Cli, tmp_path: Path
) -> None:
    there = Cli(tmp_path / "there")
    shutil.copytree(known.home, there.home)
    known.ok("mentor", "add", "Kim Sample")
    for name in ("Lee Sample", "Mia Sample", "Kim Sample"):
        there.ok("mentor", "add", name)
    known.store.write_bytes(there.store.read_bytes())
    assert "undo --anyway" in known.expect_refused(5, "undo")["hint"]
    assert len(known.json("mentor", "list")) == 4


@pytest.mark.parametrize(
    ("undone", "way_back", "between"),
    [
        (["network", "tag", "ben", "rail"], ["network", "undo"], ["need", "add", "Sing", "--knowing", "how"]),
        (["need", "add", "Sing", "--knowing", "how"], ["undo"], ["network", "tag", "ben", "rail"]),
    ],
)
def test_a_change_in_between_ends_a_redo_whichever_of_the_two_files_it_is_in(
    known: Cli, undone: list[str], way_back: list[str], between: list[str]
) -> None:
    known.ok(*undone)
    known.ok(*way_back)
    known.ok(*between)
    before = standing(known)
    known.expect_refused(5, "redo")
    assert "redo" not in known.ok("undo", "--list").out
    assert standing(known) == before
    change = known.json("undo")["change"]
    assert known.json("redo")["change"] == change
    known.expect_refused(5, "redo")


def test_what_was_undone_last_comes_again_first_also_where_it_was_made_later(known: Cli) -> None:
    known.ok("network", "tag", "ben", "rail")
    known.ok("undo", "--anyway")
    known.ok("network", "undo")
    assert known.json("redo")["change"] == "tagged Ben Sample"
    assert known.json("redo")["change"] == "added mentor Ana Sample"
