"""``--output`` never writes over what the program keeps, nor through somebody else's link."""

from __future__ import annotations

import os
from pathlib import Path

import pytest

from tests.support import Cli


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    cli = Cli(tmp_path)
    assert cli("mentor", "add", "Cy Sample").code == 0
    assert cli("next").code == 0
    (tmp_path / "network.json").write_text("{}")
    return cli


def backup(cli: Cli) -> str:
    return next(p.name for p in (cli.home / "portfolio.json.backups").glob("*.json"))


@pytest.mark.parametrize("linked", [False, True])
@pytest.mark.parametrize(
    "name",
    [
        "portfolio.json",
        "network.json",
        ".portfolio.json.lock",
        ".portfolio.json.rows",
        ".portfolio.json.quiet",
        "portfolio.json.backups/new.json",
        "portfolio.json.backups",
        "network.json.backups/x",
        "BACKUP",
        "config.toml",
    ],
)
@pytest.mark.parametrize("command", [["export"], ["calendar"]])
def test_what_the_program_keeps_is_not_written_over(
    cli: Cli, command: list[str], name: str, linked: bool
) -> None:
    place = cli.home / (f"portfolio.json.backups/{backup(cli)}" if name == "BACKUP" else name)
    said = place
    if linked:
        said = cli.home / "link"
        said.symlink_to(place)
    before = place.read_bytes() if place.is_file() else None

    refused = cli("--json", *command, "--output", str(said))

    assert refused.code == 2
    assert "portfolio itself" in refused.error["message"] or "mentorfolio's own" in refused.error["message"]
    assert (place.read_bytes() if place.is_file() else None) == before


def test_another_file_and_a_link_of_ones_own_are_written(cli: Cli) -> None:
    (cli.home / "mine").symlink_to(cli.home / "real.json")
    assert cli("export", "--output", str(cli.home / "mine")).code == 0
    assert (cli.home / "real.json").exists()
    assert (cli.home / "mine").is_symlink()


@pytest.mark.skipif(not hasattr(os, "geteuid") or os.geteuid() != 0, reason="only root can give a link away")
def test_a_link_that_somebody_else_has_planted_is_not_followed(cli: Cli, tmp_path: Path) -> None:
    shared = tmp_path / "shared"
    shared.mkdir()
    shared.chmod(0o1777)
    (tmp_path / "precious").write_text("mine")
    (shared / "out.json").symlink_to(tmp_path / "precious")
    os.lchown(shared / "out.json", 12345, 12345)
    (tmp_path / "second").symlink_to(shared / "out.json")
    (tmp_path / "letters").mkdir()
    (shared / "folder").symlink_to(tmp_path / "letters")
    os.lchown(shared / "folder", 12345, 12345)

    for said in (shared / "out.json", tmp_path / "second", shared / "folder" / "new.json"):
        refused = cli("--json", "export", "--output", str(said))
        assert refused.code != 0
        assert "somebody else" in refused.error["message"]
    assert (tmp_path / "precious").read_text() == "mine"
    assert not [*(tmp_path / "letters").iterdir()]
