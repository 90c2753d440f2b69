"""A real pseudo-terminal with the program in it, and the screen that somebody sitting there sees."""

from __future__ import annotations

import os
import re
import signal
import sys
import time
from collections.abc import Callable, Iterator, Mapping
from contextlib import contextmanager
from pathlib import Path
from typing import Any

import pytest

from tests.support import Cli

termios = pytest.importorskip("termios", reason="this system has no pseudo-terminals")
pexpect = pytest.importorskip("pexpect", reason="pexpect drives the pseudo-terminal")
pyte = pytest.importorskip("pyte", reason="pyte draws what the terminal shows")

ROWS = 600  # so tall that nothing scrolls away: the screen is the whole conversation
PATIENCE = 20.0  # seconds, for a busy machine; nothing waits that long unless it is broken
CTRL_C, CTRL_D, ESC = "\x03", "\x04", "\x1b"
PROMPTS = ("> ", "Answer: ", "… ", ". ")

wcwidth = pytest.importorskip("wcwidth", reason="comes with pyte")

_COLOUR = re.compile(r"\x1b\[[0-9;]*m")


def _hear_ctrl_c() -> None:
    signal.signal(signal.SIGINT, signal.SIG_DFL)


# What a first letter asks last, and can do without.
BESIDE = (
    *("Who are you, to them", "What is it about, and", "What would you like of them"),
    *("How and when", "How would you end"),
)


