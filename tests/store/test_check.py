"""``store check``: what is wrong with the file and around it, and what to type for each finding."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import copies, edited, fill
from tests.support import Cli, Outcome


@pytest.fixture
def filled(cli: Cli) -> Cli:
    """A portfolio with every table filled."""
    with PortfolioStore(cli.store, 5).changing() as portfolio:
        portfolio.describe("filled every table")
        fill(portfolio)
    return cli


def codes(outcome: Outcome) -> list[tuple[str, str]]:
    """Level and code of each finding."""
    return [(f["level"], f["code"]) for f in outcome.json["findings"]]


def test_a_portfolio_in_order_is_said_to_be(filled: Cli) -> None:
    before = filled.store.read_bytes()
    outcome = filled("store", "check", "--json")
    assert (outcome.code, outcome.json) == (0, {"clean": True, "findings": []})
    plain = filled.ok("store", "check")
    assert plain.out + plain.err
    assert filled.store.read_bytes() == before


def test_contacts_that_something_else_has_changed_are_told_as_a_portfolio_is(filled: Cli) -> None:
    cards = filled.home / "cards.csv"
    cards.write_text("Name,E-mail,Role\nAna Sample,ana@example.org,Nurse\n")
    filled.ok("network", "import", str(cards))
    network = filled.home / "network.json"
    network.write_text(network.read_text().replace("Nurse", "Clerk"))
    outcome = filled("store", "check", "--json")
    assert codes(outcome) == [("warning", "checksum")]
    assert outcome.json["findings"][0]["where"] == str(network)
    filled.ok("network", "note", "ana", "met at the fair")
    assert filled("store", "check", "--json").json["clean"]


def test_nothing_there_yet_is_no_damage_and_looking_makes_nothing(cli: Cli) -> None:
    outcome = cli("store", "check", "--json")
    assert (outcome.code, outcome.json["clean"]) == (0, True)
    assert list(cli.home.iterdir()) == []


REFERENCES: dict[str, tuple[str, str, str]] = {
    # what is wrong -> an edit that makes it so, and the place that is named
    "a need that is gone": (
        '"supports":{"lead-a-team":3}',
        '"supports":{"gone":3}',
        '$.mentors["julie-okafor"].supports',
    ),
    "somebody known who is gone": (
        '"knows":["julie-okafor"]',
        '"knows":["nobody"]',
        '$.mentors["ben-sample"].knows',
    ),
    "a letter to nobody": (
        '"created":"2025-11-03","updated":"2026-01-21","mentor":"julie-okafor"',
        '"created":"2025-11-03","updated":"2026-01-21","mentor":"nobody"',
        '$.outreach["aaaaaaa2"].mentor',
    ),
    "a letter about no need": ('"need":"lead-a-team"', '"need":"gone"', '$.outreach["aaaaaaa2"].need'),
    "a meeting with somebody who is gone": (
        '"mentors":["ben-sample"]',
        '"mentors":["nobody"]',
        '$.meetings["mmmmmmm2"].mentors',
    ),
    "a meeting with nobody": ('"mentors":["ben-sample"]', '"mentors":[]', '$.meetings["mmmmmmm2"].mentors'),
    "a meeting of a circle that is gone": (
        '"circle":null',
        '"circle":"gone"',
        '$.meetings["mmmmmmm2"].circle',
    ),
    "a check-in of nobody": (
        '"mentor":"ben-sample","on":"2026-01-21","rapport_items"',
        '"mentor":"nobody","on":"2026-01-21","rapport_items"',
        '$.checkins["ccccccc2"].mentor',
    ),
    "a gift to nobody": (
        '"mentor":"ben-sample","text":"a book"',
        '"mentor":"nobody","text":"a book"',
        '$.gifts["ggggggg2"].mentor',
    ),
    "a circle of somebody who is gone": (
        '"members":["julie-okafor","ben-sample"]',
        '"members":["nobody"]',
        '$.circles["sample-circle"].members',
    ),
    "a reflection about somebody who is gone": (
        '"about":"portfolio","subject":null',
        '"about":"mentor","subject":"nobody"',
        '$.reflections["rrrrrrr2"].subject',
    ),
}


@pytest.mark.parametrize("reference", REFERENCES)
def test_a_reference_to_what_is_gone_is_damage_with_its_place_and_what_to_do(
    filled: Cli, reference: str
) -> None:
    old, new, place = REFERENCES[reference]
    edited(filled.store, old, new)
    outcome = filled("store", "check", "--json")
    assert outcome.code == 65
    (found,) = [f for f in outcome.json["findings"] if f["code"] == "reference"]
    assert found["level"] == "damage"
    assert place in found["message"]
    assert found["fix"]
    assert not outcome.json["clean"]


DAMAGES: dict[str, Callable[[bytes], bytes]] = {
    "cut": lambda b: b[:-20],
    "ill-shaped": lambda b: b.replace(b'"rank":1', b'"rank":0'),
    "an unknown table": lambda b: b.replace(b'"gifts":', b'"toys":'),
    "no portfolio": lambda _: b"{}",
    "empty": lambda _: b"",
}


@pytest.mark.parametrize("damage", DAMAGES)
def test_damage_is_65_and_what_it_says_to_type_mends_it(filled: Cli, damage: str) -> None:
    filled.store.write_bytes(DAMAGES[damage](filled.store.read_bytes()))
    outcome = filled("store", "check", "--json")
    assert outcome.code == 65
    first = outcome.json["findings"][0]
    assert (first["level"], first["code"]) == ("damage", "damaged")
    program, *words = shlex.split(first["fix"])
    assert program == "mentorfolio"
    filled.ok(*words)
    assert filled.json("store", "check") == {"clean": True, "findings": []}


def test_a_newer_version_is_told_as_such_and_not_as_damage_to_restore_over(filled: Cli) -> None:
    filled.store.write_bytes(b'{"_meta": {"schema": 99}}')
    outcome = filled("store", "check", "--json")
    assert outcome.code == 78
    (found,) = [f for f in outcome.json["findings"] if f["where"] == str(filled.store)]
    assert found["code"] == "newer"
    assert "restore" not in found["fix"]


def test_an_edit_by_hand_is_a_warning_and_no_failure(filled: Cli) -> None:
    edited(filled.store, "Julie Okafor", "Julie Oak")
    outcome = filled("store", "check", "--json")
    assert (outcome.code, codes(outcome)) == (0, [("warning", "checksum")])
    filled.ok("mentor", "add", "New Sample")
    assert filled.json("store", "check")["clean"]


def test_what_others_can_read_is_told_and_the_command_named_mends_it(filled: Cli) -> None:
    folder = copies(filled.store)[0].parent
    filled.store.chmod(0o644)
    folder.chmod(0o755)
    copies(filled.store)[0].chmod(0o644)
    outcome = filled("store", "check", "--json")
    assert outcome.code == 0
    assert {code for _, code in codes(outcome)} == {"mode"}
    assert {f["where"] for f in outcome.json["findings"]} >= {str(filled.store), str(folder)}
    for found in outcome.json["findings"]:
        subprocess.run(shlex.split(found["fix"]), check=True)
    assert filled.json("store", "check")["clean"]


def test_what_git_keeps_of_every_state_is_told_where_others_can_read_it(filled: Cli) -> None:
    (filled.home / ".git").mkdir(mode=0o755)
    (filled.home / ".git").chmod(0o755)  # whatever the umask
    filled.home.chmod(0o700)
    assert filled.json("store", "check")["clean"], "nobody else gets there"
    filled.home.chmod(0o755)
    (found,) = filled.json("store", "check")["findings"]
    assert (found["code"], found["where"]) == ("mode", str(filled.home / ".git"))
    subprocess.run(shlex.split(found["fix"]), check=True)
    assert filled.json("store", "check")["clean"]


def test_commands_to_type_stand_quotes_and_blanks_in_the_path(cli: Cli, tmp_path: Path) -> None:
    path = tmp_path / "Sam's folder" / "port folio.json"
    cli.ok("mentor", "add", "Julie Okafor", "--store", str(path))
    path.chmod(0o644)
    (found,) = cli.json("store", "check", "--store", str(path))["findings"]
    subprocess.run(shlex.split(found["fix"]), check=True)
    assert path.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("where", ["beside the file", "among the backups"])
def test_what_a_killed_writer_left_is_told_and_swept_by_the_next_change(filled: Cli, where: str) -> None:
    kept = copies(filled.store)[0]
    beside = filled.store if where == "beside the file" else kept
    stray = beside.with_name(f".{beside.name}.4242.0badcafe.tmp")
    stray.write_bytes(b'{"half a portfo')
    outcome = filled("store", "check", "--json")
    assert (outcome.code, codes(outcome)) == (0, [("warning", "stray")])
    assert stray.exists(), "looking changes nothing"
    filled.ok("mentor", "add", "New Sample")
    assert not stray.exists()
    assert filled.json("store", "check")["clean"]


def test_only_our_own_strays_are_swept(filled: Cli) -> None:
    names = [
        ".portfolio.json.swp",
        "portfolio.json~",
        ".other.json.1.0badcafe.tmp",
        "x.tmp",
        ".portfolio.json.tmp",
    ]
    for name in names:
        (filled.home / name).write_bytes(b"x")
    filled.ok("mentor", "add", "New Sample")
    assert [n for n in names if not (filled.home / n).exists()] == []


CONFLICTS = (
    "portfolio.sync-conflict-20260121-101500-ABCDEFG.json",
    "portfolio (conflicted copy).json",
    "portfolio (Sam's conflicted copy 2026-01-21).json",
    "portfolio (conflicted copy 2026-01-21 101500).json",
    "portfolio (conflicted copy) 2.json",
    "portfolio (conflicted copy) (1).json",
    "portfolio-DESKTOP-AB12.json",
    "portfolio 2.json",
    "portfolio (1).json",
    "portfolio_conflict-20260121-101500.json",
    "portfolio (Case Conflict).json",
    "portfolio (case conflict 1).json",
    "portfolio (In Konflikt stehende Kopie von Sam 2026-01-21).json",
    "portfolio (Copie en conflit de Sam 2026-01-21).json",
    "portfolio(1).json",
)


@pytest.mark.parametrize("name", CONFLICTS)
def test_a_copy_that_a_sync_tool_put_aside_is_told_and_left_alone(filled: Cli, name: str) -> None:
    path = filled.home / name
    path.write_bytes(b"{}")
    outcome = filled("store", "check", "--json")
    assert (outcome.code, codes(outcome)) == (0, [("warning", "conflict")])
    found = outcome.json["findings"][0]
    assert found["where"] == str(path)
    assert shlex.split(found["fix"].partition(": ")[2])[-1] == str(path)
    filled.ok("mentor", "add", "New Sample")
    assert path.read_bytes() == b"{}"


def test_files_of_other_things_are_no_conflict(filled: Cli) -> None:
    for name in (
        "other.sync-conflict-20260121-101500-ABCDEFG.json",
        "portfolio-old.json",
        "portfolio.md",
        "portfolio 2026.json",
        "portfolio (old).json",
        "myportfolio 2.json",
    ):
        (filled.home / name).write_bytes(b"{}")
    assert filled.json("store", "check")["clean"]


def test_a_backup_that_cannot_be_read_is_told(filled: Cli) -> None:
    filled.ok("mentor", "add", "New Sample")
    spoilt = copies(filled.store)[0]
    spoilt.write_bytes(spoilt.read_bytes()[:-40])
    outcome = filled("store", "check", "--json")
    assert (outcome.code, codes(outcome)) == (0, [("warning", "backup")])
    assert spoilt.name in outcome.json["findings"][0]["message"]


def test_a_backup_that_a_newer_version_wrote_is_not_advised_to_be_deleted(filled: Cli) -> None:
    filled.ok("mentor", "add", "New Sample")
    copies(filled.store)[0].write_bytes(b'{"_meta": {"schema": 99}}')
    outcome = filled("store", "check", "--json")
    assert (outcome.code, codes(outcome)) == (0, [("warning", "backup")])
    (found,) = outcome.json["findings"]
    assert "newer mentorfolio" in found["message"]
    assert "rm" not in found["fix"].split()
    assert "Leave it" in found["fix"]


def test_a_backup_of_which_a_bit_has_turned_is_told(filled: Cli) -> None:
    filled.ok("mentor", "add", "New Sample")
    spoilt = copies(filled.store)[0]
    spoilt.write_bytes(spoilt.read_bytes().replace(b"Julie Okafor", b"Julie Okafos"))
    outcome = filled("store", "check", "--json")
    assert ("warning", "backup") in codes(outcome)


def test_each_finding_tells_the_same_five_things_and_damage_comes_first(filled: Cli) -> None:
    (filled.home / CONFLICTS[0]).write_bytes(b"{}")
    edited(filled.store, '"knows":["julie-okafor"]', '"knows":["nobody"]')
    filled.store.chmod(0o644)
    outcome = filled("store", "check", "--json")
    assert outcome.code == 65
    findings = outcome.json["findings"]
    assert [f["level"] for f in findings] == sorted(f["level"] for f in findings)
    for found in findings:
        assert set(found) == {"level", "code", "where", "message", "fix"}
        assert all(found.values())
    plain = filled("store", "check")
    assert plain.code == 65
    for found in findings:
        assert found["message"].split(":")[0].split("/")[-1][:20] in (plain.out + plain.err).replace(
            "\n", " "
        )


def test_it_takes_no_lock_and_waits_for_nobody(filled: Cli) -> None:
    with PortfolioStore(filled.store, 5).changing():
        assert filled.json("store", "check")["clean"]


def test_the_path_is_told_to_a_script(filled: Cli) -> None:
    assert filled.json("store", "path") == {"path": str(filled.store), "exists": True}
    assert json.dumps(filled.json("store", "backups"))
    assert os.path.lexists(filled.json("store", "backups")[0]["path"])


def test_contacts_that_others_can_read_are_told_like_a_portfolio_with_the_command_that_mends_it(
    cli: Cli,
) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    cli.ok("network", "import", "-", stdin="Name,Email\nAna Sample,ana@example.org\n")
    network, copies = cli.home / "network.json", cli.home / "network.json.backups"
    network.chmod(0o644)
    copies.chmod(0o755)
    found = cli.json("store", "check")["findings"]
    assert [(f["code"], f["where"]) for f in found] == [("mode", str(network)), ("mode", str(copies))]
    for one in found:
        subprocess.run(shlex.split(one["fix"]), check=True)
    assert cli.json("store", "check")["clean"]
