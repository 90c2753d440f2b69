"""Two versions of the network made one, contact by contact: nothing lost, and what clashes told.

Who is in both is told by their id and by what an import knows them by; by an id alone nobody is.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from datetime import date
from typing import NamedTuple

import msgspec

from mentorfolio.domain.contacts import Contact, Former, Source, together
from mentorfolio.domain.merging import Conflict, Flips, MadeOne, conflict_of, not_removed
from mentorfolio.domain.merging_fields import UNCLEAR, clear, united
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.readings import read_twice
from mentorfolio.domain.sameness import all_keys, apart, kept_keys, keys_of, marks_in, may_mean
from mentorfolio.domain.taking_in import Network
from mentorfolio.domain.text import fold

# What follows from the files that somebody stood in, and what is united in a way of its own.
_OTHERWISE = (
    *("id", "name", "emails", "organisation", "role", "links", "connected_on", "categories", "said_note"),
    *("mentor", "sources", "former", "known_by"),
)


class Everybody(NamedTuple):
    """A version of the network: id -> contact, and by what whoever is forgotten would be known again."""

    contacts: Mapping[str, Contact]
    forgotten: Mapping[str, date]


class MergedContacts(MadeOne, frozen=True, kw_only=True):
    """One network of two; the counts are against the first of them. ``forgot`` are whom one has forgotten."""

    contacts: dict[str, Contact]
    forgotten: dict[str, date]
    forgot: tuple[Contact, ...]


def merge_contacts(
    base: Everybody | None, ours: Everybody, theirs: Everybody, *, flips: Flips = frozenset()
) -> MergedContacts:
    """One network of two versions; ``base`` is what both came from, None if that is not known."""
    before = base or Everybody({}, {})
    forgotten = {
        mark: min(filter(None, (ours.forgotten.get(mark), theirs.forgotten.get(mark))))
        for mark in {**ours.forgotten, **theirs.forgotten}
        if not (mark in before.forgotten and (mark not in ours.forgotten or mark not in theirs.forgotten))
    }
    union = _Union(before.contacts, forgotten, flips)
    for mine, other in _people(before.contacts, ours.contacts, theirs.contacts):
        union.put(mine, other)
    contacts = union.contacts()
    was = [(mine, now) for mine, now in union.outcomes if mine is not None]
    return MergedContacts(
        contacts=contacts,
        forgotten=forgotten,
        forgot=tuple(union.forgot),
        added=sum(mine is None and now in contacts for mine, now in union.outcomes),
        changed=sum(now in contacts and contacts[now] != mine for mine, now in was),
        removed=sum(now not in contacts for _, now in was),
        conflicts=tuple(union.conflicts),
    )


def _is_one(one: Contact, other: Contact) -> bool:
    """Whether two contacts are one person to an import as well."""
    shared = all_keys(one) & all_keys(other)
    firm = any(may_mean(key, a, b) for key in shared for a in one.names for b in other.names)
    return one == other or (firm and not apart(one.links, other.links))


def _people(
    before: Mapping[str, Contact], ours: Mapping[str, Contact], theirs: Mapping[str, Contact]
) -> Iterator[tuple[Contact | None, Contact | None]]:
    """Each person as they are in ours, and in theirs."""
    left = {**theirs}
    both = {i: left.pop(i) for i, mine in ours.items() if i in left and _is_one(mine, left[i])}
    # Under another id: whom both have got to know, or have made one with somebody, each in their own order.
    new = _Known(contact for contact in left.values() if _is_news(before, contact))
    for i, mine in ours.items():
        other = both.get(i)
        if other is None and _is_news(before, mine) and (other := new.like(mine)):
            new.drop(other)
            del left[other.id]
        yield mine, other
    yield from ((None, other) for other in left.values())


def _is_news(before: Mapping[str, Contact], one: Contact) -> bool:
    """Whether somebody was not there before, or not as they are now."""
    was = before.get(one.id)
    return was is None or not _is_one(was, one) or _as_said(was) != _as_said(one)


class _Known:
    """Contacts that are found by what they are known by."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._by: dict[str, dict[str, Contact]] = {}
        for contact in contacts:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        """Find them from now on."""
        for key in all_keys(contact):
            self._by.setdefault(key, {})[contact.id] = contact

    def like(self, one: Contact) -> Contact | None:
        """Who is this person, if there is somebody."""
        found = {i: c for key in all_keys(one) for i, c in self._by.get(key, {}).items()}
        return next((found[i] for i in sorted(found) if _is_one(one, found[i])), None)

    def drop(self, contact: Contact) -> None:
        """Find them no more."""
        for key in all_keys(contact):
            self._by.get(key, {}).pop(contact.id, None)


