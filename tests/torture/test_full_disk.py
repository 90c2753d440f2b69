"""A disk that is full, of bytes or of files: told, and nothing of what was acknowledged is lost."""

from __future__ import annotations

import subprocess
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import people
from tests.support import Cli

DISKS = {"of bytes": "size=600k", "of files": "size=8m,nr_inodes=60"}


@pytest.fixture(params=DISKS)
def small(request: pytest.FixtureRequest, tmp_path: Path) -> Iterator[Path]:
    """A disk of its own, and a small one; tests/store holds the same with a limit on file sizes."""
    disk = tmp_path / "disk"
    disk.mkdir()
    options = DISKS[str(request.param)]
    done = subprocess.run(
        ["mount", "-t", "tmpfs", "-o", options, "tmpfs", str(disk)], capture_output=True, check=False
    )
    if done.returncode:
        pytest.skip(f"mounting is not allowed here: {done.stderr.decode().strip()}")
    try:
        yield disk
    finally:
        subprocess.run(["umount", "-l", str(disk)], check=True)


def test_a_full_disk_loses_nothing_acknowledged_and_says_so(
    small: Path, tmp_path: Path, figures: Callable[[str], None]
) -> None:
    cli = Cli(tmp_path)
    cli.store = small / "data" / "portfolio.json"
    cli.environment["MENTORFOLIO_STORE"] = str(cli.store)
    cli.ok("mentor", "add", "Julie Okafor")
    acknowledged, told_saved, refused = ["julie-okafor"], 0, 0
    for n in range(200):
        before = cli.store.read_bytes()
        outcome = cli("mentor", "add", f"Sample {n}", "--notes", "a sample note. " * 300)
        if outcome.code == 0:
            acknowledged.append(f"sample-{n}")
            told_saved += "Saved, " in outcome.err
        else:
            assert outcome.code in (73, 74), outcome
            assert "No space left" in outcome.err
            assert cli.store.read_bytes() == before
            refused += 1
        assert people(PortfolioStore(cli.store, 5)) == acknowledged
        if refused > 3:
            break
    assert refused > 3, "the disk never was full"
    for words in (
        ("undo", "--anyway"),
        ("store", "backup"),
        ("store", "purge", "julie-okafor", "--yes"),
        ("store", "check"),
    ):
        outcome = cli(*words, "--json")
        assert outcome.code in (0, 5, 73, 74), (words, outcome)
        assert "Traceback" not in outcome.err
        people(PortfolioStore(cli.store, 5))
    now = people(PortfolioStore(cli.store, 5))
    for path in sorted(cli.store.with_name("portfolio.json.backups").iterdir())[:8]:
        path.unlink()
    cli.ok("mentor", "add", "Afterwards Sample")
    assert people(PortfolioStore(cli.store, 5)) == [*now, "afterwards-sample"]
    assert list(small.rglob("*.tmp")) == []
    figures(
        f"{len(acknowledged)} acknowledged and there, {told_saved} of them saved without a copy, "
        f"{refused} refused"
    )
