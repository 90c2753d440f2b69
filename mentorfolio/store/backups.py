"""Copies of committed states, each a file of its own beside the portfolio.

``portfolio.json.backups/`` holds ``g0000000012-20260121T101500Z-1f2e3d4c.json`` for each commit (its
generation, time and checksum), and copies kept for other reasons, named by the reason.
"""

from __future__ import annotations

import contextlib
import os
import re
import zlib
from collections.abc import Sequence
from datetime import datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from mentorfolio.domain.copies import Backup
from mentorfolio.errors import Ambiguous, NotFound
from mentorfolio.store.files import copy_file, failure, make_folder, refuse_links, replace_file, sync_folder
from mentorfolio.store.layout import LARGEST, Meta, Tables, checksum_of, decoded

_NAME = (
    r"(?:g(?P<generation>\d{10})|(?P<kind>manual|before-migration|aside))"
    r"-(?P<stamp>\d{8}T\d{6}Z)-(?P<tail>[0-9a-f]{8})\.json"
)
_STAMP = "%Y%m%dT%H%M%SZ"


class Kept(NamedTuple):
    """A copy by its name alone.

    ``tail`` is a commit's checksum (of all its bytes, where something else wrote it), and random
    letters for the other kinds.
    """

    generation: int
    kind: str
    at: datetime
    tail: str
    path: Path


