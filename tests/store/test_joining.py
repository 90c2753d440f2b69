"""Several units of work that are one step back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.errors import RuleRefusal
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import Clock, add, people


@pytest.fixture
def store(tmp_path: Path) -> PortfolioStore:
    """A portfolio of Ann, with fewer copies than there are units of work."""
    store = PortfolioStore(tmp_path / "portfolio.json", 5, now=Clock(), backups=4)
    add(store, "Ann Sample")
    return store


def changes(store: PortfolioStore) -> list[str]:
    """What the history says, the latest first."""
    return [kept.change for kept in store.history()]


def test_they_are_undone_and_done_again_at_once_whatever_came_before(store: PortfolioStore) -> None:
    for _ in range(2):  # the second time on top of an undo
        with store.as_one_step():
            for name in ("Ben Sample", "Cy Sample", "Di Sample", "Ed Sample", "Flo Sample"):
                add(store, name)
        assert len(people(store)) == 6
        assert changes(store)[0].count(";") == 4
        store.undo(anyway=False)
        assert people(store) == ["ann-sample"]
        store.redo()
        assert len(people(store)) == 6
        store.undo(anyway=False)
    store.undo(anyway=False)
    assert people(store) == []
    with pytest.raises(RuleRefusal):
        store.undo(anyway=False)
    assert store.check() == []


def test_the_history_has_one_row_for_them_and_nothing_undone(store: PortfolioStore) -> None:
    with store.as_one_step():
        add(store, "Ben Sample")
        add(store, "Cy Sample")
    assert len(changes(store)) == 2
    assert store.steps().undone() == frozenset()
    add(store, "Di Sample")
    store.undo(anyway=False)
    assert people(store) == ["ann-sample", "ben-sample", "cy-sample"]


def test_what_somebody_else_saves_in_between_is_never_undone_with_them(store: PortfolioStore) -> None:
    with store.as_one_step():
        add(store, "Ben Sample")
        add(PortfolioStore(store.path, 5, now=Clock()), "Other Sample")
        add(store, "Cy Sample")
        add(store, "Di Sample")
    store.undo(anyway=False)
    assert people(store) == ["ann-sample", "ben-sample", "other-sample"]


def test_what_was_saved_before_one_of_them_failed_stays_and_is_undone_alone(store: PortfolioStore) -> None:
    with pytest.raises(RuleRefusal):
        _half(store)
    assert people(store) == ["ann-sample", "ben-sample"]
    add(store, "Cy Sample")
    store.undo(anyway=False)
    assert people(store) == ["ann-sample", "ben-sample"]
    store.undo(anyway=False)
    assert people(store) == ["ann-sample"]


def _half(store: PortfolioStore) -> None:
    with store.as_one_step():
        add(store, "Ben Sample")
        with store.changing() as portfolio:
            portfolio[Mentor].remove("ann-sample")
            raise RuleRefusal("Not this.")
