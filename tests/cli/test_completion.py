"""Completion in real shells: commands, names, needs, templates; never an error on the command line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells of POSIX systems")


@pytest.fixture
def shell(cli: Cli) -> Cli:
    """A command ``mentorfolio`` on the path, and two people."""
    folder = cli.home / "bin"
    folder.mkdir()
    program = folder / "mentorfolio"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorfolio "$@"\n')
    program.chmod(0o755)
    cli.environment["PATH"] = f"{folder}{os.pathsep}{cli.environment['PATH']}"
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("mentor", "add", "Annabel Sample")
    cli.ok("mentor", "add", "Ben Sample")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    return cli


def _complete(cli: Cli, *words: str) -> list[str]:
    """What bash offers after these words, the last one unfinished; nothing may be said aloud."""
    line = "; ".join(
        (
            'eval "$(mentorfolio completion bash)"',
            "complete=$(complete -p mentorfolio | sed 's/.*-F \\([^ ]*\\).*/\\1/')",
            f"COMP_WORDS=({shlex.join(('mentorfolio', *words))}); COMP_CWORD={len(words)}",
            '$complete mentorfolio; printf "%s\\n" "${COMPREPLY[@]}"',
        )
    )
    said = subprocess.run(
        ["bash", "--norc", "-c", line],
        env=cli.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert said.returncode == 0, said
    assert said.stderr == ""
    return [row for row in said.stdout.splitlines() if row]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("men",), ["mentor"]),
        (("mentor", "ra"), ["rank"]),
        (("mentor", "show", "ann"), ["anna-sample", "annabel-sample"]),
        (("mentor", "show", "b"), ["ben-sample"]),
        (("need", "show", "le"), ["lead-a-team"]),
        (("approach", "be"), ["ben-sample"]),
        (("approach", "ben", "--need", "l"), ["lead-a-team"]),
        (("review", "--with", "ben"), ["ben-sample"]),
        (("log", "b"), ["ben-sample"]),
        (("outreach", "sent", "b"), ["ben-sample"]),
        (("template", "show", "first"), ["first-conversation", "first-conversation-short"]),
        (("completion", "z"), ["zsh"]),
        (("mentor", "list", "--stage", "x"), []),
        (("mentor", "show", "nobody"), []),
    ],
    ids=str,
)
def test_bash_completes_commands_and_names(shell: Cli, words: tuple[str, ...], offered: list[str]) -> None:
    assert _complete(shell, *words) == offered


def test_bash_completes_options(shell: Cli) -> None:
    assert "--supports" in _complete(shell, "mentor", "add", "X", "--su")
    assert "--store" in _complete(shell, "mentor", "list", "--st")


def test_a_meeting_or_action_is_offered_by_its_id_and_by_whom_it_is_with(shell: Cli) -> None:
    planned = shell.json("meeting", "plan", "ben", "--when", "thu")["id"]
    held = shell.json("log", "annabel", "a talk", "--action", "send it")
    action = held["actions"][0]["id"]
    assert sorted(_complete(shell, "meeting", "held", "")) == sorted(["ben-sample", planned])
    assert sorted(_complete(shell, "meeting", "show", "")) == sorted(["ben-sample", planned, held["id"]])
    assert sorted(_complete(shell, "reflect", "--meeting", "")) == sorted(["annabel-sample", held["id"]])
    assert sorted(_complete(shell, "action", "done", "")) == sorted(["annabel-sample", action])
    shell.ok("action", "done", action)
    assert _complete(shell, "action", "done", "") == []


def test_a_circle_is_offered_where_one_is_wanted(shell: Cli) -> None:
    shell.ok("circle", "add", "Peers of Tuesday", "--member", "ben")
    for words in (("circle", "show"), ("circle", "leave"), ("meeting", "plan", "--circle")):
        assert _complete(shell, *words, "pe") == ["peers-of-tuesday"]
    assert _complete(shell, "circle", "join", "peers", "anna-") == ["anna-sample"]
    assert _complete(shell, "circle", "add", "Board", "--member", "b") == ["ben-sample"]


def test_a_letter_template_is_offered_where_one_is_wanted(shell: Cli) -> None:
    assert _complete(shell, "approach", "ben", "--template", "tha") == ["thanks"]
    assert _complete(shell, "reflect", "--prompt", "pass") == ["pass-it-on"]


@pytest.mark.parametrize(
    "damage", [b"", b"not json", b"[]", b'{"mentors": 3}', b'{"mentors": [1]}', b"\xff\xfe"]
)
def test_a_damaged_portfolio_completes_to_nothing_silently(shell: Cli, damage: bytes) -> None:
    shell.store.write_bytes(damage)
    assert _complete(shell, "mentor", "show", "a") == []


def test_no_portfolio_and_broken_settings_complete_to_nothing_silently(shell: Cli) -> None:
    shell.store.unlink()
    assert _complete(shell, "mentor", "show", "a") == []
    (shell.home / "config.toml").write_text("broken = [\n")
    assert _complete(shell, "mentor", "show", "a") == []
    assert _complete(shell, "template", "show", "zz") == []
    assert not shell.store.exists()


def test_an_id_from_a_meddled_file_cannot_run_a_command(shell: Cli) -> None:
    trap = shell.home / "trap"
    shell.store.write_text(
        '{"_meta": {"schema": 1, "generation": 1}, "mentors": {"a$(touch '
        + str(trap)
        + ')": {}, "a`id`": {}}}'
    )
    assert _complete(shell, "mentor", "show", "a") == []
    assert not trap.exists()


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_is_printed_and_no_file_is_edited(cli: Cli, name: str) -> None:
    before = sorted(p.name for p in cli.home.rglob("*"))
    said = cli.ok("completion", name)
    assert "mentorfolio" in said.out
    assert "_MENTORFOLIO_COMPLETE" in said.out
    assert sorted(p.name for p in cli.home.rglob("*")) == before


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_understands(cli: Cli, name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed here")
    script = tmp_path / "script"
    script.write_text(cli.ok("completion", name).out)
    said = subprocess.run([name, "-n", str(script)], capture_output=True, check=False, timeout=60)
    assert (said.returncode, said.stderr) == (0, b"")


@pytest.mark.parametrize("name", ["zsh", "fish"])
def test_the_other_shells_are_answered_with_names_too(cli: Cli, name: str) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    said = cli.process(
        _MENTORFOLIO_COMPLETE=f"complete_{name}",
        _TYPER_COMPLETE_ARGS="mentorfolio mentor show an",
        _TYPER_COMPLETE_FISH_ACTION="get-args",
        COMP_WORDS="mentorfolio mentor show an",
        COMP_CWORD="3",
    )
    assert b"anna-sample" in said.stdout
    assert said.stderr == b""


def test_an_unknown_shell_is_told_which_are_known(cli: Cli) -> None:
    assert "bash, zsh, fish" in cli.expect_refused(2, "completion", "tcsh")["hint"]


def test_a_list_of_one_word_is_no_kind_of_record_and_the_version_is_the_programs(shell: Cli) -> None:
    assert _complete(shell, "calendar", "--only", "") == ["meetings"]
    offered = _complete(shell, "mentor", "show", "-")
    assert "--version" not in offered
    assert {"-h", "-q", "--json"} <= set(offered)
    assert "--version" in _complete(shell, "-")
