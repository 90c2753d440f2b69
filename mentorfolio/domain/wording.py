"""A title and a reason put into the words of a sentence, as far as words alone allow (O3, O5).

What comes out is always shown before it is sent, and a need's ``--phrase`` says it better.
"""

from __future__ import annotations

import re

from mentorfolio.errors import UsageProblem

# What people begin a need with when they mean to do it: "Lead a team" -> "leading a team".
_DOING = frozenset(
    """
    achieve adapt admire advise answer apply ask avoid balance be become begin break bring build buy calm care
    change choose close coach come communicate convince cope cover create deal decide delegate deliver
    design develop do earn enter escape expand explain face facilitate feel fight finance find finish
    focus follow form found fund gain get give go grow handle have help hire hold improve influence
    introduce join judge keep know launch lead learn leave let listen live look love make manage market master
    measure mediate meet mentor motivate move navigate negotiate open organise organize own pass pitch
    plan prepare present prioritise prioritize programme publish push put raise reach read recover
    reduce reflect return run save say see sell set settle shape share show simplify solve speak stand
    start stay step stop study succeed support survive switch take talk teach tell think train transfer
    turn understand use win work write
    """.split()  # noqa: SIM905 - a list of 150 words is read more easily as a text
)
_DOUBLED = ("begin", "get", "let", "plan", "put", "run", "set", "step", "stop", "transfer", "win")
_ASKS = ("how", "what", "when", "where", "whether", "which", "who", "why")
# Said about somebody, where a letter speaks to them: "she never raises her voice".
_ABOUT = re.compile(r"\b(?:she|he|him|his|hers|her|himself|herself)\b", re.IGNORECASE)
_TO = re.compile(r"\byou(?:rs?|rself)?\b", re.IGNORECASE)
_SUBJECT = re.compile(r"^(?:because\s+)?(she|he|they|her|his|their)\b", re.IGNORECASE)
# Subject -> its forms; "her" and "his" may belong to somebody ("her voice") or be them ("ask her").
_FORMS = {
    "she": {"she": "you", "hers": "yours", "herself": "yourself"},
    "he": {"he": "you", "him": "you", "himself": "yourself"},
    "they": {"they": "you", "them": "you", "their": "your", "theirs": "yours", "themselves": "yourself"},
}
_OF = {"she": "her", "he": "his"}
_WHOSE = {"her": "she", "his": "he", "their": "they"}
# After these "her" is the person, not what belongs to her.
_NO_NOUN = frozenset(
    """about after again and as at because before but for from how if in into most of on or over so than
    that to very when where which while who why with without""".split()  # noqa: SIM905 - as above
)
_BETWEEN = frozenset(
    "allways always also even just never often only rarely really seldom still".split()  # noqa: SIM905 - as above
)
_BE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
_BE |= {"hasn't": "haven't", "doesn't": "don't", "says": "say"}
_HAVING = ("been", "had", "got", "done", "gone", "seen", "built", "made", "taught", "led", "run", "come")
# What makes words that begin with "your" or "how you" a whole sentence.
_TELLS = (
    r"\b(?:is|are|was|were|has|have|had|made|helped|showed|changed|gave|got|stayed|taught|struck|inspired|impressed"
    r"|convinced|brought|led|kept|stuck|reminded|encouraged|moved|opened|answered|explained|guided|saved)\b"
)
# "The way you ran the office" is what one writes because of; "… taught me a lot" makes it a sentence.
_TOLD_ME = (
    r"\b(?:made|helped|showed|changed|gave|taught|struck|inspired|impressed|convinced|brought|kept|reminded"
    r"|encouraged|moved|guided|saved|stayed|stuck)\s+(?:with\s+)?(?:me|us|my|our|how)\b"
)
# What people put before what they need, and a letter does not: "I want to be heard".
_WANTING = re.compile(
    r"^(?:i|we)(?:\s+(?:really|just|also))?(?:'d|\u2019d|\s+would)?\s+(?:want|wish|need|like|have|hope|try)"
    r"\s+to\s+(?:learn\s+(?:how\s+)?to\s+)?",
    re.IGNORECASE,
)
_WANTING_MORE = re.compile(r"^(?:i|we)\s+(?:want|need|miss|lack)\s+(?!out\b|in\b)", re.IGNORECASE)
_ASKING = re.compile(
    r"^(how|what|when|where|whom?)\s+(?:do|can|could|should|shall|would|must)\s+(?:i|we|one)\s+",
    re.IGNORECASE,
)
_OWN_SENTENCE = re.compile(r"(?:i|we|you|it|there|do|thank|that is|this)\b", re.IGNORECASE)
_LONGEST_TITLE = 7  # words
_FURTHER_ON = r"(?i)[,.;:\u2013(]|\s(?:because|so that|since|when|while|without|after|before)\s"
_LONG = 9  # words of a topic that is no longer one


