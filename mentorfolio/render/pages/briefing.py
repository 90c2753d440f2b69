"""One person on one page: first what matters before the next meeting, then what else is kept."""

from __future__ import annotations

from collections.abc import Iterator

from mentorfolio.domain.dates import period_in_words, said, said_near, said_when
from mentorfolio.domain.records import Action, Mentor, Term
from mentorfolio.domain.relationship import health, next_contact
from mentorfolio.domain.vocabulary import (
    DIRECTIONS,
    KNOWING,
    KNOWING_WORD,
    LINES,
    OUTREACH_STATES,
    SOURCES,
    STAGES,
)
from mentorfolio.render.page import Line, Look, Page, Span, command, labelled, line, paired
from mentorfolio.render.pages.people_words import HEALTH, term_sentence
from mentorfolio.services.briefing import MentorShown

LATEST = 3  # letters and gifts; all of them are in the timeline
_LABEL = 14
_EVALUATE = {
    "middle": "half of the term is over: look back together",
    "end": "the term is nearly over: look back together",
}


def page(result: MentorShown, look: Look) -> Page:
    """Who, why, where you stand, what comes next; then the rest."""
    before = [*_who(result), *_standing(result), *_meeting(result), *_health(result, look)]
    return Page(body=(*before, *_rest(result)), words=tuple(_next(result, look)))


def _who(result: MentorShown) -> Iterator[Line]:
    m = result.mentor
    where = ", ".join(part for part in (m.role, m.organisation) if part)
    yield line(Span(m.name, "heading"), f"  {where}" if where else "")
    good = ", ".join(_graded(KNOWING_WORD[k], m.knowing[k]) for k in KNOWING if k in m.knowing)
    yield from labelled("good for", good)
    yield from labelled("needs", ", ".join(_graded(result.needs.get(n, n), s) for n, s in m.supports.items()))


def _standing(result: MentorShown) -> Iterator[Line]:
    m = result.mentor
    direction = "" if m.direction == "mentor" else f" ({DIRECTIONS[m.direction]})"
    yield from labelled("stage", f"{STAGES[m.stage]}{direction}, since {said(m.stage_since)}")
    if result.term and result.used:
        yield from labelled("term", f"{_named(result.term)}\n{term_sentence(result.used)}")
    else:
        yield from labelled("arrangement", "formal" if m.form == "formal" else "")
    yield from labelled("last contact", said(result.last) if result.last else "")
    due = next_contact(m, result.last) if m.direction != "role-model" else None
    rhythm = f"{said(due)}, {period_in_words(m.cadence)}" if due and m.cadence else ""
    yield from labelled("next contact", rhythm)
    yield from labelled("hello", period_in_words(m.hello) if m.hello and m.stage == "ended" else "")
    rests = [f"{kind} until {said(day)}" for kind, day in m.snoozed.items() if day > result.today]
    yield from labelled("snoozed", ", ".join(rests))


def _named(term: Term) -> str:
    until = f"until {said(term.end)}" if term.end else ""
    return ", ".join(part for part in (term.programme or "formal", until) if part)


def _meeting(result: MentorShown) -> Iterator[Line]:
    """The meeting to come, what is promised, and what the last one left."""
    planned, talk = result.planned, result.talk
    if planned:
        length = f", {planned.minutes} minutes" if planned.minutes else ""
        items = [f"- {item}" for item in planned.agenda]
        yield from labelled("next meeting", "\n".join([said_when(planned.when) + length, *items]))
    for owner, label in (("me", "you promised"), ("mentor", "they promised")):
        theirs = [_promise(action) for action in result.promises if action.owner == owner]
        yield from labelled(label, "\n".join(theirs))
    yield from labelled("for next time", "\n".join(result.areas))
    if talk:
        learnt = [f"learnt: {insight}" for insight in talk.insights]
        notes = f"{said(talk.on)}: {talk.notes}" if talk.notes else said(talk.on)
        yield from labelled("last talk", "\n".join([notes, *learnt]))


def _promise(action: Action) -> str:
    return action.text + (f", by {said(action.due)}" if action.due else "")


def _health(result: MentorShown, look: Look) -> Iterator[Line]:
    if result.checkins:
        # Only here: who has no check-in does not wait for its words.
        from mentorfolio.render.pages.checkins import trend_lines

        last = result.checkins[-1]
        word, meaning, _ = HEALTH[health(last).health]
        yield from labelled("how it goes", f"{word}: {meaning[:1].lower()}{meaning[1:]}")
        if len(result.checkins) > 1:
            for row in trend_lines(result.checkins, look):
                yield Line((Span(" " * _LABEL), *row.spans), _LABEL)
    yield from labelled("" if result.checkins else "how it goes", [result.asking] if result.asking else "")
    if result.evaluate:
        typed = command(f"mentorfolio mentor evaluate {result.mentor.id}")
        yield from labelled("evaluation", [f"{_EVALUATE[result.evaluate]}  ", typed])


def _rest(result: MentorShown) -> Iterator[Line]:
    m = result.mentor
    lines = [*_about(m), *_kept(result)]
    if lines:
        yield line()
        yield from lines


def _about(m: Mentor) -> Iterator[Line]:
    yield from labelled("first name", m.first_name)
    yield from labelled("greeting", m.greeting)
    yield from labelled("skills", ", ".join(m.skills))
    yield from labelled("in favour", "\n".join(m.positives))
    yield from labelled("against", "\n".join(m.constraints))
    yield from labelled("material", "\n".join(m.resources))
    yield from labelled("choice", str(m.rank or ""))
    yield from labelled("works", LINES[m.line] if m.line else "")
    yield from labelled("manager told", said(m.manager_informed) if m.manager_informed else "")
    yield from labelled("found", SOURCES[m.source] if m.source else "")
    yield from labelled("introduced by", m.introduced_by)
    yield from labelled("e-mail", m.email)
    yield from labelled("links", "\n".join(m.links))
    yield from labelled("tags", ", ".join(m.tags))


def _kept(result: MentorShown) -> Iterator[Line]:
    m = result.mentor
    yield from labelled("knows", ", ".join(result.names.get(i, i) for i in m.knows))
    letters = [f"{x.template}, {OUTREACH_STATES[x.state]}" for x in result.letters[:LATEST]]
    yield from labelled("letters", "\n".join([*letters, *_more(len(result.letters))]))
    gifts = [f"{said_near(g.on, result.today)}: {g.text}" for g in result.gifts[:LATEST]]
    yield from labelled("given", "\n".join([*gifts, *_more(len(result.gifts))]))
    if result.reflections:
        reading = command(f"mentorfolio reflect {m.id} --past")
        yield from labelled("reflections", [f"{result.reflections}, to read: ", reading])
    yield from labelled("notes", m.notes)


def _more(count: int) -> list[str]:
    return [f"and {count - LATEST} before"] if count > LATEST else []


def _graded(word: str, strength: int) -> str:
    return f"{word} {'+' * strength}"


def _next(result: MentorShown, look: Look) -> list[Line]:
    m = result.mentor
    commands = {
        "candidate": f"mentorfolio approach {m.id}",
        "approached": f"mentorfolio outreach show {m.id}",
        "conversation": f"mentorfolio approach {m.id}",
        "active": f'mentorfolio log {m.id} "what you talked about"',
    }
    ways = [("Next:", commands[m.stage])] if m.stage in commands else []
    if result.planned and not result.planned.agenda:
        ways = [("Prepare it:", f"mentorfolio meeting agenda {result.planned.id}"), *ways]
    return paired([*ways, ("From the beginning:", f"mentorfolio timeline {m.id}")], look)
