"""Numbers from 1 to 5: read from an option, asked at a terminal, or shown where nobody can be asked."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.text import paragraphs
from mentorfolio.errors import UsageProblem
from mentorfolio.journey.questions import Question
from mentorfolio.journey.scales import Scale
from mentorfolio.services.guiding import answered, walk
from mentorfolio.services.results import Result

if TYPE_CHECKING:
    from mentorfolio.ports import Asker

Answers = dict[str, int | str]


class OpenQuestions(Result, frozen=True, kw_only=True):
    """Questions that nobody was there to answer, and how to answer them with a command."""

    scales: tuple[Scale, ...]
    command: str

    def data(self) -> object:
        """The questions with what 1 and 5 mean."""
        return [
            {"key": s.key, "question": s.text, "one": s.one, "five": s.five, "option": s.option}
            for s in self.scales
        ]


def ratings(text: str, scales: Sequence[Scale], what: str) -> tuple[int, ...]:
    """``4,3,5,4`` -> one number for each of the scales.

    Raises:
        UsageProblem: too few, too many, or something else than a number from 1 to 5.
    """
    said = [part.strip() for part in text.split(",")]
    if len(said) != len(scales) or not all(re.fullmatch("[1-5]", part, re.ASCII) for part in said):
        numbers = {2: "two", 4: "four"}.get(len(scales), str(len(scales)))
        like = ",".join("4353"[: len(scales)])
        raise UsageProblem(
            f"{what.capitalize()} takes {numbers} numbers from 1 to 5, with commas between: "
            f"{text!r} is not that.",
            hint=f"Like: --{what} {like}",
        )
    return tuple(map(int, said))


def rating(text: str) -> int:
    """One number from 1 to 5. Raises UsageProblem."""
    if not re.fullmatch("[1-5]", text.strip(), re.ASCII):
        raise UsageProblem(f"{text.strip()!r} is no number from 1 to 5.", hint="Type 1, 2, 3, 4 or 5.")
    return int(text)


def ask(asker: Asker, scales: Sequence[Scale], words: Sequence[Question], answers: Answers) -> None:
    """Ask what is not answered yet, first the numbers, then the words.

    Args:
        asker: the person.
        scales: questions answered with a number.
        words: questions answered with text.
        answers: where the answers go, by key; what is in it already is not asked.

    Raises:
        Interrupted: the person left; ``answers`` has what was answered before.
    """
    known = set(answers)
    steps: list[Callable[[], None]] = [
        partial(_ask_one, asker, s.question, rating, answers) for s in scales if s.key not in known
    ]
    steps += [
        partial(_ask_one, asker, q, partial(_words, q.key), answers) for q in words if q.key not in known
    ]
    walk(steps, asker)


def _ask_one(asker: Asker, question: Question, read: Callable[[str], int | str], answers: Answers) -> None:
    answer = answered(asker, question, read, str(answers.get(question.key, "")))
    if answer is not None:
        answers[question.key] = answer


def _words(what: str, text: str) -> str:
    return paragraphs(text, what)


def moved(now: Mapping[str, float], before: Mapping[str, float]) -> str:
    """``progress up from 2 to 4, value still 3``; what was not rated both times is left out."""
    parts = []
    for what, value in now.items():
        earlier = before.get(what)
        if earlier is None:
            continue
        if value == earlier:
            parts.append(f"{what} still {number(value)}")
        else:
            way = "up" if value > earlier else "down"
            parts.append(f"{what} {way} from {number(earlier)} to {number(value)}")
    return ", ".join(parts)


def number(value: float) -> str:
    """A mean as a person writes it: ``4``, ``3.5``, ``2.75``."""
    return f"{value:.2f}".rstrip("0").rstrip(".")
