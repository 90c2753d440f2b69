"""How coverage became what it is: the formulas of the review on many past days, and what moved them.

Every value is the one that ``review --on`` has for that day. The days are looked at together because a
portfolio of ten years holds thousands of talks, and each of them counts for all days after it.
"""

from __future__ import annotations

from bisect import bisect_right
from collections.abc import Callable, Iterator, Mapping, Sequence
from datetime import date
from itertools import accumulate

import msgspec

from mentorfolio.domain.dates import add_period
from mentorfolio.domain.past_day import needs_and_mentors_on
from mentorfolio.domain.records import Mentor, Need
from mentorfolio.domain.register import Everything
from mentorfolio.domain.review import (
    COMPETENCIES,
    Coverage,
    gap,
    open_targets,
    standings,
    state_of,
)
from mentorfolio.domain.vocabulary import NOT_TO_THEM, STAGE_WORD

# Up to how many months a history reaches -> how far its days lie apart; a longer one goes by years.
_STEPS = ((4, "1w"), (37, "1m"), (132, "3m"))
_LONGEST_STEP = "1y"
# How a sentence tells the status that a need came to.
_MOVED: Mapping[str, str] = {
    "named": "is named",
    "open": "is open again",
    "met": "is met",
    "dropped": "is dropped",
}
# Of one person the days from which something is known, in order, and the latest contact known by each.
_Contacts = tuple[list[date], list[date]]


class PastDay(msgspec.Struct, frozen=True, kw_only=True):
    """The portfolio on one day: ``needs`` has those open then, by id; ``competencies`` all three."""

    on: date
    gap: float
    needs: dict[str, Coverage]
    competencies: dict[str, Coverage]

    def of_need(self, need: str) -> float | None:
        """How far a need was covered, None where it was not open."""
        found = self.needs.get(need)
        return found.coverage if found else None


class PastEvent(msgspec.Struct, frozen=True, kw_only=True):
    """What happened on a day to somebody, or to a need; ``to`` is the stage or the status reached."""

    on: date
    mentor: str | None
    need: str | None
    to: str

    def told(self, name_of: Callable[[str], str], title_of: Callable[[str], str]) -> str:
        """In words, with whatever people and needs are called there."""
        if self.mentor is None:
            return f"{title_of(self.need or '')} {_MOVED[self.to]}"
        return f"{name_of(self.mentor)}: {STAGE_WORD[self.to]}"


def began(everything: Everything) -> date | None:
    """The first day of which anything is known of a need or a mentor; None for an empty portfolio."""
    days = [m.history[0].on for m in everything.mentors]
    days += [named_on(need) for need in everything.needs]
    return min(days, default=None)


def days_between(since: date, until: date) -> tuple[date, ...]:
    """Days an even step apart that end with ``until``; the first is ``since`` itself."""
    months = (until.year - since.year) * 12 + until.month - since.month
    step = next((step for most, step in _STEPS if months < most), _LONGEST_STEP)
    days, times = [until], 1
    while (day := add_period(until, step, -times)) > since:
        days.append(day)
        times += 1
    return (*([since] if since < until else []), *reversed(days))


def over(everything: Everything, days: Sequence[date]) -> Iterator[PastDay]:
    """The portfolio on each of the days, in their order."""
    contacts = _contacts(everything)
    for day in days:
        needs, mentors = needs_and_mentors_on(everything, day)
        last = {m.id: on for m in mentors if (on := _last(m, contacts.get(m.id), day))}
        people = standings(mentors, last, day)
        targets = open_targets(needs)
        yield PastDay(
            on=day,
            gap=gap(people, targets),
            needs={t.id: state_of(people, t) for t in targets},
            competencies={t.id: state_of(people, t) for t in COMPETENCIES},
        )


def events(everything: Everything, since: date, until: date) -> tuple[PastEvent, ...]:
    """Every move of a mentor and of a need after ``since`` up to ``until``, in order of days."""
    found = [
        PastEvent(on=change.on, mentor=m.id, need=None, to=change.stage)
        for m in everything.mentors
        for change in m.history
    ]
    for need in everything.needs:
        first = named_on(need)
        found.append(PastEvent(on=first, mentor=None, need=need.id, to="named"))
        found += [
            PastEvent(on=change.on, mentor=None, need=need.id, to=change.status)
            for change in need.history
            if change.on != first or change.status != "open"
        ]
    return tuple(sorted((e for e in found if since < e.on <= until), key=lambda e: (e.on, e.mentor or "")))


def named_on(need: Need) -> date:
    """The first day that anything is known of a need."""
    return min(need.created, need.history[0].on) if need.history else need.created


def _contacts(everything: Everything) -> dict[str, _Contacts]:
    pairs: dict[str, list[tuple[date, date]]] = {}
    for meeting in everything.meetings:
        if meeting.held and not meeting.cancelled:
            for mentor in meeting.mentors:
                pairs.setdefault(mentor, []).append((meeting.on, meeting.on))
    for letter in everything.outreach:
        if letter.sent and letter.answered and letter.kind not in NOT_TO_THEM:
            known = max(letter.drafted, letter.sent, letter.answered)
            pairs.setdefault(letter.mentor, []).append((known, letter.answered))
    found = {}
    for mentor, theirs in pairs.items():
        theirs.sort()
        found[mentor] = [known for known, _ in theirs], [*accumulate((on for _, on in theirs), max)]
    return found


def _last(mentor: Mentor, contacts: _Contacts | None, day: date) -> date | None:
    """The last contact by that day, told by hand or noted."""
    told, noted = mentor.told_contact, None
    if contacts and (at := bisect_right(contacts[0], day)):
        noted = contacts[1][at - 1]
    return max(told, noted) if told and noted else told or noted