class _Union:
    """Everybody of both versions."""

    def __init__(self, before: Mapping[str, Contact], forgotten: Mapping[str, date], flips: Flips) -> None:
        self._before, self._forgotten, self._flips = before, forgotten, flips
        self._rows: list[Contact] = []
        self._of: list[tuple[Contact | None, int | None]] = []  # who was in ours, and their row
        self._kept: list[tuple[Contact | None, Contact]] = []  # changed in one, taken out in the other
        self._gone: list[tuple[Contact | None, Contact]] = []  # left alone in one, taken out in the other
        self.forgot: list[Contact] = []  # there in one, forgotten in the other
        self.conflicts: list[Conflict] = []
        self.outcomes: list[tuple[Contact | None, str]] = []

    def put(self, mine: Contact | None, other: Contact | None) -> None:
        """Keep what there is of somebody."""
        if mine and other and (mine.id == other.id or self._is_out(mine) == self._is_out(other)):
            self._add(mine, self._both(mine, other))
            return
        for one in filter(None, (mine, other)):
            self._put_one(mine if one is mine else None, one)

    def _is_out(self, one: Contact) -> bool:
        """Whether somebody is one who was forgotten."""
        return any(marks_in(s.says, s.kind, self._forgotten) for s in one.sources)

    def _put_one(self, mine: Contact | None, one: Contact) -> None:
        was = self._before.get(one.id)
        was = was if was and _is_one(was, one) else None
        if self._is_out(one):
            self._of.append((mine, None))
            self.forgot.append(one)
            own = ", ".join(filter(None, (one.note, *one.tags)))
            if own and (was is None or (was.note, was.tags) != (one.note, one.tags)):
                self.conflicts.append(Conflict(kind="contact", id=one.id, field=None, kept="", other=own))
        elif was and _as_said(one) == _as_said(was):
            self._gone.append((mine, one))
        elif was:
            self._kept.append((mine, one))
        else:
            self._add(mine, one)

    def contacts(self) -> dict[str, Contact]:
        """Id -> contact, each id given once."""
        self._part_again()
        if self._kept:
            self._bring_back(_Known(self._rows))
        ids = self._ids()
        for mine, at in self._of:
            self.outcomes.append((mine, "" if at is None else ids[at]))
        return {
            ids[at]: row if row.id == ids[at] else msgspec.structs.replace(row, id=ids[at])
            for at, row in enumerate(self._rows)
        }

    def _add(self, mine: Contact | None, one: Contact) -> None:
        self._of.append((mine, len(self._rows)))
        self._rows.append(one)

    def _part_again(self) -> None:
        """Whom one version made a part of somebody the other has forgotten: nobody has forgotten them."""
        forgot = [all_keys(contact) for contact in self.forgot]
        for mine, one in self._gone:
            if any(all_keys(one) <= keys for keys in forgot):
                self._add(mine, one)
            else:
                self._of.append((mine, None))

    def _bring_back(self, known: _Known) -> None:
        """Whom one version changed and the other took out: part of whom they were merged into, else told."""
        for mine, one in self._kept:
            if into := known.like(one):
                merged = Network((into, one), max(into.updated, one.updated)).merge(into, one)
                self._rows[self._rows.index(into)] = merged
                known.add(merged)
                self._of.append((mine, None))
                continue
            self._add(mine, one)
            self.conflicts.append(not_removed("contact", one, "changed in the other version"))

    def _both(self, mine: Contact, other: Contact) -> Contact:
        found = min(mine.id, other.id, key=lambda i: (i not in self._before, len(i), i))
        if mine == other:
            return mine
        was = self._before.get(found)
        was = was if was and (_is_one(was, mine) or _is_one(was, other)) else None
        if was in (mine, other):  # only one of them has changed
            return other if was == mine else mine
        flipped = frozenset(field for contact, field in self._flips if contact == found)
        record, clashes = united(was and _as(was, mine), mine, _as(other, mine), flipped)
        self.conflicts += (conflict_of(clash, "contact", found, found) for clash in clashes)
        sources = _sources(was, mine, other)
        kinds = {source.kind for source in sources}
        said = [s for c in (mine, other) for s in c.sources if s.kind in kinds]
        fields = together(sources)
        one = msgspec.structs.replace(
            record,
            id=found,
            mentor=_mentor(was, mine, other),
            former=_former(was, mine, other, (fold(fields["role"]), fold(fields["organisation"]))),
            known_by=tuple(sorted({*mine.known_by, *other.known_by})),
            **fields,
        )
        return kept_keys(one, {key for s in said for key, _ in keys_of(s.says, s.kind)})

    def _ids(self) -> list[str]:
        """The id of each row: whoever had it before keeps it, then whoever was there first."""

        def rank(at: int) -> tuple[bool, date, list[str]]:
            row = self._rows[at]
            return row.id not in self._before, row.created, sorted(all_keys(row))

        taken = {row.id for row in self._rows}
        given: dict[str, int] = {}
        ids = [row.id for row in self._rows]
        for at in sorted(range(len(ids)), key=rank):
            if ids[at] in given:
                other, ids[at] = ids[at], new_slug(self._rows[at].name, "contact", taken)
                taken.add(ids[at])
                self.conflicts.append(
                    Conflict(kind="contact", id=ids[at], field="id", kept=ids[at], other=other)
                )
            given[ids[at]] = at
        return ids


