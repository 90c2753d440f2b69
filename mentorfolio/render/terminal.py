"""Lines for somebody at a terminal: colour repeats what the words say, wrapped lines hang."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.cells import cell_len
from rich.console import Console
from rich.text import Text

from mentorfolio.render.page import Line, visible

# Colours of the terminal's own palette, readable on dark and light.
_STYLES = {
    "strong": "bold",
    "dim": "dim",
    "command": "cyan",
    "good": "green",
    "warn": "yellow",
    "error": "bold red",
    "heading": "bold",
}


def print_lines(lines: Sequence[Line], stream: TextIO, *, colour: bool) -> None:
    """Write the lines, wrapped at the terminal's width with a hanging indent."""
    console = Console(file=stream, markup=False, emoji=False, highlight=False, no_color=not colour)
    for line in lines:
        text = Text()
        for span in line.spans:
            text.append(visible(span.text), _STYLES.get(span.role, ""))
        text.rstrip()
        for part in _wrapped(console, text, line.hang):
            # The width is kept by hand: rich would cut a line that it thinks too long.
            console.print(part, soft_wrap=True)


def _wrapped(console: Console, text: Text, hang: int) -> list[Text]:
    if text.cell_len <= console.width:
        return [text]
    hang = hang if hang < console.width // 2 else 4
    first, *rest = text.wrap(console, console.width)
    if not rest:
        return [first]
    remainder = text[len(first) :]
    while remainder.plain.startswith(" "):
        remainder = remainder[1:]
    first.rstrip()
    return [
        first,
        *(
            Text(" " * hang) + part
            for part in _stripped(remainder.wrap(console, max(20, console.width - hang)))
        ),
    ]


def _stripped(parts: Iterable[Text]) -> list[Text]:
    for part in parts:
        part.rstrip()
    return [part for part in parts if cell_len(part.plain)]
