"""Meetings that come again, where they are, and what the clocks say there; days to remember."""

from __future__ import annotations

from typing import Any

import pytest

from tests.cli.terminal import at_terminal
from tests.support import Cli, Golden

ACTIVE = ("--stage", "active", "--on", "2025-10-06")


@pytest.fixture
def kim(cli: Cli) -> Cli:
    """Kim, an active mentor."""
    cli.ok("mentor", "add", "Kim Sample", *ACTIVE)
    return cli


def planned(cli: Cli) -> list[dict[str, Any]]:
    """What is planned, in its order."""
    return list(cli.json("meeting", "list", "--planned"))


def days(cli: Cli) -> list[str]:
    """When it is."""
    return [meeting["when"] for meeting in planned(cli)]


# --- again and again ---


@pytest.mark.parametrize(
    ("when", "every", "until", "expected"),
    [
        # Thursdays, whatever the month; the last one on the day said.
        ("2026-01-29 15:00", "1m", "2026-04-30", ["01-29", "02-26", "03-26", "04-30"]),
        ("2026-01-31", "1m", "2026-05-01", ["01-31", "02-28", "03-28"]),
        ("2026-01-29 15:00", "2w", "2026-02-26", ["01-29", "02-12", "02-26"]),
        ("2026-01-29", "10d", "2026-02-20", ["01-29", "02-08", "02-18"]),
    ],
)
def test_a_series_is_on_its_days(kim: Cli, when: str, every: str, until: str, expected: list[str]) -> None:
    said = kim.json("meeting", "plan", "kim", "--when", when, "--every", every, "--until", until)
    clock = "T15:00" if " " in when else ""
    assert days(kim) == [f"2026-{day}{clock}" for day in expected]
    assert [said["id"], *said["also"]] == [meeting["id"] for meeting in planned(kim)]
    assert len({meeting["series"] for meeting in planned(kim)}) == 1
    kim.ok("undo")
    assert days(kim) == [], "one change is one step back"


def test_each_of_a_series_stands_for_itself(kim: Cli) -> None:
    monthly = ("--every", "1m", "--until", "2026-05-01", "--agenda", "pay", "--place", "Room 3")
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-29 15:00", *monthly)
    first, second, third, fourth = planned(kim)
    assert [m["agenda"] for m in (first, second)] == [["pay"], []]
    assert [m["kind"] for m in (first, second)] == ["first", "regular"]
    assert fourth["place"] == "Room 3"
    kim.ok("meeting", "held", "kim", "--notes", "x", today="2026-01-29")
    kim.ok("meeting", "move", second["id"], "--when", "2026-02-27 10:00")
    kim.ok("meeting", "cancel", third["id"])
    assert days(kim) == ["2026-02-27T10:00", "2026-04-30T15:00"]
    assert kim.json("meeting", "show", "kim")["id"] == second["id"], "by name, the next one is meant"
    rest = kim.json("meeting", "cancel", "kim", "--rest", "--reason", "She moves away")
    assert rest["also"] == [fourth["id"]]
    assert days(kim) == []
    assert kim.json("meeting", "show", fourth["id"])["notes"] == "She moves away"
    assert kim.json("meeting", "show", first["id"])["held"]


def test_two_series_with_one_person_are_two_that_may_be_meant(kim: Cli) -> None:
    for clock in ("09:00", "15:00"):
        words = ("--when", f"2026-01-29 {clock}", "--every", "1w", "--until", "2026-02-12")
        kim.ok("meeting", "plan", "kim", *words)
    assert "2 meetings" in kim.expect_refused(4, "meeting", "move", "kim", "--when", "fri")["message"]