def _as(contact: Contact, mine: Contact) -> Contact:
    """The contact with what is the owner's own, and all else as in another: so it does not clash."""
    return msgspec.structs.replace(contact, **{field: getattr(mine, field) for field in _OTHERWISE})


def _as_said(contact: Contact) -> Contact:
    """The contact whenever its files were read: to read one again changes nobody."""
    sources = (msgspec.structs.replace(s, on=date.min, files=(), left=None) for s in contact.sources)
    return msgspec.structs.replace(contact, sources=tuple(sources))


def _sources(was: Contact | None, mine: Contact, other: Contact) -> list[Source]:
    """What each kind of file says; of two that both computers have read, the one read later."""
    found: list[Source] = []
    for kind in dict.fromkeys(s.kind for c in (mine, other) for s in c.sources):
        before, here, there = (c.source(kind) if c else None for c in (was, mine, other))
        one = clear(before, here, there)
        if one is UNCLEAR:
            former = (*mine.former, *other.former)
            one = read_twice(before, here, there, former) if here and there else here or there
        found += [one] if one else []
    # Of two files, each may have been taken out on one computer: somebody stays, so what they said does.
    return found or [*mine.sources]


def _mentor(was: Contact | None, mine: Contact, other: Contact) -> str | None:
    """Whom they became; of two mentors that two computers have made of them, the later one."""
    before = was.mentor if was else None
    noted = [c for c in (mine, other) if c.mentor != before]
    return max(noted, key=lambda c: (c.updated, c.mentor or "")).mentor if noted else before


def _former(was: Contact | None, mine: Contact, other: Contact, work: tuple[str, str]) -> tuple[Former, ...]:
    """What they did before ``work``; that is of the past as well where both versions say so."""
    one: tuple[Former, ...] = clear(was and was.former, mine.former, other.former)
    if one is not UNCLEAR:
        return one
    found: dict[tuple[str, str], Former] = {}
    # Of one day, in an order that is the same both ways round.
    everything = {*mine.former, *other.former}
    for past in sorted(everything, key=lambda f: (f.until, f.role, f.organisation, f.merged)):
        found.setdefault((fold(past.role), fold(past.organisation)), past)
    told = [{(fold(f.role), fold(f.organisation)) for f in c.former} for c in (mine, other)]
    if not all(work in works for works in told):
        found.pop(work, None)
    return tuple(reversed(found.values()))
