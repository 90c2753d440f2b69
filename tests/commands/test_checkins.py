"""``checkin``: what is kept, what the quadrant is, what to do about the weaker side."""

from __future__ import annotations

from itertools import product
from typing import Any

import pytest

from mentorfolio.commands.checkin.checkin import CheckedIn, movement
from mentorfolio.commands.checkin.fields import CLARITY, RAPPORT
from mentorfolio.desk.scales import OpenQuestions
from mentorfolio.domain.counsel import DEEDS, advice
from mentorfolio.domain.records import Checkin
from mentorfolio.domain.relationship import health
from mentorfolio.errors import Interrupted, MentorfolioError, MissingValue
from mentorfolio.letters.library import Library
from tests.commands.desk import LEAVE, Desk, add, untouched
from tests.commands.typed import check_in
from tests.domain.build import checkin, day
from tests.support import Golden

SIX = {"rapport": "4,4,5,4", "clarity": "3,2"}


@pytest.fixture
def kim(desk: Desk) -> Desk:
    add(desk, "Kim Sample", stage="active", on="2025-06-01")
    return desk


def keep(desk: Desk, **given: Any) -> CheckedIn:
    kept = check_in(desk, "kim", given)
    assert isinstance(kept, CheckedIn)
    return kept


def test_the_answer_has_the_promised_keys_with_means_and_quadrant(kim: Desk) -> None:
    data = keep(kim, **SIX, benefit_me=5, note="a good\nyear", on="2026-01-10").data()
    assert isinstance(data, dict)
    record_id = data.pop("id")
    assert record_id in kim.store.reading()[Checkin].by_id()
    assert data == {
        "mentor": "kim-sample",
        "on": "2026-01-10",
        "rapport": 4.25,
        "clarity": 2.5,
        "rapport_items": [4, 4, 5, 4],
        "clarity_items": [3, 2],
        "benefit_me": 5,
        "benefit_them": None,
        "note": "a good\nyear",
        "health": "drifting",
        "created": "2026-01-21",
        "updated": "2026-01-21",
    }


def test_the_quadrant_follows_the_formula_for_every_possible_check_in() -> None:
    """The means of the items, high from 3.5 on."""
    words = {(1, 1): "thriving", (1, 0): "drifting", (0, 1): "guarded", (0, 0): "at-risk"}
    for a, b, c, d in product(range(1, 6), repeat=4):
        for e, f in product(range(1, 6), repeat=2):
            found = health(checkin("kim", "2026-01-01", (a, b, c, d), (e, f)))
            assert (found.rapport, found.clarity) == ((a + b + c + d) / 4, (e + f) / 2)
            assert found.health == words[int(a + b + c + d >= 14), int(e + f >= 7)]


def test_the_deed_is_for_the_lowest_item_of_the_lower_side_for_every_possible_check_in() -> None:
    for rapport in product(range(1, 6), repeat=4):
        for clarity in product(range(1, 6), repeat=2):
            a, b, c, d = rapport
            said = checkin("kim", "2026-01-01", (a, b, c, d), (clarity[0], clarity[1]))
            found = advice(said)
            means = {"rapport": sum(rapport) / 4, "clarity": sum(clarity) / 2}
            assert means[found.axis] == min(means.values())
            scales, items = (RAPPORT, rapport) if found.axis == "rapport" else (CLARITY, clarity)
            rated = dict(zip(scales, items, strict=True))
            assert rated[found.item] == min(items)
            assert (found.deed is None) == (min(items) == 5)


def test_every_question_has_a_deed_whose_prompt_looks_at_the_same_side() -> None:
    prompts = {p.id: p for p in Library().prompts()}
    for axis, scales in (("rapport", RAPPORT), ("clarity", CLARITY)):
        for key in scales:
            deed = DEEDS[key]
            assert prompts[deed.prompt].axis == axis
            assert prompts[deed.prompt].about == "mentor"
            assert deed.source in ("R3", "R4", "R5")
    assert set(DEEDS) == {*RAPPORT, *CLARITY}


@pytest.mark.parametrize(
    "given",
    [
        {"rapport": "4,4,4", "clarity": "3,3"},
        {"rapport": "4,4,4,4,4", "clarity": "3,3"},
        {"rapport": "4,4,4,6", "clarity": "3,3"},
        {"rapport": "4,4,4,0", "clarity": "3,3"},
        {"rapport": "4,,4,4", "clarity": "3,3"},
        {"rapport": "", "clarity": "3,3"},
        {"rapport": "4 4 4 4", "clarity": "3,3"},
        {"rapport": "4,4,4,²", "clarity": "3,3"},
        {"rapport": "4,4,4,4", "clarity": "3;4"},
        {"rapport": "4,4,4,4", "clarity": "3.5,4"},
        {**SIX, "on": "tomorrow"},
        {**SIX, "note": "a\x1bb"},
        {"clarity": "3,3"},
        {"rapport": "4,4,4,4"},
        {},
    ],
)
def test_a_check_in_that_cannot_be_meant_is_refused_and_nothing_is_kept(
    kim: Desk, given: dict[str, Any]
) -> None:
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        check_in(kim, "kim", given)
    assert refused.value.exit_code == 2
    assert refused.value.hint


