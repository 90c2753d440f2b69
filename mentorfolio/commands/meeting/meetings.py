"""Meetings: looked at, changed, cancelled (R1-R3, P9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.commands.action.actions import undated
from mentorfolio.commands.meeting.fields import PLANNED_KINDS, CancelSaid, MeetingChange, MeetingsWanted
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import meeting_named, mentor_named, whom
from mentorfolio.desk.results import Done, Result, Step, view
from mentorfolio.desk.their_clocks import their_time
from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said_when
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.meetings import came_to_nothing, is_planned, next_time
from mentorfolio.domain.records import Meeting, Mentor, changed
from mentorfolio.domain.text import in_lines, merged, quoted
from mentorfolio.errors import NothingToChange, RuleRefusal, UsageProblem
from mentorfolio.fields.operands import MeetingNamed, PlannedNamed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


_SINGLE = ("kind", "notes", "minutes", "incident", "place", "link")


class MeetingList(Result, frozen=True, kw_only=True):
    """Meetings in the order they take place, then by id.

    By the meeting's id, ``who`` says with whom, and ``there`` what their clocks say of one that is planned.
    """

    meetings: tuple[Meeting, ...]
    who: dict[str, str]
    there: dict[str, str]
    narrowed: bool

    def data(self) -> object:
        """The list of meetings."""
        return [view(m) for m in self.meetings]


class MeetingShown(Result, frozen=True, kw_only=True):
    """One meeting, with whom it is, the names of its people by id, and the day it is looked at."""

    meeting: Meeting
    who: str
    names: dict[str, str]
    today: date
    there: str

    def data(self) -> object:
        """The meeting alone."""
        return view(self.meeting)


def list_(desk: Desk, said: MeetingsWanted) -> MeetingList:
    """List your meetings and the talks you logged, in order.

    $ mentorfolio meeting list --planned
    """
    portfolio = desk.store.reading()
    meetings = [m for m in portfolio[Meeting] if said.has(m.on)]
    if said.with_ is not None:
        mentor = mentor_named(portfolio, said.with_)
        meetings = [m for m in meetings if mentor.id in m.mentors]
    if said.planned:
        meetings = [m for m in meetings if is_planned(m)]
    meetings.sort(key=lambda m: (m.when, m.id))
    return MeetingList(
        meetings=tuple(meetings),
        who={m.id: whom(portfolio, m) for m in meetings},
        there={m.id: their_time(desk, portfolio, m) for m in meetings if is_planned(m)},
        narrowed=not said.nothing,
    )


def show(desk: Desk, meeting: MeetingNamed) -> MeetingShown:
    """Show a meeting: its agenda, and what came of it.

    $ mentorfolio meeting show julie
    """
    portfolio = desk.store.reading()
    found = meeting_named(portfolio, meeting, of="planned")
    names = {i: m.name for i, m in portfolio[Mentor].by_id().items()}
    return MeetingShown(
        meeting=found,
        who=whom(portfolio, found),
        names=names,
        today=desk.today,
        there=their_time(desk, portfolio, found),
    )


def edit(desk: Desk, meeting: MeetingNamed, said: MeetingChange) -> Done:
    """Change a meeting, planned or held; an empty text clears what may be empty.

    $ mentorfolio meeting edit julie --agenda "the budget"
    """
    if said.nothing:
        raise NothingToChange("meeting edit")
    actions = tuple(promised.action() for promised in said.action)
    singles = {key: value for key, value in said.said().items() if key in _SINGLE}
    with desk.store.changing() as portfolio:
        found = meeting_named(portfolio, meeting, of="planned")
        mentors = _people_after(portfolio, found, said)
        if said.kind == "moment" and is_planned(found):
            raise UsageProblem(
                "A moment is something nobody planned.", hint=f"Use one of: {', '.join(PLANNED_KINDS)}."
            )
        presenter = found.presenter if found.presenter in ("", ME, *mentors) else ""
        if said.presenter is not None:
            presenter = presenter_named(portfolio, said.presenter, mentors)
        found = changed(
            found,
            desk.today,
            mentors=mentors,
            presenter=presenter,
            agenda=merged(found.agenda, said.agenda, said.remove_agenda, "agenda item"),
            insights=merged(found.insights, said.insight, said.remove_insight, "insight"),
            next_areas=merged(found.next_areas, said.next_area, said.remove_next_area, "area"),
            actions=(*found.actions, *actions),
            answers=(*found.answers, *said.answer),
            **singles,
        )
        who = whom(portfolio, found)
        portfolio.describe(f"changed a meeting with {who}")
        portfolio[Meeting].put(found)
    return Done(
        record=view(found),
        sentence=f"Changed your meeting with {who} on {said_when(found.when)}.",
        details=undated(actions),
    )


def cancel(desk: Desk, meeting: PlannedNamed, said: CancelSaid) -> Done:
    """Cancel a planned meeting.

    $ mentorfolio meeting cancel julie --reason "she is ill"
    """
    with desk.store.changing() as portfolio:
        found = planned_named(portfolio, meeting)
        rest = _rest_of_series(portfolio, found) if said.rest else []
        for one in (found, *rest):
            notes = in_lines(one.notes, said.reason)
            portfolio[Meeting].put(changed(one, desk.today, cancelled=True, by_me=said.by_me, notes=notes))
        found, who = portfolio[Meeting][found.id], whom(portfolio, found)
        portfolio.describe(f"cancelled {'meetings' if rest else 'a meeting'} with {who}")
        again = () if rest else next_one(portfolio, found, "Find another day", desk.today, "1w")
        theirs = [m for m in portfolio[Mentor] if m.id in found.mentors and not found.circle]
        if len(theirs) == 1 and came_to_nothing(theirs[0], portfolio[Meeting], desk.today):
            again += (Step("Or write to them", f"mentorfolio approach {quoted(theirs[0].id)}"),)
    more = f", and {len(rest)} after it" if rest else ""
    return Done(
        record=view(found, **({"also": [m.id for m in rest]} if said.rest else {})),
        sentence=f"Cancelled: your meeting with {who} on {said_when(found.when)}{more}.",
        steps=again,
    )


def settle_later(desk: Desk, portfolio: Portfolio, meeting: Meeting) -> None:
    """Within a unit of work: whom one is to meet one need not get back to as well; nor whom one has met.

    A day to come that was said before a meeting was held stands: it may have been said at it.
    """
    for mentor in [m for m in portfolio[Mentor] if m.id in meeting.mentors and m.again_on]:
        said = mentor.again_on or desk.today
        if not meeting.circle and (is_planned(meeting) or said <= desk.today):
            portfolio[Mentor].put(changed(mentor, desk.today, again_on=None))


def _rest_of_series(portfolio: Portfolio, meeting: Meeting) -> list[Meeting]:
    """Those of its series that are planned after it. Raises UsageProblem: it is of none."""
    if not meeting.series:
        raise UsageProblem(
            f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)} is not part of "
            "a series.",
            hint="Leave --rest out.",
        )
    series = (m for m in portfolio[Meeting] if m.series == meeting.series and is_planned(m))
    return sorted((m for m in series if m.when > meeting.when), key=lambda m: m.when)


def next_one(
    portfolio: Portfolio, meeting: Meeting, why: str, today: date, rhythm: str | None = None
) -> tuple[Step, ...]:
    """The command that plans another meeting with the same people at the same time; nobody left, no step.

    ``rhythm`` is how much later; without it their own, else two weeks from today.
    """
    known = portfolio[Mentor].by_id()
    left = [known[i] for i in meeting.mentors if i in known and known[i].stage not in OVER]
    if not left:
        return ()
    to = f"--circle {meeting.circle}" if meeting.circle else " ".join(m.id for m in left)
    rhythm = rhythm or next((m.cadence for m in left if m.cadence), None)
    when = next_time(meeting, rhythm or "2w", today, agreed=rhythm is not None)
    typed = f'"{when}"' if " " in when else when
    return (Step(why, f"mentorfolio meeting plan {to} --when {typed}"),)


def planned_named(portfolio: Portfolio, text: str) -> Meeting:
    """The meeting meant, which has to take place yet. Raises RuleRefusal, and as :func:`meeting_named`."""
    meeting = meeting_named(portfolio, text, of="planned")
    if meeting.held:
        raise RuleRefusal(
            f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)} has already "
            "been held.",
            hint=f"Change what you noted about it: mentorfolio meeting edit {quoted(meeting.id)}",
        )
    if meeting.cancelled:
        raise RuleRefusal(
            f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)} was cancelled.",
            hint="Plan another one: mentorfolio meeting plan; or, if it took place: mentorfolio log",
        )
    return meeting


def presenter_named(portfolio: Portfolio, text: str, mentors: Sequence[str]) -> str:
    """Who brought the incident: ``me``, the id of one of these people, or nobody (P9).

    Raises UsageProblem for somebody else.
    """
    if not text or text.casefold() == ME:
        return text.casefold()
    mentor = mentor_named(portfolio, text)
    if mentor.id not in mentors:
        raise UsageProblem(f"{mentor.name} is not in this meeting.", hint="Name me, or someone who is in it.")
    return mentor.id


def _people_after(portfolio: Portfolio, meeting: Meeting, said: MeetingChange) -> tuple[str, ...]:
    coming = [mentor_named(portfolio, who).id for who in said.with_]
    going = [mentor_named(portfolio, who) for who in said.without]
    if not coming and not going:
        return meeting.mentors
    if meeting.circle and is_planned(meeting):
        raise RuleRefusal(
            "Everyone in the circle comes to its sessions.",
            hint=f"mentorfolio circle join {quoted(meeting.circle)} MENTOR, or circle leave",
        )
    for mentor in going:
        if mentor.id not in meeting.mentors:
            raise UsageProblem(f"{mentor.name} is not in this meeting.", hint="Name someone who is.")
    mentors = dict.fromkeys((*meeting.mentors, *coming))
    left = tuple(i for i in mentors if i not in {m.id for m in going})
    if not left:
        raise RuleRefusal(
            "That would leave only you in the meeting.",
            hint=f"To call it off: mentorfolio meeting cancel {quoted(meeting.id)}",
        )
    return left
