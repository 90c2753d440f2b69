"""The portfolio of a past day as pure records: nothing of later is in it, and nothing points at nobody."""

from __future__ import annotations

from datetime import date, timedelta
from typing import Any

import msgspec
import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.past_day import as_of, half_a_year, need_on
from mentorfolio.domain.pointing import dangling
from mentorfolio.domain.records import (
    Action,
    Circle,
    Confidence,
    Meeting,
    Reflection,
    StageChange,
    StatusChange,
    Term,
    changed,
)
from mentorfolio.domain.register import Everything
from tests.domain.build import day, letter, meeting, mentor, need
from tests.domain.strategies import DAY, portfolios


def dated(everything: Everything) -> Everything:
    """The same with every history in the order of its days, as the program keeps them."""

    def by_day(record: Any) -> Any:
        return msgspec.structs.replace(record, history=tuple(sorted(record.history, key=lambda c: c.on)))

    return msgspec.structs.replace(
        everything,
        mentors=tuple(by_day(m) for m in everything.mentors),
        needs=tuple(by_day(n) for n in everything.needs),
    )


def days(value: object) -> set[date]:
    """Every day that stands in a record, but for plans and the days of writing it down."""
    if isinstance(value, msgspec.Struct):
        aside = ("created", "updated", "due", "by", "end", "follow_up_on", "snoozed", "terms")
        fields = (f for f in value.__struct_fields__ if f not in aside)
        return set().union(*(days(getattr(value, f)) for f in fields))
    if isinstance(value, tuple):
        return set().union(*map(days, value)) if value else set()
    return {value} if isinstance(value, date) else set()


@settings(max_examples=50)
@given(portfolios().map(dated), DAY)
def test_nothing_that_happened_later_is_known(everything: Everything, on: date) -> None:
    then = as_of(everything, on)
    assert all(known <= on for known in days(then))
    assert all(m.on <= on for m in then.meetings if m.held)
    assert all(t.start <= on for m in then.mentors for t in m.terms)


@settings(max_examples=50)
@given(portfolios().map(dated), DAY, DAY)
def test_a_day_seen_from_a_day_between_is_the_same_day(everything: Everything, one: date, two: date) -> None:
    earlier, later = sorted((one, two))
    assert as_of(as_of(everything, later), earlier) == as_of(everything, earlier)


@settings(max_examples=50)
@given(portfolios().map(dated), DAY)
def test_a_past_portfolio_points_at_nobody_who_was_not_there(everything: Everything, on: date) -> None:
    assert list(dangling(as_of(everything, on))) == []


@settings(max_examples=50)
@given(portfolios().map(dated), st.just(date(2199, 12, 31)))
def test_at_the_end_of_all_days_nothing_is_missing(everything: Everything, on: date) -> None:
    then = as_of(everything, on)
    for table in ("needs", "mentors", "outreach", "meetings", "checkins", "gifts", "reflections", "circles"):
        assert [r.id for r in getattr(then, table)] == [r.id for r in getattr(everything, table)]
    assert [m.stage for m in then.mentors] == [m.stage for m in everything.mentors]


def history(*moves: tuple[str, str]) -> tuple[StageChange, ...]:
    return tuple(StageChange(stage=stage, on=day(on)) for stage, on in moves)


def only(kind: str, *records: Any) -> Everything:
    """A portfolio of Kim, there since 2 June 2025, and these."""
    tables: dict[str, Any] = {"mentors": (mentor("Kim"),), kind: records}
    return Everything(**tables)


@pytest.mark.parametrize(
    ("on", "state"),
    [
        ("2025-07-01", None),
        ("2025-07-02", "draft"),
        ("2025-07-04", "draft"),
        ("2025-07-05", "sent"),
        ("2025-07-08", "sent"),
        ("2025-07-09", "accepted"),
    ],
)
def test_a_letter_has_the_state_of_the_day(on: str, state: str | None) -> None:
    kim = letter("kim", "2025-07-05", drafted="2025-07-02", answered="2025-07-09", state="accepted")
    found = as_of(only("outreach", kim), day(on)).outreach
    assert [x.state for x in found] == ([state] if state else [])
    assert [x.sent for x in found if x.state == "draft"] in ([], [None])
    assert [x.answered for x in found if x.state != "accepted"] in ([], [None])


