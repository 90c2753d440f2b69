"""Actions: what was promised by me or by a mentor, wherever it was promised (R1)."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.dates import said_day
from mentorfolio.domain.records import Action, Meeting, Mentor
from mentorfolio.domain.text import fold

# What one does of what one has promised.
_VERBS = tuple(
    """send introduce give lend show ask call phone ring write find put forward share bring help let get look
    read check tell invite recommend watch visit observe copy print order lead talk speak prepare draft book
    try think email mail make arrange finish practise do
    """.split()
)
_ONWARDS = {"talk": " to", "speak": " to", "think": " of", "do": " (?:the|an?|my|our|it|that|this)"}
DOING = rf"(?:{'|'.join(verb + _ONWARDS.get(verb, '') for verb in _VERBS)})\b"
_DO = (re.sub("(?<=[^aeiou])y$", "ie", re.sub("(?<=[oh])$", "e", verb)) for verb in _VERBS)
DOES = "|".join(f"{verb}s" for verb in _DO)
# Words that tell one promise from no other.
_NO_MATTER = (
    r"an?|the|my|your|her|his|their|our|me|him|them|it|i|we|she|he|they|you|to|of|in|on|at|for|with|from"
    r"|by|about|and|or|that|this|what|as|one|some|more|again|is|was|will|yesterday|today|tomorrow|last|night|week|day"
    r"|morning|just|back|up|sen[dt]|g[ai]ve|bring|brought|take|took|write|wrote|len[dt]|show|showed|post|posted"
    r"|e?mail|e?mailed|promised|did|do"
)


# What a row asks of a promise without a day, or of one of long ago.
IS_IT_DONE, STILL_NEEDED = "Is it done?", "No longer needed?"
_LET_GO = (
    r"(?i)(?:please )?(?:let (?:it|that) go|let go|drop(?: it| that)?|forget (?:it|that|about it)|never ?mind"
    r"|remove(?: it)?|(?:it is |it's |its )?(?:no longer|not) (?:needed|wanted)(?: any ?more)?)\W*"
)


class Promise(NamedTuple):
    """An action with whom it is about (ids), and the meeting and circle it was promised in, if any."""

    action: Action
    mentors: tuple[str, ...]
    meeting: str | None
    circle: str | None = None


def promises(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> Iterator[Promise]:
    """Every action there is: those of meetings, then those promised in between."""
    for meeting in meetings:
        for action in meeting.actions:
            yield Promise(action, meeting.mentors, meeting.id, meeting.circle)
    for mentor in mentors:
        for action in mentor.actions:
            yield Promise(action, (mentor.id,), None)


def open_promises(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> list[Promise]:
    """What is not done yet: by its day, those without one last."""
    found = [p for p in promises(mentors, meetings) if p.action.done is None]
    return sorted(found, key=lambda p: (p.action.due or date.max, p.action.id))


def who_promised(action: Action, who: str) -> str:
    """What was promised, as a sentence; ``who`` is whom it is with."""
    mine = f"You promised {who}".rstrip()
    return f"{mine if action.owner == 'me' else f'{who} promised'}: {action.text}"


def by_its_day(due: date | None) -> str:
    """``, by Fri 30 Jan 2026`` behind a promise that has a day."""
    return f", by {said_day(due)}" if due else ""


def is_let_go(typed: str) -> bool:
    """Whether somebody says that a promise need not be kept: "let it go", "no longer needed"."""
    return re.fullmatch(_LET_GO, typed.strip()) is not None


def shares_words(promised: str, told: str) -> bool:
    """Whether what was told may be what was promised: a word of both that says what it is about."""
    return not _telling(promised).isdisjoint(_telling(told))


def promised_before(
    known: Iterable[Promise], people: Collection[str], owner: str, text: str, names: str
) -> Promise | None:
    """The open promise of the same person to, or of, one of these people that these words may promise again.

    At least half of the telling words of the shorter are in both; the ``names`` of the people tell nothing.
    """
    said = _telling(text) - _telling(names)

    def shared(promise: Promise) -> int:
        theirs = _telling(promise.action.text) - _telling(names)
        both = len(said & theirs)
        return both if both and 2 * both >= min(len(said), len(theirs)) else 0

    alike = [
        p
        for p in known
        if p.action.done is None and p.action.owner == owner and {*p.mentors} & {*people} and shared(p)
    ]
    return max(alike, key=shared, default=None)


def _telling(text: str) -> set[str]:
    words = [word for word in re.findall(r"\w+", fold(text)) if not re.fullmatch(_NO_MATTER, word)]
    return {word.removesuffix("s") for word in words if len(word) > 1 or word.isdigit()}
