"""The contacts, in a file of their own beside the portfolio, kept in the same way."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Callable, Iterable, Iterator
from datetime import UTC, datetime
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.copies import Forget
from mentorfolio.errors import InputOutputFailure, MentorfolioError, RuleRefusal, StoreDamaged
from mentorfolio.store import acts
from mentorfolio.store.backups import is_intact, tables_of
from mentorfolio.store.files import make_folder, refuse_what_is_no_file, strays
from mentorfolio.store.layout import Row, Tables, checksum_of, empty
from mentorfolio.store.lock import locked
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import Words

NAME = "network.json"
TABLE = "contacts"
_COPIES = 10  # a network is large and changes seldom
_UNDID = "undid: "
_DECODER = msgspec.json.Decoder(Contact)


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
        real = Path(os.path.realpath(portfolio))
        self.path = real.with_name(NAME if real.name != NAME else f"network-{NAME}")
        self._lock_wait, self._warn, self._alarm, self._now = lock_wait, warn, alarm, now

    def exists(self) -> bool:
        """Whether there is, or was, a network; costs one look at the folder."""
        return self.path.exists() or self.path.with_name(f"{self.path.name}.backups").exists()

    def reading(self) -> dict[str, Contact]:
        """Id -> contact as committed; nobody where there is no file yet.

        Raises:
            StoreDamaged, NewerStore, InputOutputFailure: it cannot be read.
        """
        if told := self._unfinished():
            self._warn(told)
        return _contacts(PortfolioStorage(self.path))

    @contextlib.contextmanager
    def changing(self, change: str) -> Iterator[dict[str, Contact]]:
        """One unit of work: what becomes of the dict is saved at the end of the block."""
        with self._holding() as storage:
            found = _contacts(storage)
            before = dict(found)
            yield found
            self._put(storage, before, found, change)

    def _put(
        self, storage: PortfolioStorage, before: dict[str, Contact], found: dict[str, Contact], change: str
    ) -> None:
        if found.keys() == before.keys() and all(found[i] is before[i] for i in found):
            return
        tables = storage.tables()
        try:
            rows: dict[str, Any] = tables[TABLE]
        except KeyError:
            rows = tables[TABLE] = {}
        for gone in before.keys() - found.keys():
            del rows[gone]
        rows.update({i: c for i, c in found.items() if before.get(i) is not c})
        storage.write(tables)
        self._commit(storage, change)

    def undo(self) -> str:
        """Go back to the state before the last change, or to the last good one where the file is damaged.

        Returns:
            What was taken back, in words.

        Raises:
            RuleRefusal: there is nothing to undo.
        """
        with self._holding() as storage:
            commits = storage.backups.commits()
            if not commits:
                raise RuleRefusal("There is nothing to undo in the network.", hint="mentorfolio network list")
            try:
                _contacts(storage)
                change = storage.tables().meta.change
                copied = commits[-1].tail == checksum_of(storage.data)
            except StoreDamaged:
                return self._brought_back(storage)
            if not copied:
                tables = tables_of(commits[-1])
            elif len(commits) > 1:
                tables = tables_of(commits[-2])
            else:
                tables = empty()
            storage.replace(tables)
            change = change.removeprefix(_UNDID)
            self._commit(storage, f"{_UNDID}{change}")
        return change or "the last change"

    def _brought_back(self, storage: PortfolioStorage) -> str:
        for kept in reversed(storage.backups.commits()):
            copy = PortfolioStorage(storage.path)
            try:
                copy.replace(tables_of(kept))
                _contacts(copy)
                good = is_intact(kept)
            except (MentorfolioError, OSError):
                continue
            if good:
                storage.backups.keep_aside(storage.path, storage.backups.new_aside(self._now()))
                storage.replace(tables_of(kept))
                self._commit(storage, "brought back the last good state")
                return "the damage"
        raise RuleRefusal(
            f"There is no copy of {self.path} that can be read.", hint="Begin anew: move the file away."
        )

    def forget(self, is_meant: Callable[[Contact], bool], words: Iterable[str] = ()) -> tuple[int, int]:
        """Take people out for good: of the file, of what is noted about others, and with every copy of them.

        Args:
            is_meant: whether a contact is one of them.
            words: their names and addresses; where one stands in a note, it becomes ``[removed]``.

        Returns:
            How many contacts went, and how many copies were deleted.
        """
        if not self.exists():
            return 0, 0
        with self._holding() as storage:
            gone = [c for c in _contacts(storage).values() if is_meant(c)]
            names = {*words, *(text for c in gone for text in (c.name, *c.emails))}
            act = Forget(ids=tuple(c.id for c in gone), words=tuple(sorted(names)))
            acts.begin(self.path, act)
            return len(gone), self._forget(storage, act)

    def _unfinished(self) -> str:
        """What was begun and not ended, in a sentence; empty if nothing."""
        try:
            act = acts.begun(self.path)
        except StoreDamaged as problem:
            return f"{problem.message} {problem.hint}"
        return acts.told(act) if act else ""

    def _forget(self, storage: PortfolioStorage, act: Forget, *, again: bool = False) -> int:
        """Take the contacts out, and delete the copies that hold the words: how many. Raises Unfinished."""
        contacts, traces = _contacts(storage), Words(act.words)
        left = {i: c for i, c in contacts.items() if i not in act.ids}
        for contact in [*left.values()]:
            if traces.found("\n".join((contact.note, contact.said_note, *contact.tags))):
                left[contact.id] = _without(contact, traces)
        try:
            self._put(storage, contacts, left, "forgot somebody")
        except MentorfolioError:
            if not again:
                acts.end(self.path)
            raise
        steps, deleted = acts.Attempts(), 0
        for kept in storage.backups.all():
            deleted += steps.attempt(kept.path, partial(_deleted, kept.path, storage.data, traces), "deleted")
        steps.finish(self.path, "They are gone from the network", "mentorfolio store check")
        return deleted

    def _go_on(self, storage: PortfolioStorage) -> None:
        """Finish what was begun before."""
        try:
            act = acts.begun(self.path)
            if isinstance(act, Forget):
                self._forget(storage, act, again=True)
        except MentorfolioError as problem:
            self._alarm(f"{problem.message} {problem.hint or ''}".strip())

    @contextlib.contextmanager
    def _holding(self) -> Iterator[PortfolioStorage]:
        storage = PortfolioStorage(self.path)
        make_folder(storage.path.parent)
        refuse_what_is_no_file(storage.path, "written")
        with locked(storage.path, self._lock_wait):
            for stray in strays(storage.path, storage.backups.folder):
                with contextlib.suppress(OSError):
                    stray.unlink()
            if os.path.lexists(storage.intent):
                self._go_on(storage)
                storage = PortfolioStorage(self.path)
            yield storage

    def _commit(self, storage: PortfolioStorage, change: str) -> None:
        try:
            told = storage.commit(change, self._now(), last=_COPIES, days=0)
        except InputOutputFailure as problem:
            message = problem.message.replace("The portfolio ", "The network ", 1)
            raise InputOutputFailure(message, hint=problem.hint) from None
        for words in told:
            self._alarm(words)


def _deleted(path: Path, now: bytes, traces: Words) -> int:
    data = path.read_bytes()
    if data == now or not traces.found(_unescaped(data)):
        return 0
    path.unlink(missing_ok=True)
    return 1


def _without(contact: Contact, traces: Words) -> Contact:
    """The contact with the words taken out of what is noted."""
    sources = tuple(
        msgspec.structs.replace(s, says=msgspec.structs.replace(s.says, note=traces.replaced(s.says.note)))
        for s in contact.sources
    )
    return msgspec.structs.replace(
        contact,
        note=traces.replaced(contact.note),
        said_note=traces.replaced(contact.said_note),
        tags=tuple(map(traces.replaced, contact.tags)),
        sources=sources,
    )


def _unescaped(data: bytes) -> str:
    """A copy as text; our own JSON writes letters as they are, and only breaks and quotes in another way."""
    return data.decode("utf-8", "ignore").replace("\\n", "\n").replace("\\t", "\t").replace('\\"', '"')


def _contacts(storage: PortfolioStorage) -> dict[str, Contact]:
    try:
        tables = storage.tables()
        return _decoded(tables, storage.path)
    except StoreDamaged as damage:
        told = damage.message.replace("The portfolio ", "The network ", 1)
        raise StoreDamaged(
            told, hint="It was left untouched. Bring back the last good state: mentorfolio network undo"
        ) from None


def _decoded(tables: Tables, path: Path) -> dict[str, Contact]:
    if strange := [table for table in tables if table != TABLE]:
        raise StoreDamaged(f"The network {path} is damaged at $.{strange[0]}: there is no such table.")
    try:
        rows: dict[str, Any] = tables[TABLE]
    except KeyError:
        return {}
    found: dict[str, Contact] = {}
    for key, row in rows.items():
        try:
            raw = isinstance(row, Row)
            contact = _DECODER.decode(row.raw) if raw else msgspec.convert(dict(row), Contact)
        except (msgspec.MsgspecError, UnicodeDecodeError) as problem:
            raise StoreDamaged(f'The network {path} is damaged at $.{TABLE}["{key}"]: {problem}.') from None
        if contact.id != key:
            raise StoreDamaged(
                f'The network {path} is damaged at $.{TABLE}["{key}"]: its id says {contact.id!r}.'
            )
        found[key] = contact
    return found
