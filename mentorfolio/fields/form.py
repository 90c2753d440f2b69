"""Asking: the same reading and the same refusals as with options, question by question."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping, Sequence
from datetime import date
from functools import partial
from typing import Any, NamedTuple, TypeVar

from mentorfolio.domain.said_name import is_not_known
from mentorfolio.domain.text import command_line
from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import Ambiguous, Interrupted, MentorfolioError, UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import Field, Said, fields_of
from mentorfolio.fields.question import BACK, Asker, Question, called

T = TypeVar("T")
S = TypeVar("S", bound=Said)

_NO_WAY_BACK = "You can't go back from here."


class WentBack(Exception):
    """The person wants the question before."""


class Asked(NamedTuple):
    """One question of a form.

    ``known`` is offered for Enter; ``keep`` gets the answer at once, None if the question was
    skipped, and is not called again where somebody came back and left the answer as it was.
    """

    question: Question
    read: Callable[[str], Any] = str.strip
    known: str = ""
    keep: Callable[[Any], None] | None = None


def asking(
    field: Field,
    key: str,
    today: date,
    known: str = "",
    keep: Callable[[Any], None] | None = None,
    **words: str,
) -> Asked:
    """The question of a field, its answer read as its option would be; ``words`` fill its blanks."""
    return Asked(
        field.question(key, **words), lambda text: field.answer(text, today, field.what or key), known, keep
    )


class Form:
    """Questions one after another: ``<`` goes back, and what was typed before is offered again.

    ``answers`` has what was said so far, also when the person leaves in the middle: whoever keeps
    each answer at once gives its step a ``keep``, whoever keeps all or none reads ``answers``.
    """

    def __init__(self, asker: Asker) -> None:
        self.asker = asker
        self.answers: dict[str, Any] = {}
        self._typed: dict[str, str] = {}

    def fill(
        self, steps: Sequence[Asked | Callable[[], bool | None]], *, leaves: bool = False
    ) -> dict[str, Any]:
        """Ask all of it; a step may be a function that asks by itself and keeps what it was told.

        Such a step gives back False where it had nothing to ask: ``<`` goes past it.
        ``leaves``: going back from the first step leaves the form, by WentBack; else the person is told that
        it is the first. Raises Interrupted.
        """
        at, goes_back = 0, False
        while at < len(steps):
            step = steps[at]
            try:
                silent = not isinstance(step, Asked) and step() is False
                if isinstance(step, Asked):
                    self.ask(step)
                goes_back = goes_back and silent
            except WentBack:
                goes_back = True
            if goes_back and at == 0:
                if leaves:
                    raise WentBack
                self.asker.say("This is the first question.")
                goes_back = False
            else:
                at += -1 if goes_back else 1
        return self.answers

    def alone(self, step: Asked) -> Any:
        """Ask one question before which there is none: ``<`` is told so, and it is asked again."""
        while True:
            try:
                return self.ask(step)
            except WentBack:
                self.asker.say(_NO_WAY_BACK)

    def pick(self, question: Question, known: str, what: str = "an answer") -> str:
        """Ask for one of the choices of a question; who skips it has said what is ``known``."""
        one = partial(one_of, question.choices or {}, what=what)
        return self.ask(Asked(question, one, known)) or known

    def ask(self, step: Asked) -> Any:
        """Ask one question and keep the answer; None if it was skipped."""
        key = step.question.key
        before = self._typed.get(key)

        def read(text: str) -> Any:
            value = step.read(text)
            self._typed[key] = text
            return value

        answer = answered(self.asker, step.question, read, step.known if before is None else before)
        self.answers.pop(key, None)
        if answer is not None:
            self.answers[key] = answer
        if step.keep and (before is None or self._typed[key] != before):
            step.keep(answer)
        return answer


def said_anew(
    asker: Asker,
    change: type[S],
    known: Mapping[str, str],
    today: date,
    keep: Callable[[S], object],
    **instead: Asked,
) -> S:
    """What is to be another way than it is ``known``; nothing for whoever goes back from the first question.

    What is known is asked in its order, Enter keeps it; ``instead`` are steps of their own, by key.
    Whoever stops in the middle keeps what they said until then. Raises Interrupted.
    """
    form, fields = Form(asker), fields_of(change)
    steps = [instead.get(key) or asking(fields[key], key, today, text) for key, text in known.items()]

    def said() -> S:
        return change(**{key: value for key, value in form.answers.items() if str(value) != known[key]})

    try:
        form.fill(steps, leaves=True)
    except WentBack:
        return change()
    except Interrupted:
        if not (so_far := said()).nothing:
            keep(so_far)
        raise
    return said()


def answered(asker: Asker, question: Question, read: Callable[[str], T], known: str = "") -> T | None:
    """The answer, read as its option would be; asked again until it can be meant; None where it was skipped.

    Raises WentBack, Interrupted.
    """
    refused = False
    while True:
        typed = asker.ask(question, known)
        if typed == BACK:
            raise WentBack
        unknown = question.optional and question.kind != "paragraphs" and is_not_known(typed)
        if unknown or not typed.strip():
            if question.optional:
                return None
            needed = "a number" if question.kind == "number" else "an answer"
            asker.say(f"This one needs {needed}. {'Ctrl-C stops.' if refused else question.why}")
            refused = True
            continue
        choices = question.choices or {}
        first = _one_of_several(choices, typed)
        meant = chosen(choices, typed) if choices and not first else typed
        if question.kind == "choice" and first:
            asker.say(f"One of them, please: {called(choices[first]).rstrip('?.')}? Enter accepts it.")
            known = first
            continue
        # Of a list one says what the screen has, not what an option would take.
        of_list = question.kind == "choice" and meant not in choices
        if of_list and re.fullmatch(r"[+-]?\d+[.)]?", meant.strip()):
            asker.say(_which_of(choices))
            continue
        try:
            return read(meant)
        except MentorfolioError as problem:
            known = (isinstance(problem, UsageProblem) and problem.offered) or known
            hint = _which_of(choices) if of_list else problem.hint
            # Who typed a sentence hears what of it was not found; a word is told what the list takes.
            hidden = of_list and (" " not in meant.strip() or isinstance(problem, UsageProblem))
            asker.say(*([] if hidden else [problem.message]), *([hint] if hint else []))


_BETWEEN = frozenset("and or also plus maybe perhaps".split())


def _one_of_several(choices: Mapping[str, str], typed: str) -> str:
    """The first of several where one is meant: ``1 and 5``, ``how, why``; else nothing."""
    named = {called(said).casefold(): word for word, said in choices.items()}
    named |= {word.casefold(): word for word in choices}
    named |= {str(number): word for number, word in enumerate(choices, 1)}
    words = [w for w in re.split(r"[\s,;&/+]+", typed.strip().casefold()) if w not in _BETWEEN]
    several = len({named.get(word, word) for word in words}) > 1
    if not several or not all(word in named or word.isdigit() for word in words):
        return ""
    return named.get(words[0], "")


def which_one(asker: Asker, problem: Ambiguous) -> str:
    """What a person means where several answer, by its number."""
    asker.say("", problem.message)
    question = Question(
        key="which",
        text="Which one?",
        why="Its number will do.",
        option=problem.hint or "",
        kind="choice",
        choices=problem.choices,
        optional=False,
    )
    return str(Form(asker).alone(Asked(question)))


def yes_to(
    asker: Asker, text: str, why: str, option: str, *, known: str = "yes", leaves: bool = False
) -> bool:
    """A question for a yes or a no; Enter says what is known. Raises WentBack with ``leaves``."""
    return agrees(asker, Question("yes", text, why, option, kind="yes-no"), known, leaves=leaves)


def agrees(asker: Asker, question: Question, known: str, *, leaves: bool = False) -> bool:
    """Whether somebody says yes; ``<`` is no answer: WentBack with ``leaves``, else it is asked again."""
    while (answer := asker.ask(question, known)) == BACK:
        if leaves:
            raise WentBack
        asker.say(_NO_WAY_BACK)
    return answer == "yes"


def by_when(asker: Asker, today: date, promise: str) -> date | str | None:
    """By when one keeps a promise (its id) that one has not: the day, or the words by which one lets it go.

    None where it stays as it is.
    """
    from mentorfolio.domain.promises import is_let_go

    question = Question(
        key="due",
        text="By when, then? A day, like fri; or: let it go. Enter leaves it as it is.",
        why="With another day you are reminded the day before; what you let go comes off your list.",
        option=command_line("action", "edit", promise, "--due", "DAY"),
    )

    def read(typed: str) -> date | str:
        words = re.sub(r"(?i)^(?:by|until|till) ", "", typed.strip())
        return typed if is_let_go(typed) else days.day(words, today, lean="due")

    found: date | str | None = Form(asker).alone(Asked(question, read))
    return found


def _which_of(choices: Mapping[str, str]) -> str:
    return f"Type a number from 1 to {len(choices)}, or the beginning of a word."


def chosen(choices: Mapping[str, str], typed: str) -> str:
    """The word meant by its number in the list or by its beginning; else what was typed, to be refused."""
    word, words = typed.strip().casefold(), list(choices)
    number = word.rstrip(".)")
    # What the screen calls it counts, too: "skill" is how.
    names = {w: called(choices[w]).casefold() for w in words}
    if number.isascii() and number.isdigit():  # never the beginning of an id
        return words[int(number) - 1] if 1 <= int(number) <= len(words) else typed
    found = [w for w in words if word in (w, names[w])]
    found = found or [w for w in words if w.startswith(word) or names[w].startswith(word)]
    found = found or [w for w in words if re.match(rf"{re.escape(w)}\b(?!-)", word)]  # "yes of course"
    # "Not sure" for "I am not sure".
    found = found or [w for w in words if " " in word and names[w].endswith(f" {word.rstrip('.')}")]
    return found[0] if len(found) == 1 else typed


def numbers_meant(text: str, most: int) -> list[int]:
    """Numbers of a list, each once, in the order typed.

    Raises:
        UsageProblem: something else than a number of the list, or one of them twice.
    """
    found: list[int] = []
    for word in (w for w in re.split(r"[\s,;]+", text.strip()) if w and w.casefold() != "and"):
        if not (word.isascii() and word.isdigit() and 1 <= int(word) <= most):
            raise UsageProblem(
                f"{word!r} is no number of the list.",
                hint=f"Type them like: {' '.join(map(str, range(1, most + 1)))}",
            )
        if int(word) in found:
            raise UsageProblem(f"{word} is named twice.", hint="Type each number once.")
        found.append(int(word))
    return found
