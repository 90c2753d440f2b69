"""The network as a picture: the owner in the middle, the others around, no label upon another.

People are placed one by one, the nearest first, each on the first free place of their sector from their
distance outwards. So nothing overlaps by construction, however many there are.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping, Sequence
from math import cos, hypot, pi, radians, sin
from typing import NamedTuple

from mentorfolio.render.svg import Svg, element, fitting, number, path, text_width, together

SIZE = 13.0  # of the letters
NODE = 10.0  # the radius of somebody's circle
LONGEST = 22  # letters of a label; the whole name is told when it is pointed at
_LINE = 17.0  # the height of a line of letters
_FREE = 5.0  # between two boxes
_RING = 22.0  # how much further out it is tried again
_TURN = 5  # degrees between two places of a ring
_WIDER = 1.45  # labels are wider than high, and so are the rings
_HULL = 17.0  # how far around its members a circle is drawn
_NARROWEST = 820.0
_TOLD = 26.0  # the height of the line at the foot that tells of whom one points at
_PLACE_OF_YOU = "you"

Point = tuple[float, float]


class PersonDrawn(NamedTuple):
    """Somebody: ``kind`` is the class, ``distance`` that from the middle, ``mark`` stands in the circle."""

    key: str
    label: str
    kind: str
    sector: str
    distance: float
    told: str
    mark: str = ""


class Box(NamedTuple):
    """Room that is taken."""

    left: float
    top: float
    right: float
    bottom: float

    def meets(self, other: Box) -> bool:
        """Whether the two share any room."""
        return (
            self.left < other.right
            and other.left < self.right
            and self.top < other.bottom
            and other.top < self.bottom
        )


class Layout(NamedTuple):
    """Where everybody stands, how much room each takes, and where the names of the sectors are."""

    places: dict[str, Point]
    boxes: dict[str, Box]
    heads: dict[str, Point]


def shortened(label: str) -> str:
    """As much of a name as there is room for."""
    return label if len(label) <= LONGEST else label[: LONGEST - 1].rstrip() + "…"


def laid_out(people: Sequence[PersonDrawn], sectors: Mapping[str, str]) -> Layout:
    """Everybody in their sector; ``sectors`` maps its key to its name, in the order round the middle."""
    you = _box((0.0, 0.0), "You")
    layout = Layout({_PLACE_OF_YOU: (0.0, 0.0)}, {_PLACE_OF_YOU: you}, {})
    used = [key for key in sectors if any(p.sector == key for p in people)]
    begin = -90.0
    for key in used:
        own = [p for p in people if p.sector == key]
        angle = 360.0 * (len(own) + 1) / (len(people) + len(used))
        middle = begin if key == used[0] else begin + angle / 2
        begin = middle + angle / 2
        for person in sorted(own, key=lambda p: p.distance):
            at = _free(person.distance, middle, angle, shortened(person.label), layout.boxes)
            layout.places[person.key] = at
            layout.boxes[person.key] = _box(at, shortened(person.label))
        # The name of a sector stands outside of all that is in it.
        ends = [layout.places[person.key] for person in own]
        out = max(hypot(x / _WIDER, y) for x, y in ends) + _RING
        at = _free(out, middle, angle, sectors[key], layout.boxes)
        layout.heads[key] = at
        layout.boxes[f"head {key}"] = _box(at, sectors[key])
    return layout


def _box(at: Point, label: str) -> Box:
    """The circle and the label below it."""
    half = max(NODE, text_width(label, SIZE) / 2) + _FREE / 2
    return Box(at[0] - half, at[1] - NODE - _FREE / 2, at[0] + half, at[1] + NODE + _LINE + _FREE / 2)


def _free(distance: float, middle: float, angle: float, label: str, taken: Mapping[str, Box]) -> Point:
    while True:
        for turned in _turns(angle):
            turn = radians(middle + turned)
            at = (distance * cos(turn) * _WIDER, distance * sin(turn))
            box = _box(at, label)
            if not any(box.meets(other) for other in taken.values()):
                return at
        distance += _RING


def _turns(angle: float) -> Iterator[float]:
    """From the middle of a sector to both its edges, which belong to nobody."""
    yield 0.0
    for turned in range(_TURN, int(angle / 2) - _TURN, _TURN):
        yield float(turned)
        yield float(-turned)


def network(
    people: Sequence[PersonDrawn],
    sectors: Mapping[str, str],
    ties: Sequence[tuple[str, str, str]],
    circles: Sequence[tuple[str, Sequence[str]]],
    label: str,
) -> Svg:
    """The picture. ``ties`` are two keys and a class, ``circles`` names with the keys of their members."""
    layout = laid_out(people, sectors)
    margin = _HULL + _FREE
    left = min(box.left for box in layout.boxes.values()) - margin
    top = min(box.top for box in layout.boxes.values()) - margin
    width = max(box.right for box in layout.boxes.values()) + margin - left
    # As wide as the page at least: a few people are not drawn larger than many.
    left, width = left - max(0.0, _NARROWEST - width) / 2, max(width, _NARROWEST)
    height = max(box.bottom for box in layout.boxes.values()) + margin - top + _TOLD
    at = {key: (x - left, y - top) for key, (x, y) in layout.places.items()}
    heads = {key: (x - left, y - top) for key, (x, y) in layout.heads.items()}
    return element(
        "svg",
        together(_hull(name, [at[k] for k in keys if k in at]) for name, keys in circles),
        together(
            element("path", d=path([at[_PLACE_OF_YOU], at[p.key]]), class_=f"spoke {p.kind}") for p in people
        ),
        together(_tie(at[a], at[b], kind) for a, b, kind in ties if a in at and b in at),
        together(
            element("text", sectors[key], x=x, y=y + NODE, text_anchor="middle", class_="sector")
            for key, (x, y) in heads.items()
        ),
        element("g", _circle(at[_PLACE_OF_YOU], NODE + 3), _label(at[_PLACE_OF_YOU], "You"), class_="you"),
        together(_person(p, at[p.key], (width, height)) for p in people),
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="group",
        aria_label=label,
        class_="network",
    )


def _circle(at: Point, radius: float) -> Svg:
    return element("circle", cx=at[0], cy=at[1], r=radius, class_="node")


def _person(person: PersonDrawn, at: Point, size: Point) -> Svg:
    inside = [element("title", person.told), _circle(at, NODE)]
    if person.mark:
        inside.append(
            element("text", person.mark, x=at[0], y=at[1] + 3.5, text_anchor="middle", class_="mark")
        )
    told = element(
        "text",
        fitting(person.told, size[0] - 2 * _FREE, SIZE),
        x=size[0] / 2,
        y=size[1] - _FREE - 3,
        text_anchor="middle",
        class_="told",
        aria_hidden="true",
    )
    return element(
        "a", *inside, _label(at, shortened(person.label)), told, href=f"#{person.key}", class_=person.kind
    )


def _label(at: Point, text: str) -> Svg:
    return element("text", text, x=at[0], y=at[1] + NODE + SIZE, text_anchor="middle", class_="label")


def _tie(one: Point, other: Point, kind: str) -> Svg:
    """Bent away from the middle of the picture, so that it is not taken for a spoke."""
    bend = (
        (one[0] + other[0]) / 2 + (other[1] - one[1]) / 6,
        (one[1] + other[1]) / 2 - (other[0] - one[0]) / 6,
    )
    told = f"M{number(one[0])} {number(one[1])}Q{number(bend[0])} {number(bend[1])} "
    return element("path", d=f"{told}{number(other[0])} {number(other[1])}", class_=f"tie {kind}")


def _hull(name: str, members: Sequence[Point]) -> Svg:
    """A shape around the members of a circle."""
    if not members:
        return Svg("")
    around = [
        (x + _HULL * cos(turn * pi / 4), y + _HULL * sin(turn * pi / 4))
        for x, y in members
        for turn in range(8)
    ]
    return element("path", element("title", name), d=path(hull(around)) + "Z", class_="hull")


def hull(points: Sequence[Point]) -> list[Point]:
    """The corners of the smallest shape around all points that has no dent."""
    ordered = sorted(set(points))
    return ordered if len(ordered) < 3 else [*_side(ordered)[:-1], *_side(ordered[::-1])[:-1]]


def _side(points: Sequence[Point]) -> list[Point]:
    found: list[Point] = []
    for point in points:
        while len(found) > 1 and _turn(found[-2], found[-1], point) <= 0:
            found.pop()
        found.append(point)
    return found


def _turn(a: Point, b: Point, c: Point) -> float:
    return (b[0] - a[0]) * (c[1] - a[1]) - (b[1] - a[1]) * (c[0] - a[0])
