"""Somebody was given to one as a mentor, by HR or a programme (F2)."""

from __future__ import annotations

from datetime import date
from functools import partial
from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.commands.happened.talks import Deeds, planned
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, same_person
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.lifecycle import move
from mentorfolio.domain.programme import programme_in
from mentorfolio.domain.records import Mentor, Term
from mentorfolio.domain.said_name import SaidName
from mentorfolio.domain.talks_told import talk_in
from mentorfolio.domain.terms import begin_term
from mentorfolio.domain.text import command_line
from mentorfolio.errors import MissingValue, NotFound
from mentorfolio.fields.form import Form, asking, yes_to
from mentorfolio.fields.people import Person

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_WHO = Person("", ask="Who is it? Their name.", why="You will say hello to them.", needed=True)


def same_as(portfolio: Portfolio, person: SaidName) -> Mentor | None:
    """Who of the portfolio it is: of that very name, or the only one who is called so."""
    if " " in person.name:
        return same_person(portfolio, person.name, [person.email])
    try:
        return mentor_named(portfolio, person.name)
    except NotFound:
        return None


class Given(NamedTuple):
    """Somebody new whom one was given; where no name was said, ``told`` is all that is known of them."""

    person: SaidName | None
    told: str = ""
    what: str = "given"

    def noted(self, desk: Desk, on: date | None) -> Deeds:
        """A mentor from that day on, whom one has not met; no deed where it was not meant so.

        Who was named by a sentence is shown first; who is not named is asked for. Raises MissingValue.
        """
        from mentorfolio.commands.mentor.asked import add_given
        from mentorfolio.commands.mentor.people import add_one

        day, person = on or desk.today, self.person
        if person is None:
            if desk.asker is None:
                raise MissingValue(
                    "Say who they gave you.",
                    hint='Like: mentorfolio happened "HR gave me a mentor, Jackie Sample"',
                )
            person = Form(desk.asker).alone(asking(_WHO, "name", desk.today))
            person = person._replace(note=", ".join(filter(None, (person.note, self.told))))
        elif desk.asker:
            asked = f"Add {person.name} as the mentor you were given?"
            if not yes_to(desk.asker, asked, "n adds nobody.", "--what given"):
                return []
        done = add_given(person, day, partial(add_one, desk))
        more = ("--stage", "active", "--on", str(day), "--form", "formal")
        added = [(command_line("mentor", "add", person.name, *more), done)]
        new = mentor_named(desk.store.reading(), done.record["id"])
        return with_first_talk(desk, new, f"{person.note}, {self.told}", added)


def known_before(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Somebody of the portfolio: an active mentor now, in a formal term."""
    from mentorfolio.commands.mentor.people import after_adding

    day = meant.on or desk.today
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        if now.stage != "active":
            now = move(now, "active", desk.today, on=day, reason=meant.text)
        if now.form != "formal":
            term = Term(form="formal", start=day, programme=programme_in(meant.text), cadence=now.cadence)
            now = begin_term(now, term, desk.today)
        portfolio.describe(f"noted that {now.name} was given to you as a mentor")
        record = saved(portfolio, portfolio[Mentor].put(now))
    sentence = f"{now.name} is your mentor now, through a programme."
    done = Done(record=record, sentence=sentence, steps=after_adding(now))
    return with_first_talk(
        desk, now, meant.text, [(command_line("mentor", "stage", now.id, "active", "--on", str(day)), done)]
    )


def with_first_talk(desk: Desk, mentor: Mentor, told: str, done: Deeds) -> Deeds:
    """What was done, and the first talk, where its day was told with it."""
    moment = talk_in(told, desk.today)
    return [*done, planned(desk, mentor, moment)] if moment else done
