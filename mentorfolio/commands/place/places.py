"""``place``: registers, bodies, communities and events where mentors are found (P4, I6)."""

from __future__ import annotations

from datetime import date
from typing import TYPE_CHECKING, Annotated, Any, ClassVar

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.finding import agreed, need_named, place_named
from mentorfolio.desk.results import Done, Result, Step, view
from mentorfolio.domain.dates import said_ahead, said_day, said_near
from mentorfolio.domain.names import new_slug
from mentorfolio.domain.places import Looked, Place
from mentorfolio.domain.records import changed
from mentorfolio.domain.text import command_line, fold, typed_address
from mentorfolio.domain.vocabulary import PLACE_KINDS
from mentorfolio.errors import AlreadyThere, MissingValue, NothingToChange
from mentorfolio.fields.field import Day, Name, OneLine, OneNeed, Operand, Said, Text, Word
from mentorfolio.fields.operands import OnDay, Removal
from mentorfolio.render.page import Line, Look, Page, Span, columns, dim, empty, line, stacked, strong

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

PlaceName = Annotated[
    str,
    Operand(
        "NAME",
        "What it is called.",
        "Say what it is called.",
        '"Rail mentors" --kind register',
        field=Name(""),
    ),
]
PlaceNamed = Annotated[
    str,
    Operand(
        "PLACE",
        "Which place: its name, its id, or part of one.",
        "Say which place: part of its name will do.",
        "rail",
        complete="place",
    ),
]


class PlaceFields(Said, frozen=True, kw_only=True):
    """A place as it is described."""

    kind: Annotated[str | None, Word("What it is.", words=PLACE_KINDS, what="a kind of place")] = None
    url: Annotated[str | None, OneLine("Its web address.", metavar="URL", read=typed_address)] = None
    need: Annotated[str | None, OneNeed("Which need it could help with.", clears=True)] = None
    next: Annotated[
        date | str | None, Day("When to look there again; next reminds you.", lean="forward", clears=True)
    ] = None


class PlaceChange(PlaceFields, frozen=True, kw_only=True):
    """What is to be another way; an empty text clears."""

    leading: ClassVar = ("name",)

    name: Annotated[str | None, Name("Another name.")] = None


class LookedSaid(OnDay, frozen=True, kw_only=True):
    """What came of it, and when to look again."""

    found: Annotated[str | None, Text("What came of it: names, dates, nothing.")] = None
    next: Annotated[date | None, Day("When to look there again.", lean="forward")] = None


class PlaceList(Result, frozen=True, kw_only=True):
    """All places: those to look at again first, then by name."""

    places: tuple[Place, ...]

    def data(self) -> object:
        """The list of places."""
        return [view(place) for place in self.places]

    def page(self, look: Look) -> Page:
        """A row for each: what it is, when one looked last, and when to look again."""
        if not self.places:
            typed = 'mentorfolio place add "Rail mentors" --kind register'
            return empty("You have no places yet.", "Note one", typed)
        rows: list[list[Span]] = []
        rests: list[Line] = []
        for place in self.places:
            last = place.looked[-1] if place.looked else None
            told = f"looked on {said_near(last.on, look.today)}" if last else "not looked yet"
            told += f": {last.found}" if last and last.found else ""
            nothing = "" if look.words else look.sign("nothing")
            again = Span(f"again {said_near(place.next, look.today)}" if place.next else nothing)
            kind = PLACE_KINDS[place.kind]
            row = [strong(place.name), again]
            rows.append(row if look.narrow else [row[0], dim(kind), again, Span(told)])
            rests.append(line(dim(f"{kind}; "), told))
        if look.narrow:
            return Page(body=tuple(stacked(columns(rows, look), rests)))
        # What was found there goes on below rather than that the name be cut.
        return Page(body=tuple(columns(rows, look._replace(width=None))))


