"""Settings, one a line, and below each what it is."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorfolio.commands.config.config import SettingsShown
from mentorfolio.render.page import INDENT, Line, Look, Page, columns, dim, line
from mentorfolio.settings import TOLD


def page(result: SettingsShown, look: Look) -> Page:
    """The settings, aligned, each with what it is below it."""
    rows = [*_rows(result.settings)]
    body: list[Line] = []
    for (name, _), first in zip(rows, columns(rows), strict=True):
        body.append(first)
        body += [line(" " * INDENT, dim(TOLD[name]), hang=INDENT)] if name in TOLD else []
    return Page(body=tuple(body))


def _rows(settings: Mapping[str, object]) -> Iterator[list[str]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):  # a section of the file
            yield from ([f"{name}.{key}", _shown(one)] for key, one in value.items())
        else:
            yield [name, "none" if value is None else _shown(value)]


def _shown(value: object) -> str:
    """As ``config.toml`` has it."""
    if isinstance(value, list):
        return ", ".join(map(str, value)) or "none"
    return str(value).casefold() if isinstance(value, bool) else str(value) or "none"
