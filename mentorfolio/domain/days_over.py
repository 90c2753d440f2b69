"""Days that are over, where a sentence names one that comes again: "said yes on 12 Jan"."""

from __future__ import annotations

import re
from contextlib import suppress
from datetime import date

from mentorfolio.domain.dates import A_DAY, A_MONTH, add_period, parse_day
from mentorfolio.domain.days_in_sentences import COMING, SEASONS, YEAR_AGO, DayInText, day_in
from mentorfolio.domain.moments import HOURS
from mentorfolio.errors import UsageProblem

# A time of day: what was said on a day has none, what is agreed on has.
_AN_HOUR = (
    r"(?i)\b(?:\d{1,2}(?:[:.]\d\d\b| ?[ap]\.?m\b)"
    rf"|(?:at|past|to) (?:\d{{1,2}}|noon|midday|{'|'.join(HOURS)})\b)"
)
_DATE = (
    rf"(?i)\b(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{A_MONTH})\b|(?:{A_MONTH}) \d{{1,2}}\b"
    rf"|\d{{4}}-\d\d-\d\d|\d{{1,2}}[/.]\d{{1,2}}|{A_DAY} \d{{1,2}})"
)
# Right behind the verb; "met 3/4 of the team" names no day.
_LIKE_A_DAY = (
    r"(?:(?:mon|tue|wed|thu|fri|sat|sun)[a-z]*,? )?(?:the )?"
    rf"(?:\d{{1,2}}(?:st|nd|rd|th)?(?: of)? (?:{A_MONTH})\b(?:,? \d{{4}})?"
    rf"|(?:{A_MONTH}) \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d)(?:,? \d{{4}})?"
    r"|\d{1,2}(?P<sign>[/.-])\d{1,2}(?P=sign)\d{2,4}|\d{1,2}\.\d{1,2}\.|\d{1,2}/\d{1,2}|\d{4}-\d{1,2}-\d{1,2})"
    r"(?= *$|[ ,.;:])(?! (?:of|hours?|times|minutes)\b)"
)
_AGO = r"(?i)\byesterday\b|\bago\b|\blast (?:night|week|month|\w+day)\b|\bthis morning\b"
# Before the day at the end; behind one of these words it is that of something else.
_TALKED_ABOUT = r"(?:(?!\b(?:again|next|see|meet|plan|until|till|by|for|before|after|about)\b)[^,.;:])*"
_ON_ITS_DAY = r"(?i)(?:on|last|this) "
_IN_A_MONTH = (
    rf"(?i)(?:^|\s)(?:in|last|sometime in|early in|late in) (?P<month>{A_MONTH})(?: \d{{4}})?"
    r"(?= *(?:$|[,.;:!]|about\b))"
)
_SEASON = "|".join(SEASONS)
_PART_OF_YEAR = rf"(?:(?:early|late|mid) )?(?:(?P<season>{_SEASON})|(?P<month>{A_MONTH}))"
_LONG_OVER = (
    r"(?:(?:way |far )?back |some ?time |once ){0,3}(?:(?:in|during|over) )?(?:the )?"
    rf"(?:(?:{_PART_OF_YEAR} (?:of )?|(?<=in )(?:early |late )?)(?P<year>(?:19|20)\d\d)\b(?![-/.]\d)"
    rf"|(?:last |this |(?<=in )|(?<=in the )|(?<=over the ))(?P<bare>{_SEASON})\b"
    r"(?:(?<=last \w{4})|(?<=last \w{6})|(?= *(?:$|[,.;:!]|(?:about|and|at|we|when)\b))))"
)
_SOME = rf"(?:many|some|several|a (?:good )?(?:few|couple(?: of)?)|\w+ or \w+|an?|{'|'.join(HOURS)}|\d+)"
_LEFT_OPEN = (
    rf"(?:(?:(?:about|around|almost|nearly|over|roughly) )?(?:{_SOME} )?"
    r"(?:years?|months?|ages|weeks?|days?) (?:ago|back)(?: on \w+day)?"
    r"|(?:a )?(?:long )?(?:time|while) (?:ago|back)|long ago"
    r"|(?:the |one )?other (?:day|week|morning|evening|night)|(?:at|on|over|during) the weekend|last weekend"
    r"|the (?:day|week|month|year) before(?: last)?|recently|lately"
    rf"|(?:early|late|mid|end of) last (?:week|month|year)|(?:{_SOME} )?weeks? (?:on |last )\w+day)"
)
_THIS = r"(?:(?:earlier |later )?(?:in |on )?this (?:year|month|week|weekend)|on (?:an?|one) \w+day)"
# No day that is known, and told like one: "on boxing day", "on thu the 12th", "28-11".
_LIKE_ONE = (
    r"(?:on (?:the )?(?!(?:an?|one|any|every|each|some)\b)(?:\w+(?:['\u2019]?s)? ){0,2}(?:\w{2,}day|day|eve)"
    rf"|(?:on )?(?:the |last )*{A_DAY}(?: the)? \d{{1,2}}(?:st|nd|rd|th)?\b(?![:.]\d| ?[ap]\.?m\b)"
    rf"|(?:(?:on the \d{{1,2}}(?:st|nd|rd|th)?|(?:on )?\d{{1,2}}[-/.]\d{{1,2}}(?:[-/.](?:\d\d){{1,2}})?)"
    rf"|(?:her|him|them),? (?:on )?{A_DAY}|last (?:week|month|{A_DAY}))"
    r"(?= *(?:$|[,;:]|(?:about|and|at|for|in|with)\b)))"
)
# How words go on that tell of a talk behind its day.
_OF_A_TALK = r"(?i)(?:about|after|again|and|at|before|but|for|from|in|instead|over|with|she|he|they|we)\b|\d"
# What a talk was about, and what was told or done then, may be older than the talk.
_NOTHING_ELSE = (
    r"(?:(?:she|he|they)\b)?(?:(?!\b(?:about|after|because|before|but|discuss\w*|from|he|how|if|mention\w*|of"
    r"|remember\w*|said(?! (?:yes|no)\b)|says|she|showed|since|that|they|told|until|what|when|where|which|who"
    r"|whose|why|and(?! (?:talked|spoke|had)\b)|(?<!met )(?:on|through)(?! the (?:phone|train|way)\b)"
    r"|for(?! (?:(?:an? )?(?:coffee|lunch|tea|dinner|breakfast|drinks?|walk|chat|meal)"
    r"|(?:an?|\w+) (?:few )?(?:minutes|hours?|days?|weeks?))\b)"
    r"|to(?! (?:her|him|them|each)\b))\b).)*?"
)
_MET = (
    r"(?:(?:i|we)(?:'ve| have| had)? )?(?:(?:also|first|just|once|then) )?"
    r"(?:met|saw|spoke|talked|chatted|visited|wrote|phoned|rang|called)\b"
    r"(?: (?:her|him|them|each other))?,? ?"
)


