"""``--dry-run`` tells what would go, and touches nothing."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def full(cli: Cli) -> Cli:
    """A portfolio with something of every kind that can be taken out."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Anna Sample", "--supports", "team", "--email", "anna@example.org")
    cli.ok("mentor", "add", "Anne Sample", "--knows", "anna-sample")
    cli.ok("log", "anna-sample", "asked about the rota", "--insight", "begin small")
    cli.ok("log", "anne", "Anna Sample says hello")
    cli.ok("approach", "anna-sample", "--set", "why=x", "--set", "topic=y")
    cli.ok("action", "add", "anne", "send the plan")
    cli.ok("circle", "add", "Peers", "--member", "anna-sample")
    cli.ok("place", "add", "Guild", "--kind", "community")
    cli.ok("network", "import", "-", stdin="name,email\nDana Sample,dana@example.org\n")
    return cli


def files(folder: Path) -> dict[str, bytes]:
    return {str(path): path.read_bytes() for path in folder.rglob("*") if path.is_file()}


@pytest.mark.parametrize(
    ("words", "told"),
    [
        ("mentor remove anna-sample", "Taken out: 1 mentor, 1 letter, 1 meeting."),
        ("mentor merge anna-sample anne-sample", "Taken out: 1 mentor."),
        ("need remove lead-a-team", "Changed: 1 mentor, 1 letter."),
        ("circle remove peers", "Taken out: 1 circle."),
        ("place remove guild", "Taken out: 1 place."),
        ("outreach discard ID", "Taken out: 1 letter."),
        ("action remove ID", "Changed: 1 mentor."),
        ("entry remove ID", "Taken out: 1 meeting."),
        ("network forget dana", "Dana Sample is no longer in your network"),
        ("network forget dana-sample --for-good", "Dana Sample is no longer in your network"),
        ("network remove all", "Took out 1 person"),
        ("store purge anna-sample", "backups rewritten"),
    ],
)
def test_it_is_told_what_would_go_and_every_byte_stays(
    full: Cli, words: str, told: str, golden: Golden
) -> None:
    ids = {
        "outreach": full.json("outreach", "list")[0]["id"],
        "action": full.json("action", "list")[0]["id"],
        "entry": next(row["id"] for row in full.json("timeline", "anna-sample") if row["entry"]),
    }
    typed = [ids[words.split()[0]] if word == "ID" else word for word in words.split()]
    before = files(full.home)
    done = full.ok(*typed, "--dry-run")
    golden(done.err)
    assert told in done.err
    assert files(full.home) == before
    assert full.json(*typed, "--dry-run")["dry_run"] is True
    assert files(full.home) == before


def test_what_was_told_of_a_purge_is_what_it_does(full: Cli) -> None:
    full.ok("export", "--output", str(full.home / "copy.json"))
    told = full.json("store", "purge", "anna-sample", "--also", "Ann", "--dry-run")
    done = full.json("store", "purge", "anna-sample", "--also", "Ann", "--yes")
    for key in ("purged", "rewritten", "deleted", "mentions", "contacts"):
        assert told[key] == done[key], key
    assert told["changed"]["meetings"] == 1, "the other talk loses the name"
    assert str(full.home / "copy.json") in told["left"]


def test_a_wrong_name_is_refused_all_the_same(full: Cli) -> None:
    full.expect_refused(3, "mentor", "remove", "nobody", "--dry-run")
