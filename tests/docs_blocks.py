"""Blocks of the pages as ``tests/test_docs.py`` reads and runs them.

How to write a block:

- ```` ```console ```` or ```` ```sh ````: every line that begins with ``$ mentorfolio`` is run, in the
  order of the document, against one fresh portfolio per document, on Wednesday 21 January 2026, without a
  terminal. A line that ends in a backslash goes on. ``$ echo "…" | mentorfolio …`` hands over a text and
  ``$ MENTORFOLIO_…=… mentorfolio …`` sets a variable; ``$ make …`` must name a target; anything else after a
  ``$`` is left alone.
- The lines below a command are its answer and its words, and must be just what it prints; a line of only
  ``…`` stands for any number of lines. Nothing below: nothing is compared. The folder of the portfolio is
  written ``~``, a random id ``k4m2xw7q``, a uid ``5a17c0de5a17c0de``, every moment 21 January 2026, 10:15,
  a checksum ``1f2e3d4c``.
- A command is expected to work, unless ``$ echo $?`` and the exit code follow it.
- ```` ```console terminal ````: these ask questions, so their ``--help`` is run instead. A comment that
  begins with ``In place of the answers:`` holds the commands that stand for the answers.
- ```` ```console shell git ````: every line is run by a shell in the folder of the portfolio, ``mentorfolio``
  among its programs. Blocks whose programs (here ``git``) are not installed are left out. A comment can
  do the same: ``In place of the answers, shell git:``.
- ```` ```console demo ````: a part of what ``mentorfolio demo`` prints.
"""

from __future__ import annotations

import io
import os
import re
import shlex
import shutil
import subprocess
import sys
from collections.abc import Iterator
from pathlib import Path
from typing import NamedTuple

from mentorfolio.cli.main import run
from mentorfolio.desk.desk import Desk
from tests.support import Cli

ROOT = Path(__file__).parent.parent
DOCUMENTS = [ROOT / "README.md", *sorted((ROOT / "docs").glob("*.md"))]
ANYTHING = "…"

_PIECE = re.compile(
    r"^```(?P<info>[^\n]*)\n(?P<block>.*?)^```$"
    r"|<!-- In place of the answers(?:, (?P<how>[a-z ]+))?:\n(?P<instead>.*?)-->",
    re.MULTILINE | re.DOTALL,
)
# What differs from run to run -> how the pages write it.
_CHANGING = (
    (re.compile(r'("(?:outreach_)?id": ")[a-z2-7]{8}(")'), r"\1k4m2xw7q\2"),
    (re.compile(r"(mentorfolio (?:meeting|action|entry) \w+ |--meeting )[a-z2-7]{8}\b"), r"\1k4m2xw7q"),
    (re.compile(r"(?<=  )[a-z2-7]{8}$", re.MULTILINE), "k4m2xw7q"),  # the last column of a list
    (re.compile(r"\d{8}T\d{6}Z-[0-9a-f]{8}"), "20260121T101500Z-1f2e3d4c"),
    (re.compile(r"\d{8}T\d{6}Z"), "20260121T101500Z"),
    (re.compile(r"\d{4}-\d\d-\d\dT\d\d:\d\d:\d\dZ"), "2026-01-21T10:15:00Z"),
    (re.compile(r'(?<!")\d{4}-\d\d-\d\d \d\d:\d\d'), "2026-01-21 10:15"),  # in quotes it is a plan
    (re.compile(r'("before":\[)[^\]]+'), r'\1"1f2e3d4c"'),
    (re.compile(r'("(?:uid":|purged":\[)")[0-9a-f]{16}'), r"\g<1>5a17c0de5a17c0de"),
    (re.compile(r'("machine":")[^"]*'), r"\g<1>sams-laptop"),
    (re.compile(r'("checksum":")[0-9a-f]{8}'), r"\g<1>1f2e3d4c"),
)


class Piece(NamedTuple):
    """A fenced block, or the comment that stands for answers (``info`` begins with "instead")."""

    info: tuple[str, ...]
    lines: list[str]
    line: int

    @property
    def is_run(self) -> bool:
        """Whether there are commands in it that can be run here."""
        if not {"console", "sh", "instead"} & {*self.info} or "demo" in self.info:
            return False
        return all(shutil.which(program) for program in self.programs)

    @property
    def in_a_shell(self) -> bool:
        """Whether a shell runs it, line by line."""
        return "shell" in self.info

    @property
    def programs(self) -> tuple[str, ...]:
        """What must be installed."""
        return self.info[self.info.index("shell") + 1 :] if self.in_a_shell else ()


