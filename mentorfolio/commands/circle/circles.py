"""``circle``: groups that learn together, and the advisory board (P9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.commands.circle.fields import CircleChange, CircleMembers, CircleName
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import circle_named, confirmed, mentor_named
from mentorfolio.desk.results import Done, Result, Step, view
from mentorfolio.domain.circles import ME, last_sessions, whose_turn
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Circle, Meeting, Mentor, Reflection, changed
from mentorfolio.domain.text import fold, listed, name_line, quoted
from mentorfolio.domain.vocabulary import CIRCLE_KINDS
from mentorfolio.errors import AlreadyThere, MissingValue, NotFound, RuleRefusal, UsageProblem
from mentorfolio.fields.operands import CircleNamed, MentorNamed, Removal

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


class CircleList(Result, frozen=True, kw_only=True):
    """All circles by name, with the names of people (by id) and the day each met last (by its id).

    ``gone`` are the ids of those with whom it is over; they stay members until they leave.
    """

    circles: tuple[Circle, ...]
    names: dict[str, str]
    last: dict[str, date]
    gone: frozenset[str]

    def data(self) -> object:
        """The list of circles."""
        return [view(c) for c in self.circles]


class CircleShown(Result, frozen=True, kw_only=True):
    """One circle, its members, its sessions (the latest first), and whose turn it is, first come first.

    ``turns`` are ids, ``me`` is the owner; an advisory board takes no turns.
    """

    circle: Circle
    members: tuple[Mentor, ...]
    names: dict[str, str]
    sessions: tuple[Meeting, ...]
    turns: tuple[str, ...]

    def data(self) -> object:
        """The circle, its sessions, and whose turn it is."""
        shown = ("id", "when", "mentors", "presenter", "incident", "held", "cancelled")
        plain = [view(s) for s in self.sessions]
        return view(
            self.circle,
            sessions=[{key: session[key] for key in shown} for session in plain],
            turns=self.turns,
        )

    def last_turn(self, who: str) -> date | None:
        """The day on which somebody last brought an incident."""
        return max((s.on for s in self.sessions if s.held and s.presenter == who), default=None)


def add(desk: Desk, name: CircleName, said: CircleMembers) -> Done:
    """Note a group that you learn with."""
    name = name_line(name, "name")
    with desk.store.changing() as portfolio:
        found = (mentor_named(portfolio, who) for who in said.member)
        members = {m.id: m.name for m in found}
        if not said.anyway:
            _refuse_same_name(portfolio, name)
        if not members:
            raise MissingValue(
                f"Nobody is in {name} yet.", hint="Say who, once for each: --member MENTOR --member MENTOR"
            )
        circle = Circle(
            id=new_slug(name, "circle", portfolio[Circle].taken()),
            created=desk.today,
            updated=desk.today,
            name=name,
            members=tuple(members),
            kind=said.kind or "peer",
            purpose=said.purpose or "",
        )
        portfolio.describe(f"added circle {circle.name}")
        portfolio[Circle].put(circle)
    return Done(
        record=view(circle),
        sentence=f"Added {circle.name}, {CIRCLE_KINDS[circle.kind]}.",
        details=(f"{listed(('You', *members.values()))}.",),
        steps=(
            Step(
                "Plan a session", f'mentorfolio meeting plan --circle {quoted(circle.id)} --when "thu 15:00"'
            ),
        ),
    )


def list_(desk: Desk) -> CircleList:
    """List your circles, with when each met last."""
    portfolio = desk.store.reading()
    mentors = portfolio[Mentor].by_id()
    circles = sorted(portfolio[Circle], key=lambda c: (fold(c.name), c.id))
    return CircleList(
        circles=tuple(circles),
        names={i: m.name for i, m in mentors.items()},
        last=last_sessions(portfolio[Meeting]) if circles else {},
        gone=frozenset(i for i, m in mentors.items() if m.stage in OVER),
    )


def show(desk: Desk, circle: CircleNamed) -> CircleShown:
    """Show who is in it, its sessions, and whose turn it is."""
    portfolio = desk.store.reading()
    found, mentors = circle_named(portfolio, circle), portfolio[Mentor].by_id()
    sessions = [m for m in portfolio[Meeting] if m.circle == found.id]
    return CircleShown(
        circle=found,
        members=tuple(mentors[i] for i in found.members if i in mentors),
        names={i: m.name for i, m in mentors.items()},
        sessions=tuple(sorted(sessions, key=lambda m: m.when, reverse=True)),
        turns=whose_turn(found, sessions),
    )


def join(desk: Desk, circle: CircleNamed, mentor: MentorNamed) -> Done:
    """Note that somebody came to it."""
    with desk.store.changing() as portfolio:
        found, who = circle_named(portfolio, circle), mentor_named(portfolio, mentor)
        if who.id in found.members:
            raise AlreadyThere(
                f"{who.name} is in {found.name} already.",
                hint=f"See who is: mentorfolio circle show {quoted(found.id)}",
            )
        portfolio.describe(f"noted that {who.name} came to {found.name}")
        found, sessions = _with_members(desk, portfolio, found, (*found.members, who.id))
    return Done(
        record=view(found), sentence=f"{who.name} is in {found.name} now.", details=_touched(sessions)
    )


def leave(desk: Desk, circle: CircleNamed, mentor: MentorNamed) -> Done:
    """Note that somebody left it."""
    with desk.store.changing() as portfolio:
        found, who = circle_named(portfolio, circle), mentor_named(portfolio, mentor)
        if who.id not in found.members:
            raise NotFound(
                f"{who.name} is not in {found.name}.",
                hint=f"See who is: mentorfolio circle show {quoted(found.id)}",
            )
        if len(found.members) == 1:
            raise RuleRefusal(
                f"Nobody would be left in {found.name} but you.",
                hint=f"If it is over: mentorfolio circle remove {quoted(found.id)}",
            )
        portfolio.describe(f"noted that {who.name} left {found.name}")
        rest = tuple(m for m in found.members if m != who.id)
        found, sessions = _with_members(desk, portfolio, found, rest)
    return Done(
        record=view(found),
        sentence=f"{who.name} is no longer in {found.name}.",
        details=_touched(sessions),
    )


def edit(desk: Desk, circle: CircleNamed, said: CircleChange) -> Done:
    """Change its name, kind or purpose; an empty text clears the purpose."""
    fields = {key: value for key, value in said.said().items() if key != "anyway"}
    if not fields:
        raise UsageProblem(
            "Nothing to change was said.",
            hint="Say --name, --kind or --purpose; who is in it: mentorfolio circle join, circle leave",
        )
    with desk.store.changing() as portfolio:
        found = circle_named(portfolio, circle)
        if said.name and not said.anyway:
            _refuse_same_name(portfolio, said.name, but=found.id)
        found = portfolio[Circle].put(changed(found, desk.today, **fields))
        portfolio.describe(f"changed circle {found.name}")
    return Done(record=view(found), sentence=f"Changed {found.name}.")


def remove(desk: Desk, circle: CircleNamed, said: Removal) -> Done:
    """Take it out of the portfolio; its sessions stay as meetings."""
    found = circle_named(desk.store.reading(), circle, exact=True)
    if not confirmed(desk, said.yes, f"Remove the circle {found.name}"):
        return Done(record=view(found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        found = circle_named(portfolio, found.id)
        sessions = [m for m in portfolio[Meeting] if m.circle == found.id]
        # A session with nobody left in it goes too: it would be a meeting with nobody.
        stay = [m for m in sessions if m.mentors]
        for meeting in stay:
            portfolio[Meeting].put(changed(meeting, desk.today, circle=None))
        gone = {m.id for m in sessions if not m.mentors}
        for reflection in [r for r in portfolio[Reflection] if r.about == "meeting" and r.subject in gone]:
            portfolio[Reflection].put(changed(reflection, desk.today, about="portfolio", subject=None))
        for meeting_id in gone:
            portfolio[Meeting].remove(meeting_id)
        portfolio.describe(f"removed circle {found.name}")
        portfolio[Circle].remove(found.id)
    details = [f"{_sessions(len(stay))} of it stay{'s' if len(stay) == 1 else ''}, among the meetings."]
    details = details if stay else []
    left = "it" if len(gone) == 1 else "them"
    details += [f"{_sessions(len(gone))} with nobody left in {left} went too."] if gone else []
    return Done(record=view(found), sentence=f"Removed {found.name}.", details=tuple(details))


def _with_members(
    desk: Desk, portfolio: Portfolio, circle: Circle, members: tuple[str, ...]
) -> tuple[Circle, int]:
    """The circle with these members, in its planned sessions too; and how many those are."""
    planned = [m for m in portfolio[Meeting] if m.circle == circle.id and not m.held and not m.cancelled]
    for meeting in planned:
        presenter = meeting.presenter if meeting.presenter in (ME, *members) else ""
        portfolio[Meeting].put(changed(meeting, desk.today, mentors=members, presenter=presenter))
    return portfolio[Circle].put(changed(circle, desk.today, members=members)), len(planned)


def _touched(sessions: int) -> tuple[str, ...]:
    return (f"Noted for {_sessions(sessions)} to come as well.",) if sessions else ()


def _sessions(count: int) -> str:
    return f"{count} session{'' if count == 1 else 's'}"


def _refuse_same_name(portfolio: Portfolio, name: str, but: str = "") -> None:
    for circle in portfolio[Circle]:
        if circle.id != but and fold(circle.name) == fold(name):
            raise AlreadyThere(
                f"There is a circle called {circle.name!r} already ({circle.id}).",
                hint=f"Somebody new: mentorfolio circle join {quoted(circle.id)} MENTOR; "
                "a second one with --anyway.",
            )
