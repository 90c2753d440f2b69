"""A check-in: four questions of rapport, two of direction, two of benefit, and a note (R4-R6)."""

from datetime import date
from typing import Annotated

from mentorfolio.fields.field import Day, Said, Switch, Text
from mentorfolio.fields.scale import Ratings, Scale

_FOUR, _TWO = "1..5,1..5,1..5,1..5", "1..5,1..5"
_RAPPORT, _CLARITY = f"--rapport {_FOUR}", f"--clarity {_TWO}"

RAPPORT = {
    "shared": Scale(
        "",
        ask="Do you care about the same things, and listen to each other openly?",
        one="we talk past each other, or something is kept back",
        five="we want the same, and are all there when we talk",
        why="Without common ground, good advice is advice for somebody else.",
        like=_RAPPORT,
    ),
    "safe": Scale(
        "",
        ask="Can you tell them anything, and does it stay between you?",
        one="I watch my words",
        five="I can say it all, and nobody else hears of it",
        why="What you do not dare to say is often what the meeting should be about.",
        like=_RAPPORT,
    ),
    "trust": Scale(
        "",
        ask="Do you respect and trust each other, and does each do what they promised?",
        one="promises slip, or one of us is not taken seriously",
        five="we rely on each other, both ways",
        why="Trust grows with small promises that are kept, on both sides.",
        like=_RAPPORT,
    ),
    "free": Scale(
        "",
        ask="Are you freer for knowing them, or more tied?",
        one="I feel steered, or in their debt",
        five="I think more for myself than before",
        why="A mentor widens what you can do. If it confines you, something should change.",
        like=_RAPPORT,
    ),
}
CLARITY = {
    "agenda": Scale(
        "",
        ask="Does each meeting have an agenda that keeps to where you want to get to?",
        one="we talk about what comes up",
        five="every time, and I bring it",
        why="The mentee drives the agenda: it is the one thing entirely in your hands.",
        like=_CLARITY,
    ),
    "outcome": Scale(
        "",
        ask="Does what comes of the meetings bring you closer to that?",
        one="pleasant, but I could not say what for",
        five="I can name what each one moved",
        why="What comes of a meeting may surprise; its direction should not.",
        like=_CLARITY,
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
            one="hardly anything at present",
            five="I would not want to miss it",
            why="Asked from time to time, even when meetings are regular.",
            needed=False,
        ),
    ] = None
    benefit_them: Annotated[
        int | None,
        Scale(
            "How much they do.",
            ask="And how much do they get out of it? Ask them.",
            one="nothing that they could name",
            five="a great deal, in their own words",
            why="What lasts is good for both, and only they know what they gain. "
            "Enter if you have not asked.",
            needed=False,
        ),
    ] = None
    note: Annotated[
        str | None,
        Text(
            "Anything to remember.",
            ask="Anything to remember about it?",
            why="What lay behind the numbers is soon forgotten.",
            like='--note "…"',
        ),
    ] = None
    on: Annotated[date | None, Day("When you looked at it (today).")] = None
    ask: Annotated[bool, Switch("Show the questions where nobody can be asked.")] = False
    trend: Annotated[bool, Switch("How it moved over time.")] = False
