"""What is done for what happened: each step with the command that does the same."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import Any

import msgspec

from mentorfolio.commands.happened.what import Understood
from mentorfolio.commands.mentor import people
from mentorfolio.commands.mentor.editing import edit
from mentorfolio.commands.mentor.ending import with_drafts_gone
from mentorfolio.commands.mentor.fields import PersonChange, StageSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.dates import period_in_words, said_day
from mentorfolio.domain.lengths import rhythm_in
from mentorfolio.domain.lifecycle import DIED, NOT_NOW, is_new, known_since, was_mentor, with_move
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.standing import having_answered, met_with
from mentorfolio.domain.terms import with_cadence
from mentorfolio.domain.text import command_line, in_lines
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


def heard_from(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A sign of life that answers no letter: no meeting, only a contact."""
    day = meant.on or desk.today
    record = _in_touch(desk, mentor, "heard from {}", day, meant.text)
    done = Done(record=record, sentence=f"Noted that {mentor.name} was in touch on {said_day(day)}.")
    return [(command_line("mentor", "edit", mentor.id, "--last-contact", str(day)), done)]


def person_changed(
    desk: Desk, mentor: Mentor, told: str, change: Callable[[Mentor], Mentor]
) -> tuple[Mentor, dict[str, object]]:
    """Somebody as they are after a change, and their record; ``told`` says what it was, {} is their name."""
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        portfolio.describe(told.format(now.name))
        now = portfolio[Mentor].put(change(now))
        return now, saved(portfolio, now)


def _in_touch(
    desk: Desk, mentor: Mentor, told: str, heard: date | None, note: str, **more: object
) -> dict[str, object]:
    """Their record, with the latest day one heard of them and a note more."""

    def with_contact(now: Mentor) -> Mentor:
        contact = max(filter(None, (heard, now.told_contact)), default=None)
        return changed(now, desk.today, told_contact=contact, notes=in_lines(now.notes, note), **more)

    return person_changed(desk, mentor, told, with_contact)[1]


def noted_since(desk: Desk, mentor: Mentor, day: date) -> bool:
    """Somebody new is known since a day before they were noted: people are added long after a first letter.

    Tells whether that is so.
    """
    if day >= mentor.stage_since or not is_new(mentor):
        return False
    person_changed(
        desk, mentor, "noted since when you know {}", lambda now: known_since(now, day, desk.today)
    )
    return True


def staged(desk: Desk, mentor: Mentor, stage: str, meant: Understood) -> Deeds:
    """At another stage, for the reason that was said; of somebody new, also before they were noted."""
    day = meant.on or desk.today
    command = command_line("mentor", "stage", mentor.id, stage, "--on", str(day))
    if noted_since(desk, mentor, day):
        until = ("--until", str(meant.until)) if meant.until else ()
        command = command_line("happened", mentor.id, "--what", meant.what, "--on", str(day), *until)
    done = people.stage(desk, mentor.id, stage, StageSaid(on=day, reason=meant.text or None))
    if done is None:  # shown by now, before the closing letter
        record = saved(desk.store.reading(), desk.store.reading()[Mentor][mentor.id])
        done = Done(record=record, sentence="", undoable=False)
    if meant.what in ("yes", "no"):  # an answer, which no letter keeps
        portfolio = desk.store.reading()
        met = mentor.id in met_with(portfolio[Meeting])
        familiar = having_answered(mentor, portfolio.profile, desk.today, met=met).familiar
        record = done.record | _in_touch(desk, mentor, "heard from {}", day, "", familiar=familiar)
        done = msgspec.structs.replace(done, record=record)
    return [(command, done)]


def put_off(desk: Desk, mentor: Mentor, meant: Understood, until: date) -> Deeds:
    """Not now, with no letter to keep it: who was never approached has been by now, the rest is a note."""
    said_so = meant.text.casefold().startswith(NOT_NOW)
    told = meant.text if said_so else NOT_NOW + (f": {meant.text}" if meant.text else ", perhaps later")
    if mentor.stage == "candidate":
        sentence = f"Noted of {mentor.name}: {told}."
        done = staged(desk, mentor, "approached", meant._replace(text=told))
        done = [(command, msgspec.structs.replace(one, sentence=sentence)) for command, one in done]
        return [*done, again(desk, mentor, until, heard=meant.on or desk.today)]
    note = f"{said_day(meant.on or desk.today)}: {told}"
    return [again(desk, mentor, until, heard=meant.on or desk.today, note=note)]


def again(
    desk: Desk, mentor: Mentor, until: date, *, heard: date | None = None, note: str = ""
) -> tuple[str, Done]:
    """In touch again on a day, and not before; what was heard of them, and on which day, is kept."""
    record = _in_touch(desk, mentor, "noted when to be in touch with {}", heard, note, again_on=until)
    sentence = f"You will be reminded of {mentor.name} on {said_day(until)}, not before."
    done = Done(record=record, sentence=sentence)
    return command_line("happened", mentor.id, "--what", "later", "--until", str(until)), done


def in_rhythm(desk: Desk, mentor: Mentor, meant: Understood, done: Deeds) -> Deeds:
    """What was done, and how often they agreed to talk, where that was said with it."""
    rhythm = rhythm_in(meant.text)
    if rhythm is None or rhythm == mentor.cadence:
        return done
    now, record = person_changed(
        desk,
        mentor,
        "noted how often to talk with {}",
        lambda now: with_cadence(now, rhythm, desk.today, desk.today),
    )
    told = Done(record=record, sentence=f"Noted: you talk with {now.name} {period_in_words(rhythm)}.")
    asked = [(line, one, tuple(s for s in one.steps if "--cadence" not in s.command)) for line, one in done]
    rest = [(line, msgspec.structs.replace(one, steps=steps)) for line, one, steps in asked]
    return [(command_line("mentor", "edit", mentor.id, "--cadence", rhythm), told), *rest]


def died(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Off the list, with nothing left to do: no letter, no meeting, and nobody is to be thanked."""
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        for meeting in portfolio[Meeting]:
            if meeting.mentors == (mentor.id,) and is_planned(meeting) and not meeting.circle:
                portfolio[Meeting].put(changed(meeting, desk.today, cancelled=True))
        stage = "ended" if was_mentor(now) else "declined"
        day = max(meant.on or desk.today, now.stage_since)
        now = with_move(now, stage, desk.today, on=day, reason=DIED)
        now = changed(now, desk.today, hello=None, again_on=None)
        portfolio.describe(f"noted that {now.name} has died")
        record, _ = with_drafts_gone(portfolio, portfolio[Mentor].put(now))
    told = (
        f"I am sorry. {now.name} is off your list, and nothing will remind you of them; all you kept stays."
    )
    line = command_line("mentor", "stage", mentor.id, stage, "--on", str(day), "--reason", DIED)
    return [(line, Done(record=record, sentence=told))]
