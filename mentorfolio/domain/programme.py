"""A mentoring programme as somebody tells of it: its name, and that it gave one a mentor (F2)."""

from __future__ import annotations

import re

from mentorfolio.domain.said_name import SaidName, is_name, person_in
from mentorfolio.domain.small_letters import with_capitals

_EDGES = " ,.;:-\u2013\"'\u201c\u201d\u2018\u2019"
_GAVE = (
    r"(?i)\b(?:gave (?:me|us) (?:her|him|them|a|one)\b|gave (?:her|him|them) to (?:me|us)\b"
    r"|given (?:by|through) "
    r"|given (?:to )?(?:me|us|her|him|them)\b"
    r"|(?:assigned|allocated)\b|(?:paired|matched) (?:me|us|with|by|to|through|in|on)\b"
    r"|put (?:us|me|her|him|them) (?:together|with)\b|my (?:official|formal) mentor\b"
    r"|from (?:hr|(?:the |our )?(?:[\w'&-]+\s+){0,3}(?:programme|program|scheme))\b)"
)
_CALLED = r"(?i)\b(?:called|named|name is|name's)\s+(.+)"
_WITHIN = (
    r"(?i)\b(?:on|in|through|by|via|from|of|under)\s+"
    r"((?:(?:the|our|a|an|their|its)\s+)?(?:[\w'&-]+\s+){0,4}(?:scheme|programme|program)\b)"
)

_BY_WHOM = r"(?i)\b((?:the|our) (?:[\w'&-]+ ){1,5}?)gave (?:me |us )?(?:her|him|them)\b"
_GIVER = (
    r"(?:hr|they|we|my (?:company|employer|organisation)"
    r"|(?:(?:the|our|my) )?(?:[\w'&-]+ ){0,3}(?:programme|program|scheme))(?: has| have|'s|'ve)?"
)
_HANDED = r"(?:given|assigned|allocated)"
_JOINED = r"(?:paired|matched|put together) (?:up )?"
# "gave me her number" gives no mentor.
_HER = (
    r"(?:her|him|them)(?= *(?:$|[,.;:!]"
    r"|(?:as|for|on|in|through|by|via|from|to|at|last|this|yesterday|today|now)\b))"
)
_I_WAS = r"(?:i|we)(?:'ve been| have been| was| were| got)?"
_NAMED = r"(?=(?-i:[^\Wa-z]))"
# Before a name: who gave it, or that one was given it. Whoever it is, a mentor is what they gave.
_WHO_GAVE = rf"(?:{_GIVER}|(?:(?:the|our|my) )?(?:(?!i |we )[\w'&-]+ ){{0,4}}[\w'&-]+(?: has| have|'s|'ve)?)"
_GAVE_ME = (
    rf"(?:{_WHO_GAVE} (?:(?:gave|found|{_HANDED})(?: to)? me|(?:paired|matched) me (?:up )?with)"
    rf"|{_I_WAS} (?:{_HANDED}|{_JOINED}with))"
)
_A_MENTOR = r"(?:as )?(?:a|my) (?:new |official |formal )?mentor\b"
_NAMELY = (
    r"(?:[,:.;]? (?:called|named|(?:and )?(?:her|his|their|whose) name(?:'s| is)"
    r"|(?:she|he)(?:'s| is) (?:called|named)))"
)
_GIVEN_TO_ME = rf"(?i){_GAVE_ME} (?:{_A_MENTOR}(?:{_NAMELY}|[,:])? )?{_NAMED}"
_AS_MENTOR = r"(?i),? (?:as|for|to be) (?:(?:a|my) )?(?:new |official |formal )?mentor\b"
_IS_MINE = (
    r"(?:(?:she|he|they) )?(?:is|are) my (?:new |official |formal )?mentor(?: now| already)?,? (?:and )?"
)
# Of somebody who is known already: "HR gave me her", "was given to me", "we were matched".
GIVEN = (
    rf"(?:{_IS_MINE})?{_GIVER} (?:gave|{_HANDED})(?: to)? (?:me {_HER}|{_HER} to me\b)"
    rf"|{_GIVER} (?:paired|matched|put) (?:us\b|me (?:up )?with {_HER})"
    rf"|(?:(?:she|he|they)(?: was| were|'s been| has been) |was )?{_HANDED} to me\b"
    rf"|{_IS_MINE}{_HANDED} (?:to me\b|by )|{_HANDED} (?:to me )?by {_GIVER}\b"
    rf"|{_I_WAS} (?:{_HANDED} {_HER}|{_JOINED}with {_HER})|we(?: were|'ve been) (?:paired|matched)\b"
)
_NO_NAME = ("i", "we", "she", "he", "they", "hr")


