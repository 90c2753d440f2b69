"""Portfolios as accidents leave them, 11,000 in full: no traceback, no other meaning without a word."""

from __future__ import annotations

import random
import time
from collections import Counter
from collections.abc import Callable
from pathlib import Path

import pytest

from mentorfolio.domain.migrations import SCHEMA
from mentorfolio.domain.records import Mentor
from mentorfolio.store.portfolio import PortfolioStore
from tests.store.mutants import judged, mutant
from tests.store.sample import fill, person
from tests.torture.amounts import amount

MUTANTS = amount(10_000, 4_000)
GOLDEN = Path(__file__).parents[1] / "store" / "golden"


@pytest.mark.parametrize("kind", ["present", "golden 1"])
def test_no_mutated_portfolio_is_misread_without_a_word(
    tmp_path: Path, kind: str, figures: Callable[[str], None]
) -> None:
    path = tmp_path / "portfolio.json"
    with PortfolioStore(tmp_path / "made.json", 5).changing() as portfolio:
        fill(portfolio)
        for n in range(5):
            portfolio[Mentor].put(person(f"Sample {n}", rank=n + 1, knowing={"how": 1, "whom": 3}))
    good = (tmp_path / "made.json").read_bytes()
    if kind == "golden 1":
        good = (GOLDEN / "schema-1.json").read_bytes()
    other = (GOLDEN / f"schema-{SCHEMA}.json").read_bytes() if kind == "present" else good
    chance = random.Random(kind)  # noqa: S311 - a test that can be repeated
    count = MUTANTS if kind == "present" else MUTANTS // 10
    started = time.monotonic()
    fates: Counter[str] = Counter()
    for n in range(count):
        data = mutant(good, other, chance)
        fate = judged(data, good, path, checksummed=kind == "present")
        fates[fate] += 1
        if fate not in ("same", "told", "warned", "as its format allows"):
            (tmp_path / f"mutant-{n}.json").write_bytes(data)
    figures(f"{count} mutants: {dict(fates)}; {time.monotonic() - started:.0f} s")
    assert set(fates) <= {"same", "told", "warned", "as its format allows"}, tmp_path
    assert fates["told"] > count // 3
    if kind == "present":
        assert fates["warned"] > 100
