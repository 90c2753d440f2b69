"""Meetings: looked at, changed, cancelled (R1-R3, P9)."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date
from functools import partial
from typing import TYPE_CHECKING

from mentorfolio.domain.circles import ME
from mentorfolio.domain.dates import said_when
from mentorfolio.domain.lifecycle import OVER
from mentorfolio.domain.meetings import is_planned, next_time
from mentorfolio.domain.records import Meeting, changed
from mentorfolio.domain.text import one_line, paragraphs
from mentorfolio.domain.vocabulary import MEETING_KINDS, one_of
from mentorfolio.errors import RuleRefusal, UsageProblem
from mentorfolio.services import given as options
from mentorfolio.services.actions import parse_all, undated
from mentorfolio.services.finding import meeting_named, mentor_named, whom
from mentorfolio.services.given import Given
from mentorfolio.services.results import Done, Result, Step, view

if TYPE_CHECKING:
    from mentorfolio.ports import Desk, Portfolio

# A moment of daily work is what nobody planned.
PLANNED_KINDS = {word: explained for word, explained in MEETING_KINDS.items() if word != "moment"}


class MeetingList(Result, frozen=True, kw_only=True):
    """Meetings in the order they take place, then by id; ``who`` says with whom, by the meeting's id."""

    meetings: tuple[Meeting, ...]
    who: dict[str, str]
    narrowed: bool

    def data(self) -> object:
        """The list of meetings."""
        return [view(m) for m in self.meetings]


class MeetingShown(Result, frozen=True, kw_only=True):
    """One meeting, with whom it is, the names of its people by id, and the day it is looked at."""

    meeting: Meeting
    who: str
    names: dict[str, str]
    today: date

    def data(self) -> object:
        """The meeting alone."""
        return view(self.meeting)


def cancel(desk: Desk, which: str, given: Given) -> Done:
    """A planned meeting that will not take place; the reason is kept in its notes.

    Raises:
        UsageProblem: the reason cannot be kept.
        NotFound, Ambiguous: the meeting.
        RuleRefusal: it was held or cancelled already.
    """
    reason = paragraphs(str(given.get("reason", "")), "reason")
    with desk.store.changing() as portfolio:
        meeting = meeting_named(portfolio, which, of="planned")
        refuse_settled(portfolio, meeting)
        notes = "\n".join(part for part in (meeting.notes, reason) if part)
        meeting = changed(meeting, desk.today, cancelled=True, notes=notes)
        who = whom(portfolio, meeting)
        portfolio.describe(f"cancelled a meeting with {who}")
        portfolio.meetings.put(meeting)
        again = next_one(portfolio, meeting, "Find another day", desk.today, "1w")
    return Done(
        record=view(meeting),
        sentence=f"Cancelled: your meeting with {who} on {said_when(meeting.when)}.",
        steps=again,
    )


def edit(desk: Desk, which: str, given: Given) -> Done:
    """Replace what is given; lists grow, and ``remove_…`` takes out; an empty text clears.

    Raises:
        UsageProblem: nothing was given, or a value cannot be meant.
        NotFound, Ambiguous: the meeting or a name.
        RuleRefusal: nobody would be left in it, or its people are a circle's.
    """
    if not given:
        raise UsageProblem(
            "Nothing to change was said.", hint="See what can be: mentorfolio meeting edit --help"
        )
    fields = options.read(given, _READERS)
    if (minutes := options.number(given, "minutes")) is not None:
        fields["minutes"] = minutes
    actions = parse_all(given, desk.today)
    lists = {key: options.lines(given, key, what) for key, what in _LISTS.items()}
    removed = {key: options.lines(given, f"remove_{key}", what) for key, what in _LISTS.items()}
    with desk.store.changing() as portfolio:
        meeting = meeting_named(portfolio, which, of="planned")
        mentors = _people_after(portfolio, meeting, given)
        if fields.get("kind") == "moment" and is_planned(meeting):
            raise UsageProblem(
                "A moment is what nobody planned.", hint=f"Use one of: {', '.join(PLANNED_KINDS)}."
            )
        for key, field in _FIELDS.items():
            fields[field] = options.merged(getattr(meeting, field), lists[key], removed[key], _LISTS[key])
        if "presenter" in given:
            fields["presenter"] = presenter_named(portfolio, str(given["presenter"]), mentors)
        elif meeting.presenter not in ("", ME, *mentors):
            fields["presenter"] = ""
        fields |= {"actions": (*meeting.actions, *actions), "mentors": mentors}
        meeting = changed(meeting, desk.today, **fields)
        who = whom(portfolio, meeting)
        portfolio.describe(f"changed a meeting with {who}")
        portfolio.meetings.put(meeting)
    return Done(
        record=view(meeting),
        sentence=f"Changed your meeting with {who} on {said_when(meeting.when)}.",
        details=undated(actions),
    )


