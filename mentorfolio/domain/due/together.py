"""What a person does in one go, told as one row; JSON and a pipe have every row."""

from __future__ import annotations

from collections.abc import Collection, Mapping, Sequence
from datetime import date

import msgspec

from mentorfolio.domain.due.kinds import KINDS, PRESSING, WhatIsDue, is_past
from mentorfolio.domain.due.rows import Due
from mentorfolio.domain.text import command_line

_IN_TOUCH = ("contact:{mentor}", "silence:{mentor}")  # they ask for what a meeting or a letter does
# Kind -> what need not be said beside such a row.
_SAYS: Mapping[str, Sequence[str]] = {
    "agenda": ("meeting:{of}",),
    "meeting": _IN_TOUCH,
    "draft": _IN_TOUCH,
    "silence": ("check-in:{mentor}",),
    # Before a first meeting there is nothing to look at.
    "assigned": ("contact:{mentor}", "check-in:{mentor}"),
    # What to do about a letter before the next choice is thought of.
    "follow-up": ("next-choice:{of}",),
    "no-answer": ("next-choice:{of}",),
}


def told_once(rows: Sequence[Due], meets: Collection[str], today: date, *, every: bool) -> tuple[Due, ...]:
    """The rows as a screen has them, in order; ``every``: also what has passed.

    Several talks with somebody to think back to are one reflection on them; a meeting and its missing
    agenda are one thing; whom one ``meets`` in the next weeks, was to meet, has a letter written to, or is to
    meet for the first time, one need not get in touch with; who is to be reminded, or given up on, comes
    before the next choice; how it goes with somebody is looked at after a hello after a long silence. The
    day that somebody named is told, with the draft to them, and not the draft. A talk of long ago is thought
    back to no more.
    """
    talks = _talks([row for row in rows if every or not is_past(row, today)], today)
    gone = {row.id for found in talks.values() for row in found[:-1]}
    gone |= {way.format(mentor=mentor) for way in _IN_TOUCH for mentor in meets}
    gone |= {way.format(mentor=r.mentor, of=r.of) for r in rows for way in _SAYS.get(r.kind, ())}
    awaited = {row.command for row in rows if row.kind == "later"}
    gone |= {row.id for row in rows if row.kind == "draft" and row.command in awaited}
    drafts = {(row.mentor, row.text): row.id for row in rows if row.kind == "draft"}
    gone |= {row.id for row in rows if row.kind == "draft" and row.id not in drafts.values()}
    if not every:
        gone |= {row.id for row in rows if is_past(row, today)}
    return tuple(_said_once(row, talks) for row in rows if row.id not in gone)


def _talks(rows: Sequence[Due], today: date) -> dict[str, list[Due]]:
    """Whom one talked with -> the talks to think back to, the oldest first: what is new stands above it."""
    found: dict[str, list[Due]] = {}
    for row in sorted(rows, key=lambda row: row.due or today):
        if row.kind == "reflect" and row.mentor:
            found.setdefault(row.mentor, []).append(row)
    return found


def _said_once(row: Due, talks: dict[str, list[Due]]) -> Due:
    if row.kind in ("next-choice", "later"):
        # A person is asked for the reason, with the one that was noted at Enter.
        return msgspec.structs.replace(row, command=row.command.partition(" --set ")[0])
    if row.kind == "answer" and row.mentor:  # a pipe has the letter: nobody there can be asked
        return msgspec.structs.replace(row, command=command_line("happened", row.mentor))
    found = talks.get(row.mentor or "", []) if row.kind == "reflect" else []
    if len(found) < 2:
        return row
    text = f"{row.text} (and {len(found) - 1} earlier)"
    line = row.command.replace(f"--meeting {row.of}", row.mentor or "")
    return msgspec.structs.replace(row, text=text, command=line)


def with_promises(told: Sequence[Due], found: WhatIsDue) -> tuple[Due, ...]:
    """The rows with what the owner promised for a day soon before what nobody waits for."""
    promised = [row for row in found.coming if row.id in found.promised]
    for at, row in enumerate(told):
        if KINDS[row.kind].urgency > PRESSING or (row.kind == "action" and row.due is None):
            return (*told[:at], *promised, *told[at:])
    return tuple(told)
