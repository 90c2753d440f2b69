"""``review --over``: how coverage moved, day by day, and what moved it."""

from __future__ import annotations

from datetime import date

import msgspec

from mentorfolio.desk.people import short_names
from mentorfolio.desk.results import Result
from mentorfolio.domain.coverage_history import PastEvent, began, days_between, events, over
from mentorfolio.domain.dates import add_period
from mentorfolio.domain.register import Everything
from mentorfolio.domain.shortlist import by_urgency
from mentorfolio.domain.vocabulary import KNOWING, KNOWING_WORD


class Course(msgspec.Struct, frozen=True, kw_only=True):
    """One need or competency: its coverage on each day, None where it was not open."""

    id: str
    title: str
    coverage: tuple[float | None, ...]


class ReviewedOver(Result, frozen=True, kw_only=True):
    """A stretch of time: its ``days``, gap and coverage on each of them, and what happened between."""

    since: date
    until: date
    today: date
    days: tuple[date, ...]
    gap: tuple[float, ...]
    needs: tuple[Course, ...]
    competencies: tuple[Course, ...]
    events: tuple[PastEvent, ...]
    names: dict[str, str]
    titles: dict[str, str]

    def data(self) -> object:
        """Numbers unrounded, as ``review --on`` has them for each of the days."""
        data: dict[str, object] = msgspec.to_builtins(self)
        for inner in ("today", "names", "titles"):
            del data[inner]
        data["events"] = [
            {
                "on": event.on.isoformat(),
                "mentor": event.mentor,
                "need": event.need,
                "to": event.to,
                "text": self.told(event),
            }
            for event in self.events
        ]
        return data

    def told(self, event: PastEvent) -> str:
        """An event in words."""
        return event.told(
            lambda mentor: self.names.get(mentor, mentor), lambda need: self.titles.get(need, need)
        )


def reviewed_over(everything: Everything, period: str, until: date, today: date) -> ReviewedOver:
    """The time up to a day, from the first day that anything is known of.

    Raises UsageProblem where it reaches beyond the calendar.
    """
    since = max(add_period(until, period, -1), min(began(everything) or until, until))
    days = days_between(since, until)
    moments = tuple(over(everything, days))
    known = {i for moment in moments for i in moment.needs}
    needs = [n for n in sorted(everything.needs, key=by_urgency) if n.id in known]
    return ReviewedOver(
        since=since,
        until=until,
        today=today,
        days=days,
        gap=tuple(moment.gap for moment in moments),
        needs=tuple(
            Course(id=n.id, title=n.title, coverage=tuple(m.of_need(n.id) for m in moments)) for n in needs
        ),
        competencies=tuple(
            Course(
                id=key,
                title=KNOWING_WORD[key].capitalize(),
                coverage=tuple(m.competencies[key].coverage for m in moments),
            )
            for key in KNOWING
        ),
        events=events(everything, since, until),
        names=short_names({m.id: m for m in everything.mentors}),
        titles={n.id: n.title for n in everything.needs},
    )
