"""The list of places."""

from __future__ import annotations

from mentorfolio.commands.place.places import PlaceList
from mentorfolio.domain.dates import said_near
from mentorfolio.domain.vocabulary import PLACE_KINDS
from mentorfolio.render.page import Look, Page, Span, columns, command, dim, line, strong


def page(result: PlaceList, look: Look) -> Page:
    """A row for each: what it is, when one looked last, and when to look again."""
    if not result.places:
        how = command('mentorfolio place add "Rail mentors" --kind register')
        return Page(words=(line("You have noted no place yet."), line("  Note one:  ", how)))
    rows: list[list[Span]] = []
    for place in result.places:
        last = place.looked[-1] if place.looked else None
        told = f"looked on {said_near(last.on, look.today)}" if last else "not looked yet"
        told += f": {last.found}" if last and last.found else ""
        again = f"again {said_near(place.next, look.today)}" if place.next else look.sign("nothing")
        row = [strong(place.name)]
        row += [] if look.narrow else [dim(PLACE_KINDS[place.kind])]
        rows.append([*row, Span(again), Span(told)])
    return Page(body=tuple(columns(rows, look, cut_at=0)))
