"""Taking a person out of everything the program has written about them."""

from __future__ import annotations

import contextlib
import re
from collections.abc import Callable, Iterable, Iterator, Mapping
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.domain.copies import Mention, Purged
from mentorfolio.domain.counting import Counted
from mentorfolio.domain.own_words import ADDRESSES, NAMES, TEXTS, rewritten, texts
from mentorfolio.domain.record import Record
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.text import slug
from mentorfolio.errors import MentorfolioError, StoreDamaged
from mentorfolio.store.backups import Kept, tables_of
from mentorfolio.store.files import replace_file, strays
from mentorfolio.store.layout import Meta, Tables, checksum_of, decoded
from mentorfolio.store.records import Portfolio
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import Traces, Words

Forget = Callable[[Portfolio], None]
NAMED = {
    "needs": "title",
    "circles": "name",
    "places": "name",
}  # table -> the field that its ids are made from


def purge_state(portfolio: Portfolio, forget: Forget, traces: Traces) -> bytes:
    """Take the person out of one state; their name in anybody else's text becomes ``[removed]``.

    Returns:
        The state as a file.

    Raises:
        StoreDamaged: such a file would not read well. It is to be written nowhere.
    """
    if traces.slug and traces.slug in portfolio[Mentor].by_id():
        forget(portfolio)
    storage, named = portfolio.storage, _scrub(portfolio, traces)
    tables = storage.tables()
    tables.meta = _meta_without(tables.meta, traces)
    for table in NAMED:
        _give_new_ids(tables, table, traces, named)
    storage.write(tables)
    return _read_again(storage)


def purged_copies(
    storage: PortfolioStorage, forget: Forget, traces: Traces, counted: Counted
) -> dict[Path, bytes]:
    """Every backup that can be read, as it will be without the person. Raises as :func:`purge_state`."""
    found: dict[Path, bytes] = {}
    copies = storage.backups.all()
    for kept in counted(copies, len(copies)):
        with contextlib.suppress(_Unreadable):
            found[kept.path] = _without(kept, storage.path, forget, traces)
    return found


def purge_copies(
    storage: PortfolioStorage,
    forget: Forget,
    traces: Traces,
    folders: Iterable[Path],
    prepared: Mapping[Path, bytes],
    counted: Counted,
) -> Purged:
    """Rewrite every backup without the person; drafts, letters and copies that cannot be read are deleted.

    Args:
        storage: the portfolio, purged already.
        forget: takes the person out of a state that has them.
        traces: what to look for.
        folders: where letters may lie: beside the file, and beside the link to it.
        prepared: the backups as they are to be, from before the portfolio was purged.
        counted: gets to know how many files have been looked through.
    """
    changed = deleted = 0
    for kept in storage.backups.all():
        try:
            data = prepared.get(kept.path) or _without(kept, storage.path, forget, traces)
        except _Unreadable:
            deleted += _deleted([kept.path], traces)
        else:
            changed += _rewrite(kept, data)
    deleted += _deleted(_letters(storage, folders), traces)
    deleted += _deleted(strays(storage.path, storage.backups.folder), traces)
    looked = looked_through(storage, traces, folders, counted)
    return msgspec.structs.replace(looked, rewritten=changed, deleted=deleted)


def looked_through(
    storage: PortfolioStorage, traces: Traces, folders: Iterable[Path], counted: Counted
) -> Purged:
    """Where anything of it stands; nothing is changed for that."""
    ours = {storage.path, *(kept.path for kept in storage.backups.all()), *_letters(storage, folders)}
    theirs = {p for p in storage.path.parent.rglob("*") if p not in ours}
    files = sorted(p for p in ours | theirs if p.is_file())
    still = [p for p in counted(files, len(files)) if _still_in(p, traces, alone=p in ours)]
    return Purged(
        rewritten=0,
        deleted=0,
        ours=tuple(str(p) for p in still if p in ours),
        theirs=tuple(str(p) for p in still if p in theirs),
        mentions=tuple(_mentions(Portfolio(PortfolioStorage(storage.path)), traces)),
    )


