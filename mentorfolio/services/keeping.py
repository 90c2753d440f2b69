"""``undo`` and ``store``: going back, keeping copies, looking for damage, forgetting a person."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import datetime
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.keeping import Backup, Finding
from mentorfolio.domain.names import find
from mentorfolio.errors import NewerStore, StoreDamaged
from mentorfolio.services.finding import confirmed
from mentorfolio.services.mentors import forget
from mentorfolio.services.results import Done, Result, Step, plain

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


class BackupList(Result, frozen=True, kw_only=True):
    """Copies, the latest first; ``history`` where only states that were in force are meant."""

    backups: tuple[Backup, ...]
    history: bool

    def data(self) -> object:
        """The copies."""
        return [plain(b) for b in self.backups]


class Checked(Result, frozen=True, kw_only=True):
    """What a check of the store found, damage first."""

    findings: tuple[Finding, ...]

    def data(self) -> object:
        """Whether it is clean, and the findings."""
        return {"clean": not self.findings, "findings": [plain(f) for f in self.findings]}

    def exit_code(self) -> int:
        """65 for damage, 78 for a file of a newer version; warnings are no failure."""
        if any(f.code == NewerStore.code for f in self.findings):
            return NewerStore.exit_code
        return StoreDamaged.exit_code if any(f.level == "damage" for f in self.findings) else 0


def undo(desk: Desk, *, anyway: bool) -> Done:
    """Take the last change back, or bring it again if the last change was an undo.

    Raises:
        RuleRefusal: nothing to undo, a purge, or a change made by something else.
    """
    undone = desk.store.undo(anyway=anyway)
    verb = "Did again" if undone.again else "Undid"
    return Done(
        record={"change": undone.change, "again": undone.again},
        sentence=f"{verb}: {undone.change}.",
        steps=(Step("The other way round", "mentorfolio undo"),),
        undoable=False,
    )


def history(desk: Desk) -> BackupList:
    """The changes, the latest first."""
    return BackupList(backups=tuple(desk.store.history()), history=True)


def backups(desk: Desk) -> BackupList:
    """Every copy there is, the latest first."""
    return BackupList(backups=tuple(desk.store.backups()), history=False)


def backup(desk: Desk) -> Done:
    """Keep the present state as a copy that is never pruned."""
    kept = desk.store.backup()
    return Done(record=plain(kept), sentence=f"Kept a copy: {kept.path}", undoable=False)


def restore(desk: Desk, which: str | None) -> Done:
    """Bring back a copy, the latest good one if none is named; what was there is kept aside."""
    restored = desk.store.restore(which)
    backup = restored.backup
    if not restored.needed:
        return Done(
            record=plain(backup),
            sentence="Nothing to restore: your portfolio reads well.",
            steps=(Step("To go back to an earlier state", "mentorfolio store backups"),),
            undoable=False,
        )
    aside = ("What was there before is kept aside among the backups.",) if restored.aside else ()
    after = f", after: {backup.change}" if backup.change else ""
    return Done(
        record=plain(backup), sentence=f"Brought back the state of {local(backup.at)}{after}.", details=aside
    )


def local(at: str) -> str:
    """A moment in UTC as the clock on the wall here says it, to the minute."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")


def check(desk: Desk) -> Checked:
    """Look at the file and at everything around it."""
    return Checked(findings=tuple(desk.store.check()))


def purge(desk: Desk, name: str, *, yes: bool) -> Done:
    """Forget a person: out of the portfolio, every backup, every draft; it cannot be undone.

    Raises:
        NotFound, Ambiguous: the name.
        MissingValue: nobody is there to confirm.
    """
    known = desk.store.everybody()
    names = {i: versions[0].name for i, versions in known.items()}
    mentor = find(name, {i: versions[0] for i, versions in known.items()}, names, "mentor")
    if not confirmed(desk, yes, f"Purge {mentor.name} from the portfolio and every backup, for ever"):
        return Done(record=None, sentence="Nothing was purged.", undoable=False)
    # Earlier names and addresses, too: whatever any copy knew them by.
    words = tuple(dict.fromkeys(w for v in known[mentor.id] for w in (v.name, v.email) if w))

    def forget_them(portfolio: Portfolio) -> None:
        forget(portfolio, mentor.id, desk.today)

    purged = desk.store.purge(forget_them, mentor.id, words)
    return Done(
        record={"purged": mentor.id, **msgspec.to_builtins(purged)},
        sentence=f"{mentor.name} is gone, from the portfolio and from every copy. This cannot be undone.",
        details=_what_was_done(purged.rewritten, purged.deleted, purged.left),
        undoable=False,
    )


def _what_was_done(rewritten: int, deleted: int, left: Sequence[str]) -> tuple[str, ...]:
    done = (
        f"{rewritten} backups rewritten, {deleted} files deleted.",
        "Copies that you made with export are not reached: look for them yourself.",
    )
    return done + tuple(f"The name still stands in {path}, which is not ours to change." for path in left)
