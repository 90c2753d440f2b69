"""What a few plain beginnings mean; past them nothing is guessed."""

from __future__ import annotations

import re
from collections.abc import Callable, Collection, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.by_the_way import day_in, not_before, not_in, season_in, still_to_come
from mentorfolio.domain.said_name import people_in, person_in

WHAT = {
    "answered": "they answered, neither yes nor no",
    "yes": "they said yes",
    "no": "they said no",
    "later": "not now, perhaps later",
    "met": "we met, or talked",
    "introduced": "they introduced me to somebody",
    "promised": "something was promised",
    "nothing": "no answer, and none will come",
    "cancelled": "a meeting was cancelled",
    "moved": "a meeting was moved to another day",
    "wrote": "I wrote to them, the letter went out",
    "kept": "they did what they had promised",
    "over": "it is over",
    "planned": "a meeting was agreed on",
    "waiting": "no answer yet",
}


class Understood(NamedTuple):
    """What was meant: one of :data:`WHAT`, and what belongs to it.

    ``on`` is the day it was, ``until`` the day before which they want to hear nothing; ``note`` and
    ``email`` are what was said beside the name of ``who``. ``ahead`` is a day that was said and has not
    come yet; ``also`` is what else the sentence says.
    """

    what: str
    text: str = ""
    who: str = ""
    until: date | None = None
    on: date | None = None
    note: str = ""
    email: str = ""
    ahead: date | None = None
    also: tuple[Understood, ...] = ()


