"""``redo``: what the last undo took back, brought again."""

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done


def redo(desk: Desk) -> Done:
    """Bring the change again that the last undo took back; a second redo goes one step further.

    $ mentorfolio redo
    """
    brought = desk.store.redo()
    return Done(
        record={"change": brought.change, "again": brought.again}, sentence=f"Did again: {brought.change}."
    )
