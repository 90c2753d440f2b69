"""Asking for a new need (I3)."""

from __future__ import annotations

from mentorfolio.commands.need.fields import NeedFields
from mentorfolio.commands.need.needs import add, new_title, which_helps
from mentorfolio.desk.desk import Desk
from mentorfolio.errors import Interrupted
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker, Question

TITLE = Question(
    key="title",
    text="What do you need, in a few words? Your letters name it.",
    why="One thing to get from mentoring, like: Lead a team. Several people may serve it.",
    option="mentorfolio need add TITLE --knowing why|how|whom",
    optional=False,
)


def ask_for_need(desk: Desk, asker: Asker, *, title: str = "", offered: str = "") -> str:
    """Ask for a new need and add it; gives its id.

    Args:
        desk: what the command works with.
        asker: the person.
        title: its title, if that was said already.
        offered: words that Enter takes for the title.

    Raises:
        WentBack, Interrupted: from the person.
    """
    form = Form(asker)
    steps = [
        Asked(TITLE, lambda text: new_title(desk, text), offered.partition("\n")[0]),
        which_helps(desk.today),
    ]
    if title:
        form.answers["title"] = title
        steps = steps[1:]
    try:
        form.fill(steps, leaves=True)
    except Interrupted as left:
        if title := form.answers.get("title", ""):
            add(desk, title, NeedFields(knowing="how"))
            left.hint = f"The need {title} is kept as one of skill; to change it: mentorfolio need edit"
        raise
    said = form.answers
    return str(add(desk, said["title"], NeedFields(knowing=said["knowing"])).record["id"])
