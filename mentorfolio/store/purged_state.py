"""One state of a portfolio without a person who was purged, or some words."""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Mapping
from pathlib import Path
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.copies import Mention, Purge
from mentorfolio.domain.greeting import parts_alone
from mentorfolio.domain.own_words import ADDRESSES, TEXTS, rewritten
from mentorfolio.domain.pointing import ABOUT, POINTS
from mentorfolio.domain.records import Mentor, Profile, Reflection
from mentorfolio.domain.register import KINDS, TABLE_OF, Everything
from mentorfolio.domain.said_name import NO_END
from mentorfolio.domain.text import slug
from mentorfolio.errors import MentorfolioError, StoreDamaged
from mentorfolio.store.layout import Meta, Tables, decoded
from mentorfolio.store.records import Portfolio, opened
from mentorfolio.store.sifting import Sieve
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import Traces, WholeWords, mentions

_NAMED = {
    "needs": "title",
    "circles": "name",
    "places": "name",
}  # table -> the field that its ids are made from
# What follows has a capital, name or not.
_FIRST_OF_A_SENTENCE = rf"(?:\A|{NO_END}\.\s|[!?:]\s|\n)\W*?(?P<word>\w+)"


def without_person(portfolio: Portfolio, act: Purge, traces: Traces, sieve: Sieve) -> bytes | None:
    """Take the person out of one state; their name in anybody else's text becomes ``[removed]``.

    Gives the state as a file, None where nothing of theirs was in it. Raises StoreDamaged where such a
    file would not read well: it is to be written nowhere.
    """
    storage = portfolio.storage
    is_there = bool(traces.slug) and traces.slug in portfolio[Mentor].by_id()
    if is_there:
        portfolio.forget(traces.slug, act.today)
    is_named, named = _scrub(portfolio, traces, sieve)
    tables = storage.tables()
    meta, tables.meta = tables.meta, _meta_without(tables.meta, traces)
    has_new_ids = [_give_new_ids(tables, table, traces, named) for table in _NAMED]
    if not (is_there or is_named or tables.meta != meta or any(has_new_ids)):
        return None
    storage.write(tables)
    return _read_again(storage)


def without_purged(tables: Tables, uids: Collection[str], path: Path) -> Portfolio:
    """What another version holds, without whoever was purged elsewhere and all that names them."""
    portfolio = opened(tables, path)
    for them in [mentor for mentor in portfolio[Mentor] if mentor.uid in uids]:
        others = [mentor for mentor in portfolio[Mentor] if mentor.uid != them.uid]
        shared = {email.casefold() for mentor in others for email in mentor.emails}
        act = Purge(
            slug=them.id,
            uids=(them.uid,),
            names=(them.name,),
            emails=tuple(email for email in them.emails if email.casefold() not in shared),
            others=tuple(who.name for who in (*portfolio[Profile], *others) if who.name),
            today=max(r.updated for records in portfolio.tables().values() for r in records),
        )
        traces = Traces(act)
        without_person(portfolio, act, traces, Sieve([traces.words]))
        portfolio = opened(portfolio.storage.tables(), path)
    return portfolio


def still_named(everything: Everything, gone: Collection[Mentor]) -> tuple[Mention, ...]:
    """Where names of people who were purged elsewhere, or parts of them, still stand in what was written.

    A part alone counts with its capital, and not where every word has one: "will" and "lane" are words, too.
    """
    others = [*(owner.name for owner in everything.profile), *(mentor.name for mentor in everything.mentors)]
    parts = [part for who in gone for name in (who.name, who.first_name) for part in parts_alone(name)]
    whole = WholeWords([who.name for who in gone], filter(None, others))
    alone = WholeWords([part[:1].upper() + part[1:] for part in parts], filter(None, others))

    def found(text: str) -> tuple[str, ...]:
        left = whole.replaced(text)
        within = re.sub(_FIRST_OF_A_SENTENCE, lambda m: "" if m["word"][0].isupper() else m[0], left)
        return (*whole.found(text), *alone.found(within))

    return tuple(named for table in KINDS for named in mentions(table, getattr(everything, table), found))


