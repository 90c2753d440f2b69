"""``calendar``: planned meetings and days of reminders, as another program takes them in."""

from __future__ import annotations

import json
import os
import shutil
import stat
import subprocess
from collections.abc import Callable
from datetime import UTC, date, datetime
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.support import Cli

# Where the pipeline says that khal should be, a missing one is a failure.
KHAL = pytest.mark.skipif(
    shutil.which("khal") is None and "CI" not in os.environ, reason="khal is the calendar of this test"
)
FORMAT = "{uid}|{start}|{end}|{title}"
ACTIVE = ("--stage", "active", "--on", "2026-01-05")


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """Kim with a monthly rhythm, Anna in a formal term, one meeting each; a letter to Julie waits."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", *ACTIVE, "--cadence", "1m")
    cli.ok("mentor", "add", "Anna Sample", *ACTIVE)
    formal = ("--from", "2026-01-05", "--until", "2026-12-18", "--minutes", "60", "--cadence", "1m")
    cli.ok("mentor", "formalise", "anna", "--programme", "Rising", *formal)
    cli.ok("mentor", "add", "Julie Sample", "--supports", "lead", "--email", "julie@example.org")
    cli.ok("approach", "julie", "--set", "why=her teams")
    cli.ok("outreach", "sent", "julie")
    cli.ok("mentor", "add", "Omar Sample", *ACTIVE)
    cli.ok("mentor", "stage", "omar", "ended", "--reason", "term over", "--hello", "1y")
    return cli


def planned(cli: Cli, *words: str) -> str:
    """A planned meeting's id."""
    return str(cli.json("meeting", "plan", *words)["id"])


def events(cli: Cli, *words: str) -> dict[str, Any]:
    """The entries of the file by uid, read by the library."""
    return read(cli.ok("calendar", *words).out.encode())


def read(data: bytes) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(data)
    found = calendar.walk("VEVENT")
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found), "two entries of one name"
    return by_uid