def given_in(text: str) -> SaidName | None:
    """Whom a sentence names as a mentor given to one: "HR gave me Jackie Sample as a mentor"; else None.

    It has to speak of mentoring or of a match: a colleague may give one a name for many reasons.
    """
    told = _name_in_capitals(text.strip().replace("\u2019", "'"))
    begins = re.match(_GIVEN_TO_ME, told)
    if begins and not re.search(r"(?i)\bmentor|\bpaired|\bmatched|\bprogram|\bscheme", told):
        return None
    words = re.sub(_AS_MENTOR, ",", told[begins.end() :], count=1) if begins else told
    person = person_in(words)
    if re.match(rf"{re.escape(person.name)} and [A-Z]", words):  # two of them
        return None
    named = is_name(person.name) and person.name.casefold() not in _NO_NAME
    if not named or not (begins or re.match(rf"(?i)(?:{GIVEN})", person.note)):
        return None
    return person._replace(note=told) if begins else person


def _name_in_capitals(told: str) -> str:
    """The sentence with a name that was typed in small letters in capitals: "hr gave me kim as my mentor"."""
    if called := re.match(rf"(?i){_GAVE_ME} {_A_MENTOR}{_NAMELY} (?-i:(?=[^\W\dA-Z]))", told):
        named = person_in(told[called.end() :]).name
        return told[: called.end()] + with_capitals(named) + told[called.end() + len(named) :]
    name = r"(?P<name>(?!(?:her|him|them|a|an|the|my)\b)[\w' -]+?)"
    given = f"{_GIVEN_TO_ME.removesuffix(_NAMED)}{name}{_AS_MENTOR.removeprefix('(?i)')}"
    is_now = r"(?i)(?P<name>[\w'-]+(?: [\w'-]+)?),? is my mentor now\b"
    found = re.match(given, told) or re.match(is_now, told)
    if not found or not found["name"].islower():
        return told
    return told[: found.start("name")] + with_capitals(found["name"]) + told[found.end("name") :]


def gave_somebody(text: str) -> bool:
    """Whether it tells that one was given a mentor, and leaves open whom."""
    return bool(re.match(rf"(?i){_GAVE_ME} {_A_MENTOR}", text.strip().replace("\u2019", "'")))


def gave_one(told: str) -> bool:
    """Whether it tells that somebody was given to one as a mentor: "HR gave me her"."""
    return bool(re.search(_GAVE, told)) or given_in(told) is not None


def programme_in(told: str) -> str:
    """The programme that is named in it: ``the new managers scheme``; else nothing."""
    if found := re.search(_CALLED, told):
        return _first_part(found[1])
    found = re.search(_WITHIN, told) or re.search(_BY_WHOM, told)
    return found[1].strip(_EDGES) if found else ""


def is_programme(text: str) -> bool:
    """Whether it speaks of a programme, and is no person: "the HR mentoring scheme"."""
    return re.search(r"(?i)\b(?:scheme|programme|program)\b", text) is not None


def programme_named(text: str) -> str:
    """The name alone, of an answer that tells more: "Step Up, a year" is Step Up."""
    plain = re.sub(r'["\u201c\u201d]', "", text)  # '"Step Up" of the chamber'
    found = re.search(_CALLED, plain)
    name = _first_part(found[1]) if found else _first_part(plain)
    return re.sub(r"\s*\([^()]*\)$", "", name) or text


def _first_part(text: str) -> str:
    return re.split(r"[,;.:(](?:\s|$)", text.strip(_EDGES), maxsplit=1)[0].strip(_EDGES)
