"""Days that a sentence of one's own names by the way: when it was, when it will be, not before when."""

from __future__ import annotations

import re
from collections.abc import Iterator, Sequence
from datetime import date, timedelta
from typing import NamedTuple

from mentorfolio.domain.dates import A_MONTH, A_WEEKDAY, NUMBER, WEEKDAYS, Lean, add_period, parse_day
from mentorfolio.domain.moments import HOURS, NEARLY_A_DAY, Moment, days_spelt, in_figures, parse_moment
from mentorfolio.domain.no_such_day import is_left_open, without_days_off
from mentorfolio.errors import UsageProblem

_LONGEST = 6  # words of a day
_WITH_ITS_HOUR = _LONGEST + 3  # "the last thursday of the month at half past six"
_EDGES = " ,.;:-\u2013"
# Short weekdays are words of their own ("we sat", "the sun"): they need an "on" or a comma.
_SHORT = frozenset(("mon", "tue", "wed", "thu", "fri", "sat", "sun", "may"))
_SHORT_BEHIND = (
    r"(?i)^(?=(?:mon|tues?|wed|thu(?:rs?)?|fri|sat|sun)\b *"
    r"(?:$|[,.;:]|(?:about|again|and|at|for|in|over|to|with|morning|afternoon|evening|night)\b))"
)
_A_NUMBER = r"\d{1,2}(?:st|nd|rd|th)"  # a day only behind an "on" or a comma: "her 28th"
# A day behind one of these is not when it was.
_NOT_WHEN = frozenset(
    (
        *("about", "of", "for", "until", "till", "by", "from", "since", "before", "after", "to", "the"),
        *("that", "his", "her", "their", "my", "our", "next", "every", "each", "a", "one", "some", "any"),
    )
)
# A day behind one of these is not the one by which a promise is due.
_OF_SOMETHING = _NOT_WHEN - {"his", "her", "their", "my", "our", "to"}
_OF_SOMETHING |= {"on", "talk", "meeting", "session", "lunch", "coffee", "conference", "workshop", "training"}
_UNSURE = frozenset(("sat", "sun", "wed", "may"))
_HOW_OFTEN = rf"(?i)(?:an?|\d+|{'|'.join(NUMBER)}) (?:day|week|month|year)s?"
_BY_WHEN = r"(?i)\b(?:by|within|until|till|before|after)\b"
_CALLED = {
    **dict.fromkeys(("this morning", "this afternoon", "this evening", "just now", "tonight"), "today"),
    **dict.fromkeys(("last night", "yesterday evening"), "yesterday"),
}
# A weekday behind one of these is a feast, and not the last day of that name.
_FEASTS = frozenset(
    (
        *("palm", "whit", "ash", "shrove", "maundy", "mothering", "trinity", "remembrance", "advent"),
        *("pancake", "plough", "holy", "black"),
    )
)
# Beside one of these the words are not all of a day: "friday the 13th", "2 weeks ago on tuesday".
_RUNS_ON = (
    rf"(?i)(?:on |the )*(?:{_A_NUMBER}|{A_WEEKDAY})\b|(?:week|month) before last\b"
    r"|(?:of )?next (?:week|month)\b"
)
_RAN_UP = r"(?i)\b(?:ago|weeks?|fortnight|early|late|mid|or|than|around|roughly|almost|nearly|over)$"
_PART_OF_DAY = r"\s+(?:morning|afternoon|evening|night)$"
_A_DAY = (
    r"(?i)\b(?:mon(?!ths?\b)|tue|wed|thu|fri|sat|sun)[a-z]*\b"
    rf"|\b(?:{A_MONTH})\b"
    r"|\btomorrow\b|\b\d{4}-\d\d-\d\d\b|\bnext week\b|\bin .+ (?:days?|weeks?|months?)\b"
    r"|\beaster\b|\bchristmas\b"
    rf"|\b{_A_NUMBER}(?!\w)"
)
_DAY_OF_THE_WEEK = rf"\b{A_WEEKDAY}\b"
_WEEKDAY = rf"(?i)\b(?:mon|tues?|wed|thu(?:rs)?|fri)\b|{_DAY_OF_THE_WEEK}"
_WHOLE = {day[:3]: day for day in WEEKDAYS}
# A short weekday that can only be meant as one: "can we do fri instead"; "sat" and "sun" are words, too.
_SAID_SHORT = (
    r"(?i)\b(?P<day>mon|tues?|thu(?:rs)?|fri"
    r"|(?:(?<=\bdo )|(?<=\bon )|(?<=\bnext )|(?<=\bthis ))(?:wed|sat|sun))\b"
)
_WHICH_OF_THEM = rf"(?i)\b(?:a|first|second|third|fourth|every|each) {_DAY_OF_THE_WEEK}(?! of\b)"
LIKE_A_DAY = r"(?:mon|tue|wed|thu|fri|sat|sun|jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*\b"
# Without one of these nothing is tried: most sentences name no day.
_MAY_BE = (
    rf"(?i)\b{LIKE_A_DAY}"
    rf"|\b(?:today|yesterday|ago|last|this|tonight|just now|{_A_NUMBER})\b|\d{{4}}|\b\d\d?[/.]\d\d?\b"
    rf"|{NEARLY_A_DAY}"
)
# Within a sentence a day counts behind "on" only, but for these.
_WITHIN = r"(?i)on\s|(?:yesterday|last|this|(?:the )?day before|just now|tonight)\b|.*\bago$"
# What follows in a sentence tells of something else than when it was.
_FIRST_CLAUSE = r"[,;:.!?](?:\s|$)|\s[-\u2013]+\s|\s(?:and|but|because|so)\s+(?:she|he|they|we|i|it)\b"
# A day behind one of these is where something begins or ends, and weeks are more than one.
_AN_EDGE = frozenset(("until", "till", "til", "since", "from", "before", "after", "about", "by"))
_NO_ONE_DAY = r"(?i)\b(?:weeks?|months?|years?|easter|christmas)\b"
YEAR_AGO, COMING = 300, 60  # days: nobody tells of the last 20 April in March without its year
_LEANS: tuple[Lean, ...] = ("back", "forward")
_EARLY = r"(?i)^(.*[a-z]\S*) (?:at )?([1-7](?::\d\d)?)$"
_AGAIN = r"(?i)\b(?:again|next|see|meet|plan|until|till|by|for|before|after|about)\b|[,.;:]"
_MONTH = rf"(?:{A_MONTH})\b"
# Behind "at" and "in" these say when.
_AT_WHEN = (
    rf"(?:\d|(?:a |the )?(?:half|quarter|noon|midday|same|end|(?:long )?last|latest|{'|'.join(HOURS)})\b)"
)
_IN_WHEN = rf"(?:(?:the )?(?:morning|afternoon|evening)\b|{_MONTH}\b|.*\b(?:day|week|month|year)s?\b)"
_PLACE = (
    rf"(?i)\b(?:at (?!{_AT_WHEN})|in (?!{_IN_WHEN})).+?"
    rf"(?=,| (?:on|next|this|from|until|tomorrow)\b| at \d| {_DAY_OF_THE_WEEK}|$)"
)
# "until DAY" behind a yes, or how often it is to be, says when that ends, unless it is how long nothing is.
_LASTS_UNTIL = (
    r"(?i)^(?!.*\b(?:busy|away|ill|sick|off|abroad|travelling|can ?not|can'?t|on (?:\w+ )?(?:leave|holiday)"
    r"|swamped|snowed under|booked up|no time|wait|too much on|out of (?:the )?office)\b)"
    r"(.*\b(?:every|each|(?:once|twice) an?|weekly|fortnightly|monthly|only"
    r"|yes|agreed|accepted|(?:happy|glad|pleased|delighted|willing|keen|love|like) to)\b[^.;]*?)"
    r"(?<!\bnot)(?<!\bbut) (?:until|till?) [^,.;]+"
)
SEASONS = {"spring": 3, "summer": 6, "autumn": 9, "fall": 9, "winter": 12}


