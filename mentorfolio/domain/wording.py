"""A title and a reason put into the words of a sentence, as far as words alone allow (O3, O5).

What comes out is always shown before it is sent, and a need's ``--phrase`` says it better.
"""

from __future__ import annotations

import re

from mentorfolio.errors import UsageProblem

# What people begin a need with when they mean to do it: "Lead a team" -> "leading a team".
_DOING = frozenset(
    """
    achieve adapt advise answer apply ask avoid balance be become begin break bring build buy calm care
    change choose close coach come communicate convince cope cover create deal decide delegate deliver
    design develop do earn enter escape expand explain face facilitate feel fight finance find finish
    focus follow form found fund gain get give go grow handle have help hire hold improve influence
    introduce join judge keep know launch lead learn leave let listen live make manage market master
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
_ABOUT_THEM = re.compile(r"^(?:because\s+)?(she|he|they|her|his|their)\b", re.IGNORECASE)
_TO_THEM = {"she": "you", "he": "you", "they": "you", "her": "your", "his": "your", "their": "your"}
_TO_THEM |= {"him": "you", "them": "you", "hers": "yours", "theirs": "yours"}
_BETWEEN = ("always", "also", "even", "just", "never", "often", "only", "rarely", "really", "seldom", "still")
_BE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
_BE |= {"hasn't": "haven't", "doesn't": "don't"}
# What makes words that begin with "your" or "how you" a whole sentence.
_TELLS = re.compile(
    r"\b(?:is|are|was|were|has|have|had|made|helped|showed|changed|gave|got|stayed|taught|struck|inspired|impressed"
    r"|convinced|brought|led|kept|stuck|reminded|encouraged|moved|opened|answered|explained|guided|saved)\b"
)


def spoken(title: str) -> str:
    """A need's title or phrase as it stands inside of a sentence: "leading a team"."""
    words = title.strip().rstrip(".!?")
    first, _, rest = words.partition(" ")
    # A name, an abbreviation, "I": only a plain capital at the beginning is one of writing.
    plain = first[1:] == first[1:].lower() and bool(rest or first[1:]) and first != "I"
    if first.casefold() in _DOING and plain:
        return f"{_ing(first.lower())} {rest}".strip()
    known = first.casefold() in _ASKS or first.endswith(("ing", "ment", "ship", "tion")) or not rest
    return f"{first.lower()} {rest}".strip() if plain and (known or rest == rest.lower()) else words


def _ing(verb: str) -> str:
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    dropped = verb.endswith("e") and not verb.endswith(("ee", "oe", "be"))
    return f"{verb[:-1] if dropped else verb}ing"


def reason(why: str) -> str:
    """Why somebody is written to, as a sentence of the letter to them."""
    words = turned(why.strip())
    start = words.casefold()
    if start.startswith("because "):
        return _ended(f"I am writing to you {_small(words)}")
    if start.startswith(("i ", "we ", "i've ", "my ", "our ")):
        return _ended(words[:1].upper() + words[1:])
    if re.match(r"(?:when|since|at|in|on|last|this|a|the) .*\b(?:you|your|i|me|we)\b", start):
        is_clause = not start.startswith(("the way ", "the work "))
        if is_clause or _TELLS.search(start):
            return _ended(words[:1].upper() + words[1:])
    if start.startswith(("you ", "you've ", "you're ")) or (
        re.match(r"(?:your|how you|what you|the way|the work)\b", start)
        and _TELLS.search(_after_subject(start))
    ):
        # As it was typed: a clause goes on from ours, a sentence stands for itself.
        return _ended(f"I am writing to you because {words}" if words[0].islower() else words)
    if re.match(r"(?:your|how you|what you|the way|the work)\b", start):
        return _ended(f"I am writing to you because of {_small(words)}")
    return _ended(f"I am writing to you for a reason: {words}")


def _after_subject(words: str) -> str:
    """Past "how you made", whose verb belongs to the subject and not to the sentence."""
    return words if words.startswith("your ") else " ".join(words.split()[3:])


def is_about_them(why: str) -> bool:
    """Whether a reason speaks about somebody instead of to them."""
    return _ABOUT_THEM.match(why.strip()) is not None


def turned(why: str) -> str:
    """What was said about somebody, said to them: "you never raise your voice"; the rest as it is."""
    if not is_about_them(why):
        return why
    words: list[str] = []
    verb_next = False
    for word in why.split():
        bare = word.casefold().rstrip(",.;:!?")
        tail = word[len(bare) :]
        if bare in _TO_THEM:
            words.append(_TO_THEM[bare] + tail)
            verb_next = bare in ("she", "he", "they")
        elif verb_next and bare not in _BETWEEN:
            words.append(_plural_verb(bare) + tail)
            verb_next = False
        else:
            words.append(word)
    return " ".join(words)


def expect_to_them(why: str, name: str) -> str:
    """A reason as it can stand in a letter to somebody. Raises UsageProblem if it is about them."""
    if not is_about_them(why):
        return why
    raise UsageProblem(
        f"This speaks about {name}, and the letter speaks to {name}.", hint=f'Say it so: "{turned(why)}"'
    )


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
