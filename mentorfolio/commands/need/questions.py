"""Asking for a new need (I3)."""

from __future__ import annotations

from mentorfolio.commands.need.fields import NeedFields
from mentorfolio.commands.need.needs import add, new_title, which_helps
from mentorfolio.desk.desk import Desk
from mentorfolio.domain.wording import is_long, short_title
from mentorfolio.errors import Interrupted, UsageProblem
from mentorfolio.fields.form import Asked, Form
from mentorfolio.fields.question import Asker, Question

TITLE = Question(
    key="title",
    text="What do you need, in a few words? Your letters name it.",
    why="One thing you want from mentoring, like: Lead a team. Several people may help with it.",
    option="mentorfolio need add TITLE --knowing why|how|whom",
    optional=False,
)
_SHORTER = "A need has a name of a few words, like: Lead a team. Your sentence is kept with it."


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
    first = offered.partition("\n")[0]
    why = [text for text in (title or first,) if is_long(text)]

    def read(text: str) -> str:
        if not is_long(text):
            return new_title(desk, text)
        why[:] = [text]
        problem = UsageProblem("That is a sentence, and is kept as the reason.", hint=_SHORTER)
        problem.offered = short_title(text)
        raise problem

    steps = [Asked(TITLE, read, short_title(why[0]) if why else first), which_helps(desk.today)]
    if why:
        asker.say("", _SHORTER)
    elif title:
        form.answers["title"] = title
        steps = steps[1:]
    try:
        form.fill(steps, leaves=True)
    except Interrupted as left:
        if title := form.answers.get("title", ""):
            add(desk, title, NeedFields(knowing="how", why=next(iter(why), None)))
            left.hint = f"The need {title} is kept as one of skill; to change it: mentorfolio need edit"
        raise
    said = form.answers
    need = add(desk, said["title"], NeedFields(knowing=said["knowing"], why=next(iter(why), None)))
    return str(need.record["id"])
