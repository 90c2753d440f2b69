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

from tests.support import Cli, Golden

ROOT = Path(__file__).parents[2]
PAGE = ROOT / "docs" / "prompt.md"
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


def test_the_line_counts_what_next_shows(due: Cli, golden: Golden) -> None:
    due.ok("snooze", "kim")
    assert due.ok("next", "--oneline").out == "1 due: Anna\n"
    assert len(due.json("next")) == 1
    golden(due.ok("next").err)


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


def at_the_prompt(cli: Cli, today: str = "2026-01-21") -> str:
    """What a shell's prompt gets, from a process of its own."""
    done = cli.process("next", "--oneline", MENTORFOLIO_TODAY=today)
    assert done.returncode == 0
    return done.stdout.decode()


@pytest.fixture
def quiet(cli: Cli) -> Cli:
    """A portfolio in which nothing is due, and a prompt that has asked."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Julie Sample", "--stage", "active", "--on", "2026-01-12", "--cadence", "1m")
    assert at_the_prompt(cli) == ""
    return cli


def memory(cli: Cli) -> Path:
    return cli.store.with_name(f".{cli.store.name}.quiet")


def test_a_quiet_prompt_is_answered_again_without_the_command_line(quiet: Cli) -> None:
    code = (
        "import sys; sys.argv = ['mentorfolio', 'next', '--oneline']\n"
        "from mentorfolio.__main__ import main\nmain()\n"
        "print([m for m in ('typer', 'msgspec', 'tinydb', 'mentorfolio.cli.main') if m in sys.modules])"
    )
    environment = quiet.environment | {"PYTHONPATH": str(ROOT)}
    done = subprocess.run(
        [sys.executable, "-c", code], env=environment, capture_output=True, text=True, check=True
    )
    assert done.stdout.strip() == "[]"


def test_what_is_remembered_for_a_prompt_says_nothing_of_anybody(quiet: Cli) -> None:
    kept = memory(quiet)
    assert not re.search("julie|sample|lead", kept.read_text(encoding="utf-8"), re.IGNORECASE)
    assert kept.stat().st_mode & 0o777 == 0o600


def test_a_change_is_told_at_the_next_prompt(quiet: Cli) -> None:
    quiet.ok("action", "add", "julie", "read", "her", "report", "by", "2026-01-23")
    quiet.ok("action", "add", "julie", "send", "the", "plan", "--due", "2026-01-20")
    assert at_the_prompt(quiet) == "1 due: Julie\n"


def test_a_new_day_and_another_rule_are_looked_at_anew(quiet: Cli) -> None:
    assert at_the_prompt(quiet, "2026-02-11") == "1 due: Julie\n"
    assert at_the_prompt(quiet) == ""
    (quiet.home / "config.toml").write_text("within = 60\n", encoding="utf-8")
    assert at_the_prompt(quiet) == "1 due: Julie\n"


def test_a_portfolio_edited_by_hand_is_never_taken_for_quiet(quiet: Cli) -> None:
    text = quiet.store.read_text(encoding="utf-8")
    quiet.store.write_text(text.replace("2026-01-12", "2025-11-12"), encoding="utf-8")
    assert "Julie" in at_the_prompt(quiet)
    quiet.store.write_text(text.replace('"1m"', '"2m"'), encoding="utf-8")
    for _ in range(2):
        done = quiet.process("next", "--oneline")
        assert b"Something other than mentorfolio" in done.stderr


def test_a_damaged_portfolio_is_told_at_every_prompt(quiet: Cli) -> None:
    quiet.store.write_bytes(b"{")
    for _ in range(2):
        assert quiet.process("next", "--oneline").returncode == 65


def test_a_link_in_the_place_of_what_is_remembered_is_not_followed(quiet: Cli) -> None:
    other = quiet.home / "precious.txt"
    other.write_text("mine", encoding="utf-8")
    memory(quiet).unlink()
    memory(quiet).symlink_to(other)
    assert at_the_prompt(quiet) == ""
    assert other.read_text(encoding="utf-8") == "mine"


def test_a_folder_that_cannot_be_written_to_keeps_no_prompt_from_its_answer(quiet: Cli) -> None:
    memory(quiet).unlink()
    memory(quiet).mkdir()
    for _ in range(2):
        assert at_the_prompt(quiet) == ""


def test_a_prompt_counts_no_talk_that_next_asks_about_no_more(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "conversation", "--on", "2025-12-01")
    cli.ok("meeting", "plan", "kim", "--when", "2026-05-01 10:00")
    cli.ok("log", "kim", "a talk", "--on", "2026-01-21")
    assert cli.ok("next", "--oneline", today="2026-03-03").out == "1 due: Kim\n"
    assert cli.ok("next", "--oneline", today="2026-03-04").out == ""
