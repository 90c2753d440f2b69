"""One writer at a time, from reading to committing; readers take no lock."""

from __future__ import annotations

import contextlib
import errno
import json
import os
import re
import warnings
from collections.abc import Callable, Iterator
from pathlib import Path

from mentorfolio.errors import Busy, MentorfolioError
from mentorfolio.store.files import failure, make_folder, refuse_links, refuse_what_is_no_file, strays
from mentorfolio.store.storage import PortfolioStorage


def lock_path(path: Path) -> Path:
    """The lock beside the real file; it is never deleted, so that all writers mean the same one."""
    return path.with_name(f".{path.name}.lock")


def first_time_without(folder: Path) -> str:
    """What a file system without locks cannot do, the first time; ``folder`` remembers that."""
    known = folder / "no-locks"
    if known.exists():
        return ""
    with contextlib.suppress(OSError, MentorfolioError):
        make_folder(folder)
        known.touch(0o600)
    return "This file system does not support locks: change your portfolio from one computer at a time."


@contextlib.contextmanager
def locked(path: Path, wait: float) -> Iterator[bool]:
    """Hold the lock of a real portfolio file; gives whether the file system itself keeps it.

    Where it does not, a file that names the holder is the lock, and one of a dead holder is broken.

    Raises:
        Busy: for so many seconds another process has held it; the message names it where known.
        CannotCreate, InputOutputFailure: the lock cannot be made; a link in its place is refused.
    """
    from filelock import FileLock, Timeout

    file = lock_path(path)
    lock = FileLock(file, timeout=wait, mode=0o600)
    try:
        with warnings.catch_warnings(record=True) as told:
            warnings.simplefilter("always")
            lock.acquire()
    except Timeout:
        raise Busy(
            f"Another mentorfolio{_holder(file)} has been writing to {path} for more than {wait:g} s.",
            hint="Nothing was changed. Close the other one, or try again.",
        ) from None
    except OSError as problem:
        if problem.errno == errno.ELOOP:
            refuse_links(file, file.parent)
        raise failure(problem, file, "locked") from None
    try:
        if not told:  # else it says that already, in a way of its own
            _say_who(file)
        yield not told
    finally:
        # All is done by now; the end of the process frees the lock in any case.
        with contextlib.suppress(OSError):
            lock.release()


@contextlib.contextmanager
def holding(
    path: Path,
    wait: float,
    go_on: Callable[[PortfolioStorage], None] | None,
    alarm: Callable[[str], None] | None = None,
) -> Iterator[PortfolioStorage]:
    """A file that nobody else can change meanwhile; what was begun before is gone on with first."""
    storage = PortfolioStorage(path)
    make_folder(storage.path.parent)
    refuse_what_is_no_file(storage.path, "written")  # before a lock is left beside a device
    with locked(storage.path, wait) as kept:
        if alarm and not kept and (told := first_time_without(storage.backups.folder)):
            alarm(told)
        for stray in strays(storage.path, storage.backups.folder):
            with contextlib.suppress(OSError):
                stray.unlink()
        if go_on and os.path.lexists(storage.intent):
            go_on(storage)
            storage = PortfolioStorage(path)
        yield storage


def _say_who(file: Path) -> None:
    # Only for the message above; on Windows a locked file cannot be written to.
    with contextlib.suppress(OSError), file.open("r+b") as said:
        if os.fstat(said.fileno()).st_nlink > 1:  # another name of some other file
            return
        said.truncate(0)
        said.write(json.dumps({"process": os.getpid()}).encode())


def _holder(file: Path) -> str:
    with contextlib.suppress(OSError, ValueError, KeyError, TypeError):
        said = file.read_bytes()
        known = re.match(rb"(\d+)\n", said)  # where the file itself is the lock
        return f" (process {int(known[1] if known else json.loads(said)['process'])})"
    return ""
