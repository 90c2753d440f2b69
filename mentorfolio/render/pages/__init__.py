"""The page of each result: ``pages.NAME`` lays out what ``services.NAME`` gives back."""

from __future__ import annotations

import importlib
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from mentorfolio.render.page import Look, Page
    from mentorfolio.services.results import Result


def page_of(result: Result, look: Look) -> Page:
    """Lay a result out."""
    name = type(result).__module__.rpartition(".")[2]
    page: Page = importlib.import_module(f"mentorfolio.render.pages.{name}").page(result, look)
    return page
