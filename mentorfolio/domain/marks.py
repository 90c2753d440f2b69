"""What happened with somebody, as marks on a strip of days: talks, check-ins, letters, gifts."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta

from mentorfolio.domain.records import Checkin, Gift, Meeting, Outreach

# The weightier first: where several fall on one place of a short strip, it shows that one.
KINDS = ("talk", "check-in", "letter", "gift")
YEAR = 364  # days: whole weeks

Marks = dict[str, list[date]]


def marks(
    talks: Iterable[Meeting], letters: Iterable[Outreach], checkins: Iterable[Checkin], gifts: Iterable[Gift]
) -> Marks:
    """Kind -> its days in order. A letter stands on the day it was sent; its answer is not one's own."""
    found = {
        "talk": [t.on for t in talks if t.held and not t.cancelled],
        "check-in": [c.on for c in checkins],
        "letter": [x.sent for x in letters if x.sent],
        "gift": [g.on for g in gifts],
    }
    return {kind: sorted(found[kind]) for kind in KINDS}


def of_last_year(found: Mapping[str, Iterable[date]], today: date) -> Marks:
    """The marks of the year up to today."""
    first = today - timedelta(days=YEAR - 1)
    return {kind: [day for day in days if first <= day <= today] for kind, days in found.items()}


def on_a_line(found: Mapping[str, Iterable[date]], today: date, places: int) -> list[str]:
    """The weightiest kind of each part of the last year, today at the end; "" where there is none."""
    line = [""] * places
    for kind in reversed(KINDS):
        for day in found[kind]:
            line[places - 1 - (today - day).days * places // YEAR] = kind
    return line
