"""Which record a person means: by id, by name, by the beginning of either or of a word in it."""

from __future__ import annotations

import os
import re
import unicodedata
from collections import Counter
from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from itertools import chain, count
from typing import Protocol, TypeVar

from mentorfolio.domain.greeting import is_title
from mentorfolio.domain.spellings import spellings
from mentorfolio.domain.text import fold, slug, some, spoken_name
from mentorfolio.errors import Ambiguous, NotFound, NotWhole, UsageProblem

_LONGEST_ID = 220  # bytes; those of a slug, and the number behind it
_WHOLE = 3  # the first ways, which take no part of a name


class Identified(Protocol):
    """What has an id."""

    @property
    def id(self) -> str:
        """The word that names it for good."""


T = TypeVar("T", bound=Identified)


def find(
    text: str,
    records: Mapping[str, T],
    what: str,
    *,
    also: Mapping[str, Sequence[str]] | None = None,
    exact: bool = False,
) -> T:
    """The record meant by exact id or name, by whole words of a name, else by where a word begins.

    Case and accents do not count. ``also`` are what else the records are called. Where something is to be
    destroyed (``exact``), only the whole id or the whole name counts.

    Raises:
        UsageProblem: nothing was typed.
        NotFound: nothing answers; the hint has names that are close.
        NotWhole: ``exact``, and only a part of a name was typed.
        Ambiguous: several answer; the hint lists them.
    """
    asked = text.strip()
    if not asked:
        raise UsageProblem(f"Which {what}? The name is empty.", hint=f"Name a {what}.")
    names = {i: name_of(record) for i, record in records.items()}
    title, _, rest = asked.partition(" ")
    # As letters greet them: "Sister Margarethe" is there as Sr. Margarethe Sample.
    titled = what in ("mentor", "contact") and not exact and rest.strip() and is_title(title)
    bare = _ways(rest.strip(), names, also or {}) if titled else ()
    for at, (called, fits) in enumerate(chain(_ways(asked, names, also or {}), bare)):
        found = [i for i, texts in called.items() if any(map(fits, texts))]
        if found and exact and at >= _WHOLE:
            raise NotWhole(
                f"This needs the whole name or the id, and {asked!r} is neither.",
                hint=f"Did you mean {_listed(found, names, ' or ')}?",
            )
        if len(found) == 1:
            return records[found[0]]
        if found:
            raise Ambiguous(
                f"{asked!r} can be any of {len(found)} {what}s.",
                hint=f"Say which: {_listed(found, names)}.",
                typed=text,
                choices=told_apart(records[i] for i in found),
            )
    raise NotFound(f"There is no {what} called {asked!r}.", hint=_close(asked, names, what))


def name_of(record: object) -> str:
    """What a person knows a record by: its name, or the title of a need; nothing for a dated one."""
    return str(getattr(record, "name", "") or getattr(record, "title", ""))


def beside(records: Iterable[T]) -> dict[str, str]:
    """Id -> what tells a record from others of its name, for those that have any.

    The organisation, else the role, whichever no namesake has as well, else the id.
    """
    folded = {record.id: (fold(name_of(record)), record) for record in records}
    many = Counter(name for name, _ in folded.values())
    alike = {i: name for i, (name, _) in folded.items() if many[name] > 1}
    found = dict.fromkeys(alike, "")
    for key in ("organisation", "role"):
        said = {i: str(getattr(folded[i][1], key, "")) for i in alike}
        same = Counter((alike[i], fold(text)) for i, text in said.items())
        for i, text in said.items():
            if text and same[alike[i], fold(text)] == 1:
                found[i] = found[i] or text
    return {i: text or i for i, text in found.items()}


def told_apart(records: Iterable[T]) -> dict[str, str]:
    """Id -> the name; of several of one name, with what tells them apart."""
    records = [*records]
    more = beside(records)
    names = ((record.id, name_of(record)) for record in records)
    return {i: f"{name} ({more[i]})" if i in more else name for i, name in names}


def _listed(ids: Sequence[str], names: Mapping[str, str], between: str = ", ") -> str:
    return some([f"{names[i]} ({i})" for i in ids], between=between)


def find_dated(text: str, records: Sequence[T], what: str, *, exact: bool = False) -> T | None:
    """The dated record whose id is ``text`` or, unless ``exact``, begins with it, if there is one.

    Raises Ambiguous where several do.
    """
    asked = text.strip().casefold()
    if not asked:
        raise UsageProblem(f"Which {what}? The name is empty.", hint="Type a name or an id.")
    found = [r for r in records if r.id == asked]
    if not found and not exact:
        found = [r for r in records if r.id.startswith(asked)]
    if len(found) > 1:
        raise Ambiguous(
            f"{asked!r} is the beginning of {len(found)} ids.",
            hint=f"Say which: {some([r.id for r in found])}.",
        )
    return found[0] if found else None


