"""Commits that follow each other and are one step for ``undo``: each goes on from where the first one did."""

from __future__ import annotations

import contextlib

from mentorfolio.store.layout import Past, checksum_of
from mentorfolio.store.storage import PortfolioStorage


class Joining:
    """The commits of one step so far. What somebody else commits in between begins another step."""

    def __init__(self) -> None:
        self._changes: list[str] = []
        self._written: str | None = None  # the checksum of the last of them
        self._copy = 0  # the number of its copy
        self._before = 0  # the state that undo goes back to

    def goes_on(self, storage: PortfolioStorage, change: str) -> tuple[str, Past | None]:
        """What the step says with this change, and its place; None for the first, as of any other."""
        storage.tables()
        if self._written is None or checksum_of(storage.data) != self._written:
            self._changes, self._copy = [change], 0
            return change, None
        self._changes.append(change)
        return "; ".join(dict.fromkeys(self._changes)), Past(parent=self._before)

    def done(self, storage: PortfolioStorage) -> None:
        """It is on disk: the copy of the half step before is needed no more, once there is one of this."""
        meta = storage.written
        newest = storage.backups.newest()
        if newest is None or newest.generation != meta.generation:  # no copy: what there is stays
            self._written = None
            return
        if self._copy == 0:
            said = meta.past.parent if isinstance(meta.past, Past) else None
            self._before = meta.generation - 1 if said is None else said
        for half in storage.backups.commits():
            if half.generation == self._copy:
                with contextlib.suppress(OSError):
                    half.path.unlink(missing_ok=True)
        self._written, self._copy = checksum_of(storage.data), meta.generation
