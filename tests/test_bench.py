"""The bench answers, whatever it measures: times are read by people, never asserted."""

from __future__ import annotations

import importlib
import json
import re
import subprocess
import sys
from importlib.util import find_spec
from pathlib import Path
from typing import Any

import pytest

BENCH = Path(__file__).parent.parent / "bench"
NAMED_BY_THE_ISSUE = {
    "--version": 0.25,
    "--help": None,
    "mentor list --json": 1.35,
    "next": 1.45,
    "review": 1.6,
    "next, 10,000 dated records": 2.2,
    "mentor show, 10,000 dated records": 2.2,
    "search, 10,000 dated records": 4.0,
    "review --over 2y, 10,000 dated records": 4.0,
    "report, 10,000 dated records": 15.0,
    "next --oneline, nothing due": 3.0,
    "mentor add": 1.9,
    "approach --no-input": 2.1,
    "completion of a name": 2.5,
    "completion of a name, no variable set": 2.5,
}
# Measured in rounds of their own, where there are thousands; name -> target, and what it is held against.
CROWDS = {
    "review, 2,000 mentors": (4.0, "floor"),
    "review, 20,000 mentors": (10.0, "review, 2,000 mentors"),
    "mentor list, 100,000 dated records": (3.0, "floor"),
    "mentor add, 2,000 mentors": (2.8, "floor"),
    "store merge, two of 4 MB": (10.0, "floor"),
}
if find_spec("todoman"):
    CROWDS["mentor add, 2,000 mentors, beside"] = (0.6, "todoman")
BESIDE_PYTHON = (
    "next --oneline, nothing due",
    "completion of a name",
    "completion of a name, no variable set",
)
COMMITS = {"one more of 10,000 talks": 0.6, "one more of 10 gifts beside them": None}

CONTACTS = {
    **({"import 10,000 vCards": 0.10} if find_spec("vobject") else {}),
    "import 10,000 LinkedIn rows": 20,
    "network match, 10,000 contacts": 8,
    "network search, 10,000 contacts": 5,
}

LETTERS = {"1000 letters": 0.8, "1000 mail files": None} if find_spec("mailmerge") else {}


def bench(*words: str) -> str:
    ended = subprocess.run(
        [sys.executable, str(BENCH / "run.py"), *words],
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=False,
        timeout=400,
    )
    assert ended.returncode == 0, ended.stderr
    return ended.stdout


@pytest.fixture(scope="module")
def measured() -> dict[str, Any]:
    answer: dict[str, Any] = json.loads(bench("--rounds", "1", "--json"))
    return answer


def test_every_case_is_measured_and_none_of_the_commands_failed(measured: dict[str, Any]) -> None:
    named = NAMED_BY_THE_ISSUE | LETTERS | {name: target for name, (target, _) in CROWDS.items()}
    assert {c["name"]: c["target"] for c in measured["cases"]} == named
    assert {c["name"]: c["exit"] for c in measured["cases"]} == dict.fromkeys(named, 0)


def test_ratios_are_those_of_the_floor_of_the_same_run(measured: dict[str, Any]) -> None:
    assert measured["rounds"] == 1
    assert measured["floor_ms"] > 0
    for case in measured["cases"]:
        beside = "python" if case["name"] in BESIDE_PYTHON else "floor"
        crowd = CROWDS.get(case["name"])
        assert case["to"] == ("mailmerge" if case["name"] in LETTERS else crowd[1] if crowd else beside)
        assert case["met"] in ((None,) if case["target"] is None else (True, False))
        if case["to"] != "floor" or crowd:
            assert case["ratio"] > 0
            continue
        assert case["ratio"] == pytest.approx(case["median_ms"] / measured["floor_ms"])


def test_the_prompt_that_is_measured_has_nothing_to_say(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.syspath_prepend(str(BENCH))
    day = {"MENTORFOLIO_TODAY": "2026-01-21", "HOME": str(tmp_path)}
    made = importlib.import_module("stores").make(tmp_path, day)
    words = [sys.executable, "-m", "mentorfolio", "next", "--oneline"]
    store = {"MENTORFOLIO_STORE": str(made["quiet"]), "PYTHONPATH": str(BENCH.parent)}
    ended = subprocess.run(words, capture_output=True, text=True, env={**day, **store}, check=True)
    assert (ended.stdout, ended.stderr) == ("", "")


def test_commits_into_a_large_store_are_compared_with_those_of_tinydb(measured: dict[str, Any]) -> None:
    assert measured["records"] == 10_000
    assert 3.5e6 < measured["bytes"] < 6e6
    assert {c["name"]: c["target"] for c in measured["commits"]} == COMMITS
    for one in measured["commits"]:
        assert one["ratio"] == pytest.approx(one["median_ms"] / one["tinydb_ms"])
        assert one["ratio_anew"] == pytest.approx(one["median_ms"] / one["tinydb_anew_ms"])
        assert one["met"] in ((None,) if one["target"] is None else (True, False))


def test_the_page_of_ten_years_is_weighed_and_what_writing_it_takes(measured: dict[str, Any]) -> None:
    assert 100e3 < measured["page"]["bytes"] <= 600e3
    assert measured["page"]["peak"] is None or 20e6 < measured["page"]["peak"] <= 120e6


def test_a_network_of_ten_thousand_is_measured_with_its_memory(measured: dict[str, Any]) -> None:
    assert {c["name"]: c["target"] for c in measured["contacts"]} == CONTACTS
    assert {c["exit"] for c in measured["contacts"]} == {0}
    assert measured["match_megabytes"] is None or measured["match_megabytes"] > 10


def test_the_answer_says_with_which_versions_it_was_measured(measured: dict[str, Any]) -> None:
    assert set(measured["versions"]) >= {"python", "typer", "rich", "tinydb"}


def test_the_tables_have_a_line_for_the_floor_and_for_each_case_with_aligned_columns() -> None:
    head, floor, *lines = bench("--rounds", "1").splitlines()
    assert head.split() == ["case", "median", "ms", "ratio", "target", "met"]
    assert floor.startswith("floor ")
    cases = lines[: lines.index("")]
    letters = [f"{name} (to mailmerge)" for name in LETTERS]
    ours = [f"{name} (to python)" if name in BESIDE_PYTHON else name for name in NAMED_BY_THE_ISSUE]
    crowds = [name if to == "floor" else f"{name} (to {to})" for name, (_, to) in CROWDS.items()]
    assert [line.split("  ")[0] for line in cases] == [*ours, *letters, *crowds]
    ends = head.index("ratio") + len("ratio")
    assert all(line[ends - 1].isdigit() and line[ends : ends + 1] in ("", " ") for line in (floor, *cases))
    below, *commits = lines[len(cases) + 1 : lines.index("", len(cases) + 1)]
    memory = [line for line in lines if line.startswith("mentor list, 100,000 dated records:")]
    assert all(re.search(r": \d+ MB \(to reach 60: (yes|NO)\)\.$", line) for line in memory)
    assert [line.split("  ")[0] for line in commits] == list(COMMITS)
    ends = below.index("to TinyDB") + len("to TinyDB")
    assert all(line[ends - 1].isdigit() and line[ends] == " " for line in commits)
