"""``timeline``: everything with one person, in order of days."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.results import Listing
from mentorfolio.desk.rows import NumberedRow, remember
from mentorfolio.domain.records import (
    Meeting,
    Outreach,
    Reflection,
)
from mentorfolio.domain.register import ENTRIES
from mentorfolio.domain.text import quoted
from mentorfolio.domain.timeline import AHEAD, TimelineRow
from mentorfolio.domain.timeline import timeline as rows_of
from mentorfolio.fields.operands import FORMAT, Between, MentorNamed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_SHORTEST = 4  # letters of an id that a page shows, at least


class TimelineSaid(Between, frozen=True, kw_only=True):
    """Which days, and for what."""

    format: Annotated[str | None, FORMAT] = None


class Timeline(Listing, frozen=True, kw_only=True):
    """The rows in order of days: the first ``past`` of them took place, the others are ahead.

    ``short`` is how many letters of an id tell the entries of this portfolio apart. ``since`` and
    ``until`` are the days between which was looked, if said.
    """

    heads: ClassVar = ("on", "kind", "id", "mentor", "text")

    mentor: str
    name: str
    rows: tuple[TimelineRow, ...]
    past: int
    short: int
    since: date | None
    until: date | None
    today: date

    def data(self) -> list[dict[str, Any]]:
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


def timeline(desk: Desk, mentor: MentorNamed, said: TimelineSaid) -> Timeline:
    """Show everything with one person, in order of days.

    $ mentorfolio timeline julie
    """
    portfolio = desk.store.reading()
    found = mentor_named(portfolio, mentor)
    is_asked = any(r.prompt for r in portfolio[Reflection])
    titles = {p.id: p.name for p in desk.letters.prompts()} if is_asked else {}
    everything = rows_of(found, portfolio.everything(), titles, desk.today)
    rows = tuple(row for row in everything if said.has(row.on))
    # Numbers count what was listed: a page leaves out what it would tell twice.
    whole = desk.screen.json or said.format is not None
    listed = [row for row in rows if whole or is_seen(row, desk.today)]
    remember(desk.settings, [_listed(portfolio, row, found.id) for row in listed])
    return Timeline(
        mentor=found.id,
        name=found.name,
        rows=rows,
        past=sum(row.on < desk.today or (row.on == desk.today and row.kind not in AHEAD) for row in rows),
        short=short_of(portfolio),
        since=said.since,
        until=said.until,
        today=desk.today,
        format=said.format,
    )


def is_seen(row: TimelineRow, today: date) -> bool:
    """Whether a page shows it: nothing is told twice, and what was called off is not ahead."""
    return not (row.again or (row.kind == "cancelled" and row.on > today and not row.noted))


def _listed(portfolio: Portfolio, row: TimelineRow, mentor: str) -> NumberedRow:
    kind = "entry" if row.entry else "letter" if row.id in portfolio[Outreach] else ""
    return NumberedRow(_shows(portfolio, row.id, mentor), mentor, kind, row.id if kind and row.id else "")


def _shows(portfolio: Portfolio, row_id: str | None, mentor: str) -> str:
    """The command that shows what a row is about."""
    if row_id and row_id in portfolio[Meeting]:
        return f"mentorfolio meeting show {quoted(row_id)}"
    if row_id and row_id in portfolio[Outreach]:
        return f"mentorfolio outreach show {quoted(row_id)}"
    return f"mentorfolio mentor show {quoted(mentor)}"


def short_of(portfolio: Portfolio) -> int:
    """How many first letters tell the ids of all entries apart, four at least."""
    ids = [record.id for kind in ENTRIES for record in portfolio[kind]]
    length = _SHORTEST
    while length < max(map(len, ids), default=0) and len({i[:length] for i in ids}) < len(ids):
        length += 1
    return length