_HE = r"(?:she|he|they)"
_WAS = r"(?: has| have| had|'s|'ve)?"
_SAID = rf"(?:{_HE}{_WAS} )?"
_WE = rf"(?:(?:i|we){_WAS} )?"
# "no problem" is no no, and "accepted a new job" no yes.
_ENDS = (
    r"(?= *(?:$|[,.;:!-]"
    r"|(?:but|and|because|for|on|if|from|in|after|next|to|not|thanks?|sorry|she|he|they)\b))"
)
_DRINK = (
    r"(?:an? )?(?:phone call|video call|coffee|lunch|tea|dinner|breakfast|chat|call|walk|talk|zoom)"
    r"(?= *(?:$|[,;:.]|(?:about|with|on|at|yesterday|today|last|this|two|three|four|five|an?)\b|\d))"
)
_BUSY = (
    r"(?:too )?(?:busy|away|ill|sick|off|out(?: of (?:the )?office)?|abroad|travelling|booked up"
    r"|on (?:leave|holiday))"
)
_LATER_ON = r" (?:right now|just now|now|at the moment|at present|this time)\b"
_NOW = r"(?: (?:right now|just now|now|at the moment|at present))?"
_MONTH = r"(?:jan|feb|mar|apr|may|jun|jul|aug|sep|oct|nov|dec)[a-z]*"
_NOT = r"(?:did ?n'?t|did not|has ?n'?t|has not|have not|never|does not|does ?n'?t)"
_MOVED = r"(?= *(?:$|[,.;:]|(?:to|from|until|till|because)\b))"
_CANNOT = r"(?:can ?not|can'?t|couldn'?t|could not|is not able to|won'?t)"
_LETTER = r"(?:(?:the|a|my) )?(?:letter|mail|e-mail|email|message|note|request|reminder)\b"
_NO_WORD = r"(?:nothing|no (?:answer|reply|word|news|response))"
_NO_REPLY = rf"(?:{_NO_WORD}|{_NOT} (?:answer|reply)(?:ed)?)"
_SENT = r"(?:sent|posted|mailed|e-?mailed)"
_SO = r"(?= *(?:$|[,.;:!]|(?:off|out|today|yesterday|this|last|on|by|over|because|two|three|a)\b))"
_IT = rf"(?:(?:her|him|them|it|this|that) ?)*(?:to (?!me\b)\S+(?: [A-Z][\w.-]+)?)?{_SO}"
_AGREED = r"(?:agreed|arranged|fixed|set|settled)(?: (?:up|on))?"
_MEETING = r"(?:meet\b|talk\b|speak\b|have (?:a |an )?(?:coffee|lunch|tea|call|talk|chat)\b)"
_TALKED = r"(?:met|talked|spoke|phoned|skyped|zoomed|(?:bumped|ran) into)\b"
_MEAL = r"had (?:an? )?(?:coffee|lunch|tea|dinner|call|chat|talk|walk|meeting)\b"
_BE_MENTOR = r"(?:be(?:come)? (?:my|a) mentor|mentor me)\b"
_REPLIED = r"(?:replied|answered|wrote back)(?:[:,]| with(?: a)?)?"
# How kindly it was said is no part of what was said.
_KINDLY = r"(?:(?:very |so |most )?(?:[a-z]+ly|with regret|sorry|alas|but)[, ]+)?"
_SAYS = rf"(?:{_SAID}(?:says?|said|{_REPLIED})(?: that)? )?(?:{_HE} )?"
_NOT_TIME = r"(?:has|have|had) (?:no|not enough) time\b"
_GLAD = r"(?:happy|glad|pleased|delighted|willing) to\b"
# In this order: what says more stands before what says less ("no answer" before "no").
_BEGINNINGS = (
    ("waiting", rf"{_SAID}{_NO_REPLY},? (?:so far|yet)\b|still (?:{_NO_WORD}|waiting)\b"),
    (
        "nothing",
        rf"{_SAID}(?:nothing|no answer|no reply|silence|{_NOT} (?:answer|repl(?:y|ied))(?:ed)?)\b(?!,? yet)",
    ),
    ("introduced", rf"{_SAID}introduced me to\b"),
    ("cancelled", rf"{_SAID}(?:cancell?ed|called (?:it )?off|{_CANNOT} (?:make|come|meet)(?: it)?)\b"),
    ("cancelled", r"(?:the |our )?(?:meeting|talk|coffee|call) (?:was |is )?(?:cancell?ed|called off|off)\b"),
    ("moved", rf"{_SAID}(?:postponed|put off|moved|rescheduled)(?: (?:it|the meeting|our talk))?{_MOVED}"),
    ("over", r"(?:it is|it's|we are|this is|(?:the )?(?:mentoring|programme) is) over\b"),
    (
        "over",
        rf"(?:(?:it|this|(?:the )?(?:mentoring|programme)){_WAS} )?(?:ended|c[ao]me to an end){_SO}",
    ),
    ("over", rf"we{_WAS} (?:ended|stopped)(?: (?:it|this|the mentoring))?{_SO}"),
    (
        "later",
        rf"{_SAID}(?:said )?(?:not (?:now|before|until|till|in {_MONTH}|this (?:year|month|week))|later)\b",
    ),
    ("later", rf"{_SAID}(?:(?:is|are|was|were|will be|'ll be) )?(?:{_BUSY} )?(?:until|till)\b"),
    ("later", rf"{_SAID}(?:(?:is|are|was|were) )?{_BUSY}{_NOW}{_ENDS}"),
    (
        "later",
        rf"{_SAYS}(?:{_HE}'d |would )?(?:wants? to|like to|rather|prefers? to|asked (?:me )?to) wait\b",
    ),
    (
        "planned",
        rf"{_WE}(?:have )?{_AGREED} (?:to {_MEETING}|(?:a|the) (?:meeting|day|date|time|talk|call)\b)",
    ),
    ("planned", rf"we(?: (?:will|are (?:going )?to)|'ll|'re going to) {_MEETING}"),
    ("planned", r"we meet(?= (?:next|on|again|tomorrow|in)\b)"),
    (
        "planned",
        r"we(?: are|'re) (?:meeting|talking|having (?:a |an )?(?:coffee|lunch|tea|call|talk|chat))\b",
    ),
    (
        "later",
        rf"{_SAID}(?:said )?(?:ask (?:me |them )?again|(?:maybe|perhaps) (?=(?:in|next|later|after)\b))",
    ),
    ("yes", rf"{_HE}(?: will|'ll| can| wants? to| would like to| is going to) {_BE_MENTOR}"),
    ("later", rf"{_SAYS}(?:not|{_CANNOT}(?: do (?:it|this|that))?){_LATER_ON}"),
    ("no", rf"{_SAYS}(?:{_CANNOT} ?(?:do (?:it|this|that))?{_ENDS}|{_NOT_TIME}|is too busy{_ENDS})"),
    ("no", rf"{_SAID}{_KINDLY}turned (?:me|us|it) down\b|{_SAID}{_REPLIED}[, ]+{_KINDLY}(?:a )?no{_ENDS}"),
    ("yes", rf"{_SAYS}(?:{_HE}(?:'d be|'s|'re) |(?:is|was|are|would be) )?{_GLAD}"),
    ("yes", rf"{_SAYS}(?:{_HE}'d |would )?(?:love|like) to\b"),
    ("yes", r"(?:sure|of course|with pleasure|gladly)(?= *(?:$|[,.!]))"),
    ("yes", rf"{_SAID}(?:{_REPLIED} yes{_ENDS}|said yes\b|(?:agreed|accepted|yes){_ENDS})"),
    ("no", rf"{_SAID}(?:{_REPLIED} no{_ENDS}|{_KINDLY}(?:said no|declined|refused)\b|no{_ENDS})"),
    ("answered", rf"{_SAID}said {_HE}(?:'d| would|'ll| will) think about it\b"),
    ("answered", rf"{_SAID}(?:replied|answered|wrote back|(?:will|wants? to) think about it)\b"),
    (
        "wrote",
        rf"{_WE}(?:wrote(?! me\b)|{_SENT} (?:(?:her|him|them) )?{_LETTER}|{_SENT}(?: {_IT}|{_SO}))",
    ),
    ("wrote", rf"(?:it is|it's|it was|(?:the )?(?:letter|mail|message) (?:is|was)) (?:sent|out){_SO}"),
    ("promised", r"i (?:have )?promised\b|i will (?!be\b)|i'll (?!be\b)"),
    ("promised", rf"{_SAID}promised\b|{_HE} (?:wants? to|offered to|will|'ll|is going to) (?!be\b|not\b)"),
    ("kept", rf"{_SAID}(?:sent|gave|brought|lent|forwarded) me\b"),
    ("kept", rf"{_HE}{_WAS} (?:sent|gave|brought|lent|forwarded) (?:it|them)\b"),
    ("met", rf"{_WE}(?:{_TALKED}|{_MEAL}|{_DRINK})"),
)
# What may follow in the same sentence; said more strictly, for a talk is told in many words.
_DO = (
    r"(?:send|introduce|give|lend|show|ask|call|phone|ring|write|find|put|forward|share|bring|help|let|get|look"
    r"|read|check|tell|invite|recommend|talk to|speak to|prepare|draft|book"
    r"|try|think of|email|mail|make|arrange)\b"
)
_YES_TO = r"(?= to (?:be|become|mentor|it|that|this|take|do|my|being|mentoring)\b| *(?:$|[,.;:!]))"
_FURTHER = (
    ("yes", rf"{_SAID}(?:said yes|agreed|accepted){_YES_TO}"),
    ("yes", rf"{_HE}(?: will|'ll| can| wants? to| would like to| is going to) {_BE_MENTOR}"),
    ("no", rf"{_SAID}(?:said no|declined|refused)\b"),
    ("introduced", rf"{_SAID}introduced me to\b"),
    (
        "promised",
        rf"i(?: have|'ve)? (?:promised\b|said i would\b|offered to\b)|i(?: will|'ll| am going to) (?={_DO})",
    ),
    ("promised", rf"{_SAID}(?:promised|offered to|said (?:she|he|they) (?:would|will|could))\b"),
    ("promised", rf"{_HE}(?: will|'ll| wants? to| is going to) (?={_DO})"),
    ("promised", rf"(?:will|promised to) (?={_DO})"),  # whoever the clause before was about
)
_MORE: dict[str, frozenset[str]] = {
    "met": frozenset(("yes", "no", "introduced", "promised")),
    "answered": frozenset(("yes", "no", "introduced", "promised")),
    **dict.fromkeys(
        ("yes", "no", "later", "introduced", "promised", "kept"), frozenset(("introduced", "promised"))
    ),
}
_JOINED = r"(?:[,;]\s*|\.\s+)(?:(?:and|but|so|then|also)\s+)*|\s(?:and|but)\s+(?:(?:then|also)\s+)*"
_TOLD_ON = r"(?i)[.;!?](?=\s|$)|(?:,|\sand|\sbut)\s+(?:and |but )?(?:she|he|they|we|i|it|that was|which)\b"
# A day behind one of these is offered for a talk, and was not.
_OFFERED = r"(?i)\b(?:free|available|can do|could do|suggest\w*|propos\w*|(?:how|what) about|suits|works)\b"
_CHANNEL = r"(?i)^(?:on|by|over|via) (?:the )?(?:tele)?(?:phone|zoom|teams|video|skype)\b[ ,]*"
_LATER = (
    r"(?i)\b(?:not (?:before|until|till)|not(?= this (?:month|week)\b)|wait for|until|till|back (?:in|on)"
    r"|ask (?:me |them )?(?:again )?(?:in|on)|only (?:in|from|after)|(?:maybe|perhaps) (?:in|on|after)"
    r"|not(?= this year)|again (?:in|on|after))\s+(.+)$"
)
_ASK_SOMEBODY = r"(?i)\b(?:ask|try|write to|talk to|contact|speak to)\s+((?!me\b|them\b|again\b)\S.*)$"


