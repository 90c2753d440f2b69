"""One state of a portfolio without a person who was purged, or some words."""

from __future__ import annotations

import re
from collections.abc import Collection
from pathlib import Path

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.copies import Mention, Purge
from mentorfolio.domain.greeting import parts_alone
from mentorfolio.domain.own_words import ADDRESSES, TEXTS, rewritten
from mentorfolio.domain.records import Mentor, Profile
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.domain.said_name import NO_END
from mentorfolio.errors import MentorfolioError, StoreDamaged
from mentorfolio.store.layout import Meta, Tables, decoded
from mentorfolio.store.records import Portfolio, opened
from mentorfolio.store.renaming import NAMED, as_in_ids, give_new_ids
from mentorfolio.store.sifting import Sieve
from mentorfolio.store.storage import PortfolioStorage
from mentorfolio.store.traces import Traces, WholeWords, mentions

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
    has_new_ids = [give_new_ids(tables, table, traces, named) for table in NAMED]
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
            if table in NAMED and getattr(scrubbed, NAMED[table]) != getattr(record, NAMED[table]):
                named.add(record.id)
        portfolio.tables()[table].put_all(changed, retired=())
        is_changed |= bool(changed)
    return is_changed, named


def _meta_without(meta: Meta, traces: Traces) -> Meta:
    gone = as_in_ids([traces.slug]) if "-" in traces.slug else re.compile(r"(?!)")
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
