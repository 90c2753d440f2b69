"""A page as data: lines of spans with a role each. Writers turn it into colour, or into plain text.

The layout of a page is decided once, here and in ``pages``; a terminal adds colour and wrapping,
a pipe gets the same lines unwrapped.
"""

import re
import unicodedata
from collections.abc import Iterable, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.text import DIRECTIONS, EMPTY, JOINERS

GAP = 2  # cells between two columns
INDENT = 4  # cells before what stands below a row
LEAST = 12  # cells that a shortened column keeps
_WIDEST = 80  # cells of a column where nothing is shortened
STOPS = (".", ":", ",", ";", "?", "!")  # after one of these, no comma

# As a sign, in ASCII, and as the word that a voice reads: most voices pass a sign over in silence.
_SIGNS = {
    "active": ("●", "*", "active"),
    "fading": ("◌", "~", "fading"),
    "coming": ("○", "o", "on the way"),
    "none": ("·", ".", "none"),
    "nothing": ("-", "-", "none"),  # in a table
    "due": ("●", "*", "due:"),
    "answered": ("·", ".", "answered:"),
    "look": ("◆", "x", "check-in"),
    "letter": ("□", "=", "letter"),
    "gift": ("+", "+", "gift"),
    "more": ("…", "...", ", and more"),
    "hint": ("→", "->", "hint:"),
}


class Look(NamedTuple):
    """How a page may look: ``width`` in cells (None where nothing is wrapped), which signs, what day.

    With ``words`` a word stands in the place of every sign (``render.signs``).
    """

    width: int | None
    ascii: bool
    today: date
    words: bool = False

    def sign(self, name: str) -> str:
        """One sign, in ASCII where the output knows no other, or its word."""
        return _SIGNS[name][2 if self.words else self.ascii]

    @property
    def narrow(self) -> bool:
        """Whether only the most needed columns fit, as on a phone."""
        return self.width is not None and self.width < 60

    @property
    def numbered(self) -> bool:
        """Whether a row has the number that ``do`` takes; a script's pipe has the ids."""
        return self.words or self.width is not None

    def number(self, at: int) -> str:
        """That number, before its row."""
        return f"{at}. " if self.words else f"{at:2}  "


class Span(NamedTuple):
    """Some text with a role: "", strong, dim, command, good, warn, error, heading."""

    text: str
    role: str = ""


class Line(NamedTuple):
    """One line; when a terminal wraps it, the next ones begin ``hang`` cells to the right."""

    spans: tuple[Span, ...] = ()
    hang: int = 0


class Page(NamedTuple):
    """``body`` is the answer (stdout), ``words`` is what there is to say about it (stderr)."""

    body: tuple[Line, ...] = ()
    words: tuple[Line, ...] = ()


def line(*parts: str | Span, hang: int = 0) -> Line:
    """A line of texts and spans."""
    return Line(tuple(p if isinstance(p, Span) else Span(p) for p in parts), hang)


def empty(sentence: str, begin: str, typed: str) -> Page:
    """The page of a list with nothing on it yet, and the command to begin with."""
    return Page(words=(line(sentence), line(f"  {begin}:  ", command(typed))))


def strong(text: str) -> Span:
    """What the eye should find first."""
    return Span(text, "strong")


def dim(text: str) -> Span:
    """What may be passed over."""
    return Span(text, "dim")


def command(text: str) -> Span:
    """Something to type."""
    return Span(text, "command")


# Behind what a command stands in a sentence of ours, and before what it ends; a stop in quotes is a person's.
_BEFORE = r"(?:^|(?<=: )|(?<=, )|(?<= with )|(?<=[(`]))"
_BEHIND = r"(?=, (?:and|or|then|where|mentorfolio)\b|; |\. [A-Z]|\.$|`| \(|\)[,.]|$)"
_IN_QUOTES = r"\"[^\"]*\"|'[^']*'"


def with_command(text: str) -> tuple[str | Span, ...]:
    """A sentence that says what to type (``See it: mentorfolio review``, or several) in its parts."""
    parts = re.split(rf"{_BEFORE}(mentorfolio (?:{_IN_QUOTES}|[^\"'])+?){_BEHIND}", text)
    return tuple(command(part) if at % 2 and _is_one(part) else part for at, part in enumerate(parts) if part)


def _is_one(typed: str) -> bool:
    """Whether it is a command and nothing else."""
    bare = re.sub(_IN_QUOTES, "", typed)
    return not any(stop in bare for stop in (", ", "; ", ". ", " (", ": "))


def lines_of(text: str, indent: int = 0) -> list[Line]:
    """A person's text, line by line."""
    return [line(" " * indent + part, hang=indent) for part in text.split("\n")]


def labelled(label: str, text: str | Sequence[str | Span], width: int = 14) -> list[Line]:
    """``label   text`` with the text in a column of its own; nothing where there is no text."""
    if not text:
        return []
    if isinstance(text, str):
        first, *rest = text.split("\n")
        head = line(dim(f"{label:<{width}}"), first, hang=width)
        return [head, *(line(" " * width + part, hang=width) for part in rest)]
    return [line(dim(f"{label:<{width}}"), *text, hang=width)]


def itemised(label: str, items: Sequence[tuple[str, str]], width: int = 14) -> list[Line]:
    """``label   1. text`` for each mark and text; a long text goes on below its own first letter."""
    heads = (label, *("" for _ in items[1:]))
    return [
        line(dim(f"{head:<{width}}"), mark + text, hang=width + cells(mark))
        for head, (mark, text) in zip(heads, items, strict=False)
    ]