class Terminal:
    """One run of ``mentorfolio`` at a terminal of so many columns."""

    def __init__(
        self, cli: Cli, *words: str, columns: int = 80, rows: int = ROWS, **environment: str
    ) -> None:
        temporary = cli.home / "tmp"
        temporary.mkdir(exist_ok=True)
        self.raw = ""
        self.columns = columns
        self._screen = pyte.Screen(columns, ROWS)
        self._stream = pyte.Stream(self._screen)
        self._mark = 0
        surroundings = {
            "TERM": "xterm-256color",
            "LANG": "C.UTF-8",
            "INPUTRC": "/dev/null",
            "TMPDIR": str(temporary),
        }
        self._child = pexpect.spawn(
            sys.executable,
            ["-m", "mentorfolio", *words],
            env=cli.environment | surroundings | environment,
            dimensions=(rows, columns),
            encoding="utf-8",
            codec_errors="replace",
            timeout=PATIENCE,
            # Whoever runs the tests in the background has ^C switched off, and it is inherited.
            preexec_fn=_hear_ctrl_c,
        )
        self._child.delaybeforesend = None
        self._before = termios.tcgetattr(self._child.child_fd)

    def reason(self, reply: str, *, known: bool = False, stranger: bool = True) -> Terminal:
        """The reason of a first letter, with nothing of what comes beside it, to one ``known`` or not."""
        if stranger and not known:
            return self.answer("Why ", reply).answer(BESIDE[0], "")
        if known:
            self.answer("How would you begin", "").answer(BESIDE[1], "")
        else:
            self.answer(BESIDE[0], "")
        return self.answer("Why ", reply)

    def nothing_more(self, begin: int = 1) -> Terminal:
        """Leave out all that a first letter can do without, behind the reason or later."""
        for question in BESIDE[begin:]:
            self.answer(question, "")
        return self

    def hang_up(self) -> None:
        """Close the terminal under the program, and wait until it is gone."""
        empty, _ = os.openpty()
        os.dup2(empty, self._child.child_fd)  # the number stays, for whoever closes it later
        os.close(empty)
        while self._child.isalive():
            time.sleep(0.05)

    def close(self) -> None:
        """End the program if it still runs."""
        # Their defaults, a tenth of a second each, are most of what a test would take.
        self._child.ptyproc.delayafterclose = 0
        self._child.ptyproc.delayafterterminate = 0.02
        self._child.close(force=True)

    # What is seen.

    @property
    def lines(self) -> list[str]:
        """The screen from its top to the cursor, without blanks at the ends."""
        return self._lines(0)

    @property
    def text(self) -> str:
        """The whole screen as lines."""
        return "\n".join(self.lines).strip("\n")

    @property
    def said(self) -> str:
        """All words of the screen with single blanks between, however they were wrapped."""
        return " ".join(self.text.split())

    @property
    def news(self) -> str:
        """The same for what came after the last answer."""
        return " ".join(" ".join(self._lines(self._mark)).split())

    @property
    def colours(self) -> set[str]:
        """The colour codes that were written, as the numbers in them; bold, dim and reset are none."""
        found: set[str] = set()
        for code in _COLOUR.findall(self.raw):
            numbers = [n for n in code[2:-1].split(";") if n]
            found |= {n for n in numbers if n not in ("0", "1", "2", "22")}
        return found

    @property
    def too_long(self) -> list[str]:
        """The lines written that do not fit, so that the terminal itself broke them.

        A command, an address or a path alone on its line is meant to be: it can be copied whole.
        """
        return [
            text
            for text in self.written
            if wcwidth.wcswidth(text) > self.columns
            and not text.lstrip().startswith(("mentorfolio ", "https://", "/"))
        ]

    @property
    def written(self) -> list[str]:
        """The lines as they were written, before the terminal broke any."""
        return _COLOUR.sub("", self.raw).split("\r\n")

    def place(self, text: str, below: int = 0) -> tuple[int, int]:
        """Row and cell where the text first stands on the screen."""
        for y in range(below, self._screen.cursor.y + 1):
            row = self._screen.buffer[y]
            cells = [row[x].data for x in range(self.columns)]
            at = "".join(cells).find(text)
            if at >= 0:
                starts = [x for x, data in enumerate(cells) for _ in data]
                return y, starts[at]
        pytest.fail(f"{text!r} is not on the screen:\n{self.text}")

    def cell(self, row: int, column: int) -> str:
        """What stands in one cell of the screen."""
        return str(self._screen.buffer[row][column].data)

    def _lines(self, first: int) -> list[str]:
        buffer = self._screen.buffer
        rows = range(first, self._screen.cursor.y + 1)
        # The second cell of a wide letter is empty.
        return ["".join(buffer[y][x].data for x in range(self.columns)).rstrip() for y in rows]

    # What is done.

    def until(self, seen: Callable[[], bool], what: str) -> None:
        """Read on until something is seen."""
        ends = time.monotonic() + PATIENCE
        while not seen():
            if time.monotonic() > ends:
                pytest.fail(f"{what} did not come. The screen:\n{self.text}")
            if not self._read():
                assert seen(), f"The program ended before {what}. The screen:\n{self.text}"

    def _read(self) -> bool:
        """Take in what came; whether more may come."""
        try:
            got = self._child.read_nonblocking(65536, timeout=0.01)
        except pexpect.TIMEOUT:
            return True
        except pexpect.EOF:
            return False
        self.raw += got
        self._stream.feed(got)
        return True

    def _waits(self) -> bool:
        """Whether the program reads key by key now, with the cursor behind a prompt or a row of keys."""
        at = self._screen.cursor
        here = "".join(self._screen.buffer[at.y][x].data for x in range(at.x))
        try:
            eager = not termios.tcgetattr(self._child.child_fd)[3] & termios.ICANON
        except termios.error:
            return False
        # What the keys do is told in lines of their own: "d discard: …" is no row of keys.
        keys = here == "" and re.search("d discard(?!:)", self.news) is not None
        return eager and at.y >= self._mark and (here in PROMPTS or keys)

    def asked(self, words: str) -> Terminal:
        """Wait for a prompt; the words stand in what was said since the last answer."""
        self.until(self._waits, f"the question {words!r}")
        assert words in self.news, f"{words!r} is not what is asked. The screen:\n{self.text}"
        return self

    def asks_more(self) -> bool:
        """Read on until a question stands there, or the program has ended; whether it is a question."""
        ends = time.monotonic() + PATIENCE
        while not self._waits():
            if not self._read():
                return False
            assert time.monotonic() < ends, self.text
        return True

    def answer(self, words: str, reply: str) -> Terminal:
        """Wait for the question with these words, and type the reply and Enter."""
        self.asked(words)
        self._forget()
        self._child.send(reply + "\r")
        return self

    def key(self, words: str, key: str) -> Terminal:
        """Wait for the question with these words, and press one key."""
        self.asked(words)
        self._rests()
        self._forget()
        self._child.send(key)
        return self

    def paste(self, words: str, text: str) -> Terminal:
        """Wait for the question, paste as a terminal does (marked where that is asked for), then Enter."""
        self.asked(words)
        self._forget()
        typed = text.replace("\n", "\r")
        marked = self.raw.rfind(f"{ESC}[?2004h") > self.raw.rfind(f"{ESC}[?2004l")
        self._child.send(f"{ESC}[200~{typed}{ESC}[201~\r" if marked else f"{typed}\r")
        return self

    def type(self, text: str) -> Terminal:
        """Type without waiting for a question; a ^C waits until the program rests."""
        if "\x03" in text:
            self._rests()
        self._child.send(text)
        return self

    def _rests(self) -> None:
        """Wait until the program does: a ^C in the instant before it begins to read is seen one key late."""
        state = Path(f"/proc/{self._child.pid}/stat")
        time.sleep(0.01)
        for _ in range(100):
            if not state.exists() or state.read_text(encoding="utf-8").rpartition(")")[2].split()[0] == "S":
                return
            time.sleep(0.01)

    def _forget(self) -> None:
        # What is typed behind a prompt is echoed there; a key alone is not.
        self._mark = self._screen.cursor.y + bool(self._screen.cursor.x)

    def end(self) -> int:
        """Read to the end of the program; give its exit code."""
        ends = time.monotonic() + PATIENCE
        while self._read():
            if time.monotonic() > ends:
                pytest.fail(f"The program does not end. The screen:\n{self.text}")
        self._child.wait()
        assert "Traceback" not in self.raw, self.text
        status = self._child.exitstatus
        assert isinstance(status, int), f"ended by signal {self._child.signalstatus}"
        return status

    @property
    def restored(self) -> bool:
        """Whether the terminal is left as it was found: what is typed is seen again."""
        now = termios.tcgetattr(self._child.child_fd)
        return bool(now[:4] == self._before[:4] and now[3] & termios.ECHO)


