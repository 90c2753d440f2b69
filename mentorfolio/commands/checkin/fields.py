"""A check-in: four questions of rapport, two of direction, two of benefit, and a note (R4-R6)."""

from datetime import date
from functools import partial
from typing import Annotated

from mentorfolio.fields.field import Day, Said, Switch, Text
from mentorfolio.fields.scale import Ratings, Scale

_FOUR, _TWO = "1..5,1..5,1..5,1..5", "1..5,1..5"
_rapport = partial(Scale, "", like=f"--rapport {_FOUR}")
_clarity = partial(Scale, "", like=f"--clarity {_TWO}")

RAPPORT = {
    "shared": _rapport(
        ask="Do you care about the same things, and listen to each other openly?",
        one="we talk past each other, or hold something back",
        five="we want the same things, and give each other our full attention",
        why="Without common ground, good advice is advice for someone else.",
    ),
    "safe": _rapport(
        ask="Can you tell them anything, and does it stay between you?",
        one="I watch my words",
        five="I can say anything, and it goes no further",
        why="What you dare not say is often what the meeting should be about.",
    ),
    "trust": _rapport(
        ask="Do you respect and trust each other, and does each do what they promised?",
        one="promises slip, or one of us does not feel respected",
        five="we rely on each other, both ways",
        why="Trust grows with small promises that are kept, on both sides.",
    ),
    "free": _rapport(
        ask="Does knowing them leave you freer, or more tied?",
        one="I feel steered, or that I owe them",
        five="I think more for myself than before",
        why="A mentor should open up what you can do. If you feel boxed in, something should change.",
    ),
}
CLARITY = {
    "agenda": _clarity(
        ask="Does each meeting have an agenda that leads where you want to go?",
        one="we talk about what comes up",
        five="every time, and I bring it",
        why="The mentee drives the agenda: it is the one thing entirely in your hands.",
    ),
    "outcome": _clarity(
        ask="Does what comes out of the meetings take you closer to where you want to go?",
        one="pleasant, but I could not say what for",
        five="I can name what each one moved",
        why="What comes out of a meeting may surprise you; its direction should not.",
    ),
}
RAPPORT_RATED = Ratings("The four about how you get on.", metavar=_FOUR, scales=RAPPORT)
CLARITY_RATED = Ratings("The two about direction.", metavar=_TWO, scales=CLARITY)


class CheckinSaid(Said, frozen=True, kw_only=True):
    """What may be said of how it is with somebody."""

    rapport: Annotated[tuple[int, int, int, int] | None, RAPPORT_RATED] = None
    clarity: Annotated[tuple[int, int] | None, CLARITY_RATED] = None
    benefit_me: Annotated[
        int | None,
        Scale(
            "How much you get out of it.",
            ask="How much do you get out of it?",
            one="hardly anything at the moment",
            five="I would not want to be without it",
            why="Worth asking from time to time, even when you meet regularly.",
            needed=False,
        ),
    ] = None
    benefit_them: Annotated[
        int | None,
        Scale(
            "How much they get out of it.",
            ask="And how much do they get out of it? Ask them.",
            one="nothing they could name",
            five="a great deal, and they say so",
            why="A relationship lasts if both of you gain from it, and only they know what they gain. "
            "Enter if you have not asked.",
            needed=False,
        ),
    ] = None
    note: Annotated[
        str | None,
        Text(
            "Anything to remember.",
            ask="Anything to remember about it?",
            why="The reasons behind the numbers are soon forgotten.",
            like='--note "…"',
        ),
    ] = None
    on: Annotated[date | None, Day("The day of the check-in (today).")] = None
    ask: Annotated[bool, Switch("Ask the questions; without a terminal, only show them.")] = False
    trend: Annotated[bool, Switch("How it has changed over time.")] = False
