"""What is derived about one person: the last contact, the next, freshness, health."""

from __future__ import annotations

from datetime import date, timedelta

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.records import Meeting, Mentor, Outreach, StageChange
from mentorfolio.domain.relationship import (
    contact_start,
    freshness,
    health,
    last_contacts,
    latest_health,
    next_contact,
)
from tests.domain.build import TODAY, checkin, day, letter, meeting, mentor

QUICK = settings(max_examples=60, deadline=None)


@pytest.mark.parametrize(
    ("since", "cadence", "due"),
    [
        ("2026-01-31", "1m", "2026-02-28"),
        ("2024-01-31", "1m", "2024-02-29"),
        ("2025-12-31", "2m", "2026-02-28"),
        ("2024-02-29", "1y", "2025-02-28"),
        ("2026-01-21", "2w", "2026-02-04"),
        ("2026-01-21", "90d", "2026-04-21"),
        ("2025-12-31", "1d", "2026-01-01"),
    ],
)
def test_a_rhythm_runs_by_the_calendar(since: str, cadence: str, due: str) -> None:
    assert next_contact(mentor("Kim Sample", "active", since, cadence=cadence), None) == day(due)


@pytest.mark.parametrize(
    ("on", "fresh"),
    [
        ("2026-01-31", 1.0),
        ("2026-02-27", 1.0),
        ("2026-02-28", 1.0),  # exactly at c = 28 days
        ("2026-03-01", 0.5 ** (1 / 28)),
        ("2026-03-28", 0.5),  # at 2c = 56 days
        ("2026-04-25", 0.25),  # at 3c = 84 days
    ],
)
def test_freshness_is_whole_up_to_the_rhythm_then_halves_with_each(on: str, fresh: float) -> None:
    somebody = mentor("Kim Sample", "active", "2026-01-31", cadence="1m")
    assert freshness(somebody, None, day(on)) == pytest.approx(fresh, abs=1e-12)


@pytest.mark.parametrize("stage", ["candidate", "approached", "conversation", "asked", "paused", "ended"])
def test_only_active_relationships_fade(stage: str) -> None:
    somebody = mentor("Kim Sample", stage, "2020-01-01", cadence="1w")
    assert freshness(somebody, day("2020-01-01"), TODAY) == 1
    assert next_contact(somebody, None) is None


def test_without_a_rhythm_nothing_fades_and_nothing_is_due() -> None:
    somebody = mentor("Kim Sample", "active", "2020-01-01")
    assert freshness(somebody, None, TODAY) == 1
    assert next_contact(somebody, None) is None


def test_the_rhythm_starts_at_the_later_of_contact_and_activation() -> None:
    somebody = mentor("Kim Sample", "active", "2025-12-01", cadence="1m")
    assert contact_start(somebody, None) == day("2025-12-01")
    assert contact_start(somebody, day("2025-06-01")) == day("2025-12-01")
    assert contact_start(somebody, day("2025-12-24")) == day("2025-12-24")
    assert next_contact(somebody, day("2025-12-24")) == day("2026-01-24")


def test_coming_back_from_a_rest_starts_the_rhythm_anew() -> None:
    history = tuple(
        StageChange(stage=stage, on=day(on))
        for stage, on in (("active", "2025-01-01"), ("paused", "2025-03-01"), ("active", "2026-01-15"))
    )
    somebody = mentor("Kim Sample", history=history, cadence="1m")
    assert next_contact(somebody, day("2025-02-20")) == day("2026-02-15")


def test_a_day_before_the_start_does_not_make_anybody_more_than_fresh() -> None:
    somebody = mentor("Kim Sample", "active", "2026-03-01", cadence="1m")
    assert freshness(somebody, None, TODAY) == 1


@pytest.mark.parametrize(
    ("meetings", "letters", "last"),
    [
        ([], [], None),
        ([meeting("2026-01-10", "kim")], [], "2026-01-10"),
        ([meeting("2026-01-10T15:00", "kim")], [], "2026-01-10"),
        ([meeting("2026-01-10", "lee")], [], None),
        ([meeting("2026-01-10", "lee", "kim")], [], "2026-01-10"),
        ([meeting("2026-01-10", "kim", held=False)], [], None),
        ([meeting("2026-01-10", "kim", cancelled=True)], [], None),
        ([], [letter("kim", "2026-01-10")], None),
        ([], [letter("kim", "2026-01-08", state="unanswered")], None),
        ([], [letter("kim", "2026-01-08", state="replied", answered="2026-01-09")], "2026-01-09"),
        ([], [letter("kim", "2026-01-08", state="accepted", answered="2026-01-09")], "2026-01-09"),
        ([], [letter("kim", "2026-01-08", state="declined", answered="2026-01-09")], "2026-01-09"),
        (
            [meeting("2026-01-12", "kim")],
            [letter("kim", "2026-01-08", state="replied", answered="2026-01-09")],
            "2026-01-12",
        ),
    ],
)
def test_a_contact_is_a_meeting_held_or_an_answer_received(
    meetings: list[Meeting], letters: list[Outreach], last: str | None
) -> None:
    found = last_contacts([mentor("Kim", "active")], meetings, letters)
    assert found.get("kim") == (day(last) if last else None)


