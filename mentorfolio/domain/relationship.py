"""What is derived about one mentor: the last contact, the next one, freshness, health."""

from collections.abc import Iterable, Mapping
from datetime import date

import msgspec

from mentorfolio.domain.dates import add_period
from mentorfolio.domain.lifecycle import active_since
from mentorfolio.domain.records import Checkin, Meeting, Mentor, Outreach
from mentorfolio.domain.vocabulary import NOT_TO_THEM

HIGH = 3.5  # a mean of check-in items from here on is high (docs/design.md)


class Talk(msgspec.Struct, frozen=True, gc=False):
    """What of a meeting tells of a contact, to be read by itself where there are thousands."""

    when: str
    mentors: tuple[str, ...] = ()
    held: bool = False
    cancelled: bool = False


class Answer(msgspec.Struct, frozen=True, gc=False):
    """What of a letter tells of a contact."""

    mentor: str
    kind: str
    answered: date | None = None


def last_talks(meetings: Iterable[Meeting | Talk]) -> Mapping[str, str]:
    """Mentor id -> when the latest meeting with them was held, as it was noted."""
    last: dict[str, str] = {}
    for meeting in meetings:
        if meeting.held and not meeting.cancelled:
            when = meeting.when
            for mentor in meeting.mentors:
                if last.get(mentor, "") < when:  # texts of ISO days stand in the order of days
                    last[mentor] = when
    return last


def last_contacts(
    mentors: Iterable[Mentor], meetings: Iterable[Meeting], letters: Iterable[Outreach]
) -> Mapping[str, date]:
    """Mentor id -> the latest dated contact; mentors without one are absent.

    A contact is a meeting held, a line logged, an answer received, or a day told by hand. A letter
    only sent is none, and an older entry never moves the day back.
    """
    return latest(mentors, last_talks(meetings), letters)


def latest(
    mentors: Iterable[Mentor], talks: Mapping[str, str], letters: Iterable[Outreach | Answer]
) -> Mapping[str, date]:
    """The same, from the latest talk with each."""
    days = [(m.id, m.told_contact) for m in mentors if m.told_contact]
    days += [(mentor, date.fromisoformat(when[:10])) for mentor, when in talks.items()]
    days += [(x.mentor, x.answered) for x in letters if x.answered and x.kind not in NOT_TO_THEM]
    return dict(sorted(days))  # the latest of each stays


def contact_start(mentor: Mentor, last: date | None) -> date | None:
    """The day from which the rhythm counts: the later of the last contact and becoming active."""
    since = active_since(mentor)
    return max(since, last or since) if since else None


def next_contact(mentor: Mentor, last: date | None) -> date | None:
    """The day by which the rhythm wants a contact; None without a rhythm or when not active."""
    start = contact_start(mentor, last)
    return add_period(start, mentor.cadence) if start and mentor.cadence else None


def freshness(mentor: Mentor, last: date | None, today: date) -> float:
    """How fresh an active relationship is, 1 down to 0 (docs/design.md).

    1 up to one rhythm ``c`` (in days, by calendar months) after the start, then halved with every
    further ``c``. 1 for whoever is not active or has no rhythm.
    """
    start, due = contact_start(mentor, last), next_contact(mentor, last)
    if start is None or due is None:
        return 1.0
    rhythm, age = (due - start).days, (today - start).days
    return 1.0 if age <= rhythm else 0.5 ** ((age - rhythm) / rhythm)


class Health(msgspec.Struct, frozen=True, kw_only=True):
    """The quadrant of the last check-in: ``rapport`` and ``clarity`` are means of 1 to 5 (R4, R5)."""

    mentor: str
    rapport: float
    clarity: float
    health: str
    on: date


def health(checkin: Checkin) -> Health:
    """The quadrant: *thriving*, *drifting* (pleasant, without direction), *guarded* or *at-risk*."""
    rapport = sum(checkin.rapport_items) / len(checkin.rapport_items)
    clarity = sum(checkin.clarity_items) / len(checkin.clarity_items)
    quadrant = {
        (True, True): "thriving",
        (True, False): "drifting",
        (False, True): "guarded",
        (False, False): "at-risk",
    }[rapport >= HIGH, clarity >= HIGH]
    return Health(mentor=checkin.mentor, rapport=rapport, clarity=clarity, health=quadrant, on=checkin.on)


def latest_health(checkins: Iterable[Checkin]) -> tuple[Health, ...]:
    """One row for each mentor with a check-in: the last one, in the order of mentor ids."""
    last = {checkin.mentor: checkin for checkin in sorted(checkins, key=lambda c: c.on)}
    return tuple(health(last[mentor]) for mentor in sorted(last))
