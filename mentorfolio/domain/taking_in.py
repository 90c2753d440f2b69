"""A contact file taken into the network: who is new, who is known, what has changed, who is gone."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

import msgspec

from mentorfolio.domain.contacts import Contact, ContactFacts, Former, Source, all_noted, together
from mentorfolio.domain.counting import Counted, uncounted
from mentorfolio.domain.known_by import KnownBy
from mentorfolio.domain.readings import differs, file_names, first_of, moved, newer, one_of_two
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.sameness import (
    all_keys,
    apart,
    is_same_place,
    is_since,
    kept_keys,
    keys_of,
    may_be_one,
    may_mean,
    name_key,
    since_key,
)
from mentorfolio.domain.text import fold, slug

_UNNAMED = ("", "-")  # what came through a pipe


class ChangedFact(msgspec.Struct, frozen=True, kw_only=True):
    """Something that a newer file says in another way, for the first time, or no longer."""

    id: str
    name: str
    field: str
    was: str | None
    now: str | None


class Taken(msgspec.Struct, kw_only=True):
    """What a file brought; the counts are of its rows.

    ``known`` are those who were there from an earlier one of its source, ``missing`` those of them whom it
    lacks, ``met`` all whom it has; ``addresses`` are those that somebody who was there has got.
    """

    added: int = 0
    updated: int = 0
    unchanged: int = 0
    merged: int = 0
    changed: list[ChangedFact] = []
    addresses: list[ChangedFact] = []
    known: set[str] = set()
    met: set[str] = set()
    missing: list[Contact] = []
    older: bool = False
    put: dict[str, Contact] = {}
    removed: list[str] = []


class Missing(NamedTuple):
    """How many of those ``known`` from one kind of file are in none of some files, and who is gone."""

    number: int
    known: int
    gone: tuple[Contact, ...]


def missing_from(files: Iterable[Taken], before: Collection[str]) -> Missing:
    """Of files of one kind read together, who of ``before`` is in none; one older than those tells nothing.

    A card or two, or an extract, are no newer address book: where more than half of the people are not in
    them, nobody is gone.
    """
    newer = [taken for taken in files if not taken.older]
    met = {i for taken in newer for i in taken.met}
    known = len({i for taken in newer for i in taken.known} & {*before})
    lacked = {c.id: c for taken in newer for c in taken.missing if c.id not in met}
    missing = sorted(lacked.values(), key=lambda c: (fold(c.name), c.id))
    return Missing(len(missing), known, tuple(missing) if len(missing) * 2 <= known else ())


class _Reading:
    """A file while it is taken in: what it says of whom, beside who was there before."""

    def __init__(self, kind: str, people: Iterable[ContactFacts], contacts: Mapping[str, Contact]) -> None:
        self.kind, self.old = kind, {**contacts}
        self.at_two_places = _at_two_places(kind, people)
        self.before = {i for i in contacts if self.was(i)}
        self.seen: dict[str, ContactFacts] = {}
        self.again: list[str] = []  # who was there from a file of this kind, as rows tell of them
        self.learned: dict[str, set[str]] = {}  # by what else somebody is known

    def was(self, contact_id: str) -> ContactFacts | None:
        """What a file of this kind said of somebody before."""
        return _said(self.old[contact_id], self.kind) if contact_id in self.old else None


class Network:
    """Contacts that can be found by what they are known by, and changed."""

    def __init__(self, contacts: Iterable[Contact], today: date) -> None:
        self.contacts = {c.id: c for c in contacts}
        self._today = today
        self._ids = {*self.contacts}
        self._next: dict[str, int] = {}
        self._known = KnownBy(self.contacts)
        for contact in self.contacts.values():
            self._known.add(contact, all_keys(contact))

    def take_in(
        self, kind: str, people: Sequence[ContactFacts], file: str = "", counted: Counted = uncounted
    ) -> Taken:
        """Everybody of one file; two rows that mean one person are one.

        Of an older file than the one read before, only those are taken who are not there yet.
        """
        taken, reading = Taken(), _Reading(kind, people, self.contacts)
        for says in counted(people, len(people)):
            self._read(says, reading, taken, file)
        seen, old = reading.seen, reading.old
        here = _of_source([self.contacts[i] for i in reading.before if i in self.contacts], kind, file)
        taken.known, taken.met = {c.id for c in here}, {*seen}
        taken.missing = [c for c in here if c.id not in seen]
        # In LinkedIn's to be silent about work says that there is none, if it tells anybody's.
        whole = kind == "linkedin" and any(s.role or s.organisation for s in seen.values())
        taken.older = _is_older(seen, taken.missing) or (whole and _goes_back(reading))
        passed_over = reading.before if taken.older else ()
        for i in seen:
            # Of who is new by one row it is said already.
            if (i in old or i in reading.learned) and i not in passed_over:
                self._say(self.contacts[i], kind, seen[i], file, whole=whole)
        for i, keys in reading.learned.items():
            self._remember(self._known.now(i), keys)
        taken.put = {i: c for i, c in self.contacts.items() if old.get(i) is not c}
        taken.updated = sum(
            reading.was(i) != _said(self.contacts[self._known.now(i)], kind) for i in reading.again
        )
        taken.unchanged = len(reading.again) - taken.updated
        told = [i for i in seen if _is_news(reading.was(i), _said(self.contacts[i], kind))]
        met = ((old[i], self.contacts[i]) for i in seen if i in old)
        taken.addresses = [new for was, now in met if (new := new_addresses(was, now))]
        taken.changed = [change for i in told for change in _changes(old[i], self.contacts[i])]
        return taken

    def lose(self, kind: str, gone: Iterable[Contact]) -> None:
        """Keep since when these stand in no file of a kind; the first day of those that follow."""
        for contact in filter(None, (self.contacts.get(one.id) for one in gone)):
            sources = tuple(
                msgspec.structs.replace(s, left=s.left or self._today) if s.kind == kind else s
                for s in contact.sources
            )
            self.contacts[contact.id] = msgspec.structs.replace(contact, sources=sources)

    def _read(self, says: ContactFacts, reading: _Reading, taken: Taken, file: str) -> None:
        """One row: who it means, and what it says of them with what other rows did."""
        known_by, seen = keys_of(says, reading.kind), reading.seen
        keys = {key for key, _ in known_by}
        if found := self._found(says, known_by, reading):
            contact = self._joined(found, taken, seen)
            was = reading.old.get(contact.id, contact)
            reading.learned.setdefault(contact.id, all_keys(contact) | all_keys(was)).update(keys)
            if contact.id in reading.before and contact.id not in seen:
                reading.again.append(contact.id)
            else:
                taken.merged += 1
        else:
            source = Source(kind=reading.kind, on=self._today, says=says, files=file_names((file,)))
            contact = Contact(
                id=self._new_id(says.name), created=self._today, updated=self._today, **together((source,))
            )
            self.contacts[contact.id] = contact
            taken.added += 1
        self._known.add(contact, keys)
        if contact.id in seen:
            says = one_of_two(seen[contact.id], says, reading.was(contact.id))
        seen[contact.id] = says

    def _found(self, says: ContactFacts, keys: Sequence[tuple[str, bool]], reading: _Reading) -> list[str]:
        """The contacts that this entry means, the firmest first."""
        found: dict[str, None] = {}
        seen = reading.seen
        for key, by_name in keys:
            if key in reading.at_two_places or (is_since(key) and self._known.is_several(key)):
                continue  # a name and a day are several people's
            for i in self._known.under(key, says, by_name=by_name):
                contact = self.contacts[i]
                if by_name and not may_mean(key, contact.name, says.name):
                    continue
                if apart(contact.links, says.links):
                    continue
                # Who has both addresses was made one person by hand: their two rows stay so.
                both = {*contact.links} & {*says.links}
                if i in seen and not both and apart(seen[i].links, says.links):
                    continue
                found[i] = None
        return list(found)

    def _joined(self, found: list[str], taken: Taken, seen: dict[str, ContactFacts]) -> Contact:
        """The one contact that these are: what ties two together joins them."""
        first = self.contacts[found[0]]
        for other_id in found[1:]:
            other = self.contacts[other_id]
            # What this very file says is not yet in the contacts.
            links = [(*c.links, *(seen[c.id].links if c.id in seen else ())) for c in (first, other)]
            if apart(*links) or not may_be_one(first.name, other.name):
                continue
            first = self.merge(first, other)
            taken.removed.append(other_id)
            if other_id in seen:
                theirs = seen.pop(other_id)
                seen[first.id] = one_of_two(seen[first.id], theirs) if first.id in seen else theirs
        return first

    def merge(self, keep: Contact, other: Contact, *, by_hand: bool = False) -> Contact:
        """Make one of two; what the owner noted of both is kept.

        ``by_hand``, what one of them did and the other does not becomes something of the past, and where both
        come from one kind of file the first says who it is; else the order of the two makes no difference.
        """
        by_kind = {s.kind: s for s in other.sources}
        for source in keep.sources:
            theirs = by_kind.get(source.kind)
            says, left = source.says, source.left
            if theirs:
                left = left and theirs.left
                says = first_of(says, theirs.says) if by_hand else one_of_two(says, theirs.says)
            files = file_names((*source.files, *theirs.files)) if theirs else source.files
            by_kind[source.kind] = msgspec.structs.replace(source, says=says, files=files, left=left)
        keys = all_keys(keep) | all_keys(other)
        one = msgspec.structs.replace(
            keep,
            tags=tuple(dict.fromkeys((*keep.tags, *other.tags))),
            note=all_noted((keep.note, other.note)),
            mentor=keep.mentor or other.mentor,
            updated=self._today,
            **together(by_kind.values()),
        )
        now = (
            Former(role=was.role, organisation=was.organisation, until=self._today, merged=True)
            for was in (keep, other)
            if by_hand and moved(was, one)
        )
        former = dict.fromkeys((*now, *keep.former, *other.former))
        one = msgspec.structs.replace(one, former=tuple(sorted(former, key=lambda f: f.until, reverse=True)))
        self.contacts[one.id] = one
        one = self._remember(one.id, keys)
        del self.contacts[other.id]
        self._known.join(one, other.id, keys)
        return one

    def _remember(self, contact_id: str, keys: Iterable[str]) -> Contact:
        self.contacts[contact_id] = contact = kept_keys(self.contacts[contact_id], keys)
        return contact

    def _new_id(self, name: str) -> str:
        """As ``names.new_slug``, without trying all numbers again for the thousandth of a name."""
        stem = slug(name, "contact")
        number = self._next.get(stem, 1)
        while (found := stem if number == 1 else f"{stem}-{number}") in self._ids:
            number += 1
        self._ids.add(found)
        self._next[stem] = number + 1
        return found

    def _say(self, contact: Contact, kind: str, says: ContactFacts, file: str, *, whole: bool) -> None:
        was = contact.source(kind)
        before = was.says if was else None
        says = newer(before, says, whole=whole) if before else says
        others = [s for s in contact.sources if s.kind != kind]
        # Where it stood before is not to be forgotten: it stays when this file is taken out.
        files = file_names((file, *((was.files or ("",)) if was else ())))
        source = Source(kind=kind, on=self._today, says=says, files=files)
        if source in contact.sources:
            return
        now = msgspec.structs.replace(contact, **together((*others, source)))
        if says != before:
            # Two kinds of files that differ are no news; one that says something else than before is.
            former = contact.former
            if before and differs(before, says) and differs(contact, now):
                was_there = Former(role=contact.role, organisation=contact.organisation, until=self._today)
                former = (was_there, *former)[:10]
            now = msgspec.structs.replace(now, updated=self._today, former=former)
        self.contacts[contact.id] = now
        if now.name != contact.name:
            self._known.renamed(now)


def _at_two_places(kind: str, people: Iterable[ContactFacts]) -> set[str]:
    """The names and days that stand in one file at two organisations."""
    at: dict[str, str] = {}
    found: set[str] = set()
    for says in people:
        if kind == "linkedin" and says.connected_on:
            key = since_key(says)
            if not is_same_place(at.setdefault(key, says.organisation), says.organisation):
                found.add(key)
    return found


def _of_source(contacts: list[Contact], kind: str, file: str) -> list[Contact]:
    """Those whom a newer file of one kind would have if they were still in its book.

    Of LinkedIn one has one account. Of address books one has several: a file is a newer one of that whose
    last one had the same name.
    """
    if kind == "linkedin":
        return contacts
    last = [(c, s.on) for c in contacts for s in c.sources if s.kind == kind and s.files[:1] == (file,)]
    latest = max((on for _, on in last), default=date.min)
    return [c for c, on in last if on == latest and file not in _UNNAMED]


def _said(contact: Contact, kind: str) -> ContactFacts | None:
    source = contact.source(kind)
    return source.says if source else None


def _is_older(seen: Mapping[str, ContactFacts], missing: Sequence[Contact]) -> bool:
    """Whether a file was made before another: who is not in it has connected later than any who is."""
    latest = _latest(seen.values())
    if latest == date.min or not missing:
        return False
    return all(c.connected_on is not None and c.connected_on > latest for c in missing)


def _latest(people: Iterable[ContactFacts | Contact]) -> date:
    return max((p.connected_on for p in people if p.connected_on), default=date.min)


def _goes_back(reading: _Reading) -> bool:
    """Whether all who have other work in a file have what they had before a newer one.

    One who is connected later than everybody known stands in no older file.
    """
    if _latest(reading.seen.values()) > _latest(reading.old.values()):
        return False
    read = (
        (i, was, newer(was, says, whole=True)) for i, says in reading.seen.items() if (was := reading.was(i))
    )
    movers = [(reading.old[i], now) for i, was, now in read if differs(was, now)]
    return bool(movers) and all(
        any((f.role, f.organisation) == (now.role, now.organisation) for f in contact.former)
        for contact, now in movers
    )


def _is_news(was: ContactFacts | None, now: ContactFacts | None) -> bool:
    """Whether a file says other work, or another name."""
    return bool(was and now and (differs(was, now) or name_key(was.name) != name_key(now.name)))


def new_addresses(was: Contact | Mentor, now: Contact | Mentor) -> ChangedFact | None:
    """The addresses that somebody has now and had not."""
    if was.emails == now.emails:
        return None
    before = {email.casefold() for email in was.emails}
    new = ", ".join(email for email in now.emails if email.casefold() not in before)
    had = ", ".join(was.emails) or None
    return ChangedFact(id=now.id, name=now.name, field="email", was=had, now=new) if new else None


def _changes(was: Contact, now: Contact) -> Iterator[ChangedFact]:
    same = {
        "name": name_key(was.name) == name_key(now.name),
        "role": fold(was.role) == fold(now.role),
        "organisation": is_same_place(was.organisation, now.organisation),
    }
    for field in (field for field, is_same in same.items() if not is_same):
        before, after = getattr(was, field) or None, getattr(now, field) or None
        yield ChangedFact(id=now.id, name=now.name, field=field, was=before, now=after)