class DayInText(NamedTuple):
    """The day a text names at its beginning or end, and the text without it."""

    on: date
    rest: str


def day_in(text: str, today: date) -> DayInText | None:
    """The day on which it was, where the text begins or ends with one that has passed."""
    words = text.split() if re.search(_MAY_BE, text) else []
    return _beginning(words, today) or _ending(words, today)


def day_behind(text: str, today: date) -> DayInText | None:
    """As :func:`day_in` of what stands right behind the verb: "met tue about rotas" has its day there."""
    return day_in(re.sub(_SHORT_BEHIND, "on ", text), today)


def _beginning(words: list[str], today: date) -> DayInText | None:
    for many in range(min(_LONGEST, len(words)), 0, -1):
        closed = many == len(words) or words[many - 1][-1] in ",.;:"
        if on := _passed(words[:many], today, sure=closed):
            return None if _is_part(words, 0, many) else DayInText(on, " ".join(words[many:]).strip(_EDGES))
    return None


def _ending(words: list[str], today: date) -> DayInText | None:
    for many in range(min(_LONGEST, len(words) - 1), 0, -1):
        before = words[-many - 1]
        if _is_not_when(before, words[-many:]):
            continue
        if on := _passed(words[-many:], today, sure=before[-1] in ",.;:"):
            if _is_part(words, len(words) - many, len(words)):
                return None
            return DayInText(on, " ".join(words[:-many]).strip(_EDGES))
    return None


