"""What is asked of a need at a terminal; whoever leaves in the middle keeps what they have answered (I3)."""

from __future__ import annotations

from collections.abc import Callable
from contextlib import suppress
from datetime import date
from functools import partial

from msgspec.structs import replace

from mentorfolio.commands.need.fields import NeedChange, NeedFields
from mentorfolio.commands.need.titles import TitleAsked, new_title
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done
from mentorfolio.domain.records import Need
from mentorfolio.domain.text import in_lines, name_line
from mentorfolio.domain.topics import short_title
from mentorfolio.domain.vocabulary import KNOWING_WORD
from mentorfolio.errors import AlreadyThere, Interrupted
from mentorfolio.fields.field import fields_of
from mentorfolio.fields.form import Asked, Form, asking, said_anew
from mentorfolio.fields.question import Asker

_ASKED = ("title", "knowing", "priority", "phrase", "why", "success", "by")
_HELPS = {
    "why": "direction: what to aim for, what matters to me",
    "how": "skill: knowing how to do it",
    "whom": "people: a network, a name, new places to learn",
}


def which_helps(today: date) -> Asked:
    """Which of the three a need wants most, each said in words."""
    step = asking(fields_of(NeedFields)["knowing"], "knowing", today)
    return step._replace(question=step.question._replace(choices=_HELPS))


def add_as_asked(
    desk: Desk,
    asker: Asker,
    title: str,
    said: NeedFields,
    add: Callable[[Desk, str, NeedFields], Done],
    *,
    offered: str = "",
    leaves: bool = False,
) -> Done:
    """Ask for the title and what would help, of which what is known is not asked, and add the need.

    ``offered`` are words that Enter takes for the title. Raises Interrupted; WentBack where it ``leaves``.
    """
    form = Form(asker)
    read = partial(name_line, what="title") if said.anyway else partial(new_title, desk)
    named = TitleAsked(asker, read, title or offered.partition("\n")[0])
    steps = [named.asked, which_helps(desk.today)]
    if title and not named.why:
        form.answers["title"] = title
        steps = steps[1:]
    if said.knowing:
        form.answers["knowing"] = said.knowing
        steps = steps[:-1]

    def added(name: str, knowing: str) -> Done:
        why = in_lines(said.why, named.why)
        return add(desk, name, replace(said, knowing=knowing, why=why or None))

    try:
        form.fill(steps, leaves=leaves)
    except Interrupted as left:
        if name := form.answers.get("title") or (title and short_title(title)):
            kind = form.answers.get("knowing", "how")
            with suppress(AlreadyThere):
                added(name, kind)
                told = f"The need {name} is kept as a need for {KNOWING_WORD[kind]}."
                left.hint = f"{told} To change that: mentorfolio need edit"
        raise
    return added(form.answers["title"], form.answers["knowing"])


def asked_change(
    desk: Desk, asker: Asker, need: Need, edit: Callable[[Desk, str, NeedChange], Done]
) -> NeedChange:
    """All that is worth asking of a need, what is known kept by Enter; whoever leaves has what they said."""
    known = {key: str(getattr(need, key) or "") for key in _ASKED}
    knowing = which_helps(desk.today)._replace(known=KNOWING_WORD.get(known["knowing"], ""))
    return said_anew(asker, NeedChange, known, desk.today, partial(edit, desk, need.id), knowing=knowing)
