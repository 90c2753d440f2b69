"""Files of the person's choice: one that may not be ours is not written over unasked."""

from __future__ import annotations

import re
from collections.abc import Mapping

from mentorfolio.desk.desk import Desk
from mentorfolio.errors import UsageProblem
from mentorfolio.settings import expanded

# How what we write can be known again, each kind. A letter is text like any other.
_BEGINNINGS: Mapping[str, bytes] = {
    "export": b'{\n  "mentorfolio": ',
    "page": b"<!doctype html>\n<!-- mentorfolio -->",
}
# How each entry begins in what holds several: one without an id of ours is somebody's own.
_ENTRIES: Mapping[str, tuple[bytes, re.Pattern[bytes]]] = {
    "calendar": (
        b"BEGIN:VCALENDAR\r\n",
        re.compile(rb"^BEGIN:V(?:EVENT|TODO|JOURNAL|CALENDAR)\b", re.MULTILINE),
    ),
    "cards": (b"BEGIN:VCARD\r\n", re.compile(rb"^BEGIN:VCARD\b", re.MULTILINE)),
}
_OUR_ID = re.compile(rb"^(?:UID:.*@mentorfolio|PRODID:-//mentorfolio//.*)\r$", re.MULTILINE)
_LOOKED_AT = 64 << 20  # bytes; nothing of ours is larger


def expect_free(desk: Desk, path: str | None, kind: str = "", *, force: bool) -> None:
    """Go on only where no file of somebody else is lost; at a terminal it may be said so.

    A file of ours of the same ``kind`` is written anew; one of another kind is somebody's, too. Nothing is
    said of a place that cannot be written: whoever writes there tells it.

    Raises:
        UsageProblem: something else may have written that file, and nobody said that it may go.
    """
    place = expanded(path) if path else None
    if force or place is None or not place.is_file():
        return
    desk.expect_place(str(path))
    try:
        with place.open("rb") as file:
            there = file.read(_LOOKED_AT)
    except OSError:
        return
    if not there or (kind and _kind_of(there) == kind):
        return
    from mentorfolio.fields.form import yes_to

    asked, why = f"{path} is there already. Write over it?", "This would overwrite what is in that file."
    if desk.asker is None or not yes_to(desk.asker, asked, why, "--force", known="no"):
        raise UsageProblem(
            f"{path} is there already.",
            hint="Nothing was written. To replace it: --force. Or choose another file.",
        )


def _kind_of(there: bytes) -> str:
    """What of ours a file is; empty where it is something else, or holds something else as well."""
    begun = (kind for kind, begins in _BEGINNINGS.items() if there.startswith(begins))
    return next(begun, "") or next((kind for kind in _ENTRIES if _is_all_ours(there, kind)), "")


def _is_all_ours(there: bytes, kind: str) -> bool:
    begins, entry = _ENTRIES[kind]
    unfolded = there.replace(b"\r\n ", b"")
    ends = begins.replace(b"BEGIN", b"END")
    parts = entry.findall(unfolded)
    return there.startswith(begins) and there.endswith(ends) and len(parts) == len(_OUR_ID.findall(unfolded))
