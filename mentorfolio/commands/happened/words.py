"""What a few plain beginnings mean; past them nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.by_the_way import day_in, not_before
from mentorfolio.domain.said_name import person_in

WHAT = {
    "answered": "they answered, neither yes nor no",
    "yes": "they said yes",
    "no": "they said no",
    "later": "not now: they want to hear later",
    "met": "we met, or talked",
    "introduced": "they introduced me to somebody",
    "promised": "something was promised",
    "nothing": "nothing came, and nothing will",
    "cancelled": "a meeting was cancelled",
    "moved": "a meeting was moved to another day",
    "wrote": "I wrote to them, the letter went out",
    "kept": "they did what they had promised",
    "over": "it is over",
}


class Understood(NamedTuple):
    """What was meant: one of :data:`WHAT`, and what belongs to it.

    ``on`` is the day it was, ``until`` the day before which they want to hear nothing; ``note`` and
    ``email`` are what was said beside the name of ``who``.
    """

    what: str
    text: str = ""
    who: str = ""
    until: date | None = None
    on: date | None = None
    note: str = ""
    email: str = ""


_HE = r"(?:she|he|they)"
_WAS = r"(?: has| have| had|'s|'ve)?"
_SAID = rf"(?:{_HE}{_WAS} )?"
_WE = rf"(?:(?:i|we){_WAS} )?"
# "no problem" is no no, and "accepted a new job" no yes.
_ENDS = (
    r"(?= *(?:$|[,.;:!-]"
    r"|(?:but|and|because|for|on|if|from|in|after|next|to|not|thanks?|sorry|she|he|they)\b))"
)
_DRINK = (
    r"(?:an? )?(?:phone call|video call|coffee|lunch|tea|dinner|breakfast|chat|call|walk|talk|zoom)"
    r"(?= *(?:$|[,;:.]|(?:about|with|on|at|yesterday|today|last|this|two|three|four|five|an?)\b|\d))"
)
_NOT = r"(?:did ?n'?t|did not|has ?n'?t|has not|have not|never|does not|does ?n'?t)"
_MOVED = r"(?= *(?:$|[,.;:]|(?:to|from|until|till|because)\b))"
_CANNOT = r"(?:can ?not|can'?t|couldn'?t|could not|is not able to|won'?t)"
_LETTER = r"(?:(?:the|a|my) )?(?:letter|mail|e-mail|email|message|note|request|reminder)\b"
_TALKED = r"(?:met|talked|spoke|phoned|skyped|zoomed)\b"
_MEAL = r"had (?:an? )?(?:coffee|lunch|tea|dinner|call|chat|talk|walk|meeting)\b"
# In this order: what says more stands before what says less ("no answer" before "no").
_BEGINNINGS = (
    (
        "nothing",
        rf"{_SAID}(?:nothing|no answer|no reply|silence|{_NOT} (?:answer|repl(?:y|ied))(?:ed)?)\b(?!,? yet)",
    ),
    ("introduced", rf"{_SAID}introduced me to\b"),
    ("cancelled", rf"{_SAID}(?:cancell?ed|called (?:it )?off|{_CANNOT} (?:make|come|meet)(?: it)?)\b"),
    ("cancelled", r"(?:the |our )?(?:meeting|talk|coffee|call) (?:was |is )?(?:cancell?ed|called off|off)\b"),
    ("moved", rf"{_SAID}(?:postponed|put off|moved|rescheduled)(?: (?:it|the meeting|our talk))?{_MOVED}"),
    ("over", r"(?:it is|it's|we are|this is) over\b"),
    ("later", rf"{_SAID}(?:said )?(?:not (?:now|before|until|till|this (?:year|month|week))|later)\b"),
    (
        "later",
        rf"{_SAID}(?:said )?(?:ask (?:me |them )?again|(?:maybe|perhaps) (?=(?:in|next|later|after)\b))",
    ),
    ("yes", rf"{_SAID}(?:said yes\b|(?:agreed|accepted|yes){_ENDS})"),
    ("no", rf"{_SAID}(?:said no\b|declined\b|refused\b|no{_ENDS})"),
    ("answered", rf"{_SAID}(?:replied|answered|wrote back|(?:will|wants? to) think about it)\b"),
    ("wrote", rf"{_WE}(?:wrote(?! me\b)|sent (?:(?:her|him|them) )?{_LETTER})"),
    ("promised", r"i (?:have )?promised\b|i will (?!be\b)|i'll (?!be\b)"),
    ("promised", rf"{_SAID}promised\b|{_HE} (?:wants? to|offered to|will|'ll|is going to) (?!be\b|not\b)"),
    ("kept", rf"{_SAID}(?:sent|gave|brought|lent|forwarded) me\b"),
    ("met", rf"{_WE}(?:{_TALKED}|{_MEAL}|{_DRINK})"),
)
_CHANNEL = r"(?i)^(?:on|by|over|via) (?:the )?(?:tele)?(?:phone|zoom|teams|video|skype)\b[ ,]*"
_LATER = (
    r"(?i)\b(?:not (?:before|until|till)|until|till|ask (?:me |them )?(?:again )?(?:in|on)|back (?:in|on)"
    r"|only (?:in|from|after)|(?:maybe|perhaps) (?:in|on|after)|not(?= this year)|again (?:in|on))\s+(.+)$"
)
_ASK_SOMEBODY = r"(?i)\b(?:ask|try|write to|talk to|contact|speak to)\s+((?!me\b|them\b|again\b)\S.*)$"


def understood(words: str, today: date) -> Understood | None:
    """What these words say, if they begin in a way that is known; a day may stand before it."""
    text = words.strip().replace("\u2019", "'")
    if found := _beginning(text, today):
        return found
    day = day_in(text, today)
    behind = day and text.endswith(day.rest) and _beginning(day.rest, today)
    return behind._replace(on=behind.on or day.on) if day and behind else None


def _beginning(text: str, today: date) -> Understood | None:
    for what, beginning in _BEGINNINGS:
        if found := re.match(rf"(?i)(?:{beginning})", text):
            rest = text[found.end() :].strip(" ,.;:-")
            return _WITH_REST.get(what, _plain)(Understood(what, rest), text, today)
    return None


def _plain(meant: Understood, text: str, today: date) -> Understood:
    """The day at the beginning or the end of what follows is the day it was."""
    day = day_in(meant.text, today)
    return meant._replace(on=day.on, text=day.rest) if day else meant


def _met(meant: Understood, text: str, today: date) -> Understood:
    """A day, also behind "on the phone"; what was talked about begins without it."""
    rest = meant.text
    if channel := re.match(_CHANNEL, rest):
        day = day_in(rest[channel.end() :], today)
        if day and not rest[channel.end() :].startswith(day.rest or "\0"):
            return meant._replace(on=day.on, text=day.rest or _without(text, today))
    day = day_in(rest, today)
    if day:
        return meant._replace(on=day.on, text=day.rest or _without(text, today))
    return meant._replace(text=rest or text)


def _without(text: str, today: date) -> str:
    day = day_in(text, today)
    return day.rest if day else text


def _answered(meant: Understood, text: str, today: date) -> Understood:
    """An answer that names a day to come back on is one for later."""
    if until := _until(text, today):
        return Understood("later", meant.text, until=until)
    thinks = "think about" in text and "think about" not in meant.text
    return meant._replace(text=text) if thinks else _plain(meant, text, today)


def _later(meant: Understood, text: str, today: date) -> Understood:
    return meant._replace(text=text if meant.text else "", until=_until(text, today))


def _yes(meant: Understood, text: str, today: date) -> Understood:
    """What follows a yes may be a day to come: only "yesterday" and "ago" say when it was."""
    was = day_in(meant.text, today) if re.search(r"(?i)\byesterday\b|\bago\b", meant.text) else None
    meant = meant._replace(on=was.on, text=was.rest) if was else meant
    return meant._replace(until=_until(text, today))


def _no(meant: Understood, text: str, today: date) -> Understood:
    """A no that names somebody else to ask; with a day to come back on it is none."""
    if until := _until(text, today):
        return Understood("later", meant.text, until=until)
    asked = re.search(_ASK_SOMEBODY, meant.text)
    named = person_in(asked[1]) if asked else None
    if named is None or not named.name[:1].isupper():
        return _plain(meant, text, today)
    return meant._replace(who=named.name, note=named.note, email=named.email)


def _meeting(meant: Understood, text: str, today: date) -> Understood:
    """Of a planned meeting: its day, or its new one, is read where the meetings are known."""
    return meant


def _wrote(meant: Understood, text: str, today: date) -> Understood:
    return _plain(meant._replace(text=re.sub(r"(?i)^to \S+ *", "", meant.text)), text, today)


def _until(text: str, today: date) -> date | None:
    """The day of ``not before DAY``, ``busy till DAY``, ``only in March``, if it is one."""
    found = re.search(_LATER, text)
    return not_before(found[1], today) if found else None


def _introduced(meant: Understood, text: str, today: date) -> Understood:
    named = person_in(meant.text)
    return Understood("introduced", who=named.name, note=named.note, email=named.email)


def _promised(meant: Understood, text: str, today: date) -> Understood:
    """Who promised it: "promised" after a name is theirs, "I promised" is mine."""
    mine = re.match(r"(?i)i\b|promised (?:her|him|them)\b", text)
    what = re.sub(r"(?i)^(?:(?:me|her|him|them) )?(?:to )?", "", meant.text)
    told = re.search(r"(?i)\b(?:them|me) ?:", what)  # a list that says whose each is
    return Understood("promised", what if mine or told else f"them: {what}")


def _kept(meant: Understood, text: str, today: date) -> Understood:
    return _plain(meant._replace(text=text), text, today)


_WITH_REST: dict[str, Callable[[Understood, str, date], Understood]] = {
    "met": _met,
    "answered": _answered,
    "later": _later,
    "yes": _yes,
    "no": _no,
    "introduced": _introduced,
    "promised": _promised,
    "cancelled": _meeting,
    "moved": _meeting,
    "wrote": _wrote,
    "kept": _kept,
}
