"""From the purpose to a ranked shortlist, with somebody at the terminal."""

from __future__ import annotations

import pytest

from mentorfolio.domain.records import Profile
from mentorfolio.errors import Interrupted, NotFound
from tests.commands.desk import LEAVE, Desk, add, add_need, purpose, untouched
from tests.commands.typed import identify, mentors, needs
from tests.support import Golden

NOBODY_ELSE = [""] * 6  # Enter at each of the six sources
PERSON = ["how=3", "calm; fair", "far away", "outside", "yes"]


def test_the_whole_way_from_the_purpose_to_the_order(desk: Desk) -> None:
    asking, asker = desk.asking(
        *("lead well", "skills", "plain words", "I prepare"),
        *("Lead a team", "how"),
        *("Julie Sample", *PERSON, ""),
        *("Kim Sample", "", "", "", "", "", ""),
        *("", "", "", ""),
        "2 1",
    )
    found = identify(asking, need=None)
    assert asker.answers == []
    assert [(m.name, m.rank) for m in found.candidates] == [("Kim Sample", 1), ("Julie Sample", 2)]
    julie, kim = desk.mentor("julie-sample"), desk.mentor("kim-sample")
    assert (julie.knowing, julie.positives, julie.constraints) == (
        {"how": 3},
        ("calm", "fair"),
        ("far away",),
    )
    assert (julie.line, julie.source, julie.supports) == ("outside", "known", {"lead-a-team": 1})
    assert (kim.source, kim.supports, kim.knowing) == ("professional-body", {"lead-a-team": 1}, {})
    assert found.open == ()
    assert found.untried == ("friend-of-friend", "academic", "linkedin", "other")


