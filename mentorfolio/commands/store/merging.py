"""``store merge`` and ``accept``: two versions of a portfolio made one, record by record."""

from __future__ import annotations

import os
from typing import Annotated, Any

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result
from mentorfolio.domain.merging import Accepted, Merged
from mentorfolio.errors import InputOutputFailure, NotFound, UsageProblem
from mentorfolio.fields.field import Operand

_SAY = "Say which three files: BASE, OURS and THEIRS."
BaseFile = Annotated[
    str,
    Operand(
        "BASE",
        "What both came from; an empty file if nothing is known.",
        _SAY,
        "base.json",
        complete="file",
    ),
]
OursFile = Annotated[
    str,
    Operand(
        "OURS",
        "One version; the result goes here.",
        _SAY,
        "ours.json",
        complete="file",
    ),
]
TheirsFile = Annotated[
    str,
    Operand(
        "THEIRS",
        "The other version; it is only read.",
        _SAY,
        "theirs.json",
        complete="file",
    ),
]
AcceptedFile = Annotated[
    str,
    Operand(
        "FILE",
        "The version that a sync tool put aside: mentorfolio store check names it.",
        "Say which file: mentorfolio store check names it.",
        "'portfolio (conflicted copy).json'",
        complete="file",
    ),
]


class MergedFiles(Result, frozen=True, kw_only=True):
    """What became of two versions; ``where`` is the file that holds the result now."""

    merged: Merged
    where: str
    ours: bool
    accepted: Accepted | None = None

    def data(self) -> object:
        """The counts, and whatever the two said differently."""
        merged = self.merged
        data: dict[str, Any] = {
            "added": merged.added,
            "changed": merged.changed,
            "removed": merged.removed,
            "conflicts": [
                {"kind": c.kind, "id": c.id, "field": c.field, "kept": c.kept, "other": c.other}
                for c in merged.conflicts
            ],
        }
        if self.accepted:
            data |= {"ancestor": self.accepted.ancestor, "aside": self.accepted.aside}
        return data

    @property
    def changes(self) -> bool:
        """Whether anything is now other than it was."""
        return bool(self.merged.added or self.merged.changed or self.merged.removed)


def merge(desk: Desk, base: BaseFile, ours: OursFile, theirs: TheirsFile) -> MergedFiles:
    """Make one of two versions of a portfolio, record by record.

    Nothing is lost: where both changed the same value, the later one wins, and the other is told and kept.
    The result takes the place of OURS; this is also what git can call by itself (store git-setup).

    $ mentorfolio store merge base.json ours.json theirs.json
    """
    from mentorfolio.settings import expanded

    files = [_file(name) for name in (base, ours, theirs)]
    if os.path.realpath(files[1]) == os.path.realpath(files[2]):
        raise UsageProblem("OURS and THEIRS are the same file.", hint="Name two versions of your portfolio.")
    merged = desk.store.merge(*(expanded(name) for name in files))
    own = os.path.realpath(expanded(ours)) == os.path.realpath(desk.settings.store)
    return MergedFiles(merged=merged, where=ours, ours=own)


def accept(desk: Desk, file: AcceptedFile) -> MergedFiles:
    """Take in a version that a sync tool put aside, record by record.

    What both came from is looked for among the backups; without it, nothing counts as taken out. A file
    beside the portfolio goes to the backups afterwards.

    $ mentorfolio store accept "portfolio (conflicted copy).json"
    """
    from mentorfolio.settings import expanded

    name = _file(file)
    if os.path.realpath(name) == os.path.realpath(desk.settings.store):
        raise UsageProblem(
            f"{file} is your portfolio itself.", hint="Name the other version: mentorfolio store check"
        )
    if not desk.store.exists():
        raise NotFound("There is no portfolio yet.", hint="Begin one: mentorfolio init")
    accepted = desk.store.accept(expanded(name))
    return MergedFiles(merged=accepted.merged, where=file, ours=True, accepted=accepted)


def _file(name: str) -> str:
    from mentorfolio.settings import expanded

    path = expanded(name)
    if not path.exists():
        raise NotFound(f"There is no file {name}.", hint="Name a version of your portfolio.")
    if not path.is_file() and str(path) != os.devnull:
        raise InputOutputFailure(f"{name} is not a file.", hint="Name a version of your portfolio.")
    return str(path)
