"""An ending that was saved: shown as any other change."""

from __future__ import annotations

from mentorfolio.render.pages.results import page as page
