"""Days that people name without a number: ``mid april``, ``after easter``, ``last thursday of the month``."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping
from datetime import date, timedelta

_COUNTED = {
    "first": 1,
    "1st": 1,
    "second": 2,
    "2nd": 2,
    "third": 3,
    "3rd": 3,
    "fourth": 4,
    "4th": 4,
    "last": -1,
}
_YEAR = r"(?: (?P<year>\d{4}))?"
_PART = (
    r"(?:early|(?:the )?(?:start|beginning) of|(?P<middle>mid|(?:the )?middle of)|(?P<end>(?:the )?end of))"
    rf"[ -](?P<month>[a-z]+){_YEAR}"
)
_WEEKDAY_OF = (
    rf"(?:the )?(?P<which>{'|'.join(_COUNTED)}) (?P<weekday>[a-z]+) (?:of|in) "
    rf"(?:(?:the |this )?(?P<this>month)|(?P<next>next month)|(?P<month>[a-z]+)){_YEAR}"
)
_OF_A_WEEK = (
    r"(?P<of>[a-z]+) (?:of )?(?P<which>next|last) (?:week|wk)"
    r"|(?P<this>next|last) (?:week|wk) on (?P<on>[a-z]+)"
    r"|(?P<then>[a-z]+) week|a week on (?P<ahead>[a-z]+)|a week last (?P<back>[a-z]+)"
)
_FEAST = (
    r"(?:(?P<after>after )|at |in )?(?:(?P<easter>easter(?: sunday)?)|(?P<monday>easter monday)"
    r"|(?P<friday>good friday)|(?P<palm>palm sunday)|(?P<christmas>(?:christmas|xmas)(?: day)?)"
    rf"|(?P<new>(?:the )?new year(?:'?s(?: day)?)?)){_YEAR}"
)


def days_named(words: str, today: date, months: Mapping[str, int], weekdays: Mapping[str, int]) -> list[date]:
    """Every day of the years near today that these words may mean; none where they name no day."""
    years = range(today.year - 1, today.year + 2)
    found: Iterable[date] = ()
    if match := re.fullmatch(_PART, words):
        if month := months.get(match["month"]):
            found = (_part(match, month, year) for year in _years(match, years))
    elif match := re.fullmatch(_WEEKDAY_OF, words):
        found = _weekday_of(match, today, months, weekdays, _years(match, years))
    elif match := re.fullmatch(_OF_A_WEEK, words):
        found = _of_a_week(match, today, weekdays)
    elif match := re.fullmatch(_FEAST, words):
        found = (_feast(match, year) for year in _years(match, years))
    return list(found)


def _years(match: re.Match[str], years: range) -> range:
    return range(int(match["year"]), int(match["year"]) + 1) if match["year"] else years


def _part(match: re.Match[str], month: int, year: int) -> date:
    if match["end"]:
        return date(year + month // 12, month % 12 + 1, 1) - timedelta(days=1)
    return date(year, month, 15 if match["middle"] else 1)


def _weekday_of(
    match: re.Match[str],
    today: date,
    months: Mapping[str, int],
    weekdays: Mapping[str, int],
    years: Iterable[int],
) -> Iterator[date]:
    from dateutil.relativedelta import relativedelta, weekday

    wanted, which = weekdays.get(match["weekday"]), _COUNTED[match["which"]]
    if wanted is None or (match["month"] and match["month"] not in months):
        return
    first = today.replace(day=1)
    if match["month"]:
        firsts = [date(year, months[match["month"]], 1) for year in years]
    else:
        firsts = [first + relativedelta(months=n) for n in ((1,) if match["next"] else (-1, 0, 1))]
    for begins in firsts:
        day = 31 if which < 0 else 1
        yield begins + relativedelta(day=day, weekday=weekday(wanted, which))


def _of_a_week(match: re.Match[str], today: date, weekdays: Mapping[str, int]) -> Iterator[date]:
    """``thursday last week``, by the calendar; ``friday week``: the one after the next."""
    named = next(match[group] for group in ("of", "on", "then", "ahead", "back") if match[group])
    if named not in weekdays:
        return
    away = weekdays[named] - today.weekday()
    if which := match["which"] or match["this"]:
        yield today + timedelta(days=away + (7 if which == "next" else -7))
    elif match["back"]:
        yield today - timedelta(days=(-away - 1) % 7 + 8)
    else:
        yield today + timedelta(days=(away - 1) % 7 + 8)


def _feast(match: re.Match[str], year: int) -> date:
    """The day of the feast; after it, the first day that is none of it."""
    if match["christmas"]:
        return date(year, 12, 27 if match["after"] else 25)
    if match["new"]:
        return date(year, 1, 2 if match["after"] else 1)
    from dateutil.easter import easter

    sunday = easter(year)
    away = -7 if match["palm"] else -2 if match["friday"] else 1 if match["monday"] else 0
    return sunday + timedelta(days=2 if match["after"] else away)
