"""What is due with people, needs and the owner: contact, check-in, term, hello (P3, R6, F3, F7, I1)."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from mentorfolio.domain import each_year
from mentorfolio.domain.dates import add_business_days, add_period, said_near
from mentorfolio.domain.due.letters import first_letter
from mentorfolio.domain.due.rows import Dated, Due, Facts, latest_days, thing_to_do
from mentorfolio.domain.lifecycle import OVER, TOGETHER, active_since, open_purpose, said_hello
from mentorfolio.domain.meetings import called_off_on, is_planned
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import last_contacts, next_contact
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.shortlist import need_for
from mentorfolio.domain.terms import evaluated_at, halfway, running
from mentorfolio.domain.text import command_line, so_many

PRESSING = 3  # the highest priority


def contacts(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Active mentors by their rhythm; a role model expects no contact (P9). A talk to come is told.

    Who was written to since the last contact is given the time of an answer first.
    """
    ahead = sorted((m.on, m.mentors) for m in facts.to_hold if m.on >= today)
    to_come = {who: on for on, mentors in reversed(ahead) for who in mentors}
    for mentor in facts.mentors.values():
        last = facts.last.get(mentor.id)
        day = next_contact(mentor, last)
        if day and mentor.direction != "role-model" and not mentor.again_on:
            since = f"last: {said_near(last, today)}" if last else "no contact yet"
            wrote = facts.written.get(mentor.id)
            if wrote and (last is None or wrote > last):
                since += f"; you wrote {said_near(wrote, today)}"
                first = add_business_days(wrote, rules.follow_up_wait)
            else:
                first = date.min
            if meets := to_come.get(mentor.id):
                since += f"; you meet {said_near(meets, today)}"
            text = f"Get in touch with {facts.name(mentor)} ({since})"
            yield _sign_of_life("contact", mentor, day, today, text, rules, first=first)


