"""Files of the person's choice: one that may not be ours is not written over unasked."""

from __future__ import annotations

from collections.abc import Mapping
from typing import TYPE_CHECKING

from mentorfolio.errors import UsageProblem
from mentorfolio.fields.question import Question
from mentorfolio.settings import expanded

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk

# How what we write can be known again, each kind. A letter is text like any other.
_BEGINNINGS: Mapping[str, bytes] = {
    "export": b'{\n  "mentorfolio": ',
    "page": b"<!doctype html>\n<!-- mentorfolio -->",
}
_MARKS: Mapping[str, bytes] = {"calendar": b"\nPRODID:-//mentorfolio//", "cards": b"@mentorfolio\r\n"}
_LOOKED_AT = 100_000  # bytes


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
    from mentorfolio.fields.form import agrees

    question = Question(
        key="force",
        text=f"{path} is there already. Write over it?",
        why="This would overwrite what is in that file.",
        option="--force",
        kind="yes-no",
    )
    if desk.asker is None or not agrees(desk.asker, question, "no"):
        raise UsageProblem(
            f"{path} is there already.",
            hint="Nothing was written. To replace it: --force. Or choose another file.",
        )


def _kind_of(there: bytes) -> str:
    """What of ours a file is; empty where it is something else."""
    begun = (kind for kind, begins in _BEGINNINGS.items() if there.startswith(begins))
    return next(begun, "") or next((kind for kind, mark in _MARKS.items() if mark in there), "")
