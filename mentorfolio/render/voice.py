"""Lines for a voice: no column is lined up with blanks, and nothing is left for the eye alone."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence

from mentorfolio.render.page import STOPS, Line, Span

_WIDE = re.compile(r"(?<=\S) {2,}(?=\S)")
_INDENT = 2
# What a person is to type, and most voices pass over.
_NAMES = {
    "-": "a dash",
    "+": "a plus",
    "^": "a caret",
    "^^^": "three carets",
    "/": "a slash",
    ";": "a semicolon",
    "?": "question mark",
}
_TYPED = re.compile(r"(?<=\()-(?= )|(?:(?<=, )|(?<=Put ))(?:\^+|[-+/;?])(?= )")
_GRADED = re.compile(r"\b[a-z]+=[1-3](?= )")


def as_heard(lines: Iterable[Line]) -> list[Line]:
    """The lines with a comma or colon where a gap was; what a terminal wraps begins at the left."""
    return [_as_heard(one) for one in lines]


def without_signs(lines: Iterable[Line]) -> list[Line]:
    """Lines of our own with words for what a voice passes over; never those of a person."""
    return [
        one._replace(spans=tuple(span._replace(text=_in_words(span.text)) for span in one.spans))
        for one in lines
    ]


def explained(one: Line) -> Line:
    """A row of a help page, in the two parts that it shows beside each other."""
    pair = re.fullmatch(r"( +\S.*? {2,})(\S.*)", "".join(span.text for span in one.spans))
    return Line((Span(pair[1]), Span(pair[2])), one.hang) if pair else one


def aloud(text: str) -> str:
    """What is asked, with the name of each sign that may be typed behind it."""
    named = _TYPED.sub(lambda sign: f"{sign[0]} ({_NAMES[sign[0]]})", text.replace("Enter: ", "Enter means "))
    return _GRADED.sub(lambda graded: f"{graded[0]} (with an equals sign)", named)


def _in_words(text: str) -> str:
    """With words for signs; what is typed as it stands, between quotes or as code, keeps them."""
    text = text.replace('"…"', '"words"').replace("=…", "=words")
    parts = re.split(r'("[^"]*"|\{%.*?%\})', text)
    return "".join(part if at % 2 else _spoken(part) for at, part in enumerate(parts))


def _spoken(text: str) -> str:
    text = re.sub(r"(?<=\w)…", " and so on", re.sub(r" ?→ ?", " then ", text))
    return text.replace(" …", " and so on").replace("…", "and so on")


def _as_heard(one: Line) -> Line:
    out: list[Span] = []
    gap = False
    for span in one.spans:
        text = span.text.strip(" ")
        if not out and not text:
            out.append(Span(span.text[:_INDENT]))
            continue
        lead = len(span.text) - len(span.text.lstrip(" "))
        if not any(before.text.strip() for before in out):
            before = "" if out else span.text[: min(lead, _INDENT)]
        elif gap or lead >= _INDENT or not text:
            gap = True
            if not text:
                continue
            out.append(Span(_joint(out, span)))
            before = ""
        else:
            before = span.text[:lead]
        tail = len(span.text) - len(span.text.rstrip(" "))
        gap = tail >= _INDENT
        inner = text if span.role == "command" else _WIDE.sub(" ", text)
        out.append(span._replace(text=before + inner + ("" if gap else " " * tail)))
    return Line(tuple(out))


def _joint(before: Sequence[Span], after: Span) -> str:
    """What stands where a gap was."""
    said = [span for span in before if span.text.strip()]
    if said[-1].text.rstrip().endswith(STOPS):
        return " "
    typed = (said[-1].role == "command", after.role == "command")
    return ", " if all(typed) or not (typed[1] or len(said) == 1) else ": "
