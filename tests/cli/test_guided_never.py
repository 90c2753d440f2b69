"""Where nobody is to be asked, nothing is: where an option forbids it, or a side is no terminal."""

from __future__ import annotations

import os
import select
import subprocess
import sys
from collections.abc import Iterator

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli

# Each begins a conversation at a terminal; with the exit code where there is none.
GUIDED = [
    (("init",), 0),
    (("identify",), 0),
    (("approach", "julie"), 2),
    (("reflect",), 2),
    (("mentor", "edit", "julie"), 2),
    (("outreach", "edit", "kim"), 2),
    (("outreach", "discard", "kim-sample"), 2),
    (("mentor", "remove", "kim-sample"), 2),
    (("need", "remove", "lead-a-team"), 2),
]
WORDS = [pytest.param(words, code, id=" ".join(words)) for words, code in GUIDED]


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Something for each of the commands to act on, were it allowed to."""
    cli = Cli(tmp_path_factory.mktemp("portfolio"))
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Julie Sample", "--line", "outside", "--familiar", "stranger")
    cli.ok("mentor", "add", "Kim Sample", "--line", "outside", "--familiar", "stranger")
    cli.ok("approach", "kim", "--set", "why=kind", "--set", "topic=teams")
    return cli


@pytest.fixture
def pty() -> Iterator[tuple[int, int]]:
    """Both ends of a pseudo-terminal."""
    ours, theirs = os.openpty()
    yield ours, theirs
    os.close(ours)
    os.close(theirs)


@pytest.mark.parametrize("option", ["--no-input", "--json"])
@pytest.mark.parametrize(("words", "code"), WORDS)
def test_an_option_forbids_every_question_at_a_terminal(
    portfolio: Cli, words: tuple[str, ...], code: int, option: str
) -> None:
    before = portfolio.store.read_bytes()
    with at_terminal(portfolio, *words, option, EDITOR="false") as terminal:
        assert terminal.end() == code, terminal.text
        assert "> " not in terminal.raw
    if code:
        assert terminal.text, "refused without a word"
        assert portfolio.store.read_bytes() == before


@pytest.mark.parametrize("side", ["stdin", "stdout"])
@pytest.mark.parametrize(("words", "code"), WORDS)
def test_a_pipe_on_one_side_is_never_asked(
    portfolio: Cli, pty: tuple[int, int], words: tuple[str, ...], code: int, side: str
) -> None:
    before = portfolio.store.read_bytes()
    ours, theirs = pty
    os.write(ours, b"y\r")  # were it asked, it would be answered
    done = subprocess.run(
        [sys.executable, "-m", "mentorfolio", *words],
        env=portfolio.environment | {"TERM": "xterm", "EDITOR": "false"},
        stdin=subprocess.DEVNULL if side == "stdin" else theirs,
        stdout=theirs if side == "stdin" else subprocess.PIPE,
        stderr=subprocess.PIPE,
        check=False,
        timeout=10,
    )
    assert done.returncode == code, done.stderr
    shown = done.stdout or b""
    while side == "stdin" and select.select([ours], [], [], 0)[0]:
        shown += os.read(ours, 65536)
    assert b"\n> " not in shown
    assert b"Ctrl-C stops" not in shown
    if code:
        assert done.stderr, "refused without a word"
        assert portfolio.store.read_bytes() == before
