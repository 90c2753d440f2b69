"""What becomes of a letter at a terminal: mail, copy, edit, later, discard, by one key."""

from __future__ import annotations

import base64
import os
import shutil
import subprocess
import sys
from typing import TYPE_CHECKING

import typer

from mentorfolio.errors import Interrupted, MentorfolioError
from mentorfolio.render.page import Line, command, line
from mentorfolio.services import drafted as drafts
from mentorfolio.services import outreach

if TYPE_CHECKING:
    from mentorfolio.cli.context import AppContext
    from mentorfolio.services.drafted import Drafted

# Mail programs and systems cut longer links (RFC 6068 sets no limit, Windows does).
LONGEST_LINK = 1900

_KEYS = {
    "m": "mail: open it in your mail program",
    "c": "copy: put the text on the clipboard",
    "e": "edit: open it in your editor",
    "l": "later: keep the draft",
    "d": "discard: throw the draft away",
}


def offer_ways_out(app: AppContext, drafted: Drafted) -> None:
    """Ask, by one key, what to do with the letter on the screen; edited letters are shown again.

    Raises:
        Interrupted: ^C; the draft stays.
    """
    keys = [command(f"{key} {explained.partition(':')[0]}") for key, explained in _KEYS.items()]
    row = line(*(part for key in keys for part in (key, "  ")))
    app.say([line(), row])
    while True:
        key = _key()
        if key == "e":
            drafted = _edited(app, drafted)
            app.say([line(), row])
        elif key == "m":
            app.say([line(_mail(app, drafted)), _once_sent(drafted)])
            return
        elif key == "c":
            app.say([line(_copy(app, drafted.letter.body)), _once_sent(drafted)])
            return
        elif key == "d":
            app.show(outreach.discard(app, drafted.letter.id, yes=False))
            return
        elif key in ("l", "q", "\r", "\n", "\x1b"):
            app.say(
                [
                    line(
                        "The draft is kept: ", command(f"mentorfolio outreach show {drafted.letter.mentor}")
                    ),
                    _once_sent(drafted),
                ]
            )
            return
        else:
            app.say([line(f"{key}  {explained}") for key, explained in _KEYS.items()])


def _key() -> str:
    try:
        return str(typer.getchar()).casefold()
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("Stopped. The draft is kept.") from None


def _once_sent(drafted: Drafted) -> Line:
    which = drafted.letter.mentor if drafted.drafts == 1 else drafted.letter.id
    return line("Once it is sent: ", command(f"mentorfolio outreach sent {which}"))


def _edited(app: AppContext, drafted: Drafted) -> Drafted:
    assert app.asker is not None  # noqa: S101 - this is only offered to somebody at a terminal
    try:
        drafted = drafts.shown(app, outreach.edit_in_editor(app, app.asker, drafted.letter))
    except MentorfolioError as problem:
        app.fail(problem)
        return drafted
    app.show(drafted)
    return drafted


def _mail(app: AppContext, drafted: Drafted) -> str:
    """Hand the letter to the mail program; where there is none, leave it as a file to open elsewhere."""
    letter = drafted.letter
    to = letter.to if "@" in letter.to else None
    link = app.letters.mailto(to=to, subject=letter.subject, body=letter.body)
    if len(link) <= LONGEST_LINK and _has_desktop(app) and typer.launch(link) == 0:
        return "Handed to your mail program."
    path = app.settings.store.parent / "letters" / f"{letter.mentor}.eml"
    from mentorfolio.store.files import make_folder

    make_folder(path.parent)
    data = app.letters.eml(
        sender=None, to=(drafted.name, to) if to else None, subject=letter.subject, body=letter.body
    )
    app.write_file(str(path), data)
    why = (
        "The letter is too long for a link"
        if len(link) > LONGEST_LINK
        else "No mail program can be opened from here"
    )
    return f"{why}. It is in {path}: open that file with your mail program."


def _has_desktop(app: AppContext) -> bool:
    if sys.platform in ("darwin", "win32"):
        return True
    seat = app.environment.get("DISPLAY") or app.environment.get("WAYLAND_DISPLAY")
    return bool(seat) and shutil.which("xdg-open") is not None


def _copy(app: AppContext, text: str) -> str:
    """Put the text on the clipboard: by a program if there is one, else through the terminal (OSC 52)."""
    for words in _clipboards(app):
        if shutil.which(words[0]):
            done = subprocess.run(words, input=text.encode(), check=False)  # noqa: S603 - fixed words
            if done.returncode == 0:
                return "The letter is on the clipboard; its subject is above."
    code = base64.b64encode(text.encode()).decode()
    app.write(f"\x1b]52;c;{code}\x07".encode())
    return "Handed to your terminal's clipboard. If pasting brings nothing, select the text above."


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
