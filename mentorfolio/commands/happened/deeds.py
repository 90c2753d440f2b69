"""What is recorded for each thing that happens: by the very commands that do it one by one."""

from __future__ import annotations

import re
from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, Any, TypeVar

import msgspec

from mentorfolio.commands.happened.words import Understood
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named, told_apart
from mentorfolio.desk.people import saved
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.by_the_way import day_in, moment_in
from mentorfolio.domain.dates import said as said_day
from mentorfolio.domain.dates import said_when
from mentorfolio.domain.lifecycle import ASKING
from mentorfolio.domain.moments import Moment
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import Meeting, Mentor, Outreach, changed
from mentorfolio.domain.standing import met_with
from mentorfolio.domain.text import command_line, fold, quoted
from mentorfolio.errors import Ambiguous, MissingValue, RuleRefusal
from mentorfolio.fields.form import Asked, Form, which_one, yes_to

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_Done = list[tuple[str, Done]]
_Deed = Callable[[Desk, Mentor, Understood], _Done]
T = TypeVar("T")

_PROMISE_IN = (
    r"(?i)\b(?:she|he|they)(?:'ll| will| wants? to| promised to| offered to) (?!be\b|not\b)([^.;!?]+)"
)
_SHORTEST = 3  # letters of a word that tells one promise from another


