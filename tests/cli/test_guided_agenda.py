"""``meeting agenda`` on a real terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import CTRL_C, at_terminal, editor
from tests.support import Cli, Golden

QUESTION = "Keep this as the agenda?"


@pytest.fixture
def meeting(cli: Cli) -> str:
    """The id of the first meeting with Kim."""
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-01")
    return str(cli.json("meeting", "plan", "kim", "--when", "2026-01-28 15:00")["id"])


def agenda(cli: Cli, meeting: str) -> list[str]:
    found: list[str] = cli.json("meeting", "show", meeting)["agenda"]
    return found


def test_one_key_keeps_the_agenda_that_is_on_the_screen(cli: Cli, meeting: str, golden: Golden) -> None:
    with at_terminal(cli, "meeting", "agenda", meeting) as terminal:
        terminal.asked("- Introductions").answer(QUESTION, "y")
        assert terminal.end() == 0
        golden(terminal.text)
        assert terminal.text.count("- Introductions") == 1
        assert terminal.restored
    assert agenda(cli, meeting)[0].startswith("Introductions")


def test_enter_leaves_the_agenda_as_it_is(cli: Cli, meeting: str, golden: Golden) -> None:
    before = cli.store.read_bytes()
    with at_terminal(cli, "meeting", "agenda", meeting) as terminal:
        terminal.answer(QUESTION, "")
        assert terminal.end() == 0
        golden(terminal.news)
    assert cli.store.read_bytes() == before


def test_the_agenda_can_be_changed_in_the_editor_before_it_is_kept(cli: Cli, meeting: str) -> None:
    script = editor(cli.home, 'printf -- "- mine\\n- and hers\\n" > "$1"')
    with at_terminal(cli, "meeting", "agenda", meeting, VISUAL=script) as terminal:
        terminal.answer(QUESTION, "e")
        assert terminal.end() == 0
    assert agenda(cli, meeting) == ["mine", "and hers"]


def test_leaving_at_the_question_keeps_nothing(cli: Cli, meeting: str) -> None:
    before = cli.store.read_bytes()
    with at_terminal(cli, "meeting", "agenda", meeting) as terminal:
        terminal.asked(QUESTION).type(CTRL_C)
        assert terminal.end() == 130
    assert cli.store.read_bytes() == before


def test_the_way_back_is_not_torn_where_it_does_not_fit_beside(cli: Cli, meeting: str) -> None:
    with at_terminal(cli, "meeting", "agenda", meeting, "--add", "my first hire") as terminal:
        assert terminal.end() == 0
        assert "  undo: mentorfolio undo" in terminal.lines


def test_on_the_way_into_a_meeting_a_long_item_goes_on_below_its_own_first_letter(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-01")
    cli.ok("meeting", "plan", "kim", "--when", "today", "--agenda", "the first hire " * 8 + "and when")
    with at_terminal(cli, "meeting", "held", "kim") as terminal:
        terminal.asked("What did you talk about?").type(CTRL_C)
        terminal.end()
        first = next(at for at, line in enumerate(terminal.lines) if line.startswith("  1. the first"))
        assert terminal.lines[first + 1].startswith("     ")
