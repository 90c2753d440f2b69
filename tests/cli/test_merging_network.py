"""Two computers and one network: what becomes of contacts when two versions are made one."""

from __future__ import annotations

import os
import shutil
from pathlib import Path

import pytest

from tests.exchange import samples
from tests.support import Cli, Golden


@pytest.fixture
def two(tmp_path: Path) -> tuple[Cli, Cli]:
    """Somebody with a network, and the same on another computer."""
    for name in ("here", "there"):
        (tmp_path / name).mkdir()
    here, there = Cli(tmp_path / "here"), Cli(tmp_path / "there")
    here.ok("mentor", "add", "Kim Sample")
    (here.home / "Connections.csv").write_text(samples.LINKEDIN)
    here.ok("network", "import", str(here.home / "Connections.csv"))
    shutil.copytree(here.home, there.home, dirs_exist_ok=True)
    return here, there


def put_aside(there: Cli, here: Cli, name: str) -> str:
    """The file of one computer beside that of the other, as a sync tool leaves it."""
    copy = here.home / f"{name} (conflicted copy).json"
    shutil.copy(there.home / f"{name}.json", copy)
    return str(copy)


@pytest.mark.parametrize("order", [("portfolio", "network"), ("network", "portfolio")])
def test_a_contact_stays_whom_they_became_though_a_merge_gives_that_mentor_another_id(
    two: tuple[Cli, Cli], order: tuple[str, str]
) -> None:
    here, there = two
    there.ok("network", "pick", "ben", today="2026-01-23")
    here.ok("mentor", "add", "Ben Sample", "--organisation", "Otherfirm", today="2026-01-22")
    for name in order:
        here.ok("store", "accept", put_aside(there, here, name))
    organisations = {m["id"]: m["organisation"] for m in here.json("mentor", "list", "--search", "ben")}
    assert organisations == {"ben-sample": "Otherfirm", "ben-sample-2": "Example, Inc."}
    assert here.json("network", "show", "ben")["mentor"] == "ben-sample-2"
    assert "ben@example.org" not in here.ok("mentor", "show", "ben-sample").out
    assert here.json("network", "forget", "ben")["mentor"] == "ben-sample-2"


def test_a_contact_picked_on_both_computers_is_one_of_the_two_mentors_and_no_riddle(
    two: tuple[Cli, Cli],
) -> None:
    here, there = two
    for day, cli in (("2026-01-22", here), ("2026-01-23", there)):
        cli.ok("network", "pick", "ben", today=day)
    for name in ("network", "portfolio"):
        told = here.json("store", "accept", put_aside(there, here, name))
        assert [c["field"] for c in told["conflicts"]] == (["id"] if name == "portfolio" else [])
    ben = here.json("network", "show", "ben")
    assert (ben["mentor"], ben["note"]) == ("ben-sample-2", None)
    here.ok("mentor", "merge", "ben-sample", "ben-sample-2")
    assert here.json("network", "show", "ben")["mentor"] == "ben-sample"


def test_two_computers_that_merge_the_same_two_contacts_the_other_way_round_have_one(
    two: tuple[Cli, Cli],
) -> None:
    here, there = two
    here.ok("network", "import", "-", stdin="name,organisation\nDee Sample,Example\nDee Sample,Rail\n")
    for name in ("network.json", "network.json.backups"):
        shutil.rmtree(there.home / name, ignore_errors=True)
    shutil.copytree(here.home, there.home, dirs_exist_ok=True)
    here.ok("network", "merge", "dee-sample", "dee-sample-2")
    there.ok("network", "merge", "dee-sample-2", "dee-sample", today="2026-01-22")
    told = here.json("store", "accept", put_aside(there, here, "network"))
    assert (told["ancestor"], told["removed"], told["conflicts"]) == (True, 0, [])
    (dee,) = [c for c in here.json("network", "list") if c["name"] == "Dee Sample"]
    assert (dee["id"], dee["organisation"]) == ("dee-sample", "Rail")
    assert [f["organisation"] for f in dee["former"]] == ["Example"]


