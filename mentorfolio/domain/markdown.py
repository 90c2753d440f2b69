"""Markdown that says what somebody wrote, and obeys none of it."""

from __future__ import annotations

import re

from mentorfolio.domain.text import straight

# What may begin a mark, a link or a tag anywhere in a line.
_MARKS = re.compile(r"([\\`*_{}\[\]<>|~$^=#%&])")
# What makes a list, a heading or a rule of the line it begins.
_BEGINS = re.compile(r"^(\s*)([-+:!]|\d+(?=[.)]))")


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
    """The lines of a text as they stand, each of its signs, too; an empty one parts two paragraphs."""
    lines = [escaped(line) for line in text.strip().split("\n")]
    followed = zip(lines, [*lines[1:], ""], strict=True)
    # Without a backslash at its end, a line would run into the next.
    told = [f"{line}\\" if line and after else line for line, after in followed]
    return [line for line, before in zip(told, ["", *told], strict=False) if line or before]
