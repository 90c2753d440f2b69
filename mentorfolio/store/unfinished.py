"""What was begun over several files and not ended: finished, taken back or told."""

from __future__ import annotations

import os
from collections.abc import Callable
from contextlib import AbstractContextManager
from datetime import datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.copies import Act, Link, Purge, Purged, Tried
from mentorfolio.domain.counting import Counted, uncounted
from mentorfolio.errors import MentorfolioError
from mentorfolio.store import journal
from mentorfolio.store.storage import PortfolioStorage

if TYPE_CHECKING:
    from mentorfolio.domain.records import Mentor
    from mentorfolio.store.network import NetworkStore
    from mentorfolio.store.purge import Purging
    from mentorfolio.store.records import Portfolio


class FinishingStore:
    """The part of :class:`PortfolioStore` that goes through with such acts."""

    path: Path
    tried: Tried | None
    _lock_wait: float
    _warn: Callable[[str], None]
    _alarm: Callable[[str], None]
    _now: Callable[[], datetime]
    _commit: Callable[..., None]
    _holding: Callable[..., AbstractContextManager[PortfolioStorage]]

    def unfinished(self) -> Act | None:
        """What was begun before and not ended. Raises StoreDamaged where that cannot be read."""
        try:
            return journal.begun(Path(os.path.realpath(self.path)))
        except journal.NotOfHere:  # told by whatever is done next
            return None

    def finish(self, *, counted: Counted = uncounted) -> Purged | None:
        """Finish a purge that was begun before; None if there is none. Raises as :meth:`purge`."""
        with self._holding(going_on=False) as storage:
            act = journal.begun(storage.path)
            return self._purged(storage, act, counted, again=True) if isinstance(act, Purge) else None

    def _go_on(self, storage: PortfolioStorage) -> None:
        """Finish, or take back, what was begun before; a change does not fail because of it."""
        try:
            act = journal.begun(storage.path)
            if isinstance(act, Purge):
                self._purged(storage, act, again=True)
                self._warn(f"The rest of the purge of {act.called} is done now.")
            elif isinstance(act, Link):
                if storage.tables().meta.generation > act.since:
                    self._link(storage, act)
                else:
                    journal.end(storage.path)
            elif act is not None and journal.settle(storage):
                self._warn("A restore was stopped before it changed anything. Run it again if you want it.")
        except MentorfolioError as problem:
            self._alarm(problem.whole)

    def _purged(
        self, storage: PortfolioStorage, act: Purge, counted: Counted = uncounted, *, again: bool = False
    ) -> Purged:
        purging = self._purging(storage, act, counted)
        met = purging.met()
        if not (act.slug or met or again):
            return purging.looked()
        if purging.prepare():
            with journal.beginning(storage.path, act, again=again):
                self._commit(storage, "purged a person" if act.slug else "purged a word", final=True)
        steps = journal.Attempts()
        done = purging.finish(steps)
        steps.finish(storage.path, f"{act.called} is gone from the portfolio", journal.again(act))
        return msgspec.structs.replace(purging.looked(), **done, met=met)

    def _network(self) -> NetworkStore:
        from mentorfolio.store.network import NetworkStore

        return NetworkStore(self.path, self._lock_wait, alarm=self._alarm, now=self._now)

    def _purging(self, storage: PortfolioStorage, act: Purge, counted: Counted) -> Purging:
        from mentorfolio.store.purge import Purging

        network = self._network()
        network.only_tried = self.tried is not None
        return Purging(storage, act, self.path, network, counted)

    def _theirs_again(self, back: list[Mentor], portfolio: Portfolio, change: str, since: int) -> Link | None:
        """The contacts of people who are back after a merge was undone: as noted they are the other one."""
        if not back:
            return None
        from mentorfolio.domain.linked import Linked
        from mentorfolio.domain.records import Mentor
        from mentorfolio.domain.sameness import name_key

        contacts = self._network().readable()
        here, noted = portfolio[Mentor].by_id(), Linked(portfolio[Mentor]).noted
        found = {}
        for mentor in back:
            theirs = Linked([mentor])
            for contact in contacts.values():
                other = here.get(noted.get(contact.mentor, ""))
                bare = msgspec.structs.replace(contact, mentor=None)
                if other is None or other.id == mentor.id or Linked([other]).of(bare):
                    continue
                named = name_key(contact.name) == name_key(mentor.name) != name_key(other.name)
                if named or theirs.of(bare):
                    found[contact.id] = mentor.uid
        return Link(contacts=found, change=change, today=self._now().date(), since=since) if found else None

    def _link(self, storage: PortfolioStorage, act: Link) -> None:
        """Note in the network which mentors some contacts are; what is saved stays, whatever happens here."""
        try:
            self._network().link(act)
            journal.end(storage.path)
        except MentorfolioError as problem:
            self._alarm(f"{problem.message} {journal.told(act)}")

    def tell_unfinished(self) -> None:
        """Warn of what was begun and not ended."""
        if told := journal.left_over(Path(os.path.realpath(self.path)), "See: mentorfolio store check"):
            self._warn(told)
