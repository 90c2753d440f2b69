"""The words of a letter, asked for as they will stand in it (O3, O5)."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.commands.approach.fields import ONLY_WHERE, offered, question_for
from mentorfolio.commands.approach.values import dear
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import paragraphs
from mentorfolio.domain.wording import (
    expect_to_them,
    is_about_them,
    is_topic,
    reason,
    recalled,
    spoken,
    to_them,
)
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template

# What is said to them, and how a letter puts it; the person sees it before the letter.
_TOLD: Mapping[str, Callable[[str], str]] = {
    "why": reason,
    "shared": recalled,
    "topic": lambda text: f"… about {spoken(text)} …",
}
_TO_THEM = ("why", "shared")


def ask_values(
    asker: Asker, template: Template, values: Mapping[str, object], mentor: Mentor
) -> dict[str, str]:
    """Ask for what the letter needs and for what it can do without; nothing private is put in unseen.

    A note about them is offered as a start, said to them; where it cannot be turned round it is shown
    for the owner alone. Raises Interrupted.
    """
    from mentorfolio.letters.filling import missing

    name = mentor.first_name or dear(mentor.name, str(values["standing"]))
    known = dict(values)
    if template.kind == "first" and is_about_them(str(values.get("why", ""))):
        del known["why"]
    if not is_topic(str(values.get("topic") or "topic")):
        del known["topic"]
    note = str(values.get("why") or next(iter(mentor.positives), ""))
    needed = missing(template, known)
    if "why" in needed and note and not to_them(note):
        asker.say("", f"Your note, for you alone: {note}")
    if "topic" in needed and values.get("topic"):
        asker.say("", f"Your need: {values['topic']}")
    starts = {"why": to_them(note)}
    steps = [
        Asked(
            question_for(key, name),
            partial(_read, key=key, name=name, kind=template.kind),
            starts.get(key, ""),
            partial(_show, asker, key, template.kind),
        )
        for key in needed
    ]
    stands = values["standing"]
    open_ones = [
        key for key in template.offers if not values.get(key) and stands in ONLY_WHERE.get(key, (stands,))
    ]
    talk = values.get("talk")
    if isinstance(talk, dict) and talk["note"] and open_ones:
        asker.say("", f"Your notes of {talk['on']}, for you alone: {talk['note']}")
    return Form(asker).fill(
        [
            *steps,
            *(
                Asked(
                    offered(key),
                    partial(_read, key=key, name=name, kind="first"),
                    keep=partial(_show, asker, key, template.kind),
                )
                for key in open_ones
            ),
        ]
    )


def _read(text: str, *, key: str, name: str, kind: str) -> str:
    """A value of a letter as it was typed; what speaks about them is asked again, said to them."""
    words = paragraphs(text, key)
    return expect_to_them(words, name) if key in _TO_THEM and kind == "first" else words


def _show(asker: Asker, key: str, kind: str, answer: str | None) -> None:
    if answer and kind == "first" and key in _TOLD:
        asker.say(f"In the letter: {_TOLD[key](answer)}")
