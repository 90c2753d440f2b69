"""A calendar file on its way out."""

from __future__ import annotations

from mentorfolio.render.page import Look, Page, line
from mentorfolio.services.calendar import CalendarFile


def page(result: CalendarFile, look: Look) -> Page:
    """Where the file went; without one it is printed as it is."""
    if result.output is None:
        return Page()
    count = len(result.events)
    entries = "1 entry" if count == 1 else f"{count} entries"
    return Page(words=(line(f"Wrote {entries} to {result.output}, readable by you only."),))
