"""A list that may be given out as a table, for a spreadsheet or for notes."""

from __future__ import annotations

from datetime import date
from typing import Any, ClassVar

from mentorfolio.desk.results import Result
from mentorfolio.render.page import Look, Page


class Listing(Result, frozen=True, kw_only=True):
    """A list with ``heads`` for a table of it; ``format`` is what was asked for, None for the page."""

    heads: ClassVar[tuple[str, ...]]

    format: str | None = None

    def data(self) -> list[dict[str, Any]]:
        """The JSON face, row by row."""
        raise NotImplementedError

    def table(self) -> list[dict[str, Any]]:
        """The rows as a table tells them: those of the JSON face, unless a cell has it otherwise."""
        return self.data()

    def raw(self) -> bytes | None:
        """The table, if one was asked for."""
        if not self.format:
            return None
        from mentorfolio.render.tables import FORMATS

        rows = [[cell(row[head]) for head in self.heads] for row in self.table()]
        return FORMATS[self.format](self.heads, rows)

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
