"""Fixtures for every test."""

from __future__ import annotations

from pathlib import Path

import pytest
from hypothesis import HealthCheck, settings

pytest.register_assert_rewrite("tests.support")

from tests.support import Cli, Golden  # noqa: E402 - rewritten first, so that a golden page shows what differs

TESTS = Path(__file__).parent


@pytest.fixture
def cli(tmp_path: Path) -> Cli:
    """The command line with a home and a portfolio of its own."""
    return Cli(tmp_path)


@pytest.fixture
def golden(request: pytest.FixtureRequest, tmp_path: Path) -> Golden:
    """The page of this test, in the golden file of its test file."""
    file = request.path.relative_to(TESTS).with_suffix(".txt")
    name = file.with_name(file.name.removeprefix("test_"))
    title = request.node.name.removeprefix("test_").replace("_", " ")
    return Golden(TESTS / "golden" / name, title, tmp_path)


# A busy computer is no fault of a strategy.
settings.register_profile("house", suppress_health_check=[HealthCheck.too_slow], deadline=None)
settings.load_profile("house")
