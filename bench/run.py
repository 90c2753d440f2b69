"""How long whole commands and commits take, as ratios to what is measured in the same run.

``make bench``, or ``python bench/run.py [--rounds 15] [--json]``. Every round runs every case once,
each in a process of its own and in a changing order, so that a busy moment of the computer falls on
all of them alike. Then ``bench/commits.py`` compares commits into a large store with TinyDB's own, and
``bench/contacts.py`` measures a network of ten thousand.
docs/speed.md says how to read the tables. Ends with 0 whatever it measures.
"""

from __future__ import annotations

import argparse
import compileall
import importlib
import importlib.metadata
import importlib.util
import json
import os
import platform
import py_compile
import shutil
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterable, Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
ROUNDS = 15
LETTER_ROUNDS = 5  # a thousand letters take long, and vary little
CONTACT_ROUNDS = 3  # so do ten thousand cards, most of all those that vobject reads
TODAY = "2026-01-21"
PAGE = "page.html"  # in the folder that is measured in
PEAK, LARGEST = 120e6, 600e3  # bytes: what writing the page of ten years may take, and the page
# What pip writes as our console script, run as the floor is: this interpreter, a script file.
LAUNCHER = "import sys\nfrom mentorfolio.__main__ import program\nif __name__ == '__main__':\n    program()\n"
# Compiled before anything is measured, for the environments that keep Python from writing bytecode.
PACKAGES = (
    "mentorfolio",
    "typer",
    "rich",
    "tinydb",
    "jinja2",
    "markupsafe",
    "dateutil",
    "msgspec",
    "platformdirs",
    "filelock",
)


class Case(NamedTuple):
    """A command, and the ratio to the floor that it should not exceed."""

    name: str
    words: tuple[str, ...]
    target: float | None
    environment: Mapping[str, str] = {}
    store: str = "typed"  # which of the portfolios of stores.py
    to: str = "floor"


CASES = (
    Case("--version", ("--version",), 0.25),
    Case("--help", ("--help",), None),
    Case("mentor list --json", ("mentor", "list", "--json"), 1.35),
    Case("next", ("next",), 1.45),
    Case("review", ("review",), 1.6),
    Case("next, 10,000 dated records", ("next",), 2.2, store="full"),
    Case("mentor show, 10,000 dated records", ("mentor", "show", "person-12-sample"), 2.2, store="full"),
    Case("search, 10,000 dated records", ("search", "budget", "year"), 4.0, store="full"),
    Case("review --over 2y, 10,000 dated records", ("review", "--over", "2y"), 4.0, store="full"),
    Case("report, 10,000 dated records", ("report", "--output", PAGE), 15.0, store="full"),
    Case("next --oneline, nothing due", ("next", "--oneline"), 3.0, store="quiet", to="python"),
    Case("mentor add", ("mentor", "add", "Noor Sample", "--knowing", "how=2", "--source", "known"), 1.9),
    Case(
        "approach --no-input",
        ("approach", "person-1-sample", "--set", "why=the way you run your team", "--no-input"),
        2.1,
    ),
    Case(
        "completion of a name",
        (),
        2.5,
        {
            "_MENTORFOLIO_COMPLETE": "bash",
            "_MENTORFOLIO_WORDS": "mentorfolio\napproach\nperson-1",
        },
        to="python",
    ),
    Case(
        "completion of a name, no variable set",
        (),
        2.5,
        {
            "_MENTORFOLIO_COMPLETE": "bash",
            "_MENTORFOLIO_WORDS": "mentorfolio\napproach\nperson-1",
            "MENTORFOLIO_STORE": "",
            "MENTORFOLIO_CONFIG": "",
        },
        to="python",
    ),
)


# A thousand letters in one process: the case, the other program, and the ratio to that one.
LETTERS = (("1000 letters", "text", 0.8), ("1000 mail files", "eml", None))
OTHER = "mailmerge"


