"""What is derived about one meeting: whether it is planned, the first, thought about (R2, R3)."""

from __future__ import annotations

from collections.abc import Iterable

from mentorfolio.domain.records import Meeting, Mentor, Reflection


def is_planned(meeting: Meeting) -> bool:
    """Whether it is neither held nor called off, also when its day has passed."""
    return not (meeting.held or meeting.cancelled)


def have_met(mentors: Iterable[Mentor], meetings: Iterable[Meeting]) -> bool:
    """Whether one has talked with any of them before; an unplanned moment is no talk."""
    people = {m.id: m for m in mentors}
    return any(m.told_contact for m in people.values()) or any(
        m.held and m.kind != "moment" and not people.keys().isdisjoint(m.mentors) for m in meetings
    )


def was_thought_about(meeting: Meeting, reflections: Iterable[Reflection]) -> bool:
    """Whether it left an insight, or a reflection on it, or on one of its people that day or later."""
    return bool(meeting.insights) or any(
        (r.about == "meeting" and r.subject == meeting.id)
        or (r.about == "mentor" and r.subject in meeting.mentors and r.on >= meeting.on)
        for r in reflections
    )
