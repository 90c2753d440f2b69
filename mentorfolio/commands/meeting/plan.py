"""Planning a meeting, with people or a circle, and moving it (R2, P9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.commands.meeting.fields import WHEN, MoveSaid, PlanSaid, SomeMentors
from mentorfolio.commands.meeting.meetings import presenter_named, refuse_settled
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import circle_named, meeting_named, people_named, whom
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.domain.dates import Moment, said_when
from mentorfolio.domain.dates import said as said_day
from mentorfolio.domain.lifecycle import stage_word
from mentorfolio.domain.meetings import have_met, is_planned
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.text import listed, quoted
from mentorfolio.errors import Interrupted, MissingValue, RuleRefusal, UsageProblem
from mentorfolio.fields.form import Asked, Form, WentBack
from mentorfolio.fields.operands import PlannedNamed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

MINUTES = 60  # unless something else was said
_IN_ONE_LINE = 'The same in one line: add --when "thu 15:00".'


def plan(desk: Desk, mentors: SomeMentors = (), *, said: PlanSaid) -> Done:
    """Plan a meeting with one or several people, or a session of a circle."""
    if bool(mentors) == (said.circle is not None):
        raise UsageProblem(
            "Say with whom: one or several people, or a circle.",
            hint='mentorfolio meeting plan NAME --when "thu 15:00", or --circle CIRCLE in place of NAME.',
        )
    moment = _to_come(desk, said.when, said.minutes) if said.when else None
    party = _party(desk.store.reading(), mentors, said)
    if moment is None:
        moment = _asked_when(desk, said.minutes, listed([m.name for m in party.mentors]))
    with desk.store.changing() as portfolio:
        party = _party(portfolio, mentors, said)
        meeting = Meeting(
            id=new_id(portfolio[Meeting].taken()),
            created=desk.today,
            updated=desk.today,
            mentors=tuple(m.id for m in party.mentors),
            circle=party.circle,
            kind=said.kind or _usual_kind(portfolio, party),
            when=moment.when,
            minutes=moment.minutes or MINUTES,
            agenda=said.agenda,
            presenter=party.presenter,
            incident=said.incident or "",
        )
        warnings = _same_day(portfolio, meeting)
        who = whom(portfolio, meeting)
        portfolio.describe(f"planned a meeting with {who}")
        portfolio[Meeting].put(meeting)
    step = Step("Prepare it", f"mentorfolio meeting agenda {quoted(meeting.id)}")
    return Done(
        record=view(meeting),
        sentence=f"Planned with {who} on {said_when(meeting.when)}, {meeting.minutes} minutes.",
        details=warnings,
        steps=() if said.agenda else (step,),
    )


def move(desk: Desk, meeting: PlannedNamed, said: MoveSaid) -> Done:
    """Move a planned meeting to another day or time."""
    moment = _to_come(desk, said.when, said.minutes) if said.when else None
    portfolio = desk.store.reading()
    found = meeting_named(portfolio, meeting, of="planned")
    refuse_settled(portfolio, found)
    if moment is None:
        moment = _asked_when(desk, said.minutes, whom(portfolio, found))
    with desk.store.changing() as portfolio:
        found = meeting_named(portfolio, found.id, of="planned")
        refuse_settled(portfolio, found)
        was, minutes = found.when, moment.minutes or found.minutes
        found = changed(found, desk.today, when=moment.when, minutes=minutes)
        who, warnings = whom(portfolio, found), _same_day(portfolio, found)
        portfolio.describe(f"moved a meeting with {who}")
        portfolio[Meeting].put(found)
    return Done(
        record=view(found),
        sentence=f"Moved: your meeting with {who} is on {said_when(found.when)}.",
        details=(f"It was on {said_when(was)}.", *warnings),
    )


def _instant(desk: Desk, local: datetime) -> datetime:
    """That local minute in UTC. Raises UsageProblem where the clocks skip it."""
    found = desk.instant(local)
    if found is None:
        raise UsageProblem(
            f"There is no {local:%H:%M} on {said_day(local.date())}: the clocks go forward over it.",
            hint="Name a time an hour earlier or later.",
        )
    return found


def _to_come(desk: Desk, moment: Moment, minutes: int | None) -> Moment:
    """When a planned meeting begins, and its minutes if those were said, one way or the other.

    Raises:
        UsageProblem: a past day, a minute that the clocks skip, or two lengths.
    """
    if moment.on < desk.today:
        raise UsageProblem(
            f"{said_day(moment.on)} has passed, and a plan is for a day to come.",
            hint=f'What has happened: mentorfolio log NAME "what it was about" --on {moment.on}',
        )
    if moment.local:
        begins = _instant(desk, moment.local)
        if moment.minutes:  # said by its end on the clock, which that day may have put forward or back
            ends = _instant(desk, moment.local + timedelta(minutes=moment.minutes))
            moment = moment._replace(minutes=int((ends - begins).total_seconds()) // 60)
    if minutes and moment.minutes and minutes != moment.minutes:
        raise UsageProblem(
            f"From beginning to end these are {moment.minutes} minutes, not {minutes}.",
            hint="Say how long it takes only once.",
        )
    return moment._replace(minutes=moment.minutes or minutes)


class _Party(NamedTuple):
    mentors: tuple[Mentor, ...]
    circle: str | None
    presenter: str


def _party(portfolio: Portfolio, names: Sequence[str], said: PlanSaid) -> _Party:
    circle = None
    if said.circle is not None:
        circle = circle_named(portfolio, said.circle)
        mentors = [portfolio[Mentor][i] for i in circle.members if i in portfolio[Mentor].by_id()]
        if not mentors:
            raise RuleRefusal(
                f"Nobody is in {circle.name} but you.",
                hint=f"Who is in it? mentorfolio circle join {quoted(circle.id)} MENTOR",
            )
    else:
        found = {m.id: m for name in names for m in people_named(portfolio, name)}
        mentors = list(found.values())
        for mentor in mentors:
            if mentor.stage == "ended":
                raise RuleRefusal(
                    f"{mentor.name} is {stage_word(mentor)}.",
                    hint=f"If it goes on: mentorfolio mentor stage {quoted(mentor.id)} active",
                )
    presenter = presenter_named(portfolio, said.presenter or "", [m.id for m in mentors])
    return _Party(tuple(mentors), circle.id if circle else None, presenter)


def _usual_kind(portfolio: Portfolio, party: _Party) -> str:
    if party.circle:
        return "regular"
    return "regular" if have_met(party.mentors, portfolio[Meeting]) else "first"


def _same_day(portfolio: Portfolio, meeting: Meeting) -> tuple[str, ...]:
    return tuple(
        f"You have planned to meet {whom(portfolio, other)} on that day, too: {said_when(other.when)}."
        for other in portfolio[Meeting]
        if other.id != meeting.id
        and is_planned(other)
        and other.on == meeting.on
        and set(other.mentors) & set(meeting.mentors)
    )


def _asked_when(desk: Desk, minutes: int | None, who: str) -> Moment:
    if desk.asker is None:
        raise MissingValue(
            f"Say when you meet {who}.", hint='Like: --when "thu 15:00", --when "2026-03-14 09:30-10:30"'
        )

    def read(text: str) -> Moment:
        return _to_come(desk, WHEN.value(text, desk.today, "when"), minutes)

    try:
        moment: Moment = Form(desk.asker).ask(Asked(WHEN.question("when"), read))
    except WentBack:
        raise Interrupted("Stopped. Nothing was changed.", hint=_IN_ONE_LINE) from None
    except Interrupted as left:
        left.hint = _IN_ONE_LINE
        raise
    return moment
