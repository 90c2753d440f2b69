"""Hints say what a careful reader would say, and keep silent about a good letter."""

from __future__ import annotations

import subprocess
import sys

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
        others=("Anna Sample", "Will Sample", "\u738b\u82b3"),
        previous=more.get("previous", ""),
        said=tuple(filter(None, [more.get("said", "")])),
        early=more.get("early", ""),
        unrecorded=more.get("unrecorded", ""),
        look_alike=more.get("look_alike", ""),
        known=bool(more.get("known")),
        own_subject=not more.get("default"),
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
    ("a reminder before its day", draft(GOOD, early="A reminder is due from 19 March."), {"early"}),
    (
        "thanks for nothing",
        draft(THANKS, "Thank you for your time", "thanks", unrecorded="There is no talk."),
        {"unrecorded"},
    ),
    ("too short", draft("I admire your work. Have you 15 minutes, whenever suits you?"), {"length"}),
    ("too long", draft(GOOD + " and so on" * 40), {"length"}),
    ("too long for nobody who knows one", draft(GOOD + " and so on" * 40, known="yes"), set()),
    (
        "thanks are as long as they are",
        draft(THANKS + " and so on" * 40, "Thank you for your time", "thanks"),
        set(),
    ),
    ("a subject of ours", draft(subject="Hello", default="yes"), set()),
    ("a subject of ours that asks nothing", draft(subject="From a nurse by the sea", default="yes"), set()),
    (
        "questions to pass on are for somebody else",
        draft(
            f"Would you introduce us?\n\nHere is something to pass on:\n\nHow? When? Why? {GOOD}",
            kind="referral",
        ),
        set(),
    ),
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
    (
        "a question of one's own beside ours",
        draft(
            swap(("Thank you.", "My team is new, and would it be too early?")), said="would it be too early?"
        ),
        set(),
    ),
    ("a subject that only the two of them know", draft(subject="Plum cake", known="yes"), set()),
    (
        "no talk is asked of whom one knows",
        draft("Hi Jo, could you send Agnieszka two lines about me?", known="yes"),
        set(),
    ),
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
    (
        "something enclosed",
        draft(swap(("to tell me how", "with three photos attached, to tell me how"))),
        {"enclosed"},
    ),
    ("braces left over", draft(subject="15 minutes on {{ topic }}"), {"blank"}),
    ("a note in brackets is no blank", draft(swap(("Ana Silva", "Ana Silva [1]"))), set()),
    ("a topic in square brackets", draft(subject="15 minutes on [topic]"), {"blank"}),
    (
        "a blank that a script left",
        draft(swap(("leading a team", "{{ topic }}")), said="{{ topic }}"),
        {"blank"},
    ),
    (
        "brackets that belong there",
        draft(swap(("leading", "the [/] way of leading")), said="the [/] way"),
        set(),
    ),
    (
        "brackets of the owner",
        draft(swap(("leading", "[Advanced] leading")), said="[Advanced] leading"),
        set(),
    ),
    ("brackets of nobody", draft(swap(("leading", "[Advanced] leading"))), {"blank"}),
    ("braces of the owner", draft(swap(("leading", "{%x%} }} leading")), said="{%x%} }} leading"), set()),
    ("a subject that asks for nothing", draft(subject="From a nurse by the sea"), {"subject-request"}),
    ("a subject with the time", draft(subject="Leading a team: 15 minutes"), set()),
    (
        "a request without one in its subject",
        draft(swap(ASK), "From a nurse by the sea", "request"),
        {"subject-request"},
    ),
    (
        "a pause needs no request in its subject",
        draft(subject="From a nurse by the sea", kind="pause"),
        set(),
    ),
    ("another name in the greeting", draft(swap(("Dear Julie", "Dear Anna"))), {"other-name"}),
    ("another whole name further down", draft(swap(("Thank you", "Thank you, Anna Sample"))), {"other-name"}),
    ("another name in Chinese", draft(swap(("Dear Julie", "\u738b\u82b3\u60a8\u597d"))), {"other-name"}),
    (
        "a name that the reason brings",
        draft(swap(("leading", "Anna leading")), why="Anna told me of you"),
        set(),
    ),
    ("a longer name is another one", draft(swap(("Julie", "Annabel"))), set()),
    ("a name that is a word", draft(swap(("Thank you.", "Will it be cold. Thank you."))), set()),
    ("a name that is a word, greeted", draft(swap(("Dear Julie", "Dear Will"))), {"other-name"}),
    (
        "an introduction names somebody",
        draft(swap(("leading", "Anna Sample leading")), kind="referral"),
        set(),
    ),
    ("an introduction greets somebody else", draft(swap(("Julie", "Anna")), kind="referral"), {"other-name"}),
    (
        "a sentence of the last letter again",
        draft(previous="Hello.  I will bring two questions\nand keep to the time!"),
        {"repeats"},
    ),
    (
        "a signature may come again",
        draft(GOOD + ", of the large house by the sea", previous="Ana Silva, of the large house by the sea"),
        set(),
    ),
    ("short sentences may come again", draft(previous="Thank you. Dear Julie. Ana Silva"), set()),
    (
        "another letter than the last",
        draft(previous="I will bring three questions and keep to the time."),
        set(),
    ),
    ("a subject in capitals", draft(subject="PLEASE READ THIS"), {"shouting"}),
    ("a line in capitals", draft(GOOD + "\nTHIS IS URGENT"), {"shouting"}),
    ("exclamation marks", draft(swap(("Thank you.", "Thank you!!"))), {"shouting"}),
    ("one exclamation mark", draft(swap(("Thank you.", "Thank you!"))), set()),
    ("an address in two alphabets", draft(look_alike="Is it theirs?"), {"look-alike"}),
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


