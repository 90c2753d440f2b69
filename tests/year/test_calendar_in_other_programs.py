"""The calendar of three days of the year, read by ``icalendar`` and imported by ``khal``.

The program runs as a process of its own in Berlin, where the clocks change on 26 March and 29 October
2028, whatever the zone of the computer that the tests run on.
"""

from __future__ import annotations

import os
import shutil
import subprocess
import time
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any
from zoneinfo import ZoneInfo

import pytest
from icalendar import Calendar

from tests.support import Cli
from tests.year.playing import Year

pytestmark = pytest.mark.skipif(
    not hasattr(time, "tzset"), reason="this system has one zone for all processes"
)
BERLIN = ZoneInfo("Europe/Berlin")

# Evening -> the planned meetings by the clock on the wall in Berlin: (name, begins, minutes).
MEETINGS = {
    "2028-03-21": [
        ("Eli", "2028-03-24 09:00", 30),
        ("Dana", "2028-03-26 10:00", 60),
        ("Anna", "2028-03-27 09:00", 45),
    ],
    "2028-08-01": [("Eli", "2028-08-10 14:00", 30)],
    "2028-10-25": [("Anna", "2028-10-27 09:00", 45), ("Ben", "2028-10-30 09:00", 45)],
}

# The same in UTC, worked out by hand: Berlin is an hour ahead until 26 March and from 29 October on,
# two hours in between.
IN_UTC = {
    "2028-03-21": ["2028-03-24 08:00", "2028-03-26 08:00", "2028-03-27 07:00"],
    "2028-08-01": ["2028-08-10 12:00"],
    "2028-10-25": ["2028-10-27 07:00", "2028-10-30 08:00"],
}

# Evening -> whole days to come: preparation, contacts, check-ins, the end of a term, a hello, as in ``next``.
WHOLE_DAYS = {
    "2028-03-21": [
        ("Dana", "2028-03-23"),  # nothing to talk about on 26 Mar yet: 3 days before
        ("Anna", "2028-03-29"),  # contact: 29 Feb + 1m
        ("Cleo", "2028-04-10"),  # contact: 10 Feb + 2m
        ("Ben", "2028-04-17"),  # contact: 17 Mar + 1m
        ("Ben", "2028-04-18"),  # check-in: 19 Jan + 90
        ("Anna", "2028-04-30"),  # check-in: 31 Jan + 90
        ("Cleo", "2028-05-14"),  # check-in: 14 Feb + 90
        ("Dana", "2028-05-29"),  # check-in: 29 Feb + 90
        ("Anna", "2028-07-10"),  # end of the term
    ],
    "2028-08-01": [
        ("Eli", "2028-08-03"),  # contact: 3 May + 3m
        ("Ben", "2028-08-13"),  # contact: 13 Jul + 1m
        ("Cleo", "2028-08-14"),  # check-in: 16 May + 90
        ("Cleo", "2028-08-23"),  # contact: 23 Jun + 2m
        ("Anna", "2028-08-31"),  # contact: 31 Jul + 1m
        ("Dana", "2028-09-03"),  # check-in: 5 Jun + 90
        ("Ben", "2028-09-10"),  # check-in: 12 Jun + 90
        ("Eli", "2028-09-21"),  # check-in: 23 Jun + 90
        ("Anna", "2028-10-29"),  # check-in: 31 Jul + 90
        ("Gus", "2029-06-06"),  # hello: 6 Jun + 1y
    ],
    "2028-10-25": [
        ("Ben", "2028-10-27"),  # nothing to talk about on 30 Oct yet: 3 days before
        ("Anna", "2028-10-29"),  # check-in: 31 Jul + 90
        ("Anna", "2028-11-02"),  # contact: 2 Oct + 1m
        ("Eli", "2028-11-11"),  # contact: 11 Aug + 3m
        ("Ben", "2028-11-13"),  # contact: 13 Oct + 1m
        ("Cleo", "2028-11-13"),  # check-in: 15 Aug + 90
        ("Dana", "2028-12-03"),  # check-in: 4 Sep + 90
        ("Ben", "2028-12-11"),  # check-in: 12 Sep + 90
        ("Cleo", "2028-12-18"),  # contact: 18 Oct + 2m
        ("Eli", "2028-12-25"),  # check-in: 26 Sep + 90
        ("Gus", "2029-06-06"),  # hello: 6 Jun + 1y
    ],
}