def tried(
    storage: PortfolioStorage,
    after: Portfolio,
    forget: Forget,
    traces: Traces,
    folders: Iterable[Path],
    counted: Counted,
) -> Purged:
    """What a purge would do, nothing of it done; ``after`` is the portfolio without the person."""
    rewritten, held = 0, [*_letters(storage, folders), *strays(storage.path, storage.backups.folder)]
    for kept in storage.backups.all():
        try:
            rewritten += _without(kept, storage.path, forget, traces) != kept.path.read_bytes()
        except _Unreadable:
            held.append(kept.path)
    deleted = sum(traces.called_after(path) or traces.in_file(path, traces.words) for path in held)
    return Purged(
        rewritten=rewritten,
        deleted=deleted,
        ours=(),
        theirs=looked_through(storage, traces, folders, counted).theirs,
        mentions=tuple(_mentions(after, traces)),
    )


def words_met(storage: PortfolioStorage, traces: Traces, folders: Iterable[Path]) -> tuple[str, ...]:
    """Which of the words to take out as well stand in what was written: in any state, draft or letter."""
    if not traces.also:
        return ()
    said, sent, files = set[str](), set[str](), _letters(storage, folders)
    states = [Portfolio(PortfolioStorage(storage.path))]
    for kept in storage.backups.all():
        try:
            states.append(_opened(tables_of(kept), storage.path))
        except MentorfolioError:
            files.append(kept.path)
    for portfolio in states:
        said.add(portfolio.storage.tables().meta.change)
        for found in portfolio.tables().values():
            for record in found:
                said.update(texts(record, TEXTS))
                sent.update(texts(record, ADDRESSES))

    def is_met(words: Words) -> bool:
        written = any(words.found(text) for text in said) or any(traces.in_file(p, words) for p in files)
        return written or any(words.replaced_in_address(text) != text for text in sent)

    return tuple(word for word in traces.also if is_met(traces.of_word(word)))


def _letters(storage: PortfolioStorage, folders: Iterable[Path]) -> list[Path]:
    drafts = sorted(storage.backups.folder.glob("draft-*.txt"))
    return drafts + [p for folder in sorted(set(folders)) for p in sorted((folder / "letters").glob("*.*"))]


class _Unreadable(Exception):
    """A backup that is no portfolio, with or without the person."""


def _without(kept: Kept, live: Path, forget: Forget, traces: Traces) -> bytes:
    """A backup without the person; the bytes it has if it never had them. Raises _Unreadable."""
    before = kept.path.read_bytes()
    try:
        portfolio = _opened(tables_of(kept), live)
    except MentorfolioError:
        raise _Unreadable from None
    state = _state(portfolio)
    after = purge_state(portfolio, forget, traces)
    return before if _state(Portfolio(portfolio.storage)) == state else after


def _state(portfolio: Portfolio) -> object:
    tables = {name: dict(found.by_id()) for name, found in portfolio.tables().items()}
    return tables, portfolio.storage.tables().meta


def _rewrite(kept: Kept, data: bytes) -> int:
    if data == kept.path.read_bytes():
        return 0
    # The name of a commit's copy carries its checksum, by which undo knows it.
    tail = checksum_of(data) if kept.kind == "commit" else kept.tail
    path = kept.path.with_name(kept.path.name.replace(kept.tail, tail or kept.tail))
    replace_file(path, data)
    if path != kept.path:
        kept.path.unlink()
    return 1


def _opened(tables: Tables, live: Path) -> Portfolio:
    copy = PortfolioStorage(live)
    copy.replace(tables)
    portfolio = Portfolio(copy)
    portfolio.validate()
    return portfolio


def _read_again(storage: PortfolioStorage) -> bytes:
    tables = storage.tables()
    data = tables.encoded(tables.meta)
    try:
        _opened(decoded(data, str(storage.path)), storage.path)
    except MentorfolioError as problem:
        raise StoreDamaged(
            f"Without them your portfolio or a backup could not be read any more. {problem.message}",
            hint="Nothing was purged, every file is as it was.",
        ) from None
    return data


def _scrub(portfolio: Portfolio, traces: Traces) -> set[str]:
    """Take the names out of what was written; gives the needs and circles that were named after them."""
    named: set[str] = set()
    for table, records in portfolio.tables().items():
        changed: list[Record] = []
        for record in records:
            scrubbed = rewritten(record, TEXTS, traces.words.replaced)
            scrubbed = rewritten(scrubbed, ADDRESSES, traces.words.replaced_in_address)
            if scrubbed != record:
                changed.append(scrubbed)
            if table in NAMED and getattr(scrubbed, NAMED[table]) != getattr(record, NAMED[table]):
                named.add(record.id)
        records.put_all(changed, retired=())
    return named


