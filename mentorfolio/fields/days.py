"""Days, moments and periods as they are typed: in English, or in the language of the settings."""

from __future__ import annotations

from collections.abc import Callable
from datetime import date
from typing import TYPE_CHECKING, TypeVar

from mentorfolio.domain.dates import Lean, parse_day, parse_period, said_day
from mentorfolio.errors import UsageProblem

if TYPE_CHECKING:
    from mentorfolio.domain.moments import Moment

T = TypeVar("T")

# The language of the settings, asked for only where English makes no sense; the command line sets it.
language: Callable[[], str] = str
# Who is told which year a 29 February without one was taken for; the command line sets it, too.
tell: Callable[[str], object] = str


def day(typed: str, today: date, *, lean: Lean) -> date:
    """As :func:`parse_day`; of what has happened also a season or year that is over, by its first day."""
    try:
        found = _understood(lambda text: parse_day(text, today, lean=lean), typed)
    except UsageProblem as problem:
        if lean == "back" and (over := _long_over(typed, today)):
            return over
        raise _with_time(typed, today, lean) or problem from None
    if (found.month, found.day) == (2, 29) and "29" in typed and str(found.year) not in typed:
        tell(f"{typed.strip()} is taken for {said_day(found)}.")
    return found


def each_year(typed: str, today: date) -> str:
    """As :func:`read_day`."""
    from mentorfolio.domain.each_year import read_day

    return _understood(lambda text: read_day(text, today), typed)


def moment(typed: str, today: date, *, lean: Lean) -> Moment:
    """As :func:`parse_moment`."""
    from mentorfolio.domain.moments import parse_moment

    return _understood(lambda text: parse_moment(text, today, lean=lean), typed)


def period(typed: str) -> str | None:
    """As :func:`parse_period`."""
    return _understood(parse_period, typed)


def _long_over(typed: str, today: date) -> date | None:
    from mentorfolio.domain.days_over import long_over

    over = long_over(typed.strip(), today)
    return over.on if over and not over.rest else None


def _with_time(typed: str, today: date, lean: Lean) -> UsageProblem | None:
    """What to say of a day with a time where a day alone is kept; None where it is none."""
    try:
        found = moment(typed, today, lean=lean)
    except UsageProblem:
        return None
    return UsageProblem(
        f"{typed.strip()!r} has a time, and only the day counts here.", hint=f"Type it like {found.on}."
    )


def _understood(read: Callable[[str], T], typed: str) -> T:
    try:
        return read(typed)
    except UsageProblem as problem:
        from mentorfolio.domain.date_words import in_english

        english = in_english(typed, language())
        if english is None:
            raise
        try:
            return read(english)
        except UsageProblem as other:
            # What is told names what was typed, not what was made of it.
            raise problem if repr(english) in other.message else other from None
