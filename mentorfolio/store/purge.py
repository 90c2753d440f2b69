"""Taking a person out of everything the program has written about them."""

from __future__ import annotations

from collections.abc import Iterator
from functools import partial
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.contacts import Contact
from mentorfolio.domain.copies import Mention, Purge, Purged
from mentorfolio.domain.counting import Counted
from mentorfolio.domain.own_words import ADDRESSES, NAMES, TEXTS, texts
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.sameness import link_key, name_key
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.backups import Kept, tables_of
from mentorfolio.store.files import replace_file, strays
from mentorfolio.store.journal import Attempts
from mentorfolio.store.layout import checksum_of, decoded
from mentorfolio.store.network import NetworkStore
from mentorfolio.store.purged_state import without_person
from mentorfolio.store.records import Portfolio, opened
from mentorfolio.store.sifting import Sieve, may_stand_in
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import Traces, WholeWords, mentions

_LETTERS = (".eml", ".txt")  # as approach and outreach write them


class Purging:
    """A purge of a portfolio that is held: prepared, done, and done once more after a stop."""

    def __init__(
        self, storage: PortfolioStorage, act: Purge, link: Path, network: NetworkStore, counted: Counted
    ) -> None:
        """Nothing is read yet.

        ``link`` is the portfolio by the name that was said: letters may lie beside that, too. ``counted``
        gets to know how many copies and files are looked through, which takes long.
        """
        self.storage, self.act, self._link, self._network = storage, act, link, network
        self._counted = counted
        self.traces = Traces(act)
        self._sieve = Sieve([self.traces.words])
        self._folders = sorted({storage.path.parent, link.parent})

    def met(self) -> tuple[str, ...]:
        """Which of the words to take out as well stand in what was written: in any state, draft or letter."""
        if not self.traces.also:
            return ()
        said, sent, files = set[str](), set[str](), self._letters()
        for contact in self._network.readable().values():
            said.update((contact.note, contact.said_note, *contact.tags))
        states = [Portfolio(PortfolioStorage(self.storage.path))]
        for kept in self.storage.backups.all():
            try:
                states.append(opened(tables_of(kept), self.storage.path))
            except MentorfolioError:
                files.append(kept.path)
        for portfolio in states:
            said.add(portfolio.storage.tables().meta.change)
            for _, found in self._sieve.through(portfolio):
                for record in found:
                    said.update(texts(record, TEXTS))
                    sent.update(texts(record, ADDRESSES))

        def is_met(words: WholeWords) -> bool:
            written = any(map(words.stands, said)) or any(map(words.stands_in_file, files))
            return written or any(words.replaced_in_address(text) != text for text in sent)

        return tuple(word for word in self.traces.also if is_met(self.traces.of_word(word)))

    def looked(self) -> Purged:
        """Where anything of it stands; nothing is changed for that."""
        path = self.storage.path
        ours = {path, *(kept.path for kept in self.storage.backups.all()), *self._letters()}
        theirs = {p for p in (*path.parent.rglob("*"), *self._beside()) if p not in ours}
        files = sorted(p for p in ours | theirs if p.is_file())
        looking = {whose: _Looking(self.traces, alone=whose) for whose in (True, False)}
        still = [p for p in self._counted(files, len(files)) if looking[p in ours].finds(p)]
        return Purged(
            rewritten=0,
            ours=tuple(str(p) for p in still if p in ours),
            theirs=tuple(str(p) for p in still if p in theirs),
            mentions=tuple(_mentions(Portfolio(PortfolioStorage(path)), self.traces)),
        )

    def tried(self, portfolio: Portfolio) -> Purged:
        """What it would do, nothing of it done; it is done to the portfolio given, in memory."""
        without_person(portfolio, self.act, self.traces, self._sieve)
        copies = self._copies()
        held = (*self._unreadable, *self._left())
        return msgspec.structs.replace(
            self.looked(),
            rewritten=sum(path.read_bytes() != data for path, data in copies.items()),
            deleted=tuple(str(path) for path in held if self._is_named(path)),
            ours=(),
            mentions=tuple(_mentions(portfolio, self.traces)),
            contacts=self._forget(),
            met=self.met(),
        )

    def prepare(self) -> bool:
        """Take them out of the state in memory; whether it is to be committed.

        Raises StoreDamaged where it, a backup or the network would not read well; nothing is written
        anywhere.
        """
        if self._network.exists():
            self._network.reading()
        self._prepared = self._copies()
        is_changed = without_person(Portfolio(self.storage), self.act, self.traces, self._sieve) is not None
        self.storage.remember_purged(self.act.uids)
        done_before = self.storage.tables().meta.generation > self.act.since
        return is_changed or self.storage.changed or not done_before

    def finish(self, steps: Attempts) -> dict[str, Any]:
        """Rewrite every backup; delete drafts, letters and unreadable copies; then the contacts; which."""
        changed, deleted = 0, list[str]()
        for kept in self.storage.backups.all():
            changed += steps.attempt(kept.path, partial(self._rewrite, kept), "written")
            if kept.path in self._unreadable:
                deleted += self._deleted(steps, kept.path)
        lists = [path.with_name(f".{path.name}.rows") for path in (self.storage.path, self._link)]
        for path in lists:  # they may name them
            steps.attempt(path, partial(_gone, path), "deleted")
        for path in self._left():
            deleted += self._deleted(steps, path)
        contacts = steps.attempt(self._network.path, self._forget, "written")
        return {"rewritten": changed, "deleted": tuple(deleted), "contacts": contacts}

    def _forget(self) -> int:
        return self._network.forget(
            lambda contact: _is_them(contact, self.act), self.act.today, (*self.act.words, *self.act.also)
        )[0]

    def _left(self) -> list[Path]:
        """Files beside the copies that go where they name them."""
        halves = strays(self.storage.path, self.storage.backups.folder)
        return [*self._letters(), *halves]

    def _letters(self) -> list[Path]:
        """Drafts and letters, by the names that this program gives: whatever else lies there is not ours."""
        drafts = sorted(self.storage.backups.folder.glob("draft-*.txt"))
        portfolio = Portfolio(PortfolioStorage(self.storage.path))
        known = {self.act.slug, *portfolio[Mentor].by_id()}
        known.update(portfolio.storage.tables().meta.retired.get("mentors", ()))
        letters = [
            path
            for path in self._beside()
            if path.stem in known and path.suffix in _LETTERS and not path.parent.is_symlink()
        ]
        # Whoever reads a pipe waits for ever.
        return [path for path in drafts + letters if path.is_file() and not path.is_symlink()]

    def _beside(self) -> list[Path]:
        """All that lies in a folder of letters."""
        return [path for folder in self._folders for path in sorted((folder / "letters").glob("*"))]

    def _is_named(self, path: Path) -> bool:
        return self.traces.called_after(path) or self.traces.words.stands_in_file(path)

    def _deleted(self, steps: Attempts, path: Path) -> list[str]:
        return [str(path)] if steps.attempt(path, partial(self._delete, path), "deleted") else []

    def _delete(self, path: Path) -> int:
        """Delete a file that names them; 0 where it does not."""
        if not self._is_named(path):
            return 0
        path.unlink(missing_ok=True)
        return 1

    def _copies(self) -> dict[Path, bytes]:
        """Every backup that can be read, as it will be without the person."""
        self._unreadable = set[Path]()
        found: dict[Path, bytes] = {}
        copies = self.storage.backups.all()
        for kept in self._counted(copies, len(copies)):
            try:
                found[kept.path] = self._without(kept)
            except _Unreadable:
                self._unreadable.add(kept.path)
        return found

    def _rewrite(self, kept: Kept) -> int:
        if kept.path in self._unreadable:
            return 0
        # The copy of the purged state itself has come since.
        data = self._prepared.get(kept.path) or self._without(kept)
        if data == kept.path.read_bytes():
            return 0
        # The name of a commit's copy carries its checksum, by which undo knows it.
        tail = checksum_of(data) if kept.kind == "commit" else kept.tail
        path = kept.path.with_name(kept.path.name.replace(kept.tail, tail or kept.tail))
        replace_file(path, data)
        if path != kept.path:
            kept.path.unlink()
        return 1

    def _without(self, kept: Kept) -> bytes:
        """A backup without the person; the bytes it has if it never had them. Raises _Unreadable."""
        try:
            before = kept.path.read_bytes()
            portfolio = opened(tables_of(kept), self.storage.path)
        except (MentorfolioError, OSError):
            raise _Unreadable from None
        if self._is_a_part(portfolio):
            raise _Unreadable
        return without_person(portfolio, self.act, self.traces, self._sieve) or before

    def _is_a_part(self, portfolio: Portfolio) -> bool:
        """Whether they were made a part of somebody else there, which was undone: nobody can part the two."""
        retired = portfolio.storage.tables().meta.retired.get("mentors", ())
        if not self.act.back or self.act.slug not in retired or self.act.slug in portfolio[Mentor]:
            return False
        return any(_has_theirs(mentor, self.act, self.traces.words) for mentor in portfolio[Mentor])


