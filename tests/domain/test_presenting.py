"""Who one is, from whatever was answered to "What do you do?"."""

from __future__ import annotations

import pytest

from mentorfolio.domain.presenting import goes_on, of_oneself, presented, role_and_place


@pytest.mark.parametrize(
    ("role", "said"),
    [
        ("I run a ward with 34 nurses, a med. ward", "I'm Ana Sample. I run a ward with 34 nurses"),
        ("i run a ward i built up", "I'm Ana Sample. I run a ward I built up"),
        ("I lead the night team.", "I'm Ana Sample. I lead the night team"),
        ("i teach", "I'm Ana Sample. I teach"),
        ("we run a bakery", "I'm Ana Sample. We run a bakery"),
        ("running a ward", "I'm Ana Sample. I'm running a ward"),
        ("Im running a ward", "I'm Ana Sample. I'm running a ward"),
        ("Lead a ward of 34", "I'm Ana Sample. I lead a ward of 34"),
        ("runs the pharmacy", "I'm Ana Sample. I run the pharmacy"),
        ("i've taught maths since 2010", "I'm Ana Sample. I've taught maths since 2010"),
        ("I'm responsible for 34 nurses", "I'm Ana Sample, responsible for 34 nurses"),
        ("Lead nurse", "I'm Ana Sample, a lead nurse"),
        ("Managing director", "I'm Ana Sample, managing director"),
        ("Nursing lead", "I'm Ana Sample, a nursing lead"),
        ("Ward manager, 28 beds", "I'm Ana Sample, a ward manager"),
        ("IT manager", "I'm Ana Sample, IT manager"),
        ("Projektleiterin", "I'm Ana Sample, Projektleiterin"),
        ("Kaufmännische Leitung", "I'm Ana Sample, Kaufmännische Leitung"),
        ("Sachbearbeiter", "I'm Ana Sample, Sachbearbeiter"),
        ("Captain", "I'm Ana Sample, captain"),
        ("Office admin", "I'm Ana Sample, office admin"),
    ],
)
def test_what_somebody_does_is_said_as_a_sentence_of_its_own_and_a_role_within_one(
    role: str, said: str
) -> None:
    assert presented("Ana Sample", role, "", begin="I'm", same=False) == said


def test_where_one_works_goes_on_from_either_and_is_said_once() -> None:
    def at(role: str) -> str:
        return presented("Ana Sample", role, "Sample Hospital", begin="I'm", same=False)

    assert at("I run a ward") == "I'm Ana Sample. I run a ward at Sample Hospital"
    assert at("nurse") == "I'm Ana Sample, a nurse at Sample Hospital"
    assert at("nurse at Sample Hospital") == "I'm Ana Sample, a nurse at Sample Hospital"


def test_a_place_that_ends_with_a_full_stop_gets_no_second_one() -> None:
    said = presented("Ana Sample", "nurse", "Sample Lab e.V.", begin="I'm", same=False)
    assert f"{said}." == "I'm Ana Sample, a nurse at Sample Lab e.V."
    assert goes_on(said, "we met") == "I'm Ana Sample, a nurse at Sample Lab e.V., and we met"
    same = presented("Ana Sample", "", "Sample Lab Inc.", begin="I'm", same=True)
    assert f"{same}." == "I'm Ana Sample; we both work at Sample Lab Inc."


def test_what_follows_who_one_is_never_makes_a_third_part_of_two_sentences() -> None:
    assert goes_on("I'm Ana Sample", "some days ago I wrote") == "I'm Ana Sample, and some days ago I wrote"
    assert goes_on("I'm Ana. I run a ward", "some days ago I wrote") == (
        "I'm Ana. I run a ward. Some days ago I wrote"
    )


@pytest.mark.parametrize(
    ("place", "said"),
    [
        ("small yard near Oban", "at a small yard near Oban"),
        ("university library", "at a university library"),
        ("family firm", "at a family firm"),
        ("the city library", "at the city library"),
        ("newcastle upon tyne", "at newcastle upon tyne"),
        ("Sample Works", "at Sample Works"),
    ],
)
def test_a_kind_of_place_has_an_article_and_a_name_has_none(place: str, said: str) -> None:
    assert (
        presented("Ana Sample", "clerk", place, begin="I'm", same=False) == f"I'm Ana Sample, a clerk {said}"
    )


