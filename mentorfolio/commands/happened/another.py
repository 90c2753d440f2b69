"""A talk that was with somebody else than whom it is told of."""

from __future__ import annotations

import re
from collections.abc import Sequence

from mentorfolio.commands.happened.openings import A_DAY
from mentorfolio.domain.greeting import untitled
from mentorfolio.domain.text import fold

_MET_BY_NAME = (
    r"(?i)^(?:(?:i|we) )?(?:met|saw|(?:talked|spoke) (?:to|with)|(?:bumped|ran) into)(?: with| up with)? "
    r"(?P<who>(?-i:[A-Z][\w'-]+(?: [A-Z][\w'-]+)+)|(?-i:[A-Z][\w'-]+)(?= instead\b))"
)
# One of theirs, who is not themselves.
_RELATION = (
    r"(?:(?:new|old|older|elder|younger|little|big|best|twin|former|line) )?"
    r"(?:sister|brother|mother|father|mum|dad|parents?|son|daughter|kids?|child|children|family|cousin|aunt"
    r"|uncle|niece|nephew|friends?|neighbours?|mentees?|mentor|twin|flatmate|boyfriend|girlfriend"
    r"|pa|secretary|assistant|office|team|manager|boss|deputy|husband|wife|partner|colleagues?)\b(?!'s?\b)"
)
_ONE_OF_THEIRS = (
    r"(?i)^(?:(?!(?:her|him|them|she|he|they)\b)[\w']+ ){0,4}?"
    rf"(?:met|saw|with|to|into|phoned|called|rang|visited) (?:her|his|their|[\w-]+'s) {_RELATION}"
)
# Behind these stands whom a talk was with, and who came with them.
_TALK = (
    r"(?:met|saw|(?:bumped|ran) into|phoned|rang|visited)(?: up)?(?: with)?"
    r"|(?:talked|spoke|chatted|meeting|talk|chat|coffee|lunch|tea|dinner|breakfast|drink|call|walk|zoom|hour"
    r"|session|caught up|catch-up) (?:to|with)"
)
_WITH = (
    rf"(?i)^(?:(?!(?:she|he|they|to|told|wants?|said)\b)[\w']+ ){{0,4}}?(?:{_TALK}) "
    r"(?P<who>[^\W\d_][\w-]*(?: (?!(?:and|with)\b)[^\W\d_][\w-]*)?)(?P<own>['\u2019]s\b)?"
    r"(?P<more>(?:,? (?:and|with) |, )[\w]+)?"
)


def talked_with(text: str) -> tuple[str, str]:
    """Whom a talk was with, two words that may be a name, and who is told to have been there as well."""
    found = re.match(_WITH, text)
    if found is None or found["own"] or re.match(rf"(?i){A_DAY}", found["who"]):
        return "", ""
    return found["who"], (found["more"] or "").split(" ")[-1]


def met_one_of_theirs(text: str) -> bool:
    """Whether the one met was somebody of theirs: "I met her sister", "had coffee with his boss"."""
    return re.match(_ONE_OF_THEIRS, text) is not None


def met_another(text: str, called: Sequence[str]) -> bool:
    """Whether a talk is told of that was with somebody else: "met Anna Sample instead"."""
    found = re.match(_MET_BY_NAME, text)
    if found is None or re.match(rf"(?i){A_DAY}", found["who"]):
        return False
    theirs = set(re.findall(r"\w+", fold(" ".join(called))))
    first = untitled(found["who"]).partition(" ")[0]
    told = re.findall(r"\w+", fold(f"{first} {text[found.end() :]}"))
    return bool(theirs) and theirs.isdisjoint(told)