class Backups:
    """The folder of copies beside a portfolio file."""

    def __init__(self, path: Path) -> None:
        self.folder = path.with_name(f"{path.name}.backups")

    def all(self) -> list[Kept]:
        """Every copy, the oldest first. Raises CannotCreate, InputOutputFailure."""
        if self.folder.is_symlink():
            refuse_links(self.folder, self.folder.parent)
        try:
            names = [entry.name for entry in os.scandir(self.folder) if entry.is_file(follow_symlinks=False)]
        except (FileNotFoundError, NotADirectoryError):
            return []
        except OSError as problem:
            # Not the same as none: without them a portfolio that is gone would look like a new one.
            raise failure(problem, self.folder, "read") from None
        matches = (match for name in names if (match := re.fullmatch(_NAME, name)))
        found = [kept for match in matches if (kept := self._kept(match))]
        return sorted(found, key=lambda k: (k.at, k.generation, k.path.name))

    def commits(self) -> list[Kept]:
        """The copies of states that were in force, in their order."""
        return sorted((k for k in self.all() if k.kind == "commit"), key=lambda k: (k.generation, k.at))

    def newest(self) -> Kept | None:
        """The copy of the latest state that was in force."""
        return next(reversed(self.commits()), None)

    def keep_commit(self, data: bytes, generation: int, now: datetime) -> bool:
        """Keep a state that is, or was, in force; whether the system confirmed that it is on disk."""
        return self._keep(data, f"g{generation:010d}", now, checksum_of(data) or f"{zlib.crc32(data):08x}")

    def keep(self, data: bytes, kind: str, now: datetime, *, once: bool = False) -> Path:
        """Keep bytes for another reason: manual or before-migration; ``once`` if they are not kept yet."""
        for kept in self.all():
            if once and kept.kind == kind and kept.path.read_bytes() == data:
                return kept.path
        tail = os.urandom(4).hex()
        self._keep(data, kind, now, tail)
        return self._path(kind, now, tail)

    def keep_text(self, text: str, what: str, now: datetime) -> Path:
        """Keep words that could not be saved otherwise."""
        refuse_links(self.folder, self.folder.parent)
        make_folder(self.folder)
        path = self.folder / f"draft-{what}-{now.strftime(_STAMP)}-{os.urandom(4).hex()}.txt"
        replace_file(path, text.encode())
        return path

    def prune(self, now: datetime, *, last: int, days: int) -> None:
        """Keep the last commits, and the last one of each day for some days; nothing else goes."""
        commits = self.commits()
        keep = set(commits[-last:])
        by_day = {k.at.date(): k for k in commits if k.at > now - timedelta(days=days)}
        for old in commits:
            if old not in keep and by_day.get(old.at.date()) is not old:
                old.path.unlink(missing_ok=True)

    def find(self, text: str) -> Kept:
        """A copy by its file name, the beginning of one, or a part. Raises NotFound."""
        asked = text.strip()
        copies = self.all() if asked else []
        found = [k for k in copies if k.path.name == asked] or [k for k in copies if asked in k.path.name]
        if len(found) > 1:
            raise Ambiguous(
                f"{len(found)} backups have {text!r} in their names.", hint="mentorfolio store backups"
            )
        if not found:
            raise NotFound(f"There is no backup called {text!r}.", hint="mentorfolio store backups")
        return found[0]

    def all_told(self, kept: Sequence[Kept]) -> list[Backup]:
        """Copies with what they say, the latest first, without those that a writer pruned meanwhile."""
        found: list[Backup] = []
        for one in reversed(kept):
            with contextlib.suppress(FileNotFoundError):
                found.append(self.told(one))
        return found

    def new_aside(self, now: datetime) -> Path:
        """A name for what is to be replaced."""
        return self.folder / f"aside-{now.strftime(_STAMP)}-{os.urandom(4).hex()}.json"

    def keep_aside(self, path: Path, aside: Path) -> bool:
        """Put a file that is to be replaced among the copies; False if there is none.

        It is not read: it may be anything, and of any size. Until the new file takes its name, it
        has both names, so that there is a file at every moment. Raises CannotCreate, InputOutputFailure.
        """
        make_folder(self.folder)
        try:
            if not path.is_file():
                return False
            try:
                os.link(path, aside)
            except OSError:  # a system without second names
                copy_file(path, aside)
            aside.chmod(0o600)
            sync_folder(self.folder)
        except OSError as problem:
            raise failure(problem, path, "kept aside") from None
        return True

    def told(self, kept: Kept) -> Backup:
        """A copy with what its own first lines say."""
        meta = meta_of(kept.path)
        ours = kept.kind != "commit" or checksum_of(kept.path.read_bytes()) is not None
        return Backup(
            id=kept.path.name.removesuffix(".json"),
            kind=kept.kind if ours else "outside",
            at=kept.at.isoformat().replace("+00:00", "Z"),
            change=meta.change if meta and ours else "",
            machine=meta.machine if meta and ours else "",
            generation=meta.generation if meta else None,
            size=kept.path.stat().st_size,
            path=str(kept.path),
        )

    def _kept(self, match: re.Match[str]) -> Kept | None:
        try:  # strptime costs 5 ms at its first use
            at = datetime.fromisoformat(match["stamp"])
        except ValueError:
            return None  # no such moment: not a name of ours
        return Kept(
            generation=int(match["generation"] or 0),
            kind=match["kind"] or "commit",
            at=at,
            tail=match["tail"],
            path=self.folder / match.string,
        )

    def _keep(self, data: bytes, name: str, now: datetime, tail: str) -> bool:
        make_folder(self.folder)
        return replace_file(self._path(name, now, tail), data)

    def _path(self, name: str, now: datetime, tail: str) -> Path:
        return self.folder / f"{name}-{now.strftime(_STAMP)}-{tail}.json"


def tables_of(kept: Kept) -> Tables:
    """The tables of a copy. Raises StoreDamaged or NewerStore."""
    return decoded(kept.path.read_bytes(), kept.path.name, "backup")


def is_intact(kept: Kept) -> bool:
    """Whether a copy of a commit still has the bytes it was kept with."""
    data = kept.path.read_bytes()
    return kept.kind != "commit" or kept.tail in (checksum_of(data), f"{zlib.crc32(data):08x}")


def meta_of(path: Path) -> Meta | None:
    """What a file says of itself, from its first lines only; None if that cannot be read."""
    try:
        with path.open("rb") as file:
            file.readline()
            line = file.readline(LARGEST).rstrip(b"\r\n").removesuffix(b",")
        return msgspec.json.decode(line[line.index(b"{") :], type=Meta)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
