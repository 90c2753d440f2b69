"""A mentoring programme as somebody tells of it: its name, and that it gave one a mentor (F2)."""

from __future__ import annotations

import re

_EDGES = " ,.;:-\u2013\"'\u201c\u201d\u2018\u2019"
_GAVE = (
    r"(?i)\b(?:gave (?:me|us) (?:her|him|them|a|one)\b|given (?:by|through) "
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


def gave_one(told: str) -> bool:
    """Whether it tells that somebody was given to one as a mentor: "HR gave me her"."""
    return bool(re.search(_GAVE, told))


def programme_in(told: str) -> str:
    """The programme that is named in it: ``the new managers scheme``; else nothing."""
    if found := re.search(_CALLED, told):
        return _first_part(found[1])
    found = re.search(_WITHIN, told)
    return found[1].strip(_EDGES) if found else ""


def programme_named(text: str) -> str:
    """The name alone, of an answer that tells more: "Step Up, a year" is Step Up."""
    plain = re.sub(r'["\u201c\u201d]', "", text)  # '"Step Up" of the chamber'
    found = re.search(_CALLED, plain)
    name = _first_part(found[1]) if found else _first_part(plain)
    return re.sub(r"\s*\([^()]*\)$", "", name) or text


def _first_part(text: str) -> str:
    return re.split(r"[,;.:(](?:\s|$)", text.strip(_EDGES), maxsplit=1)[0].strip(_EDGES)
