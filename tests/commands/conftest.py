"""A desk for every test of a use case."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.commands.desk import Desk


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    """An empty portfolio on Wednesday 21 January 2026, nobody at the terminal."""
    return Desk(tmp_path)