def _meta_without(meta: Meta, traces: Traces) -> Meta:
    gone = _as_in_ids([traces.slug]) if "-" in traces.slug else re.compile(r"(?!)")
    retired = {
        table: [i for i in ids if i != traces.slug]
        if table == "mentors"
        else [i for i in ids if not gone.search(i)]
        for table, ids in meta.retired.items()
    }
    return msgspec.structs.replace(
        meta, retired={t: ids for t, ids in retired.items() if ids}, change=traces.words.replaced(meta.change)
    )


def _give_new_ids(tables: Tables, table: str, traces: Traces, named: set[str]) -> None:
    """Needs and circles named after the person get ids without their name, wherever they are meant."""
    if table not in list(tables):
        return
    # One word alone may be part of any id: it is theirs only where the title had it, too.
    sure = _as_in_ids([traces.slug] if "-" in traces.slug else [])
    likely = _as_in_ids([traces.slug, *(slug(name, "") for name in traces.names if "@" not in name)])
    for old in list(tables[table]):
        new = (likely if old in named else sure).sub("removed", old)
        if new == old:
            continue
        while new in tables[table] or new in tables.meta.retired.get(table, ()):
            new += "-2"
        tables[table] = {
            new if i == old else i: {**r, "id": new} if i == old else r for i, r in tables[table].items()
        }
        _mean(tables, table, old, new)


def _as_in_ids(slugs: Iterable[str]) -> re.Pattern[str]:
    found = "|".join(re.escape(s) for s in sorted(filter(None, slugs), key=len, reverse=True))
    return re.compile(rf"(?<![a-z0-9])(?:{found})(?![a-z0-9])" if found else r"(?!)")


def _mean(tables: Tables, table: str, old: str, new: str) -> None:
    def change(where: str, meant: Callable[[Mapping[str, Any]], dict[str, Any]]) -> None:
        for i, row in tables[where].items() if where in list(tables) else ():
            if fields := meant(row):
                tables[where] = {**tables[where], i: {**row, **fields}}

    def field(name: str) -> Callable[[Mapping[str, Any]], dict[str, Any]]:
        return lambda row: {name: new} if row.get(name) == old else {}

    def supports(row: Mapping[str, Any]) -> dict[str, Any]:
        served = row.get("supports", {})
        return {"supports": {new if i == old else i: s for i, s in served.items()}} if old in served else {}

    if table == "needs":
        change("mentors", supports)
        change("outreach", field("need"))
        change("places", field("need"))
    elif table == "circles":
        change("meetings", field("circle"))
    about = {"needs": "need", "circles": "circle", "places": "place"}[table]
    change("reflections", lambda row: field("subject")(row) if row.get("about") == about else {})


def _still_in(path: Path, traces: Traces, *, alone: bool) -> bool:
    """Whether a name stands in a file; with ``alone``, also a first or last name in what was written."""
    written = (traces.words, traces.alone) if alone else (traces.words,)
    if not any(traces.in_file(path, words) for words in written):
        return False
    try:
        portfolio = _opened(decoded(path.read_bytes(), path.name), path)
    except (MentorfolioError, OSError):
        return True
    # What stands elsewhere in a portfolio are words of the program and ids.
    records = [record for found in portfolio.tables().values() for record in found]
    own = [text for record in records for text in texts(record, NAMES)]
    said = [text for record in records for fields in (TEXTS, ADDRESSES) for text in texts(record, fields)]
    said.append(portfolio.storage.tables().meta.change)
    return any(map(traces.words.found, own)) or any(words.found(text) for text in said for words in written)


def _mentions(portfolio: Portfolio, traces: Traces) -> Iterator[Mention]:
    for table, records in portfolio.tables().items():
        for record in records:
            found = [word for text in texts(record, TEXTS) for word in traces.alone.found(text)]
            yield from (Mention(word=word, table=table, id=record.id) for word in dict.fromkeys(found))


def _deleted(paths: Iterable[Path], traces: Traces) -> int:
    held = [path for path in paths if traces.called_after(path) or traces.in_file(path, traces.words)]
    for path in held:
        path.unlink()
    return len(held)