def do(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """Do what was understood; gives the command that does the same, and what it says, for each step."""
    return _DEEDS[meant.what](desk, mentor, meant)


def _waiting(portfolio: Portfolio, mentor: Mentor) -> Outreach | None:
    """The letter to them that waits for an answer, the latest."""
    waiting = [
        x
        for x in portfolio[Outreach]
        if x.mentor == mentor.id
        and x.state in ("sent", "replied")
        and x.kind in ASKING
        and x.kind != "follow-up"
    ]
    return max(waiting, key=lambda x: x.sent or x.drafted, default=None)


def _day_words(on: date | None) -> tuple[str, ...]:
    return ("--on", str(on)) if on else ()


def _answer(verb: str) -> _Deed:
    def answer(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
        from mentorfolio.commands.outreach import letters
        from mentorfolio.commands.outreach.fields import Answered, AnsweredLater

        letter = _waiting(desk.store.reading(), mentor)
        if letter is None or (verb == letter.state == "replied"):  # they have answered it before
            return _without_letter(desk, mentor, meant)
        note = meant.text or None
        more = (*_day_words(meant.on), *(("--note", note) if note else ()))
        if verb == "replied":
            until = ("--until", str(meant.until)) if meant.until else ()
            said = AnsweredLater(on=meant.on, note=note, until=meant.until)
            done = letters.replied(desk, letter.id, said)
            return [(command_line("outreach", verb, letter.id, *more, *until), done)]
        answered: Callable[[Desk, str, Answered], Done] = getattr(letters, verb)
        done = answered(desk, letter.id, Answered(on=meant.on, note=note))
        return [(command_line("outreach", verb, letter.id, *more), done)]

    return answer


# What -> stage -> the stage it leads to where there was no letter.
_STAGE_AFTER = {
    "yes": {
        "candidate": "conversation",
        "approached": "conversation",
        "conversation": "active",
        "asked": "active",
    },
    "no": dict.fromkeys(("candidate", "approached", "conversation", "asked"), "declined"),
    "nothing": {"approached": "declined", "asked": "declined"},
}


def _without_letter(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """Phoned, no letter: it moves a person on, too."""
    if meant.what == "later" and meant.until:
        return [_again(desk, mentor, meant.until)]
    stage = _STAGE_AFTER.get(meant.what, {}).get(mentor.stage)
    if stage == "active" and mentor.stage == "conversation" and desk.asker:
        portfolio = desk.store.reading()
        if mentor.id not in met_with(portfolio[Meeting]):  # a yes to a talk, said again
            told = f"{mentor.name} said yes to a talk before. After it you can ask for more."
            done = Done(record=saved(portfolio, mentor), sentence=told, undoable=False)
            return [(command_line("mentor", "show", mentor.id), done)]
    if stage:
        return _staged(desk, mentor, stage, meant)
    return _heard_from(desk, mentor, meant) if meant.what == "answered" else []


def _heard_from(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """A sign of life that answers no letter: no meeting, only a contact."""
    day = meant.on or desk.today
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        portfolio.describe(f"heard from {now.name}")
        told = max(day, now.told_contact or day)
        notes = "\n".join(part for part in (now.notes, meant.text) if part)
        record = saved(
            portfolio, portfolio[Mentor].put(changed(now, desk.today, told_contact=told, notes=notes))
        )
    done = Done(record=record, sentence=f"Noted that {mentor.name} was in touch on {said_day(day)}.")
    return [(command_line("mentor", "edit", mentor.id, "--last-contact", str(day)), done)]


def _staged(desk: Desk, mentor: Mentor, stage: str, meant: Understood) -> _Done:
    from mentorfolio.commands.mentor import people
    from mentorfolio.commands.mentor.fields import StageSaid

    day = meant.on or desk.today
    done = people.stage(desk, mentor.id, stage, StageSaid(on=day, reason=meant.text or None))
    return [(command_line("mentor", "stage", mentor.id, stage, "--on", str(day)), done)] if done else []


def _again(desk: Desk, mentor: Mentor, until: date) -> tuple[str, Done]:
    with desk.store.changing() as portfolio:
        now = mentor_named(portfolio, mentor.id)
        portfolio.describe(f"noted when to be in touch with {now.name}")
        record = saved(portfolio, portfolio[Mentor].put(changed(now, desk.today, again_on=until)))
    done = Done(
        record=record, sentence=f"You will be reminded of {now.name} on {said_day(until)}, not before."
    )
    return command_line("happened", mentor.id, "--what", "later", "--until", str(until)), done


def _yes(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """A yes; a day said with it is offered for the talk, or is the one before which nothing shall be."""
    done = _answer("accepted")(desk, mentor, meant)
    if meant.until:
        return [*done, _again(desk, mentor, meant.until)]
    moment = moment_in(meant.text, desk.today)
    if not (done and moment):
        return done
    portfolio = desk.store.reading()
    if any(mentor.id in m.mentors and m.on == moment.on and not m.cancelled for m in portfolio[Meeting]):
        return done
    return _planned(desk, mentor, moment, done)


def _planned(desk: Desk, mentor: Mentor, moment: Moment, done: _Done) -> _Done:
    command, last = done[-1]
    minutes = next((m[1] for s in last.steps if (m := re.search(r"--minutes (\d+)", s.command))), None)
    when = moment.when.replace("T", " ")
    words = ("meeting", "plan", mentor.id, "--when", when, *(("--minutes", minutes) if minutes else ()))
    typed = command_line(*words)
    offered = f"Plan the talk with {mentor.called} for {said_when(moment.when)}?"
    why = "What has a day takes place; it can be moved later."
    if desk.asker and yes_to(desk.asker, offered, why, typed):
        from mentorfolio.commands.meeting.fields import PlanSaid
        from mentorfolio.commands.meeting.plan import plan

        said = PlanSaid(when=moment, minutes=int(minutes) if minutes and not moment.minutes else None)
        left = tuple(s for s in last.steps if "meeting plan" not in s.command)
        last = msgspec.structs.replace(last, steps=left)
        return [*done[:-1], (command, last), (typed, plan(desk, [mentor.id], said=said))]
    steps = [Step(s.why, typed) if "meeting plan" in s.command else s for s in last.steps]
    return [*done[:-1], (command, msgspec.structs.replace(last, steps=tuple(steps)))]


def _no(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """A no; whom they named instead becomes a candidate whom they introduced."""
    done = _answer("declined")(desk, mentor, meant)
    if not meant.who:
        return done
    return [*done, *_introduced(desk, mentor, meant._replace(text=""))]


def _talked(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    from mentorfolio.commands.action.fields import promises_in
    from mentorfolio.commands.log import LogSaid, log

    promise = re.search(_PROMISE_IN, meant.text) if desk.asker else None
    typed = f"them: {promise[1].strip(' ,')}" if promise else ""
    if desk.asker and promise:
        told = f"Is this a promise of {mentor.called}'s: {promise[1].strip(' ,')}?"
        why = "Then it stays in sight until it is done."
        typed = typed if yes_to(desk.asker, told, why, f"--action {typed!r}") else ""
    actions = promises_in(typed, desk.today) if typed else ()
    more = (*_day_words(meant.on), *(("--action", typed) if typed else ()))
    done = log(desk, mentor.id, [meant.text], LogSaid(on=meant.on, action=actions))
    return [(command_line("log", mentor.id, meant.text, *more), done)]


def _introduced(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    from mentorfolio.commands.network.asking import named

    note = "\n".join(part for part in (meant.note, meant.text) if part)
    done = named(desk, mentor.id, [meant.who], note=note, email=meant.email, on=meant.on)
    about: dict[str, Any] = done.record
    need = ("--need", about["need"]) if about["need"] else ()
    line = command_line("network", "ask", mentor.id, *need, "--named", meant.who)
    steps = done.steps if meant.what == "introduced" else done.steps[1:]  # a no is thanked for otherwise
    return [(line, msgspec.structs.replace(done, record=about["candidates"][0], steps=steps))]


def _promised(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionSaid

    done = actions.add(desk, mentor.id, [meant.text], ActionSaid())
    return [(command_line("action", "add", mentor.id, meant.text), done)]


def _kept(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """What they did of what they had promised; where nothing like it was, it is a contact."""
    from mentorfolio.commands.action import actions
    from mentorfolio.commands.action.fields import ActionDone

    portfolio = desk.store.reading()
    theirs = [
        p
        for p in open_promises(portfolio[Mentor], portfolio[Meeting])
        if p.action.owner == "mentor" and mentor.id in p.mentors
    ]
    like = [p for p in theirs if not meant.text or _words(p.action.text) & _words(meant.text)]
    if not like:
        return _talked(desk, mentor, meant._replace(text=meant.text or "They kept a promise."))
    which = _chosen(
        desk,
        {p.action.id: p.action.text for p in like},
        f"{mentor.name} promised {len(like)} things like that.",
    )
    done = actions.done(desk, which, ActionDone(on=meant.on))
    return [(command_line("action", "done", which, *_day_words(meant.on)), done)]


def _words(text: str) -> set[str]:
    return {w for w in re.findall(r"\w+", fold(text)) if len(w) > _SHORTEST or w.isdigit()} - {
        "sent",
        "send",
        "gave",
        "give",
    }


def _wrote(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    """The draft to them went out; where there is none, somebody is approached all the same."""
    from mentorfolio.commands.outreach import letters
    from mentorfolio.commands.outreach.fields import SentSaid

    drafts = [x for x in desk.store.reading()[Outreach] if x.mentor == mentor.id and x.state == "draft"]
    if not drafts and mentor.stage == "candidate":
        return _staged(desk, mentor, "approached", meant)
    if not drafts:
        raise RuleRefusal(
            f"There is no draft to {mentor.name} that could have gone out.",
            hint=f"Draft one: mentorfolio approach {quoted(mentor.id)}",
        )
    which = _chosen(desk, told_apart(drafts), f"There are {len(drafts)} drafts to {mentor.name}.")
    done = letters.sent(desk, which, SentSaid(on=meant.on, note=meant.text or None))
    return [(command_line("outreach", "sent", which, *_day_words(meant.on)), done)]


def _chosen(desk: Desk, told: dict[str, str], sentence: str) -> str:
    """The only one, or the one that was chosen. Raises Ambiguous."""
    if len(told) == 1:
        return next(iter(told))
    problem = Ambiguous(
        sentence, hint=f"Say which: {', '.join(f'{i} ({text})' for i, text in told.items())}.", choices=told
    )
    if desk.asker is None:
        raise problem
    return which_one(desk.asker, problem)


def _meeting_meant(desk: Desk, mentor: Mentor, text: str) -> Meeting:
    """The meeting planned with them: of the day named, where one is."""
    from mentorfolio.commands.meeting.held import planned_with

    found = planned_with(desk.store.reading()[Meeting], [mentor.id])
    if not found:
        raise RuleRefusal(
            f"No meeting with {mentor.name} is planned.",
            hint=f'Plan one: mentorfolio meeting plan {quoted(mentor.id)} --when "thu 15:00"',
        )
    behind, ahead = day_in(text, desk.today), moment_in(text, desk.today)
    days = {behind.on if behind else None, ahead.on if ahead else None}
    that_day = [m for m in found if m.on in days]
    told = {m.id: said_when(m.when) for m in that_day or found}
    which = _chosen(desk, told, f"There are {len(told)} meetings planned with {mentor.name}.")
    return next(m for m in found if m.id == which)


def _cancelled(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    from mentorfolio.commands.meeting.fields import WHEN, CancelSaid
    from mentorfolio.commands.meeting.meetings import cancel

    meeting = _meeting_meant(desk, mentor, meant.text)
    if desk.asker:
        question = WHEN.question("when")._replace(
            text=f"The one of {said_when(meeting.when)}: another day? Like thu 15:00; Enter: not yet.",
            why="With another day it is moved, without one it is cancelled.",
            optional=True,
        )
        read = lambda text: WHEN.value(text, desk.today, "when")  # noqa: E731 - as short as its name
        moment = Form(desk.asker).ask(Asked(question, read))
        if moment:
            return _move(desk, meeting, moment)
    only_a_day = (day := moment_in(meant.text, desk.today)) and len(meant.text.split()) < _SHORTEST
    reason = "" if day and only_a_day else meant.text
    done = cancel(desk, meeting.id, CancelSaid(reason=reason or None))
    more = ("--reason", reason) if reason else ()
    return [(command_line("meeting", "cancel", meeting.id, *more), done)]


def _moved(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    from mentorfolio.commands.meeting.fields import WHEN

    before, to, after = meant.text.rpartition("to ")
    meeting = _meeting_meant(desk, mentor, before if to else "")
    moment = moment_in(after, desk.today)
    if desk.asker:
        question = WHEN.question("when")._replace(
            text=f"The one of {said_when(meeting.when)}: when is it now? Like thu 15:00"
        )
        known = _with_its_hour(moment, meeting).when.replace("T", " ") if moment else ""
        read = lambda text: WHEN.value(text, desk.today, "when")  # noqa: E731 - as short as its name
        moment = Form(desk.asker).ask(Asked(question, read, known))
    elif moment:
        moment = _with_its_hour(moment, meeting)
    if moment is None:
        raise MissingValue(
            f"Say when you meet {mentor.name} now.",
            hint=f'Like: mentorfolio meeting move {quoted(meeting.id)} --when "thu 15:00"',
        )
    return _move(desk, meeting, moment)


def _with_its_hour(moment: Moment, meeting: Meeting) -> Moment:
    """Another day keeps the time of day, unless one was said."""
    clock = meeting.when.partition("T")[2]
    return moment._replace(when=f"{moment.when}T{clock}") if clock and "T" not in moment.when else moment


def _move(desk: Desk, meeting: Meeting, moment: Moment) -> _Done:
    from mentorfolio.commands.meeting.fields import MoveSaid
    from mentorfolio.commands.meeting.plan import move

    done = move(desk, meeting.id, MoveSaid(when=moment))
    return [(command_line("meeting", "move", meeting.id, "--when", moment.when.replace("T", " ")), done)]


def _over(desk: Desk, mentor: Mentor, meant: Understood) -> _Done:
    return _staged(desk, mentor, "ended", meant)


_DEEDS: dict[str, _Deed] = {
    "answered": _answer("replied"),
    "yes": _yes,
    "no": _no,
    "later": _answer("replied"),
    "met": _talked,
    "introduced": _introduced,
    "promised": _promised,
    "nothing": _answer("unanswered"),
    "cancelled": _cancelled,
    "moved": _moved,
    "wrote": _wrote,
    "kept": _kept,
    "over": _over,
}
