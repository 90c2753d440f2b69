"""``import``: an export taken in, all or none."""

from __future__ import annotations

from collections import Counter
from collections.abc import Mapping
from typing import TYPE_CHECKING, Annotated, Any, NamedTuple

import msgspec

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Done
from mentorfolio.domain.base_record import Record
from mentorfolio.domain.pointing import dangling
from mentorfolio.domain.recognising import Renamed, recognised
from mentorfolio.domain.records import Outreach
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.domain.taking_in import ChangedFact, new_addresses
from mentorfolio.domain.text import some
from mentorfolio.errors import StoreDamaged
from mentorfolio.fields.field import Operand, Said, Switch

if TYPE_CHECKING:
    from mentorfolio.store.records import Portfolio

_SHOWN = 10
_COUNTED = ("added", "changed", "skipped")

ExportFile = Annotated[
    str,
    Operand(
        "FILE",
        "An export; - reads standard input.",
        "Say which file.",
        "portfolio-export.json",
        complete="file",
    ),
]


class ImportSaid(Said, frozen=True, kw_only=True):
    """Whether to change anything."""

    dry_run: Annotated[bool, Switch("Only show what would be imported.")] = False


class _Taken(NamedTuple):
    """What an export brings: the counts of each table, and what may send a letter to somebody else.

    Skipped is what is as it was. ``addresses`` are new ones of people who were here, ``drafts`` letters that
    read otherwise now; ``names`` is what whom they are to is called.
    """

    counts: dict[str, dict[str, int]]
    renamed: tuple[Renamed, ...]
    addresses: tuple[ChangedFact, ...]
    drafts: tuple[Outreach, ...]
    names: Mapping[str, str]

    def reaching_others(self) -> tuple[str, ...]:
        """A sentence each for the addresses and the drafts."""
        new = some([f"{one.name} ({one.now})" for one in self.addresses], _SHOWN)
        drafts = some(
            [f"{self.names.get(one.mentor, one.mentor)} ({one.to or 'no address'})" for one in self.drafts],
            _SHOWN,
        )
        return (
            *([f"New addresses of people who were here: {new}."] if new else ()),
            *([f"Changed drafts: to {drafts}."] if drafts else ()),
        )


def import_(desk: Desk, file: ExportFile, said: ImportSaid) -> Done:
    """Import an export: new records are added, known ones replaced; it is all or nothing.

    Someone else whose id is taken here gets a new one. Your network is in no export: take in a copy of
    network.json with store accept.

    $ mentorfolio import copy.json --dry-run
    """
    from mentorfolio.exchange.portfolio_json import from_bytes

    everything = from_bytes(desk.read_file(file), "What you gave" if file == "-" else file)
    dry_run = said.dry_run
    if dry_run:
        taken = _take_in(desk.store.reading(), everything, change=False)
    else:
        with desk.store.changing() as portfolio:
            portfolio.describe("imported an export")
            taken = _take_in(portfolio, everything, change=True)
    counts = taken.counts
    total = {what: sum(of_one[what] for of_one in counts.values()) for what in _COUNTED}
    added, changed, skipped = total.values()
    verb = "Would import" if dry_run else "Imported"
    return Done(
        undoable=bool(added or changed) and not dry_run,
        record={
            "dry_run": dry_run,
            **total,
            "tables": counts,
            "renamed": [one._asdict() for one in taken.renamed],
            "addresses": msgspec.to_builtins(taken.addresses),
            "drafts": [{"id": one.id, "mentor": one.mentor, "to": one.to} for one in taken.drafts],
        },
        sentence=f"{verb} {added} new and {changed} changed records; {skipped} were as they are.",
        details=tuple(
            f"{name}: {c['added']} new, {c['changed']} changed, {c['skipped']} as they are"
            for name, c in counts.items()
        )
        + tuple(_said(one, dry_run=dry_run) for one in taken.renamed)
        + taken.reaching_others(),
    )


def _said(one: Renamed, *, dry_run: bool) -> str:
    if not one.now:
        return f"Your profile stays as it is; the profile of {one.name} was left out."
    what = one.table.removesuffix("s")
    becomes = "would become" if dry_run else "is"
    return f"{one.id} is another {what} here: {one.name} of the export {becomes} {one.now}."


def _refuse_twice(coming: Everything) -> None:
    for table in KINDS:
        times = Counter(record.id for record in getattr(coming, table))
        if twice := next((i for i, count in times.items() if count > 1), None):
            raise StoreDamaged(f'The export holds $.{table}["{twice}"] twice.', hint="Nothing was imported.")


def _refuse_dangling(here: Everything, coming: Everything) -> None:
    """A record that points at nobody would be taken in and then trip the program up."""
    together: dict[str, Any] = {
        table: tuple({r.id: r for r in (*getattr(here, table), *getattr(coming, table))}.values())
        for table in KINDS
    }
    before = set(dangling(here))
    for place, problem in dangling(Everything(**together)):
        if (place, problem) not in before:
            raise StoreDamaged(
                f"The export cannot be imported: {place}: {problem}.", hint="Nothing was imported."
            )


def _take_in(portfolio: Portfolio, everything: Everything, *, change: bool) -> _Taken:
    here = portfolio.everything()
    _refuse_twice(everything)
    everything, renamed = recognised(here, everything)
    _refuse_dangling(here, everything)
    counts: dict[str, dict[str, int]] = {}
    for name, collection in portfolio.tables().items():
        records: tuple[Record, ...] = getattr(everything, name)
        if not records and name not in everything.retired:
            continue
        known = collection.by_id()
        fresh = [record for record in records if known.get(record.id) != record]
        added = sum(record.id not in known for record in fresh)
        if change:
            collection.put_all(fresh, retired=everything.retired.get(name, ()))
        numbers = (added, len(fresh) - added, len(records) - len(fresh))
        counts[name] = dict(zip(_COUNTED, numbers, strict=True))
    people, letters = {m.id: m for m in here.mentors}, {x.id: x for x in here.outreach}
    met = (new_addresses(people[m.id], m) for m in everything.mentors if m.id in people)
    return _Taken(
        counts,
        renamed,
        tuple(filter(None, met)),
        tuple(x for x in everything.outreach if x.id in letters and _is_reworded(letters[x.id], x)),
        {m.id: m.name for m in (*here.mentors, *everything.mentors)},
    )


def _is_reworded(was: Outreach, now: Outreach) -> bool:
    return now.state == "draft" and (was.to, was.subject, was.body) != (now.to, now.subject, now.body)
