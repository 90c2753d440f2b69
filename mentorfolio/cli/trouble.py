"""A defect of ours: told in a sentence, and with ``--debug`` written down for who can mend it.

What is written down holds nothing of anybody: no value, no message of an exception, no path of theirs.
"""

from __future__ import annotations

import os
import platform
import sys
import tempfile
from collections.abc import Iterator
from pathlib import PurePath
from types import TracebackType

from mentorfolio import __version__
from mentorfolio.errors import MentorfolioError

# Where files are that everybody has: ours, and Python's own.
_ROOTS = {PurePath(__file__).parents[1]: "mentorfolio/", PurePath(os.__file__).parent: ""}


def unexpected(problem: BaseException, *, written_down: bool) -> MentorfolioError:
    """The sentence about it, and what to do."""
    place = problem.__traceback__
    while place is not None and place.tb_next is not None:
        place = place.tb_next
    where = f" in {_frame(place).split(' ')[0].rpartition('/')[2]}" if place is not None else ""
    file = _written(problem) if written_down else ""
    if file:
        hint = (
            f"Where it happened is in {file}: places in the program, and none of your data. Check it, "
            "then add it to an issue where you found mentorfolio."
        )
    else:
        hint = (
            "That is our mistake, not yours. To see what was saved: mentorfolio undo --list. To write "
            "down where it happened, for an issue, run it again with --debug."
        )
    return MentorfolioError(
        f"Something went wrong inside mentorfolio ({type(problem).__name__}{where}).",
        hint=hint,
        code="internal",
    )


def report(problem: BaseException) -> Iterator[str]:
    """The lines of what is written down: the versions, then each exception with its places."""
    yield f"mentorfolio {__version__}, Python {platform.python_version()}, {sys.platform}"
    seen: set[int] = set()
    cause: BaseException | None = problem
    while cause is not None and id(cause) not in seen:
        seen.add(id(cause))
        yield ""
        yield f"{type(cause).__module__}.{type(cause).__qualname__}".removeprefix("builtins.")
        place = cause.__traceback__
        while place is not None:
            yield f"  {_frame(place)}"
            place = place.tb_next
        cause = cause.__cause__ or (None if cause.__suppress_context__ else cause.__context__)


def _frame(place: TracebackType) -> str:
    """``mentorfolio/commands/gift.py:30 gift``; of a file that is a person's own, no name."""
    code = place.tb_frame.f_code
    file = PurePath(code.co_filename)
    inside = "elsewhere"
    if "site-packages" in file.parts:
        inside = "/".join(file.parts[file.parts.index("site-packages") + 1 :])
    else:
        root = next((root for root in _ROOTS if root in file.parents), None)
        inside = _ROOTS[root] + file.relative_to(root).as_posix() if root else inside
    return f"{inside}:{place.tb_lineno} {code.co_name}"


def _written(problem: BaseException) -> str:
    """The path of the file; empty where none could be written."""
    try:
        handle, path = tempfile.mkstemp(prefix="mentorfolio-", suffix=".txt")
        with os.fdopen(handle, "w", encoding="utf-8") as file:
            file.writelines(f"{line}\n" for line in report(problem))
    except OSError:
        return ""
    return path
