"""A letter mended sentence by sentence loses nothing of what was not touched."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.letter_parts import moved_down, moved_up, paragraphs_of, parted, parts_of, with_part
from mentorfolio.domain.wording import in_paragraphs

LETTER = """Dear Dr. Sample,

I read your chapter. We tried it, e.g. on Ward 4.

Could we talk?

Many thanks,
Ana"""


def test_each_sentence_line_of_greeting_and_closing_line_has_its_number() -> None:
    assert parts_of(LETTER) == [
        "Dear Dr. Sample,",
        "I read your chapter.",
        "We tried it, e.g. on Ward 4.",
        "Could we talk?",
        "Many thanks,",
        "Ana",
    ]


@pytest.mark.parametrize(
    ("number", "words", "there"),
    [
        (1, "your chapter on budgets helped us", "Your chapter on budgets helped us. We tried it, e.g."),
        (2, "", "I read your chapter.\n\nCould we talk?"),
        (3, "", "on Ward 4.\n\nMany thanks,\nAna"),
        (3, "would you read a page? A line would do.", "Would you read a page? A line would do.\n\nMany"),
        (4, "Warm regards,", "Warm regards,\nAna"),
        (0, "Hi Julie,", "Hi Julie,\n\nI read"),
    ],
)
def test_a_sentence_is_put_in_other_words_or_left_out_and_the_paragraphs_stay(
    number: int, words: str, there: str
) -> None:
    assert there in with_part(LETTER, number, words)


def test_a_letter_that_an_editor_wrapped_keeps_its_sentences_whole() -> None:
    wrapped = (
        "Dear Julie,\n\nI have been reading what you wrote about handovers, and on our ward\n"
        "we tried the first of it. It works.\n\nAna"
    )
    assert parts_of(wrapped)[1].endswith("and on our ward we tried the first of it.")


@given(st.lists(st.sampled_from(["Yes.", "Dear A,", "", "Is it so?", "Mr. B came! He sat."]), min_size=1))
def test_what_is_put_back_as_it_was_changes_nothing(lines: list[str]) -> None:
    body = "\n".join(lines).strip("\n")
    for number, part in enumerate(parts_of(body)):
        assert parts_of(with_part(body, number, part)) == parts_of(body)


SHORT = "Dear Julie,\n\nOne is here. Two is here.\n\nThree?\n\nThanks,\nSam"


@pytest.mark.parametrize(
    ("number", "there"),
    [
        (0, SHORT),
        (1, SHORT.replace("here. Two", "here.\n\nTwo")),
        (2, SHORT.replace("One is here. Two is here.", "Two is here. One is here.")),
        (3, SHORT.replace("One is here. Two is here.\n\nThree?", "One is here. Two is here. Three?")),
        (4, SHORT),
        (5, SHORT),
    ],
)
def test_a_sentence_is_moved_before_another_and_never_above_the_greeting(number: int, there: str) -> None:
    assert moved_up(SHORT, number) == there
    if number == 2:
        assert moved_down(SHORT, number - 1) == there


def test_the_last_of_a_paragraph_moved_down_stands_alone_and_then_begins_the_next() -> None:
    alone = SHORT.replace("here. Two is here.", "here.\n\nTwo is here.")
    assert moved_down(SHORT, 2) == alone
    assert moved_down(alone, 2) == SHORT.replace("here. Two is here.\n\n", "here.\n\nTwo is here. ")


@given(
    st.lists(
        st.lists(st.sampled_from(["One is here.", "Two?", "Three!"]), min_size=1, max_size=3), max_size=4
    ),
    st.data(),
)
def test_a_sentence_moved_out_of_its_paragraph_and_back_leaves_the_letter_as_it_was(
    paragraphs: list[list[str]], data: st.DataObject
) -> None:
    numbers = iter("abcdefghijkl")
    told = [" ".join(f"{next(numbers).upper()} {text}" for text in texts) for texts in paragraphs]
    body = "\n\n".join(["Dear Julie,", *told, "Thanks,\nSam"])
    number = data.draw(st.integers(0, len(parts_of(body)) - 1))
    part = parts_of(body)[number]
    for there, back in ((moved_up, moved_down), (moved_down, moved_up)):
        moved = there(body, number)
        assert moved == body or back(moved, parts_of(moved).index(part)) == body


@pytest.mark.parametrize(
    ("number", "there"),
    [
        (0, SHORT),
        (1, SHORT),
        (2, SHORT.replace("here. Two", "here.\n\nTwo")),
        (3, SHORT.replace("here.\n\nThree", "here. Three")),
        (4, SHORT),
        (5, SHORT),
    ],
)
def test_a_paragraph_begins_where_one_says_and_is_joined_where_one_began(number: int, there: str) -> None:
    assert parted(SHORT, number) == there


@given(st.lists(st.sampled_from(["One is here.", "Two?", "", "Three, e.g. this."]), max_size=8), st.data())
def test_no_sentence_is_lost_wherever_it_is_moved(lines: list[str], data: st.DataObject) -> None:
    body = "\n".join(["Dear Julie,", "", *lines, "", "Sam"]).strip()
    parts = parts_of(body)
    number = data.draw(st.integers(0, len(parts) - 1))
    assert sorted(parts_of(moved_up(body, number))) == sorted(parts)
    assert parts_of(parted(body, number)) == parts


def test_short_parts_are_one_paragraph_and_a_long_one_begins_the_next() -> None:
    long = " ".join(["word"] * 40)
    assert in_paragraphs(["I'm Ana.", "", long, "I rest."]) == f"I'm Ana. {long} I rest."
    assert in_paragraphs([long, long, "So it is."]) == f"{long}\n\n{long} So it is."


def test_a_sentence_of_a_few_words_is_no_paragraph_of_its_own() -> None:
    long = " ".join(["word"] * 60)
    assert in_paragraphs([long, "So it is."]) == f"{long} So it is."


def test_a_question_stands_alone_behind_a_long_paragraph_and_goes_on_in_a_short_one() -> None:
    long = " ".join(["word"] * 30)
    assert in_paragraphs([long, "What do you do?"]) == f"{long}\n\nWhat do you do?"
    assert in_paragraphs(["I'm Ana.", "What do you do?"]) == "I'm Ana. What do you do?"


def test_what_stands_below_an_empty_line_begins_a_paragraph() -> None:
    assert paragraphs_of("Dear Jo,\n\nOne. Two.\n\nThree.\n\nThanks,\nAna") == {1, 3, 4}
    assert paragraphs_of("") == frozenset()
