"""A talk to come that a sentence tells of by the way: "coffee on 20 april 16:00", "first meeting is on …"."""

from __future__ import annotations

import re
from datetime import date

from mentorfolio.domain.dates import A_WEEKDAY
from mentorfolio.domain.days_in_sentences import moment_in
from mentorfolio.domain.moments import Moment

_PARTS = r"[,;.!]\s+|\s+(?:and|but|so)\s+"
_BEGINS = (
    r"(?i)(?:(?P<we>we(?:'ll| will)? (?:first )?(?:meet|talk|speak))"
    r"|(?:(?:our|the|a|an) )?(?:(?:first|next|second) )?(?:meeting|talk|coffee|lunch|tea|call|hour|session"
    r"|appointment|chat|walk)(?: with (?:her|him|them))?(?P<is> is| will be|'s)?) "
    r"(?=on\b|at\b|next\b|this\b|tomorrow\b|the \d|\d|(?:mon|tue|wed|thu|fri|sat|sun))"
)

_ABOUT = r"(?i)(?<!how )(?<!what )\babout (?!\d|noon\b|midday\b|half\b|quarter\b|an? )([^,.;!?]+)"
_ITS_DAY = rf"(?i) (?:(?:next |this |on |on the )?(?:{A_WEEKDAY}|tomorrow)|on (?:the )?\d|next week|at \d).*"


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


def is_all_of_a_talk(text: str) -> bool:
    """Whether no more is told than a talk and when: "talk on Friday 15:00", not what was said at it."""
    return len(re.split(_PARTS, text.strip(" ,.;!"))) == 1 and re.match(_BEGINS, text) is not None
