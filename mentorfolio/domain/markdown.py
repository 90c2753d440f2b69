"""Markdown that says what somebody wrote, and obeys none of it."""

from __future__ import annotations

import re

from mentorfolio.domain.text import straight

# What may begin a mark, a link or a tag anywhere in a line.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~$^=#%&])")
# What makes a list, a heading or a rule of the line it begins.
_BEGINS = re.compile(r"^(\s*)([-+:!]|\d+(?=[.)]))")

# Of a list in a list, what begins it without an empty line before it.
_INTERRUPTS = ("-", "*", "+", "1.", "1)")
_ITEM = r" *([-*+]|[0-9]{1,9}[.)]) +(\S.*)"


def escaped(text: str) -> str:
    """The text on one line, each of its signs as it stands."""
    plain = _MARKS.sub(r"\\\1", " ".join(straight(text).split()))
    begun = _BEGINS.match(plain)
    if begun is None:
        return plain
    if begun[2].isdigit():  # "1. so": the dot makes the list
        return plain[: begun.end()] + "\\" + plain[begun.end() :]
    return f"{begun[1]}\\{plain[begun.end(1) :]}"


def paragraphs(text: str) -> list[str]:
    """The lines of a text as they stand, each of its signs, too; an empty one parts two paragraphs.

    Lists stay lists: of what somebody wrote, only the sign or number before an item is Markdown.
    """
    told: list[str] = []
    items: list[tuple[int, int]] = []  # in which a line stands: how far indented, and how wide the mark
    for line in text.strip().expandtabs(4).split("\n"):
        if not line.strip():
            told += [""] if told and told[-1] else []
            continue
        indent = len(line) - len(line.lstrip())
        within = [item for item in items if item[0] < indent]
        is_next, at = len(within) < len(items), " " * sum(width for _, width in within)
        follows = bool(told and told[-1])
        if item := re.fullmatch(_ITEM, line):
            interrupts = is_next or (within and item[1] in _INTERRUPTS)
            told += [""] if follows and not interrupts else []
            told.append(f"{at}{item[1]} {escaped(item[2])}")
            items = [*within, (indent, len(item[1]) + 1)]
            continue
        if follows and is_next:
            told.append("")
        elif follows:  # without a backslash at its end, a line would run into the next
            told[-1] += "\\"
        told.append(f"{at}{escaped(line)}")
        items = within
    return told
