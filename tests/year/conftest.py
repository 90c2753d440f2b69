"""The year is played once; every test asks about it on copies."""

from __future__ import annotations

from pathlib import Path

import pytest

from tests.year.playing import Year, played


@pytest.fixture(scope="session")
def year(tmp_path_factory: pytest.TempPathFactory) -> Year:
    """The portfolio as it was in the morning and in the evening of every day."""
    home: Path = tmp_path_factory.mktemp("year")
    return played(home)
