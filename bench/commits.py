"""How long a commit takes, beside the same insert by TinyDB's own ``JSONStorage`` in the same run.

``bench/run.py`` runs this in a process of its own; alone it prints the same as JSON:
``python bench/commits.py [--rounds 15]``. Every round, in turn and on the same records: our commit with
everything switched on (lock, checks, fsync of file and folder, checksum, backup, pruning), opened anew;
TinyDB left open, so that it reads its file once for an insert; and TinyDB opened anew, as a command
would. The target is for the faster TinyDB.
"""

from __future__ import annotations

import argparse
import gc
import json
import shutil
import statistics
import sys
import tempfile
import time
from collections.abc import Callable, Iterator
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec
from tinydb import TinyDB

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.records import Gift, Meeting, Mentor, StageChange
from mentorfolio.store.portfolio import PortfolioStore

ROUNDS = 15
RECORDS = 10_000
BACKUPS = 20
TODAY = date(2026, 1, 21)
NOTES = "Half an hour about the budget of the coming year and about who should know of it early. " * 2


class Insert(NamedTuple):
    """A record to add, and how much of TinyDB's time that should not exceed."""

    name: str
    table: str
    record: Callable[[str], Record]
    target: float | None


class Compared(NamedTuple):
    """The medians in milliseconds, and ours as a part of both TinyDB's."""

    name: str
    median_ms: float
    tinydb_ms: float
    tinydb_anew_ms: float
    ratio: float
    ratio_anew: float
    target: float | None
    met: bool | None


def talk(record_id: str) -> Meeting:
    """A talk as ``mentorfolio log`` keeps it."""
    return Meeting(
        id=record_id,
        created=TODAY,
        updated=TODAY,
        mentors=("julie-sample",),
        when="2026-01-21",
        held=True,
        notes=NOTES,
    )


def gift(record_id: str) -> Gift:
    """A gift, of which there are few."""
    return Gift(
        id=record_id, created=TODAY, updated=TODAY, mentor="julie-sample", text="an article", on=TODAY
    )


INSERTS = (
    Insert("one more of 10,000 talks", "meetings", talk, 0.6),
    Insert("one more of 10 gifts beside them", "gifts", gift, None),
)


def main() -> int:
    """Measure, and print JSON."""
    parser = argparse.ArgumentParser(description="Time commits beside TinyDB's own storage.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each is done ({ROUNDS})")
    rounds = max(1, parser.parse_args().rounds)
    with tempfile.TemporaryDirectory(prefix="mentorfolio-commits-") as folder:
        size, compared = measure(Path(folder), rounds)
    answer = {"records": RECORDS, "bytes": size, "commits": [c._asdict() for c in compared]}
    print(json.dumps(answer, indent=2))
    return 0


def measure(folder: Path, rounds: int) -> tuple[int, list[Compared]]:
    """The size of our file in bytes, and the medians for every insert."""
    ours, theirs, anew = folder / "ours" / "portfolio.json", folder / "tinydb.json", folder / "anew.json"
    fill(ours, theirs)
    shutil.copyfile(theirs, anew)
    size, ids = ours.stat().st_size, new_ids("new")
    times: dict[tuple[str, int], list[float]] = {}
    with TinyDB(theirs) as database:
        ways: list[Callable[[Insert, Record], object]] = [
            lambda insert, record: commit(ours, insert, record),
            lambda insert, record: tinydb_insert(database, insert, record),
            lambda insert, record: tinydb_anew(anew, insert, record),
        ]
        for _ in range(BACKUPS):  # so that every commit measured has one to prune
            ways[0](INSERTS[1], gift(next(ids)))
        for number in range(rounds + 1):  # the first one warms the caches and does not count
            for insert in INSERTS:
                record = insert.record(next(ids))
                for at in ((0, 1, 2), (1, 2, 0), (2, 0, 1))[number % 3]:
                    took = timed(ways[at], insert, record)
                    if number:
                        times.setdefault((insert.name, at), []).append(took)
    medians = {what: statistics.median(took) for what, took in times.items()}
    return size, [judged(i, *(medians[i.name, at] for at in range(3))) for i in INSERTS]


def judged(insert: Insert, ours: float, theirs: float, anew: float) -> Compared:
    """The insert beside its target."""
    ratio = ours / theirs
    met = None if insert.target is None else round(ratio, 2) <= insert.target
    return Compared(insert.name, ours, theirs, anew, ratio, ours / anew, insert.target, met)


def timed(way: Callable[[Insert, Record], object], insert: Insert, record: Record) -> float:
    """Milliseconds, without the garbage of whatever came before."""
    gc.collect()
    gc.disable()  # as the program does
    begun = time.perf_counter()
    way(insert, record)
    took = (time.perf_counter() - begun) * 1000
    gc.enable()
    return took


def commit(path: Path, insert: Insert, record: Record) -> None:
    """One change as a command makes it."""
    with PortfolioStore(path, backups=BACKUPS).changing() as portfolio:
        portfolio.describe("added a record")
        portfolio.tables()[insert.table].put(record)


def tinydb_insert(database: TinyDB, insert: Insert, record: Record) -> None:
    """The same record into TinyDB as it comes."""
    database.table(insert.table).insert(msgspec.to_builtins(record))


def tinydb_anew(path: Path, insert: Insert, record: Record) -> None:
    """The same, in a TinyDB that nobody has used yet."""
    with TinyDB(path) as database:
        tinydb_insert(database, insert, record)


def fill(ours: Path, theirs: Path) -> None:
    """The same records on both sides."""
    ids = new_ids("old")
    tables: dict[str, list[Record]] = {
        "mentors": [
            Mentor(
                id="julie-sample",
                created=TODAY,
                updated=TODAY,
                name="Julie Sample",
                history=(StageChange(stage="candidate", on=TODAY),),
            )
        ],
        "meetings": [talk(next(ids)) for _ in range(RECORDS)],
        "gifts": [gift(next(ids)) for _ in range(10)],
    }
    with PortfolioStore(ours).changing() as portfolio:
        for table, records in tables.items():
            portfolio.tables()[table].put_all(records, retired=())
    with TinyDB(theirs) as database:
        for table, records in tables.items():
            database.table(table).insert_multiple(msgspec.to_builtins(records))


def new_ids(word: str) -> Iterator[str]:
    """Ids in the shape of random ones, all different."""
    return (f"{word}{number:05d}" for number in range(100_000))


if __name__ == "__main__":
    sys.exit(main())
