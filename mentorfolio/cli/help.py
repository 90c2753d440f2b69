"""What every help page has: its width, and the options that are valid everywhere."""

from __future__ import annotations

from functools import partial
from typing import TYPE_CHECKING

if TYPE_CHECKING:
    from typer._click import HelpFormatter

_NARROW = 60  # cells; a phone


def fit(formatter: HelpFormatter) -> None:
    """Put explanations below what they explain where there is no room beside."""
    if formatter.width < _NARROW:
        formatter.write_dl = partial(formatter.write_dl, col_max=4)  # type: ignore[method-assign]  # this one only


def say_everywhere(formatter: HelpFormatter) -> None:
    """Name the options that every command has."""
    formatter.write_paragraph()
    formatter.write_text(
        "Everywhere: --store, --json, --plain, --no-input, --no-color, --today, --quiet (mentorfolio --help)."
    )
