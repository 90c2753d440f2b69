"""What may be said of a term, and of the time together when one looks back on it (F1-F7, P7, R9)."""

from datetime import date
from typing import Annotated

from mentorfolio.domain.dates import said_day
from mentorfolio.domain.vocabulary import EVALUATED_AT
from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import Day, Minutes, Name, Period, Said, Switch, Text, Word
from mentorfolio.fields.scale import Scale


def _term_rhythm(text: str) -> str:
    cadence = days.period(text)
    if cadence is None:
        raise UsageProblem("A formal term has a rhythm.", hint="Type it like 2w, 1m or 90d, or leave it out.")
    return cadence


class TermSaid(Said, frozen=True, kw_only=True):
    """A formal term, in the order it is asked for; what is not known yet may stay open (F1-F4)."""

    programme: Annotated[
        str | None,
        Name(
            "In which programme.",
            ask="In which programme?",
            why="A formal term is part of a programme, with a purpose and rules of its own.",
            like='--programme "…"',
            needed=True,
        ),
    ] = None
    begins: Annotated[
        date | None,
        Day(
            "Its first day.",
            flag="--from",
            lean="near",  # a programme may have begun already
            ask="From which day? (like 2026-03-01, or today)",
            why="Meetings count towards the term from that day; the rhythm you agree on starts straight "
            "away.",
            like="--from DATE",
            needed=True,
        ),
    ] = None
    until: Annotated[
        date | None,
        Day(
            "Its last day.",
            lean="forward",
            counts_from="begins",
            ask="Until which day? (Enter: not known yet)",
            why="A formal term has an end, usually after 6 or 12 months. You can add it later.",
            like="--until DATE",
        ),
    ] = None
    minutes: Annotated[
        int | None,
        Minutes(
            "How long a meeting is.",
            ask="How many minutes is a meeting? (Enter: not known yet)",
            why="It shows how much of the agreed time you have used.",
        ),
    ] = None
    cadence: Annotated[
        str | None,
        Period(
            "How often you meet: 2w, 1m, 90d.",
            read=_term_rhythm,
            clears=False,
            ask="How often do you meet? Like 2w, 1m or 90d (Enter: not known yet)",
            why="An hour a month is common. It shows how many meetings to expect.",
        ),
    ] = None

    def __post_init__(self) -> None:
        expect_order(self.begins, self.until)


def expect_order(begins: date | None, until: date | None) -> None:
    """Raises UsageProblem where a term would end before it begins."""
    if begins and until and until < begins:
        raise UsageProblem(
            f"A term from {said_day(begins)} until {said_day(until)} ends before it begins.",
            hint="Give a last day that is not before the first.",
        )


class InformalSaid(Said, frozen=True, kw_only=True):
    """From when on it is informal."""

    on: Annotated[date | None, Day("From which day (today).")] = None


class EvaluationSaid(Said, frozen=True, kw_only=True):
    """A look back on a term, or on the time so far; every number is from 1 to 5."""

    # The set questions of a term's middle and end, or of any day that suits the pair (F6, P7, R9).
    progress: Annotated[
        int | None,
        Scale(
            "How far you have come.",
            ask="How far have you come towards what you wanted from this?",
            one="no further than at the start",
            five="I am there",
            why="Measured against what you wanted, not against anyone else.",
        ),
    ] = None
    value: Annotated[
        int | None,
        Scale(
            "How much it has been worth to you.",
            ask="How much has the relationship been worth to you so far?",
            one="not much, to be honest",
            five="I would do it all again",
            why="Progress and worth are two things: you can have one without the other.",
        ),
    ] = None
    both: Annotated[
        int | None,
        Scale(
            "How much both of you gain.",
            ask="Do both of you gain from it?",
            one="one of us gives, the other takes",
            five="both, and both would say so",
            why="Mentors should get something out of it as well. If you do not know, ask them.",
            needed=False,
        ),
    ] = None
    worked: Annotated[
        str | None,
        Text(
            "What has worked well.",
            ask="What has worked well?",
            why="So that you can do more of it, here and with your next mentor.",
            like='--worked "…"',
        ),
    ] = None
    change: Annotated[
        str | None,
        Text(
            "What you would change.",
            ask="What would you change?",
            why="A change agreed on halfway beats a complaint at the end.",
            like='--change "…"',
        ),
    ] = None
    at: Annotated[
        str | None,
        Word(
            "Halfway through a term, at its end, or any day.",
            words=EVALUATED_AT,
            what="a time to look back",
        ),
    ] = None
    on: Annotated[date | None, Day("When you looked back (today).")] = None
    ask: Annotated[bool, Switch("Ask the questions; without a terminal, only show them.")] = False
