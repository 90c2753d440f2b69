"""What becomes of the day of a talk: agreed on, called off, moved."""

from __future__ import annotations

import re
from datetime import date
from typing import Any

import msgspec

from mentorfolio.commands.happened.deeds import Deeds, chosen_of, with_steps
from mentorfolio.commands.happened.phrases import is_all, tells
from mentorfolio.commands.happened.what import Understood
from mentorfolio.commands.meeting import meetings, plan
from mentorfolio.commands.meeting.fields import WHEN, CancelSaid, MeetingChange, MoveSaid, PlanSaid
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Step
from mentorfolio.domain.dates import said_day, said_when
from mentorfolio.domain.days_in_sentences import days_in, days_said, moment_in
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.moments import Moment, counted_from
from mentorfolio.domain.records import Meeting, Mentor
from mentorfolio.domain.talks_told import talk_in
from mentorfolio.domain.text import command_line, quoted
from mentorfolio.errors import MissingValue, RuleRefusal
from mentorfolio.fields.form import Form, asking, yes_to
from mentorfolio.fields.question import Asker


def agreed_on(text: str) -> bool:
    """Whether the two have agreed on the day that is said: "we meet on monday"."""
    return tells("we_meet", text) is not None


def is_settled(text: str) -> bool:
    """Whether a day said with a yes is the one: not asked for, nor one of those they could."""
    return text != "" and not (
        is_proposed(text)
        or tells("could", text)
        or tells("not_the_day", text)
        or not tells("its_own_day", text)
        or re.search(r"(?i)\b(?:can|could)\b", text)
    )


def is_proposed(text: str) -> bool:
    """Whether a day is asked for, and not said to be the new one: "can we do friday"."""
    return tells("proposed", text) is not None


def offered(desk: Desk, mentor: Mentor, moment: Moment, done: Deeds, text: str = "") -> Deeds:
    """The day that was said with a yes: planned after a yes at a terminal, else the command for it.

    What the two agreed on, "we meet on monday", is planned at once; so is a day with its hour where nobody
    can be asked.
    """
    settled = agreed_on(text) or (moment.local and not desk.asker and is_settled(text))
    minutes = minutes_asked(done)
    if not settled and not (desk.asker and suits(desk.asker, mentor, moment, minutes)):
        return to_plan(mentor, moment, done)
    command, last = done[-1]
    left = tuple(s for s in last.steps if "meeting plan" not in s.command)
    talk = planned(desk, mentor, moment, minutes)
    return [*done[:-1], (command, msgspec.structs.replace(last, steps=left)), talk]


def suits(asker: Asker, mentor: Mentor, moment: Moment, minutes: str | None = None) -> bool:
    """Whether a day that they said is to be planned."""
    offer = f"Plan the talk with {mentor.called} for {said_when(moment.when)}?"
    return yes_to(asker, offer, "You can move it later.", _line(mentor, moment, minutes))


def to_plan(mentor: Mentor, moment: Moment, done: Deeds) -> Deeds:
    """What was done, and that the day they said is not planned, with the command for it as the next step."""
    if not done:
        return done
    command, last = done[-1]
    why = next((s.why for s in last.steps if "meeting plan" in s.command), "Plan the talk")
    left = tuple(s for s in last.steps if "meeting plan" not in s.command)
    steps = (Step(why, _line(mentor, moment, minutes_asked(done))), *left)
    details = (*last.details, "Nothing is planned yet.")
    return [*done[:-1], (command, msgspec.structs.replace(last, details=details, steps=steps))]


def minutes_asked(done: Deeds) -> str | None:
    """How long a talk the letter had asked for, which a yes to it offers to plan."""
    steps = (step for _, one in done for step in one.steps)
    return next((m[1] for step in steps if (m := re.search(r"--minutes (\d+)", step.command))), None)


def planned(
    desk: Desk, mentor: Mentor, moment: Moment, minutes: str | None = None, place: str = "", about: str = ""
) -> tuple[str, Done]:
    """A meeting agreed on, planned, there where it was said to be, and with what it is to be about."""
    asked = int(minutes) if minutes and not moment.minutes else None
    agenda = tuple(item.strip() for item in about.splitlines() if item.strip())
    said = PlanSaid(when=moment, minutes=asked, place=place or None, agenda=agenda)
    return _line(mentor, moment, minutes, place, agenda), plan.plan(desk, [mentor.id], said=said)


def moment_of(meant: Understood, today: date) -> Moment | None:
    """When they are going to meet, as it was said: apart, or in the words."""
    if meant.what == "given":  # its own day is none for a talk
        return meant.when or talk_in(meant.text, today)
    return meant.when or moment_in(meant.text, today)


