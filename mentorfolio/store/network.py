"""The contacts, in a file of their own beside the portfolio, kept in the same way."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from contextlib import AbstractContextManager
from datetime import UTC, date, datetime
from functools import partial
from pathlib import Path
from typing import TYPE_CHECKING

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.copies import AGAIN, UNDID, Backup, Forget, Link
from mentorfolio.domain.records import changed
from mentorfolio.domain.sameness import marks_in
from mentorfolio.errors import InputOutputFailure, MentorfolioError, RuleRefusal, StoreDamaged
from mentorfolio.store import journal
from mentorfolio.store.backups import Kept, is_intact, tables_of
from mentorfolio.store.conflicts import network_of
from mentorfolio.store.contacts import FORGOTTEN, TABLE, Contacts, contacts_in, contacts_of, refuse_folder
from mentorfolio.store.files import refuse_links
from mentorfolio.store.forgotten import copies_with, delete_named, forgetting, left_of
from mentorfolio.store.layout import Past
from mentorfolio.store.lock import holding
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import WholeWords

if TYPE_CHECKING:
    from mentorfolio.domain.merging import Accepted, Flips, MadeOne
    from mentorfolio.domain.merging_contacts import MergedContacts
    from mentorfolio.store.network_versions import ContactsVersion
    from mentorfolio.store.steps import Steps

_COPIES = 10  # a network is large and changes seldom
BESIDE = "beside: "  # what was done to contacts along with a change of the portfolio


class NetworkStore:
    """The contacts of the portfolio at a path."""

    def __init__(
        self,
        portfolio: Path,
        lock_wait: float = 30,
        *,
        warn: Callable[[str], None] = lambda _: None,
        alarm: Callable[[str], None] = lambda _: None,
        now: Callable[[], datetime] = lambda: datetime.now(UTC),
    ) -> None:
        """Nothing is opened yet."""
        self.path = network_of(Path(os.path.realpath(portfolio)))
        self._lock_wait, self._warn, self._alarm, self._now = lock_wait, warn, alarm, now
        self.only_tried = False  # nothing is saved
        self.idle: bool | None = None  # whether all units of work changed nothing; None before the first

    def exists(self) -> bool:
        """Whether there is, or was, a network; costs one look at the folder."""
        return self.path.exists() or self.path.with_name(f"{self.path.name}.backups").exists()

    def reading(self) -> Contacts:
        """Id -> contact as committed; nobody where there is no file yet. Raises where it cannot be read."""
        if told := journal.left_over(self.path):
            self._warn(told)
        return contacts_in(PortfolioStorage(self.path))

    def readable(self) -> Contacts:
        """As :meth:`reading`, for what is not about the network: nobody where it cannot be read."""
        try:
            return self.reading() if self.exists() else Contacts({}, {})
        except MentorfolioError:
            return Contacts({}, {})

    @contextlib.contextmanager
    def changing(self, change: str, *, beside: bool = False) -> Iterator[Contacts]:
        """One unit of work: what becomes of the dict is saved at the end of the block.

        ``beside`` is what goes with a change of the portfolio: undone with it, and not by itself.
        """
        if self.only_tried:
            yield self.reading()
            return
        with self._holding() as storage:
            found = contacts_in(storage)
            before = Contacts(found, found.forgotten)
            yield found
            self._put(storage, before, found, f"{BESIDE}{change}" if beside else change)

    def _holding(self) -> AbstractContextManager[PortfolioStorage]:
        refuse_folder(self.path)
        refuse_links(self.path, self.path.parent)
        return holding(self.path, self._lock_wait, self._go_on)

    def link(self, act: Link) -> None:
        """Note which mentors some contacts are; those who are gone meanwhile stay gone."""
        with self.changing(act.change, beside=True) as contacts:
            for contact, mentor in act.contacts.items():
                if contact in contacts and contacts[contact].mentor != mentor:
                    contacts[contact] = changed(contacts[contact], act.today, mentor=mentor)

    def _put(
        self,
        storage: PortfolioStorage,
        before: Contacts,
        found: Contacts,
        change: str,
        *,
        final: bool = False,
    ) -> None:
        same = dict(found) == dict(before) and found.forgotten == before.forgotten
        self.idle = self.idle is not False and same
        if same:
            return
        _write(storage, before, found)
        self._commit(storage, change, final=final)

    def has_version(self, file: Path) -> bool:
        """Whether a file is a version of the contacts, and none of a portfolio."""
        from mentorfolio.store.network_versions import holds_contacts

        return holds_contacts(file)

    def merge(self, base: Path, ours: Path, theirs: Path, *, flips: Flips = frozenset()) -> MadeOne:
        """As that of the portfolio."""
        from mentorfolio.store.network_versions import merge_files, read_contacts

        if os.path.realpath(ours) != str(self.path):
            return merge_files(base, ours, theirs, self._now(), flips)
        other, common = read_contacts(theirs), read_contacts(base, is_base=True)
        with self._holding() as storage:
            return self._merged(storage, common.contacts, other, flips, f"merged {theirs.name}")

    def _merged(
        self,
        storage: PortfolioStorage,
        base: Contacts | None,
        other: ContactsVersion,
        flips: Flips,
        change: str,
    ) -> MergedContacts:
        from mentorfolio.store.network_versions import merged_into

        found = contacts_in(storage)
        before = Contacts(found, found.forgotten)
        merged = merged_into(found, base, other.contacts, flips)
        storage.remember_purged(other.meta.gone)
        self._put(storage, before, found, change)
        return merged

    def accept(self, file: Path, *, flips: Flips = frozenset()) -> Accepted:
        """As that of the portfolio."""
        from mentorfolio.domain.merging import Accepted
        from mentorfolio.store.network_versions import clear_of_forgotten, common_ancestor, read_contacts
        from mentorfolio.store.versions import lies_beside, put_aside

        other = read_contacts(file)
        with self._holding() as storage:
            contacts_in(storage)
            base = common_ancestor(storage, other)
            merged = self._merged(storage, base, other, flips, f"took in {file.name}")
            if lies_beside(storage, file):
                clear_of_forgotten(file, other, merged.forgot, self._now().date())
            aside = put_aside(storage, file, self._now())
        return Accepted(merged=merged, ancestor=base is not None, aside=aside)

    def looked_at(self, base: Path | None, ours: Path, theirs: Path) -> MadeOne:
        """As that of the portfolio."""
        from mentorfolio.store.network_versions import looked_at

        return looked_at(base, ours, theirs)

    def undo(self, *, anyway: bool = False) -> str:
        """Go back to the state before the last change, or to the last good one where the file is damaged.

        ``anyway``: also over a change that was made by something else. Raises RuleRefusal: there is nothing
        to undo, someone was forgotten for good, or a change made outside is not to be lost.
        """
        with self._holding() as storage:
            if not storage.backups.commits():
                raise RuleRefusal("There is nothing to undo in the network.", hint="mentorfolio network list")
            try:
                contacts_in(storage)
            except StoreDamaged:
                return self._brought_back(storage)
            if storage.tables().meta.final:
                raise RuleRefusal(
                    "Someone was forgotten for good: that cannot be undone.",
                    hint="To undo the last change of the portfolio: mentorfolio undo --anyway",
                )
            if not anyway:
                from mentorfolio.store.steps import Steps

                hint = (
                    "To undo that change as well (it is kept as a backup): mentorfolio network undo "
                    "--anyway. To undo the last change of the portfolio: mentorfolio undo --anyway"
                )
                Steps(storage).expect_ours("your network", hint)
            done = self._step(storage, again=False)
            while done.startswith(BESIDE):
                done = self._step(PortfolioStorage(self.path), again=False)
            return done

    def redo(self) -> str:
        """Bring the change again that the last undo took back. Raises RuleRefusal: there is none."""
        with self._holding() as storage:
            done = self._step(storage, again=True)
            while (ways := self.steps()) and (more := ways.undone_last()) and _is_beside(more.change):
                self._step(PortfolioStorage(self.path), again=True)
            return done

    def _step(self, storage: PortfolioStorage, *, again: bool) -> str:
        from mentorfolio.store.steps import Steps

        steps = Steps(storage)
        change, tables, past = steps.forward() if again else steps.back()
        redundant, final = steps.redundant(), tables.meta.final
        gone = storage.tables().meta.gone
        storage.replace(tables)
        self.idle = False
        change = self._keep_out(storage, gone - tables.meta.gone, change)
        self._commit(storage, (AGAIN if again else UNDID) + change, final=final, past=past)
        if redundant:
            with contextlib.suppress(OSError):
                redundant.path.unlink()
        return change

    def _keep_out(self, storage: PortfolioStorage, marks: frozenset[str], change: str) -> str:
        """Take out of an earlier state, and of the words for it, whoever was forgotten for good since."""
        contacts = contacts_in(storage)
        if not marks:
            return change
        today = self._now().date()
        known = dict.fromkeys(marks, today)
        act = forgetting(
            contacts, lambda c: any(marks_in(s.says, s.kind, known) for s in c.sources), today, ()
        )
        left = left_of(contacts, act) if act.ids else Contacts(contacts, contacts.forgotten)
        left.forgotten = known | left.forgotten
        _write(storage, contacts, left)
        storage.remember_purged(marks)
        return WholeWords(act.words).replaced(change)

    def steps(self) -> Steps | None:
        """The ways back and forward from the committed state; None where that cannot be read."""
        from mentorfolio.store.steps import Steps

        with contextlib.suppress(MentorfolioError):
            return Steps(PortfolioStorage(self.path))
        return None

    def history(self) -> list[Backup]:
        """The states that were in force, the latest first."""
        from mentorfolio.store.steps import history

        return [b for b in history(PortfolioStorage(self.path)) if not _is_beside(b.change)]

    def _brought_back(self, storage: PortfolioStorage) -> str:
        good = next(filter(_is_good, reversed(storage.backups.commits())), None)
        if good is None:
            raise RuleRefusal(
                f"There is no copy of {self.path} that can be read.", hint="Start again: move the file away."
            )
        storage.backups.keep_aside(storage.path, storage.backups.new_aside(self._now()))
        storage.replace(tables_of(good))
        self._commit(storage, "brought back the last good state")
        return "the damage"

    def forget(
        self, is_meant: Callable[[Contact], bool], today: date, words: Iterable[str] = ()
    ) -> tuple[int, int]:
        """Take people out for good: of the file, of what is noted about others, and with every copy of them.

        Where one of ``words`` (their names and addresses) stands in a note, it becomes ``[removed]``. Gives
        how many contacts went, and how many copies were deleted.
        """
        if not self.exists():
            return 0, 0
        if self.only_tried:
            act = forgetting(self.reading(), is_meant, today, words)
            return len(act.ids), len(copies_with(PortfolioStorage(self.path), WholeWords(act.words)))
        with self._holding() as storage:
            act = forgetting(contacts_in(storage), is_meant, today, words)
            return len(act.ids), self._forget(storage, act)

    def _forget(self, storage: PortfolioStorage, act: Forget, *, again: bool = False) -> int:
        """Take the contacts out, and delete the copies that hold the words: how many. Raises Unfinished."""
        contacts, traces = contacts_in(storage), WholeWords(act.words)
        left = left_of(contacts, act)
        storage.remember_purged(left.forgotten.keys() - contacts.forgotten.keys())
        with journal.beginning(self.path, act, again=again):
            self._put(storage, contacts, left, "forgot someone for good", final=True)
        steps, deleted = journal.Attempts(), 0
        for kept in storage.backups.all():
            deleted += steps.attempt(
                kept.path, partial(delete_named, kept.path, storage.data, traces), "deleted"
            )
        steps.finish(self.path, "They are gone from the network", "mentorfolio store check")
        return deleted

    def _go_on(self, storage: PortfolioStorage) -> None:
        """Finish what was begun before."""
        try:
            act = journal.begun(self.path)
            if isinstance(act, Forget):
                self._forget(storage, act, again=True)
        except MentorfolioError as problem:
            self._alarm(problem.whole)

    def _commit(
        self, storage: PortfolioStorage, change: str, *, final: bool = False, past: Past | None = None
    ) -> None:
        last = _COPIES + 2 * (past is not None)  # what a step copies pushes nothing out
        try:
            told = storage.commit(change, self._now(), last=last, days=0, final=final, past=past)
        except InputOutputFailure as problem:
            message = problem.message.replace("The portfolio ", "The network ", 1)
            raise InputOutputFailure(message, hint=problem.hint) from None
        for words in told:
            self._alarm(words)


def _is_beside(change: str) -> bool:
    return change.removeprefix(UNDID).removeprefix(AGAIN).startswith(BESIDE)


def _is_good(kept: Kept) -> bool:
    with contextlib.suppress(MentorfolioError, OSError):
        contacts_of(tables_of(kept), kept.path)
        return is_intact(kept)
    return False


def _write(storage: PortfolioStorage, before: Contacts, found: Contacts) -> None:
    """Put what has become of the contacts in the place of what they were, to be committed."""
    tables = storage.tables()
    tables[TABLE] = rows = tables.rows(TABLE)
    for gone in before.keys() - found.keys():
        del rows[gone]
    rows.update({i: c for i, c in found.items() if before.get(i) is not c})
    if found.forgotten != before.forgotten:
        tables[FORGOTTEN] = {mark: {"id": mark, "on": day} for mark, day in found.forgotten.items()}
    storage.write(tables)
