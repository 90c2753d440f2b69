"""What is a need, and which one, where somebody tells what another person helps with."""

from __future__ import annotations

import pytest

from mentorfolio.domain.topics import is_long, may_be_need, same_topic, short_title


@pytest.mark.parametrize("text", ["leading a team", "budgets and rotas", "budgets", "how to say no"])
def test_a_few_words_of_something_to_learn_may_be_a_need(text: str) -> None:
    assert may_be_need(text)


@pytest.mark.parametrize(
    "text", ["keeps calm", "she never shouts", "how she did her budgets, she always knew"]
)
def test_what_is_said_of_them_is_no_need(text: str) -> None:
    assert not may_be_need(text)


def test_a_need_is_known_again_in_other_words() -> None:
    assert same_topic("Lead my team", "how to lead a team")
    assert same_topic("Leading a team", "leading a team of nurses")
    assert not same_topic("Lead my team", "budgets")
    assert not same_topic("", "budgets")


@pytest.mark.parametrize(
    "title",
    [
        "lead the people I used to have coffee with",
        "How to be the boss of people who were my friends",
        "To become a better listener for my own team",
    ],
)
def test_what_one_would_like_to_do_is_a_name_for_a_need_even_in_ten_words(title: str) -> None:
    assert not is_long(title)


@pytest.mark.parametrize(
    ("sentence", "offered"),
    [
        ("learn to say no without feeling bad about it", "Learn to say no"),
        ("have been a nurse for years and now I lead the ward", ""),
        ("I need somebody who tells me how to lead my team", "Lead my team"),
        (
            "I've been asked to lead the ward, and I dont know how to be the boss of my friends",
            "Be the boss of my friends",
        ),
        ("We have a new law, and I want to understand it.", ""),
    ],
)
def test_a_sentence_is_no_name_for_a_need(sentence: str, offered: str) -> None:
    assert is_long(sentence)
    assert short_title(sentence) == offered
