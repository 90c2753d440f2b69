"""One step back and forward over both files: the portfolio, and the network beside it."""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.domain.copies import Backup
    from mentorfolio.store.network import NetworkStore


class Stepped(NamedTuple):
    """Which change was taken back or brought again, and whether it was one of the network."""

    change: str
    again: bool
    of_contacts: bool

    @property
    def where(self) -> str:
        """How a sentence says which file it was."""
        return " in your network" if self.of_contacts else ""


def step_back(desk: Desk, *, anyway: bool) -> Stepped:
    """Take back the last change of both; ``anyway`` looks at the portfolio only. Raises RuleRefusal."""
    from mentorfolio.store.network import BESIDE

    network = None if anyway else _network(desk)
    ways = network.steps() if network else None
    theirs = ways.last(BESIDE) if ways else None
    mine = desk.store.steps().last() if theirs else None
    if not network or not theirs or (mine and mine.made >= theirs.made):
        return Stepped(desk.store.undo(anyway=anyway).change, again=False, of_contacts=False)
    if theirs.final and mine and mine.final:
        return Stepped(desk.store.undo(anyway=anyway).change, again=False, of_contacts=False)
    return Stepped(network.undo().change, again=False, of_contacts=True)


def step_forward(desk: Desk) -> Stepped:
    """Bring again what the last step back took. Raises RuleRefusal."""
    from mentorfolio.store.network import BESIDE

    network = _network(desk)
    ways = network.steps() if network else None
    theirs = ways.undone_last() if ways else None
    if not network or not theirs:
        return Stepped(desk.store.redo().change, again=True, of_contacts=False)
    steps = desk.store.steps()
    last, mine = steps.last(), steps.undone_last()
    # A change of the portfolio in between ends it; else they come back in the order they were made in.
    is_over = bool(last and last.made > theirs.undone)
    if not is_over and not theirs.change.startswith(BESIDE) and not (mine and mine.made < theirs.made):
        return Stepped(network.redo().change, again=True, of_contacts=True)
    return Stepped(desk.store.redo().change, again=True, of_contacts=False)


def history(desk: Desk) -> tuple[tuple[Backup, ...], frozenset[str], bool]:
    """The changes of both, the latest first, which of them are undone, whether one can be brought again."""
    found = desk.store.history()
    steps = desk.store.steps() if found else None
    undone, forward = (steps.undone(), steps.can_go_forward()) if steps else (frozenset[str](), False)
    if network := _network(desk):
        found = sorted((*found, *network.history()), key=lambda b: b.at, reverse=True)
        if ways := network.steps():
            undone, forward = undone | ways.undone(), forward or ways.can_go_forward()
    return tuple(found), undone, forward


def _network(desk: Desk) -> NetworkStore | None:
    """The network, where there is one; no word of what was left unfinished: undo finishes that."""
    from mentorfolio.store.network import NetworkStore

    network = NetworkStore(desk.settings.store, desk.settings.lock_wait, alarm=desk.screen.alarm)
    return network if network.exists() else None
