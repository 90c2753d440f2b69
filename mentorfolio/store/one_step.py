"""Units of work that are one step: in memory until the last of them is done, then one commit, or none."""

from __future__ import annotations

from pathlib import Path

import msgspec

from mentorfolio.domain.copies import Link
from mentorfolio.store.layout import decoded
from mentorfolio.store.records import Portfolio, opened
from mentorfolio.store.storage import PortfolioStorage


class OneStep:
    """What the units of work of one step have come to so far."""

    def __init__(self, path: Path) -> None:
        self._path = path
        self._before = b""  # the file as the first change found it
        self._now = b""  # what it would be
        self._changes: list[str] = []
        self._links: list[Link] = []

    @property
    def change(self) -> str:
        """What they change, in words; empty where that is nothing."""
        return "; ".join(dict.fromkeys(self._changes))

    def storage(self, *, only_read: bool = False) -> PortfolioStorage:
        """The state that they have come to; that of the file as long as none has changed anything."""
        return PortfolioStorage(self._path, only_read=only_read and not self._now, data=self._now)

    def keep(self, portfolio: Portfolio) -> None:
        """Go on from what one of them has done."""
        storage = portfolio.storage
        if not storage.changed:
            return
        tables = storage.tables()
        self._before = self._before if self._changes else storage.data
        self._now = tables.encoded(tables.meta)
        self._changes.append(portfolio.change or "a change")
        self._links += [portfolio.link] if portfolio.link else []

    def put_into(self, storage: PortfolioStorage) -> Link | None:
        """Put all of it into a file that is held, to be committed; what is to be noted in the network.

        What somebody else has saved since the first of them stays.
        """
        since = storage.tables().meta.generation
        now = decoded(self._now, str(self._path))
        if storage.data == self._before:
            storage.replace(now)
        else:
            from mentorfolio.store.versions import Version, merged_into

            before = decoded(self._before, str(self._path)) if self._before else None
            base = opened(before, self._path).everything() if before else None
            theirs = Version(opened(now, self._path).everything(), now.meta, ())
            merged_into(storage, base, theirs, frozenset())
        if not self._links:
            return None
        contacts = {contact: mentor for link in self._links for contact, mentor in link.contacts.items()}
        return msgspec.structs.replace(self._links[-1], contacts=contacts, change=self.change, since=since)
