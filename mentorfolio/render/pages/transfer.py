"""An export on its way out."""

from __future__ import annotations

from mentorfolio.render.page import Look, Page, line
from mentorfolio.services.transfer import Exported


def page(result: Exported, look: Look) -> Page:
    """Where the document went; without a file it is printed as it is."""
    if result.output is None:
        return Page()
    return Page(words=(line(f"Wrote {result.records} records to {result.output}, readable by you only."),))
