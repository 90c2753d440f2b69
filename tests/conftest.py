"""Fixtures for every test."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.support import Cli


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The command line with a home and a portfolio of its own."""
    return Cli(tmp_path)