def silences(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Active mentors without a rhythm whom nothing was heard of for months (P3)."""
    ahead = {who for m in facts.meetings if is_planned(m) and m.on >= today for who in m.mentors}
    for mentor in facts.mentors.values():
        begun = active_since(mentor)
        if begun is None or mentor.cadence or mentor.direction == "role-model" or mentor.again_on:
            continue
        if mentor.id in ahead or facts.standing(mentor) in ("assigned", "my-manager"):
            continue
        last = facts.last.get(mentor.id)
        since = max(begun, last or begun, facts.written.get(mentor.id, begun))
        text = (
            f"Nothing from {facts.name(mentor)} since {said_near(last or begun, today)}: write, or agree on "
            "a rhythm?"
        )
        line = command_line("mentor", "show", mentor.id)
        day = since + timedelta(days=rules.silent_after)
        yield thing_to_do("silence", mentor.id, day, today, text, line, mentor=mentor.id)


def silent(then: Everything, today: date, rules: Rules) -> Mapping[str, Due]:
    """Mentor id -> the row that ``next`` has about their silence, for other pages to say the same."""
    facts = Facts(
        profile=next(iter(then.profile), None),
        mentors={m.id: m for m in then.mentors},
        needs={},
        letters=then.outreach,
        last=last_contacts(then.mentors, then.meetings, then.outreach),
        meetings=then.meetings,
    )
    return {m: row for row, shown in silences(facts, today, rules) if shown <= today and (m := row.mentor)}


def laters(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Those who asked for later, and those one meant to be in touch with again on a day, in any stage."""
    for mentor in facts.mentors.values():
        if mentor.again_on:
            text = f"Get back to {facts.name(mentor)}, as agreed"
            line = _getting_back(facts, mentor)
            if mentor.stage == "conversation" and mentor.id not in facts.met:  # a yes to a talk, but later
                text = f"{text}: agree on a day for the talk"
                off = facts.came_to_nothing(mentor, today)
                line = command_line(*(("approach",) if off else ("mentor", "show")), mentor.id)
            yield thing_to_do("later", mentor.id, mentor.again_on, today, text, line, mentor=mentor.id)


def _getting_back(facts: Facts, mentor: Mentor) -> str:
    """The command that gets back to somebody, and runs without a question."""
    unwritten = mentor.stage == "approached" and mentor.id not in facts.written
    if (mentor.stage == "candidate" or unwritten) and mentor.id not in facts.drafted:
        return first_letter(mentor, need_for(mentor, facts.needs.values()), facts.profile)
    if mentor.stage == "declined":  # a letter to them is refused
        return command_line("mentor", "show", mentor.id)
    # By then thanks for the last talk are late.
    over = mentor.stage == "ended" or (mentor.stage in TOGETHER and mentor.id in facts.met)
    return command_line("approach", mentor.id, *(("--template", "catch-up") if over else ()))


def hellos(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Those whose mentoring ended and who are greeted once in a while (F7)."""
    for mentor in facts.mentors.values():
        if mentor.stage == "ended" and mentor.hello and not mentor.again_on:
            since = max(mentor.stage_since, facts.last.get(mentor.id) or date.min)
            day = add_period(since, mentor.hello)
            yield _sign_of_life("hello", mentor, day, today, f"Say hello to {facts.name(mentor)}", rules)


def days(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Birthdays, and what else comes back every year; of those who said no, nothing."""
    for mentor in facts.mentors.values():
        if mentor.stage == "declined":
            continue
        for name, kept in mentor.days.items():
            day = each_year.next_one(kept, today)
            if day == today == facts.last.get(mentor.id):
                day = each_year.next_one(kept, today + timedelta(days=1))
            row = f"{mentor.id}:{name}"
            text = f"{facts.name(mentor)}'s {name}"
            line = command_line("mentor", "show", mentor.id)
            shown = day - timedelta(days=1)
            yield thing_to_do("day", row, day, today, text, line, shown=shown, mentor=mentor.id)


def _sign_of_life(
    kind: str, mentor: Mentor, day: date, today: date, text: str, rules: Rules, *, first: date = date.min
) -> Dated:
    line = command_line("approach", mentor.id, "--template", "catch-up")
    shown = max(first, day - timedelta(days=rules.within))
    return thing_to_do(kind, mentor.id, day, today, text, line, shown=shown, mentor=mentor.id)


def places(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Where one meant to look for mentors again on a day (P4)."""
    for place in facts.places:
        if place.next:
            text = f"Look for mentors again: {place.name}"
            line = command_line("place", "looked", place.id)
            yield thing_to_do("place", place.id, place.next, today, text, line, need=place.need)


def assigned(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Mentors given by a programme whom one has not met, and no day is agreed on (F2, F4)."""
    for mentor in facts.mentors.values():
        if mentor.stage != "active" or facts.standing(mentor) != "assigned":
            continue
        if mentor.id in facts.planned or mentor.id in facts.drafted or mentor.again_on:
            continue
        sent, heard = _hello(facts, mentor), facts.last.get(mentor.id)
        day, line = mentor.stage_since, command_line("approach", mentor.id)
        wrote, off = facts.written.get(mentor.id), facts.came_to_nothing(mentor, today)
        if off and not (wrote and wrote >= called_off_on(off)):
            day = called_off_on(off)
            text = facts.wants_a_day(mentor)
        elif heard and heard >= max(mentor.stage_since, sent or heard):
            text = f"You have not met {facts.name(mentor)} yet: find a day"
        elif sent:
            day, line, asks = _unanswered(facts, mentor, sent, today, rules)
            ours = "letter" if heard else "hello"
            text = f"{facts.name(mentor)} has had your {ours} since {said_near(sent, today)}: {asks}"
        else:
            text = (
                f"{facts.name(mentor)} was given to you as a mentor: say hello, and agree on a first meeting"
            )
        yield thing_to_do("assigned", mentor.id, day, today, text, line, mentor=mentor.id)


def _hello(facts: Facts, mentor: Mentor) -> date | None:
    """The day of the first letter to the mentor they are since one last heard of them."""
    heard = facts.last.get(mentor.id, date.min)
    hellos = (x.sent for x in facts.letters if x.mentor == mentor.id and x.sent and said_hello(x))
    return min((on for on in hellos if on > heard), default=None)


def _unanswered(facts: Facts, mentor: Mentor, sent: date, today: date, rules: Rules) -> tuple[date, str, str]:
    """Of a hello without an answer: from when, by which command, and what is to be done.

    One reminder first: to ask the programme for another mentor over a week's silence would be hard on them.
    """
    late, last = sent + timedelta(days=rules.no_answer_wait), facts.written[mentor.id]
    day = add_business_days(last, rules.follow_up_wait)
    if last > sent or today >= late:
        return (
            max(day, late),
            command_line("approach", mentor.id, "--template", "match"),
            "ask the programme?",
        )
    return day, command_line("approach", mentor.id), "send one reminder"


def check_ins(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """A look at each relationship every few months (R6)."""
    last = latest_days((checkin.mentor, checkin.on) for checkin in facts.checkins)
    for mentor in facts.mentors.values():
        since = active_since(mentor)
        if since is None or mentor.direction == "role-model":
            continue
        looked = last.get(mentor.id)
        day = max(since, looked or since) + timedelta(days=rules.check_in_every)
        text = f"See how it is going with {facts.name(mentor)}"
        text += f" (last time: {said_near(looked, today)})" if looked else " (not done yet)"
        line = command_line("checkin", mentor.id, "--ask")
        yield thing_to_do("check-in", mentor.id, day, today, text, line, mentor=mentor.id)


def term_ends(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Formal terms on their way to the end: to evaluate, to renew, or to close (F3, F6)."""
    for mentor in facts.mentors.values():
        term = mentor.terms[-1] if mentor.terms else None
        if term is None or term.form != "formal" or term.end is None or mentor.form != "formal":
            continue
        if mentor.stage in TOGETHER and term.end > _together_since(mentor):
            verb = "ended" if term.end < today else "ends"
            yield thing_to_do(
                "term-ends",
                mentor.id,
                term.end,
                today,
                f"The term with {facts.name(mentor)} {verb} on {said_near(term.end, today)}",
                command_line("mentor", "show", mentor.id),
                shown=term.end - timedelta(days=rules.term_ahead),
                mentor=mentor.id,
            )


def evaluations(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Formal terms past their middle that were not looked back on since (F6); not before one has met."""
    for mentor in facts.mentors.values():
        term = running(mentor, today)
        middle = halfway(term) if term and mentor.stage == "active" else None
        if middle is None or facts.standing(mentor) == "assigned":
            continue
        looked = [e.on for e in facts.evaluations if e.mentor == mentor.id]
        if evaluated_at(mentor, looked, today, ahead=rules.term_ahead) == "middle":
            text = (
                f"Halfway through the term with {facts.name(mentor)}: what has come of it, and what would "
                "you change?"
            )
            line = command_line("mentor", "evaluate", mentor.id, "--ask")
            yield thing_to_do("evaluation", mentor.id, middle, today, text, line, mentor=mentor.id)


def _together_since(mentor: Mentor) -> date:
    """The day on which the present stretch began: what was agreed on before an end is over."""
    ends = [change.on for change in mentor.history if change.stage in OVER]
    return max(ends, default=mentor.history[0].on)


def needs_overdue(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Needs that should have been met by now."""
    for need in facts.needs.values():
        if need.status == "open" and need.by is not None:
            text = f"{need.title}: you wanted this by {said_near(need.by, today)}"
            line = command_line("need", "show", need.id)
            shown = need.by + timedelta(days=1)
            yield thing_to_do("need-overdue", need.id, need.by, today, text, line, shown=shown, need=need.id)


def needs_alone(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """The needs of the highest priority that have a day near, and nobody who helps or was asked."""
    helped = {n for m in facts.mentors.values() if m.stage not in (*OVER, "candidate") for n in m.supports}
    for need in facts.needs.values():
        if need.status == "open" and need.by and need.priority == PRESSING and need.id not in helped:
            if need.by < today:
                continue
            text = f"{need.title}, by {said_near(need.by, today)}: nobody helps you with it yet"
            line = command_line("identify", "--need", need.id)
            shown = need.by - timedelta(days=rules.need_ahead)
            yield thing_to_do("need-alone", need.id, need.by, today, text, line, shown=shown, need=need.id)


def purpose(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """The four answers of I1, as long as one is missing."""
    missing = len(open_purpose(facts.profile))
    if missing:
        row = Due(
            id="purpose",
            kind="purpose",
            due=None,
            days_late=None,
            mentor=None,
            need=None,
            text=f"Say what you are looking for: {so_many(missing, 'question')} open",
            command=command_line("init"),
        )
        yield Dated(row, date.min)
