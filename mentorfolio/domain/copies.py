"""What the store tells of itself: backups, changes, findings of a check."""

from __future__ import annotations

import msgspec


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A kept copy.

    ``kind`` is commit, outside (a state that something else made), manual, before-migration or
    aside; ``at`` is ISO in UTC.
    ``change`` says in words what led to this state; it is empty where the copy cannot be read.
    """

    id: str
    kind: str
    at: str
    change: str
    generation: int | None
    size: int
    path: str


class Finding(msgspec.Struct, frozen=True, kw_only=True):
    """Something that ``store check`` found: how bad (damage or warning), where, and what to type."""

    level: str
    code: str
    where: str
    message: str
    fix: str


class Undone(msgspec.Struct, frozen=True, kw_only=True):
    """What an undo took back, in the words of the change."""

    change: str
    again: bool


class Restored(msgspec.Struct, frozen=True, kw_only=True):
    """Which copy was brought back, whether anything was kept aside for it, whether it was needed."""

    backup: Backup
    aside: bool
    needed: bool


class Tried(msgspec.Struct, frozen=True, kw_only=True):
    """What a change would take out and alter, had it not only been tried: table -> how many records."""

    taken_out: dict[str, int] = {}
    changed: dict[str, int] = {}


class Mention(msgspec.Struct, frozen=True, kw_only=True):
    """A first or last name alone, as it stands in a record of a table."""

    word: str
    table: str
    id: str


class Purged(msgspec.Struct, frozen=True, kw_only=True):
    """What a purge did, and what it could not know to be meant.

    How many files were rewritten and deleted; ``mentions`` are the places in the portfolio where a first
    or last name stands alone. ``ours`` are all files of ours in which one does, or which have somebody
    else of that name; ``theirs`` are others in which the whole name stands. ``met`` are those of the words to
    take out as well that stood anywhere in what was written.
    """

    rewritten: int
    deleted: int
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    mentions: tuple[Mention, ...]
    met: tuple[str, ...] = ()