@contextmanager
def at_terminal(
    cli: Cli, *words: str, columns: int = 80, rows: int = ROWS, **environment: str
) -> Iterator[Terminal]:
    """The program at a terminal, ended when the block is left; a page longer than ``rows`` is paged."""
    terminal = Terminal(cli, *words, columns=columns, rows=rows, **environment)
    try:
        yield terminal
    finally:
        terminal.close()


def screen_of(
    cli: Cli,
    *words: str,
    columns: int = 80,
    code: int = 0,
    environment: Mapping[str, str] = {},
    **more: str,
) -> Terminal:
    """Run a command that asks nothing, to its end."""
    with at_terminal(cli, *words, columns=columns, rows=ROWS, **environment, **more) as terminal:
        assert terminal.end() == code, terminal.text
    return terminal


def editor(folder: Path, script: str) -> str:
    """A command that edits the file it is given, written as shell; ``$1`` is the file."""
    path = folder / "an editor.sh"  # with a blank, as paths have
    path.write_text(f"#!/bin/sh\n{script}\n", encoding="utf-8")
    path.chmod(0o700)
    return f"'{path}'"


def kept_texts(cli: Cli) -> list[Path]:
    """The files with what was typed and could not be saved, wherever they are kept."""
    return sorted(path for path in cli.home.rglob("*.txt") if path.is_file())


def tables(cli: Cli) -> Mapping[str, Any]:
    """What a second process finds in the portfolio now."""
    done = cli.process("export")
    assert done.returncode == 0, done.stderr
    import json

    found: Mapping[str, Any] = json.loads(done.stdout)
    return found
