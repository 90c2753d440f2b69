"""Asking for a new need (I3)."""

from __future__ import annotations

from contextlib import suppress

from mentorfolio.commands.need.asked import add_as_asked
from mentorfolio.commands.need.fields import NeedChange, NeedFields
from mentorfolio.commands.need.needs import add, edit
from mentorfolio.commands.need.titles import new_title, refuse_somebody
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.records import Need
from mentorfolio.domain.text import command_line, fold
from mentorfolio.domain.topics import same_topic, tells_of_somebody
from mentorfolio.domain.vocabulary import UNRATED
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.form import Asked, Form, WentBack, yes_to
from mentorfolio.fields.people import refuse_numbers
from mentorfolio.fields.question import Asker, Question

_LEARN = Question(
    key="learn",
    text="What would you like to learn with their help, in a few words? (Enter: not yet)",
    why="Like: leading a team. It becomes a need of yours, which they help with, and your letters name it.",
    option="mentorfolio need add TITLE --supported-by NAME",
)
_THEIRS = "Then they help with that one; if not, it is a need of its own."
FOR_IT = "Is that for your need, {}?"


def ask_for_need(
    desk: Desk,
    asker: Asker,
    *,
    title: str = "",
    offered: str = "",
    knowing: str | None = None,
    helper: str = "",
) -> str:
    """Ask for a new need and add it; gives its id. ``offered`` are words that Enter takes for the title.

    Of ``title`` and ``knowing`` what is known is not asked. ``helper`` is the id of who helps with it.

    Raises WentBack, Interrupted.
    """
    said = NeedFields(knowing=knowing, supported_by={helper: UNRATED} if helper else {})
    need = add_as_asked(desk, asker, title, said, add, offered=offered, leaves=True)
    return str(need.record["id"])


def helped_later(mentor: str) -> str:
    """How to name later what somebody helps with."""
    return command_line("need", "add", "--supported-by", mentor)


def need_helped_by(desk: Desk, asker: Asker, mentor: str) -> str:
    """The need that whoever was given helps with, a new one or one that is there; empty where none yet."""

    def read(text: str) -> str:
        refuse_numbers(text)
        refuse_somebody(desk, text)
        return text.strip()

    while text := Form(asker).alone(Asked(_LEARN, read)):
        known = named_already(desk, text)
        if known and yes_to(asker, FOR_IT.format(known.title), _THEIRS, helped_later(mentor)):
            edit(desk, known.id, NeedChange(supported_by={mentor: UNRATED}))
            return known.id
        title = f"{text[:1].upper()}{text[1:]}"
        with suppress(WentBack):
            if known:
                return ask_for_need(desk, asker, offered=title, helper=mentor)
            return ask_for_need(desk, asker, title=title, helper=mentor)
    return ""


def named_already(desk: Desk, text: str) -> Need | None:
    """An open need that these words may well mean."""
    return next(
        (n for n in desk.store.reading()[Need] if n.status == "open" and same_topic(n.title, text)), None
    )


def need_meant(desk: Desk, text: str, needs: list[Need]) -> Need | str:
    """A need of the list, by number or title, else the title of a new one. Raises UsageProblem."""
    word = text.strip()
    if word.isascii() and word.isdigit():
        if not 1 <= int(word) <= len(needs):
            raise UsageProblem(
                f"There is no need number {word}.", hint=f"Type a number from 1 to {len(needs)}."
            )
        return needs[int(word) - 1]
    if found := next((n for n in needs if fold(n.title) == fold(word)), None):
        return found
    if tells_of_somebody(word):
        raise UsageProblem(
            "That tells of somebody, and this asks what you want to learn.",
            hint="Who comes to mind is asked next. Type the number of a need, or Enter.",
        )
    return new_title(desk, word)