def test_too_few_numbers_are_refused_in_a_line_or_two(kim: Desk) -> None:
    with pytest.raises(MentorfolioError, match="four numbers from 1 to 5") as refused:
        check_in(kim, "kim", {"rapport": "4,4,4", "clarity": "3,3"})
    assert refused.value.hint == "Like: --rapport 4,3,5,3"


def test_the_missing_side_is_named_after_the_name_is_known(kim: Desk) -> None:
    with pytest.raises(MissingValue, match="--rapport"):
        check_in(kim, "kim", {})
    with pytest.raises(MissingValue, match="--clarity"):
        check_in(kim, "kim", {"rapport": "4,4,4,4"})
    with pytest.raises(MentorfolioError) as refused:
        check_in(kim, "nobody", {})
    assert refused.value.exit_code == 3


def test_the_questions_are_shown_where_nobody_can_be_asked(kim: Desk) -> None:
    with untouched(kim):
        shown = check_in(kim, "kim", {"ask": True})
    assert isinstance(shown, OpenQuestions)
    data = shown.data()
    assert isinstance(data, list)
    assert [d["key"] for d in data] == [*RAPPORT, *CLARITY, "benefit_me", "benefit_them"]
    assert set(data[0]) == {"key", "question", "one", "five", "option"}
    half = check_in(kim, "kim", {"ask": True, "rapport": "4,4,4,4"})
    assert isinstance(half, OpenQuestions)
    assert [*half.scales][:2] == ["agenda", "outcome"]


def test_typed_twice_it_is_kept_once_and_another_of_the_day_is_a_second(kim: Desk) -> None:
    first = keep(kim, **SIX)
    with untouched(kim):
        again = keep(kim, **SIX)
    assert (again.again, again.checkin.id) == (True, first.checkin.id)
    second = keep(kim, rapport="4,4,5,5", clarity="3,2")
    assert (second.again, second.second) == (False, True)
    assert len(kim.store.reading()[Checkin].by_id()) == 2


def test_it_is_compared_with_the_one_before_in_days_not_the_one_typed_before(
    kim: Desk, golden: Golden
) -> None:
    keep(kim, **SIX, on="2025-12-01")
    keep(kim, rapport="1,1,1,1", clarity="1,1", on="2026-01-15")
    late = keep(kim, rapport="5,5,5,5", clarity="4,4", on="2026-01-02")
    assert late.before is not None
    assert late.before.on == day("2025-12-01")
    golden(movement(late.checkin, late.before))
    assert [c.on.isoformat() for c in check_in(kim, "kim", trend=True).checkins] == [
        "2025-12-01",
        "2026-01-02",
        "2026-01-15",
    ]


@pytest.mark.parametrize("stage", ["candidate", "conversation", "paused", "ended", "declined"])
def test_nobody_is_refused_a_look_at_a_relationship(desk: Desk, stage: str) -> None:
    add(desk, "Kim Sample", stage=stage, on="2025-06-01")
    assert keep(desk, **SIX).checkin.mentor == "kim-sample"


def test_at_a_terminal_only_what_is_missing_is_asked(kim: Desk) -> None:
    desk, asker = kim.asking("3", "4", "", "2", "worth it")
    kept = keep(desk, rapport="4,4,5,4")
    assert asker.keys == ["agenda", "outcome", "benefit_me", "benefit_them", "note"]
    assert (kept.checkin.clarity_items, kept.checkin.benefit_me, kept.checkin.benefit_them) == (
        (3, 4),
        None,
        2,
    )
    assert kept.checkin.note == "worth it"


def test_with_all_six_given_nothing_is_asked(kim: Desk) -> None:
    desk, asker = kim.asking()
    keep(desk, **SIX)
    assert asker.keys == []


def test_a_number_out_of_range_is_asked_again(kim: Desk) -> None:
    desk, asker = kim.asking("6", "x", "4", *"4444", "3", "", "", "")
    assert keep(desk).checkin.rapport_items == (4, 4, 4, 4)
    assert asker.keys[:3] == ["shared"] * 3
    assert any("from 1 to 5" in text for text in asker.said)


def test_leaving_before_all_six_keeps_nothing_and_says_so(kim: Desk) -> None:
    desk, _ = kim.asking("4", "4", "4", "4", "3", LEAVE)
    with untouched(kim), pytest.raises(Interrupted, match="nothing was kept"):
        check_in(desk, "kim", {})


def test_leaving_after_the_six_keeps_them(kim: Desk) -> None:
    desk, _ = kim.asking("4", "4", "4", "4", "3", "3", "5", LEAVE)
    with pytest.raises(Interrupted):
        check_in(desk, "kim", {})
    (kept,) = kim.store.reading()[Checkin]
    assert (kept.clarity_items, kept.benefit_me, kept.benefit_them) == ((3, 3), 5, None)


def test_going_back_corrects_an_answer(kim: Desk) -> None:
    desk, _ = kim.asking("4", "1", "<", "5", "4", "4", "3", "3", "", "", "")
    assert keep(desk).checkin.rapport_items == (4, 5, 4, 4)
