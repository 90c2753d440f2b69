"""The computer around the terminal: its mail program and its clipboard, where there are any."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING, TextIO

if TYPE_CHECKING:
    from mentorfolio.cli.context import AppContext

_LAUNCHED = 5.0  # seconds after which a program that has not ended is taken to be open


def has_desktop(app: AppContext) -> bool:
    """Whether a program with windows can be opened from here."""
    if sys.platform in ("darwin", "win32"):
        # Over ssh it would open on a screen that nobody sits at.
        return not (app.environment.get("SSH_CONNECTION") or app.environment.get("SSH_TTY"))
    seat = app.environment.get("DISPLAY") or app.environment.get("WAYLAND_DISPLAY")
    return bool(seat) and _found(app, "xdg-open")


def launch(app: AppContext, target: str) -> bool:
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
            [shutil.which(opener, path=app.environment.get("PATH")) or opener, target],
            stdin=subprocess.DEVNULL,
            stdout=subprocess.DEVNULL,
            stderr=subprocess.DEVNULL,
            env=dict(app.environment),
            start_new_session=True,
        )
    except OSError:
        return False
    try:
        return process.wait(_LAUNCHED) == 0
    except subprocess.TimeoutExpired:
        return True  # it is the mail program itself


def can_copy(app: AppContext) -> bool:
    """Whether there is a clipboard to reach: by a program, or through a terminal."""
    return any(_found(app, words[0]) for words in _clipboards(app)) or _terminal(app) is not None


def copy(app: AppContext, text: str) -> str:
    """Put a cleaned text on the clipboard: ``clipboard`` by a program, else ``terminal`` (OSC 52)."""
    for words in _clipboards(app):
        if _found(app, words[0]):
            done = subprocess.run(  # noqa: S603 - fixed words
                words, input=text.encode(), env=dict(app.environment), check=False
            )
            if done.returncode == 0:
                return "clipboard"
    stream = _terminal(app)
    if stream is None:
        return ""
    code = base64.b64encode(text.encode()).decode()
    stream.write(f"\x1b]52;c;{code}\x07")
    stream.flush()
    return "terminal"


def _terminal(app: AppContext) -> TextIO | None:
    """Where a terminal listens; never a pipe, which would carry the code into somebody's data."""
    from mentorfolio.cli.context import is_terminal

    if app.environment.get("TERM") == "dumb":
        return None
    return next((stream for stream in (app.stdout, app.stderr) if is_terminal(stream)), None)


def _found(app: AppContext, program: str) -> bool:
    return shutil.which(program, path=app.environment.get("PATH")) is not None


def _clipboards(app: AppContext) -> list[list[str]]:
    if sys.platform == "darwin":
        return [["pbcopy"]]
    if os.name == "nt":
        return [["clip"]]
    if app.environment.get("TMUX"):
        return [["tmux", "load-buffer", "-w", "-"]]
    if app.environment.get("WAYLAND_DISPLAY"):
        return [["wl-copy"]]
    if app.environment.get("DISPLAY"):
        return [["xclip", "-selection", "clipboard"], ["xsel", "--clipboard", "--input"]]
    return []
