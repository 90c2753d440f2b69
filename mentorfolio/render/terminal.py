"""Lines for somebody at a terminal: colour repeats what the words say, wrapped lines hang."""

from __future__ import annotations

import re
from collections.abc import Mapping, Sequence
from typing import NamedTuple, TextIO

from rich.console import Console
from rich.text import Text

from mentorfolio.render.page import INDENT, Line, Span, cells, visible, width_of

# Stands for a blank inside a command while lines are wrapped, so that a command is not torn.
_GLUE = "\ue000"
_INDENT = 2  # cells before a command that stands alone

_PATH = r"(?<!\S)((?:~?/|[A-Z]:\\)\S*[^\s.,;:)])"

# The first sixteen colours of a terminal are whatever its owner made of them, and some of the usual ones
# cannot be read on white. The 240 after them are the same everywhere, so these are chosen from there: each
# stands out from white, from black, or from both at least 4.4 to 1, and no two of them look alike to
# anybody. tests/render/test_colour.py works both out.
# Role -> number of the colour. What a colour says, a word or a sign says as well.
THEMES: Mapping[str, Mapping[str, int]] = {
    "auto": {"command": 63, "good": 29, "warn": 130, "error": 163, "dim": 243},
    "light": {"command": 20, "good": 23, "warn": 94, "error": 127, "dim": 240},
    "dark": {"command": 69, "good": 121, "warn": 214, "error": 205, "dim": 248},
    "none": {},
}
BOLD = frozenset(("strong", "heading", "error"))


class Paint(NamedTuple):
    """How lines are shown: ``codes`` as ``Screen`` knows them, and whether wrapped."""

    codes: str
    theme: str
    wraps: bool


def laid_out(lines: Sequence[Line], stream: TextIO, paint: Paint) -> list[Text]:
    """The rows as they will be seen, wrapped at the terminal's width with a hanging indent.

    Letters that the stream's encoding lacks become ``?``.
    """
    console = _console(stream, paint)
    # Of a terminal with sixteen colours only its owner knows which.
    has_240 = console.color_system in ("256", "truecolor")
    theme = paint.theme if paint.codes == "always" or has_240 else "none"
    encoding = stream.encoding or "ascii"
    rows = []
    for line in (part for one in lines for part in (_apart(one, console.width) if paint.wraps else [one])):
        text = Text()
        whole = not paint.wraps or all(_is_typed(span) or not span.text.strip() for span in line.spans)
        for span in line.spans:
            shown = visible(span.text).encode(encoding, "replace").decode(encoding)
            if whole and paint.wraps and shown.strip():
                shown = _spread(shown, text.cell_len, console.width)
            glued = shown.replace(" ", _GLUE) if span.role == "command" else shown
            text.append(glued, style(span.role, theme) if paint.codes else None)
        text.rstrip()
        for part in [text] if whole else _wrapped(console, text, line.hang):
            part.plain = part.plain.replace(_GLUE, " ")
            rows.append(part)
    return rows


def print_rows(rows: Sequence[Text], stream: TextIO, paint: Paint) -> None:
    """Write the rows, to the terminal or to what shows them there."""
    console = _console(stream, paint)
    for row in rows:
        # The width is kept by hand: rich would cut a line that it thinks too long.
        console.print(row, soft_wrap=True)


def _console(stream: TextIO, paint: Paint) -> Console:
    console = Console(
        file=stream,
        markup=False,
        emoji=False,
        highlight=False,
        no_color=paint.codes == "bold",
        force_terminal=bool(paint.codes),
        color_system={"": None, "always": "256"}.get(paint.codes, "auto"),
    )
    console.size = console.size  # measured once, not anew for every line
    return console


def style(role: str, theme: str) -> str:
    """How a role is shown, in rich's words."""
    number = THEMES[theme].get(role)
    bold = "bold" if role in BOLD else ""
    return f"{bold} color({number})".strip() if number else bold


def _apart(line: Line, width: int) -> list[Line]:
    """A command that does not fit beside its words stands on a line of its own, and is never folded.

    The terminal shows it on as many rows as it takes; copied from there it is one line still.
    """
    if width_of(line) <= width or (len(line.spans) == 1 and _is_typed(line.spans[0])):
        return [line]
    out: list[Line] = [Line((), line.hang)]
    for span in (part for one in line.spans for part in _with_paths(one)):
        if len(out) > 1 and not out[-1].spans:  # the stop of the sentence that ended in a command
            span = span._replace(text=re.sub(r"^[.,;:] +", "", span.text))
        if _is_typed(span) and cells(span.text) > width - line.hang:
            out += [Line((Span(" " * _INDENT), span)), Line((), line.hang)]
        else:
            out[-1] = out[-1]._replace(spans=(*out[-1].spans, span))
    return [one for one in out if "".join(span.text for span in one.spans).strip()]


def _with_paths(span: Span) -> list[Span]:
    """The span in parts, where a sentence has the place of a file in it: that is never folded, either."""
    if span.role == "command":
        return [span]
    return [span._replace(text=part) for part in re.split(_PATH, span.text) if part]


def _spread(typed: str, begins: int, width: int) -> str:
    """A command line with so many blanks between its words that the terminal tears none of them.

    They mean nothing to a shell; a word in quotes is one. What is longer than a row goes on as it is.
    """
    out, at = "", begins
    for gap, word in re.findall(r"""( *)((?:"[^"]*"|'[^']*'|[^ "']|["'])+)""", typed):
        longer = at + len(gap) + cells(word) > width >= cells(word) + INDENT
        blanks = width - at + INDENT if gap and longer else len(gap)
        out += " " * blanks + word
        at = (at + blanks + cells(word)) % width or width
    return out


def _is_typed(span: Span) -> bool:
    """Whether it is a whole command line, or an address; the key of a menu is none."""
    if " " not in span.text and (
        span.text.startswith(("https://", "http://")) or re.fullmatch(_PATH, span.text)
    ):
        return True
    return span.role == "command" and span.text.removeprefix("$ ").startswith("mentorfolio ")


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
    for part in more:
        part.rstrip()
    return [first, *(Text(" " * hang) + part for part in more if part.plain)]
