"""Several units of work that are one step back."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorfolio.domain.records import Mentor
from mentorfolio.errors import Interrupted, MentorfolioError, RuleRefusal
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
    assert sorted(people(store)) == ["ann-sample", "ben-sample", "cy-sample", "di-sample", "other-sample"]
    store.undo(anyway=False)
    assert people(store) == ["ann-sample", "other-sample"]


def test_of_a_step_that_is_refused_half_way_nothing_is_saved(store: PortfolioStore) -> None:
    before = store.path.read_bytes(), len(store.history())
    with pytest.raises(RuleRefusal):
        _half(store, RuleRefusal("Not this."))
    assert (store.path.read_bytes(), len(store.history())) == before
    add(store, "Cy Sample")
    assert people(store) == ["ann-sample", "cy-sample"]


def test_who_leaves_half_way_keeps_what_was_done_until_then(store: PortfolioStore) -> None:
    with pytest.raises(Interrupted):
        _half(store, Interrupted("Stopped."))
    assert people(store) == ["ann-sample", "ben-sample"]
    store.undo(anyway=False)
    assert people(store) == ["ann-sample"]


def _half(store: PortfolioStore, problem: MentorfolioError) -> None:
    with store.as_one_step():
        add(store, "Ben Sample")
        with store.changing() as portfolio:
            portfolio[Mentor].remove("ann-sample")
            raise problem


def test_a_step_sees_what_it_has_done_and_nobody_else_does(store: PortfolioStore) -> None:
    with store.as_one_step():
        add(store, "Ben Sample")
        assert [m.id for m in store.reading()[Mentor]] == ["ann-sample", "ben-sample"]
        assert people(PortfolioStore(store.path, 5, now=Clock())) == ["ann-sample"]


def test_a_step_begins_a_portfolio(tmp_path: Path) -> None:
    store = PortfolioStore(tmp_path / "portfolio.json", 5, now=Clock())
    with store.as_one_step():
        add(store, "Ann Sample")
        add(store, "Ben Sample")
    assert people(store) == ["ann-sample", "ben-sample"]
