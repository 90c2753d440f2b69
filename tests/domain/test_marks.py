"""The strip of a year: what stands where, worked out by hand."""

from __future__ import annotations

from msgspec.structs import replace

from mentorfolio.domain.marks import Marks, marks, of_last_year, on_a_line
from tests.domain.build import TODAY, checkin, day, letter, meeting

NONE: Marks = {"talk": [], "check-in": [], "letter": [], "gift": []}


def test_what_was_planned_is_no_talk_and_an_answer_no_letter() -> None:
    talks = [
        meeting("2026-01-02", "kim"),
        meeting("2026-01-03", "kim", id="m2", held=False),
        meeting("2026-01-04", "kim", id="m3", cancelled=True, held=False),
    ]
    answered = replace(letter("kim", "2026-01-05"), answered=day("2026-01-06"))
    to_the_boss = replace(letter("kim", "2026-01-07"), kind="manager", answered=day("2026-01-08"))
    looks = [checkin("kim", "2026-01-09", (4, 4, 4, 4), (4, 4))]
    assert marks(talks, [to_the_boss, answered], looks, []) == {
        "talk": [day("2026-01-02")],
        "check-in": [day("2026-01-09")],
        "letter": [day("2026-01-05"), day("2026-01-07")],
        "gift": [],
    }


def test_a_year_is_364_days_with_today() -> None:
    days = [day("2025-01-22"), day("2025-01-23"), TODAY, day("2026-01-22")]
    assert of_last_year({"talk": days}, TODAY) == {"talk": [day("2025-01-23"), TODAY]}


def test_the_first_day_stands_first_today_last_and_the_weightiest_wins() -> None:
    found = NONE | {
        "talk": [day("2025-01-23"), TODAY],
        "check-in": [TODAY, day("2026-01-14")],
        "gift": [day("2025-01-24")],
    }
    line = on_a_line(found, TODAY, 26)
    assert {at: kind for at, kind in enumerate(line) if kind} == {0: "talk", 25: "talk"}
    assert on_a_line(found, TODAY, 52)[50:] == ["check-in", "talk"]
    assert on_a_line(NONE | {"gift": [day("2025-01-23")]}, TODAY, 13) == ["gift", *[""] * 12]