def understood(words: str, today: date, called: Sequence[str] = ()) -> Understood | None:
    """What these words say, if they begin in a way that is known; a day may stand before it.

    What else the sentence says is read, too: "we met, I promised to send her the report". ``called`` are
    names of the other one, which stand for "she" and "he".
    """
    text = words.strip().replace("\u2019", "'")
    if found := _sentence(text, today, called):
        return found
    day = day_in(text, today)
    behind = day and text.endswith(day.rest) and _sentence(day.rest, today, called)
    return behind._replace(on=behind.on or day.on) if day and behind else None


def _sentence(text: str, today: date, called: Sequence[str]) -> Understood | None:
    names = "|".join(re.escape(name) for name in sorted(called, key=len, reverse=True) if name)
    unnamed = re.sub(rf"(?i)(^|{_JOINED})(?:{names})(?='s|'ll| )", r"\1she", text) if names else text
    main = _beginning(text, today) or _beginning(unnamed, today)
    if main is None or main.what not in _MORE:
        return main
    first, rest = _clauses(unnamed, _MORE[main.what])
    if rest and main.what != "met":
        main = _beginning(first, today) or main
    also = [main, *(_further(what, clause, behind, today) for what, clause, behind in rest)]
    return main._replace(also=tuple(each for one in also for each in (one._replace(also=()), *one.also))[1:])


