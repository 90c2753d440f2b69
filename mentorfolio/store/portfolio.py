"""The portfolio file at one path: reading, changing, undoing, restoring (``ports.Store``)."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterator, Sequence
from datetime import UTC, datetime
from pathlib import Path
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain.copies import Backup, Finding, Purged, Restored, Tried, Undone
from mentorfolio.domain.counting import Counted, uncounted
from mentorfolio.domain.merging import Accepted, Merged
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.register import Everything
from mentorfolio.errors import MentorfolioError, NotFound, RuleRefusal
from mentorfolio.store.backups import Kept, is_intact, tables_of
from mentorfolio.store.files import make_folder, refuse_what_is_no_file, strays
from mentorfolio.store.layout import Past
from mentorfolio.store.lock import locked
from mentorfolio.store.records import Portfolio, difference
from mentorfolio.store.storage import PortfolioStorage

if TYPE_CHECKING:
    from mentorfolio.store.traces import Traces

_RESTORED = "restored the state after: "
_UNDID, _AGAIN = "undid: ", "did again: "


class PortfolioStore:
    """The portfolio file at one path (``ports.Store``)."""

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
        """
        self.path = path
        self._lock_wait = lock_wait
        self._backups = backups
        self._backup_days = backup_days
        self._warn = warn
        self._alarm = alarm or warn
        self._now = now
        # Whether all units of work so far have changed nothing; None before the first.
        self.idle: bool | None = None
        # Whether something was written.
        self.committed = False
        # What units of work would have done; None unless they are only tried.
        self.tried: Tried | None = None

    def exists(self) -> bool:
        """Whether there is a portfolio with something in it."""
        return bool(PortfolioStorage(self.path).tables().meta.generation)

    def reading(self) -> Portfolio:
        """The committed state, without a lock; an empty portfolio where there is none yet."""
        portfolio = Portfolio(PortfolioStorage(self.path, only_read=True))
        self._warn_of_edits(portfolio)
        return portfolio

    @contextlib.contextmanager
    def changing(self) -> Iterator[Portfolio]:
        """One unit of work: lock, read, change, one atomic commit at the end of a clean block."""
        if self.tried:
            portfolio = self.reading()
            yield portfolio
            self.tried = difference(self.reading(), portfolio)
            return
        with self._holding() as storage:
            portfolio = Portfolio(storage)
            self._warn_of_edits(portfolio)
            yield portfolio
            self.idle = self.idle is not False and not storage.changed
            self._commit(storage, portfolio.change)

    def undo(self, *, anyway: bool) -> Undone:
        """Go back to the state before the last change; a second undo goes one step further.

        Args:
            anyway: also step over a change that was made by something else.

        Raises:
            RuleRefusal: nothing to undo, a purge, or a change made outside that is not to be lost.
        """
        with self._holding() as storage:
            tables = storage.tables()
            if not storage.backups.commits() or not storage.data:
                raise RuleRefusal(
                    "There is nothing to undo.", hint="See the changes: mentorfolio undo --list"
                )
            if storage.changed_outside() and not anyway:
                raise RuleRefusal(
                    "Something else has changed the portfolio since mentorfolio wrote it.",
                    hint="Over that change, which is kept as a backup: mentorfolio undo --anyway",
                )
            if tables.meta.final:
                raise RuleRefusal("The last change was a purge, which cannot be undone.")
            return self._step(storage, again=False)

    def redo(self) -> Undone:
        """Bring the change again that the last undo took back. Raises RuleRefusal: there is none."""
        with self._holding() as storage:
            return self._step(storage, again=True)

    def _step(self, storage: PortfolioStorage, *, again: bool) -> Undone:
        from mentorfolio.store.steps import Steps

        steps = Steps(storage)
        change, tables, past = steps.forward() if again else steps.back()
        redundant = steps.redundant()
        final = tables.meta.final
        storage.replace(tables)
        Portfolio(storage).validate()
        self._commit(storage, (_AGAIN if again else _UNDID) + change, final=final, past=past)
        # It repeats a copy that is kept: so a walk back and forth pushes no older state out.
        if redundant:
            with contextlib.suppress(OSError):
                redundant.path.unlink()
        return Undone(change=change, again=again)

    def line(self) -> tuple[frozenset[int], bool]:
        """The numbers of states that are undone, and whether there is something to do again."""
        from mentorfolio.store.steps import Steps

        storage = PortfolioStorage(self.path)
        steps = Steps(storage)
        return steps.undone(), steps.can_go_forward()

    def history(self) -> list[Backup]:
        """The states that were in force, the latest first."""
        backups = PortfolioStorage(self.path).backups
        return backups.all_told(backups.commits())

    def backups(self) -> list[Backup]:
        """Every copy there is, the latest first."""
        backups = PortfolioStorage(self.path).backups
        return backups.all_told(backups.all())

    def backup(self) -> Backup:
        """Keep the present state as a copy that pruning never removes.

        Raises:
            NotFound: there is no portfolio yet.
        """
        with self._holding() as storage:
            storage.tables()
            if not storage.data:
                raise NotFound("There is no portfolio to back up yet.", hint="Begin one: mentorfolio init")
            path = storage.backups.keep(storage.data, "manual", self._now())
            return storage.backups.told(storage.backups.find(path.name))

    def restore(self, which: str | None) -> Restored:
        """Bring back a copy, the latest good one if none is named; what was there is kept aside.

        Without a name, a portfolio that reads well is left as it is.

        Raises:
            NotFound: no such copy, or none that can be read.
            StoreDamaged, NewerStore: the copy named cannot be read.
        """
        with self._holding() as storage:
            kept = storage.backups.find(which) if which else _newest_good(storage)
            if kept is None:
                raise NotFound("There is no backup that can be read.", hint="mentorfolio store backups")
            told = storage.backups.told(kept)
            if which is None and _reads_well(storage.path):
                return Restored(backup=told, aside=False, needed=False)
            tables = tables_of(kept)
            storage.replace(tables)
            Portfolio(storage).validate()
            aside = storage.backups.keep_aside(storage.path, self._now())
            after = told.change.removeprefix(_RESTORED) or told.at
            self._commit(storage, _RESTORED + after)
        return Restored(backup=told, aside=aside, needed=True)

    def merge(self, base: Path, ours: Path, theirs: Path) -> Merged:
        """Make one of two versions, in the place of ``ours``; of this portfolio as one change.

        Raises:
            NotFound, StoreDamaged, NewerStore: a version cannot be read; nothing was changed.
        """
        from mentorfolio.store.versions import merge_files, read_version

        if os.path.realpath(ours) != os.path.realpath(self.path):
            return merge_files(base, ours, theirs, self._now())
        other, common = read_version(theirs).everything, read_version(base).everything
        with self._holding() as storage:
            return self._merged(storage, common, other, f"merged {theirs.name}")

    def accept(self, file: Path) -> Accepted:
        """Take in the version that a sync tool put aside, and put it among the backups if it lies here.

        Raises:
            NotFound, StoreDamaged, NewerStore: it cannot be read; nothing was changed.
        """
        from mentorfolio.store.versions import common_ancestor, read_version

        other = read_version(file)
        with self._holding() as storage:
            storage.tables()
            base = common_ancestor(storage, other)
            merged = self._merged(storage, base, other.everything, f"took in {file.name}")
            aside = False
            # From elsewhere it is somebody's own file; and what is merged is merged, whatever happens here.
            if os.path.realpath(file.parent) == str(storage.path.parent):
                with contextlib.suppress(MentorfolioError, OSError):
                    aside = storage.backups.keep_aside(file, self._now())
                    file.unlink(missing_ok=True)
        return Accepted(merged=merged, ancestor=base is not None, aside=aside)

    def _merged(
        self, storage: PortfolioStorage, base: Everything | None, theirs: Everything, change: str
    ) -> Merged:
        from mentorfolio.domain.merging import merge
        from mentorfolio.store.versions import tables_from

        ours = Portfolio(storage).everything()
        merged = merge(base, ours, theirs)
        if merged.everything != ours:
            storage.replace(tables_from(merged.everything, storage.tables().meta))
            Portfolio(storage).validate()
            self._commit(storage, change)
        return merged

    def check(self) -> list[Finding]:
        """Everything that is not as it should be with the file and what lies around it."""
        from mentorfolio.store.check import findings

        return findings(PortfolioStorage(self.path))

    def everybody(self) -> dict[str, list[Mentor]]:
        """Id -> the person as they stand in the portfolio and in each copy of it, the latest first."""
        storage = PortfolioStorage(self.path)
        found: dict[str, list[Mentor]] = {}
        for portfolio in (Portfolio(storage), *_copies(storage)):
            for mentor in portfolio[Mentor]:
                found.setdefault(mentor.id, []).append(mentor)
        return found

    def purge(
        self,
        forget: Callable[[Portfolio], None],
        slug: str,
        words: Sequence[str],
        *,
        also: Sequence[str] = (),
        alone: Sequence[str] = (),
        others: Sequence[str] = (),
        counted: Counted = uncounted,
    ) -> Purged:
        """Take a person out of the portfolio, of every backup and of every file kept aside.

        Args:
            forget: takes the person, and everything about them, out of a state that has them.
            slug: their id, which may be given again afterwards; empty where only words are to go.
            words: their name and address, which nothing written in a file of ours holds afterwards.
            also: words that go as well, in any case; if these are all and stand nowhere, nothing is written.
            alone: first and last names, which stay and are told.
            others: everybody else's names, which stay as well, and are not told.
            counted: gets to know how many copies are done, which takes long.

        Returns:
            What was done, and what still stands where.

        Raises:
            StoreDamaged: what would be written does not read well; nothing was changed.
        """
        from mentorfolio.store.purge import (
            looked_through,
            purge_copies,
            purge_state,
            purged_copies,
            words_met,
        )
        from mentorfolio.store.traces import Traces

        traces = Traces(slug, words, also=also, alone=alone, others=others)
        if self.tried:
            return self._tried_purge(forget, traces, counted)
        with self._holding() as storage:
            folders = (storage.path.parent, self.path.parent)
            met = words_met(storage, traces, folders)
            if not (slug or words or met):
                return looked_through(storage, traces, folders, counted)
            prepared = purged_copies(storage, forget, traces, counted)
            purge_state(Portfolio(storage), forget, traces)
            self._commit(storage, "purged a person" if slug else "purged a word", final=True)
            purged = purge_copies(storage, forget, traces, folders, prepared, counted)
            return msgspec.structs.replace(purged, met=met)

    def _tried_purge(self, forget: Callable[[Portfolio], None], traces: Traces, counted: Counted) -> Purged:
        from mentorfolio.store.purge import purge_state, tried, words_met

        storage, portfolio = PortfolioStorage(self.path), self.reading()
        folders = (storage.path.parent, self.path.parent)
        purge_state(portfolio, forget, traces)
        self.tried = difference(self.reading(), portfolio)
        purged = tried(storage, portfolio, forget, traces, folders, counted)
        return msgspec.structs.replace(purged, met=words_met(storage, traces, folders))

    def keep_text(self, text: str, what: str) -> Path:
        """Keep words that could not be saved otherwise, in a file for its owner's eyes only."""
        return PortfolioStorage(self.path).backups.keep_text(text, what, self._now())

    def _warn_of_edits(self, portfolio: Portfolio) -> None:
        if portfolio.is_edited:
            self._warn(
                "Something else than mentorfolio has changed the portfolio. It reads well; "
                "with your next change this note goes away."
            )

    @contextlib.contextmanager
    def _holding(self) -> Iterator[PortfolioStorage]:
        storage = PortfolioStorage(self.path)
        make_folder(storage.path.parent)
        refuse_what_is_no_file(storage.path, "written")  # before a lock is left beside a device
        with locked(storage.path, self._lock_wait):
            for stray in strays(storage.path, storage.backups.folder):
                with contextlib.suppress(OSError):
                    stray.unlink()
            yield storage

    def _commit(
        self, storage: PortfolioStorage, change: str, *, final: bool = False, past: Past | None = None
    ) -> None:
        changed = storage.changed
        told = storage.commit(
            change or "a change",
            self._now(),
            last=self._backups + 2 * (past is not None),  # what a step copies pushes nothing out
            days=self._backup_days,
            final=final,
            past=past,
        )
        self.committed = self.committed or changed
        for words in told:
            self._alarm(words)


def _reads_well(path: Path) -> bool:
    try:
        storage = PortfolioStorage(path)
        Portfolio(storage).validate()
    except MentorfolioError:
        return False
    return bool(storage.data)


def _newest_good(storage: PortfolioStorage) -> Kept | None:
    """The latest copy that reads well; one that was altered since only if there is no other."""
    good = [kept for kept in reversed(storage.backups.commits()) if _is_good(storage, kept)]
    untouched = (kept for kept in good if is_intact(kept))
    return next(untouched, next(iter(good), None))


def _is_good(storage: PortfolioStorage, kept: Kept) -> bool:
    copy = PortfolioStorage(storage.path)
    try:
        copy.replace(tables_of(kept))
        Portfolio(copy).validate()
    except (MentorfolioError, OSError):
        return False
    return True


def _copies(storage: PortfolioStorage) -> Iterator[Portfolio]:
    for kept in reversed(storage.backups.all()):
        with contextlib.suppress(MentorfolioError):
            copy = PortfolioStorage(storage.path)
            copy.replace(tables_of(kept))
            portfolio = Portfolio(copy)
            portfolio.validate()
            yield portfolio
