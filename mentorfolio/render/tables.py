"""Lists as tables for other programs: CSV for a spreadsheet, Markdown for notes."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence

from mentorfolio.domain.markdown import escaped
from mentorfolio.domain.text import straight

Rows = Sequence[Sequence[str]]

# A spreadsheet takes a cell that begins so for a formula and runs it.
_FORMULA = ("=", "+", "-", "@", "\t", "\r")


def as_csv(heads: Sequence[str], rows: Rows) -> bytes:
    """RFC 4180, in UTF-8; what a spreadsheet would run has an apostrophe before it."""
    import csv
    import io

    out = io.StringIO(newline="")
    writer = csv.writer(out)
    writer.writerow(heads)
    writer.writerows([_cell(text) for text in row] for row in rows)
    return out.getvalue().encode("utf-8", "replace")


def as_markdown(heads: Sequence[str], rows: Rows) -> bytes:
    """A table as GitHub, Obsidian and pandoc read it."""
    lines = [heads, ["---"] * len(heads), *([escaped(text) or " " for text in row] for row in rows)]
    return "".join(f"| {' | '.join(line)} |\n" for line in lines).encode("utf-8", "replace")


FORMATS: Mapping[str, Callable[[Sequence[str], Rows], bytes]] = {"csv": as_csv, "markdown": as_markdown}


def _cell(text: str) -> str:
    text = straight(text.replace("\r\n", "\n"))
    # Blanks before it are no protection: some programs trim them.
    return f"'{text}" if text.startswith(_FORMULA) or text.lstrip().startswith(_FORMULA) else text
