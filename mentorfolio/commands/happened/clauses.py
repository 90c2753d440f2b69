"""The clauses of a sentence that say more than its beginning: "we met, I promised to send it"."""

from __future__ import annotations

import re
from collections.abc import Collection

from mentorfolio.commands.happened.openings import HE
from mentorfolio.commands.happened.patterns import FURTHER
from mentorfolio.commands.happened.what import THEIRS, Understood
from mentorfolio.domain.promises import DOES
from mentorfolio.domain.said_name import NO_END

JOINED = rf"(?:[,;]\s*|{NO_END}\.\s+)(?:(?:and|but|so|then|also)\s+)*|\s(?:and|but)\s+(?:(?:then|also)\s+)*"
_TOLD_ON = (
    rf"(?i)(?:[;!?]|{NO_END}\.)(?=\s|$)"
    r"|(?:,|\sand|\sbut)\s+(?:and |but )?(?:she|he|they|we|i|it|that was|which)\b"
)

UNCLAIMED = "unclaimed"  # a promise of which nobody tells whose it is: "we met, and promised to send it"
_DONE_TO_ME = r"(?i)\b(?:rang|phoned|called|visited|met|saw|with) me\b"
_TO_THEM = (
    r"(?i)\b(?:him|them|her(?= (?:the|an?|my|some|it|this|that|to|about|by|on|in|again|back)\b|[,.]|$))\b"
)


def clauses(text: str, whats: Collection[str]) -> tuple[str, list[tuple[str, str, str]]]:
    """The first clause, and of those behind it: what it says, its words, and those behind its beginning."""
    found: list[tuple[int, int, int, str]] = []
    for joint in re.finditer(rf"(?i){JOINED}", text):
        for what, beginning in FURTHER:
            if what in whats and (begins := re.match(rf"(?i)(?:{beginning})", text[joint.end() :])):
                found.append((joint.start(), joint.end(), joint.end() + begins.end(), what))
                break
        else:
            # What they do behind what I will do: "i write one page, and she sends her list".
            turns = re.match(rf"(?i){HE} (?=(?:{DOES})\b)", text[joint.end() :])
            if turns and found and found[-1][3] == "promised" and re.match(r"(?i)i\b", text[found[-1][1] :]):
                found.append((joint.start(), joint.end(), joint.end() + turns.end(), "promised"))
    ends = [*(start for start, *_ in found[1:]), len(text)][: len(found)]
    rest = []
    for (_, begin, behind, what), end in zip(found, ends, strict=True):
        # Of a talk all that is told of it belongs to it.
        told_on = None if what == "met" else re.search(_TOLD_ON, text[behind:end])
        end = behind + told_on.start() if told_on else end
        clause = text[begin:end]
        if re.match(r"(?i)will |promised (?!(?:me|her|him|them)\b)", clause):
            subjects = re.findall(r"(?i)\b(?:i|we|she|he|they)\b", text[:begin])
            whose = subjects[-1] if subjects else "she" if re.search(_DONE_TO_ME, text[:begin]) else ""
            if whose.casefold() == "we" and re.match(r"(?i)will ", clause):
                continue  # what both will do is no promise
            if whose.casefold() in ("", "we"):
                what = UNCLAIMED
            else:
                clause = f"{whose} {clause}"
        rest.append((what, clause, text[behind:end]))
    return text[: found[0][0]] if found else text, rest


def claimed(one: Understood, main: str) -> Understood:
    """A promise to me is theirs, one to them mine; else it is whose what was told before it is.

    Behind a talk that may be either.
    """
    if one.what != UNCLAIMED:
        return one
    mine = None if main == "met" else main == "done"
    if re.search(_TO_THEM, one.text):
        mine = True
    if re.search(r"(?i)\b(?:me|us)\b", one.text):
        mine = False
    if mine is None:
        return one
    return Understood("promised", one.text if mine else f"{THEIRS} {one.text}")
