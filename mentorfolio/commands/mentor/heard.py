"""What one could learn from somebody, as it is typed: kinds of it, or a sentence, which is kept (I5, P2)."""

from __future__ import annotations

import re
from collections.abc import Callable, Sequence
from datetime import date
from typing import Any

from mentorfolio.domain.said_name import SaidName, is_nobody
from mentorfolio.domain.text import fold, in_lines, name_line
from mentorfolio.domain.vocabulary import KNOWING, KNOWING_WORD
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Field
from mentorfolio.fields.form import chosen

_NEAR = 0.8  # how alike a slip and the word that was meant are
_FEW = 2  # words; more of them that are no competency are a sentence
_ALL = (
    r"(?i)(?:all|everything)(?:\s+(?:of\s+)?(?:them|these|three|3))?"
    r"(?:,?\s+(?:i (?:think|guess|suppose|hope)|maybe|perhaps|probably|really))?[ .!]*"
)
_JOINT = r"(\s*[,;.]+\s*(?:and\s+)?|\s+and\s+)"
# Beside a kind these say nothing: "skill, mostly".
_BESIDE = frozenset(
    """a all also and bit especially first for her his lot lots mainly maybe more most mostly of perhaps
    probably really some sure the their then too
    """.split()
)
# What one does not know of somebody, or has not got, is nothing good about them.
_LACKING = (
    r"(?i)\bi\s+(?:only|just|hardly|barely)\b|\bi(?:'ve|\u2019ve)?\s+(?:have\s+|got\s+)?no\b"
    r"|\bi\s+(?:do|have|can)(?:n?['\u2019]?t|not|\s+not)\s+(?:really\s+|yet\s+)?(?:got|have|know|met|say|tell|think)\b"
    r"|\bno (?:address|e-?mail|number|phone)\b|\b(?:not sure|no idea)\b"
)


class Heard:
    """Sentences in place of a word: what they say is good about somebody, and what is a mere note."""

    def __init__(self, say: Callable[[str], None]) -> None:
        self.positives: list[str] = []
        self.notes: list[str] = []
        self.say = say
        self.answer: str | None = None  # the one that counts, until somebody goes back to it
        self._in_answer: list[str] = []  # what was kept on the way to it
        self._asked: set[str] = set()

    def begin(self, text: str) -> None:
        """Whoever answers anew has gone back: what came with the answer before is taken back, and told."""
        if self.answer not in (None, text):
            for text in self._in_answer:
                self.say(f"No longer noted: {text}.")
            self.positives[:] = [one for one in self.positives if one not in self._in_answer]
            self.notes[:] = [one for one in self.notes if one not in self._in_answer]
            self._in_answer.clear()
        self.answer = None

    def is_new(self, text: str) -> bool:
        """Whether an answer has not been asked about: typed once more it is meant as it stands."""
        new = text not in self._asked
        self._asked.add(text)
        return new

    def keep(self, text: str) -> str:
        """Keep a sentence, once; gives how that is told."""
        lacks = re.search(_LACKING, text) is not None
        kept = self.notes if lacks else self.positives
        if text not in kept:
            kept.append(text)
            self._in_answer.append(text)
        return "Noted beside the name." if lacks else "Noted as something good about them."

    def beside(self, person: SaidName) -> SaidName:
        """The person with what was noted."""
        new = (note for note in self.notes if note not in person.note)
        return person._replace(note=in_lines(person.note, *new))

    def after(self, positives: Sequence[str]) -> tuple[str, ...]:
        """What is good about them: first what was said where it was asked; what says less is left out."""
        found = tuple(dict.fromkeys((*positives, *self.positives)))
        return tuple(
            one for one in found if not any(one != more and fold(one) in fold(more) for more in found)
        )


def beside_name(person: SaidName) -> dict[str, Any]:
    """What was said with a name, as a new person is described."""
    email = (person.email,) if person.email else ()
    return {"email": email, "notes": person.note or None, "first_name": person.called or None}


