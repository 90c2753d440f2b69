"""Every format there ever was must load, for ever; ``golden/`` holds a file of each."""

from __future__ import annotations

import json
import shutil
from pathlib import Path
from typing import Any

import msgspec
import pytest

from mentorfolio.domain.migrations import SCHEMA, STEPS, migrated
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.register import KINDS
from mentorfolio.errors import NewerStore
from mentorfolio.store.layout import checksum_of, decoded
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import Clock, add, copies, loaded, whole

GOLDEN = Path(__file__).with_name("golden")
# Table -> the format that began it; the others were there from the first.
SINCE = {"evaluations": 3, "places": 4}
FILES = sorted(GOLDEN.glob("schema-*.json"))


def number(golden: Path) -> int:
    """Which format a golden file has."""
    return int(golden.stem.partition("-")[2])


def opened(golden: Path, folder: Path, **more: Any) -> PortfolioStore:
    """A portfolio that begins as a copy of the golden file."""
    path = folder / "portfolio.json"
    shutil.copy(golden, path)
    return PortfolioStore(path, 5, **more)


def test_there_is_a_golden_file_of_every_format() -> None:
    assert [number(golden) for golden in FILES] == list(range(1, SCHEMA + 1))
    assert sorted(STEPS) == list(range(1, SCHEMA)), "a format without a way to the next one"


@pytest.mark.parametrize("golden", FILES, ids=lambda g: g.stem)
def test_a_golden_file_has_something_in_every_table(golden: Path) -> None:
    document = loaded(golden)
    assert document["_meta"]["schema"] == number(golden)
    assert document["_meta"]["retired"], "an id that was once used"
    known = {table for table in KINDS if SINCE.get(table, 1) <= number(golden)}
    assert {table for table in KINDS if document.get(table)} == known


def says(record: Any, older: Any) -> bool:
    """Whether every word of the older one is there; a part may have got fields since."""
    if isinstance(older, dict):
        return all(key in record and says(record[key], value) for key, value in older.items())
    if isinstance(older, list):
        return len(record) == len(older) and all(map(says, record, older))
    return bool(record == older)


@pytest.mark.parametrize("golden", FILES, ids=lambda g: g.stem)
def test_a_portfolio_of_an_older_version_opens_with_every_word_in_it(golden: Path, tmp_path: Path) -> None:
    said: list[str] = []
    store = opened(golden, tmp_path, warn=said.append)
    found, document = whole(store), loaded(golden)
    for table in KINDS:
        assert set(found[table]) == set(document.get(table, {}))
        for record_id, plain in document.get(table, {}).items():
            record = json.loads(msgspec.json.encode(found[table][record_id]))
            assert says(record, plain)
    assert "gone-sample" in store.reading()[Mentor].taken()
    assert said == [], "nobody has changed it: no warning"
    assert store.path.read_bytes() == golden.read_bytes(), "reading rewrites nothing"


@pytest.mark.parametrize("golden", FILES, ids=lambda g: g.stem)
def test_the_first_change_brings_it_into_the_present_format_and_loses_nothing(
    golden: Path, tmp_path: Path
) -> None:
    store = opened(golden, tmp_path)
    before = whole(store)
    add(store, "New Sample")
    after = whole(PortfolioStore(store.path, 5))
    assert after["mentors"].pop("new-sample")
    assert after == before
    document = loaded(store.path)
    assert (document["_meta"]["schema"], document["_meta"]["generation"]) == (SCHEMA, 4)
    assert document["_meta"]["retired"] == {"mentors": ["gone-sample"]}
    assert checksum_of(store.path.read_bytes()) == document["_meta"]["checksum"]


@pytest.mark.parametrize("golden", [f for f in FILES if number(f) < SCHEMA], ids=lambda g: g.stem)
def test_the_file_as_it_was_before_migrating_is_kept_through_any_pruning(
    golden: Path, tmp_path: Path
) -> None:
    clock = Clock()
    store = opened(golden, tmp_path, now=clock, backups=1, backup_days=0)
    for day in range(50):
        add(store, f"New Sample {day}")
        clock.passes(days=1)
    (kept,) = copies(store.path, "before-migration")
    assert kept.read_bytes() == golden.read_bytes()
    store.restore(kept.stem)
    again = tmp_path / "again"
    again.mkdir()
    assert whole(store) == whole(opened(golden, again))


@pytest.mark.parametrize("golden", [f for f in FILES if number(f) < SCHEMA], ids=lambda g: g.stem)
def test_a_change_to_an_older_file_can_be_undone(golden: Path, tmp_path: Path) -> None:
    store = opened(golden, tmp_path)
    before = whole(store)
    add(store, "New Sample")
    assert store.undo(anyway=False) == "added mentor New Sample"
    assert whole(store) == before


def test_a_migration_leaves_the_document_it_was_given_alone() -> None:
    document = loaded(GOLDEN / "schema-1.json")
    untouched = json.dumps(document)
    found = migrated(document, 1)["mentors"]
    assert {i: {k: v for k, v in m.items() if k != "uid"} for i, m in found.items()} == document["mentors"]
    assert json.dumps(document) == untouched


def test_two_computers_that_migrate_the_same_records_give_them_the_same_uids(tmp_path: Path) -> None:
    for golden in FILES[:-1]:
        (tmp_path / golden.stem).mkdir()
        once, again = whole(opened(golden, tmp_path / golden.stem)), migrated(loaded(golden), number(golden))
        for table in KINDS:
            uids = {i: record.uid for i, record in once[table].items()}
            assert uids == {i: record["uid"] for i, record in again.get(table, {}).items()}
            assert len({*uids.values()}) == len(uids)


@pytest.mark.parametrize(
    "data", [b'{"_meta": {"schema": %d}}' % (SCHEMA + 1), b'{"_meta": {"schema": 99, "x": 1}, "y": 2}']
)
def test_a_file_of_a_newer_version_is_refused_and_left_alone(data: bytes, tmp_path: Path) -> None:
    with pytest.raises(NewerStore) as told:
        decoded(data, "it")
    assert told.value.exit_code == 78
    path = tmp_path / "portfolio.json"
    path.write_bytes(data)
    with pytest.raises(NewerStore):
        add(PortfolioStore(path, 5), "New Sample")
    assert path.read_bytes() == data
    assert copies(path) == []
