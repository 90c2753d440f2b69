"""Whom one is meeting, asked for at a terminal."""

from __future__ import annotations

from collections.abc import Sequence

from msgspec.structs import replace

from mentorfolio.commands.meeting.fields import PlanSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import people_named
from mentorfolio.domain.lifecycle import OVER, PROGRESS
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.records import Circle, Mentor
from mentorfolio.domain.text import fold
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker, Question

_LIKELY = ("paused", *PROGRESS)  # with whom one meets, from the least likely on


def asked_whom(desk: Desk, asker: Asker, said: PlanSaid) -> tuple[Sequence[str], PlanSaid]:
    """Who with, by number or by name: whoever mentors one first, then who is on the way, then circles."""
    portfolio = desk.store.reading()
    people = sorted(
        (m for m in portfolio[Mentor] if m.stage not in OVER),
        key=lambda m: (-_LIKELY.index(m.stage), fold(m.name)),
    )
    told = told_apart(people)
    circles = {c.id: f"{c.name}, your circle" for c in portfolio[Circle] if c.id not in told}
    if not (told or circles):
        return (), said

    def read(text: str) -> Sequence[str]:
        return [text] if text in circles else [m.id for m in people_named(portfolio, text)]

    question = Question(
        key="whom",
        text="Who are you meeting?",
        why="A number will do, or a name; several with commas between.",
        option='mentorfolio meeting plan NAME --when "thu 15:00"',
        kind="choice",
        choices=told | circles,
        optional=False,
    )
    found = Form(asker).alone(Asked(question, read))
    return ((), replace(said, circle=found[0])) if found[0] in circles else (found, said)
