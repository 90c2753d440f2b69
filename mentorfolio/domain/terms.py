"""Formal and informal as dated terms: which one runs, what is used of it, where its middle is (F1-F7).

And how often one means to talk: changed with its day, so that any past day can be asked for (F4).

A term lasts from its start to its end, both included. Where one ends on the day the next begins,
that day belongs to the next.
"""

from __future__ import annotations

from collections.abc import Iterable
from datetime import date, timedelta

import msgspec

from mentorfolio.domain.dates import add_period, said_day
from mentorfolio.domain.records import Meeting, Mentor, Rhythm, Term, changed
from mentorfolio.domain.wording import within
from mentorfolio.errors import UsageProblem

_ONE = timedelta(days=1)


class Used(msgspec.Struct, frozen=True, kw_only=True):
    """What was made of a term so far (F4).

    ``expected`` counts the whole steps of the rhythm in the term, ``expected_so_far`` those that
    are over; both are None without a rhythm, ``expected`` also without an end. Minutes are of the
    meetings held; ``unmeasured`` of those have no length noted.
    """

    held: int
    expected_so_far: int | None
    expected: int | None
    minutes_used: int
    minutes_agreed: int | None
    unmeasured: int


def begun(mentor: Mentor, day: date) -> Term | None:
    """The latest term that had begun by that day, whether it is over or not; None before the first."""
    past = (term for term in reversed(mentor.terms) if term.start <= day)
    return max(past, key=lambda term: term.start, default=None)


def running(mentor: Mentor, day: date) -> Term | None:
    """The term in force on that day; None before the first, and after the end of one."""
    term = begun(mentor, day)
    return term if term and (term.end is None or day <= term.end) else None


def form_on(mentor: Mentor, day: date) -> str:
    """``formal`` or ``informal`` on that day, by the dated terms.

    A term that is over keeps its form until another begins. Before the first term nothing was
    agreed, which is informal; without any term the form that was noted holds for every day.
    """
    if not mentor.terms:
        return mentor.form
    term = begun(mentor, day)
    return term.form if term else "informal"


def with_cadence(mentor: Mentor, cadence: str | None, on: date, today: date) -> Mentor:
    """The mentor with another rhythm from that day on; what was agreed on for later days gives way."""
    if cadence == mentor.cadence:
        return mentor
    known = mentor.rhythms or (Rhythm(on=mentor.history[0].on, cadence=mentor.cadence),)
    # What it was before is kept, even if it was no more than agreed on that very day.
    earlier = [r for r in known if r.on < on] or [Rhythm(on=on - timedelta(days=1), cadence=known[0].cadence)]
    return changed(mentor, today, cadence=cadence, rhythms=(*earlier, Rhythm(on=on, cadence=cadence)))


def cadence_on(mentor: Mentor, day: date) -> str | None:
    """The rhythm of that day; before the first change, the one that was changed then."""
    if not mentor.rhythms:
        return mentor.cadence
    past = [r for r in mentor.rhythms if r.on <= day]
    return (past[-1] if past else mentor.rhythms[0]).cadence