def item_mark(text: str) -> int:
    """How many cells the text's own blanks and its mark (``- ``, ``1. ``, ``1  ``) take: the rest hangs."""
    found = re.match(r" *(?:(?:-|\d+\.) |\d+ {2})?", text)
    return len(found[0]) if found else 0


def width_of(one: Line) -> int:
    """How many cells a line takes where it is not wrapped."""
    return sum(cells(span.text) for span in one.spans)


def cells(text: str) -> int:
    """How many terminal cells the text takes, wide letters counted twice."""
    text = visible(text)
    if text.isascii():
        return len(text)
    from rich.cells import cell_len

    return cell_len(text)


def padded(text: str, width: int) -> str:
    """The text, filled up with blanks to that many cells."""
    return text + " " * max(0, width - cells(text))


def cut(text: str, width: int, look: Look) -> str:
    """The text, shortened to that many cells where it must be.

    Never where nothing is wrapped; nor on a phone, where so little would be left that two look alike.
    """
    if look.width is None or look.narrow or cells(text) <= width:
        return text
    more = look.sign("more")
    while text and cells(text) + cells(more) > width:
        text = text[:-1]
    return text.rstrip() + more


def indented(look: Look) -> Look:
    """The same look with the room that is left below a row."""
    return look if look.width is None else look._replace(width=look.width - INDENT)


def columns(
    rows: Iterable[Sequence[str | Span]],
    look: Look | None = None,
    cut_at: int = 0,
    heads: Sequence[str] = (),
) -> list[Line]:
    """Rows as aligned lines; written by hand because a rich table costs half a millisecond a row.

    Where ``look`` says that the terminal is too narrow, the cells of column ``cut_at`` are shortened.
    Where it wants words, a row is a sentence, its cells named by ``heads``.
    """
    table = [[cell if isinstance(cell, Span) else Span(cell) for cell in row] for row in rows]
    if not table:
        return []
    if look is not None and look.words:
        return [_sentence(row, heads) for row in table]
    widths = [max(cells(row[i].text) for row in table if i < len(row)) for i in range(max(map(len, table)))]
    if look is None or look.width is None:
        # One name of hundreds of letters goes on beyond its column rather than pad every other row.
        widths = [min(width, _WIDEST) for width in widths]
    else:
        excess = sum(widths) + GAP * (len(widths) - 1) - look.width
        widths[cut_at] = max(min(widths[cut_at], LEAST), widths[cut_at] - max(0, excess))
        for row in table:
            row[cut_at] = Span(cut(row[cut_at].text, widths[cut_at], look), row[cut_at].role)
    hang = sum(widths[:-1]) + GAP * (len(widths) - 1)
    if look is None or look.width is None or hang > look.width - LEAST:  # too narrow below its column
        hang = min(hang, 30)
    out = []
    for row in table:
        spans = [Span(padded(cell.text, widths[i]) + " " * GAP, cell.role) for i, cell in enumerate(row[:-1])]
        out.append(Line((*spans, row[-1]), hang))
    return out


def _sentence(cells: Sequence[Span], heads: Sequence[str] = ()) -> Line:
    """A row as ``Kim Sample, active, last contact: 3 March``: a value with its name, none that is empty."""
    out: list[Span] = []
    for at, cell in enumerate(cells):
        text = cell.text.strip()
        if not text:
            continue
        if out:
            stop = out[-1].text.endswith(STOPS)
            out.append(Span(" " if stop else ": " if cell.role == "command" else ", "))
        head = heads[at] if at < len(heads) else ""
        out += [dim(f"{head}: ")] if head else []
        out.append(cell._replace(text=text))
    return Line(tuple(out))


def stacked(firsts: Sequence[Line], seconds: Sequence[Line]) -> list[Line]:
    """Two lines for each row of a narrow list: below the first, indented, what has no room beside."""
    out = []
    for first, second in zip(firsts, seconds, strict=True):
        out.append(first)
        if any(span.text.strip() for span in second.spans):
            out.append(line(" " * INDENT, *second.spans, hang=INDENT))
    return out


def paired(pairs: Sequence[tuple[str, str]], look: Look, hang: int = 2) -> list[Line]:
    """``what for   command``, aligned; one that does not fit beside goes under, so far from the edge."""
    width = max(cells(text) for text, _ in pairs) + GAP
    if look.width is None or all(width + cells(typed) <= look.width for _, typed in pairs):
        return [line(padded(text, width), command(typed)) for text, typed in pairs]
    under = " " * hang
    return [
        one for text, typed in pairs for one in (line(text, hang=hang), line(under, command(typed), hang=4))
    ]


def as_text(lines: Sequence[Line]) -> str:
    """The lines without colour, never wrapped."""
    return "".join("".join(visible(span.text) for span in line.spans).rstrip() + "\n" for line in lines)


def visible(text: str) -> str:
    """User text that can do nothing to a terminal: control and direction characters become escapes.

    What shows nothing is left out: two words that look the same are written the same.
    """
    if text.isascii() and text.isprintable():
        return text
    return "".join(_shown(c) for c in text)


def _shown(char: str) -> str:
    if char == "\t":
        return "    "
    category = unicodedata.category(char)
    if char in DIRECTIONS or category in ("Cc", "Cs") or char in "\u2028\u2029":
        return f"\\u{ord(char):04x}"
    if category == "Cf" and char not in JOINERS:
        return ""
    return " " if char in EMPTY else char
