"""The life of a mentoring relationship: its moves, its dates, its gates, what letters do to it."""

from __future__ import annotations

from datetime import date
from itertools import product

import pytest

from mentorfolio.domain.lifecycle import (
    LETTER_STATES,
    active_since,
    closed_gates,
    letter_move,
    move,
    open_purpose,
    stage_reached,
    stage_word,
    with_move,
)
from mentorfolio.domain.past_day import as_of
from mentorfolio.domain.records import Mentor, Outreach, Profile, StageChange
from mentorfolio.domain.register import Everything
from mentorfolio.domain.vocabulary import OUTREACH_KINDS, OUTREACH_STATES, STAGES
from mentorfolio.errors import RuleRefusal, UsageProblem
from tests.domain.build import TODAY, day, letter, mentor, profile, whole_purpose
from tests.support import Golden

# docs/design.md, written out by hand.
HELD = {
    ("candidate", "approached"),
    ("approached", "conversation"),
    ("conversation", "asked"),
    ("asked", "active"),
    ("active", "ended"),
    ("active", "paused"),
    ("paused", "active"),
    ("paused", "ended"),
    ("approached", "declined"),
    ("conversation", "declined"),
    ("asked", "declined"),
    ("declined", "candidate"),
    ("candidate", "ended"),
    ("ended", "active"),
}
PAIRS = list(product(STAGES, STAGES))
SKIPS = [(a, b) for a, b in PAIRS if a != b and (a, b) not in HELD]


@pytest.mark.parametrize(("before", "after"), sorted(HELD))
def test_a_step_of_the_life_cycle_is_dated_today(before: str, after: str) -> None:
    somebody = mentor("Kim Sample", before, "2026-01-05")
    moved = move(somebody, after, TODAY, on=None, reason="it went well")
    assert (moved.stage, moved.stage_since) == (after, TODAY)
    assert moved.history == (*somebody.history, StageChange(stage=after, on=TODAY, reason="it went well"))
    assert moved.updated == TODAY


@pytest.mark.parametrize(("before", "after"), SKIPS)
def test_a_skip_is_refused_until_its_day_is_said(before: str, after: str) -> None:
    somebody = mentor("Kim Sample", before, "2026-01-05")
    with pytest.raises(UsageProblem) as refused:
        move(somebody, after, TODAY, on=None)
    assert "--on" in (refused.value.hint or "")
    moved = move(somebody, after, TODAY, on=day("2026-01-20"))
    assert (moved.stage, moved.stage_since) == (after, day("2026-01-20"))


@pytest.mark.parametrize("stage", list(STAGES))
@pytest.mark.parametrize("on", [None, TODAY])
def test_nobody_moves_to_where_they_are(stage: str, on: date | None) -> None:
    with pytest.raises(RuleRefusal, match="already"):
        move(mentor("Kim Sample", stage), stage, TODAY, on=on)


@pytest.mark.parametrize(("before", "after"), [(a, b) for a, b in PAIRS if a != b])
def test_no_move_is_dated_before_the_one_it_follows(before: str, after: str) -> None:
    somebody = mentor("Kim Sample", before, "2026-01-05")
    with pytest.raises(UsageProblem, match="5 Jan 2026"):
        move(somebody, after, TODAY, on=day("2026-01-04"))
    assert move(somebody, after, TODAY, on=day("2026-01-05")).stage_since == day("2026-01-05")


def test_a_refused_move_leaves_the_record_as_it_was() -> None:
    somebody = mentor("Kim Sample", "active", "2026-01-05")
    with pytest.raises(UsageProblem):
        with_move(somebody, "paused", TODAY, on=day("2025-12-31"))
    assert somebody == mentor("Kim Sample", "active", "2026-01-05")


def _stages_on(somebody: Mentor, on: str) -> list[str]:
    return [m.stage for m in as_of(Everything(mentors=(somebody,)), day(on)).mentors]


def test_any_past_day_can_be_asked_for() -> None:
    history = tuple(
        StageChange(stage=stage, on=day(on))
        for stage, on in (
            ("candidate", "2025-09-01"),
            ("approached", "2025-09-10"),
            ("conversation", "2025-09-10"),
            ("active", "2025-10-01"),
        )
    )
    somebody = mentor("Kim Sample", history=history)
    assert [_stages_on(somebody, d) for d in ("2025-08-31", "2025-09-01", "2025-09-09")] == [
        [],
        ["candidate"],
        ["candidate"],
    ]
    # of two moves of one day the later one holds at its end
    assert _stages_on(somebody, "2025-09-10") == ["conversation"]
    assert _stages_on(somebody, TODAY.isoformat()) == ["active"]
    assert active_since(somebody) == day("2025-10-01")
    assert active_since(mentor("Kim Sample", "paused")) is None


