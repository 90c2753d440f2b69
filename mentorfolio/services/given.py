"""What was said with options, read once for every command: text, words, strengths, days, periods."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from datetime import date
from typing import TypeAlias

from mentorfolio.domain.dates import Lean, parse_day
from mentorfolio.domain.dates import said as said_day
from mentorfolio.domain.text import one_line
from mentorfolio.errors import UsageProblem

# Option -> what was typed; options that were not given are absent.
Given: TypeAlias = Mapping[str, str | int | Sequence[str]]
Readers: TypeAlias = Mapping[str, Callable[[str], object]]


def read(given: Given, readers: Readers) -> dict[str, object]:
    """Field -> value for every given single-valued option that has a reader.

    Raises:
        UsageProblem: a value cannot be meant.
    """
    return {field: reader(str(given[field])) for field, reader in readers.items() if field in given}


def number(given: Given, key: str) -> int | None:
    """A whole number, if given."""
    return int(str(given[key])) if key in given else None


def lines(given: Given, key: str, what: str) -> tuple[str, ...]:
    """The texts of an option that may be repeated, each one line that says something.

    Raises:
        UsageProblem: one of them holds a control character or is empty.
    """
    said = tuple(one_line(text, what) for text in several(given, key))
    if "" in said:
        raise UsageProblem(f"The {what} is empty.", hint="Type something, or leave the option out.")
    return said


def several(given: Given, key: str) -> tuple[str, ...]:
    """The raw texts of an option that may be repeated."""
    said = given.get(key, ())
    return (said,) if isinstance(said, str) else tuple(map(str, said)) if isinstance(said, Sequence) else ()


def strengths(said: Iterable[str], *, least: int) -> dict[str, int]:
    """``how=3`` -> ``{"how": 3}``; without a number 2. The names are not looked up here.

    Args:
        said: each ``NAME`` or ``NAME=NUMBER``.
        least: 1, or 0 where 0 takes the entry away.

    Raises:
        UsageProblem: a number that is not in range.
    """
    found: dict[str, int] = {}
    for text in said:
        name, equals, strength = text.rpartition("=")
        if not equals:
            name, strength = text, "2"
        if not re.fullmatch(rf"[{least}-3]", strength.strip(), re.ASCII):
            raise UsageProblem(
                f"The strength in {text!r} should be 1, 2 or 3.",
                hint="1 is a little, 2 solid, 3 outstanding." + (" 0 takes it away." if least == 0 else ""),
            )
        found[name.strip()] = int(strength)
    return found


def past_day(given: Given, key: str, today: date, *, clears: bool = False) -> date | None:
    """A day on which something happened, as :func:`day` reads it. Raises UsageProblem."""
    return day(given, key, today, "back", clears=clears)


def day(given: Given, key: str, today: date, lean: Lean, *, clears: bool = False) -> date | None:
    """A day, if given.

    Args:
        given: the options.
        key: which one.
        today: what its words count from.
        lean: whether it has happened or is planned.
        clears: whether an empty text means "no day any more"; else it is a slip, as of a script
            whose variable is not set.

    Raises:
        UsageProblem: it is no day.
    """
    if key not in given or (clears and not str(given[key]).strip()):
        return None
    return parse_day(str(given[key]), today, lean=lean)


def stretch(given: Given, today: date) -> tuple[date | None, date | None]:
    """The days of ``since`` and ``until``: ``fri`` is the last one there and the coming one here.

    ``30 Jan`` is the last one there, and the nearest one here.

    Raises:
        UsageProblem: no day, or the last lies before the first.
    """
    since, until = _any_day(given, "since", today), day(given, "until", today, "near")
    if since and until and until < since:
        raise UsageProblem(
            f"{said_day(until)} is before {said_day(since)}.",
            hint="--since is the first day, --until the last.",
        )
    return since, until


def _any_day(given: Given, key: str, today: date) -> date | None:
    """A day that looks back, and may all the same lie ahead if it was said so."""
    try:
        return day(given, key, today, "back")
    except UsageProblem as problem:
        try:
            return day(given, key, today, "forward")
        except UsageProblem:
            raise problem from None


def merged(now: Sequence[str], added: Iterable[str], removed: Iterable[str], what: str) -> tuple[str, ...]:
    """A list with some texts added (once each) and some taken out, case apart.

    Raises:
        UsageProblem: a text to remove is not there.
    """
    out = [*now]
    for text in removed:
        gone = [x for x in out if x.casefold() == text.casefold()]
        if not gone:
            raise UsageProblem(
                f"There is no {what} {text!r} to remove.", hint=f"There are: {', '.join(out) or 'none'}."
            )
        out = [x for x in out if x not in gone]
    out += [text for text in added if text.casefold() not in {x.casefold() for x in out}]
    return tuple(dict.fromkeys(out))
