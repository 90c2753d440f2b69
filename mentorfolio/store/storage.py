"""TinyDB's storage on one file that is only ever replaced whole.

``JSONStorage`` overwrites in place and reads the file again for every operation. This one reads
once, changes in memory, and commits when told: temp file in the same folder, fsync, replace, fsync
of the folder. Whatever fails before the replace leaves the old file as it was.
"""

from __future__ import annotations

import contextlib
import errno
import os
from pathlib import Path
from typing import Any

import msgspec
from tinydb import Storage

from mentorfolio.errors import CannotCreate, InputOutputFailure, MentorfolioError
from mentorfolio.store.layout import Tables, decoded, empty


class PortfolioStorage(Storage):
    """The tables of one portfolio file, committed at once or not at all."""

    def __init__(self, path: Path) -> None:
        # A linked portfolio stays a link: everything happens beside the real file.
        self.path = Path(os.path.realpath(path))
        self._tables: Tables | None = None
        self._changed = False

    def tables(self) -> Tables:
        """The tables in memory, read from the file the first time."""
        if self._tables is None:
            data = _read(self.path)
            self._tables = decoded(data, str(self.path)) if data else empty()
        return self._tables

    def read(self) -> Tables:
        """What TinyDB works on."""
        return self.tables()

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep what TinyDB changed, for :meth:`commit`."""
        self._changed = True
        for table, records in data.items():
            self.tables()[table] = records

    def retire(self, table: str, record_id: str) -> None:
        """Remember a slug id of a removed record, so that it is never given to another."""
        tables = self.tables()
        retired = {**tables.meta.retired, table: [*tables.meta.retired.get(table, ()), record_id]}
        tables.meta = msgspec.structs.replace(tables.meta, retired=retired)
        self._changed = True

    def commit(self) -> None:
        """Put the changed tables on disk as one new file; nothing if nothing changed.

        Raises:
            CannotCreate: the folder or file cannot be made.
            InputOutputFailure: the system refused to write; the old file is intact.
        """
        if self._changed:
            tables = self.tables()
            replace_file(self.path, tables.encoded(tables.meta.generation + 1))
            self._changed = False


def replace_file(path: Path, data: bytes) -> None:
    """Put these bytes in the file's place, whole, readable by its owner only.

    Raises:
        CannotCreate: the file cannot be made there.
        InputOutputFailure: the system refused to write; an old file is intact.
    """
    temporary = path.with_name(f".{path.name}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        _write(temporary, data)
        temporary.replace(path)
    except OSError as problem:
        raise failure(problem, path, "written") from None
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)
    # The new file is in place: some network mounts cannot sync a folder, and that is no failure.
    with contextlib.suppress(OSError):
        _sync_folder(path.parent)


def write_out(path: Path, data: bytes) -> None:
    """Put the bytes where the person said: a file whole or not at all; a device or pipe as it is.

    Raises:
        CannotCreate: the file cannot be made there.
        InputOutputFailure: the system refused to write.
    """
    # Asked of the name itself: a pipe behind /dev/stdout has no name that could be resolved.
    real = Path(os.path.realpath(path))
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            with path.open("wb") as device:
                device.write(data)
        except OSError as problem:
            raise failure(problem, path, "written") from None
        return
    replace_file(real, data)


def make_folder(path: Path) -> None:
    """The folder of a portfolio, with all above it, for its owner's eyes only.

    Raises:
        CannotCreate: the system refused.
    """
    missing = [p for p in (path, *path.parents) if not p.exists()]
    try:
        for folder in reversed(missing):
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as problem:
        raise failure(problem, path, "made") from None


def failure(problem: OSError, path: Path, what: str) -> MentorfolioError:
    """The sentence for a refusal of the system: what could not be done, why, what to do."""
    cannot = {
        errno.EACCES,
        errno.EPERM,
        errno.EROFS,
        errno.ENOENT,
        errno.ENOTDIR,
        errno.ENAMETOOLONG,
        errno.EISDIR,
    }
    cannot |= {errno.ELOOP, errno.EEXIST}
    kind = CannotCreate if problem.errno in cannot and what != "read" else InputOutputFailure
    return kind(
        f"{path} could not be {what}: {problem.strerror or type(problem).__name__}.",
        hint="Nothing was changed. Name another place with --store PATH, or mend this one.",
    )


def _read(path: Path) -> bytes:
    try:
        if path.is_file() or not path.exists():
            return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as problem:
        raise failure(problem, path, "read") from None
    raise InputOutputFailure(f"{path} is not a file.", hint="Name a file with --store PATH.")


def _write(path: Path, data: bytes) -> None:
    handle = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
    with os.fdopen(handle, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())


def _sync_folder(path: Path) -> None:
    if os.name != "posix":  # Windows keeps the order by itself and cannot open a folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
