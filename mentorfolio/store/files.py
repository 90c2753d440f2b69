"""Files replaced whole: temp file in the same folder, fsync, replace, fsync of the folder."""

from __future__ import annotations

import contextlib
import errno
import os
import re
import shutil
import stat
from collections.abc import Callable, Iterator
from pathlib import Path
from typing import BinaryIO

from mentorfolio.errors import CannotCreate, InputOutputFailure, MentorfolioError, StoreDamaged

OUTPUT = "--output FILE"
STORE = "--store PATH"
_LINKS = 40  # that one name leads through; the system gives up there as well
_TEMPORARY = r"\.{name}(?:\.doing)?\.\d+\.[0-9a-f]{{8}}\.tmp"


def replace_file(path: Path, data: bytes | Callable[[int], bytes], option: str = STORE) -> bool:
    """Put these bytes in the file's place, whole, readable by its owner only.

    Bytes that name the very file that they stand in are made of its number (``st_ino``).

    Returns:
        Whether the system confirmed that the new name is on disk; False when the folder could not
        be synced after the replace, as on some network mounts.

    Raises:
        CannotCreate: the file cannot be made there.
        InputOutputFailure: the system refused to write; an old file is intact.
    """
    try:
        with _in_place_of(path) as file:
            file.write(data if isinstance(data, bytes) else data(os.fstat(file.fileno()).st_ino))
    except OSError as problem:
        raise failure(problem, path, "written", option) from None
    try:
        sync_folder(path.parent)
    except OSError:
        return False
    return True


def copy_file(path: Path, copy: Path) -> None:
    """A file of any size once more, whole or not at all, readable by its owner only. Raises OSError."""
    with path.open("rb") as source, _in_place_of(copy) as file:
        shutil.copyfileobj(source, file)


@contextlib.contextmanager
def _in_place_of(path: Path) -> Iterator[BinaryIO]:
    """A file that takes that name once it is whole and on disk. Raises OSError: nothing of it is left."""
    temporary = path.with_name(f".{path.name.removeprefix('.')}.{os.getpid()}.{os.urandom(4).hex()}.tmp")
    try:
        handle = os.open(temporary, os.O_WRONLY | os.O_CREAT | os.O_EXCL | getattr(os, "O_BINARY", 0), 0o600)
        with os.fdopen(handle, "wb") as file:
            yield file
            file.flush()
            os.fsync(file.fileno())
        temporary.replace(path)
    finally:
        with contextlib.suppress(OSError):
            temporary.unlink(missing_ok=True)


def write_out(path: Path, data: bytes, option: str = OUTPUT) -> None:
    """Put the bytes where the person said: a file whole or not at all; a device or pipe as it is.

    ``option`` is what another place is said with. Raises CannotCreate, InputOutputFailure.
    """
    # Asked of the name itself: a pipe behind /dev/stdout has no name that could be resolved.
    if path.exists() and not path.is_file() and not path.is_dir():
        try:
            with path.open("wb") as device:
                device.write(data)
        except OSError as problem:
            raise failure(problem, path, "written", option) from None
        return
    replace_file(Path(os.path.realpath(path)), data, option)


def refuse_foreign_link(path: Path) -> None:
    """Refuse a link that somebody else has put in this place, as anybody can in a shared folder.

    Raises CannotCreate where it, one it leads to, or one on the way there is not of this user.
    """
    if not hasattr(os, "geteuid"):
        return
    for _ in range(_LINKS):
        for place in (path, *path.absolute().parents):
            if _is_foreign_link(place):
                raise CannotCreate(
                    f"{place} is a link that somebody else has put there.",
                    hint=f"Nothing was written. Choose another file with {OUTPUT}.",
                )
        try:
            path = path.parent / path.readlink()
        except OSError:  # no link
            return


def refuse_links(path: Path, below: Path) -> None:
    """Refuse a link in a place of the program's own choice, or on the way there ``below`` a folder.

    In a folder that somebody else has sent, as a clone is, it may lead to any file of the person's. Raises
    CannotCreate.
    """
    for place in (path, *path.parents):
        if place == below:
            return
        if place.is_symlink():
            import shlex

            raise CannotCreate(
                f"{place} is a link, and what it leads to is left alone.",
                hint="Nothing was written there. If you have no use for that link, remove it: "
                f"{shlex.join(['rm', str(place)])}",
            )