def spoken(title: str) -> str:
    """A need's title or phrase as it stands inside of a sentence: "leading a team"."""
    words = _WANTING_MORE.sub("", _WANTING.sub("", title.strip().rstrip(".!?")))
    words = _ASKING.sub(lambda found: f"{found[1].lower()} to ", words) or title.strip()
    first, _, rest = words.partition(" ")
    # A name, an abbreviation, "I": only a plain capital at the beginning is one of writing.
    plain = first[1:] == first[1:].lower() and bool(rest or first[1:]) and first != "I"
    if first.casefold() in _DOING and plain:
        return f"{_ing(first.lower())} {rest}".strip()
    known = first.casefold() in _ASKS or first.endswith(("ing", "ment", "ship", "tion")) or not rest
    return f"{first.lower()} {rest}".strip() if plain and (known or rest == rest.lower()) else words


def is_long(title: str) -> bool:
    """Whether it is a sentence, where a name of a few words was meant."""
    return len(title.split()) > _LONGEST_TITLE


def short_title(sentence: str) -> str:
    """A name of a few words out of a sentence about what one needs; empty where none can be offered."""
    words = _WANTING_MORE.sub("", _WANTING.sub("", sentence.strip().rstrip(".!?")))
    words = re.split(_FURTHER_ON, words)[0].strip()
    return "" if is_long(words) or not is_topic(words) else words[:1].upper() + words[1:]


def is_topic(title: str) -> bool:
    """Whether a title can stand in a letter as what one would like to learn more about."""
    words = spoken(title).split()
    return len(words) <= _LONG and not (
        words and words[0].casefold() in ("i", "we", "my", "i'm", "it", "there")
    )


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    dropped = verb.endswith("e") and not verb.endswith(("ee", "oe", "be"))
    return f"{verb[:-1] if dropped else verb}ing"


def reason(why: str) -> str:
    """Why somebody is written to, as a sentence of the letter to them."""
    words = to_them(why) or why.strip()
    start = words.casefold()
    if start.startswith("because "):
        return _ended(f"I am writing to you {_small(words)}")
    if start.startswith(("i ", "we ", "i've ", "my ", "our ")):
        return _ended(words[:1].upper() + words[1:])
    if start.startswith(("you ", "you've ", "you're ")) or (
        start.startswith("your ") and re.search(_TELLS, start)
    ):
        # As it was typed: a clause goes on from ours, a sentence stands for itself.
        return _ended(f"I am writing to you because {words}" if words[0].islower() else words)
    if re.match(r"(?:your|how you|what you|the way|the work)\b", start):
        if re.search(_TOLD_ME, start):
            return _ended(words[:1].upper() + words[1:])
        return _ended(f"I am writing to you because of {_small(words)}")
    if re.match(r"(?:when|since|at|in|on|last|this|a|the) .*\b(?:you|your|i|me|we)\b", start):
        return _ended(words[:1].upper() + words[1:])
    if words[:1].isupper() and _TO.search(start):
        return _ended(words)
    return _ended(f"I thought of you for one reason: {words}")


def recalled(shared: str) -> str:
    """What two people shared, as a sentence: "You may remember the winter on Ward 4."."""
    words = shared.strip()
    is_sentence = words.endswith((".", "!", "?")) or re.search(_TELLS, words) or _OWN_SENTENCE.match(words)
    if is_sentence and not re.match(r"(?i)(?:when|how)\b", words):
        return _ended(words[:1].upper() + words[1:])
    small = re.match(r"(?i)(?:the|our|my|your|that|those|a|an|when|how|working|being)\b", words)
    return _ended(f"You may remember {words[:1].lower() + words[1:] if small else words}")


