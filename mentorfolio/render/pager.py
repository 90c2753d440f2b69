"""A page that is longer than the terminal, shown by the person's pager."""

from __future__ import annotations

import contextlib
import io
import shlex
import subprocess
from collections.abc import Callable, Mapping
from typing import TextIO

# As git calls it: what fits ends at once, colours pass, and the page stays on the screen afterwards.
_LESS = "FRX"
# Whoever did not choose it may not know its keys.
_KEYS = "-Ps blank goes on, b goes back, q ends "


def show(write: Callable[[TextIO], None], environment: Mapping[str, str], encoding: str) -> bool:
    """Let the pager show what ``write`` writes; False if there is none, or it cannot be started."""
    command = _pager(environment)
    if not command:
        return False
    surroundings = {"LESS": _LESS, **environment}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=surroundings)  # noqa: S603 - the person's own
    except OSError:
        return False
    assert pager.stdin is not None  # noqa: S101 - it is a pipe
    # Whoever ends it early, or with ^C, has seen enough.
    page = io.TextIOWrapper(pager.stdin, encoding, "replace")
    with contextlib.suppress(OSError, KeyboardInterrupt), page:
        write(page)
    while True:
        try:
            return pager.wait() <= 0  # one that failed has perhaps shown nothing
        except KeyboardInterrupt:  # ^C is for the pager
            continue


def _pager(environment: Mapping[str, str]) -> list[str]:
    """The pager as words of a command; none where it is ``cat`` or empty."""
    for variable in ("MENTORFOLIO_PAGER", "PAGER"):
        said = environment.get(variable)
        if said is not None:
            with contextlib.suppress(ValueError):
                words = shlex.split(said)
                return [] if words == ["cat"] else words
            return []
    from shutil import which

    less = which("less", path=environment.get("PATH"))
    return [less, _KEYS] if less else []
