"""The owner: what is said is set, what is not said stays, each answer is saved at once."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.domain.records import Need
from mentorfolio.errors import Interrupted, UsageProblem
from tests.commands.desk import LEAVE, Desk, add_need, purpose, untouched
from tests.commands.typed import init, profiles

ALL: dict[str, str] = {
    "name": "Sam Sample",
    "email": "sam@example.org",
    "role": "nurse",
    "organisation": "Sample Hospital",
    "stage_of_career": "early",
    "manager": "Pat Sample",
    "purpose": "lead well",
    "context": "skills",
    "looking_for": "plain words",
    "effective_mentee": "I prepare",
    "signature": "Best wishes,\nSam",
    "availability": "Thursdays",
}


def test_what_is_said_is_set_and_what_is_not_said_stays(desk: Desk) -> None:
    init(desk, ALL)
    init(desk, {"role": " head nurse "})
    me = profiles.show(desk).profile
    assert {key: getattr(me, key) for key in ALL} == ALL | {"role": "head nurse"}
    assert profiles.show(desk).open == ()


def test_each_answer_given_is_one_less_to_ask(desk: Desk) -> None:
    assert profiles.show(desk).open == ("purpose", "context", "looking_for", "effective_mentee")
    done = init(desk, {"purpose": "lead well", "context": "SKILLS"})
    assert profiles.show(desk).open == ("looking_for", "effective_mentee")
    assert any("--looking-for" in line for line in done.details)
    assert done.steps[0].command == "mentorfolio init"


@pytest.mark.parametrize(
    "given",
    [
        {"email": "sam"},
        {"context": "love"},
        {"name": "a\nb"},
        {"purpose": "a\x1bb"},
        {"signature": "a\x00"},
        {"role": "a\u2028b", "name": "Good Name"},
    ],
)
def test_a_refused_value_sets_nothing(desk: Desk, given: dict[str, Any]) -> None:
    init(desk, ALL)
    with untouched(desk), pytest.raises(UsageProblem):
        init(desk, given)


def test_five_things_are_asked_and_the_purpose_is_offered_as_the_first_need(desk: Desk) -> None:
    asking, asker = desk.asking(
        *("Sam Sample", "1", "lead well", "4", "plain words", "I prepare"), *("yes", "", "skill")
    )
    done = init(asking, {})
    assert asker.keys == [
        *("name", "door", "purpose", "context", "looking_for", "effective_mentee"),
        *("first_need", "title", "knowing"),
    ]
    assert profiles.show(desk).open == ()
    assert profiles.show(desk).profile.context == "skills"
    assert desk.need("lead-well").knowing == "how"
    assert "Sam Sample" in done.sentence


def test_no_is_an_answer_to_the_first_need(desk: Desk) -> None:
    asking, _ = desk.asking("Sam", "", "lead well", "skills", "x", "y", "no", "")
    init(asking, {})
    assert dict(desk.store.reading()[Need].by_id()) == {}


def test_nothing_is_asked_twice(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead")
    asking, asker = desk.asking()
    init(asking, {})
    assert asker.asked == []


@pytest.mark.parametrize("given", [{}, {"name": "Sam Sample"}, {"context": "SKILLS"}], ids=str)
def test_beginning_again_with_nothing_new_changes_nothing_and_says_so(
    desk: Desk, given: dict[str, str]
) -> None:
    purpose(desk)
    with untouched(desk):
        done = init(desk, given)
    assert "Sam Sample" in done.sentence
    assert not done.undoable
    assert any("--purpose" in line for line in done.details)
    assert init(desk, {"name": "Kim"}).undoable


def test_questions_all_skipped_change_nothing(desk: Desk) -> None:
    init(desk, {"name": "Sam"})
    asking, _ = desk.asking("", "", "", "", "")  # the door, and the four
    with untouched(desk):
        done = init(asking, {})
    assert "nothing was changed" in done.sentence
    assert any("--looking-for" in line for line in done.details)


def test_a_first_need_alone_is_a_change(desk: Desk) -> None:
    purpose(desk)
    asking, _ = desk.asking("yes", "Lead", "how")
    assert init(asking, {}).undoable


def test_with_options_nothing_is_asked(desk: Desk) -> None:
    asking, asker = desk.asking()
    init(asking, {"name": "Sam"})
    assert asker.asked == []
    assert profiles.show(desk).profile.name == "Sam"


@pytest.mark.parametrize("answered", [0, 1, 2, 3, 4, 5])
def test_leaving_loses_only_the_question_on_the_screen(desk: Desk, answered: int) -> None:
    answers = ["Sam Sample", "lead well", "skills", "plain words", "I prepare"]
    typed = [*answers[:1], "look", *answers[1:answered]] if answered else []
    asking, _ = desk.asking(*typed, LEAVE)
    with pytest.raises(Interrupted):
        init(asking, {})
    me = profiles.show(desk).profile
    kept = [me.name, me.purpose, me.context, me.looking_for, me.effective_mentee]
    assert kept == answers[:answered] + [""] * (5 - answered)


def test_a_skipped_question_stays_open_and_a_refused_one_is_asked_again(desk: Desk) -> None:
    asking, asker = desk.asking("", "", "lead well", "love", "skills", "", "", "no", "")
    init(asking, {})
    assert asker.keys.count("context") == 2
    assert profiles.show(desk).open == ("looking_for", "effective_mentee")


def test_going_back_offers_the_answer_before_and_can_change_it(desk: Desk) -> None:
    asking, _ = desk.asking("Sam", "", "lead wel", "<", "lead well", "skills", "x", "y", "no", "")
    init(asking, {})
    me = profiles.show(desk).profile
    assert (me.name, me.purpose, me.context) == ("Sam", "lead well", "skills")


def test_going_back_from_the_first_need_is_not_a_no(desk: Desk) -> None:
    asking, asker = desk.asking(
        "Sam", "", "lead well", "skills", "x", "y", "<", "better", "yes", "Lead", "how"
    )
    init(asking, {})
    assert profiles.show(desk).profile.effective_mentee == "better"
    assert asker.keys.count("first_need") == 2
    assert desk.need("lead").title == "Lead"
