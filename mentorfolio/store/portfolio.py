"""The portfolio file at one path: reading, changing, undoing, restoring."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.copies import (
    AGAIN,
    UNDID,
    Backup,
    Finding,
    Link,
    Purge,
    Purged,
    Restore,
    Restored,
    Tried,
)
from mentorfolio.domain.counting import Counted, uncounted
from mentorfolio.domain.records import Mentor
from mentorfolio.errors import Interrupted, MentorfolioError, NotFound, RuleRefusal
from mentorfolio.store import journal
from mentorfolio.store.backups import Kept, tables_of
from mentorfolio.store.files import stamp
from mentorfolio.store.layout import Past
from mentorfolio.store.lock import holding
from mentorfolio.store.one_step import OneStep
from mentorfolio.store.records import Portfolio, difference, refuse_lost
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.unfinished import FinishingStore

if TYPE_CHECKING:
    from mentorfolio.domain.merging import Accepted, Flips, Merged
    from mentorfolio.store.steps import Steps

_RESTORED = "restored the state after: "


class PortfolioStore(FinishingStore):
    """The portfolio file at one path."""

    def __init__(
        self,
        path: Path,
        lock_wait: float = 30,
        *,
        backups: int = 20,
        backup_days: int = 30,
        warn: Callable[[str], None] = lambda _: None,
        alarm: Callable[[str], None] | None = None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
        machine: str = "",
    ) -> None:
        """Nothing is opened yet.

        Args:
            path: the portfolio file; a link to it stays one.
            lock_wait: the longest wait for another writer, in seconds.
            backups: how many copies of commits are kept.
            backup_days: for how many days one copy of each is kept.
            warn: is told what is worth knowing but no failure.
            alarm: is told what went wrong after a change was saved; ``warn`` if None.
            now: the clock of backups.
            machine: the name of this computer, which each state says that it was written on.
        """
        self.path = path
        self._machine = machine
        self._lock_wait = lock_wait
        self._backups = backups
        self._backup_days = backup_days
        self._warn = warn
        self._alarm = alarm or warn
        self._now = now
        # Whether all units of work so far have changed nothing; None before the first.
        self.idle: bool | None = None
        self.committed = False  # whether something was written
        self.unkept = False  # whether a change has no copy that undo could start from
        self._step_begun: OneStep | None = None
        self._seen: Portfolio | None = None  # the first state looked at: others may have gone on since
        # What units of work would have done; None unless they are only tried.
        self.tried: Tried | None = None

    def exists(self) -> bool:
        """Whether there is a portfolio with something in it."""
        return bool(PortfolioStorage(self.path).tables().meta.generation)

    def reading(self) -> Portfolio:
        """The committed state, without a lock; an empty portfolio where there is none yet."""
        step = self._step_begun
        at = step.storage(only_read=True) if step else PortfolioStorage(self.path, only_read=True)
        portfolio = Portfolio(at)
        self._warn_of_edits(portfolio)
        self._seen = self._seen or (None if step else portfolio)
        if os.path.lexists(portfolio.storage.intent):
            self.tell_unfinished()
        return portfolio

    @contextlib.contextmanager
    def changing(self) -> Iterator[Portfolio]:
        """One unit of work: lock, read, change, one atomic commit at the end of a clean block."""
        if self.tried:
            portfolio = self.reading()
            yield portfolio
            self.tried = difference(self.reading(), portfolio)
            return
        step = self._step_begun
        with contextlib.nullcontext(step.storage()) if step else self._holding() as storage:
            portfolio = Portfolio(storage)
            self._warn_of_edits(portfolio)
            yield portfolio
            self.idle = self.idle is not False and not storage.changed
            if step:
                step.keep(portfolio)
                return
            if self._seen and self._seen.state != portfolio.state:
                refuse_lost(self._seen, Portfolio(PortfolioStorage(self.path)), portfolio)
            self._commit(storage, portfolio.change, link=portfolio.link)

    @contextlib.contextmanager
    def as_one_step(self) -> Iterator[None]:
        """What is changed in this block is saved at its end, all or nothing, and undone at once.

        Nobody else waits for that: somebody may be asked in between. Who leaves then keeps what was done.
        """
        self._step_begun = step = OneStep(self.path)
        try:
            yield
        except Interrupted:
            self._save_step(step)
            raise
        finally:
            self._step_begun = None
        self._save_step(step)

    def _save_step(self, step: OneStep) -> None:
        if not step.change:
            return
        with self._holding() as storage:
            found = Portfolio(storage)  # one that something else wrote is checked whole
            if self._seen and self._seen.state != found.state:
                refuse_lost(self._seen, found, Portfolio(step.storage()))
            self._commit(storage, step.change, link=step.put_into(storage))

    def undo(self, *, anyway: bool) -> str:
        """Go back to the state before the last change, which it gives; a second undo goes one step further.

        ``anyway``: also over a change that was made by something else. Raises RuleRefusal: there is nothing
        to undo, it was a purge, or a change made outside is not to be lost.
        """
        with self._holding() as storage:
            tables = storage.tables()
            if not storage.backups.commits() or not storage.data:
                raise RuleRefusal(
                    "There is nothing to undo.", hint="See the changes: mentorfolio undo --list"
                )
            if not anyway:
                from mentorfolio.store.steps import Steps

                hint = "To undo that change as well (it is kept as a backup): mentorfolio undo --anyway"
                Steps(storage).expect_ours("the portfolio", hint)
            if tables.meta.final:
                raise RuleRefusal("The last change was a purge, which cannot be undone.")
            return self._step(storage, again=False)

    def redo(self) -> str:
        """Bring the change again that the last undo took back. Raises RuleRefusal: there is none."""
        with self._holding() as storage:
            return self._step(storage, again=True)

    def _step(self, storage: PortfolioStorage, *, again: bool) -> str:
        from mentorfolio.store.steps import Steps, still_without

        steps = Steps(storage)
        change, tables, past = steps.forward() if again else steps.back()
        redundant = steps.redundant()
        final = tables.meta.final
        since, before = storage.tables().meta.generation, {m.id for m in Portfolio(storage)[Mentor]}
        tables, change = still_without(storage, tables, storage.tables().meta.gone, change)
        storage.replace(tables)
        portfolio = Portfolio(storage)
        portfolio.validate()
        told = (AGAIN if again else UNDID) + change
        back = [mentor for mentor in portfolio[Mentor] if mentor.id not in before]
        link = self._theirs_again(back, portfolio, told, since)
        self._commit(storage, told, final=final, past=past, link=link)
        self._seen = None
        # It repeats a copy that is kept: so a walk back and forth pushes no older state out.
        if redundant:
            with contextlib.suppress(OSError):
                redundant.path.unlink()
        return change

    def steps(self) -> Steps:
        """The ways back and forward from the committed state. Raises StoreDamaged."""
        from mentorfolio.store.steps import Steps

        return Steps(PortfolioStorage(self.path))

    def history(self) -> list[Backup]:
        """The states that were in force, the latest first."""
        from mentorfolio.store.steps import history

        return history(PortfolioStorage(self.path))

    def backups(self) -> list[Backup]:
        """Every copy there is, the latest first."""
        backups = PortfolioStorage(self.path).backups
        return backups.all_told(backups.all())

    def backup(self) -> Backup:
        """Keep the present state as a copy that pruning never removes. Raises NotFound: there is none."""
        with self._holding() as storage:
            storage.tables()
            if not storage.data:
                raise NotFound("There is no portfolio to back up yet.", hint="Start one: mentorfolio init")
            path = storage.backups.keep(storage.data, "manual", self._now())
            return storage.backups.told(storage.backups.find(path.name))

    def restore(self, which: str | None) -> Restored:
        """Bring back a copy, the latest good one if none is named; what was there is kept aside.

        Without a name, a portfolio that reads well is left as it is.

        Raises:
            NotFound: no such copy, or none that can be read.
            StoreDamaged, NewerStore: the copy named cannot be read.
        """
        from mentorfolio.store.steps import still_without
        from mentorfolio.store.versions import newest_good, reads_well

        with self._holding() as storage:
            kept = storage.backups.find(which) if which else newest_good(storage)
            if kept is None:
                raise NotFound("There is no backup that can be read.", hint="mentorfolio store backups")
            told = storage.backups.told(kept)
            if which is None and reads_well(storage.path):
                return Restored(backup=told, aside=False, needed=False)
            after = told.change.removeprefix(_RESTORED) or told.at
            tables, after = still_without(storage, tables_of(kept), storage.purged(), after)
            storage.replace(tables)
            Portfolio(storage).validate()
            aside = self._keeping_aside(storage, kept, _RESTORED + after)
        return Restored(backup=told, aside=aside, needed=True)

    def _keeping_aside(self, storage: PortfolioStorage, kept: Kept, change: str) -> bool:
        """Commit with what was there kept aside, or nothing of both; whether there was anything."""
        path = storage.backups.new_aside(self._now())
        journal.begin(storage.path, Restore(backup=kept.path.stem, aside=path.name, live=stamp(storage.path)))
        try:
            aside = storage.backups.keep_aside(storage.path, path)
            self._commit(storage, change)
        finally:
            with contextlib.suppress(MentorfolioError):  # the next change does it
                journal.settle(storage)
        return aside

    def merge(self, base: Path, ours: Path, theirs: Path, *, flips: Flips = frozenset()) -> Merged:
        """Make one of two versions, in the place of ``ours``; of this portfolio as one change.

        Where ``flips`` say so, the earlier value stays.

        Raises:
            NotFound, StoreDamaged, NewerStore: a version cannot be read; nothing was changed.
        """
        from mentorfolio.store.versions import merge_files, merged_into, read_version

        if os.path.realpath(ours) != os.path.realpath(self.path):
            return merge_files(base, ours, theirs, self._now(), flips)
        other, common = read_version(theirs), read_version(base, is_base=True).everything
        with self._holding() as storage:
            merged = merged_into(storage, common, other, flips)
            self._commit(storage, f"merged {theirs.name}")
        return merged

    def accept(self, file: Path, *, flips: Flips = frozenset()) -> Accepted:
        """Take in the version that a sync tool put aside, and put it among the backups if it lies here.

        Raises NotFound, StoreDamaged, NewerStore: it cannot be read; nothing was changed.
        """
        from mentorfolio.domain.merging import Accepted
        from mentorfolio.store.versions import (
            clear_of_purged,
            common_ancestor,
            merged_into,
            put_aside,
            read_version,
        )

        other = read_version(file)
        with self._holding() as storage:
            storage.tables()
            base = common_ancestor(storage, other)
            merged = merged_into(storage, base, other, flips)
            self._commit(storage, f"took in {file.name}")
            clear_of_purged(storage, file, other)
            aside = put_aside(storage, file, self._now())
        return Accepted(merged=merged, ancestor=base is not None, aside=aside)

    def looked_at(self, base: Path | None, ours: Path, theirs: Path) -> Merged:
        """What would become of two versions; without a base, of ours and a file put aside. Raises as they."""
        from mentorfolio.store.versions import looked_at

        return looked_at(base, ours, theirs)

    def conflicts(self) -> list[str]:
        """Other versions of it, or of the contacts, that sync tools have put beside it."""
        from mentorfolio.store.conflicts import conflict_copies

        return [str(path) for path in conflict_copies(Path(os.path.realpath(self.path)))]

    def check(self) -> list[Finding]:
        """Everything that is not as it should be with the file and what lies around it."""
        from mentorfolio.store.check import findings

        return findings(PortfolioStorage(self.path))

    def strange_value(self) -> MentorfolioError | None:
        """The damage that no checksum shows: a value that no command would have written."""
        from mentorfolio.store.check import strange_value

        return strange_value(PortfolioStorage(self.path))

    def everybody(self) -> dict[str, list[Mentor]]:
        """Id -> the person as they stand in the portfolio and in each copy of it, the latest first."""
        from mentorfolio.store.versions import readable_copies

        storage = PortfolioStorage(self.path)
        found: dict[str, list[Mentor]] = {}
        for portfolio in (Portfolio(storage), *readable_copies(storage)):
            for mentor in portfolio[Mentor]:
                found.setdefault(mentor.id, []).append(mentor)
        return found

    def purge(self, act: Purge, *, counted: Counted = uncounted) -> Purged:
        """Take a person, or words, out of the portfolio, of every backup and of every file kept aside.

        Returns:
            What was done, and what still stands where.

        Raises:
            StoreDamaged: what would be written does not read well; nothing was changed.
            Unfinished: some files could not be changed; the next change goes on with them.
        """
        if self.tried:
            portfolio = self.reading()
            purged = self._purging(PortfolioStorage(self.path), act, counted).tried(portfolio)
            self.tried = difference(self.reading(), portfolio)
            return purged
        with self._holding() as storage:
            since = storage.tables().meta.generation
            return self._purged(storage, msgspec.structs.replace(act, since=since), counted)

    def _warn_of_edits(self, portfolio: Portfolio) -> None:
        if portfolio.is_edited:
            self._warn(
                "Something other than mentorfolio has changed the portfolio. It can still be read; "
                "this note goes away with your next change."
            )

    def keep_text(self, text: str, what: str) -> Path:
        """Keep words that could not be saved otherwise, in a file for its owner's eyes only."""
        return PortfolioStorage(self.path).backups.keep_text(text, what, self._now())

    def _holding(self, *, going_on: bool = True) -> AbstractContextManager[PortfolioStorage]:
        return holding(self.path, self._lock_wait, self._go_on if going_on else None, self._alarm)

    def _commit(
        self,
        storage: PortfolioStorage,
        change: str,
        *,
        final: bool = False,
        past: Past | None = None,
        link: Link | None = None,
    ) -> None:
        """Save it; and ``link``, which is said on disk first, is noted in the network afterwards."""
        changed = storage.changed
        storage.machine = self._machine
        # What a step copies pushes nothing out.
        last = self._backups + 2 * (past is not None)
        with journal.beginning(storage.path, link, again=False) if link else contextlib.nullcontext():
            told = storage.commit(
                change or "a change", self._now(), last=last, days=self._backup_days, final=final, past=past
            )
        self.committed = self.committed or changed
        for words in told:
            self.unkept |= "the backup was not kept" in words
            self._alarm(words)
        if link:
            self._link(storage, link)
