"""Circles: groups that learn together, and the advisory board (P9)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME, last_sessions, whose_turn
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Circle, Meeting, Mentor, changed
from mentorfolio.domain.text import fold, listed, name_line, paragraphs
from mentorfolio.domain.vocabulary import CIRCLE_KINDS, one_of
from mentorfolio.errors import AlreadyThere, MissingValue, NotFound, RuleRefusal, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.finding import circle_named, confirmed, mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.results import Done, Result, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


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


def add(desk: Desk, name: str, given: Given) -> Done:
    """A new circle of somebody at least.

    Raises:
        UsageProblem: a value cannot be meant.
        MissingValue: nobody is in it.
        AlreadyThere: a circle of this name is there, and ``anyway`` was not given.
        NotFound, Ambiguous: a name in ``member``.
    """
    name = name_line(name, "name")
    fields = options.read(given, _READERS)
    with desk.store.changing() as portfolio:
        found = (mentor_named(portfolio, who) for who in options.several(given, "member"))
        members = {m.id: m.name for m in found}
        if not given.get("anyway"):
            _refuse_same_name(portfolio, name)
        if not members:
            raise MissingValue(
                f"Nobody is in {name} yet.", hint="Say who, once for each: --member MENTOR --member MENTOR"
            )
        circle = Circle(
            id=new_slug(name, "circle", portfolio.circles.taken()),
            created=desk.today,
            updated=desk.today,
            name=name,
            members=tuple(members),
            **fields,  # type: ignore[arg-type]  # each reader returns its field's type
        )
        portfolio.describe(f"added circle {circle.name}")
        portfolio.circles.put(circle)
    return Done(
        record=view(circle),
        sentence=f"Added {circle.name}, {CIRCLE_KINDS[circle.kind]}.",
        details=(f"{listed(('You', *members.values()))}.",),
        steps=(Step("Plan a session", f'mentorfolio meeting plan --circle {circle.id} --when "thu 15:00"'),),
    )


def edit(desk: Desk, name: str, given: Given) -> Done:
    """Replace what is given; an empty text clears the purpose.

    Raises:
        UsageProblem, AlreadyThere: as for :func:`add`.
        NotFound, Ambiguous: the circle.
    """
    fields = options.read(given, {**_READERS, "name": lambda t: name_line(t, "name")})
    if not fields:
        raise UsageProblem(
            "Nothing to change was said.",
            hint="Say --name, --kind or --purpose; who is in it: mentorfolio circle join, circle leave",
        )
    with desk.store.changing() as portfolio:
        circle = circle_named(portfolio, name)
        if "name" in fields and not given.get("anyway"):
            _refuse_same_name(portfolio, str(fields["name"]), but=circle.id)
        circle = portfolio.circles.put(changed(circle, desk.today, **fields))
        portfolio.describe(f"changed circle {circle.name}")
    return Done(record=view(circle), sentence=f"Changed {circle.name}.")


def join(desk: Desk, name: str, whom: str) -> Done:
    """Somebody comes to a circle, and to its planned sessions.

    Raises:
        NotFound, Ambiguous: a name.
        AlreadyThere: they are in it.
    """
    with desk.store.changing() as portfolio:
        circle, mentor = circle_named(portfolio, name), mentor_named(portfolio, whom)
        if mentor.id in circle.members:
            raise AlreadyThere(
                f"{mentor.name} is in {circle.name} already.",
                hint=f"See who is: mentorfolio circle show {circle.id}",
            )
        portfolio.describe(f"noted that {mentor.name} came to {circle.name}")
        circle, sessions = _with_members(desk, portfolio, circle, (*circle.members, mentor.id))
    return Done(
        record=view(circle), sentence=f"{mentor.name} is in {circle.name} now.", details=_touched(sessions)
    )


def leave(desk: Desk, name: str, whom: str) -> Done:
    """Somebody leaves a circle and its planned sessions; those held keep them.

    Raises:
        NotFound, Ambiguous: a name, or they are not in it.
        RuleRefusal: nobody would be left.
    """
    with desk.store.changing() as portfolio:
        circle, mentor = circle_named(portfolio, name), mentor_named(portfolio, whom)
        if mentor.id not in circle.members:
            raise NotFound(
                f"{mentor.name} is not in {circle.name}.",
                hint=f"See who is: mentorfolio circle show {circle.id}",
            )
        if len(circle.members) == 1:
            raise RuleRefusal(
                f"Nobody would be left in {circle.name} but you.",
                hint=f"If it is over: mentorfolio circle remove {circle.id}",
            )
        portfolio.describe(f"noted that {mentor.name} left {circle.name}")
        rest = tuple(m for m in circle.members if m != mentor.id)
        circle, sessions = _with_members(desk, portfolio, circle, rest)
    return Done(
        record=view(circle),
        sentence=f"{mentor.name} is no longer in {circle.name}.",
        details=_touched(sessions),
    )


def remove(desk: Desk, name: str, *, yes: bool) -> Done:
    """Take a circle out; its sessions stay as meetings of those who were in them.

    A session with nobody left in it goes too: it would be a meeting with nobody.
    """
    circle = circle_named(desk.store.reading(), name)
    if not confirmed(desk, yes, f"Remove the circle {circle.name}"):
        return Done(record=view(circle), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        circle = circle_named(portfolio, circle.id)
        sessions = [m for m in portfolio.meetings.all().values() if m.circle == circle.id]
        stay = [m for m in sessions if m.mentors]
        for meeting in stay:
            portfolio.meetings.put(changed(meeting, desk.today, circle=None))
        gone = {m.id for m in sessions if not m.mentors}
        for reflection in [
            r for r in portfolio.reflections.all().values() if r.about == "meeting" and r.subject in gone
        ]:
            portfolio.reflections.put(changed(reflection, desk.today, about="portfolio", subject=None))
        for meeting_id in gone:
            portfolio.meetings.remove(meeting_id)
        portfolio.describe(f"removed circle {circle.name}")
        portfolio.circles.remove(circle.id)
    details = [f"{_sessions(len(stay))} of it stay{'s' if len(stay) == 1 else ''}, among the meetings."]
    details = details if stay else []
    left = "it" if len(gone) == 1 else "them"
    details += [f"{_sessions(len(gone))} with nobody left in {left} went too."] if gone else []
    return Done(record=view(circle), sentence=f"Removed {circle.name}.", details=tuple(details))


def everything(desk: Desk) -> CircleList:
    """All circles, in the order of their names."""
    portfolio = desk.store.reading()
    mentors = portfolio.mentors.all()
    circles = sorted(portfolio.circles.all().values(), key=lambda c: (fold(c.name), c.id))
    return CircleList(
        circles=tuple(circles),
        names={i: m.name for i, m in mentors.items()},
        last=last_sessions(portfolio.meetings.all().values()) if circles else {},
        gone=frozenset(i for i, m in mentors.items() if m.stage in OVER),
    )


def show(desk: Desk, name: str) -> CircleShown:
    """One circle."""
    portfolio = desk.store.reading()
    circle, mentors = circle_named(portfolio, name), portfolio.mentors.all()
    sessions = [m for m in portfolio.meetings.all().values() if m.circle == circle.id]
    return CircleShown(
        circle=circle,
        members=tuple(mentors[i] for i in circle.members if i in mentors),
        names={i: m.name for i, m in mentors.items()},
        sessions=tuple(sorted(sessions, key=lambda m: m.when, reverse=True)),
        turns=whose_turn(circle, sessions),
    )


_READERS: options.Readers = {
    "kind": lambda t: one_of(CIRCLE_KINDS, t, "a kind of circle"),
    "purpose": lambda t: paragraphs(t, "purpose"),
}


def _with_members(
    desk: Desk, portfolio: Portfolio, circle: Circle, members: tuple[str, ...]
) -> tuple[Circle, int]:
    """The circle with these members, in its planned sessions too; and how many those are."""
    planned = [
        m
        for m in portfolio.meetings.all().values()
        if m.circle == circle.id and not m.held and not m.cancelled
    ]
    for meeting in planned:
        presenter = meeting.presenter if meeting.presenter in (ME, *members) else ""
        portfolio.meetings.put(changed(meeting, desk.today, mentors=members, presenter=presenter))
    return portfolio.circles.put(changed(circle, desk.today, members=members)), len(planned)


def _touched(sessions: int) -> tuple[str, ...]:
    return (f"Noted for {_sessions(sessions)} to come as well.",) if sessions else ()


def _sessions(count: int) -> str:
    return f"{count} session{'' if count == 1 else 's'}"


def _refuse_same_name(portfolio: Portfolio, name: str, but: str = "") -> None:
    for circle in portfolio.circles.all().values():
        if circle.id != but and fold(circle.name) == fold(name):
            raise AlreadyThere(
                f"There is a circle called {circle.name!r} already ({circle.id}).",
                hint=f"Somebody new: mentorfolio circle join {circle.id} MENTOR; a second one with --anyway.",
            )
