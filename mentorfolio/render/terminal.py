"""Lines for somebody at a terminal: colour repeats what the words say, wrapped lines hang."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from typing import TextIO

from rich.console import Console
from rich.text import Text

from mentorfolio.render.page import Line, Span, cells, visible

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


# Stands for a blank inside a command while lines are wrapped, so that a command is not torn.
_GLUE = "\ue000"
_INDENT = 2  # cells before a command that stands alone


def print_lines(lines: Sequence[Line], stream: TextIO, *, colour: bool, dumb: bool = False) -> None:
    """Write the lines, wrapped at the terminal's width with a hanging indent.

    A ``dumb`` terminal gets the same layout without any code; letters that the stream's encoding
    lacks become ``?``.
    """
    console = Console(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=not colour,
        color_system=None if dumb else "auto",
    )
    console.size = console.size  # measured once, not anew for every line
    encoding = stream.encoding or "ascii"
    for line in (part for one in lines for part in _apart(one, console.width)):
        text = Text()
        for span in line.spans:
            shown = visible(span.text).encode(encoding, "replace").decode(encoding)
            glued = shown.replace(" ", _GLUE) if span.role == "command" else shown
            text.append(glued, None if dumb else _STYLES.get(span.role, ""))
        text.rstrip()
        whole = all(_is_typed(span) or not span.text.strip() for span in line.spans)
        for part in [text] if whole else _wrapped(console, text, line.hang):
            part.plain = part.plain.replace(_GLUE, " ")
            # The width is kept by hand: rich would cut a line that it thinks too long.
            console.print(part, soft_wrap=True)


def _apart(line: Line, width: int) -> list[Line]:
    """A command that does not fit beside its words stands on a line of its own, and is never folded.

    The terminal shows it on as many rows as it takes; copied from there it is one line still.
    """
    if sum(cells(span.text) for span in line.spans) <= width:
        return [line]
    out: list[Line] = [Line((), line.hang)]
    for span in line.spans:
        if _is_typed(span) and cells(span.text) > width - line.hang:
            out += [Line((Span(" " * min(line.hang, _INDENT)), span)), Line((), line.hang)]
        else:
            out[-1] = out[-1]._replace(spans=(*out[-1].spans, span))
    return [one for one in out if "".join(span.text for span in one.spans).strip()]


def _is_typed(span: Span) -> bool:
    """Whether it is a whole command line; the key of a menu is none."""
    return span.role == "command" and span.text.startswith("mentorfolio ")


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
    more = remainder.wrap(console, max(20, console.width - hang))
    return [first, *(Text(" " * hang) + part for part in _stripped(more))]


def _stripped(parts: Iterable[Text]) -> list[Text]:
    found = list(parts)
    for part in found:
        part.rstrip()
    return [part for part in found if part.plain]
