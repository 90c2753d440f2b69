"""3,000 portfolios with the checksum made right, 1,000 exports and 1,000 backups that were changed."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

import pytest

from tests.store import forging

COUNTS = {"store": 3_000, "export": 1_000, "backup": 1_000}


@pytest.mark.parametrize("kind", COUNTS)
def test_what_somebody_else_has_changed_is_told_or_could_have_been_typed(
    tmp_path: Path, kind: str, figures: Callable[[str], None]
) -> None:
    started = time.monotonic()
    found = forging.run(tmp_path, kind, COUNTS[kind])
    figures(f"{COUNTS[kind]} of kind {kind}; {time.monotonic() - started:.0f} s")
    assert found == {"": COUNTS[kind]}
