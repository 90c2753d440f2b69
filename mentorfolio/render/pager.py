"""A page that is longer than the terminal, shown by the person's pager."""

from __future__ import annotations

import contextlib
import shlex
import subprocess
from collections.abc import Mapping

# As git calls it: what fits ends at once, colours pass, and the page stays on the screen afterwards.
_LESS = "FRX"
# Whoever did not choose it may not know its keys; less cuts what a phone has no room for.
_KEYS = "-Ps space for more, b back, q to quit "


def show(text: str, environment: Mapping[str, str], encoding: str) -> bool:
    """Let the pager show a text; False if there is none, or it does not work."""
    command = _pager(environment)
    if not command:
        return False
    own = environment.get("LESS")
    # Before what the person set: it may end in a prompt.
    surroundings = {**environment, "LESS": _LESS if own is None else f"-R {own}"}
    try:
        pager = subprocess.Popen(command, stdin=subprocess.PIPE, env=surroundings)  # noqa: S603 - the person's own
    except OSError:
        return False
    assert pager.stdin is not None  # noqa: S101 - it is a pipe
    # Whoever ends it early, or with ^C, has seen enough.
    with contextlib.suppress(OSError, KeyboardInterrupt), pager.stdin:
        pager.stdin.write(text.encode(encoding, "replace"))
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
    return [less, f"-{_LESS}", _KEYS] if less else []
