"""``review``: the portfolio as a whole, today or supposing (P1-P5)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from typing import TYPE_CHECKING

import msgspec

from mentorfolio.domain import review as formulas
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.review import Coverage, NextAsk, Review
from mentorfolio.domain.vocabulary import KNOWING_WORD
from mentorfolio.services.finding import mentor_named
from mentorfolio.services.results import Result

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio


class Reviewed(Result, frozen=True, kw_only=True):
    """The review, with the records that its page names."""

    review: Review
    mentors: dict[str, Mentor]
    needs: dict[str, Need]
    last: dict[str, date]
    supposed: tuple[str, ...]
    without: tuple[str, ...]

    def data(self) -> object:
        """The keys of CONTRACT."""
        review = self.review
        data: dict[str, object] = msgspec.to_builtins(review)
        del data["standings"]
        data["needs"] = [
            {
                "id": c.target.id,
                "title": c.target.title,
                "knowing": self.needs[c.target.id].knowing,
                "priority": c.target.priority,
                **_standing(c),
            }
            for c in review.needs
        ]
        data["competencies"] = {c.target.id: _standing(c) for c in review.competencies}
        data["next_ask"] = self._next_ask(review.next_ask)
        return data

    def _next_ask(self, ask: NextAsk | None) -> dict[str, object] | None:
        if ask is None:
            return None
        if ask.mentor is None:
            return {
                "mentor": None,
                "need": ask.need,
                "sources": list(ask.sources),
                "introducers": list(ask.introducers),
            }
        reason = f"A yes would help most with {self.title(ask.need)}."
        return {"mentor": ask.mentor, "need": ask.need, "gain": ask.gain, "reason": reason}

    def title(self, target: str) -> str:
        """How a sentence calls a need or competency."""
        return self.needs[target].title if target in self.needs else KNOWING_WORD[target]


def review(desk: Desk, without: Sequence[str], supposed: Sequence[str]) -> Reviewed:
    """The review of today, with some people as if active and some as if not there.

    Raises:
        NotFound, Ambiguous: a name.
    """
    portfolio = desk.store.reading()
    absent = tuple(mentor_named(portfolio, name).id for name in without)
    active = tuple(mentor_named(portfolio, name).id for name in supposed)
    return reviewed(portfolio, desk.today, absent, active)


def reviewed(
    portfolio: Portfolio, today: date, absent: tuple[str, ...] = (), active: tuple[str, ...] = ()
) -> Reviewed:
    """The review of this portfolio on a day; ``absent`` and ``active`` are ids."""
    mentors = portfolio.mentors.all()
    meetings = portfolio.meetings.all().values()
    letters = portfolio.outreach.all().values()
    result = formulas.review(
        needs=portfolio.needs.all().values(),
        mentors=mentors.values(),
        meetings=meetings,
        letters=letters,
        checkins=portfolio.checkins.all().values(),
        today=today,
        active=active,
        absent=absent,
    )
    return Reviewed(
        review=result,
        mentors=dict(mentors),
        needs=dict(portfolio.needs.all()),
        last=dict(last_contacts(mentors.values(), meetings, letters)),
        supposed=active,
        without=absent,
    )


def _standing(coverage: Coverage) -> dict[str, object]:
    return {
        "coverage": coverage.coverage,
        "state": coverage.state,
        "active": list(coverage.active),
        "on_the_way": list(coverage.on_the_way),
    }
