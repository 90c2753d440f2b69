"""A title and a reason put into the words of a sentence, as far as words alone allow (O3, O5).

What comes out is always shown before it is sent, and a need's ``--phrase`` says it better.
"""

from __future__ import annotations

import re
from functools import lru_cache

from mentorfolio.domain.addressing import to_them
from mentorfolio.domain.verbs import doing, is_past

_ASKS = ("how", "what", "when", "where", "whether", "which", "who", "why")
_TO = r"(?i)\byou(?:rs?|rself)?\b"
# What makes words that begin with "your" or "how you" a whole sentence.
_TELLS = (
    r"\b(?:is|are|was|were|has|have|had|made|helped|showed|changed|gave|got|stayed|taught|struck|inspired|impressed"
    r"|convinced|brought|led|kept|stuck|reminded|encouraged|moved|opened|answered|explained|guided|saved"
    r"|told|tells|said|says|thinks)\b"
)
# "The way you ran the office" is what one writes because of; "… taught me a lot" makes it a sentence.
_TOLD_ME = (
    r"\b(?:made|helped|showed|changed|gave|taught|struck|inspired|impressed|convinced|brought|kept|reminded"
    r"|encouraged|moved|guided|saved|stayed|stuck)\s+(?:with\s+)?(?:me|us|my|our|how)\b"
)
# What people put before what they need, and a letter does not: "I want to be heard".
_WANTING = (
    r"(?i)^(?:i|we)(?:\s+(?:really|just|also))?(?:'d|\u2019d|\s+would)?\s+(?:want|wish|need|like|have|hope|try)"
    r"\s+to\s+(?:learn\s+(?:how\s+)?to\s+)?"
)
_WANTING_MORE = r"(?i)^(?:i|we)\s+(?:want|need|miss|lack)\s+(?!out\b|in\b)"
_ASKING = (
    r"(?i)^(?:(how)\s+(?:do|can|could|should|shall|must)"
    r"|(what|when|where|whom?|which \w+)\s+(?:should|shall))\s+(?:i|we|one)\s+"
)
# "Where do I lose money?" -> "where I lose money", "what am I missing?" -> "what I'm missing".
_OF_ME = (
    r"(?i)^(how|what|when|where|whom?|why|which \w+)\s+(do|am|can|could|would|must|will|have)\s+(i|we|one)\s+"
)
# A thing, and what they did with it: "the two pages you wrote on handovers".
_OF_YOURS = (
    r"(?:the|a|an|those|these|that|some|all|everything|one)\s+(?:[\w'-]+\s+){0,5}?(?:that\s+|which\s+)?"
    r"(you)(?:'ve|'d| have| had)?\s+\w+"
)
_OF_OURS = (
    r"(?i)^((?:the|our|my|your|that|this|those|all|an?)\b[^,.;]*?) (?:that |which )?(?:we|you|i)"
    r"(?:'d|'ve| had| have)? \w+"
)
_OWN_SENTENCE = r"(?i)(?:i|we|you|it|there|do|thank|that is|this)\b"
# A question that a yes or a no answers: "Should I stay?" -> "whether to stay".
_SHOULD = r"(?i)^(?:should|shall)\s+(?:i|we)\s+(?=\w)|^do\s+(?:i|we)\s+want\s+to\s+"
_WHETHER = r"(?i)^(do|am|is|are|can|could|will|would|have|has)\s+(i|we|it|this|that|there|you)\s+"
# How words begin that one of these can be about; for the others none is built.
_WANTING_OR_ASKING = frozenset(
    """i i'd we we'd how what when where which who whom why should shall do am is are can could will would
    have has
    """.split()  # noqa: SIM905 - a list
)
_WAS_MINE = r"you (?:are|were|have been|'re) (?:once )?(?:my|our|in my|on my)\b"
# Sentences of a letter that another one can go on to.
_OWN = ("I thought of you because", "I'm writing because", "I'm coming to you because", "I'd like to ask you")
_SAYING = r"(?:says?|said|thinks|reckons|tells me|told me)\b"
_SAYS = rf"^(?:\w+\s+){{1,4}}{_SAYING}"
# Words that are said of somebody by themselves, and what may follow them: "patient with beginners".
_QUALITIES = frozenset(
    """approachable blunt brave brilliant calm careful caring clear decent direct encouraging experienced
    fair firm frank friendly fun funny generous gentle good great helpful honest humble inspiring kind
    knowledgeable open organised patient practical quick reliable sensible smart steady strict
    supportive thorough thoughtful warm wise
    """.split()  # noqa: SIM905 - a list
)
_GOES_ON = frozenset("and about as at but even in on to towards under when with".split())  # noqa: SIM905 - a list
# What somebody has: "experience with boards".
_HAD = frozenset(
    """advice article blog book calm career courage experience expertise eye honesty humour interview
    judgement kindness knowledge lecture network paper patience podcast post reputation research sense
    skill talk teaching work workshop writing
    """.split()  # noqa: SIM905 - a list
)
# No end of a sentence.
_SHORTENED = frozenset("e.g. i.e. etc. vs. no. approx. dr. mr. mrs. ms. prof. st. cf. ca. a.m. p.m.".split())  # noqa: SIM905 - a list
_FREE = r"(?i)^(?:(?:i am|i'm|usually|mostly|free|available)\s+)+"
SMALL = frozenset(
    """a about after afternoons all an any anything at before between don't early evenings every from half how
    in keep late lunchtimes monthly most mornings my never not on once one our put some take that the
    twice two until weekday weekdays weekends what when why your
    """.split()  # noqa: SIM905 - a list
)
_MONTHS = (
    "january|february|march|april|may|june|july|august|september|october|november|december"
    "|jan|feb|mar|apr|jun|jul|aug|sept?|oct|nov|dec"
)
_GOES_ON_TIME = r"(?:in|on|at|after|around|about|as soon as|when|from|next|early|by|once|this|before|later)\b"
_NUMBERS = {5: "Five", 10: "Ten", 15: "Fifteen", 20: "Twenty", 30: "Thirty", 45: "Forty-five", 60: "Sixty"}
# Things that a sentence counts: nobody asks advice "on budget".
_MY = frozenset(
    """boss business career company department diary inbox job manager network project role team thesis
    """.split()  # noqa: SIM905 - a list
)
_THE = frozenset("board budget exam handover interview pitch presentation report rota".split())  # noqa: SIM905 - a list
_LONGEST_TITLE = 7  # words
_LONGEST_PHRASE = 12  # of what begins with "Leading", and tells of nobody else
_PHRASE = (
    r"(?i)(?!(?:during|nothing|something|anything|everything|bring|spring)\b)\w{2,}ing"
    r"(?!.*\b(?:i|we|he|she|they|because|since|when|while|after|before)\b)[^.;:!?]*[.]?"
)
_FURTHER_ON = r"(?i)[,.;:\u2013(]|\s(?:because|so that|since|when|while|without|after|before)\s"
_LONG = 9  # words of a topic that is no longer one
_LONGEST_CLAUSE = 6  # words that "I'm writing because" leads to
_SHORT = 4  # words of a title that needs no other ones in a letter
# What begins a sentence, where a topic was meant.
_NO_TOPIC = frozenset(
    """i we my our i'm i've it it's there they he she nobody everybody does did do was were isn't aren't
    don't can't
    """.split()  # noqa: SIM905 - a list
)
_QUESTIONS = frozenset(("how", "what", "when", "where", "which", "who", "whom", "why"))


