"""``timeline``: everything with one person, in order of days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.timeline import AHEAD, Row, Told
from mentorfolio.domain.timeline import timeline as rows_of
from mentorfolio.services import given as options
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.given import Given
from mentorfolio.services.results import Result

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio

_SHORTEST = 4  # letters of an id that a page shows, at least


class Timeline(Result, frozen=True, kw_only=True):
    """The rows in order of days: the first ``past`` of them took place, the others are ahead.

    ``short`` is how many letters of an id tell the entries of this portfolio apart. ``since`` and
    ``until`` are the days between which was looked, if said.
    """

    mentor: str
    name: str
    rows: tuple[Row, ...]
    past: int
    short: int
    since: date | None
    until: date | None
    today: date

    def data(self) -> object:
        """A list of the rows."""
        return [
            {
                "id": row.id,
                "on": row.on.isoformat(),
                "kind": row.kind,
                "mentor": self.mentor,
                "text": row.text,
                "entry": row.entry,
            }
            for row in self.rows
        ]


def timeline(desk: Desk, whom: str, given: Given) -> Timeline:
    """Everything with one person, between two days if they are said.

    Raises:
        UsageProblem: no day, or the first comes after the last.
        NotFound, Ambiguous: the name.
    """
    since, until = options.stretch(given, desk.today)
    portfolio = desk.store.reading()
    mentor = mentor_named(portfolio, whom)
    everything = rows_of(mentor, _told(desk, portfolio), desk.today)
    rows = tuple(row for row in everything if (since or row.on) <= row.on <= (until or row.on))
    return Timeline(
        mentor=mentor.id,
        name=mentor.name,
        rows=rows,
        past=sum(row.on < desk.today or (row.on == desk.today and row.kind not in AHEAD) for row in rows),
        short=short_of(portfolio),
        since=since,
        until=until,
        today=desk.today,
    )


def short_of(portfolio: Portfolio) -> int:
    """How many first letters tell the ids of all entries apart, four at least."""
    tables = (
        portfolio.meetings,
        portfolio.checkins,
        portfolio.evaluations,
        portfolio.gifts,
        portfolio.reflections,
    )
    ids = [i for table in tables for i in table.all()]
    length = _SHORTEST
    while length < max(map(len, ids), default=0) and len({i[:length] for i in ids}) < len(ids):
        length += 1
    return length


def _told(desk: Desk, portfolio: Portfolio) -> Told:
    reflections = portfolio.reflections.all().values()
    asked = any(r.prompt for r in reflections)
    return Told(
        letters=portfolio.outreach.all().values(),
        meetings=tuple(portfolio.meetings.all().values()),
        checkins=portfolio.checkins.all().values(),
        evaluations=portfolio.evaluations.all().values(),
        gifts=portfolio.gifts.all().values(),
        reflections=reflections,
        names={i: m.name for i, m in portfolio.mentors.all().items()},
        circles={i: c.name for i, c in portfolio.circles.all().items()},
        titles={p.id: p.name for p in desk.letters.prompts()} if asked else {},
    )
