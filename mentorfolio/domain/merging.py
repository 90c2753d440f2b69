"""Two versions of a portfolio made one, record by record: nothing lost, and what clashes told.

Records are the same by ``uid``. What both versions came from says which of them changed or took out what;
without it nothing counts as taken out. The order of records is that of the first version; all else is the
same whichever comes first, and merging once more changes nothing.
"""

from __future__ import annotations

from base64 import b32encode
from collections.abc import Iterable, Iterator, Mapping
from hashlib import blake2b
from typing import Any

import msgspec

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.circles import ME
from mentorfolio.domain.copies import Mention
from mentorfolio.domain.merging_fields import KEPT, NOTES, Clash, kept_text, united
from mentorfolio.domain.migrations import derived_uid
from mentorfolio.domain.names import name_of, new_slug
from mentorfolio.domain.pointing import ABOUT, Key, pointed, renamed
from mentorfolio.domain.records import Reflection
from mentorfolio.domain.register import CALLED, KINDS, Everything

# Table -> what one of its records is called in answers.
KIND_OF: Mapping[str, str] = {table: word.replace("-", "") for table, word in CALLED.items()}
_ABOUT = {table: word for word, table in ABOUT.items()}
_THINGS = frozenset({"profile", "needs", "mentors", "circles", "places"})

# Of which record, by uid, the earlier value of which field stays.
Flips = frozenset[tuple[str, str]]
# uid -> record, in order.
_Rows = dict[str, Record]
_Tables = dict[str, _Rows]


class Conflict(msgspec.Struct, frozen=True, kw_only=True):
    """What two versions say differently, and what was made of it; without a field it is the whole record.

    Nothing is kept of a contact that one of them has forgotten. ``open`` says that the other could stay as
    well: then ``uid`` and field are one of :data:`Flips`.
    """

    kind: str
    id: str
    field: str | None
    kept: str
    other: str
    uid: str = ""
    open: bool = False


class MadeOne(msgspec.Struct, frozen=True, kw_only=True):
    """What became of two versions; the counts are against the first of them.

    ``mentions`` are where the name of somebody whom one of them had purged or forgotten still stands.
    """

    added: int
    changed: int
    removed: int
    conflicts: tuple[Conflict, ...]
    mentions: tuple[Mention, ...] = ()


class Merged(MadeOne, frozen=True, kw_only=True):
    """One portfolio of two."""

    everything: Everything


class Accepted(msgspec.Struct, frozen=True, kw_only=True):
    """A version taken in: whether it was known what both came from, and its file was put aside."""

    merged: MadeOne
    ancestor: bool
    aside: bool


def merge(
    base: Everything | None,
    ours: Everything,
    theirs: Everything,
    *,
    flips: Flips = frozenset(),
) -> Merged:
    """One portfolio of two versions; ``base`` is what both came from, None if that is not known."""
    retired = {
        table: {i for side in (ours, theirs) for i in side.retired.get(table, ())}
        for table in {**ours.retired, **theirs.retired, **KINDS}
    }
    known, before, other = _by_uid(base or Everything()), _by_uid(ours), _by_uid(theirs)
    ids = {table: _ids(known[table], before[table], other[table], retired[table]) for table in KINDS}
    union = _Union(*(_under(ids, side) for side in (known, before, other)), flips=flips)
    tables = union.tables
    conflicts = [*_other_ids(tables, (before, other)), *union.conflicts]
    everything = {table: tuple(rows.values()) for table, rows in tables.items()}
    for table, kind in KINDS.items():
        if kind.named:
            retired[table].update(r.id for side in (ours, theirs) for r in getattr(side, table))
        retired[table].difference_update(r.id for r in everything[table])
    counted = [
        (before[table].get(uid), tables[table].get(uid))
        for table in KINDS
        for uid in {**before[table], **tables[table]}
    ]
    typed: dict[str, Any] = everything
    return Merged(
        everything=Everything(
            **typed, retired={t: tuple(sorted(gone)) for t, gone in retired.items() if gone}
        ),
        added=sum(was is None for was, _ in counted),
        changed=sum(was is not None and now is not None and was != now for was, now in counted),
        removed=sum(now is None for _, now in counted),
        conflicts=tuple(dict.fromkeys(conflicts)),
    )


def _by_uid(everything: Everything) -> _Tables:
    tables: _Tables = {}
    for table in KINDS:
        rows: _Rows = {}
        records: tuple[Record, ...] = getattr(everything, table)
        for record in records:
            # There is one profile; and a line copied by hand is another record.
            uid = ME if table == "profile" else record.uid
            if uid in rows:
                uid = derived_uid(table, record.id, record.uid)
                record = msgspec.structs.replace(record, uid=uid)
            rows[uid] = record
        tables[table] = rows
    return tables


def _under(ids: Mapping[str, Mapping[str, str]], side: _Tables) -> _Tables:
    """A version with the id that each record has from now on."""
    now = {
        (table, record.id): ids[table][uid]
        for table, rows in side.items()
        for uid, record in rows.items()
        if ids[table][uid] != record.id
    }
    if not now:
        return side
    return {
        table: {uid: renamed(table, record, now) for uid, record in rows.items()}
        for table, rows in side.items()
    }


def _other_ids(tables: _Tables, before: Iterable[_Tables]) -> Iterator[Conflict]:
    """Whose id is another one than a version had."""
    for table, rows in tables.items():
        for uid, record in rows.items():
            was = {side[table][uid].id for side in before if uid in side[table]} - {record.id}
            for other in sorted(was):
                yield Conflict(kind=KIND_OF[table], id=record.id, field="id", kept=record.id, other=other)


