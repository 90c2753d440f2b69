"""Asking: refused answers are asked again, `<` goes back, words and numbers of a list both count."""

from __future__ import annotations

import pytest

from mentorfolio.domain.vocabulary import one_of
from mentorfolio.errors import Interrupted, UsageProblem
from mentorfolio.fields.form import Asked, Form, WentBack, answered, chosen, numbers_meant, yes_to
from mentorfolio.fields.question import Question, yes_or_no
from tests.commands.desk import Scripted

CHOICES = {"why": "direction: what for", "how": "skill: the work", "whom": "people: a network"}
NEEDED = Question(key="title", text="What?", why="Because.", option="--title", optional=False)
SKIPPED = NEEDED._replace(optional=True)


class Offered(Scripted):
    """Remembers what was offered for Enter."""

    def __init__(self, *answers: str) -> None:
        super().__init__(*answers)
        self.offered: list[str] = []

    def ask(self, question: Question, known: str = "") -> str:
        """The next answer."""
        self.offered.append(known)
        return super().ask(question, known)


def number(text: str) -> int:
    """A number, or a refusal with a hint."""
    if not text.isdigit():
        raise UsageProblem(f"{text} is no number.", hint="Type digits.")
    return int(text)


def test_a_refused_answer_is_told_and_asked_again() -> None:
    asker = Scripted("x", "7")
    assert answered(asker, NEEDED, number) == 7
    assert asker.said == ["x is no number.", "Type digits."]
    assert asker.keys == ["title", "title"]


def test_what_may_be_skipped_is_and_what_is_needed_is_not() -> None:
    assert answered(Scripted(""), SKIPPED, number) is None
    assert answered(Scripted("  "), SKIPPED, number) is None
    asker = Scripted("", "3")
    assert answered(asker, NEEDED, number) == 3
    assert "Because." in asker.said[0]


@pytest.mark.parametrize("typed", ["no idea", "I don't know", "not a clue.", "I have no idea"])
def test_who_does_not_know_skips_what_may_be_skipped(typed: str) -> None:
    assert answered(Scripted(typed), SKIPPED, str) is None
    assert answered(Scripted(typed), SKIPPED._replace(kind="paragraphs"), str) == typed, (
        "a thought of one's own"
    )
    assert answered(Scripted("no idea which ward"), SKIPPED, str) == "no idea which ward"


def test_enter_takes_what_is_known() -> None:
    assert answered(Scripted(""), NEEDED, number, "12") == 12


def test_going_back_and_leaving_are_passed_on() -> None:
    with pytest.raises(WentBack):
        answered(Scripted("<"), NEEDED, number)
    with pytest.raises(Interrupted):
        answered(Scripted(), NEEDED, number)


@pytest.mark.parametrize(
    ("said", "meant"),
    [
        ("1", "why"),
        ("3", "whom"),
        ("3.", "whom"),
        (" 2) ", "how"),
        ("HOW", "how"),
        ("who", "whom"),
        ("whom", "whom"),
        ("why", "why"),
        ("skill", "how"),
        ("dir", "why"),
        ("People", "whom"),
        # neither a number of the list nor one word of it: left to be refused
        ("0", "0"),
        ("4", "4"),
        ("wh", "wh"),
        ("\u0663", "\u0663"),
        ("7", "7"),
    ],
)
def test_a_choice_is_meant_by_number_word_or_beginning(said: str, meant: str) -> None:
    assert chosen(CHOICES, said) == meant


CHOICE = NEEDED._replace(kind="choice", choices=CHOICES)


@pytest.mark.parametrize("said", ["4", "0", "-1", "12.", "99)", "\u0663"])
def test_a_number_beyond_the_list_is_never_taken_as_own_words(said: str) -> None:
    asker = Scripted(said, "my own words")
    assert answered(asker, CHOICE, str) == "my own words"
    assert asker.said == ["Type a number from 1 to 3, or the beginning of a word."]


def test_a_refusal_at_a_list_speaks_of_the_list_and_of_nothing_else() -> None:
    asker = Scripted("carreer", "w", "2")
    assert answered(asker, CHOICE, lambda text: one_of(CHOICES, text, "a context")) == "how"
    assert asker.said == ["Type a number from 1 to 3, or the beginning of a word."] * 2


def test_what_else_is_wrong_with_an_answer_from_a_list_is_told() -> None:
    def read(text: str) -> str:
        if text == "how":
            raise UsageProblem("That is taken.", hint="Take another.")
        return text

    asker = Scripted("skill", "1")
    assert answered(asker, CHOICE, read) == "why"
    assert asker.said == ["That is taken.", "Take another."]


ONE, TWO = NEEDED._replace(key="one"), NEEDED._replace(key="two")


def test_going_back_asks_the_question_before_once_more_and_offers_what_was_typed() -> None:
    asker = Offered("a", "<", "b", "c")
    form = Form(asker)
    assert form.fill([Asked(ONE), Asked(TWO)]) == {"one": "b", "two": "c"}
    assert asker.keys == ["one", "two", "one", "two"]
    assert asker.offered == ["", "", "a", ""]


