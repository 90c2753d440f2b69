"""A unit of work of somebody who looked at the portfolio before another process took something out of it."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path

import pytest

from mentorfolio.domain.records import Gift, Mentor, Need, changed
from mentorfolio.errors import NotFound
from mentorfolio.store import pieces
from mentorfolio.store.portfolio import PortfolioStore
from mentorfolio.store.records import Portfolio
from tests.store.sample import DAY, ON, Clock, add, people, person

BOOK = Gift(id="book", mentor="ann-sample", text="a book", on=DAY, **ON)


@pytest.fixture(params=[pieces.LARGE, 1], ids=["read-whole", "read-in-pieces"])
def store(tmp_path: Path, request: pytest.FixtureRequest, monkeypatch: pytest.MonkeyPatch) -> PortfolioStore:
    """A portfolio of Ann and Ben that was looked at."""
    monkeypatch.setattr(pieces, "LARGE", request.param)
    store = another(tmp_path / "portfolio.json")
    add(store, "Ann Sample")
    add(store, "Ben Sample")
    assert people(store)
    return store


def another(path: Path) -> PortfolioStore:
    """The same portfolio in another process."""
    return PortfolioStore(path, 5, now=Clock())


def removed(path: Path, who: str = "ann-sample") -> None:
    """Take somebody out in another process."""
    with another(path).changing() as portfolio:
        portfolio.forget(who, DAY)


def gives(portfolio: Portfolio) -> None:
    portfolio[Gift].put(BOOK)


def changes(portfolio: Portfolio) -> None:
    portfolio[Mentor].put(person("Ann Sample", phone="+44 20 7946 0000"))


def knows(portfolio: Portfolio) -> None:
    portfolio[Mentor].put(changed(portfolio[Mentor]["ben-sample"], DAY, knows=("ann-sample",)))


def one_unit(store: PortfolioStore, work: Callable[[Portfolio], None]) -> None:
    removed(store.path)
    with store.changing() as portfolio:
        work(portfolio)


def last_of_a_step(store: PortfolioStore, work: Callable[[Portfolio], None]) -> None:
    with store.as_one_step():
        add(store, "Cy Sample")
        one_unit(store, work)


def end_of_a_step(store: PortfolioStore, work: Callable[[Portfolio], None]) -> None:
    with store.as_one_step():
        with store.changing() as portfolio:
            work(portfolio)
        removed(store.path)


@pytest.mark.parametrize("doing", [one_unit, last_of_a_step, end_of_a_step])
@pytest.mark.parametrize("work", [gives, changes, knows])
def test_whoever_was_taken_out_elsewhere_neither_comes_back_nor_is_pointed_at(
    store: PortfolioStore,
    work: Callable[[Portfolio], None],
    doing: Callable[[PortfolioStore, Callable[[Portfolio], None]], None],
) -> None:
    with pytest.raises(NotFound, match="There is no mentor 'ann-sample' any more"):
        doing(store, work)
    assert people(another(store.path)) == ["ben-sample"]
    assert not another(store.path).reading()[Gift]


def test_what_others_did_to_other_records_stops_nobody(store: PortfolioStore) -> None:
    other = another(store.path)
    add(other, "Cy Sample")
    removed(store.path, "ben-sample")
    with store.changing() as portfolio:
        gives(portfolio)
        portfolio[Mentor].put(changed(portfolio[Mentor]["ann-sample"], DAY, knows=("cy-sample",)))
    assert [gift.id for gift in other.reading()[Gift]] == ["book"]


def test_a_portfolio_with_a_reference_to_nobody_can_be_changed_all_the_same(store: PortfolioStore) -> None:
    with another(store.path).changing() as portfolio:
        portfolio[Gift].put(Gift(id="old", mentor="nobody", text="a card", on=DAY, **ON))
    with store.changing() as portfolio:
        portfolio[Gift].put(changed(portfolio[Gift]["old"], DAY, text="a post card"))
    assert store.reading()[Gift]["old"].text == "a post card"


def test_who_takes_somebody_out_and_goes_on_is_not_stopped_by_that(store: PortfolioStore) -> None:
    with store.changing() as portfolio:
        portfolio.forget("ann-sample", DAY)
    with store.changing() as portfolio:
        portfolio[Need].put(Need(id="lead", title="Lead", knowing="how", **ON))
    store.undo(anyway=False)
    store.undo(anyway=False)
    with store.changing() as portfolio:
        gives(portfolio)
    assert people(store) == ["ann-sample", "ben-sample"]
