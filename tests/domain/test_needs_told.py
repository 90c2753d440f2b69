"""What is a need, and which one, where somebody tells what another person helps with."""

from __future__ import annotations

import pytest

from mentorfolio.domain.topics import may_be_need, same_topic


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