def new_slug(name: str, fallback: str, taken: Iterable[str]) -> str:
    """A slug id for this name: ``julie-okafor``, then ``-2``, ``-3`` … past all that were ever taken."""
    stem, used = slug(name, fallback), set(taken)
    ways = chain((stem,), (f"{stem}-{number}" for number in count(2)))
    return next(way for way in ways if way not in used)


def earlier_id(record_id: str, name: str, fallback: str) -> str:
    """The id, where it comes from an earlier name; else nothing."""
    return "" if re.fullmatch(rf"{re.escape(slug(name, fallback))}(-\d+)?", record_id) else record_id


def is_id(text: str) -> bool:
    """Whether this is an id as we make them: letters and digits of any script, joined by ``-`` or ``_``."""
    return (
        0 < len(text.encode(errors="replace")) <= _LONGEST_ID
        and text[0] not in "-_"
        and all(c in "-_" or c.isalnum() or unicodedata.category(c)[0] == "M" for c in text)
    )


CODE = r"[a-z2-7]{8}"  # what such an id looks like, and now and then a word


def new_id(taken: Iterable[str]) -> str:
    """A random id of 8 base32 characters for a dated record."""
    used = set(taken)
    while True:
        # os.urandom instead of secrets: that module costs 7 ms at import for the same bytes.
        candidate = "".join("abcdefghijklmnopqrstuvwxyz234567"[b & 31] for b in os.urandom(8))
        if candidate not in used:
            return candidate


def _ways(
    asked: str, names: Mapping[str, str], also: Mapping[str, Sequence[str]]
) -> Iterator[tuple[Mapping[str, Sequence[str]], Callable[[str], object]]]:
    """What of each record is looked at, and what fits, the firmest way first."""
    yield {asked: [asked]} if asked in names else {}, asked.__eq__
    yield {i: [name] for i, name in names.items() if name == asked}, asked.__eq__
    folded = fold(asked)
    if not folded:
        return
    own = {i: (fold(name), i) for i, name in names.items()}
    yield own, folded.__eq__
    others = {i: [*map(fold, also.get(i, ()))] for i in names}
    yield others, folded.__eq__
    # A former name: ids are made of the first one, and stay.
    former = slug(asked, "")
    yield {i: [i.casefold()] for i in names}, former.casefold().__eq__
    # An address is not made of names.
    called = {i: [text for text in (own[i][0], *others[i]) if "@" not in text] for i in names}
    # In scripts without case a name may have no blanks: there a part of it may stand anywhere.
    cased = not folded[0].isalpha() or folded[0].lower() != folded[0].upper()
    begun = re.compile(r"(?<![^\W_])" * (cased and folded[0].isalnum()) + re.escape(folded))
    whole = re.compile(rf"{begun.pattern}(?![^\W_])")  # "an" is An, and not Anna
    yield called, whole.search
    # An id that is gone does not mean a namesake, who has got a number behind it.
    ids = [i for i in names if not (i.startswith(f"{former}-") and slug(names[i], "") == former)]
    begins = {i: i[: len(folded)] for i in ids}
    yield {i: [*texts, begins.get(i, "")] for i, texts in called.items()}, begun.search
    # As an address book has it, "Sample, Emile", or with a title before it.
    yield {i: [spoken_name(name)] for i, name in names.items()}, spoken_name(asked).__eq__
    # On a keyboard without accents Müller is Mueller, and O'Brien loses its apostrophe anywhere.
    spelt = {i: spellings(name)[1:] for i, name in names.items()}
    yield spelt, whole.search
    yield spelt, begun.search
    if former and not former.isdigit():  # a number tells namesakes apart
        yield {i: [f"-{i}-"] for i in ids}, re.compile(re.escape(f"-{former}-")).search


def _close(asked: str, names: Mapping[str, str], what: str) -> str:
    from difflib import get_close_matches

    words = {fold(word): name for name in names.values() for word in (name, *name.split())}
    close = list(dict.fromkeys(words[w] for w in get_close_matches(fold(asked), words, n=3)))
    if close:
        return f"Did you mean {' or '.join(close)}?"
    return f"See them all: mentorfolio {what} list" if names else f"Add one: mentorfolio {what} add"
