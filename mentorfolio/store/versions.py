"""Other versions of a portfolio file: read, found among the copies, put beside those."""

from __future__ import annotations

import contextlib
import os
from collections.abc import Iterable, Iterator
from datetime import datetime
from pathlib import Path
from typing import Any, NamedTuple

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.copies import MERGED
from mentorfolio.domain.merging import Flips, Merged, merge
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.errors import MentorfolioError, NotFound, StoreDamaged
from mentorfolio.store.backups import Kept, is_intact, tables_of
from mentorfolio.store.files import read_file, replace_file
from mentorfolio.store.layout import LARGEST, Meta, Tables, checksum_of, decoded, empty
from mentorfolio.store.records import Portfolio, opened
from mentorfolio.store.storage import FOREBEARS, PortfolioStorage


class Version(NamedTuple):
    """All that a file holds, and the checksums of this state and of those it came from."""

    everything: Everything
    meta: Meta
    states: tuple[str, ...]


def read_version(path: Path, *, is_base: bool = False) -> Version:
    """A version in a file; an empty base holds nothing, an empty version is one that was half written.

    Raises:
        NotFound: there is no such file.
        StoreDamaged, NewerStore, InputOutputFailure: it cannot be read as a portfolio.
    """
    tables, states = tables_at(path, is_base=is_base)
    return Version(opened(tables, path).everything(), tables.meta, states)


def tables_at(path: Path, *, is_base: bool = False) -> tuple[Tables, tuple[str, ...]]:
    """The tables of a version, and the checksums of this state and of those it came from. Raises as above."""
    if not path.exists():
        raise NotFound(f"There is no file {path}.", hint="Name a version of your portfolio.")
    data = b"" if str(path) == os.devnull else read_file(path, LARGEST)
    if not data.strip() and not is_base and str(path) != os.devnull:
        raise StoreDamaged(f"{path} is empty.", hint="Nothing was changed. Name a version of your portfolio.")
    tables = decoded(data, str(path), "file") if data.strip() else empty()
    return tables, _states(data, tables.meta)


def merge_files(base: Path, ours: Path, theirs: Path, now: datetime, flips: Flips) -> Merged:
    """Make one of two files, in the place of ``ours``, as git asks a merge driver to."""
    common, mine, other = read_version(base, is_base=True), read_version(ours), read_version(theirs)
    merged, purged = made_one(common.everything, mine, other, flips)
    _refuse_strange(merged.everything, mine.everything)
    if merged.everything != mine.everything or not purged <= mine.meta.gone:
        meta = merged_meta((mine.meta, mine.states), (other.meta, other.states), now).without(purged)
        tables = tables_from(merged.everything, meta)
        replace_file(Path(os.path.realpath(ours)), tables.encoded(tables.meta), "OURS")
    return merged


def merged_meta(
    mine: tuple[Meta, tuple[str, ...]], other: tuple[Meta, tuple[str, ...]], now: datetime
) -> Meta:
    """What a file says of itself that two versions, with the states they came from, were made."""
    return msgspec.structs.replace(
        mine[0],
        generation=max(mine[0].generation, other[0].generation) + 1,
        at=now.isoformat(timespec="seconds").replace("+00:00", "Z"),
        change=MERGED,
        final=False,
        before=tuple(dict.fromkeys((*mine[1], *other[1])))[:FOREBEARS],
    )


def merged_into(storage: PortfolioStorage, base: Everything | None, theirs: Version, flips: Flips) -> Merged:
    """Put what two versions come to in the place of the one that is held, to be committed."""
    ours = Portfolio(storage).everything()
    merged, purged = made_one(base, Version(ours, storage.tables().meta, ()), theirs, flips)
    _refuse_strange(merged.everything, ours)
    if merged.everything != ours:
        storage.replace(tables_from(merged.everything, storage.tables().meta))
        Portfolio(storage).validate()
    storage.remember_purged(purged)
    return merged


def made_one(
    base: Everything | None, mine: Version, other: Version, flips: Flips = frozenset()
) -> tuple[Merged, frozenset[str]]:
    """Two versions as one, and the uids of whoever was purged from either: nobody of them comes back."""
    purged = _purged(mine) | _purged(other)
    ours, theirs = (_cleared(version, purged).everything for version in (mine, other))
    merged = merge(base, ours, theirs, flips=flips)
    gone = _size(mine.everything) - _size(ours)
    sides = (base or Everything(), mine.everything, other.everything)
    them = {mentor.id: mentor for side in sides for mentor in side.mentors if mentor.uid in purged}
    if them:
        from mentorfolio.store.purged_state import still_named

        merged = msgspec.structs.replace(merged, mentions=still_named(merged.everything, them.values()))
    return msgspec.structs.replace(merged, removed=merged.removed + gone), purged


def _cleared(version: Version, purged: frozenset[str]) -> Version:
    """A version without these, and without their names."""
    if purged.isdisjoint(mentor.uid for mentor in version.everything.mentors):
        return version
    from mentorfolio.store.purged_state import without_purged

    left = without_purged(tables_from(version.everything, version.meta), purged, Path())
    return Version(left.everything(), left.storage.tables().meta, version.states)


