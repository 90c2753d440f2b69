"""Who one is, to somebody who does not know it, from the answer to "What do you do?"."""

from __future__ import annotations

import re

from mentorfolio.domain.text import spelt
from mentorfolio.domain.verbs import BASE, is_verb, plural
from mentorfolio.domain.wording import capital

# A role of which there are many, by its last word: "beekeeper", "ward sister".
_ONE_OF_MANY = (
    r"(?:[a-z]{2}(?:er|or|ist|ian|ant|(?<!m)ent)"
    r"|aide|apprentice|chef|clerk|coach|cook|guide|lead|mechanic|midwife|nurse|paramedic|pilot|potter|smith"
    r"|trainee|tutor|vet)$"
)
# A German noun keeps its capital, also among English words.
_GERMAN = (
    r"(?i:[äöüß]|(?<!a)(?<!adm)in$|(?:leiter|arbeiter|berater|entwickler|pfleger|lehrer|erzieher|meister|referent"
    r"|ingenieur|vorstand|kraft|fachmann|fachfrau|kaufmann|kauffrau|beauftragter?|arzt|schwester)$)"
)
# "Open Data Lab e.V.": the mark of its last letter is the full stop as well.
_SHORT_FORM = r"\b(?:\w\.)+\w$"
_I_AM = r"(?i)^(?:i'm|i am|im|i work as) "
_BEHIND_A_ROLE = r",(?! [A-Z][a-z]+(?: [A-Z][a-z]+)?$)"  # "bookbinder in Porto, Portugal" is a place
_THE_ONLY_ONE = (
    r"\b(?:of|head|chief|director|president|founder|owner|chair|partner|deputy|acting|a|an|the|my)\b"
)
_OWN_CLAUSE = r"(?i)(?:i|we|i've|i'd|i'll|my \w+ is)\s"
_OF_A_VERB = (
    r"(?i)(?:a|an|the|my|our|this|up|people|teams?|\d+|two|three|four|five|six|seven|eight|nine|ten)\b"
)
# No role begins with these words, whatever follows: "teach year 3".
_NO_TITLE = frozenset(("teach", "teaches", "teaching", "run", "runs", "manage", "manages", "own", "owns"))
# "Small yard near Oban": what sort of place it is, not what it is called.
_KIND_OF_PLACE = (
    r"(?:big|busy|church|city|community|corner|county|country|family|general|hospital|large|little|local|medium"
    r"|mid-sized|municipal|new|nursing|old|parish|primary|private|public|regional|rural|secondary|small|state|tiny"
    r"|town|university|village)(?:-\w+)? [a-z-]+"
    r"(?: [a-z-]+)*(?<!s)(?:$| (?:in|near|of|outside|by|on)\b)"
)
# "A vet nurse, nine years now, at Roche's clinic in Galway": who, for how long, where.
_AND_WHERE = (
    r"(?P<role>[^,.;]+?)(?:, ?(?:(?:for|since|about|almost|nearly|over|now) )*"
    r"(?:[\w-]+ (?:years?|months?)|since \w+|\d{4})[^,.;]*)?,?"
    r" at (?P<place>(?:(?:a|an|the|our) )?\S[^,;]*?(?:, [^\W\d_a-z][^,;.]*)?)[.!]?"
)
_NO_PLACE = r"(?i)(?:home|nights?|work|weekends?|the moment|present|it|all|least|first|last|names|\d.*)\b"
_TWO_SENTENCES = r"\. (?:I|We|My)\b"


def presented(name: str, role: str, place: str, *, begin: str, same: bool) -> str:
    """``begin`` and who one is, without a full stop: "I'm Ana Sample, nurse at Sample Hospital".

    What is a clause becomes a sentence of its own: "I'm Ana Sample. I run a ward". ``same``: they work there.
    """
    clause = ""
    if role:
        role, told = role_and_place(role)
        place = told or place
        # "Ward manager, 28 beds, since January" is an answer, and its beginning a part of a sentence.
        role = re.sub(_I_AM, "", re.split(_BEHIND_A_ROLE, spelt(role))[0].strip().rstrip(".!?"))
        first = name.partition(" ")[0]
        if role.startswith((f"{first} and ", f"{first}, ")):  # "I am Marit and a bit shy" says no role
            role = ""
        clause = _clause(role)
        role = clause or _in_a_sentence(role)
    said = f"{begin} {name}{'. ' if clause else ', ' if role else ''}{role}"
    if re.match(r"(?i)(?:self-?employed|freelance|retired|unemployed|between jobs)\b", place):
        return f"{said}, {place.partition(',')[0].lower()}"
    if re.match(_KIND_OF_PLACE, place):
        place = f"{'an' if place[0] in 'aeio' else 'a'} {place}"
    is_told = re.search(r"\bat (?:an?|our|the|[A-Z])|\bin an? ", role)
    names_it = f" {place.casefold()}" in role.casefold()
    if not place or is_told or names_it or (same and begin == "This is" and role):
        return said
    if same and not place.startswith("the ") and " of " not in place:
        place = place.rstrip(".")
        return f"{said} here at {place}" if role else f"{said}; we both work at {place}"
    return f"{said} {_joined(role, place)} {place.rstrip('.')}"