Exported = Callable[..., Path]


@pytest.fixture
def exported(year: Year, cli: Cli) -> Exported:
    """Writes the calendar of an evening, in Berlin."""

    def write(day: str, *options: str) -> Path:
        path = cli.home / f"{day}{''.join(options)}.ics"
        year.at(cli, day)
        done = cli.process("calendar", "--output", str(path), *options, TZ="Europe/Berlin")
        assert done.returncode == 0, done.stderr
        return path

    return write


def _components(path: Path) -> list[Any]:
    calendar = Calendar.from_ical(path.read_bytes())
    return [c for c in calendar.walk() if c.name in ("VEVENT", "VTODO")]


def _begins(component: Any) -> date:
    """The day or minute it stands on; a to-do on the day it is due."""
    found: date = component.decoded("DTSTART" if "DTSTART" in component else "DUE")
    return found


def _timed(components: list[Any]) -> list[tuple[str, datetime, int]]:
    """(summary, beginning in UTC, minutes) of what has a time."""
    found = []
    for component in components:
        begins = _begins(component)
        if isinstance(begins, datetime):
            assert begins.tzinfo is not None, "a time without a zone is another time elsewhere"
            length = (
                component.decoded("DURATION")
                if "DURATION" in component
                else component.decoded("DTEND") - begins
            )
            minutes = int(length.total_seconds()) // 60
            found.append((str(component["SUMMARY"]), begins.astimezone(UTC), minutes))
    return sorted(found, key=lambda one: one[1])


@pytest.mark.parametrize("day", MEETINGS)
class TestReadByIcalendar:
    def test_meetings_stand_at_their_minute_on_both_sides_of_the_change(
        self, exported: Exported, day: str
    ) -> None:
        timed = _timed(_components(exported(day)))
        assert [f"{begins:%Y-%m-%d %H:%M}" for _, begins, _ in timed] == IN_UTC[day]
        local = [(begins.astimezone(BERLIN), minutes) for _, begins, minutes in timed]
        assert [(f"{on:%Y-%m-%d %H:%M}", minutes) for on, minutes in local] == [
            (when, minutes) for _, when, minutes in MEETINGS[day]
        ]
        for (summary, *_), (name, *_) in zip(timed, MEETINGS[day], strict=True):
            assert name in summary

    def test_what_has_no_time_takes_its_whole_day(self, exported: Exported, day: str) -> None:
        whole = [
            (str(c["SUMMARY"]), f"{_begins(c)}")
            for c in _components(exported(day))
            if not isinstance(_begins(c), datetime)
        ]
        to_come = sorted(on for _, on in whole if on > day)
        assert to_come == sorted(on for _, on in WHOLE_DAYS[day])
        for name, on in WHOLE_DAYS[day]:
            assert any(name in summary and on == its for summary, its in whole), (name, on)

    def test_only_meetings_leaves_the_rest_out(self, exported: Exported, day: str) -> None:
        only = _components(exported(day, "--only", "meetings"))
        assert len(only) == len(MEETINGS[day])
        assert _timed(only) == _timed(_components(exported(day)))

    def test_everything_has_an_id_of_its_own_that_stays(self, exported: Exported, day: str) -> None:
        first = [str(c["UID"]) for c in _components(exported(day))]
        assert len(set(first)) == len(first)
        assert [str(c["UID"]) for c in _components(exported(day))] == first


