"""``next --oneline`` for a prompt or a login, and the shell code of docs/prompt.md that caches it."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
import time
from pathlib import Path

import pytest

from tests.support import Cli

PAGE = Path(__file__).parents[2] / "docs" / "prompt.md"
# Shell -> how it is asked to run a text without reading its own files.
SHELLS = {"bash": ("bash", "--norc", "-c"), "zsh": ("zsh", "-f", "-c"), "fish": ("fish", "--no-config", "-c")}
# As a prompt calls it: it waits for whoever still holds the pipe.
PROMPTS = {
    "bash": 'printf %s "$(mentorfolio_due)"',
    "zsh": 'printf %s "$(mentorfolio_due)"',
    "fish": "set -l found (fish_right_prompt); printf %s $found",
}


@pytest.fixture
def due(cli: Cli) -> Cli:
    """Two people whose rhythm is over."""
    cli.answer_purpose()
    for name in ("Kim Sample", "Anna Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2025-12-01", "--cadence", "1m")
    return cli


def test_one_line_says_how_much_is_due_and_with_whom(due: Cli) -> None:
    outcome = due.ok("next", "--oneline")
    assert (outcome.out, outcome.err) == ("2 due: Anna, Kim\n", "")


def test_two_people_of_one_first_name_are_told_apart_and_a_crowd_is_counted(due: Cli) -> None:
    for name in ("Kim Other", "Ben Sample", "Cleo Sample"):
        due.ok("mentor", "add", name, "--stage", "active", "--on", "2025-11-01", "--cadence", "1m")
    assert due.ok("next", "--oneline").out == "5 due: Ben, Cleo, Kim Other +2\n"


def test_nothing_due_or_no_store_says_nothing_at_all(cli: Cli) -> None:
    empty = cli.ok("next", "--oneline")
    assert (empty.out, empty.err) == ("", "")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    assert cli.ok("next", "--oneline").out == "1 due\n", "the purpose is open, and nobody's"
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample")
    nothing = cli.ok("next", "--oneline")
    assert (nothing.out, nothing.err) == ("", "")


def test_the_line_counts_what_next_shows(due: Cli) -> None:
    due.ok("snooze", "kim")
    assert due.ok("next", "--oneline").out == "1 due: Anna\n"
    assert len(due.json("next")) == 1
    assert "Snoozed, and not shown: 1." in due.ok("next").err


@pytest.mark.parametrize("shell", SHELLS)
def test_the_shell_code_of_the_page_shows_it_from_a_cache(due: Cli, shell: str) -> None:
    if shutil.which(shell) is None:
        pytest.skip(f"{shell} is not installed")
    code = re.findall(
        rf"^```{shell}\n(.*?)^```$", PAGE.read_text(encoding="utf-8"), re.MULTILINE | re.DOTALL
    )[0]
    kept = due.home / "cache" / "mentorfolio-due"
    # The program answers when it is told to: until then a prompt that waits would hang.
    slow, go = due.home / "bin" / "mentorfolio", due.home / "go"
    slow.parent.mkdir()
    slow.write_text(
        f"#!/bin/sh\nwhile [ ! -e '{go}' ]; do sleep 0.02; done\n"
        f"exec '{sys.executable}' -m mentorfolio \"$@\"\n"
    )
    slow.chmod(0o700)
    programs = f"{slow.parent}{os.pathsep}{os.environ['PATH']}"
    environment = due.environment | {"XDG_CACHE_HOME": str(kept.parent), "PATH": programs}

    def prompt() -> str:
        typed = (*SHELLS[shell], f"{code}\n{PROMPTS[shell]}")
        done = subprocess.run(typed, env=environment, capture_output=True, check=True, timeout=60)
        assert done.stderr == b""
        return done.stdout.decode()

    assert prompt() == "", "the first one does not wait"
    go.touch()
    deadline = time.monotonic() + 30
    while not kept.read_text() and time.monotonic() < deadline:
        time.sleep(0.05)
    assert prompt() == "2 due: Anna, Kim"
    kept.write_text("as it was\n")
    assert prompt() == "as it was", "a young answer is not looked up again"
