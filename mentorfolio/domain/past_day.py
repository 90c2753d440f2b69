"""The portfolio as it was at the end of a past day, from dated records (docs/design.md).

What has a day of its own (stages, statuses, rhythms, letters, talks, check-ins, gifts) is known for any
day, even if it was written down later. What has none (strengths, ranks, who is in a circle) is taken as
it is now.
"""

from __future__ import annotations

from collections.abc import Collection, Iterator
from collections.abc import Set as AbstractSet
from datetime import date
from typing import TypeVar

import msgspec
from msgspec.structs import replace

from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import add_period
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import (
    Action,
    Checkin,
    Evaluation,
    Gift,
    Meeting,
    Mentor,
    Need,
    Outreach,
)
from mentorfolio.domain.register import Everything
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.review import gap, open_targets, standings
from mentorfolio.domain.terms import cadence_on, form_on
from mentorfolio.domain.text import fold

HALF_A_YEAR = "6m"


T = TypeVar("T", Checkin, Evaluation, Gift)


def as_of(everything: Everything, day: date) -> Everything:
    """The records of that day, in the same order; they point only at what was there.

    A portfolio of a day, taken back further, is the portfolio of that earlier day.
    """
    needs, mentors = needs_and_mentors_on(everything, day)
    need_ids, here = {n.id for n in needs}, {m.id for m in mentors}
    circles = tuple(
        replace(c, members=tuple(i for i in c.members if i in here))
        for c in everything.circles
        if c.created <= day
    )
    circle_ids = {c.id for c in circles}
    meetings = tuple(_meetings_on(everything.meetings, day, here, circle_ids))
    known = {"mentor": here, "need": need_ids, "meeting": {m.id for m in meetings}, "circle": circle_ids}
    return replace(
        everything,
        needs=needs,
        mentors=mentors,
        outreach=tuple(
            _letter_on(x, day, need_ids) for x in everything.outreach if x.drafted <= day and x.mentor in here
        ),
        meetings=meetings,
        checkins=tuple(_by_then(everything.checkins, day, here)),
        evaluations=tuple(_by_then(everything.evaluations, day, here)),
        reflections=tuple(
            r
            if r.subject is None or r.subject in known[r.about]
            else replace(r, about="portfolio", subject=None)
            for r in everything.reflections
            if r.on <= day
        ),
        gifts=tuple(_by_then(everything.gifts, day, here)),
        circles=circles,
        places=tuple(_place_on(p, day, need_ids) for p in everything.places if p.created <= day),
    )


def needs_and_mentors_on(everything: Everything, day: date) -> tuple[tuple[Need, ...], tuple[Mentor, ...]]:
    """Those that there were; they point only at each other."""
    needs = tuple(need for n in everything.needs if (need := need_on(n, day)))
    need_ids = {n.id for n in needs}
    here = {m.id for m in everything.mentors if m.history[0].on <= day}
    return needs, tuple(_mentor_on(m, day, here, need_ids) for m in everything.mentors if m.id in here)


class Change(msgspec.Struct, frozen=True, kw_only=True):
    """What is different from an earlier day ``on``.

    ``gap`` (0 to 1) is that of then; ``gap_change`` is how much it grew since, None where one of the two
    is about needs and the other about competencies. ``became`` maps a stage to the ids of those who were
    in another one, or not there; ``needs_met`` and ``needs_named`` are ids.
    """

    on: date
    gap: float
    gap_change: float | None
    became: dict[str, tuple[str, ...]]
    needs_met: tuple[str, ...]
    needs_named: tuple[str, ...]


def half_a_year(everything: Everything, day: date, gap_now: float) -> Change | None:
    """What changed in the half year up to a day; None if nothing is known of its first day."""
    on = add_period(day, HALF_A_YEAR, -1)
    then = as_of(everything, on)
    if not (then.needs or then.mentors):
        return None
    stages = {m.id: m.stage for m in then.mentors}
    became: dict[str, list[str]] = {}
    for mentor in sorted(everything.mentors, key=lambda m: (fold(m.name), m.id)):
        if stages.get(mentor.id) != mentor.stage:
            became.setdefault(mentor.stage, []).append(mentor.id)
    status = {n.id: n.status for n in then.needs}
    last = last_contacts(then.mentors, then.meetings, then.outreach)
    targets = open_targets(then.needs)
    gap_then = gap(standings(then.mentors, last, on), targets)
    alike = bool(targets) == any(n.status == "open" for n in everything.needs)
    return Change(
        on=on,
        gap=gap_then,
        gap_change=gap_now - gap_then if alike else None,
        became={stage: tuple(ids) for stage, ids in became.items()},
        needs_met=tuple(n.id for n in everything.needs if n.status == "met" and status.get(n.id) != "met"),
        needs_named=tuple(n.id for n in everything.needs if n.id not in status),
    )


