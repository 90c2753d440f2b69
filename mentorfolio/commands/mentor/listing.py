"""``mentor list`` with its filters, and the JSON face of one person."""

from collections.abc import Mapping
from datetime import date
from typing import Annotated, Any, ClassVar

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import need_named
from mentorfolio.desk.people import contacts_with, ids_by_name, mentor_view
from mentorfolio.desk.results import Listing
from mentorfolio.domain.greeting import last_name
from mentorfolio.domain.linked import with_noted
from mentorfolio.domain.own_words import NAMES, TEXTS, texts
from mentorfolio.domain.records import Mentor, Profile
from mentorfolio.domain.shortlist import by_rank
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import KNOWING, SOURCES, STAGES, competency
from mentorfolio.fields.field import Field, OneNeed, Said, Word
from mentorfolio.fields.operands import FORMAT

SORTS = {
    "rank": "first choice first",
    "name": "by name",
    "last-name": "by last name",
    "recency": "latest contact first",
}


class PeopleWanted(Said, frozen=True, kw_only=True):
    """Whom to list, and in which order."""

    stage: Annotated[
        tuple[str, ...],
        Word("Only at this stage.", metavar="STAGE", words=STAGES, what="a stage", many=True),
    ] = ()
    knowing: Annotated[
        str | None, Word("Only people who help with this.", words=KNOWING, read=competency)
    ] = None
    need: Annotated[str | None, OneNeed("Only for this need.")] = None
    skill: Annotated[str | None, Field("Only with this skill.", complete="skill")] = None
    tag: Annotated[str | None, Field("Only with this tag.", complete="tag")] = None
    source: Annotated[str | None, Word("Only people you found there.", words=SOURCES, what="a source")] = None
    search: Annotated[str | None, Field("Only with these words somewhere in their record.")] = None
    sort: Annotated[
        str | None, Word("By choice (rank), name, last name or latest contact.", words=SORTS, what="an order")
    ] = None
    format: Annotated[str | None, FORMAT] = None


class MentorList(Listing, frozen=True, kw_only=True):
    """Mentors in the order asked for, with the last and next contact of each (by id)."""

    heads: ClassVar = (
        *("id", "name", "stage", "stage_since", "rank", "email", "phone", "role", "organisation", "source"),
        *("form", "cadence", "skills", "tags", "last_contact", "knowing"),
    )

    mentors: tuple[Mentor, ...]
    last: dict[str, date]
    filtered: bool
    today: date
    profile: Profile | None
    met: frozenset[str]
    named: Mapping[str, str]

    def data(self) -> list[dict[str, Any]]:
        """The list of mentors."""
        return [
            mentor_view(m, self.last.get(m.id), self.profile, met=m.id in self.met, named=self.named)
            for m in self.mentors
        ]

    def table(self) -> list[dict[str, Any]]:
        """With the kinds of knowing alone."""
        return [row | {"knowing": [*m.knowing]} for row, m in zip(self.data(), self.mentors, strict=True)]


def list_(desk: Desk, said: PeopleWanted) -> MentorList:
    """List everyone, first choices first.

    $ mentorfolio mentor list
    $ mentorfolio mentor list --stage active --sort recency
    """
    portfolio = desk.store.reading()
    need = None if said.need is None else need_named(portfolio, said.need).id
    mentors = portfolio[Mentor]
    last, met = contacts_with(portfolio, mentors)
    # With what is noted of them in the network, as mentor show has it.
    read = with_noted(mentors, desk.network.readable().values()) if said.tag else mentors
    tagged = {m.id for m in read if _has(m.tags, said.tag)}
    found = [
        m
        for m in mentors
        if (not said.stage or m.stage in said.stage)
        and (said.knowing is None or m.knowing.get(said.knowing))
        and (said.source is None or m.source == said.source)
        and (need is None or need in m.supports)
        and _has(m.skills, said.skill)
        and m.id in tagged
        and (not said.search or _mentions(m, said.search))
    ]
    found.sort(key=lambda m: (fold(m.name), m.id))
    if said.sort in (None, "rank"):
        found.sort(key=by_rank)
    elif said.sort == "last-name":
        found.sort(key=lambda m: fold(last_name(m.name)))
    elif said.sort == "recency":
        found.sort(key=lambda m: last.get(m.id, date.min), reverse=True)
    filtered = bool(said.said().keys() - {"sort", "format"})
    return MentorList(
        mentors=tuple(found),
        last=dict(last),
        filtered=filtered,
        today=desk.today,
        profile=portfolio.profile,
        met=met,
        named=ids_by_name(mentors),
        format=said.format,
    )


def _has(texts: tuple[str, ...], wanted: str | None) -> bool:
    return wanted is None or any(fold(wanted) in fold(text) for text in texts)


def _mentions(mentor: Mentor, words: str) -> bool:
    whole = fold("\n".join((*texts(mentor, NAMES), *texts(mentor, TEXTS))))
    return all(fold(word) in whole for word in words.split())
