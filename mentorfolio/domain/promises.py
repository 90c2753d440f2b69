"""Actions: what was promised by me or by a mentor, wherever it was promised (R1)."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.records import Action, Meeting, Mentor


class Promise(NamedTuple):
    """An action with whom it is about (ids), and the meeting and circle it was promised in, if any."""

    action: Action
    mentors: tuple[str, ...]
    meeting: str | None
    circle: str | None = None


def promises(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> Iterator[Promise]:
    """Every action there is: those of meetings, then those promised in between."""
    for meeting in meetings:
        for action in meeting.actions:
            yield Promise(action, meeting.mentors, meeting.id, meeting.circle)
    for mentor in mentors:
        for action in mentor.actions:
            yield Promise(action, (mentor.id,), None)


def open_promises(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> list[Promise]:
    """What is not done yet: by its day, those without one last."""
    found = [p for p in promises(mentors, meetings) if p.action.done is None]
    return sorted(found, key=lambda p: (p.action.due or date.max, p.action.id))
