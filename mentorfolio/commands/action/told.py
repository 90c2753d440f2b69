"""Promises and a rhythm told by the way, in what is said of a talk: "I will send her our plan" (R1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Sequence
from datetime import date

from mentorfolio.commands.action.fields import Promised, parse
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.dates import period_in_words
from mentorfolio.domain.lengths import talks_in
from mentorfolio.domain.promises import DOING, by_its_day
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line, listed
from mentorfolio.fields.form import yes_to

_CLAUSE = r"(?:^|[,.;:!?]\s+|\s(?:and|but|so)\s+)(?:(?:and|but|so|then|also)\s+)*"
_MINE = (
    r"i(?:'ve| have)? promised(?: (?:her|him|them|{names}))?(?: to| that i would)?|i said i(?:'d| would)"
    rf"|i(?:'ll| will|'m going to| am going to)(?=\s+{DOING})"
)
_THEIRS = (
    r"(?:she|he|they|{names})(?:(?:'s|'ve| has| have)? (?:promised(?: me)?(?: to)?|offered to)"
    rf"|(?:'ll| will| is going to)(?=\s+{DOING}))"
)
# Who is left out: "a good talk. promised to send me her rota", and to whom it is tells whose it is.
_TO_ME = r"(?:promised|offered) to(?=\s+\w+ (?:me|us|my|our)\b)"
_TO_THEM = r"promised to(?=\s+\w+ (?:her|him|them|their|his)\b)"
# Where the words go on to something else.
_OVER = (
    r"[.;!?](?:\s|$)|,?\s(?:and|but|so)\s+(?:she|he|they|we|i|it)\b|,\s*(?:she|he|they|we|i|it|that was)\b|$"
)


def promises_told(text: str, today: date, called: Collection[str] = ()) -> tuple[Promised, ...]:
    """What a sentence says that somebody promised, each with whose it is; ``called`` are their names."""
    plain = text.replace("\u2019", "'")
    return tuple(
        parse(f"{'me' if found['mine'] or found['to_them'] else 'them'}: {found['what']}", today)
        for found in re.finditer(_told(called), plain)
    )


def without_promises(text: str, called: Collection[str] = ()) -> str:
    """What a sentence tells beside them: a day in one is the day it is for."""
    return re.sub(_told(called), " ", text.replace("\u2019", "'"))


def _told(called: Collection[str]) -> str:
    names = "|".join(re.escape(name) for name in called if name) or r"\b\B"
    mine, theirs = _MINE.replace("{names}", names), _THEIRS.replace("{names}", names)
    whose = rf"(?P<mine>{mine})|{theirs}|(?P<to_them>{_TO_THEM})|{_TO_ME}"
    return rf"(?i){_CLAUSE}(?:{whose})\s+(?P<what>\w.*?)(?={_OVER})"


def kept_of(
    desk: Desk, people: Sequence[Mentor], text: str, *, promises: bool
) -> tuple[tuple[Promised, ...], str | None, tuple[str, ...]]:
    """The promises, and how often one talks from now on, that were kept after a yes at a terminal.

    Elsewhere nothing is kept that was not said by an option: the answer has the commands.
    """
    called = [name for m in people for name in m.names]
    promised = promises_told(text, desk.today, called) if promises else ()
    rhythm = talks_in(text)
    rhythm = rhythm if any(m.cadence != rhythm for m in people) else None
    if desk.asker is None:
        lines = [command_line("action", "add", people[0].id, _typed(one)) for one in promised]
        ids = ",".join(m.id for m in people)
        edit = (command_line("mentor", "edit", ids, "--cadence", rhythm),) if rhythm else ()
        keep = (f"To keep the promise: {one}" for one in lines)
        return (), None, (*keep, *(f"To keep the rhythm: {one}" for one in edit))
    who, kept = listed([m.called for m in people]), []
    for one in promised:
        whose = "you" if one.owner == "me" else who
        asked = f"Keep as a promise: {whose}: {one.text}{by_its_day(one.due)}?"
        if yes_to(desk.asker, asked, "It is on your list until it is done.", "--action"):
            kept.append(one)
    asked = f"Do you talk with {who} {period_in_words(rhythm)} from now on?" if rhythm else ""
    if asked and not yes_to(desk.asker, asked, "You are reminded when it is time.", f"--cadence {rhythm}"):
        rhythm = None
    return tuple(kept), rhythm, ()


def _typed(promised: Promised) -> str:
    """The promise as one types it."""
    by = f" by {promised.due}" if promised.due else ""
    return f"{'' if promised.owner == 'me' else 'them: '}{promised.text}{by}"