def everything(desk: Desk, given: Given) -> MeetingList:
    """All meetings, or those with one person, in a stretch of days, or still planned.

    Raises:
        UsageProblem: a day cannot be meant, or the last one is before the first.
        NotFound, Ambiguous: a name.
    """
    since, until = options.stretch(given, desk.today)
    portfolio = desk.store.reading()
    meetings = list(portfolio.meetings.all().values())
    if "with_" in given:
        mentor = mentor_named(portfolio, str(given["with_"]))
        meetings = [m for m in meetings if mentor.id in m.mentors]
    if "planned" in given:
        meetings = [m for m in meetings if is_planned(m)]
    meetings = [m for m in meetings if (since or date.min) <= m.on <= (until or date.max)]
    meetings.sort(key=lambda m: (m.when, m.id))
    return MeetingList(
        meetings=tuple(meetings),
        who={m.id: whom(portfolio, m) for m in meetings},
        narrowed=bool(given),
    )


def show(desk: Desk, which: str) -> MeetingShown:
    """One meeting. Raises UsageProblem, NotFound or Ambiguous."""
    portfolio = desk.store.reading()
    meeting = meeting_named(portfolio, which, of="planned")
    names = {i: m.name for i, m in portfolio.mentors.all().items()}
    return MeetingShown(meeting=meeting, who=whom(portfolio, meeting), names=names, today=desk.today)


def next_one(
    portfolio: Portfolio, meeting: Meeting, why: str, today: date, rhythm: str | None = None
) -> tuple[Step, ...]:
    """The command that plans another meeting with the same people at the same time; nobody left, no step.

    Args:
        portfolio: the state to read.
        meeting: the one before.
        why: what the step is for.
        today: the new day is after it.
        rhythm: how much later; without it their own, else two weeks.
    """
    known = portfolio.mentors.all()
    left = [known[i] for i in meeting.mentors if i in known and known[i].stage not in OVER]
    if not left:
        return ()
    to = f"--circle {meeting.circle}" if meeting.circle else " ".join(m.id for m in left)
    rhythm = rhythm or next((m.cadence for m in left if m.cadence), "2w")
    when = next_time(meeting, rhythm, today)
    said = f'"{when}"' if " " in when else when
    return (Step(why, f"mentorfolio meeting plan {to} --when {said}"),)


def refuse_settled(portfolio: Portfolio, meeting: Meeting) -> None:
    """Raises RuleRefusal if a meeting was held or cancelled already."""
    if meeting.held:
        raise RuleRefusal(
            f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)} was held already.",
            hint=f"Change what is noted of it: mentorfolio meeting edit {meeting.id}",
        )
    if meeting.cancelled:
        raise RuleRefusal(
            f"Your meeting with {whom(portfolio, meeting)} on {said_when(meeting.when)} was cancelled.",
            hint="Plan another one: mentorfolio meeting plan; or, if it took place: mentorfolio log",
        )


def presenter_named(portfolio: Portfolio, text: str, mentors: Sequence[str]) -> str:
    """Who brought the incident: ``me``, the id of one of these people, or nobody (P9).

    Raises:
        UsageProblem: somebody else.
        NotFound, Ambiguous: a name.
    """
    name = one_line(text, "presenter")
    if not name or name.casefold() == ME:
        return name.casefold()
    mentor = mentor_named(portfolio, name)
    if mentor.id not in mentors:
        raise UsageProblem(
            f"{mentor.name} is not in this meeting.", hint="Name me, or somebody who is in it."
        )
    return mentor.id


_READERS: options.Readers = {
    "kind": lambda text: one_of(MEETING_KINDS, text, "a kind of meeting"),
    "notes": partial(paragraphs, what="notes"),
    "incident": partial(paragraphs, what="incident"),
}
_LISTS = {"agenda": "agenda item", "insight": "insight", "next_area": "area"}  # option -> its word
_FIELDS = {"agenda": "agenda", "insight": "insights", "next_area": "next_areas"}


def _people_after(portfolio: Portfolio, meeting: Meeting, given: Given) -> tuple[str, ...]:
    coming = [mentor_named(portfolio, who).id for who in options.several(given, "with_")]
    going = [mentor_named(portfolio, who) for who in options.several(given, "without")]
    if not coming and not going:
        return meeting.mentors
    if meeting.circle and is_planned(meeting):
        raise RuleRefusal(
            "Whoever is in the circle comes to its sessions.",
            hint=f"mentorfolio circle join {meeting.circle} MENTOR, or circle leave",
        )
    for mentor in going:
        if mentor.id not in meeting.mentors:
            raise UsageProblem(f"{mentor.name} is not in this meeting.", hint="Name somebody who is.")
    mentors = dict.fromkeys((*meeting.mentors, *coming))
    left = tuple(i for i in mentors if i not in {m.id for m in going})
    if not left:
        raise RuleRefusal(
            "Nobody would be left in the meeting but you.",
            hint=f"If it does not take place: mentorfolio meeting cancel {meeting.id}",
        )
    return left
