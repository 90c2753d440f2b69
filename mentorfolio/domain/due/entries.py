"""What a calendar holds of what is due: each thing on its day, and what was settled lately as settled."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from msgspec.structs import replace

from mentorfolio.domain.due.kinds import ALL, KINDS, ahead, is_quiet
from mentorfolio.domain.due.rows import Dated, Due, Facts
from mentorfolio.domain.records import Action, Meeting, Mentor
from mentorfolio.domain.rules import Rules

SETTLED = 60  # days for which it is told that something is off
_LONG = 10 * 365
_STEPS = 3  # of a relationship that are looked back at: more are hardly taken in two months


class CalendarRow(NamedTuple):
    """A row in a calendar: ``of`` which record, by its ``uid``; its day, what it says, whether it is off."""

    row: Due
    of: str
    on: date
    summary: str
    settled: bool


def entries(facts: Facts, today: date, rules: Rules, *, tasks: bool) -> Iterator[CalendarRow]:
    """Everything due that has a day, overdue things on today; then what was settled in the last weeks.

    With ``tasks``, what is a task has the day it is due by, also one that has passed.
    """
    uids = {x.id: x.uid for x in (*facts.letters, *facts.meetings)}
    kinds = [kind for kind, row in KINDS.items() if row.summary]
    known: set[str] = set()
    for number, state in enumerate((facts, *_before(facts, today - timedelta(days=SETTLED)))):
        if number:  # what became of a letter does not depend on how long ago it was sent
            rules = rules._replace(no_answer_wait=_LONG)
        found = {one.row.id: one for one in ahead(state, today, rules, kinds)}
        for name in found.keys() - known:
            one = found[name]
            # What nobody came back to for a year does not come back each day in a calendar either.
            if not is_quiet(one.row, today):
                yield _entry(one, state, uids, None if number else today, tasks=tasks)
        known |= found.keys()


def _entry(
    one: Dated, facts: Facts, uids: Mapping[str, str], today: date | None, *, tasks: bool
) -> CalendarRow:
    """The row as an entry; of what is settled, without ``today``, on the day it was meant for."""
    row, kind = one.row, KINDS[one.row.kind]
    of, _, more = row.of.partition(":")
    mentor = facts.mentors.get(row.mentor or "")
    identity = mentor.uid if mentor and of == mentor.id else uids.get(of, of)
    as_task = tasks and kind.task
    day = one.shown if kind.beforehand and not as_task else row.due or one.shown
    if today and not as_task:
        rests = [mentor.snoozed.get(k, today) for k in (ALL, row.kind, row.id)] if mentor else []
        day = max(day, today, *rests)
    summary = kind.summary.format(name=mentor.name if mentor else "", text=row.text)
    return CalendarRow(row, f"{identity}-{more}" if more else identity, day, summary, settled=today is None)


def _before(facts: Facts, since: date) -> Iterator[Facts]:
    """The records as if what was settled since that day were open; people a step further back each time."""
    letters = (x for x in facts.letters if (x.answered or x.updated) >= since)
    letters = (x for x in letters if not (x.kind == "follow-up" and x.sent))
    state = replace(
        facts,
        letters=tuple(x if x.state == "draft" else replace(x, state="sent", answered=None) for x in letters),
        meetings=tuple(_meeting_before(m, since) if m.updated >= since else m for m in facts.meetings),
    )
    before: Mapping[str, Mentor] = {}
    for steps in range(1, _STEPS + 1):
        mentors = {i: _mentor_before(m, since, steps) for i, m in facts.mentors.items()}
        if mentors == before:
            return
        yield replace(state, mentors=mentors)
        before = mentors


def _mentor_before(mentor: Mentor, since: date, steps: int) -> Mentor:
    late = sum(change.on >= since for change in mentor.history[1:])
    actions = _open(mentor.actions, since)
    rested = mentor.cadence is None and bool(mentor.rhythms) and mentor.rhythms[-1].on >= since
    put_off = mentor.again_on is not None and mentor.updated >= since
    if not (late or rested or put_off) and actions == mentor.actions:
        return mentor
    return replace(
        mentor,
        history=mentor.history[: len(mentor.history) - min(late, steps)],
        actions=actions,
        cadence=next((r.cadence for r in reversed(mentor.rhythms) if r.cadence), None)
        if rested
        else mentor.cadence,
        again_on=None if put_off else mentor.again_on,
    )


def _meeting_before(meeting: Meeting, since: date) -> Meeting:
    actions = _open(meeting.actions, since)
    # An agenda that was there from the beginning was never to be prepared.
    agenda = () if meeting.updated > meeting.created else meeting.agenda
    return replace(meeting, actions=actions, agenda=agenda, cancelled=False)


def _open(actions: tuple[Action, ...], since: date) -> tuple[Action, ...]:
    if not any(action.done and action.done >= since for action in actions):
        return actions
    return tuple(replace(a, done=None) if a.done and a.done >= since else a for a in actions)