def test_no_answer_is_known_from_the_day_it_was_noted() -> None:
    waiting = letter("kim", "2025-07-05")
    kim = only("outreach", changed(waiting, day("2025-07-20"), state="unanswered"))
    assert as_of(kim, day("2025-07-19")).outreach[0].state == "sent"
    assert as_of(kim, day("2025-07-20")).outreach[0].state == "unanswered"


def planned(when: str, **fields: Any) -> Meeting:
    """A meeting with Kim that was planned on 1 July 2025."""
    return msgspec.structs.replace(meeting(when, "kim", **fields), created=day("2025-07-01"))


def test_a_meeting_is_planned_until_its_day_and_nothing_has_come_of_it() -> None:
    talk = planned("2025-07-10T15:00", agenda=("the rota",), notes="well", insights=("wait",))
    portfolio = only("meetings", talk)
    assert as_of(portfolio, day("2025-06-30")).meetings == ()
    before = as_of(portfolio, day("2025-07-09")).meetings[0]
    assert (before.held, before.notes, before.insights, before.agenda) == (False, "", (), ("the rota",))
    assert as_of(portfolio, day("2025-07-10")).meetings == (talk,)


def test_a_meeting_called_off_later_still_stood_before() -> None:
    off = changed(planned("2025-07-10", held=False), day("2025-07-08"), cancelled=True)
    assert not as_of(only("meetings", off), day("2025-07-07")).meetings[0].cancelled
    assert as_of(only("meetings", off), day("2025-07-08")).meetings[0].cancelled


def test_a_promise_kept_later_was_open() -> None:
    promise = Action(id="a", text="send it", done=day("2025-08-01"))
    kim = Everything(mentors=(mentor("Kim", actions=(promise,)),))
    assert as_of(kim, day("2025-07-31")).mentors[0].actions[0].done is None
    assert as_of(kim, day("2025-08-01")).mentors[0].actions[0].done == day("2025-08-01")


def test_a_mentor_has_the_stage_the_form_and_the_contact_of_the_day() -> None:
    moves = history(("candidate", "2025-03-01"), ("active", "2025-06-01"))
    terms = (Term(form="formal", start=day("2025-07-01")),)
    told: dict[str, Any] = {"told_contact": day("2025-08-01"), "manager_informed": day("2025-04-01")}
    kim = Everything(mentors=(mentor("Kim", history=moves, terms=terms, form="formal", **told),))
    assert as_of(kim, day("2025-02-28")).mentors == ()
    march, june = (as_of(kim, day(on)).mentors[0] for on in ("2025-03-01", "2025-06-30"))
    assert (march.stage, march.form, march.manager_informed) == ("candidate", "informal", None)
    assert (june.stage, june.form, june.terms, june.told_contact) == ("active", "informal", (), None)
    assert as_of(kim, day("2025-08-01")).mentors == kim.mentors


def test_a_mentor_is_tied_to_no_need_and_to_nobody_who_came_later() -> None:
    named = msgspec.structs.replace(need("Lead"), created=day("2025-09-01"))
    kim = mentor("Kim", supports={"lead": 3}, knows=("late",))
    portfolio = Everything(needs=(named,), mentors=(kim, mentor("Late", since="2025-10-01")))
    found = {on: as_of(portfolio, day(on)).mentors[0] for on in ("2025-08-31", "2025-09-01", "2025-10-01")}
    assert [m.supports for m in found.values()] == [{}, {"lead": 3}, {"lead": 3}]
    assert [m.knows for m in found.values()] == [(), (), ("late",)]


def test_a_need_has_the_status_of_the_day() -> None:
    statuses = tuple(
        StatusChange(on=day(on), status=status)
        for on, status in (("2025-03-01", "open"), ("2025-05-01", "met"), ("2025-07-01", "open"))
    )
    rated = (Confidence(on=day("2025-04-01"), rating=2), Confidence(on=day("2025-06-01"), rating=4))
    kept = msgspec.structs.replace(
        need("Lead", history=statuses, confidence=rated), created=day("2025-03-01")
    )
    assert need_on(kept, day("2025-02-28")) is None
    found = {on: need_on(kept, day(on)) for on in ("2025-03-01", "2025-05-01", "2025-06-30", "2025-07-01")}
    assert [n.status for n in found.values() if n] == ["open", "met", "met", "open"]
    assert [len(n.confidence) for n in found.values() if n] == [0, 1, 2, 2]


