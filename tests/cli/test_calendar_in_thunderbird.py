"""The calendar in Thunderbird: the file as a calendar of its own, and what its Import does a second time."""

from __future__ import annotations

import os
import shutil
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.support import Cli
from tests.thunderbird import Thunderbird, thunderbird

# Where the pipeline says that it should be, a missing one is a failure.
pytestmark = pytest.mark.skipif(
    shutil.which("thunderbird") is None and "CI" not in os.environ,
    reason="Thunderbird is the calendar of this test",
)


@pytest.fixture
def kept(cli: Cli) -> Path:
    """The file that is kept up, with Kim, a meeting and a promise in it."""
    file = cli.home / "mentoring.ics"
    cli.ok("config", "set", "calendar_file", str(file))
    cli.ok("config", "set", "calendar_reminder", "30")
    cli.ok("config", "set", "calendar_tasks", "true")
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-05", "--cadence", "1m")
    where = ("--place", "Room 3; 2nd floor", "--link", "example.org/call", "--agenda", "pay")
    cli.ok("meeting", "plan", "kim", "--when", "2026-01-29 15:00", *where)
    cli.ok("action", "add", "kim", "send slides", "--due", "2026-01-30")
    return file


@pytest.fixture
def running(tmp_path: Path, kept: Path) -> Iterator[Thunderbird]:
    """Thunderbird, the file as one of its calendars."""
    with thunderbird(tmp_path / "thunderbird", kept) as running:
        yield running


def test_the_file_is_a_calendar_that_follows_each_change(cli: Cli, running: Thunderbird) -> None:
    first = running.entries("network")
    meeting = first["Meet Kim Sample"]
    assert (meeting.day, meeting.place, meeting.alarms) == ("2026-01-29T15:00:00Z", "Room 3; 2nd floor", 1)
    assert first["You promised Kim Sample: send slides"].is_task
    assert first["Get in touch with Kim Sample"].day == "2026-02-05"
    cli.ok("meeting", "move", "kim", "--when", "2026-02-02 09:00")
    cli.ok("action", "done", "kim")
    running.refresh("network")
    second = running.entries("network")
    assert second["Meet Kim Sample"] == meeting._replace(day="2026-02-02T09:00:00Z")
    assert second["You promised Kim Sample: send slides"].status == "COMPLETED"
    assert second.keys() == first.keys()
    cli.ok("meeting", "cancel", "kim")
    running.refresh("network")
    assert running.entries("network")["Meet Kim Sample"].status == "CANCELLED"


def test_import_takes_a_file_in_once_as_the_page_says(cli: Cli, running: Thunderbird, kept: Path) -> None:
    assert running.imports(kept) == "taken"
    first = running.entries("own")
    assert first == running.entries("network")
    cli.ok("meeting", "plan", "kim", "--when", "2026-03-05 15:00", "--agenda", "time")
    assert "already exists" in running.imports(kept)
    assert running.entries("own") == first, "docs/calendar.md says that nothing is taken in"
