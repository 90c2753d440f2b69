"""Fixtures for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

from tests.support import Cli


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The command line with a home and a portfolio of its own."""
    return Cli(tmp_path)


# A busy computer is no fault of a strategy.
settings.register_profile("house", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("house")
