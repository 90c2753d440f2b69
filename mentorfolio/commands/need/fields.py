"""What may be said of a need (I3)."""

from datetime import date
from typing import Annotated, ClassVar

from msgspec.structs import replace

from mentorfolio.domain.vocabulary import CONTEXTS, KNOWING, SCOPES, competency
from mentorfolio.fields.field import Day, Name, OneLine, Operand, Said, Strengths, Switch, Text, Whole, Word
from mentorfolio.fields.operands import OnDay

NeedTitle = Annotated[
    str,
    Operand(
        "TITLE",
        "In a few words: Lead a team.",
        "Say in a few words what you need.",
        '"Lead a team" --knowing how',
        ask="What do you need, in a few words? Your letters name it.",
        field=Name(""),
    ),
]
Rating = Annotated[
    int,
    Operand(
        "1..5",
        "1 not at all, 5 fully.",
        "Say how confident you are, from 1 (not at all) to 5 (fully).",
        "4",
        field=Whole("", least=1, most=5),
    ),
]


_HELPERS = Strengths("Who helps with it.", metavar="MENTOR[=1..3]", complete="mentor", many=True)


class NeedFields(Said, frozen=True, kw_only=True):
    """A need as it is described."""

    knowing: Annotated[
        str | None,
        Word(
            "What would help: direction, skill or people.",
            words=KNOWING,
            read=competency,
            ask="What would help most?",
            why="One of three: why you do it, how to do it, or who to know. Each tends to need different "
            "people.",
            needed=True,
        ),
    ] = None
    context: Annotated[
        str | None, Word("What it is mostly about.", words=CONTEXTS, what="a context", clears=True)
    ] = None
    priority: Annotated[
        int | None,
        Whole(
            "3 is the most urgent.",
            most=3,
            ask="How urgent is it, from 1 to 3? 3 is the most urgent.",
            why="Urgent needs come first when you look for people.",
        ),
    ] = None
    scope: Annotated[
        str | None, Word("One specific thing, or long and open-ended.", words=SCOPES, what="a scope")
    ] = None
    why: Annotated[
        str | None,
        Text("Why it matters.", ask="Why does it matter?", why="For your eyes only: no letter says it."),
    ] = None
    phrase: Annotated[
        str | None,
        OneLine(
            'How a letter says it: "how to lead former peers".',
            ask="How would a letter say it? Like: how to lead former peers",
            why='It comes after "I would like to learn".',
        ),
    ] = None
    success: Annotated[
        str | None,
        Text(
            "How you will know you have got there.",
            what="sign of success",
            ask="How will you know you have got there?",
            why="It tells you when to stop looking.",
        ),
    ] = None
    by: Annotated[
        date | str | None,
        Day(
            "By when.",
            lean="forward",
            clears=True,
            ask="By when? (a day, like 30 jun, or in 6 months)",
            why="Needs with a date come before those without.",
        ),
    ] = None
    confidence: Annotated[int | None, Whole("How confident you feel about it now.", most=5)] = None
    supported_by: Annotated[dict[str, int], _HELPERS] = {}
    anyway: Annotated[bool, Switch("Add it even if there is one with that title.")] = False


class NeedChange(NeedFields, frozen=True, kw_only=True):
    """What is to be another way; a strength of 0 takes a helper away."""

    leading: ClassVar = ("title",)

    title: Annotated[
        str | None,
        Name("Another title.", ask="What do you need, in a few words?", why="Your letters name it."),
    ] = None
    supported_by: Annotated[dict[str, int], replace(_HELPERS, least=0)] = {}


class Felt(OnDay, frozen=True, kw_only=True):
    """When one felt so."""

    on: Annotated[date | None, Day("When you felt that way.")] = None
