"""When something begins, and how long it lasts, as people say it: ``thu 15:00-16:30``."""

from __future__ import annotations

import re
from collections.abc import Sequence
from datetime import date, datetime, timedelta
from typing import NamedTuple

from mentorfolio.domain.dates import (
    A_WEEKDAY,
    NUMBER,
    SAY,
    WEEKDAYS,
    Lean,
    day_of,
    not_a_day,
    parse_day,
    words_of,
)
from mentorfolio.domain.lengths import parse_minutes
from mentorfolio.errors import UsageProblem

_HALF = r"\s*([ap])\.?m\.?"  # of the day: am, p.m.
# A dot and 01 to 12 may as well be a month, unless am or pm follows.
_TIME = rf"\d{{1,2}}(?::\d\d(?::00)?|\.(?:00|1[3-9]|[2-5]\d|\d\d(?={_HALF}))|h(?:\d\d)?)?(?:{_HALF})?"
_SOME_TIME = r" (?:in the )?(?:morning|afternoon|evening|lunchtime)$"  # which leaves the hour open
# "at 3pm on friday"; behind "on" stands a day.
_TIME_FIRST = rf"(?P<time>at (?:[a-z]+ ){{0,2}}[\w:.]+|{_TIME}) on (?P<day>.+)"
_SAME = r"(?P<day>.+?) (?:at )?(?:the )?same (?:time|hour)(?: as before)?"
_MORNING = 8  # the first hour that "at" alone says
HOURS = (*NUMBER, "eleven", "twelve")
_DAYTIME = 7  # before it nobody means the morning who says "half past six"
_PARTS = {"half past": 30, "quarter past": 15, "quarter to": -15}
_PARTS |= {
    f"{many} {way}": sign * minutes
    for many, minutes in (("five", 5), ("ten", 10), ("twenty", 20))
    for way, sign in (("past", 1), ("to", -1))
}
_SPOKEN = (
    rf"(?P<day>.*?\b)??(?:at (?:(?:a )?(?P<part>{'|'.join(_PARTS)}) )?|(?P<bare>{'|'.join(_PARTS)}) )"
    rf"(?P<hour>{'|'.join(HOURS)}|\d{{1,2}}(?!\d|[:.]))(?P<half>{_HALF})?"
)

_PART_OF_DAY = (  # "at six in the evening"
    rf"(?P<hour>\b(?:{'|'.join(HOURS)}|[1-9]|1[0-2])(?:[:.]\d\d)?(?: o['\u2019]?clock)?)"
    r" in the (?P<part>morning|afternoon|evening)\b"
)

# "yesteday", "wensday", "tomorow"; what else may look like it, "holiday", is no day's name for all that.
NEARLY_A_DAY = r"(?i:\b(?!sturdy\b)(?:[a-z]{2,8}(?:da?|a)y|tom[a-z]{3,5}w)\b)"
_AS_SPELT = 0.85  # how like a day's name it has to be: Munday is somebody's
_DAYS = ("yesterday", "tomorrow", *WEEKDAYS)


class Moment(NamedTuple):
    """When something begins, as a meeting keeps it (``when``), and how long it lasts if that was said."""

    when: str
    minutes: int | None

    def at_the_hour_of(self, when: str) -> Moment:
        """The same day, at the time of day of that meeting, if it has one."""
        clock = when.partition("T")[2]
        return Moment(f"{self.when}T{clock}", self.minutes) if clock and not self.local else self

    @property
    def typed(self) -> str:
        """As an option takes it."""
        return self.when.replace("T", " ")

    @property
    def on(self) -> date:
        """Its day."""
        return date.fromisoformat(self.when[:10])

    @property
    def local(self) -> datetime | None:
        """Its local minute; None where only the day was said."""
        return datetime.fromisoformat(self.when) if len(self.when) > len("2026-03-14") else None


class AtTheSameTime(Moment):
    """A day alone, to be at the hour of the meeting before."""


