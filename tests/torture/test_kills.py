"""300 writers killed at random moments, on a small portfolio and a large one."""

from __future__ import annotations

import random
import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store.sample import add, people
from tests.store.writers import grown, kill_writers

KILLS = 300


@pytest.mark.parametrize("size", [20_000, 1_000_000], ids=["20 kB", "1 MB"])
def test_writers_killed_300_times_lose_nothing_that_they_had_acknowledged(
    tmp_path: Path, size: int, figures: Callable[[str], None]
) -> None:
    store = grown(tmp_path / "data" / "portfolio.json", size)
    started = time.monotonic()
    done = kill_writers(store, KILLS, random.Random(size))  # noqa: S311 - a test that can be repeated
    add(store, "Afterwards Sample")
    assert list(tmp_path.rglob("*.tmp")) == [], "what the killed left is not swept"
    assert "afterwards-sample" in people(store)
    assert [f.code for f in store.check()] == []
    assert done.kills == KILLS
    assert done.in_commit > 0, "no kill hit a commit: this shows nothing"
    figures(
        f"{done.kills} kills, {done.in_commit} of them within a commit, {done.acknowledged} changes "
        f"acknowledged, 0 lost; {store.path.stat().st_size:,} bytes; {time.monotonic() - started:.0f} s"
    )