@lru_cache(maxsize=64)
def spoken(title: str) -> str:
    """A need's title or phrase as it stands inside of a sentence: "leading a team"."""
    words = title.strip().rstrip(".!?")
    begin = next(iter(words.split(maxsplit=1)), "").casefold().replace("\u2019", "'")
    if begin in _WANTING_OR_ASKING:
        words = re.sub(_WANTING_MORE, "", re.sub(_WANTING, "", words))
        words = re.sub(_ASKING, lambda found: f"{(found[1] or found[2]).lower()} to ", words)
        words = re.sub(_OF_ME, lambda found: f"{found[1].lower()} {_does(found[3], found[2])} ", words)
        words = re.sub(_SHOULD, "whether to ", words)
        words = re.sub(_WHETHER, lambda found: f"whether {_does(found[2], found[1])} ", words)
    words = words or title.strip()
    if words.casefold() in _MY | _THE:
        return f"{'my' if words.casefold() in _MY else 'the'} {words.lower()}"
    first, _, rest = words.partition(" ")
    # A name, an abbreviation, "I": only a plain capital at the beginning is one of writing.
    plain = first[1:] == first[1:].lower() and bool(rest or first[1:]) and first != "I"
    if plain and (done := doing(words)):
        return done
    known = first.casefold() in _ASKS or first.endswith(("ing", "ment", "ship", "tion")) or not rest
    return f"{first.lower()} {rest}".strip() if plain and (known or rest == rest.lower()) else words


