"""What may have happened, and what is understood of a sentence."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.moments import Moment


class Happening(NamedTuple):
    """What may have happened.

    ``told`` are its words on the screen, ``needs`` is the option that it cannot do without. What has a
    ``command`` of its own is understood of a sentence only: --what is for the others.
    """

    told: str
    needs: str = ""
    command: str = ""


_EDIT = "mentorfolio mentor edit {}"
KINDS: Mapping[str, Happening] = {
    "answered": Happening("they answered, neither yes nor no"),
    "yes": Happening("they said yes"),
    "no": Happening("they said no"),
    "later": Happening("not now, perhaps later", needs="until"),
    "met": Happening("we met, or talked", needs="text"),
    "introduced": Happening("they introduced me to someone", needs="who"),
    "promised": Happening("something was promised", needs="text"),
    "nothing": Happening("no answer, and I have given up"),
    "cancelled": Happening("a meeting was cancelled"),
    "moved": Happening("a meeting was moved to another day"),
    "wrote": Happening("I wrote to them"),
    "kept": Happening("they did what they promised"),
    "done": Happening("I did what I promised"),
    "over": Happening("it is over"),
    "planned": Happening("we agreed to meet"),
    "waiting": Happening("no answer yet"),
    "given": Happening("they were given to me as a mentor, by HR or a programme"),
    "helped": Happening("what they advised has helped", needs="text"),
    "wished": Happening("they want to meet", command="mentorfolio meeting plan {} --when DAY"),
    "ending": Happening("you want to end it", command="mentorfolio mentor stage {} ended"),
    "unkept": Happening("you have not kept a promise", command="mentorfolio action edit {} --due DAY"),
    "died": Happening("they have died", command="mentorfolio mentor stage {} ended"),
    "bounced": Happening("your letter came back", command="mentorfolio outreach list"),
    "asked": Happening("you asked them to introduce you", command="mentorfolio network ask {} --need NEED"),
    "noted": Happening(
        "no meeting is planned, so your words are kept as a note", command=f"{_EDIT} --notes TEXT"
    ),
    "address": Happening("their address", command=_EDIT),
    "name": Happening("their name, spelt another way", command=_EDIT),
    "work": Happening("their work has changed", command=_EDIT),
}
WHAT = {what: kind.told for what, kind in KINDS.items() if not kind.command}
DETAILS = ("address", "name", "work")
THEIRS = "them:"  # before a promise of the other side


class Understood(NamedTuple):
    """What was meant: one of :data:`WHAT`, or only told, and what belongs to it.

    ``on`` is the day it was, ``until`` the day before which they want to hear nothing; ``note`` and
    ``email`` are what was said beside the name of ``who``. ``ahead`` is a day that was said and has not
    come yet, ``no_day`` what is wrong with one, ``month`` one that was said with no day of it; ``when``
    that of a meeting agreed on, said apart; ``promise`` is the id of a promise of one's own that was kept,
    ``also`` what else the sentence says. ``only_named`` is who was named, and not introduced,
    ``in_touch`` who was introduced to one so that both know of it,
    ``apart`` what --text tells beside a sentence or a day, ``missed`` a meeting to which somebody did not
    come, ``by_me`` one that was off, or missed, through oneself. ``channel`` is how a letter of one's own
    went, ``behind`` all that stands behind its beginning, while it is read.
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
    in_touch: bool = False
    apart: str = ""
    missed: bool = False
    by_me: bool = False
    channel: str = ""
    behind: str = ""
    also: tuple[Understood, ...] = ()