def _is_foreign_link(path: Path) -> bool:
    with contextlib.suppress(OSError):
        status = path.lstat()
        # The system's own, such as /dev/stdout, are root's, in folders where nobody else writes.
        shared = path.parent.stat().st_mode & 0o022
        return (
            stat.S_ISLNK(status.st_mode)
            and status.st_uid != os.geteuid()
            and bool(shared or status.st_uid != 0)
        )
    return False


def read_file(path: Path, largest: int) -> bytes:
    """The bytes of a regular file; none if there is none.

    Raises:
        InputOutputFailure: it is no file, or the system refused to read it.
        StoreDamaged: it is too large to be a portfolio.
    """
    try:
        refuse_what_is_no_file(path, "read")
        status = path.stat()
        if status.st_size > largest:
            raise StoreDamaged(
                f"{path} has {status.st_size >> 20} MB; {largest >> 20} MB at most are read.",
                hint="It was left untouched.",
            )
        return path.read_bytes()
    except FileNotFoundError:
        return b""
    except OSError as problem:
        raise failure(problem, path, "read") from None


def is_of_here(path: Path, number: int) -> bool:
    """Whether this is the very file whose number (``st_ino``) it says it was written with.

    What git, a sync tool or a copy brings has another. Raises OSError.
    """
    return 0 != number == path.lstat().st_ino


def refuse_what_is_no_file(path: Path, what: str) -> None:
    """Refuse a folder, a device or a pipe, where something is to be read or written."""
    try:
        strange = path.exists() and not path.is_file()
    except OSError as problem:
        raise failure(problem, path, what) from None
    if strange:
        raise InputOutputFailure(f"{path} is not a file.", hint=f"Give a file with {STORE}.")


def make_folder(path: Path, option: str = STORE) -> None:
    """A folder, with all above it, for its owner's eyes only; ``option`` says another place.

    Raises CannotCreate.
    """
    try:
        for folder in reversed([p for p in (path, *path.parents) if not p.is_dir()]):
            if os.path.lexists(folder) and not folder.is_dir():  # another writer may just have made it
                raise CannotCreate(
                    f"{folder} is {_what_it_is(folder)}, and a folder is needed there.",
                    hint=f"Nothing was written there. Choose another place with {option}, or move that away.",
                )
            folder.mkdir(mode=0o700, exist_ok=True)
    except OSError as problem:
        raise failure(problem, path, "made", option) from None


def _what_it_is(place: Path) -> str:
    leads_nowhere = place.is_symlink() and not place.exists()
    return f"a link to {place.readlink()}, where nothing is" if leads_nowhere else "a file"


def strays(path: Path, folder: Path) -> list[Path]:
    """What writers that were killed have left beside a file, and in a folder that is all ours."""
    return [*_strays_in(folder, ".*"), *_strays_in(path.parent, re.escape(path.name.removeprefix(".")))]


def _strays_in(folder: Path, name: str) -> list[Path]:
    pattern = re.compile(_TEMPORARY.format(name=name))
    if folder.is_symlink():
        return []
    try:
        return [found for found in folder.iterdir() if pattern.fullmatch(found.name)]
    except OSError:
        return []


def stamp(path: Path) -> tuple[int, int, int] | None:
    """By what a file is known to be the same as before; None where there is none."""
    try:
        found = path.stat()
    except OSError:
        return None
    return found.st_ino, found.st_size, found.st_mtime_ns


def sync_folder(path: Path) -> None:
    """Put a folder's names on disk, where the system knows how."""
    if os.name != "posix":  # Windows keeps the order by itself and cannot open a folder
        return
    handle = os.open(path, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)


def failure(problem: OSError, path: Path, what: str, option: str = STORE) -> MentorfolioError:
    """The sentence for a refusal of the system: what could not be done, why, with which option to mend it."""
    cannot = {errno.EACCES, errno.EPERM, errno.EROFS, errno.ENOENT, errno.ENOTDIR, errno.ENAMETOOLONG}
    cannot |= {errno.EISDIR, errno.ELOOP, errno.EEXIST}
    kind = CannotCreate if problem.errno in cannot and what != "read" else InputOutputFailure
    return kind(
        f"{path} could not be {what}: {problem.strerror or type(problem).__name__}.",
        hint=f"Nothing was changed. Choose another place with {option}, or fix this one.",
    )
