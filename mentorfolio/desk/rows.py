"""The rows of the last list, kept beside the portfolio, so that ``mentorfolio do 2`` knows the second."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.promises import promises
from mentorfolio.domain.records import (
    Checkin,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Outreach,
    Reflection,
)
from mentorfolio.domain.text import so_many
from mentorfolio.errors import NotFound, UsageProblem

if TYPE_CHECKING:
    from pathlib import Path

    from mentorfolio.desk.desk import Desk
    from mentorfolio.settings import Settings
    from mentorfolio.store.records import Portfolio

_LISTS = {
    "letter": "outreach list",
    "entry": "timeline NAME",
    "action": "action list",
    "contact": "network list",
}
_DIGITS = 4  # of a row; a record's id is longer


class NumberedRow(msgspec.Struct, frozen=True):
    """What a row stands for: the command that does it, whom and what kind of thing it is about.

    ``record`` is the id of a letter, an entry, a promise or a contact, for the commands that take one. A row
    that asks a two-way question has the other command, too, and what each of the two is called. ``text`` is
    what it says, ``rests`` what a snooze of it is kept under, and ``due`` the day from which it was due.
    """

    command: str
    mentor: str = ""
    kind: str = ""
    record: str = ""
    otherwise: str = ""
    ways: tuple[str, ...] = ()
    text: str = ""
    rests: str = ""
    due: date | None = None


def sees_numbers(desk: Desk) -> bool:
    """Whether a person sees the numbers of a list, and so may type them; a pipe is nobody's last list."""
    return desk.screen.is_page or (desk.screen.plain and not desk.screen.json)


def remember(settings: Settings, rows: Sequence[NumberedRow]) -> None:
    """Keep the rows of a list, in its order; where that cannot be, numbers are not known."""
    # A new file each time: what lies in that place may be another name of somebody's file.
    path = rows_path(settings)
    try:
        path.unlink(missing_ok=True)
        with open(os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600), "wb") as file:  # noqa: PTH123
            file.write(msgspec.json.encode([*rows]))
    except OSError:  # a folder to read only, or a full disk: half a list is none
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def row(settings: Settings, number: int) -> NumberedRow:
    """A row of the last list. Raises NotFound, or UsageProblem where what is kept is no list of ours."""
    try:
        rows = msgspec.json.decode(rows_path(settings).read_bytes(), type=list[NumberedRow])
    except OSError:
        rows = []
    except (msgspec.DecodeError, msgspec.ValidationError):
        raise UsageProblem("The last list cannot be read.", hint="List it again: mentorfolio next") from None
    if not 1 <= number <= len(rows):
        last = f"The last list had {so_many(len(rows), 'row')}." if rows else ""
        raise NotFound(
            f"There is no row {number}. {last}".strip(), hint="See what there is to do: mentorfolio next"
        )
    return rows[number - 1]


def record_meant(desk: Desk, typed: str, what: str) -> str:
    """The id of the letter, entry, promise or contact in that row of the last list.

    What is no number of a row stays, and what is the whole id of somebody or of such a record.

    Raises:
        NotFound: the row is about something else.
        UsageProblem: as :func:`row`.
    """
    number = typed.strip()
    if not (number.isascii() and number.isdigit() and len(number) <= _DIGITS):
        return typed
    try:
        found = row(desk.settings, int(number))
    except NotFound:
        return typed
    if is_id_of(desk.store.reading(), number, what):
        return typed
    if what == "contact" and number in desk.network.reading():
        return typed
    if found.kind != what or not found.record:
        called = "promise" if what == "action" else what
        raise NotFound(
            f"Row {number} of the last list is no {called}.", hint=f"List them: mentorfolio {_LISTS[what]}"
        )
    return found.record


def is_id_of(portfolio: Portfolio, typed: str, what: str = "") -> bool:
    """Whether this is the whole id of a mentor, or of a ``letter``, ``entry`` or ``action``."""
    if typed in portfolio[Mentor]:
        return True
    if what == "letter":
        return typed in portfolio[Outreach]
    if what == "entry":
        dated = (Meeting, Checkin, Evaluation, Gift, Reflection)
        return any(record.id == typed for kind in dated for record in portfolio[kind])
    promised = promises(portfolio[Mentor], portfolio[Meeting]) if what == "action" else ()
    return any(p.action.id == typed for p in promised)


def rows_path(settings: Settings) -> Path:
    """Where they are kept; a purge deletes it."""
    return settings.store.with_name(f".{settings.store.name}.rows")
