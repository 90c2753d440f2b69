"""The list of what may have happened: all of it, or first what shares a word with what was said."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentorfolio.commands.happened.what import WHAT
from mentorfolio.domain.records import Mentor
from mentorfolio.fields.question import Question

# "y" says yes to what was shown before, and never that they said yes.
THEY_SAID = "they said "
MORE = "more"
_MOST, _FEWEST = 5, 3
# What is picked most, beside what shares a word.
_OFTEN = ("met", "answered", "promised")
# The words by which each is told; from four letters on their beginnings do.
_WORDS: Mapping[str, str] = {
    "answered": "answer|repl|respon|wrot|writ|letter|mail|e-mail|messag|text|think|thought|heard|news|back",
    "yes": "yes|agree|accept|glad|happ|like|love|loving|keen|mentor",
    "no": "no|declin|refus|cannot|can't|never",
    "later": "later|wait|until|til|after|before|busy|ill|sick|away|again|leave|holiday|month|year",
    "met": "met|meet|talk|spok|speak|saw|see|visit|coffee|lunch|dinner|tea|call|phon|rang|chat|walk|session",
    "introduced": "introduc|name|number|contact|colleague|friend|recommend|suggest|know|knew|address",
    "promised": "promis|will|send|offer|owe|owes|owed|bring",
    "nothing": "answer|repl|silen|nothing|never|ghost",
    "cancelled": "cancel|off|ill|sick|meeting|talk|come|coming|came|appointment",
    "moved": "move|moving|postpon|resched|another|instead|meeting|day",
    "wrote": "wrot|writ|sent|send|mail|e-mail|letter|post|messag",
    "kept": "sent|gave|give|brought|bring|lent|did|promis|kept|keep|show|help",
    "done": "sent|gave|give|brought|did|promis|kept|keep|show",
    "over": "over|end|ends|ended|stop|finish|quit|left|mentoring",
    "planned": "meet|agree|plan|appointment|date|monday|tuesday|wednesday|thursday|friday",
    "waiting": "answer|repl|yet|still|wait|letter",
    "given": "given|gave|give|mentor|programme|hr|chamber|assign|match",
    "helped": "advi|help|work|idea|tip|tips|try|tried|suggest|method",
}


def all_kinds() -> dict[str, str]:
    """Each kind as it may be typed, with its words."""
    return {_typed(what): told for what, told in WHAT.items()}


def kinds_like(typed: str) -> dict[str, str]:
    """Three to five that share words with what was said, and the way to the rest; all where none does."""
    said: list[str] = re.findall(r"[\w'-]+", typed.casefold())
    shared = {what: _shared(said, begins.split("|")) for what, begins in _WORDS.items()}
    like = sorted((what for what, many in shared.items() if many), key=lambda what: -shared[what])
    if not like:
        return all_kinds()
    first = [*like, *(what for what in _OFTEN if what not in like)][: max(_FEWEST, min(_MOST, len(like)))]
    return {_typed(what): WHAT[what] for what in first} | {MORE: "more: something else"}


def _shared(said: list[str], begins: list[str]) -> int:
    """How many of the words said begin like one of these; of a short one all has to be the same."""
    return sum(
        any(word == begin or (len(begin) > 3 and word.startswith(begin)) for begin in begins) for word in said
    )


def question(mentor: Mentor, choices: Mapping[str, str]) -> Question:
    """Which of these it was."""
    return Question(
        key="what",
        text=f"What happened with {mentor.called}? Enter: none of these",
        why="Pick what fits best; anything that follows from it is noted as well.",
        option="--what " + "|".join(WHAT),
        kind="choice",
        choices=choices,
    )


def _typed(what: str) -> str:
    return f"{THEY_SAID}{what}" if what in ("yes", "no") else what
