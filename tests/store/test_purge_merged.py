"""Two people made one and parted again: a purge of the one takes all of theirs, and nothing else."""

from __future__ import annotations

import pytest

from tests.support import Cli

OF_ADA = ("ada@example.org", "7946 0001", "in/ada", "plays chess")
OF_EVE = ("eve@example.org", "7946 0002", "in/eve", "sings bass")


@pytest.fixture
def parted(cli: Cli) -> Cli:
    """Eve was merged into Ada, something else was done, and both were undone."""
    for name, (address, phone, link, note) in (("Ada Sample", OF_ADA), ("Eve Sample", OF_EVE)):
        link = f"https://www.linkedin.com/{link}"
        said = ("--email", address, "--phone", f"+44 20 {phone}", "--link", link, "--notes", note)
        cli.ok("mentor", "add", name, *said)
        cli.ok("log", name, f"{note} well")
    cli.ok("mentor", "merge", "ada-sample", "eve-sample")
    cli.ok("mentor", "edit", "ada-sample", "--role", "Conductor")
    cli.ok("undo")
    cli.ok("undo")
    return cli


def files(cli: Cli) -> dict[str, str]:
    return {p.name: p.read_text() for p in cli.home.rglob("*") if p.is_file()}


@pytest.mark.parametrize(
    ("gone", "theirs", "left", "kept"),
    [
        ("eve-sample", OF_EVE, "ada-sample", OF_ADA),
        ("ada-sample", OF_ADA, "eve-sample", OF_EVE),
    ],
)
def test_nothing_of_one_of_them_is_left_in_any_copy_and_all_of_the_other_in_the_portfolio(
    parted: Cli, gone: str, theirs: tuple[str, ...], left: str, kept: tuple[str, ...]
) -> None:
    shown = parted.json("mentor", "show", left)
    parted.ok("store", "purge", gone, "--yes")

    standing = {(name, word) for name, text in files(parted).items() for word in theirs if word in text}
    assert standing == set()
    assert parted.json("mentor", "show", left) == shown
    assert all(word in parted.store.read_text() for word in kept)
    assert parted.json("store", "check")["findings"] == []


def test_a_letter_and_a_contact_of_the_other_stay(parted: Cli) -> None:
    table = parted.home / "people.csv"
    table.write_text("Name,Email\nEve Sample,eve@example.org\nAda Sample,ada@example.org\n")
    parted.ok("network", "import", str(table), "--format", "csv")
    table.unlink()
    letter = parted.json("approach", "eve-sample", "--template", "catch-up", "--anyway", "a test")
    assert letter["to"] == "eve@example.org"

    purged = parted.json("store", "purge", "ada-sample", "--yes")

    assert purged["contacts"] == 1
    assert [c["name"] for c in parted.json("network", "list")] == ["Eve Sample"]
    assert parted.json("outreach", "show", letter["outreach_id"])["to"] == "eve@example.org"


def test_who_was_merged_for_good_keeps_what_both_had(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ada Sample", "--email", "ada@example.org")
    cli.ok("mentor", "add", "Ada M. Sample", "--email", "ada.m@example.org", "--notes", "plays chess")
    cli.ok("mentor", "merge", "ada-sample", "ada-m-sample")

    cli.ok("store", "purge", "ada-m-sample", "--yes")

    ada = cli.json("mentor", "show", "ada-sample")
    assert ada["emails"] == ["ada@example.org", "ada.m@example.org"]
    assert "plays chess" in ada["notes"]


@pytest.mark.parametrize("known_by", ["Email", "Note"])  # by an address, or by nothing but the name
def test_a_contact_is_theirs_again_when_a_merge_is_undone(cli: Cli, known_by: str) -> None:
    cli.ok("mentor", "add", "Ada Sample", "--email", "ada@example.org")
    table = cli.home / "people.csv"
    table.write_text(f"Name,{known_by}\nEve Sample,eve@example.org\n")
    cli.ok("network", "import", str(table), "--format", "csv")
    table.unlink()
    cli.ok("network", "pick", "eve")
    cli.ok("mentor", "merge", "ada-sample", "eve-sample")
    assert cli.json("network", "show", "eve")["mentor"] == "ada-sample"

    cli.ok("undo")

    assert cli.json("network", "show", "eve")["mentor"] == "eve-sample"
    assert cli.json("store", "purge", "ada-sample", "--yes")["contacts"] == 0
