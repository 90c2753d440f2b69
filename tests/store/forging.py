"""Portfolios, exports and backups that somebody else has changed, and what commands make of them."""

from __future__ import annotations

import random
import shutil
from collections import Counter
from collections.abc import Callable
from pathlib import Path

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.mutants import answered, forged, mutant
from tests.store.sample import fill
from tests.support import Cli

Begin = Callable[[Cli, bytes], tuple[tuple[str, ...], ...]]


def store(cli: Cli, data: bytes) -> tuple[tuple[str, ...], ...]:
    """The portfolio is another, and its checksum right."""
    cli.store.write_bytes(forged(data))
    return ()


def export(cli: Cli, data: bytes) -> tuple[tuple[str, ...], ...]:
    """An export is."""
    path = cli.home / "export.json"
    path.write_bytes(data)
    return ("import", str(path), "--dry-run"), ("import", str(path))


def backup(cli: Cli, data: bytes) -> tuple[tuple[str, ...], ...]:
    """A backup is, under a right checksum."""
    data = forged(data)
    newest = max((cli.home / "portfolio.json.backups").glob("g*.json"))
    tail = data[24:32].decode("ascii", "replace") if data[24:32].isalnum() else newest.stem[-8:]
    other = newest.with_name(f"{newest.stem[:-8]}{tail}.json")
    newest.unlink()
    other.write_bytes(data)
    return ("store", "restore", newest.stem[:11]), ("undo",), ("redo",)


KINDS: dict[str, Begin] = {"store": store, "export": export, "backup": backup}


def run(home: Path, kind: str, count: int) -> Counter[str]:
    """So many of a kind; how many went wrong, and how."""
    begin = Cli(home)
    with PortfolioStore(begin.store, 5).changing() as portfolio:
        fill(portfolio)
    begin.ok("mentor", "add", "Cem Sample", "--notes", "caf\u00e9 \u7530\u4e2d")
    good = begin.ok("export").out.encode() if kind == "export" else begin.store.read_bytes()
    keep = home / "keep"
    keep.mkdir()
    shutil.copy(begin.store, keep / "portfolio.json")
    shutil.copytree(f"{begin.store}.backups", keep / "backups")
    chance = random.Random(f"{kind} {count}")  # noqa: S311 - a test that can be repeated
    found: Counter[str] = Counter()
    for _ in range(count):
        shutil.rmtree(f"{begin.store}.backups")
        shutil.copytree(keep / "backups", f"{begin.store}.backups")
        shutil.copy(keep / "portfolio.json", begin.store)
        found[answered(begin, *KINDS[kind](begin, mutant(good, good, chance)))] += 1
    return found
