"""Whether a relationship is more than asking (R7), and whether both have something of it (P9, R6).

The words shown rest on what was written down in a stretch of days; who writes nothing down is told
nothing either.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Collection, Iterable, Iterator
from datetime import date, timedelta
from itertools import chain

import msgspec

from mentorfolio.domain.dates import said_near
from mentorfolio.domain.lifecycle import ASKING
from mentorfolio.domain.records import Checkin, Evaluation, Gift, Mentor
from mentorfolio.domain.register import Everything
from mentorfolio.domain.text import fold, so_many
from mentorfolio.domain.vocabulary import NOT_TO_THEM

ASKING_DAYS = 180  # so long nothing but requests: the days before today that R7 looks at
ASKING_LEAST = 2  # contacts in those days; one request alone says nothing
GIVING_DAYS = 365
GIVING_LEAST = 3  # talks in those days; who was met less often has not given that much
BENEFIT = 3  # of 5: from here on a check-in says that they have something of it too

# Meetings that one comes to with a question of one's own.
ASKING_TALKS = frozenset(("regular", "incident"))


class Asking(msgspec.Struct, frozen=True, kw_only=True):
    """A mentor of whom, since a day, was only asked: in how many talks and letters (R7)."""

    mentor: str
    since: date
    talks: int
    letters: int

    @property
    def contacts(self) -> int:
        """Talks and letters together."""
        return self.talks + self.letters


def asking_only(
    everything: Everything, today: date, *, of: Collection[str] | None = None
) -> tuple[Asking, ...]:
    """The active mentors (of these ids) with whom, for 180 days, every contact was a request (R7), by name.

    A contact is a talk held or a letter sent. Thanks, a sign of life, a first, a closing meeting, one about
    the relationship itself or an unplanned moment are no requests. A reflection on them or on a meeting
    with them, a gift, a check-in or an evaluation in that time says that it is more than asking. So does
    a need of one named skill, if that is all they are there for: it is meant to be short (P6).
    """
    since = today - timedelta(days=ASKING_DAYS)
    suspects = {
        m.id: m
        for m in everything.mentors
        if m.stage == "active"
        and (of is None or m.id in of)
        and {n.scope for n in everything.needs if n.id in m.supports} != {"narrow"}
    }
    for cared in _cared_for(everything, since, today):
        suspects.pop(cared, None)
    if not suspects:
        return ()
    known = {i for i, m in suspects.items() if m.history[0].on <= since}
    talks, letters, more = dict.fromkeys(suspects, 0), dict.fromkeys(suspects, 0), set()
    for on, mentor, count, asks in _contacts(everything, talks, letters):
        if on < since:
            known.add(mentor)
        elif on <= today:
            count[mentor] += 1
            if not asks:
                more.add(mentor)
    return tuple(
        Asking(mentor=m.id, since=since, talks=talks[m.id], letters=letters[m.id])
        for m in sorted(suspects.values(), key=_name)
        if m.id in known - more and talks[m.id] + letters[m.id] >= ASKING_LEAST
    )


def evidence(asking: Asking) -> str:
    """``4 talks and 1 letter``."""
    counts = ((asking.talks, "talk"), (asking.letters, "letter"))
    return " and ".join(so_many(n, what) for n, what in counts if n)


def asking_told(asking: Asking, name: str, today: date) -> str:
    """It in plain words, with the evidence."""
    return (
        f"With {name} you have only asked: {evidence(asking)} since {said_near(asking.since, today)}, "
        "nothing given back, no check-in."
    )


def given_without_receiving(everything: Everything, today: date) -> tuple[str, ...]:
    """Ids of active mentors who gave and got nothing back (P9, R6), by name.

    They had three talks or more with the owner in the last 365 days and, in those, no gift and no
    check-in which says that they have something of it too (3 of 5 or more).
    """
    since = today - timedelta(days=GIVING_DAYS)
    thanked = {g.mentor for g in everything.gifts if since <= g.on <= today}
    thanked |= {
        c.mentor for c in everything.checkins if since <= c.on <= today and (c.benefit_them or 0) >= BENEFIT
    }
    first, last = since.isoformat(), today.isoformat()
    recent = (m for m in everything.meetings if m.held and first <= m.when[:10] <= last)
    talks = Counter(mentor for meeting in recent for mentor in meeting.mentors)
    active = (m for m in everything.mentors if m.stage == "active" and m.id not in thanked)
    return tuple(m.id for m in sorted(active, key=_name) if talks[m.id] >= GIVING_LEAST)


def _contacts(
    everything: Everything, talks: dict[str, int], letters: dict[str, int]
) -> Iterator[tuple[date, str, dict[str, int], bool]]:
    """Each contact with one of those counted: its day, with whom, where it counts, whether it asks."""
    for meeting in everything.meetings:
        for mentor in meeting.mentors if meeting.held and not meeting.cancelled else ():
            if mentor in talks:
                yield meeting.on, mentor, talks, meeting.kind in ASKING_TALKS
    for letter in everything.outreach:
        if letter.sent and letter.kind not in NOT_TO_THEM and letter.mentor in letters:
            yield letter.sent, letter.mentor, letters, letter.kind in ASKING


def _cared_for(everything: Everything, since: date, today: date) -> Iterator[str]:
    """Mentors to whom something was given, or with whom somebody stopped to look, in those days."""
    records: Iterable[Gift | Checkin | Evaluation] = chain(
        everything.gifts, everything.checkins, everything.evaluations
    )
    for record in records:
        if since <= record.on <= today:
            yield record.mentor
    looked = [r for r in everything.reflections if r.subject and since <= r.on <= today]
    yield from (r.subject for r in looked if r.subject and r.about == "mentor")
    meetings = {r.subject for r in looked if r.about == "meeting"}
    for meeting in everything.meetings if meetings else ():
        if meeting.id in meetings:
            yield from meeting.mentors


def _name(mentor: Mentor) -> tuple[str, str]:
    return fold(mentor.name), mentor.id
