"""Where things are: the portfolio, the settings, the person's own templates."""

from __future__ import annotations

from collections.abc import Mapping

from mentorfolio.services.results import Result


class Place(Result, frozen=True, kw_only=True):
    """One path and whether something is there."""

    path: str
    exists: bool


class SettingsShown(Result, frozen=True, kw_only=True):
    """Every setting in force, by name."""

    settings: dict[str, object]

    def data(self) -> object:
        """The settings."""
        return self.settings


def settings_in_force(said: Mapping[str, object]) -> SettingsShown:
    """The settings as plain data."""
    return SettingsShown(settings={key: _plain(value) for key, value in said.items()})


def _plain(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    fields = getattr(value, "_asdict", None)  # a section of the file
    if fields is None:
        return list(value) if isinstance(value, tuple) else str(value)
    # Of a command that prints a password the first word is enough to know it by.
    return {k: v.partition(" ")[0] if k == "password_command" else v for k, v in fields().items()}
