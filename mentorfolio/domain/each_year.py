"""Days that come back every year, kept as month and day: ``05-12``."""

from __future__ import annotations

from datetime import date

from mentorfolio.domain.dates import SHORT_MONTHS, parse_day, real_day
from mentorfolio.errors import UsageProblem

LEAP_YEAR = 2000  # in which every day of a year can be


def read_day(text: str, today: date) -> str:
    """``05-12``, ``12 May`` or a whole date as it is kept, without its year. Raises UsageProblem."""
    pieces = text.split("-")
    alone = len(pieces) == 2 and all(p.isascii() and p.isdigit() for p in pieces)
    try:
        day = parse_day(f"{LEAP_YEAR}-{text}" if alone else text, today, lean="near")
    except UsageProblem:
        raise UsageProblem(
            f"{text!r} is no day of the year.", hint='Type it like 05-12 (the month first), or "12 May".'
        ) from None
    # The year in which somebody was born is nobody's business.
    return f"{day:%m-%d}"


def next_one(kept: str, today: date) -> date:
    """The next such day from today on; 29 February is the 28th in other years."""
    month, day = int(kept[:2]), int(kept[3:])
    years = (today.year, today.year + 1)
    found = (real_day(year, month, day) or date(year, month, day - 1) for year in years)
    return next(on for on in found if on >= today)


def said(kept: str) -> str:
    """``05-12`` as the screen says it: ``12 May``."""
    return f"{int(kept[3:])} {SHORT_MONTHS[int(kept[:2]) - 1]}"
