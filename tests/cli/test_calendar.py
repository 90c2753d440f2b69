"""``calendar``: planned meetings and days of reminders, as another program takes them in."""

from __future__ import annotations

import json
import os
import re
import shutil
import stat
import subprocess
import sys
from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta
from pathlib import Path
from typing import Any

import pytest
from icalendar import Calendar

from tests.support import Cli, Golden

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


def events(cli: Cli, *words: str, today: str | None = None) -> dict[str, Any]:
    """The entries of the file, read by the library: ``contact kim-sample`` -> entry."""
    found = read(cli.ok("calendar", *words, today=today).out.encode())
    return {named(cli, uid): event for uid, event in found.items()}


def named(cli: Cli, uid: str) -> str:
    """``contact kim-sample`` for the uid that says so in the words of a machine."""
    tables = (table for table in cli.json("export").values() if isinstance(table, list))
    ids = {record["uid"]: record["id"] for table in tables for record in table}
    said = re.fullmatch(r"([a-z-]+)-([0-9a-f]{16}|[a-z2-7]{8})(?:-(.*))?@mentorfolio", uid)
    assert said, uid
    return " ".join(part for part in (said[1], ids.get(said[2], said[2]), said[3]) if part)


def read(data: bytes) -> dict[str, Any]:
    calendar: Any = Calendar.from_ical(data)
    found = [*calendar.walk("VEVENT"), *calendar.walk("VTODO")]
    by_uid = {str(event["UID"]): event for event in found}
    assert len(by_uid) == len(found), "two entries of one name"
    return by_uid


def live(found: dict[str, Any]) -> set[str]:
    """What still stands."""
    return {name for name, event in found.items() if event.get("STATUS") not in ("CANCELLED", "COMPLETED")}


def test_everything_that_is_planned_or_due_is_in_it_on_its_day(begun: Cli, golden: Golden) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29", "--agenda", "pay")
    found = events(begun)
    letter = begun.json("outreach", "list")[0]["id"]
    assert {name: found[name].decoded("DTSTART") for name in live(found)} == {
        f"meeting {meeting}": date(2026, 1, 29),
        f"follow-up {letter}": date(2026, 1, 30),
        "contact kim-sample": date(2026, 2, 5),
        # The rhythm of her term.
        "contact anna-sample": date(2026, 2, 5),
        "check-in anna-sample": date(2026, 4, 5),
        "check-in kim-sample": date(2026, 4, 5),
        "term-ends anna-sample": date(2026, 12, 18),
        "hello omar-sample": date(2027, 1, 21),
    }
    golden(*sorted(str(found[name]["SUMMARY"]) for name in live(found)))
    assert found["contact kim-sample"]["DESCRIPTION"].startswith("mentorfolio approach kim-sample")
    assert found[f"meeting {meeting}"]["DESCRIPTION"] == "- pay"