def test_everything_that_is_planned_or_due_is_in_it_on_its_day(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29", "--agenda", "pay")
    found = events(begun)
    letter = begun.json("outreach", "list")[0]["id"]
    assert {uid: event.decoded("DTSTART") for uid, event in found.items()} == {
        f"meeting-{meeting}@mentorfolio": date(2026, 1, 29),
        f"follow-up-{letter}@mentorfolio": date(2026, 1, 30),
        "contact-kim-sample@mentorfolio": date(2026, 2, 5),
        # The rhythm of her term.
        "contact-anna-sample@mentorfolio": date(2026, 2, 5),
        "check-in-kim-sample@mentorfolio": date(2026, 4, 5),
        "check-in-anna-sample@mentorfolio": date(2026, 4, 5),
        "term-ends-anna-sample@mentorfolio": date(2026, 12, 18),
        "hello-omar-sample@mentorfolio": date(2027, 1, 21),
    }
    assert {str(event["SUMMARY"]) for event in found.values()} == {
        "Meet Kim Sample",
        "Remind Julie Sample of your letter",
        "Get in touch with Kim Sample",
        "Get in touch with Anna Sample",
        "Look at how it goes with Kim Sample",
        "Look at how it goes with Anna Sample",
        "The term with Anna Sample ends",
        "Say hello to Omar Sample",
    }
    assert found["contact-kim-sample@mentorfolio"]["DESCRIPTION"].startswith(
        "mentorfolio approach kim-sample"
    )
    assert "- pay" in found[f"meeting-{meeting}@mentorfolio"]["DESCRIPTION"]


def test_what_is_due_follows_what_happened_under_the_same_name(begun: Cli) -> None:
    begun.ok("log", "kim", "lunch")
    begun.ok("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "4,4")
    begun.ok("outreach", "replied", "julie")
    found = events(begun)
    assert found["contact-kim-sample@mentorfolio"].decoded("DTSTART") == date(2026, 2, 21)
    assert found["check-in-kim-sample@mentorfolio"].decoded("DTSTART") == date(2026, 4, 21)
    assert not [uid for uid in found if uid.startswith("follow-up")]


def test_a_role_model_is_not_to_be_met(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", *ACTIVE, "--direction", "role-model", "--cadence", "1m")
    assert events(cli) == {}


def test_only_meetings_are_only_meetings(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00")
    assert list(events(begun, "--only", "meetings")) == [f"meeting-{meeting}@mentorfolio"]
    assert begun.expect_refused(2, "calendar", "--only", "birthdays")["hint"] == "Use one of: meetings."


def test_a_meeting_that_was_held_or_called_off_is_gone(begun: Cli) -> None:
    held = planned(begun, "kim", "--when", "2026-01-22 15:00")
    off = planned(begun, "anna", "--when", "2026-01-29 15:00")
    kept = planned(begun, "anna", "--when", "2026-02-05 15:00")
    begun.ok("meeting", "held", held, "--notes", "x", today="2026-01-22")
    begun.ok("meeting", "cancel", off)
    assert list(events(begun, "--only", "meetings")) == [f"meeting-{kept}@mentorfolio"]


def test_no_word_of_ones_own_notes_is_in_it(begun: Cli) -> None:
    begun.ok("mentor", "edit", "kim", "--notes", "SECRET one")
    begun.ok("log", "kim", "SECRET two", "--insight", "SECRET three")
    planned(begun, "kim", "--when", "2026-01-29 15:00", "--agenda", "pay")
    said = begun.ok("calendar").out
    assert "pay" in said
    assert "SECRET" not in said


def test_an_empty_portfolio_gives_an_empty_calendar(cli: Cli) -> None:
    assert events(cli) == {}
    assert cli.json("calendar") == []


def test_a_file_is_whole_and_for_ones_own_eyes(begun: Cli) -> None:
    path = begun.home / "mentoring.ics"
    path.write_text("old", encoding="utf-8")
    said = begun.ok("calendar", "--output", str(path), "--force")
    assert said.out == ""
    assert "7 entries" in said.err
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert begun.json("calendar", "--output", str(path)) == {"output": str(path), "entries": 7}
    assert read(path.read_bytes()).keys() == events(begun).keys()
    begun.expect_refused(73, "calendar", "--output", str(begun.home / "no" / "folder.ics"))
    begun.expect_refused(2, "calendar", "--output", str(begun.store))


def test_json_lists_the_entries_by_day(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00", "--minutes", "45")
    rows = begun.json("calendar")
    assert [row["start"][:10] for row in rows] == sorted(row["start"][:10] for row in rows)
    first = rows[0]
    assert first["uid"] == f"meeting-{meeting}@mentorfolio"
    assert (first["kind"], first["all_day"], first["summary"]) == ("meeting", False, "Meet Kim Sample")
    assert first["start"].endswith("Z")
    assert rows[-1] == {
        "uid": "hello-omar-sample@mentorfolio",
        "kind": "hello",
        "start": "2027-01-21",
        "end": "2027-01-22",
        "all_day": True,
        "summary": "Say hello to Omar Sample",
    }


# --- the clocks ---


@pytest.mark.parametrize(
    ("zone", "when", "utc"),
    [
        ("Europe/Berlin", "2026-03-28 09:00", "2026-03-28T08:00Z"),
        ("Europe/Berlin", "2026-03-29 01:30", "2026-03-29T00:30Z"),
        ("Europe/Berlin", "2026-03-29 03:00", "2026-03-29T01:00Z"),
        ("Europe/Berlin", "2026-10-25 09:00", "2026-10-25T08:00Z"),
        ("Europe/Berlin", "2026-10-24 09:00", "2026-10-24T07:00Z"),
        ("America/New_York", "2026-03-07 18:00", "2026-03-07T23:00Z"),
        ("America/New_York", "2026-03-08 18:00", "2026-03-08T22:00Z"),
        ("America/New_York", "2026-10-31 21:00", "2026-11-01T01:00Z"),
        ("America/New_York", "2026-11-01 21:00", "2026-11-02T02:00Z"),
        ("UTC", "2026-07-01 12:00", "2026-07-01T12:00Z"),
    ],
)
def test_a_meeting_is_at_its_hour_on_both_sides_of_a_change_of_clocks(
    cli: Cli, zone: str, when: str, utc: str
) -> None:
    cli.ok("mentor", "add", "Kim Sample", *ACTIVE)
    done = cli.process("meeting", "plan", "kim", "--when", when, "--minutes", "90", TZ=zone)
    assert done.returncode == 0, done.stderr
    (event,) = read(cli.process("calendar", "--only", "meetings", TZ=zone).stdout).values()
    start = datetime.fromisoformat(utc.replace("Z", "+00:00"))
    assert event.decoded("DTSTART") == start
    assert (event.decoded("DTEND") - start).total_seconds() == 90 * 60


def test_the_moment_of_writing_is_in_utc_wherever_one_is(begun: Cli) -> None:
    before = datetime.now(UTC).replace(microsecond=0)
    event = next(iter(read(begun.process("calendar", TZ="America/New_York").stdout).values()))
    assert before <= event.decoded("DTSTAMP") <= datetime.now(UTC)


# --- another program ---


@pytest.fixture
def khal(tmp_path: Path) -> Callable[..., str]:
    """One command of khal, which has a calendar of its own in Berlin."""
    home = tmp_path / "khal"
    (home / "calendar").mkdir(parents=True)
    settings = home / "settings"
    settings.write_text(
        f"[calendars]\n[[mine]]\npath = {home / 'calendar'}\n"
        f"[sqlite]\npath = {home / 'khal.db'}\n"
        "[locale]\nlocal_timezone = Europe/Berlin\ndefault_timezone = Europe/Berlin\n"
        "timeformat = %H:%M\ndateformat = %Y-%m-%d\nlongdateformat = %Y-%m-%d\n"
        "datetimeformat = %Y-%m-%d %H:%M\nlongdatetimeformat = %Y-%m-%d %H:%M\n",
        encoding="utf-8",
    )

    def run(*words: str) -> str:
        environment = {"HOME": str(home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "LC_ALL": "C.UTF-8"}
        command = ["khal", "-c", str(settings), *words]
        done = subprocess.run(command, env=environment, capture_output=True, check=True, timeout=60)
        return done.stdout.decode("utf-8")

    return run


def taken_in(khal: Callable[..., str], path: Path) -> list[str]:
    """What khal has after it took the file in: an entry a line."""
    khal("import", "--batch", "-a", "mine", str(path))
    listed = khal("list", "--format", FORMAT, "--day-format", "", "2026-01-01", "800d")
    return [line for line in listed.split("\n") if line.strip()]


@KHAL
def test_khal_takes_in_the_same_entries_and_a_second_time_changes_what_it_has(
    begun: Cli, khal: Callable[..., str]
) -> None:
    path = begun.home / "mentoring.ics"
    moved = begun.process(
        "meeting", "plan", "kim", "--when", "2026-03-28 09:00", "--json", TZ="Europe/Berlin"
    )
    meeting = json.loads(moved.stdout)["id"]
    write = ("calendar", "--output", str(path))
    assert begun.process(*write, TZ="Europe/Berlin").returncode == 0
    first = taken_in(khal, path)
    assert f"meeting-{meeting}@mentorfolio|2026-03-28 09:00|2026-03-28 10:00|Meet Kim Sample" in first
    assert "contact-kim-sample@mentorfolio|2026-02-05|2026-02-05|Get in touch with Kim Sample" in first
    assert {line.partition("|")[0] for line in first} == events(begun).keys()
    assert taken_in(khal, path) == first
    # The day after, the clocks are another hour ahead.
    begun.process("meeting", "move", meeting, "--when", "2026-03-29 09:00", TZ="Europe/Berlin")
    begun.ok("log", "kim", "lunch")
    assert begun.process(*write, TZ="Europe/Berlin").returncode == 0
    second = taken_in(khal, path)
    assert len(second) == len(first)
    assert f"meeting-{meeting}@mentorfolio|2026-03-29 09:00|2026-03-29 10:00|Meet Kim Sample" in second
    assert "contact-kim-sample@mentorfolio|2026-02-21|2026-02-21|Get in touch with Kim Sample" in second


@KHAL
def test_khal_reads_names_that_look_like_a_file_of_its_own(cli: Cli, khal: Callable[..., str]) -> None:
    names = ["Kim; Sample, A:B\\C", "END:VEVENT", "山田花子 " * 12, 'X="1";Y', "Kim\u2003Sample"]
    for name in names:
        cli.ok("mentor", "add", name, *ACTIVE)
    agenda = ("--agenda", "BEGIN:VEVENT", "--agenda", "a;b,c")
    cli.ok("meeting", "plan", "END:VEVENT", "--when", "2026-01-29", *agenda)
    path = cli.home / "mentoring.ics"
    cli.ok("calendar", "--output", str(path))
    titles = [line.split("|", 3)[3] for line in taken_in(khal, path)]
    assert sorted(titles) == sorted(
        ["Meet END:VEVENT", *(f"Look at how it goes with {name.strip()}" for name in names)]
    )


@KHAL
def test_khal_takes_an_empty_calendar_for_one(cli: Cli, khal: Callable[..., str]) -> None:
    path = cli.home / "mentoring.ics"
    cli.ok("calendar", "--output", str(path))
    assert taken_in(khal, path) == []
