"""The Tab key in real shells at a pseudo-terminal: what stands on the line after it, and below."""

from __future__ import annotations

import shlex
import shutil
import sys
import time
from collections.abc import Iterator

import pytest

from tests.cli.terminal import PATIENCE, pexpect, pyte
from tests.support import Cli

PROMPT = "READY> "
START = {
    "bash": (["--norc", "--noprofile", "-i"], f'PS1="{PROMPT}"; bind "set bell-style none"'),
    "zsh": (["-f", "-i"], f'PROMPT="{PROMPT}"; autoload -Uz compinit; compinit -u -D'),
    "fish": (["--no-config", "-i"], f'function fish_prompt; echo -n "{PROMPT}"; end; set -g fish_greeting'),
}
LOAD = {
    "bash": 'eval "$(mentorfolio completion bash)"',
    "zsh": 'eval "$(mentorfolio completion zsh)"',
    "fish": "mentorfolio completion fish | source",
}


class Shell:
    """A shell with the completion in it."""

    def __init__(self, cli: Cli, name: str) -> None:
        self.name = name
        self._screen = pyte.Screen(100, 40)
        self._stream = pyte.Stream(self._screen)
        arguments, begin = START[name]
        language = {"TERM": "xterm", "LC_ALL": "C.UTF-8"}
        self._child = pexpect.spawn(
            name,
            arguments,
            env=cli.environment | language,
            dimensions=(40, 100),
            encoding="utf-8",
            codec_errors="replace",
        )
        self._child.delaybeforesend = None
        self._begin(f"{begin}; {LOAD[name]}")

    def _begin(self, line: str) -> None:
        self._child.send(f"{line}; clear; echo lo''aded\r")
        self.until("loaded\n" + PROMPT.rstrip())

    def type(self, text: str) -> Shell:
        self._child.send(text)
        return self

    def until(self, words: str) -> str:
        """Read on until this is on the screen; gives the screen."""
        ends = time.monotonic() + PATIENCE
        while True:
            try:
                self._stream.feed(self._child.read_nonblocking(65536, 0.05))
            except pexpect.TIMEOUT:
                shown = "\n".join(line.rstrip() for line in self._screen.display)
                if words in shown:
                    return shown
                assert time.monotonic() < ends, f"{words!r} is not on the screen:\n{shown}"

    def close(self) -> None:
        self._child.close(force=True)


@pytest.fixture(params=["bash", "zsh", "fish"])
def shell(request: pytest.FixtureRequest, cli: Cli) -> Iterator[Shell]:
    if shutil.which(request.param) is None:
        pytest.skip(f"{request.param} is not installed here")
    folder = cli.home / "bin"
    folder.mkdir()
    program = folder / "mentorfolio"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorfolio "$@"\n')
    program.chmod(0o755)
    cli.environment["PATH"] = f"{folder}:{cli.environment['PATH']}"
    cli.environment["PYTHONPATH"] = ":".join(sys.path)
    for name in ("Anna Müller", "Annabel Sample", "Ben Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("mentor", "edit", "ben", "--tag", "public speaking")
    found = Shell(cli, request.param)
    yield found
    found.close()


def test_a_part_of_a_name_becomes_the_name(shell: Shell) -> None:
    shell.type("mentorfolio mentor show MULL\t").until("show anna-muller")


def test_an_open_quote_and_an_accent_are_no_hindrance(shell: Shell) -> None:
    shown = shell.type('mentorfolio mentor show "Anna Mü\t').until('"\n')
    assert 'show "anna-muller"' in shown or 'show "Anna Müller"' in shown  # fish has the name typed


def test_an_apostrophe_in_a_name_makes_no_other_name_of_it(shell: Shell, cli: Cli) -> None:
    cli.ok("mentor", "add", "Una O'Sample")
    # In bash what stands before a quote stays, so it completes nothing behind one.
    done = "show o'sam\n" if shell.name == "bash" else "show una-o-sample"
    shell.type("mentorfolio mentor show o'sam\t").until(done)
    shell.type("\x15mentorfolio mentor show osam\t").until("show una-o-sample")
    if shell.name != "fish":  # which has the name typed
        shell.type("\x15mentorfolio mentor show o\\'sam\t").until("show una-o-sample")


def test_capitals_with_accents_find_the_name_and_the_command_runs(shell: Shell) -> None:
    shown = shell.type("mentorfolio mentor show MÜL\t").until(
        "anna-muller" if shell.name != "fish" else "LER"
    )
    assert "MÜL\n" not in shown
    shell.type("\r").until("Anna Müller")


def test_several_are_listed_with_their_full_names_and_what_was_typed_stays(shell: Shell) -> None:
    keys = "\t\t" if shell.name == "bash" else "\t"  # bash lists at the second one
    shown = shell.type(f"mentorfolio mentor show samp{keys}").until("Ben Sample")
    assert "Annabel Sample" in shown
    assert f"{PROMPT}mentorfolio mentor show samp\n" in shown


def test_a_tag_of_two_words_is_typed_as_one(shell: Shell) -> None:
    shell.type("mentorfolio mentor list --tag pub\t").until("--tag public\\ speaking")


def test_no_file_stands_where_a_stage_is_meant_and_one_stands_where_it_is(shell: Shell, cli: Cli) -> None:
    (cli.home / "candidates.json").write_text("{}")
    shell.type(f"cd {cli.home}\rmentorfolio mentor list --stage ca\t").until("--stage candidate\n")
    shell.type("\rmentorfolio import ca\t").until("import candidates.json")


def test_a_name_cannot_run_a_command(shell: Shell, cli: Cli) -> None:
    trap = cli.home / "trap"
    cli.ok("mentor", "add", f"Zed $(touch {trap}) `touch {trap}`")
    shell.type("mentorfolio mentor show zed\t").until("show zed-")
    cli.ok("mentor", "edit", "ben", "--tag", f"trap $(touch {trap})")
    shell.type("\rmentorfolio mentor list --tag trap\t\r").until("Ben Sample  candidate")
    assert not trap.exists()
