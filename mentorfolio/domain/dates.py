"""Days and periods as people say them, and calendar arithmetic. Every function is given *today*.

What has happened looks backwards (``tue`` is the last Tuesday) and cannot be in the future; a plan
looks forwards. A weekday's name never means today itself: one would say ``today``.
"""

from __future__ import annotations

import re
from datetime import date, datetime, timedelta
from typing import Literal, NamedTuple

from mentorfolio.errors import UsageProblem

Lean = Literal["back", "forward"]

_WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {name[:n]: i for i, name in enumerate(_WEEKDAYS) for n in (3, len(name))}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_UNIT = {"d": "d", "w": "w", "m": "m", "y": "y"}
_UNIT |= {word: word[0] for unit in ("day", "week", "month", "year") for word in (unit, unit + "s")}
# Patterns stay text: compiling them at import would cost every command a millisecond.
_AMOUNT = r"([+-]?)\s*(\d{1,5}|an?)\s*([a-z]+)"
_PERIOD = r"(\d{1,4})\s*([dwmy])"
_CLOCK = r"([01]?\d|2[0-3]):([0-5]\d)"
_LONGEST = {"d": 3660, "w": 522, "m": 120, "y": 10}  # ten years, so that no rhythm leaves the calendar
_SAY = "Type it like 2026-03-14, today, yesterday, fri, next fri, 2w, -3d, in 2 weeks or eom."
_YEARS = range(1900, 2200)


def parse_day(text: str, today: date, *, lean: Lean) -> date:
    """The day that ``text`` names.

    Args:
        text: ISO (``2026-03-14``; ``2026-03`` is its first day), ``today``, ``yesterday``,
            ``tomorrow``, ``fri``, ``next fri``, ``last fri``, ``in 2 weeks``, ``2w``, ``-3d``,
            ``3 days ago``, ``eom``.
        today: the day that all these count from.
        lean: ``back`` for what has happened (the future is refused), ``forward`` for plans.

    Raises:
        UsageProblem: it is no day, an ambiguous one like ``1/2/2025``, or in the future though it
            should have happened.
    """
    words = " ".join(text.casefold().split())
    try:
        day = _iso(words) or _named(words, today, lean) or _counted(words, today)
    except (OverflowError, ValueError):
        day = None
    if day is None or day.year not in _YEARS:
        raise _not_a_day(text)
    if lean == "back" and day > today:
        raise UsageProblem(
            f"{said(day)} has not come yet, and this is about something that has happened.",
            hint=f"Today is {said(today)}. Name a day up to today.",
        )
    return day


class Moment(NamedTuple):
    """When something begins, as a meeting keeps it (``when``), and how long it lasts if that was said."""

    when: str
    minutes: int | None

    @property
    def on(self) -> date:
        """Its day."""
        return date.fromisoformat(self.when[:10])

    @property
    def local(self) -> datetime | None:
        """Its local minute; None where only the day was said."""
        return datetime.fromisoformat(self.when) if len(self.when) > len("2026-03-14") else None


def parse_moment(text: str, today: date, *, lean: Lean) -> Moment:
    """A day, with a time of day or without: ``thu 15:00``, ``2026-03-14T09:30``, ``thu 15:00-16:30``.

    Args:
        text: a day as :func:`parse_day` takes it, then perhaps a time on a clock of 24 hours, then
            perhaps ``-`` and the time it ends.
        today: the day that all these count from.
        lean: ``back`` for what has happened, ``forward`` for plans.

    Raises:
        UsageProblem: no day, no time, or it ends before it begins.
    """
    words = re.sub(r"^(\d{4}-\d{2}-\d{2})t", r"\1 ", " ".join(text.casefold().split()))
    match = re.fullmatch(rf"(.*?)(?:^|\s){_CLOCK}(?::00)?(?:\s*-\s*{_CLOCK})?", words, re.ASCII)
    if not match:
        if re.search(r"\d:\d|\d\s*[ap]\.?m\b", words):
            raise UsageProblem(
                f"{text!r} is not a day and a time.", hint="Like: thu 15:00, or 2026-03-14 09:30."
            )
        return Moment(parse_day(text, today, lean=lean).isoformat(), None)
    day = parse_day(match[1] or "today", today, lean=lean)
    begins = int(match[2]) * 60 + int(match[3])
    ends = int(match[4]) * 60 + int(match[5]) if match[4] else None
    if ends is not None and ends <= begins:
        raise UsageProblem(
            f"A meeting from {match[2]}:{match[3]} to {match[4]}:{match[5]} ends before it begins.",
            hint="Say it like: thu 15:00-16:00; past midnight with --minutes.",
        )
    when = f"{day.isoformat()}T{int(match[2]):02}:{match[3]}"
    return Moment(when, ends - begins if ends is not None else None)


