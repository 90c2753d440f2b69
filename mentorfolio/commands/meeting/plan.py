"""Planning a meeting, with people or a circle, and moving it (R2, P9)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date, datetime, timedelta
from functools import partial
from itertools import islice
from typing import TYPE_CHECKING, NamedTuple

from msgspec.structs import replace

from mentorfolio.commands.meeting.fields import LINK, WHEN, WHERE, MoveSaid, PlanSaid, SomeMentors
from mentorfolio.commands.meeting.meetings import planned_named, presenter_named, settle_later
from mentorfolio.commands.meeting.whom_asked import asked_whom
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import circle_named, people_named, whom
from mentorfolio.desk.results import Done, Step, view
from mentorfolio.desk.their_clocks import their_time
from mentorfolio.domain.base_record import new_uid
from mentorfolio.domain.dates import period_in_words, said_day, said_when
from mentorfolio.domain.days_in_sentences import moment_in, place_in
from mentorfolio.domain.lifecycle import stage_word
from mentorfolio.domain.meetings import is_first, is_planned, planned_already, series
from mentorfolio.domain.moments import AtTheSameTime, Moment
from mentorfolio.domain.names import new_id
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.text import command_line, listed, quoted, so_many
from mentorfolio.errors import AlreadyThere, Interrupted, MissingValue, RuleRefusal, UsageProblem
from mentorfolio.fields.form import Asked, Form, WentBack, yes_to
from mentorfolio.fields.operands import PlannedNamed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

MINUTES = 60  # unless something else was said
MOST = 60  # of a series: more than a year of weeks
_IN_ONE_LINE = 'The same in one line: add --when "thu 15:00".'


def plan(desk: Desk, mentors: SomeMentors = (), *, said: PlanSaid) -> Done:
    """Plan a meeting with one or several people, or a session of a circle.

    $ mentorfolio meeting plan julie --when "thu 15:00"
    """
    if desk.asker is not None and not mentors and said.circle is None:
        mentors, said = asked_whom(desk, desk.asker, said)
    if bool(mentors) == (said.circle is not None):
        raise UsageProblem(
            "Say who with: one or several people, or a circle.",
            hint='mentorfolio meeting plan NAME --when "thu 15:00", or --circle CIRCLE in place of NAME.',
        )
    moment = _to_come(desk, said.when, said.minutes) if said.when else None
    party = _party(desk.store.reading(), mentors, said)
    where = _Where(said.place or "", said.link or "")
    in_full, who = partial(_with_its_hour, desk, party), listed([m.name for m in party.mentors])

    def keep(moment: Moment) -> Done:  # of whoever leaves once they have said when
        return plan(desk, mentors, said=replace(said, when=moment))

    moment, where = _settled(desk, moment, said.minutes, who, where, in_full, keep)
    moments = _again(desk, moment, said)
    if desk.asker and (same := _is_there(desk, desk.store.reading(), party, moment, said)):
        return same
    with desk.store.changing() as portfolio:
        party = _party(portfolio, mentors, said)
        if desk.asker is None:  # two scripts at once: the second sees the first's
            _is_there(desk, portfolio, party, moment, said)
        meeting, *later = planned = _put(desk, portfolio, party, moments, said, where)
        settle_later(desk, portfolio, meeting)
        who, there = whom(portfolio, meeting), their_time(desk, portfolio, meeting)
        portfolio.describe(f"planned {'meetings' if later else 'a meeting'} with {who}")
    again = ""
    if later and said.every:
        again = f", and {len(later)} more, {period_in_words(said.every)} until {said_day(later[-1].on)}"
    step = Step("Prepare it", f"mentorfolio meeting agenda {quoted(meeting.id)}")
    return Done(
        record=view(meeting, **({"also": [m.id for m in later]} if later else {})),
        sentence=f"Planned with {who} on {said_when(meeting.when)}{there}, "
        f"{so_many(meeting.minutes or MINUTES, 'minute')}{again}.",
        details=tuple(warning for one in planned for warning in _same_day(portfolio, one)),
        steps=() if said.agenda else (step,),
    )


def _is_there(desk: Desk, portfolio: Portfolio, party: _Party, moment: Moment, said: PlanSaid) -> Done | None:
    """The same meeting, planned before, and nothing changed; None where there is none, or a second is meant.

    Raises AlreadyThere where nobody is there to ask.
    """
    if said.anyway:
        return None
    found = planned_already(portfolio[Meeting], [m.id for m in party.mentors], party.circle, moment.when)
    # A day alone may be two meetings, which only a person can tell.
    if found is None or (desk.asker is None and "T" not in min(found.when, moment.when, key=len)):
        return None
    told = f"You have already planned to meet {whom(portfolio, found)} on {said_when(found.when)}"
    another_day = Step(
        "Another day or time", f'mentorfolio meeting move {quoted(found.id)} --when "thu 15:00"'
    )
    if desk.asker is None:
        who = ("--circle", party.circle) if party.circle else [m.id for m in party.mentors]
        second = command_line("meeting", "plan", *who, "--when", moment.typed, "--anyway")
        raise AlreadyThere(
            f"{told}: {found.id}.", hint=f"{another_day.why}: {another_day.command}. A second one: {second}"
        )
    desk.asker.say("", f"{told}.")
    if yes_to(desk.asker, "Is this a second meeting?", "If not, nothing is changed.", "--anyway", known="no"):
        return None
    return Done(record=view(found), sentence="It stays as it is.", steps=(another_day,), undoable=False)


def _again(desk: Desk, first: Moment, said: PlanSaid) -> list[Moment]:
    """The meeting, and those that come after it: each one of its own, to be held, moved or called off.

    Raises:
        UsageProblem: no last day, one before the first, a time the clocks skip, or more than a few years.
        MissingValue: no last day was said.
    """
    if not said.every:
        if said.until:
            raise UsageProblem(
                "--until is the last day of a series.", hint="Say how often as well: --every 1m"
            )
        return [first]
    if said.until is None:
        raise MissingValue("Say when the series ends.", hint='Like: --until "end of year"')
    days = [*islice(series(first.on, said.every, said.until), MOST + 1)]
    if len(days) < 2:
        raise UsageProblem(
            f"There is no second meeting between {said_day(first.on)} and {said_day(said.until)}.",
            hint="Give a later day with --until, or leave out --every and --until.",
        )
    if len(days) > MOST:
        raise UsageProblem(f"That is more than {MOST} meetings.", hint="Give an earlier day with --until.")
    clock = first.when[len("2026-03-14") :]
    moments = [first, *(Moment(f"{day}{clock}", first.minutes) for day in days[1:])]
    return [_to_come(desk, moment, None) if at else moment for at, moment in enumerate(moments)]


def _put(
    desk: Desk, portfolio: Portfolio, party: _Party, moments: Sequence[Moment], said: PlanSaid, where: _Where
) -> list[Meeting]:
    """Keep the meetings of a series, or one; what is to be talked about is for the first one."""
    is_new = not party.circle and is_first(party.mentors, [*portfolio[Meeting]])
    first = Meeting(
        id=new_id(portfolio[Meeting].taken()),
        created=desk.today,
        updated=desk.today,
        mentors=tuple(m.id for m in party.mentors),
        circle=party.circle,
        kind=said.kind or ("first" if is_new else "regular"),
        when=moments[0].when,
        minutes=moments[0].minutes or MINUTES,
        agenda=said.agenda,
        presenter=party.presenter,
        incident=said.incident or "",
        place=where.place,
        link=where.link,
        series=new_uid() if len(moments) > 1 else "",
    )
    later = replace(first, kind=said.kind or "regular", agenda=(), presenter="", incident="")
    found = [portfolio[Meeting].put(first)]
    for moment in moments[1:]:
        one = replace(later, id=new_id(portfolio[Meeting].taken()), uid=new_uid(), when=moment.when)
        found.append(portfolio[Meeting].put(one))
    return found


def planned_within(desk: Desk, portfolio: Portfolio, people: Sequence[Mentor], moment: Moment) -> str:
    """Within a unit of work: a talk to come with these people, planned; the sentence that tells so."""
    (meeting,) = _put(desk, portfolio, _Party(tuple(people), None, ""), [moment], PlanSaid(), _Where())
    settle_later(desk, portfolio, meeting)
    return f"Planned for {said_when(meeting.when)}{their_time(desk, portfolio, meeting)}."


def moved_within(desk: Desk, portfolio: Portfolio, meeting: str, moment: Moment) -> str:
    """Within a unit of work: that planned meeting, moved; the sentence that tells so."""
    found = planned_named(portfolio, meeting)
    when = moment.at_the_hour_of(found.when).when
    minutes = moment.minutes or found.minutes
    found = portfolio[Meeting].put(changed(found, desk.today, when=when, minutes=minutes))
    return f"Moved to {said_when(found.when)}{their_time(desk, portfolio, found)}."


def move(desk: Desk, meeting: PlannedNamed, said: MoveSaid) -> Done:
    """Move a planned meeting to another day or time.

    $ mentorfolio meeting move julie --when "fri 10:00"
    """
    moment = _to_come(desk, said.when, said.minutes) if said.when else None
    portfolio = desk.store.reading()
    found = planned_named(portfolio, meeting)

    def same_hour(moment: Moment) -> Moment:
        return moment.at_the_hour_of(found.when) if isinstance(moment, AtTheSameTime) else moment

    moment, _ = _settled(desk, moment, said.minutes, whom(portfolio, found), None, same_hour)
    with desk.store.changing() as portfolio:
        found = planned_named(portfolio, found.id)
        was, minutes = found.when, moment.minutes or found.minutes
        found = changed(found, desk.today, when=moment.when, minutes=minutes)
        who, warnings = whom(portfolio, found), _same_day(portfolio, found)
        there = their_time(desk, portfolio, found)
        portfolio.describe(f"moved a meeting with {who}")
        portfolio[Meeting].put(found)
    return Done(
        record=view(found),
        sentence=f"Moved: your meeting with {who} is on {said_when(found.when)}{there}.",
        details=(f"It was on {said_when(was)}.", *warnings),
    )


def _with_its_hour(desk: Desk, party: _Party, moment: Moment) -> Moment:
    """At the same time as the last meeting with these people. Raises UsageProblem where none had one."""
    if not isinstance(moment, AtTheSameTime):
        return moment
    portfolio = desk.store.reading()
    theirs = {m.id for m in party.mentors}
    before = [
        m.when
        for m in portfolio[Meeting]
        if "T" in m.when and (m.circle == party.circle if party.circle else theirs & {*m.mentors})
    ]
    if not before:
        raise UsageProblem(
            "There is no earlier meeting to take the time from.", hint=f"Say the time: {moment.when} 15:00"
        )
    return moment.at_the_hour_of(max(before))


def _instant(desk: Desk, local: datetime) -> datetime:
    """That local minute in UTC. Raises UsageProblem where the clocks skip it."""
    found = desk.instant(local)
    if found is None:
        raise UsageProblem(
            f"There is no {local:%H:%M} on {said_day(local.date())}: the clocks go forward past it.",
            hint="Give a time an hour earlier or later.",
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
            f"From start to end that is {so_many(moment.minutes, 'minute')}, not {minutes}.",
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
        if not mentors and not circle.others:
            raise RuleRefusal(
                f"You are the only one in {circle.name}.",
                hint=f"Add someone: mentorfolio circle join {quoted(circle.id)} MENTOR",
            )
    else:
        found = {m.id: m for name in names for m in people_named(portfolio, name)}
        mentors = list(found.values())
        for mentor in mentors:
            if mentor.stage == "ended":
                raise RuleRefusal(
                    f"{mentor.name} is {stage_word(mentor)}.",
                    hint=f"If you have started again: mentorfolio mentor stage {quoted(mentor.id)} active",
                )
    presenter = presenter_named(portfolio, said.presenter or "", [m.id for m in mentors])
    return _Party(tuple(mentors), circle.id if circle else None, presenter)


def _same_day(portfolio: Portfolio, meeting: Meeting) -> tuple[str, ...]:
    return tuple(
        f"You are also meeting {whom(portfolio, other)} on that day: {said_when(other.when)}."
        for other in portfolio[Meeting]
        if other.id != meeting.id
        and is_planned(other)
        and other.on == meeting.on
        and set(other.mentors) & set(meeting.mentors)
    )


class _Where(NamedTuple):
    place: str = ""
    link: str = ""


def _in_a_sentence(text: str, today: date) -> tuple[Moment, str]:
    """When, as the option takes it or a sentence tells it, and where that says it. Raises UsageProblem."""
    try:
        return WHEN.value(text, today, "when"), ""
    except UsageProblem as problem:
        moment = moment_in(text, today) if "is not a day" in problem.message else None
        if moment is None:
            raise
        return moment, place_in(text)


def _read_where(text: str, today: date) -> _Where:
    """What looks like a link is one."""
    if re.match(r"(?:https?://|www\.)\S+$", text.strip(), re.IGNORECASE):
        return _Where(link=LINK.value(text, today, "link"))
    return _Where(place=WHERE.value(text, today, "place"))


def _settled(
    desk: Desk,
    moment: Moment | None,
    minutes: int | None,
    who: str,
    where: _Where | None,
    in_full: Callable[[Moment], Moment],
    keep: Callable[[Moment], Done] | None = None,
) -> tuple[Moment, _Where]:
    """When, asked where that is not said, and then where, ``None`` for a meeting that has its place already.

    Of whoever leaves in between it is kept when.
    """
    if moment:
        full = _to_come(desk, in_full(moment), minutes) if isinstance(moment, AtTheSameTime) else moment
        return full, where or _Where()
    if desk.asker is None:
        raise MissingValue(
            f"Say when you are meeting {who}.",
            hint='Like: --when "thu 15:00", --when "2026-03-14 09:30-10:30"',
        )

    form, place = Form(desk.asker), ""

    def read(text: str) -> Moment:
        nonlocal place
        moment, place = _in_a_sentence(text, desk.today)
        return _to_come(desk, in_full(moment), minutes)

    def ask_where() -> None:
        form.ask(Asked(WHERE.question("where"), lambda text: _read_where(text, desk.today), place))

    steps: list[Asked | Callable[[], None]] = [Asked(WHEN.question("when"), read)]
    if where is not None and not any(where):
        steps.append(ask_where)
    try:
        answers = form.fill(steps, leaves=True)
    except WentBack:
        raise Interrupted("Stopped. Nothing was changed.", hint=_IN_ONE_LINE) from None
    except Interrupted as left:
        left.hint = _IN_ONE_LINE
        if keep and (moment := form.answers.get("when")):
            planned = str(keep(moment).record["id"])
            add = f"mentorfolio meeting edit {quoted(planned)} --place PLACE"
            left.hint = f"The meeting is planned. Where: {add}"
        raise
    return answers["when"], answers.get("where", where or _Where())
