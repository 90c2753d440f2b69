"""Needs: added, changed, rated, met, dropped, opened again, removed."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.domain.records import Outreach
from mentorfolio.errors import (
    AlreadyThere,
    MentorfolioError,
    MissingValue,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from tests.commands.desk import Desk, add, add_need, untouched
from tests.commands.typed import needs, outreach
from tests.domain.build import day, letter
from tests.support import Golden


def test_everything_said_about_a_need_is_kept(desk: Desk) -> None:
    add(desk, "Kim Sample")
    given: dict[str, Any] = {
        "knowing": "Direction",
        "context": "career",
        "priority": "3",
        "scope": "narrow",
        "why": "I was asked\r\nto lead",
        "success": "they say so",
        "by": "2026-06",
        "confidence": "2",
        "supported_by": ["kim=3"],
    }
    record = needs.add(desk, " Lead a team ", given).record
    promised = "id title knowing context priority scope why success by status confidence created updated"
    assert set(promised.split()) <= set(record)
    lead = desk.need("lead-a-team")
    assert (lead.title, lead.knowing, lead.context, lead.priority) == ("Lead a team", "why", "career", 3)
    assert (lead.scope, lead.why, lead.success, lead.by) == (
        "narrow",
        "I was asked\nto lead",
        "they say so",
        day("2026-06-01"),
    )
    assert [(c.on, c.rating) for c in lead.confidence] == [(day("2026-01-21"), 2)]
    assert [(s.on, s.status) for s in lead.history] == [(day("2026-01-21"), "open")]
    assert desk.mentor("kim-sample").supports == {"lead-a-team": 3}


def test_a_need_of_which_only_the_title_is_known_is_broad_and_of_middling_priority(desk: Desk) -> None:
    record = needs.add(desk, "Lead a team", {"knowing": "how"}).record
    assert (record["priority"], record["scope"], record["status"]) == (2, "broad", "open")
    assert (record["context"], record["why"], record["success"], record["by"]) == (None, None, None, None)


@pytest.mark.parametrize(
    ("title", "given", "code"),
    [
        ("", {"knowing": "how"}, 2),
        ("a\nb", {"knowing": "how"}, 2),
        ("Lead", {}, 2),
        ("Lead", {"knowing": "where"}, 2),
        ("Lead", {"knowing": "how", "context": "love"}, 2),
        ("Lead", {"knowing": "how", "scope": "wide"}, 2),
        ("Lead", {"knowing": "how", "by": "1/2/2026"}, 2),
        ("Lead", {"knowing": "how", "why": "a\x07b"}, 2),
        ("Lead", {"knowing": "how", "supported_by": ["nobody=7"]}, 2),
        ("Lead", {"knowing": "how", "supported_by": ["nobody"]}, 3),
        ("read a BUDGET", {"knowing": "how"}, 4),
    ],
)
def test_a_refused_need_is_not_added(desk: Desk, title: str, given: dict[str, Any], code: int) -> None:
    add_need(desk, "Read a budget")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        needs.add(desk, title, given)
    assert refused.value.exit_code == code


def test_a_second_need_of_the_same_title_can_be_meant(desk: Desk) -> None:
    add_need(desk, "Lead")
    with untouched(desk), pytest.raises(AlreadyThere, match="lead"):
        add_need(desk, "LEAD")
    assert add_need(desk, "LEAD", anyway="yes") == "lead-2"
    assert add_need(desk, "学ぶ") == "学ぶ"


def test_edit_replaces_what_is_given_and_clears_what_is_empty(desk: Desk) -> None:
    add(desk, "Kim Sample")
    add_need(desk, "Lead", context="career", by="2026-06", why="x", supported_by=["kim"])
    needs.edit(desk, "lead", {"context": "", "by": "", "why": "", "priority": "1", "supported_by": ["kim=0"]})
    lead = desk.need("lead")
    assert (lead.context, lead.by, lead.why, lead.priority) == (None, None, "", 1)
    assert desk.mentor("kim-sample").supports == {}
    needs.edit(desk, "lead", {"title": "Lead two teams"})
    assert desk.need("lead").title == "Lead two teams"


@pytest.mark.parametrize(
    ("which", "given", "code"),
    [
        ("nothing", {}, 2),
        ("lead", {}, 2),
        ("nothing", {"scope": "wide"}, 2),
        ("nothing", {"scope": "narrow"}, 3),
        ("lead", {"title": "Read a budget"}, 4),
        ("lead", {"supported_by": ["nobody"]}, 3),
        ("lead", {"title": ""}, 2),
    ],
)
def test_a_refused_edit_touches_nothing(desk: Desk, which: str, given: dict[str, Any], code: int) -> None:
    add_need(desk, "Lead")
    add_need(desk, "Read a budget")
    with untouched(desk), pytest.raises(MentorfolioError) as refused:
        needs.edit(desk, which, given)
    assert refused.value.exit_code == code


def test_confidence_is_one_rating_a_day_in_the_order_of_days(desk: Desk, golden: Golden) -> None:
    add_need(desk, "Lead")
    needs.rate(desk, "lead", 3, {})
    needs.rate(desk, "lead", 1, {"on": "2025-12-01"})
    done = needs.rate(desk, "lead", 4, {"on": "today"})
    assert [(c.on, c.rating) for c in desk.need("lead").confidence] == [
        (day("2025-12-01"), 1),
        (day("2026-01-21"), 4),
    ]
    golden(*done.details)
    with untouched(desk), pytest.raises(UsageProblem):
        needs.rate(desk, "lead", 4, {"on": "tomorrow"})


def test_a_need_is_met_dropped_and_opened_again_with_its_history(desk: Desk) -> None:
    add_need(desk, "Lead")
    with untouched(desk), pytest.raises(RuleRefusal, match="already open"):
        needs.reopen(desk, "lead")
    for verb, status in (("met", "met"), ("reopen", "open"), ("drop", "dropped")):
        getattr(needs, verb)(desk, "lead")
        assert desk.need("lead").status == status
    assert [s.status for s in desk.need("lead").history] == ["open", "met", "open", "dropped"]
    with pytest.raises(NotFound):
        needs.met(desk, "nothing")


def test_removing_a_need_keeps_the_people_and_letters_without_it(desk: Desk) -> None:
    add(desk, "Kim Sample", supports=[add_need(desk, "Lead"), add_need(desk, "Read a budget")])
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter("kim-sample", id="aaaaaaa2", need="lead"))
    with untouched(desk), pytest.raises(MissingValue):
        needs.remove(desk, "lead", yes=False)
    needs.remove(desk, "lead", yes=True)
    assert desk.mentor("kim-sample").supports == {"read-a-budget": 2}
    assert outreach.show(desk, "kim").letter.need is None
    assert add_need(desk, "Lead") == "lead-2", "its id is not given again"


def test_needs_are_listed_the_most_pressing_first(desk: Desk) -> None:
    for title, priority in (("Low", "1"), ("Done", "3"), ("High", "3"), ("Mid", "2")):
        add_need(desk, title, priority=priority)
    needs.met(desk, "done")
    add(desk, "Kim Sample", supports="high=3", stage="active", on="2025-01-01")
    add(desk, "Abe Sample", supports=["high=1", "low"])
    found = needs.list(desk)
    assert [n.title for n in found.needs] == ["High", "Mid", "Low", "Done"]
    assert (found.serving["high"], found.coming["high"]) == (("Kim Sample",), ("Abe Sample",))
    assert needs.show(desk, "high").serving == (("Kim Sample", "active", 3), ("Abe Sample", "candidate", 1))
