"""How long something takes or lasts, as people say it: "an hour", "six months or so"."""

from __future__ import annotations

import re

from mentorfolio.domain.dates import NUMBER, UNIT

_HALVES = {"half a year": "6 months", "half year": "6 months", "a year and a half": "18 months"}
_HOURS = {"half an hour": 30, "a half hour": 30, "quarter of an hour": 15, "a quarter of an hour": 15}


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


def _loose(text: str) -> str:
    """The words without "about" before and "or so" behind."""
    words = " ".join(text.casefold().split()).strip(" .")
    return re.sub(
        r"^(?:about|roughly|around|for|some|ca\.?|maybe) | (?:or so|roughly|about|long|each)$", "", words
    )
