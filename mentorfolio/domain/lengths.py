"""How long something takes or lasts, and how often it comes, as people say it: "an hour", "once a month"."""

from __future__ import annotations

import re
from datetime import date, timedelta

from mentorfolio.domain.dates import A_WEEKDAY, NUMBER, UNIT, parse_period
from mentorfolio.errors import UsageProblem

_HALVES = {"half a year": "6 months", "half year": "6 months", "a year and a half": "18 months"}
_HOURS = {"half an hour": 30, "a half hour": 30, "quarter of an hour": 15, "a quarter of an hour": 15}

_ALL_OF_IT = 5  # days that a month may lack, and is whole
_SOME, _A_YEAR, _HALF, _NEARLY, _YEARS_FROM = 2, 12, 6, 10, 24  # months
_IN_WORDS = {int(figure): word for word, figure in NUMBER.items()}
_RHYTHM = (
    r"(?i)\b(?:weekly|fortnightly|monthly|quarterly|yearly|(?:once )?(?:every|each) (?:[\w-]+ )?(?:days?"
    r"|weeks?|fortnight|months?|quarter|years?)|once an? (?:week|fortnight|month|quarter|year)|twice a month"
    r")\b"
)
_NTH_WEEKDAY = rf"(?:first|second|third|fourth|last) {A_WEEKDAY}\b"
# "The first Tuesday of the month" is one day, unless it is said from when on.
_ON_A_DAY_OF_EACH_MONTH = (
    rf"(?i)\b(?:every|each) {_NTH_WEEKDAY}"
    rf"|\b{_NTH_WEEKDAY} of (?:each|every|the(?=.*\b(?:starting|beginning) )) month\b"
)
_WE_TALK = (
    r"(?i)\b(?:we(?:'ll| will| are going to| want to| agreed to| decided to)?|let's|agreed (?:to|on)"
    r"|decided to) "
    r"(?:meet(?:ing)?s?|talk(?:ing)?s?|speak|call|zoom|have (?:a |an )?\w+|see each other)\b[^,.;!?]*?"
)
_TEN = {"fifteen": 15, "twenty": 20, "thirty": 30, "forty": 40, "fifty": 50, "sixty": 60, "ninety": 90}
_TENS = rf"(?i)\b(?:{'|'.join(_TEN)})\b"
# How long alone between commas, or behind what says so: "her hour with me" is none.
_TOOK = (
    r"(?i)(?:\bfor |\btook |\blasted |(?:^|[,;.] ))(?:about |only |just )?"
    rf"(?P<long>(?:\d{{1,3}}|an?|half an|{'|'.join([*_TEN, *NUMBER])}) (?:minutes?|mins?|hours?))\b"
    r"(?= *(?:$|[,;.!]|on\b|about\b|and (?!a half)))"
)


def these_months(begun: date, ended: date) -> str:
    """A time together, to thank for: "this year", "these 14 months"; empty below two months."""
    ended += timedelta(days=_ALL_OF_IT)  # from the 1st to the last days of a month is all of it
    months = (ended.year - begun.year) * 12 + ended.month - begun.month - (ended.day < begun.day)
    if months < _SOME:
        return ""
    if months == _A_YEAR:
        return "this year"
    if months < _YEARS_FROM:
        return f"these {_IN_WORDS.get(months, months)} months"
    years, half = months // 12, _HALF <= months % 12 < _NEARLY
    if months % 12 >= _NEARLY:
        return f"nearly {_IN_WORDS.get(years + 1, years + 1)} years"
    return f"these {_IN_WORDS.get(years, years)}{' and a half' if half else ''} years"


def rhythm_in(text: str) -> str | None:
    """How often something is to be, where a sentence says it by the way: "yes, once a month"."""
    for found in re.finditer(_RHYTHM, text):
        try:
            return parse_period(found[0])
        except UsageProblem:
            continue
    return "1m" if re.search(_ON_A_DAY_OF_EACH_MONTH, text) else None


def talks_in(text: str) -> str | None:
    """How often two people mean to talk, where a sentence says that of them, and not of a monthly report."""
    found = re.search(rf"{_RHYTHM.replace('(?i)', _WE_TALK, 1)}", text)
    return rhythm_in(found[0]) if found else None


def parse_span(text: str) -> str | None:
    """A length of time alone, as a period: ``6 months``, ``six months or so``, ``half a year``, ``6m``."""
    words = _loose(text)
    words = _HALVES.get(words, words)
    words = " ".join(NUMBER.get(word, word) for word in words.removeprefix("in ").split(" "))
    match = re.fullmatch(r"(\d{1,4}|an?)\s*([a-z]+)", words, re.ASCII)
    if not match or match[2] not in UNIT:
        return None
    return f"{1 if match[1].startswith('a') else int(match[1])}{UNIT[match[2]]}"


def parse_minutes(text: str) -> int | None:
    """How long, as people say it: ``an hour``, ``half an hour``, ``90 min``, ``1.5 hours``, ``1h30``."""
    words = _loose(text)
    if words in _HOURS:
        return _HOURS[words]
    words = " ".join(NUMBER.get(word, word) for word in words.split(" "))
    if match := re.fullmatch(r"(\d{1,4}) ?(?:m|min|mins|minutes?)", words, re.ASCII):
        return int(match[1])
    if match := re.fullmatch(
        r"(an?|\d{1,2}(?:[.,]\d)?) ?(?:h|hours?)(?: (?:and )?(a half))?", words, re.ASCII
    ):
        hours = 1.0 if match[1].startswith("a") else float(match[1].replace(",", "."))
        return round(hours * 60) + (30 if match[2] else 0)
    match = re.fullmatch(r"(\d{1,2}) ?h ?(\d\d)", words, re.ASCII)
    return int(match[1]) * 60 + int(match[2]) if match else None


def minutes_in(text: str) -> int | None:
    """How long it took, where a text says that by the way: "on the phone for forty minutes, about cows"."""
    found = re.search(_TOOK, text)
    return (
        parse_minutes(re.sub(_TENS, lambda m: str(_TEN[m[0].casefold()]), found["long"])) if found else None
    )


def _loose(text: str) -> str:
    """The words without "about" before and "or so" behind."""
    words = " ".join(text.casefold().split()).strip(" .")
    return re.sub(
        r"^(?:about|roughly|around|for|some|ca\.?|maybe) | (?:or so|roughly|about|long|each)$", "", words
    )
