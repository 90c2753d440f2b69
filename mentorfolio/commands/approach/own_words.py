"""A letter that its owner writes: whoever answers questions recites, whoever writes tells."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.commands.approach.values import WHOLE
from mentorfolio.domain.lifecycle import ASKING
from mentorfolio.domain.text import one_line, said_text
from mentorfolio.errors import Interrupted, UsageProblem
from mentorfolio.fields.form import Asked, Form, WentBack
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.letters.filling import Rendered
    from mentorfolio.letters.library import Template

OWN_WORDS = "o"  # what is typed for it
_ENDS_WITH = "own end"  # the key of the line above one's name
_MOST = 40  # paragraphs; more are a book
_ASKS, _ENDS = "(Enter asks the questions after all)", "(Enter: that is all)"
_KEEPS = "(Enter keeps this, - leaves it out)"
_FEW = 4  # words of a greeting or a closing line
_NEEDED = "All it needs: who you are to them, why them, one thing you ask, and a way out."
_BEGIN = Question(
    key="1",
    text="Write it as you would tell it: how does it begin?",
    why="What you leave out can wait for the talk.",
    option="mentorfolio outreach edit NAME",
    kind="letter",
)
_GO_ON = _BEGIN._replace(text="And the next paragraph?", why="Two or three are enough.")
_END = _BEGIN._replace(
    key="end",
    kind="line",
    text="How do you end it? (Enter accepts this, - leaves it out)",
    why="Warm where you know them, kind where you don't. Your name stands below.",
)


class WritesItself(Exception):
    """The person would rather write than be asked."""


def written(
    asker: Asker,
    template: Template,
    values: Mapping[str, object],
    before: Mapping[str, str],
    *,
    asks_subject: bool,
) -> dict[str, str]:
    """What somebody writes below the greeting, the line above their name, a subject where it is asked for.

    What was said ``before`` is offered again; empty where they would rather be asked. Whoever stops in the
    middle has written what is there; raises Interrupted where that is nothing.
    """
    asker.say(
        "",
        *([_NEEDED, ""] if template.kind in ASKING and not values["close"] else ()),
        f"  {values['greeting']},",
    )
    letter = _Writing(asker, template, values, before)
    steps: list[Callable[[], bool]] = [partial(letter.ask, number) for number in range(1, _MOST + 1)]
    steps += [letter.ask_end, *([letter.ask_subject] if asks_subject else ())]
    try:
        letter.form.fill(steps, leaves=True)
    except WentBack:
        return {}
    except Interrupted:
        if not letter.whole():
            raise
    return letter.said()


class _Writing:
    """A letter while it is written."""

    def __init__(
        self, asker: Asker, template: Template, values: Mapping[str, object], before: Mapping[str, str]
    ) -> None:
        self.form = Form(asker)
        self._asker, self._template, self._values, self._before = asker, template, values, before
        self._known = [text for text in before.get(WHOLE, "").split("\n\n") if text]

    def whole(self) -> str:
        """Its paragraphs so far."""
        return "\n\n".join(text for key, text in self.form.answers.items() if text and key.isdigit())

    def said(self) -> dict[str, str]:
        """What it says; empty where nothing was written."""
        answers, whole = self.form.answers, self.whole()
        said = {WHOLE: whole, _ENDS_WITH: answers.get("end"), "subject": answers.get("subject")}
        return {key: text for key, text in said.items() if text} if whole else {}

    def ask(self, number: int) -> bool:
        """Ask for a paragraph, from 1 on; whether it was asked."""
        offered = self._known[number - 1] if number <= len(self._known) else ""
        last = self.form.answers.get(str(number - 1))
        if not offered and number > 1 and not last:
            return False
        if last:  # as it will stand there: what was typed is broken anywhere
            self._show(last)
        keeps = offered or self.form.answers.get(str(number))
        enter = _KEEPS if keeps else _ASKS if number == 1 else _ENDS
        begins = _BEGIN if number == 1 else _GO_ON
        read = partial(_paragraph, greeting=f"{self._values['greeting']}," if number == 1 else "")
        question = begins._replace(key=str(number), text=f"{begins.text} {enter}")
        self.form.ask(Asked(question, read, offered))
        return True

    def ask_end(self) -> bool:
        """Ask for the line above one's name; whether it was asked."""
        if self._values["in_chat"] or not self.whole():
            return False
        if "2" in self.form.answers:  # what was typed one by one is read as one
            self._show(f"{self._values['greeting']},\n\n{self.whole()}")
        ours = self._before.get(_ENDS_WITH) or _regards(self._template, self._values)
        self.form.ask(Asked(_END, _ended, ours))
        return True

    def _show(self, text: str) -> None:
        self._asker.say("", *(f"  {line}".rstrip() for line in text.split("\n")))

    def ask_subject(self) -> bool:
        """Ask for the subject; whether it was asked."""
        from mentorfolio.commands.approach.fields import subject_question

        if not self.whole():
            return False
        ours = self._before.get("subject") or _filled(self._template, self._values, self.whole()).subject
        question = subject_question(self._values)
        self.form.ask(Asked(question, lambda text: one_line(text, "subject"), ours))
        return True


def _paragraph(text: str, greeting: str) -> str:
    """A paragraph; a greeting or a closing line, which stand there already, is none. Raises UsageProblem."""
    words = text.strip()
    if words.casefold() == OWN_WORDS:
        raise UsageProblem("You are writing it now.", hint="Type what the letter says.")
    if re.fullmatch(r"[A-Za-z]", words):  # a key of the row below a letter, typed too early
        raise UsageProblem("One letter says nothing to them.", hint="Type what it says, or Enter to end it.")
    if words.endswith(",") and len(words.split()) <= _FEW:
        if greeting:
            raise UsageProblem(f"It begins with {greeting!r} already.", hint="Go on from there.")
        raise UsageProblem("How you end it is asked last.", hint="Enter: that is all.")
    return "" if words == "-" else said_text(text, "letter")


def _ended(text: str) -> str:
    """The line above one's name, with its comma."""
    words = "" if text.strip() == "-" else one_line(text, "closing line")
    return f"{words}," if words and words[-1].isalpha() else words


def _regards(template: Template, values: Mapping[str, object]) -> str:
    """How a letter ends where nobody says it."""
    asks = template.kind in ASKING
    if values["close"]:
        return str(values["regards"]) if asks else "Warm regards,"
    return "Many thanks," if asks else "Kind regards,"


def written_out(template: Template, values: dict[str, object]) -> Rendered:
    """The letter as its owner wrote it; what its template needs and nobody was asked is said in it."""
    import msgspec

    whole = str(values[WHOLE])
    values |= {key: text for key, text in _needed(template, whole).items() if not values.get(key)}
    spoken = values["close"] and (values["lately"] or values["standing"] == "my-manager")
    name = values["sign_off"] if not values["in_chat"] else "" if spoken else values["signed"]
    closing = "\n".join(str(line) for line in (values.get(_ENDS_WITH), name) if line)
    body = "\n\n".join([f"{values['greeting']},", whole, *([closing] if closing else [])])
    return msgspec.structs.replace(_filled(template, values, whole), body=body)


def _filled(template: Template, values: Mapping[str, object], whole: str) -> Rendered:
    """Its template, for the subject: when to talk is said in what was written, if anywhere."""
    from mentorfolio.letters.rendering import render

    return render(template, {**_needed(template, whole), **values, "how": whole})


def _needed(template: Template, whole: str) -> dict[str, str]:
    """What its template needs, said in the whole; what it is about in a few words nobody has said."""
    return {key: f"one thing: {whole}" if key == "topic" else whole for key in template.needs}