def _place_on(place: Place, day: date, needs: Collection[str]) -> Place:
    looked = tuple(look for look in place.looked if look.on <= day)
    return replace(place, looked=looked, need=place.need if place.need in needs else None)


def need_on(need: Need, day: date) -> Need | None:
    """The need with its status and ratings of that day; None before it was named."""
    past = tuple(change for change in need.history if change.on <= day)
    if past:
        status = past[-1].status
    elif need.created > day:
        return None
    else:
        status = "open" if need.history else need.status
    rated = tuple(c for c in need.confidence if c.on <= day)
    return replace(need, status=status, history=past, confidence=rated)


def _mentor_on(mentor: Mentor, day: date, mentors: Collection[str], needs: AbstractSet[str]) -> Mentor:
    """The mentor as of that day, pointing only at mentors and needs that were there."""
    told, informed = mentor.told_contact, mentor.manager_informed
    supports = mentor.supports
    if not needs >= supports.keys():
        supports = {i: strength for i, strength in supports.items() if i in needs}
    history = mentor.history
    if any(change.on > day for change in history):
        history = tuple(change for change in history if change.on <= day)
    dated = any((mentor.rhythms, mentor.terms, mentor.knows, mentor.actions, told, informed))
    if not dated and supports is mentor.supports:  # most are; a record made anew is checked anew
        return mentor if history is mentor.history else replace(mentor, history=history)
    return replace(
        mentor,
        history=history,
        form=form_on(mentor, day),
        cadence=cadence_on(mentor, day),
        rhythms=tuple(r for r in mentor.rhythms if r.on <= day),
        terms=tuple(t for t in mentor.terms if t.start <= day),
        told_contact=_if_by_then(told, day),
        manager_informed=_if_by_then(informed, day),
        supports=supports,
        knows=tuple(i for i in mentor.knows if i in mentors),
        actions=_actions_on(mentor.actions, day),
    )


def _if_by_then(on: date | None, day: date) -> date | None:
    return on if on and on <= day else None


def _letter_on(letter: Outreach, day: date, needs: Collection[str]) -> Outreach:
    about = letter.need if letter.need in needs else None
    if letter.sent is None or letter.sent > day:
        return replace(
            letter,
            need=about,
            state="draft",
            sent=None,
            answered=None,
            follow_up_on=None,
            message_id="",
        )
    # That no answer will come has no day of its own: the day of the last change stands for it.
    settled = letter.answered or (letter.updated if letter.state == "unanswered" else letter.sent)
    if settled > day:
        return replace(letter, need=about, state="sent", answered=None)
    return letter if about == letter.need else replace(letter, need=about)


def _meetings_on(
    meetings: Collection[Meeting], day: date, mentors: Collection[str], circles: Collection[str]
) -> Iterator[Meeting]:
    last = day.isoformat()
    for meeting in meetings:
        if meeting.when[:10] > last or not meeting.held:  # texts of ISO days stand in the order of days
            if meeting.created > day:
                continue
            meeting = _planned(meeting, day)
        there = tuple([i for i in meeting.mentors if i in mentors])
        circle = meeting.circle if meeting.circle in circles else None
        presenter = meeting.presenter if meeting.presenter in mentors or meeting.presenter == ME else ""
        found = (there, circle, presenter)
        if found == (meeting.mentors, meeting.circle, meeting.presenter) and not meeting.actions:
            yield meeting  # as it is: most are, and there may be thousands
        elif there or circle:
            yield replace(
                meeting,
                mentors=there,
                circle=circle,
                presenter=presenter,
                actions=_actions_on(meeting.actions, day),
            )


def _planned(meeting: Meeting, day: date) -> Meeting:
    """A meeting before it was held: nothing has come of it; cancelled only if that was done by then."""
    cancelled = meeting.cancelled and meeting.updated <= day
    if not meeting.held:
        return replace(meeting, cancelled=cancelled)
    return replace(meeting, held=False, cancelled=cancelled, notes="", insights=(), actions=(), next_areas=())


def _actions_on(actions: tuple[Action, ...], day: date) -> tuple[Action, ...]:
    return tuple(replace(a, done=None) if a.done and a.done > day else a for a in actions)


def _by_then(records: Collection[T], day: date, mentors: Collection[str]) -> Iterator[T]:
    return (r for r in records if r.on <= day and r.mentor in mentors)