def parse_moment(text: str, today: date, *, lean: Lean) -> Moment:
    """A day, with a time of day or without: ``thu 15:00``, ``30 Jan 3pm``, ``thu 15:00-16:30``.

    Args:
        text: a day as :func:`parse_day` takes it, then perhaps a time (``15:00``, ``15.30``,
            ``15h``, ``3 pm``, ``noon``, ``at 10``), then perhaps ``-`` and the time it ends.
        today: the day that all these count from.
        lean: ``back`` for what has happened, ``forward`` for plans.

    Raises:
        UsageProblem: no day (told first), no time, or it ends before it begins.
    """
    words = re.sub(r"^(\d{4}-\d{1,2}-\d{1,2})t(?=\d)", r"\1 ", words_of(text))
    words = re.sub(r"\b(?:12 )?(?:noon|midday)$", "12:00", re.sub(r" ?@ ?", " at ", words)).removeprefix(
        "on "
    )
    if (lasts := re.fullmatch(r"(.+) for (.+)", words)) and (minutes := parse_minutes(lasts[2])):
        return parse_moment(lasts[1], today, lean=lean)._replace(minutes=minutes)
    if as_before := re.fullmatch(_SAME, words):
        return AtTheSameTime(parse_day(as_before["day"], today, lean=lean).isoformat(), None)
    spoken, words = words, in_figures(words)
    match = re.fullmatch(
        rf"(?P<day>.*?)(?:^|\s)(?P<at>at )?(?P<begin>{_TIME})(?:\s*(?:-|to)\s*(?P<end>{_TIME}))?",
        words,
        re.ASCII,
    )
    # Numbers alone are no time: "thu 3-4" may be at night, and so may "at 3"; "at 10" is in the morning.
    bare = match is not None and (match["begin"] + (match["end"] or "")).isdigit()
    if match is None or (bare and not match["at"]):
        day = day_of(words, today, lean) or day_of(re.sub(_SOME_TIME, "", words), today, lean)
        if day is None:
            raise not_a_day(text, f"{SAY[lean]} With a time: thu 15:00, or thu 3-4pm.")
        return Moment(day.isoformat(), None)
    day = parse_day(match["day"] or "today", today, lean=lean)
    begin, in_words = match["begin"], spoken != words
    no_half = bare or (in_words and not re.search(_HALF, begin))
    if no_half and in_words and ":" in begin and _minutes(begin) < _DAYTIME * 60:
        begin, no_half = f"{begin}pm", False
    if no_half and int(re.split(r"\D", begin)[0]) < _MORNING:
        offered = f"{match['day'] or ''} {begin}pm".strip() if not match["end"] else ""
        problem = UsageProblem(
            f"{text.strip()!r} may be at night or in the afternoon.",
            hint=f"Type it like: {offered or 'tue 3pm'}, or with am.",
        )
        problem.offered = offered
        raise problem
    begins, ends = _span(begin, match["end"])
    if ends is not None and ends <= begins:
        raise UsageProblem(
            f"A meeting from {_clock(begins)} to {_clock(ends)} ends before it begins.",
            hint="Type it like thu 15:00-16:00; past midnight, use --minutes.",
        )
    return Moment(f"{day.isoformat()}T{_clock(begins)}", ends - begins if ends is not None else None)


def counted_from(text: str, day: date) -> str:
    """The text with the day that is counted from another one: "the Thursday after, same time"."""
    found = re.match(
        rf"(?i)\s*(?:on )?(?:the )?(?:(?P<weekday>{A_WEEKDAY}) (?:after|later)|(?:week|day) after"
        r"|(?:a|one) (?:week|day) (?:after|later))\b(?: that)?(?= *(?:$|,|\d|(?:at|the|same)\b))[ ,]*",
        text,
    )
    if found is None:
        return text
    wanted = found["weekday"]
    days = (WEEKDAYS.index(wanted.casefold()) - day.weekday() - 1) % 7 + 1 if wanted else 0
    days = days or (7 if "week" in found[0].casefold() else 1)
    return f"{day + timedelta(days=days)} {text[found.end() :]}".strip()


def days_spelt(words: Sequence[str]) -> str:
    """The words with every day in them spelt as it should be: ``on wensday`` is ``on wednesday``."""
    return re.sub(NEARLY_A_DAY, _nearest_day, " ".join(words))


def _nearest_day(typed: re.Match[str]) -> str:
    from difflib import get_close_matches

    near = get_close_matches(typed[0].casefold(), _DAYS, n=1, cutoff=_AS_SPELT)
    return near[0] if near and typed[0].casefold() not in _DAYS else typed[0]


def in_figures(words: str) -> str:
    """``at four o'clock``, ``at half past six in the evening`` as numbers, behind their day."""
    if part := re.search(_PART_OF_DAY, words):
        hour_said = re.sub(r" o\W?clock", "", part["hour"]) + ("am" if part["part"] == "morning" else "pm")
        words = words[: part.start()] + hour_said + words[part.end() :]
    if turned := re.fullmatch(_TIME_FIRST, words, re.IGNORECASE):
        words = f"{turned['day']} {turned['time']}"
    words = re.sub(r"(?<=\d|[a-z]) o['\u2019]?clock$", "", words)
    if not (said := re.fullmatch(_SPOKEN, words)):
        return words
    hour = HOURS.index(said["hour"]) + 1 if said["hour"] in HOURS else int(said["hour"])
    minutes = _PARTS.get(said["part"] or said["bare"] or "", 0)
    if minutes < 0:
        hour, minutes = hour - 1 or 12, minutes + 60
    minute = f":{minutes:02}" if minutes else ""
    return f"{said['day'] or ''}at {hour}{minute}{said['half'] or ''}"


def _span(begin: str, end: str | None) -> tuple[int, int | None]:
    """Minutes since midnight; in ``3-4pm`` and ``11-1pm`` the first leans on the second."""
    half = re.search(_HALF, end or "")
    if end is None or half is None or re.search(_HALF, begin):
        return _minutes(begin), _minutes(end) if end else None
    ends = _minutes(end)
    if int(re.split(r"\D", begin)[0]) > 12:  # 15:00-4pm
        return _minutes(begin), ends
    begins = _minutes(begin + half[0])
    return (begins if begins < ends else _minutes(f"{begin}am")), ends


def _minutes(time: str) -> int:
    """Minutes since midnight. Raises UsageProblem."""
    match = re.fullmatch(rf"(\d+)(?:[:.h](\d\d)?)?(?::00)?(?:{_HALF})?", time, re.ASCII)
    hour, minute = (int(match[1]), int(match[2] or 0)) if match else (99, 0)
    if match and match[3]:
        hour = hour % 12 + 12 * (match[3] == "p") if 1 <= hour <= 12 else 99
    if hour > 23 or minute > 59:
        raise UsageProblem(f"There is no time {time!r}.", hint="Type it like 15:00, or 3pm.")
    return hour * 60 + minute


def _clock(minutes: int) -> str:
    return f"{minutes // 60:02}:{minutes % 60:02}"
