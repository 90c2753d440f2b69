"""Small pictures as text: elements of SVG with everything in them escaped, and scales of numbers.

Styles stand in the page, as classes: its policy forbids them in an element. Lengths are in the units of the
picture's own ``viewBox``.
"""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from html import escape
from itertools import groupby
from typing import NamedTuple

from mentorfolio.render.page import visible


class Svg(str):
    """Markup of our own making; whatever else is text."""

    __slots__ = ()


def element(name: str, *inside: str, **attributes: str | float | None) -> Svg:
    """An element. Text inside is escaped; ``class_`` and ``stroke_width`` are written as SVG has them."""
    told = "".join(
        f' {key.rstrip("_").replace("_", "-")}="{_value(value)}"'
        for key, value in attributes.items()
        if value is not None
    )
    content = "".join(part if isinstance(part, Svg) else written(part) for part in inside)
    return Svg(f"<{name}{told}>{content}</{name}>" if content else f"<{name}{told}/>")


def together(parts: Iterable[Svg]) -> Svg:
    """Elements one after another."""
    return Svg("".join(parts))


def written(text: str) -> Svg:
    """A person's text: shown, never obeyed."""
    return Svg(escape("\n".join(map(visible, text.split("\n")))))


def number(value: float) -> str:
    """A length as short as it can be written: a tenth of a unit is less than a pixel."""
    text = f"{value:.1f}".removesuffix(".0")
    return "0" if text == "-0" else text


def _value(value: str | float) -> str:
    return escape("".join(map(visible, value)), quote=True) if isinstance(value, str) else number(value)


def picture(width: float, height: float, label: str, *inside: Svg, kind: str = "") -> Svg:
    """A whole picture that a screen reader tells in one sentence."""
    return element(
        "svg",
        *inside,
        viewBox=f"0 0 {number(width)} {number(height)}",
        role="img",
        aria_label=label,
        class_=kind or None,
    )


class Axis(NamedTuple):
    """From numbers to places: ``low`` stands at ``start`` and ``high`` at ``end``."""

    low: float
    high: float
    start: float
    end: float

    def at(self, value: float) -> float:
        """The place of a value; the middle where all values are one."""
        if self.high == self.low:
            return (self.start + self.end) / 2
        share = (value - self.low) / (self.high - self.low)
        return self.start + share * (self.end - self.start)


def path(points: Sequence[tuple[float, float]]) -> str:
    """The points joined by straight lines."""
    return "".join(f"{'L' if at else 'M'}{number(x)} {number(y)}" for at, (x, y) in enumerate(points))


def runs(values: Sequence[float | None]) -> list[list[int]]:
    """The places of values that stand side by side without a gap between."""
    stretches = groupby(range(len(values)), key=lambda at: values[at] is not None)
    return [[*places] for is_there, places in stretches if is_there]


# How wide letters are at most, in parts of the font's size: those of the widest of the usual fonts.
_NARROW = frozenset("iljtfrI.,:;'|!()[]/ ")
_LEAST = 0.45  # the width of the narrowest
_WIDE = frozenset("mwMW@%&")


def text_width(text: str, size: float) -> float:
    """How much room a text takes at most in the fonts that pages are shown in."""
    total = 0.0
    for char in visible(text):
        if not char.isascii():
            total += 1.1  # also a picture, or a letter as wide as high
        elif char in _NARROW:
            total += _LEAST
        elif char in _WIDE:
            total += 1.02
        else:
            total += 0.78 if char.isupper() else 0.66
    return total * size


def fitting(text: str, room: float, size: float) -> str:
    """As much of a sentence as a line has room for."""
    if text_width(text, size) <= room:
        return text
    text = text[: max(0, int(room / (_LEAST * size)))]  # the rest cannot fit, however long it is
    while text and text_width(text + "…", size) > room:
        text = text[:-1]
    return text.rstrip() + "…"