def _joined(role: str, place: str) -> str:
    """The word before where one works: who works for themselves tells a town, or what is their own."""
    if place.casefold().startswith("my own "):
        return "with"
    if not role:
        return "from"
    is_town = " " not in place.partition(",")[0]
    alone = r"(?i)\b(?:self-?employed|freelance|my own)\b" if is_town else r"(?i)\bmy own\b"
    return "in" if re.search(alone, role) else "at"


def role_and_place(text: str) -> tuple[str, str]:
    """What one does, and where, out of an answer that tells both; the answer as it is where it does not."""
    told = re.fullmatch(_AND_WHERE, re.sub(_I_AM, "", text.strip()))
    if told is None or re.match(_NO_PLACE, told["place"]) or _clause(told["role"]):
        return text, ""
    return told["role"].strip(), told["place"].strip()


def of_oneself(text: str, name: str, *, begin: str = "I'm", named: bool = False) -> str:
    """What somebody types of themselves: "Head baker at X" -> "I'm Sam Sample, head baker at X.".

    "Run a bakery" becomes a sentence, too, and others stay. ``named``: the letter has said the name.
    """
    first = re.escape(name.partition(" ")[0])
    said = re.sub(rf"(?i)^{first}\b(?: [\w'\u2019-]+){{0,3}}, (?=\S)", "", text.strip())
    told = re.split(r"[.!?](?:\s|$)", said, maxsplit=1)[0]
    behind = said[len(told) :] or "."
    if clause := _clause(told):
        return text if clause == told else f"{clause}{behind}"
    what = re.split(r"[,;]", told)[0]
    role = _in_a_sentence(what)
    if not _is_a_role(what) or (named and not re.match(_THE_ONLY_ONE, role.lower())):
        return text
    who = "I'm" if named else f"{begin} {name},"
    return f"{who} {role}{told[len(what) :]}{behind}"


def _is_a_role(words: str) -> bool:
    """Whether it only names what somebody is: "a nurse on ward 5", "head of the choir"."""
    what = re.split(r"(?i) (?:at|in|near|for|with|on|of|as|after|since)\b", words)[0].lower()
    one = re.search(_ONE_OF_MANY, what) or re.fullmatch(rf"(?:the )?(?:\w+ )?{_THE_ONLY_ONE}", what)
    return one is not None and not re.match(r"(?:i|we|you|he|she|it|they|my|our|your|his|her)\b", what)


def goes_on(presented: str, more: str) -> str:
    """Who one is, and more: in the same sentence, unless there are two already."""
    if re.search(_TWO_SENTENCES, presented):
        return f"{presented}. {capital(more)}"
    return f"{presented}{'.' if re.search(_SHORT_FORM, presented) else ''}, and {more}"


def _clause(role: str) -> str:
    """What one does, where that was the answer: "running a ward" -> "I'm running a ward"; else nothing."""
    if re.match(_OWN_CLAUSE, role):
        return capital(role)
    first, _, rest = role.partition(" ")
    verb = first.casefold()
    if not re.match(_OF_A_VERB, rest) and verb not in _NO_TITLE:
        return ""
    if verb in BASE:
        return f"I {verb} {rest}"
    if is_verb(verb):
        return f"I {plural(verb)} {rest}"
    return f"I'm {verb} {rest}" if verb.endswith("ing") else ""


def _in_a_sentence(role: str) -> str:
    """``Ward sister`` -> ``a ward sister``; ``Head of Delivery`` and ``HR manager`` stay as they are."""
    what = re.split(r" (?:at|in|near|for|with|on)\b", role)[0]
    if what[1:] != what[1:].lower() or re.search(_GERMAN, what):
        return role
    said = role[:1].lower() + role[1:]
    if not re.search(_ONE_OF_MANY, what) or re.search(_THE_ONLY_ONE, what.lower()):
        return said
    return f"{'an' if said[0] in 'aeiou' else 'a'} {said}"