def heard_or_meant(field: Field, text: str, today: date, heard: Heard | None) -> Any:
    """The competencies that were picked; of a sentence in their place what fits is taken or offered.

    Raises UsageProblem for a sentence, which is ``heard``, or something that is none of them.
    """
    if re.fullmatch(_ALL, text.strip()):
        return field.values([*KNOWING], today, "")
    if heard is None:
        return _competencies(field, _words(text), today)
    heard.begin(text)
    meant = _meant(field, text, today, heard)
    heard.answer = text
    return meant


def _meant(field: Field, text: str, today: date, heard: Heard) -> Any:
    if is_nobody(text):
        return field.values([], today, "")
    kinds, rest = _apart(text)
    words = _words(text)
    _expect_no_slip(text, kinds, rest, heard)
    if not rest or (not kinds and len(words) <= _FEW):
        return _competencies(field, kinds or words, today)
    if kinds:
        heard.say(f"{heard.keep(name_line(rest, 'answer')).rstrip('.')}: {rest}.")
        return _competencies(field, kinds, today)
    told = heard.keep(name_line(text, "answer"))
    fits = [] if heard.notes and text in heard.notes else [w for w in words if w.partition("=")[0] in KNOWING]
    called = [KNOWING_WORD[word.partition("=")[0]] for word in dict.fromkeys(fits)]
    which = ", ".join(KNOWING_WORD.values())
    hint = f"Is it {' and '.join(called)}? Enter for yes." if called else f"And which of these: {which}?"
    problem = UsageProblem(told, hint=hint if called else f"{hint} Enter skips.")
    problem.offered = " ".join(called)
    raise problem


def _expect_no_slip(text: str, kinds: Sequence[str], rest: str, heard: Heard) -> None:
    """Ask, once, about a word alone that is nearly a kind: "direction, peopel". Raises UsageProblem."""
    from difflib import get_close_matches

    called = {**{word: word for word in KNOWING_WORD.values()}, **KNOWING_WORD}
    alone = [piece for piece in re.split(_JOINT, rest)[::2] if piece.isalpha()]
    near = {piece: get_close_matches(piece.casefold(), called, n=1, cutoff=_NEAR) for piece in alone}
    slips = {piece: called[meant[0]] for piece, meant in near.items() if meant}
    if not slips or not heard.is_new(text):
        return
    problem = UsageProblem(
        f"Did you mean {' and '.join(dict.fromkeys(slips.values()))}?",
        hint="Enter for yes; the same again is noted as something good about them.",
    )
    picked = [KNOWING_WORD[kind.partition("=")[0]] + "".join(kind.partition("=")[1:]) for kind in kinds]
    problem.offered = " ".join(dict.fromkeys((*picked, *slips.values())))
    raise problem


def _apart(text: str) -> tuple[list[str], str]:
    """The kinds that are named for themselves, and the rest: "skill, mostly, and how to stay calm"."""
    pieces = re.split(_JOINT, text.strip())
    kinds: list[str] = []
    rest = ""
    for joint, piece in zip(["", *pieces[1::2]], pieces[::2], strict=True):
        words = [_begun(w) for w in piece.split() if w.casefold() not in _BESIDE]
        if all(word.partition("=")[0] in KNOWING for word in words):
            kinds += words
        else:
            rest += f"{joint if rest else ''}{piece}"
    return kinds, rest


def _competencies(field: Field, words: Sequence[str], today: date) -> Any:
    """``skill=3 and people`` as the option would have it. Raises UsageProblem."""
    for word in words:
        if word.partition("=")[0] not in KNOWING:
            screen = ", ".join(KNOWING_WORD.values())
            raise UsageProblem(f"{word!r} is none of these.", hint=f"Type one or more of: {screen}.")
    return field.values(words, today, "")


def _words(text: str) -> list[str]:
    return [_begun(word) for word in re.split(r"[\s,;]+", text) if word and word.casefold() != "and"]


def _begun(word: str) -> str:
    """``ski=3`` -> ``how=3``: a beginning will do, as at a list, and a plural."""
    name, equals, strength = word.partition("=")
    found = chosen(KNOWING_WORD, name)
    return (found if found in KNOWING else chosen(KNOWING_WORD, name.removesuffix("s"))) + equals + strength
