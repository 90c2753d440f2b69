"""The settings in force as plain data."""

from __future__ import annotations

from pathlib import Path

from mentorfolio.services.places import Place, settings_in_force


def test_paths_and_lists_become_plain_data() -> None:
    shown = settings_in_force({"store": Path("data/portfolio.json"), "within": 7, "hints_off": ("length",)})
    assert shown.data() == {"store": str(Path("data/portfolio.json")), "within": 7, "hints_off": ["length"]}
    assert Place(path="x", exists=False).data() == {"path": "x", "exists": False}
