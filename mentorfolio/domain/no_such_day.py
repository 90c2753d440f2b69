"""Days that a sentence names and that are none: taken away again, one of several, in no calendar."""

from __future__ import annotations

import re

from mentorfolio.domain.dates import A_DAY, A_MONTH, MONTHS, real_day

_DAY = rf"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*|{A_MONTH}|tomorrow|\d{{1,2}}(?:st|nd|rd|th))\b"
# A day behind one of these is the one on which nothing will be.
_OFF = (
    r"(?:did ?n'?t|did not|never|can ?not|can'?t|could ?n'?t|could not|won'?t|not able to|cancel\w*"
    r"|call(?:ed)? (?:it )?off|postpone\w*|instead of|rather than|except(?: for)?|apart from|but not"
    r"|not(?= on\b| the\b))\b"
)
_ANEW = r"[,;.!?]\s|\b(?:but(?! not\b)|so|and|then|can we|could we|(?:how|what) about|to)\b"
# A day before one of these is as well: "thursday doesn't work, friday instead".
_NO_GOOD = (
    rf"(?i)\b{_DAY}[^,;.!?]*?\b(?:(?:does ?n'?t|does not|won'?t|will not) (?:work|suit|do|go)"
    r"|(?:is|was) (?:now )?(?:off|out|no good|not good|impossible|too (?:early|late|soon)|full|busy))\b"
    r"[^,;.!?]*?(?=$|[,;.!?]|\b(?:but|so|and)\b)"
)
_ANY_BUT = r"(?i)\b(any (?:day|time|other day|weekday)|always|whenever) but\b"
_AN_HOUR = r"\d{1,2}(?:[:.]\d\d)?(?: ?[ap]\.?m\b\.?)?"
_ONE_OF = (
    rf"(?i)\b(?:either|between {_AN_HOUR} (?:and )?{_AN_HOUR}|any (?:day|{_DAY})"
    rf"|{_DAY}(?: (?:at )?{_AN_HOUR})? or (?:on |the |next |maybe |perhaps |possibly )*(?:{_DAY}|{_AN_HOUR})"
    rf"|{_AN_HOUR} or (?:at )?{_AN_HOUR})(?=\W|$)"
)

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


def without_days_off(text: str) -> str:
    """The text without the days that are said to be off: "not on the 2nd, the 30th instead, at 6pm"."""
    kept, off = [], False
    text = re.sub(
        r"(?i)\bfrom ([\w ]+?) to\b", lambda m: "to" if re.search(rf"(?i)\b{_DAY}", m[1]) else m[0], text
    )
    text = re.sub(_NO_GOOD, "", re.sub(_ANY_BUT, r"\1 except", text))
    for part in re.split(rf"(?i)({_ANEW})", text):
        if re.fullmatch(rf"(?i){_ANEW}", part):
            off = off and part.casefold() == "and"
            kept += [part] if part.casefold() == "to" else []
            continue
        before, *behind = re.split(rf"(?i)\b{_OFF}", part, maxsplit=1)
        kept += [] if off else [before]
        off = off or bool(behind)
    return " ".join(" ".join(kept).replace(" instead", " ").split())


def is_left_open(text: str) -> bool:
    """Whether it names several days or hours, of which it is one: "the 10th or 11th", "between 2 and 4"."""
    return re.search(_ONE_OF, text) is not None


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
