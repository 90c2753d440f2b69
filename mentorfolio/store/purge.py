"""Taking a person out of everything the program has written about them."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.domain.keeping import Purged
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.backups import Kept, tables_of
from mentorfolio.store.files import replace_file
from mentorfolio.store.layout import TABLES, checksum_of
from mentorfolio.store.records import PortfolioFile
from mentorfolio.store.storage import PortfolioStorage

REMOVED = "[removed]"
Forget = Callable[[PortfolioFile], None]


def purge_state(portfolio: PortfolioFile, forget: Forget, slug: str, words: tuple[str, ...]) -> None:
    """Take the person out of one state; their name in anybody else's text becomes ``[removed]``."""
    if slug in portfolio.mentors.all():
        forget(portfolio)
    storage = portfolio.storage
    tables = storage.tables()
    tables.meta = scrubbed_meta(tables.meta, slug, words)
    pattern = _pattern(words)
    storage.write({table: _scrubbed(tables[table], pattern) for table in TABLES if table in list(tables)})


def purge_copies(storage: PortfolioStorage, forget: Forget, slug: str, words: tuple[str, ...]) -> Purged:
    """The same for every backup; drafts and copies that cannot be read are deleted if they hold a word."""
    rewritten = deleted = 0
    for kept in storage.backups.all():
        try:
            rewritten += _purge_copy(kept, storage.path, forget, slug, words)
        except MentorfolioError:
            deleted += _deleted([kept.path], words)
    deleted += _deleted(sorted(storage.backups.folder.glob("draft-*.txt")), words)
    deleted += _deleted(sorted((storage.path.parent / "letters").glob("*.*")), (*words, slug), slug)
    return Purged(rewritten=rewritten, deleted=deleted, left=tuple(_left(storage.path.parent, words)))


def scrubbed_meta(meta: Any, slug: str, words: tuple[str, ...]) -> Any:
    """What a file says of itself, without the person and with their slug forgotten."""
    retired = {table: [i for i in ids if i != slug] for table, ids in meta.retired.items()}
    change = _pattern(words).sub(REMOVED, meta.change)
    return msgspec.structs.replace(meta, retired={t: ids for t, ids in retired.items() if ids}, change=change)


def _purge_copy(kept: Kept, live: Path, forget: Forget, slug: str, words: tuple[str, ...]) -> int:
    """Rewrite one backup without the person; 0 if it never had them."""
    before = kept.path.read_bytes()
    copy = PortfolioStorage(live)
    copy.replace(tables_of(kept))
    portfolio = PortfolioFile(copy)
    portfolio.validate()
    purge_state(portfolio, forget, slug, words)
    tables = copy.tables()
    data = tables.encoded(tables.meta)
    if data == before:
        return 0
    # The name of a commit's copy carries its checksum, by which undo knows it.
    tail = checksum_of(data) if kept.kind == "commit" else kept.tail
    path = kept.path.with_name(kept.path.name.replace(kept.tail, tail or kept.tail))
    replace_file(path, data)
    if path != kept.path:
        kept.path.unlink()
    return 1


def _pattern(words: Iterable[str]) -> re.Pattern[str]:
    """The words as whole words: ``Al`` is not taken out of ``Also``."""
    return re.compile("|".join(rf"(?<!\w){re.escape(w)}(?!\w)" for w in words if w) or r"(?!)")


def _scrubbed(value: Any, pattern: re.Pattern[str]) -> Any:
    if isinstance(value, str):
        return pattern.sub(REMOVED, value)
    if isinstance(value, Mapping):
        # Somebody else's name may hold this one ("Kim Lee" holds "Kim"): names and ids stay.
        return {k: v if k in ("id", "name") else _scrubbed(v, pattern) for k, v in value.items()}
    return [_scrubbed(v, pattern) for v in value] if isinstance(value, list) else value


def _deleted(paths: Iterable[Path], words: tuple[str, ...], slug: str = "") -> int:
    # A letter may greet them by the first name alone; its file is called by their id.
    held = [path for path in paths if path.stem == slug or _holds(path, words)]
    for path in held:
        path.unlink()
    return len(held)


def _left(folder: Path, words: tuple[str, ...]) -> Iterable[str]:
    """Files of the folder that still hold a word: other people's names, or files that are not ours."""
    for path in sorted(folder.rglob("*")):
        if path.is_file() and not path.is_symlink() and _holds(path, words):
            yield str(path)


def _holds(path: Path, words: tuple[str, ...]) -> bool:
    try:
        data = path.read_bytes()
    except OSError:
        return False
    return any(word.encode() in data for word in words if word)
