"""What is recorded for each thing that happens: by the very commands that do it one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from functools import partial
from typing import Any

import msgspec

from mentorfolio.commands.happened import answers, details, keeping, newcomers, talks
from mentorfolio.commands.happened.deeds import (
    Deeds,
    again,
    day_words,
    died,
    edited,
    heard_from,
    in_rhythm,
    only_told,
    staged,
    with_steps,
)
from mentorfolio.commands.happened.newcomers import need_they_fit, with_people
from mentorfolio.commands.happened.phrases import begins, tells
from mentorfolio.commands.happened.what import Understood
from mentorfolio.commands.log import LogSaid, log
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Step
from mentorfolio.domain.dates import said_day, said_near
from mentorfolio.domain.days_in_sentences import moment_in, names_a_weekday, place_in
from mentorfolio.domain.lengths import talks_in
from mentorfolio.domain.lifecycle import OVER, TOGETHER, gave_up, was_mentor
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.talks_told import topic_in
from mentorfolio.domain.text import command_line, in_lines, quoted
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import RuleRefusal
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker, Question

_NO_TO_WHAT = Question(
    key="to_what",
    text="What did {name} say no to?",
    why="A no to one thing leaves the rest as it is; an end is kept as one, with its day.",
    option="mentorfolio mentor stage NAME ended",
    kind="choice",
)


def do(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Do what was understood; gives the command that does the same, and what it says, for each step."""
    meant = with_people(desk, mentor, _before_its_talk(desk, mentor, meant))
    done = answers.went_out(desk, mentor, meant)
    now = desk.store.reading()[Mentor][mentor.id] if done else mentor
    done = [*done, *_RECORDERS[meant.what](desk, now, meant)]
    for more in meant.also:
        if meant.what == "met" and more.what == "promised":
            continue  # it is kept with the talk
        if meant.what == "no" and more.what == "introduced":
            continue  # it is kept before the no
        portfolio = desk.store.reading()
        now = mentor_named(portfolio, mentor.id)
        said_at_it = meant.what == "met" and more.what in ("yes", "no") and now.stage in TOGETHER
        if said_at_it and not answers.waiting(portfolio, now):
            continue  # it is told with the talk
        done = [*done, *_RECORDERS[more.what](desk, now, more._replace(on=more.on or meant.on))]
    return _each_step_once(done)


def _before_its_talk(desk: Desk, mentor: Mentor, meant: Understood) -> Understood:
    """A yes was said by the day of the talk that is told behind it, where it can have been."""
    talked = next((one.on for one in meant.also if one.what == "met" and one.on), None)
    if meant.what != "yes" or meant.on or talked is None:
        return meant
    letter = answers.waiting(desk.store.reading(), mentor)
    began = letter.sent if letter and letter.sent else mentor.stage_since
    return meant if talked < began else meant._replace(on=talked)


def _each_step_once(done: Deeds) -> Deeds:
    """What several deeds would have one do next, and their way back, is said once, with the last of them."""
    found: Deeds = []
    told: set[str] = set()
    undoable = True
    for command, one in reversed(done):
        steps = tuple(step for step in one.steps if step.command not in told)
        told |= {step.command for step in steps}
        found.append((command, msgspec.structs.replace(one, steps=steps, undoable=one.undoable and undoable)))
        undoable = undoable and not one.undoable
    return found[::-1]


