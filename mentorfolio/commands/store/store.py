"""``store``: copies kept and brought back, damage looked for."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, PathShown, Result, Step, plain
from mentorfolio.domain.copies import Backup, Finding
from mentorfolio.errors import NewerStore, StoreDamaged
from mentorfolio.fields.field import Name, Operand
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, dim, line, width_of

SomeBackup = Annotated[
    str | None, Operand("[BACKUP]", "Part of its name: mentorfolio store backups.", field=Name(""))
]


class BackupList(Result, frozen=True, kw_only=True):
    """Copies, the latest first; ``history`` where only states that were in force are meant.

    ``undone`` are the ids of those that were undone, ``forward`` says that there is one to bring again.
    """

    backups: tuple[Backup, ...]
    history: bool
    undone: frozenset[str] = frozenset()
    forward: bool = False

    def data(self) -> object:
        """The copies."""
        return [plain(b) for b in self.backups]

    def page(self, look: Look) -> Page:
        """A row for each, and how to go back to one."""
        if not self.backups:
            told = "Nothing has changed yet." if self.history else "There are no backups yet."
            return Page(words=(line(told),))
        several = len({b.machine for b in self.backups if b.machine}) > 1
        rows = [_row(b, several=several, undone=b.id in self.undone) for b in self.backups]
        whole = look._replace(width=None)  # what was changed goes on below rather than be cut
        if self.history:
            ways = [line("One step back: ", command("mentorfolio undo"))]
            if self.forward:
                ways.append(line("One step forward: ", command("mentorfolio redo")))
            ways.append(line("To go to any of them: ", command("mentorfolio store backups")))
            return Page(body=tuple(columns(rows, whole)), words=tuple(ways))
        words = (line("To go back: ", command("mentorfolio store restore BACKUP")),)
        with_ids = [[*row, dim(b.id)] for row, b in zip(rows, self.backups, strict=True)]
        listed = columns(with_ids, whole, 0, ("", "", "id"))
        if look.width is not None and any(width_of(one) > look.width for one in listed):
            listed = [
                one
                for when, what, id_ in with_ids
                for one in (line(when, "  ", what, hang=2), line("  ", id_, hang=2))
            ]
        return Page(body=tuple(listed), words=words)


_KINDS = {
    "commit": "",
    "outside": "changed by something else",
    "manual": "kept by hand",
    "before-migration": "before a change of format",
    "aside": "kept aside",
}


def _row(backup: Backup, *, several: bool, undone: bool) -> list[Span]:
    said = ": ".join(part for part in (_KINDS[backup.kind], backup.change) if part) or "an earlier state"
    said += " (undone)" if undone else ""
    said += f" (on {backup.machine})" if several and backup.machine else ""
    return [dim(local(backup.at)), Span(said)]


class Checked(Result, frozen=True, kw_only=True):
    """What a check of the store found, damage first."""

    findings: tuple[Finding, ...]

    def data(self) -> object:
        """Whether it is clean, and the findings."""
        return {"clean": not self.findings, "findings": [plain(f) for f in self.findings]}

    def page(self, look: Look) -> Page:
        """Each finding, and what to type."""
        if not self.findings:
            return Page(body=(line(Span("All is well with your portfolio.", "good")),))
        body: list[Line] = []
        for finding in self.findings:
            role = "error" if finding.level == "damage" else "warn"
            body.append(line(Span(f"{finding.level}: ", role), finding.message, hang=2))
            body.append(line("  ", finding.fix, hang=2))
        return Page(body=tuple(body))

    def exit_code(self) -> int:
        """78 for a file of a newer version, 65 for damage; other warnings are no failure."""
        if any(f.code == NewerStore.code for f in self.findings):
            return NewerStore.exit_code
        return StoreDamaged.exit_code if any(f.level == "damage" for f in self.findings) else 0


def path(desk: Desk) -> PathShown:
    """Print the path of the portfolio file.

    $ mentorfolio store path
    """
    file = desk.settings.store
    return PathShown(path=str(file), exists=file.exists())


def check(desk: Desk) -> Checked:
    """Look for damage, and say what to type.

    The file, its records, its backups, and what other programs have left beside it.

    $ mentorfolio store check
    """
    from mentorfolio.commands.store.git import unsafe_driver
    from mentorfolio.desk.rows import foreign_rows

    desk.forgive_settings()
    beside = (foreign_rows(desk.settings), unsafe_driver(desk))
    return Checked(findings=(*desk.store.check(), *(found for found in beside if found)))


def backups(desk: Desk) -> BackupList:
    """List the backups, the latest first.

    $ mentorfolio store backups
    """
    return BackupList(backups=tuple(desk.store.backups()), history=False)


def backup(desk: Desk) -> Done:
    """Keep a copy that is never pruned.

    $ mentorfolio store backup
    """
    kept = desk.store.backup()
    return Done(record=plain(kept), sentence=f"Kept a copy: {kept.path}", undoable=False)


def restore(desk: Desk, backup: SomeBackup = None) -> Done:
    """Bring back a backup.

    The latest good one if you name none; the version you had before is kept as well.

    $ mentorfolio store restore
    """
    restored = desk.store.restore(backup)
    found = restored.backup
    if not restored.needed:
        return Done(
            record=plain(found),
            sentence="There is nothing to restore: your portfolio can be read.",
            steps=(Step("To go back to an earlier state", "mentorfolio store backups"),),
            undoable=False,
        )
    aside = ("The version you had before is kept among the backups.",) if restored.aside else ()
    after = f", after: {found.change}" if found.change else ""
    return Done(
        record=plain(found), sentence=f"Brought back the state of {local(found.at)}{after}.", details=aside
    )


def local(at: str) -> str:
    """A moment in UTC as the clock on the wall here says it, to the minute."""
    return datetime.fromisoformat(at).astimezone().strftime("%Y-%m-%d %H:%M")
