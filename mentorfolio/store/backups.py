"""Copies of committed states, each a file of its own beside the portfolio.

``portfolio.json.backups/`` holds ``g0000000012-20260121T101500Z-1f2e3d4c.json`` for each commit (its
generation, time and checksum), and copies kept for other reasons, named by the reason.
"""

from __future__ import annotations

import os
import re
from collections.abc import Sequence
from datetime import UTC, datetime, timedelta
from pathlib import Path
from typing import NamedTuple

import msgspec

from mentorfolio.domain.keeping import Backup
from mentorfolio.errors import MentorfolioError, NotFound
from mentorfolio.store.files import make_folder, replace_file
from mentorfolio.store.layout import LARGEST, Meta, Tables, checksum_of, decoded

_NAME = (
    r"(?:g(?P<generation>\d{10})|(?P<kind>manual|before-migration|aside))"
    r"-(?P<stamp>\d{8}T\d{6}Z)-(?P<tail>[0-9a-f]{8})\.json"
)
_STAMP = "%Y%m%dT%H%M%SZ"


class Kept(NamedTuple):
    """A copy by its name alone. ``tail`` is the checksum of a commit, random letters otherwise."""

    generation: int
    kind: str
    stamp: str
    tail: str
    path: Path

    @property
    def at(self) -> datetime:
        """When it was kept."""
        return datetime.strptime(self.stamp, _STAMP).replace(tzinfo=UTC)


class Backups:
    """The folder of copies beside a portfolio file."""

    def __init__(self, path: Path) -> None:
        self.folder = path.with_name(f"{path.name}.backups")

    def all(self) -> list[Kept]:
        """Every copy, the oldest first."""
        try:
            names = [found.name for found in self.folder.iterdir()]
        except OSError:
            return []
        found = [self._kept(match) for name in names if (match := re.fullmatch(_NAME, name))]
        return sorted(found, key=lambda k: (k.stamp, k.generation, k.path.name))

    def commits(self) -> list[Kept]:
        """The copies of states that were in force, in their order."""
        return sorted((k for k in self.all() if k.kind == "commit"), key=lambda k: (k.generation, k.stamp))

    def newest(self) -> Kept | None:
        """The copy of the latest state that was in force."""
        return next(reversed(self.commits()), None)

    def keep_commit(self, data: bytes, generation: int, now: datetime) -> Path:
        """Keep a state that is, or was, in force."""
        return self._keep(data, f"g{generation:010d}", now, checksum_of(data) or os.urandom(4).hex())

    def keep(self, data: bytes, kind: str, now: datetime) -> Path:
        """Keep bytes for another reason: manual, before-migration or aside."""
        return self._keep(data, kind, now, os.urandom(4).hex())

    def keep_text(self, text: str, what: str, now: datetime) -> Path:
        """Keep words that could not be saved otherwise."""
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
        found = [k for k in self.all() if k.path.name == asked]
        found = found or [k for k in self.all() if asked and asked in k.path.name]
        if len(found) != 1:
            many = f"{len(found)} backups are" if found else "No backup is"
            raise NotFound(f"{many} called {text!r}.", hint="See them all: mentorfolio store backups")
        return found[0]

    def told(self, kept: Kept) -> Backup:
        """A copy with what its own first lines say."""
        meta = meta_of(kept.path)
        ours = kept.kind != "commit" or checksum_of(kept.path.read_bytes()) is not None
        return Backup(
            id=kept.path.name.removesuffix(".json"),
            kind=kept.kind if ours else "outside",
            at=kept.at.isoformat().replace("+00:00", "Z"),
            change=meta.change if meta and ours else "",
            generation=meta.generation if meta else None,
            size=kept.path.stat().st_size,
            path=str(kept.path),
        )

    def _kept(self, match: re.Match[str]) -> Kept:
        return Kept(
            generation=int(match["generation"] or 0),
            kind=match["kind"] or "commit",
            stamp=match["stamp"],
            tail=match["tail"],
            path=self.folder / match.string,
        )

    def _keep(self, data: bytes, name: str, now: datetime, tail: str) -> Path:
        make_folder(self.folder)
        path = self.folder / f"{name}-{now.strftime(_STAMP)}-{tail}.json"
        replace_file(path, data)
        return path


def tables_of(kept: Kept) -> Tables:
    """The tables of a copy. Raises StoreDamaged or NewerStore."""
    return decoded(kept.path.read_bytes(), kept.path.name)


def newest_good(commits: Sequence[Kept]) -> Kept | None:
    """The latest copy that can be read."""
    for kept in reversed(commits):
        try:
            tables_of(kept)
        except (MentorfolioError, OSError):
            continue
        return kept
    return None


def meta_of(path: Path) -> Meta | None:
    """What a file says of itself, from its first lines only; None if that cannot be read."""
    try:
        with path.open("rb") as file:
            file.readline()
            line = file.readline(LARGEST).rstrip(b"\r\n").removesuffix(b",")
        return msgspec.json.decode(line[line.index(b"{") :], type=Meta)
    except (OSError, ValueError, msgspec.MsgspecError):
        return None