def steps_within(start: date, end: date, cadence: str) -> int:
    """How many whole steps of a rhythm fit from one day to another, both included.

    Twelve monthly ones from 1 January to 31 December, and six from 1 March to 1 September.
    """
    after = end + _ONE
    if cadence[-1] in "dw":
        return max(0, (after - start).days // (add_period(start, cadence) - start).days)
    months = (after.year - start.year) * 12 + after.month - start.month
    count = max(0, months // (int(cadence[:-1]) * (12 if cadence[-1] == "y" else 1)))
    # A month may be begun and not whole: 20 January to 10 March has one.
    return count if add_period(start, cadence, count) <= after or count == 0 else count - 1


def used(mentor: Mentor, term: Term, meetings: Iterable[Meeting], today: date) -> Used:
    """What was made of a term of this mentor by today.

    Meetings and logged talks that were held with them count, a whole circle's sessions and the
    unplanned moments of daily work do not: a term agrees on meetings of the two (F4, F5).
    """
    counted = [
        m
        for m in meetings
        if mentor.id in m.mentors
        and m.held
        and not m.cancelled
        and m.kind != "moment"
        and m.circle is None
        and m.on <= today
        and running(mentor, m.on) == term
    ]
    expected = so_far = None
    if term.cadence:
        until = min(today, term.end) if term.end else today
        so_far = steps_within(term.start, until, term.cadence) if term.start <= until else 0
        # A term shorter than its rhythm is still agreed for one meeting.
        expected = max(1, steps_within(term.start, term.end, term.cadence)) if term.end else None
    return Used(
        held=len(counted),
        expected_so_far=so_far,
        expected=expected,
        minutes_used=sum(m.minutes or 0 for m in counted),
        minutes_agreed=term.minutes * expected if term.minutes and expected else None,
        unmeasured=sum(m.minutes is None for m in counted),
    )


def halfway(term: Term) -> date | None:
    """The day in the middle of a term; None for one without an end."""
    return term.start + (term.end - term.start) // 2 if term.end else None


def begin_term(mentor: Mentor, term: Term, today: date) -> Mentor:
    """The mentor with a new term from its day on; what runs until then closes that day, never later.

    A term of the same form that began the same day was a first attempt at this one: it gives way.

    Raises:
        UsageProblem: it would begin before the latest one does.
    """
    latest = max(mentor.terms, key=lambda t: t.start, default=None)
    if latest and term.start < latest.start:
        raise UsageProblem(
            f"The {latest.form} time with {mentor.name} began on {said_day(latest.start)}; "
            f"{said_day(term.start)} is before that.",
            hint="Give that day or a later one.",
        )
    earlier = [t for t in mentor.terms if (t.form, t.start) != (term.form, term.start)]
    closed = tuple(
        msgspec.structs.replace(t, end=term.start) if t.end is None or t.end > term.start else t
        for t in earlier
    )
    return changed(mentor, today, form=term.form, terms=(*closed, term))


def end_terms(mentor: Mentor, on: date, today: date) -> Mentor:
    """The mentor with a formal term that runs closed on the day it all ended, never later (F3).

    Formal terms that had not begun by then are taken out: nothing happened in them.
    """
    terms = tuple(
        msgspec.structs.replace(t, end=on) if t.form == "formal" and (t.end is None or t.end > on) else t
        for t in mentor.terms
        if t.form != "formal" or t.start <= on
    )
    if terms == mentor.terms:
        return mentor
    gone = len(terms) < len(mentor.terms)
    latest = max(terms, key=lambda t: t.start, default=None)
    form = (latest.form if latest else "informal") if gone else mentor.form
    return changed(mentor, today, form=form, terms=terms)


def begin_anew(mentor: Mentor, on: date, today: date) -> Mentor:
    """The mentor taken up again: a formal term that is over stays over, with its rhythm (F7)."""
    latest = max(mentor.terms, key=lambda t: t.start, default=None)
    if latest is None or latest.form != "formal" or latest.end is None or latest.end > on:
        return mentor
    before = cadence_on(mentor, latest.start - timedelta(days=1)) if mentor.rhythms else mentor.cadence
    mentor = begin_term(mentor, Term(form="informal", start=on, cadence=before), today)
    return with_cadence(mentor, before, on, today)


def said_over(mentor: Mentor, today: date) -> str:
    """Why it ended (vocabulary.END_REASONS), as it can be said to them; empty where it cannot."""
    reason = mentor.history[-1].reason
    if reason != "term over":
        return "I now have what I came to you for." if reason == "need met" else ""
    programme = next((term.programme for term in reversed(mentor.terms) if term.programme), "")
    is_fresh = mentor.stage_since.isocalendar()[:2] == today.isocalendar()[:2]
    time = f"Our time in {within(programme)}" if programme else "The time we agreed on"
    return f"{time} {'comes to an end this week' if is_fresh else 'has come to an end'}."


def evaluated_at(mentor: Mentor, evaluated: Iterable[date], day: date, *, ahead: int) -> str:
    """Which evaluation that day calls for: ``middle``, ``end`` or ``any`` (F6).

    ``evaluated`` are the days of those so far; so many days ``ahead`` of its end, a term is looked back on as
    a whole.
    """
    if mentor.stage == "ended" and mentor.stage_since <= day:
        return "end"
    term = begun(mentor, day)
    middle = halfway(term) if term and term.form == "formal" else None
    if term is None or term.end is None or middle is None:
        return "any"
    if day >= term.end - timedelta(days=ahead):
        return "end"
    return "middle" if day >= middle and not any(middle <= on <= day for on in evaluated) else "any"
