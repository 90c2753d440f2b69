"""The words of a letter, asked for as they will stand in it (O3, O5)."""

from __future__ import annotations

import re
from collections.abc import Mapping
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.commands.approach.fields import NOTHING, ONLY_WHERE, SUBJECT, offered, question_for
from mentorfolio.commands.approach.growing import Growing
from mentorfolio.commands.approach.starts import THEIR_OWN, Starts, to_them_as
from mentorfolio.domain.addressing import is_about_them, speaks_of_others, to_them
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.domain.topics import as_topic
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker

if TYPE_CHECKING:
    from mentorfolio.letters.library import Template

_AS_SPOKEN = "Say it as you would across a table: short, and what only you could say."
_BEFORE_THE_REASON = ("topic", "myself", "shared")
_NEW_THREAD = ("first", "request", "catch-up", "thanks")  # the others answer a mail, or say what they are


def ask_values(
    asker: Asker,
    template: Template,
    values: dict[str, object],
    starts: Starts,
    again: Mapping[str, str],
    *,
    offers: bool = True,
    leaves: bool = False,
) -> dict[str, str]:
    """Ask for what the letter needs and for what it can do without; nothing private is put in unseen.

    What was recorded is offered as a start, said to them, or shown for the owner alone. ``again`` is what
    an option said about them; ``offers`` whether to ask for what the letter can do without.
    Raises Interrupted, and where it ``leaves`` WentBack at the first question.
    """
    from mentorfolio.letters.filling import missing
    from mentorfolio.letters.rendering import render

    known = {key: text for key, text in values.items() if key not in again}
    if template.kind == "first" and is_about_them(str(values.get("why", "")), name=starts.names):
        del known["why"]
    needed = list(missing(template, known))
    needed += [key for key in again if key not in needed]
    offered_too = template.offers if offers else ()
    beside = [key for key in offered_too if key not in needed and _is_open(template, key, values, starts)]
    if told := [*(starts.notes if "why" in needed or beside else ()), *([_AS_SPOKEN] if beside else ())]:
        asker.say("", *told)
    own = {**starts.values, **{key: to_them(text, starts.names) for key, text in again.items()}}
    form, growing, keys = Form(asker), Growing(template, values), [*needed, *beside]
    if template.kind == "first":  # as they come in the letter
        keys.sort(key=lambda key: key not in _BEFORE_THE_REASON)

    def ask(key: str) -> None:
        start = own.get(key, "")
        if key in template.needs or key in again:
            through = "" if values["close"] else str(values["introduced_by"])
            question = question_for(key, starts.name, str(values["standing"]), through)
        else:
            letter = f"{template.id} later" if template.id == "follow-up" and values["later"] else template.id
            question = offered(letter, key, start=bool(start), first=key == beside[0])
        if key != "topic" and (so_far := growing.before(key, form.answers)):
            asker.say("", *(f"  {text}".rstrip() for text in so_far.split("\n")))
        before = " ".join(form.answers[other] for other in beside if other in form.answers and other != key)
        read = partial(_read, key=key, template=template, name=starts.names, before=before, refused=[])
        form.ask(Asked(question, read, start, partial(_show, asker) if key == "topic" else None))

    def ask_subject() -> bool:
        told = {key: text for key, text in form.answers.items() if text and key != "subject"}
        subject = render(template, values | told).subject if told.keys() & set(beside) else ""
        if _asks_subject(template, subject, later=bool(values["later"])):
            offered_subject = own.get("subject") or subject
            form.ask(Asked(SUBJECT, partial(one_line, what="subject"), offered_subject))
            if form.answers.get("subject") == subject:  # ours goes with what the letter says
                del form.answers["subject"]
            return True
        return False

    form.fill([*(partial(ask, key) for key in keys), ask_subject], leaves=leaves)
    return {key: text for key, text in form.answers.items() if text}


def _asks_subject(template: Template, subject: str, *, later: bool) -> bool:
    """Whether the ``subject`` is for the person to choose: not of an answer; ``later`` is a new letter."""
    if template.kind == "follow-up":
        return bool(subject) and later
    return template.kind in _NEW_THREAD and bool(subject) and not subject.startswith("Re: ")


def _is_open(template: Template, key: str, values: Mapping[str, object], starts: Starts) -> bool:
    """Whether a value that the letter can do without is asked for."""
    if values.get(key) or (key == "whom" and values.get("introduced")):
        return False
    if key == "shared" and values.get("introduced_by") and values["standing"] == "acquainted":
        return False
    if key == "until" and values.get("later"):
        return False
    if template.id == "follow-up" and key in ("wish", "how"):  # a mere reminder says little
        return bool(values.get("later"))
    if key in ("took", "doing") and template.id == "thanks" and values.get("answered"):
        return False
    return (
        key in starts.values
        or key in starts.asked
        or values["standing"] in ONLY_WHERE.get(key, (values["standing"],))
    )


def _read(text: str, *, key: str, template: Template, name: str, before: str, refused: list[str]) -> str:
    """A value of a letter as it was typed; what speaks about them is asked again, said to them.

    Only the owner knows whether "she" is somebody else: the same words once more are meant so, as is whoever
    was spoken of ``before``; but for a reason, which is about nobody but them.
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
        if words in refused or speaks_of_others(before, name):
            return words
        refused.append(words)
        problem.hint = f"{problem.hint} If it is about somebody else, type it once more."
        raise


def _says_nothing(text: str) -> bool:
    """Whether it is how people leave a line out: "-", "no", "I don't know"."""
    said = re.sub(r"[^\w ]", "", text.casefold()).strip()
    return said in NOTHING


def _show(asker: Asker, topic: str | None) -> None:
    """How the letter will put the topic."""
    if topic:
        asker.say(f"In the letter: … about {as_topic(topic)} …")
