"""Which words are verbs, as far as a list of them can tell, and their forms."""

from __future__ import annotations

import re
from collections.abc import Sequence

# What people begin a need with when they mean to do it: "Lead a team" -> "leading a team".
BASE = frozenset(
    """achieve adapt admire advise answer apply argue ask assess avoid bake balance be become begin break
    bring build buy calculate calm care carry change choose close coach come communicate convince cope
    cover create deal decide defend delegate deliver design develop diagnose do draw earn edit enter
    escape estimate evaluate expand explain face facilitate feel fight finance find finish fix focus
    follow form found fund gain get give go grow handle have help hire hold improve influence inspect
    install interpret introduce invest join judge keep know launch lead learn leave let listen live look
    love make manage market master measure mediate meet mend mentor motivate move navigate negotiate
    open operate organise organize own pass pitch plan prepare present prioritise prioritize programme
    protect publish push put raise reach read rebuild recover recruit reduce reflect refuse remember
    replace restore retire return revise run save say see sell serve set sew settle shape share show
    simplify solve speak stand start stay step stop study succeed supervise support survive switch take
    talk teach tell think train transfer translate treat turn understand use wait weld win work write
    """.split()
)
# What is said of somebody, and is nothing to do.
_OF_STATE = frozenset("enjoy like look mean need prefer seem sound want".split())
# What people tell one another to do, beside these.
ADVICE = BASE | frozenset(
    """allow breathe call check count cut double drop eat invite name note pay pick promise rest say send
    sit sleep spend thank trust try wait walk watch
    """.split()
)
# Verbs that are things as well: "price my work" is none, "price of work" is.
_VERB_OR_THING = frozenset(
    """budget chair cook cost drive film host map network paint pilot play price question record rent repair
    research sail schedule staff stock store test time track trade tune value
    """.split()
)
_OF_A_VERB = (
    r"(?i)(?:my|our|the|a|an|it|them|with|for|people|others|big|bigger|larger?|small|new|old|better|more"
    r"|whole|bread|cheese|clothes|fish|furniture|meat|paintings|pictures|vegetables)\b"
)
_DOUBLED = ("begin", "get", "let", "plan", "put", "run", "set", "step", "stop", "transfer", "win")
_PAST = frozenset(
    """
    became began bought broke brought built came caught chose did drew drove flew fought found gave got
    grew had heard held kept knew led left lent let lost made met paid put ran rang read rebuilt said sat
    saw sent set showed sold spent spoke stood stuck taught thought told took tried turned understood was went
    won wore wrote
    """.split()
)
_ADVERBS = frozenset("always also even just never often only rarely really seldom still once".split())
_OBJECTS = frozenset(
    """a an everybody everything how it me my nothing our people that the them things to us what when
    who why you your
    """.split()
)
# Right before one of these a word with an "s" is a verb, too, though no list knows it: "and milks 210".
_RIGHT_BEHIND = r"\d|(?:a|an|it|me|my|our|the|them|us|her|his|their|your)$"
_NO_VERBS = frozenset("always as besides his its nowadays others perhaps sometimes this thus us yes".split())
_BE = {"is": "are", "was": "were", "has": "have", "does": "do", "isn't": "aren't", "wasn't": "weren't"}
_BE |= {"hasn't": "haven't", "doesn't": "don't", "says": "say"}


def ing(verb: str) -> str:
    """``lead`` -> ``leading``."""
    if verb in _DOUBLED:
        return f"{verb}{verb[-1]}ing"
    dropped = verb.endswith("e") and not verb.endswith(("ee", "oe", "be"))
    return f"{verb[:-1] if dropped else verb}ing"


def is_verb(word: str) -> bool:
    """Whether a word is a verb as it is said of somebody: "listens", "is"."""
    return word in _BE or (word.endswith("s") and plural(word) in BASE | _OF_STATE)


def verb_follows(words: Sequence[str]) -> bool:
    """Whether behind the first of these words another verb of the same person follows: "and listens"."""
    joint, then, after = [word.casefold().rstrip(",.;:!?") for word in (*words, "", "", "")[:3]]
    if joint in ("and", "but", "or"):
        if is_adverb(then):
            return after.endswith("s")
        like_one = re.fullmatch(r"[a-z]+[^s]s", then) and then not in _NO_VERBS
        return is_verb(then) or bool(like_one and re.match(_RIGHT_BEHIND, after))
    # "Papers, books and maps" are things: behind a comma the verb has to have its object.
    return words[0].endswith(",") and is_verb(then) and after in _OBJECTS


def doing(words: str) -> str:
    """What a title says to do, as one does it: "Lead a team" -> "leading a team"; empty where it is none."""
    first, _, rest = words.partition(" ")
    verb = first.casefold()
    if verb in BASE or (verb in _VERB_OR_THING and re.match(_OF_A_VERB, rest)):
        return f"{ing(verb)} {rest}".strip()
    return ""


def lacks_subject(words: str) -> bool:
    """Whether it begins with what somebody does or did: "left and came back", "never raises …"."""
    first, _, rest = words.strip().partition(" ")
    if is_adverb(first.casefold()):
        first = rest.partition(" ")[0]
    verb = first.casefold().rstrip(",.;:!?")
    return is_verb(verb) or (is_past(verb) and bool(rest.strip()))


def is_past(word: str) -> bool:
    """Whether a word tells what somebody did: "left", "helped"."""
    stems = (word[:-2], word[:-1], f"{word[:-3]}y", word[:-3])  # helped moved carried stopped
    again = word.removeprefix("re") in _PAST  # rewrote
    return word in _PAST or again or (word.endswith("ed") and any(stem in BASE for stem in stems))


def is_adverb(word: str) -> bool:
    """Whether a word may stand between somebody and their verb: "never"."""
    return word in _ADVERBS


def plural(verb: str) -> str:
    """``raises`` -> ``raise``, ``is`` -> ``are``; another word stays."""
    if verb in _BE:
        return _BE[verb]
    if verb.endswith("ies") and len(verb) > 4:
        return f"{verb[:-3]}y"
    if re.search(r"(?:ss|sh|ch|x|z|o)es$", verb):
        return verb[:-2]
    return verb[:-1] if verb.endswith("s") and not verb.endswith("ss") else verb
