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
