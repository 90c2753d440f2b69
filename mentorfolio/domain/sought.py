"""What a need asks for, by its words: fields of work, words to look for, the things that its title names."""

from __future__ import annotations

import re
from collections import Counter
from collections.abc import Iterable, Set
from typing import NamedTuple

from mentorfolio.domain.records import Need
from mentorfolio.domain.wordfamilies import Families, Family, longest, plain

_EMPTY_WORDS = frozenset(
    """
    a aber about after all alle alles als also always am an and andere anfang ans any arbeit are as at auf
    aus back bald be become before begin bei beim besser best better big bigger bin bis brauche brauchen
    bring build building but by can career come could da dabei dann das dass decide deciding dein dem den
    denn der deren des dich did die dieser dieses do doch does doing done durch each ein eine einen einer
    eines einmal else entscheiden er es etwas even ever everything fast few find finden finding first for
    from front fur gain ganz gar gegen gehen geht gern get gibt give go going good great habe haben had
    handle has hat hatte have having here hier hort how i ich if ihr im immer improve in ins into is ist
    it its ja jahr jahre jahren jede jeder jemand jetzt job just kann keep kein keine kennen kind know
    knowing kommt konnen kurzem late later learn learning lernen let leute like losen lot machen macht
    made make mal man many may me meet meeting mehr mehrere mein meine meinem meinen meiner menschen mine
    mir mit month months more most move much muss must my myself nach need needs neue neuen never new next
    nicht nichts no noch none not nothing now nur ob oder of off ohne old on one only open or other others
    our out over own people per put re really right run said same say schon sector see sehr sein seine
    seit set should sich sie since sind six small so soll sollen some someone something sowie start
    started still such sure take tell ten than that the their them then there these they thing things
    think this those three through time to too try tun two um und understand uns unser unsere unseren
    unter up us use using very viel viele vom von vor wann want war warum was way we week weg weil weiss
    welche well wenig wenn wer werden were what when where whether which while who whole why wie will wir
    wird with within without wo wollen work working world would wurde year years yet your zu zum zur
    """.split()
)
AMONG_MANY = "networking"
# What is done in every field: beside another one that is asked for, they count for less.
_ANYWHERE = ("leading", "projects", "politics")
_LESS = 0.6
_MEANT = 0.7  # of families whose people a need names, where it says nothing that any is asked for
_TITLE = 0.9  # from this weight on a family is asked by the title
_COMPOUND = 6  # letters of a word that is found within others, too

# What one comes from, where it is said where to: nobody is sought who is there now.
_OLD = (
    r"(?i)\b(?:(?:leave|leaving|quit|quitting|(?:get|getting) out of|give up|giving up|away from) .+?"
    r" (?:and|to|for|into)\b|from .+? (?=(?:in)?to\b)|(?:von|aus) .+? (?=(?:zur?|zum|ins?|nach)\b))"
)


class Thing(NamedTuple):
    """One of the things that a title names: the families that its words ask for, the words, what it counts.

    ``named`` is how the title has it.
    """

    families: frozenset[str]
    words: tuple[re.Pattern[str], ...]
    weight: float
    named: str

    def answered(self, text: str, does: Set[str]) -> bool:
        """Whether a plain text, of somebody who does those families, says it."""
        return bool(self.families & does) or any(word.search(text) for word in self.words)


class Sought(NamedTuple):
    """What a need asks for: families with their weight, words with theirs, and the things its title names."""

    families: tuple[tuple[Family, float], ...]
    words: tuple[tuple[re.Pattern[str], float], ...]
    things: tuple[Thing, ...]


