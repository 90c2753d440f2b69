"""Everything with one person, in order of days: what a timeline shows, as rows of plain data."""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.dates import period_in_words, said_day
from mentorfolio.domain.lifecycle import LETTER_MOVES, NOT_NOW, letter_reason
from mentorfolio.domain.promises import by_its_day, open_promises, promises
from mentorfolio.domain.records import (
    Checkin,
    Evaluation,
    Meeting,
    Mentor,
    Outreach,
    Reflection,
    Term,
)
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import health
from mentorfolio.domain.text import fold, in_lines, so_many
from mentorfolio.domain.vocabulary import (
    BROUGHT,
    EVALUATED_AT,
    MEETING_KINDS,
    NOT_TO_THEM,
    OUTREACH_KINDS,
    OUTREACH_STATES,
    STAGES,
)

# Kind of row -> the word in its column; their order is that of one day.
WORDS: Mapping[str, str] = {
    "stage": "stage",
    "introduction": "introduced",
    "term": "term",
    "letter": "letter",
    "meeting": "talk",
    "cancelled": "cancelled",
    "check-in": "check-in",
    "evaluation": "evaluation",
    "gift": "gift",
    "action": "done",
    "reflection": "reflection",
    "planned": "planned",
    "promise": "promised",
}
# What is still to come on its own day.
AHEAD = ("planned", "promise")
# The reason of a move that a letter made -> the kind of letter, and its state then.
_BY_LETTER = {letter_reason(kind, state): (kind, state) for kind, state in LETTER_MOVES}
_ORDER = {kind: place for place, kind in enumerate(WORDS)}


class TimelineRow(NamedTuple):
    """Something with somebody on a day.

    ``id`` is of the record or action behind it, if there is one; ``entry`` says that ``entry edit``
    takes it; ``word`` is what its column says; ``clock`` orders the meetings of one day;
    ``again`` says that another row of the day tells it already; ``dayless`` that no day was named for it;
    ``noted`` that something was written about it.
    """

    on: date
    kind: str
    id: str | None
    text: str
    entry: bool = False
    word: str = ""
    clock: str = ""
    again: bool = False
    dayless: bool = False
    noted: bool = False


def timeline(
    mentor: Mentor, everything: Everything, titles: Mapping[str, str], today: date
) -> list[TimelineRow]:
    """Everything with this person by day; on one day in the order of ``WORDS``, by hour, then by id.

    What was promised in between and is open stands on the day it is due, or today if it has none (R1).
    ``titles`` are those of the prompts, by id.
    """
    letters = [x for x in everything.outreach if x.mentor == mentor.id]
    talks = [m for m in everything.meetings if mentor.id in m.mentors]
    names = {m.id: m.name for m in everything.mentors}
    circles = {c.id: c.name for c in everything.circles}
    rows = [
        *_stages(mentor, letters),
        *_introductions(mentor, everything.mentors),
        *_terms(mentor),
        *_letters(letters),
        *(_meeting(talk, _with_whom(talk, mentor, names, circles)) for talk in talks),
        *_actions(mentor, talks),
        *_open(mentor, today),
        *(_checkin(c) for c in everything.checkins if c.mentor == mentor.id),
        *(_evaluation(e) for e in everything.evaluations if e.mentor == mentor.id),
        *(
            TimelineRow(g.on, "gift", g.id, g.text, entry=True)
            for g in everything.gifts
            if g.mentor == mentor.id
        ),
        *_reflections(mentor, talks, everything.reflections, titles),
    ]
    rows.sort(key=lambda row: (row.on, _ORDER[row.kind], row.clock, row.id or ""))
    return rows


def _stages(mentor: Mentor, letters: Sequence[Outreach]) -> Iterator[TimelineRow]:
    sent = {(x.kind, x.sent) for x in letters}
    answered = {(x.kind, x.answered) for x in letters}
    for change in mentor.history:
        kind, state = _BY_LETTER.get(change.reason, ("", ""))
        reason = f" ({change.reason})" if change.reason and not kind else ""
        # What a yes led to is news; that a letter went out, or that it was a no, its own line says.
        again = state != "accepted" and (kind, change.on) in (sent if state == "sent" else answered)
        stage = (
            change.reason if change.reason.casefold().startswith(NOT_NOW) else STAGES[change.stage] + reason
        )
        yield TimelineRow(change.on, "stage", None, stage, again=again)


def _introductions(mentor: Mentor, everybody: Sequence[Mentor]) -> Iterator[TimelineRow]:
    """Who put the two in touch, and whom this one brought."""
    for one in (m for m in everybody if m.began == BROUGHT and m.introduced_by):
        on = one.introduced_on or one.created
        if one.id == mentor.id:
            yield TimelineRow(on, "introduction", None, f"by {one.introduced_by}")
        elif fold(one.introduced_by) == fold(mentor.name):
            yield TimelineRow(on, "introduction", None, f"you to {one.name}")


def _terms(mentor: Mentor) -> Iterator[TimelineRow]:
    for term in mentor.terms:
        formal = term.form == "formal"
        what = "a formal term" if formal else "your own arrangement"
        yield TimelineRow(term.start, "term", None, f"{what} begins" + _agreed(term))
        if term.end:
            called = f" ({term.programme})" if term.programme else ""
            yield TimelineRow(term.end, "term", None, f"{what} ends{called}")