def expect_moment(desk: Desk, mentor: Mentor, meant: Understood) -> Moment:
    """When they agreed to meet, asked where the words do not say it. Raises MissingValue."""
    moment = moment_of(meant, desk.today)
    if moment is None and desk.asker:
        moment = _ask_when(desk, desk.asker, "When are you meeting? Like thu 15:00")
    if moment is None:
        raise MissingValue(f"Say when you are meeting {mentor.name}.", hint='Like: --when "thu 15:00"')
    return moment


def asked_for(desk: Desk, asker: Asker) -> Moment | None:
    """The day that was named in words which leave open which day it is."""
    asked = "Which day is that? Like thu 15:00; Enter: not yet."
    return _ask_when(desk, asker, asked, why="It is planned then.", needed=False)


def _ask_when(
    desk: Desk, asker: Asker, text: str, known: str = "", *, after: date | None = None, **more: Any
) -> Moment | None:
    """A day to meet on, which may be counted from the one ``after`` which it is: "the Thursday after"."""
    field = msgspec.structs.replace(WHEN, ask=text, **more)
    asked = asking(field, "when", desk.today, known)
    if after:
        read = asked.read
        asked = asked._replace(read=lambda typed: read(counted_from(typed, after)))
    found: Moment | None = Form(asker).alone(asked)
    return found


def _line(
    mentor: Mentor, moment: Moment, minutes: str | None, place: str = "", agenda: tuple[str, ...] = ()
) -> str:
    more = (*(("--minutes", minutes) if minutes else ()), *(("--place", place) if place else ()))
    more += tuple(word for item in agenda for word in ("--agenda", item))
    return command_line("meeting", "plan", mentor.id, "--when", moment.typed, *more)


def _meeting_meant(
    desk: Desk, mentor: Mentor, text: str, *, now: Moment | None = None, missed: bool = False
) -> Meeting | None:
    """The meeting planned with them: of a day named, where one is; ``now`` is when it is moved to.

    One that somebody ``missed`` has been: nobody fails to come to one that is ahead.

    Where none is planned for the day named, the only one is asked about; None where it was not meant.
    Raises RuleRefusal.
    """
    found = planned_with(desk, mentor)
    if not found:
        again = command_line("meeting", "plan", mentor.id, "--when", now.typed if now else "thu 15:00")
        raise RuleRefusal(f"No meeting with {mentor.name} is planned.", hint=f"Plan one: {again}")
    been = [m for m in found if m.on <= desk.today]
    if missed and not been:
        none_yet = f"No meeting with {mentor.name} was planned for today or before"
        return found[0] if _is_meant(desk, found[0], none_yet) else None
    found = been if missed else found
    new = now.on if now else None
    of_days = [m for m in found if m.on in days_in(text, desk.today)]
    that_day = [m for m in of_days if m.on != new] or of_days
    told = {m.id: said_when(m.when) for m in that_day or found}
    which = chosen_of(desk, told, f"There are {len(told)} meetings planned with {mentor.name}.")
    meeting = next(m for m in found if m.id == which)
    named = [means for means in days_said(text, desk.today) if new not in means]
    if that_day or len(found) > 1 or not named:
        return meeting
    none_then = f"No meeting with {mentor.name} is planned for {said_day(max(named[0]))}"
    return meeting if _is_meant(desk, meeting, none_then) else None


def _is_meant(desk: Desk, meeting: Meeting, told: str) -> bool:
    """Whether a meeting is the one that was told of under another day. Raises RuleRefusal."""
    when = said_when(meeting.when)
    if desk.asker is None:
        line = command_line("meeting", "show", meeting.id)
        raise RuleRefusal(f"{told}.", hint=f"One is on {when}: {line}")
    why = "n notes nothing."
    return yes_to(desk.asker, f"{told}. Do you mean the one on {when}?", why, "mentorfolio meeting list")


def learnt_at(desk: Desk, meeting: Meeting, text: str) -> Deeds:
    """What came of a talk, kept with it."""
    done = meetings.edit(desk, meeting.id, MeetingChange(insight=(text,)))
    told = f"Kept with your talk on {said_day(meeting.on)}: {text}"
    line = command_line("meeting", "edit", meeting.id, "--insight", text)
    return [(line, msgspec.structs.replace(done, sentence=told))]


