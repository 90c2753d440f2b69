"""One person on one page: first what matters before the next meeting, then what else is kept."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date
from functools import partial

from mentorfolio.commands.mentor.show import MentorShown, TermShown
from mentorfolio.domain.dates import period_in_words, said_day, said_near, said_when
from mentorfolio.domain.due.kinds import in_words
from mentorfolio.domain.lifecycle import stage_word, state_word
from mentorfolio.domain.marks import on_a_line
from mentorfolio.domain.meetings import attempt_began, came_to_nothing, is_planned
from mentorfolio.domain.names import earlier_id
from mentorfolio.domain.promises import by_its_day, open_promises
from mentorfolio.domain.records import Mentor, Outreach
from mentorfolio.domain.relationship import health, next_contact
from mentorfolio.domain.telling import SHOW, told
from mentorfolio.domain.text import quoted, so_many
from mentorfolio.domain.vocabulary import DIRECTION_WORD, KNOWING, KNOWING_WORD, OUTREACH_KINDS, RELATIONS
from mentorfolio.render.page import (
    GAP,
    Line,
    Look,
    Page,
    Span,
    cells,
    command,
    itemised,
    labelled,
    line,
    paired,
)
from mentorfolio.render.people import HEALTH, term_sentence
from mentorfolio.render.signs import counts, graded, row_of

LATEST = 3  # letters and gifts; all of them are in the timeline
_LABEL = len("they promised") + GAP
_labelled = partial(labelled, width=_LABEL)
_SIGNS = {"talk": "active", "check-in": "look", "letter": "letter", "gift": "gift", "": "none"}
_EVALUATE = {
    "middle": "half the term is over: look back together",
    "nearly": "the term is nearly over: look back together",
    "end": "the term is over: look back together",
}


def page(result: MentorShown, look: Look) -> Page:
    """Who, why, where you stand, what comes next; then the rest."""
    before = [*_who(result, look), *_standing(result, look), *_meeting(result), *_health(result, look)]
    return Page(body=(*before, *_rest(result, look)), words=tuple(_next(result, look)))


def _who(result: MentorShown, look: Look) -> Iterator[Line]:
    m = result.mentor
    where = ", ".join(part for part in (m.role, m.organisation) if part)
    yield line(Span(m.name, "heading"), f"  {where}" if where else "")
    good = ", ".join(graded(KNOWING_WORD[k], m.knowing[k], look) for k in KNOWING if k in m.knowing)
    yield from _labelled("good for", good)
    needs = {n.id: n.title for n in result.theirs.needs}
    yield from _labelled("needs", ", ".join(graded(needs.get(n, n), s, look) for n, s in m.supports.items()))


def _standing(result: MentorShown, look: Look) -> Iterator[Line]:
    m = result.mentor
    direction = f" ({DIRECTION_WORD[m.direction]})" if m.direction != "mentor" else ""
    yield from _labelled("relation", RELATIONS[m.relation] if m.relation != "mentoring" else "")
    yield from _labelled("stage", f"{stage_word(m)}{direction} since {said_day(m.stage_since)}")
    if result.term:
        yield from _labelled(
            "term", f"{_named(result.term, result.today)}\n{term_sentence(result.term.used)}"
        )
    else:
        yield from _labelled("arrangement", "formal" if m.form == "formal" else "")
    yield from _labelled("last contact", said_day(result.last) if result.last else "")
    label = "not before" if m.stage in ("candidate", "approached", "asked") else "in touch on"
    yield from _labelled(label, said_day(m.again_on) if m.again_on and m.again_on > result.today else "")
    yield from _labelled("last year", _year(result, look))
    due = next_contact(m, result.last) if m.direction != "role-model" else None
    rhythm = f"{said_day(due)}, {period_in_words(m.cadence)}" if due and m.cadence else ""
    yield from _labelled("next contact", rhythm)
    yield from _labelled("hello", period_in_words(m.hello) if m.hello and m.stage == "ended" else "")
    rests = [
        f"{in_words(kind)}, until {said_day(day)}" for kind, day in m.snoozed.items() if day > result.today
    ]
    yield from _labelled("snoozed", "; ".join(rests))


def _year(result: MentorShown, look: Look) -> str:
    """A sign for every week or two, and how many there were of each kind, which says what the signs mean."""
    happened = result.last_year
    if not any(happened.values()):
        return ""
    told_of = {_SIGNS[kind]: so_many(len(days), kind) for kind, days in happened.items() if days}
    told = counts(told_of, look)
    room = 26 if look.width is None else look.width - _LABEL - GAP - cells(told)
    places = max(13, min(52, room))
    return row_of([_SIGNS[kind] for kind in on_a_line(happened, result.today, places)], look) + told


def _named(shown: TermShown, today: date) -> str:
    term = shown.term
    start = f"from {said_day(term.start)}" if term.start > today else ""
    end = f"{'over since' if shown.is_over else 'until'} {said_day(term.end)}" if term.end else ""
    return ", ".join(part for part in (term.programme or "formal", start, end) if part)


def _meeting(result: MentorShown) -> Iterator[Line]:
    """The meeting to come, what is promised, and what the last one left."""
    planned = result.planned
    promises = [promise.action for promise in open_promises([result.mentor], result.theirs.meetings)]
    if planned:
        length = f", {so_many(planned.minutes, 'minute')}" if planned.minutes else ""
        yield from _labelled("next meeting", said_when(planned.when) + result.there + length)
        yield from itemised("", [("- ", item) for item in planned.agenda], _LABEL)
    off = came_to_nothing(result.mentor, result.theirs.meetings, result.today)
    why = f": {off.notes}" if off and off.notes else ""
    yield from _labelled("called off", f"{said_when(off.when)}{why}" if off else "")
    for owner, label in (("me", "you promised"), ("mentor", "they promised")):
        theirs = [action.text + by_its_day(action.due) for action in promises if action.owner == owner]
        yield from _labelled(label, "\n".join(theirs))
    areas = next((talk.next_areas for talk in reversed(result.held) if talk.next_areas), ())
    yield from _labelled("for next time", "\n".join(areas))
    for talk in result.held[-1:]:
        learnt = [f"learnt: {insight}" for insight in talk.insights]
        notes = f"{said_day(talk.on)}: {talk.notes}" if talk.notes else said_day(talk.on)
        yield from _labelled("last talk", "\n".join([notes, *learnt]))


def _health(result: MentorShown, look: Look) -> Iterator[Line]:
    checkins, term = result.theirs.checkins, result.term
    if checkins:
        # Only here: who has no check-in does not wait for its words.
        from mentorfolio.commands.checkin.checkin_page import trend_lines

        last = checkins[-1]
        word, meaning, _ = HEALTH[health(last).health]
        yield from _labelled("how it goes", f"{word}: {meaning[:1].lower()}{meaning[1:]}")
        if len(checkins) > 1:
            for row in trend_lines(checkins, look):
                yield Line((Span(" " * _LABEL), *row.spans), _LABEL)
    yield from _labelled("" if checkins else "how it goes", [result.asking] if result.asking else "")
    if term and term.evaluate:
        typed = command(f"mentorfolio mentor evaluate {quoted(result.mentor.id)}")
        nearly = term.evaluate == "end" and not term.is_over
        yield from _labelled("evaluation", [f"{_EVALUATE['nearly' if nearly else term.evaluate]}  ", typed])


def _rest(result: MentorShown, look: Look) -> Iterator[Line]:
    m = result.noted
    lines = [*_about(m, look), *_kept(result)]
    if lines:
        yield line()
        yield from lines


def _about(m: Mentor, look: Look) -> Iterator[Line]:
    if look.width is None:  # at a terminal commands have the name
        yield from _labelled("id", earlier_id(m.id, m.name, "mentor"))
    for label, text in told(m, SHOW, below="; " if look.words else "\n"):
        yield from _labelled(label, text)


def _kept(result: MentorShown) -> Iterator[Line]:
    m = result.noted
    if m.introduced_by:
        who = [command(f"mentorfolio mentor show {quoted(result.introducer)}")] if result.introducer else []
        yield from _labelled("introduced by", [m.introduced_by, *(["  "] if who else []), *who])
    yield from _labelled("introduced", ", ".join(result.introduced))
    yield from _labelled("knows", ", ".join(result.names.get(i, i) for i in m.knows))
    letters = sorted(result.theirs.outreach, key=lambda x: x.moved_on, reverse=True)
    yield from _labelled("letters", _latest([_letter(x, result.today) for x in letters]))
    gifts = sorted(result.theirs.gifts, key=lambda g: g.on, reverse=True)
    yield from _labelled("given", _latest([f"{said_near(g.on, result.today)}: {g.text}" for g in gifts]))
    if count := sum(r.about == "mentor" and r.subject == m.id for r in result.theirs.reflections):
        reading = command(f"mentorfolio reflect {quoted(m.id)} --past")
        yield from _labelled("reflections", [f"{count}, to read: ", reading])
    yield from _labelled("notes", m.notes)


def _letter(letter: Outreach, today: date) -> str:
    about = letter.subject or OUTREACH_KINDS[letter.kind].partition(":")[0]
    return f"{said_near(letter.sent or letter.drafted, today)}: {about} ({state_word(letter)})"


def _latest(rows: Sequence[str]) -> str:
    more = len(rows) - LATEST
    return "\n".join([*rows[:LATEST], *([f"and {more} before"] if more > 0 else [])])


def _after_a_yes(result: MentorShown) -> str:
    """First the talk that they said yes to; only after it the request. Nothing where the talk has its day."""
    m = result.mentor
    if result.held and result.held[-1].on >= attempt_began(m):
        return f"mentorfolio approach {quoted(m.id)}"
    if result.planned:
        return ""
    if past := [meeting for meeting in result.theirs.meetings if is_planned(meeting)]:
        return f"mentorfolio meeting held {quoted(past[-1].id)}"
    return f'mentorfolio meeting plan {quoted(m.id)} --when "thu 15:00"'


def _where_it_rests(result: MentorShown) -> list[tuple[str, str]]:
    """The ways on with a mentor where nothing followed a yes, or nothing was heard for long."""
    m = result.mentor
    if result.waits == "agree":
        return [("Agree on a day:", f'mentorfolio meeting plan {quoted(m.id)} --when "thu 15:00"')]
    if result.waits == "silence":
        return [
            ("Get back in touch:", f"mentorfolio approach {quoted(m.id)} --template catch-up"),
            ("Or agree how often to talk:", f"mentorfolio mentor edit {quoted(m.id)} --cadence 2m"),
        ]
    return []


def _next(result: MentorShown, look: Look) -> list[Line]:
    m = result.mentor
    heard = f"mentorfolio happened {quoted(m.id)}"
    commands = {
        "candidate": f"mentorfolio approach {quoted(m.id)}",
        "approached": f"mentorfolio outreach show {quoted(m.id)}" if result.theirs.outreach else heard,
        "conversation": _after_a_yes(result),
        "active": f'mentorfolio log {quoted(m.id)} "what you talked about"',
    }
    if m.again_on and m.again_on > result.today and m.stage in ("candidate", "approached"):
        commands[m.stage] = heard
    newer = [("Your contacts know more:", result.catch_up)] if result.catch_up else []
    newer += [("If your contact of that name is them:", result.namesake)] if result.namesake else []
    ways = [("Next:", commands[m.stage])] if commands.get(m.stage) else []
    if m.stage == "active":
        ways = [*_where_it_rests(result), *ways]
    if result.term and result.term.is_ending:
        ways += [
            ("Another term:", f"mentorfolio mentor formalise {quoted(m.id)}"),
            ("Or go on without one:", f"mentorfolio mentor informalise {quoted(m.id)}"),
            ("Or end it well:", f"mentorfolio mentor stage {quoted(m.id)} ended"),
        ]
    if result.planned and not result.planned.agenda:
        ways = [("Prepare it:", f"mentorfolio meeting agenda {quoted(result.planned.id)}"), *ways]
    return paired([*newer, *ways, ("From the beginning:", f"mentorfolio timeline {quoted(m.id)}")], look)
