"""What becomes of somebody where no letter tells it: heard from, put off."""

from __future__ import annotations

from datetime import date

import msgspec

from mentorfolio.commands.happened.deeds import Deeds
from mentorfolio.commands.happened.what import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done
from mentorfolio.domain.dates import period_in_words, said_day
from mentorfolio.domain.lengths import rhythm_in
from mentorfolio.domain.lifecycle import NOT_NOW, is_new, known_since
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.standing import having_answered, met_with
from mentorfolio.domain.terms import with_cadence
from mentorfolio.domain.text import command_line, in_lines


def heard_from(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A sign of life that answers no letter: no meeting, only a contact."""
    day = meant.on or desk.today
    record = _in_touch(desk, mentor, "heard from", day, meant.text)
    done = Done(record=record, sentence=f"Noted that {mentor.name} was in touch on {said_day(day)}.")
    return [(command_line("mentor", "edit", mentor.id, "--last-contact", str(day)), done)]


def _in_touch(
    desk: Desk, mentor: Mentor, told: str, heard: date | None, note: str, **more: object
) -> dict[str, object]:
    """Their record, with the latest day one heard of them and a note more."""
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        portfolio.describe(f"{told} {now.name}")
        contact = max(filter(None, (heard, now.told_contact)), default=None)
        notes = in_lines(now.notes, note)
        now = changed(now, desk.today, told_contact=contact, notes=notes, **more)
        return saved(portfolio, portfolio[Mentor].put(now))


def staged(desk: Desk, mentor: Mentor, stage: str, meant: Understood) -> Deeds:
    """At another stage, for the reason that was said; of somebody new, also before they were noted."""
    from mentorfolio.commands.mentor import people
    from mentorfolio.commands.mentor.fields import StageSaid

    day = meant.on or desk.today
    command = command_line("mentor", "stage", mentor.id, stage, "--on", str(day))
    if day < mentor.stage_since and is_new(mentor):
        until = ("--until", str(meant.until)) if meant.until else ()
        command = command_line("happened", mentor.id, "--what", meant.what, "--on", str(day), *until)
        with desk.store.changing() as portfolio:
            portfolio.describe(f"noted since when you know {mentor.name}")
            portfolio[Mentor].put(known_since(mentor_named(portfolio, mentor.id), day, desk.today))
    done = people.stage(desk, mentor.id, stage, StageSaid(on=day, reason=meant.text or None))
    if done is None:  # shown by now, before the closing letter
        record = saved(desk.store.reading(), desk.store.reading()[Mentor][mentor.id])
        done = Done(record=record, sentence="", undoable=False)
    if meant.what in ("yes", "no"):  # an answer, which no letter keeps
        portfolio = desk.store.reading()
        met = mentor.id in met_with(portfolio[Meeting])
        familiar = having_answered(mentor, portfolio.profile, desk.today, met=met).familiar
        record = done.record | _in_touch(desk, mentor, "heard from", day, "", familiar=familiar)
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
    record = _in_touch(desk, mentor, "noted when to be in touch with", heard, note, again_on=until)
    sentence = f"You will be reminded of {mentor.name} on {said_day(until)}, not before."
    done = Done(record=record, sentence=sentence)
    return command_line("happened", mentor.id, "--what", "later", "--until", str(until)), done


def in_rhythm(desk: Desk, mentor: Mentor, meant: Understood, done: Deeds) -> Deeds:
    """What was done, and how often they agreed to talk, where that was said with it."""
    rhythm = rhythm_in(meant.text)
    if rhythm is None or rhythm == mentor.cadence:
        return done
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        portfolio.describe(f"noted how often to talk with {now.name}")
        now = portfolio[Mentor].put(with_cadence(now, rhythm, desk.today, desk.today))
        record = saved(portfolio, now)
    told = Done(record=record, sentence=f"Noted: you talk with {now.name} {period_in_words(rhythm)}.")
    asked = [
        (
            line,
            msgspec.structs.replace(one, steps=tuple(s for s in one.steps if "--cadence" not in s.command)),
        )
        for line, one in done
    ]
    return [(command_line("mentor", "edit", mentor.id, "--cadence", rhythm), told), *asked]
