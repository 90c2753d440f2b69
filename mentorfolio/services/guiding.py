"""Asking: the same reading and the same refusals as with options, question by question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from mentorfolio.errors import MentorfolioError
from mentorfolio.journey.questions import BACK, Question

if TYPE_CHECKING:
    from mentorfolio.ports import Asker

T = TypeVar("T")


class WentBack(Exception):
    """The person wants the question before."""


def answered(asker: Asker, question: Question, read: Callable[[str], T], known: str = "") -> T | None:
    """The answer, read as its option would be; asked again until it can be meant.

    Returns:
        None when the person skipped the question.

    Raises:
        WentBack: they typed ``<``.
        Interrupted: they left.
    """
    while True:
        said = asker.ask(question, known)
        if said == BACK:
            raise WentBack
        if not said.strip():
            if question.optional:
                return None
            asker.say("This one is needed. " + question.why)
            continue
        choices = question.choices or {}
        meant = chosen(choices, said) if choices else said
        # Of a list one says what the screen has, not what an option would take.
        of_list = question.kind == "choice" and meant not in choices
        if of_list and re.fullmatch(r"[+-]?\d+[.)]?", meant.strip()):
            asker.say(_which_of(choices))
            continue
        try:
            return read(meant)
        except MentorfolioError as problem:
            hint = _which_of(choices) if of_list else problem.hint
            asker.say(*([] if of_list else [problem.message]), *([hint] if hint else []))


def _which_of(choices: Mapping[str, str]) -> str:
    return f"Type a number from 1 to {len(choices)}, or the beginning of a word."


def chosen(choices: Mapping[str, str], said: str) -> str:
    """The word meant by its number in the list or by its beginning; else what was said, to be refused."""
    word, words = said.strip().casefold(), list(choices)
    number = word.rstrip(".)")
    # What the screen calls it counts, too: "skill" is how.
    called = {w: choices[w].partition(":")[0].casefold() for w in words}
    if number.isascii() and number.isdigit() and 1 <= int(number) <= len(words):
        return words[int(number) - 1]
    found = [w for w in words if word in (w, called[w])]
    found = found or [w for w in words if w.startswith(word) or called[w].startswith(word)]
    return found[0] if len(found) == 1 else said


def walk(steps: Sequence[Callable[[], None]], asker: Asker | None = None) -> None:
    """Go through the steps; one that raises :class:`WentBack` gives way to the one before it.

    Args:
        steps: each asks, and keeps what it was told.
        asker: who is told that nothing comes before the first step; without one, going back from
            there leaves the walk.

    Raises:
        WentBack: from the first step, if there is no asker.
    """
    at = 0
    while at < len(steps):
        try:
            steps[at]()
            at += 1
        except WentBack:
            if at == 0 and asker is None:
                raise
            if at == 0 and asker:
                asker.say("This is the first question.")
            at = max(at - 1, 0)