class Shown(NamedTuple):
    """One command of a block, and what the block says comes of it."""

    typed: str
    answer: str
    code: int
    place: str


class Typed(NamedTuple):
    """A command line taken apart, as a shell would."""

    words: list[str]
    stdin: str
    environment: dict[str, str]


def pieces(document: Path) -> Iterator[Piece]:
    """The blocks of a page, in their order."""
    text = document.read_text(encoding="utf-8")
    for found in _PIECE.finditer(text):
        instead = found["instead"]
        info = ("instead", *(found["how"] or "").split()) if instead is not None else found["info"].split()
        body = instead if instead is not None else found["block"]
        yield Piece(tuple(info), body.splitlines(), text[: found.start()].count("\n") + 2)


def commands_of(piece: Piece, document: Path) -> list[Shown]:
    """The commands of a block, each with its answer and exit code."""
    shown: list[Shown] = []
    lines = iter(enumerate(piece.lines, piece.line))
    for number, text in lines:
        if not text.startswith("$ "):
            if shown:
                shown[-1] = shown[-1]._replace(answer=f"{shown[-1].answer}{text}\n")
            continue
        typed = text.removeprefix("$ ")
        while typed.endswith("\\"):
            typed = typed[:-1] + next(lines)[1].strip()
        shown.append(Shown(typed, "", 0, f"{document.name}:{number}"))
    return list(_with_exit_codes(shown))


def _with_exit_codes(shown: list[Shown]) -> Iterator[Shown]:
    for one, after in zip(shown, [*shown[1:], None], strict=True):
        if one.typed == "echo $?":
            continue
        code = int(after.answer) if after and after.typed == "echo $?" else 0
        yield one._replace(code=code)


def taken_apart(typed: str) -> Typed | None:
    """None if it is not ours to run."""
    words, stdin = shlex.split(typed), ""
    if words[0] == "echo" and "|" in words:
        stdin = " ".join(words[1 : words.index("|")]) + "\n"
        words = words[words.index("|") + 1 :]
    environment = {}
    while re.match(r"[A-Z_]+=", words[0]):
        name, _, value = words.pop(0).partition("=")
        environment[name] = value
    return Typed(words[1:], stdin, environment) if words[0] == "mentorfolio" else None


class Reader:
    """Types what a document shows, as somebody would who reads it from top to bottom."""

    def __init__(self, cli: Cli) -> None:
        self.cli = cli

    def type(self, typed: Typed) -> tuple[int, str]:
        """The exit code, and answer and words together as a terminal shows them."""
        screen = io.TextIOWrapper(io.BytesIO(), "utf-8")
        app = Desk(
            self.cli.environment | typed.environment,
            stdin=io.TextIOWrapper(io.BytesIO(typed.stdin.encode()), "utf-8"),
            stdout=screen,
            stderr=screen,
        )
        code = run(typed.words, app)
        screen.flush()
        assert isinstance(screen.buffer, io.BytesIO)
        return code, self._as_written(screen.buffer.getvalue().decode("utf-8"))

    def type_in_shell(self, typed: str) -> tuple[int, str]:
        """The same for a line that is more than a command of ours."""
        programs = self.cli.home / "programs"
        if not programs.exists():
            programs.mkdir()
            ours = programs / "mentorfolio"
            ours.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorfolio "$@"\n')
            ours.chmod(0o700)
        who = {f"GIT_{w}_{k}": v for w in ("AUTHOR", "COMMITTER") for k, v in _SAM.items()}
        ended = subprocess.run(
            ["sh", "-c", typed],
            env=self.cli.environment | who | {"PATH": f"{programs}{os.pathsep}{os.environ['PATH']}"},
            cwd=self.cli.home,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            text=True,
            encoding="utf-8",
            check=False,
            timeout=60,
        )
        return ended.returncode, self._as_written(ended.stdout)

    def _as_written(self, said: str) -> str:
        said = said.replace(str(self.cli.home), "~")
        for pattern, written in _CHANGING:
            said = pattern.sub(written, said)
        return said


_SAM = {"NAME": "Sam Sample", "EMAIL": "sam@example.org"}


def comparable(text: str) -> str:
    """Without what nobody sees."""
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def looks_like(answer: str, said: str) -> bool:
    """Whether that is what a page shows, whose dots stand for any lines."""
    parts = [re.escape(part.strip("\n")) for part in re.split(rf"(?m)^{ANYTHING}$", comparable(answer))]
    return re.fullmatch(r"\n?(?:.*\n)*?(?:.*)?".join(parts), comparable(said)) is not None
