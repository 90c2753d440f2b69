"""Planning a meeting, with people or a circle, and moving it (R2, P9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime, timedelta
from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.domain.dates import Moment, parse_moment, said, said_when
from mentorfolio.domain.lifecycle import stage_word
from mentorfolio.domain.meetings import have_met, is_planned
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.text import listed, paragraphs
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import Interrupted, MissingValue, RuleRefusal, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.finding import circle_named, meeting_named, people_named, whom
from mentorfolio.services.given import Given
from mentorfolio.services.guiding import WentBack, answered
from mentorfolio.services.meetings import PLANNED_KINDS, presenter_named, refuse_settled
from mentorfolio.services.results import Done, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio

MINUTES = 60  # unless something else was said
_IN_ONE_LINE = 'The same in one line: add --when "thu 15:00".'


def plan(desk: Desk, names: Sequence[str], given: Given) -> Done:
    """A meeting to come, with one or several people or with a circle.

    Args:
        desk: what the command works with.
        names: names or ids; none where ``circle`` is given.
        given: ``circle``, ``when``, ``minutes``, ``kind``, ``agenda``, ``presenter``, ``incident``.

    Raises:
        UsageProblem: a value cannot be meant; a past day; a minute that the clocks skip.
        NotFound, Ambiguous: a name.
        RuleRefusal: with somebody no longer a mentor, or a circle without members.
        MissingValue: the day is not said and nobody can be asked.
    """
    if bool(names) == ("circle" in given):
        raise UsageProblem(
            "Say with whom: one or several people, or a circle.",
            hint='mentorfolio meeting plan NAME --when "thu 15:00", or --circle CIRCLE in place of NAME.',
        )
    moment = read_moment(desk, str(given["when"]), given) if "when" in given else None
    kind = one_of(PLANNED_KINDS, str(given["kind"]), "a kind of meeting") if "kind" in given else None
    agenda = options.lines(given, "agenda", "agenda item")
    incident = paragraphs(str(given.get("incident", "")), "incident")
    party = _party(desk.store.reading(), names, given)
    if moment is None:
        moment = _asked_when(desk, given, listed([m.name for m in party.mentors]))
    with desk.store.changing() as portfolio:
        party = _party(portfolio, names, given)
        meeting = Meeting(
            id=new_id(portfolio.meetings.taken()),
            created=desk.today,
            updated=desk.today,
            mentors=tuple(m.id for m in party.mentors),
            circle=party.circle,
            kind=kind or _usual_kind(portfolio, party),
            when=moment.when,
            minutes=moment.minutes or MINUTES,
            agenda=agenda,
            presenter=party.presenter,
            incident=incident,
        )
        warnings = _same_day(portfolio, meeting)
        who = whom(portfolio, meeting)
        portfolio.describe(f"planned a meeting with {who}")
        portfolio.meetings.put(meeting)
    step = Step("Prepare it", f"mentorfolio meeting agenda {meeting.id}")
    return Done(
        record=view(meeting),
        sentence=f"Planned with {who} on {said_when(meeting.when)}, {meeting.minutes} minutes.",
        details=warnings,
        steps=() if agenda else (step,),
    )


def move(desk: Desk, which: str, given: Given) -> Done:
    """Another day or time for a planned meeting.

    Raises:
        UsageProblem: as for :func:`plan`.
        NotFound, Ambiguous: the meeting.
        RuleRefusal: it was held or cancelled.
        MissingValue: the day is not said and nobody can be asked.
    """
    moment = read_moment(desk, str(given["when"]), given) if "when" in given else None
    portfolio = desk.store.reading()
    meeting = meeting_named(portfolio, which, of="planned")
    refuse_settled(portfolio, meeting)
    if moment is None:
        moment = _asked_when(desk, given, whom(portfolio, meeting))
    with desk.store.changing() as portfolio:
        meeting = meeting_named(portfolio, meeting.id, of="planned")
        refuse_settled(portfolio, meeting)
        was, minutes = meeting.when, moment.minutes or meeting.minutes
        meeting = changed(meeting, desk.today, when=moment.when, minutes=minutes)
        who, warnings = whom(portfolio, meeting), _same_day(portfolio, meeting)
        portfolio.describe(f"moved a meeting with {who}")
        portfolio.meetings.put(meeting)
    return Done(
        record=view(meeting),
        sentence=f"Moved: your meeting with {who} is on {said_when(meeting.when)}.",
        details=(f"It was on {said_when(was)}.", *warnings),
    )


def _instant(desk: Desk, local: datetime) -> datetime:
    """That local minute in UTC. Raises UsageProblem where the clocks skip it."""
    found = desk.instant(local)
    if found is None:
        raise UsageProblem(
            f"There is no {local:%H:%M} on {said(local.date())}: the clocks go forward over it.",
            hint="Name a time an hour earlier or later.",
        )
    return found


def read_moment(desk: Desk, text: str, given: Given) -> Moment:
    """When a planned meeting begins, and its minutes if those were said, one way or the other.

    Raises:
        UsageProblem: no day or time, a past day, a minute that the clocks skip, or two lengths.
    """
    moment = parse_moment(text, desk.today, lean="forward")
    if moment.on < desk.today:
        raise UsageProblem(
            f"{said(moment.on)} has passed, and a plan is for a day to come.",
            hint=f'What has happened: mentorfolio log NAME "what it was about" --on {moment.on}',
        )
    if moment.local:
        begins = _instant(desk, moment.local)
        if moment.minutes:  # said by its end on the clock, which that day may have put forward or back
            ends = _instant(desk, moment.local + timedelta(minutes=moment.minutes))
            moment = moment._replace(minutes=int((ends - begins).total_seconds()) // 60)
    minutes = options.number(given, "minutes")
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


def _party(portfolio: Portfolio, names: Sequence[str], given: Given) -> _Party:
    circle = None
    if "circle" in given:
        circle = circle_named(portfolio, str(given["circle"]))
        mentors = [portfolio.mentors.all()[i] for i in circle.members if i in portfolio.mentors.all()]
        if not mentors:
            raise RuleRefusal(
                f"Nobody is in {circle.name} but you.",
                hint=f"Who is in it? mentorfolio circle join {circle.id} MENTOR",
            )
    else:
        found = {m.id: m for name in names for m in people_named(portfolio, name)}
        mentors = list(found.values())
        for mentor in mentors:
            if mentor.stage == "ended":
                raise RuleRefusal(
                    f"{mentor.name} is {stage_word(mentor)}.",
                    hint=f"If it goes on: mentorfolio mentor stage {mentor.id} active",
                )
    presenter = presenter_named(portfolio, str(given.get("presenter", "")), [m.id for m in mentors])
    return _Party(tuple(mentors), circle.id if circle else None, presenter)


def _usual_kind(portfolio: Portfolio, party: _Party) -> str:
    if party.circle:
        return "regular"
    return "regular" if have_met(party.mentors, portfolio.meetings.all().values()) else "first"


def _same_day(portfolio: Portfolio, meeting: Meeting) -> tuple[str, ...]:
    return tuple(
        f"You have planned to meet {whom(portfolio, other)} on that day, too: {said_when(other.when)}."
        for other in portfolio.meetings.all().values()
        if other.id != meeting.id
        and is_planned(other)
        and other.on == meeting.on
        and set(other.mentors) & set(meeting.mentors)
    )


def _asked_when(desk: Desk, given: Given, who: str) -> Moment:
    from mentorfolio.journey.meeting import WHEN

    if desk.asker is None:
        raise MissingValue(
            f"Say when you meet {who}.", hint='Like: --when "thu 15:00", --when "2026-03-14 09:30-10:30"'
        )
    try:
        moment = answered(desk.asker, WHEN, lambda text: read_moment(desk, text, given))
    except WentBack:
        raise Interrupted("Stopped. Nothing was changed.", hint=_IN_ONE_LINE) from None
    except Interrupted as left:
        left.hint = _IN_ONE_LINE
        raise
    assert moment is not None  # noqa: S101 - the question cannot be skipped
    return moment
