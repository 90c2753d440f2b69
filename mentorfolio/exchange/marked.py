"""A part of our own in a file that belongs to somebody else: between two marks, and nothing beyond them.

The first mark holds a checksum of what we wrote: whoever has changed our part has made it theirs.
"""

from __future__ import annotations

import hashlib
import re

_PART = re.compile(
    r"^<!-- mentorfolio:begin ([0-9a-f]{8}) -->\r?\n(.*?)^<!-- mentorfolio:end -->(?=\r?$)",
    re.MULTILINE | re.DOTALL,
)
_MARK = re.compile(r"^<!-- mentorfolio:(?:begin|end)\b", re.MULTILINE)


def merged(there: bytes | None, ours: str) -> bytes | None:
    """The file with our part brought up to date; None where it is to be left as it is.

    Args:
        there: what the file holds; None where there is no file.
        ours: the lines of our part, each with its end.
    """
    part = f"<!-- mentorfolio:begin {_sum(ours)} -->\n{ours}<!-- mentorfolio:end -->"
    if there is None:
        return f"{part}\n".encode("utf-8", "replace")
    try:
        text = there.decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = _PART.search(text)
    if found is None or len(_MARK.findall(text)) != 2 or _sum(found[2]) != found[1]:
        return None
    if found[1] == _sum(ours):
        return there
    return (text[: found.start()] + part + text[found.end() :]).encode("utf-8", "replace")


def is_ours(there: bytes) -> bool:
    """Whether a file has a part of ours."""
    return bool(_MARK.search(there.decode("utf-8", "replace")))


def _sum(lines: str) -> str:
    # Editors of another system end lines another way: that changes no word.
    return hashlib.sha256(lines.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()[:8]
