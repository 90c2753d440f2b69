"""``undo``: the last change taken back, and the one before it the next time."""

from typing import Annotated

from mentorfolio.commands.store.store import BackupList
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Result, Step
from mentorfolio.desk.stepping import history, step_back
from mentorfolio.fields.field import Said, Switch


class UndoSaid(Said, frozen=True, kw_only=True):
    """What may be said of going back."""

    list: Annotated[bool, Switch("List the changes, the latest first.")] = False
    anyway: Annotated[bool, Switch("Undo even if something else has changed the file.")] = False


def undo(desk: Desk, said: UndoSaid) -> Result:
    """Undo the last change; a second undo goes one step further.

    $ mentorfolio undo
    $ mentorfolio undo --list
    """
    if said.list:
        changes, undone, forward = history(desk)
        return BackupList(backups=changes, history=True, undone=undone, forward=forward)
    back = step_back(desk, anyway=said.anyway)
    return Done(
        record={"change": back.change, "again": False},
        sentence=f"Undid{back.where}: {back.change}.",
        steps=(
            Step("Redo what you undid", "mentorfolio redo"),
            Step("One step further back", "mentorfolio undo"),
        ),
        undoable=False,
    )