@pytest.mark.parametrize(
    ("role", "place", "said"),
    [
        ("Potter", "my own workshop in Porto", "a potter with my own workshop in Porto"),
        ("potter with my own workshop", "Porto", "a potter with my own workshop in Porto"),
        ("self-employed carpenter", "Porto", "a self-employed carpenter in Porto"),
        ("freelance journalist", "Sample News", "a freelance journalist at Sample News"),
        ("baker", "my sister's bakery", "a baker at my sister's bakery"),
    ],
)
def test_who_works_for_themselves_is_not_told_to_work_at_a_town(role: str, place: str, said: str) -> None:
    assert presented("Ana Sample", role, place, begin="I'm", same=False) == f"I'm Ana Sample, {said}"


def test_where_one_works_is_not_told_twice() -> None:
    said = presented(
        "Ana Sample", "clerk at the public hospital", "St Sample Hospital", begin="I'm", same=False
    )
    assert said == "I'm Ana Sample, a clerk at the public hospital"


@pytest.mark.parametrize(
    ("typed", "role", "place"),
    [
        (
            "I'm a vet nurse, nine years now, at Roche's small animal clinic in Galway",
            "a vet nurse",
            "Roche's small animal clinic in Galway",
        ),
        ("Ward sister at Example Hospital", "Ward sister", "Example Hospital"),
        ("Teacher, since 2019, at a primary school in Cork", "Teacher", "a primary school in Cork"),
        ("Bookbinder at Livros, Porto", "Bookbinder", "Livros, Porto"),
        ("I run a ward at Example Hospital", "I run a ward at Example Hospital", ""),
        ("Carer at night", "Carer at night", ""),
        ("Nurse", "Nurse", ""),
    ],
)
def test_who_says_what_they_do_and_where_has_said_both(typed: str, role: str, place: str) -> None:
    assert role_and_place(typed) == (role, place)


def test_a_place_that_was_said_with_the_role_is_not_doubled_by_another() -> None:
    role = "I'm a vet nurse, nine years now, at Roche's small animal clinic in Galway"
    said = presented("Ida Sample", role, "Galway, a small animal clinic", begin="I'm", same=False)
    assert said == "I'm Ida Sample, a vet nurse at Roche's small animal clinic in Galway"


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        ("Head baker at X", "I'm Sam Sample, head baker at X."),
        ("a nurse on ward 5", "I'm Sam Sample, a nurse on ward 5."),
        ("Sam, baker", "I'm Sam Sample, a baker."),
        ("ward manager, 28 beds", "I'm Sam Sample, a ward manager, 28 beds."),
        (
            "Trainee chef in Porto. I started last year.",
            "I'm Sam Sample, a trainee chef in Porto. I started last year.",
        ),
        ("run a bakery", "I run a bakery."),
        ("runs a bakery in Leeds", "I run a bakery in Leeds."),
    ],
)
def test_who_types_only_what_they_do_stands_in_the_letter_as_a_sentence(typed: str, said: str) -> None:
    assert of_oneself(typed, "Sam Sample") == said


@pytest.mark.parametrize(
    "typed",
    [
        "I run a bakery in Leeds",
        "We met at the choir",
        "The baker told me about you",
        "Our children go to the same school",
        "You taught me in 2010",
        "I'm Sam, a nurse",
    ],
)
def test_a_sentence_about_oneself_stays_as_it_was_typed(typed: str) -> None:
    assert of_oneself(typed, "Sam Sample") == typed


def test_where_the_letter_has_said_the_name_it_is_not_said_again() -> None:
    assert of_oneself("baker in Leeds", "Sam Sample", named=True) == "I'm a baker in Leeds."
    assert of_oneself("Head baker at X", "Sam Sample", named=True) == "I'm head baker at X."
    assert of_oneself("student of law", "Sam Sample", named=True) == "student of law"


def test_a_name_given_for_a_role_is_not_said_twice() -> None:
    said = presented("Marit Sample", "I am Marit and I am a bit shy", "Ward", begin="I'm", same=False)
    assert said == "I'm Marit Sample from Ward"


def test_a_role_that_is_somebodys_first_name_too_is_a_role() -> None:
    assert presented("Mason Sample", "Mason", "", begin="I'm", same=False) == "I'm Mason Sample, mason"
