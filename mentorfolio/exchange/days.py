"""The days of a column, as programs and spreadsheets write them; their order settled for the whole of it."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date

from mentorfolio.domain.dates import real_day
from mentorfolio.domain.text import fold
from mentorfolio.domain.unproven import YEARS

# By their first letters, as :func:`_month` looks them up: English, German, French, Spanish, Italian, Dutch, …
_MONTHS = {
    begins: number
    for number, month in enumerate(
        (
            *("jan ene gen", "feb fev", "mar mrz maerz maart mrt", "apr avr abr", "may mai mei mag maj"),
            *("jun juin giu", "jul juil lug", "aug aou ago", "sep set", "oct okt out ott", "nov"),
            "dec dez dic des",
        ),
        1,
    )
    for begins in month.split()
}
_ISO = re.compile(r"(\d{4})[-/.](\d{1,2})[-/.](\d{1,2})(?:[T ].*)?")
_NAMED = re.compile(r"(\d{1,2})[.\s/-]+(?:de\s+)?([^\W\d_]+)\.?[.\s/,-]+(?:de\s+)?(\d{4}|\d{2})(?:\D.*)?")
_AMERICAN = re.compile(r"([^\W\d_]+)\.?\s+(\d{1,2}),?\s+(\d{4})(?:\D.*)?")
_NUMBERS = re.compile(r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4}|\d{2})(?:\D.*)?")
MONTH_FIRST, DAY_FIRST = "month first", "day first"


def days_of(texts: Sequence[str], *, month_first: bool) -> tuple[list[date | None], str, bool]:
    """The days, the order that numbers were read in (empty where none needed one), and whether it is sure.

    ``month_first`` is how numbers are read where the column does not tell.
    """
    numbers = [m for text in texts if text and (m := _NUMBERS.fullmatch(text[:60].strip()))]
    order, sure = _order(numbers, month_first=month_first)
    days = (_day(text[:60], order) if text else None for text in texts)
    return [day if day and day.year in YEARS else None for day in days], order, sure


def _order(numbers: Sequence[re.Match[str]], *, month_first: bool) -> tuple[str, bool]:
    if not numbers:
        return "", True
    days = sum(int(m[1]) > 12 for m in numbers)
    months = sum(int(m[3]) > 12 for m in numbers)
    if days != months:
        return (DAY_FIRST if days > months else MONTH_FIRST), not (days and months)
    if any(m[2] == "." for m in numbers) or all(m[1] == m[3] for m in numbers):
        return DAY_FIRST, True
    return (MONTH_FIRST if month_first else DAY_FIRST), False


def _day(text: str, order: str) -> date | None:
    text = text.strip()
    if m := _ISO.fullmatch(text):
        return real_day(int(m[1]), int(m[2]), int(m[3]))
    if m := _NUMBERS.fullmatch(text):
        day, month = (int(m[1]), int(m[3])) if order == DAY_FIRST else (int(m[3]), int(m[1]))
        return real_day(_year(m[4]), month, day)
    if m := _NAMED.fullmatch(text):
        return real_day(_year(m[3]), _month(m[2]), int(m[1]))
    if m := _AMERICAN.fullmatch(text):
        return real_day(int(m[3]), _month(m[1]), int(m[2]))
    return None


def _month(word: str) -> int:
    word = fold(word)
    return _MONTHS.get(word) or _MONTHS.get(word[:4]) or _MONTHS.get(word[:3]) or 0


def _year(text: str) -> int:
    # LinkedIn began in 2003: two digits of a year always mean this century.
    return int(text) + (2000 if len(text) == 2 else 0)
