"""A letter that its owner writes: whoever answers questions recites, whoever writes tells."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.commands.approach.values import WHOLE
from mentorfolio.domain.lifecycle import ASKING
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.fields.form import Asked, Form, WentBack
from mentorfolio.fields.question import Asker, Question

if TYPE_CHECKING:
    from mentorfolio.letters.filling import Rendered
    from mentorfolio.letters.library import Template

OWN_WORDS = "w"  # what is typed for it
_MOST = 12  # paragraphs; more are a book
_ASKS, _ENDS = "(Enter asks the questions after all)", "(Enter: that is all)"
_KEEPS = "(Enter keeps this, - leaves it out)"
_NEEDED = "All it needs: who you are to them, why them, one thing you ask, and a way out."
_BEGIN = Question(
    key="1",
    text="Write it as you would tell it: how does it begin?",
    why="What you leave out can wait for the talk.",
    option="mentorfolio outreach edit NAME",
)
_GO_ON = _BEGIN._replace(text="And the next paragraph?", why="Two or three are enough.")
_END = _BEGIN._replace(
    key="end",
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
    """What somebody writes below the greeting, and its subject where it is asked for.

    What was said ``before`` is offered again; empty where they would rather be asked. Raises Interrupted.
    """
    form, known = Form(asker), [text for text in before.get(WHOLE, "").split("\n\n") if text]
    ends = known.pop() if known and _is_closing(known[-1]) else _closing(template, values)
    regards, _, name = ends.rpartition("\n") if "\n" in ends else ("", "", ends)
    asker.say("", *([_NEEDED, ""] if template.kind in ASKING else ()), f"  {values['greeting']},")

    def ask(number: int) -> bool:
        offered = known[number - 1] if number <= len(known) else ""
        last = form.answers.get(str(number - 1))
        if not offered and number > 1 and not last:
            return False
        if last:  # as it will stand there: what was typed is broken anywhere
            asker.say("", f"  {last}")
        enter = _KEEPS if offered else _ASKS if number == 1 else _ENDS
        begins = _BEGIN if number == 1 else _GO_ON
        form.ask(Asked(begins._replace(key=str(number), text=f"{begins.text} {enter}"), _paragraph, offered))
        return True

    def ask_end() -> bool:
        if not (regards and any(form.answers.values())):
            return False
        form.ask(Asked(_END, _ended, regards))
        return True

    def ask_subject_line() -> bool:
        from mentorfolio.commands.approach.fields import SUBJECT

        if not (asks_subject and any(form.answers.values())):
            return False
        form.ask(Asked(SUBJECT, lambda text: one_line(text, "subject"), before.get("subject", "")))
        return True

    paragraph = (partial(ask, number) for number in range(1, _MOST + 1))
    try:
        form.fill([*paragraph, ask_end, ask_subject_line], leaves=True)
    except WentBack:
        return {}
    subject, end = form.answers.pop("subject", None), form.answers.pop("end", None)
    told = [text for text in form.answers.values() if text]
    if not told:
        return {}
    closing = "\n".join(line for line in (end, name) if line)
    whole = "\n\n".join([*told, *([closing] if closing else [])])
    return {WHOLE: whole, **({"subject": subject} if subject else {})}


def _paragraph(text: str) -> str:
    return "" if text.strip() == "-" else paragraphs(text, "letter")


def _ended(text: str) -> str:
    """The line above one's name, with its comma."""
    words = "" if text.strip() == "-" else one_line(text, "closing line")
    return f"{words}," if words and words[-1].isalpha() else words


def _closing(template: Template, values: Mapping[str, object]) -> str:
    """The closing line and the name below a letter; nothing in a chat that goes on."""
    from mentorfolio.letters.rendering import render

    needed = dict.fromkeys(template.needs, "You helped me.")
    last = render(template, {**needed, **values}).body.split("\n\n")[-1]
    return last if _is_closing(last) else ""


def _is_closing(paragraph: str) -> bool:
    return re.search(r"[.!?]$", paragraph) is None


def written_out(template: Template, values: dict[str, object]) -> Rendered:
    """The letter as its owner wrote it; what its template needs and nobody was asked is said in it."""
    import msgspec

    from mentorfolio.letters.rendering import render

    whole = str(values[WHOLE])
    values |= {key: whole for key in template.needs if not values.get(key)}
    return msgspec.structs.replace(render(template, values), body=f"{values['greeting']},\n\n{whole}")
