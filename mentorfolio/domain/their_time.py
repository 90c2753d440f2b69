"""When somebody asked to be written to again, in their own words, which a letter can say back to them."""

from __future__ import annotations

import re
from collections.abc import Iterable

from mentorfolio.domain.dates import MONTHS
from mentorfolio.domain.records import Mentor, Outreach

# Behind these a time is one to wait for.
_ASKS = (
    r"(?i)\b(?:again|ask(?:ing)?|back|but|call|come|contact|gladly|in touch|later|maybe|not|perhaps|please"
    r"|ring|said|says|talk|try|until|till?|wait|write)\b"
)
_QUOTES = r"(?i)\b(?:ask|call|contact|ring|try|write(?: to)?) me\b"
_SEASON = (
    r"(?:in|next|this|until|till?|before|not)\s+"
    r"(?P<season>(?:the\s+)?(?:(?:early|late)\s+)?(?:spring|summer|autumn|fall|winter|new year))\b"
)
_NO_TIME = (
    r"(?:a|all|an|few|five|four|her|him|hours?|it|lunch|me|one|several|she|some|six|that|them|then|this"
    r"|three|two|us|weeks?|work|years?|you|\d\S*)\b"
)
_WORD = r"[^\W\d_][\w'\u2019-]*"
_ENDS = (
    r"(?=\s*(?:[,.;:!?)\u201d\"]|$)|\s+(?:and|as|at|because|but|first|if|in|is|maybe|on|or|perhaps|please"
    r"|since|so|then|when|which)\b)"
)
_EVENT = (
    r"(?P<how>after|around)\s+"
    rf"(?:(?P<whose>the|my|her|his|their|your)\s+(?P<what>{_WORD}(?:\s+{_WORD}){{0,2}}?)"
    rf"|(?P<name>(?!{_NO_TIME}){_WORD})){_ENDS}"
)
# "Away until the new year, ask me again in February": a month is the day itself, which is noted.
_IN_A_MONTH = (
    rf"(?i)\b(?:again|ask|call|ring|touch|write)\b[^.;]*\b(?:in|from) (?:\w+ )?(?:{'|'.join(MONTHS)})\b"
)
_NOT_BEFORE = r"(?i)\b(?:not|no|never|\w+n['\u2019]t)\b[^.;]*\bbefore\b"
_ASKS_BACK = r"(?i)\b(?:again|ask|back|call|come|contact|in touch|ring|try|write)\b"
_OCCUPIED = (
    r"(?i)\b(?P<how>busy|away|abroad|travelling|swamped|snowed under"
    r"|on (?:\w+ )?(?:leave|holiday|sabbatical))\b[^.;]*\b(?:un)?till?\b"
)
_CAPITAL = frozenset((*MONTHS, "christmas", "easter", "ramadan", "eid", "diwali", "pentecost", "whitsun"))


def put_off(mentor: Mentor, letters: Iterable[Outreach], met: bool, later: str) -> dict[str, str]:
    """The day they named, and how a letter comes back to it; nothing where they have not put one off.

    A letter by hand is answered, too.
    """
    replied = [x for x in letters if x.state == "replied"]
    if not later or (not replied and (mentor.stage != "approached" or met)):
        return {}
    last = max((x for x in replied if x.answered), key=lambda x: (str(x.answered), x.id), default=None)
    note = last.note if last else mentor.history[-1].reason
    return {"later": later, "back": said_back(note or "", later)}


def said_back(note: str, day: str) -> str:
    """What they said about when, in a letter that comes back to it: "you were busy until March".

    ``day`` is like "2 March", the first day on which they wanted to hear again, ``note`` what they answered.
    """
    when = their_time(note) or f"in {day.split()[1]}"
    until = when.removeprefix("in ")
    occupied = re.search(_OCCUPIED, note)
    if not note or re.search(_NOT_BEFORE, note):
        return f"you asked me to wait until {until}"
    if occupied and not re.search(_ASKS_BACK, note):
        how = occupied["how"].lower()
        return f"you were {'away' if how.startswith('on ') else how} until {until}"
    return f"you said I could get in touch again {when}"


def their_time(note: str) -> str:
    """Like "in spring", "after your holiday"; empty where the note of an answer tells no such time."""
    text = " ".join(note.split())
    if re.search(_IN_A_MONTH, text):
        return ""
    if not re.match(rf"(?i)(?:{_SEASON}|{_EVENT})", text):
        asks = re.search(_ASKS, text)
        text = text[asks.start() :] if asks else ""
    found = [m for m in (re.search(f"(?i){one}", text) for one in (_SEASON, _EVENT)) if m]
    first = min(found, key=lambda m: m.start(), default=None)
    if first is None:
        return ""
    said = first.groupdict()
    if season := (said.get("season") or "").casefold():
        return f"in {'the ' * (season == 'new year')}{season}"
    how, name = said["how"].casefold(), said["name"]
    if name:
        return f"{how} {name.capitalize() if name.casefold() in _CAPITAL else name}"
    whose = said["whose"].casefold()
    theirs = whose in ("her", "his", "their") or (whose == "my" and re.search(_QUOTES, text))
    return f"{how} {'your' if theirs else whose} {said['what']}"
