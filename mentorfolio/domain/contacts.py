"""The network: people one knows, as contact files tell of them; kept apart from the portfolio."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date
from typing import Any, ClassVar

from msgspec.structs import asdict

from mentorfolio.domain.base_record import Named, Part, Record
from mentorfolio.domain.text import once

# What a contact file can be; where two say different things of one person, the earlier here is believed.
KINDS: dict[str, str] = {
    "linkedin": "your connections, as LinkedIn exports them",
    "google": "Google Contacts as CSV",
    "outlook": "Outlook as CSV",
    "thunderbird": "Thunderbird's address book",
    "vcard": "vCards: Apple, phones, most address books",
    "csv": "any other table with a header",
}

_RANK = {kind: at for at, kind in enumerate(KINDS)}


class ContactFacts(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What one file says of one person."""

    name: Named
    emails: tuple[str, ...] = ()
    organisation: str = ""
    role: str = ""
    links: tuple[str, ...] = ()
    connected_on: date | None = None
    note: str = ""
    categories: tuple[str, ...] = ()


class Source(Part, frozen=True, kw_only=True, omit_defaults=True):
    """A kind of file that the person stood in, the day it was last read, and what it said.

    ``files`` are the names of those files, the latest first; empty for one that is not known any more.
    ``left`` is the day by which the person stood in a newer file of that kind no more.
    """

    kind: str
    on: date
    says: ContactFacts
    files: tuple[str, ...] = ()
    left: date | None = None


class Former(Part, frozen=True, kw_only=True, omit_defaults=True):
    """What somebody was, until a newer file said otherwise on a day; nothing where nothing was known.

    ``merged`` says that no file did: the owner made one of two contacts.
    """

    role: str = ""
    organisation: str = ""
    until: date
    merged: bool = False


class Contact(Record, frozen=True, kw_only=True, omit_defaults=True):
    """Somebody the owner knows.

    The fields up to ``connected_on`` follow from ``sources`` and are kept beside them to be read quickly.
    ``tags``, ``note`` and ``mentor`` (the uid of whom they became: an id may be another one after a merge)
    are the owner's own; ``known_by`` are the keys of entries that the owner has merged, so that the next
    import does not part them again.
    """

    named: ClassVar[bool] = True

    uid: str = ""  # what ties contacts together are their sources; see ``known_by``
    name: Named
    emails: tuple[str, ...] = ()
    organisation: str = ""
    role: str = ""
    links: tuple[str, ...] = ()
    connected_on: date | None = None
    categories: tuple[str, ...] = ()
    said_note: str = ""
    tags: tuple[str, ...] = ()
    note: str = ""
    mentor: str | None = None
    former: tuple[Former, ...] = ()
    known_by: tuple[str, ...] = ()
    sources: tuple[Source, ...] = ()

    def source(self, kind: str) -> Source | None:
        """What they stood in of that kind."""
        return next((s for s in self.sources if s.kind == kind), None)

    @property
    def past(self) -> tuple[Former, ...]:
        """What is known of what they did before, the latest first."""
        return tuple(f for f in self.former if f.role or f.organisation)

    @property
    def changed_jobs(self) -> Former | None:
        """What they did before the last change of work that a newer file told."""
        return next((f for f in self.former if not f.merged), None)

    @property
    def disconnected(self) -> date | None:
        """The day by which they were no connection of LinkedIn's any more."""
        source = self.source("linkedin")
        return source.left if source else None

    @property
    def noted(self) -> str:
        """What the owner noted, then what the files say."""
        return all_noted((self.note, self.said_note))

    @property
    def names(self) -> tuple[str, ...]:
        """What they are called, here and in each of the files."""
        return once((self.name, *(source.says.name for source in self.sources)))

    @property
    def words(self) -> str:
        """All that can be searched."""
        past = " ".join(f"{f.role} {f.organisation}" for f in self.past)
        return " ".join(
            (
                *self.names,
                self.role,
                self.organisation,
                past,
                self.note,
                self.said_note,
                *self.tags,
                *self.categories,
                *self.emails,
            )
        )


def together(sources: Iterable[Source]) -> dict[str, Any]:
    """The fields of a contact that follow from its sources, whatever the order they came in."""
    sources = tuple(sources)
    if len(sources) == 1:  # as for most: of an import of vCards a tenth of the time
        facts = asdict(sources[0].says)
        return {
            "said_note": facts.pop("note"),
            **facts,
            "links": once(facts["links"]),
            "categories": once(facts["categories"]),
            "sources": sources,
        }
    ranked = sorted(sources, key=lambda s: _RANK.get(s.kind, len(KINDS)))
    said = [source.says for source in ranked]
    # A role belongs to its organisation: both are taken from the same file where it has both.
    works = [s for s in said if s.organisation and s.role] or said
    return {
        "name": next((s.name for s in said if "@" not in s.name), said[0].name),
        "emails": once(e for s in said for e in s.emails),
        "organisation": _first(s.organisation for s in works),
        "role": _first(s.role for s in works),
        "links": once(link for s in said for link in s.links),
        "connected_on": min(filter(None, (s.connected_on for s in said)), default=None),
        "categories": once(c for s in said for c in s.categories),
        "said_note": all_noted(s.note for s in said),
        "sources": tuple(ranked),
    }


def _first(texts: Iterable[str]) -> str:
    return next(filter(None, texts), "")


def all_noted(notes: Iterable[str]) -> str:
    """Several notes as one, each once, also where one holds another."""
    found = [*dict.fromkeys(filter(None, notes))]
    lines = [f"\n{note}\n" for note in found]
    return "\n".join(n for n, own in zip(found, lines, strict=True) if sum(own in one for one in lines) == 1)
