"""``store merge`` and ``accept``: two versions of a portfolio made one, record by record."""

from __future__ import annotations

import os
from pathlib import Path
from typing import TYPE_CHECKING, Annotated, Any

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import Result, plain
from mentorfolio.domain.merging import Accepted, Flips, MadeOne
from mentorfolio.errors import InputOutputFailure, NotFound, UsageProblem
from mentorfolio.fields.field import Operand, Said, Switch
from mentorfolio.fields.question import Question

if TYPE_CHECKING:
    from mentorfolio.store.network import NetworkStore
    from mentorfolio.store.portfolio import PortfolioStore

_LONGEST = 60
_SAY = "Say which three files: BASE, OURS and THEIRS."
BaseFile = Annotated[
    str,
    Operand(
        "BASE",
        "The version both came from; an empty file if it is not known.",
        _SAY,
        "base.json",
        complete="file",
    ),
]
OursFile = Annotated[
    str, Operand("OURS", "One version; the result goes here.", _SAY, "ours.json", complete="file")
]
TheirsFile = Annotated[
    str, Operand("THEIRS", "The other version; it is only read.", _SAY, "theirs.json", complete="file")
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

    merged: MadeOne
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
            "mentions": [plain(mention) for mention in merged.mentions],
        }
        if self.accepted:
            data |= {"ancestor": self.accepted.ancestor, "aside": self.accepted.aside}
        return data

    @property
    def changes(self) -> bool:
        """Whether anything is now other than it was."""
        return bool(self.merged.added or self.merged.changed or self.merged.removed)


class MergeSaid(Said, frozen=True, kw_only=True):
    """Who decides."""

    ask: Annotated[bool, Switch("Ask which of two values to keep.")] = False


def merge(desk: Desk, base: BaseFile, ours: OursFile, theirs: TheirsFile, said: MergeSaid) -> MergedFiles:
    """Merge two versions of a portfolio, record by record.

    Nothing is lost: where both changed the same value, the later one wins, and the other is shown and kept.
    The result replaces OURS; git can also call this by itself (store git-setup).

    $ mentorfolio store merge base.json ours.json theirs.json
    """
    from mentorfolio.commands.store.git import renew_driver

    renew_driver(desk, Path.cwd())
    paths = _file(base, or_nothing=True), _file(ours), _file(theirs, or_nothing=True)
    if os.path.realpath(paths[1]) == os.path.realpath(paths[2]):
        raise UsageProblem("OURS and THEIRS are the same file.", hint="Name two versions of your portfolio.")
    store = _meant(desk, *paths[1:])
    flips = _asked(desk, store.looked_at(*paths)) if said.ask else frozenset()
    merged = store.merge(*paths, flips=flips)
    own = os.path.realpath(paths[1]) == os.path.realpath(store.path)
    return MergedFiles(merged=merged, where=ours, ours=own)


def accept(desk: Desk, file: AcceptedFile, said: MergeSaid) -> MergedFiles:
    """Take in a version that a sync tool put aside, record by record.

    The version both came from is looked for among the backups; without it, nothing counts as removed. A file
    beside the portfolio goes to the backups afterwards.

    $ mentorfolio store accept "portfolio (conflicted copy).json"
    """
    path = _file(file)
    for own, called in ((desk.store.path, "portfolio"), (desk.network.path, "network")):
        if os.path.realpath(path) == os.path.realpath(own):
            raise UsageProblem(
                f"{file} is your {called} itself.", hint="Name the other version: mentorfolio store check"
            )
    store = _meant(desk, path)
    if store is desk.store and not desk.store.exists():
        raise NotFound("There is no portfolio yet.", hint="Start one: mentorfolio init")
    flips = _asked(desk, store.looked_at(None, store.path, path)) if said.ask else frozenset()
    accepted = store.accept(path, flips=flips)
    return MergedFiles(merged=accepted.merged, where=file, ours=True, accepted=accepted)


def _meant(desk: Desk, *versions: Path) -> PortfolioStore | NetworkStore:
    """Whose versions they are: those of the portfolio, or of the contacts beside it."""
    return desk.network if any(map(desk.network.has_version, versions)) else desk.store


def _asked(desk: Desk, merged: MadeOne) -> Flips:
    """Where somebody at a terminal wants the earlier value. Raises UsageProblem: nobody is there."""
    if desk.asker is None:
        raise UsageProblem(
            "There is no terminal to ask at.", hint="Leave out --ask: the later value is kept."
        )
    flips: set[tuple[str, str]] = set()
    for conflict in merged.conflicts:
        if not conflict.open or conflict.field is None:
            continue
        question = Question(
            key="ask",
            text=f"{conflict.kind} {conflict.id}, {conflict.field.replace('_', ' ')}: which stays?",
            why="Both versions have changed it. The other value is kept in a note.",
            option="--ask",
            kind="choice",
            choices={
                "1": f"{short(conflict.kept) or 'nothing'} (the later one)",
                "2": short(conflict.other) or "nothing",
            },
        )
        while (answer := desk.asker.ask(question, "1").strip()) not in ("1", "2"):
            desk.asker.say("Type 1 or 2.")
        if answer == "2":
            flips.add((conflict.uid, conflict.field))
    return frozenset(flips)


def short(text: str) -> str:
    """A value on one line, as much of it as tells which it is."""
    words = " ".join(text.split())
    return words if len(words) <= _LONGEST else f"{words[:_LONGEST].rstrip()}…"


def _file(name: str, *, or_nothing: bool = False) -> Path:
    """The file, or with ``or_nothing`` the device that is always empty."""
    from mentorfolio.settings import expanded

    path = expanded(name)
    if not path.exists():
        raise NotFound(f"There is no file {name}.", hint="Name a version of your portfolio.")
    if not path.is_file() and not (or_nothing and str(path) == os.devnull):
        raise InputOutputFailure(f"{name} is not a file.", hint="Name a version of your portfolio.")
    return path
