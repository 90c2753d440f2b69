"""Hints say what a careful reader would say, and keep silent about a good letter."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from mentorfolio.letters.hints import CODES, Draft, hints_on, word_count

GOOD = (
    "Dear Julie,\n\nI am Ana, and I admire the way you ran the Oslo office last year. "
    "Could you spare 15 minutes, on any day that suits you, by phone or by video, to tell me how you "
    "went about leading a team? I will bring two questions and keep to the time.\n\n"
    "If it does not fit, I quite understand. Thank you.\n\nAna Silva"
)
SUBJECT = "15 minutes on leading a team?"
NOTE = (
    "Dear Julie, what made me think of you: you ran the Oslo office. "
    "Could we talk for 15 minutes, whenever it suits you? Ana"
)
THANKS = GOOD.replace("Could you spare", "You gave me").replace("?", ".")


def draft(body: str = GOOD, subject: str = SUBJECT, kind: str = "first", **more: str) -> Draft:
    return Draft(
        kind=kind,
        channel=more.get("channel", "email"),
        subject=subject,
        body=body,
        minutes=15,
        why=more.get("why", ""),
        mentor_name="Julie Okafor",
    )


def swap(*pairs: tuple[str, str], text: str = GOOD) -> str:
    for old, new in pairs:
        assert old in text
        text = text.replace(old, new)
    return text


TIME = ("15 minutes", "some of your time")
CHOICE = ("on any day that suits you, by phone or by video", "on Tuesday at three o'clock")
REASON = (
    "I admire the way you ran the Oslo office last year",
    "I work as a nurse in a small town by the sea",
)
ASK = ("to tell me how", "and be my mentor, to tell me how")

DRAFTS = [
    ("a good letter", draft(), set()),
    ("a good note", draft(NOTE, "", channel="linkedin"), set()),
    ("a good thanks", draft(THANKS, "Thank you for your time", "thanks"), set()),
    ("too short", draft("I admire your work. Have you 15 minutes, whenever suits you?"), {"length"}),
    ("too long", draft(GOOD + " and so on" * 40), {"length"}),
    ("a note too long", draft(NOTE + " x" * 120, "", channel="linkedin"), {"linkedin-length"}),
    ("a note too long in emoji", draft(NOTE + "🙂" * 100, "", channel="linkedin"), {"linkedin-length"}),
    ("no subject", draft(subject=""), {"subject-length"}),
    ("a subject of one word", draft(subject="Hello"), {"subject-length"}),
    (
        "a subject of a whole paragraph",
        draft(subject="A question about how one leads a team of six people in a small town by the sea"),
        {"subject-length"},
    ),
    ("many words but few letters", draft(subject="Is it ok if I ask you one or two things"), set()),
    ("no subject elsewhere", draft(subject="", channel="other"), set()),
    ("nothing asked", draft(swap(("?", "."))), {"one-question"}),
    ("two questions", draft(swap(("Thank you.", "Would Monday do?"))), {"one-question"}),
    ("a question mark in a link", draft(swap(("Thank you.", "https://example.org/?a=1"))), set()),
    ("thanks that ask twice", draft(GOOD + " Really? Yes?", SUBJECT, "thanks"), {"one-question"}),
    ("no limit of time", draft(swap(TIME)), {"time-limit"}),
    ("a limit in words", draft(swap(("15 minutes", "half an hour"))), set()),
    ("no reason", draft(swap(REASON)), {"why-you"}),
    ("the reason in own words", draft(swap(REASON), why="a small town by the sea."), set()),
    ("no choice of time", draft(swap(CHOICE)), {"flexible"}),
    (
        "a request without a choice",
        draft(swap(CHOICE, ASK), SUBJECT, "request"),
        {"flexible"},
    ),
    ("a first letter that asks for mentoring", draft(swap(ASK)), {"asks-mentoring"}),
    ("a first subject that asks for mentoring", draft(subject="Looking for a mentor"), {"asks-mentoring"}),
    (
        "a letter that says it does not",
        draft(swap(("I will bring", "I do not ask you to be my mentor. I"))),
        set(),
    ),
    ("mentors as the subject of the talk", draft(swap(("went about", "were mentored while"))), set()),
    ("a request that asks for mentoring", draft(swap(ASK), SUBJECT, "request"), set()),
    ("a name left blank", draft(swap(("Ana Silva", "[your name]"))), {"blank"}),
    ("a line left blank", draft(swap(("Julie", "____"))), {"blank"}),
    ("braces left over", draft(subject="15 minutes on {{ topic }}"), {"blank"}),
    ("a note in brackets is no blank", draft(swap(("Ana Silva", "Ana Silva [1]"))), set()),
    ("a subject in capitals", draft(subject="PLEASE READ THIS"), {"shouting"}),
    ("a line in capitals", draft(GOOD + "\nTHIS IS URGENT"), {"shouting"}),
    ("exclamation marks", draft(swap(("Thank you.", "Thank you!!"))), {"shouting"}),
    ("one exclamation mark", draft(swap(("Thank you.", "Thank you!"))), set()),
    ("an acronym on its own line", draft(GOOD + "\nUNESCO"), set()),
    (
        "an empty letter",
        draft("", ""),
        {"why-you", "time-limit", "flexible", "one-question", "length", "subject-length"},
    ),
    (
        "everything at once",
        draft("HELP ME PLEASE!!! Be my mentor? Now? [your name]", "HELP"),
        {
            "blank",
            "asks-mentoring",
            "why-you",
            "time-limit",
            "flexible",
            "one-question",
            "length",
            "subject-length",
        },
    ),
]


@pytest.mark.parametrize(("letter", "codes"), [pytest.param(d, c, id=name) for name, d, c in DRAFTS])
def test_a_draft_gets_exactly_these_hints(letter: Draft, codes: set[str]) -> None:
    expected = codes | {"shouting"} if "!!!" in letter.body else codes
    assert {hint.code for hint in hints_on(letter)} == expected


def test_every_kind_of_hint_is_shown_by_some_draft() -> None:
    assert {hint.code for _, letter, _ in DRAFTS for hint in hints_on(letter)} == set(CODES)


def test_each_hint_is_one_sentence_with_its_source() -> None:
    for _, letter, _ in DRAFTS:
        for hint in hints_on(letter):
            assert hint.message[0].isupper()
            assert "\n" not in hint.message
            assert hint.source


def test_the_subject_hint_says_that_the_studies_disagree() -> None:
    (hint,) = hints_on(draft(subject="Hello"))
    assert "disagree" in hint.message
    assert "Boomerang" in hint.source
    assert "Backlinko" in hint.source


def test_a_hint_can_be_switched_off() -> None:
    empty = draft("", "")
    assert hints_on(empty, frozenset(CODES)) == ()
    left = {hint.code for hint in hints_on(empty, frozenset({"length", "unknown"}))}
    assert "length" not in left
    assert "one-question" in left


def test_the_blank_itself_is_named() -> None:
    (hint,) = hints_on(draft(swap(("Ana Silva", "[your name]"))))
    assert "[your name]" in hint.message


@pytest.mark.parametrize(
    ("text", "words"),
    [
        ("", 0),
        ("one", 1),
        ("half-an-hour, isn't it - yes", 4),
        ("a\nb\tc\u00a0d", 4),
        ("佐藤さん hello", 5),
        ("... -- !", 0),
    ],
)
def test_words_are_counted_as_people_count_them(text: str, words: int) -> None:
    assert word_count(text) == words


@settings(max_examples=200, deadline=None)
@given(
    body=st.text(),
    subject=st.text(),
    why=st.text(),
    kind=st.sampled_from(["first", "request", "thanks", "?"]),
    channel=st.sampled_from(["email", "linkedin", "other"]),
)
def test_no_text_makes_a_hint_fail(body: str, subject: str, why: str, kind: str, channel: str) -> None:
    hints = hints_on(
        Draft(kind=kind, channel=channel, subject=subject + "\udc80", body=body + "\udc80", why=why)
    )
    assert {hint.code for hint in hints} <= set(CODES)
    assert all(hint.message for hint in hints)