def _yes(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A yes; a day said with it is offered for the talk, or is the one before which nothing shall be."""
    done = in_rhythm(desk, mentor, meant, _yes_to_what(desk, mentor, meant))
    moment = moment_in(meant.text, desk.today)
    if meant.until and not (moment and moment.on > meant.until):
        return [*done, again(desk, mentor, meant.until)]
    if moment is None and desk.asker and names_a_weekday(meant.text):
        moment = talks.asked_for(desk, desk.asker)
    if moment is None or talks.meets_on(desk, mentor, moment.on):
        return done
    done = done or heard_from(desk, mentor, meant._replace(text=""))
    return talks.offered(desk, mentor, moment, done, meant.text)


def _yes_to_what(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Whoever said yes to being a mentor is one; any other yes is one to what they were asked."""
    plainly = re.search(r"(?i)\bmentor(?:ing)?\b", meant.text) is not None
    if plainly and mentor.stage not in TOGETHER and not answers.waiting(desk.store.reading(), mentor):
        return staged(desk, mentor, "active", meant)
    done = answers.answer(desk, mentor, meant)
    now = desk.store.reading()[Mentor][mentor.id]
    if plainly and now.stage == "conversation":
        return [*done, *staged(desk, now, "active", meant)]
    return done


def _answered(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """An answer; a day that they offer in it is planned at a terminal, if that suits: then it is a yes."""
    moment = moment_in(meant.text, desk.today) if tells("could", meant.text) else None
    if moment is None or talks.meets_on(desk, mentor, moment.on):
        return answers.answer(desk, mentor, meant)
    suits = desk.asker is not None and talks.suits(desk.asker, mentor, moment)
    if suits and _is_new_to_talks(mentor):
        return _agreed(desk, mentor, meant)
    done = answers.answer(desk, mentor, meant)
    if suits:
        return [*with_steps(done), talks.planned(desk, mentor, moment, place=place_in(meant.text))]
    return talks.to_plan(mentor, moment, done)


def _is_new_to_talks(mentor: Mentor) -> bool:
    return mentor.stage in ("candidate", "approached") or gave_up(mentor)


def _agreed(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A meeting agreed on; whoever was only written to has said yes to a talk by that."""
    moment = talks.expect_moment(desk, mentor, meant)
    minutes = None
    if _is_new_to_talks(mentor):
        done = answers.answer(desk, mentor, Understood("yes", on=meant.on))
        minutes = talks.minutes_asked(done)
        done = with_steps(done)
    else:
        done = answers.an_answer(desk, mentor, Understood("answered", on=meant.on))
    planned = talks.planned(
        desk, mentor, moment, minutes, place_in(meant.text), meant.apart or topic_in(meant.text)
    )
    return in_rhythm(desk, mentor, meant, [*done, planned])


def _no(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A no; whom they named instead is a candidate first, and may be the next to write to."""
    to_what = _no_to_what(desk, desk.asker, mentor) if desk.asker and mentor.stage in TOGETHER else ""
    need = answers.need_spoken_of(desk.store.reading(), mentor)
    named = _named(desk, mentor, meant._replace(text=""), need) if meant.who else []
    for more in (one for one in meant.also if one.what == "introduced"):
        named += _named(desk, mentor, more._replace(on=more.on or meant.on), need)
    if to_what == "all":
        return [*named, *_over(desk, mentor, meant)]
    done = (answers.without_letter if to_what == "one" else answers.answer)(desk, mentor, meant)
    if any(one.steps for _, one in done):  # thanks for the answer, and who is next
        told = {word for _, one in done for step in one.steps for word in step.command.split()}
        named = [
            (line, one) if one.record["id"] not in told else with_steps([(line, one)])[0]
            for line, one in named
        ]
    return [*named, *done]


def _no_to_what(desk: Desk, asker: Asker, mentor: Mentor) -> str:
    """What a mentor said no to: the ``letter`` that waits, ``one`` thing one asked, or ``all`` of it."""
    letter = answers.waiting(desk.store.reading(), mentor)
    sent = f"your letter of {said_near(letter.sent, desk.today)}" if letter and letter.sent else ""
    choices = {
        **({"letter": sent} if sent else {}),
        "one": f"{'something else' if sent else 'one thing'} you asked; they stay your mentor",
        "all": "being your mentor any longer: it is over",
    }
    question = _NO_TO_WHAT._replace(text=_NO_TO_WHAT.text.format(name=mentor.called), choices=choices)
    found: str = Form(asker).alone(
        Asked(question, partial(one_of, choices, what="an answer"), next(iter(choices)))
    )
    return found


def _talked(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A talk, with what was promised at it."""
    promised = [one.text for one in meant.also if one.what == "promised"]
    actions = keeping.promised_in(promised, desk.today)
    more = (*day_words(meant.on), *(word for typed in promised for word in ("--action", typed)))
    said_no = any(one.what == "no" for one in meant.also)
    yes = [] if said_no else answers.came_to_talk(desk, mentor, meant.on or desk.today)
    agreed = in_rhythm(desk, mentor, meant, []) if talks_in(meant.text) else []
    done = log(desk, mentor.id, [meant.text], LogSaid(on=meant.on, action=actions))
    if tells("goodbye", meant.text) and mentor.stage in TOGETHER:
        ended = Step("If that was the end of it", command_line("mentor", "stage", mentor.id, "ended"))
        done = msgspec.structs.replace(done, steps=(*done.steps, ended))
    return [*yes, *agreed, (command_line("log", mentor.id, meant.text, *more), done)]


def _introduced(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    need = need_they_fit(desk, mentor, meant)  # before it is answered
    answered = answers.an_answer(desk, mentor, meant)
    return [*answered, *_named(desk, mentor, meant, need)]


def _named(desk: Desk, mentor: Mentor, meant: Understood, need: str | None) -> Deeds:
    """Whom they named, a candidate for the ``need``; a promise to introduce this very person is kept."""
    from mentorfolio.commands.network.asking import named

    note = in_lines(meant.note, meant.text)
    helped = meant.what == "introduced" and not meant.only_named
    done = named(
        desk,
        mentor.id,
        [meant.who],
        need,
        note=note,
        email=meant.email,
        on=meant.on,
        helped=helped,
        in_touch=meant.in_touch,
    )
    about: dict[str, Any] = done.record
    for_it = ("--need", about["need"]) if about["need"] else ()
    line = command_line("network", "ask", mentor.id, *for_it, "--named", meant.who)
    steps = done.steps if meant.what == "introduced" else done.steps[1:]  # a no is thanked for otherwise
    told = (line, msgspec.structs.replace(done, record=about["candidates"][0], steps=steps))
    return [*keeping.kept_by_introducing(desk, mentor, meant), told]


def _still_waiting(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """No answer yet: nothing changes, and it is said when a reminder is due."""
    portfolio = desk.store.reading()
    letter = answers.waiting(portfolio, mentor)
    if letter is None or letter.sent is None:
        sentence = f"No letter to {mentor.name} is waiting for an answer, so nothing was noted."
        return only_told(desk, mentor, sentence)
    due = letter.follow_up_on
    may = due is not None and due <= desk.today
    reminder = command_line("approach", mentor.id, "--template", "follow-up")
    when = f" One reminder is due on {said_day(due)}." if due and not may else ""
    return only_told(
        desk,
        mentor,
        f"Your letter to {mentor.name} has been out since {said_day(letter.sent)}.{when}",
        *((Step("Remind them, once", reminder),) if may else ()),
        Step("If you give up on it", command_line("outreach", "unanswered", letter.id)),
    )


def _called_off(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A meeting that is off; with "not in December" nobody is asked for another day before that."""
    if meant.until is None:
        return talks.cancelled(desk, mentor, meant)
    done = talks.cancelled(desk, mentor, meant) if talks.planned_with(desk, mentor) else []
    return [*done, again(desk, mentor, meant.until)]


def _moved(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A meeting on another day; where none is planned, a day that is proposed is one for a first."""
    moment = talks.moment_of(meant, desk.today)
    proposed = talks.is_proposed(meant.text) and not meant.when
    if moment is None or not proposed or talks.planned_with(desk, mentor):
        return talks.moved(desk, mentor, meant)
    told = in_lines(meant.text, meant.apart)
    done = answers.answer(desk, mentor, meant._replace(what="answered", text=told))
    return talks.offered(desk, mentor, moment, done)


def wishes_to_meet(desk: Desk, mentor: Mentor, typed: str) -> bool:
    """Whether it is a talk that somebody asks for by themselves, and no yes to anything one asked."""
    if mentor.stage in ("candidate", "approached", *OVER) or not begins("to_meet", typed):
        return False
    letter = answers.waiting(desk.store.reading(), mentor)
    return letter is None or letter.state == "replied"


def _wished(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """They want to meet: on the day they said, if that suits."""
    moment = talks.moment_of(meant, desk.today)
    if moment and talks.meets_on(desk, mentor, moment.on):
        return only_told(desk, mentor, f"You meet {mentor.name} on that day already.")
    done = heard_from(desk, mentor, meant._replace(text=""))
    if moment:
        return talks.offered(desk, mentor, moment, done)
    plan = Step("Plan the talk", f'mentorfolio meeting plan {quoted(mentor.id)} --when "thu 15:00"')
    return with_steps(done, plan)


def _over(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """The end of a mentoring; where there was none, nobody is asked any more."""
    if mentor.stage == "declined":
        told = f"{mentor.name} is off your list already, since {said_day(mentor.stage_since)}."
        return only_told(desk, mentor, told)
    return staged(desk, mentor, "ended" if was_mentor(mentor) else "declined", meant)


def _ending(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """I want it to end: asked why, and whether to write a closing letter. Raises RuleRefusal."""
    if desk.asker is None:
        line = command_line("mentor", "stage", mentor.id, "ended")
        raise RuleRefusal(
            "Wanting to end it does not end it yet, so nothing was noted.",
            hint=f"To end it: {line} --reason TEXT",
        )
    return _over(desk, mentor, meant._replace(text=""))


def _helped(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Kept with the last talk, or as a note where there was none; they may like to hear of it."""
    text = f"{said_day(meant.on)}: {meant.text}" if meant.on else meant.text
    held = [m for m in desk.store.reading()[Meeting] if m.held and mentor.id in m.mentors]
    if held:
        did = talks.learnt_at(desk, max(held, key=lambda m: (m.when, m.id)), text)
    else:
        did = _as_a_note(desk, mentor, text)
    tell = Step("Tell them that it helped", command_line("approach", mentor.id, "--template", "news"))
    return with_steps(did, tell)


def _as_a_note(desk: Desk, mentor: Mentor, text: str) -> Deeds:
    told = f"Kept as a note of {mentor.name}: {text}"
    return edited(desk, mentor, told, notes=in_lines(mentor.notes, text))


def _noted(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """Words with nothing to change, kept under their day."""
    return _as_a_note(desk, mentor, f"{said_day(meant.on or desk.today)}: {meant.text}")


_RECORDERS: dict[str, Callable[[Desk, Mentor, Understood], Deeds]] = {
    **dict.fromkeys(("later", "nothing"), answers.answer),
    "answered": _answered,
    "yes": _yes,
    "no": _no,
    "met": _talked,
    "introduced": _introduced,
    "promised": keeping.promised,
    "cancelled": _called_off,
    "moved": _moved,
    "wrote": answers.wrote,
    "kept": keeping.kept,
    "done": keeping.done,
    "over": _over,
    "planned": _agreed,
    "waiting": _still_waiting,
    "given": newcomers.known_before,
    "helped": _helped,
    "wished": _wished,
    "ending": _ending,
    "unkept": keeping.unkept,
    "asked": answers.asked,
    "noted": _noted,
    "died": died,
    "bounced": answers.bounced,
    "address": details.address,
    "name": details.name,
    "work": details.work,
}
