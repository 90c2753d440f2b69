"""``next`` and the page of today: what is due, and what to type for it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

import msgspec

from mentorfolio.commands.next.ideas import ideas, waits
from mentorfolio.desk import nothing_due
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.facts import facts_of
from mentorfolio.desk.people import standing_for
from mentorfolio.desk.results import Listing, Result, Step, plain
from mentorfolio.desk.their_clocks import time_of
from mentorfolio.domain.due.kinds import WhatIsDue, due, is_past, rests_as, ways
from mentorfolio.domain.due.rows import Due
from mentorfolio.domain.due.together import told_once, with_promises
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.names import CODE
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import (
    Circle,
    Meeting,
    Mentor,
    Need,
    Profile,
)
from mentorfolio.fields.field import Said, Switch, Whole
from mentorfolio.fields.operands import FORMAT

if TYPE_CHECKING:
    from mentorfolio.desk.rows import NumberedRow
    from mentorfolio.store.records import Portfolio

_OPENED = ("action", "request")  # what is answered in one of several ways
MOST_PRESSING = 3
_SOON = timedelta(days=31)  # whom one meets within a month one is in touch with
MOST_ROWS = 7  # more are a list, not a help


class NextSaid(Said, frozen=True, kw_only=True):
    """How far to look, and how short to tell it."""

    within: Annotated[int | None, Whole("Also show contacts due within this many days (7).", least=0)] = None
    all: Annotated[bool, Switch("Show every row; a screen shows seven.")] = False
    oneline: Annotated[bool, Switch("One short line for a shell prompt; nothing if nothing is due.")] = False
    format: Annotated[str | None, FORMAT] = None


_PROMPT = NextSaid(oneline=True)  # what a shell's prompt asks


class Upcoming(Listing, frozen=True, kw_only=True):
    """Everything due, most pressing first, what is coming, and how many rows sleep.

    ``told`` are the rows as they are shown and numbered: at a terminal what is done in one go is one, and
    ``quiet`` more have ended by themselves.

    ``mentors`` are all of the portfolio, ``ideas`` are what one waits for and could do, where nothing is due,
    ``waits`` what one waits for where something is, on today's page; ``conflicts`` are other versions of the
    file. Of the rows ``by_number`` the number is the command: they ask where they are opened, or nobody's
    name stands for what they are about.
    """

    heads: ClassVar = ("number", "kind", "due", "mentor", "need", "text", "command")

    rows: tuple[Due, ...]
    told: tuple[Due, ...]
    coming: tuple[Due, ...]
    snoozed: int
    begun: bool
    mentors: dict[str, Mentor]
    ideas: tuple[Step, ...]
    waits: tuple[Step, ...] = ()
    conflicts: tuple[str, ...] = ()
    oneline: bool = False
    all: bool = False
    quiet: int = 0
    by_number: frozenset[str] = frozenset()

    def data(self) -> list[dict[str, Any]]:
        """The rows, numbered as ``do`` takes them."""
        told = [{key: value for key, value in plain(row).items() if key != "otherwise"} for row in self.rows]
        return [row | {"number": number} for number, row in enumerate(told, 1)]


class Today(Result, frozen=True, kw_only=True):
    """Today's page: what presses most, or the ways to begin (``upcoming`` is None)."""

    upcoming: Upcoming | None

    def data(self) -> object:
        """What is due, and how large the portfolio is."""
        known = self.upcoming
        people = known.mentors.values() if known else ()
        return {
            "begun": known is not None,
            "mentors": len(people),
            "active": sum(m.stage == "active" for m in people),
            "next": known.data() if known else [],
            "conflicts": [*known.conflicts] if known else [],
        }


def next_(desk: Desk, said: NextSaid) -> Upcoming:
    """Say what to do next, with the command to type.

    $ mentorfolio next
    $ mentorfolio next --within 14
    $ mentorfolio next --oneline
    """
    if said == _PROMPT:
        return _for_a_prompt(desk)
    return _upcoming(desk, desk.store.reading(), said)


def _for_a_prompt(desk: Desk) -> Upcoming:
    # Taken before the file is read: what is changed meanwhile is not taken for what was looked at.
    stamp = nothing_due.stamp(desk.settings, desk.today.isoformat())
    portfolio = desk.store.reading()
    found = _upcoming(desk, portfolio, _PROMPT)
    # What ended by itself would be counted at every prompt for ever.
    rows = tuple(row for row in found.rows if not is_past(row, desk.today))
    if stamp and not rows and not portfolio.is_edited:
        nothing_due.remember(desk.settings, stamp)
    return msgspec.structs.replace(found, rows=rows)


