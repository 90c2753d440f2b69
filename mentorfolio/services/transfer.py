"""``export`` and ``import``: the whole portfolio out, and back in."""

from __future__ import annotations

from collections.abc import Callable
from typing import TYPE_CHECKING, Any

import msgspec

from mentorfolio.domain.records import Everything, Record
from mentorfolio.domain.references import dangling
from mentorfolio.errors import StoreDamaged
from mentorfolio.services.results import Done, Result

if TYPE_CHECKING:
    from mentorfolio.ports import Collection, Desk, Portfolio

Writer = Callable[[Everything], bytes]
Reader = Callable[[bytes, str], Everything]


class Exported(Result, frozen=True, kw_only=True):
    """A portfolio as bytes, on its way to the screen or written to a file."""

    payload: bytes
    output: str | None
    records: int

    def data(self) -> object:
        """The document itself, or where it went."""
        if self.output:
            return {"output": self.output, "records": self.records}
        return msgspec.json.decode(self.payload)

    def raw(self) -> bytes | None:
        """The document, unless a file has it."""
        return None if self.output else self.payload


class Counts(msgspec.Struct, kw_only=True):
    """How many records of one kind an import adds, changes, or finds as they are."""

    added: int = 0
    changed: int = 0
    skipped: int = 0


def export(desk: Desk, output: str | None, write: Writer) -> Exported:
    """Everything, as one document; to a file for its owner's eyes only if one is named."""
    everything = whole(desk.store.reading())
    payload = write(everything)
    if output and output != "-":
        desk.write_file(output, payload)
    return Exported(
        payload=payload,
        output=None if output == "-" else output,
        records=sum(len(getattr(everything, table)) for table in _collections(desk.store.reading())),
    )


def whole(portfolio: Portfolio) -> Everything:
    """The whole portfolio as one record."""
    collections = _collections(portfolio)
    tables = {name: tuple(found.all().values()) for name, found in collections.items()}
    retired = {name: tuple(sorted(found.taken() - found.all().keys())) for name, found in collections.items()}
    return Everything(**tables, retired={name: ids for name, ids in retired.items() if ids})


def import_(desk: Desk, file: str, *, dry_run: bool, read: Reader) -> Done:
    """Take in the records of an export, all or none: new ones are added, those of the same id replaced.

    Raises:
        StoreDamaged, NewerStore: the document is no export that can be read.
        InputOutputFailure: the file cannot be read.
    """
    everything = read(desk.read_file(file), "What you gave" if file == "-" else file)
    if dry_run:
        counts = _take_in(desk.store.reading(), everything, change=False)
    else:
        with desk.store.changing() as portfolio:
            portfolio.describe("imported an export")
            counts = _take_in(portfolio, everything, change=True)
    added, changed, skipped = (
        sum(getattr(c, k) for c in counts.values()) for k in ("added", "changed", "skipped")
    )
    verb = "Would import" if dry_run else "Imported"
    return Done(
        undoable=bool(added or changed) and not dry_run,
        record={
            "dry_run": dry_run,
            "added": added,
            "changed": changed,
            "skipped": skipped,
            "tables": msgspec.to_builtins(counts),
        },
        sentence=f"{verb} {added} new and {changed} changed records; {skipped} were as they are.",
        details=tuple(
            f"{name}: {c.added} new, {c.changed} changed, {c.skipped} as they are"
            for name, c in counts.items()
        ),
    )


def _refuse_dangling(here: Everything, coming: Everything) -> None:
    """A record that points at nobody would be taken in and then trip the program up."""
    for table in _collections_of(coming):
        ids = [r.id for r in getattr(coming, table)]
        twice = next((i for i in ids if ids.count(i) > 1), None) if len(set(ids)) < len(ids) else None
        if twice:
            raise StoreDamaged(f'The export holds $.{table}["{twice}"] twice.', hint="Nothing was imported.")
    together: dict[str, Any] = {
        table: tuple({r.id: r for r in (*getattr(here, table), *getattr(coming, table))}.values())
        for table in _collections_of(coming)
    }
    before = set(dangling(here))
    for place, problem in dangling(Everything(**together)):
        if (place, problem) not in before:
            raise StoreDamaged(
                f"The export cannot be taken in: {place}: {problem}.", hint="Nothing was imported."
            )


def _collections_of(everything: Everything) -> list[str]:
    return [field for field in everything.__struct_fields__ if field != "retired"]


def _take_in(portfolio: Portfolio, everything: Everything, *, change: bool) -> dict[str, Counts]:
    _refuse_dangling(whole(portfolio), everything)
    counts: dict[str, Counts] = {}
    for name, collection in _collections(portfolio).items():
        records: tuple[Record, ...] = getattr(everything, name)
        if not records and name not in everything.retired:
            continue
        known, count, fresh = collection.all(), Counts(), []
        for record in records:
            if record.id not in known:
                count.added += 1
            elif known[record.id] != record:
                count.changed += 1
            else:
                count.skipped += 1
                continue
            fresh.append(record)
        if change:
            collection.put_all(fresh, retired=everything.retired.get(name, ()))
        counts[name] = count
    return counts


def _collections(portfolio: Portfolio) -> dict[str, Collection[Any]]:
    return {
        "profile": portfolio.profiles,
        "needs": portfolio.needs,
        "mentors": portfolio.mentors,
        "outreach": portfolio.outreach,
        "meetings": portfolio.meetings,
        "checkins": portfolio.checkins,
        "evaluations": portfolio.evaluations,
        "reflections": portfolio.reflections,
        "gifts": portfolio.gifts,
        "circles": portfolio.circles,
    }