class Measured(NamedTuple):
    """What a case took: the median in milliseconds, its ratio to what ``to`` names, the worst exit code."""

    name: str
    median_ms: float
    ratio: float
    target: float | None
    met: bool | None
    exit: int
    to: str = "floor"


def main() -> int:
    """Measure, and print the table or its JSON."""
    parser = argparse.ArgumentParser(description="Time whole commands against a floor.")
    parser.add_argument("--rounds", type=int, default=ROUNDS, help=f"how often each case runs ({ROUNDS})")
    parser.add_argument("--json", action="store_true", help="answer in JSON")
    said = parser.parse_args()
    rounds = max(1, said.rounds)
    compile_all()
    with tempfile.TemporaryDirectory(prefix="mentorfolio-bench-") as folder:
        floor_ms, measured = measure(Path(folder), rounds)
        measured += measure_letters(Path(folder), rounds)
        crowds = importlib.import_module("crowds")
        environment = clean_environment(Path(folder), Path(folder) / "portfolio.json")
        measured += [Measured(*row) for row in crowds.measure(Path(folder), environment, timed, rounds)]
        listed = {"listed_mb": crowds.peak_mb(Path(folder), environment), "listed_mb_target": crowds.MOST_MB}
        page = measure_page(Path(folder))
    commits = measure_commits(rounds) | measure_contacts(min(rounds, CONTACT_ROUNDS))
    show = as_json if said.json else as_tables
    print(show(floor_ms, measured, {**commits, **page, **listed}, rounds))
    return 0


def compile_all() -> None:
    """Write the bytecode of all that the cases import."""
    for name in PACKAGES:
        found = importlib.util.find_spec(name)
        for folder in (found.submodule_search_locations or ()) if found else ():
            compileall.compile_dir(folder, quiet=2)
    for code in HERE.parent.glob("templates/ready/*/*.code"):
        py_compile.compile(str(code))


def measure(folder: Path, rounds: int) -> tuple[float, list[Measured]]:
    """The floor's median in milliseconds, and every case."""
    store = folder / "portfolio.json"
    environment = clean_environment(folder, store)
    sys.path.insert(0, str(HERE))  # where this script is run from elsewhere
    made: dict[str, Path] = importlib.import_module("stores").make(folder, environment)
    usual = folder / ".local" / "share" / "mentorfolio" / "portfolio.json"
    usual.parent.mkdir(parents=True)
    shutil.copyfile(made["typed"], usual)
    launcher = folder / "launcher.py"  # no mentorfolio.py: that would be imported in our place
    launcher.write_text(LAUNCHER, encoding="utf-8")
    floor, python = Case("floor", (), None), Case("python", (), None)
    scripts = {"floor": [str(HERE / "floor.py")], "python": ["-c", "pass"]}
    times: dict[str, list[float]] = {case.name: [] for case in (floor, python, *CASES)}
    exits = dict.fromkeys(times, 0)
    for number in range(rounds + 1):  # the first one warms the caches and does not count
        for case in turned((floor, python, *CASES), number):
            shutil.copyfile(made[case.store], store)
            script = scripts.get(case.name, [str(launcher)])
            # A prompt asks a portfolio that nobody has touched since it asked before.
            lies = {"MENTORFOLIO_STORE": str(made["quiet"])} if case.store == "quiet" else {}
            took, code = timed([*script, *case.words], {**environment, **case.environment, **lies}, folder)
            exits[case.name] = max(exits[case.name], abs(code))
            if number:
                times[case.name].append(took)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    return medians["floor"], [judged(case, medians[case.name], medians[case.to], exits) for case in CASES]


