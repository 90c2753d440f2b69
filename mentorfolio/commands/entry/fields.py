"""What may be said of an entry of a timeline; some of it fits some kinds of entries only."""

from datetime import date
from typing import Annotated

from msgspec.structs import replace

from mentorfolio.commands.checkin.fields import CLARITY_RATED, RAPPORT_RATED
from mentorfolio.domain.vocabulary import MEETING_KINDS
from mentorfolio.fields.field import Day, Minutes, OneLine, Said, Text, Word
from mentorfolio.fields.scale import Scale


class EntrySaid(Said, frozen=True, kw_only=True):
    """What is to be another way: lists grow, single values are replaced, an empty text clears."""

    text: Annotated[
        str | None, Text("New wording for a talk, gift or reflection, or for the note of a check-in.")
    ] = None
    on: Annotated[date | None, Day("A new day, today at the latest.")] = None
    minutes: Annotated[int | str | None, Minutes("How long a talk took.", clears=True)] = None
    kind: Annotated[
        str | None, Word("What kind of talk it was.", words=MEETING_KINDS, what="a kind of meeting")
    ] = None
    insight: Annotated[tuple[str, ...], OneLine("What you learnt from a talk.", many=True)] = ()
    remove_insight: Annotated[
        tuple[str, ...], OneLine("An insight to remove.", what="insight", many=True)
    ] = ()
    next_area: Annotated[tuple[str, ...], OneLine("Something to talk about next time.", many=True)] = ()
    remove_next_area: Annotated[
        tuple[str, ...], OneLine("A topic for next time to remove.", what="area", many=True)
    ] = ()
    rapport: Annotated[
        tuple[int, ...] | None,
        replace(RAPPORT_RATED, help="The check-in's four answers about how you get on."),
    ] = None
    clarity: Annotated[
        tuple[int, ...] | None, replace(CLARITY_RATED, help="Its two answers about direction.")
    ] = None
    benefit_me: Annotated[int | str | None, Scale("What you get out of it.", clears=True)] = None
    benefit_them: Annotated[int | str | None, Scale("What they get out of it.", clears=True)] = None
    progress: Annotated[int | None, Scale("How far you had come, in an evaluation.")] = None
    value: Annotated[int | None, Scale("How much it was worth to you.")] = None
    both: Annotated[int | str | None, Scale("Whether both of you gain from it.", clears=True)] = None
    worked: Annotated[str | None, Text("What has worked well.")] = None
    change: Annotated[str | None, Text("What you would change.")] = None