def test_an_answer_stays_a_contact_when_nothing_comes_after_it() -> None:
    # replied on the 9th, then silence: the letter is "unanswered" in the end, the talk took place
    said = letter("kim", "2026-01-05", state="unanswered", answered="2026-01-09")
    assert last_contacts([mentor("Kim", "active")], [], [said]) == {"kim": day("2026-01-09")}


def test_a_day_told_by_hand_counts_until_a_later_one() -> None:
    somebody = mentor("Kim", "active", told_contact=day("2025-12-24"))
    assert last_contacts([somebody], [], [])["kim"] == day("2025-12-24")
    assert last_contacts([somebody], [meeting("2025-11-01", "kim")], [])["kim"] == day("2025-12-24")
    assert last_contacts([somebody], [meeting("2026-01-02", "kim")], [])["kim"] == day("2026-01-02")


DAYS = st.dates(day("2024-01-01"), TODAY)


@QUICK
@given(st.lists(DAYS, max_size=6), DAYS, st.sampled_from(["meeting", "letter", "told"]))
def test_an_older_entry_never_moves_the_last_contact_back(dates: list[date], older: date, kind: str) -> None:
    somebody: Mentor = mentor("Kim", "active")
    meetings = [meeting(d.isoformat(), "kim") for d in dates]
    before = last_contacts([somebody], meetings, []).get("kim")
    letters = []
    if kind == "meeting":
        meetings.append(meeting(older.isoformat(), "kim"))
    elif kind == "letter":
        letters.append(letter("kim", "2023-12-31", state="replied", answered=older.isoformat()))
    else:
        somebody = mentor("Kim", "active", told_contact=older)
    after = last_contacts([somebody], meetings, letters)["kim"]
    assert after == max(d for d in (before, older) if d)


@QUICK
@given(st.dates(day("2000-01-01"), day("2100-01-01")), st.integers(0, 4000), st.sampled_from("dwmy"))
def test_freshness_never_rises_while_nobody_meets(since: date, age: int, unit: str) -> None:
    somebody = mentor("Kim", "active", since.isoformat(), cadence=f"1{unit}")
    on = since + timedelta(days=age)
    now, later = freshness(somebody, None, on), freshness(somebody, None, on + timedelta(days=1))
    assert 0 <= later <= now <= 1


@pytest.mark.parametrize(
    ("rapport", "clarity", "means", "word"),
    [
        ((4, 4, 4, 4), (4, 4), (4.0, 4.0), "thriving"),
        ((3, 4, 3, 4), (3, 4), (3.5, 3.5), "thriving"),  # 3.5 is high
        ((4, 4, 4, 4), (3, 3), (4.0, 3.0), "drifting"),
        ((3, 4, 3, 3), (4, 4), (3.25, 4.0), "guarded"),
        ((3, 4, 3, 3), (1, 5), (3.25, 3.0), "at-risk"),
        ((1, 1, 1, 1), (1, 1), (1.0, 1.0), "at-risk"),
    ],
)
def test_health_is_the_quadrant_of_rapport_and_clarity(
    rapport: tuple[int, int, int, int], clarity: tuple[int, int], means: tuple[float, float], word: str
) -> None:
    found = health(checkin("kim", "2026-01-10", rapport, clarity))
    assert (found.rapport, found.clarity, found.health) == (*means, word)


def test_only_the_last_check_in_with_somebody_counts() -> None:
    checks = [
        checkin("lee", "2026-01-01", (5, 5, 5, 5), (5, 5)),
        checkin("kim", "2026-01-10", (4, 4, 4, 4), (4, 4)),
        checkin("kim", "2025-01-10", (1, 1, 1, 1), (1, 1)),
    ]
    assert [(h.mentor, h.health, h.on) for h in latest_health(checks)] == [
        ("kim", "thriving", day("2026-01-10")),
        ("lee", "thriving", day("2026-01-01")),
    ]