def _is_part(words: Sequence[str], first: int, end: int) -> bool:
    """Whether the words beside these make another day of them, which is not understood."""
    behind = " ".join(words[end : end + 3])
    return bool(re.match(_RUNS_ON, behind) or (first and re.search(_RAN_UP, words[first - 1])))


def day_within(text: str, today: date) -> DayInText | None:
    """The day on which it was, where the first clause of a text names it: "coffee on thursday, she …".

    A day of a clause behind that is one that is talked about, unless the first names none and it is the end.
    Within the clause the text stays as it is, but for what is true on one day only: "yesterday".
    """
    if not re.search(_MAY_BE, text):
        return None
    words = text.split()
    if found := _beginning(words, today):
        return found
    clause = re.split(rf"(?i){_FIRST_CLAUSE}", text)[0].split()
    for many in range(min(_LONGEST, len(clause)), 0, -1):
        for at in range(1, len(clause) - many + 1):
            run, is_end = clause[at : at + many], at + many == len(clause)
            if _is_not_when(clause[at - 1], run) or not (is_end or re.match(_WITHIN, days_spelt(run))):
                continue
            on = _passed(run, today, sure=is_end and clause[at - 1][-1] in ",.;:")
            if on and _is_part(words, at, at + many):
                return None
            if on and at + many == len(words):
                return DayInText(on, " ".join(words[:at]).strip(_EDGES))
            if on:
                # "The day before yesterday" means that day only as long as it is not far.
                near = run[0].casefold() != "on" and re.match(_WITHIN, days_spelt(run))
                return DayInText(on, _without(words, at, at + many) if near else text)
    return _ending(words, today)


def with_its_day(promise: str, today: date) -> str:
    """A promise with a "by" before the day at its end: "call me on 12 Mar", "send the slides Friday"."""
    words = promise.split()
    if re.search(_BY_WHEN, promise):
        return promise
    for many in range(min(_LONGEST, len(words) - 1), 0, -1):
        before, run = words[:-many], words[-many:]
        said_on = run[0].casefold() == "on"
        typed = days_spelt(run[said_on:]).strip(_EDGES)
        if before[-1].casefold() in _OF_SOMETHING or (typed.casefold() in _UNSURE and not said_on):
            continue
        if re.fullmatch(_HOW_OFTEN, typed):
            return promise
        if (day := _parsed(typed, today, "forward")) and day >= today:
            return f"{' '.join(before)} by {typed}"
    return promise


def _without(words: Sequence[str], first: int, end: int) -> str:
    """The text without these words; the sign behind them closes what stands before them."""
    sign = re.search(r"[,.;:!?]*$", words[end - 1])
    before = [*words[:first]]
    before[-1] = before[-1].rstrip(",;:") + (sign[0] if sign else "")
    return " ".join((*before, *words[end:]))


def _is_not_when(before: str, run: Sequence[str]) -> bool:
    """Whether the word before a day makes it one that is talked about; "saw her yesterday" is when it was."""
    whom = before.casefold() == "her" and re.match(_WITHIN, days_spelt(run))
    return before.casefold() in _NOT_WHEN | _FEASTS and not whom


