"""A person taken out of a portfolio, with everything kept about them alone."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import Circle, Meeting, Mentor, Reflection

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio


def forget(portfolio: Portfolio, mentor: str, today: date) -> None:
    """Take a person out of a portfolio, with everything kept about them alone.

    Sessions planned with a circle that has nobody else go, too; those that were held are the circle's.
    """
    for records in portfolio.tables().values():
        for record in [x for x in records if getattr(x, "mentor", None) == mentor]:
            records.remove(record.id)
    alone = _with_nobody_else(portfolio, mentor)
    for meeting in alone:
        portfolio[Meeting].remove(meeting)
    gone = {("mentor", mentor), *(("meeting", i) for i in alone)}
    for reflection in [x for x in portfolio[Reflection] if (x.about, x.subject) in gone]:
        portfolio[Reflection].remove(reflection.id)
    portfolio.remove(Mentor, mentor, today)


def _with_nobody_else(portfolio: Portfolio, mentor: str) -> list[str]:
    """The ids of the meetings with them in which nobody would be left."""
    # As a presenter ``me`` is the owner, whoever has that id from before it was kept for them.
    bringer = mentor if mentor != ME else None
    gone: list[str] = []
    for meeting in portfolio[Meeting]:
        if mentor in meeting.mentors or meeting.presenter == bringer:
            circle = portfolio[Circle].get(meeting.circle) if meeting.circle else None
            is_of_others = circle and (circle.others or not is_planned(meeting))
            if not ({*meeting.mentors} - {mentor} or is_of_others):
                gone.append(meeting.id)
    return gone