def _does(who: str, verb: str) -> str:
    """Who does it, as a statement says it: "I", "I'm", "it is", "we can"."""
    subject = "I" if who in "iI" else who.lower()
    if verb.casefold() == "do":
        return subject
    return "I'm" if verb.casefold() == "am" else f"{subject} {verb.lower()}"


def as_topic(title: str) -> str:
    """A topic as it can stand behind "about", whatever the title is."""
    words = spoken(title)
    return f"one thing: {words}" if _is_sentence(words) else words


def wants_phrase(title: str) -> bool:
    """Whether only the owner can tell how a letter should say it: a question, a sentence, many words."""
    words = spoken(title)
    question = words.partition(" ")[0].casefold() in _QUESTIONS | {"whether"} or "?" in title
    return question or not is_topic(title) or len(words.split()) > _SHORT


def proposed_topic(title: str) -> str:
    """What can be offered for it; empty where grammar offers nothing."""
    return spoken(title) if is_topic(title) else ""


def asked(topic: str) -> str:
    """What one would like of them, by a topic: "ask you how to …", "ask your advice on leading a team"."""
    words = as_topic(topic)
    if words.partition(" ")[0].casefold() in _QUESTIONS:
        return f"ask you {words}"
    return f"ask your advice on {words}"


def is_long(title: str) -> bool:
    """Whether it is a sentence, where a name of a few words was meant; "Leading …, and …" is a name."""
    most = _LONGEST_PHRASE if re.fullmatch(_PHRASE, title.strip()) else _LONGEST_TITLE
    return len(title.split()) > most


def short_title(sentence: str) -> str:
    """A name of a few words out of a sentence about what one needs; empty where none can be offered."""
    words = re.sub(_WANTING_MORE, "", re.sub(_WANTING, "", sentence.strip().rstrip(".!?")))
    words = re.split(_FURTHER_ON, words)[0].strip()
    return "" if is_long(words) or not is_topic(words) else words[:1].upper() + words[1:]


def is_topic(title: str) -> bool:
    """Whether a title can stand in a letter as what one would like to learn more about."""
    words = spoken(title)
    return len(words.split()) <= _LONG and not _is_sentence(words)


def _is_sentence(words: str) -> bool:
    first, _, rest = words.partition(" ")
    return first.casefold() in _NO_TOPIC and rest not in _MY


def reason(why: str, lead: str = "I'm writing", through: str = "") -> str:
    """Why somebody is written to, as a sentence of the letter to them; ``lead`` begins one that has none.

    ``through`` is who gave one their name: what they say of them stands where they are named, and not here.
    """
    words = _whole(capitals(to_them(why) or why.strip()))
    if through and _what_they_say(words, through):
        return ""
    start = words.casefold()
    if re.match(r"(?:i|we|i've|my|our) |because of [^.!?]*\b(?:i|we)\b|because [^.!?]*, (?:i|we)\b", start):
        return ended(capital(words))
    if clause := re.match(r"(?:because|that) (?=\w)", start):
        return ended(f"{lead} because {small(words[clause.end() :])}")
    if start.startswith(("you ", "you've ", "you're ", "you'd ", "you'll ")) or (
        start.startswith("your ") and re.search(_TELLS, start)
    ):
        # As it was typed: a clause goes on from ours, a sentence stands for itself, and so do several;
        # "you were my boss" is no reason, and reminds all the same.
        long = start.startswith("your ") and len(words.split()) > _LONGEST_CLAUSE
        alone = words[0].isupper() or long or re.search(r"[.!?]\s", words)
        alone = alone or re.match(_WAS_MINE, start)
        return ended(words[:1].upper() + words[1:] if alone else f"{lead} because {words}")
    if re.match(r"(?:your|how you|what you|the way|the work)\b", start):
        if re.search(_TOLD_ME, start):
            return ended(words[:1].upper() + words[1:])
        return ended(f"{lead} because of {small(re.sub(_I_DID, '. I ', words, count=1))}")
    if _is_a_thing(start):
        return ended(f"{lead} because of {small(words)}")
    if re.match(r"(?:when|since|at|in|on|last|this|a|the) .*\b(?:you|your|i|me|we)\b", start):
        return ended(words[:1].upper() + words[1:])
    if re.search(_TO, start) and (words[:1].isupper() or re.search(_SAYS, start)):
        return ended(words[:1].upper() + words[1:])
    return ended(_of_theirs(words, lead))


