"""How people are called and greeted, from their name alone."""

from __future__ import annotations

import re

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.domain import greeting
from mentorfolio.domain.greeting import (
    addressed_as,
    called,
    first_name,
    formally,
    greeted,
    nickname,
    parts_alone,
)


@pytest.mark.parametrize(
    ("name", "called", "dear"),
    [
        ("Julie Okafor", "Julie", "Julie"),
        ("Sukarno", "Sukarno", "Sukarno"),
        ("Nguyen Thi Sample", "Sample", "Sample"),
        ("Dr. Julie Okafor", "Julie", "Julie"),
        ("Prof. Dr. rer. nat. Anna Sample", "Anna", "Anna"),
        ("Dr. Sample", "Sample", "Dr. Sample"),
        ("Sir Ian", "Ian", "Sir Ian"),
        ("Aunty Pat", "Pat", "Aunty Pat"),
        ("van Dijk", "van Dijk", "van Dijk"),
        ("Dr. van Dijk", "van Dijk", "Dr. van Dijk"),
        ("Ludwig van Sample", "Ludwig", "Ludwig"),
        ("Van Sample", "Van", "Van"),
        ("J. R. Sample", "J. R. Sample", "J. R. Sample"),
        ("J. Robert Sample", "Robert", "Robert"),
        ("Sample, Julie", "Julie", "Julie"),
        ("Garc\u00eda M\u00e1rquez, Gabriel", "Gabriel", "Gabriel"),
        ("Okafor, Dr. Julie, PhD", "Julie", "Julie"),
        ("Anna Sample, FCIPD", "Anna", "Anna"),
        ("Anna Sample, Jr.", "Anna", "Anna"),
        ("\u738b\u82b3", "\u738b\u82b3", "\u738b\u82b3"),
        ("\u5c71\u7530 \u592a\u90ce", "\u592a\u90ce", "\u5c71\u7530 \u592a\u90ce"),
        ("\uae40 \ucca0\uc218", "\ucca0\uc218", "\uae40 \ucca0\uc218"),
        ("\u30b8\u30e7\u30f3\u30fb\u30b9\u30df\u30b9", "\u30b8\u30e7\u30f3", "\u30b8\u30e7\u30f3"),
        ("Dr. \u738b\u82b3", "\u738b\u82b3", "Dr. \u738b\u82b3"),
        (
            "\u0645\u062d\u0645\u062f \u0639\u0644\u064a",
            "\u0645\u062d\u0645\u062f",
            "\u0645\u062d\u0645\u062f",
        ),
        ("Abd al-Rahman Sample", "Abd al-Rahman", "Abd al-Rahman"),
    ],
)
def test_a_name_tells_how_to_call_and_how_to_greet(name: str, called: str, dear: str) -> None:
    assert (first_name(name), greeted(name)) == (called, dear)


@pytest.mark.parametrize(
    ("name", "alone"),
    [
        ("Julie Okafor", ("Julie", "Okafor")),
        ("Zebulon", ("Zebulon",)),
        ("Prof. Dr. Anna Maria Sample", ("Anna", "Sample")),
        ("Sample, Anna, PhD", ("Anna", "Sample")),
        ("Al Li", ()),
        ("Bo Sample", ("Sample",)),
        ("J. Robert Sample", ("Robert", "Sample")),
        ("Anna van der Berg", ("Anna", "Berg")),
        ("J. R. (Bob) Sample", ("Bob", "Sample")),
        ("\u5c71\u7530 \u592a\u90ce", ("\u592a\u90ce", "\u5c71\u7530")),
    ],
)
def test_the_first_and_the_last_name_may_stand_alone_where_they_are_long_enough_to_tell(
    name: str, alone: tuple[str, ...]
) -> None:
    assert parts_alone(name) == alone