def _is_them(contact: Contact, act: Purge) -> bool:
    """Whether a contact is this person, for a purge: their name alone is enough there."""
    emails = {email.casefold() for email in act.emails}
    return bool(act.slug) and (
        contact.mentor in (act.slug, *act.uids)
        or name_key(contact.name) in {name_key(name) for name in act.names}
        or any(email.casefold() in emails for email in contact.emails)
        or not {*act.links}.isdisjoint(filter(None, map(link_key, contact.links)))
    )


def _has_theirs(mentor: Mentor, act: Purge, words: WholeWords) -> bool:
    emails = {email.casefold() for email in act.emails}
    return (
        any(email.casefold() in emails for email in mentor.emails)
        or bool(mentor.phone and mentor.phone in act.phones)
        or not {*act.links}.isdisjoint(filter(None, map(link_key, mentor.links)))
        or ("the other record said: " in mentor.notes and words.stands(mentor.notes))
    )


class _Unreadable(Exception):
    """A backup that is no portfolio, with or without the person."""


def _gone(path: Path) -> int:
    path.unlink(missing_ok=True)
    return 0


class _Looking:
    """Looks for a name in files; with ``alone``, also for a first or last name in what was written."""

    def __init__(self, traces: Traces, *, alone: bool) -> None:
        self._traces = traces
        self._words = (traces.words, traces.alone) if alone else (traces.words,)
        self._sieve = Sieve(self._words, self._has_one)

    def finds(self, path: Path) -> bool:
        """Whether one stands in this file."""
        try:
            data = path.read_bytes()
            if not may_stand_in(data, self._words):
                return False
            portfolio = opened(decoded(data, path.name), path)
        except (MentorfolioError, OSError):
            return any(words.stands_in_file(path) for words in self._words)
        # What stands elsewhere in a portfolio are words of the program and ids.
        change = portfolio.storage.tables().meta.change
        said = any(words.stands(change) for words in self._words)
        return said or any(True for _ in self._sieve.through(portfolio))

    def _has_one(self, record: Record) -> bool:
        own = any(map(self._traces.words.stands, texts(record, NAMES)))
        said = (*texts(record, TEXTS), *texts(record, ADDRESSES))
        return own or any(words.stands(text) for text in said for words in self._words)


def _mentions(portfolio: Portfolio, traces: Traces) -> Iterator[Mention]:
    for table, records in Sieve([traces.alone]).through(portfolio):
        yield from mentions(table, records, traces.alone.found)
