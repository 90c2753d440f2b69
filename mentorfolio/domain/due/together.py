"""What a person does in one go, told as one row; JSON and a pipe have every row."""

from __future__ import annotations

from collections.abc import Collection, Sequence
from datetime import date

import msgspec

from mentorfolio.domain.due.kinds import KINDS, PRESSING, WhatIsDue, is_past
from mentorfolio.domain.due.rows import Due

_IN_TOUCH = ("contact", "silence")  # they ask for what a meeting or a letter does
_ONCE_MET = ("contact", "check-in")  # before a first meeting there is nothing to look at
_UNANSWERED = ("follow-up", "no-answer")  # what to do about a letter before the next choice is thought of


def told_once(rows: Sequence[Due], meets: Collection[str], today: date, *, every: bool) -> tuple[Due, ...]:
    """The rows as a screen has them, in order; ``every``: also what has passed.

    Several talks with somebody to think back to are one reflection on them; a meeting and its missing
    agenda are one thing; whom one ``meets`` in the next weeks, was to meet, has a letter written to, or is to
    meet for the first time, one need not get in touch with; who is to be reminded, or given up on, comes
    before the next choice; how it goes with somebody is looked at after a hello after a long silence. A talk
    of long ago is thought back to no more.
    """
    unprepared = {row.of for row in rows if row.kind == "agenda"}
    talks: dict[str, list[Due]] = {}
    for row in rows:
        if row.kind == "reflect" and row.mentor and (every or not is_past(row, today)):
            talks.setdefault(row.mentor, []).append(row)
    for found in talks.values():
        found.sort(key=lambda row: row.due or today)  # what has grown old stands below what is new
    gone = {row.id for found in talks.values() for row in found[:-1]}
    gone |= {f"meeting:{meeting}" for meeting in unprepared}
    written = {row.mentor for row in rows if row.kind == "draft" and row.mentor}
    met = {row.mentor for row in rows if row.kind == "meeting" and row.mentor}
    gone |= {f"{kind}:{mentor}" for kind in _IN_TOUCH for mentor in {*meets, *met, *written}}
    gone |= {f"later:{mentor}" for mentor in written}  # the draft says it
    gone |= {f"check-in:{row.mentor}" for row in rows if row.kind == "silence"}
    gone |= {f"{kind}:{row.mentor}" for kind in _ONCE_MET for row in rows if row.kind == "assigned"}
    gone |= {f"next-choice:{row.of}" for row in rows if row.kind in _UNANSWERED}
    drafts = {(row.mentor, row.text): row.id for row in rows if row.kind == "draft"}
    gone |= {row.id for row in rows if row.kind == "draft" and drafts[row.mentor, row.text] != row.id}
    if not every:
        gone |= {row.id for row in rows if is_past(row, today)}
    return tuple(_said_once(row, talks) for row in rows if row.id not in gone)


def _said_once(row: Due, talks: dict[str, list[Due]]) -> Due:
    if row.kind in (
        "next-choice",
        "later",
    ):  # a person is asked for the reason, with the one that was noted at Enter
        return msgspec.structs.replace(row, command=row.command.partition(" --set ")[0])
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