@pytest.mark.parametrize(
    "words",
    [
        ("--every", "1m"),
        ("--until", "2026-12-31"),
        ("--every", "1m", "--until", "2026-02-01"),
        ("--every", "1m", "--until", "2026-01-01"),
        ("--every", "1d", "--until", "2028-01-01"),
        ("--every", "often", "--until", "2026-12-31"),
    ],
)
def test_a_series_without_an_end_or_a_second_one_is_refused(kim: Cli, words: tuple[str, ...]) -> None:
    error = kim.expect_refused(2, "meeting", "plan", "kim", "--when", "2026-01-29", *words)
    assert error["hint"]


def test_a_time_that_the_clocks_skip_is_refused_in_a_series_too(kim: Cli) -> None:
    before = kim.store.read_bytes()
    words = ("--when", "2026-03-15 02:30", "--every", "2w", "--until", "2026-05-01")
    done = kim.process("meeting", "plan", "kim", *words, TZ="Europe/Berlin")
    assert done.returncode == 2
    assert b"29 Mar 2026" in done.stderr
    assert kim.store.read_bytes() == before


def test_only_a_series_has_a_rest(kim: Cli) -> None:
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-29")
    assert "not part of a series" in kim.expect_refused(2, "meeting", "cancel", "kim", "--rest")["message"]


# --- where ---


@pytest.mark.parametrize(
    ("typed", "place", "link"),
    [
        ("her office, 2nd floor", "her office, 2nd floor", None),
        ("https://example.org/call", None, "https://example.org/call"),
        ("", None, None),
    ],
)
def test_where_one_meets_is_asked_after_when(
    kim: Cli, typed: str, place: str | None, link: str | None
) -> None:
    with at_terminal(kim, "meeting", "plan", "kim") as terminal:
        terminal.answer("When?", "2026-01-29 15:00").answer("Where?", typed)
        assert terminal.end() == 0
    (meeting,) = planned(kim)
    assert (meeting["when"], meeting["place"], meeting["link"]) == ("2026-01-29T15:00", place, link)


def test_one_may_go_back_from_where_to_when_and_is_not_asked_what_was_said(kim: Cli) -> None:
    with at_terminal(kim, "meeting", "plan", "kim") as terminal:
        terminal.answer("When?", "2026-01-29").answer("Where?", "<").answer("When?", "2026-01-30")
        terminal.answer("Where?", "here")
        assert terminal.end() == 0
    with at_terminal(kim, "meeting", "plan", "kim", "--link", "example.org/call") as terminal:
        terminal.answer("When?", "2026-02-05")
        assert terminal.end() == 0
    assert [(m["when"], m["place"]) for m in planned(kim)] == [("2026-01-30", "here"), ("2026-02-05", None)]


def test_place_and_link_are_shown_and_changed(kim: Cli) -> None:
    where = ("--place", "[red]Room[/] 3", "--link", "https://example.org/call")
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-29", *where)
    page = kim.ok("meeting", "show", "kim").out
    assert "where         [red]Room[/] 3\n              https://example.org/call\n" in page
    changed = kim.json("meeting", "edit", "kim", "--place", "", "--link", "example.org/other")
    assert (changed["place"], changed["link"]) == (None, "example.org/other")


@pytest.mark.parametrize(
    "words",
    [("--link", "javascript:alert(1)"), ("--place", "a\nb"), ("--link", "https://example.org/\x1b[2J")],
)
def test_what_would_run_or_break_a_line_is_no_place(kim: Cli, words: tuple[str, str]) -> None:
    kim.expect_refused(2, "meeting", "plan", "kim", "--when", "2026-01-29", *words)
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-29")
    kim.expect_refused(2, "meeting", "edit", "kim", *words)


# --- their clocks ---


@pytest.mark.parametrize(
    ("zone", "kept"),
    [
        ("Europe/Berlin", "Europe/Berlin"),
        ("asia/kolkata", "Asia/Kolkata"),
        ("new york", "America/New_York"),
        ("", None),
    ],
)
def test_a_time_zone_is_named_by_its_city(kim: Cli, zone: str, kept: str | None) -> None:
    kim.ok("mentor", "edit", "kim", "--timezone", "Asia/Tokyo")
    assert kim.json("mentor", "edit", "kim", "--timezone", zone)["timezone"] == kept