def cancelled(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A planned meeting that is off; at a terminal another day may be said at once."""
    meeting = _meeting_meant(desk, mentor, meant.text, missed=meant.missed)
    if meeting is None:
        return []
    reason = "" if is_all("its_day", meant.text) else why_off(meant.text)
    if desk.asker and meant.until is None:
        asked = (
            f"You were going to meet on {said_when(meeting.when)}. Is there a new day? Like thu 15:00; "
            "Enter: not yet."
        )
        why = "With a new day it is planned again; without one it is only cancelled."
        if moment := _ask_when(desk, desk.asker, asked, after=meeting.on, why=why, needed=False):
            return _anew(desk, meeting, moment, reason, by_me=meant.by_me)
    return [_called_off(desk, meeting, reason, by_me=meant.by_me)]


def why_off(text: str) -> str:
    """What is told beside that it is off: "she is ill, tomorrow is off, she will get in touch"."""
    parts = re.split(r"[,;.]\s+", text)
    return ", ".join(part for part in parts if not is_all("only_off", part))


def _called_off(desk: Desk, meeting: Meeting, reason: str, *, by_me: bool) -> tuple[str, Done]:
    done = meetings.cancel(desk, meeting.id, CancelSaid(reason=reason or None, by_me=by_me))
    more = (*(("--reason", reason) if reason else ()), *(("--by-me",) if by_me else ()))
    return command_line("meeting", "cancel", meeting.id, *more), done


def moved(desk: Desk, mentor: Mentor, meant: Understood) -> Deeds:
    """A planned meeting on another day; with a day alone it keeps its hour."""
    moment = moment_of(meant, desk.today)
    meeting = _meeting_meant(desk, mentor, meant.text, now=moment)
    if meeting is None:
        return []
    if desk.asker:
        asked = f"The one on {said_when(meeting.when)}: when is it now? Like thu 15:00"
        known = moment.at_the_hour_of(meeting.when).typed if moment else ""
        moment = _ask_when(desk, desk.asker, asked, known, after=meeting.on)
    if moment is None:
        raise MissingValue(
            f"Say when you are meeting {mentor.name} now.",
            hint=f'Like: mentorfolio meeting move {quoted(meeting.id)} --when "thu 15:00"',
        )
    return _anew(desk, meeting, moment, meant.apart or reason_in(meant.text, desk.today))


def planned_with(desk: Desk, mentor: Mentor) -> list[Meeting]:
    """What is planned with them and not settled, by its day; sessions of circles apart."""
    theirs = (m for m in desk.store.reading()[Meeting] if mentor.id in m.mentors)
    return sorted((m for m in theirs if is_planned(m) and m.circle is None), key=lambda m: m.when)


def or_noted(desk: Desk, mentor: Mentor, meant: Understood, typed: str) -> Understood:
    """What is told to be off where nothing is planned: only words, to be kept or not at a terminal.

    With a day before which nothing can be, "is ill and cannot meet until august", it is one for later.
    """
    if meant.what != "cancelled" or planned_with(desk, mentor):
        return meant
    if meant.until:
        return meant._replace(what="later")
    return meant._replace(what="noted", text=typed) if desk.asker and typed else meant


def meets_on(desk: Desk, mentor: Mentor, day: date) -> bool:
    """Whether there is a meeting with them on that day, planned or held."""
    that_day = (m for m in desk.store.reading()[Meeting] if m.on == day and not m.cancelled)
    return any(mentor.id in m.mentors for m in that_day)


def reason_in(text: str, today: date) -> str:
    """Why a meeting is moved, where a part of the sentence says no day and nothing of a move."""
    parts = re.split(r"[,;.]\s+|\s+because\s+", text)
    return ", ".join(
        p for p in parts[1:] if not (days_in(p, today) or moment_in(p, today) or tells("moves", p))
    )


def _anew(desk: Desk, meeting: Meeting, moment: Moment, reason: str, *, by_me: bool = False) -> Deeds:
    """Moved; with a reason the old one is called off for it, and another one planned like it."""
    moment = moment.at_the_hour_of(meeting.when)
    if not reason:
        done = plan.move(desk, meeting.id, MoveSaid(when=moment))
        return [(command_line("meeting", "move", meeting.id, "--when", moment.typed), done)]
    off = with_steps([_called_off(desk, meeting, reason, by_me=by_me)])
    said = PlanSaid(
        when=moment,
        minutes=None if moment.minutes else meeting.minutes,
        kind=meeting.kind,
        agenda=meeting.agenda,
        place=meeting.place or None,
        link=meeting.link or None,
    )
    done = plan.plan(desk, list(meeting.mentors), said=said)
    more = ("--when", moment.typed, "--kind", meeting.kind)
    return [*off, (command_line("meeting", "plan", *meeting.mentors, *more), done)]