def _read_again(storage: PortfolioStorage) -> bytes:
    tables = storage.tables()
    data = tables.encoded(tables.meta)
    try:
        opened(decoded(data, str(storage.path)), storage.path)
    except MentorfolioError as problem:
        raise StoreDamaged(
            f"Without them, your portfolio or a backup could no longer be read. {problem.message}",
            hint="Nothing was purged, and no file has changed.",
        ) from None
    return data


def _scrub(portfolio: Portfolio, traces: Traces, sieve: Sieve) -> tuple[bool, set[str]]:
    """Take the names out of what was written.

    Gives whether any stood there, and the needs, circles and places that were named after them.
    """
    named: set[str] = set()
    is_changed = False
    for table, records in sieve.through(portfolio):
        changed: list[Record] = []
        for record in records:
            scrubbed = rewritten(record, TEXTS, traces.words.replaced)
            scrubbed = rewritten(scrubbed, ADDRESSES, traces.words.replaced_in_address)
            if scrubbed != record:
                changed.append(scrubbed)
            if table in _NAMED and getattr(scrubbed, _NAMED[table]) != getattr(record, _NAMED[table]):
                named.add(record.id)
        portfolio.tables()[table].put_all(changed, retired=())
        is_changed |= bool(changed)
    return is_changed, named


def _meta_without(meta: Meta, traces: Traces) -> Meta:
    gone = _as_in_ids([traces.slug]) if "-" in traces.slug else re.compile(r"(?!)")
    retired = {
        table: [i for i in ids if i != traces.slug]
        if table == "mentors"
        else [i for i in ids if not gone.search(i)]
        for table, ids in meta.retired.items()
    }
    return msgspec.structs.replace(
        meta,
        retired={t: ids for t, ids in retired.items() if ids},
        change=traces.words.replaced(meta.change),
        machine=traces.words.replaced(meta.machine),
    )


def _give_new_ids(tables: Tables, table: str, traces: Traces, named: set[str]) -> bool:
    """Take the name out of ids that were made of it, wherever they are meant; whether there were any."""
    is_changed = False
    # One word alone may be part of any id: it is theirs only where the title had it, too.
    sure = _as_in_ids([traces.slug] if "-" in traces.slug else [])
    likely = _as_in_ids([traces.slug, *(slug(name, "") for name in traces.names if "@" not in name)])
    for old in list(tables.rows(table)):
        new = (likely if old in named else sure).sub("removed", old)
        if new == old:
            continue
        while new in tables[table] or new in tables.meta.retired.get(table, ()):
            new += "-2"
        tables[table] = {
            new if i == old else i: {**r, "id": new} if i == old else r for i, r in tables[table].items()
        }
        _mean(tables, table, old, new)
        is_changed = True
    return is_changed


def _as_in_ids(slugs: Iterable[str]) -> re.Pattern[str]:
    """Finds these as parts of ids."""
    found = "|".join(re.escape(s) for s in sorted(filter(None, slugs), key=len, reverse=True))
    return re.compile(rf"(?<![^\W_])(?:{found})(?![^\W_])" if found else r"(?!)")


def _mean(tables: Tables, table: str, old: str, new: str) -> None:
    """Whatever meant the one id means the other."""

    def now(value: Any) -> Any:
        if isinstance(value, dict):
            return {new if i == old else i: strength for i, strength in value.items()}
        return new if value == old else value

    pointing: Mapping[type[Record], Mapping[str, str]] = {**POINTS, Reflection: {"subject": table}}
    for kind, points in pointing.items():
        fields = [field for field, at in points.items() if at == table]
        where = TABLE_OF[kind]
        for i, row in tables.rows(where).items() if fields else ():
            if kind is not Reflection or ABOUT.get(row.get("about", "")) == table:
                meant = {field: now(row[field]) for field in fields if field in row}
                if any(row[field] != value for field, value in meant.items()):
                    tables[where] = {**tables[where], i: {**row, **meant}}