def is_about_them(why: str) -> bool:
    """Whether a text speaks about somebody instead of to them."""
    if _TO.search(why):
        return False
    first = why.strip().partition(" ")[0].casefold()
    return bool(_ABOUT.search(why) or _SUBJECT.match(why.strip())) or _is_verb(first)


def turned(why: str) -> str:
    """What was said about somebody, said to them: "you never raise your voice"; the rest as it is."""
    found = _SUBJECT.match(why.strip()) or _ABOUT.search(why)
    if _TO.search(why) or found is None:
        return why
    word = (found[1] if found.re is _SUBJECT else found[0]).casefold()
    subject = _WHOSE.get(word) or next(s for s, forms in _FORMS.items() if word in forms)
    return _readdressed(why.split(), subject)


def _readdressed(told: list[str], subject: str) -> str:
    """Every pronoun of theirs as one of the second person, and the verbs that go with it."""
    words: list[str] = []
    verb_next = False
    for at, word in enumerate(told):
        bare = word.casefold().replace("\u2019", "'").rstrip(",.;:!?")
        tail = word[len(bare) :]
        after = told[at + 1].casefold().rstrip(",.;:!?") if at + 1 < len(told) else ""
        pronoun, mark, short = bare.partition("'")
        if mark and pronoun == subject:
            words.append(_shortened(short, after) + tail)
        elif bare in _FORMS[subject]:
            words.append(_FORMS[subject][bare] + tail)
            verb_next = bare == subject
        elif bare == _OF.get(subject):
            owns = after and not tail and after not in _NO_NOUN
            words.append(("your" if owns else "you") + tail)
        elif verb_next and bare not in _BETWEEN:
            words.append(_plural_verb(bare) + tail)
            verb_next = False
        else:
            words.append(word)
            # "She speaks and listens": the second verb is theirs, too.
            verb_next = verb_next or (bare in ("and", "but", "or") and _is_verb(after))
    return " ".join(words)


def to_them(text: str) -> str:
    """The same for words that begin with the verb: "listens well"; empty where none can be offered."""
    words = text.strip()
    if not is_about_them(words):
        return words
    first, rest = words.partition(" ")[0].casefold(), words[:1].lower() + words[1:]
    if first in ("met", "saw", "heard", "know", "knew"):
        words = f"I {rest}"
    elif _is_verb(first):
        is_he = re.search(r"\b(?:he|his|him)\b", words)
        words = f"{'he' if is_he else 'she'} {rest}"
    said = turned(words)
    return said if _TO.search(said) else ""


def expect_to_them(why: str, name: str) -> str:
    """Words as they can stand in a letter to somebody. Raises UsageProblem if they are about them."""
    if not is_about_them(why):
        return why
    better = to_them(why)
    problem = UsageProblem(
        f"This speaks about {name}, and the letter speaks to {name}.",
        hint=f'Say it so: "{better}"'
        if better
        else 'Begin with "you" or "your": "your talk on …", "you taught me …".',
    )
    problem.offered = better
    raise problem


def _shortened(short: str, after: str) -> str:
    """``she's been`` -> ``you've``, ``she's here`` -> ``you're``."""
    if short == "s":
        return "you've" if after in _HAVING or after.endswith("ed") else "you're"
    return f"you'{short}"


def _is_verb(word: str) -> bool:
    """Whether a word is a verb as it is said of somebody: "listens", "is"."""
    return word in _BE or (word.endswith("s") and _plural_verb(word) in _DOING)


def _plural_verb(verb: str) -> str:
    if verb in _BE:
        return _BE[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|z|o)es$", verb):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb


def _small(words: str) -> str:
    return words if words[:2] in ("I ", "I'") else words[:1].lower() + words[1:]


def _ended(words: str) -> str:
    return words if words.rstrip("\"')]\u201d\u2019").endswith((".", "!", "?", "\u2026")) else f"{words}."