def test_each_answer_is_kept_at_once_and_one_left_as_it_was_not_twice() -> None:
    kept: list[str | None] = []
    asker = Scripted("a", "<", "", "c", "<", "d")
    form = Form(asker)
    with pytest.raises(Interrupted):
        form.fill([Asked(ONE, keep=kept.append), Asked(TWO, keep=kept.append), Asked(NEEDED)])
    assert kept == ["a", "c", "d"]
    assert form.answers == {"one": "a", "two": "d"}


def test_what_was_answered_before_leaving_is_there() -> None:
    form = Form(Scripted("a"))
    with pytest.raises(Interrupted):
        form.fill([Asked(ONE), Asked(TWO)])
    assert form.answers == {"one": "a"}


def test_before_the_first_question_there_is_nothing() -> None:
    asker = Scripted("<", "<", "a")
    assert Form(asker).fill([Asked(ONE)]) == {"one": "a"}
    assert asker.said.count("This is the first question.") == 2
    with pytest.raises(WentBack):
        Form(Scripted("<")).fill([Asked(ONE)], leaves=True)


def test_before_steps_that_have_nothing_to_ask_there_is_nothing() -> None:
    asker = Scripted("<", "a")
    assert Form(asker).fill([lambda: False, Asked(ONE)]) == {"one": "a"}
    assert asker.said == ["This is the first question."]
    with pytest.raises(WentBack):
        Form(Scripted("<")).fill([lambda: False, Asked(ONE)], leaves=True)


def test_a_step_that_asks_by_itself_stands_among_the_questions() -> None:
    form = Form(Scripted("a", "b", "<", "c", "d"))

    def step() -> None:
        form.ask(Asked(TWO))

    assert form.fill([Asked(ONE), step, Asked(NEEDED)]) == {"one": "a", "two": "c", "title": "d"}


@pytest.mark.parametrize(
    ("text", "numbers"), [("1 2 3", [1, 2, 3]), ("3,1", [3, 1]), (" 2 ; 1", [2, 1]), ("2", [2]), ("", [])]
)
def test_numbers_of_a_list_are_taken_in_the_order_typed(text: str, numbers: list[int]) -> None:
    assert numbers_meant(text, 3) == numbers


@pytest.mark.parametrize("text", ["0", "4", "1 1", "two", "1-3", "\u0663", "-1", "1.5"])
def test_numbers_that_are_not_on_the_list_are_refused(text: str) -> None:
    with pytest.raises(UsageProblem):
        numbers_meant(text, 3)


def test_a_number_beyond_the_list_is_nobodys_id() -> None:
    listed = {"3abcdef2": "read on", "bcdefgh3": "send the rota"}
    assert chosen(listed, "3") == "3"
    assert chosen(listed, "2") == "bcdefgh3"
    assert chosen(listed, "3a") == "3abcdef2"


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("yes please", "yes"),
        ("Y", "yes"),
        ("ok", "yes"),
        ("no, thanks", "no"),
        ("not yet", "no"),
        ("yes, she sent it", "yes"),
        ("yes, he never answered", "yes"),
        ("No, she is ill", "no"),
        ("no - not any more", "no"),
        ("I think so", "yes"),
        ("I don't think so", "no"),
        ("yes, no", ""),
        ("yes and no", ""),
        ("not sure", ""),
        ("yellow, mostly", ""),
        ("yellow", ""),
    ],
)
def test_a_yes_or_a_no_may_be_polite(typed: str, meant: str) -> None:
    assert yes_or_no(typed) == meant


def test_going_back_from_a_yes_or_no_is_no_no_and_no_yes() -> None:
    for typed, meant in (("yes", True), ("no", False)):
        asker = Scripted("<", "<", typed)
        assert yes_to(asker, "Plan it?", "why", "--plan") is meant
        assert (len(asker.asked), len(asker.said)) == (3, 2)


def test_the_end_of_what_a_choice_says_is_that_choice() -> None:
    choices = {"yes": "yes", "unsure": "I am not sure", "no": "no"}
    assert [chosen(choices, text) for text in ("not sure", "Not sure.", "I am not sure", "am")] == [
        *("unsure", "unsure", "unsure", "am")
    ]


@pytest.mark.parametrize("typed", ["how, why", "skill and people", "how why", "2, 1", "direction / skill"])
def test_of_several_where_one_is_meant_none_is_dropped_in_silence(typed: str) -> None:
    question = NEEDED._replace(kind="choice", choices=CHOICES)
    asker = Offered(typed, "whom")
    assert answered(asker, question, str) == "whom"
    (told,) = asker.said
    assert told.startswith("One of them")
    assert asker.offered[1] in CHOICES


@pytest.mark.parametrize("typed", ["how of course", "how, mostly"])
def test_a_choice_with_more_words_behind_it_is_that_one(typed: str) -> None:
    asker = Scripted(typed)
    assert answered(asker, NEEDED._replace(kind="choice", choices=CHOICES), str) == "how"