def _passed(words: list[str], today: date, *, sure: bool) -> date | None:
    said_on = words[0].casefold() == "on"
    typed = days_spelt(words[said_on:]).strip(_EDGES).casefold()
    if (typed in _SHORT or re.fullmatch(_A_NUMBER, typed)) and not (said_on or sure):
        return None
    typed = _CALLED.get(typed, re.sub(_PART_OF_DAY, "", typed))
    return _parsed(typed, today, "back")


def still_to_come(text: str, today: date) -> date | None:
    """The day said of what has happened that has not come yet: "on 15 Dec, about rotas"."""
    words = text.split()
    for many in range(min(_LONGEST, len(words)), 0, -1):
        first, last = words[:many], words[-many:]
        before = words[:-many]
        near = before and last[0].casefold() == "on" and not re.search(_AGAIN, " ".join(before))
        for run, meant in ((first, first[0].casefold() == "on" or many == len(words)), (last, near)):
            typed = " ".join(run[run[0].casefold() == "on" :]).strip(_EDGES)
            named = typed.casefold() not in _SHORT and re.search(_A_DAY, typed)
            if meant and named and not _parsed(typed, today, "back"):
                day = _parsed(typed, today, "forward")
                if day and day > today:
                    return day
    return None


def _parsed(typed: str, today: date, lean: Lean) -> date | None:
    if not typed:
        return None
    try:
        day = parse_day(typed, today, lean=lean)
        # "The next one is on 15 Dec", told in November: nobody tells of the one a year ago like that.
        is_old = lean == "back" and (today - day).days > YEAR_AGO
        ahead = parse_day(typed, today, lean="forward") if is_old else today
    except UsageProblem:
        return None
    return None if 0 < (ahead - today).days <= COMING else day


def without_its_end(text: str) -> str:
    """The text without the day on which a rhythm ends: "every first Sunday until Easter"."""
    return re.sub(_LASTS_UNTIL, r"\1", text)


def moment_in(text: str, today: date) -> Moment | None:
    """When something shall be, where the text names a day to come, with a time of day or without.

    A day that is said to be off is none: "she had to cancel on the 28th"; nor is one of two that were said.
    """
    whole = re.sub(
        _SAID_SHORT, lambda m: _WHOLE[m["day"][:3].casefold()], without_its_end(days_spelt(text.split()))
    )
    meant = without_days_off(whole)
    named = {day[:3].casefold() for day in re.findall(_WEEKDAY, meant)}
    if re.search(_WHICH_OF_THEM, meant) or is_left_open(meant):
        return None  # "the first thursday", of which month? "tuesday or wednesday"
    # Of "monday the 9th" the number is the day, and the weekday has to be its own.
    for typed in _windows(re.sub(rf"(?i){_DAY_OF_THE_WEEK},? (?=the {_A_NUMBER})", "", meant)):
        if not re.search(_A_DAY, typed) or typed.casefold() in _SHORT:
            continue
        # "tuesday at 4", "on the 4th at half past three": nobody meets at night.
        in_the_afternoon = re.sub(_EARLY, r"\1 \2pm", in_figures(typed))
        for way in dict.fromkeys((in_the_afternoon, typed)):
            try:
                found = parse_moment(way, today, lean="forward")
            except UsageProblem as problem:
                if re.search(r" is a \w+day\.$", problem.message):
                    return None  # "saturday 1 november", a Sunday: which of the two, only they know
                continue
            if named and f"{found.on:%a}".casefold() not in named:
                return None
            if found.on >= today:
                return found
    return None


def place_in(text: str) -> str:
    """Where it shall be, behind an "at" or "in" that says no time: "thursday at 15.30 at hers"."""
    found = re.search(_PLACE, text)
    return found[0].strip(_EDGES) if found else ""


def names_a_weekday(text: str) -> bool:
    """Whether a day of the week is named, whichever date it is."""
    return bool(re.search(_WEEKDAY, text))


def days_in(text: str, today: date) -> set[date]:
    """Every day that a text may name, of each the last and the next: "not on the 2nd, the 30th instead"."""
    words = {"sat", "sun", "may"}
    named = (typed for typed in _windows(text) if re.search(_A_DAY, typed) and typed.casefold() not in words)
    return {day for typed in named for lean in _LEANS if (day := _parsed(typed, today, lean))}