@settings(max_examples=200, deadline=None)
@given(
    st.text(st.sampled_from("aA.,- \u738b\u30b8\u30fb\u0645Dr"), min_size=1, max_size=20)
    .map(str.strip)
    .filter(bool)
)
def test_no_name_is_greeted_by_nothing(name: str) -> None:
    assert first_name(name).strip()
    assert greeted(name).strip()


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Prof. Dr. Anneliese Sample", "Prof. Sample"),
        ("Dr. Friederike (Fritzi) Sample", "Dr. Sample"),
        ("Dr. med. Uwe Sample", "Dr. Sample"),
        ("Mrs Grace Sample", "Mrs Sample"),
        ("Lady Ruth Sample", "Lady Ruth"),
        ("Matron Sample", "Matron Sample"),
        ("Dr. van der Sample", "Dr. van der Sample"),
        ("Ms Hanna van Sample", "Ms van Sample"),
        ("Ms Maria De Sample", "Ms De Sample"),
        ("Mr Jan Van der Sample", "Mr Van der Sample"),
        ("Mr Ali bin Sample", "Mr bin Sample"),
        ("Mr Al Sample", "Mr Sample"),
        ("Ms Nguyen Van An", "Ms An"),
        ("Ms Jo Sample PhD", "Ms Sample"),
        ("Sample, Dr. Julie, PhD", "Dr. Sample"),
        ("Dr. Ines Sample, head of design", "Dr. Sample"),
        ("Dr. Ines Sample, Head of Design", "Dr. Sample"),
        ("Dr. Sample, Director", "Dr. Sample"),
        ("Julie Sample", ""),
    ],
)
def test_a_stranger_with_a_title_is_greeted_by_it(name: str, said: str) -> None:
    assert formally(name) == said


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mr Sample", "Mr Sample"),
        ("Ines Sample, head nurse", "Ines"),
        ("Ines Sample, Head of Design", "Ines"),
        ("Sample, Ines", "Ines"),
        ("sample, ines", "Ines"),
        ("anna sample", "Anna"),
        ("Dr. Julie Sample", "Julie"),
        ("Sample", "Sample"),
        ("Sr. Margarethe Sample", "Margarethe"),
        ("Sr Sample", "Sr Sample"),
        ("Br. Paul", "Brother Paul"),
        ("Fr. Paul", "Fr. Paul"),
        ("Hr. Sample", "Hr. Sample"),
        ("Sra. Ana Sample", "Sra. Sample"),
        ("Dott.ssa Sample", "Dott.ssa Sample"),
        ("Mag.a Eva Sample", "Eva"),
        ("Dipl.-Ing. (FH) Eva Sample", "Eva"),
        ("Dipl.-Psych. Sample", "Dipl.-Psych. Sample"),
        ("Univ.-Prof. Dr. med. Eva Sample", "Eva"),
        ("Rev. Sample", "Rev. Sample"),
        ("Capt. Jo Sample", "Jo"),
        ("Col. Sample", "Col. Sample"),
        ("Col Sample", "Col"),
        ("Sgt Sample", "Sgt Sample"),
    ],
)
def test_nobody_is_called_by_a_title_alone_or_a_bare_family_name_where_one_was_typed(
    name: str, said: str
) -> None:
    assert called(name) == said


@pytest.mark.parametrize(
    ("name", "stranger", "friend"),
    [
        ("Sr. Margarethe Sample", "Sister Margarethe", "Sister Margarethe"),
        ("Sr Sample", "Sr Sample", "Sr Sample"),
        ("Br. Paul Sample", "Brother Paul", "Brother Paul"),
        ("Sister Mary Sample", "Sister Mary", "Sister Mary"),
        ("Father Paul Sample", "Father Sample", "Father Paul"),
        ("Sr. P\u00e9rez", "Sr. P\u00e9rez", "Sr. P\u00e9rez"),
        ("Sr. Carlos P\u00e9rez", "Sr. P\u00e9rez", "Carlos"),
        ("Sr. Jos\u00e9 Sample", "Sr. Sample", "Jos\u00e9"),
    ],
)
def test_sr_is_a_sister_before_a_first_name_and_no_woman_in_spanish(
    name: str, stranger: str, friend: str
) -> None:
    assert (formally(name), greeted(name)) == (stranger, friend)


def test_a_nickname_in_brackets_is_what_friends_say() -> None:
    assert nickname("Dr. Friederike (Fritzi) Sample") == "Fritzi"
    assert nickname("Dr. Sample (paeds)") == ""


WORDS = st.sampled_from(
    (
        *("Julie", "Bo", "Prof", "Dame", "Miss", "Von", "Abu", "Med", "Jr", "Ii", "Mba", "Rev", "J", "X2"),
        *("12", "III", "Sample", "Ann-Lee", "O'Hara", "d'Arcy", "from", "ana", "J\u00fcrg"),
    )
)


@given(st.lists(WORDS, min_size=1, max_size=5).map(" ".join))
def test_a_plain_name_is_read_at_once_and_as_any_other(name: str) -> None:
    at_once = greeting.called(name)
    with pytest.MonkeyPatch.context() as slowly:
        slowly.setattr(greeting, "_PLAIN", re.compile(r"(?!)"))
        assert greeting.called(name) == at_once


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Mr. Pieter van Wyk", "Mr. van Wyk"),
        ("Ms Jo Sample", "Ms Sample"),
        ("Frau Ines Sample", "Frau Sample"),
        ("Señora Lucia Sample", "Señora Sample"),
        ("Sr. Javier Sample", "Sr. Sample"),
        ("Mx Sample", "Mx Sample"),
        ("Dr. Ines Sample", "Ines"),
        ("Herr Dr. Jan Sample", "Jan"),
        ("Sr. Mary Sample", "Sister Mary"),
    ],
)
def test_a_civil_title_stays_with_the_name_among_friends_and_no_other_does(name: str, said: str) -> None:
    assert addressed_as(name, formal=False) == said


@pytest.mark.parametrize(
    ("name", "first", "last"),
    [
        ('Al "The, Boss" Ünal <x>', "Al", "Ünal"),
        ('Al "Buzz" Sample', "Al", "Sample"),
        ("Sample, Al \u201cBuzz\u201d", "Al", "Sample"),
        ('"Al"', '"Al"', '"Al"'),
    ],
)
def test_a_letter_greets_by_no_nickname_between_quotes(name: str, first: str, last: str) -> None:
    assert (greeting.first_name(name), greeting.last_name(name)) == (first, last)


@pytest.mark.parametrize(
    ("name", "said"),
    [
        ("Ms riis", "Ms Riis"),
        ("ms riis", "Ms Riis"),
        ("Ms van dam", "Ms van Dam"),
        ("Dr. McSample", "Dr. McSample"),
    ],
)
def test_a_name_in_small_letters_behind_a_title_is_greeted_with_its_capital(name: str, said: str) -> None:
    assert addressed_as(name, formal=True) == said