def _is_a_thing(start: str) -> bool:
    """Whether a reason is something, with what they or both did: "the pages you wrote", "the day we met"."""
    if thing := re.match(_OF_YOURS, start):
        return not re.search(_TELLS, start[: thing.start(1)] + start[thing.end() :])
    main = re.sub(_OF_OURS, r"\1", re.split(r",? (?:where|when|who|which)\b", start)[0])
    return bool(re.match(r"(?:a|an|our|the|this) ", start)) and main != start and not re.search(_TELLS, main)


def named(through: str, why: str = "") -> str:
    """Who gave one their name, and what they say of them where that is the reason."""
    says = _what_they_say(_whole(capitals(to_them(why) or why.strip())), through)
    return ended(f"{capital(through)} gave me your name{f' and {says}' if says else ''}")


def _what_they_say(words: str, through: str) -> str:
    """Words that tell what this person says, without their name; empty where they do not."""
    first = through.partition(" ")[0]
    found = re.match(rf"(?:{re.escape(through)}|{re.escape(first)})\s+(?={_SAYING})", words, re.IGNORECASE)
    return words[found.end() :] if found else ""


def followed(now: str, because: str) -> str:
    """What brings one to ask, and why them: one sentence where both are short, else two, why them first."""
    told = capital(ended(capitals(now.strip())))
    own = because.startswith(_OWN)
    if not own or re.search(r"[.!?,;:\u2013]\s|\b(?:and|but|so|because)\b", told) or not told.endswith("."):
        return f"{because} {told}".strip()
    return f"{told[:-1]}, and {because}"


def recalled(shared: str, lead: str = "You may remember") -> str:
    """What two people shared, as a sentence: "You may remember the winter on Ward 4."."""
    words, *more = sentences(capitals(shared.strip())) or [""]
    said = _recalled(words, lead)
    return " ".join([said, *(capital(ended(text)) for text in more)])


def _recalled(words: str, lead: str) -> str:
    main = re.split(r",? (?:where|when|who|which)\b", words)[0]  # "the party where we hardly got to talk"
    main = re.sub(_OF_OURS, r"\1", main)  # "the talks we had"
    is_sentence = words.endswith(("!", "?")) or re.search(_TELLS, main) or re.match(_OWN_SENTENCE, words)
    if is_sentence and not re.match(r"(?i)(?:when|how)\b", words):
        return ended(words[:1].upper() + words[1:])
    if place := re.match(r"(?i)(?:at|in|on|from|during) (?=\w)", words):
        if re.search(r"(?i)\b(?:we|you|i) \w", words):
            return ended(capital(words))
        words = words[place.end() :]
        lead = f"{lead} me from" if lead == "You may remember" else lead
    small = re.match(r"(?i)(?:the|our|my|your|that|those|a|an|when|how|working|being)\b", words)
    if re.match(r"(?i)(?:when|how)\b", words):
        lead = "You may remember"
    return ended(f"{lead} {words[:1].lower() + words[1:] if small else words}")


_I_DID = r", (?=(?:read|saw|heard|tried|used|shared|passed|loved|liked|watched|bought|printed|copied)\b)"


def _whole(words: str) -> str:
    """Several sentences, with the "You are" that a later one lacks: "Bit scary but fair"."""
    begin, *more = re.split(r"(?<=[.!?])\s+", words)
    said = [begin]
    for part in more:
        first = part.partition(" ")[0].casefold().rstrip(",.!?")
        lacks = first == "bit" or first in _QUALITIES
        said.append(f"You are {'a ' * (first == 'bit')}{small(part)}" if lacks else part)
    return " ".join(said) if more else words