def measure_letters(folder: Path, rounds: int) -> list[Measured]:
    """A thousand letters beside those of mailmerge; nothing where that is not installed."""
    if importlib.util.find_spec(OTHER) is None:
        print(f"{OTHER} is not installed, so the thousand letters were left out.", file=sys.stderr)
        return []
    write_template = importlib.import_module("letters").write_template
    write_template(folder)
    environment = clean_environment(folder, folder / "portfolio.json")
    kinds = [kind for _, kind, _ in LETTERS] + [OTHER]
    times: dict[str, list[float]] = {kind: [] for kind in kinds}
    exits = dict.fromkeys(kinds, 0)
    for number in range(min(rounds, LETTER_ROUNDS) + 1):
        for kind in kinds:
            took, code = timed([str(HERE / "letters.py"), kind, str(folder)], environment)
            exits[kind] = max(exits[kind], abs(code), abs(exits[OTHER]))
            if number:
                times[kind].append(took)
    other = statistics.median(times[OTHER])
    found = []
    for name, kind, target in LETTERS:
        median = statistics.median(times[kind])
        met = None if target is None else round(median / other, 2) <= target
        found.append(Measured(name, median, median / other, target, met, exits[kind], OTHER))
    return found


def measure_page(folder: Path) -> dict[str, dict[str, float | None]]:
    """What the page of ten years takes at most of memory, where the system tells, and on the disk."""
    shutil.copyfile(folder / "full.json", folder / "portfolio.json")
    words = [str(folder / "launcher.py"), "report", "--output", PAGE]
    environment = clean_environment(folder, folder / "portfolio.json")
    peak = importlib.import_module("crowds").peak_bytes(words, environment, folder)
    return {"page": {"bytes": float((folder / PAGE).stat().st_size), "peak": peak}}


def timed(words: list[str], environment: Mapping[str, str], folder: Path | None = None) -> tuple[float, int]:
    """Milliseconds from start to end of one process, its output piped, and its exit code."""
    begun = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, *words],
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        env=environment,
        cwd=folder,
        check=False,
    )
    return (time.perf_counter() - begun) * 1000, ended.returncode


def turned(cases: tuple[Case, ...], by: int) -> tuple[Case, ...]:
    """The same cases, beginning with another one each round."""
    at = by % len(cases)
    return cases[at:] + cases[:at]


def judged(case: Case, median_ms: float, beside_ms: float, exits: Mapping[str, int]) -> Measured:
    """The case beside its target."""
    ratio = median_ms / beside_ms
    met = None if case.target is None else round(ratio, 2) <= case.target
    return Measured(case.name, median_ms, ratio, case.target, met, exits[case.name], case.to)


def clean_environment(home: Path, store: Path) -> dict[str, str]:
    """This environment without what changes Python or mentorfolio, with a home and a day of its own."""
    kept = {k: v for k, v in os.environ.items() if not k.startswith(("PYTHON", "MENTORFOLIO_", "XDG_"))}
    return kept | {
        "HOME": str(home),
        "PYTHONPATH": str(HERE.parent),  # this checkout, whichever is installed
        "MENTORFOLIO_CONFIG": str(home / "config.toml"),
        "MENTORFOLIO_STORE": str(store),
        "MENTORFOLIO_TODAY": TODAY,
    }


def measure_commits(rounds: int) -> dict[str, Any]:
    """What ``bench/commits.py`` says, in a process of its own: it fills the memory."""
    words = [sys.executable, str(HERE / "commits.py"), "--rounds", str(rounds)]
    said: dict[str, Any] = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)
    return said


def measure_contacts(rounds: int) -> dict[str, Any]:
    """What ``bench/contacts.py`` says."""
    words = [sys.executable, str(HERE / "contacts.py"), "--rounds", str(rounds)]
    said: dict[str, Any] = json.loads(subprocess.run(words, stdout=subprocess.PIPE, check=True).stdout)
    return said


