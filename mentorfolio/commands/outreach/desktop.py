"""The computer around the terminal: its mail program and its clipboard, where there are any."""

from __future__ import annotations

import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk

_LAUNCHED = 5.0  # seconds after which a program that has not ended is taken to be open


def has_desktop(desk: Desk) -> bool:
    """Whether a program with windows can be opened from here."""
    if sys.platform in ("darwin", "win32"):
        # Over ssh it would open on a screen that nobody sits at.
        return not (desk.environment.get("SSH_CONNECTION") or desk.environment.get("SSH_TTY"))
    seat = desk.environment.get("DISPLAY") or desk.environment.get("WAYLAND_DISPLAY")
    return bool(seat) and _found(desk, "xdg-open")


def launch(desk: Desk, target: str) -> bool:
    """Hand a link or file to the desktop; whether it took it.

    Not ``typer.launch``: on Linux that lets the program write between our lines and calls every
    start a success, and on Windows it looks for a program ``start``, which there is none of.
    """
    if sys.platform == "win32":
        try:
            os.startfile(target)  # noqa: S606 - that is what opening means there
        except OSError:
            return False
        return True
    opener = "open" if sys.platform == "darwin" else "xdg-open"
    try:
        process = subprocess.Popen(  # noqa: S603 - one of two fixed words
            [shutil.which(opener, path=desk.environment.get("PATH")) or opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(desk.environment),
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_LAUNCHED) == 0
    except subprocess.TimeoutExpired:
        return True  # it is the mail program itself


def can_copy(desk: Desk) -> bool:
    """Whether there is a clipboard to reach: by a program, or through a terminal."""
    return any(_found(desk, words[0]) for words in _clipboards(desk)) or _terminal(desk) is not None


def copy(desk: Desk, text: str) -> str:
    """Put a cleaned text on the clipboard: ``clipboard`` by a program, else ``terminal`` (OSC 52)."""
    for words in _clipboards(desk):
        if _found(desk, words[0]):
            done = subprocess.run(  # noqa: S603 - fixed words
                words, input=_clipped(text, words[0]), env=dict(desk.environment), check=False
            )
            if done.returncode == 0:
                return "clipboard"
    stream = _terminal(desk)
    if stream is None:
        return ""
    import base64

    code = base64.b64encode(text.encode()).decode()
    stream.write(f"\x1b]52;c;{code}\x07")
    stream.flush()
    return "terminal"


def _clipped(text: str, program: str) -> bytes:
    """What the program takes: that of Windows knows letters of all scripts in UTF-16 only."""
    return text.replace("\n", "\r\n").encode("utf-16") if program == "clip" else text.encode()


def _terminal(desk: Desk) -> TextIO | None:
    """Where a terminal listens; never a pipe, which would carry the code into somebody's data."""
    from mentorfolio.render.screen import is_terminal

    if desk.environment.get("TERM") == "dumb":
        return None
    return next((stream for stream in (desk.screen.stdout, desk.screen.stderr) if is_terminal(stream)), None)


def _found(desk: Desk, program: str) -> bool:
    return shutil.which(program, path=desk.environment.get("PATH")) is not None


def _clipboards(desk: Desk) -> list[list[str]]:
    if sys.platform == "darwin":
        return [["pbcopy"]]
    if os.name == "nt":
        return [["clip"]]
    if desk.environment.get("TMUX"):
        return [["tmux", "load-buffer", "-w", "-"]]
    if desk.environment.get("WAYLAND_DISPLAY"):
        return [["wl-copy"]]
    if desk.environment.get("DISPLAY"):
        return [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return []