def test_what_is_known_is_not_asked_again(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, asker = desk.asking("1", *NOBODY_ELSE)
    identify(asking, need=None)
    assert asker.keys == ["need", *["who"] * 6]
    given, asker = desk.asking(*NOBODY_ELSE)
    identify(given, need="lead")
    assert asker.keys == ["who"] * 6


def test_somebody_known_is_tied_to_the_need_not_added_twice(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    add(
        desk,
        "Zoë Sample",
        knowing="how=3",
        positive="calm",
        constraint="far",
        line="outside",
        source="linkedin",
        respect="yes",
    )
    asking, asker = desk.asking("zoe sample", "", *[""] * 5)
    identify(asking, need="lead")
    (zoe,) = desk.mentors().values()
    assert (zoe.supports, zoe.source, zoe.knowing) == ({"lead-a-team": 1}, "linkedin", {"how": 3})
    assert set(asker.keys) == {"who"}


def test_a_strength_that_was_given_is_not_lowered_by_naming_the_person_again(desk: Desk) -> None:
    purpose(desk)
    need = add_need(desk, "Lead a team")
    add(desk, "Zoe Sample", supports=f"{need}=3", line="outside")
    asking, _ = desk.asking("Zoe Sample", "", "", "", "", *[""] * 6)
    identify(asking, need="lead")
    assert desk.mentor("zoe-sample").supports == {need: 3}


@pytest.mark.parametrize(
    ("answer", "order"),
    [
        ("", ["Ann", "Ben", "Cal"]),
        ("2", ["Ben", "Ann", "Cal"]),
        ("3 1", ["Cal", "Ann", "Ben"]),
        ("3 2 1", ["Cal", "Ben", "Ann"]),
    ],
)
def test_the_order_that_is_said_is_the_order_in_which_they_are_asked(
    desk: Desk, answer: str, order: list[str]
) -> None:
    purpose(desk)
    need = add_need(desk, "Lead a team")
    for rank, name in enumerate(("Ann", "Ben", "Cal"), 1):
        add(desk, f"{name} Sample", supports=need, rank=str(rank))
    asking, _ = desk.asking(*NOBODY_ELSE, answer)
    found = identify(asking, need="lead")
    assert [m.name.split()[0] for m in found.candidates] == order
    assert [m.rank for m in found.candidates] == [1, 2, 3]


@pytest.mark.parametrize(
    "several", ["Kim Sample, Lee Sample", "Kim Sample and Lee Sample", "Kim Sample; Lee Sample", "Kim & Lee"]
)
def test_several_names_at_once_are_asked_for_one_after_another(
    desk: Desk, several: str, golden: Golden
) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, asker = desk.asking(several, "Kim Sample", *PERSON, "Lee Sample", *PERSON, *NOBODY_ELSE, "")
    identify(asking, need="lead")
    assert set(desk.mentors()) == {"kim-sample", "lee-sample"}
    golden(asker.said[0])


def test_somebody_known_whose_name_has_a_comma_can_be_named(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    add(desk, "Sample, Kim", knowing="how", positive="calm", constraint="far", line="outside", respect="yes")
    asking, _ = desk.asking("Sample, Kim", *NOBODY_ELSE)
    identify(asking, need="lead")
    assert desk.mentor("sample-kim").supports == {"lead-a-team": 1}


def test_what_one_could_learn_is_meant_by_the_beginning_of_a_word(desk: Desk, golden: Golden) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, asker = desk.asking("Kim Sample", "skli", "ski=3 and peop", "", "", "", "", *NOBODY_ELSE)
    identify(asking, need="lead")
    assert desk.mentor("kim-sample").knowing == {"how": 3, "whom": 2}
    golden(*asker.said)


def test_the_only_candidate_is_the_first_choice_without_a_question(desk: Desk) -> None:
    purpose(desk)
    add(desk, "Ann Sample", supports=add_need(desk, "Lead a team"))
    asking, asker = desk.asking(*NOBODY_ELSE)
    identify(asking, need="lead")
    assert desk.mentor("ann-sample").rank == 1
    assert "order" not in asker.keys


def test_the_only_candidate_is_no_first_choice_before_others_while_one_is_not_sure_of_them(
    desk: Desk,
) -> None:
    purpose(desk)
    need = add_need(desk, "Lead a team")
    add(desk, "Ann Sample", supports=need, respect="unsure")
    asking, _ = desk.asking(*NOBODY_ELSE)
    identify(asking, need="lead")
    assert desk.mentor("ann-sample").rank is None
    add(desk, "Kim Sample", supports=need, respect="yes")
    asking, _ = desk.asking(*NOBODY_ELSE, "")
    found = identify(asking, need="lead")
    assert [m.called for m in found.candidates] == ["Kim", "Ann"]
    assert found.first is not None
    assert found.first.called == "Kim"


def test_a_title_that_a_closed_need_has_is_asked_again_not_the_end(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    needs.met(desk, "lead")
    asking, asker = desk.asking("lead a TEAM", "Lead two teams", "how", *NOBODY_ELSE)
    found = identify(asking, need=None)
    assert found.need is not None
    assert found.need.title == "Lead two teams"
    assert asker.answers == []


def test_a_new_need_can_be_named_beside_the_old_ones(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, _ = desk.asking("Read a budget", "skill", *NOBODY_ELSE)
    found = identify(asking, need=None)
    assert found.need is not None
    assert (found.need.id, found.need.knowing) == ("read-a-budget", "how")


@pytest.mark.parametrize("number", ["0", "2", "99"])
def test_a_number_that_is_not_on_the_list_is_asked_again(desk: Desk, number: str) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, asker = desk.asking(number, "1", *NOBODY_ELSE)
    found = identify(asking, need=None)
    assert found.need is not None
    assert found.need.id == "lead-a-team"
    assert asker.keys.count("need") == 2


def test_leaving_loses_only_the_question_on_the_screen(desk: Desk) -> None:
    asking, _ = desk.asking("lead well", LEAVE)
    with pytest.raises(Interrupted):
        identify(asking, need=None)
    assert desk.store.reading()[Profile]["me"].purpose == "lead well"
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, _ = desk.asking("Ann Sample", *PERSON, "Ben Sample", "how", LEAVE)
    with pytest.raises(Interrupted):
        identify(asking, need="lead")
    assert desk.mentor("ann-sample").positives == ("calm", "fair")
    ben = desk.mentor("ben-sample")
    assert (ben.knowing, ben.supports, ben.source) == ({"how": 2}, {"lead-a-team": 1}, "known")


def test_going_back_from_the_first_question_about_somebody_does_not_add_them(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, _ = desk.asking("Ann Sampel", "<", "Ann Sample", *PERSON, *[""] * 6)
    identify(asking, need="lead")
    assert list(desk.mentors()) == ["ann-sample"]


def test_an_answer_about_a_person_can_be_gone_back_to_and_replaced(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, _ = desk.asking("Ann Sample", "whom", "<", "how=1", "calm", "", "outside", "", *[""] * 6)
    identify(asking, need="lead")
    assert desk.mentor("ann-sample").knowing == {"how": 1}


def test_without_a_terminal_it_tells_where_things_stand_and_changes_nothing(desk: Desk) -> None:
    with untouched(desk):
        found = identify(desk, need=None)
    assert (found.need, found.candidates, len(found.open), len(found.untried)) == (None, (), 4, 6)
    with untouched(desk), pytest.raises(NotFound):
        identify(desk, need="nothing")
    need = add_need(desk, "Lead a team")
    add(desk, "Ann Sample", supports=need, source="known", rank="1")
    assert identify(desk, need=None).data() == {
        "need": need,
        "candidates": [{"id": "ann-sample", "name": "Ann Sample", "rank": 1}],
        "known": [],
        "purpose_open": ["purpose", "context", "looking_for", "effective_mentee"],
        "sources_untried": ["professional-body", "friend-of-friend", "academic", "linkedin", "other"],
        "places": [],
    }


def test_who_has_the_skill_that_a_need_names_is_told_though_not_noted_for_it(
    desk: Desk, golden: Golden
) -> None:
    add(desk, "Eva Sample", skill=["pivot tables"])
    needs.add(desk, "Pivot tables", {"knowing": "how"})
    (step,) = identify(desk, need="pivot").skilled
    golden(step.why)
    assert step.command == "mentorfolio mentor edit eva-sample --supports pivot-tables"
    mentors.edit(desk, "eva", {"supports": ["pivot"]})
    assert identify(desk, need="pivot").skilled == ()


def test_people_are_put_in_order_as_one_says_it(desk: Desk) -> None:
    purpose(desk)
    need = add_need(desk, "Lead a team")
    for name in ("Helen Sample", "Maureen Sample"):
        add(desk, name, supports=need)
    asking, _ = desk.asking(*NOBODY_ELSE, "Maureen first, then Helen")
    identify(asking, need="lead")
    assert [desk.mentor(f"{who}-sample").rank for who in ("maureen", "helen")] == [1, 2]


def test_somebody_met_once_is_no_old_acquaintance(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    asking, _ = desk.asking("Tom Sample, met him once", "", "", "", "", "", *NOBODY_ELSE)
    identify(asking, need="lead")
    tom = desk.mentor("tom-sample")
    assert (tom.source, tom.familiar) == ("known", "acquainted")


RECORDS = ["Mr Tobias Sample", "Dr. Eleanor (Nell) Moor-Sample", "Margit Sample"]


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("Tobias Sample", 0),
        ("Nell", 1),
        ("Dr Moor-Sample", 1),
        ("Margit", 2),
        ("Ms Margit Ann Sample", 2),
        ("Margit, my old tutor", 2),
        ("Another Name <margit@example.org>", 2),
    ],
)
def test_somebody_on_record_is_known_by_another_form_of_their_name_before_anything_is_asked(
    desk: Desk, said: str, meant: int
) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    told = {"knowing": "how", "positive": "calm", "constraint": "far", "line": "outside", "respect": "yes"}
    for name in RECORDS:
        add(desk, name, **told, **({"email": "margit@example.org"} if "Margit" in name else {}))
    asking, asker = desk.asking(said, "", *NOBODY_ELSE)
    identify(asking, need="lead")
    assert asker.keys[:2] == ["who", "yes"]
    assert {*asker.keys[2:]} == {"who"}
    assert [m.name for m in desk.mentors().values() if m.supports] == [RECORDS[meant]]
    assert len(desk.mentors()) == len(RECORDS)


def test_whoever_is_not_the_one_of_that_name_is_added_beside_them(desk: Desk) -> None:
    purpose(desk)
    need = add_need(desk, "Lead a team")
    add(desk, "Mr Tobias Sample")
    asking, asker = desk.asking("Tobias Sample", "no", *PERSON, *NOBODY_ELSE)
    identify(asking, need="lead")
    assert asker.answers == []
    assert desk.mentor("tobias-sample").supports == {need: 1}
    assert desk.mentor("mr-tobias-sample").supports == {}


def test_whom_hr_gave_one_is_no_candidate_and_is_not_asked_about_as_one_chosen(desk: Desk) -> None:
    purpose(desk)
    need = add_need(desk, "Lead a team")
    asking, asker = desk.asking("HR gave me Mr Tobias Sample as a mentor", *["", "", ""], *NOBODY_ELSE)
    found = identify(asking, need="lead")
    assert asker.answers == []
    assert not {"constraint", "respect"} & {*asker.keys}
    tobias = desk.mentor("mr-tobias-sample")
    assert (tobias.stage, tobias.form, tobias.source) == ("active", "formal", None)
    assert tobias.supports == {need: 1}
    assert found.first is None


def test_a_candidate_whom_hr_gives_one_is_not_changed_without_a_word(desk: Desk) -> None:
    purpose(desk)
    add_need(desk, "Lead a team")
    add(desk, "Tobias Sample")
    asking, asker = desk.asking("HR gave me Tobias Sample as a mentor", *["", "", "", "", ""], *NOBODY_ELSE)
    identify(asking, need="lead")
    assert any("mentorfolio happened tobias-sample --what given" in said for said in asker.said)
