"""``next --oneline`` in a prompt, asked at every turn: that nothing is due is remembered beside the file.

It is worked out the long way once a day, and again after any change of the portfolio, of a rule, of the
program. What is remembered is a stamp of all these and holds nothing of anybody.
"""

from __future__ import annotations

import os
import time
from collections.abc import Mapping

from mentorfolio import __version__
from mentorfolio.errors import MentorfolioError
from mentorfolio.settings import Settings, resolve


def is_quiet(environment: Mapping[str, str]) -> bool:
    """Whether nothing was due at the very same state of things, today."""
    today = environment.get("MENTORFOLIO_TODAY") or time.strftime("%Y-%m-%d")
    try:
        settings = resolve(None, environment)
        with open(_memory(settings), encoding="utf-8") as file:  # noqa: PTH123 - this is about milliseconds
            return file.read() == stamp(settings, today) != ""
    except (OSError, ValueError, MentorfolioError):
        return False


def stamp(settings: Settings, today: str) -> str:
    """What the answer follows from; empty where there is no portfolio."""
    try:
        found = os.stat(settings.store)  # noqa: PTH116
    except OSError:
        return ""
    file = (found.st_ino, found.st_size, found.st_mtime_ns)
    return " ".join(map(str, (today, __version__, *file, *settings.rules)))


def remember(settings: Settings, stamp: str) -> None:
    """Keep that nothing was due then; where it cannot be kept, it is worked out again."""
    path = _memory(settings)
    try:
        # A new file each time: what lies in that place may be another name of somebody's file.
        if os.path.lexists(path):
            os.unlink(path)  # noqa: PTH108
        handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    except OSError:  # a folder to read only
        return
    with open(handle, "w", encoding="utf-8") as file:  # noqa: PTH123
        file.write(stamp)


def _memory(settings: Settings) -> str:
    return os.path.join(os.path.dirname(settings.store), f".{settings.store.name}.quiet")  # noqa: PTH118, PTH120