def as_tables(floor_ms: float, measured: Iterable[Measured], commits: dict[str, Any], rounds: int) -> str:
    """The cases under each other, the commits, and what they were measured with."""
    rows = [("case", "median ms", "ratio", "target", "met"), ("floor", f"{floor_ms:.0f}", "1.00", "", "")]
    for m in measured:
        met = f"exit {m.exit}" if m.exit else said_met(m.met)
        name = m.name if m.to == "floor" else f"{m.name} (to {m.to})"
        rows.append((name, f"{m.median_ms:.0f}", f"{m.ratio:.2f}", said_target(m.target), met))
    size = f"commit into {commits['bytes'] / 1e6:.1f} MB"
    below = [(size, "median ms", "to TinyDB", "target", "met", "to TinyDB opened anew")]
    for c in commits["commits"]:
        words = (f"{c['median_ms']:.0f}", f"{c['ratio']:.2f}", said_target(c["target"]), said_met(c["met"]))
        below.append((c["name"], *words, f"{c['ratio_anew']:.2f}"))
    people = [("contacts", "median ms", "ratio", "target", "met")]
    for c in commits["contacts"]:
        met = f"exit {c['exit']}" if c["exit"] else said_met(c["met"])
        name = c["name"] if c["to"] == "floor" else f"{c['name']} (to {c['to']})"
        people.append((name, f"{c['median_ms']:.0f}", f"{c['ratio']:.2f}", said_target(c["target"]), met))
    peak = f"A match took {commits['match_megabytes'] or 0:.0f} MB at most (to reach: 90)."
    with_what = ", ".join(f"{name} {version}" for name, version in versions().items())
    tables = [*aligned(rows), "", *aligned(below), "", *aligned(people), peak, said_page(commits["page"])]
    tables += said_listed(commits)
    return "\n".join([*tables, "", f"Medians of {rounds} rounds; {with_what}."])


def said_page(page: Mapping[str, float | None]) -> str:
    """How large the page of ten years is, and what writing it took."""
    size, peak = page["bytes"] or 0.0, page["peak"]
    memory = (
        ""
        if peak is None
        else f", written in {peak / 1e6:.0f} MB (to reach {PEAK / 1e6:.0f}: {said_met(peak <= PEAK)})"
    )
    return f"report: {size / 1e3:.0f} kB (to reach {LARGEST / 1e3:.0f}: {said_met(size <= LARGEST)}){memory}."


def said_listed(listed: Mapping[str, float | None]) -> list[str]:
    """What a list of people takes beside very many records, where the system tells."""
    peak, most = listed.get("listed_mb"), listed.get("listed_mb_target") or 0.0
    name = importlib.import_module("crowds").LISTED
    return [] if peak is None else [f"{name}: {peak:.0f} MB (to reach {most:.0f}: {said_met(peak <= most)})."]


def said_target(target: float | None) -> str:
    """As it stands in the table."""
    return "" if target is None else f"{target:.2f}"


def said_met(met: bool | None) -> str:
    """As it stands in the table."""
    return "" if met is None else "yes" if met else "NO"


def aligned(rows: Sequence[Sequence[str]]) -> list[str]:
    """Lines with the numbers under each other."""
    widths = [max(len(row[at]) for row in rows) for at in range(len(rows[0]))]
    return [
        "  ".join(
            cell.ljust(width) if at in (0, 4) else cell.rjust(width)
            for at, (cell, width) in enumerate(zip(row, widths, strict=True))
        ).rstrip()
        for row in rows
    ]


def as_json(floor_ms: float, measured: Iterable[Measured], commits: dict[str, Any], rounds: int) -> str:
    """The same for a program."""
    cases = {"floor_ms": floor_ms, "cases": [m._asdict() for m in measured]}
    return json.dumps({"rounds": rounds, "versions": versions(), **cases, **commits}, indent=2)


def versions() -> dict[str, str]:
    """What was measured."""
    names = ("typer", "rich", "tinydb", "msgspec")
    return {"python": platform.python_version(), **{name: importlib.metadata.version(name) for name in names}}


if __name__ == "__main__":
    sys.exit(main())
