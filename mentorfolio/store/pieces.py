"""A large portfolio that is only read: its checksum first, and then no table but those asked for."""

from __future__ import annotations

import os
import re
import stat
import zlib
from collections.abc import Iterator
from pathlib import Path

LARGE = 4 * 1024 * 1024  # bytes; a smaller file is read whole, which takes no memory to speak of
_AT_ONCE = 64 * 1024
# Where a table begins, and no record: those have something behind the brace. By itself the brace is
# found sooner than with the name before it, as which each record begins, too.
_BEGINS = rb"\{(?=\n|\},?\n)"
_NAME = rb'\n"(\w{1,30})": \Z'
_CARRIED = 48  # a table's first line may lie across two chunks
_FIRST, _LAST = b'{\n"_meta": ', b"\n}\n"


class _Open:
    """A file that stays open as long as somebody may read of it, also when another takes its place."""

    def __init__(self, path: Path) -> None:
        self._descriptor = os.open(path, os.O_RDONLY | os.O_CLOEXEC)
        self.size = os.fstat(self._descriptor).st_size

    def read(self, start: int, end: int) -> bytes:
        """The bytes from one place to another."""
        return os.pread(self._descriptor, end - start, start)

    def __del__(self) -> None:
        os.close(self._descriptor)


class Region:
    """A table where it lies in the file."""

    def __init__(self, file: _Open, start: int, end: int) -> None:
        self._file, self._start, self._end = file, start, end

    def whole(self) -> bytes:
        """The table as JSON."""
        return self._file.read(self._start, self._end)

    def pieces(self) -> Iterator[bytes]:
        """The table in the order of the file, each piece an object of some of its records."""
        at, left = self._start + 1, b""
        while at < self._end - 1:
            until = min(at + _AT_ONCE, self._end - 1)
            chunk = left + self._file.read(at, until)
            at = until
            # A record is a line, and no text in it has a line end of its own.
            cut = chunk.rfind(b",\n") if at < self._end - 1 else len(chunk)
            left = chunk[cut + 1 :]
            if cut > 0:
                yield b"{%s}" % chunk[:cut]


# What the file says of itself, and its tables: as JSON, none of it read any closer.
_Parts = tuple[bytes, dict[str, Region]]


def parts_of(path: Path, head: bytes, blank: bytes, largest: int) -> _Parts | None:
    """The parts of a large file with the right checksum; None for any other, which is to be read whole.

    ``head`` is how such a file begins, up to its checksum, in whose place ``blank`` stands when it is
    computed; a file of more bytes than ``largest`` is none of ours.
    """
    try:
        status = path.stat()
        # While it is open there, nobody could replace it on Windows.
        if os.name == "nt" or not stat.S_ISREG(status.st_mode) or not LARGE <= status.st_size <= largest:
            return None
        return _looked_over(_Open(path), head, blank)
    except OSError:
        return None


def _looked_over(file: _Open, head: bytes, blank: bytes) -> _Parts | None:
    at = len(head) + len(blank)
    first = file.read(0, at)
    sum_, carried = zlib.crc32(head + blank), first[-_CARRIED:]
    found: dict[int, tuple[str, int]] = {}
    named = re.compile(_NAME)
    while chunk := file.read(at, at + _AT_ONCE):
        sum_ = zlib.crc32(chunk, sum_)
        seen = carried + chunk
        for brace in re.finditer(_BEGINS, seen):
            begin = brace.start()
            if start := named.search(seen, max(0, begin - _CARRIED), begin):
                found[at - len(carried) + start.start()] = start[1].decode(), at - len(carried) + begin
        carried, at = seen[-_CARRIED:], at + len(chunk)
    if first != head + b"%08x" % sum_ or not carried.endswith(_LAST) or at != file.size:
        return None
    ends = [*found, at - len(_LAST) + 1][1:]  # one comma before the next
    tables = {
        name: Region(file, begin, end - 1) for (name, begin), end in zip(found.values(), ends, strict=True)
    }
    meta = file.read(len(_FIRST), min(found, default=at - len(_LAST) + 1) - 1)
    return (meta, tables) if len(tables) == len(found) else None
