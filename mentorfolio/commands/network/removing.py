"""``network forget``, ``remove`` and ``undo``: people taken out, and brought back."""

from __future__ import annotations

from mentorfolio.commands.network.fields import ContactNamed, ForgetSaid, KindOfFile
from mentorfolio.commands.network.people import contact_named, contact_view
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed
from mentorfolio.desk.results import Done
from mentorfolio.domain.contacts import rebuilt
from mentorfolio.domain.forgetting import marks_of
from mentorfolio.errors import NotFound
from mentorfolio.fields.operands import Removal


def forget(desk: Desk, contact: ContactNamed, said: ForgetSaid) -> Done:
    """Take somebody out of the network, and leave them out of the next import, too.

    Their record in the portfolio, if they have one, stays.

    $ mentorfolio network forget ana
    """
    found = contact_named(desk.network.reading(), contact, exact=said.for_good)
    asked = desk.asker is not None or said.for_good or said.dry_run
    if asked and not agreed(desk, said, f"Forget {found.name}"):
        return Done(
            record=contact_view(found, found.mentor), sentence="Nobody was forgotten.", undoable=False
        )
    if said.for_good:
        _, copies = desk.network.forget(lambda c: c.id == found.id, desk.today)
        details: tuple[str, ...] = (f"{copies} copies that held them are deleted.",) if copies else ()
    else:
        with desk.network.changing("forgot somebody") as contacts:
            if found.id in contacts:
                contacts.forgotten.update(dict.fromkeys(marks_of(contacts.pop(found.id)), desk.today))
        details = ("To take it back: mentorfolio network undo",)
    return Done(
        record=contact_view(found, found.mentor),
        sentence=f"{found.name} is no longer in your network, and stays out of it.",
        undoable=False,
        details=details,
    )


def remove(desk: Desk, kind: KindOfFile, said: Removal) -> Done:
    """Take out what came from one kind of file, and everybody who came from nowhere else.

    $ mentorfolio network remove linkedin
    """
    before = desk.network.reading()
    whose = [c for c in before.values() if kind == "all" or any(s.kind == kind for s in c.sources)]
    if not whose:
        raise NotFound(f"Nobody in your network came from {kind}.", hint="mentorfolio network list")
    if not agreed(desk, said, f"Take out what came from {kind} ({len(whose)} people)"):
        return Done(
            record={"kind": kind, "removed": 0, "kept": 0}, sentence="Nothing was taken out.", undoable=False
        )
    removed = kept = 0
    with desk.network.changing(f"took out {kind}") as contacts:
        for contact in [*contacts.values()]:
            left = [s for s in contact.sources if s.kind != kind and kind != "all"]
            if len(left) == len(contact.sources):
                continue
            if left:
                contacts[contact.id] = rebuilt(contact, desk.today, left)
                kept += 1
            else:
                del contacts[contact.id]
                removed += 1
    return Done(
        record={"kind": kind, "removed": removed, "kept": kept},
        sentence=f"Took out {removed} people; {kept} more are known from elsewhere and stay.",
        undoable=False,
        details=("To take it back: mentorfolio network undo",),
    )


def undo(desk: Desk) -> Done:
    """Take the last change of the network back; a second undo does it again.

    Where the file is damaged, the last good copy of it is brought back.

    $ mentorfolio network undo
    """
    change = desk.network.undo()
    return Done(record={"change": change}, sentence=f"Took back: {change}.", undoable=False)