def asked(
    to: Mentor | None = None,
    about: str | None = "lead",
    owner: Profile | None = None,
    letters: tuple[Outreach, ...] = (),
    today: date = TODAY,
    *,
    purpose: bool = True,
) -> list[str]:
    """Which gates are closed for a first contact."""
    me = whole_purpose() if purpose else owner
    who = to or mentor("Ben Sample")
    return [gate.code for gate in closed_gates(who, about, me, letters, today, wait=3)]


def test_with_everything_said_no_gate_is_closed() -> None:
    assert asked() == []


@pytest.mark.parametrize(
    ("owner", "open_questions"),
    [
        (None, ("purpose", "context", "looking_for", "effective_mentee")),
        (profile(name="Sam Sample"), ("purpose", "context", "looking_for", "effective_mentee")),
        (profile(purpose="lead well", context="skills", looking_for="plain words"), ("effective_mentee",)),
        (profile(context="skills", looking_for="x", effective_mentee="y"), ("purpose",)),
    ],
)
def test_the_purpose_comes_before_the_first_letter(
    owner: Profile | None, open_questions: tuple[str, ...]
) -> None:
    assert open_purpose(owner) == open_questions
    gates = closed_gates(mentor("Ben Sample"), None, owner, (), TODAY, wait=3)
    assert [g.code for g in gates] == ["purpose"]
    assert str(len(open_questions)) in gates[0].message
    for question in open_questions:
        assert f"--{question.replace('_', '-')}" in (gates[0].hint or "")


@pytest.mark.parametrize(
    ("line", "informed", "closed"),
    [
        ("direct-line", None, ["manager"]),
        ("direct-line", "2026-01-20", []),
        ("same-organisation", None, []),
        ("outside", None, []),
        (None, None, []),
    ],
)
def test_ones_manager_hears_it_first(line: str | None, informed: str | None, closed: list[str]) -> None:
    somebody = mentor("Ben Sample", line=line, manager_informed=day(informed) if informed else None)
    assert asked(somebody) == closed


@pytest.mark.parametrize(
    ("sent", "today", "closed"),
    [
        # three business days after a Friday are the Wednesday
        ("2026-01-16", "2026-01-16", True),
        ("2026-01-16", "2026-01-17", True),
        ("2026-01-16", "2026-01-19", True),
        ("2026-01-16", "2026-01-20", True),
        ("2026-01-16", "2026-01-21", False),
        ("2026-01-16", "2026-01-22", False),
        # after a Monday the Thursday, after a Sunday the Wednesday
        ("2026-01-12", "2026-01-14", True),
        ("2026-01-12", "2026-01-15", False),
        ("2026-01-18", "2026-01-20", True),
        ("2026-01-18", "2026-01-21", False),
    ],
)
def test_a_first_letter_is_given_three_business_days(sent: str, today: str, closed: bool) -> None:
    waiting = letter("julie", sent, need="lead")
    assert asked(letters=(waiting,), today=day(today)) == (["open-contact"] if closed else [])


@pytest.mark.parametrize(
    "other",
    [
        letter("julie", "2026-01-20", need="budget"),
        letter("julie", "2026-01-20"),
        letter("julie", None, need="lead", drafted="2026-01-20"),
        letter("julie", "2026-01-20", need="lead", kind="request"),
        letter("julie", "2026-01-20", need="lead", state="replied", answered="2026-01-21"),
        letter("julie", "2026-01-20", need="lead", state="accepted", answered="2026-01-21"),
        letter("julie", "2026-01-20", need="lead", state="declined", answered="2026-01-21"),
        letter("julie", "2026-01-20", need="lead", state="unanswered"),
    ],
)
def test_only_an_unanswered_first_letter_for_the_same_need_holds_the_next_one_back(other: Outreach) -> None:
    assert asked(letters=(other,)) == []


def test_a_letter_about_no_need_waits_for_nobody() -> None:
    assert (
        asked(about=None, letters=(letter("julie", "2026-01-20", need="lead"), letter("kim", "2026-01-20")))
        == []
    )


def test_the_wait_is_a_setting() -> None:
    waiting = (letter("julie", "2026-01-20", need="lead"),)
    gates = [
        closed_gates(mentor("Ben Sample"), "lead", whole_purpose(), waiting, TODAY, wait=wait)
        for wait in (0, 1, 2)
    ]
    assert [len(g) for g in gates] == [0, 0, 1]


def test_gates_are_told_in_the_order_they_are_passed() -> None:
    somebody = mentor("Ben Sample", line="direct-line")
    waiting = (letter("julie", "2026-01-20", need="lead"),)
    assert asked(somebody, letters=waiting, purpose=False) == ["purpose", "manager", "open-contact"]
    for gate in closed_gates(somebody, "lead", None, waiting, TODAY, wait=3):
        assert gate.exit_code == 5
        assert "--anyway" in (gate.hint or "")


