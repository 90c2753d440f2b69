"""Portfolios with the checksum made right, exports and backups that somebody has changed: 5,000 in full."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import forging
from tests.torture.amounts import amount

COUNTS = {"store": amount(3_000, 300), "export": amount(1_000, 100), "backup": amount(1_000, 100)}


@pytest.mark.parametrize("kind", COUNTS)
def test_what_somebody_else_has_changed_is_told_or_could_have_been_typed(
    tmp_path: Path, kind: str, figures: Callable[[str], None]
) -> None:
    started = time.monotonic()
    found = forging.run(tmp_path, kind, COUNTS[kind])
    figures(f"{COUNTS[kind]} of kind {kind}; {time.monotonic() - started:.0f} s")
    assert found == {"": COUNTS[kind]}