def _purged(version: Version) -> frozenset[str]:
    """Who was purged from a version, and not taken in again since."""
    return version.meta.gone - {mentor.uid for mentor in version.everything.mentors}


def _size(everything: Everything) -> int:
    return sum(len(getattr(everything, table)) for table in KINDS)


def _refuse_strange(merged: Everything, ours: Everything) -> None:
    for table in KINDS:
        refuse_strange(table, getattr(merged, table), getattr(ours, table))


def refuse_strange(table: str, merged: Iterable[Record], ours: Iterable[Record]) -> None:
    """Whatever no command would have written: the other version may come from anybody, checksum or not."""
    from mentorfolio.domain.unproven import all_strange

    mine = {record.id: record for record in ours}
    new = (record for record in merged if mine.get(record.id) is not record)
    for where, what in all_strange(table, new):
        raise StoreDamaged(
            f"The other version cannot be merged in: {where}: {what}.", hint="Nothing was changed."
        )


def looked_at(base: Path | None, ours: Path, theirs: Path) -> Merged:
    """What would become of two versions; without a base, that is looked for among the backups."""
    other = read_version(theirs)
    if base is None:
        storage = PortfolioStorage(ours)
        mine = Version(Portfolio(storage).everything(), storage.tables().meta, ())
        return made_one(common_ancestor(storage, other), mine, other)[0]
    common = read_version(base, is_base=True)
    return made_one(common.everything, read_version(ours), other)[0]


def common_ancestor(storage: PortfolioStorage, theirs: Version) -> Everything | None:
    """The latest state that both versions came from; None if no copy of one is left."""
    kept = common_copy(storage, theirs.states)
    return opened(tables_of(kept), kept.path).everything() if kept else None


def common_copy(storage: PortfolioStorage, states: tuple[str, ...]) -> Kept | None:
    """The latest copy of a state that both versions came from; None if none is left.

    A newer state than that would be wrong: what it has and the other version has not would look removed.
    """
    copies = {kept.tail: kept for kept in storage.backups.commits()}
    own = _states(storage.data, storage.tables().meta)
    return next((copies[state] for state in own if state in states and state in copies), None)


def clear_of_purged(storage: PortfolioStorage, file: Path, version: Version) -> None:
    """Take whoever was purged here out of a version that is to go among the backups."""
    left = _cleared(version, storage.tables().meta.gone)
    if left is not version and lies_beside(storage, file):
        tables = tables_from(left.everything, left.meta)
        replace_file(file, tables.encoded(tables.meta), "FILE")


def lies_beside(storage: PortfolioStorage, file: Path) -> bool:
    """Whether a version is of ours to put away: from elsewhere it is somebody's own file."""
    return os.path.realpath(file.parent) == str(storage.path.parent)


def put_aside(storage: PortfolioStorage, file: Path, now: datetime) -> bool:
    """Put a version that was taken in among the backups, if it lies beside the file: whether it went there.

    What is merged is merged, whatever happens here.
    """
    aside = False
    if lies_beside(storage, file):
        with contextlib.suppress(MentorfolioError, OSError):
            aside = storage.backups.keep_aside(file, storage.backups.new_aside(now))
            file.unlink(missing_ok=True)
    return aside


def _states(data: bytes, meta: Meta) -> tuple[str, ...]:
    now = checksum_of(data)
    return (*([now] if now else []), *meta.before)


def tables_from(everything: Everything, meta: Meta) -> Tables:
    """The tables of a file that holds all this."""
    retired = {table: list(ids) for table, ids in everything.retired.items()}
    tables = Tables(msgspec.structs.replace(meta, retired=retired), {})
    for table in KINDS:
        records: tuple[Any, ...] = getattr(everything, table)
        if records:
            tables[table] = {r.id: msgspec.to_builtins(r) for r in records}
    return tables


def reads_well(path: Path) -> bool:
    """Whether there is a portfolio, and no damage in it."""
    try:
        storage = PortfolioStorage(path)
        Portfolio(storage).validate()
    except MentorfolioError:
        return False
    return bool(storage.data)


def newest_good(storage: PortfolioStorage) -> Kept | None:
    """The latest copy that reads well; one that was altered since only if there is no other."""
    good = [kept for kept in reversed(storage.backups.commits()) if _opened(storage, kept)]
    untouched = (kept for kept in good if is_intact(kept))
    return next(untouched, next(iter(good), None))


def _opened(storage: PortfolioStorage, kept: Kept) -> Portfolio | None:
    with contextlib.suppress(MentorfolioError, OSError):
        return opened(tables_of(kept), storage.path)
    return None


def readable_copies(storage: PortfolioStorage) -> Iterator[Portfolio]:
    """The copies that read well, the latest first."""
    return filter(None, (_opened(storage, kept) for kept in reversed(storage.backups.all())))