def _beginning(text: str, today: date) -> Understood | None:
    for what, beginning in _BEGINNINGS:
        if found := re.match(rf"(?i)(?:{beginning})", text):
            return _further(what, text, text[found.end() :], today)
    return None


def _further(what: str, text: str, behind: str, today: date) -> Understood:
    return _WITH_REST.get(what, _plain)(Understood(what, behind.strip(" ,.;:-")), text, today)


def _clauses(text: str, whats: Collection[str]) -> tuple[str, list[tuple[str, str, str]]]:
    """The first clause, and of those behind it: what it says, its words, and those behind its beginning."""
    found: list[tuple[int, int, int, str]] = []
    for joint in re.finditer(rf"(?i){_JOINED}", text):
        for what, beginning in _FURTHER:
            if what in whats and (begins := re.match(rf"(?i)(?:{beginning})", text[joint.end() :])):
                found.append((joint.start(), joint.end(), joint.end() + begins.end(), what))
                break
    ends = [*(start for start, *_ in found[1:]), len(text)][: len(found)]
    rest = []
    for (_, begin, behind, what), end in zip(found, ends, strict=True):
        told_on = re.search(_TOLD_ON, text[behind:end])
        end = behind + told_on.start() if told_on else end
        clause = text[begin:end]
        if re.match(r"(?i)will |promised to ", clause):
            subjects = re.findall(r"(?i)\b(?:i|we|she|he|they)\b", text[:begin])
            if not subjects or subjects[-1].casefold() == "we":
                continue  # nobody tells whose it is
            clause = f"{subjects[-1]} {clause}"
        rest.append((what, clause, text[behind:end]))
    return text[: found[0][0]] if found else text, rest


def _plain(meant: Understood, text: str, today: date) -> Understood:
    """The day at the beginning or the end of what follows is the day it was."""
    day = day_in(meant.text, today)
    if day is None:
        return meant._replace(ahead=still_to_come(meant.text, today))
    return meant._replace(on=day.on, text=day.rest)


def _met(meant: Understood, text: str, today: date) -> Understood:
    """A day, also behind "on the phone"; what was talked about begins without it."""
    rest = re.sub(r"(?i)^and\s+", "", meant.text)
    if channel := re.match(_CHANNEL, rest):
        day = day_in(rest[channel.end() :], today)
        if day and not rest[channel.end() :].startswith(day.rest or "\0"):
            return meant._replace(on=day.on, text=day.rest or _without(text, today))
    day = day_in(rest, today)
    if day:
        return meant._replace(on=day.on, text=day.rest or _without(text, today))
    first = re.split(r"[,;.]\s", rest)[0]  # "for an hour yesterday, she said yes"
    if first != rest and (day := day_in(first, today)):
        return meant._replace(on=day.on, text=rest)
    return meant._replace(text=rest or text, ahead=still_to_come(rest, today))


