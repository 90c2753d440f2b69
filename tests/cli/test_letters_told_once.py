"""What is recorded already, or said by the writer, is neither asked for nor said over again by a letter."""

from __future__ import annotations

import pytest

from mentorfolio.commands.approach.starts import best_reason
from tests.cli.terminal import at_terminal
from tests.domain.build import mentor
from tests.support import Cli

KEYS = "l later d discard"
WARD = "reading the staffing budget"


@pytest.fixture
def nurse(cli: Cli) -> Cli:
    cli.answer_purpose("nurse")
    cli.ok("init", "--role", "nurse", "--organisation", "Sample Hospital")
    cli.ok("need", "add", WARD, "--knowing", "how")
    return cli


def _known(nurse: Cli, *more: str, name: str = "Margit Sample") -> None:
    address = ("--email", f"{name.partition(' ')[0].lower()}@example.org")
    nurse.ok("mentor", "add", name, *address, "--supports", "reading", "--line", "outside", *more)


def _body(nurse: Cli, whom: str, *words: str) -> str:
    return str(nurse.json("approach", whom, "--again", *words)["body"])


def _typed(nurse: Cli, *words: str, **said: str) -> str:
    """The letter after all questions: each that has these words gets its answer, the others Enter."""
    with at_terminal(nurse, "approach", *words) as terminal:
        while terminal.asks_more() and KEYS not in terminal.news:
            reply = next((text for asked, text in said.items() if asked in terminal.news), "")
            terminal.answer("", reply)
        terminal.key(KEYS, "l")
        assert terminal.end() == 0
    return str(nurse.json("outreach", "list")[-1]["body"])


@pytest.mark.parametrize(("template", "asks"), [("hello", "Could we find"), ("catch-up", "Would you have")])
def test_a_letter_to_somebody_whom_one_is_to_meet_asks_for_no_time(
    nurse: Cli, template: str, asks: str
) -> None:
    _known(nurse, "--form", "formal", "--stage", "active", "--on", "2025-12-01")
    assert asks in _body(nurse, "margit", "--template", template)
    nurse.ok("meeting", "plan", "margit", "--when", "2026-02-17 15:00")
    said = _body(nurse, "margit", "--template", template)
    assert asks not in said
    assert said.count("ook forward to") == 1
    assert "our meeting on 17 February at 15:00." in said


def test_a_hello_with_enter_all_through_knows_the_first_meeting(nurse: Cli) -> None:
    nurse.ok("happened", "HR gave me Tobias Sample as a mentor, first meeting on 17 February at 3pm")
    said = _typed(nurse, "tobias")
    assert "I look forward to our meeting on 17 February at 15:00." in said
    assert "find a time" not in said


def test_a_first_letter_before_a_planned_meeting_lets_nobody_off_who_was_asked_for_nothing(
    nurse: Cli,
) -> None:
    _known(nurse, "--familiar", "known")
    nurse.ok("meeting", "plan", "margit", "--when", "2026-02-17")
    said = _body(nurse, "margit", "--set", "why=you ran the ward")
    assert "our meeting on 17 February." in said
    assert "bad time" not in said


def test_a_word_said_by_oneself_comes_before_the_planned_meeting(nurse: Cli) -> None:
    _known(nurse, "--familiar", "known")
    nurse.ok("meeting", "plan", "margit", "--when", "2026-02-17")
    said = _body(nurse, "margit", "--set", "why=you ran the ward", "--set", "how=by phone on Friday")
    assert "17 February" not in said


def test_a_title_put_right_after_a_draft_does_not_come_back_misspelt(nurse: Cli) -> None:
    nurse.ok("need", "add", "counting the staffing budjet", "--knowing", "how")
    _known(nurse, "--familiar", "known")
    _typed(nurse, "margit", "--need", "counting", Why="you ran the ward")
    nurse.ok("need", "edit", "counting", "--title", "counting the staffing budget")
    nurse.ok(
        "outreach",
        "edit",
        "margit",
        "--subject",
        "A question",
        "--body",
        "Dear Margit,\n\nMay I ring you?\n\nSam",
    )
    nurse.ok("outreach", "sent", "margit")
    nurse.ok("happened", "margit", "not now, ask me in February")
    said = nurse.json("approach", "margit", "--template", "follow-up", today="2026-02-02")["body"]
    assert "budjet" not in said
    assert "budget" in said


def test_an_agenda_speaks_of_a_last_talk_only_where_there_was_one(nurse: Cli) -> None:
    _known(nurse, "--familiar", "known", "--stage", "active", "--on", "2025-12-01")
    nurse.ok("meeting", "plan", "margit", "--when", "2026-02-17", "--kind", "first")
    assert "since we last talked" not in nurse.ok("meeting", "agenda", "margit").out
    nurse.ok("log", "margit", "the rota", "--on", "2026-01-10")
    assert "since we last talked" in nurse.ok("meeting", "agenda", "margit").out


def test_who_was_given_by_a_programme_and_only_wrote_is_introduced_on_the_agenda(nurse: Cli) -> None:
    _known(nurse, "--form", "formal", "--stage", "active", "--on", "2026-01-10")
    nurse.ok("mentor", "edit", "margit", "--last-contact", "2026-01-15")
    nurse.ok("meeting", "plan", "margit", "--when", "2026-02-17", "--kind", "first")
    assert "Introductions" in nurse.ok("meeting", "agenda", "margit").out