def _of_theirs(words: str, lead: str) -> str:
    """A reason that is no sentence: a quality of theirs, something they have."""
    first, _, rest = small(words).partition(" ")
    said = f"{first} {rest}".strip()
    if first == "bit" and rest:
        return f"{lead} because you are a {said}"
    if first in ("a", "an") or (first in _QUALITIES and (not rest or rest.split()[0] in _GOES_ON)):
        return f"{lead} because you are {said}"
    if first in _QUALITIES and rest.split()[:1] and rest.split()[0] in _HAD:
        return f"{lead} because of your {said}"
    if first in ("good", "great", "brilliant") and rest and not rest.endswith("s"):
        return f"{lead} because you are a {said}"
    if first.rstrip("s") in _HAD or first in _HAD:
        return f"{lead} because of your {said}"
    if re.search(r"\b(?:I|you|we)\b", words) or any(is_past(word) for word in words.rstrip(".").split()[1:]):
        return f"{lead} because {small(words)}"
    return f"{lead} for one reason: {words}"


def sentences(text: str) -> list[str]:
    """A text sentence by sentence; "e.g." and "Dr." end none."""
    found: list[str] = []
    for part in re.split(r"(?<=[.!?])\s+", text):
        before = found[-1].rpartition(" ")[2] if found else ""
        if before.casefold() in _SHORTENED and (before.casefold() != "no." or part[:1].isdigit()):
            found[-1] = f"{found[-1]} {part}"
        else:
            found.append(part)
    return found


def capitals(text: str) -> str:
    """A text with a capital at the beginning of each sentence but the first, which may go on from another.

    "iPad" begins as it is.
    """
    parts = re.split(r"(\s+)", text)
    for at in range(2, len(parts), 2):
        before, word = parts[at - 2], parts[at]
        ends = before.endswith((".", "!", "?")) and not before.endswith("..")
        shortened = before.casefold() in _SHORTENED and (before.casefold() != "no." or word[:1].isdigit())
        if ends and not shortened and word[:1].islower() and word == word.lower():
            parts[at] = capital(word)
    return "".join(parts)


def within(text: str) -> str:
    """Words as they stand inside of a sentence: no full stop, no capital of a mere beginning."""
    words = re.sub(_FREE, "", text.strip().rstrip("."))
    first = words.partition(" ")[0].casefold()
    return small(words) if first in SMALL or first.capitalize() in _NUMBERS.values() else words


def when(text: str) -> str:
    """A day, a month or a season with its "on" or "in"; of the first of a month only the month was said."""
    words = within(text)
    month = rf"(?:{_MONTHS})(?: \d{{4}})?"
    if found := re.fullmatch(rf"(?:1(?:st)? )?({month})", words, re.IGNORECASE):
        return f"in {found[1]}"
    if re.fullmatch(rf"\d.*{month}|(?:\w+day)\b.*", words, re.IGNORECASE):
        return f"on {words}"
    if re.match(
        r"(?:spring|summer|autumn|winter|the (?:spring|summer|autumn|winter|new year))\b", words, re.I
    ):
        return f"in {words}"
    return words if re.match(_GOES_ON_TIME, words, re.IGNORECASE) else f"around {words}"


def in_words(minutes: int) -> str:
    """A number of minutes at the beginning of a sentence."""
    return _NUMBERS.get(minutes, str(minutes))


def capital(text: str) -> str:
    """A capital first, the rest untouched."""
    first = text[:1].upper()
    return first + text[1:] if len(first) == 1 else text


def small(words: str) -> str:
    """Words as they go on from others: without the capital of a beginning, with that of a name."""
    first = words.partition(" ")[0]
    own = words[:2] in ("I ", "I'") or first != first.capitalize()
    return words if own else words[:1].lower() + words[1:]


def ended(words: str) -> str:
    """Words with an end mark."""
    words = words.rstrip(" ,;")
    return words if words.rstrip("\"')]\u201d\u2019").endswith((".", "!", "?", "\u2026")) else f"{words}."
