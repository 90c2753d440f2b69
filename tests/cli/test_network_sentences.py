"""What the network says where one would otherwise be led astray."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from tests.cli.terminal import screen_of
from tests.cli.test_network_jobs import HEAD, file
from tests.support import Cli

LONG = "Deputy Director of Continuous Improvement and Transformation"
CSV = "Who;Mail;Firm;Does\nBen Sample;ben@example.org;Example Rail;signals\nCleo Sample;;Solar;roofs\n"
CARD = "BEGIN:VCARD\nVERSION:3.0\nFN:Ana Sample\nEND:VCARD\n"
GOOGLE = "Name,Given Name,E-mail 1 - Value,Organization 1 - Name\n"


def test_a_part_of_a_name_leads_to_the_organisations_that_have_it(cli: Cli) -> None:
    work = dict.fromkeys(("Abe", "Bea", "Cleo"), "Example Kite Software,Clerk")
    cli.ok("network", "import", file(cli, work | {"Dora": "Kite,Baker", "Eve": "Example Mill,Miller"}))
    assert [c["id"] for c in cli.json("network", "at", "kite")] == ["dora-sample"]
    told = cli.ok("network", "at", "kite software").err
    assert "Example Kite Software (3):  mentorfolio network at 'Example Kite Software'" in told
    assert "linkedin.com" in cli.ok("network", "at", "mil").err


@pytest.mark.parametrize("data", [f"{HEAD}Ana,Sample,,,Rail,CFO,05 Mar 2024\n", CARD])
def test_contacts_given_to_the_import_of_exports_lead_to_that_of_the_network(cli: Cli, data: str) -> None:
    (cli.home / "people.txt").write_text(data)
    error = cli.expect_refused(65, "import", str(cli.home / "people.txt"))
    assert "mentorfolio network import FILE" in str(error["hint"])


def test_a_table_of_other_columns_leads_to_a_command_that_reads_it(cli: Cli) -> None:
    (cli.home / "people.csv").write_text(CSV)
    error = cli.expect_refused(65, "network", "import", str(cli.home / "people.csv"))
    assert "--columns name=Who,email=Mail" in str(error["hint"])
    read = cli.json("network", "import", str(cli.home / "people.csv"), "--columns", "name=Who,email=Mail")
    assert read["added"] == 2


def test_a_mailbox_without_a_name_comes_into_the_portfolio_by_a_name_only(cli: Cli) -> None:
    cli.ok("network", "import", "-", stdin=f"{GOOGLE},,info@example.org,Example Rail\n")
    error = cli.expect_refused(2, "network", "pick", "info@example.org")
    assert "mentor add NAME --email info@example.org" in str(error["hint"])
    cli.ok("mentor", "add", "Ana Sample", "--email", "info@example.org")
    assert cli.json("network", "show", "info@example.org")["mentor"] == "ana-sample"


def test_what_somebody_does_now_is_never_cut_off_for_what_they_did_before(cli: Cli) -> None:
    cli.ok("network", "import", file(cli, {"Abe": f"Example Rail,{LONG}"}))
    cli.ok("network", "import", file(cli, {"Abe": f"Example Solar,{LONG}"}), today="2026-03-02")
    screen = screen_of(cli, "network", "list", "--changed", columns=100)
    now, was = [line for line in screen.lines if LONG in line]
    assert f"{LONG}, Example Solar" in now
    assert f"was {LONG} at Example Rail" in was


def test_an_import_that_is_only_tried_says_so_and_misses_nobody(cli: Cli) -> None:
    tried = cli.ok("network", "import", file(cli, {"Abe": ","}), "--dry-run").err
    assert "Nothing was saved" in tried
    assert "Only" not in tried


def test_one_copy_is_told_as_one(cli: Cli) -> None:
    cli.ok("network", "import", file(cli, {"Abe": ","}))
    cli.ok("network", "import", file(cli, {"Abe": ",", "Bea": ","}))
    told = cli.ok("network", "forget", "bea-sample", "--for-good", "--yes")
    assert "1 copy that held them is deleted" in f"{told.out}{told.err}"


def test_an_export_tells_that_the_network_is_not_in_it_and_how_to_take_it_along(
    cli: Cli, tmp_path: Path
) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    assert "network" not in cli.ok("export", "--output", str(cli.home / "a.json")).err
    cli.ok("network", "import", file(cli, {"Abe": ","}))
    cli.ok("network", "note", "abe", "met at the fair")
    told = cli.ok("export", "--output", str(cli.home / "b.json"))
    assert "mentorfolio store accept network.json" in f"{told.out}{told.err}"
    there = Cli(tmp_path / "elsewhere")
    there.home.mkdir()
    there.ok("import", str(cli.home / "b.json"))
    copied = shutil.copy(cli.home / "network.json", there.home / "copied.json")
    there.ok("store", "accept", str(copied))
    assert there.json("network", "show", "abe")["note"] == "met at the fair"
