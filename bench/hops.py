"""How far a command walks: calls that cross from one file of ours into another, counted in one process.

A crossing is a call of a function of ours, by name, right from another file of ours; what passes through a
library on its way is none. Files and functions are those that ran. Modules are imported fresh in the counted
run, as a process imports them. Run with ``make hops``.
"""

from __future__ import annotations

import io
import sys
import tempfile
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from functools import partial
from pathlib import Path
from types import CodeType, FrameType
from typing import Any, NamedTuple

PACKAGE = str(Path(__file__).parent.parent / "mentorfolio") + "/"
TODAY = "2026-01-21"

BEFORE = """
init --name "Sam Sample" --purpose "lead" --context skills --looking-for "plain" --effective-mentee "prepared"
need add "Lead a team" --knowing how
mentor add "Julie Sample" --supports lead-a-team --positive "the way you run your team"
"""
# What is counted, each on the same small portfolio.
COUNTED: Mapping[str, str] = {
    "log": 'log julie "asked about the rota"',
    "mentor add": 'mentor add "Lee Sample" --knowing how=2 --supports lead-a-team --email lee@example.org',
    "checkin": "checkin julie --rapport 5,4,5,4 --clarity 3,2",
    "review": "review",
    "approach": 'approach julie --set why="the way you run your team"',
}


class Hops(NamedTuple):
    """What one command walked through."""

    crossings: int
    files: int
    functions: int


def main() -> None:
    """Print a line for each command, and how large the house is."""
    print(f"{'':12} crossings  files  functions")
    for name, found in counted().items():
        print(f"{name:12} {found.crossings:9}  {found.files:5}  {found.functions:9}")
    paths = [*Path(PACKAGE).rglob("*.py")]
    lines = sum(path.read_text(encoding="utf-8").count("\n") for path in paths)
    print(f"{lines:,} lines in {len(paths)} modules")


def counted() -> dict[str, Hops]:
    """Command -> what it walked through, on a small portfolio."""
    import shlex

    found = {}
    for name, line in COUNTED.items():
        with tempfile.TemporaryDirectory() as home:
            for earlier in filter(None, BEFORE.splitlines()):
                _run(shlex.split(earlier), home)
            found[name] = hops(partial(_run, shlex.split(line), home))
    return found


def hops(work: Callable[[], object]) -> Hops:
    """What this work walks through."""
    seen: set[CodeType] = set()
    crossings = 0

    def watch(frame: FrameType, event: str, argument: Any) -> None:
        nonlocal crossings
        code, caller = frame.f_code, frame.f_back
        # A body of a module or class, a comprehension: nobody calls it by name.
        if event != "call" or not _is_ours(code) or code.co_name.startswith("<") or not code.co_flags & 2:
            return
        seen.add(code)
        if caller is not None and _is_ours(caller.f_code) and caller.f_code.co_filename != code.co_filename:
            crossings += 1

    with _fresh():
        sys.setprofile(watch)
        try:
            work()
        finally:
            sys.setprofile(None)
    return Hops(crossings, len({code.co_filename for code in seen}), len(seen))


def _is_ours(code: CodeType) -> bool:
    return code.co_filename.startswith(PACKAGE)


@contextmanager
def _fresh() -> Iterator[None]:
    """Without our modules, as a process begins; afterwards as it was."""
    before = {name: module for name, module in sys.modules.items() if name.split(".")[0] == "mentorfolio"}
    for name in before:
        del sys.modules[name]
    try:
        yield
    finally:
        for name in [n for n in sys.modules if n.split(".")[0] == "mentorfolio"]:
            del sys.modules[name]
        sys.modules.update(before)


def _run(words: list[str], home: str) -> None:
    from mentorfolio.cli.main import run
    from mentorfolio.desk.desk import Desk

    environment = {
        "MENTORFOLIO_STORE": f"{home}/portfolio.json",
        "MENTORFOLIO_CONFIG": f"{home}/config.toml",
        "MENTORFOLIO_TODAY": TODAY,
    }
    out = io.TextIOWrapper(io.BytesIO(), "utf-8")
    code = run(words, Desk(environment, stdout=out, stderr=out))
    if code:
        out.flush()
        raise RuntimeError(f"{words[0]} ended with {code}")


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parent.parent))
    main()
