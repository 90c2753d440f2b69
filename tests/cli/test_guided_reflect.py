"""``reflect`` on a real terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import ESC, at_terminal, editor, kept_texts
from tests.support import Cli

PROMPT = "who-meets-what"


def test_the_last_answer_and_its_day_are_shown_with_the_question(cli: Cli) -> None:
    cli.ok("reflect", "--prompt", PROMPT, "--text", "[red]Anna[/red], mostly", today="2025-06-03")
    with at_terminal(cli, "reflect", "--prompt", PROMPT) as terminal:
        terminal.asked("Tue 3 Jun 2025").asked("[red]Anna[/red], mostly").answer(
            "", "Kim as well :smile: [/]"
        )
        assert terminal.end() == 0
        assert "mentorfolio reflect --past" in terminal.news
        assert terminal.restored
    past = cli.json("reflect", "--past")
    assert [r["text"] for r in past] == ["Kim as well :smile: [/]", "[red]Anna[/red], mostly"]


def test_a_last_answer_of_several_lines_is_shown_as_lines(cli: Cli) -> None:
    cli.ok("reflect", "--prompt", PROMPT, "--text", "first of two\nsecond of two", today="2025-06-03")
    with at_terminal(cli, "reflect", "--prompt", PROMPT) as terminal:
        terminal.asked("first of two")
        assert "\\u000a" not in terminal.text
        assert any(text.strip().startswith("second of two") for text in terminal.lines)


@pytest.mark.parametrize(
    ("typed", "kept"),
    [
        (["one line"], "one line"),
        (["one\\", "two\\", "three"], "one\ntwo\nthree"),
        ([f"{ESC}[200~pasted\rlines{ESC}[201~"], "pasted\nlines"),
        ([":e"], "from the\neditor"),
    ],
    ids=["one line", "several lines", "pasted", "editor"],
)
def test_an_answer_may_be_a_line_or_several_or_come_from_the_editor(
    cli: Cli, typed: list[str], kept: str
) -> None:
    script = editor(cli.home, 'printf "from the\\neditor\\n\\n" > "$1"')
    with at_terminal(cli, "reflect", "--prompt", PROMPT, EDITOR=script) as terminal:
        for line in typed:
            terminal.answer("", line)
        assert terminal.end() == 0
    assert [r["text"] for r in cli.json("reflect", "--past")] == [kept]


def test_only_the_prompts_that_are_due_are_asked(cli: Cli) -> None:
    prompts = [p["prompt"] for p in cli.json("reflect", "--list")]
    for prompt in prompts:
        cli.ok("reflect", "--prompt", prompt, "--text", "known", today="2025-12-01")
    with at_terminal(cli, "reflect") as terminal:
        assert terminal.end() == 0
        assert "No prompt is due" in terminal.said
        assert "mentorfolio reflect --list" in terminal.said


def test_skipped_prompts_are_not_kept_and_come_again(cli: Cli) -> None:
    with at_terminal(cli, "reflect") as terminal:
        terminal.asked("Enter skips")
        skipped = terminal.text.splitlines()[0]
        terminal.answer("", "").answer("A different question", "y").answer("", "a thought")
        terminal.asked("Another question?")
    with at_terminal(cli, "reflect") as terminal:
        terminal.asked("Enter skips")
        assert skipped
        assert terminal.text.splitlines()[0] == skipped
    assert [r["text"] for r in cli.json("reflect", "--past")] == ["a thought"]


def test_where_nothing_was_kept_no_undo_is_offered_that_would_take_back_something_else(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    with at_terminal(cli, "reflect", "kim") as terminal:
        terminal.answer("", "").answer("A different question", "")
        assert terminal.end() == 0
        assert "Nothing was kept" in terminal.news
        assert "mentorfolio undo" not in terminal.news


def test_going_back_corrects_the_answer_before(cli: Cli) -> None:
    with at_terminal(cli, "reflect") as terminal:
        terminal.answer("", "a thuoght").answer("Another question?", "y").answer("", "<")
        terminal.answer("a thuoght", "a thought").answer("", "another").answer("Another question?", "<")
        terminal.answer("another", "another one").answer("Another question?", "")
        assert terminal.end() == 0
    assert sorted(r["text"] for r in cli.json("reflect", "--past")) == ["a thought", "another one"]


def test_one_question_is_enough_and_another_is_offered(cli: Cli) -> None:
    with at_terminal(cli, "reflect") as terminal:
        terminal.answer("", "a thought").answer("Another question?", "")
        assert terminal.end() == 0
        assert " of " not in terminal.text
    assert [r["text"] for r in cli.json("reflect", "--past")] == ["a thought"]


def test_a_reflection_about_a_person_names_them(cli: Cli) -> None:
    cli.ok("mentor", "add", "Julie [b]Sample[/b]", "--line", "outside", "--familiar", "stranger")
    with at_terminal(cli, "reflect", "julie", columns=40) as terminal:
        terminal.answer("Julie", "she asks good questions").asked("Another question?")
    assert cli.json("reflect", "julie", "--past")[0]["text"] == "she asks good questions"


def test_a_question_mark_says_why_and_asks_again(cli: Cli) -> None:
    with at_terminal(cli, "reflect", "--prompt", PROMPT) as terminal:
        terminal.answer("", "?").asked("For your eyes only.").answer("", "a thought")
        assert terminal.end() == 0
    assert [r["text"] for r in cli.json("reflect", "--past")] == ["a thought"]


def test_a_failed_editor_keeps_what_was_written_and_says_where(cli: Cli) -> None:
    script = editor(cli.home, 'echo precious >> "$1"; exit 1')
    with at_terminal(cli, "reflect", EDITOR=script) as terminal:
        terminal.answer("", "kept before").answer("Another question?", "y").answer("", ":e")
        terminal.asks_more()
        told = terminal.said.replace(" ", "")
    (file,) = kept_texts(cli)
    assert file.name in told
    assert file.read_text(encoding="utf-8") == "precious\n"
    assert [r["text"] for r in cli.json("reflect", "--past")] == ["kept before"]
