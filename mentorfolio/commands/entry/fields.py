"""What may be said of an entry of a timeline; some of it fits some kinds of entries only."""

from datetime import date
from typing import Annotated

from mentorfolio.commands.checkin.fields import CLARITY, RAPPORT
from mentorfolio.domain.vocabulary import MEETING_KINDS
from mentorfolio.fields.field import Day, Minutes, OneLine, Said, Text, Whole, Word
from mentorfolio.fields.scale import Ratings


class EntrySaid(Said, frozen=True, kw_only=True):
    """What is to be another way: lists grow, single values are replaced, an empty text clears."""

    text: Annotated[
        str | None, Text("Other words: of a talk, a gift, a reflection, or the note of a check-in.")
    ] = None
    on: Annotated[date | None, Day("Another day, up to today.")] = None
    minutes: Annotated[int | None, Minutes("How long a talk took.")] = None
    kind: Annotated[
        str | None, Word("What kind of talk it was.", words=MEETING_KINDS, what="a kind of meeting")
    ] = None
    insight: Annotated[tuple[str, ...], OneLine("What a talk taught you.", many=True)] = ()
    remove_insight: Annotated[
        tuple[str, ...], OneLine("An insight to take out.", what="insight", many=True)
    ] = ()
    next_area: Annotated[tuple[str, ...], OneLine("Something to talk about next time.", many=True)] = ()
    remove_next_area: Annotated[
        tuple[str, ...], OneLine("Such an area to take out.", what="area", many=True)
    ] = ()
    rapport: Annotated[
        tuple[int, ...] | None,
        Ratings(
            "The four answers of a check-in about the two of you.",
            metavar="1..5,1..5,1..5,1..5",
            scales=RAPPORT,
        ),
    ] = None
    clarity: Annotated[
        tuple[int, ...] | None,
        Ratings("Its two answers about direction.", metavar="1..5,1..5", scales=CLARITY),
    ] = None
    benefit_me: Annotated[int | None, Whole("What you get out of it.", most=5)] = None
    benefit_them: Annotated[int | None, Whole("What they get out of it.", most=5)] = None
    progress: Annotated[int | None, Whole("How far an evaluation found you.", most=5)] = None
    value: Annotated[int | None, Whole("What it was worth to you.", most=5)] = None
    both: Annotated[int | None, Whole("Whether both of you gain by it.", most=5)] = None
    worked: Annotated[str | None, Text("What has worked well.")] = None
    change: Annotated[str | None, Text("What you would change.")] = None