def test_a_letter_still_says_what_it_is_about_after_enter_at_the_question_for_it(nurse: Cli) -> None:
    _known(nurse, "--familiar", "known")
    said = _typed(
        nurse,
        "margit",
        **{
            "What is it about, and": "The figures frighten me, but not you, it seems",
            "How and when": "half an hour on 1 December, by phone",
        },
    )
    assert f"I'd like to ask your advice on {WARD}. Would you have half an hour" in said


@pytest.mark.parametrize(
    ("noted", "offered"),
    [
        (("taught three of us to read accounts", "she's quick"), "taught three of us to read accounts"),
        (("she's quick", "runs the night shift without fuss"), "runs the night shift without fuss"),
        (("kind",), ""),
        (("he is so patient", "your calm"), "your calm"),
    ],
)
def test_the_reason_offered_is_the_one_with_most_to_say_and_no_bare_quality(
    noted: tuple[str, ...], offered: str
) -> None:
    assert best_reason(mentor("Jo Sample", positives=noted)) == offered


def test_who_asks_how_they_are_does_not_hope_that_they_are_well_behind_it(nurse: Cli) -> None:
    _known(nurse, "--familiar", "known", "--last-contact", "2020-05")
    about = ("--set", "why=you ran the ward", "--set", "question=what do you look at first?")
    assert "I hope you're well." in _body(nurse, "margit", *about)
    assert "I hope you're well." not in _body(nurse, "margit", *about, "--set", "shared=How are you?")
    assert "I hope you're well." not in _body(nurse, "margit", *about, "--set", "more=And how are you?")


@pytest.mark.parametrize("familiar", ["known", "acquainted"])
@pytest.mark.parametrize(
    "end",
    ["A few lines by mail would help me just as much.", "If it's lambing, leave it till the spring."],
)
def test_who_lets_them_go_in_own_words_is_not_helped_out(nurse: Cli, familiar: str, end: str) -> None:
    _known(nurse, "--familiar", familiar)
    said = _body(nurse, "margit", "--set", "why=you ran the ward", "--set", f"more={end}")
    assert end in said
    assert "bad time" not in said
    assert "too busy" not in said


def test_a_way_out_goes_with_what_is_asked_and_is_no_paragraph_of_its_own(nurse: Cli) -> None:
    _known(nurse, "--familiar", "known")
    said = _body(
        nurse,
        "margit",
        *("--set", "now=I have my first budget. Could you look over it with me?"),
        *("--set", "more=The children send their love, as they do whenever I write."),
    )
    assert "with me? No problem at all if it's a bad time.\n\nThe children" in said


@pytest.mark.parametrize(
    ("greeting", "begins"),
    [
        ("Senhor Rui", "Dear Senhor Rui,"),
        ("Dear Rui", "Dear Rui,"),
        ("Caro Rui", "Caro Rui,"),
        ("My dear Rui", "My dear Rui,"),
        ("Good morning Rui", "Good morning Rui,"),
        ("Уважаемый Руй", "Уважаемый Руй,"),
    ],
)
def test_a_form_of_address_is_greeted_and_a_greeting_stays(nurse: Cli, greeting: str, begins: str) -> None:
    _known(nurse, "--familiar", "known", "--greeting", greeting)
    assert nurse.json("mentor", "show", "margit")["greeting"] == greeting
    assert _body(nurse, "margit", "--set", "why=you ran the ward").startswith(begins)
    _known(nurse, name="Ines Sample")
    said = ("--set", "why=your ward", "--set", f"greeting={greeting}")
    assert _body(nurse, "ines", *said).startswith(begins)


def test_to_price_meat_is_something_one_does(nurse: Cli) -> None:
    nurse.ok("need", "add", "Price meat", "--knowing", "how")
    _known(nurse, "--familiar", "known")
    said = _body(nurse, "margit", "--need", "price", "--set", "why=you ran the shop")
    assert "pricing meat" in said


def test_the_subject_of_a_letter_on_paper_can_be_left_out(nurse: Cli) -> None:
    nurse.ok("mentor", "add", "Jo Sample", "--stage", "active", "--on", "2025-12-01")
    nurse.ok("log", "jo", "the rota", "--on", "2026-01-10")
    with at_terminal(nurse, "approach", "jo", "--template", "thanks") as terminal:
        while terminal.asks_more() and KEYS not in terminal.news:
            terminal.answer("", "")
        terminal.key(KEYS, "f").answer("Which one would you change?", "1")
        terminal.answer("In other words?", "-").answer("Which one would you change?", "").key(KEYS, "l")
        assert terminal.end() == 0
    assert nurse.json("outreach", "list")[0]["subject"] is None


def test_a_closing_names_the_programme_and_says_plainly_that_it_ends(nurse: Cli) -> None:
    _known(nurse, "--familiar", "known", "--stage", "active", "--on", "2025-03-05")
    term = ("--from", "2025-04-01", "--until", "2026-01-24", "--minutes", "60", "--cadence", "1m")
    nurse.ok("mentor", "formalise", "margit", "--programme", "the Sample Programme", *term)
    nurse.ok("mentor", "stage", "margit", "ended", "--reason", "term over")
    said = _body(nurse, "margit", "--template", "closing")
    assert "Our time in the Sample Programme comes to an end this week." in said
    said = str(nurse.json("approach", "margit", "--again", today="2026-02-20")["body"])
    assert "Our time in the Sample Programme has come to an end." in said
