"""Processes that write to a portfolio while a test watches, kills or starves them."""

from __future__ import annotations

import random
import signal
import subprocess
import sys
import time
from pathlib import Path
from typing import NamedTuple

from mentorfolio.domain.records import Mentor
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import fill, people, person

# Adds people one by one and says each name once it is committed.
WRITER = """
import sys
from pathlib import Path
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import add

store, who, count = PortfolioStore(Path(sys.argv[1])), sys.argv[2], int(sys.argv[3])
for n in range(count):
    add(store, f"{who}{n}")
    sys.stdout.write(f"{who}{n}\\n")
    sys.stdout.flush()
"""


def writer(path: Path, who: str, count: int) -> subprocess.Popen[str]:
    """A process that adds so many people."""
    return subprocess.Popen(
        [sys.executable, "-c", WRITER, str(path), who, str(count)],
        stdout=subprocess.PIPE,
        stderr=subprocess.PIPE,
        text=True,
    )


def grown(path: Path, size: int) -> PortfolioStore:
    """A portfolio of about so many bytes, every table filled."""
    store = PortfolioStore(path, 30)
    with store.changing() as portfolio:
        fill(portfolio)
    while path.stat().st_size < size:
        missing = size - path.stat().st_size
        with store.changing() as portfolio:
            for n in range(max(1, missing // 4500)):
                name = f"Filler {path.stat().st_size} {n}"
                portfolio[Mentor].put(person(name, notes="a sample note, " * 260))
    return store


class Killed(NamedTuple):
    """What a number of kills came to."""

    kills: int
    acknowledged: int
    in_commit: int  # a change was there that nobody had been told of, or a temporary file was left


def kill_writers(store: PortfolioStore, times: int, chance: random.Random) -> Killed:
    """Kill a writer so many times at random moments; each time the store must hold all that was said."""
    acknowledged: list[str] = []
    total = in_commit = 0
    size = store.path.stat().st_size
    for n in range(times):
        process = writer(store.path, f"k{n}x", 10_000)
        assert process.stdout is not None
        assert process.stderr is not None
        first = process.stdout.readline()
        assert first, process.stderr.read()
        time.sleep(chance.uniform(0, 0.06))
        process.send_signal(signal.SIGKILL)
        # Not communicate(): what readline() has buffered would be lost.
        rest = process.stdout.read()
        process.communicate(timeout=30)
        said = [line for line in (first + rest).split("\n") if line]
        acknowledged += said
        total += len(said)
        strays = list(store.path.parent.rglob(".*.tmp"))
        found = people(PortfolioStore(store.path, 30))
        missing = set(acknowledged) - set(found)
        assert not missing, f"kill {n}: acknowledged and lost: {sorted(missing)}"
        ours = [i for i in found if i.startswith(f"k{n}x")]
        assert len(ours) - len(said) in (0, 1), (ours, said)
        in_commit += len(ours) > len(said) or bool(strays)
        assert store.path.parent.stat().st_mode & 0o777 == 0o700
        if store.path.stat().st_size > size * 1.3:  # they were there; keep the file at its size
            with store.changing() as portfolio:
                for who in [i for i in found if i.startswith("k")]:
                    portfolio[Mentor].remove(who)
            acknowledged = []
    return Killed(times, total, in_commit)
