"""Words that are purged beside a person, or by themselves: --also."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import copies
from tests.support import Cli, Golden


def snapshot(cli: Cli) -> dict[Path, bytes]:
    """Every file of the folder, byte for byte."""
    return {p: p.read_bytes() for p in cli.home.rglob("*") if p.is_file() and not p.name.endswith(".lock")}


@pytest.mark.parametrize(
    ("other", "word"),
    [
        (("Max Orr",), "Max"),
        (("Max Orr",), "orr"),
        (("Max Orr",), "Max Orr"),
        (("Maximilian Orr", "--first-name", "Max"), "max"),
        (("Maximilian Orr", "--greeting", "Dear Max"), "MAX"),
        (("Maximilian Orr", "--email", "max@example.org"), "Max@example.org"),
        (("Sam Max-Orr",), "Max"),
        (("田中花子",), "花子"),
    ],
)
def test_a_word_that_somebody_else_is_called_by_is_refused_and_every_file_stays(
    cli: Cli, other: tuple[str, ...], word: str
) -> None:
    cli.ok("mentor", "add", "Kim Lee")
    cli.ok("mentor", "add", *other)
    cli.ok("log", "kim", f"{word} was there")
    cli.ok("store", "backup")
    before = snapshot(cli)
    for whom in (("kim-lee",), ()):
        refused = cli.expect_refused(5, "store", "purge", *whom, "--also", "there", "--also", word, "--yes")
        assert other[0] in refused["message"]
        assert "entry edit" in refused["hint"]
    assert snapshot(cli) == before


def test_a_word_that_several_or_the_owner_are_called_by_names_them(cli: Cli, golden: Golden) -> None:
    cli.ok("init", "--name", "Hanna Berg")
    for name in ("Max Orr", "Max Ulm"):
        cli.ok("mentor", "add", name, "--anyway")
    said = cli.expect_refused(5, "store", "purge", "--also", "max", "--yes")
    owner = cli.expect_refused(5, "store", "purge", "--also", "Hanna", "--yes")
    golden(said["message"], owner["message"])


def test_the_persons_own_name_and_a_part_of_anothers_word_are_not_refused(cli: Cli) -> None:
    cli.ok("mentor", "add", "Max Lee")
    cli.ok("mentor", "add", "Maxine Orr", "--notes", "knows max")
    assert cli.json("store", "purge", "max-lee", "--also", "Max", "--yes")["purged"] == "max-lee"
    assert cli.json("mentor", "show", "maxine")["notes"] == "knows [removed]"


def test_a_word_is_not_suggested_that_somebody_else_is_called_by(cli: Cli) -> None:
    cli.ok("mentor", "add", "Max Quux")
    cli.ok("mentor", "add", "Max Orr", "--anyway", "--notes", "Max and Quux")
    plain = cli.ok("store", "purge", "max-quux", "--yes", "--plain")
    assert "'Max' is still in mentor max-orr, which may be about them or Max Orr." in plain.out + plain.err
    assert "--also Quux" in plain.out + plain.err
    assert "--also Max" not in plain.out + plain.err


def test_a_word_that_stands_nowhere_is_told_and_changes_no_file(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ben Sample", "--notes", "calm")
    cli.ok("store", "backup")
    before = snapshot(cli)
    plain = cli.ok("store", "purge", "--also", "Xyzzy", "--yes")
    said = cli.json("store", "purge", "--also", "Xyzzy", "--also", "Plugh", "--yes")
    assert "'Xyzzy' stands nowhere" in plain.out + plain.err
    assert "gone" not in plain.out + plain.err
    assert said == {
        "purged": None,
        "rewritten": 0,
        "deleted": 0,
        "files": [],
        "left": [],
        "mentions": [],
        "contacts": 0,
    }
    assert snapshot(cli) == before
    cli.ok("undo")


def test_beside_what_is_gone_a_word_that_stood_nowhere_is_told(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Zebulon Quux")
    cli.ok("mentor", "add", "Ben Sample", "--notes", "calm as Zeb")
    plain = cli.ok("store", "purge", "--also", "Zeb", "--also", "Xyzzy", "--yes")
    assert "'Zeb' is gone" in plain.out + plain.err
    assert "'Xyzzy' stands nowhere." in plain.out + plain.err
    plain = cli.ok("store", "purge", "zebulon-quux", "--also", "Xyzzy", "--also", "quux", "--yes")
    golden(plain.out + plain.err)
    assert "'Xyzzy' stands nowhere." in plain.out + plain.err


def test_a_word_in_a_backup_a_draft_or_an_address_only_is_found_and_goes(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ben Sample", "--notes", "calm as Zebulon")
    cli.ok("mentor", "edit", "ben", "--notes", "calm")
    assert cli.json("store", "purge", "--also", "zebulon", "--yes")["rewritten"] > 0
    draft = PortfolioStore(cli.store, 5).keep_text("Zebulon said", "log")
    assert cli.json("store", "purge", "--also", "zebulon", "--yes")["deleted"] == 1
    assert not draft.exists()
    for path in (cli.store, *copies(cli.store)):
        assert "zebulon" not in path.read_text(encoding="utf-8").casefold()


def test_somebody_of_that_name_who_is_in_a_backup_only_is_told(cli: Cli) -> None:
    cli.ok("mentor", "add", "Max Orr")
    cli.ok("mentor", "remove", "max-orr", "--yes")
    plain = cli.ok("store", "purge", "--also", "Max", "--yes", "--plain")
    assert "mentorfolio store purge max-orr" in plain.out + plain.err


def test_a_word_goes_whatever_its_case_and_one_round_is_enough(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Rose Quux")
    cli.ok("mentor", "add", "Ben Sample", "--notes", "Rose, rose, ROSE; Rosemary, prose")
    plain = cli.ok("store", "purge", "rose-quux", "--yes", "--plain")
    golden(plain.out, plain.err)
    said = cli.json("store", "purge", "--also", "Rose", "--also", "rose", "--yes")
    assert (said["left"], said["mentions"]) == ([], [])
    notes = cli.json("mentor", "show", "ben")["notes"]
    assert notes == "[removed], [removed], [removed]; Rosemary, prose"


def test_a_mentors_name_of_one_word_goes_only_as_it_is_written_even_beside_a_word(cli: Cli) -> None:
    cli.ok("mentor", "add", "Will")
    cli.ok("mentor", "add", "Ben Sample", "--notes", "Will will come with Zeb")
    cli.ok("store", "purge", "will", "--also", "zeb", "--yes")
    assert cli.json("mentor", "show", "ben")["notes"] == "[removed] will come with [removed]"


def test_many_files_that_are_not_ours_are_counted_with_three_examples(cli: Cli, golden: Golden) -> None:
    cli.ok("mentor", "add", "Ben Sample", "--notes", "our team")
    for folder in ("a", "b"):
        (cli.home / folder).mkdir()
        for number in range(4):
            (cli.home / folder / f"n{number}.txt").write_text("the team")
    plain = cli.ok("store", "purge", "--also", "team", "--yes", "--plain")
    told = plain.out + plain.err
    golden(told)
    assert told.count(".txt") == 3
    assert f"{cli.home / 'a'} and {cli.home / 'b'}" in told
    said = cli.json("store", "purge", "--also", "team", "--yes")
    assert len(said["left"]) == 8
