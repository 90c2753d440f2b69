"""The list of places."""

from __future__ import annotations

from mentorfolio.commands.place.places import PlaceList
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.vocabulary import PLACE_KINDS
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    columns,
    dim,
    empty,
    line,
    stacked,
    strong,
)


def page(result: PlaceList, look: Look) -> Page:
    """A row for each: what it is, when one looked last, and when to look again."""
    if not result.places:
        typed = 'mentorfolio place add "Rail mentors" --kind register'
        return empty("You have no places yet.", "Note one", typed)
    rows: list[list[Span]] = []
    rests: list[Line] = []
    for place in result.places:
        last = place.looked[-1] if place.looked else None
        told = f"looked on {said_near(last.on, look.today)}" if last else "not looked yet"
        told += f": {last.found}" if last and last.found else ""
        nothing = "" if look.words else look.sign("nothing")
        again = Span(f"again {said_near(place.next, look.today)}" if place.next else nothing)
        kind = PLACE_KINDS[place.kind]
        rows.append(
            [strong(place.name), again] if look.narrow else [strong(place.name), dim(kind), again, Span(told)]
        )
        rests.append(line(dim(f"{kind}; "), told))
    if look.narrow:
        return Page(body=tuple(stacked(columns(rows, look), rests)))
    # What was found there goes on below rather than that the name be cut.
    return Page(body=tuple(columns(rows, look._replace(width=None))))
