"""Paths and settings, one a line."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from mentorfolio.render.page import Look, Page, columns, dim, line
from mentorfolio.services.places import Place, SettingsShown


def page(result: Place | SettingsShown, look: Look) -> Page:
    """Either of the two."""
    if isinstance(result, Place):
        words = () if result.exists else (line(dim("Nothing is there yet.")),)
        return Page(body=(line(result.path),), words=words)
    return Page(body=tuple(columns(_rows(result.settings))))


def _rows(settings: Mapping[str, object]) -> Iterator[list[str]]:
    for name, value in settings.items():
        if isinstance(value, Mapping):  # a section of the file
            yield from ([f"{name}.{key}", str(said)] for key, said in value.items())
        else:
            yield [name, "none" if value is None else str(value)]
