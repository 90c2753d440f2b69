"""Who of the network could help with a need, best first, each with the reason in words (P4, P5, I6).

Whether somebody's work answers the need counts first: where its title names several things, such as
teaching and a museum, who answers all of them stands before who answers one. Then, for a skill, who does it;
for direction, who is further along; for people, who stands among many. Then how near they are, and whether
they bring what the portfolio lacks.
"""

from __future__ import annotations

import math
import re
from collections.abc import Iterable, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.records import Mentor, Need, Profile
from mentorfolio.domain.sameness import is_organisation, same_organisation, work
from mentorfolio.domain.sought import AMONG_MANY, Sought, asked_by
from mentorfolio.domain.text import fold
from mentorfolio.domain.wordfamilies import Families, Family, Fields, longest, plain

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
_MANY = 50  # contacts, from which on a word can be told to be common
_NEAR = 0.4
# What the name of a firm says of its owners is what nobody there does.
_OF_FIRMS = re.compile(
    r" (?:(?:partners?|partnerships?|partnergesellschaft|partg|associates?|sons?|sohne?|brothers)(?= ))+"
)
_LACKING = 0.4  # how much less the work of somebody counts who answers nothing of what the title names
_LONG = 5  # years
_LACKED = 1.04  # what an organisation or a field is worth that the portfolio lacks
_LOOKED_AT = 60  # of those who fit best, for their fields


class _Answer(NamedTuple):
    """How far a text, or somebody's work, answers a need (0 to 1), by which words, and which things.

    ``said`` are those of the things that a text names itself.
    """

    fit: float
    words: tuple[str, ...]
    things: frozenset[int]
    said: frozenset[int] = frozenset()


# Score, who, by which words, and what is near about them.
_Found = tuple[float, Contact, tuple[str, ...], tuple[str, ...]]


class Match(NamedTuple):
    """Somebody who could help, how well, why, and whom one knows there already."""

    contact: Contact
    score: float
    reasons: tuple[str, ...]
    via: tuple[str, ...]


class _Places:
    """Where one's mentors are, and oneself."""

    def __init__(self, mentors: Sequence[Mentor], profile: Profile | None) -> None:
        self._own = profile.organisation if profile and is_organisation(profile.organisation) else ""
        self._mentors = [mentor for mentor in mentors if is_organisation(mentor.organisation)]
        self._found: dict[str, tuple[Mentor, ...]] = {}

    def mentors_at(self, organisation: str) -> tuple[Mentor, ...]:
        """Which mentors are there."""
        if organisation not in self._found:
            self._found[organisation] = tuple(
                mentor for mentor in self._mentors if same_organisation(mentor.organisation, organisation)
            )
        return self._found[organisation]

    def lacked(self, organisation: str) -> bool:
        """Whether it is one that the portfolio lacks."""
        known = self.mentors_at(organisation) or same_organisation(self._own, organisation)
        return bool(organisation) and not known

    def told(self, organisation: str) -> tuple[str, ...]:
        """A reason in words: whom one knows there, or how near it is."""
        if not is_organisation(organisation):
            return ()
        if there := self.mentors_at(organisation):
            return (f"{there[0].name} works there as well",)
        if same_organisation(self._own, organisation):
            return ("in your organisation",)
        return ("outside your organisation",) if self._own else ()


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
    among = next((f for f in families.families if f.name == AMONG_MANY), None)
    places = _Places(mentors, profile)
    read: dict[str, _Answer] = {}
    answers = [(contact, _answer(asked, need.knowing, contact, read)) for contact in contacts]
    answers = [(contact, answer) for contact, answer in answers if answer.fit > 0]
    rarity = _rarity(asked, [answer.things for _, answer in answers], len(contacts))
    found: list[_Found] = []
    for contact, (fit, why, things, _) in answers:
        share = sum(rarity[thing] for thing in things) / (sum(rarity) or 1)
        score = (
            fit
            * (1 - _LACKING * (1 - share))
            * _standing(need.knowing, contact.role, among)
            * _seniority(need.knowing, _level(contact.role, families), share)
        )
        near, reasons = _near(contact, today)
        score *= 1 + near
        if places.lacked(contact.organisation):
            score *= _LACKED
        found.append((score, contact, why, reasons))
    found.sort(key=_best_first)
    found = _varied(found, mentors, families)
    return [
        Match(
            contact,
            round(min(score / 1.5, 1.0), 4),
            (*_work(contact), *why, *reasons, *places.told(contact.organisation)),
            tuple(mentor.id for mentor in places.mentors_at(contact.organisation)),
        )
        for score, contact, why, reasons in found
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
        (score * _LACKED, contact, why, (*reasons, *told)) if lacks else (score, contact, why, reasons)
        for (score, contact, why, reasons), lacks in zip(found, lacked, strict=False)
    ]
    return sorted(best, key=_best_first) + found[_LOOKED_AT:]


