"""A list that may be given out as a table, for a spreadsheet or for notes."""

from __future__ import annotations

from collections.abc import Sequence
from datetime import date

from mentorfolio.desk.results import Result
from mentorfolio.render.page import Look, Page


class Listing(Result, frozen=True, kw_only=True):
    """A list with its rows as texts; ``format`` is what was asked for, None for the page."""

    format: str | None = None

    def heads(self) -> Sequence[str]:
        """What stands above each column; a word of the program each."""
        raise NotImplementedError

    def rows_told(self) -> Sequence[Sequence[str]]:
        """The cells of each row."""
        raise NotImplementedError

    def raw(self) -> bytes | None:
        """The table, if one was asked for."""
        if not self.format:
            return None
        from mentorfolio.render.tables import FORMATS

        return FORMATS[self.format](self.heads(), self.rows_told())

    def page(self, look: Look) -> Page:
        """The page, unless the table is printed as it is."""
        return Page() if self.format else Result.page(self, look)


def cell(value: object) -> str:
    """A value as a table has it: a day as ISO, several with ``; `` between, nothing for None."""
    if isinstance(value, date):
        return value.isoformat()
    if isinstance(value, list | tuple):
        return "; ".join(map(cell, value))
    return "" if value is None else str(value)
