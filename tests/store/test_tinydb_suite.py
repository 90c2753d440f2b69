"""TinyDB's own tests, from its source distribution, run against our storage.

``make`` fetches the source (``.venv/tinydb-src``); nothing of it is copied into this repository.
This module is also the plugin of that run: it puts our storage in the place of TinyDB's.
"""

from __future__ import annotations

import os
import subprocess
import sys
from datetime import UTC, datetime
from importlib.metadata import version
from pathlib import Path
from typing import Any
from xml.etree import ElementTree as Xml  # of a report that our own run wrote

import pytest

from mentorfolio.store.storage import PortfolioStorage

ROOT = Path(__file__).parents[2]
SOURCE = ROOT / ".venv" / "tinydb-src" / f"tinydb-{version('tinydb')}"
NOW = datetime(2026, 1, 21, tzinfo=UTC)

# The tests that differ, and why. Every other one must pass, and these must not.
DEVIATIONS = {
    "test_storages::test_json": "a table holds records by id and nothing else",
    "test_storages::test_json_kwargs": "the layout is ours (one record a line), no option of json.dump",
    "test_storages::test_json_read": "no access_mode: whoever only reads takes no lock and writes nothing",
    "test_storages::test_create_dirs": "the store makes the folder, with its modes; backups stand beside",
    "test_storages::test_encoding": "always UTF-8: another encoding is refused as damage",
    "test_storages::test_json_invalid_mode_warning": "no access_mode: the file is never opened for writing",
    "test_storages::test_json_invalid_directory": "no file is opened before it is needed, so TinyDB() alone "
    "does not fail; the first read or write does",
    "test_tables::test_table_repr[json]": "the class has another name",
}


class CommittingStorage(PortfolioStorage):
    """Our storage as TinyDB uses one: each write is committed, and one that fails is forgotten."""

    def __init__(self, path: str | Path, **_: object) -> None:
        super().__init__(Path(path))

    def write(self, data: dict[str, dict[str, Any]]) -> None:
        """Keep and commit."""
        try:
            super().write(data)
            self.commit("a write", NOW, last=2, days=0)
        except BaseException:
            self.__init__(self.path)  # type: ignore[misc]  # what a unit of work that fails leaves: nothing
            raise


def _take_their_place() -> None:
    import tinydb
    import tinydb.storages
    from tinydb import TinyDB

    tinydb.JSONStorage = tinydb.storages.JSONStorage = CommittingStorage  # type: ignore[assignment,misc]
    TinyDB.default_storage_class = CommittingStorage  # type: ignore[assignment]


if "MENTORFOLIO_TINYDB" in os.environ:  # at once: their conftest is read before any hook is called
    _take_their_place()


@pytest.fixture(scope="module")
def outcomes(tmp_path_factory: pytest.TempPathFactory) -> dict[str, str]:
    """Test -> ``passed``, ``skipped`` or what went wrong, of TinyDB's tests on our storage."""
    if not SOURCE.is_dir():
        told = f"no {SOURCE.relative_to(ROOT)}: make test fetches TinyDB's source, where there is a network"
        if os.environ.get("CI"):
            pytest.fail(told)
        pytest.skip(told)
    folder = tmp_path_factory.mktemp("tinydb")
    tests = [SOURCE / "tests" / f"test_{name}.py" for name in ("tinydb", "tables", "storages", "operations")]
    done = subprocess.run(
        [
            *(sys.executable, "-m", "pytest", "-q", "-c", os.devnull, "--rootdir", str(SOURCE)),
            *("-p", "tests.store.test_tinydb_suite", "-p", "no:cacheprovider", "-W", "ignore"),
            *("--import-mode=importlib", f"--basetemp={folder / 'work'}"),
            *(f"--junitxml={folder / 'report.xml'}", *map(str, tests)),
        ],
        cwd=ROOT,
        env=os.environ | {"MENTORFOLIO_TINYDB": "1", "PYTHONPATH": str(ROOT)},
        capture_output=True,
        text=True,
        check=False,
        timeout=300,
    )
    assert (folder / "report.xml").exists(), done.stdout + done.stderr
    found = {}
    for case in Xml.parse(folder / "report.xml").getroot().iter("testcase"):  # noqa: S314 - our own report
        wrong = [part for part in case if part.tag in ("failure", "error", "skipped")]
        name = f"{case.get('classname', '').rpartition('.')[2]}::{case.get('name')}"
        found[name] = wrong[0].get("message", wrong[0].tag) if wrong else "passed"
    return found


def test_their_tests_pass_on_our_storage_but_for_the_deviations_with_their_reasons(
    outcomes: dict[str, str],
) -> None:
    skipped = {"test_storages::test_yaml"}  # theirs, without PyYAML
    wrong = {name: said for name, said in outcomes.items() if said != "passed" and name not in skipped}
    unknown = {name: said for name, said in wrong.items() if name not in DEVIATIONS}
    assert unknown == {}
    assert set(DEVIATIONS) - set(wrong) == set(), "no deviation any more: take it off the list"


def test_the_whole_of_their_suite_was_run(outcomes: dict[str, str]) -> None:
    assert len(outcomes) > 100
    assert sum("[json]" in name for name in outcomes) > 50


def test_their_tests_really_ran_on_our_storage(outcomes: dict[str, str]) -> None:
    assert "CommittingStorage" in outcomes["test_tables::test_table_repr[json]"]