def _weighed(asked: Sought, contacts: Sequence[Contact]) -> Sought:
    """The words that many contacts have tell little: they count for less."""
    if len(contacts) < _MANY:
        return asked
    texts = [plain(f"{c.role} {c.organisation}") for c in contacts]
    counts = [sum(stem.search(text) is not None for text in texts) for stem, _ in asked.words]
    words = zip(asked.words, counts, strict=True)
    return asked._replace(words=tuple((stem, w * _rare(n, len(texts))) for (stem, w), n in words))


def _standing(knowing: str, role: str, among: Family | None) -> float:
    """For a need of people: whether somebody stands among many."""
    if knowing != "whom" or among is None:
        return 1.0
    text = plain(role)
    return 1.3 if among.does.search(text) else 1.12 if among.near.search(text) else 1.0


def _answer(asked: Sought, knowing: str, contact: Contact, cache: dict[str, _Answer]) -> _Answer:
    """How somebody's work answers the need; the words are those that the owner noted."""
    for_role, for_place, for_note = _PARTS[knowing]
    noted = " ".join((*contact.tags, contact.note, *contact.categories, contact.said_note))
    parts = ((contact.role, for_role), (contact.organisation, for_place), (noted, for_note))
    missing = 1.0
    why: dict[str, None] = {}
    things: set[int] = set()
    for text, weight in parts:
        if not text:
            continue
        is_place = text == contact.organisation
        key = f"at {text}" if is_place else text
        if key not in cache:
            said = plain(text)
            cache[key] = _answers(asked, _OF_FIRMS.sub(" ", said) if is_place else said)
        answer = cache[key]
        missing *= 1 - min(answer.fit * weight, 0.98)
        if answer.words and is_place and not things:
            why[f"the name of the organisation says {', '.join(map(repr, answer.words[:3]))}"] = None
        elif text == contact.role:
            told = [asked.things[n].named for n in sorted(answer.things - things) if n not in answer.said]
            why |= {f"fits {word!r}": None for word in told}
        things |= answer.things
        if answer.words and text == noted:
            why[f"you noted: {', '.join(answer.words[:3])}"] = None
    return _Answer(1 - missing, tuple(why), frozenset(things))


def _answers(asked: Sought, text: str) -> _Answer:
    missing = 1.0
    words: dict[str, None] = {}
    does: set[str] = set()
    for family, weight in asked.families:
        if hit := family.does.search(text):
            missing *= 1 - 0.75 * weight
            words[_whole(text, hit)] = None
            does.add(family.name)
        elif hit := family.near.search(text):
            missing *= 1 - 0.75 * _NEAR * weight
            words[_whole(text, hit)] = None
    for stem, weight in asked.words:
        if hit := stem.search(text):
            missing *= 1 - 0.4 * weight
            words[_whole(text, hit)] = None
    things = frozenset(n for n, thing in enumerate(asked.things) if thing.answered(text, does))
    said = frozenset(n for n in things if asked.things[n].answered(text, frozenset()))
    return _Answer(1 - missing, tuple(words), things, said)


def _rarity(asked: Sought, answered: Sequence[frozenset[int]], known: int) -> list[float]:
    """What each thing counts: the more, the rarer it is among those known; nothing if nobody answers it."""
    counts = [sum(number in things for things in answered) for number in range(len(asked.things))]
    weighed = zip(asked.things, counts, strict=True)
    return [thing.weight * _rare(count, known) if count else 0.0 for thing, count in weighed]


def _rare(count: int, known: int) -> float:
    """From 0.1, what everybody has, to 1; of few contacts no word can be told to be common."""
    return max(0.1, min(1.0, math.log(known / (1 + count)) / math.log(_MANY))) if known >= _MANY else 1.0


def _whole(text: str, hit: re.Match[str]) -> str:
    """The words that a hit stands in: a stem finds "finance" by its beginning."""
    begin = text.rfind(" ", 0, hit.start() + 1) + 1
    end = text.find(" ", max(hit.end() - 1, begin + 1))
    return text[begin : end if end > 0 else None].strip()


def _level(role: str, families: Families) -> int:
    """How far along a role is; a longer word tells, not one within it: a product owner owns nothing."""
    text = plain(role)
    hits = ((*hit.span(), level) for level, words in families.levels for hit in words.finditer(text))
    found = [level for _, _, level in longest(hits)]
    if 1 in found and max(found) < 4:
        return 1
    if 2 in found and max(found) < 4 and "senior" not in text:
        return 2
    return max(found, default=0)


def _seniority(knowing: str, level: int, share: float) -> float:
    """What it counts how far along somebody is; beyond the usual only as far as they answer what is asked."""
    counts = _LEVELS[knowing][level - 1] if level else _PLAIN_LEVEL[knowing]
    return counts if counts <= 1 else 1 + (counts - 1) * share


def _near(contact: Contact, today: date) -> tuple[float, tuple[str, ...]]:
    near, reasons = 0.0, []
    if contact.disconnected:
        reasons.append("no longer one of your connections")
    elif contact.connected_on:
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
        return (work(contact.role, contact.organisation),)
    return tuple(text for text in (contact.role, contact.organisation) if text)