MOVED = {
    # a first contact asks for a talk
    ("first", "sent", "candidate"): "approached",
    ("first", "accepted", "approached"): "conversation",
    ("first", "accepted", "candidate"): "conversation",
    ("first", "accepted", "declined"): "conversation",  # a late yes
    ("first", "sent", "declined"): "approached",  # a new beginning
    ("request", "sent", "declined"): "asked",
    ("first", "declined", "approached"): "declined",
    ("first", "unanswered", "approached"): "declined",
    # a request asks for mentoring
    ("request", "sent", "candidate"): "asked",
    ("request", "sent", "approached"): "asked",
    ("request", "sent", "conversation"): "asked",
    ("request", "accepted", "asked"): "active",
    ("request", "accepted", "conversation"): "active",
    ("request", "accepted", "declined"): "active",
    ("request", "declined", "asked"): "declined",
    ("request", "unanswered", "asked"): "declined",
    # never back
    ("first", "sent", "conversation"): None,
    ("first", "sent", "active"): None,
    ("first", "sent", "ended"): None,
    ("first", "accepted", "asked"): None,
    ("first", "accepted", "active"): None,
    ("request", "sent", "active"): None,
    ("request", "sent", "paused"): None,
    ("first", "declined", "active"): None,
    ("first", "unanswered", "active"): None,
    ("request", "declined", "active"): None,
    ("request", "unanswered", "paused"): None,
    ("first", "declined", "ended"): None,
}


@pytest.mark.parametrize(("kind", "state", "stage", "after"), [(*k, v) for k, v in MOVED.items()])
def test_a_letter_moves_its_person_forward_or_out_and_never_back(
    kind: str, state: str, stage: str, after: str | None
) -> None:
    assert letter_move(mentor("Kim", stage), letter("kim", "2026-01-12", kind=kind, state=state)) == after


@pytest.mark.parametrize("kind", sorted(set(OUTREACH_KINDS) - {"first", "request"}))
@pytest.mark.parametrize("state", list(OUTREACH_STATES))
def test_no_other_kind_of_letter_moves_anybody(kind: str, state: str) -> None:
    said = letter("kim", "2026-01-12", kind=kind, state=state)
    assert {letter_move(mentor("Kim", stage), said) for stage in STAGES} == {None}


@pytest.mark.parametrize("kind", ["first", "request"])
@pytest.mark.parametrize("state", ["draft", "replied"])
def test_a_draft_or_an_undecided_answer_moves_nobody(kind: str, state: str) -> None:
    said = letter("kim", "2026-01-12", kind=kind, state=state)
    assert {letter_move(mentor("Kim", stage), said) for stage in STAGES} == {None}


def test_a_late_answer_brings_somebody_back_whom_one_had_given_up_on() -> None:
    went = (StageChange(stage="approached", on=day("2026-01-12")),)
    silence = StageChange(stage="declined", on=day("2026-02-12"), reason="first letter: unanswered")
    refusal = StageChange(stage="declined", on=day("2026-02-12"), reason="first letter: declined")
    said = letter("kim", "2026-01-12", state="replied")
    assert letter_move(mentor("Kim", history=(*went, silence)), said) == "approached"
    assert letter_move(mentor("Kim", history=(*went, refusal)), said) is None


def test_an_answer_may_still_come_after_no_answer_but_nothing_before_it_is_sent() -> None:
    assert LETTER_STATES["sent"] == ("draft",)
    for answer in ("replied", "accepted", "declined"):
        assert "unanswered" in LETTER_STATES[answer]
        assert "draft" not in LETTER_STATES[answer]
    assert set(LETTER_STATES["unanswered"]) == {"sent", "replied"}


# What a person reads, said aloud.
SAID = {
    "candidate": ("Kim is a candidate now.", "a candidate"),
    "approached": ("Kim has your letter now.", "approached"),
    "conversation": ("You are in conversation with Kim now.", "in conversation with you"),
    "asked": ("Kim has been asked now.", "asked to mentor you"),
    "active": ("Kim is an active mentor now.", "an active mentor"),
    "paused": ("Kim is resting now.", "resting"),
    "ended": ("Kim is no longer a candidate now.", "no longer a candidate"),
    "declined": ("Kim is off your list now.", "off your list"),
}


@pytest.mark.parametrize("stage", STAGES)
def test_a_stage_is_said_in_a_sentence(stage: str) -> None:
    kim = mentor("Kim", stage)
    assert (stage_reached(kim), stage_word(kim)) == SAID[stage]
    since = stage_reached(kim, day("2026-01-21"))
    assert since == SAID[stage][0].replace(" now.", " from Wed 21 Jan 2026 on.")


@pytest.mark.parametrize("before", ["active", "paused"])
def test_only_who_was_a_mentor_is_no_longer_one(before: str, golden: Golden) -> None:
    kim = move(mentor("Kim", before), "ended", TODAY, on=TODAY)
    assert stage_word(kim) == "no longer your mentor"
    golden(stage_reached(kim))
    again = move(kim, "active", TODAY, on=TODAY)
    assert stage_word(move(again, "ended", TODAY, on=TODAY)) == "no longer your mentor"
