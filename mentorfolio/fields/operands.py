"""What commands are about: operands and options that many of them share, each told once."""

from datetime import date
from typing import Annotated, Any, ClassVar

from mentorfolio.domain.dates import Lean, said_day
from mentorfolio.errors import UsageProblem
from mentorfolio.fields import days
from mentorfolio.fields.field import Day, Field, OneLine, Operand, Said, Switch, Word

_WHOM = "Who: a name, an id, or part of one."
_SAY_WHOM = "Say who it is about: a name, or part of one."

MentorNamed = Annotated[
    str, Operand("MENTOR", _WHOM, _SAY_WHOM, "julie", complete="mentor", ask="Who is it about?")
]
SomeMentor = Annotated[str | None, Operand("[MENTOR]", _WHOM, complete="mentor")]
PeopleNamed = Annotated[
    str,
    Operand(
        "MENTOR[,MENTOR…]",
        "Who: a name, an id, or part of one; put commas between several.",
        _SAY_WHOM,
        "julie",
        complete="mentor",
    ),
]
MentorsNamed = Annotated[
    str,
    Operand(
        "MENTOR[,MENTOR…]",
        "Who with; put commas between several.",
        "Say who with: a name, or several with commas and no spaces.",
        "julie",
        complete="mentor",
        ask="Who with? Put commas between several.",
    ),
]
NeedNamed = Annotated[
    str,
    Operand(
        "NEED",
        "Which need: its title, its id, or part of one.",
        "Say which need: part of its title will do.",
        "team",
        complete="need",
        ask="Which need? Part of its title will do.",
    ),
]
CircleNamed = Annotated[
    str,
    Operand(
        "CIRCLE",
        "Which circle: its name, its id, or part of one.",
        "Say which circle: part of its name will do.",
        "thursday",
        complete="circle",
        ask="Which circle? Part of its name will do.",
    ),
]
LetterNamed = Annotated[
    str,
    Operand(
        "LETTER",
        "Which letter: who it is to, its number in the last list, or its id.",
        "Say which letter: who it is to will do.",
        "julie",
        complete="mentor",
        ask="Which letter? Who it is to, or its number in outreach list.",
        row="letter",
    ),
]
_SAY_MEETING = "Say which meeting: who it is with will do."
_ASK_MEETING = "Which meeting? Who it is with will do."
MeetingNamed = Annotated[
    str,
    Operand(
        "MEETING",
        "Which meeting: its id, or who it is with.",
        _SAY_MEETING,
        "julie",
        complete="meeting",
        ask=_ASK_MEETING,
    ),
]
PlannedNamed = Annotated[
    str,
    Operand(
        "MEETING",
        "Which planned meeting: its id, or who it is with.",
        _SAY_MEETING,
        "julie",
        complete="planned",
        ask=_ASK_MEETING,
    ),
]
ActionNamed = Annotated[
    str,
    Operand(
        "ACTION",
        "Which promise: who it is with, a word from it, its number in the last list, or its id.",
        "Say which promise: who it is with, or a word from it, will do.",
        "julie",
        complete="action",
        ask="Which promise? Who it is with, or a word from it.",
        row="action",
    ),
]
EntryNamed = Annotated[
    str,
    Operand(
        "ENTRY",
        "Its id, its number in the last timeline, or who it is with if it is the only one.",
        "Say which entry, by its id: mentorfolio timeline shows them.",
        "4k2m9x7q",
        complete="mentor",
        ask="Which entry? Who it is with, or its number in the timeline.",
        row="entry",
    ),
]
Words = Annotated[
    list[str],
    Operand(
        "TEXT...",
        "In your own words; no quotes needed.",
        "Say in a few words what it was about.",
        "asked about the rota",
        words=True,
        ask="What was it about, in a few words?",
    ),
]


class File(Field, frozen=True):
    """A file to write into; ``-`` is the screen."""

    takes_stdin: ClassVar[bool] = False

    metavar: str = "FILE"
    complete: str = "file"

    def _meant(self, typed: str, today: date, what: str) -> Any:
        if not typed.strip():  # a script's unset variable: what was to be in a file would be on the screen
            raise UsageProblem("The name of the file is empty.", hint="Type one, or leave out the option.")
        return "" if typed == "-" else typed


class When(OneLine, frozen=True):
    """A day to come, with a time of day or without."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        return days.moment(typed, today, lean="forward")


class Until(Day, frozen=True):
    """A day to come before which nothing shall be: also ``in June``, ``in spring``, its first day."""

    lean: Lean = "forward"

    def _meant(self, typed: str, today: date, what: str) -> Any:
        try:
            found = super()._meant(typed, today, what)
        except UsageProblem:
            from mentorfolio.domain.days_in_sentences import beginning_of

            if (found := beginning_of(typed, today)) is None:
                raise
        if found <= today:
            raise UsageProblem(f"{said_day(found)} is not to come.", hint="Give a day after today.")
        return found


TABLES = {"csv": "a table for a spreadsheet", "markdown": "a table for notes"}
FORMAT = Word("As a table for other programs.", words=TABLES, what="a format")


FORCE = Switch("Overwrite a file that holds something else.")


class Listed(Said, frozen=True, kw_only=True):
    """A list, for other programs or for the eye."""

    format: Annotated[str | None, FORMAT] = None


class Removal(Said, frozen=True, kw_only=True):
    """What may be said of something that is taken out."""

    yes: Annotated[bool, Switch("Do not ask first: only a whole name or an id will do.")] = False
    dry_run: Annotated[bool, Switch("Only show what would be removed.")] = False


class OnDay(Said, frozen=True, kw_only=True):
    """When it was."""

    on: Annotated[date | None, Day("When it was (today).")] = None


class Since(Day, frozen=True):
    """The first day of a stretch: it looks back, and may all the same lie ahead if it was said so."""

    def _meant(self, typed: str, today: date, what: str) -> Any:
        try:
            return days.day(typed, today, lean="back")
        except UsageProblem as problem:
            try:
                return days.day(typed, today, lean="forward")
            except UsageProblem:
                raise problem from None


class Between(Said, frozen=True, kw_only=True):
    """A stretch of days, its ends among them: ``fri`` is the last one there and the coming one here."""

    since: Annotated[date | None, Since("From this day on.")] = None
    until: Annotated[date | None, Day("Up to this day.", lean="near")] = None

    def __post_init__(self) -> None:
        if self.since and self.until and self.until < self.since:
            raise UsageProblem(
                f"{said_day(self.until)} is before {said_day(self.since)}.",
                hint="Give --since the earlier day and --until the later one.",
            )

    def has(self, day: date) -> bool:
        """Whether a day lies in it."""
        return (self.since or day) <= day <= (self.until or day)
