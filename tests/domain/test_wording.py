"""A title and a reason read as part of a letter to a person."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.addressing import expect_to_them, is_about_them, to_them
from mentorfolio.domain.wording import is_topic, reason, spoken
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
        ("I want to be less afraid of meetings", "being less afraid of meetings"),
        ("I'd like to learn to read a budget", "reading a budget"),
        ("I need more time", "more time"),
        ("How do I say no?", "how to say no"),
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
        ("patient with beginners", "I am writing to you because you are patient with beginners."),
        ("she never raises her voice", "I am writing to you because you never raise your voice."),
    ],
)
def test_a_reason_is_a_sentence_to_them(why: str, sentence: str) -> None:
    assert reason(why) == sentence


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("he is calm", "you are calm"),
        ("She always carries her team", "you always carry your team"),
        ("listens more than she talks", "you listen more than you talk"),
        ("I admire how she handles the matrons", "I admire how you handle the matrons"),
        ("I saw her talk in May", "I saw your talk in May"),
        ("met him at a party, very funny", "I met you at a party, very funny"),
        ("works in finance and is not afraid", "you work in finance and are not afraid"),
        ("Pat says he explains budgets", "Pat says you explain budgets"),
        ("he knows them, he sat with them for years", "you know them, you sat with them for years"),
        (
            "She told Ben his rota was wrong, and he thanked her",
            "you told Ben his rota was wrong, and he thanked you",
        ),
        ("she's been there, and she's calm", "you've been there, and you're calm"),
        ("they've been where I am", "you've been where I am"),
        ("they have built their own ward", "you have built your own ward"),
        ("her reports teach", "your reports teach"),
        ("you run it well", "you run it well"),
    ],
)
def test_what_was_said_about_somebody_is_said_to_them(about: str, to: str) -> None:
    assert to_them(about) == to
    assert not is_about_them(to)


def test_a_reason_about_them_is_refused_with_the_sentence_to_type() -> None:
    with pytest.raises(UsageProblem) as told:
        expect_to_them("she never raises her voice", "Sheila")
    assert told.value.hint == 'Say it so: "you never raise your voice"'


@pytest.mark.parametrize("title", ["i never learned budgets", "I want out", " ".join(["long"] * 10)])
def test_a_title_that_is_no_topic_is_not_put_into_a_sentence_unasked(title: str) -> None:
    assert not is_topic(title)
    assert is_topic("Lead a team")


def test_a_sentence_that_names_somebody_else_stands_for_itself() -> None:
    assert reason("Janet says she is brilliant") == "Janet says you are brilliant."
    assert reason("the way he speaks") == "I am writing to you because of the way you speak."


@given(st.text(min_size=1, max_size=60))
def test_no_words_are_lost_or_made_up_for_any_title_and_reason(text: str) -> None:
    assert spoken(text) is not None
    assert reason(text).endswith((".", "!", "?", "…", '"', "'", ")", "]", "”", "\u2019"))
