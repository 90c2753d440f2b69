"""Plays ``year.txt`` through the commands alone, and keeps the portfolio of every morning and evening."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from dataclasses import dataclass, field
from datetime import date, timedelta
from functools import reduce
from pathlib import Path
from typing import Any, Literal

from tests.support import Cli

FIRST, LAST = date(2027, 11, 1), date(2028, 12, 31)
SCRIPT = Path(__file__).with_name("year.txt")
Hour = Literal["morning", "evening"]


@dataclass(frozen=True)
class Event:
    """One line of the script: the words of a command typed on a day."""

    on: date
    words: tuple[str, ...]
    label: str | None = None
    refused: int | None = None


def events() -> Iterator[Event]:
    """The script, line by line."""
    day = date.min
    for line in SCRIPT.read_text(encoding="utf-8").splitlines():
        if not line or line.startswith("#"):
            continue
        if re.fullmatch(r"\d{4}-\d{2}-\d{2}", line):
            day = date.fromisoformat(line)
            continue
        label, refused = re.match(r"([a-z0-9-]+) = ", line), re.match(r"!(\d) ", line)
        head = label or refused
        yield Event(
            day,
            tuple(shlex.split(line[head.end() :] if head else line)),
            label[1] if label else None,
            int(refused[1]) if refused else None,
        )


def days() -> Iterator[date]:
    """Every day of the year."""
    for n in range((LAST - FIRST).days + 1):
        yield FIRST + timedelta(days=n)


@dataclass
class Year:
    """What was kept of the year. ``answers`` are those with a label in the script."""

    home: Path
    answers: dict[str, Any] = field(default_factory=dict)
    kept: dict[tuple[date, Hour], bytes] = field(default_factory=dict)

    def at(self, cli: Cli, day: date | str, hour: Hour = "evening") -> Cli:
        """The same portfolio as it was then, for this command line, which lives on that day."""
        day = date.fromisoformat(day) if isinstance(day, str) else day
        cli.store.write_bytes(self.kept[day, hour])
        cli.environment["MENTORFOLIO_TODAY"] = day.isoformat()
        return cli


def played(home: Path) -> Year:
    """Type all of it, day by day.

    A command that should work and does not, or should be refused and is not, ends the year.
    """
    cli, year = Cli(home), Year(home)
    script = list(events())
    assert [e.on for e in script] == sorted(e.on for e in script), "the script goes back in time"
    for day in days():
        year.kept[day, "morning"] = cli.store.read_bytes() if cli.store.exists() else b""
        for event in script:
            if event.on == day:
                _type(cli, event, year.answers)
        year.kept[day, "evening"] = cli.store.read_bytes()
    return year


def _type(cli: Cli, event: Event, answers: dict[str, Any]) -> None:
    words = [re.sub(r"\{([a-z0-9.-]+)\}", lambda m: _id(m[1], answers), word) for word in event.words]
    today = event.on.isoformat()
    if event.refused is not None:
        cli.expect_refused(event.refused, *words, today=today)
        return
    answer = cli.json(*words, today=today)
    if event.label:
        answers[event.label] = answer


def _id(said: str, answers: dict[str, Any]) -> str:
    """``ben1`` -> the id of that answer; ``ben1.actions.0`` -> the id of a part of it."""
    label, *path = said.split(".")

    def inside(of: Any, key: str) -> Any:
        return of[int(key)] if isinstance(of, list) else of[key]

    found = reduce(inside, path, answers[label])
    return str(found.get("outreach_id") or found["id"])
