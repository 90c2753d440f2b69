"""The kinds of things to do, and all that is due on a day, in the order of pressing (``next``)."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from datetime import date, timedelta
from typing import NamedTuple

from mentorfolio.domain.due import letters, meetings, people
from mentorfolio.domain.due.rows import Due, Facts, Source
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.text import fold

PROMISED, LETTER, LOOK = range(3)


class Kind(NamedTuple):
    """A kind of thing to do: who finds its rows, what a person reads, what a calendar says on its day.

    ``urgency`` goes before days late: what somebody counts on, then letters, then a look at how it goes.
    """

    rows: Source
    told: str
    summary: str = ""
    urgency: int = LETTER


# The register: what stands here is shown by ``next``, can be snoozed, and with a summary is in the calendar.
KINDS: Mapping[str, Kind] = {
    "meeting": Kind(
        meetings.meetings, "a meeting today or tomorrow, or one that nobody said took place", "", PROMISED
    ),
    "contact": Kind(people.contacts, "to get in touch, by the rhythm you chose", "Get in touch with {name}"),
    "next-choice": Kind(letters.next_choices, "a first letter without an answer: whom to ask next"),
    "follow-up": Kind(
        letters.follow_ups, "one friendly reminder of a letter", "Remind {name} of your letter"
    ),
    "no-answer": Kind(letters.no_answers, "a letter that no answer will come to any more"),
    "later": Kind(
        people.laters,
        "to be in touch again on the day that was said",
        "Be in touch with {name} again",
        PROMISED,
    ),
    "draft": Kind(letters.drafts, "a letter written and not sent"),
    "request": Kind(letters.requests, "a first conversation is a week ago: ask for mentoring", "", PROMISED),
    "agenda": Kind(meetings.agendas, "a planned meeting without an agenda", "", PROMISED),
    "reflect": Kind(meetings.reflections, "a meeting that you have not thought back to", "", LOOK),
    "action": Kind(meetings.actions, "something you promised", "", PROMISED),
    "need-overdue": Kind(people.needs_overdue, "a need that should have been met by now"),
    "check-in": Kind(
        people.check_ins, "a look at the relationship itself", "Look at how it goes with {name}", LOOK
    ),
    "term-ends": Kind(
        people.term_ends, "a formal term on its way to the end", "The term with {name} ends", LOOK
    ),
    "hello": Kind(people.hellos, "a greeting to somebody whose mentoring ended", "Say hello to {name}", LOOK),
    "place": Kind(people.places, "a place to look for mentors again, on the day you said", "", LOOK),
    "purpose": Kind(people.purpose, "the four questions before looking for anyone"),
}
# What one is glad to see coming, though it is not due yet, or at all: it is
# said, never counted.
COMING = ("meeting", "action")
ALSO: tuple[Source, ...] = (meetings.their_actions, people.evaluations)
ALL = "all"  # a person may be snoozed as a whole


class WhatIsDue(NamedTuple):
    """What is due, most pressing first, how many rows sleep, and what is coming, by day."""

    rows: tuple[Due, ...]
    snoozed: int
    coming: tuple[Due, ...]


def due(facts: Facts, today: date, rules: Rules) -> WhatIsDue:
    """Everything that is shown on a day.

    Order: meetings of today and tomorrow, then what somebody counts on, then letters, then looks at
    relationships, then what is not due yet; among these by days late, by the need's priority, by
    name. One person's rows stand together.
    """
    found = [one for kind in KINDS.values() for one in kind.rows(facts, today, rules)]
    shown = [one.row for one in found if one.shown <= today]
    awake = [row for row in shown if not _sleeps(row, facts, today)]
    ahead = [one.row for one in found if one.shown > today and one.row.kind in COMING]
    ahead += [one.row for source in ALSO for one in source(facts, today, rules)]
    last = today + timedelta(days=rules.within)
    return WhatIsDue(
        rows=_ordered(awake, facts, today),
        snoozed=len(shown) - len(awake),
        coming=_by_day(r for r in ahead if r.due and r.due <= last and not _sleeps(r, facts, today)),
    )


def ahead(facts: Facts, today: date, rules: Rules, kinds: Iterable[str]) -> tuple[Due, ...]:
    """Every row of these kinds that has a day, however far ahead, by day: what a calendar holds."""
    rows = [found.row for kind in kinds for found in KINDS[kind].rows(facts, today, rules)]
    return _by_day(row for row in rows if row.due)


def _by_day(rows: Iterable[Due]) -> tuple[Due, ...]:
    return tuple(sorted(rows, key=lambda row: (row.due or date.max, row.id)))


def _is_near(row: Due, today: date) -> bool:
    """Whether it is a meeting to come; those shown are of today and tomorrow."""
    return row.kind == "meeting" and row.due is not None and row.due >= today


def _sleeps(row: Due, facts: Facts, today: date) -> bool:
    mentor = facts.mentors.get(row.mentor or "")
    if mentor is None or not mentor.snoozed:
        return False
    # Whoever rests is not forgotten at the door: a meeting to come sleeps only if that very thing was said.
    kinds = (row.kind,) if _is_near(row, today) else (ALL, row.kind)
    return any(mentor.snoozed.get(kind, date.min) > today for kind in kinds)


def _ordered(rows: Iterable[Due], facts: Facts, today: date) -> tuple[Due, ...]:
    def pressing(row: Due) -> tuple[bool, bool, int, int, int, str, str]:
        need = facts.needs.get(row.need or "")
        mentor = facts.mentors.get(row.mentor or "")
        name = fold(mentor.name) if mentor else ""
        priority = need.priority if need else 0
        urgency = KINDS[row.kind].urgency
        is_early = (row.days_late or 0) < 0 and urgency != PROMISED
        return (
            not _is_near(row, today),
            is_early,
            urgency,
            -(row.days_late or 0),
            -priority,
            name,
            row.id,
        )

    together: dict[str, list[Due]] = {}
    for row in sorted(rows, key=pressing):
        together.setdefault(row.mentor or row.id, []).append(row)
    return tuple(row for group in together.values() for row in group)
