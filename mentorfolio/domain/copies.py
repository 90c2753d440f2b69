"""What the store tells of itself: backups, changes, findings of a check."""

from __future__ import annotations

from datetime import date

import msgspec

# How the change is called that makes one of two versions: each file has its own, and goes back by itself.
MERGED = "merged two versions"


class Backup(msgspec.Struct, frozen=True, kw_only=True):
    """A kept copy.

    ``kind`` is commit, outside (a state that something else made), manual, before-migration or
    aside; ``at`` is ISO in UTC; ``machine`` is the computer that wrote it.
    ``change`` says in words what led to this state; it is empty where the copy cannot be read.
    """

    id: str
    kind: str
    at: str
    machine: str
    change: str
    generation: int | None
    size: int
    path: str


class Finding(msgspec.Struct, frozen=True):
    """Something that ``store check`` found: how bad (damage or warning), where, and what to type."""

    level: str
    code: str
    where: str
    message: str
    fix: str


UNDID, AGAIN = "undid: ", "did again: "  # before the words of the change


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

    How many files were rewritten, and which were deleted; ``mentions`` are the places in the portfolio where
    a first or last name stands alone. ``ours`` are all files of ours in which one does, or which have
    somebody else of that name; ``theirs`` are others in which the whole name stands. ``contacts`` is how many
    of the network went. ``met`` are those of the words to take out as well that stood anywhere in what was
    written.
    """

    rewritten: int
    deleted: tuple[str, ...] = ()
    ours: tuple[str, ...]
    theirs: tuple[str, ...]
    mentions: tuple[Mention, ...]
    met: tuple[str, ...] = ()
    contacts: int = 0


class _Act(msgspec.Struct, frozen=True, kw_only=True, forbid_unknown_fields=True, tag_field="act"):
    """Something that is done to several files."""


class Purge(_Act, frozen=True, kw_only=True, tag="purge"):
    """Whom or what a purge takes out.

    ``slug`` is the person's id, which may be given again afterwards, and empty where only words are to
    go; ``uids`` (by which contacts mean them), ``names``, ``emails``, ``phones`` and ``links`` are whatever
    they were known by. ``also`` are words that go as well, in any case; if these are all and stand nowhere,
    nothing is written. ``alone`` are first and last names, which stay and are told; ``others`` everybody
    else's names, which stay as well, and are not told. ``since`` is the number of the state that it began
    with. ``back`` says that they stood in it: a copy that says they are gone is then of a future that was
    undone.
    """

    slug: str = ""
    uids: tuple[str, ...] = ()
    names: tuple[str, ...] = ()
    emails: tuple[str, ...] = ()
    phones: tuple[str, ...] = ()
    links: tuple[str, ...] = ()
    also: tuple[str, ...] = ()
    alone: tuple[str, ...] = ()
    others: tuple[str, ...] = ()
    back: bool = False
    today: date
    since: int = 0

    @property
    def called(self) -> str:
        """How a sentence calls it."""
        return self.names[0] if self.names else ", ".join(map(repr, self.also))

    @property
    def words(self) -> tuple[str, ...]:
        """What nothing written in a file of ours holds afterwards."""
        return (*self.names, *self.emails, *self.phones)


class Forget(_Act, frozen=True, kw_only=True, tag="forget"):
    """Which contacts go for good, and the words that stand in no copy of the network afterwards."""

    ids: tuple[str, ...]
    words: tuple[str, ...]
    today: date


class Restore(_Act, frozen=True, kw_only=True, tag="restore"):
    """Which backup is to be brought back, where what it replaces is kept, and which file that is."""

    backup: str
    aside: str
    live: tuple[int, int, int] | None


class Link(_Act, frozen=True, kw_only=True, tag="link"):
    """Contacts -> the mentors, by uid, that they are from now on; ``since`` is the state before it."""

    contacts: dict[str, str]
    change: str
    today: date
    since: int = 0


Act = Purge | Forget | Restore | Link
