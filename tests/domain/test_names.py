"""Which record a person means."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain.names import find, find_dated, is_id, new_id, new_slug
from mentorfolio.errors import Ambiguous, MentorfolioError, NotFound, UsageProblem
from tests.domain.build import meeting, mentor, told

QUICK = settings(max_examples=100, deadline=None)

PEOPLE = {
    m.id: m
    for m in (
        mentor("Anna Kowalska"),
        mentor("Anna Sample"),
        mentor("Tomasz Zieliński"),
        mentor("Joanna Zielinska"),
        mentor("Conan O'Brien"),
        mentor("Kim"),
        mentor("Kim Sample"),
        mentor("田中 太郎"),
        mentor("Twin Sample"),
        mentor("Twin Sample", id="twin-sample-2"),
        mentor("Mary Newname", id="mary-oldname"),
    )
}


def test_an_id_that_is_gone_does_not_mean_who_has_the_same_name() -> None:
    left = {i: m for i, m in PEOPLE.items() if i != "twin-sample"}
    with pytest.raises(NotFound, match="twin-sample") as refused:
        find("twin-sample", left, "mentor")
    assert "Twin Sample" in (refused.value.hint or "")
    for text in ("twin sample", "Twin Sample", "twin-sam", "twin-sample-2", "twin"):
        assert find(text, left, "mentor").id == "twin-sample-2"


def found(text: str) -> str:
    """The id of who is meant."""
    return find(text, PEOPLE, "mentor").id


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("anna-sample", "anna-sample"),
        ("Anna Sample", "anna-sample"),
        ("  Anna Sample ", "anna-sample"),
        ("ANNA SAMPLE", "anna-sample"),
        ("Tomasz Zieliński", "tomasz-zielinski"),
        ("tomasz zielinski", "tomasz-zielinski"),
        ("ZIELIŃSKI", "tomasz-zielinski"),
        ("zielińska", "joanna-zielinska"),
        ("tomasz-z", "tomasz-zielinski"),
        ("tom", "tomasz-zielinski"),
        ("joanna", "joanna-zielinska"),
        ("brien", "conan-o-brien"),
        ("o'b", "conan-o-brien"),
        ("kowal", "anna-kowalska"),
        ("kim", "kim"),  # an exact id is nobody else, though others begin with it
        ("Kim", "kim"),
        ("KIM", "kim"),
        ("Zieliński, Tomasz", "tomasz-zielinski"),
        ("Dr. Anna Kowalska", "anna-kowalska"),
        ("oldname", "mary-oldname"),  # whoever has another surname now is called by the old one for long
        ("kim s", "kim-sample"),
        ("太郎", "田中-太郎"),
        ("田中-太郎", "田中-太郎"),
        ("twin-sample", "twin-sample"),
        ("twin-sample-2", "twin-sample-2"),
    ],
)
def test_people_are_found_by_what_one_would_type(typed: str, meant: str) -> None:
    assert found(typed) == meant


@pytest.mark.parametrize(
    ("typed", "listed"),
    [
        ("anna", ["anna-kowalska", "anna-sample"]),
        ("zielinsk", ["tomasz-zielinski", "joanna-zielinska"]),
        ("Twin Sample", ["twin-sample", "twin-sample-2"]),
        ("twin", ["twin-sample", "twin-sample-2"]),
    ],
)
def test_a_word_that_several_answer_to_lists_exactly_those(typed: str, listed: list[str]) -> None:
    with pytest.raises(Ambiguous) as several:
        found(typed)
    assert re.findall(r"\(([a-z0-9-]+)\)", several.value.hint or "") == listed


def test_a_long_list_of_namesakes_stays_one_sentence() -> None:
    many = {f"sample-{n}": mentor(f"Sample {n}") for n in range(40)}
    with pytest.raises(Ambiguous) as several:
        find("sample", many, "mentor")
    assert "40 mentors" in several.value.message
    assert "34 more" in (several.value.hint or "")
    assert len(several.value.hint or "") < 300


@pytest.mark.parametrize("typed", ["", "  ", "\n"])
def test_an_empty_name_is_a_slip_of_the_keyboard(typed: str) -> None:
    with pytest.raises(UsageProblem):
        found(typed)


@pytest.mark.parametrize("typed", ["\u0301", "\u0308\u0301", "\u20e3"])
def test_an_accent_alone_means_nobody(typed: str) -> None:
    one = {"kim": PEOPLE["kim"]}
    with pytest.raises((NotFound, UsageProblem)):
        find(typed, one, "mentor")


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("tomsz", "Tomasz Zieliński"),
        ("Zielinsky", "Zieliński"),
        ("anna sampel", "Anna Sample"),
        ("konan", "Conan"),
    ],
)
def test_a_typing_slip_is_answered_with_the_name_that_is_close(typed: str, offered: str) -> None:
    with pytest.raises(NotFound) as nobody:
        found(typed)
    assert offered in (nobody.value.hint or "")


def test_an_unknown_name_says_where_to_look() -> None:
    with pytest.raises(NotFound) as nobody:
        found("xyzzy")
    assert "mentorfolio mentor list" in (nobody.value.hint or "")
    with pytest.raises(NotFound) as empty:
        find("xyzzy", {}, "need")
    assert "mentorfolio need add" in (empty.value.hint or "")


@QUICK
@given(st.text(max_size=12))
def test_whatever_is_typed_finds_somebody_or_is_refused_in_words(typed: str) -> None:
    try:
        assert found(typed) in PEOPLE
    except (UsageProblem, NotFound, Ambiguous) as refused:
        told(refused)


def test_a_dated_record_is_found_by_its_id_or_the_beginning_of_it() -> None:
    records = [meeting("2026-01-05", id="abcd2345"), meeting("2026-01-06", id="abce2345")]
    for typed in ("abcd2345", "abcd", " ABCD "):
        hit = find_dated(typed, records, "meeting")
        assert hit is not None
        assert hit.id == "abcd2345"
    assert find_dated("zzz", records, "meeting") is None
    with pytest.raises(Ambiguous) as several:
        find_dated("abc", records, "meeting")
    assert "abcd2345, abce2345" in (several.value.hint or "")
    with pytest.raises(UsageProblem):
        find_dated(" ", records, "meeting")


@QUICK
@given(st.lists(st.text(max_size=8), max_size=12))
def test_ids_of_names_are_ids_and_never_given_twice(names: list[str]) -> None:
    taken: list[str] = []
    for name in names:
        record_id = new_slug(name, "mentor", taken)
        assert is_id(record_id)
        assert record_id not in taken
        taken.append(record_id)


def test_namesakes_are_numbered_from_two() -> None:
    assert new_slug("Julie Okafor", "mentor", []) == "julie-okafor"
    assert new_slug("Julie Okafor", "mentor", ["julie-okafor"]) == "julie-okafor-2"
    assert new_slug("Julie Okafor", "mentor", ["julie-okafor", "julie-okafor-2"]) == "julie-okafor-3"
    assert new_slug("💡", "mentor", ["mentor"]) == "mentor-2"
    assert new_slug("田中", "mentor", ["田中"]) == "田中-2"
    assert new_slug("Julie Okafor 2", "mentor", ["julie-okafor-2"]) == "julie-okafor-2-2"


def test_an_id_of_a_dated_record_is_eight_characters_easy_to_read_out() -> None:
    ids = {new_id(()) for _ in range(500)}
    assert len(ids) == 500
    assert all(re.fullmatch("[a-z2-7]{8}", i) for i in ids)


def test_the_refusals_have_the_exit_codes_that_scripts_rely_on() -> None:
    kinds: tuple[type[MentorfolioError], ...] = (UsageProblem, NotFound, Ambiguous)
    assert [k.exit_code for k in kinds] == [2, 3, 4]


def test_one_whole_word_of_a_name_wins_over_parts_of_others() -> None:
    people = {m.id: m for m in (mentor("Sean Sample"), mentor("An Sample"), mentor("Diana Kim"))}
    assert find("an", people, "mentor").id == "an-sample"
    assert find("an sample", people, "mentor").id == "an-sample"
    with pytest.raises(Ambiguous):
        find("sample", people, "mentor")