def test_a_moved_meeting_keeps_its_id(exported: Exported) -> None:
    def of_eli(day: str) -> Any:
        return next(c for c in _components(exported(day, "--only", "meetings")) if "Eli" in str(c["SUMMARY"]))

    before, after = of_eli("2028-08-01"), of_eli("2028-08-02")
    assert before["UID"] == after["UID"]
    assert after["SEQUENCE"] >= before["SEQUENCE"]  # or some programs keep the older one
    assert [f"{begins:%Y-%m-%d %H:%M}" for _, begins, _ in _timed([before, after])] == [
        "2028-08-10 12:00",
        "2028-08-11 14:30",
    ]


@pytest.fixture
def khal(tmp_path: Path) -> Callable[..., str]:
    """A khal with an empty calendar, in Berlin."""
    if shutil.which("khal") is None:
        pytest.skip("khal is not installed (Debian: apt-get install khal)")
    home = tmp_path / "khal"
    (home / "calendar").mkdir(parents=True)
    (home / "config").write_text(
        "[calendars]\n[[year]]\n"
        f"path = {home}/calendar\n"
        "[locale]\n"
        "local_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n"
        f"[sqlite]\npath = {home}/khal.db\n",
        encoding="utf-8",
    )

    def run(*words: str) -> str:
        done = subprocess.run(
            [str(shutil.which("khal")), "-c", str(home / "config"), *words],
            env={"HOME": str(home), "PATH": os.defpath, "LC_ALL": "C.UTF-8", "TZ": "Europe/Berlin"},
            capture_output=True,
            text=True,
            check=False,
            timeout=60,
        )
        assert done.returncode == 0, done.stderr
        assert "Traceback" not in done.stderr
        return done.stdout

    return run


Listed = list[tuple[str, str, str]]


def _import(khal: Callable[..., str], path: Path) -> Listed:
    """Import the file; give all that khal shows from there on: (uid, begins, title)."""
    khal("import", "--batch", "-a", "year", str(path))
    said = khal(
        "list", "--day-format", "", "--once", "--format", "{uid}|{start}|{title}", "2027-11-01", "700d"
    )
    found = [line.strip().split("|", 2) for line in said.splitlines() if line.strip()]
    return sorted((uid, begins, title) for uid, begins, title in found)


def _expected(path: Path) -> Listed:
    """The same from what icalendar reads in the file."""
    found = []
    for component in _components(path):
        begins = _begins(component)
        local = begins.astimezone(BERLIN).replace(tzinfo=None) if isinstance(begins, datetime) else None
        when = f"{local:%Y-%m-%d %H:%M}" if local else f"{begins:%Y-%m-%d}"
        found.append((str(component["UID"]), when, str(component["SUMMARY"])))
    return sorted(found)


@pytest.mark.parametrize("day", MEETINGS)
def test_khal_shows_the_same_events_and_a_second_import_doubles_none(
    exported: Exported, khal: Callable[..., str], day: str
) -> None:
    path = exported(day)
    once = _import(khal, path)
    assert once == _expected(path)
    shown = {(when, title) for _, when, title in once}
    for name, when, _ in MEETINGS[day]:
        assert any(at == when and name in title for at, title in shown), (name, when, shown)
    assert _import(khal, path) == once


def test_after_a_move_the_second_import_shows_the_new_time_only(
    exported: Exported, khal: Callable[..., str]
) -> None:
    def eli(listed: Listed) -> list[str]:
        return [when for _, when, title in listed if "Eli" in title and ":" in when]

    assert eli(_import(khal, exported("2028-08-01"))) == ["2028-08-10 14:00"]
    assert eli(_import(khal, exported("2028-08-02"))) == ["2028-08-11 16:30"]


def test_a_meeting_in_the_hour_that_the_clocks_skip_is_refused(year: Year, cli: Cli) -> None:
    year.at(cli, "2028-03-21")
    before = cli.store.read_bytes()
    words = ("meeting", "plan", "cleo", "--when")
    skipped = cli.process(*words, "2028-03-26 02:30", TZ="Europe/Berlin")
    assert skipped.returncode == 2, skipped.stderr
    assert cli.store.read_bytes() == before
    assert cli.process(*words, "2028-03-26 03:00", TZ="Europe/Berlin").returncode == 0
    assert cli.process(*words, "2028-03-26 02:30", TZ="UTC").returncode == 0
