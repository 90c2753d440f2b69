"""What becomes of a letter just drafted: opened, copied or sent as an option says, or by one key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.commands.approach.draft import Drafted, edited
from mentorfolio.commands.approach.fields import ApproachSaid
from mentorfolio.commands.outreach import letters
from mentorfolio.commands.outreach.fields import SendSaid, SentSaid
from mentorfolio.commands.outreach.handing import copied, expect_clipboard, mailed
from mentorfolio.commands.outreach.letters_page import to_be_said
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.keys import read_key
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.text import quoted
from mentorfolio.errors import Interrupted, MentorfolioError, NotFound
from mentorfolio.fields.operands import Removal
from mentorfolio.render.page import Line, command, line, strong

if TYPE_CHECKING:
    from mentorfolio.desk.results import Done, Result

Again = Callable[[Desk, Drafted], Drafted]
_KEYS = {
    "m": "mail: open it in your mail program",
    "c": "copy: copy the text to the clipboard",
    "f": "fix: put one sentence in other words, or leave it out",
    "e": "edit: open it in your editor",
    "r": "reword: answer its questions again; this text is replaced",
    "w": "went out: you have sent it yourself; that is noted",
    "l": "later: keep the draft, as Enter does",
    "d": "discard: throw the draft away",
}
_CANNOT_GO = ("blank", "linkedin-length")  # as long as it is so: who hears nothing thinks that it fits now
_LATER = ("l", "q", "\r", "\n", "\x1b")
_LAST = ("m", "c", "w", *_LATER)  # nothing is asked behind these
_SEND = {"s": "send: send it through your mail server, after you say yes"}
_WHAT_NOW = "What now? One key; Enter means later, ? says what each does."


def offer_ways_out(desk: Desk, drafted: Drafted, again: Again) -> None:
    """Ask, by one key, what to do with the letter on the screen; one that was changed is shown again.

    Raises:
        Interrupted: ^C; the draft stays.
    """
    from mentorfolio.commands.approach.by_sentence import mended

    offered = {**_KEYS, **(_SEND if desk.settings.smtp and drafted.letter.channel == "email" else {})}
    if drafted.is_manager:
        del offered["w"]
    say, asked = desk.screen.say, _asked(offered, desk.screen.aloud(_WHAT_NOW))
    changes = {"f": mended, "e": _edited, "r": again}
    say(asked)
    told = {hint.code for hint in drafted.hints}
    by_hand = drafted.letter.updated > drafted.letter.created  # on another day than it was drafted
    while True:
        key = read_key(_LAST, "Answer: " if desk.screen.plain else "")
        if change := changes.get(key):
            if key != "r" or not by_hand or _may_be_lost(desk):
                drafted = _changed(desk, drafted, change, told)
                by_hand = key != "r"
            say(asked)
        elif key in ("m", "c"):
            left = mailed(desk, drafted.letter) if key == "m" else copied(desk, drafted.letter)
            say([line(left.sentence), _once_sent(drafted)])
            return
        elif key == "d" or (key in ("s", "w") and key in offered):
            if done := _done_with(desk, drafted.letter.id, key):
                desk.show(done)
                return
            say(asked)
        elif key in _LATER:
            _ = desk.store.reading()[Outreach][drafted.letter.id]  # it may have been taken out elsewhere
            kept = command(f"mentorfolio outreach show {quoted(drafted.which)}")
            say([line("The draft is kept: ", kept), _once_sent(drafted)])
            return
        elif key == "?":
            say([*(line(f"{key}  {explained}") for key, explained in offered.items()), *asked])
        else:
            wrong = key if len(key) == 1 and key.isprintable() else "That"
            say([line(f"{wrong} is none of them."), *asked])


def _asked(offered: Mapping[str, str], what: str) -> list[Line]:
    """What is asked, and the keys that answer it."""
    shown = [command(f"{key} {explained.partition(':')[0]}") for key, explained in offered.items()]
    return [line(), line(strong(what)), line(*(part for key in shown for part in (key, "  ")))]


def _done_with(desk: Desk, letter: str, key: str) -> Done | None:
    """Sent, noted as sent or discarded, or not after all; None where the person goes back to the keys."""
    from mentorfolio.fields.form import WentBack

    try:
        if key == "w":
            return letters.sent(desk, letter, SentSaid())
        if key == "d":
            return letters.discarding(desk, letter, Removal(), leaves=True)
        from mentorfolio.commands.outreach.send import sending

        return sending(desk, letter, SendSaid(), shown=True, leaves=True)
    except WentBack:
        return None


def _once_sent(drafted: Drafted) -> Line:
    if drafted.is_manager:
        return to_be_said(drafted.letter, drafted.name)[-1]
    return line("Once it is sent: ", command(f"mentorfolio outreach sent {quoted(drafted.which)}"))


def _edited(desk: Desk, drafted: Drafted) -> Drafted:
    assert desk.asker is not None  # noqa: S101 - this is only offered to somebody at a terminal
    return edited(desk, drafted, letters.edit_in_editor(desk, desk.asker, drafted.letter))


def _may_be_lost(desk: Desk) -> bool:
    from mentorfolio.fields.form import yes_to

    assert desk.asker is not None  # noqa: S101 - as below
    why = "Its questions make the letter anew, from your answers alone."
    return yes_to(desk.asker, "What you changed by hand is lost then. Ask again?", why, "", known="no")


def _changed(desk: Desk, drafted: Drafted, change: Again, told: set[str]) -> Drafted:
    """The letter after a change, shown; of what was ``told`` only what it cannot go with is told again."""
    try:
        drafted = change(desk, drafted)
    except (Interrupted, NotFound):  # whoever is gone gets no letter; what was typed is put aside
        raise
    except MentorfolioError as problem:
        desk.screen.fail(problem)
        return drafted
    new = [hint for hint in drafted.hints if hint.code in _CANNOT_GO or hint.code not in told]
    told &= {hint.code for hint in drafted.hints}  # what was put right, and comes again, is new
    told |= {hint.code for hint in new}
    drafted = msgspec.structs.replace(drafted, hints=tuple(new))
    desk.show(drafted)
    return drafted


def check(desk: Desk, said: ApproachSaid) -> None:
    """Refuse a way out that is not there before anything is written.

    Raises:
        UsageProblem, MissingValue: nothing can be sent.
        MentorfolioError: there is no clipboard.
    """
    if said.send:
        from mentorfolio.commands.outreach.send import server_of

        server_of(desk, yes=said.yes)
    if said.copy:
        expect_clipboard(desk)


def leave(desk: Desk, drafted: Drafted, said: ApproachSaid, again: Again) -> None:
    """Show a letter just drafted, and do with it what was said: open, copy or send it, or ask.

    ``again`` asks for its words once more.
    """
    if not (drafted.by and desk.screen.json):  # that is one answer, after all is done
        desk.show(drafted)
    if drafted.by:
        _hand_on(desk, drafted, said)
    elif drafted.asking:
        offer_ways_out(desk, drafted, again)


def _hand_on(desk: Desk, drafted: Drafted, said: ApproachSaid) -> None:
    """Open, copy or send it, and say so; JSON has how, as which file, and the letter as it is then."""
    letter, result = drafted.letter, drafted
    done: Result
    if drafted.by == "send":
        from mentorfolio.commands.outreach.send import sending

        agreed = SendSaid(yes=said.yes, manager_informed=said.manager_informed, anyway=said.anyway)
        done = sending(desk, letter.id, agreed, shown=True)
        letter = desk.store.reading()[Outreach][letter.id]
        result = msgspec.structs.replace(drafted, letter=letter, left_by="smtp")
    else:
        done = left = (
            mailed(desk, letter, file=drafted.format == "eml", output=drafted.output)
            if drafted.by == "open"
            else copied(desk, letter)
        )
        result = msgspec.structs.replace(drafted, left_by=left.by, output=left.file or drafted.output)
    desk.show(result if desk.screen.json else done)
