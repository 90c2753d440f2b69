"""A purge on one of two computers, and the other one's ways back: nobody who was purged comes back."""

from __future__ import annotations

import json
import shutil
import subprocess
from pathlib import Path

import pytest

from mentorfolio.store.network import NetworkStore
from mentorfolio.store.portfolio import PortfolioStore
from tests.support import Cli

FILES = ("portfolio.json", "network.json")


@pytest.fixture
def two(tmp_path: Path) -> tuple[Cli, Cli]:
    """Karl is in portfolio and network, on two computers; then he is purged on the second."""
    here, there = (Cli(tmp_path / name) for name in ("here", "there"))
    for cli in (here, there):
        cli.home.mkdir()
    table = here.home / "people.csv"
    table.write_text(
        "Name,Email\nKarl Ex,karl@example.org\nKim Sample,kim@example.org\nLee Sample,lee@example.org\n"
    )
    here.ok("network", "import", str(table), "--format", "csv")
    table.unlink()
    here.ok("network", "pick", "karl-ex")
    for name in FILES:
        shutil.copy(here.home / name, there.home / name)
        shutil.copy(here.home / name, here.home / f"base-{name}")
    there.ok("store", "purge", "Karl Ex", "--yes")
    here.ok("mentor", "add", "Amy Ex", "--notes", "knows Karl Ex")
    here.ok("network", "forget", "lee-sample")
    here.ok("network", "note", "kim-sample", "worked with us")
    return here, there


def merged_as_git_does(here: Cli, there: Cli) -> None:
    for name in FILES:
        ours = here.home / f"ours-{name}"
        shutil.copy(here.home / name, ours)
        here.ok("store", "merge", str(here.home / f"base-{name}"), str(ours), str(there.home / name))
        shutil.move(ours, here.home / name)


def taken_in(here: Cli, there: Cli) -> None:
    for name in FILES:
        here.ok("store", "accept", str(there.home / name))


def has_karl(cli: Cli) -> list[str]:
    return [name for name in FILES if "karl" in (cli.home / name).read_text().casefold()]


@pytest.mark.parametrize("merge", [merged_as_git_does, taken_in])
def test_undo_and_redo_bring_nobody_back_who_was_purged_on_the_other_computer(
    two: tuple[Cli, Cli], merge: object
) -> None:
    here, there = two
    assert callable(merge)
    merge(here, there)
    assert has_karl(here) == []
    purged = json.loads(here.store.read_text())["_meta"]["purged"]

    seen = set[str]()
    for _ in range(6):
        here("undo", "--anyway")
        here("network", "undo", "--anyway")
        assert has_karl(here) == []
        seen.update(contact["id"] for contact in here.json("network", "list"))
    assert "lee-sample" in seen, "who was only forgotten comes back by undo"
    for _ in range(6):
        here("redo")
        assert has_karl(here) == []
    assert json.loads(here.store.read_text())["_meta"]["purged"] == purged
    here.ok("mentor", "add", "Zed Ex")
    assert here("store", "check", "--json").json["clean"]


def test_a_backup_brings_nobody_back_who_was_purged_on_the_other_computer(two: tuple[Cli, Cli]) -> None:
    here, there = two
    merged_as_git_does(here, there)
    here.ok("store", "restore", here.json("store", "backups")[0]["id"])
    assert "portfolio.json" not in has_karl(here)
    assert [m["id"] for m in here.json("mentor", "list")] == ["amy-ex"]


def test_who_was_taken_in_again_after_a_purge_comes_back_by_redo(two: tuple[Cli, Cli]) -> None:
    here, there = two
    here.ok("export", "--output", str(here.home / "all.json"))
    there.ok("import", str(here.home / "all.json"))
    assert "portfolio.json" in has_karl(there)
    there.ok("undo")
    assert has_karl(there) == []
    there.ok("redo")
    assert {m["id"] for m in there.json("mentor", "list")} == {"amy-ex", "karl-ex"}


@pytest.mark.skipif(not shutil.which("git"), reason="git is not installed")
def test_a_purge_is_not_taken_back_through_git(tmp_path: Path) -> None:
    here, there = Cli(tmp_path / "here"), Cli(tmp_path / "there")
    here.home.mkdir()

    def git(cli: Cli, *words: str) -> None:
        who = ("-c", "user.name=Sam Sample", "-c", "user.email=sam@example.org")
        subprocess.run(["git", *who, "-C", str(cli.home), *words], check=True, env=cli.environment)

    git(here, "init", "--quiet", "--initial-branch", "main")
    here.ok("mentor", "add", "Karl Ex", "--email", "karl@example.org")
    here.ok("store", "git-setup")
    git(here, "add", "--all")
    git(here, "commit", "--quiet", "--message", "begun")
    subprocess.run(["git", "clone", "--quiet", str(here.home), str(there.home)], check=True)
    there.ok("store", "git-setup")
    there.ok("store", "purge", "Karl Ex", "--yes")
    here.ok("mentor", "add", "Amy Ex")
    for cli in (there, here):
        git(cli, "commit", "--quiet", "--all", "--message", "lived")
    git(here, "pull", "--quiet", "--no-rebase", "--no-edit", str(there.home), "main")
    here.ok("undo")
    git(here, "commit", "--quiet", "--all", "--message", "undone")
    git(there, "pull", "--quiet", "--no-rebase", "--no-edit", str(here.home), "main")
    for cli in (here, there):
        assert "karl" not in cli.store.read_text().casefold()


def test_undo_after_a_merge_goes_back_each_time_and_is_listed_before(two: tuple[Cli, Cli]) -> None:
    """The number of a merged state is beyond those of both, also where only the other one went on."""
    here, there = two
    for tag in "abc":
        there.ok("network", "tag", "kim-sample", tag)
        there.ok("mentor", "add", f"Sample {tag}")
    merged_as_git_does(here, there)
    listed = here.json("undo", "--list")
    assert [row["id"] for row in listed if row["change"] == "merged two versions"] == [None, None]
    assert listed[0]["change"] == "merged two versions"
    assert here.ok("undo", "--list").out.count("merged two versions") == 2
    for store in (NetworkStore(here.store, 5), PortfolioStore(here.store, 5)):
        taken = [store.undo(anyway=False), store.redo(), store.undo(anyway=False)]
        assert taken == ["merged two versions"] * 3
    assert "sample-a" not in {m["id"] for m in here.json("mentor", "list")}
