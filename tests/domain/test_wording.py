"""A title and a reason read as part of a letter to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.wording import expect_to_them, reason, spoken, turned
from mentorfolio.errors import UsageProblem


@pytest.mark.parametrize(
    ("title", "said"),
    [
        ("Lead a team", "leading a team"),
        ("Find my direction", "finding my direction"),
        ("Run a budget", "running a budget"),
        ("Be heard in meetings", "being heard in meetings"),
        ("Negotiate", "negotiating"),
        ("Public speaking", "public speaking"),
        ("SQL", "SQL"),
        ("Kubernetes in Practice", "Kubernetes in Practice"),
        ("I want out", "I want out"),
        ("how to lead former peers", "how to lead former peers"),
        ("How to lead former peers?", "how to lead former peers"),
    ],
)
def test_a_title_stands_in_a_sentence_without_quotation_marks(title: str, said: str) -> None:
    assert spoken(title) == said


@pytest.mark.parametrize(
    ("why", "sentence"),
    [
        ("your talk on pricing", "I am writing to you because of your talk on pricing."),
        ("Your talk on pricing changed how I work", "Your talk on pricing changed how I work."),
        (
            "the way you ran the Oslo office",
            "I am writing to you because of the way you ran the Oslo office.",
        ),
        ("You helped me when I was new.", "You helped me when I was new."),
        ("you built a team", "I am writing to you because you built a team."),
        ("your talk made me laugh", "I am writing to you because your talk made me laugh."),
        ("I heard your talk in May", "I heard your talk in May."),
        ("because you stayed calm", "I am writing to you because you stayed calm."),
        ("patient with beginners", "I am writing to you for a reason: patient with beginners."),
        ("she never raises her voice", "I am writing to you because you never raise your voice."),
    ],
)
def test_a_reason_is_a_sentence_to_them(why: str, sentence: str) -> None:
    assert reason(why) == sentence


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("he is calm", "you are calm"),
        ("She always carries his team", "you always carry your team"),
        ("they have built their own ward", "you have built your own ward"),
        ("her reports teach", "your reports teach"),
        ("you run it well", "you run it well"),
    ],
)
def test_what_was_said_about_somebody_is_said_to_them(about: str, to: str) -> None:
    assert turned(about) == to


def test_a_reason_about_them_is_refused_with_the_sentence_to_type() -> None:
    with pytest.raises(UsageProblem) as told:
        expect_to_them("she never raises her voice", "Sheila")
    assert told.value.hint == 'Say it so: "you never raise your voice"'


@given(st.text(min_size=1, max_size=60))
def test_no_words_are_lost_or_made_up_for_any_title_and_reason(text: str) -> None:
    assert spoken(text) is not None
    assert reason(text).endswith((".", "!", "?", "…", '"', "'", ")", "]", "”", "\u2019"))
