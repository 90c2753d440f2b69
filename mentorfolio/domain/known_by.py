"""Contacts by what they are known by, found quickly though thousands share a name or an address."""

from __future__ import annotations

from bisect import bisect_left
from collections.abc import Iterable, Mapping

from mentorfolio.domain.contacts import Contact, ContactFacts
from mentorfolio.domain.sameness import link_key, name_key

_FEW = 16  # who are looked at one after the other
_ANY = "*"  # an address that stands for a name goes with each


class KnownBy:
    """Keys -> the contacts that may be meant by an entry with them.

    Of those who could not be meant some are given, too: whoever asks looks at each.
    """

    def __init__(self, contacts: Mapping[str, Contact]) -> None:
        """``contacts`` may change; who changes their name is to be told (:meth:`renamed`)."""
        self._contacts = contacts
        self._ids: dict[str, set[str]] = {}
        self._crowds: dict[str, _Crowd] = {}
        self._became: dict[str, str] = {}

    def add(self, contact: Contact, keys: Iterable[str]) -> None:
        """Know a contact by these, too."""
        for key in keys:
            self._ids.setdefault(key, set()).add(contact.id)
            if self._crowds and key in self._crowds:
                self._crowds[key].add(contact)

    def join(self, one: Contact, other: str, keys: Iterable[str]) -> None:
        """Who was known by these is one contact from now on."""
        self._became[other] = one.id
        keys = [*keys]
        for key in keys:
            self._ids.get(key, set()).discard(other)
        self.add(one, keys)
        self.renamed(one, other)

    def renamed(self, contact: Contact, before: str = "") -> None:
        """Know a contact by a new name; ``before`` is who is one with them now."""
        for key, crowd in self._crowds.items():
            if not self._ids[key].isdisjoint((contact.id, before)):
                crowd.add(contact)

    def now(self, contact_id: str) -> str:
        """Who somebody is after all who were joined."""
        found = contact_id
        while found in self._became:
            found = self._became[found]
        if found != contact_id:
            self._became[contact_id] = found
        return found

    def is_several(self, key: str) -> bool:
        """Whether several are known by this."""
        return len(self._ids.get(key, ())) > 1

    def under(self, key: str, says: ContactFacts, *, by_name: bool) -> list[str]:
        """Whom an entry may mean by this key, in the order of their ids."""
        if not (ids := self._ids.get(key)):
            return []
        if len(ids) > _FEW:
            if key not in self._crowds:
                self._crowds[key] = _Crowd(self._contacts[i] for i in {*map(self.now, ids)})
            ids = {*self._crowds[key].like(says, by_name=by_name, by_link=key.startswith("link:"))}
        return sorted({*map(self.now, ids)})


class _Pool:
    """Ids in order, and those with each mark of a name."""

    def __init__(self) -> None:
        self._all: list[str] = []
        self._named: dict[str, list[str]] = {}

    def add(self, contact: Contact) -> None:
        for ids in (self._all, *(self._named.setdefault(mark, []) for mark in _marks(contact.name))):
            at = bisect_left(ids, contact.id)
            if at == len(ids) or ids[at] != contact.id:
                ids.insert(at, contact.id)

    def like(self, asked: set[str] | None, most: int | None = None) -> list[str]:
        """The first of them who go with one of the marks; of all where none is asked for."""
        if asked is None:
            return self._all[:most]
        return sorted({i for mark in asked for i in self._named.get(mark, ())[:most]})[:most]


class _Crowd:
    """Many who are known by one thing: with a LinkedIn address, and without."""

    def __init__(self, contacts: Iterable[Contact]) -> None:
        self._linked, self._unlinked = _Pool(), _Pool()
        for contact in contacts:
            self.add(contact)

    def add(self, contact: Contact) -> None:
        (self._linked if _is_linked(contact.links) else self._unlinked).add(contact)

    def like(self, says: ContactFacts, *, by_name: bool, by_link: bool) -> list[str]:
        """Who of them can be one with an entry.

        Of two LinkedIn addresses each is somebody else's; an entry without one goes to one who has it, not
        to many.
        """
        asked = _asked(says.name, by_link=by_link) if by_name else None
        if by_link:  # each of them has it
            return [*self._unlinked.like(asked), *self._linked.like(asked)]
        found = self._unlinked.like(asked)
        return found if _is_linked(says.links) else [*found, *self._linked.like(asked, _FEW)]


def _is_linked(links: Iterable[str]) -> bool:
    return any(map(link_key, links))


def _marks(name: str) -> set[str]:
    """By what :func:`may_mean` knows a name: its first word, how that begins, and each word."""
    words = _words(name)
    if not words:
        return {_ANY}
    begins = {f"begins:{words[0][:n]}" for n in range(1, len(words[0]) + 1)}
    return {f"first:{words[0]}", *begins, *(f"word:{word}" for word in words)}


def _asked(name: str, *, by_link: bool) -> set[str] | None:
    """The marks of all whose names go with this one (:func:`may_mean`); None for everybody's."""
    words = _words(name)
    if not words:
        return None
    begins = {f"first:{words[0][:n]}" for n in range(1, len(words[0]) + 1)}
    in_mine = {f"first:{word}" for word in words}
    in_both = {f"word:{word}" for word in (words if by_link else words[:1])}
    return {_ANY, f"begins:{words[0]}", *begins, *in_mine, *in_both}


def _words(name: str) -> list[str]:
    return [] if "@" in name else name_key(name).split()