def _upcoming(desk: Desk, portfolio: Portfolio, said: NextSaid, most: int | None = None) -> Upcoming:
    mentors = portfolio[Mentor].by_id()
    days = desk.rules.within if said.within is None else said.within
    found = _what_is_due(desk, portfolio, days)
    last = desk.today + timedelta(days=days)
    meets = _met_until(portfolio, desk.today, last)
    told, quiet = found.rows, 0
    if desk.screen.is_page:
        soon = _met_until(portfolio, desk.today, max(last, desk.today + _SOON))
        told = told_once(found.told, soon, desk.today, every=said.all)
        quiet = len(told_once(found.told, soon, desk.today, every=True)) - len(told)
        told = with_promises(told, found)
    idle = all(row.kind == "contact" and row.mentor in meets for row in told)
    coming = _not_told(found.coming, told)
    is_first_page = most == MOST_PRESSING
    could: tuple[Step, ...] = ()
    if not said.oneline:
        told_below = () if is_first_page else [row.command for row in coming]
        if idle:
            could = tuple(step for step in ideas(desk, portfolio) if step.command not in told_below)
        _remember(desk, said, found.rows, told, could, most)
    return Upcoming(
        # A page says the portfolio by itself.
        rows=tuple(msgspec.structs.replace(row, command=desk.screen.here(row.command)) for row in found.rows),
        told=told,
        coming=coming,
        snoozed=found.snoozed,
        begun=any(len(portfolio[kind]) for kind in (Mentor, Need, Profile, Place, Circle)),
        mentors=dict(mentors),
        ideas=could,
        waits=waits(desk, portfolio, told[:MOST_PRESSING]) if is_first_page and not idle else (),
        conflicts=() if said.oneline else tuple(desk.store.conflicts()),
        oneline=said.oneline,
        all=said.all,
        quiet=quiet,
        by_number=_by_number(portfolio, told) if desk.screen.is_page else frozenset(),
        format=said.format,
    )


def _met_until(portfolio: Portfolio, today: date, last: date) -> frozenset[str]:
    """Whom one is to meet until a day."""
    planned = (m for m in portfolio[Meeting] if is_planned(m) and today <= m.on <= last)
    return frozenset(mentor for meeting in planned for mentor in meeting.mentors)


def _not_told(coming: Sequence[Due], told: Sequence[Due]) -> tuple[Due, ...]:
    """What is coming and stands in no row; a meeting stands in that of its agenda."""
    already = {row.id for row in told} | {f"meeting:{row.of}" for row in told if row.kind == "agenda"}
    return tuple(row for row in coming if row.id not in already)


def _remember(
    desk: Desk,
    said: NextSaid,
    rows: Sequence[Due],
    told: Sequence[Due],
    could: Sequence[Step],
    most: int | None,
) -> None:
    """Keep what ``do`` may do: what somebody has seen; a script sees each row by itself."""
    from mentorfolio.desk.rows import NumberedRow, remember

    if not said.all and desk.screen.is_page:
        most = most or MOST_ROWS
    seen = rows if desk.screen.json or said.format else told[:most]
    found = [_numbered(row) for row in seen]
    if desk.screen.is_page and not told:
        found = [NumberedRow(step.command, text=step.why) for step in could]
    remember(desk.settings, found)


def _by_number(portfolio: Portfolio, rows: Sequence[Due]) -> frozenset[str]:
    about = {row.id: row.of for row in rows}
    named = standing_for(portfolio, about.values())
    coded = [row for row in rows if re.fullmatch(CODE, about[row.id]) and about[row.id] in row.command]
    nameless = (row.id for row in coded if about[row.id] not in named)
    return frozenset((*(row.id for row in rows if _is_opened(row)), *nameless))


def _is_opened(row: Due) -> bool:
    """Whether it is asked about first where it is opened; of a meeting whether it took place."""
    return row.kind in _OPENED or (row.kind == "meeting" and (row.days_late or 0) > 0)


def _numbered(row: Due) -> NumberedRow:
    from mentorfolio.desk.rows import NumberedRow

    otherwise = row.otherwise or ""
    return NumberedRow(
        row.command,
        row.mentor or "",
        row.kind,
        record=row.of,
        otherwise=otherwise,
        ways=ways(row) if otherwise else (),
        text=row.text,
        rests=rests_as(row),
        due=row.due,
    )


def today(desk: Desk) -> Today:
    """What presses most today, without a question asked; a mistake in the settings takes it from nobody."""
    desk.forgive_settings()
    if not desk.store.exists():
        return Today(upcoming=None)
    return Today(upcoming=_upcoming(desk, desk.store.reading(), NextSaid(), MOST_PRESSING))


def _what_is_due(desk: Desk, portfolio: Portfolio, within: int) -> WhatIsDue:
    facts = facts_of(portfolio)
    people = facts.mentors
    there = {m.id: time_of(desk, m, (people[i] for i in m.mentors if i in people)) for m in facts.to_hold}
    return due(msgspec.structs.replace(facts, there=there), desk.today, desk.rules._replace(within=within))
