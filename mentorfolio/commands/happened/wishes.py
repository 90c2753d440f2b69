"""A talk that they want, an end that I want, and an end."""

from __future__ import annotations

import re

import msgspec

from mentorfolio.commands.happened import talks
from mentorfolio.commands.happened.answers import only_told, waiting
from mentorfolio.commands.happened.people import heard_from, staged
from mentorfolio.commands.happened.talks import Deeds
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.lifecycle import OVER, was_mentor
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.errors import RuleRefusal

_TO_MEET = r"(?i)(?:\S+ ){0,3}?(?:wants? to|wanted to|(?:would|'d) like to) (?:meet|talk|speak|have)\b"


def wishes_to_meet(desk: Desk, mentor: Mentor, typed: str) -> bool:
    """Whether it is a talk that somebody asks for by themselves, and no yes to anything one asked."""
    if mentor.stage in ("candidate", "approached", *OVER) or not re.match(_TO_MEET, typed):
        return False
    letter = waiting(desk.store.reading(), mentor)
    return letter is None or letter.state == "replied"


def wished(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """They want to meet: on the day they said, if that suits."""
    moment = talks.moment_of(meant, desk.today)
    meetings = desk.store.reading()[Meeting]
    if moment and any(mentor.id in m.mentors and m.on == moment.on and not m.cancelled for m in meetings):
        told = f"You meet {mentor.name} on that day already."
        record = saved(desk.store.reading(), mentor)
        return [only_told(mentor, Done(record=record, sentence=told, undoable=False))]
    done = heard_from(desk, mentor, meant._replace(text=""))
    if moment:
        return talks.offered(desk, mentor, moment, done)
    plan = Step("Plan the talk", f'mentorfolio meeting plan {quoted(mentor.id)} --when "thu 15:00"')
    return [(line, msgspec.structs.replace(one, steps=(plan,))) for line, one in done]


def over(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The end of a mentoring; where there was none, nobody is asked any more."""
    if mentor.stage == "declined":
        told = f"{mentor.name} is off your list already, since {said_day(mentor.stage_since)}."
        record = saved(desk.store.reading(), mentor)
        return [only_told(mentor, Done(record=record, sentence=told, undoable=False))]
    return staged(desk, mentor, "ended" if was_mentor(mentor) else "declined", meant)


def ending(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """I want it to end: asked why, and whether to write a closing letter. Raises RuleRefusal."""
    if desk.asker is None:
        line = command_line("mentor", "stage", mentor.id, "ended")
        raise RuleRefusal(
            "Wanting to end it does not end it yet, so nothing was noted.",
            hint=f"To end it: {line} --reason TEXT",
        )
    return over(desk, mentor, meant._replace(text=""))