def test_the_table_is_as_long_as_promised() -> None:
    assert len(DRAFTS) >= 30
    assert len({name for name, _, _ in DRAFTS}) == len(DRAFTS)


def test_a_hint_about_a_name_or_a_sentence_says_which() -> None:
    (other,) = hints_on(draft(swap(("Dear Julie", "Dear Anna"))))
    assert "names Anna" in other.message
    (again,) = hints_on(draft(previous="I will bring two questions and keep to the time."))
    assert "\u201cI will bring two questions and keep to the time\u201d" in again.message


def test_reading_hints_in_compiles_no_pattern() -> None:
    code = (
        "import re; seen = []; whole = re.compile\n"
        "re.compile = lambda p, *f: seen.append(p) or whole(p, *f)\n"
        "import msgspec, mentorfolio.domain.greeting; seen.clear()\n"
        "import mentorfolio.letters.hints; print(seen)"
    )
    shown = subprocess.run([sys.executable, "-c", code], capture_output=True, text=True, check=True)
    assert shown.stdout.strip() == "[]"


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


@pytest.mark.parametrize(
    "how",
    [
        "I'm in Lodz on Saturday for half an hour. If not, phone the week after.",
        "Could I call you for 20 minutes on a Sunday in the next two weeks?",
        "Could I call for 20 minutes, at whatever hour the baby leaves you?",
        "Could we have 2 or 3 calls of 15 minutes over the winter, on weekdays after 15:00?",
        "Could I call for 20 minutes, any Monday?",
        "Could I call for 20 minutes, on Sunday 18 or 25 May?",
        "Could I call for 20 minutes on Sunday? A written answer is fine too.",
        "Could I call for 20 minutes at six? Please change that as you like.",
    ],
)
def test_who_has_said_when_and_left_them_a_choice_is_not_told_to(how: str) -> None:
    body = f"Dear Julie,\n\nI liked your talk. {how}\n\nAna"
    assert "flexible" not in [hint.code for hint in hints_on(draft(body))]


def test_who_offers_to_come_has_asked_something() -> None:
    body = "Dear Julie,\n\nI'm your mentee. I could come to Turku on Thursday or on Tuesday.\n\nAna"
    assert "one-question" not in [hint.code for hint in hints_on(draft(body, kind="catch-up"))]


def test_who_would_like_to_know_something_has_asked_and_a_kind_question_first_is_none_too_many() -> None:
    body = "Dear Julie,\n\nI'm your mentee. I'd like to know what a panel would ask.\n\nAna"
    assert "one-question" not in [hint.code for hint in hints_on(draft(body, kind="catch-up"))]
    body = "Dear Julie,\n\nI'm sorry. How are you?\n\nHow did you know that I was ready?\n\nAna"
    assert "one-question" not in [hint.code for hint in hints_on(draft(body, kind="catch-up"))]


def test_a_subject_of_ones_own_is_not_found_wanting() -> None:
    subject = "After the verdict on Friday"
    assert "subject-request" in [hint.code for hint in hints_on(draft(subject=subject))]
    assert "subject-request" not in [hint.code for hint in hints_on(draft(subject=subject, said=subject))]
