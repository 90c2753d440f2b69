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


def merged(there: bytes | None, ours: str, *, force: bool = False) -> bytes | None:
    """The file with our part brought up to date; None where it is to be left as it is.

    With ``force`` what somebody has written in our part moves below it, and ours is renewed.
    """
    part = f"<!-- mentorfolio:begin {_sum(ours)} -->\n{ours}<!-- mentorfolio:end -->"
    if there is None:
        return f"{part}\n".encode("utf-8", "replace")
    try:
        text = there.decode("utf-8")
    except UnicodeDecodeError:
        return None
    found = _PART.search(text)
    if found is None or len(_MARK.findall(text)) != 2:
        return _above(part, text) if force else None
    if _sum(found[2]) != found[1]:
        return _moved(text, found, part, ours) if force else None
    if found[1] == _sum(ours):
        return there
    return (text[: found.start()] + part + text[found.end() :]).encode("utf-8", "replace")


def is_ours(there: bytes) -> bool:
    """Whether a file has a part of ours."""
    return bool(_MARK.search(there.decode("utf-8", "replace")))


def _moved(text: str, found: re.Match[str], part: str, ours: str) -> bytes:
    """Every line of the old part that the new one does not say, below it."""
    said = {*ours.splitlines()}
    theirs = [line for line in found[2].splitlines() if line.strip() and line not in said]
    kept = "".join(f"\n{line}" for line in ["", *theirs]) if theirs else ""
    return (text[: found.start()] + part + kept + text[found.end() :]).encode("utf-8", "replace")


def _above(part: str, text: str) -> bytes:
    """The part before a text in which it cannot be found, all of whose words stay."""
    theirs = "".join(line for line in text.splitlines(keepends=True) if not _MARK.match(line))
    return f"{part}\n\n{theirs}".encode("utf-8", "replace")


def _sum(lines: str) -> str:
    # Editors of another system end lines another way: that changes no word.
    return hashlib.sha256(lines.replace("\r\n", "\n").encode("utf-8", "replace")).hexdigest()[:8]