def days_said(text: str, today: date) -> list[set[date]]:
    """Each day that a text names for something to be, with what it may mean: the last or the next.

    None that is an end or a beginning ("ill until friday"), nor a week or a month.
    """
    words, found = text.split(), []
    at = 0
    while at < len(words):
        for many in range(min(_LONGEST, len(words) - at), 0, -1):
            typed = " ".join(words[at : at + many]).strip(_EDGES)
            is_no_day = re.search(_NO_ONE_DAY, typed) or typed.casefold() in ("sat", "sun")
            if is_no_day or not re.search(_A_DAY, typed):
                continue
            means = {day for lean in _LEANS if (day := _parsed(typed.removeprefix("on "), today, lean))}
            if means:
                before = words[at - 1].casefold() if at else ""
                found += [] if before in _AN_EDGE else [means]
                at += many - 1
                break
        at += 1
    return found


def _windows(text: str) -> Iterator[str]:
    """Every run of a few words, the longest first."""
    words = text.split()
    for many in range(min(_WITH_ITS_HOUR, len(words)), 0, -1):
        for at in range(len(words) - many + 1):
            if at == 0 or words[at - 1].casefold() not in _FEASTS:
                yield " ".join(words[at : at + many]).strip(_EDGES).removeprefix("on ")


def not_before(text: str, today: date) -> date | None:
    """The day that ``February``, ``2 feb, she is busy`` or ``next year`` begins with, if it is one."""
    if re.match(r"(?i)(?:this|next) year\b", text):
        return date(today.year + 1, 1, 1)
    if re.match(r"(?i)this (?:month|week)\b", text):
        monday = today + timedelta(days=7 - today.weekday())
        return add_period(today.replace(day=1), "1m") if "month" in text.casefold() else monday
    words = text.split()
    for many in range(min(_LONGEST, len(words)), 0, -1):
        day = " ".join(words[:many]).strip(_EDGES)
        for typed in (day, f"1 {day}"):  # "February" is its first day
            if on := _parsed(typed, today, "forward"):
                return on
    return None


def not_in(text: str, today: date) -> date | None:
    """The first day of the month after one in which they want to hear nothing: "not in January"."""
    found = re.search(rf"(?i)\bnot in ({_MONTH}(?: \d{{4}})?)(?!\w)", text)
    first = _parsed(f"1 {found[1]}", today.replace(day=1), "forward") if found else None
    return add_period(first, "1m") if first else None


def month_in(text: str, today: date) -> date | None:
    """The first day of the month that is named: "after the inspection in March", "from September on"."""
    found = re.search(
        rf"(?i)\b(?:in|of|from|after|until|till?|before) ({_MONTH}(?: \d{{4}})?)(?!\w| \d)", text
    )
    return _parsed(f"1 {found[1]}", today, "forward") if found else None


def season_in(text: str, today: date) -> date | None:
    """The first day of the next spring, summer, autumn or winter that a text names, or that of its year."""
    found = re.search(rf"(?i)(?<!\blast )\b({'|'.join(SEASONS)})\b(?: ((?:19|2[01])\d\d)\b)?", text)
    if found is None:
        return None
    month = SEASONS[found[1].casefold()]
    if found[2]:
        return date(int(found[2]), month, 1)
    first = date(today.year, month, 1)
    return first if first >= today else first.replace(year=today.year + 1)


def beginning_of(text: str, today: date) -> date | None:
    """The first day of what a text names, and nothing beside: ``until fri``, ``June``, ``spring of 2027``."""
    words = re.sub(r"(?i)^(?:not before|in|until|till)\s|\b(?:the|of)\s", "", " ".join(text.split()))
    words = words.strip(_EDGES)
    season = rf"(?:(?:early|this|next) )?(?:{'|'.join(SEASONS)})(?: \d{{4}})?"
    if re.fullmatch(rf"(?i)this (?:week|month|year)|{_MONTH}|{season}", words):
        return not_before(words, today) or season_in(words, today)
    return _parsed(words, today, "forward")
