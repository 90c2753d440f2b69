"""Not now, perhaps later: the day before which somebody wants to hear nothing."""

from __future__ import annotations

import re
from datetime import date

from mentorfolio.domain.days_in_sentences import (
    moment_in,
    month_in,
    not_before,
    not_in,
    season_in,
    without_its_end,
)

# What they asked for says more than how long they are busy: "until the end of January, ask me in February".
_ASKED_FOR = r"(?i)\b(?:ask|try|come back)(?: to)? (?:me |them )?(?:again )?(?:in|on) (.+)$"
_LATER = (
    r"(?i)\b(?:not (?:before|until|till?)|not(?= this (?:month|week)\b)|wait for|until|till?"
    r"|back (?:in|on|(?=after\b))"
    r"|(?:ask|try|(?:get|come) back)(?: to)? (?:me |them |her |him )?(?:again )?(?:in|on|(?=after\b))"
    r"|me to (?:write|call|ring|phone|come|(?:get|be) in touch)(?: to| back)?(?: her| him| them)?"
    r" (?:in|on|(?=after\b))"
    r"|only (?:in|from|(?=after\b))"
    r"|(?:maybe|perhaps) (?:in|on|(?=(?:after|next)\b))|not(?= this year)|again (?:in|on"
    r"|(?=after\b)))\s*(?<!\w)(.+)$"
)
_MAYBE = r"(?i)^(?:in )?(.+?),? (?:maybe|perhaps)$"
# Behind a yes, what makes it one for later.
_FROM_THEN = r"(?i)(?:^|,|\bbut)\s*(?:but )?(?:only |rather |best |maybe |perhaps )?((?:after|in|from)\b.+)$"


def until_in(text: str, today: date) -> date | None:
    """The day of ``not before DAY``, ``busy till DAY``, ``only in March``, if it is one to come."""
    until = until_said(text, today)
    return until if until and until > today else None


def until_said(text: str, today: date) -> date | None:
    """The same day, also where it is over: "not before yesterday"."""
    text = without_its_end(text)
    found = re.search(_ASKED_FOR, text) or re.search(_LATER, text) or re.search(_MAYBE, text)
    if found is None:
        return not_in(text, today)
    said = found[1].strip()
    until = not_before(said, today) or not_before(re.sub(r"(?i)^after ", "", said), today)
    return not_in(text, today) or until or month_in(said, today)


def gladly_but_later(text: str, today: date) -> date | None:
    """The day of a yes for later: "she'd love to, in September", "yes, but after the audit in March"."""
    found = re.search(_FROM_THEN, text)
    if found is None or moment_in(text, today):
        return None
    return month_in(found[1], today)


def day_waited_for(text: str, today: date) -> date | None:
    """The day meant by words that are none: "after the inspection in March"."""
    return until_in(text, today) or not_before(text, today) or month_in(text, today)


def names_season(text: str, today: date) -> bool:
    """Whether what they said to wait for is a time of the year: "come back in spring"."""
    found = re.search(_LATER, text)
    return found is not None and season_in(found[1], today) is not None
