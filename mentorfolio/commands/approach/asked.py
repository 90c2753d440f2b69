"""The words of a letter, asked for as they will stand in it (O3, O5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.commands.approach.fields import MINUTES, NOTHING, ONLY_WHERE, offered, question_for
from mentorfolio.commands.approach.starts import THEIR_OWN, Starts, to_them_as
from mentorfolio.domain.addressing import is_about_them, to_them
from mentorfolio.domain.requesting import above_all, meeting, mine
from mentorfolio.domain.text import paragraphs
from mentorfolio.domain.wording import as_topic, reason, recalled
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template


def ask_values(
    asker: Asker,
    template: Template,
    values: Mapping[str, object],
    starts: Starts,
    again: Mapping[str, str],
    *,
    offers: bool = True,
) -> dict[str, str]:
    """Ask for what the letter needs and for what it can do without; nothing private is put in unseen.

    What was recorded is offered as a start, said to them; where it cannot be turned round it is shown
    for the owner alone. ``again`` is what an option said about them; ``offers`` whether to ask for what
    the letter can do without. Raises Interrupted.
    """
    from mentorfolio.letters.filling import missing

    known = {key: text for key, text in values.items() if key not in again}
    if template.kind == "first" and is_about_them(str(values.get("why", "")), name=starts.names):
        del known["why"]
    needed = list(missing(template, known))
    needed += [key for key in again if key not in needed]
    beside = [key for key in template.offers if key not in needed and _is_open(template, key, values, starts)]
    beside = beside if offers else []
    notes = starts.notes if "why" in needed or beside else ()
    if notes:
        asker.say("", *notes)
    own = {**starts.values, **{key: to_them(text, starts.names) for key, text in again.items()}}

    def step(key: str) -> Asked:
        start = own.get(key, "")
        must = key in template.needs or key in again
        question = (
            question_for(key, starts.name)
            if must
            else offered(template.id, key, start=bool(start), first=key == beside[0])
        )
        read = partial(_read, key=key, template=template, name=starts.names, refused=[])
        return Asked(question, read, start, partial(_show, asker, key, template.kind, values))

    answers = Form(asker).fill([step(key) for key in [*needed, *beside]])
    return {key: text for key, text in answers.items() if text}


def _is_open(template: Template, key: str, values: Mapping[str, object], starts: Starts) -> bool:
    """Whether a value that the letter can do without is asked for."""
    if values.get(key) or (key == "whom" and values.get("introduced")):
        return False
    if key == "until" and values.get("later"):
        return False
    if key in ("took", "doing") and template.id == "thanks" and values.get("answered"):
        return False
    return (
        key in starts.values
        or key in starts.asked
        or values["standing"] in ONLY_WHERE.get(key, (values["standing"],))
    )


def _read(text: str, *, key: str, template: Template, name: str, refused: list[str]) -> str:
    """A value of a letter as it was typed; what speaks about them is asked again, said to them.

    Only the owner knows whether "she" is somebody else: the same words once more are meant so, but for a
    reason, which is about nobody but them.
    """
    if _says_nothing(text):
        if key in template.needs:
            raise UsageProblem("This one needs an answer.", hint=question_for(key, name).why)
        return ""
    words = paragraphs(text, key)
    try:
        return to_them_as(key, words, template, name)
    except UsageProblem as problem:
        if key in THEIR_OWN:
            raise
        if words in refused:
            return words
        refused.append(words)
        problem.hint = f"{problem.hint} If it is about somebody else, type it once more."
        raise


def _says_nothing(text: str) -> bool:
    """Whether it is how people leave a line out: "-", "no", "I don't know"."""
    said = re.sub(r"[^\w ]", "", text.casefold()).strip()
    return said in NOTHING


def _show(asker: Asker, key: str, kind: str, values: Mapping[str, object], answer: str | None) -> None:
    """How the letter will put it, before there is a letter, where that is not as it was typed."""
    if not answer or (kind != "first" and key not in ("now", "tried", "how")):
        return
    close, is_manager = values["close"], values["standing"] == "my-manager"
    told = ""
    if key == "why":
        lead = "I'm coming to you" if is_manager else "I thought of you"
        told = reason(answer, lead) if close else reason(answer)
    elif key == "shared":
        since = "You'll remember" if values["last_contact"] else "It's been a while since"
        told = recalled(answer, since) if close and not is_manager else recalled(answer)
    elif key == "topic":
        told = f"… about {as_topic(answer)} …"
    elif key in ("now", "tried"):
        told = mine(answer)
    elif key == "question":
        told = above_all(answer)
    elif key == "how":
        told = meeting(answer, MINUTES)
    if told and told.rstrip(".?!") != answer.rstrip(".?!"):
        asker.say(f"In the letter: {told}")
