"""What is due about meetings: to go, to prepare, to think back, to keep what was promised (R1-R3)."""

from __future__ import annotations

from collections.abc import Iterator, Sequence
from datetime import date, timedelta

import msgspec

from mentorfolio.domain.dates import said_near
from mentorfolio.domain.due.rows import Dated, Facts, latest_days, thing_to_do
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.promises import IS_IT_DONE, STILL_NEEDED, promises, who_promised
from mentorfolio.domain.records import Action, Meeting
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.text import command_line

_SNIPPET = 40  # characters of a note that tell one talk from another
_ASKED_FOR = 28  # days for which each question about a promise without a day is asked


def meetings(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Meetings from the day before on, until they are held or cancelled."""
    for meeting in facts.to_hold:
        who = facts.called(meeting.mentors, meeting.circle)
        when = _when(facts, meeting, today)
        past = meeting.on < today
        yield thing_to_do(
            "meeting",
            meeting.id,
            meeting.on,
            today,
            f"Did the meeting with {who} on {when} take place?" if past else f"Meet {who} on {when}",
            command_line("meeting", "held" if past else "show", meeting.id),
            shown=meeting.on - timedelta(days=1),
            mentor=_whose(meeting),
        )


def agendas(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Planned meetings that nobody has prepared (R3)."""
    for meeting in facts.to_hold:
        if meeting.agenda or meeting.on < today:
            continue
        who = facts.called(meeting.mentors, meeting.circle)
        yield thing_to_do(
            "agenda",
            meeting.id,
            meeting.on,
            today,
            f"Prepare the meeting with {who} on {_when(facts, meeting, today)}",
            command_line("meeting", "agenda", meeting.id),
            shown=meeting.on - timedelta(days=rules.agenda_ahead),
            mentor=_whose(meeting),
        )


def reflections(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Meetings held that taught nothing yet: no insight, no reflection on them or their people since."""
    about_meeting = {r.subject for r in facts.reflections if r.about == "meeting"}
    about_mentor = latest_days(
        (r.subject, r.on) for r in facts.reflections if r.about == "mentor" and r.subject
    )
    for meeting in facts.meetings:
        if not meeting.held or meeting.cancelled or meeting.insights or meeting.id in about_meeting:
            continue
        day = meeting.on
        if any(about_mentor.get(m, date.min) >= day for m in meeting.mentors):
            continue
        who = facts.called(meeting.mentors, meeting.circle)
        text = f"Think back to {said_near(meeting.on, today)} with {who}{_about(meeting)}"
        line = command_line("reflect", "--meeting", meeting.id, "--ask")
        yield thing_to_do("reflect", meeting.id, day, today, text, line, mentor=_whose(meeting))


def actions(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """What the owner promised for a day that has passed, and what anybody did for no day."""
    yield from _promised(facts, today, "me")
    yield from _undated(facts, today, rules)


def their_actions(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """What was promised to the owner: good to know, nothing to be late with."""
    return _promised(facts, today, "mentor")


def _promised(facts: Facts, today: date, owner: str) -> Iterator[Dated]:
    for action, mentors, _, circle in promises(facts.mentors.values(), facts.meetings):
        if action.owner != owner or action.due is None or action.done is not None:
            continue
        yield thing_to_do(
            "action",
            action.id,
            action.due,
            today,
            _said(facts, action, mentors, circle),
            command_line("action", "done", action.id),
            shown=action.due - timedelta(days=1),
            mentor=mentors[0] if mentors and not circle else None,
        )


def _undated(facts: Facts, today: date, rules: Rules) -> Iterator[Dated]:
    """Promises without a day: whether they are kept, then whether they are still wanted, then no more.

    Late is none of them, so they have no day here either, and the calendar has none of them.
    """
    held = {meeting.id: meeting.on for meeting in facts.meetings if meeting.actions}
    for action, mentors, meeting, circle in promises(facts.mentors.values(), facts.meetings):
        over = mentors and all(m in facts.mentors and facts.mentors[m].stage in OVER for m in mentors)
        if action.due is not None or action.done is not None or over:
            continue
        # Noted before since was kept: not before the last change of that person.
        since = held[meeting] if meeting else action.since or facts.mentors[mentors[0]].updated
        waited = (today - since).days - rules.undated_after
        if not 0 <= waited < 2 * _ASKED_FOR:
            continue
        wanted = waited >= _ASKED_FOR
        whose = ("--with", mentors[0]) if mentors and not circle else ()
        told = f"{_said(facts, action, mentors, circle)}. {STILL_NEEDED if wanted else IS_IT_DONE}"
        line = ("list", "--open", *whose) if wanted else ("done", action.id)
        row = thing_to_do(
            "action",
            action.id,
            since,
            today,
            told,
            command_line("action", *line),
            mentor=whose[-1] if whose else None,
        ).row
        yield Dated(msgspec.structs.replace(row, due=None, days_late=None), today)


def _said(facts: Facts, action: Action, mentors: Sequence[str], circle: str | None) -> str:
    return who_promised(action, facts.called(mentors, circle))


def _whose(meeting: Meeting) -> str | None:
    """The person whose rows it stands with; a circle stands for itself."""
    return meeting.mentors[0] if meeting.mentors and not meeting.circle else None


def _when(facts: Facts, meeting: Meeting, today: date) -> str:
    clock = meeting.when.partition("T")[2]
    there = facts.there.get(meeting.id, "")
    return said_near(meeting.on, today) + (f", {clock}{there}" if clock else "")


def _about(meeting: Meeting) -> str:
    words = " ".join(meeting.notes.split())
    if len(words) > _SNIPPET:
        words = words[:_SNIPPET].rpartition(" ")[0] + " ..."
    return f": {words}" if words else ""
