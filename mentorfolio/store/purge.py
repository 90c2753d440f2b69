"""Taking a person out of everything the program has written about them."""

from __future__ import annotations

import json
import re
from collections.abc import Callable, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.domain.keeping import Purged
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.backups import Kept, tables_of
from mentorfolio.store.files import replace_file, stray_temporaries
from mentorfolio.store.layout import TABLES, Meta, checksum_of
from mentorfolio.store.records import PortfolioFile
from mentorfolio.store.storage import PortfolioStorage

REMOVED = "[removed]"
Forget = Callable[[PortfolioFile], None]
Plain = dict[str, dict[str, Any]]  # table -> id -> record


class Traces(msgspec.Struct, frozen=True, kw_only=True):
    """What to look for: the id, and every name and address that the person was known by."""

    slug: str
    words: tuple[str, ...]

    def pattern(self) -> re.Pattern[str]:
        """The words as people write them: any blanks between, any case where there are several."""
        return re.compile("|".join(_written(word) for word in self.words if word) or r"(?!)")

    def name(self, path: Path) -> bool:
        """Whether a draft or letter of ours is called after the person."""
        slug = re.escape(self.slug)
        return bool(re.fullmatch(rf"draft-{slug}-\d{{8}}T.*|{slug}\.[a-z]+", path.name))

    def stand_in(self, path: Path) -> bool:
        """Whether a file holds a word, also as JSON writes it."""
        try:
            data = path.read_bytes()
        except OSError:
            return False
        text = data.decode("utf-8", "ignore")
        forms = {json.dumps(word, ensure_ascii=ascii)[1:-1] for word in self.words for ascii in (True, False)}  # noqa: A001
        return bool(self.pattern().search(text)) or any(form in text for form in forms if form)


def purge_state(portfolio: PortfolioFile, forget: Forget, traces: Traces) -> None:
    """Take the person out of one state; their name in anybody else's text becomes ``[removed]``."""
    if traces.slug in portfolio.mentors.all():
        forget(portfolio)
    storage, pattern = portfolio.storage, traces.pattern()
    tables = storage.tables()
    tables.meta = _meta_without(tables.meta, traces, pattern)
    plain = {
        t: {i: _scrubbed(r, pattern, t) for i, r in tables[t].items()} for t in TABLES if t in list(tables)
    }
    storage.write(_with_new_ids(plain, traces.slug))


def purge_copies(
    storage: PortfolioStorage, forget: Forget, traces: Traces, folders: Iterable[Path]
) -> Purged:
    """The same for every backup; drafts, letters and copies that cannot be read are deleted.

    Args:
        storage: the portfolio, purged already.
        forget: takes the person out of a state that has them.
        traces: what to look for.
        folders: where letters may lie: beside the file, and beside the link to it.
    """
    rewritten = deleted = 0
    for kept in storage.backups.all():
        try:
            rewritten += _purge_copy(kept, storage.path, forget, traces)
        except MentorfolioError:
            deleted += _deleted([kept.path], traces)
    deleted += _deleted(sorted(storage.backups.folder.glob("draft-*.txt")), traces)
    deleted += _deleted(stray_temporaries(storage.backups.folder / "x", any_name=True), traces)
    for folder in set(folders):
        deleted += _deleted(sorted((folder / "letters").glob("*.*")), traces)
    left = tuple(str(p) for p in sorted(storage.path.parent.rglob("*")) if p.is_file() and traces.stand_in(p))
    return Purged(rewritten=rewritten, deleted=deleted, left=left)


def _written(word: str) -> str:
    parts = word.split()
    text = r"\s+".join(re.escape(part) for part in parts)
    # One word alone may be another word in lower case: Will, Grace, Mark.
    text = f"(?i:{text})" if len(parts) > 1 or "@" in word else text
    # Scripts without case have no blanks between words either, so nothing marks where a name ends.
    start = r"(?<![^\W_])" if word[:1].lower() != word[:1].upper() else ""
    end = r"(?![^\W_])" if word[-1:].lower() != word[-1:].upper() else ""
    return start + text + end


def _meta_without(meta: Meta, traces: Traces, pattern: re.Pattern[str]) -> Meta:
    retired = {table: [i for i in ids if i != traces.slug] for table, ids in meta.retired.items()}
    change = pattern.sub(REMOVED, meta.change)
    return msgspec.structs.replace(meta, retired={t: ids for t, ids in retired.items() if ids}, change=change)


def _purge_copy(kept: Kept, live: Path, forget: Forget, traces: Traces) -> int:
    """Rewrite one backup without the person; 0 if it never had them."""
    before = kept.path.read_bytes()
    copy = PortfolioStorage(live)
    copy.replace(tables_of(kept))
    portfolio = PortfolioFile(copy)
    portfolio.validate()
    purge_state(portfolio, forget, traces)
    data = copy.tables().encoded(copy.tables().meta)
    if data == before:
        return 0
    # The name of a commit's copy carries its checksum, by which undo knows it.
    tail = checksum_of(data) if kept.kind == "commit" else kept.tail
    path = kept.path.with_name(kept.path.name.replace(kept.tail, tail or kept.tail))
    replace_file(path, data)
    if path != kept.path:
        kept.path.unlink()
    return 1


def _scrubbed(value: Any, pattern: re.Pattern[str], table: str) -> Any:
    if isinstance(value, str):
        return pattern.sub(REMOVED, value)
    if isinstance(value, Mapping):
        # Somebody else's name may hold this one ("Kim Lee" holds "Kim"): their names stay.
        stays = ("id", "name") if table == "mentors" else ("id",)
        return {k: v if k in stays else _scrubbed(v, pattern, table) for k, v in value.items()}
    return [_scrubbed(v, pattern, table) for v in value] if isinstance(value, list | tuple) else value


def _with_new_ids(plain: Plain, slug: str) -> Plain:
    """Needs and circles named after the person get ids without their name, wherever they are meant."""
    if "-" not in slug:  # one word alone may be part of any id
        return plain
    for table in ("needs", "circles"):
        named = re.compile(rf"(?<![a-z0-9]){re.escape(slug)}(?![a-z0-9])")
        for old in [i for i in plain.get(table, {}) if named.search(i)]:
            new = named.sub("removed", old)
            while new in plain[table]:
                new += "-2"
            plain[table] = {new if i == old else i: r for i, r in plain[table].items()}
            plain[table][new]["id"] = new
            _mean(plain, table, old, new)
    return plain


def _mean(plain: Plain, table: str, old: str, new: str) -> None:
    for mentor in plain.get("mentors", {}).values() if table == "needs" else ():
        mentor["supports"] = {new if i == old else i: s for i, s in mentor["supports"].items()}
    field, tables = ("need", ("outreach",)) if table == "needs" else ("circle", ("meetings",))
    for record in (r for t in tables for r in plain.get(t, {}).values()):
        record[field] = new if record[field] == old else record[field]
    for reflection in plain.get("reflections", {}).values():
        if reflection["about"] == field and reflection["subject"] == old:
            reflection["subject"] = new


def _deleted(paths: Iterable[Path], traces: Traces) -> int:
    held = [path for path in paths if traces.name(path) or traces.stand_in(path)]
    for path in held:
        path.unlink()
    return len(held)
