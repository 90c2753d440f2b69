"""The rows of the last list, kept beside the portfolio, so that ``mentorfolio do 2`` knows the second."""

from __future__ import annotations

import contextlib
import os
import shlex
from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.copies import Finding
from mentorfolio.domain.promises import promises
from mentorfolio.domain.records import Meeting, Mentor, Outreach
from mentorfolio.domain.register import ENTRIES
from mentorfolio.domain.text import so_many
from mentorfolio.errors import MentorfolioError, NotFound, UsageProblem
from mentorfolio.store.files import is_of_here, read_file

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
_LARGEST = 1 << 24
# Where the rows of the program lead, and what stands in them: no row says yes, or names a file.
_ROOMS = frozenset(
    """action approach checkin happened identify init meeting mentor need network outreach place reflect
    snooze
    """.split()
)
_OPTIONS = frozenset("--ask --hello --kind --meeting --need --open --set --template --with".split())


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


class _Kept(msgspec.Struct, frozen=True):
    """The rows, and the number of the file that holds them: one that came by git has another."""

    inode: int
    rows: list[NumberedRow]


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
            file.write(msgspec.json.encode(_Kept(os.fstat(file.fileno()).st_ino, [*rows])))
    except OSError:  # a folder to read only, or a full disk: half a list is none
        with contextlib.suppress(OSError):
            path.unlink(missing_ok=True)


def row(settings: Settings, number: int) -> NumberedRow:
    """A row of the last list. Raises NotFound, or UsageProblem where what is kept is no list of ours."""
    rows = _kept(rows_path(settings))
    if not 1 <= number <= len(rows):
        last = f"The last list had {so_many(len(rows), 'row')}." if rows else ""
        raise NotFound(
            f"There is no row {number}. {last}".strip(), hint="See what there is to do: mentorfolio next"
        )
    return rows[number - 1]


def need_listed_for(settings: Settings, contact: str) -> str:
    """The need for which the last list had this contact; empty where it had not, or cannot be read."""
    with contextlib.suppress(UsageProblem):
        typed = (shlex.split(r.command) for r in _kept(rows_path(settings)) if r.record == contact)
        return next((words[-1] for words in typed if words[-2:-1] == ["--need"]), "")
    return ""


def foreign_rows(settings: Settings) -> Finding | None:
    """What ``store check`` says of a list that is none of ours; None where all is well."""
    path = rows_path(settings)
    try:
        _kept(path)
    except UsageProblem as problem:
        told = f"{path}: {problem.message} Its rows are not done."
        return Finding("warning", "rows", str(path), told, shlex.join(["rm", str(path)]))
    return None


def _kept(path: Path) -> list[NumberedRow]:
    """The last list, empty where there is none. Raises UsageProblem: it is none of ours."""
    hint = "List it again: mentorfolio next"
    if not os.path.lexists(path):
        return []
    try:
        kept = None if path.is_symlink() else msgspec.json.decode(read_file(path, _LARGEST), type=_Kept)
        ours = kept is not None and is_of_here(path, kept.inode)
    except (OSError, MentorfolioError, msgspec.DecodeError, UnicodeDecodeError, RecursionError):
        raise UsageProblem("The last list cannot be read.", hint=hint) from None
    if kept is None or not (ours and all(map(_is_written_here, kept.rows))):
        raise UsageProblem("This computer did not write the last list.", hint=hint)
    return kept.rows


def _is_written_here(found: NumberedRow) -> bool:
    try:
        for line in filter(None, (found.command, found.otherwise)):
            words = shlex.split(line)
            if words[0] != "mentorfolio" or words[1] not in _ROOMS:
                return False
            if any(word.startswith("-") and word not in _OPTIONS for word in words):
                return False
    except (ValueError, IndexError):
        return False
    return not found.mentor.startswith("-") and not found.record.startswith("-")  # no option


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
        return any(typed in portfolio[kind] for kind in ENTRIES)
    promised = promises(portfolio[Mentor], portfolio[Meeting]) if what == "action" else ()
    return any(p.action.id == typed for p in promised)


def rows_path(settings: Settings) -> Path:
    """Where they are kept; a purge deletes it."""
    return settings.store.with_name(f".{settings.store.name}.rows")
