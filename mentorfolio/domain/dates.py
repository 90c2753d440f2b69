"""Days and periods as people say them, and calendar arithmetic. Every function is given *today*.

What has happened looks backwards (``tue`` is the last Tuesday) and cannot be in the future; a plan
looks forwards. A weekday's name never means today itself: one would say ``today``.
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from datetime import date, timedelta
from typing import Literal

from mentorfolio.errors import BeyondCalendar, UsageProblem

# Where a day is said without its year, "near" is the closest one; else it is as "forward".
Lean = Literal["back", "forward", "near", "due"]

# English wherever the program runs: strftime would follow the locale.
WEEKDAYS = ("monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday")
_WEEKDAY = {name[:n]: i for i, name in enumerate(WEEKDAYS) for n in (3, len(name))}
_WEEKDAY |= {"tues": 1, "weds": 2, "thur": 3, "thurs": 3}
_SPRING = ("january", "february", "march", "april", "may", "june")
_AUTUMN = ("july", "august", "september", "october", "november", "december")
MONTHS = (*_SPRING, *_AUTUMN)
SHORT_MONTHS = tuple(name[:3].capitalize() for name in MONTHS)
_MONTH = {name[:n]: i for i, name in enumerate(MONTHS, 1) for n in (3, len(name))} | {"sept": 9}
# Patterns of their names, the longest first.
A_MONTH = "|".join(sorted(_MONTH, key=len, reverse=True))
A_WEEKDAY = r"(?:mon|tues|wednes|thurs|fri|satur|sun)day"
A_DAY = rf"(?:{A_WEEKDAY}|mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)"
_NEAR = {"today": 0, "yesterday": -1, "tomorrow": 1}
_NEAR |= {"day after tomorrow": 2, "the day after tomorrow": 2}
_NEAR |= {"day before yesterday": -2, "the day before yesterday": -2}
_NEAR |= {"in a fortnight": 14, "a fortnight today": 14, "a fortnight ago": -14}
_END_OF_MONTH = ("eom", "end of month", "end of the month")
_END_OF_YEAR = ("eoy", "end of year", "end of the year")
_FIRST_TEN = ("one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
NUMBER = {word: str(number) for number, word in enumerate(_FIRST_TEN, 1)}
UNIT = {"d": "d", "w": "w", "m": "m", "y": "y"}
UNIT |= {word: word[0] for unit in ("day", "week", "wk", "month", "year") for word in (unit, unit + "s")}
_RHYTHM = {"twice a month": "2w", "twice a year": "6m", "half-yearly": "6m"} | {
    "3 times a year": "4m",
    "4 times a year": "3m",
    "every quarter": "3m",
    "every fortnight": "2w",
    "weekly": "1w",
    "fortnightly": "2w",
    "monthly": "1m",
    "quarterly": "3m",
    "yearly": "1y",
}
# Patterns stay text: compiling them at import would cost every command a millisecond.
_AMOUNT = r"([+-]?)\s*(\d{1,5}|an?)\s*([a-z]+)"
_COMPACT = r"(?P<y>\d{4})(?P<m>\d\d)(?P<d>\d\d)"
_IN_NUMBERS = r"(\d{1,2})([/.-])(\d{1,2})\2(\d{4})"
_NO_YEAR = r"(\d{1,2})(?:/(\d{1,2})|\.(\d{1,2})\.)"
_YEAR_FIRST = r"(?P<y>\d{4})([/.])(?P<m>\d{1,2})\2(?P<d>\d{1,2})"
_OF_THE_MONTH = (
    r"(?:on )?(?:the |(?:(?:last|this) )?(?P<weekday>[a-z]+) )??"
    r"(?:(?P<day>\d{1,2})(?:st|nd|rd|th)|(?P<bare>1[3-9]|2\d|3[01]))"  # "thu 3" may be an hour
)
_BY_NAME = (
    r"easter|good friday|palm sunday|christmas|xmas|new year|early|start|beginning|mid|end of| (?:of|in) "
    r"| (?:(?:next|last) )?(?:week|wk)$|\b(?:week|wk) (?:on|last) "
)
_PERIOD = r"(\d{1,4})\s*([dwmy])"
_EVERY = r"(?:every )?(\d{1,4}) ([a-z]+)|every ([a-z]+)"
_TH = r"(?:st|nd|rd|th)?"
_DAY_MONTH = rf"(?:the )?(?P<day>\d{{1,2}}){_TH}(?: of)?[ -]?(?P<month>[a-z]+)\.?(?:[ -](?P<year>\d{{4}}))?"
_MONTH_DAY = rf"(?P<month>[a-z]+)\.?(?:[ -]?(?P<day>\d{{1,2}}){_TH})?(?: (?P<year>\d{{4}}))?"
_SWAPPED = r"(?:[a-z]+ )?(?:\d{1,2}[/.]\d{1,2}(?:[/.]\d{0,4})?|\d{1,2}-\d{1,2}-\d{2,4})"
_TOO_EARLY = 14  # days ahead in which a day without its year may be a slip
_SOON = 60  # days
_FAR = 180  # days
_LONGEST = {"d": 3660, "w": 522, "m": 120, "y": 10}  # ten years, so that no rhythm leaves the calendar
_AHEAD = "Type it like 14 Mar, 2026-03-14, today, tomorrow, fri, next fri, in 2 weeks, 2w or eom."
SAY: Mapping[Lean, str] = {
    "back": "Type it like 14 Mar, 2026-03-14, today, yesterday, fri, last fri, 2 weeks ago or -3d.",
    "forward": _AHEAD,
    "due": _AHEAD,
    "near": "Type it like 14 Mar, 2026-03-14, today, fri, last fri, 2 weeks ago or in 2 weeks.",
}
_YEARS = range(1900, 2200)


def parse_day(text: str, today: date, *, lean: Lean) -> date:
    """The day that ``text`` names.

    Args:
        text: ISO (``2026-03-14``; ``2026-03`` is its first day), ``14 Mar``, ``Sat 14 Mar 2026``,
            ``March 14th``, ``today``, ``yesterday``, ``tomorrow``, ``fri``, ``next fri``,
            ``last fri``, ``next week``, ``in 2 weeks``, ``2w``, ``-3d``, ``3 days ago``, ``eom``,
            ``the 15th``, ``28th``, ``end of year``, ``mid april``, ``after easter``, ``last thursday of the
            month``, ``day after tomorrow``; in numbers where only one day can be
            meant: ``20260314``, ``2026/03/14``, ``14.03.2026``.
        today: the day that all these count from.
        lean: ``back`` for what has happened (the future is refused), ``forward`` for plans,
            ``near`` for the end of a stretch, ``due`` for what was promised a while ago, maybe; it also says
            which year is meant where none is said.

    Raises:
        UsageProblem: it is no day, an ambiguous one like ``1/2/2025``, of another weekday than
            was said, or in the future though it should have happened.
    """
    day = day_of(words_of(text).removeprefix("on "), today, lean)
    if day is None:
        raise not_a_day(text, SAY[lean])
    return day


def parse_period(text: str) -> str | None:
    """A length of time as it is kept: ``2w``, ``1m``, ``90d``, ``1y``; None for ``none`` or nothing.

    Also ``monthly`` and its like, ``every 2 weeks``, ``once a month``. Raises UsageProblem.
    """
    word = text.strip().casefold()
    if word in ("", "none"):
        return None
    match = re.fullmatch(_PERIOD, _in_letters(word), re.ASCII)
    if not match or not 0 < int(match[1]) <= _LONGEST[match[2]]:
        raise UsageProblem(
            f"{text!r} is not a period.",
            hint="Type weekly or monthly, or a number above 0 and d, w, m or y: 2w, 90d, 1y (at most 10y); "
            "or none.",
        )
    return f"{int(match[1])}{match[2]}"


def add_period(day: date, period: str, times: int = 1) -> date:
    """The day so many periods later, by the calendar (31 January + 1m = 28 February). Raises UsageProblem."""
    amount, unit = int(period[:-1]) * times, period[-1]
    try:
        if unit in "dw":
            return day + timedelta(days=amount * (7 if unit == "w" else 1))
        from dateutil.relativedelta import relativedelta

        return day + (relativedelta(months=amount) if unit == "m" else relativedelta(years=amount))
    except (OverflowError, ValueError):
        raise BeyondCalendar(
            f"{period} from {day} lies beyond the calendar.", hint="Give a shorter period."
        ) from None


def add_business_days(day: date, days: int) -> date:
    """The day that many Mondays to Fridays later; holidays are not known. ``days`` is 0 or more."""
    while days > 0:
        day += timedelta(days=1)
        if day.weekday() < 5:
            days -= 1
    return day


def said_day(day: date) -> str:
    """A day as the screen says it, with its weekday: ``Wed 21 Jan 2026``."""
    return f"{WEEKDAYS[day.weekday()][:3].capitalize()} {_named_day(day)}"


def said_ahead(day: date, today: date) -> str:
    """The day of a plan as the screen says it, and whether it is over: that may be meant, or a slip."""
    return f"{said_day(day)}, which is over already" if day < today else said_day(day)


def said_near(day: date, today: date) -> str:
    """A day without what goes without saying: ``9 Jan`` in the year of today, else ``9 Jan 2025``."""
    return _named_day(day).removesuffix(f" {today.year}")


def said_when(when: str) -> str:
    """The beginning of a meeting with its weekday: ``Thu 22 Jan 2026, 15:00``."""
    day, _, clock = when.partition("T")
    return said_day(date.fromisoformat(day)) + (f", {clock}" if clock else "")


_NEAR_DAYS = 90  # "on 20 December" in January needs no year


def in_words(day: date, today: date | None = None) -> str:
    """A day as a letter writes it: ``9 January``, with its year where that is not clear from ``today``."""
    words = f"{day.day} {MONTHS[day.month - 1].capitalize()}"
    is_near = today is None or day.year == today.year or abs((day - today).days) < _NEAR_DAYS
    return words if is_near else f"{words} {day.year}"


def weekday_in_words(day: date) -> str:
    """``Tuesday``."""
    return WEEKDAYS[day.weekday()].capitalize()


def period_in_words(period: str) -> str:
    """``2w`` -> ``every 2 weeks``."""
    amount, unit = int(period[:-1]), {"d": "day", "w": "week", "m": "month", "y": "year"}[period[-1]]
    return f"every {unit}" if amount == 1 else f"every {amount} {unit}s"


def _named_day(day: date) -> str:
    return f"{day.day} {SHORT_MONTHS[day.month - 1]} {day.year}"


def words_of(text: str) -> str:
    """The text as it is compared."""
    return " ".join(text.casefold().replace(",", " ").replace("\u2013", "-").split())


def day_of(words: str, today: date, lean: Lean) -> date | None:
    """The day, or None; raises UsageProblem where it is one and cannot be the one meant."""
    try:
        day = (
            _iso(words)
            or _in_numbers(words)
            or _named(words, today, lean)
            or _of_this_month(words, today, lean)
            or _by_name(words, today, lean)
            or _counted(words, today)
            or _written(words, today, lean)
        )
    except (OverflowError, ValueError):
        return None
    if day is None or day.year not in _YEARS:
        return None
    if lean == "back" and day > today:
        raise UsageProblem(
            f"{said_day(day)} has not come yet, and this is about something that has happened.",
            hint=f"Today is {said_day(today)}. Give today or an earlier day.",
        )
    return day


def _iso(words: str) -> date | None:
    match = re.fullmatch(r"(\d{4})-(\d{1,2})(?:-(\d{1,2}))?", words, re.ASCII)
    return date(int(match[1]), int(match[2]), int(match[3] or 1)) if match else None


def _in_numbers(words: str) -> date | None:
    """``20250116``, ``2027/03/14``, ``14.03.2027``: only where no country reads another day in it."""
    if match := re.fullmatch(_COMPACT, words, re.ASCII) or re.fullmatch(_YEAR_FIRST, words, re.ASCII):
        return date(int(match["y"]), int(match["m"]), int(match["d"]))
    if not (match := re.fullmatch(_IN_NUMBERS, words, re.ASCII)):
        return None
    low, high = sorted((int(match[1]), int(match[3])))
    return date(int(match[4]), low, high) if _is_sure(low, high) else None


def _is_sure(low: int, high: int) -> bool:
    """Whether the higher of two numbers can only be the day."""
    return high > 12 or low == high


def _of_this_month(words: str, today: date, lean: Lean) -> date | None:
    """``the 15th``, ``fri 13th``: of this month or of one beside it. Raises UsageProblem."""
    match = re.fullmatch(_OF_THE_MONTH, words, re.ASCII)
    weekday = _WEEKDAY.get(match["weekday"] or "") if match else None
    if not match or (weekday is None and match["weekday"]):
        return None
    if match["bare"] and (weekday is None or lean != "back"):
        return None
    first, number = today.replace(day=1), int(match["day"] or match["bare"])
    firsts = [add_period(first, "1m", times) for times in (range(-2, 3) if weekday is None else (-1, 0, 1))]
    found = [on for month in firsts if (on := real_day(month.year, month.month, number))]
    day = _leaning([on for on in found if weekday in (None, on.weekday())], today, lean)
    if day is None and found:
        raise _of_another_weekday(_leaning(found, today, lean) or found[0])
    return day


def _of_another_weekday(day: date) -> UsageProblem:
    hint = "Type the day without its weekday, or another day."
    return UsageProblem(f"{_named_day(day)} is a {weekday_in_words(day)}.", hint=hint)


def _named(words: str, today: date, lean: Lean) -> date | None:
    if words in _NEAR:
        return today + timedelta(days=_NEAR[words])
    if words in _END_OF_MONTH:
        return add_period(today.replace(day=1), "1m") - timedelta(days=1)
    if words in _END_OF_YEAR:
        return date(today.year, 12, 31)
    head, _, rest = words.rpartition(" ")
    if lean == "due" and rest == "weekend" and head in ("", "the", "this", "next"):  # its last day
        rest, head = "sunday", head if head == "next" else ""
    if head in ("next", "last") and rest in ("week", "wk", "month", "year"):
        return add_period(today, f"1{UNIT[rest]}", 1 if head == "next" else -1)
    if rest not in _WEEKDAY or head not in ("", "next", "last", "this"):
        return None
    wanted = _WEEKDAY[rest]
    if head == "next":  # the one in the coming calendar week, which begins on Monday
        return today + timedelta(days=7 - today.weekday() + wanted)
    if head == "last" or (head == "" and lean == "back"):
        return today - timedelta(days=(today.weekday() - wanted - 1) % 7 + 1)
    return today + timedelta(days=(wanted - today.weekday() - 1) % 7 + 1)


def _by_name(words: str, today: date, lean: Lean) -> date | None:
    """``mid april``, ``after easter``, ``last thursday of the month``."""
    if not re.search(_BY_NAME, words):
        return None
    from mentorfolio.domain.days_of_the_year import days_named

    found = days_named(words, today, _MONTH, _WEEKDAY)
    return found[0] if len(found) == 1 else _leaning(found, today, lean)


def _leaning(found: list[date], today: date, lean: Lean) -> date | None:
    if lean == "back":
        return max((on for on in found if on <= today), default=None)
    if lean in ("forward", "due"):
        ahead = min((on for on in found if on >= today), default=None)
        passed = max((on for on in found if on < today), default=None)
        # Nobody promises for "8 March" on the 10th, 363 days before.
        far = ahead is None or (ahead - today).days > _FAR
        return passed if lean == "due" and far and passed and (today - passed).days <= _SOON else ahead
    return min(found, key=lambda on: abs(on - today), default=None)


def _counted(words: str, today: date) -> date | None:
    words = re.sub(r"(?<=[a-z])(?:'? time| (?:from )?(?:now|today))$", "", words)  # "a week today"
    ago = words.endswith(" ago")
    words = words.removesuffix(" ago")
    ahead = words.startswith("in ")
    words = " ".join(NUMBER.get(word, word) for word in words.removeprefix("in ").split(" "))
    match = re.fullmatch(_AMOUNT, words, re.ASCII)
    if not match or match[3] not in UNIT or (ago or ahead) * bool(match[1]) or ago * ahead:
        return None
    amount = 1 if match[2].startswith("a") else int(match[2])
    return add_period(today, f"{amount}{UNIT[match[3]]}", -1 if ago or match[1] == "-" else 1)


def _written(words: str, today: date, lean: Lean) -> date | None:
    """``30 Jan``, ``January 30th 2026``, ``Fri 30 Jan 2026``; ``Jan 2026`` is its first day."""
    head, _, rest = words.partition(" ")
    weekday = _WEEKDAY.get(head)
    words = words if weekday is None else rest
    day = _iso(words) or _in_numbers(words) or _of_month(words, today, lean, sure=weekday is not None)
    if day is not None and weekday not in (None, day.weekday()):
        raise _of_another_weekday(day)
    return day


def _of_month(words: str, today: date, lean: Lean, *, sure: bool) -> date | None:
    if numbers := re.fullmatch(_NO_YEAR, words, re.ASCII):
        month, day = sorted((int(numbers[1]), int(numbers[2] or numbers[3])))
        if not _is_sure(month, day):
            return None
    else:
        match = re.fullmatch(_DAY_MONTH, words, re.ASCII) or re.fullmatch(_MONTH_DAY, words, re.ASCII)
        if not match or match["month"] not in _MONTH or not (match["day"] or match["year"]):
            return None
        month, day = _MONTH[match["month"]], int(match["day"] or 1)
        if match["year"]:
            return date(int(match["year"]), month, day)
    # Eight years may lie between two 29ths of February.
    found = [on for year in range(today.year - 8, today.year + 9) if (on := real_day(year, month, day))]
    if lean == "back":
        passed = max((on for on in found if on <= today), default=None)
        # "30 Jan" on the 26th may be the day to come, said too early; "14 Mar" is the one that has been.
        soon = [on for on in found if on.year == today.year and 0 < (on - today).days <= _TOO_EARLY]
        if soon and passed and not sure:
            raise UsageProblem(
                f"{said_day(soon[0])} has not come yet, and this is about something that has happened.",
                hint=f"Did you mean {said_day(passed)}? Then type it so: {passed}",
            )
        return passed
    return _leaning(found, today, lean)


def real_day(year: int, month: int, day: int) -> date | None:
    """The day, if there is such a one."""
    try:
        return date(year, month, day)
    except ValueError:
        return None


def _in_letters(words: str) -> str:
    """``monthly``, ``every 2 weeks`` -> ``1m``, ``2w``; what is neither stays."""
    words = re.sub(r"^(?:about|roughly|maybe) | or so$", "", words)
    words = re.sub(r"^once (?:a|an|every|in a) |^each ", "every ", words)
    words = re.sub(rf"^every (?:first|last) {A_WEEKDAY}(?: of the month)?$", "every month", words)
    words = re.sub(rf"^(every (?:other |second )?){A_WEEKDAY}$", r"\1week", words)
    words = re.sub(r"^every (?:other|second) ", "every 2 ", words)
    words = " ".join(NUMBER.get(word, word) for word in words.split())
    match = re.fullmatch(_EVERY, words, re.ASCII)
    unit = match and UNIT.get(match[2] or match[3])
    return f"{match[1] or 1}{unit}" if match and unit else _RHYTHM.get(words, words)


def not_a_day(text: str, hint: str) -> UsageProblem:
    """Why this is refused."""
    words = words_of(text)
    last = words.rpartition(" ")[2]
    in_numbers = re.fullmatch(_IN_NUMBERS, last, re.ASCII) or re.fullmatch(_NO_YEAR, last, re.ASCII)
    # One of the numbers can be no month: 31/4 is one day, which there is not.
    is_sure = in_numbers and any(12 < int(number) < 32 for number in re.findall(r"\d+", last)[:2])
    if re.fullmatch(_SWAPPED, words, re.ASCII) and not is_sure:
        return UsageProblem(
            f"{text.strip()!r} is ambiguous: day and month change places from country to country.",
            hint="Type the month as a word, or year, month and day: 14 Mar 2026, 2026-03-14.",
        )
    return UsageProblem(f"{text!r} is not a day.", hint=hint)
