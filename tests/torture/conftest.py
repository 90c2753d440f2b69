"""Long runs, only where they are asked for: ``make torture``."""

from __future__ import annotations

import sys
from collections.abc import Callable
from pathlib import Path

import pytest

HERE = Path(__file__).parent


def pytest_ignore_collect(collection_path: Path, config: pytest.Config) -> bool | None:
    """Plain ``pytest`` passes by; minutes of kills and damage are for ``make torture`` and CI."""
    asked = any(HERE.name in Path(str(argument)).parts for argument in config.args)
    return None if asked or HERE not in (collection_path, *collection_path.parents) else True


@pytest.fixture
def figures(request: pytest.FixtureRequest) -> Callable[[str], None]:
    """Print what a run came to."""

    def show(words: str) -> None:
        sys.stdout.write(f"\n{request.node.name}: {words}\n")
        sys.stdout.flush()

    return show
