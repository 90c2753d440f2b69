"""``redo``: what the last undo took back, brought again."""

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done
from mentorfolio.desk.stepping import step_forward


def redo(desk: Desk) -> Done:
    """Redo what you last undid; a second redo goes one step further.

    $ mentorfolio redo
    """
    brought = step_forward(desk)
    return Done(
        record={"change": brought.change, "again": True},
        sentence=f"Did again{brought.where}: {brought.change}.",
    )
