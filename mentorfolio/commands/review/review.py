"""``review``: the portfolio as a whole, today, on a past day, or supposing (P1-P5, P9, R7)."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from datetime import date
from typing import TYPE_CHECKING, Annotated

import msgspec

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import short_names
from mentorfolio.desk.results import Result
from mentorfolio.domain import review as formulas
from mentorfolio.domain.circles import last_sessions
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.drafts import talked_with
from mentorfolio.domain.due.people import silent
from mentorfolio.domain.due.rows import Due
from mentorfolio.domain.give_and_take import Asking, asking_only, asking_told, given_without_receiving
from mentorfolio.domain.lifecycle import living_draft, open_contact
from mentorfolio.domain.past_day import Change, as_of, half_a_year
from mentorfolio.domain.places import Place, to_look_at
from mentorfolio.domain.records import (
    Circle,
    Mentor,
    Need,
    Outreach,
)
from mentorfolio.domain.register import Everything
from mentorfolio.domain.review import Coverage, NextAsk, Review
from mentorfolio.domain.text import fold
from mentorfolio.domain.vocabulary import KNOWING_WORD
from mentorfolio.errors import NotFound, UsageProblem
from mentorfolio.fields.field import Day, OneMentor, Period, Said, Switch

if TYPE_CHECKING:
    from mentorfolio.commands.review.over import ReviewedOver
    from mentorfolio.domain.matching import Match
    from mentorfolio.store.records import Portfolio


NAMED = 3  # of the network, and of places


class ReviewSaid(Said, frozen=True, kw_only=True):
    """As if some were there and others not, or as it was."""

    without: Annotated[tuple[str, ...], OneMentor("As if this person were not there.", many=True)] = ()
    supposing: Annotated[
        tuple[str, ...],
        OneMentor("As if this person had said yes.", flag="--with", many=True),
    ] = ()
    on: Annotated[date | None, Day("As it was at the end of that day.")] = None
    over: Annotated[
        str | None, Period("How coverage changed over this time, like 2y, as a small chart.", clears=False)
    ] = None
    map: Annotated[bool, Switch("Who knows whom, and for what, as a tree.")] = False


class Reviewed(Result, frozen=True, kw_only=True):
    """The review of a day, with the records of that day which its page names.

    ``names`` are short. ``met`` maps a circle's id to the day of its last session; ``barely_known`` are
    those of whom no more than one talk is recorded; ``since`` is what the
    last half year changed, None for a younger portfolio and for what is only supposed. Where nobody is
    left to ask, ``known`` are the best of the network, ``places`` where to look. ``not_yet`` says what the
    next ask waits for, ``written`` is the draft to them. ``silent`` are those of whom
    nothing was heard for long.
    """

    review: Review
    mentors: dict[str, Mentor]
    names: dict[str, str]
    needs: dict[str, Need]
    supposed: tuple[str, ...]
    without: tuple[str, ...]
    today: date
    circles: tuple[Circle, ...]
    met: dict[str, date]
    barely_known: frozenset[str]
    asking: tuple[Asking, ...]
    giving: tuple[str, ...]
    since: Change | None
    known: tuple[Match, ...] = ()
    places: tuple[Place, ...] = ()
    not_yet: str = ""
    written: str = ""
    silent: Mapping[str, Due] = {}

    @property
    def is_past(self) -> bool:
        """Whether this is the review of a day that is over."""
        return self.review.on != self.today

    def data(self) -> object:
        """The keys of docs/scripting.md: the review, circles, what is one-sided, what changed."""
        review = self.review
        data: dict[str, object] = msgspec.to_builtins(review)
        del data["standings"], data["last"]
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
        more = {
            "circles": [
                {
                    "id": c.id,
                    "name": c.name,
                    "kind": c.kind,
                    "members": c.members,
                    "last_met": self.met.get(c.id),
                }
                for c in self.circles
            ],
            "holistic": [
                {"mentor": a.mentor, "contacts": a.contacts, "since": a.since, "sentence": self.told(a)}
                for a in self.asking
            ],
            "given_without_receiving": self.giving,
            "since_half_a_year": self.since,
        }
        return data | dict(msgspec.to_builtins(more))

    def told(self, asking: Asking) -> str:
        """The sentence about a relationship of requests only."""
        return asking_told(asking, self.mentors[asking.mentor].name, self.review.on)

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


def review(desk: Desk, said: ReviewSaid) -> Result:
    """Show the portfolio on one page: who covers what, and what is missing.

    $ mentorfolio review
    $ mentorfolio review --with dana
    $ mentorfolio review --over 2y
    """
    on = said.on or desk.today
    if said.over is not None:
        return _over(desk, said, on)
    portfolio = desk.store.reading()
    absent = tuple(mentor_named(portfolio, name) for name in said.without)
    active = tuple(mentor_named(portfolio, name) for name in said.supposing)
    for mentor in (*absent, *active):
        if mentor.history[0].on > on:
            raise NotFound(
                f"{mentor.name} was not in your portfolio on {said_day(on)}.",
                hint=f"Leave them out, or give {said_day(mentor.history[0].on)} or a later day.",
            )
    result = reviewed(
        portfolio.everything(), on, desk.today, tuple(m.id for m in absent), tuple(m.id for m in active)
    )
    if said.map:
        from mentorfolio.commands.review.mapping import mapped

        return mapped(result.review, result.mentors, result.names, result.circles)
    ask = result.review.next_ask
    if result.is_past:
        return result
    unheard = silent(portfolio.everything(), desk.today, desk.rules)
    result = msgspec.structs.replace(
        result, silent={i: r for i, r in unheard.items() if i not in result.without}
    )
    if ask is None:
        return result
    if ask.mentor:
        letters = portfolio[Outreach]
        draft = living_draft(letters, ask.mentor)
        return msgspec.structs.replace(
            result,
            not_yet=_waited_for(desk, letters, result, ask),
            written=draft.id if draft else "",
        )
    return _with_where_to_look(desk, portfolio, result, ask.need)


def _waited_for(desk: Desk, letters: Iterable[Outreach], result: Reviewed, ask: NextAsk) -> str:
    """The answer to another letter about the same need, while that has its time."""
    mentor, wait = result.mentors[ask.mentor or ""], desk.rules.first_contact_wait
    gate = open_contact(mentor, ask.need, letters, desk.today, wait, lambda i: result.names.get(i, i))
    return f"{gate.message} {gate.hint}" if gate else ""


def _with_where_to_look(desk: Desk, portfolio: Portfolio, result: Reviewed, need: str) -> Reviewed:
    """Nobody is left to ask: who of the network could help, and where one meant to look."""
    from mentorfolio.commands.network.matching import best_known

    about = result.needs.get(need)
    return msgspec.structs.replace(
        result,
        known=best_known(desk, about, NAMED) if about and desk.network.exists() else (),
        places=tuple(to_look_at(portfolio[Place], need if about else None)[:NAMED]),
    )


def _over(desk: Desk, said: ReviewSaid, on: date) -> ReviewedOver:
    from mentorfolio.commands.review.over import reviewed_over

    if said.map or said.without or said.supposing:
        raise UsageProblem(
            "--over shows the past, so it cannot be used with --map, --with or --without.",
            hint="Use it alone, or with the day it ends: mentorfolio review --over 2y --on yesterday",
        )
    if not said.over:
        raise UsageProblem("Say how far back to look.", hint="Like: mentorfolio review --over 2y")
    return reviewed_over(desk.store.reading().everything(), said.over, on, desk.today)


def reviewed(
    now: Everything,
    on: date,
    today: date,
    absent: tuple[str, ...] = (),
    active: tuple[str, ...] = (),
) -> Reviewed:
    """The review of a portfolio on a day, with some as if not there, and some as if they had said yes."""
    then = now if on == today else as_of(now, on)
    result = formulas.review(then, on, active=active, absent=absent)
    here = {m.id for m in then.mentors} - set(absent)
    circles = tuple(sorted(then.circles, key=lambda c: (fold(c.name), c.id)))
    mentors = {m.id: m for m in then.mentors}
    talks = Counter(who for meeting in then.meetings for who in talked_with(meeting))
    looked = {checkin.mentor for checkin in then.checkins}
    return Reviewed(
        review=result,
        mentors=mentors,
        names=short_names(mentors),
        needs={n.id: n for n in then.needs},
        supposed=active,
        without=absent,
        today=today,
        circles=circles,
        met=last_sessions(then.meetings) if circles else {},
        barely_known=frozenset(
            i for i, m in mentors.items() if talks[i] < 2 and i not in looked and not m.told_contact
        ),
        asking=asking_only(then, on, of=here),
        giving=tuple(i for i in given_without_receiving(then, on) if i in here),
        since=None if absent or active else half_a_year(then, on, result.gap),
    )


def _standing(coverage: Coverage) -> dict[str, object]:
    return {
        "coverage": coverage.coverage,
        "state": coverage.state,
        "active": list(coverage.active),
        "on_the_way": list(coverage.on_the_way),
    }