def _agreed(term: Term) -> str:
    parts = [
        term.programme,
        f"until {said_day(term.end)}" if term.end else "",
        so_many(term.minutes, "minute") if term.minutes else "",
        period_in_words(term.cadence) if term.cadence else "",
    ]
    return "".join(f", {part}" for part in parts if part)


def _letters(letters: Sequence[Outreach]) -> Iterator[TimelineRow]:
    for letter in letters:
        what = OUTREACH_KINDS[letter.kind].partition(":")[0]
        about = f"{letter.subject} ({what})" if letter.subject else what
        if letter.sent is None:
            yield TimelineRow(letter.drafted, "letter", letter.id, f"draft: {about}")
        else:
            whom = "about them: " if letter.kind in NOT_TO_THEM else ""
            yield TimelineRow(letter.sent, "letter", letter.id, f"sent: {whom}{about}")
        if letter.answered:
            note = f": {letter.note}" if letter.note else ""
            yield TimelineRow(letter.answered, "letter", letter.id, OUTREACH_STATES[letter.state] + note)


def _with_whom(meeting: Meeting, mentor: Mentor, names: Mapping[str, str], circles: Mapping[str, str]) -> str:
    """The circle it was of, or who else was there."""
    others = ", ".join(names.get(i, i) for i in meeting.mentors if i != mentor.id)
    return circles.get(meeting.circle or "", f"with {others}" if others else "")


def _meeting(meeting: Meeting, whom: str) -> TimelineRow:
    kind = "cancelled" if meeting.cancelled else "meeting" if meeting.held else "planned"
    word = meeting.kind if kind == "meeting" and meeting.kind != "regular" else WORDS[kind]
    entry = kind == "meeting"
    clock = meeting.when.partition("T")[2]
    text = _meeting_text(meeting, clock, whom)
    noted = bool(meeting.notes)
    return TimelineRow(meeting.on, kind, meeting.id, text, entry=entry, word=word, clock=clock, noted=noted)


def _meeting_text(meeting: Meeting, clock: str, whom: str) -> str:
    length = so_many(meeting.minutes, "minute") if meeting.minutes else ""
    head = ", ".join(part for part in (clock, length, whom) if part)
    kind = "" if meeting.kind == "regular" else MEETING_KINDS[meeting.kind]
    what = meeting.notes or kind
    lines = [f"{head}: {what}" if head and what else head or what]
    if not meeting.held:
        lines += [f"- {item}" for item in meeting.agenda]
    if meeting.incident:
        lines.append(f"incident: {meeting.incident}")
    lines += [f"answer: {answer}" for answer in meeting.answers]
    lines += [f"learnt: {insight}" for insight in meeting.insights]
    for action in meeting.actions:
        who = "promised" if action.owner == "me" else "they promised"
        lines.append(f"{who}: {action.text}{by_its_day(action.due)}")
    lines += [f"next time: {area}" for area in meeting.next_areas]
    nothing = "no notes" if meeting.held else "no agenda"
    return in_lines(*lines) or nothing


def _actions(mentor: Mentor, talks: Sequence[Meeting]) -> Iterator[TimelineRow]:
    for promise in promises([mentor], talks):
        action = promise.action
        if action.done:
            who = "" if action.owner == "me" else "they did: "
            yield TimelineRow(action.done, "action", action.id, f"{who}{action.text}")


def _open(mentor: Mentor, today: date) -> Iterator[TimelineRow]:
    """Promises of no meeting: those of one stand with it."""
    for promise in open_promises([mentor], ()):
        action = promise.action
        who = "" if action.owner == "me" else "by them: "
        late = " (not done yet)" if action.due and action.due < today else ""
        yield TimelineRow(
            action.due or today, "promise", action.id, f"{who}{action.text}{late}", dayless=action.due is None
        )


def _checkin(checkin: Checkin) -> TimelineRow:
    found = health(checkin)
    rapport, clarity = (f"{round(mean, 2):g}" for mean in (found.rapport, found.clarity))
    text = f"{found.health.replace('-', ' ')}: rapport {rapport}, clarity {clarity}"
    return TimelineRow(checkin.on, "check-in", checkin.id, in_lines(text, checkin.note), entry=True)


def _evaluation(evaluation: Evaluation) -> TimelineRow:
    marks = {"progress": evaluation.progress, "worth": evaluation.value, "gain for both": evaluation.both}
    given = ", ".join(f"{what} {mark}" for what, mark in marks.items() if mark)
    worked = f"worked: {evaluation.worked}" if evaluation.worked else ""
    change = f"to change: {evaluation.change}" if evaluation.change else ""
    text = in_lines(f"{EVALUATED_AT[evaluation.at]}: {given}", worked, change)
    return TimelineRow(evaluation.on, "evaluation", evaluation.id, text, entry=True)


def _reflections(
    mentor: Mentor, talks: Sequence[Meeting], reflections: Sequence[Reflection], titles: Mapping[str, str]
) -> Iterator[TimelineRow]:
    days = {talk.id: talk.on for talk in talks}
    for reflection in reflections:
        if reflection.about == "mentor" and reflection.subject == mentor.id:
            about = ""
        elif reflection.about == "meeting" and reflection.subject in days:
            about = f"about {said_day(days[reflection.subject])}"
        else:
            continue
        title = titles.get(reflection.prompt or "", reflection.prompt or "")
        head = ", ".join(part for part in (title, about) if part)
        text = f"{head}: {reflection.text}" if head else reflection.text
        yield TimelineRow(reflection.on, "reflection", reflection.id, text, entry=True)
