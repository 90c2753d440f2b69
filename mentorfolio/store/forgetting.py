"""A person taken out of a portfolio, with everything kept about them alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import (
    Checkin,
    Circle,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Outreach,
    Reflection,
    changed,
)

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


def forget(portfolio: Portfolio, mentor: str, today: date) -> None:
    """Take a person out of a portfolio, with everything kept about them alone.

    Sessions planned with a circle that has nobody else go, too; those that were held are the circle's.
    """
    about_them: tuple[type[Outreach | Checkin | Evaluation | Gift], ...] = (
        Outreach,
        Checkin,
        Evaluation,
        Gift,
    )
    for kind in about_them:
        for record in [x for x in portfolio[kind] if x.mentor == mentor]:
            portfolio[kind].remove(record.id)
    gone = {("mentor", mentor), *(("meeting", i) for i in _leave_meetings(portfolio, mentor, today))}
    for reflection in [x for x in portfolio[Reflection] if (x.about, x.subject) in gone]:
        portfolio[Reflection].remove(reflection.id)
    for circle in [x for x in portfolio[Circle] if mentor in x.members]:
        portfolio[Circle].put(changed(circle, today, members=tuple(m for m in circle.members if m != mentor)))
    for other in [x for x in portfolio[Mentor] if mentor in x.knows]:
        portfolio[Mentor].put(changed(other, today, knows=tuple(m for m in other.knows if m != mentor)))
    portfolio[Mentor].remove(mentor)


def _leave_meetings(portfolio: Portfolio, mentor: str, today: date) -> list[str]:
    """Take a person out of every meeting; gives the ids of those that are gone with them."""
    # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
    bringer = mentor if mentor != ME else None
    gone: list[str] = []
    for meeting in list(portfolio[Meeting]):
        if mentor not in meeting.mentors and meeting.presenter != bringer:
            continue
        others = tuple(m for m in meeting.mentors if m != mentor)
        circle = portfolio[Circle].get(meeting.circle) if meeting.circle else None
        if others or (circle and (circle.others or not is_planned(meeting))):
            presenter = "" if meeting.presenter == bringer else meeting.presenter
            portfolio[Meeting].put(changed(meeting, today, mentors=others, presenter=presenter))
        else:
            gone.append(meeting.id)
            portfolio[Meeting].remove(meeting.id)
    return gone