def test_a_need_without_a_history_is_there_from_its_first_day() -> None:
    kept = need("Lead", status="met")
    assert need_on(kept, kept.created - timedelta(days=1)) is None
    assert need_on(kept, kept.created) == kept


@pytest.mark.parametrize("about", ["mentor", "need", "meeting", "circle"])
def test_a_reflection_on_what_was_not_there_is_about_the_whole(about: str) -> None:
    thought = Reflection(
        id="r", created=day("2025-01-01"), updated=day("2025-01-01"), about=about, subject="kim",
        text="so", on=day("2025-01-01"),
    )  # fmt: skip
    found = as_of(only("reflections", thought), day("2025-01-02")).reflections
    assert [(r.about, r.subject) for r in found] == [("portfolio", None)]


def test_a_circle_is_there_from_its_day_with_those_who_were() -> None:
    late = mentor("Late", since="2025-09-01")
    circle = Circle(
        id="c", created=day("2025-07-01"), updated=day("2025-07-01"), name="C", members=("kim", "late")
    )
    portfolio = Everything(mentors=(mentor("Kim"), late), circles=(circle,))
    assert as_of(portfolio, day("2025-06-30")).circles == ()
    assert as_of(portfolio, day("2025-07-01")).circles[0].members == ("kim",)
    assert as_of(portfolio, day("2025-09-01")).circles == (circle,)


# --- half a year ---


def test_half_a_year_tells_who_moved_what_is_met_and_the_gap() -> None:
    met = (
        StatusChange(on=day("2025-01-01"), status="open"),
        StatusChange(on=day("2025-09-01"), status="met"),
    )
    came = history(("candidate", "2025-02-01"), ("active", "2025-08-01"))
    portfolio = Everything(
        needs=(need("Lead"), need("Budget", status="met", history=met)),
        mentors=(
            mentor("Kim", history=came, supports={"lead": 3}),
            mentor("Anna", history=history(("active", "2025-02-01")), supports={"budget": 3}),
            mentor("Julie", history=history(("active", "2025-02-01"), ("ended", "2025-07-21"))),
            mentor("Omar", history=history(("active", "2025-07-22"))),
        ),
    )  # fmt: skip
    change = half_a_year(portfolio, day("2026-01-21"), 0.0)
    assert change is not None
    assert change.on == day("2025-07-21")
    # Julie ended on that very day: her end is not news. Lead was open then, Budget covered by Anna.
    assert change.became == {"active": ("kim", "omar")}
    assert (change.needs_met, change.needs_named) == (("budget",), ())
    assert (change.gap, change.gap_change) == (0.5, -0.5)


def test_a_portfolio_that_nothing_is_known_of_then_has_no_half_year() -> None:
    young = Everything(mentors=(mentor("Kim", "active", "2025-07-22"),))
    assert half_a_year(young, day("2026-01-21"), 1.0) is None
    assert half_a_year(young, day("2026-01-22"), 1.0) is not None
    assert half_a_year(Everything(), day("2026-01-21"), 1.0) is None


def test_gaps_of_needs_and_of_competencies_are_not_compared() -> None:
    named = msgspec.structs.replace(need("Lead"), created=day("2025-10-01"))
    change = half_a_year(Everything(mentors=(mentor("Kim"),), needs=(named,)), day("2026-01-21"), 1.0)
    assert change is not None
    assert change.gap_change is None
    assert change.needs_named == ("lead",)


def test_half_a_year_before_the_end_of_august_is_the_end_of_february() -> None:
    long_ago = Everything(mentors=(mentor("Kim", "active", "2024-01-01"),))
    change = half_a_year(long_ago, day("2025-08-31"), 1.0)
    assert change is not None
    assert change.on == day("2025-02-28")