def asked_by(need: Need, families: Families) -> Sought:
    """What the words of a need ask for; its title counts most."""
    weights: dict[str, float] = {}
    words: dict[str, float] = {}
    wanted = _without_the_old(need.title)
    for text, weight in ((wanted, 1.0), (_without_the_old(need.why), 0.3), (need.success, 0.3)):
        if not text:
            continue
        said = plain(text)
        for name, hits in Counter(name for _, _, name in _longest(said, families.families)).items():
            weights[name] = max(weights.get(name, 0), weight * (1 if hits > 1 else 0.9))
        for word in _telling(said):
            words[word] = max(words.get(word, 0), weight)
    by_name = {family.name: family for family in families.families}
    if not weights:
        weights = {f.name: _MEANT for f in families.families if f.meant_in(plain(wanted))}
    # To meet people of a field is asked of those in the field; who stands among many there counts more below.
    if len([w for w in weights.values() if w >= _TITLE]) > 1:
        weights.pop(AMONG_MANY, None)
    # To lead a thing, the budget of a project, the politics of a field: asked of who does the thing.
    less: set[str] = set()
    if any(w >= _TITLE for name, w in weights.items() if name not in _ANYWHERE):
        less = {name for name in _ANYWHERE if name in weights}
        weights |= {name: weights[name] * _LESS for name in less}
        title = plain(wanted)
        for begin, end in (place for name in less for place in by_name[name].places_in(title)):
            words |= {word: words[word] * _LESS for word in _telling(title[begin:end]) if word in words}
    return Sought(
        tuple((by_name[name], weight) for name, weight in weights.items()),
        tuple((_stem(word), weight) for word, weight in words.items()),
        _things(wanted, [by_name[name] for name in weights], less),
    )


def _without_the_old(text: str) -> str:
    """A text without what somebody wants to leave: "move from sales into law" asks for the law."""
    return re.sub(_OLD, "", text) or text


def need_told(text: str, needs: Iterable[Need]) -> Need | None:
    """The need whose title shares most words with what is told of somebody; None for none, or several."""
    said = plain(text)
    common = [(sum(1 for w in {*_telling(plain(n.title))} if _stem(w).search(said)), n) for n in needs]
    most = max((count for count, _ in common), default=0)
    found = [need for count, need in common if count == most]
    return found[0] if most and len(found) == 1 else None


def _telling(text: str) -> list[str]:
    """The words of a plain text that tell something."""
    return [word for word in text.split() if len(word) > 1 and word not in _EMPTY_WORDS]


def _things(title: str, families: Iterable[Family], less: Set[str]) -> tuple[Thing, ...]:
    """What the title names; what one family is asked for by, or in one word, is one thing."""
    typed, title = title, plain(title)
    named: list[tuple[set[str], set[str]]] = []
    for begin, end, name in _longest(title, families):
        phrase = title[begin:end]
        if not _telling(phrase):
            continue
        same = [thing for thing in named if name in thing[0] or phrase in thing[1]]
        named = [thing for thing in named if thing not in same]
        named.append(({name}.union(*(t[0] for t in same)), {phrase}.union(*(t[1] for t in same))))
    told = {word for _, phrases in named for phrase in phrases for word in phrase.split()}
    named += [(set(), {word}) for word in dict.fromkeys(_telling(title)) if word not in told]
    return tuple(
        Thing(
            frozenset(names),
            tuple(map(_stem, sorted(phrases))),
            _LESS if names and names <= less else 1.0,
            _as_typed(typed, phrases),
        )
        for names, phrases in named
    )


def _as_typed(title: str, phrases: Iterable[str]) -> str:
    """The words of a title that stand in some plain phrases."""
    said = {word for phrase in phrases for word in phrase.split()}
    return " ".join(word for word in re.findall(r"[\w&+]+", title) if plain(word).strip() in said)


def _longest(title: str, families: Iterable[Family]) -> list[tuple[int, int, str]]:
    """Where the families are asked for, but not within a longer place: a balance sheet is no balance."""
    return longest((*place, family.name) for family in families for place in family.places_in(title))


def _stem(word: str) -> re.Pattern[str]:
    """The word, and longer or shorter ones of its kind: negotiating, negotiation."""
    stem = re.sub(r"(?:ations?|ating|ated|ators?|ings?|ments?|ers?|ies|es|ed|s|en|ung|ungen)$", "", word)
    stem = stem if len(stem) >= 4 else word
    if len(stem) >= _COMPOUND:
        return re.compile(rf" \w*{re.escape(stem)}\w*")  # German joins words: Produktionsleiterin
    return re.compile(rf" {re.escape(stem)}\w*" if len(stem) >= 4 else rf" {re.escape(word)}(?= )")
