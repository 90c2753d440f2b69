"""Asking: the same reading and the same refusals as with options, question by question."""

from __future__ import annotations

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
        try:
            return read(chosen(question.choices, said) if question.choices else said)
        except MentorfolioError as problem:
            asker.say(problem.message, *([problem.hint] if problem.hint else []))


def chosen(choices: Mapping[str, str], said: str) -> str:
    """The word meant by its number in the list or by its beginning; else what was said, to be refused."""
    word, words = said.strip().casefold(), list(choices)
    # What the screen calls it counts, too: "skill" is how.
    called = {w: choices[w].partition(":")[0].casefold() for w in words}
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(words):
        return words[int(word) - 1]
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
