"""Days that are over, where a sentence names one that comes again: "said yes on 12 Jan"."""

from __future__ import annotations

import re
from datetime import date

from mentorfolio.domain.dates import A_MONTH, parse_day
from mentorfolio.domain.days_in_sentences import DayInText, day_in
from mentorfolio.domain.moments import HOURS
from mentorfolio.errors import UsageProblem

# A time of day: what was said on a day has none, what is agreed on has.
_AN_HOUR = (
    r"(?i)\b(?:\d{1,2}(?:[:.]\d\d\b| ?[ap]\.?m\b)"
    rf"|(?:at|past|to) (?:\d{{1,2}}|noon|midday|{'|'.join(HOURS)})\b)"
)
_DATE = (
    rf"(?i)\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{A_MONTH})\b|(?:{A_MONTH}) \d{{1,2}}\b"
    r"|\d{1,2}[/.]\d{1,2})"
)
# Right behind the verb; "met 3/4 of the team" names no day.
_LIKE_A_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:the )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{A_MONTH})\b(?:,? \d{{4}})?"
    rf"|(?:{A_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d)(?:,? \d{{4}})?"
    r"|\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{2,4}|\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}|\d{4}-\d{1,2}-\d{1,2})"
    r"(?= *$|[ ,.;:])(?! (?:of|hours?|times|minutes)\b)"
)
_YEAR_AGO, _COMING = 300, 60  # days: nobody tells of the last 20 April in March without its year
_AGO = r"(?i)\byesterday\b|\bago\b|\blast (?:night|week|month|\w+day)\b|\bthis morning\b"
# Before the day at the end; behind one of these words it is that of something else.
_TALKED_ABOUT = r"(?:(?!\b(?:again|next|see|meet|plan|until|till|by|for|before|after|about)\b)[^,.;:])*"
_ON_ITS_DAY = r"(?i)(?:on|last|this) "
_IN_A_MONTH = (
    rf"(?i)(?:^|\s)(?:in|last|sometime in|early in|late in) (?P<month>{A_MONTH})(?: \d{{4}})?"
    r"(?= *(?:$|[,.;:!]|about\b))"
)


def day_of_a_yes(behind: str, today: date, *, at_once: bool) -> DayInText | None:
    """The day on which a yes was said; None where the day named is one agreed on, or none is.

    ``at_once``: nothing, and no comma, stands between the yes and what follows it.
    """
    found = day_in(behind, today)
    if found is None or re.search(_AN_HOUR, behind):
        return None
    at_first = behind.endswith(found.rest)
    said = behind.removesuffix(found.rest) if at_first else behind.removeprefix(found.rest)
    if re.search(_AGO, said):
        return found
    if re.search(_DATE, said):
        return found if _nearest(found.on, today) else None
    return found if at_once and at_first and re.match(_ON_ITS_DAY, behind) else None


def _nearest(day: date, today: date) -> bool:
    """Whether a day named without its year is rather this one than that of the year after."""
    return (today - day).days < 183


def against_its_day(behind: str, today: date, *, at_once: bool) -> tuple[date | None, str]:
    """What speaks against the day named for what was: it is to come, then which it is, or what is wrong.

    ``at_once``: nothing stands between what happened and these words, so that no "on" is needed.
    """
    found = re.match(rf"(?i)(?:on ){'?' if at_once else ''}(?P<day>{_LIKE_A_DAY})", behind)
    found = found or re.search(rf"(?i)^{_TALKED_ABOUT}\bon (?P<day>{_LIKE_A_DAY})$", behind)
    if found is None:
        return None, ""
    told = ""
    try:
        day = parse_day(found["day"], today, lean="back")
        if (today - day).days <= _YEAR_AGO:
            return None, ""
    except UsageProblem as problem:
        told = problem.message
    try:
        ahead = parse_day(found["day"], today, lean="forward")
    except UsageProblem:
        return None, told
    far = not told and (ahead - today).days > _COMING
    return (ahead, "") if ahead > today and not far else (None, told)


def month_over(text: str, today: date) -> str:
    """The month, with no day of it, in which something was that has happened: "met in December"."""
    found = re.search(_IN_A_MONTH, re.split(r"[,;.]\s", text)[0])
    if found is None:
        return ""
    try:
        first = parse_day(f"1 {found['month']}", today, lean="back")
    except UsageProblem:
        return ""
    return found["month"].capitalize() if _nearest(first, today) else ""


def begins_with_its_day(rest: str, found: DayInText) -> bool:
    """Whether what is told of a talk begins with the day it was: "12 Jan about rotas", "monday, she …"."""
    if not rest.endswith(found.rest) or rest == found.rest:
        return False
    day = rest[: len(rest) - len(found.rest)]
    return (
        re.match(_DATE, day) is not None
        or not found.rest
        or re.match(r"(?i)(?:about|again|at|for|in|over|with)\b", found.rest) is not None
    )
