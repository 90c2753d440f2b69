"""Pages of the manual, written in Markdown, as lines: nothing of it is left that only a browser reads."""

from __future__ import annotations

import re
from collections.abc import Iterator

from mentorfolio.domain.text import quoted
from mentorfolio.render.page import INDENT, Line, Span, cells, command, item_mark, line, lines_of, strong

_LINK = re.compile(r"\[([^\]]+)\]\(([^)\s]+)\)")
_COMMENT = re.compile(r"<!--.*?-->\n?", re.DOTALL)
_RULE = re.compile(r"\|[\s|:-]+\|")
_CELL = re.compile(r"(?<!\\)\|")


def lines_of_manual(text: str) -> list[Line]:
    """Paragraphs on a line each, headings and commands told apart, tables as what is explained and how."""
    lines = [*_blocks(_COMMENT.sub("", text).split("\n"))]
    return [one for at, one in enumerate(lines) if one.spans or (at and lines[at - 1].spans)]


def lines_of_topic(text: str, width: int | None) -> list[Line]:
    """A short page as it is written; where it does not fit, what stands beside something stands below it.

    A ``width`` of 0 is for a voice, which would read both as one.
    """
    source = text.rstrip("\n").split("\n")
    if width is None or all(cells(one) <= width for one in source):
        return lines_of("\n".join(source))
    out: list[Line] = []
    paragraph: list[str] = []
    for one in [*source, ""]:
        if one and not one.startswith(" "):
            paragraph.append(one)
            continue
        if paragraph:
            out.append(line(" ".join(paragraph)))
            paragraph = []
        out += _beside(one)
    return out[:-1]


def _beside(text: str) -> list[Line]:
    """A row of two columns as two lines; one of the second column alone belongs to the row above."""
    first, *told = re.split(r" {2,}", text.strip(), maxsplit=1)
    if len(text) - len(text.lstrip()) > INDENT:
        return [line(" " * INDENT + first, hang=INDENT)]
    typed = command(first) if first.startswith("mentorfolio ") else Span(first)
    head = line("  " if first else "", typed, hang=INDENT)
    return [head, *(line(" " * INDENT + more, hang=INDENT) for more in told)]


def _blocks(source: list[str]) -> Iterator[Line]:
    paragraph = ""
    fenced = False
    for text, after in zip([*source, ""], [*source[1:], "", ""], strict=True):
        begins = text.startswith(("#", "|", "```", "- ")) or not text.strip() or fenced
        if begins and paragraph:
            yield line(_words(paragraph), hang=item_mark(paragraph))
            paragraph = ""
        if text.startswith("```"):
            fenced = not fenced
        elif fenced:
            yield _typed(text)
        elif text.startswith("#"):
            yield line(Span(_words(text.lstrip("# ")), "heading"))
        elif text.startswith("|"):
            # The head of a table says nothing that the rows do not.
            yield from () if _is_rule(text) or _is_rule(after) else _row(text)
        elif not text.strip():
            yield line()
        else:
            paragraph = f"{paragraph} {text.strip()}" if paragraph else text.rstrip()


def _typed(text: str) -> Line:
    """A line of a block: what is typed, or what is answered."""
    if text.startswith("$ "):
        return line("  $ ", command(text[2:]), hang=4)
    return line(f"  {text}", hang=4)


def _row(text: str) -> Iterator[Line]:
    """A row of a table: what it is about, and below it what is told."""
    first, *between, told = (_words(cell.strip()) for cell in _CELL.split(text.strip().strip("|")))
    yield line("  ", strong(first), "".join(f"  {cell}" for cell in between), hang=4)
    if told:
        yield line(f"    {told}", hang=4)


def _is_rule(text: str) -> bool:
    return bool(_RULE.fullmatch(text.strip()))


def _words(text: str) -> str:
    text = _LINK.sub(_linked, text)
    return text.replace("**", "").replace("`", "").replace("\\|", "|")


def _linked(found: re.Match[str]) -> str:
    words, target = found[1], found[2]
    if target.startswith("http"):
        return f"{words} ({target})"
    page = re.match(r"(?:docs/)?([a-z]+)\.md", target)
    return f"{words} [mentorfolio help {quoted(page[1])}]" if page else words