def test_contacts_are_taken_in_where_there_is_no_portfolio_yet(two: tuple[Cli, Cli]) -> None:
    here, there = two
    there.ok("network", "note", "ana", "plays chess", today="2026-01-22")
    copy = put_aside(there, here, "network")
    here.store.unlink()
    shutil.rmtree(here.home / "portfolio.json.backups")
    assert here.json("store", "accept", copy)["changed"] == 1
    assert here.json("network", "show", "ana")["note"] == "plays chess"
    here.expect_refused(3, "store", "accept", str(there.store))


def test_a_version_that_cannot_be_read_is_called_a_file_whatever_it_is_of(two: tuple[Cli, Cli]) -> None:
    here, _ = two
    network = (here.home / "network.json").read_text()
    for code, text in (
        (65, network[:400]),
        (78, network.replace('"schema":4', '"schema":99')),
        (65, f"<<<<<<< ours\n{network}"),
    ):
        (here.home / "other.json").write_text(text)
        refused = here.expect_refused(code, "store", "accept", str(here.home / "other.json"))
        assert refused["message"].startswith(f"The file {here.home / 'other.json'} ")
        assert "portfolio" not in refused["message"].replace("mentorfolio", "")
    assert str(here.home / "other.json") in refused["hint"], "with what git is told to merge it"
    (here.home / "other.json").rename(here.home / "network (1).json")
    assert "your portfolio" not in here.ok("next").err


def test_a_folder_in_the_place_of_the_contacts_is_told_to_be_moved_away(two: tuple[Cli, Cli]) -> None:
    here, _ = two
    network = here.home / "network.json"
    network.unlink()
    network.mkdir(mode=0o755)
    findings = here("store", "check", "--json").json["findings"]
    assert [(f["where"], f["fix"]) for f in findings] == [(str(network), "Move that folder away.")]
    for line in (("list",), ("undo",), ("import", str(here.home / "Connections.csv"))):
        refused = here.expect_refused(74, "network", *line)
        assert str(network) in refused["message"]
        assert refused["hint"] == "Move that folder away."
    assert network.is_dir()


def test_a_note_about_somebody_the_other_computer_forgot_is_told_and_nothing_is_said_to_be_kept(
    two: tuple[Cli, Cli], golden: Golden
) -> None:
    here, there = two
    here.ok("network", "note", "ben", "plays chess")
    there.ok("network", "forget", "ben")
    golden(here.ok("store", "accept", put_aside(there, here, "network")).err)
    assert "ben" not in [c["id"][:3] for c in here.json("network", "list")]


@pytest.mark.parametrize("forgets", ["here", "there"])
def test_where_somebody_is_still_named_whom_one_computer_forgot_for_good_is_told(
    two: tuple[Cli, Cli], forgets: str, golden: Golden
) -> None:
    here, there = two
    one, other = (here, there) if forgets == "here" else (there, here)
    one.ok("network", "forget", "Ben Sample", "--for-good", "--yes")
    other.ok("network", "note", "ana", "Ben Sample introduced us")

    copy, ours = put_aside(there, here, "network"), here.home / "ours.json"
    shutil.copy(here.home / "network.json", ours)
    told = here.json("store", "merge", os.devnull, str(ours), copy)
    assert told["mentions"] == [{"word": "Ben Sample", "table": "contacts", "id": "ana-sample"}]
    golden(here.ok("store", "accept", copy).err)

    assert here.json("network", "show", "ana")["note"] == "Ben Sample introduced us", "nothing is rewritten"
    copies = here.home / "network.json.backups"
    assert not [p.name for p in copies.glob("aside-*") if "ben@example.org" in p.read_text()]
    here.ok("store", "purge", "--also", "Ben Sample", "--yes")
    assert here.json("network", "show", "ana")["note"] == "[removed] introduced us"
