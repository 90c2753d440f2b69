"""What becomes of a letter: opened, copied or sent as an option says, or by one key at a terminal."""

from __future__ import annotations

from collections.abc import Mapping
from types import ModuleType
from typing import TYPE_CHECKING, Any

import typer

from mentorfolio.errors import Interrupted, MentorfolioError
from mentorfolio.render.page import Line, command, line
from mentorfolio.services import drafted as drafts
from mentorfolio.services import outreach

if TYPE_CHECKING:
    from mentorfolio.cli.context import AppContext
    from mentorfolio.domain.records import Outreach
    from mentorfolio.services.drafted import Drafted, Left
    from mentorfolio.services.results import Result

_KEYS = {
    "m": "mail: open it in your mail program",
    "c": "copy: put the text on the clipboard",
    "e": "edit: open it in your editor",
    "l": "later: keep the draft",
    "d": "discard: throw the draft away",
}
_LATER = ("l", "q", "\r", "\n", "\x1b")
_LAST = ("m", "c", *_LATER)  # nothing is asked behind these
_BEHIND = 0.4  # seconds between a key and the Enter that belongs to it
_SEND = {"s": "send: by your mail server, after a yes"}


def offer_ways_out(app: AppContext, drafted: Drafted) -> None:
    """Ask, by one key, what to do with the letter on the screen; edited letters are shown again.

    Raises:
        Interrupted: ^C; the draft stays.
    """
    offered = {**_KEYS, **(_SEND if app.settings.smtp and drafted.letter.channel == "email" else {})}
    keys = [command(f"{key} {explained.partition(':')[0]}") for key, explained in offered.items()]
    row = line(*(part for key in keys for part in (key, "  ")))
    app.say([line(), row])
    while True:
        key = _key()
        if key == "e":
            drafted = _edited(app, drafted)
            app.say([line(), row])
        elif key == "m":
            app.say([line(mailed(app, drafted.letter).sentence), _once_sent(drafted)])
            return
        elif key == "c":
            app.say([line(copied(app, drafted.letter).sentence), _once_sent(drafted)])
            return
        elif key == "s" and key in offered:
            from mentorfolio.services import sending

            app.show(sending.send(app, drafted.letter.id, {}, shown=True))
            return
        elif key == "d":
            app.show(outreach.discard(app, drafted.letter.id, yes=False))
            return
        elif key in _LATER:
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
            app.say([line(f"{key}  {explained}") for key, explained in offered.items()])


def _key() -> str:
    try:
        key = str(typer.getchar()).casefold()
        if key[1:] in ("\r", "\n", "\r\n"):
            key = key[0]
        if key not in _LAST:
            _let_enter_pass()
    except (KeyboardInterrupt, EOFError):
        raise Interrupted("Stopped. The draft is kept.") from None
    return key


def _let_enter_pass() -> None:
    """Whoever is used to lines types Enter behind a key: it is no answer to what is asked next."""
    import os
    import select
    import sys

    try:
        import termios
        import tty
    except ImportError:  # Windows has no select for a console either
        return
    terminal = sys.stdin.fileno()
    before = termios.tcgetattr(terminal)
    try:
        tty.setcbreak(terminal, termios.TCSANOW)
        if select.select([terminal], [], [], _BEHIND)[0]:
            os.read(terminal, 1)
    finally:
        termios.tcsetattr(terminal, termios.TCSANOW, before)


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


def check(app: AppContext, given: Mapping[str, Any]) -> None:
    """Refuse a way out that is not there before anything is written.

    Raises:
        UsageProblem, MissingValue: nothing can be sent.
        MentorfolioError: there is no clipboard.
    """
    if "send" in given:
        from mentorfolio.services.sending import server_of

        server_of(app, given)
    if "copy" in given:
        _expect_clipboard(app)


