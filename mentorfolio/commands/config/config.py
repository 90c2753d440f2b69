"""``config``: the settings in force."""

from __future__ import annotations

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import PathShown, Result
from mentorfolio.settings import TOLD, Settings


class SettingsShown(Result, frozen=True, kw_only=True):
    """Every setting in force, by name."""

    settings: dict[str, object]

    def data(self) -> object:
        """The settings."""
        return self.settings


def path(desk: Desk) -> PathShown:
    """Print the path of the settings file, config.toml; it need not exist.

    $ mentorfolio config path
    """
    file = desk.config_path
    return PathShown(path=str(file), exists=file.exists())


def show(desk: Desk) -> SettingsShown:
    """Print every setting, with its value and what it does.

    $ mentorfolio config show
    """
    desk.forgive_settings()
    return settings_in_force(desk.settings)


show.explains = TOLD  # type: ignore[attr-defined]  # its help has a table of them: cli/typed.py


def settings_in_force(settings: Settings) -> SettingsShown:
    """The settings as plain data, the rules of the method among them."""
    found: dict[str, object] = {}
    for name, value in settings._asdict().items():
        found |= value._asdict() if name == "rules" else {name: value}
    return SettingsShown(settings={name: _plain(value) for name, value in found.items()})


def _plain(value: object) -> object:
    if value is None or isinstance(value, int):
        return value
    fields = getattr(value, "_asdict", None)  # a section of the file
    if fields is None:
        return list(value) if isinstance(value, tuple) else str(value)
    # Of a command that prints a password the first word is enough to know it by.
    return {k: v.partition(" ")[0] if k == "password_command" else v for k, v in fields().items()}
