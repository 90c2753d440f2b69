"""Somebody purged on one computer, while the other still has them."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def two(tmp_path: Path) -> tuple[Cli, Cli]:
    """Kim and Anna, on two computers with all copies of every state."""
    (tmp_path / "here").mkdir()
    here, there = Cli(tmp_path / "here"), Cli(tmp_path / "there")
    here.ok("mentor", "add", "Kim Sample", "--notes", "Knows Anna Sample well")
    here.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org")
    here.ok("log", "anna", "we met at work")
    shutil.copytree(here.home, there.home)
    return here, there


def taken_in(cli: Cli, other: Cli) -> dict[str, object]:
    """What ``store accept`` answers to the version of another computer, put beside one's own."""
    copy = cli.store.with_name("portfolio (conflicted copy).json")
    shutil.copy(other.store, copy)
    found: dict[str, object] = cli.json("store", "accept", str(copy))
    return found


def expect_no_anna(cli: Cli) -> None:
    assert [m["id"] for m in cli.json("mentor", "list")] == ["kim-sample"]
    assert cli.json("mentor", "show", "kim")["notes"] == "Knows [removed] well"
    assert "anna" not in cli.store.read_text().casefold()
    assert cli.json("store", "check")["findings"] == []


@pytest.mark.parametrize("has_changed", [False, True])
def test_who_was_purged_is_brought_back_by_no_version_of_another_computer(
    two: tuple[Cli, Cli], has_changed: bool
) -> None:
    here, there = two
    if has_changed:
        there.ok("log", "kim", "we spoke of Anna Sample")
        there.ok("log", "anna", "we met again")
    here.ok("store", "purge", "Anna Sample", "--yes")

    answer = taken_in(here, there)

    expect_no_anna(here)
    texts = [m["notes"] for m in here.json("meeting", "list")]
    assert texts == (["we spoke of [removed]"] if has_changed else [])
    assert (answer["added"], answer["changed"], answer["conflicts"]) == (int(has_changed), 0, [])
    copies = here.store.with_name(f"{here.store.name}.backups")
    assert not [p.name for p in copies.iterdir() if "anna" in p.read_text().casefold()]


def test_who_was_purged_on_the_other_computer_goes_here_too_and_is_counted(two: tuple[Cli, Cli]) -> None:
    here, there = two
    here.ok("log", "anna", "we met again")
    there.ok("store", "purge", "Anna Sample", "--yes")

    assert taken_in(here, there)["removed"] == 3

    expect_no_anna(here)
    there.ok("mentor", "edit", "kim", "--role", "Director")
    taken_in(there, here)
    expect_no_anna(there)


def test_a_restored_copy_does_not_forget_who_was_purged(two: tuple[Cli, Cli]) -> None:
    here, there = two
    here.ok("store", "purge", "Anna Sample", "--yes")
    here.ok("store", "restore", "g0000000001")
    taken_in(here, there)
    expect_no_anna(here)


def test_git_brings_back_nobody_who_was_purged(two: tuple[Cli, Cli]) -> None:
    here, there = two
    base = here.home / "base.json"
    shutil.copy(here.store, base)
    there.ok("log", "anna", "we met again")
    here.ok("store", "purge", "Anna Sample", "--yes")

    there.ok("store", "merge", str(base), str(there.store), str(here.store))
    assert [m["id"] for m in there.json("mentor", "list")] == ["kim-sample"]
    ours = here.home / "ours.json"
    shutil.copy(here.store, ours)
    shutil.copy(base, there.home / "theirs.json")
    here.ok("store", "merge", str(base), str(ours), str(there.home / "theirs.json"))
    assert "anna" not in ours.read_text().casefold()


def test_where_the_first_name_of_somebody_purged_still_stands_is_told_as_a_purge_tells_it(
    two: tuple[Cli, Cli], golden: Golden
) -> None:
    here, there = two
    there.ok("log", "kim", "we spoke of Anna")
    here.ok("store", "purge", "Anna Sample", "--yes")

    told = taken_in(here, there)

    (met,) = here.json("meeting", "list")
    assert told["mentions"] == [{"word": "Anna", "table": "meetings", "id": met["id"]}]
    assert met["notes"] == "we spoke of Anna"
    page = there.ok("store", "merge", str(there.store), str(there.store), str(here.store)).err
    golden(page.replace(met["id"], "ID"))
    here.ok("store", "purge", "--also", "Anna", "--yes")
    assert here.json("meeting", "list")[0]["notes"] == "we spoke of [removed]"


@pytest.mark.parametrize(
    ("note", "named"),
    [
        ("She will help me along the lane", []),
        ("We met. Will she help? Lane and field are muddy.", []),
        ("We met, and Will helped; so did Mr. Lane", ["Will", "Lane"]),
    ],
)
def test_ordinary_words_are_not_told_as_the_name_of_somebody_who_was_purged(
    two: tuple[Cli, Cli], note: str, named: list[str]
) -> None:
    here, there = two
    here.ok("mentor", "add", "Will Lane")
    shutil.copy(here.store, there.store)
    there.ok("log", "kim", note)
    here.ok("store", "purge", "Will Lane", "--yes")
    ours, base = there.home / "ours.json", there.home / "base.json"
    shutil.copy(there.store, ours)
    base.write_text("")

    told = there.json("store", "merge", str(base), str(ours), str(here.store))
    assert [mention["word"] for mention in told["mentions"]] == named
