"""One step back and forward over both files: the portfolio, and the network beside it.

What changed both in the same words is one change (``network pick --same-as``), but for a merge.
"""

from __future__ import annotations

from typing import TYPE_CHECKING, NamedTuple

from mentorfolio.domain.copies import MERGED

if TYPE_CHECKING:
    from mentorfolio.desk.desk import Desk
    from mentorfolio.domain.copies import Backup
    from mentorfolio.store.network import NetworkStore
    from mentorfolio.store.portfolio import PortfolioStore


class Stepped(NamedTuple):
    """Which change was taken back or brought again, and whether it was one of the network."""

    change: str
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
    is_both = mine and theirs and mine.change == theirs.change != MERGED
    is_mine = mine and theirs and (mine.made >= theirs.made or (theirs.final and mine.final))
    if network and theirs and not (is_both or is_mine):
        return Stepped(network.undo(), of_contacts=True)
    done = desk.store.undo(anyway=anyway)
    if network and is_both:
        network.undo()
    return Stepped(done, of_contacts=False)


def step_forward(desk: Desk) -> Stepped:
    """Bring again what the last step back took. Raises RuleRefusal."""
    from mentorfolio.store.steps import nothing_to_redo

    network = _network(desk)
    if (way := _way_forward(desk, network)) is None:
        raise nothing_to_redo()
    change = way.redo()
    other = _way_forward(desk, network)
    ways = other.steps() if other and other is not way else None
    ahead = ways.undone_last() if ways else None
    if other and ahead and ahead.change == change != MERGED:
        other.redo()
        return Stepped(change, of_contacts=False)
    return Stepped(change, of_contacts=way is not desk.store)


def _way_forward(desk: Desk, network: NetworkStore | None) -> PortfolioStore | NetworkStore | None:
    """Where the next step forward is: a change of either file after the step back ends it."""
    from mentorfolio.store.network import BESIDE

    steps = desk.store.steps()
    ways = network.steps() if network else None
    mine, theirs = steps.undone_last(), ways.undone_last() if ways else None
    if mine and ways and ways.changed_since(mine.stepped, BESIDE):
        mine = None
    if theirs and (theirs.change.startswith(BESIDE) or steps.changed_since(theirs.stepped)):
        theirs = None
    if not mine or not theirs:
        return desk.store if mine else network if theirs else None
    # What was undone last comes first; then they come back in the order they were made in.
    last, other = sorted((mine, theirs), key=lambda undone: undone.stepped, reverse=True)
    first = last if last.back or last.made < other.made else other
    return desk.store if first is mine else network


def history(desk: Desk) -> tuple[tuple[Backup, ...], frozenset[str], bool]:
    """The changes of both, the latest first, which of them are undone, whether one can be brought again."""
    found = desk.store.history()
    steps = desk.store.steps() if found else None
    undone = steps.undone() if steps else frozenset[str]()
    if network := _network(desk):
        mine = {(b.at, b.change) for b in found}
        theirs = (b for b in network.history() if b.change == MERGED or (b.at, b.change) not in mine)
        found = sorted((*found, *theirs), key=lambda b: b.at, reverse=True)
        if ways := network.steps():
            undone |= ways.undone()
    return tuple(found), undone, _way_forward(desk, network) is not None


def _network(desk: Desk) -> NetworkStore | None:
    """The network, where there is one; no word of what was left unfinished: undo finishes that."""
    from mentorfolio.store.network import NetworkStore

    desk.network = NetworkStore(desk.settings.store, desk.settings.lock_wait, alarm=desk.screen.alarm)
    return desk.network if desk.network.exists() else None
