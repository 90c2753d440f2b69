"""What the words behind a beginning tell: when it was, until when, who was named, what was promised."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from datetime import date

from mentorfolio.commands.happened.phrases import begins, is_all, phrase, tells
from mentorfolio.commands.happened.sentences import EDGES, UNCLAIMED
from mentorfolio.commands.happened.what import THEIRS, Understood
from mentorfolio.domain import days_in_sentences as days
from mentorfolio.domain.dates import A_WEEKDAY
from mentorfolio.domain.days_over import (
    against_its_day,
    begins_with_its_day,
    day_of_a_yes,
    left_open,
    long_over,
    month_over,
)
from mentorfolio.domain.said_name import SaidName, is_no_person, one_of_theirs_in, people_in, person_in
from mentorfolio.domain.small_letters import with_capitals
from mentorfolio.domain.talks_told import may_be_ahead, names_a_talk, next_talk, talk_ahead

# What is noted under its day, so that of a month alone the day is asked for.
_IN_A_MONTH = frozenset(("answered", "no", "wrote", "kept", "over"))
_LEFT_OPEN = '"{}" leaves open when it was.'


def filled(what: str, text: str, today: date) -> Understood:
    """What a sentence says that was not understood, now that it was said what it is."""
    meant = Understood(what, text=text)
    if what in ("met", "over"):
        if long_ago := long_over(text, today, text):
            return meant._replace(on=long_ago.on)
        day = days.day_within(text, today)
        return meant._replace(on=day.on, text=day.rest) if day else meant
    return meant._replace(until=until_in(text, today)) if what == "later" else meant


def plain(meant: Understood, text: str, today: date) -> Understood:
    """The day at the beginning or the end of what follows is the day it was."""
    if odd := _with_odd_day(meant, meant.text, text, today):
        return odd
    if meant.what in _IN_A_MONTH and (long_ago := long_over(meant.text, today, text)):
        return _own(meant, text)._replace(on=long_ago.on)
    if day := _day_at_its_edge(meant.text, text, today):
        return meant._replace(on=day.on, text=day.rest)
    month = month_over(meant.text, today) if meant.what in _IN_A_MONTH else ""
    whole = _own(meant, text) if meant.what in ("nothing", "over") else meant
    if told := left_open(meant.text, text) if meant.what in _IN_A_MONTH else "":
        return whole._replace(no_day=_LEFT_OPEN.format(told))
    return whole._replace(ahead=days.still_to_come(meant.text, today), month=month)


def _own(meant: Understood, text: str) -> Understood:
    """What is kept of a sentence: what stands apart behind its beginning, else all of it."""
    apart = not meant.text or _stands_apart(meant.text, text)
    return meant if apart else meant._replace(text=text.strip(EDGES))


def _stands_apart(rest: str, text: str) -> bool:
    return bool(rest and re.search(rf"[,.;:!\u2013-]\s*{re.escape(rest)}\W*$", text))


def _day_at_its_edge(behind: str, text: str, today: date) -> days.DayInText | None:
    return (days.day_behind if _at_once(behind, text) else days.day_in)(behind, today)


def _at_once(behind: str, text: str) -> bool:
    """Whether these words stand right behind the verb."""
    return bool(behind) and re.search(r"\w $", text.removesuffix(behind)) is not None


def _with_odd_day(meant: Understood, behind: str, text: str, today: date) -> Understood | None:
    """With the day that was said and cannot be the one, if there is such."""
    ahead, no_day = against_its_day(behind, today, at_once=_at_once(behind, text))
    return meant._replace(ahead=ahead, no_day=no_day) if ahead or no_day else None


def _met(meant: Understood, text: str, today: date) -> Understood | None:
    """A talk that was; the day on which the two meet next, told behind it, is none of its."""
    behind = re.sub(r"(?i)^[\s,;]*(?:and|but|so)\s+", "", meant.text)
    if (to_come := next_talk(behind, today)) is None or names_a_talk(text):
        return _talked(meant, text, today)
    rest, before = (_without(said, to_come.told) for said in (meant.text, text))
    found = _talked(meant._replace(text=rest), before, today)
    return found and found._replace(text=text.strip(EDGES))


def _talked(meant: Understood, text: str, today: date) -> Understood | None:
    """Its day, from the first clause; what was talked about stands apart, or all of it is kept.

    None where it may be to come: "talk on Friday about the rota".
    """
    rest = re.sub(r"(?i)^and\s+", "", meant.text)
    if is_all("no_letter", rest):
        return meant._replace(text="")
    if names_a_talk(text):
        if talk := talk_ahead(text, today):
            return Understood("planned", text.strip(EDGES), when=talk)
        if may_be_ahead(text, today):
            return None
    if odd := _with_odd_day(meant, rest, text, today):
        return odd._replace(text=text.strip(EDGES))
    if long_ago := long_over(rest, today, text):
        return meant._replace(on=long_ago.on, text=text.strip(EDGES))
    edge = _day_at_its_edge(rest, text, today)
    day = days.day_within(text, today) or (edge if edge and begins_with_its_day(rest, edge) else None)
    odd_day = _LEFT_OPEN.format(rest) if edge and not day and rest.endswith(edge.rest) else ""
    rest = edge.rest if edge else rest
    apart = rest if rest.casefold().startswith("about ") or _stands_apart(rest, text) else ""
    within = day.rest if day and day is not edge else ""
    meant, behind = meant._replace(text=apart or (within or text).strip(EDGES)), meant.text
    if day:
        return meant._replace(on=day.on)
    if month := month_over(behind, today, surely=True):
        return meant._replace(month=month)
    next_week = re.match(rf"(?i)[^,.;:]*?\b(?P<day>{A_WEEKDAY} next week)\b", behind)
    if ahead := days.still_to_come(next_week["day"] if next_week else behind, today):
        return meant._replace(ahead=ahead)
    told = left_open(rest, text, surely=True)
    return meant._replace(no_day=odd_day or (_LEFT_OPEN.format(told) if told else ""))


def _without(text: str, part: str) -> str:
    return re.sub(rf"(?i)[,;.!]?\s*(?:\b(?:and|but|so)\s+)?{re.escape(part)}", "", text)


def _answered(meant: Understood, text: str, today: date) -> Understood:
    """An answer that names a day to come back on is one for later; of a season, the day is asked for."""
    until, behind = until_in(text, today), meant.text
    was = days.day_behind(behind, today) if _at_once(behind, text) else None
    if was and behind.endswith(was.rest):
        meant = meant._replace(on=was.on, text=was.rest)
    if until or _names_season(text, today):
        return meant._replace(what="later", until=until)
    if meant.on:
        return meant
    if odd := _with_odd_day(meant, behind, text, today):
        return odd
    if tells("could", meant.text):
        return meant._replace(text=text)
    meant = _own(meant, text)
    thinks = "think about" in text and "think about" not in meant.text
    return meant._replace(text=text) if thinks else plain(meant, text, today)


def _later(meant: Understood, text: str, today: date) -> Understood:
    until = until_said(text, today) or _gladly_but_later(f", {meant.text}", today)
    return meant._replace(text=text if meant.text else "", until=until)


def _yes(meant: Understood, text: str, today: date) -> Understood:
    """What follows a yes may be the day on which it was said, or one to come."""
    behind, meant = meant.text, _own(meant, text)
    if re.search(r"(?i)\bmentor\b", text.removesuffix(meant.text)):
        meant = meant._replace(text=text)  # that it is a yes to mentoring is not cut off
    before = text.removesuffix(behind) if text.endswith(behind) else ""
    at_once = re.search(r"(?i)\b(?:said|replied|answered)\b.*\w $|\baccepted $", before) is not None
    if at_once and (month := month_over(behind, today)):
        return meant._replace(month=month)
    if at_once and (long_ago := long_over(behind, today)):
        return meant._replace(on=long_ago.on)
    if was := day_of_a_yes(behind, today, at_once=at_once):
        without = days.day_in(meant.text, today) if was.rest else None
        return meant._replace(on=was.on, text=without.rest if without else was.rest)
    if (told := left_open(behind)) and (at_once or told.endswith((" ago", " back"))):
        return meant._replace(no_day=_LEFT_OPEN.format(told))
    return meant._replace(until=until_in(text, today) or _gladly_but_later(behind, today))


def _no(meant: Understood, text: str, today: date) -> Understood:
    """A no that names somebody else to ask; with a day to come back on it is none."""
    until = until_in(text, today)
    meant = _own(meant, text)
    if until or _names_season(text, today):
        return Understood("later", meant.text, until=until)
    asked = tells("ask_somebody", meant.text)
    named = person_in(asked["who"]) if asked else one_of_theirs_in(meant.text)
    if named is None or not named.name[:1].isupper() or is_no_person(named.name):
        return plain(meant, text, today)
    return meant._replace(who=named.name, note=told_beside(named), email=named.email)


def _moved(meant: Understood, text: str, today: date) -> Understood | None:
    """The new day is read where the meetings are known; who "moved to Leeds" moved no meeting."""
    said_what = re.match(r"(?i)(?:(?:she|he|they)(?:'?s)? )?moved to\b", text)
    return None if said_what and not begins("to_a_day", meant.text) else meant._replace(text=text)


def _cancelled(meant: Understood, text: str, today: date) -> Understood:
    """Why, through whom, and until when none can be; its day is read where the meetings are known."""
    meant = meant._replace(by_me=tells("through_me", text) is not None)
    if tells("instead", text) and days.moment_in(text, today):
        return meant._replace(what="moved", text=text)
    if why := begins("so_we_did_not", text):
        return meant._replace(text=why["why"])
    day = tells("day_off", text.removesuffix(meant.text)) if begins("is_off", text) else None
    meant = meant if is_all("its_day", meant.text) else _own(meant, text)
    if day:  # "friday is off, she is ill": by it the meeting is known
        behind = "" if meant.text == text.strip(EDGES) else meant.text
        meant = meant._replace(text=", ".join(filter(None, (day[0], behind))))
    return meant._replace(until=until_in(text, today))


def _missed(meant: Understood, text: str, today: date) -> Understood:
    """A meeting to which somebody did not come: off, and it has been."""
    off = _cancelled(meant._replace(what="cancelled"), text, today)
    return off._replace(missed=off.what == "cancelled")


def _over(meant: Understood, text: str, today: date) -> Understood:
    """Why it ends, where that is said: "has to stop because he is ill"."""
    if why := re.match(r"(?i)because (.+)", meant.text):
        return meant._replace(text=why[1])
    if (last := tells("last_of_it", meant.text)) and (day := days.day_in(last["day"], today)):
        return meant._replace(on=day.on)
    to_come = re.search(r"(?i)\b(?:is over|ends|will end|runs out) (?:at|in|on|by)\b", meant.text)
    return meant if to_come else plain(meant, text, today)


def _wrote(meant: Understood, text: str, today: date) -> Understood:
    to_whom = re.sub(phrase("to_whom"), "", meant.text, flags=re.IGNORECASE)
    told = begins("by_channel", text)
    channel = (told.lastgroup or "") if told else ""
    found = plain(meant._replace(text=to_whom, channel=channel), text, today)
    day = None if found.on or found.ahead else days.day_within(text, today)
    return found._replace(on=day.on) if day else found


def _done(meant: Understood, text: str, today: date) -> Understood:
    """What I did for them, in my words, and when; which promise it was is read where those are known."""
    day = days.day_within(text, today) or long_over(meant.text, today, text)
    month = "" if day else month_over(text, today)
    told = "" if day or month else left_open(meant.text, text)
    no_day = _LEFT_OPEN.format(told) if told else ""
    return meant._replace(text=text.strip(EDGES), on=day.on if day else None, month=month, no_day=no_day)


def _whole(meant: Understood, text: str, today: date) -> Understood:
    return plain(meant._replace(text=text), text, today)


def _unclaimed(meant: Understood, text: str, today: date) -> Understood:
    return meant._replace(text=re.sub(r"(?i)^to ", "", meant.text))


def _as_it_is(meant: Understood, text: str, today: date) -> Understood:
    return meant


def _introduced(meant: Understood, text: str, today: date) -> Understood | None:
    """Everybody named, each for themselves; whoever has no name yet ("her sister") keeps a note.

    None where nobody is: "recommended The Coaching Habit", "said I should ask Marketing".
    """
    before = text.removesuffix(meant.text)
    between = re.search(r"(?i)introduced me ((?:yest|tod|this |last )\w+) to$", before.strip())
    day = days.day_within(meant.text, today)
    rest = day.rest if day else meant.text
    coming = None if day else re.search(r"(?i)[ ,]+(?P<day>tomorrow|on \S.*)$", rest)
    ahead = days.still_to_come(coming["day"], today) if coming else None
    rest = rest[: coming.start()] if coming and ahead else rest
    open_day = "" if day else left_open("", rest)
    when = day or (days.day_in(between[1], today) if between else None)
    rest = re.sub(phrase("beside_a_name"), "", rest, flags=re.IGNORECASE)
    told = Understood(
        "introduced",
        on=when.on if when else None,
        ahead=ahead,
        only_named=not tells("introducing", before),
        in_touch=tells("put_in_touch", before) is not None,
    )
    told = told._replace(no_day=_LEFT_OPEN.format(open_day)) if open_day else told
    people = [
        told._replace(who=with_capitals(one.name), note=told_beside(one), email=one.email)
        for one in people_in(rest.strip(" ,.;:!"))
    ]
    return people[0]._replace(also=tuple(people[1:])) if people else None


def told_beside(person: SaidName) -> str:
    """What was told beside a name, what they are called with it."""
    return ", ".join(filter(None, (person.note, f"called {person.called}" if person.called else "")))


def _promised(meant: Understood, text: str, today: date) -> Understood:
    """Who promised it: "promised" after a name is theirs, "I promised" is mine."""
    mine = re.match(r"(?i)i\b|ill\b|promised (?:her|him|them)\b", text)
    what = re.sub(r"(?i)^(?:(?:me|her|him|them)\b *)?(?:to )?", "", meant.text)
    when, *to_do = re.split(r"(?i),? to ", what, maxsplit=1)
    said_on = days.day_in(when, today) if to_do else None
    if said_on and not said_on.rest:  # "promised on Monday to send the slides"
        return _promised(meant._replace(text=to_do[0]), text, today)._replace(on=said_on.on)
    what = days.with_its_day(what, today)
    told = re.search(r"(?i)\b(?:them|me) ?:", what)  # a list that says whose each is
    if not (mine or told):
        what = f"she {what}" if re.match(rf"(?:{phrase('does')})\b", what) else f"{THEIRS} {what}".strip()
    return Understood("promised", what)


def said_apart(meant: Understood, text: str) -> Understood:
    """With these words in place of its own; a promise that was theirs stays theirs.

    Beside the day of a meeting, and of what is done, they are told of it and name none.
    """
    if meant.what in ("planned", "moved") and (meant.when or meant.text):
        return meant._replace(apart=text)
    if meant.what == "done":
        meant = meant._replace(apart=text)
    theirs = meant.what == "promised" and meant.text.startswith((THEIRS, "she "))
    owned = re.match(r"(?i)\s*(?:them|me)\s*:", text)
    return meant._replace(text=f"{THEIRS} {text}" if theirs and not owned else text)


def until_in(text: str, today: date) -> date | None:
    """The day of ``not before DAY``, ``busy till DAY``, ``only in March``, if it is one to come."""
    until = until_said(text, today)
    return until if until and until > today else None


def until_said(text: str, today: date) -> date | None:
    """The same day, also where it is over: "not before yesterday"."""
    text = days.without_its_end(text)
    found = tells("asked_for", text) or tells("wait_until", text) or tells("maybe", text)
    if found is None:
        return days.not_in(text, today)
    said = found["day"].strip()
    until = days.not_before(said, today) or days.not_before(re.sub(r"(?i)^after ", "", said), today)
    return days.not_in(text, today) or until or days.month_in(said, today)


def _gladly_but_later(text: str, today: date) -> date | None:
    """The day of a yes for later: "she'd love to, in September", "yes, but after the audit in March"."""
    found = tells("from_then", text)
    return days.month_in(found["day"], today) if found and not days.moment_in(text, today) else None


def day_waited_for(text: str, today: date) -> date | None:
    """The day meant by words that are none: "after the inspection in March"."""
    return until_in(text, today) or days.not_before(text, today) or days.month_in(text, today)


def _names_season(text: str, today: date) -> bool:
    """Whether what they said to wait for is a time of the year: "come back in spring"."""
    found = tells("wait_until", text)
    return found is not None and days.season_in(found["day"], today) is not None


# What -> how the words behind it are read; those of all others are read plainly.
BEHIND: Mapping[str, Callable[[Understood, str, date], Understood | None]] = {
    **dict.fromkeys(("kept", "given", "helped", "unkept", "asked", "ending"), _whole),
    **dict.fromkeys(("planned", "waiting"), _as_it_is),
    "met": _met,
    "answered": _answered,
    "later": _later,
    "yes": _yes,
    "no": _no,
    "introduced": _introduced,
    "promised": _promised,
    UNCLAIMED: _unclaimed,
    "cancelled": _cancelled,
    "missed": _missed,
    "moved": _moved,
    "wrote": _wrote,
    "done": _done,
    "over": _over,
}
