"""``do``: a row of the last list by its number."""

import shlex
from itertools import pairwise
from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.rows import NumberedRow, row
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Operand, Whole
from mentorfolio.fields.form import Asked, Form, yes_to
from mentorfolio.fields.question import Asker, Question

# What is changed without a question, and cannot be seen before.
# What is noted without any question of its own, and how it is asked about first.
_SILENT = {
    ("place", "looked"): "Have you looked there?",
    ("action", "done"): "Is it done?",
    ("outreach", "unanswered"): "Note that there was no answer?",
}

RowNumber = Annotated[
    int,
    Operand(
        "NUMBER",
        "The number of a row in the last next, outreach list or timeline.",
        "Say which row, by its number: mentorfolio next shows the numbers.",
        "1",
        field=Whole(""),
    ),
]


def do(desk: Desk, number: RowNumber) -> None:
    """Act on a row of the last list; mentorfolio 2 is short for do 2.

    The list is the one you saw last: next, outreach list or timeline of this portfolio. At a terminal it
    asks before it notes something that is not asked about otherwise, and which way of two is meant.

    $ mentorfolio do 2
    $ mentorfolio 2
    """
    found = row(desk.settings, number)
    typed = desk.here(found.command)
    if found.otherwise and desk.asker:
        which = _one_of_two(desk.asker, found)
        if which is None:
            desk.asker.say("Nothing was changed.")
            return
        typed = desk.here(which)
    words = shlex.split(typed)
    if words[:1] != ["mentorfolio"]:
        raise UsageProblem("The last list cannot be read.", hint="List it again: mentorfolio next")
    silent = tuple(word for word in words if not word.startswith("-"))
    asks = next((_SILENT[pair] for pair in pairwise(silent) if pair in _SILENT), "")
    if desk.asker and not found.otherwise and asks:
        why = "This is noted straight away, with no more questions. To take it back: mentorfolio undo"
        if not yes_to(desk.asker, f"{found.text.rstrip('?.')}. {asks}".lstrip(". "), why, typed):
            desk.asker.say("Nothing was changed.")
            return
    if desk.asker and words[1:3] == ["outreach", "show"]:
        from mentorfolio.commands.approach.approach import gone_on_with

        if gone_on_with(desk, words[3]):
            return
    desk.exit_code = desk.play(words[1:], desk)


def _one_of_two(asker: Asker, found: NumberedRow) -> str | None:
    """The command that was chosen, of a row that asks a two-way question; None where it stays open."""
    first, second = found.ways
    question = Question(
        key="which",
        text="Which of the two? Enter leaves it open.",
        why="The first goes on with it, the second lets it go.",
        option=f"{found.command}; or {found.otherwise}",
        kind="choice",
        choices={found.command: first, found.otherwise: second},
    )
    chosen: str | None = Form(asker).alone(Asked(question))
    return chosen
