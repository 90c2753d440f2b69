"""What pages say in signs, and in words where the look asks for words: the one place that knows both.

Dots, bars and exclamation marks are read at a glance. A screen reader passes most of them over in
silence, so each has a word that can stand alone.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import NamedTuple

from mentorfolio.domain.vocabulary import STRENGTH_WORD
from mentorfolio.render.page import Line, Look, Span, cells, cut, dim, line, padded, strong

MOST_COLUMNS = 8
TITLE = 28
NAME = 12  # a longer name is cut in the head of a table
_BARS = ("▁▂▃▄▅▆▇█", "_.-:=+*#")
_ROLES = {"active": "good", "fading": "warn", "none": "dim"}


class Mark(NamedTuple):
    """What somebody is for something: ``active``, ``fading`` or ``coming``, and how much from 0 to 3."""

    kind: str
    strength: int


class MarkedRow(NamedTuple):
    """A row of a table of marks; without a ``priority`` it is none that has one."""

    title: str
    priority: int
    marks: Sequence[Mark]
    state: Span


def graded(what: str, strength: int, look: Look) -> str:
    """Something, and how much of it."""
    return f"{what}: {STRENGTH_WORD[strength]}" if look.words else f"{what} {'+' * strength}"


def beside_word(kind: str, look: Look) -> str:
    """A mark before something whose word stands there as well: nothing in words."""
    return "" if look.words else f"{look.sign(kind)} "


def row_of(kinds: Sequence[str], look: Look) -> str:
    """Marks side by side, for what is counted beside them: nothing in words."""
    return "" if look.words else "".join(map(look.sign, kinds)) + "  "


def counts(told: Mapping[str, str], look: Look) -> str:
    """How many there are of each kind of mark, which says what the marks mean."""
    return ", ".join(beside_word(kind, look) + text for kind, text in told.items())


def urgency(priority: int, look: Look) -> str:
    """How urgent a need is: a voice hears of how many, or 1 would be the first."""
    return f"priority {priority} of 3" if look.words else "!" * priority


def legend(look: Look) -> str:
    """What the marks of a table mean; nothing where they are words."""
    told = {"active": "active", "fading": "fading", "coming": "on the way"}
    shown = [f"{look.sign(kind)} {word}" for kind, word in told.items()]
    return "" if look.words else "  ".join([*shown, f"{urgency(3, look)} urgent"])


def bars(shares: Sequence[float | None], look: Look) -> str:
    """A sign for each share from 0 to 1, a blank where there is none."""
    signs = _BARS[look.ascii]
    return "".join(
        " " if share is None else signs[max(0, min(len(signs) - 1, int(share * len(signs))))]
        for share in shares
    )


def course(values: Sequence[float], told: Sequence[str], look: Look) -> list[str | Span]:
    """How answers from 1 to 5 moved: the first told, a bar for each (in ASCII its digit), the last told."""
    if look.words:
        return [strong(", ".join(text.strip() for text in told))]
    steps = len(_BARS[0]) - 1
    signs = [_BARS[0][int((value - 1) / 4 * steps + 0.5)] for value in values]
    drawn = "".join(str(int(value + 0.5)) for value in values) if look.ascii else "".join(signs)
    return [f"{told[0]} ", strong(drawn), f" {told[-1].strip()}"]


def grid(heads: Sequence[str], rows: Sequence[MarkedRow], look: Look) -> list[Line]:
    """A table of marks, a column for each head, as many as there is room for."""
    if look.words:
        return [one for row in rows for one in _spelt_out(heads, row, look)]
    if look.narrow:
        return [one for row in rows for one in _stacked(heads, row, look)]
    titles = [cut(row.title, TITLE, look) for row in rows]
    left = max(map(cells, titles)) + 6
    names = [cut(head, NAME, look) for head in heads]
    shown = _fitting(names, (look.width or 10**6) - left - 18)
    more = len(heads) - len(shown)
    head = " " * left + "".join(padded(names[at], width) for at, width in shown.items())
    # The count may stand over the words at the end: those belong to the rows below.
    out = [line(dim(head + (f"+{more} more" if more else "")))] if shown else []
    for title, row in zip(titles, rows, strict=True):
        drawn = [_drawn(row.marks[at], width, look) for at, width in shown.items()]
        first = (Span(padded(urgency(row.priority, look), 4), "warn"), strong(padded(title, left - 4)))
        out.append(line(*first, *drawn, row.state, hang=left))
    return out


def _stacked(heads: Sequence[str], row: MarkedRow, look: Look) -> list[Line]:
    """Where there is no room for columns: how it stands below the title, then who is behind it, by name."""
    urgent = Span(padded(urgency(row.priority, look), 4), "warn")
    out = [line(urgent, strong(row.title), hang=4), line("    ", row.state, hang=4)]
    room = 0
    for head, mark in zip(heads, row.marks, strict=True):
        if not mark.strength:
            continue
        one = (_drawn(mark, mark.strength + 1, look), Span(head + "  "))
        wide = sum(cells(span.text) for span in one)
        if wide - 2 > room:  # the two blanks at the end may be cut off
            out.append(line("    ", hang=4))
            room = (look.width or 0) - 4
        out[-1] = line(*out[-1].spans, *one, hang=4)
        room -= wide
    return out


def _spelt_out(heads: Sequence[str], row: MarkedRow, look: Look) -> list[Line]:
    """``Lead a team, priority 3 of 3; covered``, and below it ``Julie: outstanding, active``."""
    which = f", {urgency(row.priority, look)}" if row.priority else ""
    said = [
        line(f"  {graded(head, mark.strength, look)}, {look.sign(mark.kind)}")
        for head, mark in zip(heads, row.marks, strict=True)
        if mark.strength
    ]
    return [line(strong(row.title), f"{which}; ", row.state), *said]


def _drawn(mark: Mark, width: int, look: Look) -> Span:
    kind = mark.kind if mark.strength else "none"
    return Span(padded(look.sign(kind) * max(1, mark.strength), width), _ROLES.get(kind, ""))


def _fitting(names: Sequence[str], room: int) -> dict[int, int]:
    """Place -> width of as many as there is room for beside the titles and the words at the end."""
    shown: dict[int, int] = {}
    for at, name in enumerate(names[:MOST_COLUMNS]):
        width = max(cells(name), 3) + 2
        if width <= room or not shown:
            shown[at] = width
            room -= width
    return shown
