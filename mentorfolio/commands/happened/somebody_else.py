"""What a sentence tells of somebody else than whom it is noted under: said to be left, and how to note it."""

from __future__ import annotations

import re
from collections.abc import Iterator

import msgspec

from mentorfolio.commands.happened.clauses import JOINED
from mentorfolio.commands.happened.openings import WAS
from mentorfolio.commands.happened.talks import Deeds
from mentorfolio.commands.happened.understanding import understood
from mentorfolio.commands.happened.whom import begun_with_a_name
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Step
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line

_WITH = (
    rf"(?i)(?P<i>(?:i|we){WAS} (?:also |then )?)?"
    r"(?:met(?: up)?(?: with)?|saw|(?:bumped|ran) into|(?:talked|spoke|wrote) (?:to|with)"
    r"|phoned|called|rang|visited|sent|gave|wrote|e-?mailed|texted|promised"
    r"|had (?:an? )?(?:\w+ )?(?:coffee|lunch|tea|call|talk|chat|meeting|walk) with) "
)


def with_what_is_left(desk: Desk, mentor: Mentor, typed: str, done: Deeds) -> Deeds:
    """What was done; with the last of it, what was told of others and not noted."""
    if not done:
        return done
    *before, (command, last) = done
    for other, clause in _of_others(desk, mentor, typed):
        step = Step(f"To note it under {other.name}", command_line("happened", clause))
        before_it = f"{last.sentence.rstrip('.')}. " if last.sentence else ""
        told = f'{before_it}Not noted, for it is about {other.name}: "{clause}".'
        last = msgspec.structs.replace(last, sentence=told, steps=(*last.steps, step))
    return [*before, (command, last)]


def _of_others(desk: Desk, mentor: Mentor, typed: str) -> Iterator[tuple[Mentor, str]]:
    """Each clause that begins with something done with somebody else of the portfolio, or by them."""
    portfolio, found = desk.store.reading(), []
    for joint in re.finditer(rf"(?i){JOINED}", typed):
        clause = typed[joint.end() :]
        did = re.match(_WITH, clause)
        begun = begun_with_a_name(portfolio, clause[did.end() if did else 0 :], (2, 1))
        if begun is None or begun[0] == mentor:
            continue
        if did or understood(begun[1], desk.today, begun[0].names):
            found.append((joint, begun[0], "" if did is None or did["i"] else "I "))
    ends = [*(joint.start() for joint, *_ in found[1:]), len(typed)]
    for (joint, other, who), end in zip(found, ends, strict=False):
        yield other, who + typed[joint.end() : end].strip(" ,.;")