def test_what_is_due_follows_what_happened_under_the_same_name(begun: Cli) -> None:
    begun.ok("log", "kim", "lunch")
    begun.ok("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "4,4")
    begun.ok("outreach", "replied", "julie")
    found = events(begun)
    assert found["contact kim-sample"].decoded("DTSTART") == date(2026, 2, 21)
    assert found["check-in kim-sample"].decoded("DTSTART") == date(2026, 4, 21)
    assert not [name for name in live(found) if name.startswith("follow-up")]


def test_a_role_model_is_not_to_be_met(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", *ACTIVE, "--direction", "role-model", "--cadence", "1m")
    assert events(cli) == {}


def test_only_meetings_are_only_meetings(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00")
    assert list(events(begun, "--only", "meetings")) == [f"meeting {meeting}"]
    assert "meetings" in begun.expect_refused(2, "calendar", "--only", "birthdays")["hint"]


def test_a_meeting_that_was_held_is_gone_and_one_that_was_called_off_says_so(begun: Cli) -> None:
    held = planned(begun, "kim", "--when", "2026-01-22 15:00")
    off = planned(begun, "anna", "--when", "2026-01-29 15:00")
    kept = planned(begun, "anna", "--when", "2026-02-05 15:00")
    begun.ok("meeting", "held", held, "--notes", "x", today="2026-01-22")
    begun.ok("meeting", "cancel", off)
    found = events(begun, "--only", "meetings")
    assert live(found) == {f"meeting {kept}"}
    assert found.keys() == {f"meeting {kept}", f"meeting {off}"}
    assert found[f"meeting {off}"]["TRANSP"] == "TRANSPARENT", "what is off keeps nobody from that hour"


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


def test_a_file_is_whole_and_for_ones_own_eyes(begun: Cli, golden: Golden) -> None:
    path = begun.home / "mentoring.ics"
    path.write_text("old", encoding="utf-8")
    said = begun.ok("calendar", "--output", str(path), "--force")
    assert said.out == ""
    golden(said.err)
    assert stat.S_IMODE(path.stat().st_mode) == 0o600
    assert path.read_bytes().endswith(b"END:VCALENDAR\r\n")
    assert begun.json("calendar", "--output", str(path)) == {"output": str(path), "entries": 8, "settled": 1}
    assert {named(begun, uid) for uid in read(path.read_bytes())} == events(begun).keys()
    begun.expect_refused(73, "calendar", "--output", str(begun.home / "no" / "folder.ics"))
    begun.expect_refused(2, "calendar", "--output", str(begun.store))


def test_json_lists_the_entries_by_day(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00", "--minutes", "45")
    begun.ok("meeting", "edit", meeting, "--agenda", "pay", "--place", "Room 3", "--link", "example.org/3")
    rows = begun.json("calendar")
    assert [row["start"][:10] for row in rows] == sorted(row["start"][:10] for row in rows)
    first = rows[0]
    assert named(begun, first["uid"]) == f"meeting {meeting}"
    assert (first["place"], first["link"]) == ("Room 3", "example.org/3")
    assert (first["kind"], first["all_day"], first["summary"]) == ("meeting", False, "Meet Kim Sample")
    assert first["start"].endswith("Z")
    last = rows[-1] | {"uid": named(begun, rows[-1]["uid"])}
    assert last == {
        "uid": "hello omar-sample",
        "kind": "hello",
        "start": "2027-01-21",
        "end": "2027-01-22",
        "all_day": True,
        "summary": "Say hello to Omar Sample",
        "place": None,
        "link": None,
        "task": False,
        "settled": False,
    }


# --- what is off, what is late, what is to be done ---


def test_what_is_settled_says_so_for_sixty_days_and_then_is_gone(begun: Cli) -> None:
    promise = begun.json("action", "add", "kim", "send slides", "--due", "2026-02-10")["id"]
    begun.ok("outreach", "accepted", "julie")
    begun.ok("action", "done", promise)
    begun.ok("mentor", "stage", "kim", "paused")
    begun.ok("mentor", "edit", "anna", "--cadence", "none")
    found = events(begun)
    letter = begun.json("outreach", "list")[0]["id"]
    gone = {f"follow-up {letter}", f"action {promise}", "contact kim-sample", "check-in kim-sample"}
    assert gone <= found.keys() - live(found)
    assert found[f"action {promise}"].decoded("DTSTART") == date(2026, 2, 10)
    assert found["contact kim-sample"].decoded("DTSTART") == date(2026, 2, 5)
    assert all(found[name]["TRANSP"] == "TRANSPARENT" for name in gone)
    assert gone <= events(begun, today="2026-03-22").keys()
    assert not gone & events(begun, today="2026-03-23").keys()


def test_what_was_never_due_is_not_called_off(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29", "--agenda", "pay")
    begun.ok("log", "kim", "lunch", "--insight", "salt")
    begun.ok("approach", "anna", "--template", "thanks")
    begun.ok("outreach", "sent", "anna")
    found = events(begun)
    assert f"meeting {meeting}" in live(found)
    assert found.keys() - live(found) == {"check-in omar-sample"}


def test_an_agenda_that_was_written_ends_the_entry_that_asks_for_it(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00")
    before = events(begun)
    assert before[f"agenda {meeting}"].decoded("DTSTART") == date(2026, 1, 26)
    assert "Kim Sample" in before[f"agenda {meeting}"]["SUMMARY"]
    begun.ok("meeting", "edit", meeting, "--agenda", "pay", today="2026-01-22")
    after = events(begun, today="2026-01-22")
    assert after[f"agenda {meeting}"]["STATUS"] == "CANCELLED"


def test_what_is_late_stands_on_today_and_what_rests_on_the_day_it_wakes(begun: Cli) -> None:
    promise = begun.json("action", "add", "kim", "send slides", "--due", "2026-01-23")["id"]
    late = events(begun, today="2026-04-10")
    for name in ("contact kim-sample", "check-in kim-sample", f"action {promise}"):
        assert late[name].decoded("DTSTART") == date(2026, 4, 10), name
    begun.ok("snooze", "kim", "--until", "2026-04-20", "--kind", "contact", today="2026-04-10")
    assert events(begun, today="2026-04-10")["contact kim-sample"].decoded("DTSTART") == date(2026, 4, 20)
    assert "contact kim-sample" not in events(begun, today="2028-01-01"), "next has let go of it, too"


def test_promises_and_preparation_are_tasks_for_whoever_wants_them(begun: Cli) -> None:
    promise = begun.json("action", "add", "kim", "send slides", "--due", "2026-01-19")["id"]
    done = begun.json("action", "add", "kim", "call Ben", "--due", "2026-01-30")["id"]
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00")
    begun.ok("action", "done", done)
    found = events(begun, "--tasks")
    tasks = {name: event for name, event in found.items() if event.name == "VTODO"}
    assert {name: (task.decoded("DUE"), str(task["STATUS"])) for name, task in tasks.items()} == {
        f"action {promise}": (date(2026, 1, 19), "NEEDS-ACTION"),
        f"action {done}": (date(2026, 1, 30), "COMPLETED"),
        f"agenda {meeting}": (date(2026, 1, 29), "NEEDS-ACTION"),
    }
    assert tasks[f"action {promise}"]["SUMMARY"] == "You promised Kim Sample: send slides"
    assert not [e for e in events(begun).values() if e.name == "VTODO"], "only by choice"
    begun.ok("config", "set", "calendar_tasks", "true")
    assert events(begun).keys() == found.keys()
    assert [e for e in events(begun).values() if e.name == "VTODO"]


def test_a_task_that_was_called_off_was_not_done(begun: Cli) -> None:
    prepared = planned(begun, "kim", "--when", "2026-01-29 15:00")
    off = planned(begun, "kim", "--when", "2026-02-26 15:00")
    begun.ok("meeting", "edit", prepared, "--agenda", "pay", today="2026-01-22")
    begun.ok("meeting", "cancel", off, today="2026-01-22")
    found = events(begun, "--tasks", today="2026-01-22")
    status = {name: str(found[f"agenda {name}"]["STATUS"]) for name in (prepared, off)}
    assert status == {prepared: "COMPLETED", off: "CANCELLED"}


def test_a_reminder_comes_before_what_has_a_time_if_the_setting_says_so(begun: Cli) -> None:
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00")
    assert "VALARM" not in begun.ok("calendar").out
    begun.ok("config", "set", "calendar_reminder", "45")
    found = events(begun)
    (alarm,) = found[f"meeting {meeting}"].subcomponents
    assert alarm.decoded("TRIGGER") == timedelta(minutes=-45)
    assert not [name for name, event in found.items() if event.subcomponents and "meeting" not in name]
    begun.ok("meeting", "cancel", meeting)
    assert "VALARM" not in begun.ok("calendar").out


def test_a_meeting_has_its_place_its_link_and_its_agenda_and_no_command(begun: Cli) -> None:
    where = ("--place", "Room 3; 2nd floor", "--link", "example.org/Straße?a=1,2")
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00", *where, "--agenda", "pay, and time")
    event = events(begun)[f"meeting {meeting}"]
    assert event["LOCATION"] == "Room 3; 2nd floor"
    assert event["URL"] == "https://example.org/Stra%C3%9Fe?a=1,2"
    assert event["DESCRIPTION"] == "example.org/Straße?a=1,2\n\n- pay, and time"
    begun.ok("meeting", "edit", meeting, "--link", "exämple.org/Straße")
    assert events(begun)[f"meeting {meeting}"]["URL"] == "https://xn--exmple-cua.org/Stra%C3%9Fe"
    begun.ok("meeting", "edit", meeting, "--place", "", "--link", "example.org/Straße?a=1,2")
    event = events(begun)[f"meeting {meeting}"]
    assert (event["LOCATION"], event["DESCRIPTION"]) == ("example.org/Straße?a=1,2", "- pay, and time")


def test_two_portfolios_with_the_same_people_share_no_entry(tmp_path: Path) -> None:
    found = []
    for folder in ("mine", "yours"):
        (tmp_path / folder).mkdir()
        cli = Cli(tmp_path / folder)
        cli.ok("mentor", "add", "Kim Sample", *ACTIVE, "--cadence", "1m", "--day", "birthday=05-12")
        cli.ok("meeting", "plan", "kim", "--when", "2026-01-29")
        found.append({row["uid"] for row in cli.json("calendar")})
    mine, yours = found
    assert len(mine) == len(yours) == 5
    assert not mine & yours


# --- a file that is kept up ---


def test_the_file_of_the_setting_is_written_after_each_change_and_after_no_other_command(begun: Cli) -> None:
    kept = begun.home / "mine.ics"
    begun.ok("config", "set", "calendar_file", str(kept))
    begun.ok("next")
    assert not kept.exists(), "nothing was changed"
    meeting = planned(begun, "kim", "--when", "2026-01-29 15:00")
    assert stat.S_IMODE(kept.stat().st_mode) == 0o600
    assert begun.process("meeting", "move", meeting, "--when", "2026-01-30 15:00").returncode == 0
    written = kept.read_bytes()
    assert b"DTSTART:20260130T150000Z" in written
    begun.expect_refused(2, "meeting", "move", meeting, "--when", "2020-01-01")
    begun.ok("mentor", "list")
    assert kept.read_bytes() == written
    begun.ok("undo")
    assert b"DTSTART:20260129T150000Z" in kept.read_bytes()


def test_a_file_said_by_its_name_alone_is_one_file_from_wherever_one_types(
    begun: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    (begun.home / "elsewhere").mkdir()
    begun.ok("config", "set", "calendar_file", "mine.ics")
    for folder in (begun.home, begun.home / "elsewhere"):
        monkeypatch.chdir(folder)
        begun.ok("log", "kim", "lunch")
    assert (begun.home / "mine.ics").exists()
    assert not (begun.home / "elsewhere" / "mine.ics").exists()


def test_a_calendar_that_cannot_be_written_keeps_nobody_from_their_work(begun: Cli, golden: Golden) -> None:
    told = []
    for path in (begun.home / "no" / "mine.ics", begun.store, begun.home):
        begun.ok("config", "set", "calendar_file", str(path))
        said = begun("log", "kim", f"about {path.name}", "--json")
        assert said.code == 0
        assert said.json["notes"] == f"about {path.name}"
        told.append(said.err.partition(". ")[0])
        assert "Traceback" not in said.err
    golden(*told)
    assert begun.json("meeting", "list")[-1]["notes"]


def test_another_portfolio_said_for_once_does_not_take_the_place_of_ones_own(begun: Cli) -> None:
    kept = begun.home / "mine.ics"
    begun.ok("config", "set", "calendar_file", str(kept))
    begun.ok("log", "kim", "lunch")
    before = kept.read_bytes()
    begun.ok("--store", str(begun.home / "other.json"), "mentor", "add", "Zoe Sample", *ACTIVE)
    begun.ok("demo")
    assert kept.read_bytes() == before


def test_without_the_setting_no_command_loads_what_writes_calendars(begun: Cli) -> None:
    words = ["-X", "importtime", "-m", "mentorfolio", "log", "kim", "lunch"]
    done = subprocess.run([sys.executable, *words], env=begun.environment, capture_output=True, check=True)
    assert b"mentorfolio.commands.meeting.held" in done.stderr
    assert b"icalendar" not in done.stderr
    assert b"mentorfolio.commands.calendar" not in done.stderr


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
    contact = events(begun)["contact kim-sample"]["SUMMARY"]
    first = taken_in(khal, path)
    uids = {named(begun, line.partition("|")[0]): line.partition("|")[0] for line in first}
    assert f"{uids[f'meeting {meeting}']}|2026-03-28 09:00|2026-03-28 10:00|Meet Kim Sample" in first
    assert f"{uids['contact kim-sample']}|2026-02-05|2026-02-05|{contact}" in first
    assert uids.keys() == events(begun).keys()
    assert taken_in(khal, path) == first
    # The day after, the clocks are another hour ahead.
    begun.process("meeting", "move", meeting, "--when", "2026-03-29 09:00", TZ="Europe/Berlin")
    begun.ok("log", "kim", "lunch")
    assert begun.process(*write, TZ="Europe/Berlin").returncode == 0
    second = taken_in(khal, path)
    assert len(second) == len(first)
    assert f"{uids[f'meeting {meeting}']}|2026-03-29 09:00|2026-03-29 10:00|Meet Kim Sample" in second
    assert f"{uids['contact kim-sample']}|2026-02-21|2026-02-21|{contact}" in second


@KHAL
def test_khal_shows_what_was_called_off_as_that_and_a_place_that_looks_like_a_file(
    begun: Cli, khal: Callable[..., str]
) -> None:
    path = begun.home / "mentoring.ics"
    place = "Room 3; 2nd, END:VEVENT"
    words = ("--when", "2026-01-29 15:00", "--place", place, "--agenda", "pay")
    meeting = planned(begun, "kim", *words)
    begun.ok("config", "set", "calendar_reminder", "15")
    begun.ok("calendar", "--tasks", "--output", str(path))
    taken_in(khal, path)
    shown = ("list", "--format", "{cancelled}{title}|{location}|{description}", "--day-format", "")
    assert f"Meet Kim Sample|{place}|- pay" in khal(*shown, "2026-01-29", "1d")
    begun.ok("meeting", "cancel", meeting)
    begun.ok("calendar", "--output", str(path))
    taken_in(khal, path)
    assert f"CANCELLED Meet Kim Sample|{place}|- pay" in khal(*shown, "2026-01-29", "1d")


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
    assert "Meet END:VEVENT" in titles
    assert len(titles) == 1 + len(names)
    for name in names:
        assert any(title.endswith(f" with {' '.join(name.split())}") for title in titles), name


@KHAL
def test_khal_takes_an_empty_calendar_for_one(cli: Cli, khal: Callable[..., str]) -> None:
    path = cli.home / "mentoring.ics"
    cli.ok("calendar", "--output", str(path))
    assert taken_in(khal, path) == []
