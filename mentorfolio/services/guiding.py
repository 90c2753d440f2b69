"""Asking: the same reading and the same refusals as with options, question by question."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TYPE_CHECKING, TypeVar

from mentorfolio.errors import MentorfolioError, UsageProblem
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
    """The word meant by its number in the list, by itself or by its beginning.

    Raises:
        UsageProblem: it is none of them, or could be several.
    """
    word, words = said.strip().casefold(), list(choices)
    if word.isascii() and word.isdigit() and 1 <= int(word) <= len(words):
        return words[int(word) - 1]
    found = [w for w in words if w == word] or [w for w in words if w.startswith(word)]
    if len(found) == 1:
        return found[0]
    raise UsageProblem(
        f"{said!r} is none of the choices.", hint=f"Type a number from 1 to {len(words)}, or a word."
    )


def walk(steps: Sequence[Callable[[], None]]) -> None:
    """Go through the steps; one that raises :class:`WentBack` gives way to the one before it."""
    at = 0
    while at < len(steps):
        try:
            steps[at]()
            at += 1
        except WentBack:
            at = max(at - 1, 0)
