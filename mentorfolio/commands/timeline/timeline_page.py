"""Everything with one person, by day; where today is, and what is ahead."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import date

from mentorfolio.commands.timeline.timeline import Timeline, is_seen
from mentorfolio.domain.dates import said_day
from mentorfolio.domain.text import quoted
from mentorfolio.domain.timeline import WORDS, TimelineRow
from mentorfolio.render.page import GAP, Line, Look, Page, Span, dim, item_mark, line, paired

_DAY = len("Wed 21 Jan 2026") + GAP
_NUMBER = len("12 ")
_WORD = len("evaluation") + GAP
_LEAST = 70  # cells; on less, the text goes below its day


def page(result: Timeline, look: Look) -> Page:
    """The rows, nothing told twice, with today between what was and what is ahead."""
    beneath = look.width is not None and look.width < _LEAST
    laid_out = _said if look.words else _beneath if beneath else _beside
    body: list[Line] = []
    number, today = 0, result.today
    covers_today = (result.since or today) <= today <= (result.until or today)
    for at, row in enumerate((*result.rows, None)):
        if at == result.past and result.rows and covers_today:
            indent = _NUMBER if look.numbered else 0
            day = f"{said_day(today)}, " if look.words else " " * indent + _day(today)
            body.append(line(dim(f"{day}today")))
        if row and is_seen(row, today):
            number += 1
            # At a terminal the number is what ``do`` and ``entry edit`` take; a pipe has the ids.
            mark = f"{number}. " if look.words else f"{number:2} "
            body += laid_out(row, result.short, mark if look.numbered else "")
    return Page(body=tuple(body), words=tuple(_words(result, look)))


def _beside(row: TimelineRow, short: int, number: str) -> Iterator[Line]:
    short = 0 if number else short + GAP  # a number is enough
    width = len(number) + _DAY + _WORD + short
    first, *more = row.text.split("\n")
    day = " " * _DAY if row.dayless else _day(row.on)
    yield Line(
        (
            Span(number + day),
            _word(row),
            dim(f"{_id(row, short - GAP):<{short}}" if short else ""),
            Span(first),
        ),
        width,
    )
    for text in more:
        yield Line((Span(" " * width + text),), width + item_mark(text))


def _said(row: TimelineRow, short: int, number: str) -> Iterator[Line]:
    first, *more = row.text.split("\n")
    day = "" if row.dayless else f"{said_day(row.on)}, "
    yield line(number + day, Span(row.word or WORDS[row.kind], "strong"), f": {first}" if first else "")
    yield from (line(f"  {text}") for text in more)


def _beneath(row: TimelineRow, short: int, number: str) -> Iterator[Line]:
    yield Line(
        (
            Span(number + ("" if row.dayless else _day(row.on))),
            _word(row),
            dim("" if number else _id(row, short)),
        )
    )
    for text in row.text.split("\n"):
        yield Line((Span(f"  {text}"),), GAP + item_mark(text))


def _day(day: date) -> str:
    """``Wed  4 Jan 2026``: months stand below months."""
    weekday, number, month, year = said_day(day).split()
    return f"{weekday} {number:>2} {month} {year}" + " " * GAP


def _word(row: TimelineRow) -> Span:
    return Span(f"{row.word or WORDS[row.kind]:<{_WORD}}", "strong")


def _id(row: TimelineRow, short: int) -> str:
    return row.id[:short] if row.entry and row.id else ""


def _words(result: Timeline, look: Look) -> Iterator[Line]:
    if result.since or result.until:
        since = f" from {said_day(result.since)}" if result.since else ""
        until = f" until {said_day(result.until)}" if result.until else ""
        nothing = "" if result.rows else "nothing "
        yield line(f"{result.name}: {nothing}{(since + until).strip()}.")
    shown = [row for row in result.rows if is_seen(row, result.today)]
    if entries := [(at, row.id) for at, row in enumerate(shown, 1) if row.entry and row.id]:
        at, entry = entries[-1]
        which = str(at) if look.numbered else quoted(entry[: result.short])
        yield from paired([("To change one:", f"mentorfolio entry edit {quoted(which)}")], look)
