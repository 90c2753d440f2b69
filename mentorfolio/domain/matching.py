"""Who of the network could help with a need, best first, each with the reason in words (P4, P5, I6).

Whether somebody's work answers the need counts first. Among those it does: for a skill, who does it; for
direction, who is further along; for people, who stands among many. Then how near they are, and whether they
bring what the portfolio lacks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.records import Mentor, Need, Profile
from mentorfolio.domain.sameness import is_organisation, same_organisation_key
from mentorfolio.domain.text import fold
from mentorfolio.domain.wordfamilies import Families, Family, Fields, plain


def _words(text: str) -> frozenset[str]:
    return frozenset(text.split())


_EMPTY_WORDS = _words(
    """
    a aber about after all alle alles als also always am an and andere anfang ans any arbeit are as at auf
    aus back bald be become before begin bei beim besser best better big bigger bin bis brauche brauchen
    bring build building but by can career come could da dabei dann das dass dein dem den denn der deren
    des dich did die dieser dieses do doch does doing done durch each ein eine einen einer eines einmal
    else er es etwas even ever everything fast few find finden finding first for from front fur gain ganz
    gar gegen gehen geht gern get gibt give go going good great habe haben had handle has hat hatte have
    having here hier hort how i ich if ihr im immer improve in ins into is ist it its ja jahr jahre jahren
    jede jeder jemand jetzt job just kann keep kein keine kennen kind know knowing kommt konnen kurzem
    late later learn learning lernen let leute like losen lot machen macht made make mal man many may me
    meet meeting mehr mehrere mein meine meinem meinen meiner menschen mine mir mit month months more most
    move much muss must my myself nach need needs neue neuen never new next nicht nichts no noch none not
    nothing now nur ob oder of off ohne old on one only open or other others our out over own people per
    put re really right run said same say schon sector see sehr sein seine seit set should sich sie since
    sind six small so soll sollen some someone something sowie start started still such sure take tell ten
    than that the their them then there these they thing things think this those three through time to too
    try tun two um und understand uns unser unsere unseren unter up us use using very viel viele vom von
    vor wann want war warum was way we week weg weil weiss welche well wenig wenn wer werden were what
    when where whether which while who whole why wie will wir wird with within without wo wollen work
    working world would wurde year years yet your zu zum zur
    """
)
# What counts of a role, an organisation and a note, for each competency.
_PARTS: Mapping[str, tuple[float, float, float]] = {
    "how": (1.0, 0.3, 0.5),
    "why": (0.9, 0.5, 0.5),
    "whom": (0.8, 0.75, 0.5),
}
# How much a level of seniority is worth, from learning to the top, for each competency.
_LEVELS: Mapping[str, tuple[float, ...]] = {
    "how": (0.35, 0.65, 1.0, 1.12, 1.06),
    "why": (0.25, 0.5, 0.85, 1.15, 1.25),
    "whom": (0.3, 0.6, 0.9, 1.15, 1.2),
}
_PLAIN_LEVEL = {"how": 0.9, "why": 0.85, "whom": 0.75}
_LEADING, _AMONG_MANY = "leading", "networking"
_MEANT = 0.7  # of families whose people a need names, where it says nothing that any is asked for
_TITLE = 0.9  # from this weight on a family is asked by the title
_MANY = 50  # contacts, from which on a word can be told to be common
_NEAR = 0.4
_COMPOUND = 6  # letters of a word that is found within others, too
_LONG = 5  # years
_LACKED = 1.04  # what an organisation or a field is worth that the portfolio lacks
_LOOKED_AT = 60  # of those who fit best, for their fields

# Score, who, by which words, what is near about them, and their organisation as it is compared.
_Found = tuple[float, Contact, tuple[str, ...], tuple[str, ...], str]


class Match(NamedTuple):
    """Somebody who could help, how well, why, and whom one knows there already."""

    contact: Contact
    score: float
    reasons: tuple[str, ...]
    via: tuple[str, ...]


class Sought(NamedTuple):
    """What a need asks for: families with their weight, and words with theirs."""

    families: tuple[tuple[Family, float], ...]
    words: tuple[tuple[str, re.Pattern[str], float], ...]


def asked_by(need: Need, families: Families) -> Sought:
    """What the words of a need ask for; its title counts most."""
    weights: dict[str, float] = {}
    words: dict[str, float] = {}
    for text, weight in ((need.title, 1.0), (need.why, 0.3), (need.success, 0.3)):
        if not text:
            continue
        said = plain(text)
        for family in families.families:
            if hits := family.asked_in(said):
                weights[family.name] = max(weights.get(family.name, 0), weight * (1 if hits > 1 else 0.9))
        for word in said.split():
            if len(word) > 2 and word not in _EMPTY_WORDS:
                words[word] = max(words.get(word, 0), weight)
    by_name = {family.name: family for family in families.families}
    if not weights:
        title = plain(need.title)
        weights = {family.name: _MEANT for family in families.families if family.meant_in(title)}
    # To meet people of a field is asked of those in the field; who stands among many there counts more below.
    if len([w for w in weights.values() if w >= _TITLE]) > 1:
        weights.pop(_AMONG_MANY, None)
    # To lead a thing is asked of who does the thing: the leading alone counts for less.
    if _LEADING in weights and len([w for w in weights.values() if w >= _TITLE]) > 1:
        weights[_LEADING] *= 0.6
    return Sought(
        tuple((by_name[name], weight) for name, weight in weights.items()),
        tuple((word, _stem(word), weight) for word, weight in words.items()),
    )


def _stem(word: str) -> re.Pattern[str]:
    """The word, and longer or shorter ones of its kind: negotiating, negotiation."""
    stem = re.sub(r"(?:ations?|ating|ated|ators?|ings?|ments?|ers?|ies|es|ed|s|en|ung|ungen)$", "", word)
    stem = stem if len(stem) >= 4 else word
    if len(stem) >= _COMPOUND:
        return re.compile(rf" \w*{re.escape(stem)}\w*")  # German joins words: Produktionsleiterin
    return re.compile(rf" {re.escape(stem)}\w*" if len(stem) >= 4 else rf" {re.escape(word)}(?= )")


def matches(
    need: Need,
    contacts: Iterable[Contact],
    families: Families,
    *,
    mentors: Sequence[Mentor],
    profile: Profile | None,
    today: date,
) -> list[Match]:
    """Those who could help, best first."""
    contacts = list(contacts)
    asked = _weighed(asked_by(need, families), contacts)
    among = next((f for f in families.families if f.name == _AMONG_MANY), None)
    there: dict[str, list[str]] = {}
    for mentor in mentors:
        if is_organisation(mentor.organisation) and (key := same_organisation_key(mentor.organisation)):
            there.setdefault(key, []).append(mentor.id)
    own = profile.organisation if profile and is_organisation(profile.organisation) else ""
    own = same_organisation_key(own)
    cache: dict[str, tuple[float, tuple[str, ...]]] = {}
    found: list[_Found] = []
    for contact in contacts:
        fit, why = _fit(asked, need.knowing, contact, cache)
        if fit <= 0:
            continue
        level = _level(contact.role, families)
        score = (
            fit
            * _standing(need.knowing, contact.role, among)
            * (_LEVELS[need.knowing][level - 1] if level else _PLAIN_LEVEL[need.knowing])
        )
        key = same_organisation_key(contact.organisation) if is_organisation(contact.organisation) else ""
        near, reasons = _near(contact, today)
        score *= 1 + near
        if contact.organisation and key not in there and (not key or key != own):
            score *= _LACKED
        found.append((score, contact, why, reasons, key))
    found.sort(key=_best_first)
    found = _varied(found, mentors, families)
    return [
        Match(
            contact,
            round(min(score / 1.5, 1.0), 4),
            (*_work(contact), *why, *reasons, *_place(key, own, there, mentors)),
            tuple(there.get(key, ())),
        )
        for score, contact, why, reasons, key in found
    ]


def _best_first(row: _Found) -> tuple[float, str, str]:
    return (-row[0], fold(row[1].name), row[1].id)


def _varied(found: list[_Found], mentors: Sequence[Mentor], families: Families) -> list[_Found]:
    """The best, with those a little higher who are of a field that nobody in the portfolio is of (P5, E)."""
    fields = Fields(families.families)
    there = frozenset[str]().union(
        *(fields.of(plain(" ".join((m.role, m.organisation, *m.skills)))) for m in mentors)
    )
    if not there:
        return found
    lacked = [
        bool(fields.of(plain(f"{row[1].role} {row[1].organisation}")) - there) for row in found[:_LOOKED_AT]
    ]
    # What most of them have in common tells nobody apart.
    told = ("from a field missing from your portfolio",) if sum(lacked) * 2 <= len(lacked) else ()
    best = [
        (score * _LACKED, contact, why, (*reasons, *told), key)
        if lacks
        else (score, contact, why, reasons, key)
        for (score, contact, why, reasons, key), lacks in zip(found, lacked, strict=False)
    ]
    return sorted(best, key=_best_first) + found[_LOOKED_AT:]


def _weighed(asked: Sought, contacts: Sequence[Contact]) -> Sought:
    """The words that many contacts have tell little: they count for less."""
    if len(contacts) < _MANY:
        return asked
    texts = [plain(f"{c.role} {c.organisation}") for c in contacts]
    words = []
    for word, stem, weight in asked.words:
        rare = math.log(len(texts) / (1 + sum(1 for text in texts if stem.search(text)))) / math.log(_MANY)
        words.append((word, stem, weight * max(0.1, min(1.0, rare))))
    return asked._replace(words=tuple(words))


def _standing(knowing: str, role: str, among: Family | None) -> float:
    """For a need of people: whether somebody stands among many."""
    if knowing != "whom" or among is None:
        return 1.0
    text = plain(role)
    return 1.3 if among.does.search(text) else 1.12 if among.near.search(text) else 1.0


def _fit(
    asked: Sought, knowing: str, contact: Contact, cache: dict[str, tuple[float, tuple[str, ...]]]
) -> tuple[float, tuple[str, ...]]:
    """How far somebody's work answers the need (0 to 1), and by which words."""
    for_role, for_place, for_note = _PARTS[knowing]
    noted = " ".join((*contact.tags, contact.note, *contact.categories, contact.said_note))
    parts = ((contact.role, for_role), (contact.organisation, for_place), (noted, for_note))
    missing = 1.0
    why: dict[str, None] = {}
    for text, weight in parts:
        if not text:
            continue
        if text not in cache:
            cache[text] = _answers(asked, plain(text))
        strength, words = cache[text]
        missing *= 1 - min(strength * weight, 0.98)
        if words and text == noted:
            why[f"you noted: {', '.join(words[:3])}"] = None
    return 1 - missing, tuple(why)


