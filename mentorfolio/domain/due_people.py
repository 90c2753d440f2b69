"""What is due with people, needs and the owner: contact, check-in, term, hello (P3, R6, F3, F7, I1)."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta

from mentorfolio.domain.dates import add_period, said_near
from mentorfolio.domain.due import Dated, Due, Records, Waits, command, dated
from mentorfolio.domain.lifecycle import active_since, open_purpose
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.relationship import next_contact
from mentorfolio.domain.terms import evaluated_at, halfway, running


def contacts(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """Active mentors by their rhythm; a role model expects no contact (P9)."""
    for mentor in records.mentors.values():
        last = records.last.get(mentor.id)
        day = next_contact(mentor, last)
        if day and mentor.direction != "role-model":
            since = f"last heard of on {said_near(last, today)}" if last else "not heard of yet"
            text = f"Get in touch with {mentor.name}, {since}"
            yield _sign_of_life("contact", mentor, day, today, text, waits)


def hellos(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """Those whose mentoring ended and who are greeted once in a while (F7)."""
    for mentor in records.mentors.values():
        if mentor.stage == "ended" and mentor.hello:
            since = max(mentor.stage_since, records.last.get(mentor.id) or date.min)
            day = add_period(since, mentor.hello)
            yield _sign_of_life("hello", mentor, day, today, f"Say hello to {mentor.name}", waits)


def _sign_of_life(kind: str, mentor: Mentor, day: date, today: date, text: str, waits: Waits) -> Dated:
    line = command("approach", mentor.id, "--template", "catch-up")
    shown = day - timedelta(days=waits.within)
    return dated(kind, mentor.id, day, today, text, line, shown=shown, mentor=mentor.id)


def check_ins(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """A look at each relationship every few months (R6)."""
    last: dict[str, date] = {}
    for checkin in records.checkins:
        last[checkin.mentor] = max(checkin.on, last.get(checkin.mentor, date.min))
    for mentor in records.mentors.values():
        since = active_since(mentor)
        if since is None or mentor.direction == "role-model":
            continue
        looked = last.get(mentor.id)
        day = max(since, looked or since) + timedelta(days=waits.check_in)
        text = f"Look at how it goes with {mentor.name}"
        text += f", last done on {said_near(looked, today)}" if looked else ", not done yet"
        line = command("checkin", mentor.id, "--ask")
        yield dated("check-in", mentor.id, day, today, text, line, mentor=mentor.id)


def term_ends(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """Formal terms on their way to the end: to evaluate, to renew, or to close (F3, F6)."""
    for mentor in records.mentors.values():
        term = mentor.terms[-1] if mentor.terms else None
        if term is None or term.form != "formal" or term.end is None or mentor.form != "formal":
            continue
        if mentor.stage in ("active", "paused") and term.end > _together_since(mentor):
            verb = "ended" if term.end < today else "ends"
            yield dated(
                "term-ends",
                mentor.id,
                term.end,
                today,
                f"The term with {mentor.name} {verb} on {said_near(term.end, today)}",
                command("mentor", "show", mentor.id),
                shown=term.end - timedelta(days=waits.term),
                mentor=mentor.id,
            )


def evaluations(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """Formal terms past their middle that were not looked back on since (F6)."""
    for mentor in records.mentors.values():
        term = running(mentor, today)
        middle = halfway(term) if term and mentor.stage == "active" else None
        if middle is None:
            continue
        looked = [e.on for e in records.evaluations if e.mentor == mentor.id]
        if evaluated_at(mentor, looked, today, ahead=waits.term) == "middle":
            text = f"Halfway through the term with {mentor.name}: what has it brought, what to change?"
            line = command("mentor", "evaluate", mentor.id, "--ask")
            yield dated("evaluation", mentor.id, middle, today, text, line, mentor=mentor.id)


def _together_since(mentor: Mentor) -> date:
    """The day on which the present stretch began: what was agreed on before an end is over."""
    ends = [change.on for change in mentor.history if change.stage in ("ended", "declined")]
    return max(ends, default=mentor.history[0].on)


def needs_overdue(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """Needs that should have been met by now."""
    for need in records.needs.values():
        if need.status == "open" and need.by is not None:
            text = f"{need.title} was to be met by {said_near(need.by, today)}"
            line = command("need", "show", need.id)
            shown = need.by + timedelta(days=1)
            yield dated("need-overdue", need.id, need.by, today, text, line, shown=shown, need=need.id)


def purpose(records: Records, today: date, waits: Waits) -> Iterator[Dated]:
    """The four answers of I1, as long as one is missing."""
    missing = len(open_purpose(records.profile))
    if missing:
        row = Due(
            id="purpose",
            kind="purpose",
            due=None,
            days_late=None,
            mentor=None,
            need=None,
            text=f"Say what you look for: {missing} of four questions {'is' if missing == 1 else 'are'} open",
            command=command("init"),
        )
        yield Dated(row, date.min)
