"""A talk to come that a sentence tells of by the way: "coffee on 20 april 16:00", "first meeting is on …"."""

from __future__ import annotations

import re
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.dates import A_WEEKDAY
from mentorfolio.domain.days_in_sentences import LIKE_A_DAY, day_within, moment_in, names_a_weekday
from mentorfolio.domain.moments import Moment
from mentorfolio.domain.text import command_line
from mentorfolio.domain.verbs import is_past

_PARTS = r"[,;.!]\s+(?:(?:and|but|so)\s+)?|\s+(?:and|but|so)\s+"
_TALKS = "meeting|talk|coffee|lunch|tea|call|session|appointment|chat|walk"
_BEGINS = (
    r"(?i)(?:(?P<we>we(?:'ll| will)? (?:first )?(?:meet|talk|speak))"
    rf"|(?:(?:our|the|a|an) )?(?:(?:first|next|second) )?(?:{_TALKS}|hour)"
    r"(?: with (?:her|him|them))?(?P<is> is| will be|'s)?) "
    r"(?=on\b|at\b|next\b|this\b|tomorrow\b|the \d|\d|(?:mon|tue|wed|thu|fri|sat|sun))"
)

_ABOUT = r"(?i)(?<!how )(?<!what )\babout (?!\d|noon\b|midday\b|half\b|quarter\b|an? )([^,.;!?]+)"
_ITS_DAY = rf"(?i) (?:(?:next |this |on |on the )?(?:{A_WEEKDAY}|tomorrow)|on (?:the )?\d|next week|at \d).*"

# A talk by its name alone; what it was like tells that it was.
_A_TALK = (
    r"(?i)(?:(?:our|the|my|an?) )?(?:(?:first|second|next|quick|short|brief|proper|phone|video|teams) )*"
    rf"(?:{_TALKS}|dinner|breakfast|drink|cuppa|zoom|hour)\b"
)
_CLAUSES = r"[,;.!]\s+|\s+(?:and|but|so)\s+(?=(?:i|we|she|he|they|it)\b)"
_BEEN = (
    r"(?i)\b(?:last|yesterday|ago|this morning|were|(?:lov|lik|agre|ask|need|want|enjoy)ed|useful|helpful)\b"
)
_A_DAY = r"(?:mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?\b"
_ON_ITS_DAY = (
    rf"(?i)(?<!\babout)(?<!\bfor)(?<!\bof) (?:(?P<weekday>(?:on|next|this|on the|this coming) {_A_DAY}"
    rf"|{A_WEEKDAY}$)"
    r"|tomorrow\b|next week\b|on (?:the )?\d)"
)
_HALF_A_YEAR = 183
# Told behind a talk that was: "next meeting 23 february", "come on friday", "new date: tue 10:00".
_NEXT = (
    r"(?i)(?:[^:]*: )?(?:(?:(?:our|the|a|his|her|their|my) )?(?:next|(?P<new>new)) "
    rf"(?:date|day|time|one|{_TALKS})"
    r"|(?:we(?:'ll| will|'re to| are to| shall)?|let's) (?:meet|talk|speak)(?: again)?"
    r"|we(?:'re| are) (?:meeting|talking|speaking)(?: again)?|(?:meet|talk|speak) again|next(?= (?:on|at)\b)"
    r"|(?:i(?:'m| am) )?(?:seeing|meeting) (?:him|her|them)(?: again)?"
    r"|(?:(?:s?he|they) (?:said|says|wants me|asked me)(?: to)? |i(?:'m| am) to )?"
    r"(?:come|see (?:you|me|him|her|them))(?: (?:back|again|over|round))?"
    r"|(?:s?he|they)(?:'s| has)? (?:suggested|proposed|offered)"
    r"|(?:we )?(?:have )?agreed(?: to (?:meet|talk|speak))?(?: again)?|again"
    r"|(?P<moved>(?:(?:it|(?:the |our )?(?:meeting|talk|call))(?: is|'s)? )?(?:moved|put off|postponed)))"
    r"(?: is| will be|'s)?:? (?:on |to |for )?(?=at\b|next\b|this\b|tomorrow\b|the \d|\d|in \w+ (?:day|week)"
    rf"|{LIKE_A_DAY})"
)
_ANOTHER_MATTER = r"(?i)\b(?:about|of|until|till|by|before|after|since|from|last|will|ll)\b"


class NextTalk(NamedTuple):
    """When the two talk next, the part of the text that tells it, and whether it is a ``new`` day for one.

    ``people`` (ids) are with whom, ``instead`` is the meeting it is in place of, ``wanted`` whether somebody
    wants it planned.
    """

    moment: Moment
    told: str
    new: bool
    people: tuple[str, ...] = ()
    instead: str = ""
    wanted: bool = False

    @property
    def command(self) -> str:
        """What plans it."""
        way = ("move", self.instead) if self.instead else ("plan", *self.people)
        return command_line("meeting", *way, "--when", self.moment.typed)

    def data(self) -> dict[str, object]:
        """What a script is told of it."""
        when, minutes = self.moment
        return {"when": when, "minutes": minutes, "planned": self.wanted, "command": self.command}


def topic_in(text: str) -> str:
    """What a talk to come is to be about: "talk on Friday 15:00 about the rota"."""
    found = re.search(_ABOUT, text)
    return re.split(_ITS_DAY, found[1])[0].strip() if found else ""


def talk_in(text: str, today: date) -> Moment | None:
    """When the two are to talk, where a part of the text says no more than that.

    Without "we meet" or "is" it needs its hour: "coffee on tuesday" may have been.
    """
    for part in re.split(_PARTS, text):
        begins = re.match(_BEGINS, part)
        found = moment_in(part, today) if begins else None
        if begins and found and (begins["is"] or begins["we"] or "T" in found.when):
            return found
    return None


def next_talk(text: str, today: date) -> NextTalk | None:
    """The talk to come that is told behind one that was; a day with its hour may be that of one, too.

    A day that has passed as well as not, "coffee on thursday at 3", is none without a word that says which.
    """
    for part in re.split(_PARTS, text):
        begins, found = re.match(_NEXT, part), moment_in(part, today)
        if found is None or not today < found.on:
            continue
        if begins or _may_be_next(part, found, today):
            return NextTalk(found, part, bool(begins and (begins["new"] or begins["moved"])))
    return None


def _may_be_next(text: str, found: Moment, today: date) -> bool:
    is_near = names_a_weekday(text) and (found.on - today).days <= 7
    spoken_of = re.search(_ANOTHER_MATTER, text) or any(map(is_past, re.findall(r"[a-z']+", text.casefold())))
    return talk_ahead(text, today) is not None and not (is_near or spoken_of)


def names_a_talk(text: str) -> bool:
    """Whether a talk is named, what it is about and when, and nothing says that it has been."""
    words = re.findall(r"[a-z']+", text.casefold())
    return (
        re.match(_A_TALK, text) is not None
        and len(re.split(_CLAUSES, text.strip(" ,.;!"))) == 1
        and not re.search(_BEEN, text)
        and not any(map(is_past, words))
    )


def talk_ahead(text: str, today: date) -> Moment | None:
    """When the talk that is named is to be, where its day and its hour are said."""
    found = moment_in(text, today)
    return found if found and "T" in found.when and (found.on - today).days < _HALF_A_YEAR else None


def may_be_ahead(text: str, today: date) -> bool:
    """Whether the day of the talk that is named leaves open if it has been: "talk on Friday", or has not."""
    day = re.search(_ON_ITS_DAY, text)
    if day is None:
        return False
    return bool(day["weekday"]) or (day_within(text, today) is None and moment_in(text, today) is not None)
