"""Tags: who has which, one of them by another name, and one rhythm for everybody who has it."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable
from typing import Annotated

import msgspec

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done, Result
from mentorfolio.domain.dates import period_in_words
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.records import Mentor, changed
from mentorfolio.domain.terms import with_cadence
from mentorfolio.domain.text import fold, so_many
from mentorfolio.errors import NotFound
from mentorfolio.fields.field import Name, Operand, Period
from mentorfolio.render.page import Look, Page, Span, columns, empty, strong

TagNamed = Annotated[
    str,
    Operand(
        "TAG",
        "Which tag; capitals make no difference.",
        "Say which tag: mentorfolio tag list.",
        "leadership",
        complete="tag",
    ),
]
NewTag = Annotated[
    str,
    Operand("NEW", "Its new name.", "Say what its new name is.", "leading", field=Name("", what="tag")),
]
Often = Annotated[
    str,
    Operand(
        "PERIOD",
        "How often you mean to talk: 2w, 1m, 90d, 1y; or none.",
        "Say how often: 2w, 1m, 90d, 1y; or none.",
        "3m",
        field=Period(""),
    ),
]


class Tag(msgspec.Struct, frozen=True, kw_only=True):
    """A tag as most have it written, and the ids of who has it."""

    tag: str
    mentors: tuple[str, ...]


class TagList(Result, frozen=True, kw_only=True):
    """Every tag, by its letters; ``names`` by id."""

    tags: tuple[Tag, ...]
    names: dict[str, str]

    def data(self) -> object:
        """The list of tags."""
        return [msgspec.to_builtins(tag) for tag in self.tags]

    def page(self, look: Look) -> Page:
        """Each tag with the names of those who have it."""
        if not self.tags:
            return empty(
                "Nobody has a tag yet.", "Give one", "mentorfolio mentor edit MENTOR --tag leadership"
            )
        rows = [[strong(tag.tag), Span(", ".join(self.names[i] for i in tag.mentors))] for tag in self.tags]
        return Page(body=tuple(columns(rows, look)))


def list_(desk: Desk) -> TagList:
    """List your tags, and who has them.

    $ mentorfolio tag list
    """
    mentors = [*desk.store.reading()[Mentor]]
    return TagList(tags=tuple(_tags(mentors)), names={m.id: m.name for m in mentors})


def rename(desk: Desk, tag: TagNamed, new: NewTag) -> Done:
    """Rename a tag for everyone who has it; this can make two tags one.

    $ mentorfolio tag rename rail trains
    """
    with desk.store.changing() as portfolio:
        found = _named([*portfolio[Mentor]], tag)
        portfolio.describe(f"renamed the tag {found.tag} to {new}")
        one = {found.tag.casefold(), new.casefold()}  # whoever had the new word has it as it is now
        for mentor in [*portfolio[Mentor]]:
            tags = tuple(dict.fromkeys(new if tag.casefold() in one else tag for tag in mentor.tags))
            portfolio[Mentor].put(changed(mentor, desk.today, tags=tags))
        now = _named([*portfolio[Mentor]], new)
    return Done(
        record=msgspec.to_builtins(now),
        sentence=f"{found.tag} is {new} now, for {so_many(len(now.mentors), 'person', 'people')}.",
    )


def rhythm(desk: Desk, tag: TagNamed, period: Often) -> Done:
    """Say how often you mean to talk with everyone who has a tag.

    It becomes the rhythm of each of them, and each can be given another one after that.

    $ mentorfolio tag rhythm rail 3m
    """
    with desk.store.changing() as portfolio:
        found = _named([*portfolio[Mentor]], tag)
        mentors = [m for i in found.mentors if (m := portfolio[Mentor][i]).stage not in OVER]
        portfolio.describe(f"set the rhythm of everyone with the tag {found.tag}")
        for mentor in mentors:
            portfolio[Mentor].put(with_cadence(mentor, period or None, desk.today, desk.today))
    often = period_in_words(period) if period else "no rhythm"
    moved = [f"{m.name} {period_in_words(m.cadence)}" for m in mentors if m.cadence not in (None, period)]
    return Done(
        record=msgspec.to_builtins(found) | {"cadence": period or None},
        sentence=f"{found.tag}: {often} for {so_many(len(mentors), 'person', 'people')}.",
        details=(f"Before: {'; '.join(moved)}.",) if moved else (),
    )


def _tags(mentors: Iterable[Mentor]) -> list[Tag]:
    ways: dict[str, Counter[str]] = {}
    who: dict[str, list[str]] = {}
    for mentor in mentors:
        for text in mentor.tags:
            ways.setdefault(text.casefold(), Counter())[text] += 1
            if mentor.id not in (theirs := who.setdefault(text.casefold(), [])):
                theirs.append(mentor.id)
    found = [Tag(tag=ways[key].most_common(1)[0][0], mentors=tuple(ids)) for key, ids in who.items()]
    return sorted(found, key=lambda tag: (fold(tag.tag), tag.tag))


def _named(mentors: Iterable[Mentor], text: str) -> Tag:
    """The tag of this name, whatever its capitals. Raises NotFound."""
    tags = _tags(mentors)
    found = next((tag for tag in tags if tag.tag.casefold() == text.strip().casefold()), None)
    if found is None:
        there = f"There are: {', '.join(tag.tag for tag in tags)}." if tags else "Nobody has a tag yet."
        raise NotFound(f"Nobody has the tag {text.strip()!r}.", hint=there)
    return found
