"""``circle``: groups that learn together, and the advisory board (P9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING, Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, circle_named, mentor_named
from mentorfolio.desk.results import Done, Result, Step, view
from mentorfolio.domain.circles import ME, last_sessions, whose_turn
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.records import Circle, Meeting, Mentor, changed
from mentorfolio.domain.text import fold, listed, name_line, quoted, so_many
from mentorfolio.domain.vocabulary import CIRCLE_KINDS
from mentorfolio.errors import AlreadyThere, MissingValue, NotFound, RuleRefusal
from mentorfolio.fields.field import Field, Name, Operand, Said, Switch, Text, Word
from mentorfolio.fields.form import said_anew
from mentorfolio.fields.operands import CircleNamed, MentorNamed, Removal

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

CircleName = Annotated[
    str,
    Operand(
        "NAME",
        "Its name.",
        "Say what it is called.",
        '"Thursday lunch" --member julie',
        ask="What do you call it?",
        field=Name(""),
    ),
]

_KIND = Word(
    "What kind of group (peer).",
    words=CIRCLE_KINDS,
    what="a kind of circle",
    ask="What kind of group is it?",
    why="In some all take turns; an advisory board is there for you.",
)
_PURPOSE = Text("What it is for.", ask="What is it for?", why="It stands above its sessions.")
_ANYWAY = Switch("Add it even if there is one with that name.")


class CircleMembers(Said, frozen=True, kw_only=True):
    """A circle and who is in it."""

    kind: Annotated[str | None, _KIND] = None
    member: Annotated[
        tuple[str, ...],
        Field(
            "Who is in it besides you: a mentor, or anyone's full name.",
            metavar="MENTOR",
            complete="mentor",
            many=True,
        ),
    ] = ()
    purpose: Annotated[str | None, _PURPOSE] = None
    anyway: Annotated[bool, _ANYWAY] = False


class CircleChange(Said, frozen=True, kw_only=True):
    """What is to be another way."""

    name: Annotated[
        str | None, Name("Another name.", ask="What do you call it?", why="Any name that you all know it by.")
    ] = None
    kind: Annotated[str | None, _KIND] = None
    purpose: Annotated[str | None, _PURPOSE] = None
    anyway: Annotated[bool, _ANYWAY] = False


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
    """Note a group you learn with.

    $ mentorfolio circle add "Thursday peers" --member julie
    """
    with desk.store.changing() as portfolio:
        people = [_person(portfolio, who) for who in said.member]
        members = {m.id: m.name for m in people if isinstance(m, Mentor)}
        others = tuple(dict.fromkeys(name for name in people if isinstance(name, str)))
        if not said.anyway:
            _refuse_same_name(portfolio, name)
        if not people and desk.asker:  # who comes together can be noted later, with join
            raise MissingValue(
                f"Nobody is in {name} yet.",
                hint="Add each person separately: --member MENTOR --member MENTOR",
            )
        circle = Circle(
            id=new_slug(name, "circle", portfolio[Circle].taken()),
            created=desk.today,
            updated=desk.today,
            name=name,
            members=tuple(members),
            others=others,
            kind=said.kind or "peer",
            purpose=said.purpose or "",
        )
        portfolio.describe(f"added circle {circle.name}")
        portfolio[Circle].put(circle)
    return Done(
        record=view(circle),
        sentence=f"Added {circle.name}, {CIRCLE_KINDS[circle.kind]}.",
        details=(f"{listed(('You', *members.values(), *others))}.", *_by_name_only(others)) if people else (),
        steps=(
            Step(
                "Plan a session", f'mentorfolio meeting plan --circle {quoted(circle.id)} --when "thu 15:00"'
            )
            if people
            else Step("Say who is in it", f"mentorfolio circle join {quoted(circle.id)} NAME"),
        ),
    )


def list_(desk: Desk) -> CircleList:
    """List your circles, with when each met last.

    $ mentorfolio circle list
    """
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
    """Show who is in a circle, its sessions, and whose turn it is.

    $ mentorfolio circle show thursday
    """
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
    """Add someone to a circle.

    $ mentorfolio circle join thursday julie
    """
    with desk.store.changing() as portfolio:
        found, who = circle_named(portfolio, circle), _person(portfolio, mentor)
        name = who if isinstance(who, str) else who.name
        if (who.id in found.members) if isinstance(who, Mentor) else _among(found.others, name):
            raise AlreadyThere(
                f"{name} is in {found.name} already.",
                hint=f"See who is in it: mentorfolio circle show {quoted(found.id)}",
            )
        portfolio.describe(f"noted that {name} came to {found.name}")
        # Somebody who was there by name only may have become a mentor.
        others = tuple(other for other in found.others if fold(other) != fold(name))
        if isinstance(who, Mentor):
            found = portfolio[Circle].put(changed(found, desk.today, others=others))
            found, sessions = _with_members(desk, portfolio, found, (*found.members, who.id))
            details = _touched(sessions)
        else:
            found = portfolio[Circle].put(changed(found, desk.today, others=(*others, name)))
            details = _by_name_only([name])
    return Done(record=view(found), sentence=f"{name} is in {found.name} now.", details=details)


def leave(desk: Desk, circle: CircleNamed, mentor: MentorNamed) -> Done:
    """Note that someone has left a circle.

    $ mentorfolio circle leave thursday julie
    """
    with desk.store.changing() as portfolio:
        found = circle_named(portfolio, circle)
        other = _among(found.others, mentor)
        who = None if other else mentor_named(portfolio, mentor)
        name = other or (who.name if who else "")
        if who and who.id not in found.members:
            raise NotFound(
                f"{name} is not in {found.name}.",
                hint=f"See who is in it: mentorfolio circle show {quoted(found.id)}",
            )
        if len(found.members) + len(found.others) == 1:
            raise RuleRefusal(
                f"That would leave only you in {found.name}.",
                hint=f"If it is over: mentorfolio circle remove {quoted(found.id)}",
            )
        portfolio.describe(f"noted that {name} left {found.name}")
        others = tuple(one for one in found.others if one != other)
        found = portfolio[Circle].put(changed(found, desk.today, others=others))
        sessions = 0
        if who:
            rest = tuple(m for m in found.members if m != who.id)
            found, sessions = _with_members(desk, portfolio, found, rest)
    return Done(
        record=view(found),
        sentence=f"{name} is no longer in {found.name}.",
        details=_touched(sessions),
    )


def edit(desk: Desk, circle: CircleNamed, said: CircleChange) -> Done:
    """Change the name, kind or purpose of a circle; an empty text clears the purpose.

    With no option, at a terminal, asks.

    $ mentorfolio circle edit thursday --purpose "cases from our teams"
    """
    if desk.asker and said.nothing:
        found = circle_named(desk.store.reading(), circle)
        known = {"name": found.name, "kind": found.kind, "purpose": found.purpose}
        # Whoever leaves has what they said until then.
        circle, keep = found.id, partial(edit, desk, found.id)
        said = said_anew(desk.asker, CircleChange, known, desk.today, keep)
        if said.nothing:
            return Done(record=view(found), sentence="Nothing was changed.", undoable=False)
    fields = {key: value for key, value in said.said().items() if key != "anyway"}
    if not fields:
        raise MissingValue(
            "You did not say what to change.",
            hint="Use --name, --kind or --purpose. To change who is in it: mentorfolio circle join, or "
            "circle leave",
        )
    with desk.store.changing() as portfolio:
        found = circle_named(portfolio, circle)
        if said.name and not said.anyway:
            _refuse_same_name(portfolio, said.name, but=found.id)
        found = portfolio[Circle].put(changed(found, desk.today, **fields))
        portfolio.describe(f"changed circle {found.name}")
    return Done(record=view(found), sentence=f"Changed {found.name}.")


def remove(desk: Desk, circle: CircleNamed, said: Removal) -> Done:
    """Remove a circle; its sessions stay as meetings.

    $ mentorfolio circle remove thursday-peers --yes
    """
    found = circle_named(desk.store.reading(), circle, exact=True)
    if not agreed(desk, said, f"Remove the circle {found.name}"):
        return Done(record=view(found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        found = circle_named(portfolio, found.id)
        sessions = [m for m in portfolio[Meeting] if m.circle == found.id]
        # A session with nobody left in it goes too: it would be a meeting with nobody.
        gone = [m.id for m in sessions if not m.mentors]
        for meeting_id in gone:
            portfolio.remove(Meeting, meeting_id, desk.today)
        portfolio.describe(f"removed circle {found.name}")
        portfolio.remove(Circle, found.id, desk.today)
    stay = len(sessions) - len(gone)
    stays = f"{so_many(stay, 'session')} of it stay{'s' if stay == 1 else ''}, among the meetings."
    details = [stays] if stay else []
    left = "it" if len(gone) == 1 else "them"
    details += [f"{so_many(len(gone), 'session')} with nobody left in {left} went too."] if gone else []
    return Done(record=view(found), sentence=f"Removed {found.name}.", details=tuple(details))


def _person(portfolio: Portfolio, text: str) -> Mentor | str:
    """A mentor, or the whole name of somebody who is none. Raises UsageProblem, NotFound, Ambiguous."""
    try:
        return mentor_named(portfolio, text)
    except NotFound:
        if len(text.split()) < 2:  # one word is a slip more often than a person
            raise
        return name_line(text, "name")


def _among(others: Sequence[str], text: str) -> str | None:
    """Whom of those that are no mentors a name means: the whole, else a word of it that only one has."""
    asked = fold(text.strip())
    whole = [name for name in others if fold(name) == asked]
    part = [name for name in others if asked in fold(name).split()]
    found = whole or part
    return found[0] if len(found) == 1 else None


def _by_name_only(names: Sequence[str]) -> tuple[str, ...]:
    """That no record is kept about these, and how to begin one."""
    return tuple(f"{name} is there by name only: no mentor of yours is called so." for name in names)


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
    return (f"This applies to {so_many(sessions, 'session')} still to come as well.",) if sessions else ()


def _refuse_same_name(portfolio: Portfolio, name: str, but: str = "") -> None:
    for circle in portfolio[Circle]:
        if circle.id != but and fold(circle.name) == fold(name):
            raise AlreadyThere(
                f"There is already a circle called {circle.name!r} ({circle.id}).",
                hint=f"To add someone to it: mentorfolio circle join {quoted(circle.id)} MENTOR. To add a "
                "second circle: --anyway.",
            )
