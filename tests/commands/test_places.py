"""The settings in force as plain data."""

from __future__ import annotations

from pathlib import Path

from mentorfolio.commands.config.config import settings_in_force
from mentorfolio.desk.results import PathShown
from mentorfolio.domain.rules import Rules
from mentorfolio.settings import Settings


def test_paths_lists_and_the_rules_become_plain_data() -> None:
    data = Path("data")
    settings = Settings(
        store=data / "portfolio.json",
        templates=data,
        config=data,
        rules=Rules(within=9),
        hints_off=("length",),
    )
    shown = settings_in_force(settings).data()
    assert isinstance(shown, dict)
    assert shown["store"] == str(data / "portfolio.json")
    assert (shown["within"], shown["follow_up_wait"], shown["hints_off"]) == (9, 7, ["length"])
    assert [*shown][:4] == ["store", "templates", "config", "first_contact_wait"]
    assert "rules" not in shown
    assert PathShown(path="x", exists=False).data() == {"path": "x", "exists": False}
