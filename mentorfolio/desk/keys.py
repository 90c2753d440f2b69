"""One key at a terminal."""

from __future__ import annotations

import sys
from collections.abc import Collection

from mentorfolio.errors import Interrupted

_PASTED = 0.05  # seconds between two parts of what is pasted
_BEHIND = 0.4  # seconds between a key and the Enter that belongs to it


def read_key(last: Collection[str], prompt: str = "") -> str:
    """The key that was pressed, as a small letter; ``last`` are those behind which nothing is asked.

    Behind a ``prompt`` the key is shown. Raises Interrupted.
    """
    key = ""
    sys.stdout.write(prompt)
    sys.stdout.flush()
    try:
        key = _pressed(last)
    finally:
        if prompt:
            sys.stdout.write(f"{key if key.isprintable() else ''}\n")
    return key


def _pressed(last: Collection[str]) -> str:
    from typer import getchar

    try:
        key = str(getchar()).casefold()
        if key[1:] in ("\r", "\n", "\r\n"):
            key = key[0]
        if len(key) > 1:
            # What is pasted where one key is asked for is none, and answers nothing that is asked next.
            while _let_pass(_PASTED, most=4096):
                pass
        elif key not in last:
            # Whoever is used to lines types Enter behind a key: it is no answer to what is asked next.
            _let_pass(_BEHIND, most=1)
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("Stopped. The draft is kept.") from None
    return key


def _let_pass(seconds: float, most: int) -> int:
    import os
    import select

    try:
        import termios
        import tty
    except ImportError:  # Windows has no select for a console either
        return 0
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        if select.select([terminal], [], [], seconds)[0]:
            return len(os.read(terminal, most))
        return 0
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)
