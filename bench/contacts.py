"""Ten thousand contacts: taking them in, finding who fits; beside the floor, and beside vobject.

``python bench/contacts.py [--rounds 5]`` answers in JSON. Each case is a whole command in a process of its
own; vobject only parses the file of cards, in one. The cards are as an address book gives them out.
"""

from __future__ import annotations

import argparse
import importlib
import importlib.util
import json
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Mapping, Sequence
from pathlib import Path
from typing import Any, NamedTuple

HERE = Path(__file__).resolve().parent
PEOPLE = 10_000
ROLES = ("Head of Finance", "Software Engineer", "Vertriebsleiterin", "Nurse", "Teacher", "Controller")
PHOTO = "".join(f"\r\n {'QUJD' * 18}" for _ in range(24))
PARSE = "import sys, vobject\nfor card in vobject.readComponents(open(sys.argv[1]).read()): card.fn.value"
WITH_PEAK = (
    "import resource, subprocess, sys\n"
    "code = subprocess.run([sys.executable, *sys.argv[1:]], stdout=subprocess.DEVNULL).returncode\n"
    "print(resource.getrusage(resource.RUSAGE_CHILDREN).ru_maxrss)\nsys.exit(code)\n"
)
MOST_MEGABYTES = 90


class Case(NamedTuple):
    """A command, what it is held against, and the ratio that it should not exceed."""

    name: str
    words: tuple[str, ...]
    to: str
    target: float


CASES = (
    Case("import 10,000 vCards", ("network", "import", "people.vcf"), "vobject", 0.10),
    Case("import 10,000 LinkedIn rows", ("network", "import", "Connections.csv"), "floor", 20),
    Case("network match, 10,000 contacts", ("network", "match", "budget"), "floor", 8),
    Case("network search, 10,000 contacts", ("network", "search", "finance"), "floor", 5),
)


def main() -> None:
    """Measure, and print the JSON."""
    parser = argparse.ArgumentParser(description="Time commands over ten thousand contacts.")
    parser.add_argument("--rounds", type=int, default=5)
    with tempfile.TemporaryDirectory(prefix="mentorfolio-bench-") as folder:
        print(json.dumps(measured(Path(folder), max(1, parser.parse_args().rounds)), indent=2))


def measured(home: Path, rounds: int) -> dict[str, Any]:
    """What the cases took, and how much memory a match."""
    sys.path.insert(0, str(HERE))
    run = importlib.import_module("run")
    environment = run.clean_environment(home, home / "portfolio.json")
    (home / "people.vcf").write_text("".join(map(card, range(PEOPLE))), encoding="utf-8", newline="")
    head = "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
    (home / "Connections.csv").write_text(head + "".join(map(row, range(PEOPLE))), encoding="utf-8")
    launcher = home / "launcher.py"
    launcher.write_text(run.LAUNCHER, encoding="utf-8")
    others = {"floor": [str(HERE / "floor.py")]}
    if importlib.util.find_spec("vobject"):
        others["vobject"] = ["-c", PARSE, "people.vcf"]
    cases = [case for case in CASES if case.to in others]
    timed([str(launcher), "need", "add", "Run a budget", "--knowing", "how"], home, environment)
    times: dict[str, list[float]] = {name: [] for name in (*others, *(case.name for case in cases))}
    exits = dict.fromkeys(times, 0)
    for number in range(rounds + 1):  # the first one warms the caches and does not count
        for name, script in [*others.items(), *((c.name, [str(launcher), *c.words]) for c in cases)]:
            if "import" in script:
                for path in (home / "network.json", *(home / "network.json.backups").glob("*")):
                    path.unlink(missing_ok=True)
            took, code = timed(script, home, environment)
            exits[name] = max(exits[name], abs(code))
            if number:
                times[name].append(took)
    medians = {name: statistics.median(taken) for name, taken in times.items()}
    told = [judged(case, medians[case.name], medians[case.to], exits[case.name]) for case in cases]
    return {"contacts": told, "match_megabytes": peak([str(launcher), *CASES[2].words], home, environment)}


def judged(case: Case, median_ms: float, beside_ms: float, code: int) -> dict[str, Any]:
    """The case beside its target."""
    ratio = median_ms / beside_ms
    return {
        "name": case.name,
        "median_ms": median_ms,
        "ratio": ratio,
        "to": case.to,
        "target": case.target,
        "met": round(ratio, 2) <= case.target,
        "exit": code,
    }


def timed(words: Sequence[str], home: Path, environment: Mapping[str, str]) -> tuple[float, int]:
    """Milliseconds from start to end of one process, and its exit code."""
    begun = time.perf_counter()
    ended = subprocess.run(
        [sys.executable, *words],
        cwd=home,
        env=environment,
        stdin=subprocess.DEVNULL,
        stdout=subprocess.PIPE,
        stderr=subprocess.DEVNULL,
        check=False,
    )
    return (time.perf_counter() - begun) * 1000, ended.returncode


def peak(words: Sequence[str], home: Path, environment: Mapping[str, str]) -> float | None:
    """The most memory a process had, in megabytes; None on systems that do not say."""
    if importlib.util.find_spec("resource") is None:
        return None
    script = [sys.executable, "-c", WITH_PEAK, *words]
    said = subprocess.run(
        script, cwd=home, env=environment, stdout=subprocess.PIPE, stderr=subprocess.DEVNULL, check=True
    )
    unit = 1 if sys.platform == "darwin" else 1024  # bytes there, kilobytes elsewhere
    return int(said.stdout) * unit / 1e6


def card(n: int) -> str:
    """A vCard; every third one has a small picture."""
    photo = f"PHOTO;ENCODING=b;TYPE=JPEG:{PHOTO}\r\n" if n % 3 == 0 else ""
    return (
        "BEGIN:VCARD\r\nVERSION:3.0\r\nPRODID:-//Example//Address Book//EN\r\n"
        f"N:Sample;Ana{n};;;\r\nFN:Ana{n} Sample\r\nORG:Example {n % 900} GmbH;Finance\r\n"
        f"TITLE:{ROLES[n % len(ROLES)]} {n % 40}\r\n"
        f"EMAIL;type=INTERNET;type=WORK;type=pref:ana{n}@example.org\r\n"
        f"EMAIL;type=INTERNET;type=HOME:ana{n}@example.com\r\n"
        f"TEL;type=CELL;type=VOICE;type=pref:+49 30 {n}\r\nTEL;type=WORK;type=VOICE:+49 40 {n}\r\n"
        f"ADR;type=WORK;type=pref:;;1 Road {n};Town;;12345;Germany\r\nBDAY:1980-01-{n % 28 + 1:02}\r\n"
        f"NOTE:met at the fair\\, in {2000 + n % 20}\r\nitem1.URL;type=pref:https://example.org/{n}\r\n"
        f"item1.X-ABLabel:_$!<HomePage>!$_\r\n{photo}UID:{n:08}-sample\r\nEND:VCARD\r\n"
    )


def row(n: int) -> str:
    """A row of LinkedIn's connections."""
    when = f"{n % 28 + 1:02} Mar {2008 + n % 16}"
    role = f"{ROLES[n % len(ROLES)]} {n % 40}"
    return f"Ana{n},Sample,https://www.linkedin.com/in/ana-{n},,Example {n % 900} GmbH,{role},{when}\n"


if __name__ == "__main__":
    main()
