"""What may be said of a letter after it was drafted (O4-O7)."""

from datetime import date
from functools import partial
from typing import Annotated

from mentorfolio.domain.vocabulary import OUTREACH_STATES
from mentorfolio.fields.field import Day, OneLine, OneMentor, Said, Switch, Text, Word
from mentorfolio.fields.operands import FORMAT, Until

MANAGER_INFORMED = Day(
    "When you told your manager about someone in your line.",
    ask="When did you tell your manager? (a day, like today or mon)",
    why="A manager who hears it from someone else may feel passed over. Enter stops here.",
    like="--manager-informed DATE",
)
_reason = partial(OneLine, metavar="REASON", what="reason")
ANYWAY = _reason(
    "Write even though a rule advises against it, and why.",
    ask="Write anyway? Say why, or press Enter to stop.",
    why="The reason is kept with the letter.",
    like='--anyway "REASON"',
)

WENT_OUT = "It had gone out."  # the reason where it has: that is past every gate


class LettersWanted(Said, frozen=True, kw_only=True):
    """Which letters to list."""

    state: Annotated[
        str | None, Word("Only letters in this state.", words=OUTREACH_STATES, what="a state of a letter")
    ] = None
    to: Annotated[str | None, OneMentor("Only to this person.")] = None
    format: Annotated[str | None, FORMAT] = None


class SendSaid(Said, frozen=True, kw_only=True):
    """What opens the gates before a letter is sent."""

    yes: Annotated[bool, Switch("Do not ask first.")] = False
    manager_informed: Annotated[date | None, MANAGER_INFORMED] = None
    anyway: Annotated[str | None, _reason("Send it even though a rule advises against it, and why.")] = None


class LetterChange(Said, frozen=True, kw_only=True):
    """What is to be another way in a draft."""

    subject: Annotated[str | None, OneLine("Another subject.")] = None
    body: Annotated[str | None, Text("Another text.", what="letter")] = None
    to: Annotated[str | None, OneLine("Another address.", metavar="ADDRESS", what="address")] = None
    note: Annotated[str | None, Text("Something to remember.")] = None


class Answered(Said, frozen=True, kw_only=True):
    """When an answer came, and what is to be remembered of it."""

    on: Annotated[date | None, Day("When that was.")] = None
    note: Annotated[str | None, Text("Something to remember.")] = None


class AnsweredLater(Answered, frozen=True, kw_only=True):
    """An answer that is neither yes nor no, and when they want to hear again."""

    until: Annotated[date | None, Until("They asked you to wait until this day, or month.")] = None


class SentSaid(Answered, frozen=True, kw_only=True):
    """When a letter went out, and what opens the gates."""

    manager_informed: Annotated[date | None, MANAGER_INFORMED] = None
    anyway: Annotated[str | None, _reason("Sent even though a rule advises against it, and why.")] = None
