"""``--output`` over a file of somebody else: asked, or said with ``--force``; and what waits says so."""

from __future__ import annotations

from pathlib import Path

import pytest

from mentorfolio.commands.outreach.desktop import _clipped
from mentorfolio.desk.asking import _program
from mentorfolio.render.page import Line, command
from mentorfolio.render.screen import Screen
from tests.cli.terminal import CTRL_D, at_terminal
from tests.support import Cli

COMMANDS = {
    "export": ("export",),
    "vcard": ("export", "--format", "vcard"),
    "calendar": ("calendar",),
    "report": ("report",),
}
MINE = "My own notes about mentorfolio\nBEGIN:VCALENDAR\n"


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """A portfolio with somebody to write to."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Sample", "--email", "anna@example.org")
    return cli


@pytest.mark.parametrize("words", COMMANDS.values(), ids=COMMANDS)
class TestOutput:
    def test_a_file_of_ours_is_written_anew_unasked(self, begun: Cli, words: tuple[str, ...]) -> None:
        path = begun.home / "out"
        begun.ok(*words, "--output", str(path))
        begun.ok("mentor", "add", "Ben Sample", "--stage", "active", "--on", "2025-01-02", "--cadence", "1m")
        before = path.read_bytes()
        begun.ok(*words, "--output", str(path))
        assert path.read_bytes() != before

    def test_a_file_of_somebody_else_stays_unless_forced(self, begun: Cli, words: tuple[str, ...]) -> None:
        path = begun.home / "out"
        path.write_text(MINE, encoding="utf-8")
        assert "--force" in begun.expect_refused(2, *words, "--output", str(path))["hint"]
        assert path.read_text(encoding="utf-8") == MINE
        begun.ok(*words, "--output", str(path), "--force")
        assert path.read_text(encoding="utf-8") != MINE

    def test_an_empty_file_may_be_filled(self, begun: Cli, words: tuple[str, ...]) -> None:
        path = begun.home / "out"
        path.touch()
        begun.ok(*words, "--output", str(path))
        assert path.stat().st_size > 0

    def test_the_screen_is_no_file_and_no_sentence_names_one(
        self, begun: Cli, words: tuple[str, ...]
    ) -> None:
        if words == ("report",):
            begun.expect_refused(2, *words, "--output", "-")
            return
        said = begun.ok(*words, "--output", "-")
        assert said.out
        assert "Wrote" not in said.err


ADDED = {
    "calendar": b"BEGIN:VEVENT\r\nUID:1@example.org\r\nSUMMARY:My dentist\r\nEND:VEVENT\r\nEND:VCALENDAR\r\n",
    "vcard": b"BEGIN:VCARD\r\nVERSION:3.0\r\nFN:My own\r\nEND:VCARD\r\n",
}


@pytest.mark.parametrize("kind", ADDED)
@pytest.mark.parametrize("beside", ["", "an entry of ours that is longer than a line of such a file, " * 3])
def test_what_somebody_added_to_a_file_of_ours_is_not_lost(begun: Cli, kind: str, beside: str) -> None:
    path = begun.home / "out"
    if beside:
        begun.ok("meeting", "plan", "anna", "--when", "2026-02-05 10:00", "--agenda", beside)
        begun.ok("mentor", "edit", "anna", "--role", beside.strip())
    begun.ok(*COMMANDS[kind], "--output", str(path))
    begun.ok(*COMMANDS[kind], "--output", str(path))
    end = b"END:VCALENDAR\r\n" if kind == "calendar" else b""
    own = path.read_bytes().removesuffix(end) + ADDED[kind]
    for there in (own, path.read_bytes() + b"my own words\r\n"):
        path.write_bytes(there)
        begun.expect_refused(2, *COMMANDS[kind], "--output", str(path))
        assert path.read_bytes() == there
    begun.ok(*COMMANDS[kind], "--output", str(path), "--force")


def test_of_a_letter_written_twice_into_one_file_one_is_told_that_it_is_there_and_how_to_replace_it(
    begun: Cli, tmp_path: Path
) -> None:
    line = (
        "approach",
        "anna",
        "--set",
        "why=x",
        "--set",
        "topic=y",
        "--again",
        "--output",
        str(tmp_path / "letter.txt"),
    )
    begun.ok(*line)
    refused = begun.expect_refused(2, *line)
    assert refused["message"] == f"{tmp_path / 'letter.txt'} is there already."
    assert "--force" in refused["hint"]
    begun.ok(*line, "--force")


def test_a_letter_over_a_file_leaves_no_draft_where_it_is_refused(begun: Cli) -> None:
    path = begun.home / "letter.txt"
    path.write_text(MINE, encoding="utf-8")
    letter = ("approach", "anna", "--set", "why=x", "--set", "topic=y", "--output", str(path))
    begun.expect_refused(2, *letter)
    assert begun.json("outreach", "list") == []
    begun.ok(*letter, "--force")
    assert "Dear Anna" in path.read_text(encoding="utf-8")


@pytest.mark.parametrize(("answer", "code"), [("y", 0), ("n", 2), ("", 2)])
def test_at_a_terminal_it_is_asked(begun: Cli, answer: str, code: int) -> None:
    path = begun.home / "out.ics"
    path.write_text(MINE, encoding="utf-8")
    with at_terminal(begun, "calendar", "--output", str(path)) as terminal:
        terminal.answer("Write over it?", answer)
        assert terminal.end() == code
    assert (path.read_text(encoding="utf-8") == MINE) is (code == 2)


def test_what_reads_from_a_terminal_says_so(begun: Cli) -> None:
    with at_terminal(begun, "log", "anna", "-") as terminal:
        terminal.until(lambda: "Ctrl-D" in terminal.text, "that it waits")
        terminal.type("asked about the rota\n" + CTRL_D)
        assert terminal.end() == 0
    assert begun.json("meeting", "list")[0]["notes"] == "asked about the rota"


def test_a_letter_that_is_settled_is_shown_the_latest(begun: Cli) -> None:
    for topic in ("one", "two"):
        begun.ok("approach", "anna", "--set", "why=x", "--set", f"topic={topic}", "--again", "--anyway", "x")
        begun.ok("outreach", "sent", "anna")
        begun.ok("outreach", "declined", "anna", "--on", "today")
        begun.ok("mentor", "stage", "anna", "candidate")
    assert "two" in begun.json("outreach", "show", "anna")["body"]
    begun.ok("outreach", "show", "anna")
    begun.expect_refused(4, "outreach", "sent", "anna")


class TestWindows:
    @pytest.mark.parametrize(
        ("typed", "words"),
        [
            (r"C:\Tools\edit.exe -w", [r"C:\Tools\edit.exe", "-w"]),
            (r'"C:\Program Files\Edit\edit.exe" -n', [r"C:\Program Files\Edit\edit.exe", "-n"]),
            ("notepad", ["notepad"]),
        ],
    )
    def test_backslashes_of_an_editor_stay(self, typed: str, words: list[str]) -> None:
        assert _program(typed, windows=True) == words

    def test_a_path_with_blanks_is_one_program(self, tmp_path: Path) -> None:
        editor = tmp_path / "my editor"
        editor.touch()
        assert _program(str(editor), windows=True) == [str(editor)]

    def test_elsewhere_a_backslash_guards_what_follows(self) -> None:
        assert _program(r"my\ editor -w", windows=False) == ["my editor", "-w"]

    def test_the_clipboard_gets_letters_of_all_scripts(self) -> None:
        assert _clipped("Grüße\n김", "clip").decode("utf-16") == "Grüße\r\n김"
        assert _clipped("Grüße\n", "wl-copy") == "Grüße\n".encode()

    @pytest.mark.parametrize(
        ("posix", "shown"),
        [
            ("mentorfolio log anna 'a word or two'", 'mentorfolio log anna "a word or two"'),
            ('mentorfolio mentor show "o\'neil"', 'mentorfolio mentor show "o\'neil"'),
            ("mentorfolio log anna 'say \"hi\" & go'", 'mentorfolio log anna "say \\"hi\\" & go"'),
            ("mentorfolio next", "mentorfolio next"),
            ("don't", "don't"),
        ],
    )
    def test_commands_are_quoted_as_its_shells_want_it(
        self, capsys: pytest.CaptureFixture[str], posix: str, shown: str
    ) -> None:
        screen = Screen({})
        screen.windows = True
        screen.say([Line((command(posix),))])
        assert capsys.readouterr().out == f"{shown}\n"


@pytest.mark.parametrize("after", COMMANDS)
@pytest.mark.parametrize("before", COMMANDS)
def test_what_was_kept_is_not_replaced_by_another_kind(begun: Cli, before: str, after: str) -> None:
    path = begun.home / "out"
    begun.ok(*COMMANDS[before], "--output", str(path))
    was = path.read_bytes()
    if before == after:
        begun.ok(*COMMANDS[after], "--output", str(path))
        return
    assert "--force" in begun.expect_refused(2, *COMMANDS[after], "--output", str(path))["hint"]
    assert path.read_bytes() == was
    begun.ok(*COMMANDS[after], "--output", str(path), "--force")
