"""Paths and settings, one a line."""

from __future__ import annotations

from mentorfolio.render.page import Look, Page, columns, dim, line
from mentorfolio.services.places import Place, SettingsShown


def page(result: Place | SettingsShown, look: Look) -> Page:
    """Either of the two."""
    if isinstance(result, Place):
        words = () if result.exists else (line(dim("Nothing is there yet.")),)
        return Page(body=(line(result.path),), words=words)
    return Page(body=tuple(columns([name, str(value)] for name, value in result.settings.items())))
