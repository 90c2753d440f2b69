"""What is said of one person twice, by two rows, two files or two computers, made one."""

from __future__ import annotations

from collections.abc import Iterable

import msgspec

from mentorfolio.domain.contacts import Contact, ContactFacts, Former, Source, all_noted
from mentorfolio.domain.sameness import is_same_place, same_organisation
from mentorfolio.domain.text import fold, once

_MOST, _LONGEST_NOTE = 100, 20_000  # addresses of one person, letters of what several rows note of them
_FILES = 10  # names of files that one person stood in, for each kind


def newer(was: ContactFacts, now: ContactFacts, *, whole: bool = False) -> ContactFacts:
    """What a newer file says over an older one of its kind; what it is silent on stays.

    Of a ``whole`` one to be silent about all work says that there is none any more.
    """
    if whole and not (now.role or now.organisation):
        was = msgspec.structs.replace(was, role="", organisation="")
    moved = now.organisation and not same_organisation(was.organisation, now.organisation)
    return ContactFacts(
        name=was.name if "@" in now.name else now.name,
        emails=once((*now.emails, *was.emails)),
        organisation=now.organisation or was.organisation,
        role=now.role if moved else now.role or was.role,
        links=once((*now.links, *was.links)),
        connected_on=now.connected_on or was.connected_on,
        note=now.note or was.note,
        categories=now.categories or was.categories,
    )


def differs(was: ContactFacts | Contact | Former, now: ContactFacts | Contact) -> bool:
    """Whether the work of somebody is not the same, where either may be silent."""
    return fold(was.role) != fold(now.role) or not is_same_place(was.organisation, now.organisation)


def moved(was: ContactFacts | Contact, now: ContactFacts | Contact) -> bool:
    """Whether somebody does something else, or elsewhere."""
    elsewhere = (
        was.organisation and now.organisation and not same_organisation(was.organisation, now.organisation)
    )
    return bool(elsewhere or (was.role and now.role and fold(was.role) != fold(now.role)))


def first_of(one: ContactFacts, other: ContactFacts) -> ContactFacts:
    """Two that the owner says are one: the first says who it is, and nothing noted of the second is lost."""
    return msgspec.structs.replace(
        newer(other, one),
        note=all_noted((one.note, other.note)),
        categories=once((*one.categories, *other.categories)),
    )


def one_of_two(one: ContactFacts, other: ContactFacts, known: ContactFacts | None = None) -> ContactFacts:
    """Two rows of one file that mean the same person, whatever their order; what is known wins.

    Of a thousand rows of one person not everything is kept, or each would be read for each.
    """

    def order(says: ContactFacts) -> tuple[object, ...]:
        as_known = known is not None and (says.role, says.organisation) == (known.role, known.organisation)
        other_name = says.name != (known.name if known else "")
        told = (says.organisation, says.role, says.links, says.emails, says.connected_on)
        return other_name, not as_known, -sum(map(bool, told)), says.name, says.organisation, says.role

    one, other = sorted((one, other), key=order)
    days = [d for d in (one.connected_on, other.connected_on) if d]
    return ContactFacts(
        name=other.name if "@" in one.name else one.name,
        emails=once((*one.emails, *other.emails))[:_MOST],
        organisation=one.organisation or other.organisation,
        role=one.role or other.role,
        links=once((*one.links, *other.links))[:_MOST],
        connected_on=min(days, default=None),
        note=one.note
        if len(one.note) + len(other.note) > _LONGEST_NOTE
        else all_noted((one.note, other.note)),
        categories=once((*one.categories, *other.categories))[:_MOST],
    )


def read_twice(base: Source | None, one: Source, other: Source, former: Iterable[Former]) -> Source:
    """What two computers have read of somebody in one kind of file: what is new to one, else to the later.

    To be silent about work that is ``former`` already is to say that it is over.
    """
    was, now = sorted((one, other), key=lambda s: (s.on, msgspec.json.encode(s)))
    if base and base.says in (was.says, now.says):
        says = was.says if now.says == base.says else now.says
    else:
        over = now.kind == "linkedin" and any(not differs(f, was.says) for f in former)
        says = newer(was.says, now.says, whole=over)
    return msgspec.structs.replace(now, says=says, files=file_names((*now.files, *was.files)))


def file_names(names: Iterable[str]) -> tuple[str, ...]:
    """Each name once; one alone that is not known is not kept."""
    found = tuple(dict.fromkeys(names))[:_FILES]
    return () if found == ("",) else found
