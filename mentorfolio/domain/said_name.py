"""A person as somebody names them in a sentence: the name, and what is said beside it."""

from __future__ import annotations

import re
from typing import NamedTuple

_ADDRESS = r"[\w.+-]+@[\w-]+(?:\.[\w-]+)+"
_EDGES = " ,.;:-\u2013"
# With one of these in small letters a name is over: what follows tells about the person.
_OVER = frozenset(
    (
        *("from", "in", "at", "on", "who", "whom", "whose", "that", "which", "with", "because", "since"),
        *("she", "he", "they", "my", "our", "her", "his", "their", "the", "a", "an", "is", "was", "used"),
        *("has", "had", "works", "met", "about", "to", "for"),
    )
)
_PARTICLES = frozenset(
    ("van", "von", "de", "der", "den", "del", "della", "di", "da", "la", "le", "al", "bin")
)
_TITLES = r"(?i)(?:dr|prof|mr|mrs|ms|mx|st|sr|jr|hr|fr|dipl|ing|med|rev|[a-z])"
_NOBODY = (
    r"(?i)(?:no|none|nope|nobody|no ?one|not (?:yet|really|sure)|nothing|n/?a|skip|-+"
    r"|(?:nobody|no one|none)\b.*|(?:i )?(?:do ?n'?t|do not) (?:really )?know.*"
    r"|i (?:know|have) (?:nobody|no one|none)\b.*|there (?:is|'s) (?:nobody|no one)\b.*"
    r"|i (?:can ?not|can'?t) think of .*)"
)
_YES = r"(?i)(?:y|yes|yep|yeah|sure|of course|i do|maybe|perhaps)(?:[ ,]+i do)?"
_SENTENCE = r"(?i)(?:i|we|she|he|they|it|there|somebody|someone)\s+\S+\s+\S+"


class SaidName(NamedTuple):
    """The name alone, what was told beside it, and the address, where there was one."""

    name: str
    note: str = ""
    email: str = ""


def person_in(text: str) -> SaidName:
    """``Tom Ashby in finance, tom@trust.example`` as name, note and address."""
    address = re.search(_ADDRESS, text)
    rest = re.sub(rf"[<(\[]?{_ADDRESS}[>)\]]?", "", text) if address else text
    rest = " ".join(rest.split()).strip(_EDGES)
    name, note = _cut(rest)
    return SaidName(name, note.strip(_EDGES), address[0] if address else "")


def _cut(text: str) -> tuple[str, str]:
    # A name is letters: whatever else stands there is kept as it was typed.
    if bracket := re.fullmatch(r"(\w[\w .,'-]*?)\s*\(([^()]+)\)?[\s,.;:]*(.*)", text):
        within, behind = bracket[2].strip(), bracket[3].strip()
        if " " in within or within[0].islower() or behind[:1].islower():
            before, more = _cut(bracket[1])
            return before, ", ".join(part for part in (more, within, behind) if part)
    if not re.match(r"[\w .'()-]+(?:[,;:]|$)", text):
        return text, ""
    words = text.split()
    for at, word in enumerate(words):
        if at and word in _OVER:
            return " ".join(words[:at]).strip(_EDGES), " ".join(words[at:])
        ends = word[-1] in ",;:" or (word[-1] == "." and not re.fullmatch(_TITLES, word[:-1]))
        if ends and at + 1 < len(words):
            return " ".join(words[: at + 1]).strip(_EDGES), " ".join(words[at + 1 :])
    return text, ""


def several_in(text: str) -> list[str]:
    """The names, where several real ones stand side by side; else none."""
    parts = [part for raw in re.split(r"[,;&]|\band\b", text) if (part := raw.strip())]
    if len(parts) > 1 and (all(map(_is_name, parts)) or all(p.isalpha() and p.islower() for p in parts)):
        return parts
    both = [_cut(part.strip())[0] for part in re.split(r"&|\band\b", text) if part.strip()]
    return both if len(both) > 1 and all(map(_is_name, both)) else []


def _is_name(text: str) -> bool:
    words = text.split()
    own = [word for word in words if word.casefold() not in _PARTICLES]
    return (
        0 < len(words) <= 4 and bool(own) and all(word[0].isupper() or not word[0].isascii() for word in own)
    )


def is_nobody(text: str) -> bool:
    """``nobody``, ``no one``, ``I don't know anyone there``."""
    return bool(re.fullmatch(_NOBODY, text.strip(" .!").replace("\u2019", "'")))


def is_no_name(text: str) -> bool:
    """``yes``, and a sentence about somebody who is not named."""
    return bool(re.fullmatch(_YES, text.strip(" .!")) or re.match(_SENTENCE, text.strip()))