def leave(app: AppContext, drafted: Drafted, given: Mapping[str, Any]) -> None:
    """Show a letter just drafted, and do with it what was said: open, copy or send it, or ask."""
    if drafted.by and app.json:  # one answer, after all is done
        left_by, file, letter = _handed_on(app, drafted, given)
        app.show(drafts.as_left(drafted, letter, left_by, file))
        return
    app.show(drafted)
    if drafted.by:
        _handed_on(app, drafted, given)
    elif drafted.asking:
        offer_ways_out(app, drafted)


def _handed_on(
    app: AppContext, drafted: Drafted, given: Mapping[str, Any]
) -> tuple[str, str | None, Outreach]:
    """How, as which file, and the letter as it is then; at a screen this is said, too."""
    letter = drafted.letter
    result: Result
    if drafted.by == "send":
        from mentorfolio.services import sending

        result = sending.send(app, letter.id, given, shown=True)
        left_by, file = "smtp", None
        letter = app.store.reading().outreach.all()[letter.id]
    else:
        result = left = (
            mailed(app, letter, file=drafted.format == "eml", output=drafted.output)
            if drafted.by == "open"
            else copied(app, letter)
        )
        left_by, file = left.by, left.file
    if not app.json:
        app.show(result)
    return left_by, file, letter


def close_with_letter(app: AppContext, done: Result) -> None:
    """The closing letter after an ending, where it was wanted: drafted, shown, and the ways out offered."""
    from mentorfolio.services import approach
    from mentorfolio.services.ending import Ended

    if isinstance(done, Ended) and done.letter:
        leave(app, approach.draft(app, str(done.record["id"]), {"template": "closing"}), {})


def mailed(app: AppContext, letter: Outreach, *, file: bool = False, output: str | None = None) -> Left:
    """Hand a draft to the mail program, as a link or a mail file; without a desktop it is left as a file.

    Args:
        app: what the command works with.
        letter: the draft.
        file: as a mail file, also where a link would do.
        output: the mail file, where there is one already.
    """
    link = drafts.mail_link(app, letter)
    too_long = len(link) > drafts.LONGEST_LINK
    desktop = desktop_of(app)
    if desktop and not file and not too_long and desktop.launch(app, link):
        return drafts.Left(letter=letter, by="mail-program", sentence="Handed to your mail program.")
    path = output
    if path is None or not file:
        path = app.letter_file(f"{letter.mentor}.eml")
        app.write_file(path, drafts.mail_file(app, app.store.reading(), letter))
    told = f"The letter is too long for a link ({len(link)} characters). " if too_long else ""
    if desktop and desktop.launch(app, path):
        return drafts.Left(
            letter=letter, by="mail-program", file=path, sentence=f"{told}Handed to your mail program: {path}"
        )
    why = told or "No mail program can be opened from here. "
    return drafts.Left(
        letter=letter,
        by="file",
        file=path,
        sentence=f"{why}It is in {path}: open that file with your mail program.",
    )


def desktop_of(app: AppContext) -> ModuleType | None:
    """The module that opens programs, where a desktop is there to open them on."""
    from mentorfolio.cli import desktop

    return desktop if desktop.has_desktop(app) else None


def copied(app: AppContext, letter: Outreach) -> Left:
    """Put the text of a draft on the clipboard, without anything that a terminal would obey.

    Raises:
        MentorfolioError: there is no clipboard.
    """
    from mentorfolio.cli import desktop

    _expect_clipboard(app)
    by = desktop.copy(app, app.letters.clipboard(letter.body))
    sentence = "The letter is on the clipboard; its subject is not."
    if by != "clipboard":
        sentence = "Handed to your terminal's clipboard. If pasting brings nothing, select the text above."
    return drafts.Left(letter=letter, by=by or "terminal", sentence=sentence)


def _expect_clipboard(app: AppContext) -> None:
    from mentorfolio.cli import desktop

    if not desktop.can_copy(app):
        raise MentorfolioError(
            "There is no clipboard that could be reached from here.",
            hint="Write the letter into a file: --output FILE.",
        )
