"""``next`` and the page of today: what is due, and what to type for it."""

from __future__ import annotations

from datetime import timedelta
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.agenda import ALL, Agenda, due
from mentorfolio.domain.dates import add_period, parse_period, said
from mentorfolio.domain.due import Due, Records, Waits
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.shortlist import candidates
from mentorfolio.domain.vocabulary import DUE_KINDS, one_of
from mentorfolio.services.finding import mentor_named, profile_of
from mentorfolio.services.results import Done, Result, Step, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


class Upcoming(Result, frozen=True, kw_only=True):
    """Everything due, most pressing first, what is coming, and how many rows sleep.

    ``mentors`` are all of the portfolio, ``meets`` the ids of those with a meeting in the next days,
    ``idea`` is what one could do, where nothing is due.
    """

    rows: tuple[Due, ...]
    coming: tuple[Due, ...]
    snoozed: int
    begun: bool
    mentors: dict[str, Mentor]
    meets: frozenset[str]
    idea: Step | None
    oneline: bool = False

    def data(self) -> object:
        """The rows."""
        return [plain(row) for row in self.rows]


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
        }


def upcoming(desk: Desk, within: int | None, *, oneline: bool) -> Upcoming:
    """What is due now, contacts from ``within`` days ahead (the setting where None)."""
    portfolio = desk.store.reading()
    mentors = portfolio.mentors.all()
    days = desk.rules.within if within is None else within
    agenda = agenda_of(desk, portfolio, days)
    last = desk.today + timedelta(days=days)
    meets = frozenset(
        mentor
        for meeting in portfolio.meetings.all().values()
        if is_planned(meeting) and desk.today <= meeting.on <= last
        for mentor in meeting.mentors
    )
    idle = all(row.kind == "contact" and row.mentor in meets for row in agenda.rows)
    return Upcoming(
        rows=agenda.rows,
        coming=agenda.coming,
        snoozed=agenda.snoozed,
        begun=bool(mentors or portfolio.needs.all() or profile_of(portfolio)),
        mentors=dict(mentors),
        meets=meets,
        idea=_idea(desk, portfolio) if idle and not oneline else None,
        oneline=oneline,
    )


def today(desk: Desk) -> Today:
    """What presses most today, without a question asked."""
    return Today(upcoming=upcoming(desk, None, oneline=False) if desk.store.exists() else None)


def _idea(desk: Desk, portfolio: Portfolio) -> Step:
    """What one could do when nothing is due: agree on a day, write to somebody, look for somebody."""
    meetings = [m for m in portfolio.meetings.all().values() if not m.cancelled]
    for mentor in portfolio.mentors.all().values():
        if mentor.stage == "conversation" and not any(
            mentor.id in m.mentors and m.on >= mentor.stage_since for m in meetings
        ):
            line = f"mentorfolio meeting plan {mentor.id} --when 1w"
            return Step(f"You could agree on a day with {mentor.name}:", desk.here(line))
    written = {x.mentor for x in portfolio.outreach.all().values() if x.state == "draft"}
    for mentor in candidates(portfolio.mentors.all().values(), None):
        if mentor.id not in written:
            line = f"mentorfolio approach {mentor.id}"
            return Step(f"You could write to {mentor.name}:", desk.here(line))
    return Step("You could look for people:", desk.here("mentorfolio identify"))


def agenda_of(desk: Desk, portfolio: Portfolio, within: int) -> Agenda:
    """The rows of ``next`` for this portfolio."""
    found = due(agenda_records(portfolio), desk.today, waits_of(desk, within))
    rows, coming = (
        tuple(msgspec.structs.replace(row, command=desk.here(row.command)) for row in some)
        for some in (found.rows, found.coming)
    )
    return found._replace(rows=rows, coming=coming)


def agenda_records(portfolio: Portfolio) -> Records:
    """The records that what is due follows from."""
    letters = tuple(portfolio.outreach.all().values())
    meetings = tuple(portfolio.meetings.all().values())
    mentors = portfolio.mentors.all()
    return Records(
        profile=profile_of(portfolio),
        mentors=dict(mentors),
        needs=dict(portfolio.needs.all()),
        letters=letters,
        last=last_contacts(mentors.values(), meetings, letters),
        meetings=meetings,
        checkins=tuple(portfolio.checkins.all().values()),
        evaluations=tuple(portfolio.evaluations.all().values()),
        reflections=tuple(portfolio.reflections.all().values()),
        circles={i: c.name for i, c in portfolio.circles.all().items()},
    )


def waits_of(desk: Desk, within: int) -> Waits:
    """The settings that say when something is due."""
    rules = desk.rules
    return Waits(
        first_contact=rules.first_contact_wait,
        follow_up=rules.follow_up_wait,
        draft=rules.draft_wait,
        request=rules.request_wait,
        agenda=rules.agenda_ahead,
        check_in=rules.check_in_every,
        term=rules.term_ahead,
        within=within,
    )


def snooze(desk: Desk, whom: str, period: str, kind: str | None) -> Done:
    """Let what is due with somebody rest for a while; ``none`` wakes it.

    Raises:
        UsageProblem: no period, or a kind that ``next`` does not have.
        NotFound, Ambiguous: the name.
    """
    from mentorfolio.services.roster import saved

    kind = one_of(DUE_KINDS, kind, "a kind of thing to do") if kind is not None else None
    length = parse_period(period)
    until = add_period(desk.today, length) if length else None
    with desk.store.changing() as portfolio:
        mentor = mentor_named(portfolio, whom)
        snoozed = {k: day for k, day in mentor.snoozed.items() if day > desk.today and k != (kind or ALL)}
        if until is None and kind is None:
            snoozed = {}  # a person who is woken is awake altogether
        if until:
            snoozed[kind or ALL] = until
        portfolio.describe(f"{'snoozed' if until else 'woke'} {mentor.name}")
        record = saved(portfolio, portfolio.mentors.put(changed(mentor, desk.today, snoozed=snoozed)))
    what = f'"{kind}"' if kind else "what is due"
    sentence = (
        f"With {mentor.name}, {what} rests until {said(until)}."
        if until
        else f"With {mentor.name}, {what} is shown again."
    )
    return Done(record=record, sentence=sentence)
