"""``next`` and the page of today: what is due, and what to type for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.agenda import ALL, Agenda, due
from mentorfolio.domain.dates import add_period, parse_period, said
from mentorfolio.domain.due import Due, Records, Waits
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.shortlist import candidates
from mentorfolio.domain.vocabulary import DUE_KINDS, one_of
from mentorfolio.services.finding import mentor_named, profile_of
from mentorfolio.services.results import Done, Result, plain
from mentorfolio.services.roster import saved

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


class Upcoming(Result, frozen=True, kw_only=True):
    """Everything due, most pressing first, and how many rows sleep.

    ``mentors`` are those whom the rows name, ``candidate`` (id, name) is who could be written to.
    """

    rows: tuple[Due, ...]
    snoozed: int
    begun: bool
    mentors: dict[str, Mentor]
    candidate: tuple[str, str] | None = None
    oneline: bool = False

    def data(self) -> object:
        """The rows."""
        return [plain(row) for row in self.rows]


class Today(Result, frozen=True, kw_only=True):
    """Today's page: what presses most, or the ways to begin."""

    rows: tuple[Due, ...]
    begun: bool
    mentors: int
    active: int
    candidate: tuple[str, str] | None = None

    def data(self) -> object:
        """What is due, and how large the portfolio is."""
        return {
            "begun": self.begun,
            "mentors": self.mentors,
            "active": self.active,
            "next": [plain(row) for row in self.rows],
        }


def upcoming(desk: Desk, within: int | None, *, oneline: bool) -> Upcoming:
    """What is due now, contacts from ``within`` days ahead (the setting where None)."""
    portfolio = desk.store.reading()
    mentors = portfolio.mentors.all()
    agenda = agenda_of(desk, portfolio, desk.rules.within if within is None else within)
    return Upcoming(
        rows=agenda.rows,
        snoozed=agenda.snoozed,
        begun=bool(mentors or portfolio.needs.all() or profile_of(portfolio)),
        mentors=dict(mentors),
        candidate=_candidate(portfolio),
        oneline=oneline,
    )


def _candidate(portfolio: Portfolio) -> tuple[str, str] | None:
    found = candidates(portfolio.mentors.all().values(), None)
    return (found[0].id, found[0].name) if found else None


def today(desk: Desk) -> Today:
    """What presses most today, without a question asked."""
    portfolio = desk.store.reading()
    if not desk.store.exists():
        return Today(rows=(), begun=False, mentors=0, active=0)
    mentors = portfolio.mentors.all().values()
    return Today(
        rows=agenda_of(desk, portfolio, desk.rules.within).rows,
        begun=True,
        mentors=len(mentors),
        active=sum(m.stage == "active" for m in mentors),
        candidate=_candidate(portfolio),
    )


def agenda_of(desk: Desk, portfolio: Portfolio, within: int) -> Agenda:
    """The rows of ``next`` for this portfolio."""
    found = due(agenda_records(portfolio), desk.today, waits_of(desk, within))
    rows = tuple(msgspec.structs.replace(row, command=desk.here(row.command)) for row in found.rows)
    return found._replace(rows=rows)


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
    what = f"the {kind}" if kind else "what is due"
    sentence = (
        f"With {mentor.name}, {what} rests until {said(until)}."
        if until
        else f"With {mentor.name}, {what} is shown again."
    )
    return Done(record=record, sentence=sentence)
