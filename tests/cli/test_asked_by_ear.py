"""What a voice hears at a prompt: what is asked, what may be said, and what Enter does."""

from __future__ import annotations

from tests.cli.terminal import at_terminal
from tests.support import Cli


def test_every_question_for_a_yes_or_a_no_says_aloud_what_enter_does(cli: Cli) -> None:
    with at_terminal(cli, "reflect", "--plain") as terminal:
        terminal.answer("", "").asked("Yes or no; Enter says no.")
    cli.ok("mentor", "add", "Kim Sample")
    with at_terminal(cli, "happened", "kim", "met yesterday", "--plain") as terminal:
        terminal.asked("Yes or no; Enter says yes.")
        assert terminal.news.count("Enter says") == 1, "once is enough"
