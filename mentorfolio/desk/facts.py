"""What is due follows from these records, gathered once for every command that asks."""

from __future__ import annotations

from typing import TYPE_CHECKING

from mentorfolio.domain.due.rows import Facts
from mentorfolio.domain.names import told_apart
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Reflection,
)
from mentorfolio.domain.relationship import last_contacts

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


def facts_of(portfolio: Portfolio) -> Facts:
    """The records that what is due follows from."""
    letters = tuple(portfolio[Outreach])
    meetings = tuple(portfolio[Meeting])
    mentors = portfolio[Mentor].by_id()
    return Facts(
        profile=portfolio.profile,
        mentors=dict(mentors),
        needs=dict(portfolio[Need].by_id()),
        letters=letters,
        last=last_contacts(mentors.values(), meetings, letters),
        meetings=meetings,
        checkins=tuple(portfolio[Checkin]),
        evaluations=tuple(portfolio[Evaluation]),
        reflections=tuple(portfolio[Reflection]),
        circles={i: c.name for i, c in portfolio[Circle].by_id().items()},
        places=tuple(portfolio[Place]),
        names=told_apart(mentors.values()),
    )
