"""Words for somebody, by which a text tells of others than whom it is about: "my boss", "her sister"."""

from __future__ import annotations

import re
from typing import NamedTuple

from mentorfolio.domain.dates import MONTHS, WEEKDAYS
from mentorfolio.domain.verbs import BASE, is_past, is_verb

_HERS = "aunt|daughter|girl|girlfriend|grandmother|mother|mum|mom|niece|sister|wife|woman|lady|granny"
_HIS = "boy|boyfriend|brother|dad|father|grandfather|husband|man|nephew|son|uncle|bloke|guy"
_ANY = (
    "accountant|apprentice|assistant|auditor|boss|buyer|chef|chief|child|client|colleague|cousin|customer|deputy"
    "|director|doctor|donor|driver|editor|farmer|flatmate|founder|friend|guest|head|inspector|intern|kid|landlord"
    "|lawyer|leader|manager|mate|matron|mayor|member|mentee|neighbou?r|nurse|operator|owner|parent|partner|patient"
    "|predecessor|principal|producer|pupil|registrar|seller|student|supplier|teacher|tenant|trainee|trustee|volunteer"
)
_ANY += (
    "|actor|alto|artist|author|baker|barber|bass|bride|builder|butcher|caretaker|carpenter|chap|clerk|coach"
    "|conductor|cook|dancer|dentist|fellow|fitter|governor|groom|guard|host|janitor|journalist|judge|lad|lass|mason"
    "|midwife|monk|nun|officer|organist|painter|person|pharmacist|pianist|player|plumber|potter|priest|ranger"
    "|receptionist|reporter|runner|sailor|shepherd|singer|soldier|soprano|speaker|surgeon|tailor|tenor|therapist"
    "|trainer|treasurer|tutor|vet|visitor|waiter|waitress|weaver|welder|widow|widower|worker|writer"
)
# People say "her" and "him" of these, too.
_ANY += "|boat|cat|cow|dog|foal|goat|hen|horse|mare|pig|pony|rooster|ship|vessel|yacht"
_ANYBODY = "somebody|someone|anybody|anyone|everybody|everyone|nobody"
_ANY += r"|[a-z]{2,}(?:grapher|ician|keeper|maker|man|ologist|smith|woman)"
# "One said he had lost his score": one of several.
_ANYBODY += (
    r"|(?:one|another|the (?:other|first|second|third|last))(?= (?:of \w+ )?(?:came|had|has|said|told|was)\b)"
)
# "My boss" is somebody; in "she was my boss" it is herself, and "her own boss's office" is hers.
_SOMEBODY = (
    rf"(?i)(?P<self>\b(?:am|is|was|as|be|been|became|being|isn't|wasn't|'s|'m)\s+(?:\w+\s+){{0,2}})?"
    rf"\b(?:(?P<she>{_HERS})|(?P<he>{_HIS})|(?P<any>(?:{_ANY})s?)|(?P<one>{_ANYBODY}))\b(?!-)"
)
_NAME = r"(?<![\w.'\u2019-])[A-Z][^\W\d_]*[a-z][^\W\d_]*"
_PLACE = r"\b(?:the|a|an|at|in|from|of|near|our|every|on|by|via|into|St\.?|since|last|this)\s+$"
_TIME = frozenset((*WEEKDAYS, *MONTHS, *"christmas easter english german french linkedin excel i".split()))
# A name at the beginning looks like any first word, and what follows tells it.
_FIRST_NAME = (
    r"(?:and\s+I\b|(?:and\s+\w+\s+)?"
    r"(?:was|is|has|had|says|said|told|came|got|went|did|does|will|can|asked|thinks|\w+ed)\b)"
)
_NO_FIRST_NAME = frozenset(
    """it that this there everything nothing something all work life always never what who she he they we you
    her his their our my your the a an and but so when since because after before how why where which
    one
    """.split()
)
# "Carol says she …": whoever is spoken of there is not Carol.
_TELLS = (
    r"(?i)^(?:(?:my|our)\s+)?(?:\w+\s+)?\w+\s+(?:also\s+)?(?:says?|said|thinks|reckons|swears|tells me"
    r"|told me)\s+(?:that\s+)?(?=(?:she|he|they)\b)"
)
# Said to somebody.
TO = r"(?i)\byou(?:rs?|rself)?\b"
# Said about somebody, where a letter speaks to them: "she never raises her voice".
ABOUT = r"(?i)\b(?:she|he|him|his|hers|her|himself|herself)\b"


class Spoken(NamedTuple):
    """Somebody or a pronoun in a text: where, and ``she``, ``he``, ``they`` or ``any``."""

    at: int
    sex: str


def others_in(text: str, name: str, *, told: bool = True) -> list[Spoken]:
    """Everybody else who is named, in the order they stand there; but for who only ``told`` it."""
    own = {word.casefold() for word in re.findall(r"\w+", name)}
    teller = re.match(_TELLS, text) if told else None
    begin = teller.end() if teller else 0
    found: list[Spoken] = []
    for m in re.compile(_SOMEBODY).finditer(text, begin):
        if m["self"] or (m["one"] and re.search(r"\b(?:I|we)\b", text[m.end() : m.end() + 12])):
            continue
        many = re.search(r"(?i)[^s]s$", m["any"] or "")
        sex = "they" if many else next((sex for sex in ("she", "he") if m[sex]), "any")
        found.append(Spoken(m.start(), sex))
    for m in re.compile(_NAME).finditer(text, begin):
        word = m[0].casefold()
        starts = not m.start() or re.search(r"[.!?]\s+$", text[: m.start()])
        before = text[: m.start()]
        # "The recipes of Elvira".
        hers = re.search(r"\b[a-z]+ of\s+$", before) and not re.search(ABOUT, before)
        if word in own or word in _TIME or (re.search(_PLACE, before) and not hers):
            continue
        is_other_word = word in _NO_FIRST_NAME or is_past(word) or is_verb(word) or word in BASE
        if not starts or (not is_other_word and re.match(_FIRST_NAME, text[m.end() :].lstrip())):
            found.append(Spoken(m.start(), "any"))
    return sorted(found)
