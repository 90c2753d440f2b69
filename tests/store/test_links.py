"""Links in a folder that somebody else has sent: nothing is written or deleted where they lead."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli

TAX = "Ben Ex owes me 30"


@pytest.fixture
def mine(cli: Cli) -> Path:
    """A folder of the person's own beside the portfolio's, and a portfolio with Ben and a draft to him."""
    cli.home.mkdir(exist_ok=True)
    cli.answer_purpose("Head of Sales")
    cli.ok("mentor", "add", "Ben Ex", "--email", "ben@example.org")
    cli.ok("approach", "ben", "--set", "topic=rotas", "--set", "why=your calm")
    folder = cli.home.parent / f"{cli.home.name}-documents"
    folder.mkdir()
    (folder / "tax.txt").write_text(TAX)
    (folder / "draft-tax.txt").write_text(TAX)
    return folder


def links(cli: Cli) -> list[str]:
    return [f["where"] for f in cli("store", "check", "--json").json["findings"] if f["code"] == "link"]


@pytest.mark.parametrize("place", ["letters", "letters/ben-ex.eml"])
def test_a_letter_is_not_written_through_a_link_that_came_with_a_clone(
    cli: Cli, mine: Path, place: str
) -> None:
    (mine / "ben-ex.eml").write_text("mine")
    link = cli.home / place
    link.parent.mkdir(exist_ok=True)
    link.symlink_to(mine / "ben-ex.eml" if link.suffix else mine)

    refused = cli("outreach", "open", "ben", "--json")

    assert refused.code == 73, refused
    assert str(link) in refused.error["message"]
    assert (mine / "ben-ex.eml").read_text() == "mine"
    assert links(cli) == [str(link)]


def test_several_letters_are_not_written_through_links_in_the_folder_said(cli: Cli, mine: Path) -> None:
    cli.ok("outreach", "discard", "ben-ex", "--yes")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "edit", "ben", "--supports", "lead-a-team", "--positive", "your calm")
    folder = cli.home / "out"
    folder.mkdir()
    (folder / "ben-ex.eml").symlink_to(mine / "tax.txt")
    said = cli(
        "approach", "--first", "1", "--need", "lead-a-team", "--format", "eml", "--output", str(folder)
    )
    assert said.code == 73, said
    assert (mine / "tax.txt").read_text() == TAX


def test_a_purge_deletes_no_file_of_mine_behind_a_link_and_tells_of_it(cli: Cli, mine: Path) -> None:
    (cli.home / "letters").symlink_to(mine)
    done = cli.ok("store", "purge", "Ben Ex", "--yes", "--json").json
    assert done["files"] == []
    assert str(cli.home / "letters" / "tax.txt") in done["left"]
    assert sorted(p.name for p in mine.iterdir()) == ["draft-tax.txt", "tax.txt"]


def test_a_purge_deletes_only_letters_of_its_own_and_names_them_before(cli: Cli, mine: Path) -> None:
    letters = cli.home / "letters"
    letters.mkdir()
    for name in ("ben-ex.eml", "reference.pdf", "notes on ben.txt"):
        (letters / name).write_text("Dear Ben Ex")
    (letters / "ben-ex.txt").symlink_to(mine / "tax.txt")
    told = cli.ok("store", "purge", "Ben Ex", "--dry-run")
    assert f"1 file deleted: {letters / 'ben-ex.eml'}." in told.err
    assert cli.ok("store", "purge", "Ben Ex", "--yes", "--json").json["files"] == [
        str(letters / "ben-ex.eml")
    ]
    left = sorted(path.name for path in letters.iterdir())
    assert left == ["ben-ex.txt", "notes on ben.txt", "reference.pdf"]
    assert (mine / "tax.txt").exists()


@pytest.mark.parametrize("name", ["portfolio.json", "network.json"])
def test_no_copy_is_kept_or_deleted_where_the_folder_of_backups_is_a_link(
    cli: Cli, mine: Path, name: str
) -> None:
    table = cli.home / "people.csv"
    table.write_text("Name,Email\nKim Sample,kim@example.org\n")
    cli.ok("network", "import", str(table), "--format", "csv")
    kept = cli.home / f"{name}.backups"
    kept.rename(mine.parent / f"{mine.name}-backups")
    (mine / ".x.1.0badcafe.tmp").write_text("mine")
    kept.symlink_to(mine)
    before = (cli.home / name).read_bytes()
    words = ("mentor", "add", "Amy Ex") if name == "portfolio.json" else ("network", "note", "kim", "calm")

    for typed in (words, ("store", "purge", "Ben Ex", "--yes")):
        refused = cli(*typed, "--json")
        assert refused.code in (73, 74), refused
        assert str(kept) in refused.err
    if name == "portfolio.json":
        assert cli("store", "backup").code == 73

    assert (cli.home / name).read_bytes() == before
    assert len(list(mine.iterdir())) == 3
    assert links(cli) == [str(kept)]
    assert cli.ok("mentor", "list").code == 0, "it can still be read"


def test_pages_are_not_written_through_a_link_within_the_folder(cli: Cli, mine: Path) -> None:
    vault = cli.home / "vault"
    vault.mkdir()
    (vault / "mentors").symlink_to(mine)
    refused = cli("export", "--format", "markdown", "--output", str(vault), "--json")
    assert refused.code == 73, refused
    assert len(list(mine.iterdir())) == 2
    assert [path.name for path in vault.iterdir()] == ["mentors"], "none is written"


@pytest.mark.parametrize("there", [True, False])
def test_contacts_are_not_written_through_a_link_that_came_with_a_clone(
    cli: Cli, mine: Path, there: bool
) -> None:
    table = cli.home / "people.csv"
    table.write_text("Name,Email\nKim Sample,kim@example.org\n")
    network, behind = cli.home / "network.json", mine / "network.json"
    if there:
        cli.ok("network", "import", str(table), "--format", "csv")
        network.rename(behind)
    before = behind.read_bytes() if there else b""
    network.symlink_to(behind)
    changes = [("network", "import", str(table)), ("store", "purge", "Ben Ex", "--yes")]
    for words in changes if there else changes[:1]:
        refused = cli(*words, "--json")
        assert refused.code in (73, 74), refused
        assert str(network) in refused.err
    assert (behind.read_bytes() if behind.exists() else b"") == before
    assert not (mine / "network.json.backups").exists()
    assert links(cli) == [str(network)]


@pytest.mark.parametrize("name", ["portfolio.json", "network.json"])
def test_a_link_in_the_place_of_a_lock_is_named_with_the_way_to_be_rid_of_it(
    cli: Cli, mine: Path, name: str
) -> None:
    table = cli.home / "people.csv"
    table.write_text("Name,Email\nKim Sample,kim@example.org\n")
    cli.ok("network", "import", str(table), "--format", "csv")
    lock = cli.home / f".{name}.lock"
    lock.unlink()
    lock.symlink_to(mine / "tax.txt")
    words = ("mentor", "add", "Amy Ex") if name == "portfolio.json" else ("network", "note", "kim", "calm")
    assert f"rm {lock}" in cli.expect_refused(73, *words)["hint"]
    assert (mine / "tax.txt").read_text() == TAX
    assert links(cli) == [str(lock)]