def add(desk: Desk, name: PlaceName, said: PlaceFields) -> Done:
    """Note where you could look for mentors.

    $ mentorfolio place add "Rail mentors" --kind register --next "in 2 weeks"
    """
    if said.kind is None:
        _refuse_same_name(desk.store.reading(), name)
        raise MissingValue(
            "Say what it is: a register, a community, an event …",
            hint=f"Add --kind with one of: {', '.join(PLACE_KINDS)}.",
        )
    with desk.store.changing() as portfolio:
        _refuse_same_name(portfolio, name)
        place = Place(
            id=new_slug(name, "place", portfolio[Place].taken()),
            created=desk.today,
            updated=desk.today,
            name=name,
            **_fields(portfolio, said),
        )
        portfolio.describe(f"added place {place.name}")
        portfolio[Place].put(place)
    looked = command_line("place", "looked", place.id, "--found", "TEXT")
    return Done(
        record=view(place),
        sentence=f"Added {place.name}, {PLACE_KINDS[place.kind]}.",
        details=_again(place, desk.today),
        steps=(Step("When you have looked", looked),),
    )


def list_(desk: Desk) -> PlaceList:
    """List your places, those to look at again first.

    $ mentorfolio place list
    """
    places = sorted(desk.store.reading()[Place], key=lambda p: (p.next or date.max, fold(p.name), p.id))
    return PlaceList(places=tuple(places))


def looked(desk: Desk, place: PlaceNamed, said: LookedSaid) -> Done:
    """Note that you have looked at a place, and what came of it.

    $ mentorfolio place looked rail --found "two people to ask"
    """
    on = said.on or desk.today
    with desk.store.changing() as portfolio:
        found = place_named(portfolio, place)
        looks = sorted((*found.looked, Looked(on=on, found=said.found or "")), key=lambda look: look.on)
        portfolio.describe(f"looked at {found.name}")
        # A day that is still to come stays.
        ahead = found.next if found.next and found.next > on else None
        found = portfolio[Place].put(changed(found, desk.today, looked=tuple(looks), next=said.next or ahead))
    about = ("--supports", found.need) if found.need else ()
    return Done(
        record=view(found),
        sentence=f"Noted that you looked at {found.name} on {said_day(on)}.",
        details=_again(found, desk.today),
        steps=(Step("Someone to keep in mind?", command_line("mentor", "add", "NAME", *about)),),
    )


def edit(desk: Desk, place: PlaceNamed, said: PlaceChange) -> Done:
    """Change a place; an empty text clears what may be empty.

    $ mentorfolio place edit rail --need team
    """
    if said.nothing:
        raise NothingToChange("place edit")
    with desk.store.changing() as portfolio:
        found = place_named(portfolio, place)
        fields = _fields(portfolio, said)
        if said.name:
            _refuse_same_name(portfolio, said.name, but=found.id)
        found = portfolio[Place].put(changed(found, desk.today, **fields))
        portfolio.describe(f"changed place {found.name}")
    return Done(record=view(found), sentence=f"Changed {found.name}.", details=_again(found, desk.today))


def remove(desk: Desk, place: PlaceNamed, said: Removal) -> Done:
    """Remove a place.

    $ mentorfolio place remove rail-mentors --yes
    """
    found = place_named(desk.store.reading(), place, exact=True)
    if not agreed(desk, said, f"Remove {found.name}"):
        return Done(record=view(found), sentence="Nothing was removed.", undoable=False)
    with desk.store.changing() as portfolio:
        found = place_named(portfolio, found.id)
        portfolio.describe(f"removed place {found.name}")
        portfolio[Place].remove(found.id)
    return Done(record=view(found), sentence=f"Removed {found.name}.")


def _fields(portfolio: Portfolio, said: PlaceFields) -> dict[str, Any]:
    fields = said.said()
    if fields.get("need"):
        fields["need"] = need_named(portfolio, fields["need"]).id
    return fields


def _again(place: Place, today: date) -> tuple[str, ...]:
    return (f"Look there again on {said_ahead(place.next, today)}.",) if place.next else ()


def _refuse_same_name(portfolio: Portfolio, name: str, but: str = "") -> None:
    for place in portfolio[Place]:
        if place.id != but and fold(place.name) == fold(name):
            raise AlreadyThere(
                f"There is already a place called {place.name}.", hint="mentorfolio place list"
            )
