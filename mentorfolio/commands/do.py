"""``do``: a row of the last list by its number."""

import shlex
from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.rows import row
from mentorfolio.errors import UsageProblem
from mentorfolio.fields.field import Operand, Whole

RowNumber = Annotated[
    int,
    Operand(
        "NUMBER",
        "Which row of the last next, outreach list or timeline.",
        "Say which row, by its number: mentorfolio next shows them.",
        "1",
        field=Whole(""),
    ),
]


def do(desk: Desk, number: RowNumber) -> None:
    """Do what a row of the last list says; mentorfolio 2 is short for it.

    The list is the last next, outreach list or timeline of this portfolio.

    $ mentorfolio do 2
    $ mentorfolio 2
    """
    words = shlex.split(desk.here(row(desk.settings, number).command))
    if words[:1] != ["mentorfolio"]:
        raise UsageProblem("The last list cannot be read.", hint="List it again: mentorfolio next")
    desk.exit_code = desk.play(words[1:], desk)
