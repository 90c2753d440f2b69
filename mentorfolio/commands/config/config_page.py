"""Paths and settings, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorfolio.commands.config.config import SettingsShown
from mentorfolio.render.page import Look, Page, columns


def page(result: SettingsShown, look: Look) -> Page:
    """The settings, aligned."""
    return Page(body=tuple(columns(_rows(result.settings))))


def _rows(settings: Mapping[str, object]) -> Iterator[list[str]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):  # a section of the file
            yield from ([f"{name}.{key}", str(one)] for key, one in value.items())
        else:
            yield [name, "none" if value is None else str(value)]
