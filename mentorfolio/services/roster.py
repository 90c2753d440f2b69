"""Looking at mentors: the list with its filters, and the JSON face of one."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING

from mentorfolio.domain.records import Mentor
from mentorfolio.domain.relationship import last_contacts, next_contact
from mentorfolio.domain.shortlist import by_rank
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import KNOWING, SOURCES, STAGES, competency, one_of
from mentorfolio.services import given as options
from mentorfolio.services.finding import need_named
from mentorfolio.services.given import Given
from mentorfolio.services.results import Result, view

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio

SORTS = {"rank": "first choice first", "name": "by name", "recency": "latest contact first"}


class MentorList(Result, frozen=True, kw_only=True):
    """Mentors in the order asked for, with the last and next contact of each (by id)."""

    mentors: tuple[Mentor, ...]
    last: dict[str, date]
    filtered: bool
    today: date

    def data(self) -> object:
        """The list of mentors."""
        return [mentor_view(m, self.last.get(m.id)) for m in self.mentors]


def mentor_view(mentor: Mentor, last: date | None) -> dict[str, object]:
    """The JSON face of a mentor (CONTRACT)."""
    data = view(
        mentor,
        knowing={key: mentor.knowing.get(key, 0) for key in KNOWING},
        stage=mentor.stage,
        stage_since=mentor.stage_since,
        last_contact=last,
        next_contact=next_contact(mentor, last),
    )
    del data["told_contact"]
    return data


def saved(portfolio: Portfolio, mentor: Mentor) -> dict[str, object]:
    """The JSON face of a mentor just changed, with the contacts of this portfolio."""
    last = last_contacts([mentor], portfolio.meetings.all().values(), portfolio.outreach.all().values())
    return mentor_view(mentor, last.get(mentor.id))


def listed(desk: Desk, given: Given) -> MentorList:
    """The mentors that every given filter lets through, in the order asked for.

    Raises:
        UsageProblem, NotFound, Ambiguous: a filter cannot be meant.
    """
    stages = [one_of(STAGES, s, "a stage") for s in options.several(given, "stage")]
    knowing = competency(str(given["knowing"])) if "knowing" in given else None
    source = one_of(SOURCES, str(given["source"]), "a source") if "source" in given else None
    sort = one_of(SORTS, str(given.get("sort", "rank")), "an order")
    portfolio = desk.store.reading()
    need = need_named(portfolio, str(given["need"])).id if "need" in given else None
    mentors = portfolio.mentors.all().values()
    last = last_contacts(mentors, portfolio.meetings.all().values(), portfolio.outreach.all().values())
    found = [
        m
        for m in mentors
        if (not stages or m.stage in stages)
        and (knowing is None or m.knowing.get(knowing))
        and (source is None or m.source == source)
        and (need is None or need in m.supports)
        and _has(m.skills, given.get("skill"))
        and _has(m.tags, given.get("tag"))
        and _mentions(m, str(given.get("search", "")))
    ]
    found.sort(key=lambda m: (fold(m.name), m.id))
    if sort == "rank":
        found.sort(key=by_rank)
    elif sort == "recency":
        found.sort(key=lambda m: last.get(m.id, date.min), reverse=True)
    return MentorList(
        mentors=tuple(found), last=dict(last), filtered=bool(set(given) - {"sort"}), today=desk.today
    )


def _has(texts: tuple[str, ...], wanted: object) -> bool:
    return wanted is None or any(fold(str(wanted).strip()) in fold(text) for text in texts)


def _mentions(mentor: Mentor, words: str) -> bool:
    texts = (
        mentor.name,
        mentor.role,
        mentor.organisation,
        mentor.email,
        mentor.notes,
        *mentor.skills,
        *mentor.tags,
        *mentor.positives,
        *mentor.constraints,
        *mentor.resources,
    )
    whole = fold("\n".join(texts))
    return all(fold(word) in whole for word in words.split())
