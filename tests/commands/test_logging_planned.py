"""``log`` on the day of a planned meeting: it holds that meeting instead of doubling it."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.domain.records import Circle, Meeting
from mentorfolio.errors import Ambiguous
from tests.commands.desk import Desk, add, untouched
from tests.commands.typed import log, meetings
from tests.support import Golden


def plan(desk: Desk, *names: str, when: str = "today 15:00", **given: Any) -> str:
    """A planned meeting's id."""
    return str(meetings.plan(desk, names, {"when": when, **given}).record["id"])


def all_meetings(desk: Desk) -> list[Meeting]:
    return list(desk.store.reading()[Meeting])


@pytest.fixture
def kim(desk: Desk) -> Desk:
    add(desk, "Kim Sample", stage="active", on="2025-06-01")
    add(desk, "Lee Sample", stage="active", on="2025-06-01")
    return desk


def test_a_log_on_the_day_holds_the_planned_meeting_and_says_so(kim: Desk, golden: Golden) -> None:
    planned = plan(kim, "kim", kind="review", agenda=["the rota"], minutes=45)
    meetings.edit(kim, planned, {"notes": "bring the plan", "insight": ["early"]})
    done = log(kim, "kim", ["we", "spoke"], {"insight": ["late"], "action": ["send it"]})
    (held,) = all_meetings(kim)
    assert (held.id, held.held, held.when, held.kind) == (planned, True, "2026-01-21T15:00", "review")
    assert (held.notes, held.insights, held.minutes) == ("bring the plan\nwe spoke", ("early", "late"), 45)
    assert ([a.text for a in held.actions], held.agenda) == (["send it"], ("the rota",))
    golden(done.sentence)
    assert done.record["id"] == planned


def test_minutes_and_kind_of_the_plan_are_replaced_only_if_they_were_said(kim: Desk) -> None:
    plan(kim, "kim", kind="review")
    log(kim, "kim", ["x"], {"minutes": 20, "kind": "incident"})
    (held,) = all_meetings(kim)
    assert (held.minutes, held.kind) == (20, "incident")


def test_a_forgotten_entry_holds_the_meeting_of_that_day(kim: Desk) -> None:
    planned = plan(kim, "kim", when="thu")
    log(kim.on("2026-02-02"), "kim", ["x"], {"on": "2026-01-22"})
    (held,) = all_meetings(kim)
    assert (held.id, held.held) == (planned, True)


def test_who_came_as_well_is_added_to_the_meeting(kim: Desk) -> None:
    add(kim, "Ann Sample")
    plan(kim, "kim", "lee")
    log(kim, "ann,kim", ["x"], {})
    (held,) = all_meetings(kim)
    assert held.mentors == ("kim-sample", "lee-sample", "ann-sample")


@pytest.mark.parametrize(
    ("whom", "given"),
    [
        ("kim", {"kind": "moment"}),
        ("kim", {"on": "yesterday"}),
        ("lee", {}),
    ],
    ids=str,
)
def test_a_moment_another_day_or_another_person_is_an_entry_of_its_own(
    kim: Desk, whom: str, given: Any
) -> None:
    planned = plan(kim, "kim")
    log(kim, whom, ["x"], given)
    assert len(all_meetings(kim)) == 2
    assert not next(m for m in all_meetings(kim) if m.id == planned).held


def test_a_meeting_called_off_or_held_before_is_left_alone(kim: Desk) -> None:
    meetings.cancel(kim, plan(kim, "kim"), {})
    log(kim, "kim", ["first"], {})
    log(kim, "kim", ["second"], {})
    assert sorted(m.notes for m in all_meetings(kim)) == ["", "first", "second"]


def test_a_session_of_a_circle_is_not_held_by_a_talk_with_one_of_its_members(kim: Desk) -> None:
    with kim.store.changing() as portfolio:
        portfolio[Circle].put(
            Circle(id="peers", created=kim.today, updated=kim.today, name="Peers", members=("kim-sample",))
        )
    meetings.plan(kim, [], {"circle": "peers", "when": "today"})
    log(kim, "kim", ["x"], {})
    assert [m.held for m in all_meetings(kim)] == [False, True]


def test_two_meetings_planned_for_that_day_are_listed_and_nothing_is_logged(kim: Desk) -> None:
    first, second = plan(kim, "kim", when="today 9:00"), plan(kim, "lee", when="today 15:00")
    with untouched(kim), pytest.raises(Ambiguous) as refused:
        log(kim, "lee,kim", ["x"], {})
    assert refused.value.hint is not None
    assert refused.value.hint.index(first) < refused.value.hint.index(second)
    assert "--kind moment" in refused.value.hint
    log(kim, "lee", ["x"], {})
    assert [m.id for m in all_meetings(kim) if m.held] == [second]


def test_from_the_planned_meeting_one_goes_back_to_the_day(kim: Desk) -> None:
    plan(kim, "kim", when="2026-01-23 15:00")
    later = kim.on("2026-01-24")
    desk, asker = later.asking("no", "<", "no", "today", "<", "yes")
    log(desk, "kim", ["we", "spoke", "on", "2026-01-20"], {})
    assert [q.text.partition(" ")[0] for q in asker.asked] == ["Was", "On", "Was", "On", "You", "Was"]
    assert [m.when for m in all_meetings(kim) if m.held] == ["2026-01-20"]