def _without(text: str, today: date) -> str:
    day = day_in(text, today)
    return day.rest if day else text


def _answered(meant: Understood, text: str, today: date) -> Understood:
    """An answer that names a day to come back on is one for later; of a season, the day is asked for."""
    until = _until(text, today)
    if until or _names_season(text, today):
        return Understood("later", meant.text, until=until)
    if re.search(_OFFERED, meant.text):
        return meant._replace(text=text)
    thinks = "think about" in text and "think about" not in meant.text
    return meant._replace(text=text) if thinks else _plain(meant, text, today)


def _later(meant: Understood, text: str, today: date) -> Understood:
    return meant._replace(text=text if meant.text else "", until=_until(text, today))


def _yes(meant: Understood, text: str, today: date) -> Understood:
    """What follows a yes may be a day to come: only "yesterday" and "ago" say when it was."""
    meant = meant if meant.text else meant._replace(text=text if re.search(r"(?i)\bmentor\b", text) else "")
    was = day_in(meant.text, today) if re.search(r"(?i)\byesterday\b|\bago\b", meant.text) else None
    meant = meant._replace(on=was.on, text=was.rest) if was else meant
    return meant._replace(until=_until(text, today))


def _no(meant: Understood, text: str, today: date) -> Understood:
    """A no that names somebody else to ask; with a day to come back on it is none."""
    until = _until(text, today)
    if until or _names_season(text, today):
        return Understood("later", meant.text, until=until)
    asked = re.search(_ASK_SOMEBODY, meant.text)
    named = person_in(asked[1]) if asked else None
    if named is None or not named.name[:1].isupper():
        return _plain(meant, text, today)
    return meant._replace(who=named.name, note=named.note, email=named.email)


def _meeting(meant: Understood, text: str, today: date) -> Understood:
    """Of a planned meeting: its day, or its new one, is read where the meetings are known."""
    return meant._replace(until=_until(text, today)) if meant.what == "cancelled" else meant


def _wrote(meant: Understood, text: str, today: date) -> Understood:
    return _plain(meant._replace(text=re.sub(r"(?i)^(?:to \S+|off|out) *", "", meant.text)), text, today)


def _until(text: str, today: date) -> date | None:
    """The day of ``not before DAY``, ``busy till DAY``, ``only in March``, if it is one."""
    found = re.search(_LATER, text)
    return not_in(text, today) or (not_before(found[1], today) if found else None)


def _names_season(text: str, today: date) -> bool:
    """Whether what they said to wait for is a time of the year: "come back in spring"."""
    found = re.search(_LATER, text)
    return found is not None and season_in(found[1], today) is not None


def _introduced(meant: Understood, text: str, today: date) -> Understood:
    """Everybody named, each for themselves; whoever has no name yet ("her sister") keeps a note."""
    day = day_in(meant.text, today)
    on, rest = (day.on, day.rest) if day else (None, meant.text)
    first, *others = [
        Understood("introduced", who=one.name, on=on, note=one.note, email=one.email)
        for one in people_in(rest.strip(" ,.;:!"))
    ]
    return first._replace(also=tuple(others))


def _promised(meant: Understood, text: str, today: date) -> Understood:
    """Who promised it: "promised" after a name is theirs, "I promised" is mine."""
    mine = re.match(r"(?i)i\b|promised (?:her|him|them)\b", text)
    what = re.sub(r"(?i)^(?:(?:me|her|him|them) )?(?:to )?", "", meant.text)
    told = re.search(r"(?i)\b(?:them|me) ?:", what)  # a list that says whose each is
    return Understood("promised", what if mine or told else f"them: {what}")


def _kept(meant: Understood, text: str, today: date) -> Understood:
    return _plain(meant._replace(text=text), text, today)


_WITH_REST: dict[str, Callable[[Understood, str, date], Understood]] = {
    "met": _met,
    "answered": _answered,
    "later": _later,
    "yes": _yes,
    "no": _no,
    "introduced": _introduced,
    "promised": _promised,
    "cancelled": _meeting,
    "moved": _meeting,
    "wrote": _wrote,
    "kept": _kept,
    "planned": _meeting,
    "waiting": _meeting,
}
