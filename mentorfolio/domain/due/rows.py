"""One thing to do, and the records that things to do follow from."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from datetime import date
from functools import cached_property
from typing import NamedTuple

import msgspec

from mentorfolio.domain.drafts import talked_with
from mentorfolio.domain.lifecycle import has_died
from mentorfolio.domain.meetings import came_to_nothing, is_planned, latest_with
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import (
    Checkin,
    Evaluation,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Profile,
    Reflection,
)
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.standing import met_with, standing
from mentorfolio.domain.text import listed
from mentorfolio.domain.vocabulary import NOT_TO_THEM


class Due(msgspec.Struct, frozen=True, kw_only=True):
    """One thing to do. ``id`` is the same from day to day; ``command`` is quoted for a shell.

    ``otherwise`` is the command of the second way, where the row asks whether to let go.
    """

    id: str
    kind: str
    due: date | None
    days_late: int | None
    mentor: str | None
    need: str | None
    text: str
    command: str
    otherwise: str | None = None

    @property
    def of(self) -> str:
        """What it is about: the id of a record, for some kinds with more behind a colon."""
        return self.id.partition(":")[2]


class Facts(msgspec.Struct, frozen=True, kw_only=True, dict=True):
    """The records that what is due follows from; ``circles`` maps an id to a name.

    ``there`` maps a meeting to what the clocks say then where its people are, if that is another time;
    ``names`` maps a person to a name that tells namesakes apart.
    """

    profile: Profile | None
    mentors: Mapping[str, Mentor]
    needs: Mapping[str, Need]
    letters: Sequence[Outreach]
    last: Mapping[str, date]
    meetings: Sequence[Meeting] = ()
    checkins: Sequence[Checkin] = ()
    evaluations: Sequence[Evaluation] = ()
    reflections: Sequence[Reflection] = ()
    circles: Mapping[str, str] = {}
    places: Sequence[Place] = ()
    there: Mapping[str, str] = {}
    names: Mapping[str, str] = {}

    @cached_property
    def gone(self) -> frozenset[str]:
        """Who has died."""
        return frozenset(m.id for m in self.mentors.values() if has_died(m))

    @cached_property
    def met(self) -> frozenset[str]:
        """With whom a meeting was held: many kinds ask, and there may be thousands of meetings."""
        return met_with(self.meetings)

    @cached_property
    def latest(self) -> Mapping[str, Meeting]:
        """Person -> the latest meeting of the two, as :func:`latest_with`."""
        return latest_with(self.meetings)

    def came_to_nothing(self, mentor: Mentor, today: date) -> Meeting | None:
        """The talk with somebody that wants a new day, as :func:`came_to_nothing`."""
        latest = self.latest.get(mentor.id)  # of few it is called off, and thousands need not be looked at
        return came_to_nothing(mentor, self.meetings, today) if latest and latest.cancelled else None

    def wants_a_day(self, mentor: Mentor) -> str:
        """What is said of a talk that came to nothing: the new day may be theirs to name."""
        return f"The meeting with {self.name(mentor)} was called off: is there a new day?"

    @cached_property
    def to_hold(self) -> tuple[Meeting, ...]:
        """The meetings that are planned, also when their day has passed: few of what may be thousands."""
        return tuple(meeting for meeting in self.meetings if is_planned(meeting))

    @cached_property
    def planned(self) -> frozenset[str]:
        """With whom a meeting is planned, also when its day has passed."""
        return frozenset(who for meeting in self.to_hold for who in meeting.mentors)

    @cached_property
    def talked(self) -> Mapping[str, date]:
        """Person -> the day of the last conversation with them."""
        return latest_days((who, meeting.on) for meeting in self.meetings for who in talked_with(meeting))

    def talked_since(self, letter: Outreach) -> date | None:
        """The day on which one talked with somebody after this letter to them went out."""
        day = self.talked.get(letter.mentor)
        return day if day and letter.sent and day > letter.sent else None

    @cached_property
    def hours(self) -> Mapping[str, str]:
        """Meeting still to be held -> its day and hour: of two on one day the earlier comes first."""
        return {meeting.id: meeting.when for meeting in self.to_hold}

    @cached_property
    def written(self) -> Mapping[str, date]:
        """Person -> the day of the last letter to them."""
        return latest_days((x.mentor, x.sent) for x in self.letters if x.sent and x.kind not in NOT_TO_THEM)

    @cached_property
    def drafted(self) -> frozenset[str]:
        """To whom a letter is begun that was not sent."""
        return frozenset(x.mentor for x in self.letters if x.state == "draft" and x.kind not in NOT_TO_THEM)

    def standing(self, mentor: Mentor) -> str:
        """How somebody and the owner stand to each other, as :func:`standing`."""
        return standing(mentor, self.profile, met=mentor.id in self.met)

    def name(self, mentor: Mentor) -> str:
        """What a sentence calls somebody."""
        return self.names.get(mentor.id, mentor.name)

    def called(self, mentors: Sequence[str], circle: str | None) -> str:
        """Whom a meeting or a promise is with, for a sentence."""
        if circle:
            return f"the circle {self.circles.get(circle, circle)}"
        return listed([self.name(self.mentors[m]) if m in self.mentors else m for m in mentors])


class Dated(NamedTuple):
    """Something to do, and the day from which it is shown."""

    row: Due
    shown: date


Source = Callable[[Facts, date, Rules], Iterator[Dated]]


def latest_days(pairs: Iterable[tuple[str, date]]) -> dict[str, date]:
    """Each id with the latest of its days."""
    found: dict[str, date] = {}
    for who, day in pairs:  # sorting thousands of talks takes four times as long
        if who not in found or day > found[who]:
            found[who] = day
    return found


def thing_to_do(
    kind: str,
    of: str,
    day: date,
    today: date,
    text: str,
    line: str,
    *,
    shown: date | None = None,
    mentor: str | None = None,
    need: str | None = None,
) -> Dated:
    """A row of this ``kind``, about the record ``of``, due on ``day`` and shown from then or ``shown``."""
    late = (today - day).days
    row = Due(
        id=f"{kind}:{of}",
        kind=kind,
        due=day,
        days_late=late,
        mentor=mentor,
        need=need,
        text=text,
        command=line,
    )
    return Dated(row, shown or day)
