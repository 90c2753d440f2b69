"""16 processes that add 50 people each, while another one reads all the time."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from mentorfolio.store.portfolio import PortfolioStore
from tests.store.sample import loaded, people
from tests.store.writers import writer

WRITERS, EACH = 16, 50


def test_800_of_800_are_there_and_nobody_was_refused_or_saw_half_a_file(
    tmp_path: Path, figures: Callable[[str], None]
) -> None:
    path = tmp_path / "data" / "portfolio.json"
    started = time.monotonic()
    running = [writer(path, f"w{n}x", EACH) for n in range(WRITERS)]
    reads, last = 0, 0
    while any(process.poll() is None for process in running):
        found = len(people(PortfolioStore(path)))  # raises where a reader is refused or sees damage
        PortfolioStore(path).history()
        assert found >= last, "a reader saw an older state again"
        reads, last = reads + 1, found
    errors = [process.communicate()[1] for process in running]
    assert errors == [""] * WRITERS
    found_ids = people(PortfolioStore(path))
    assert sorted(found_ids) == sorted(f"w{n}x{m}" for n in range(WRITERS) for m in range(EACH))
    assert loaded(path)["_meta"]["generation"] == WRITERS * EACH
    assert PortfolioStore(path).check() == []
    figures(
        f"{len(found_ids)} of {WRITERS * EACH} present, 0 refused, {reads} reads meanwhile, "
        f"none partial; {time.monotonic() - started:.0f} s"
    )
