"""What commands take where there are thousands of people or records, as ratios to the floor of these rounds.

``bench/run.py`` adds these rows to its own. Stores are written by our own collections, not typed in.
"""

from __future__ import annotations

import importlib
import importlib.util
import shutil
import statistics
import subprocess
import sys
from collections.abc import Callable, Mapping
from datetime import date
from pathlib import Path
from typing import NamedTuple

import msgspec

from mentorfolio.domain.records import Meeting, Mentor, Need, StageChange, StatusChange
from mentorfolio.store.portfolio import PortfolioStore

HERE = Path(__file__).resolve().parent
STORES = importlib.import_module("stores")
ROUNDS = 7  # they take long; in turn with the floor
SINCE = date(2025, 6, 2)
TODOS = 10_000
MOST_MB = 60.0
STAGES = ("candidate", "active", "conversation", "candidate", "ended")
NEW = ("mentor", "add", "Noor Sample", "--knowing", "how=2", "--source", "known")
LISTED = "mentor list, 100,000 dated records"
_RUN = """
import subprocess, sys
subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL, check=True)
"""
_WATCHED = f"""
import resource
{_RUN}
print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)
"""

Timed = Callable[[list[str], Mapping[str, str]], tuple[float, int]]


class Row(NamedTuple):
    """As ``run.Measured``."""

    name: str
    median_ms: float
    ratio: float
    target: float | None
    met: bool | None
    exit: int
    to: str


class Case(NamedTuple):
    """A command in one of the stores, and what it is held against; ``{}`` is the folder."""

    name: str
    store: str
    words: tuple[str, ...]
    target: float
    to: str = "floor"


CASES = (
    Case("review, 2,000 mentors", "crowd", ("review",), 4.0),
    Case("review, 20,000 mentors", "city", ("review",), 10.0, "review, 2,000 mentors"),
    Case(LISTED, "decades", ("mentor", "list"), 3.0),
    Case("mentor add, 2,000 mentors", "crowd", NEW, 2.8),
    Case(
        "store merge, two of 4 MB",
        "ours",
        ("store", "merge", "{}/base.json", "{}/p/p.json", "{}/theirs.json"),
        10.0,
    ),
)
BESIDE_TODOS = Case("mentor add, 2,000 mentors, beside", "crowd", NEW, 0.6, "todoman")


def measure(folder: Path, environment: Mapping[str, str], timed: Timed, rounds: int) -> list[Row]:
    """Every case, in turn with what it is held against."""
    folder = folder / "crowds"
    make(folder)
    store = folder / "p" / "p.json"
    environment = {**environment, "MENTORFOLIO_STORE": str(store)}
    todos = has_todoman()
    cases = (*CASES, BESIDE_TODOS) if todos else CASES
    beside = {"floor": [str(HERE / "floor.py")], **({"todoman": todo(folder)} if todos else {})}
    names = [*beside, *(case.name for case in cases)]
    times: dict[str, list[float]] = {name: [] for name in names}
    exits = dict.fromkeys(names, 0)
    stores = {case.name: case for case in cases}
    for number in range(min(rounds, ROUNDS) + 1):
        for name in names[number % len(names) :] + names[: number % len(names)]:
            words = beside.get(name, [])
            if name in stores:
                shutil.rmtree(store.parent, ignore_errors=True)
                store.parent.mkdir()
                shutil.copyfile(folder / f"{stores[name].store}.json", store)
                said = [word.replace("{}", str(folder)) for word in stores[name].words]
                words = [str(folder.parent / "launcher.py"), *said]
            took, code = timed(words, {**environment, "TODOMAN_CONFIG": str(folder / "todo.py")})
            exits[name] = max(exits[name], abs(code))
            if number:
                times[name].append(took)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    return [judged(case, medians, max(exits[case.name], exits[case.to])) for case in cases]


def judged(case: Case, medians: Mapping[str, float], code: int) -> Row:
    """The case beside its target."""
    ratio = medians[case.name] / medians[case.to]
    met = round(ratio, 2) <= case.target
    return Row(case.name, medians[case.name], ratio, case.target, met, code, case.to)


