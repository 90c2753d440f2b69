"""The history, the backups, the findings of a check."""

from __future__ import annotations

from mentorfolio.commands.store.store import BackupList, Checked, local
from mentorfolio.domain.copies import Backup
from mentorfolio.render.page import Line, Look, Page, Span, columns, command, dim, line, width_of


def page(result: BackupList | Checked, look: Look) -> Page:
    """Either of the two."""
    return _copies(result, look) if isinstance(result, BackupList) else _checked(result)


def _copies(result: BackupList, look: Look) -> Page:
    if not result.backups:
        return Page(
            words=(line("Nothing has changed yet." if result.history else "There are no backups yet."),)
        )
    several = len({b.machine for b in result.backups if b.machine}) > 1
    rows = [_row(b, several=several, undone=b.id in result.undone) for b in result.backups]
    whole = look._replace(width=None)  # what was changed goes on below rather than be cut
    if result.history:
        ways = [line("One step back: ", command("mentorfolio undo"))]
        if result.forward:
            ways.append(line("One step forward: ", command("mentorfolio redo")))
        ways.append(line("To go to any of them: ", command("mentorfolio store backups")))
        return Page(body=tuple(columns(rows, whole)), words=tuple(ways))
    words = (line("To go back: ", command("mentorfolio store restore BACKUP")),)
    with_ids = [[*row, dim(b.id)] for row, b in zip(rows, result.backups, strict=True)]
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


def _checked(result: Checked) -> Page:
    if not result.findings:
        return Page(body=(line(Span("All is well with your portfolio.", "good")),))
    body: list[Line] = []
    for finding in result.findings:
        role = "error" if finding.level == "damage" else "warn"
        body.append(line(Span(f"{finding.level}: ", role), finding.message, hang=2))
        body.append(line("  ", finding.fix, hang=2))
    return Page(body=tuple(body))
