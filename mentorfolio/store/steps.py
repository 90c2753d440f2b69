"""One step back and one forward, among the copies of the states that were in force.

A state that ``undo`` or ``redo`` brought says for which earlier one it stands, and which lie ahead of it;
the first change after it says from which one it went on. Of all others the one before is the number before.
"""

from __future__ import annotations

import contextlib
from collections.abc import Collection
from typing import NamedTuple

import msgspec

from mentorfolio.domain.copies import UNDID, Backup
from mentorfolio.domain.records import Mentor
from mentorfolio.errors import RuleRefusal
from mentorfolio.store.backups import Kept, is_intact, meta_of, tables_of
from mentorfolio.store.layout import Meta, Past, Tables, checksum_of, empty
from mentorfolio.store.records import opened
from mentorfolio.store.storage import PortfolioStorage

OUTSIDE = "a change made by something else"


# Where a step leads: which change it takes back or brings again, the state, and its place.
UndoStep = tuple[str, Tables, Past]
# When a file was written; its own time too, for two changes may fall into one second.
WrittenAt = tuple[str, int]


class Last(NamedTuple):
    """The change that a step would take back, or bring again, and when it was made first."""

    made: WrittenAt
    change: str
    final: bool = False


class Ahead(NamedTuple):
    """What a step forward would bring again, and when the last step was made, back or forward."""

    made: WrittenAt
    change: str
    stepped: WrittenAt
    back: bool


class Steps:
    """The ways from the present state of a portfolio that was read."""

    def __init__(self, storage: PortfolioStorage) -> None:
        self._meta = storage.tables().meta
        self._commits = {kept.generation: kept for kept in storage.backups.commits()}
        self._outside = storage.changed_outside()
        self._path = storage.path
        self._said: dict[int, Meta | None] = {}

    def expect_ours(self, what: str, hint: str) -> None:
        """Go on only where the change that a step back takes is one of this program. Raises RuleRefusal."""
        if self._outside:
            raise RuleRefusal(f"Something else has changed {what} since mentorfolio wrote it.", hint=hint)
        if (last := self.last()) and last.change == OUTSIDE:
            raise RuleRefusal(
                f"The next change to undo was not made by mentorfolio: something else had changed {what}.",
                hint=hint,
            )

    def back(self) -> UndoStep:
        """The state before the last change that is in force. Raises RuleRefusal, StoreDamaged."""
        if self._outside:
            newest = self._commits[max(self._commits)]
            # The number that the commit will keep it under: numbers of copies only grow.
            number = max(self._meta.generation, newest.generation + 1)
            return OUTSIDE, tables_of(newest), Past(stands=self._meant(newest), ahead=[number])
        here = self._here()
        if here == 0:
            raise RuleRefusal("There is nothing to undo.", hint="See the changes: mentorfolio undo --list")
        if here == self._meta.generation:
            change, before = self._meta.change, self._before(here, self._meta)
        else:
            kept = self._kept(here)
            change, before = self._change(kept), self._before(here, self._own(kept))
        kept_before = self._commits.get(before) or self._brought_back(before)
        if kept_before is None and before > 0:
            raise _not_kept()
        past = Past(
            stands=self._meant(kept_before) if kept_before else 0, ahead=[here, *_past(self._meta).ahead]
        )
        tables = tables_of(kept_before) if kept_before else empty()
        return change or "the last change", tables, past

    def forward(self) -> UndoStep:
        """The state that the last undo went back from. Raises RuleRefusal, StoreDamaged."""
        ahead = self._ahead()
        if not ahead:
            raise nothing_to_redo()
        kept = self._kept(ahead[0])
        past = Past(stands=ahead[0], ahead=ahead[1:])
        return self._change(kept) or "the last change", tables_of(kept), past

    def last(self, passed_over: str = "\0") -> Last | None:
        """The last change that is in force and does not begin so; None where there is none."""
        if self._outside:
            return Last(self._written(), OUTSIDE, self._meta.final)
        here = self._here()
        while (one := self._commits.get(here)) and self._change(one).startswith(passed_over):
            before = self._before(here, self._own(one))
            here = self._meant(self._commits[before]) if before in self._commits else before
        if kept := self._commits.get(here):
            return self._told(kept)._replace(final=self._meta.final)
        if here == 0 or here != self._meta.generation:
            return None
        return Last(self._written(), self._meta.change, self._meta.final)

    def undone_last(self) -> Ahead | None:
        """The change that the last undo took back; None where there is nothing to do again."""
        ahead = self._ahead()
        if not ahead:
            return None
        last = self._told(self._kept(ahead[0]))
        return Ahead(last.made, last.change, self._written(), self._meta.change.startswith(UNDID))

    def changed_since(self, moment: WrittenAt, passed_over: str = "\0") -> bool:
        """Whether a change was made after a moment that does not begin so, undone meanwhile or not."""
        if self._outside:
            return self._written() > moment
        made = (kept for n, kept in sorted(self._commits.items(), reverse=True) if self._meant(kept) == n)
        last = next((kept for kept in made if not self._change(kept).startswith(passed_over)), None)
        return last is not None and self._told(last).made > moment

    def _written(self) -> WrittenAt:
        return self._meta.at, self._path.stat().st_mtime_ns

    def _told(self, kept: Kept) -> Last:
        own = self._own(kept)
        at = own.at if own else f"{kept.at:%Y-%m-%dT%H:%M:%SZ}"
        return Last((at, kept.path.stat().st_mtime_ns), self._change(kept))

    def _ahead(self) -> list[int]:
        return [] if self._outside else _past(self._meta).ahead

    def undone(self) -> frozenset[str]:
        """The copies whose states are undone, with those of branches that were left."""
        if self._outside or not self._commits:
            return frozenset()
        here = self._here()
        in_force = {here}
        while here > 0:
            kept = self._commits.get(here)
            meta = self._own(kept) if kept else self._meta if here == self._meta.generation else None
            lower = [n for n in self._commits if n < here]
            said = _past(meta).parent if meta else None
            before = said if said is not None else max(lower, default=0)
            here = min(here - 1, self._meant(self._commits[before]) if before in self._commits else before)
            in_force.add(here)
        return frozenset(
            kept.path.stem
            for n, kept in self._commits.items()
            if n not in in_force and self._meant(kept) == n
        )

    def redundant(self) -> Kept | None:
        """The copy of the present state, where it only repeats another copy."""
        stands = None if self._outside else _past(self._meta).stands
        copy = self._commits.get(self._meta.generation)
        if stands is None or copy is None:
            return None
        repeated = self._commits.get(stands)
        return copy if stands == 0 or (repeated and is_intact(repeated)) else None

    def _here(self) -> int:
        stands = _past(self._meta).stands
        return self._meta.generation if stands is None else stands

    def _before(self, here: int, meta: Meta | None) -> int:
        parent = _past(meta).parent if meta else None
        if parent is not None:
            return parent
        if here not in self._commits:  # the writer was killed before it kept a copy
            return max((n for n in self._commits if n < here), default=here - 1)
        if here - 1 in self._commits or meta is None:
            return here - 1
        # Two versions made one have a number beyond those of both: its forebear tells which was ours.
        ours = (n for n, kept in self._commits.items() if n < here and kept.tail in meta.before[:1])
        return next(ours, here - 1)

    def _kept(self, number: int) -> Kept:
        kept = self._commits.get(number)
        if kept is None:
            raise _not_kept()
        return kept

    def _brought_back(self, number: int) -> Kept | None:
        """A copy that an undo or a redo made of a state; its own may have been pruned meanwhile."""
        latest_first = reversed(self._commits.values())
        return next((kept for kept in latest_first if 0 < number == self._meant(kept)), None)

    def _meant(self, kept: Kept) -> int:
        """For which state a copy stands: itself, or the one that an undo brought back."""
        own = self._own(kept)
        stands = _past(own).stands if own else None
        return kept.generation if stands is None else stands

    def _change(self, kept: Kept) -> str:
        own = self._own(kept)
        return own.change if own else OUTSIDE

    def _own(self, kept: Kept) -> Meta | None:
        """What a copy says of itself; None where something else wrote it, or put it back."""
        if kept.generation not in self._said:
            meta = meta_of(kept.path)
            ours = meta is not None and meta.generation == kept.generation
            if ours and checksum_of(kept.path.read_bytes()) is None:
                ours = False
            self._said[kept.generation] = meta if ours else None
        return self._said[kept.generation]