def _answers(asked: Sought, text: str) -> tuple[float, tuple[str, ...]]:
    missing = 1.0
    words: dict[str, None] = {}
    for family, weight in asked.families:
        if hit := family.does.search(text):
            missing *= 1 - 0.75 * weight
            words[_whole(text, hit)] = None
        elif hit := family.near.search(text):
            missing *= 1 - 0.75 * _NEAR * weight
            words[_whole(text, hit)] = None
    for _, stem, weight in asked.words:
        if hit := stem.search(text):
            missing *= 1 - 0.4 * weight
            words[_whole(text, hit)] = None
    return 1 - missing, tuple(words)


def _whole(text: str, hit: re.Match[str]) -> str:
    """The words that a hit stands in: a stem finds "finance" by its beginning."""
    begin = text.rfind(" ", 0, hit.start() + 1) + 1
    end = text.find(" ", max(hit.end() - 1, begin + 1))
    return text[begin : end if end > 0 else None].strip()


def _level(role: str, families: Families) -> int:
    """How far along a role is; a longer word tells, not one within it: a product owner owns nothing."""
    text = plain(role)
    hits = [(*hit.span(), level) for level, words in families.levels for hit in words.finditer(text)]
    found = [
        level
        for begin, end, level in hits
        if not any(a <= begin and end <= b and b - a > end - begin for a, b, _ in hits)
    ]
    if 1 in found and max(found) < 4:
        return 1
    if 2 in found and max(found) < 4 and "senior" not in text:
        return 2
    return max(found, default=0)


def _near(contact: Contact, today: date) -> tuple[float, tuple[str, ...]]:
    near, reasons = 0.0, []
    if contact.connected_on:
        years = (today - contact.connected_on).days / 365.25
        reasons.append(f"you have been connected since {contact.connected_on.year}")
        near += 0.03 if years >= _LONG else 0.0
    if contact.emails:
        near += 0.03
        reasons.append("you have an address for them")
    if contact.note or contact.tags:
        near += 0.05
    return near, tuple(reasons)


def _work(contact: Contact) -> tuple[str, ...]:
    if contact.role and contact.organisation:
        if not is_organisation(contact.organisation):
            return (f"{contact.role}, {contact.organisation[:1].lower()}{contact.organisation[1:]}",)
        return (f"{contact.role} at {contact.organisation}",)
    return tuple(text for text in (contact.role, contact.organisation) if text)


def _place(
    key: str, own: str, there: Mapping[str, Sequence[str]], mentors: Sequence[Mentor]
) -> tuple[str, ...]:
    if not key:
        return ()
    if key in there:
        names = {m.id: m.name for m in mentors}
        return (f"{names[there[key][0]]} works there as well",)
    if own and key == own:
        return ("in your organisation",)
    return ("outside your organisation",) if own else ()
