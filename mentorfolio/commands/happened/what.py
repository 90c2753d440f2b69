"""What may have happened, and what is understood of a sentence."""

from __future__ import annotations

from datetime import date
from typing import NamedTuple

from mentorfolio.domain.moments import Moment

WHAT = {
    "answered": "they answered, neither yes nor no",
    "yes": "they said yes",
    "no": "they said no",
    "later": "not now, perhaps later",
    "met": "we met, or talked",
    "introduced": "they introduced me to someone",
    "promised": "something was promised",
    "nothing": "no answer, and I have given up",
    "cancelled": "a meeting was cancelled",
    "moved": "a meeting was moved to another day",
    "wrote": "I wrote to them",
    "kept": "they did what they promised",
    "done": "I did what I promised",
    "over": "it is over",
    "planned": "we agreed to meet",
    "waiting": "no answer yet",
    "given": "they were given to me as a mentor, by HR or a programme",
    "helped": "what they advised has helped",
}
# What is understood of a sentence only: --what is for what happened.
ONLY_TOLD = {
    "wished": "they want to meet",
    "ending": "you want to end it",
    "unkept": "you have not kept a promise",
    "died": "they have died",
    "bounced": "your letter came back",
    "asked": "you asked them to introduce you",
    "noted": "no meeting is planned, so your words are kept as a note",
}
THEIRS = "them:"  # before a promise of the other side


class Understood(NamedTuple):
    """What was meant: one of :data:`WHAT`, or only told, and what belongs to it.

    ``on`` is the day it was, ``until`` the day before which they want to hear nothing; ``note`` and
    ``email`` are what was said beside the name of ``who``. ``ahead`` is a day that was said and has not
    come yet, ``no_day`` what is wrong with one, ``month`` one that was said with no day of it; ``when``
    that of a meeting agreed on, said apart; ``promise`` is the id of a promise of one's own that was kept,
    ``also`` what else the sentence says. ``only_named`` is who was named, and not introduced,
    ``apart`` what --text tells beside a sentence or a day, ``missed`` a meeting to which somebody did not
    come.
    """

    what: str
    text: str = ""
    who: str = ""
    until: date | None = None
    on: date | None = None
    note: str = ""
    email: str = ""
    ahead: date | None = None
    no_day: str = ""
    month: str = ""
    when: Moment | None = None
    promise: str = ""
    only_named: bool = False
    apart: str = ""
    missed: bool = False
    also: tuple[Understood, ...] = ()
