"""What may be said of a meeting (R1-R3, P9)."""

from collections.abc import Sequence
from datetime import date
from typing import Annotated, ClassVar

from mentorfolio.commands.action.fields import Promised, Promises
from mentorfolio.domain.moments import Moment
from mentorfolio.domain.text import typed_address
from mentorfolio.domain.vocabulary import MEETING_KINDS
from mentorfolio.fields.field import (
    Day,
    Field,
    Minutes,
    OneLine,
    OneMentor,
    Operand,
    Period,
    Said,
    Switch,
    Text,
    Word,
)
from mentorfolio.fields.operands import FORCE, Between, File, When

# A moment of daily work is what nobody planned.
PLANNED_KINDS = {word: explained for word, explained in MEETING_KINDS.items() if word != "moment"}
AGENDA_FORMATS = {"text": "as it reads", "ics": "an entry for a calendar"}

SomeMentors = Annotated[Sequence[str], Operand("[MENTOR]...", "Who with: one or several.", complete="mentor")]


WHEN = When(
    'When: "thu 15:00", "2026-03-14 09:30-10:30", fri.',
    metavar="DAY [TIME]",
    ask="When? A day and a time, like: thu 15:00",
    why="A meeting with a date is more likely to happen. Just the day will do for now.",
    like='--when "thu 15:00"',
    needed=True,
)
WHERE = OneLine(
    "Where you meet.",
    ask="Where? A place, or the link of a call.",
    why="It goes into your calendar, with the time.",
    like='--place "her office", --link https://example.org/call',
)
LINK = OneLine("The web address of a call.", metavar="URL", read=typed_address)
PRESENTER = OneLine("Who brings the incident: me or one of them.", metavar="WHO", complete="mentor")
INCIDENT = Text("What happened, to look at together.")
ANSWER = OneLine(
    'Who answered what: "Kim: count the rota first".',
    what="answer",
    many=True,
    ask="Who answered what? Like: Kim: count the rota first; Lee: ask her. Put ; between several.",
    why="In a circle the answers are what you gain, and you will know who to thank.",
    like='mentorfolio meeting held ID --answer "NAME: TEXT"',
)
AGENDA = OneLine("Something to talk about.", what="agenda item", many=True)

# What came of a meeting, in the order it is asked for.
NOTES = Text(
    "What you talked about.",
    ask="What did you talk about?",
    why="A few words are enough to pick up where you left off.",
    like='mentorfolio meeting held ID --notes "…"',
)
INSIGHT = OneLine(
    "What you learnt.",
    what="insight",
    many=True,
    ask="What did you learn? Put ; between several.",
    why="One sentence in your own words is what you will remember.",
    like='mentorfolio meeting held ID --insight "…"',
)
ACTION = Promises(
    "What was promised: TEXT, TEXT by DAY, them: TEXT.",
    many=True,
    ask="What was promised? Like: read her report by fri; them: send the slides",
    why="Trust grows when each of you does what you promised. You are reminded when it is due.",
    like='mentorfolio meeting held ID --action "TEXT by DAY"',
)
NEXT_AREA = OneLine(
    "What the next meeting should be about.",
    what="area",
    many=True,
    ask="What should the next meeting be about? Put ; between several.",
    why="You drive the agenda: what you agree now starts the next one.",
    like='mentorfolio meeting held ID --next-area "…"',
)

LASTED = Minutes(
    "How long it took.",
    ask="How long did it last?",
    why="Over a year it tells how much of their time you were given.",
    like="mentorfolio meeting held ID --minutes 45",
)


class PlanSaid(Said, frozen=True, kw_only=True):
    """A meeting to come."""

    circle: Annotated[
        str | None, Field("With this circle instead of people.", metavar="CIRCLE", complete="circle")
    ] = None
    when: Annotated[Moment | None, WHEN] = None
    minutes: Annotated[int | None, Minutes("How many minutes it takes (60).")] = None
    every: Annotated[
        str | None, Period("Repeat it this often, like 2w or 1m; needs --until.", clears=False)
    ] = None
    until: Annotated[date | None, Day("The last day of the series.", lean="forward")] = None
    place: Annotated[str | None, WHERE] = None
    link: Annotated[str | None, LINK] = None
    kind: Annotated[
        str | None, Word("What kind of meeting.", words=PLANNED_KINDS, what="a kind of meeting")
    ] = None
    agenda: Annotated[tuple[str, ...], AGENDA] = ()
    presenter: Annotated[str | None, PRESENTER] = None
    incident: Annotated[str | None, INCIDENT] = None
    anyway: Annotated[bool, Switch("Plan it even if you have planned the same meeting already.")] = False