def parse_period(text: str) -> str | None:
    """A length of time as it is kept: ``2w``, ``1m``, ``90d``, ``1y``; None for ``none`` or nothing.

    Raises:
        UsageProblem: it is no period, or not longer than nothing.
    """
    word = text.strip().casefold()
    if word in ("", "none"):
        return None
    match = re.fullmatch(_PERIOD, word, re.ASCII)
    if not match or not 0 < int(match[1]) <= _LONGEST[match[2]]:
        raise UsageProblem(
            f"{text!r} is not a period.",
            hint="Type a number above 0 and d, w, m or y: 2w, 1m, 90d, 1y (at most 10y); or none.",
        )
    return f"{int(match[1])}{match[2]}"


def add_period(day: date, period: str, times: int = 1) -> date:
    """The day ``times`` periods later; months and years by the calendar (31 January + 1m = 28 February).

    Raises:
        UsageProblem: the result lies beyond the calendar.
    """
    amount, unit = int(period[:-1]) * times, period[-1]
    try:
        if unit in "dw":
            return day + timedelta(days=amount * (7 if unit == "w" else 1))
        from dateutil.relativedelta import relativedelta

        return day + (relativedelta(months=amount) if unit == "m" else relativedelta(years=amount))
    except (OverflowError, ValueError):
        raise UsageProblem(
            f"{period} from {day} lies beyond the calendar.", hint="Name a shorter period."
        ) from None


def add_business_days(day: date, days: int) -> date:
    """The day that many Mondays to Fridays later; holidays are not known. ``days`` is 0 or more."""
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            days -= 1
    return day


def said(day: date) -> str:
    """A day as the screen says it, with its weekday: ``Wed 21 Jan 2026``."""
    return f"{_short(day)} {day.year}"


def said_near(day: date, today: date) -> str:
    """A day without what goes without saying: ``9 Jan`` in the year of today, else ``9 Jan 2025``."""
    return f"{day.day} {day:%b}" if day.year == today.year else f"{day.day} {day:%b} {day.year}"


def said_when(when: str) -> str:
    """The beginning of a meeting with its weekday: ``Thu 22 Jan 2026, 15:00``."""
    day, _, clock = when.partition("T")
    return said(date.fromisoformat(day)) + (f", {clock}" if clock else "")


def in_words(day: date) -> str:
    """A day as a letter writes it: ``9 January``."""
    return f"{day.day} {day:%B}"


def period_in_words(period: str) -> str:
    """``2w`` -> ``every 2 weeks``."""
    amount, unit = int(period[:-1]), {"d": "day", "w": "week", "m": "month", "y": "year"}[period[-1]]
    return f"every {unit}" if amount == 1 else f"every {amount} {unit}s"


def _short(day: date) -> str:
    return f"{day:%a} {day.day} {day:%b}"


def _iso(words: str) -> date | None:
    if re.fullmatch(r"\d{4}-\d{2}", words, re.ASCII):
        return date.fromisoformat(f"{words}-01")
    if re.fullmatch(r"\d{4}-\d{2}-\d{2}", words, re.ASCII):
        return date.fromisoformat(words)
    return None


def _named(words: str, today: date, lean: Lean) -> date | None:
    near = {"today": 0, "yesterday": -1, "tomorrow": 1}
    if words in near:
        return today + timedelta(days=near[words])
    if words == "eom":
        return add_period(today.replace(day=1), "1m") - timedelta(days=1)
    head, _, rest = words.rpartition(" ")
    if rest not in _WEEKDAY or head not in ("", "next", "last", "this"):
        return None
    wanted = _WEEKDAY[rest]
    if head == "next":  # the one in the coming calendar week, which begins on Monday
        return today + timedelta(days=7 - today.weekday() + wanted)
    if head == "last" or (head == "" and lean == "back"):
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _counted(words: str, today: date) -> date | None:
    ago = words.endswith(" ago")
    words = words.removesuffix(" ago")
    ahead = words.startswith("in ")
    match = re.fullmatch(_AMOUNT, words.removeprefix("in "), re.ASCII)
    if not match or match[3] not in _UNIT or (ago or ahead) * bool(match[1]) or ago * ahead:
        return None
    amount = 1 if match[2].startswith("a") else int(match[2])
    return add_period(today, f"{amount}{_UNIT[match[3]]}", -1 if ago or match[1] == "-" else 1)


def _not_a_day(text: str) -> UsageProblem:
    if re.fullmatch(r"\s*\d{1,4}[/.]\d{1,2}[/.]\d{1,4}\s*", text):
        return UsageProblem(
            f"{text.strip()!r} is ambiguous: day and month change places from country to country.",
            hint="Type year, month and day: 2026-03-14.",
        )
    return UsageProblem(f"{text!r} is not a day.", hint=_SAY)
