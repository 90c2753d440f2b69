"""``undo``: the last change taken back."""

from typing import Annotated

from mentorfolio.commands.store.store import BackupList
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Result, Step
from mentorfolio.fields.field import Said, Switch


class UndoSaid(Said, frozen=True, kw_only=True):
    """What may be said of going back."""

    list: Annotated[bool, Switch("List the changes, the latest first.")] = False
    anyway: Annotated[bool, Switch("Also over a change that was made by something else.")] = False


def undo(desk: Desk, said: UndoSaid) -> Result:
    """Take the last change back; a second undo brings it again."""
    if said.list:
        return BackupList(backups=tuple(desk.store.history()), history=True)
    undone = desk.store.undo(anyway=said.anyway)
    verb = "Did again" if undone.again else "Undid"
    return Done(
        record={"change": undone.change, "again": undone.again},
        sentence=f"{verb}: {undone.change}.",
        steps=(Step("The other way round", "mentorfolio undo"),),
        undoable=False,
    )