class MoveSaid(Said, frozen=True, kw_only=True):
    """Another day or time."""

    when: Annotated[Moment | None, WHEN] = None
    minutes: Annotated[int | None, Minutes("How long it takes.")] = None


class MeetingsWanted(Between, frozen=True, kw_only=True):
    """Which meetings to list."""

    leading: ClassVar = ("with_",)

    with_: Annotated[str | None, OneMentor("Only with this person.")] = None
    planned: Annotated[bool, Switch("Only what is still to come.")] = False


class AgendaSaid(Said, frozen=True, kw_only=True):
    """What becomes of the agenda that is proposed."""

    template: Annotated[
        str | None, Field("Use this agenda instead of the usual one.", metavar="TEMPLATE", complete="agenda")
    ] = None
    add: Annotated[
        tuple[str, ...], OneLine("One more thing to talk about.", what="agenda item", many=True)
    ] = ()
    keep: Annotated[bool, Switch("Keep it as the agenda of this meeting.")] = False
    format: Annotated[
        str | None, Word("As text, or as a calendar file.", words=AGENDA_FORMATS, what="a format")
    ] = None
    output: Annotated[str | None, File("Write to this file.")] = None
    force: Annotated[bool, FORCE] = False


class HeldSaid(Said, frozen=True, kw_only=True):
    """What came of a meeting."""

    notes: Annotated[str | None, NOTES] = None
    insight: Annotated[tuple[str, ...], INSIGHT] = ()
    action: Annotated[tuple[Promised, ...], ACTION] = ()
    next_area: Annotated[tuple[str, ...], NEXT_AREA] = ()
    minutes: Annotated[int | None, LASTED] = None
    presenter: Annotated[str | None, PRESENTER] = None
    incident: Annotated[str | None, INCIDENT] = None
    answer: Annotated[tuple[str, ...], ANSWER] = ()
    reflection: Annotated[str | None, Text("What you think of it.")] = None


class MeetingChange(Said, frozen=True, kw_only=True):
    """What is to be another way: lists grow, single values are replaced."""

    kind: Annotated[
        str | None, Word("What kind of meeting.", words=MEETING_KINDS, what="a kind of meeting")
    ] = None
    minutes: Annotated[int | str | None, Minutes("How long it takes, or took.", clears=True)] = None
    place: Annotated[str | None, WHERE] = None
    link: Annotated[str | None, LINK] = None
    with_: Annotated[tuple[str, ...], OneMentor("Someone else who is coming.", many=True)] = ()
    without: Annotated[tuple[str, ...], OneMentor("Someone who is not coming after all.", many=True)] = ()
    agenda: Annotated[tuple[str, ...], AGENDA] = ()
    remove_agenda: Annotated[
        tuple[str, ...], OneLine("Something to take off the agenda.", what="agenda item", many=True)
    ] = ()
    notes: Annotated[str | None, NOTES] = None
    insight: Annotated[tuple[str, ...], INSIGHT] = ()
    action: Annotated[tuple[Promised, ...], ACTION] = ()
    next_area: Annotated[tuple[str, ...], NEXT_AREA] = ()
    remove_insight: Annotated[tuple[str, ...], OneLine("Remove it again.", what="insight", many=True)] = ()
    remove_next_area: Annotated[tuple[str, ...], OneLine("Remove it again.", what="area", many=True)] = ()
    presenter: Annotated[str | None, PRESENTER] = None
    incident: Annotated[str | None, INCIDENT] = None
    answer: Annotated[tuple[str, ...], ANSWER] = ()


class CancelSaid(Said, frozen=True, kw_only=True):
    """Why it does not take place, and through whom."""

    reason: Annotated[str | None, Text("Why; this is kept in its notes.")] = None
    by_me: Annotated[
        bool, Switch("It was you who called it off, or missed it: a letter then says sorry.")
    ] = False
    rest: Annotated[bool, Switch("Cancel all the later ones in its series as well.")] = False
