"""What is pasted at a question is one answer, on a real terminal."""

from __future__ import annotations

import shlex
import sys

from tests.cli.terminal import CTRL_C, at_terminal, pexpect
from tests.support import Cli

PARAGRAPH = "You run your team\nwithout a raised voice.\n\nThat is what I want to learn.\n"


def test_a_pasted_paragraph_is_one_answer_and_no_question_after_it_is_answered(cli: Cli) -> None:
    with at_terminal(cli, "init") as terminal:
        terminal.paste("What is your name?", "Sam\nSample\n")
        terminal.answer("Where are you starting from?", "")
        terminal.paste("Why are you looking for a mentor", PARAGRAPH)
        terminal.asked("What is it mostly about?").type(CTRL_C)
        assert terminal.end() == 130
    profile = cli.json("profile", "show")
    assert (profile["name"], profile["purpose"]) == ("Sam Sample", PARAGRAPH.strip())


def test_a_tab_in_an_answer_is_a_space(cli: Cli) -> None:
    with at_terminal(cli, "mentor", "add") as terminal:
        terminal.answer("Who is it?", "Kim\tSample")
        terminal.asked("Where did you find Kim Sample?").type(CTRL_C)
        assert terminal.end() == 130


def test_a_pasted_yes_with_more_behind_it_takes_nothing_out(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    with at_terminal(cli, "mentor", "remove", "anna-sample") as terminal:
        terminal.paste("Anna Sample", "y\nrm -rf notes\n")
        terminal.answer("Type y or n.", "n")
        assert terminal.end() == 0
    assert len(cli.json("mentor", "list")) == 1


def test_what_is_pasted_where_one_key_is_asked_for_does_nothing(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample", "--stage", "active", "--on", "2025-06-02")
    with at_terminal(
        cli,
        "approach",
        "anna",
        "--template",
        "thanks",
        "--set",
        "took=plain words",
        "--set",
        "doing=I will try it",
    ) as terminal:
        terminal.key("d discard", "so many words that are no key: d" * 3 + "d").asked("m mail").key(
            "d discard", "l"
        )
        assert terminal.end() == 0
    assert [letter["state"] for letter in cli.json("outreach", "list")] == ["draft"]


def test_nothing_of_what_is_pasted_reaches_the_shell(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    ours = f"{shlex.quote(sys.executable)} -m mentorfolio gift anna"
    shell = pexpect.spawn(
        "sh",
        ["-c", f'{ours}; IFS= read -r left; echo "left=<$left>"'],
        env={**cli.environment, "TERM": "xterm-256color", "INPUTRC": "/dev/null", "LANG": "C.UTF-8"},
        encoding="utf-8",
        timeout=20,
    )
    shell.expect("> ")
    marked = "\x1b[?2004h" in shell.before
    pasted = "a book\rtouch owned\r"
    shell.send(f"\x1b[200~{pasted}\x1b[201~\r" if marked else pasted)
    shell.expect("Noted what you gave")
    shell.send("mine\r")
    shell.expect("left=<(.*)>")
    assert shell.match[1] == "mine"
    shell.close()
    assert cli.json("timeline", "anna")[-1]["text"] == "a book touch owned"
