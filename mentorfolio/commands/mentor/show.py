"""``mentor show``: one person on one page, the one to read before a meeting."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date, timedelta
from typing import TYPE_CHECKING

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
from mentorfolio.domain.linked import Linked, catching_up
from mentorfolio.domain.marks import Marks, marks, of_last_year
from mentorfolio.domain.meetings import is_planned
from mentorfolio.domain.promises import open_promises
from mentorfolio.domain.records import (
    Action,
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


class MentorShown(Result, frozen=True, kw_only=True):
    """One mentor and what matters before the next meeting.

    ``last_year`` are the days of the year up to today on which something happened, by kind.

    ``needs`` has the titles of the needs they serve and ``names`` everybody's name, by id; ``unheld`` is a
    planned meeting that has passed, ``talk`` the last one held and ``areas`` what was noted, last, for the
    next time; ``checkins`` are in order of days, ``letters`` and ``gifts`` the latest first. ``term`` is the
    formal one, also when it is over; where its end is near or past and they are still together,
    ``is_term_ending``. ``waits`` is ``agree`` or ``silence`` as ``next``
    has them. ``asking`` says that it has been asking only (R7), and
    ``evaluate`` (``middle`` or ``end``) that the term calls for a look back (F6). ``catch_up`` is the command
    that notes what the contact files know and the record lacks.
    """

    mentor: Mentor
    last: date | None
    needs: Mapping[str, str]
    names: Mapping[str, str]
    term: Term | None
    used: Used | None
    is_term_over: bool
    is_term_ending: bool
    planned: Meeting | None
    unheld: Meeting | None
    there: str
    talk: Meeting | None
    areas: tuple[str, ...]
    promises: tuple[Action, ...]
    waits: str
    checkins: tuple[Checkin, ...]
    asking: str
    evaluate: str
    letters: tuple[Outreach, ...]
    gifts: tuple[Gift, ...]
    reflections: int
    last_year: Marks
    today: date
    profile: Profile | None
    met: bool
    introducer: str
    introduced: tuple[str, ...]
    catch_up: str

    def data(self) -> object:
        """The mentor, and what happened in the last year."""
        named = {fold(self.mentor.introduced_by): self.introducer}
        told = mentor_view(self.mentor, self.last, self.profile, met=self.met, named=named)
        days = sorted((day, kind) for kind, found in self.last_year.items() for day in found)
        return told | {"last_year": [{"on": day.isoformat(), "kind": kind} for day, kind in days]}


def show(desk: Desk, mentor: MentorNamed) -> MentorShown:
    """Show someone on one page, to read before you meet.

    $ mentorfolio mentor show julie
    """
    portfolio = desk.store.reading()
    return _shown(desk, portfolio, mentor_named(portfolio, mentor))


def _shown(desk: Desk, portfolio: Portfolio, mentor: Mentor) -> MentorShown:
    meetings = tuple(m for m in portfolio[Meeting] if mentor.id in m.mentors)
    letters = tuple(x for x in portfolio[Outreach] if x.mentor == mentor.id)
    gifts = tuple(g for g in portfolio[Gift] if g.mentor == mentor.id)
    checkins = tuple(c for c in portfolio[Checkin] if c.mentor == mentor.id)
    evaluations = tuple(e for e in portfolio[Evaluation] if e.mentor == mentor.id)
    held = [m for m in meetings if m.held and not m.cancelled]
    noted = max((m for m in held if m.next_areas), key=_when, default=None)
    term = _formal_term(mentor, desk.today)
    end = term.end if term else None
    is_over = end is not None and end < desk.today
    is_near = end is not None and end - timedelta(days=desk.rules.term_ahead) <= desk.today
    everything = Everything(
        mentors=(mentor,),
        needs=tuple(portfolio[Need]),
        outreach=letters,
        meetings=meetings,
        checkins=checkins,
        evaluations=evaluations,
        gifts=gifts,
        reflections=tuple(portfolio[Reflection]),
    )
    planned = min((m for m in meetings if is_planned(m) and m.on >= desk.today), key=_when, default=None)
    last = last_contacts([mentor], meetings, letters)
    return MentorShown(
        mentor=mentor,
        last=last.get(mentor.id),
        needs={n.id: n.title for n in everything.needs if n.id in mentor.supports},
        names={i: m.name for i, m in portfolio[Mentor].by_id().items()},
        term=term,
        used=used(mentor, term, held, desk.today) if term else None,
        is_term_over=is_over,
        is_term_ending=is_near and mentor.stage in TOGETHER,
        planned=planned,
        unheld=max((m for m in meetings if is_planned(m) and m.on < desk.today), key=_when, default=None),
        there=their_time(desk, portfolio, planned) if planned else "",
        talk=max(held, key=_when, default=None),
        areas=noted.next_areas if noted else (),
        promises=tuple(promise.action for promise in open_promises([mentor], meetings)),
        waits=_waits(desk, everything, portfolio.profile, last),
        checkins=tuple(sorted(checkins, key=lambda c: c.on)),
        asking=_asking(everything, desk.today),
        evaluate=_evaluate(desk, mentor, term, evaluations),
        letters=tuple(sorted(letters, key=lambda x: x.moved_on, reverse=True)),
        gifts=tuple(sorted(gifts, key=lambda g: g.on, reverse=True)),
        last_year=of_last_year(marks(held, letters, checkins, gifts), desk.today),
        reflections=sum(r.about == "mentor" and r.subject == mentor.id for r in everything.reflections),
        today=desk.today,
        profile=portfolio.profile,
        met=bool(met_with(meetings)),
        introducer=ids_by_name(portfolio[Mentor]).get(fold(mentor.introduced_by), ""),
        introduced=tuple(m.id for m in portfolio[Mentor] if fold(m.introduced_by) == fold(mentor.name)),
        catch_up=_catch_up(desk, portfolio, mentor),
    )


def _catch_up(desk: Desk, portfolio: Portfolio, mentor: Mentor) -> str:
    contacts = desk.network.readable().values()
    linked = Linked(portfolio[Mentor] if contacts else ())
    found = (catching_up(mentor, c) for c in contacts if linked.of(c) == mentor.id)
    return next(filter(None, found), "")


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


def _formal_term(mentor: Mentor, today: date) -> Term | None:
    """The formal term that runs or is over, as long as nothing else was agreed; else the one to come."""
    if mentor.form != "formal":
        return None
    term = begun(mentor, today) or min(mentor.terms, key=lambda t: t.start, default=None)
    return term if term and term.form == "formal" else None


def _when(meeting: Meeting) -> tuple[str, str]:
    return meeting.when, meeting.id


def _asking(everything: Everything, today: date) -> str:
    found = asking_only(everything, today)
    return asking_told(found[0], everything.mentors[0].name, today) if found else ""


def _evaluate(desk: Desk, mentor: Mentor, term: Term | None, theirs: Sequence[Evaluation]) -> str:
    """``middle`` or ``end`` where a formal term calls for a look back that was not taken yet."""
    if term is None or mentor.stage not in TOGETHER:
        return ""
    if term.end and any(c.stage in OVER and c.on >= term.end for c in mentor.history):
        return ""  # that time together is over, and this is another one
    at = evaluated_at(mentor, [e.on for e in theirs], desk.today, ahead=desk.rules.term_ahead)
    done = any(e.at == at and e.on >= term.start for e in theirs)
    return "" if at == "any" or done else at
