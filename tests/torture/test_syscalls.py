"""Each system call of a commit made to fail in turn, by strace: the old data, or the new whole."""

from __future__ import annotations

import re
import shutil
import subprocess
import sys
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path
from typing import NamedTuple

import pytest

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import people
from tests.support import Cli

ERRORS = ("ENOSPC", "EIO", "EDQUOT", "EINTR")
CALLS = ("openat", "write", "fsync", "rename", "unlink", "mkdir", "ftruncate", "fchmod", "close", "flock")
REFUSED, TOLD, SAVED = "refused, old data intact", "saved and told", "saved"
GOOD = (REFUSED, TOLD, SAVED)
ADD = ("mentor", "add", "New Sample")


class Call(NamedTuple):
    """One system call on a file of the portfolio's folder: the n-th of its name in the whole process."""

    name: str
    nth: int
    line: str


def traced(cli: Cli, log: Path, *options: str) -> subprocess.CompletedProcess[bytes]:
    """Add somebody, under strace."""
    return subprocess.run(
        [
            *("strace", "-f", "-y", "-s", "40", "-o", str(log), "-e", f"trace={','.join(CALLS)}", *options),
            *(sys.executable, "-m", "mentorfolio", *ADD),
        ],
        env=cli.environment | {"PYTHONDONTWRITEBYTECODE": "1"},
        capture_output=True,
        check=False,
        timeout=60,
    )


def calls_of(cli: Cli, log: Path, folder: Path) -> list[Call]:
    """The system calls of a commit, from reading to pruning."""
    done = traced(cli, log)
    if b"ptrace" in done.stderr or not log.exists():
        pytest.skip(f"strace may not trace here: {done.stderr.decode()[:80]}")
    assert done.returncode == 0, done
    seen: Counter[str] = Counter()
    found = []
    for line in log.read_text(encoding="utf-8", errors="replace").splitlines():
        match = re.match(r"\d+\s+(\w+)\(", line)
        if match and match[1] in CALLS:
            seen[match[1]] += 1
            if str(folder) in line:
                found.append(Call(match[1], seen[match[1]], line))
    return found


def fate_of(cli: Cli, done: subprocess.CompletedProcess[bytes], before: bytes | None) -> str:
    """What became of a change whose system call was made to fail."""
    after = cli.store.read_bytes() if cli.store.exists() else None
    if b"Traceback" in done.stderr or done.returncode not in (0, 73, 74):
        return f"ended with {done.returncode}"
    there = "new-sample" in (people(PortfolioStore(cli.store, 5)) if after else [])
    if done.returncode and after != before:
        return "exit code of a failure, but saved"
    if not done.returncode and not there:
        return "exit code 0, but not saved"
    if cli("mentor", "add", "Afterwards Sample").code:
        return "the next change fails"
    if list(cli.store.parent.rglob("*.tmp")):
        return "a temporary file is left for good"
    return REFUSED if done.returncode else TOLD if b"Saved, " in done.stderr else SAVED


@pytest.mark.skipif(shutil.which("strace") is None, reason="needs strace")
@pytest.mark.parametrize("state", ["first", "another"])
def test_each_system_call_of_a_commit_that_fails_leaves_the_old_data_or_the_new_whole(
    tmp_path: Path, state: str, figures: Callable[[str], None]
) -> None:
    cli = Cli(tmp_path)
    folder = tmp_path / "data"
    cli.store = folder / "portfolio.json"
    cli.environment["MENTORFOLIO_STORE"] = str(cli.store)
    cli.process("mentor", "list")  # warm
    if state == "another":
        cli.ok("mentor", "add", "Julie Okafor")
        shutil.copytree(folder, tmp_path / "begin")

    def begin_again() -> None:
        shutil.rmtree(folder, ignore_errors=True)
        if state == "another":
            shutil.copytree(tmp_path / "begin", folder)

    started, log = time.monotonic(), tmp_path / "trace"
    calls = calls_of(cli, log, folder)
    assert {"write", "fsync", "rename", "openat"} <= {call.name for call in calls}
    fates: Counter[str] = Counter()
    wrong: list[str] = []
    for call in calls:
        for error in ERRORS:
            begin_again()
            before = cli.store.read_bytes() if cli.store.exists() else None
            done = traced(cli, log, "-e", f"inject={call.name}:error={error}:when={call.nth}")
            injected = [x for x in log.read_text(errors="replace").splitlines() if "INJECTED" in x]
            if not any(str(folder) in line for line in injected):
                fates["missed"] += 1
                continue
            fate = fate_of(cli, done, before)
            fates[fate] += 1
            if fate not in GOOD:
                wrong.append(f"{error} at {call.line}: {fate}: {done.stderr.decode()}")
    figures(f"{len(calls)} calls x {len(ERRORS)} errors: {dict(fates)}; {time.monotonic() - started:.0f} s")
    assert wrong == []
    assert fates["missed"] <= len(calls) * len(ERRORS) // 10, "the calls are not the same from run to run"
    assert fates[REFUSED] > 10
    assert fates[TOLD] > 5
