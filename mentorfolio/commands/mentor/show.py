"""``mentor show``: one person on one page, the one to read before a meeting."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING, NamedTuple, TypeVar

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import mentor_named
from mentorfolio.desk.people import ids_by_name, mentor_view
from mentorfolio.desk.results import Result
from mentorfolio.desk.their_clocks import their_time
from mentorfolio.domain.due.letters import talks_to_agree
from mentorfolio.domain.due.people import silences
from mentorfolio.domain.due.rows import Facts
from mentorfolio.domain.give_and_take import asking_only, asking_told
from mentorfolio.domain.lifecycle import OVER, TOGETHER
from mentorfolio.domain.linked import Linked, as_namesake, catching_up, with_noted
from mentorfolio.domain.marks import Marks, marks, of_last_year
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.records import (
    Checkin,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
    Term,
)
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.standing import met_with
from mentorfolio.domain.terms import Used, begun, evaluated_at, used
from mentorfolio.domain.text import fold
from mentorfolio.fields.operands import MentorNamed

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

R = TypeVar("R", Checkin, Evaluation, Gift, Outreach)


class TermShown(NamedTuple):
    """A formal term, also when it is over; ``is_ending`` where its end is near or past and they go on.

    ``evaluate`` (``middle`` or ``end``) says that it calls for a look back (F6).
    """

    term: Term
    used: Used
    is_over: bool
    is_ending: bool
    evaluate: str


class MentorShown(Result, frozen=True, kw_only=True):
    """One mentor and what matters before the next meeting.

    ``theirs`` is what the portfolio has of them, ``noted`` their record with what was noted in the
    network, ``names`` has everybody's name, by id. ``planned`` is the
    meeting to come, ``there`` its hour where they are; ``waits`` is ``agree`` or ``silence`` as ``next`` has
    them. ``asking`` says that it has been asking only (R7). ``catch_up`` is the command that notes what the
    contact files know and the record lacks, ``namesake`` that for a contact of their name who may be them.
    """

    mentor: Mentor
    noted: Mentor
    theirs: Everything
    last: date | None
    names: Mapping[str, str]
    term: TermShown | None
    planned: Meeting | None
    there: str
    waits: str
    asking: str
    today: date
    profile: Profile | None
    introducer: str
    introduced: tuple[str, ...]
    catch_up: str
    namesake: str

    @property
    def held(self) -> tuple[Meeting, ...]:
        """The talks with them that took place."""
        return tuple(m for m in self.theirs.meetings if m.held and not m.cancelled)

    @property
    def last_year(self) -> Marks:
        """The days of the year up to today on which something happened, by kind."""
        t = self.theirs
        return of_last_year(marks(self.held, t.outreach, t.checkins, t.gifts), self.today)

    def data(self) -> object:
        """The mentor, and what happened in the last year."""
        named = {fold(self.mentor.introduced_by): self.introducer}
        met = bool(met_with(self.theirs.meetings))
        told = mentor_view(self.mentor, self.last, self.profile, met=met, named=named)
        days = sorted((day, kind) for kind, found in self.last_year.items() for day in found)
        return told | {"last_year": [{"on": day.isoformat(), "kind": kind} for day, kind in days]}


def show(desk: Desk, mentor: MentorNamed) -> MentorShown:
    """Show someone on one page, to read before you meet.

    $ mentorfolio mentor show julie
    """
    portfolio = desk.store.reading()
    found = mentor_named(portfolio, mentor)
    theirs = _theirs(portfolio, found)
    last = last_contacts([found], theirs.meetings, theirs.outreach)
    planned = next((m for m in theirs.meetings if is_planned(m) and m.on >= desk.today), None)
    noted, catch_up, namesake = _from_the_network(desk, portfolio, found)
    return MentorShown(
        mentor=found,
        noted=noted,
        theirs=theirs,
        last=last.get(found.id),
        names={i: m.name for i, m in portfolio[Mentor].by_id().items()},
        term=_formal_term(desk, theirs),
        planned=planned,
        there=their_time(desk, portfolio, planned) if planned else "",
        waits=_waits(desk, theirs, portfolio.profile, last),
        asking=_asking(theirs, desk.today),
        today=desk.today,
        profile=portfolio.profile,
        introducer=ids_by_name(portfolio[Mentor]).get(fold(found.introduced_by), ""),
        introduced=tuple(m.name for m in portfolio[Mentor] if fold(m.introduced_by) == fold(found.name)),
        catch_up=catch_up,
        namesake=namesake,
    )


def _theirs(portfolio: Portfolio, mentor: Mentor) -> Everything:
    """What there is of one person, meetings and check-ins in order of days; all needs and reflections."""

    def of(kind: type[R]) -> Iterator[R]:
        return (record for record in portfolio[kind] if record.mentor == mentor.id)

    talks = (m for m in portfolio[Meeting] if mentor.id in m.mentors)
    return Everything(
        mentors=(mentor,),
        needs=tuple(portfolio[Need]),
        outreach=tuple(of(Outreach)),
        meetings=tuple(sorted(talks, key=lambda m: (m.when, m.id))),
        checkins=tuple(sorted(of(Checkin), key=lambda c: c.on)),
        evaluations=tuple(of(Evaluation)),
        gifts=tuple(of(Gift)),
        reflections=tuple(portfolio[Reflection]),
    )


def _from_the_network(desk: Desk, portfolio: Portfolio, mentor: Mentor) -> tuple[Mentor, str, str]:
    """Them with what was noted there, and the commands for what is new there, and who may be them."""
    contacts = desk.network.readable().values()
    linked = Linked(portfolio[Mentor] if contacts else ())
    theirs = (catching_up(mentor, c) for c in contacts if linked.of(c) == mentor.id)
    found = next(filter(None, theirs), "")
    noted = {m.id: m for m in with_noted(portfolio[Mentor], contacts)}
    return noted[mentor.id], found, as_namesake(mentor, contacts, linked)


def _waits(desk: Desk, about: Everything, profile: Profile | None, last: Mapping[str, date]) -> str:
    """Why somebody waits, where they do: nothing was agreed on after a yes, or nothing heard for long."""
    facts = Facts(
        profile=profile,
        mentors={m.id: m for m in about.mentors},
        needs={},
        letters=about.outreach,
        last=last,
        meetings=about.meetings,
    )
    found = (one for source in (talks_to_agree, silences) for one in source(facts, desk.today, desk.rules))
    return next((one.row.kind for one in found if one.shown <= desk.today), "")


def _formal_term(desk: Desk, theirs: Everything) -> TermShown | None:
    """The formal term that runs or is over, as long as nothing else was agreed; else the one to come."""
    mentor, today = theirs.mentors[0], desk.today
    term = begun(mentor, today) or min(mentor.terms, key=lambda t: t.start, default=None)
    if term is None or not mentor.form == term.form == "formal":
        return None
    is_near = term.end is not None and term.end - timedelta(days=desk.rules.term_ahead) <= today
    return TermShown(
        term=term,
        used=used(mentor, term, theirs.meetings, today),
        is_over=term.end is not None and term.end < today,
        is_ending=is_near and mentor.stage in TOGETHER,
        evaluate=_evaluate(desk, mentor, term, theirs.evaluations),
    )


def _asking(everything: Everything, today: date) -> str:
    found = asking_only(everything, today)
    return asking_told(found[0], everything.mentors[0].name, today) if found else ""


def _evaluate(desk: Desk, mentor: Mentor, term: Term, theirs: Sequence[Evaluation]) -> str:
    """``middle`` or ``end`` where a formal term calls for a look back that was not taken yet."""
    if mentor.stage not in TOGETHER:
        return ""
    if term.end and any(c.stage in OVER and c.on >= term.end for c in mentor.history):
        return ""  # that time together is over, and this is another one
    at = evaluated_at(mentor, [e.on for e in theirs], desk.today, ahead=desk.rules.term_ahead)
    done = any(e.at == at and e.on >= term.start for e in theirs)
    return "" if at == "any" or done else at
