"""One writer at a time, from reading to committing; readers take no lock."""

from __future__ import annotations

import contextlib
import json
import os
from collections.abc import Iterator
from pathlib import Path

from mentorfolio.errors import Busy
from mentorfolio.store.files import failure


def lock_path(path: Path) -> Path:
    """The lock beside the real file; it is never deleted, so that all writers mean the same one."""
    return path.with_name(f".{path.name}.lock")


@contextlib.contextmanager
def locked(path: Path, wait: float) -> Iterator[None]:
    """Hold the lock of a portfolio file.

    Args:
        path: the real file.
        wait: the longest wait for another writer, in seconds.

    Raises:
        Busy: another process holds it; the message names it where known.
        CannotCreate, InputOutputFailure: the lock cannot be made; a link in its place is refused.
    """
    from filelock import FileLock, Timeout

    file = lock_path(path)
    lock = FileLock(file, timeout=wait, mode=0o600)
    try:
        lock.acquire()
    except Timeout:
        raise Busy(
            f"Another mentorfolio{_holder(file)} has been writing to {path} for more than {wait:g} s.",
            hint="Nothing was changed. Close the other one, or try again.",
        ) from None
    except OSError as problem:
        raise failure(problem, file, "locked") from None
    try:
        _say_who(file)
        yield
    finally:
        # All is done by now; the end of the process frees the lock in any case.
        with contextlib.suppress(OSError):
            lock.release()


def _say_who(file: Path) -> None:
    # Only for the message above; on Windows a locked file cannot be written to.
    with contextlib.suppress(OSError), file.open("r+b") as said:
        said.truncate(0)
        said.write(json.dumps({"process": os.getpid()}).encode())


def _holder(file: Path) -> str:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        return f" (process {int(json.loads(file.read_bytes())['process'])})"
    return ""
