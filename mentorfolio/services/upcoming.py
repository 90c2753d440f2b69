"""``next`` and the page of today: what is due, and what to type for it."""

from __future__ import annotations

from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.agenda import Due, Records, Waits, due
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.shortlist import candidates
from mentorfolio.services.finding import profile_of
from mentorfolio.services.results import Result, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


class Upcoming(Result, frozen=True, kw_only=True):
    """Everything due, most pressing first; ``candidate`` (id, name) is who could be written to."""

    rows: tuple[Due, ...]
    within: int
    begun: bool
    candidate: tuple[str, str] | None = None

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


def upcoming(desk: Desk, within: int | None) -> Upcoming:
    """What is due now, contacts from ``within`` days ahead (the setting where None)."""
    days = desk.rules.within if within is None else within
    portfolio = desk.store.reading()
    begun = bool(portfolio.mentors.all() or portfolio.needs.all() or profile_of(portfolio))
    return Upcoming(
        rows=due_rows(desk, portfolio, days), within=days, begun=begun, candidate=_candidate(portfolio)
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
        rows=due_rows(desk, portfolio, desk.rules.within),
        begun=True,
        mentors=len(mentors),
        active=sum(m.stage == "active" for m in mentors),
        candidate=_candidate(portfolio),
    )


def due_rows(desk: Desk, portfolio: Portfolio, within: int) -> tuple[Due, ...]:
    """The rows of ``next`` for this portfolio."""
    letters = tuple(portfolio.outreach.all().values())
    mentors = portfolio.mentors.all()
    records = Records(
        profile=profile_of(portfolio),
        mentors=dict(mentors),
        needs=dict(portfolio.needs.all()),
        letters=letters,
        last=last_contacts(mentors.values(), portfolio.meetings.all().values(), letters),
    )
    rules = desk.rules
    waits = Waits(
        first_contact=rules.first_contact_wait, follow_up=rules.follow_up_wait, draft=rules.draft_wait
    )
    rows = due(records, desk.today, waits, within=within)
    return tuple(msgspec.structs.replace(row, command=desk.here(row.command)) for row in rows)
