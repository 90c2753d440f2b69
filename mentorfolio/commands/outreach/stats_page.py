"""What came of your letters, as counts with their shares beside them."""

from __future__ import annotations

from collections.abc import Mapping

from mentorfolio.commands.outreach.stats import SHARE_OF, STEPS, Rates
from mentorfolio.render.page import (
    INDENT,
    Line,
    Look,
    Page,
    Span,
    columns,
    command,
    dim,
    line,
    stacked,
    strong,
)

_FEW = 10  # letters: below that a share says little


def page(result: Rates, look: Look) -> Page:
    """The funnel of first letters, then the three tables."""
    if not result.by_template:
        return Page(
            words=(
                line("You have not written any letters yet. Write one: ", command("mentorfolio approach")),
            )
        )
    body = [line(Span("First letters", "heading")), *_funnel(result.total, look)]
    tables = (
        ("By template", result.by_template),
        ("First letters by channel", result.by_channel),
        ("First letters by where you found them", result.by_source),
    )
    for title, rows in tables:
        if rows:
            body += [line(), line(Span(title, "heading")), *_table(rows, look)]
    words = []
    if result.total["sent"] < _FEW:
        words.append(line(dim("With so few letters, this may be chance.")))
    return Page(body=tuple(body), words=tuple(words))


def _funnel(counts: Mapping[str, int], look: Look) -> list[Line]:
    return columns(
        [[Span(f"  {step}"), strong(str(counts[step])), dim(_share(counts, step))] for step in STEPS], look
    )


def _rate(counts: Mapping[str, int], step: str) -> str:
    """``50%`` of the step that it is a share of; nothing for the first step, and of nothing."""
    whole = counts[SHARE_OF[step]] if step in SHARE_OF else 0
    return f"{counts[step] / whole:.0%}" if whole else ""


def _share(counts: Mapping[str, int], step: str) -> str:
    rate = _rate(counts, step)
    return f"{rate} of the {counts[SHARE_OF[step]]} {SHARE_OF[step]}" if rate else ""


def _table(rows: Mapping[str, Mapping[str, int]], look: Look) -> list[Line]:
    if look.narrow:
        told = (", ".join(f"{step} {_cell(counts, step)}" for step in STEPS) for counts in rows.values())
        return stacked([line(f"  {name}", hang=INDENT) for name in rows], [line(text) for text in told])
    head = [dim("  "), *map(dim, STEPS)]
    table = [[f"  {name}", *(_cell(counts, step) for step in STEPS)] for name, counts in rows.items()]
    return columns(table if look.words else [head, *table], look, heads=("", *STEPS))


def _cell(counts: Mapping[str, int], step: str) -> str:
    rate = _rate(counts, step)
    return f"{counts[step]} ({rate})" if rate else str(counts[step])
