"""What a voice hears at a prompt: what is asked, what may be said, and what Enter does."""

from __future__ import annotations

import pytest

from mentorfolio.render.voice import aloud
from tests.cli.terminal import at_terminal
from tests.support import Cli


def test_every_question_for_a_yes_or_a_no_says_aloud_what_enter_does(cli: Cli) -> None:
    with at_terminal(cli, "reflect", "--plain") as terminal:
        terminal.answer("", "").asked("Yes or no; Enter says no.")
    cli.ok("mentor", "add", "Kim Sample")
    with at_terminal(cli, "happened", "kim", "met yesterday", "--plain") as terminal:
        terminal.asked("Yes or no; Enter says yes.")
        assert terminal.news.count("Enter says") == 1, "once is enough"


@pytest.fixture
def ready(cli: Cli) -> Cli:
    """A need, and somebody to write to."""
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    known = (
        "--familiar",
        "stranger",
        "--first-name",
        "Kim",
        "--email",
        "kim@example.org",
        "--line",
        "outside",
    )
    cli.ok("mentor", "add", "Kim Sample", "--supports", "lead", *known)
    return cli


def test_the_keys_below_a_letter_are_a_question_each_key_heard_with_its_own_word(ready: Cli) -> None:
    drafted = ("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move", "--plain")
    with at_terminal(ready, *drafted) as terminal:
        terminal.asked("What now? One key; Enter means later, ? (question mark) says what each does.")
        terminal.asked("m mail, c copy, f fix, ").key("", "f")
        terminal.asked("New paragraph: 2. ").asked("(Enter means no more)").answer("Which one", "4")
        terminal.asked("(- (a dash) leaves it out, + (a plus) adds what follows behind it, ^ (a caret) up,")
        terminal.asked("^^^ (three carets) three up, / (a slash) splits")
        terminal.asked("Enter keeps ").answer("In other words?", "").answer("Which one", "").asked("m mail")


def test_a_sign_to_be_typed_is_named_and_one_of_somebody_s_own_words_is_not() -> None:
    assert aloud("Tags? Put ; between several.") == "Tags? Put ; (a semicolon) between several."
    assert aloud("skill=3 means outstanding.") == "skill=3 (with an equals sign) means outstanding."
    assert aloud("Is it Rotas - the basics, by Kim / Lee?") == "Is it Rotas - the basics, by Kim / Lee?"


def test_a_question_that_needs_an_answer_says_so_and_how_to_leave_it(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.answer("", "Sam Sample").answer("", "2").asked("(needed)").answer("Who is your mentor", "")
        terminal.answer("needs an answer", "").asked("This one needs an answer. Ctrl-C stops.")


def test_what_enter_keeps_is_said_once_and_between_quotation_marks(ready: Cli) -> None:
    with at_terminal(ready, "need", "edit", "lead", "--plain") as terminal:
        terminal.asked('Enter keeps "Lead a team"')
        assert terminal.news.count("Enter") == 1
    ready.ok("mentor", "stage", "kim", "active", "--on", "today")
    with at_terminal(ready, "approach", "kim", "--template", "catch-up", "--plain") as terminal:
        terminal.answer("", "o").answer("how does it begin", "The rota holds.")
        terminal.answer("next paragraph", "").asked("How do you end it?").asked('"Warm regards,"')
        assert terminal.news.count("Enter") == 1


def test_the_row_of_keys_has_a_prompt_as_every_question_has(ready: Cli) -> None:
    drafted = ("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move", "--plain")
    with at_terminal(ready, *drafted) as terminal:
        terminal.asked("d discard Answer:").key("", "l")
        assert terminal.end() == 0
        assert "Answer: l" in terminal.said


def test_a_long_answer_at_a_dumb_terminal_is_not_drawn_anew(cli: Cli) -> None:
    answer = "I would like to learn how people run a ward of thirty beds without shouting"
    with at_terminal(cli, "need", "add", "--plain", columns=40, TERM="dumb") as terminal:
        terminal.until(lambda: terminal.said.endswith("Answer:"), "the prompt")
        terminal.type(f"{answer}\n").until(lambda: terminal.said.count("Answer:") == 2, "the next prompt")
        assert "Answer: " + answer in terminal.raw
        assert "\x1b" not in terminal.raw


def test_a_backslash_ends_a_paragraph_of_one_s_own_letter_too(ready: Cli) -> None:
    ready.ok("mentor", "stage", "kim", "active", "--on", "today")
    with at_terminal(ready, "approach", "kim", "--template", "catch-up", "--plain") as terminal:
        terminal.answer("", "o").answer("how does it begin", "You told me to count them.\\")
        terminal.until(lambda: terminal.said.endswith("More:"), "the next line")
        terminal.type("I did.\r").answer("next paragraph", "").answer("How do you end it", "")
        terminal.answer("the subject", "").key("d discard", "l")
        assert terminal.end() == 0
    (letter,) = ready.json("outreach", "list")
    assert "You told me to count them.\n\nI did.\n\n" in letter["body"]


def test_whoever_goes_back_to_the_list_of_sentences_ends_it_with_enter(ready: Cli) -> None:
    drafted = ("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move", "--plain")
    with at_terminal(ready, *drafted) as terminal:
        terminal.key("d discard", "f").answer("Which one", "2").answer("In other words", "<")
        terminal.asked("(Enter means no more)")
        assert "Enter keeps" not in terminal.news
        terminal.answer("Which one", "").asked("d discard")


@pytest.mark.parametrize("words", ["accessible", "blind", "plain", "screen reader", "voice"])
def test_help_for_a_voice_is_found_by_what_one_would_call_it(cli: Cli, words: str) -> None:
    told = cli.json("help", *words.split())
    assert "mentorfolio config set accessible true" in told["short"]
    assert "setting accessible" in cli.ok("--help").out
