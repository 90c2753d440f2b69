"""``config``: the settings in force."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorfolio.desk.desk import Desk
from mentorfolio.desk.results import PathShown, Result
from mentorfolio.render.page import INDENT, Line, Look, Page, columns, dim, line
from mentorfolio.settings import TOLD, Settings


class SettingsShown(Result, frozen=True, kw_only=True):
    """Every setting in force, by name."""

    settings: dict[str, object]

    def data(self) -> object:
        """The settings."""
        return self.settings

    def page(self, look: Look) -> Page:
        """The settings, one a line and aligned, each with what it is below it."""
        rows = [*_rows(self.settings)]
        body: list[Line] = []
        for (name, _), first in zip(rows, columns(rows), strict=True):
            body.append(first)
            body += [line(" " * INDENT, dim(TOLD[name]), hang=INDENT)] if name in TOLD else []
        return Page(body=tuple(body))


def _rows(settings: Mapping[str, object]) -> Iterator[list[str]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):  # a section of the file
            yield from ([f"{name}.{key}", told(one, "none")] for key, one in value.items())
        else:
            yield [name, "none" if value is None else told(value, "none")]


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
    return {key: shown(key, one) for key, one in fields().items()}


def shown(key: str, value: object) -> object:
    """As it may be shown: of a command that prints a password the first word is enough to know it by."""
    return value.partition(" ")[0] if key.endswith("password_command") and isinstance(value, str) else value


def told(value: object, nothing: str) -> str:
    """A value as ``config.toml`` has it, or the word for one that is empty."""
    text = ", ".join(map(str, value)) if isinstance(value, list) else str(value)
    return (text.casefold() if isinstance(value, bool) else text) or nothing
