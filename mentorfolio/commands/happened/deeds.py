"""What is done for what happened: each step with the command that does the same."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import command_line
from mentorfolio.errors import Ambiguous
from mentorfolio.fields.form import which_one

Deeds = list[tuple[str, Done]]


def with_steps(done: Deeds, *steps: Step) -> Deeds:
    """The same deeds, with these next steps in place of their own."""
    return [(command, msgspec.structs.replace(one, steps=steps)) for command, one in done]


def only_told(desk: Desk, mentor: Mentor, sentence: str, *steps: Step) -> Deeds:
    """What is said where nothing is noted."""
    record = saved(desk.store.reading(), mentor)
    done = Done(record=record, sentence=sentence, steps=steps, undoable=False)
    return [(command_line("mentor", "show", mentor.id), done)]


def edited(desk: Desk, mentor: Mentor, sentence: str, **said: Any) -> Deeds:
    """These fields of somebody, changed as ``mentor edit`` changes them, and what is said of it."""
    from mentorfolio.commands.mentor.editing import edit
    from mentorfolio.commands.mentor.fields import PersonChange

    done = edit(desk, mentor.id, PersonChange(**said))
    line = command_line("mentor", "edit", mentor.id, *(w for k, v in said.items() for w in (f"--{k}", v)))
    return [(line, msgspec.structs.replace(done, sentence=sentence))]


def day_words(on: date | None) -> tuple[str, ...]:
    """The option for the day it was, where one was said."""
    return ("--on", str(on)) if on else ()


def chosen_of(desk: Desk, told: dict[str, str], sentence: str) -> str:
    """The only one, or the one that was chosen. Raises Ambiguous."""
    if len(told) == 1:
        return next(iter(told))
    problem = Ambiguous(
        sentence, hint=f"Say which: {', '.join(f'{i} ({text})' for i, text in told.items())}.", choices=told
    )
    if desk.asker is None:
        raise problem
    return which_one(desk.asker, problem)
