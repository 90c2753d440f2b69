"""Coverage over time: small bars at a terminal, plain numbers in a pipe."""

from __future__ import annotations

from mentorfolio.commands.review.over import Course, ReviewedOver
from mentorfolio.domain.dates import said_day, said_near
from mentorfolio.domain.text import so_many
from mentorfolio.render.page import (
    Line,
    Look,
    Page,
    Span,
    cells,
    columns,
    cut,
    dim,
    empty,
    line,
    padded,
    strong,
)
from mentorfolio.render.signs import bars

TITLE = 24  # cells of a title before its bars
MOST_EVENTS = 20  # a longer list pushes the chart off the screen


def page(result: ReviewedOver, look: Look) -> Page:
    """The rows of bars with their last number; below them what happened, the latest last."""
    if not (result.needs or result.names):
        return empty(
            "There is nothing to review yet.", "Find people you could learn from", "mentorfolio identify"
        )
    rows = (*result.needs, *result.competencies)
    if look.words:
        return Page(body=tuple(_in_words(result, rows, look)))
    if look.width is None:
        return Page(body=tuple(_numbers(result, rows, look)))
    head = f"How it was covered, {said_near(result.since, result.today)} to {said_day(result.until)}"
    counts = "Covered: by those who mentor you. Those on the way count for less."
    body = [line(Span(head, "heading")), line(), *_chart(rows, look), line(), line(dim(counts)), line()]
    body += _happened(result, look)
    return Page(body=tuple(body))


def thinned(values: tuple[float | None, ...], most: int) -> list[float | None]:
    """So many of them at most: the latest of those that share a place."""
    count = min(most, len(values))
    return [values[(at + 1) * len(values) // count - 1] for at in range(count)]


def _chart(rows: tuple[Course, ...], look: Look) -> list[Line]:
    titles = [cut(row.title, TITLE, look) for row in rows]
    left = 2 if look.narrow else max(map(cells, titles)) + 2
    room = max(8, (look.width or 80) - left - 16)
    out = []
    for title, row in zip(titles, rows, strict=True):
        last = row.coverage[-1]
        number = "closed" if last is None else f"{last * 100:.0f} % covered"
        drawn = bars(thinned(row.coverage, room), look)
        out += [line(title, hang=left)] if look.narrow else []
        head = "" if look.narrow else title
        out.append(line(padded(head, left), Span(drawn, "good"), f"  {number}"))
    return out


def _happened(result: ReviewedOver, look: Look) -> list[Line]:
    shown = result.events[-MOST_EVENTS:]
    if not shown:
        return [line(dim("Nobody came or went in that time."))]
    earlier = len(result.events) - len(shown)
    out = [line(dim(f"{so_many(earlier, 'earlier move')} not shown."))] if earlier else []
    told = [(said_near(event.on, result.today), result.told(event)) for event in shown]
    if look.words:
        return [*out, *(line(f"{day}: {what}") for day, what in told)]
    return out + columns([(dim(day), what) for day, what in told], look, cut_at=1)


def _in_words(result: ReviewedOver, rows: tuple[Course, ...], look: Look) -> list[Line]:
    """A sentence for each row, and what happened."""
    head = f"How it was covered, {said_near(result.since, result.today)} to {said_day(result.until)}."
    out = [line(Span(head, "heading"))]
    now = "now" if result.until == result.today else "at the end"
    for row in rows:
        known = [value for value in row.coverage if value is not None]
        last = row.coverage[-1]
        ends = "closed" if last is None else f"{last * 100:.0f} percent"
        first = f"from {known[0] * 100:.0f} percent, " if known else ""
        highest = f"at most {max(known) * 100:.0f} percent, " if known else ""
        out.append(line(strong(row.title), f": {first}{highest}{now} {ends}."))
    return [*out, *_happened(result, look)]


def _numbers(result: ReviewedOver, rows: tuple[Course, ...], look: Look) -> list[Line]:
    """A line for each day, for programs that draw and people who count."""
    table: list[list[str | Span]] = [["day", "gap", *(row.title for row in rows)]]
    for at, day in enumerate(result.days):
        values = [row.coverage[at] for row in rows]
        table.append(
            [
                day.isoformat(),
                f"{result.gap[at]:.2f}",
                *(look.sign("nothing") if value is None else f"{value:.2f}" for value in values),
            ]
        )
    return columns(table)
