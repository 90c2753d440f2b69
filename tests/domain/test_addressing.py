"""What was noted about somebody is said to them, and nobody else's troubles become theirs."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.addressing import expect_to_them, is_about_them, offered_to_them, to_them
from mentorfolio.errors import UsageProblem

DAN = "he helped my cousin Dan when he lost his job"


@pytest.mark.parametrize(
    ("about", "to"),
    [
        ("left hospital medicine and came back", "you left hospital medicine and came back"),
        (
            "Built the service from nothing. Knows everyone.",
            "you built the service from nothing. You know everyone.",
        ),
        ("never raises your voice", "you never raise your voice"),
        ("She was my boss. She once told me off", "you were my boss. You once told me off"),
        ("her trust is merging and she's swamped", "your trust is merging and you're swamped"),
        ("he kept telling me to ask what I'd miss", "you kept telling me to ask what I'd miss"),
        ("she said ring them before they ring you", "you said ring them before they ring you"),
        ("she helped my father when he was ill", "you helped my father when he was ill"),
        ("she ran the Oslo office and her staff stayed", "you ran the Oslo office and your staff stayed"),
        ("she knows the law by heart, says what she thinks", "you know the law by heart, say what you think"),
        ("he runs two shops, has a wife", "you run two shops, have a wife"),
        ("she cooks and always tastes first", "you cook and always taste first"),
        ("she reads papers, books and maps", "you read papers, books and maps"),
        ("started with 60 ewes and milks 210 now", "you started with 60 ewes and milk 210 now"),
        ("she runs a shop and bottles her own cider", "you run a shop and bottle your own cider"),
        ("she teaches bakers and others the trade", "you teach bakers and others the trade"),
        (
            "she once told me I'd nearly killed somebody and I left her office smiling",
            "you once told me I'd nearly killed somebody and I left your office smiling",
        ),
    ],
)
def test_what_grammar_alone_can_tell_is_turned(about: str, to: str) -> None:
    assert to_them(about) == to
    assert not is_about_them(to)


@pytest.mark.parametrize(
    ("about", "offered"),
    [
        (DAN, "you helped my cousin Dan when he lost his job"),
        ("she helped my mother when she was ill", "you helped my mother when she was ill"),
        ("she saw somebody faint while she spoke", "you saw somebody faint while she spoke"),
        ("He hired Alan before he was ready", "you hired Alan before he was ready"),
        ("she looked after my mother. She was very ill", "you looked after my mother. She was very ill"),
    ],
)
def test_where_somebody_else_may_be_meant_nothing_is_turned_silently(about: str, offered: str) -> None:
    assert to_them(about) == ""
    assert offered_to_them(about) == offered
    with pytest.raises(UsageProblem) as told:
        expect_to_them(about, "Ann")
    assert told.value.offered == "", "Enter would take a guess"
    assert offered in str(told.value.hint)


@pytest.mark.parametrize(
    "news",
    [
        "I told Declan the same day he was late, and he's been on time ever since",
        "my boss says he will fund it",
        "Mum is better, she came home",
        "I got the job",
    ],
)
def test_news_of_others_is_left_as_it_is(news: str) -> None:
    assert not is_about_them(news, their_own=False)
    assert expect_to_them(news, "Sheila", their_own=False) == news


def test_their_own_name_is_nobody_else() -> None:
    assert to_them("Sheila told me she was sure", "Sheila Sample") == "You told me you were sure"


@given(st.text(max_size=80))
def test_any_text_can_be_asked_about(text: str) -> None:
    for their_own in (True, False):
        is_about_them(text, their_own=their_own)
    assert isinstance(to_them(text), str)
    assert isinstance(offered_to_them(text), str)


@pytest.mark.parametrize(
    ("name", "told", "said"),
    [
        (
            "Dame Elaine Sample",
            "I saw Dame Elaine speak, she was brilliant",
            "I saw you speak, you were brilliant",
        ),
        ("Dr. Priya Sample", "Dr Sample is the only one who speaks up", "You are the only one who speaks up"),
        ("Gary Sample", "Gary got me through my first winter, I owe him one", None),
        ("Gary Sample", "Gary's talk on costs", "Your talk on costs"),
        ("Julie Sample (Jules)", "I met Jules at the fair", "I met you at the fair"),
        ("Sample Sample", "I saw Sample at the fair, so I came", "I saw you at the fair, so I came"),
    ],
)
def test_whoever_is_named_in_a_letter_to_them_is_spoken_to(name: str, told: str, said: str | None) -> None:
    assert is_about_them(told, name=name)
    assert to_them(told, name) == (said or "You got me through my first winter, I owe you one")


@pytest.mark.parametrize(
    ("name", "told"),
    [
        ("Kim Sample", "my friend Kim Lee liked your talk"),
        ("Kim Sample", "my friend Kim liked your talk"),
        ("Tom Sample", "Julie Sample liked your talk"),
        ("Grace Sample", "Grace under pressure, that is what you taught me"),
        ("Will Sample", "will you come"),
    ],
)
def test_another_of_the_same_name_and_a_word_like_it_stay(name: str, told: str) -> None:
    assert to_them(told, name) == told


@pytest.mark.parametrize(
    ("told", "said"),
    [
        ("Nasreen says she taught her everything", "Nasreen says you taught her everything"),
        ("she taught her everything", ""),
        ("she asked me to call her", "you asked me to call you"),
        ("his way with the junior doctors, and how he never shouts", None),
        ("him and me set up the lounge", "you and I set up the lounge"),
    ],
)
def test_whom_they_did_something_to_is_somebody_else(told: str, said: str | None) -> None:
    assert to_them(told) == (
        "your way with the junior doctors, and how you never shout" if said is None else said
    )


def test_their_name_as_a_word_stays_a_name() -> None:
    assert to_them("I'm still shy of writing Kim", "Kim Sample") == "I'm still shy of writing Kim"
    assert to_them("I'd like to write Kim a card", "Kim Sample") == "I'd like to write you a card"