@pytest.mark.parametrize("zone", ["Atlantis", "../../etc/passwd", "/etc/localtime", "Europe", "louisville"])
def test_what_is_no_time_zone_is_refused(kim: Cli, zone: str) -> None:
    assert kim.expect_refused(2, "mentor", "edit", "kim", "--timezone", zone)["hint"]


@pytest.mark.parametrize(
    ("zone", "when", "there"),
    [
        ("Asia/Kolkata", "2026-01-29 15:00", " (19:30 in Kolkata)"),
        ("America/New_York", "2026-01-29 03:00", " (Wed 21:00 in New York)"),
        # America moves its clocks three weeks before Europe does.
        ("America/New_York", "2026-03-12 15:00", " (10:00 in New York)"),
        ("America/New_York", "2026-01-29 15:00", " (09:00 in New York)"),
        ("Europe/Paris", "2026-01-29 15:00", ""),
        ("Asia/Kolkata", "2026-01-29", ""),
    ],
)
def test_their_time_stands_beside_ours_where_it_is_another(
    kim: Cli, zone: str, when: str, there: str
) -> None:
    kim.ok("mentor", "edit", "kim", "--timezone", zone)
    said = kim.process("meeting", "plan", "kim", "--when", when, TZ="Europe/Berlin").stderr.decode()
    clock = f", {when[11:]}" if " " in when else ""
    assert f"2026{clock}{there}, 60 minutes." in said
    for words in (("meeting", "show", "kim"), ("mentor", "show", "kim")):
        assert f"2026{clock}{there}, 60 minutes" in kim.process(*words, TZ="Europe/Berlin").stdout.decode()
    below = kim.process("meeting", "list", TZ="Europe/Berlin").stdout.decode().splitlines()[1:]
    assert [text.strip() for text in below] == ([there.strip(" ()")] if there else [])
    rows = kim.process("next", MENTORFOLIO_TODAY=when[:10], TZ="Europe/Berlin").stdout.decode()
    assert f"Meet Kim Sample on {int(when[8:10])} {'Jan' if '-01-' in when else 'Mar'}{clock}{there} " in rows
    assert not there or rows.count(there) == 2, "to meet, and to prepare it"


def test_a_zone_that_a_file_brings_and_nobody_knows_is_no_failure(kim: Cli, golden: Golden) -> None:
    kim.ok("mentor", "edit", "kim", "--timezone", "Asia/Tokyo")
    exported = kim.ok("export").out.replace("Asia/Tokyo", "Mars/Olympus_Mons")
    kim.begin_anew()
    kim.ok("import", "-", stdin=exported)
    golden(kim.ok("meeting", "plan", "kim", "--when", "2026-01-29 15:00").err)


# --- days to remember ---


def test_a_birthday_is_in_next_from_the_day_before_and_before_that_good_to_know(kim: Cli) -> None:
    kim.ok("mentor", "edit", "kim", "--day", "birthday=02-10")

    def rows(today: str) -> list[tuple[str, int]]:
        found = kim.json("next", today=today)
        return [(row["text"], row["days_late"]) for row in found if row["kind"] == "day"]

    assert rows("2026-02-08") == []
    assert "Kim Sample's birthday" in kim.ok("next", today="2026-02-04").err
    assert "birthday" not in kim.ok("next", today="2026-02-02").err
    assert rows("2026-02-09") == [("Kim Sample's birthday", -1)]
    assert rows("2026-02-10") == [("Kim Sample's birthday", 0)]
    assert rows("2026-02-11") == []
    kim.ok("log", "kim", "wished her well", today="2026-02-10")
    assert rows("2026-02-10") == [], "done is done"
    assert rows("2027-02-10") == [("Kim Sample's birthday", 0)]