def long_over(behind: str, today: date, text: str = "") -> DayInText | None:
    """A season, year or month long over, by its first day: one that ``behind`` the verb begins with.

    Or one that the first clause of the whole ``text`` ends with, where it tells nothing else; that stays in
    the rest: "in autumn 2016 she let me lead". This year is none yet, nor a season that is not over, nor a
    month of the last half year: its day is known.
    """
    found = re.match(rf"(?i){_LONG_OVER}[,;]?\s*", behind)
    rest = behind[found.end() :] if found else behind
    found = found or _at_its_end(_LONG_OVER, text)
    first = found and _first_day(found, today)
    return DayInText(first, rest) if first else None


def long_ago(text: str, today: date) -> date | None:
    """The same of words that may tell anything: "met in 2016 at the fair", "in autumn 2016 we met"."""
    met = re.match(rf"(?i){_MET}", text)
    if met is None and re.match(rf"(?i)(?:s?he|they|it)\b|{_LONG_OVER}(?!,? (?:i|we)\b)", text):
        return None
    found = long_over(text[met.end() :] if met else text, today, text)
    return found.on if found else None


def _at_its_end(when: str, text: str) -> re.Match[str] | None:
    first_clause = re.split(r"[,;.!?](?:\s|$)", text.strip())[0]
    return re.search(rf"(?i)^{_NOTHING_ELSE}\b{when}$", first_clause)


def _first_day(found: re.Match[str], today: date) -> date | None:
    if found["bare"]:
        years = (today.year - back for back in range(3))
        begun = [on for y in years if (on := date(y, SEASONS[found["bare"].casefold()], 1)) <= today]
        last = next(on for on in begun if _is_over(on, today))
        return last if last == begun[0] or "last " in found[0].casefold() else None
    if found["month"]:
        first = parse_day(f"1 {found['month']} {found['year']}", today, lean="near")
        return None if _nearest(first, today) else first
    season = (found["season"] or "").casefold()
    first = date(int(found["year"]), SEASONS.get(season, 1), 1)
    return first if (_is_over(first, today) if season else first.year < today.year) else None


def _is_over(season: date, today: date) -> bool:
    return add_period(season, "3m") <= today


def left_open(behind: str, text: str = "", *, surely: bool = False) -> str:
    """The words by which a text says that it was a while ago, and not when; for both as above.

    So does what is told like a day and is none that is known; where it ``surely`` has happened, also a
    season, a year or a week that is not over.
    """
    told = rf"(?P<told>{_LEFT_OPEN}|{_LIKE_ONE}{f'|{_THIS}|{_LONG_OVER}' if surely else ''})"
    found = re.match(rf"(?i){told}(?!\w)", behind) or _at_its_end(told, text)
    return found["told"].strip() if found else ""


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
        if (today - day).days <= YEAR_AGO:
            return None, ""
    except UsageProblem as problem:
        told = problem.message
    try:
        ahead = parse_day(found["day"], today, lean="forward")
    except UsageProblem:
        return None, told
    far = not told and (ahead - today).days > COMING
    return (ahead, "") if ahead > today and not far else (None, told)


def month_over(text: str, today: date, *, surely: bool = False) -> str:
    """The month, with no day of it, in which something was that has happened: "met in December".

    ``surely`` says that it has happened: a month that is its own is none to come, however long ago it was.
    """
    clause = re.split(r"[,;.]\s", text)[0]
    found = re.search(_IN_A_MONTH, clause)
    if found is None:
        return ""
    surely = surely and re.match(f"(?i){_NOTHING_ELSE}$", clause[: found.start()]) is not None
    with suppress(UsageProblem):  # it is to come, or was last year
        surely = surely or _nearest(parse_day(f"1 {found['month']}", today, lean="back"), today)
    return found["month"].capitalize() if surely else ""


def begins_with_its_day(rest: str, found: DayInText) -> bool:
    """Whether what is told of a talk begins with the day it was: "12 Jan about rotas", "monday, she …"."""
    if not rest.endswith(found.rest) or rest == found.rest:
        return False
    day = rest[: len(rest) - len(found.rest)]
    return bool(re.match(_DATE, day) or not found.rest or re.match(_OF_A_TALK, found.rest))
