"""``outreach edit`` and ``outreach discard`` on a real terminal."""

from __future__ import annotations

import pytest

from tests.cli.terminal import CTRL_C, at_terminal, editor, kept_texts
from tests.support import Cli


@pytest.fixture
def drafted(cli: Cli) -> Cli:
    """A draft to Julie."""
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Julie Sample", "--line", "outside", "--familiar", "stranger")
    cli.ok("approach", "julie", "--set", "topic=teams", "--set", "why=kind")
    return cli


def test_the_editor_gets_the_letter_and_its_arguments(drafted: Cli) -> None:
    script = editor(
        drafted.home,
        'test "$1" = -w || exit 9\n'
        'sed "s/^Subject: .*/Subject: New [b]one[[b]/; s/kind/clear/" "$2" > "$2.n"; mv "$2.n" "$2"',
    )
    with at_terminal(drafted, "outreach", "edit", "julie", EDITOR=f"{script} -w") as terminal:
        assert terminal.end() == 0, terminal.text
        assert "Saved the draft." in terminal.said
        assert terminal.restored
    letter = drafted.json("outreach", "show", "julie")
    assert letter["subject"] == "New [b]one[[b]"
    assert "clear" in letter["body"]
    assert "Subject:" not in letter["body"]


def test_an_editor_that_changes_nothing_changes_nothing(drafted: Cli) -> None:
    before = drafted.json("outreach", "show", "julie")
    with at_terminal(drafted, "outreach", "edit", "julie", EDITOR="true") as terminal:
        assert terminal.end() == 0
    assert drafted.json("outreach", "show", "julie") == before


def test_an_emptied_letter_is_not_taken_for_a_letter(drafted: Cli) -> None:
    before = drafted.json("outreach", "show", "julie")["body"]
    script = editor(drafted.home, ': > "$1"')
    with at_terminal(drafted, "outreach", "edit", "julie", EDITOR=script) as terminal:
        terminal.end()
    assert drafted.json("outreach", "show", "julie")["body"] == before


@pytest.mark.parametrize(
    ("script", "code"),
    [
        ('echo precious >> "$1"; exit 3', 74),
        ('printf "precious \\377" > "$1"', 74),
        ('printf "Subject: a\\007b\\n\\nprecious\\n" > "$1"', 2),
        ('printf "Subject: a\\n\\nprecious\\033[31m\\n" > "$1"', 2),
    ],
    ids=["ends with 3", "no UTF-8", "control character in the subject", "ESC in the body"],
)
def test_what_was_typed_in_the_editor_is_kept_and_found(drafted: Cli, script: str, code: int) -> None:
    before = drafted.store.read_bytes()
    with at_terminal(drafted, "outreach", "edit", "julie", EDITOR=editor(drafted.home, script)) as terminal:
        assert terminal.end() == code, terminal.text
        assert terminal.restored
    assert drafted.store.read_bytes() == before
    (kept,) = kept_texts(drafted)
    assert b"precious" in kept.read_bytes()
    assert kept.stat().st_mode & 0o777 == 0o600
    assert kept.name in terminal.said.replace(" ", ""), "the path of what was typed is not told"


def test_leaving_while_the_editor_is_open_says_where_the_text_is(drafted: Cli) -> None:
    script = editor(drafted.home, 'echo precious >> "$1"; echo READY; sleep 9')
    with at_terminal(drafted, "outreach", "edit", "julie", EDITOR=script) as terminal:
        terminal.until(lambda: "READY" in terminal.text, "the editor")
        terminal.type(CTRL_C)
        assert terminal.end() == 130
        assert terminal.restored
    (kept,) = kept_texts(drafted)
    assert b"precious" in kept.read_bytes()
    assert kept.name in terminal.said.replace(" ", ""), "the path of what was typed is not told"


@pytest.mark.parametrize("setting", ["no-such-editor", "vi 'x", "/etc/passwd"])
def test_an_editor_that_cannot_be_started_is_named_with_what_to_set(drafted: Cli, setting: str) -> None:
    before = drafted.store.read_bytes()
    with at_terminal(drafted, "outreach", "edit", "julie", EDITOR=setting) as terminal:
        assert terminal.end() in (2, 74), terminal.text
        assert "EDITOR" in terminal.said
    assert drafted.store.read_bytes() == before


def test_without_a_setting_the_usual_editor_is_opened(drafted: Cli) -> None:
    programs = drafted.home / "bin"
    programs.mkdir()
    for name in ("vi", "nano", "sensible-editor", "editor"):
        said = "opened by vi" if name == "vi" else "opened by default"
        (programs / name).write_text(f'#!/bin/sh\necho "{said}" >> "$1"\n', encoding="utf-8")
        (programs / name).chmod(0o700)
    path = f"{programs}:{drafted.environment['PATH']}"
    with at_terminal(drafted, "outreach", "edit", "julie", PATH=path, EDITOR=" ") as terminal:
        assert terminal.end() == 0, terminal.text
    assert drafted.json("outreach", "show", "julie")["body"].endswith("opened by default")


def test_no_editor_at_all_is_said_with_what_to_set(drafted: Cli) -> None:
    with at_terminal(drafted, "outreach", "edit", "julie", PATH=str(drafted.home)) as terminal:
        assert terminal.end() == 74
        assert "Set VISUAL or EDITOR" in terminal.said


@pytest.mark.parametrize("chosen", [True, False])
def test_a_sensible_editor_that_is_vi_is_opened_only_for_who_chose_it(drafted: Cli, chosen: bool) -> None:
    programs = drafted.home / "bin"
    programs.mkdir()
    for name in ("vim.basic", "sensible-editor"):
        (programs / name).write_text('#!/bin/sh\necho by vi >> "$1"\n', encoding="utf-8")
        (programs / name).chmod(0o700)
    (programs / "editor").symlink_to(programs / "vim.basic")
    (programs / "sh").symlink_to("/bin/sh")
    if chosen:
        (drafted.home / ".selected_editor").write_text('SELECTED_EDITOR="/usr/bin/vim.basic"\n', "utf-8")
    with at_terminal(drafted, "outreach", "edit", "julie", PATH=str(programs), EDITOR=" ") as terminal:
        assert terminal.end() == (0 if chosen else 74)
        assert chosen or "EDITOR=nano" in terminal.said
    assert drafted.json("outreach", "show", "julie")["body"].endswith("by vi") is chosen


@pytest.mark.parametrize(("reply", "there"), [("y", 0), ("YES", 0), ("", 1), ("n", 1)])
def test_discarding_a_draft_asks_first(drafted: Cli, reply: str, there: int) -> None:
    with at_terminal(drafted, "outreach", "discard", "julie-sample") as terminal:
        terminal.asked("[y/N]").answer("Discard this draft?", reply)
        assert terminal.end() == 0
        assert terminal.restored
    assert len(drafted.json("outreach", "list")) == there


def test_a_letter_that_went_out_is_neither_edited_nor_discarded(drafted: Cli) -> None:
    drafted.ok("outreach", "sent", "julie")
    for verb in ("edit", "discard"):
        with at_terminal(drafted, "outreach", verb, "julie-sample", EDITOR="true") as terminal:
            assert terminal.end() == 5
            assert ">" not in terminal.text