def peak_mb(folder: Path, environment: Mapping[str, str]) -> float | None:
    """What a list of people takes beside 100,000 records at most; None where the system does not tell."""
    store = {"MENTORFOLIO_STORE": str(folder / "crowds" / "decades.json")}
    words = [str(folder / "launcher.py"), "mentor", "list"]
    peak = peak_bytes(words, {**environment, **store}, folder)
    return None if peak is None else peak / 2**20


def peak_bytes(words: list[str], environment: Mapping[str, str], folder: Path) -> float | None:
    """The most memory that these words of Python's take; None where the system does not tell."""
    told = importlib.util.find_spec("resource") is not None
    # By way of a small process: one that a large one begins is counted with the memory of that one.
    watched = [sys.executable, "-c", _WATCHED if told else _RUN, *words]
    said = subprocess.run(watched, stdout=subprocess.PIPE, env=environment, cwd=folder, check=True)
    return float(said.stdout) * (1 if sys.platform == "darwin" else 1024) if told else None


def make(folder: Path) -> None:
    """The stores, beside each other."""
    folder.mkdir()
    for name, mentors, times in (
        ("crowd", 2000, 1),
        ("city", 20_000, 1),
        ("decades", 50, 10),
        ("base", 50, 1),
    ):
        people(folder / f"{name}.json", mentors)
        counts = {kind: many * times for kind, many in STORES.FULL.items()}
        STORES.fill(folder / f"{name}.json", counts, taught=60)
    for at, name in enumerate(("ours", "theirs")):
        shutil.copyfile(folder / "base.json", folder / f"{name}.json")
        with PortfolioStore(folder / f"{name}.json").changing() as portfolio:
            said = [m for number, m in enumerate(portfolio[Meeting]) if number % 10 == at]
            changed = [msgspec.structs.replace(m, notes=f"{m.notes} {name}") for m in said]
            portfolio[Meeting].put_all(changed, retired=())


def people(path: Path, many: int) -> None:
    """So many people for five needs."""
    with PortfolioStore(path).changing() as portfolio:
        portfolio[Need].put_all([need(number) for number in range(1, 6)], retired=())
        portfolio[Mentor].put_all([person(number) for number in range(1, many + 1)], retired=())


def need(number: int) -> Need:
    """One of five."""
    return Need(
        id=f"need-{number}",
        created=SINCE,
        updated=SINCE,
        title=f"Need {number}",
        knowing="how",
        priority=number % 3 + 1,
        history=(StatusChange(on=SINCE, status="open"),),
    )


def person(number: int) -> Mentor:
    """One of many."""
    stage = STAGES[(number - 1) % len(STAGES)]
    return Mentor(
        id=f"person-{number}-sample",
        created=SINCE,
        updated=STORES.TODAY,
        name=f"Person {number} Sample",
        email=f"person{number}@example.org",
        source="known",
        line="outside",
        knowing={("why", "how", "whom")[number % 3]: 2},
        supports={f"need-{number % 5 + 1}": number % 3 + 1},
        cadence="2m" if stage == "active" else None,
        history=(StageChange(stage=stage, on=SINCE),),
    )


def has_todoman() -> bool:
    """Whether it is there to be measured against."""
    return importlib.util.find_spec("todoman") is not None


def todo(folder: Path) -> list[str]:
    """The words that add one more to 10,000 todos."""
    (folder / "todos").mkdir()
    for number in range(TODOS):
        about = f"UID:{number}@example.org", "DTSTAMP:20260101T000000Z", f"SUMMARY:Todo {number}"
        lines = ("BEGIN:VCALENDAR", "VERSION:2.0", "PRODID:-//bench", "BEGIN:VTODO", *about)
        text = "\r\n".join((*lines, "END:VTODO", "END:VCALENDAR", ""))
        (folder / "todos" / f"{number}.ics").write_text(text, encoding="utf-8", newline="")
    config = f'path = "{folder}/todos"\ndefault_list = "todos"\ncache_path = "{folder}/todos.sqlite3"\n'
    (folder / "todo.py").write_text(config, encoding="utf-8")
    return ["-m", "todoman", "new", "-l", "todos", "one more"]