def _ids(base: _Rows, ours: _Rows, theirs: _Rows, retired: set[str]) -> dict[str, str]:
    """Uid -> the id that the record has from now on, the same whichever version comes first."""
    everyone = {**ours, **theirs, **base}
    taken = {record.id for side in (base, ours, theirs) for record in side.values()} | retired
    wanted = {
        uid: _wanted(base.get(uid), ours.get(uid), theirs.get(uid), retired) for uid in {**ours, **theirs}
    }
    found: dict[str, str] = {}
    given: set[str] = set()

    def rank(uid: str) -> tuple[bool, Any, str]:
        # Whoever had the id before keeps it, then whoever was there first.
        known = uid in base and base[uid].id in wanted[uid]
        return not known, min(s[uid].created for s in (ours, theirs) if uid in s), uid

    for uid in sorted(wanted, key=rank):
        one = next((i for i in wanted[uid] if i not in given), None)
        if one is None:
            record = everyone[uid]
            is_named = type(record).named
            one = new_slug(name_of(record), "mentor", taken) if is_named else _random_id(record.uid)
        found[uid] = one
        given.add(one)
        taken.add(one)
    for uid, record in base.items():
        found.setdefault(uid, record.id)
    return found


def _wanted(base: Record | None, ours: Record | None, theirs: Record | None, retired: set[str]) -> list[str]:
    ids = {r.id for r in (ours, theirs) if r}
    if base and len(ids) > 1:
        ids -= {base.id}
    # An id with a number came later, and was given in an earlier merge.
    return sorted(ids, key=lambda i: (i in retired, -len(i), i))


def _random_id(seed: str) -> str:
    return b32encode(blake2b(seed.encode(), digest_size=5).digest()).decode().casefold()


class _Union:
    """The records of both versions."""

    def __init__(self, base: _Tables, ours: _Tables, theirs: _Tables, *, flips: Flips) -> None:
        self._flips = flips
        self.tables: _Tables = {table: {} for table in KINDS}
        self.conflicts: list[Conflict] = []
        self._gone: dict[Key, tuple[str, Record]] = {}  # what one version has taken out
        kept: list[Key] = []
        for table in KINDS:
            for uid in {**ours[table], **theirs[table]}:
                versions = (base[table].get(uid), ours[table].get(uid), theirs[table].get(uid))
                if self._put(table, uid, *versions):
                    kept.append((table, self.tables[table][uid].id))
        if self._gone:
            self._bring_back(kept)
        for table, rows in [*self.tables.items()]:
            order = {**ours[table], **theirs[table], **rows}
            self.tables[table] = {uid: rows[uid] for uid in order if uid in rows}

    def _put(
        self, table: str, uid: str, base: Record | None, ours: Record | None, theirs: Record | None
    ) -> bool:
        """Keep what there is of a record; True if it is kept though one version took it out."""
        if ours and theirs:
            record, clashes = united(base, ours, theirs, frozenset(f for u, f in self._flips if u == uid))
            self.tables[table][uid] = record
            for clash in clashes:
                self.conflicts.append(conflict_of(clash, KIND_OF[table], record.id, uid))
                if clash.other and type(record) not in NOTES:
                    note = _note(table, record, clash)
                    self.tables["reflections"].setdefault(note.uid, note)
            return False
        one = ours or theirs
        if one and one == base:
            self._gone[table, one.id] = uid, one
        elif one:
            self.tables[table][uid] = one
            if base:
                self.conflicts.append(not_removed(KIND_OF[table], one, "changed in the other version"))
                return True
        return False

    def _bring_back(self, kept: list[Key]) -> None:
        """Nothing points at what is gone, and whoever stays has what was kept about them."""
        about: dict[Key, list[Key]] = {}
        for gone, (_, record) in self._gone.items():
            if gone[0] not in _THINGS:
                for target in pointed(record):
                    if target[0] in ("mentors", "meetings"):
                        about.setdefault(target, []).append(gone)
        needed = [t for rows in self.tables.values() for record in rows.values() for t in pointed(record)]
        while needed or kept:
            if not needed:
                needed += about.get(kept.pop(), [])
            elif (target := needed.pop()) in self._gone:
                uid, record = self._gone.pop(target)
                self.tables[target[0]][uid] = record
                self.conflicts.append(not_removed(KIND_OF[target[0]], record, "needed by the other version"))
                needed += pointed(record)
                kept.append(target)


def conflict_of(clash: Clash, kind: str, record_id: str, uid: str) -> Conflict:
    """What one field says differently."""
    place = {"kind": kind, "id": record_id, "uid": uid}
    return Conflict(**place, field=clash.field, kept=clash.kept, other=clash.other, open=clash.open)


def not_removed(kind: str, record: Record, kept: str) -> Conflict:
    """What one version took out, and why it stays."""
    return Conflict(kind=kind, id=record.id, field=None, kept=kept, other="taken out")


def _note(table: str, record: Record, clash: Clash) -> Reflection:
    """The text that lost, kept as a reflection about the record, or about whom that is about."""
    uid = derived_uid(record.uid, clash.field, clash.other)
    about, subject = _ABOUT.get(table), record.id
    if about is None and (mentor := getattr(record, "mentor", None)):
        about, subject = "mentor", mentor
    return Reflection(
        id=_random_id(uid),
        uid=uid,
        created=record.updated,
        updated=record.updated,
        about=about or "portfolio",
        subject=subject if about else None,
        text=f"{KEPT}, {KIND_OF[table]}{kept_text(clash).removeprefix(KEPT)}",
        on=record.updated,
    )