def _past(meta: Meta | None) -> Past:
    return Past() if meta is None or isinstance(meta.past, msgspec.UnsetType) else meta.past


def still_without(
    storage: PortfolioStorage, tables: Tables, gone: Collection[str], change: str
) -> tuple[Tables, str]:
    """An earlier state to go to, and the words for it, without whoever was purged since.

    Who was taken in again after a purge stays: a state that knows of it and has them meant that.
    """
    new = {*gone} - tables.meta.gone
    if not new:
        return tables, change
    from mentorfolio.store.purged_state import without_purged
    from mentorfolio.store.traces import WholeWords
    from mentorfolio.store.versions import readable_copies

    states = [opened(tables, storage.path), *readable_copies(storage)]
    names = {them.name for state in states for them in state[Mentor] if them.uid in new}
    tables = without_purged(tables, new, storage.path).storage.tables()
    tables.meta = tables.meta.without(new)
    return tables, WholeWords(names).replaced(change)


def history(storage: PortfolioStorage) -> list[Backup]:
    """The states that were in force, the latest first; also one without a copy yet, as git has merged it."""
    found = storage.backups.all_told(kept := storage.backups.commits())
    with contextlib.suppress(OSError):
        data, meta = storage.path.read_bytes(), meta_of(storage.path)
        if kept and meta and checksum_of(data) not in (None, *(copy.tail for copy in kept)):
            now = Backup(
                id="",
                kind="commit",
                at=meta.at,
                machine=meta.machine,
                change=meta.change,
                generation=meta.generation,
                size=len(data),
                path=str(storage.path),
            )
            found.insert(0, now)
    return found


def nothing_to_redo() -> RuleRefusal:
    """Why there is no step forward."""
    return RuleRefusal(
        "There is nothing to redo.",
        hint="redo only works straight after an undo, before any other change. What you undid "
        "earlier is still listed: mentorfolio undo --list",
    )


def _not_kept() -> RuleRefusal:
    return RuleRefusal("No earlier step is kept.", hint="See what is kept: mentorfolio store backups")
