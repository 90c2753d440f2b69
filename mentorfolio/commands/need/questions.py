"""Asking for a new need (I3)."""

from __future__ import annotations

from mentorfolio.commands.need.fields import NeedFields
from mentorfolio.commands.need.needs import add, new_title, which_helps
from mentorfolio.commands.need.titles import TitleAsked
from mentorfolio.desk.desk import Desk
from mentorfolio.errors import Interrupted
from mentorfolio.fields.form import Form
from mentorfolio.fields.question import Asker


def ask_for_need(
    desk: Desk, asker: Asker, *, title: str = "", offered: str = "", knowing: str | None = None
) -> str:
    """Ask for a new need and add it; gives its id. ``offered`` are words that Enter takes for the title.

    Of ``title`` and ``knowing`` what is known is not asked.

    Raises WentBack, Interrupted.
    """
    form = Form(asker)
    first = title or offered.partition("\n")[0]
    named = TitleAsked(asker, lambda text: new_title(desk, text), first)
    steps = [named.asked, which_helps(desk.today)]
    if title and not named.why:
        form.answers["title"] = title
        steps = steps[1:]
    if knowing:
        form.answers["knowing"] = knowing
        steps = steps[:-1]
    try:
        form.fill(steps, leaves=True)
    except Interrupted as left:
        if title := form.answers.get("title", ""):
            add(desk, title, NeedFields(knowing="how", why=named.why))
            left.hint = f"The need {title} is kept as a need for skill. To change that: mentorfolio need edit"
        raise
    said = form.answers
    need = add(desk, said["title"], NeedFields(knowing=said["knowing"], why=named.why))
    return str(need.record["id"])
