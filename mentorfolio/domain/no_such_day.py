"""Days that a sentence names and no calendar has: "on 30 feb", "31 april", "2025-02-30"."""

from __future__ import annotations

import re

from mentorfolio.domain.dates import A_DAY, A_MONTH, MONTHS, real_day

_NUMBER = r"(?P<day>\d{1,2})(?:st|nd|rd|th)?"
_YEAR = r"(?:,? (?P<year>(?:19|20|21)\d\d)\b)?"
_NO_TIME = r"(?![:.]\d| ?[ap]\.?m\b)"
_NAMED = (
    rf"(?i)(?<![\w.:/-]){_NUMBER}(?: of)? ?-?(?P<month>{A_MONTH})\b\.?{_YEAR}",
    # "in june 31 people came" names no day.
    rf"(?i)(?<!\bin )\b(?P<month>{A_MONTH})\.? {_NUMBER}\b{_NO_TIME}{_YEAR}",
)
_IN_NUMBERS = r"(?<![\w.:/-])(?P<year>(?:19|20|21)\d\d)-(?P<month>\d{1,2})-(?P<day>\d{1,2})(?![\w/-])"
# Behind a day or "at", so that it is no ratio: "we split it 60:40".
_A_TIME = (
    rf"(?i)\b(?:at|{A_DAY}|today|tomorrow|{A_MONTH}|\d+(?:st|nd|rd|th))"
    r"(?: \d{1,2},?)?(?: \d{4})?,? (?:at )?(?P<hour>\d{1,2}):(?P<minute>\d\d)(?![\d:])"
)
_MOST = 39  # more is a number of something: "45 may come"
_A_LEAP_YEAR = 2024


def no_such_day_in(text: str) -> str | None:
    """The first day of a text that there is not, as it was typed; None where there is none."""
    found = (match for pattern in (*_NAMED, _IN_NUMBERS) for match in re.finditer(pattern, text))
    return next((match[0].strip(" .,") for match in found if not _is_real(match)), None)


def no_such_time_in(text: str) -> str | None:
    """The first time of a day that there is not: "on Friday 25:00"."""
    found = re.finditer(_A_TIME, text)
    wrong = (m for m in found if int(m["hour"]) > 24 or int(m["minute"]) > 59)
    return next((f"{m['hour']}:{m['minute']}" for m in wrong), None)


def _is_real(match: re.Match[str]) -> bool:
    month, day = match["month"].casefold(), int(match["day"])
    number = int(month) if month.isdigit() else [name[:3] for name in MONTHS].index(month[:3]) + 1
    if not month.isdigit() and day > _MOST:
        return True
    return real_day(int(match["year"] or _A_LEAP_YEAR), number, day) is not None