def test_a_birthday_waits_behind_nothing_that_can_wait(kim: Cli) -> None:
    for name in ("Anna", "Ben", "Cleo", "Dan"):
        kim.ok(
            "mentor", "add", f"{name} Sample", "--stage", "active", "--on", "2025-09-01", "--cadence", "1m"
        )
    kim.ok("mentor", "edit", "kim", "--day", "birthday=02-10")
    for today in ("2026-02-09", "2026-02-10"):
        assert kim.json("next", today=today)[0]["text"] == "Kim Sample's birthday"


def test_a_day_of_the_year_is_understood_in_ones_own_language(kim: Cli) -> None:
    kim.ok("config", "set", "date_language", "de")
    for said in ("12. Mai", "12.5.", "12.05.1980", "12 May"):
        kim.ok("mentor", "edit", "kim", "--day", "birthday=")
        assert kim.json("mentor", "edit", "kim", "--day", f"birthday={said}")["days"] == {"birthday": "05-12"}


def test_a_day_is_kept_without_its_year_and_an_empty_one_forgets_it(kim: Cli) -> None:
    said = ("--day", "birthday=1980-05-12", "--day", "work anniversary=29 feb", "--day", "Eid = 12-31")
    edited = kim.json("mentor", "edit", "kim", *said)
    assert edited["days"] == {"birthday": "05-12", "work anniversary": "02-29", "Eid": "12-31"}
    page = kim.ok("mentor", "show", "kim").out
    assert "birthday: 12 May" in page
    assert "1980" not in kim.store.read_text(encoding="utf-8")
    assert kim.json("mentor", "edit", "kim", "--day", "Birthday=")["days"].keys() == {
        "work anniversary",
        "Eid",
    }
    (row,) = [row for row in kim.json("next", today="2027-02-28") if row["kind"] == "day"]
    assert row["due"] == "2027-02-28", "29 February in a year that has none"


@pytest.mark.parametrize("said", ["birthday", "=05-12", "birthday=05-32", "birthday=soon", "a\nb=05-12"])
def test_what_is_no_day_of_the_year_is_refused(kim: Cli, said: str) -> None:
    kim.expect_refused(2, "mentor", "edit", "kim", "--day", said)


@pytest.mark.parametrize("day", ["02-30", "13-01", "5-12", "05-12\\n", "2026-05-12"])
def test_a_file_with_no_day_of_the_year_is_refused(kim: Cli, day: str) -> None:
    kim.ok("mentor", "edit", "kim", "--day", "birthday=05-12")
    exported = kim.ok("export").out.replace('"05-12"', f'"{day}"')
    assert day in exported
    before = kim.store.read_bytes()
    assert kim("import", "-", stdin=exported).code == 65
    assert kim.store.read_bytes() == before


def test_a_file_with_a_link_that_runs_something_is_refused(kim: Cli) -> None:
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-29", "--link", "https://example.org/call")
    exported = kim.ok("export").out.replace("https://example.org/call", "javascript:alert(1)")
    assert kim("import", "-", stdin=exported).code == 65


def test_what_is_shown_to_others_has_neither_place_nor_day(kim: Cli) -> None:
    kim.ok("mentor", "edit", "kim", "--day", "birthday=05-12", "--timezone", "Tokyo")
    kim.ok(
        "meeting", "plan", "kim", "--when", "2026-01-29", "--place", "Room 3", "--link", "example.org/call"
    )
    page = kim.home / "page.html"
    kim.ok("report", "--share", "--output", str(page))
    text = page.read_text(encoding="utf-8")
    assert not [word for word in ("Room 3", "example.org/call", "12 May", "Tokyo") if word in text]


def test_an_ending_offers_to_call_off_a_series_in_one_go(kim: Cli) -> None:
    kim.ok("meeting", "plan", "kim", "--when", "2026-01-29", "--every", "1m", "--until", "2026-12-31")
    kim.ok("meeting", "plan", "kim", "--when", "2026-02-03")
    told = kim.ok("mentor", "stage", "kim", "ended", "--reason", "need met").err
    assert told.count("Still planned") == 2
    assert told.count("--rest") == 1
