"""A letter that its owner writes: whoever answers questions recites, whoever writes tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.fields.form import Asked, Form, WentBack
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.letters.filling import Rendered
    from mentorfolio.letters.library import Template

WHOLE = "own words"  # among what a letter was answered; no --set and no template can name it
OWN_WORDS = "w"  # what is typed for it
_MOST = 12  # paragraphs; more are a book
_ASKS, _ENDS = "(Enter asks the questions after all)", "(Enter: that is all)"
_KEEPS = "(Enter keeps this, - leaves it out)"
_BEGIN = Question(
    key="1",
    text="Write it as you would tell it: how does it begin?",
    why="Who you are to them, why them, one thing you ask, and a way out: that is all a letter needs.",
    option="mentorfolio outreach edit NAME",
)
_GO_ON = Question(
    key="",
    text="And the next paragraph?",
    why="Two or three are enough; what you leave out can wait for the talk.",
    option="mentorfolio outreach edit NAME",
)


class WritesItself(Exception):
    """The person would rather write than be asked."""


def written(asker: Asker, greeting: str, before: Mapping[str, str], *, asks_subject: bool) -> dict[str, str]:
    """What somebody writes between the greeting and the closing lines, and its subject where it is asked for.

    What was said ``before`` is offered again; empty where they would rather be asked. Raises Interrupted.
    """
    form, known = Form(asker), [text for text in before.get(WHOLE, "").split("\n\n") if text]
    asker.say("", f"  {greeting},")

    def ask(number: int) -> bool:
        offered = known[number - 1] if number <= len(known) else ""
        if not offered and number > 1 and not form.answers.get(str(number - 1)):
            return False
        enter = _KEEPS if offered else _ASKS if number == 1 else _ENDS
        begins = _BEGIN if number == 1 else _GO_ON
        form.ask(Asked(begins._replace(key=str(number), text=f"{begins.text} {enter}"), _paragraph, offered))
        return True

    def ask_subject() -> bool:
        from mentorfolio.commands.approach.fields import SUBJECT

        if not (asks_subject and any(form.answers.values())):
            return False
        form.ask(Asked(SUBJECT, lambda text: one_line(text, "subject"), before.get("subject", "")))
        return True

    try:
        form.fill([*(partial(ask, number) for number in range(1, _MOST + 1)), ask_subject], leaves=True)
    except WentBack:
        return {}
    subject = form.answers.pop("subject", None)
    whole = "\n\n".join(text for text in form.answers.values() if text)
    return {WHOLE: whole, **({"subject": subject} if subject else {})} if whole else {}


def _paragraph(text: str) -> str:
    return "" if text.strip() == "-" else paragraphs(text, "letter")


def written_out(template: Template, values: dict[str, object]) -> Rendered:
    """The letter as its owner wrote it, between the greeting and the closing lines of its template.

    What the template needs and nobody was asked is said in it.
    """
    import msgspec

    from mentorfolio.letters.rendering import render

    whole = str(values[WHOLE])
    values |= {key: whole for key in template.needs if not values.get(key)}
    letter = render(template, values)
    *before, last = letter.body.split("\n\n")
    closing = [last] if before and not re.search(r"[.!?]$", last) else []  # a chat ends with a sentence
    return msgspec.structs.replace(letter, body="\n\n".join([f"{values['greeting']},", whole, *closing]))
