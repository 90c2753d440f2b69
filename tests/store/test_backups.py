"""Every committed state is kept: going back, forward again, bringing back, and forgetting for good."""

from __future__ import annotations

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from mentorfolio.domain.copies import Purge
from mentorfolio.domain.records import Mentor
from mentorfolio.errors import NotFound, RuleRefusal, StoreDamaged
from mentorfolio.store.portfolio import PortfolioStore
from tests.domain.build import mentor

START = datetime(2026, 1, 21, 10, 0, tzinfo=UTC)


class Clock:
    """A clock that goes on by a minute at each look, and by days when told."""

    def __init__(self) -> None:
        self.time = START

    def __call__(self) -> datetime:
        self.time += timedelta(minutes=1)
        return self.time


@pytest.fixture
def clock() -> Clock:
    """The clock of the store."""
    return Clock()


@pytest.fixture
def store(tmp_path: Path, clock: Clock) -> PortfolioStore:
    """An empty portfolio."""
    return PortfolioStore(tmp_path / "portfolio.json", 5, now=clock)


def add(store: PortfolioStore, *names: str) -> None:
    """One change for each name."""
    for name in names:
        with store.changing() as portfolio:
            portfolio.describe(f"added {name}")
            portfolio[Mentor].put(mentor(name))


def people(store: PortfolioStore) -> list[str]:
    """Who is there."""
    return list(store.reading()[Mentor].by_id())


def test_undo_goes_back_and_redo_forward_again(store: PortfolioStore) -> None:
    add(store, "Ann", "Ben")
    undone = store.undo(anyway=False)
    assert (undone, people(store)) == ("added Ben", ["ann"])
    again = store.redo()
    assert (again, people(store)) == ("added Ben", ["ann", "ben"])


def test_the_very_first_change_can_be_undone_and_with_nothing_done_nothing_is(store: PortfolioStore) -> None:
    with pytest.raises(RuleRefusal):
        store.undo(anyway=False)
    add(store, "Ann")
    store.undo(anyway=False)
    assert people(store) == []


def test_undo_does_not_step_over_a_change_made_by_hand_without_being_told(store: PortfolioStore) -> None:
    add(store, "Ann")
    by_hand = store.path.read_bytes().replace(b'"Ann"', b'"Anne"')
    store.path.write_bytes(by_hand)
    with pytest.raises(RuleRefusal):
        store.undo(anyway=False)
    assert store.path.read_bytes() == by_hand
    store.undo(anyway=True)
    assert store.reading()[Mentor]["ann"].name == "Ann"
    assert any(b'"Anne"' in Path(kept.path).read_bytes() for kept in store.backups()), "and it is not lost"


@pytest.mark.parametrize("damage", ["gone", "empty", "garbage", "half"])
def test_damage_to_the_live_file_is_told_and_loses_nothing(store: PortfolioStore, damage: str) -> None:
    add(store, "Ann", "Ben")
    whole = store.path.read_bytes()
    if damage == "gone":
        store.path.unlink()
    else:
        store.path.write_bytes(
            {"empty": b"", "garbage": b"\x00\x01", "half": whole[: len(whole) // 2]}[damage]
        )
    for look in (store.reading, store.exists):
        with pytest.raises(StoreDamaged) as told:
            look()
        assert "store restore" in (told.value.hint or "")
    with pytest.raises(StoreDamaged):
        add(store, "Cal")
    store.restore(None)
    assert people(store) == ["ann", "ben"]


def test_a_copy_can_be_brought_back_by_name_and_that_can_be_undone(store: PortfolioStore) -> None:
    add(store, "Ann", "Ben", "Cal")
    first = store.history()[-1]
    assert first.change == "added Ann"
    store.restore(first.id)
    assert people(store) == ["ann"]
    store.undo(anyway=False)
    assert people(store) == ["ann", "ben", "cal"]
    with pytest.raises(NotFound):
        store.restore("no-such-copy")


def test_ids_given_once_stay_taken_after_a_redo(store: PortfolioStore) -> None:
    add(store, "Ann")
    with store.changing() as portfolio:
        portfolio[Mentor].remove("ann")
    store.undo(anyway=False)
    store.redo()
    assert people(store) == []
    assert "ann" in store.reading()[Mentor].taken()


def test_the_last_copies_and_one_a_day_are_kept_and_a_manual_one_for_ever(
    tmp_path: Path, clock: Clock
) -> None:
    store = PortfolioStore(tmp_path / "portfolio.json", 5, backups=3, backup_days=10, now=clock)
    add(store, "First")
    manual = store.backup()
    for number in range(12):
        clock.time += timedelta(days=1)
        add(store, f"Morning {number}", f"Evening {number}")
    kept = store.history()
    assert [k.change for k in kept[:3]] == ["added Evening 11", "added Morning 11", "added Evening 10"]
    days = [k.at[:10] for k in kept]
    assert len(kept) - len(set(days)) == 1, "one of each day but the last, of which there are two"
    assert min(days) >= (clock.time - timedelta(days=10)).date().isoformat()
    assert manual.id in {b.id for b in store.backups()}


def test_a_copy_is_no_link_to_the_live_file(store: PortfolioStore) -> None:
    add(store, "Ann")
    (kept,) = store.backups()
    assert Path(kept.path).stat().st_ino != store.path.stat().st_ino
    assert Path(kept.path).read_bytes() == store.path.read_bytes()


def test_a_person_purged_is_in_no_file_any_more_and_their_id_is_free(store: PortfolioStore) -> None:
    add(store, "Ann Sample", "Ben Other")
    with store.changing() as portfolio:
        portfolio[Mentor].put(mentor("Ben Other", notes="met Ann Sample at lunch; also Annika"))
    store.backup()
    store.path.with_name("portfolio.json.backups").joinpath("draft-ann-x.txt").write_text("Dear Ann Sample")

    purged = store.purge(Purge(slug="ann-sample", names=("Ann Sample",), today=START.date()))
    everything = b"".join(p.read_bytes() for p in store.path.parent.rglob("*") if p.is_file())
    assert b"Ann Sample" not in everything
    assert b"ann-sample" not in everything
    assert purged.ours == purged.theirs == ()
    assert people(store) == ["ben-other"]
    assert store.reading()[Mentor]["ben-other"].notes == "met [removed] at lunch; also Annika"
    assert "ann-sample" not in store.reading()[Mentor].taken()
    with pytest.raises(RuleRefusal):
        store.undo(anyway=False)


def test_check_finds_nothing_in_a_sound_store_and_names_what_is_wrong(store: PortfolioStore) -> None:
    add(store, "Ann")
    assert store.check() == []
    store.path.chmod(0o644)
    store.path.with_name(".portfolio.json.4711.0123abcd.tmp").write_bytes(b"x")
    store.path.with_name("portfolio.sync-conflict-20260121-101500-ABCDEFG.json").write_bytes(b"x")
    assert sorted(f.code for f in store.check()) == ["conflict", "mode", "stray"]
    store.path.write_bytes(b"garbage")
    damage = store.check()[0]
    assert (damage.level, damage.fix) == ("damage", "mentorfolio store restore")
