"""Long work at a real terminal, in a pipe and for a script."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorfolio.render import progress
from tests.cli.terminal import at_terminal
from tests.support import Cli

# So that a small file takes long: what is waited for is the only thing changed in the real program.
AT_ONCE = "from mentorfolio.render import progress; progress.PATIENCE = progress._AGAIN = 0.0"


@pytest.fixture
def impatient(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """Also in processes of their own."""
    site = cli.home / "site"
    site.mkdir()
    (site / "sitecustomize.py").write_text(AT_ONCE)
    cli.environment |= {"PYTHONPATH": f"{site}:{Path(__file__).parents[2]}"}
    monkeypatch.setattr(progress, "PATIENCE", 0.0)
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    (cli.home / "book.csv").write_text("name,email\nAna Sample,ana@example.org\nBo Sample,bo@example.org\n")
    return cli


WORK = [
    (("report", "--output", "page.html"), "Looking back  "),
    (("network", "import", "book.csv"), "Reading contacts  2 of 2"),
    (("store", "purge", "Kim Sample", "--yes"), "Looking through the copies  "),
]


@pytest.mark.parametrize(("words", "told"), WORK)
def test_somebody_at_a_terminal_sees_how_far_it_is_and_nothing_stays_of_it(
    impatient: Cli, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str
) -> None:
    monkeypatch.chdir(impatient.home)
    with at_terminal(impatient, *words, columns=80) as terminal:
        assert terminal.end() == 0, terminal.text
    assert told in terminal.raw
    assert told not in terminal.text


@pytest.mark.parametrize(("words", "told"), WORK)
@pytest.mark.parametrize("how", [(), ("--json",)])
def test_a_pipe_and_a_script_are_told_nothing_of_it(
    impatient: Cli, monkeypatch: pytest.MonkeyPatch, words: tuple[str, ...], told: str, how: tuple[str, ...]
) -> None:
    monkeypatch.chdir(impatient.home)
    done = impatient.process(*words, *how)
    assert done.returncode == 0, done
    assert told.encode() not in done.stdout + done.stderr
    assert b"\x1b" not in done.stdout + done.stderr


@pytest.mark.parametrize("flag", ["--quiet", "--plain", "--json"])
def test_whoever_wants_no_words_gets_none_of_it_at_a_terminal_neither(
    impatient: Cli, monkeypatch: pytest.MonkeyPatch, flag: str
) -> None:
    monkeypatch.chdir(impatient.home)
    with at_terminal(impatient, "network", "import", "book.csv", flag, columns=80) as terminal:
        assert terminal.end() == 0, terminal.text
    assert "Reading contacts" not in terminal.raw
