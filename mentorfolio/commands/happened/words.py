"""What a few plain beginnings mean; past them nothing is guessed."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days

WHAT = {
    "answered": "they answered, neither yes nor no",
    "yes": "they said yes",
    "no": "they said no",
    "later": "not now: they want to hear later",
    "met": "we met, or talked",
    "introduced": "they introduced me to somebody",
    "promised": "something was promised",
    "nothing": "nothing came, and nothing will",
}


class Understood(NamedTuple):
    """What was meant: one of :data:`WHAT`, and what belongs to it."""

    what: str
    text: str = ""
    who: str = ""
    until: date | None = None


_LATER = re.compile(
    r"(?i)\b(?:not (?:before|until|till)|until|till|ask (?:me |them )?(?:again )?(?:in|on)"
    r"|back (?:in|on))\s+(.+)$"
)
# In this order: "said no" before "no", "no answer" before both.
_BEGINNINGS = (
    ("nothing", r"(?:nothing|no answer|no reply|silence)\b"),
    ("introduced", r"(?:(?:she|he|they) )?introduced me to\b"),
    ("later", r"(?:said )?(?:not now|later|not before|not until|not till|ask (?:me |them )?again)\b"),
    ("yes", r"(?:(?:she|he|they) )?(?:said yes|agreed|accepted|yes)\b"),
    ("no", r"(?:(?:she|he|they) )?(?:said no|declined|refused|no)\b(?! answer)"),
    ("answered", r"(?:(?:she|he|they) )?(?:replied|answered|wrote back)\b"),
    ("met", r"(?:we )?(?:met|talked|spoke|had (?:a )?(?:coffee|lunch|call))\b"),
    ("promised", r"(?:i |(?:she |he |they ))?promised(?: to| me)?\b"),
)


def understood(words: str, today: date) -> Understood | None:
    """What these words say, if they begin in a way that is known."""
    text = words.strip()
    for what, beginning in _BEGINNINGS:
        if found := re.match(rf"(?i){beginning}", text):
            rest = text[found.end() :].strip(" ,.;:-")
            return _with_rest(what, rest, text, today)
    return None


def _with_rest(what: str, rest: str, text: str, today: date) -> Understood:
    if what == "introduced":
        return Understood(what, who=rest)
    if what == "promised":
        theirs = re.match(r"(?i)(?:she|he|they)\b", text)
        return Understood(what, text=f"them: {rest}" if theirs else rest)
    if what == "met":
        return Understood(what, text=rest or text)
    if what in ("answered", "later") and (until := _day_in(text, today)):
        return Understood("later", text=rest, until=until)
    return Understood(what, text=rest)


def _day_in(text: str, today: date) -> date | None:
    """The day of ``not before DAY``, ``busy till DAY``, if it is one."""
    found = _LATER.search(text)
    if found is None:
        return None
    day = found[1].strip(" ,.;:")
    for typed in (day, f"1 {day}"):  # "February" is its first day
        try:
            return days.day(typed, today, lean="forward")
        except UsageProblem:
            continue
    return None
