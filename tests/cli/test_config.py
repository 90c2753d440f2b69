"""``config set`` and ``config edit``: one setting changes, everything else in the file stays."""

from __future__ import annotations

import re
import shlex
import sys
from pathlib import Path

import pytest

from mentorfolio.commands.config.changing import edit
from mentorfolio.desk import desk as desks
from mentorfolio.errors import InputOutputFailure, UsageProblem
from mentorfolio.settings import KEYS
from tests.support import Cli

OWN = """\
# my settings
follow_up_wait = 10   # a fortnight
hints_off = [
    "length",  # I like long ones
]

# the server
[smtp]
# "quoted" # and hashed
host = "mail.example.org" # ours
"""


@pytest.fixture
def config(cli: Cli) -> Path:
    return cli.home / "config.toml"


def test_a_file_is_begun_where_there_is_none(cli: Cli, config: Path) -> None:
    answer = cli.json("config", "set", "within", "10")
    assert answer == {"key": "within", "value": 10, "was": None, "path": str(config)}
    assert config.read_text(encoding="utf-8") == "within = 10\n"
    assert cli.json("config", "show")["within"] == 10


@pytest.mark.parametrize(
    ("key", "value", "before", "after"),
    [
        ("follow_up_wait", "5", "follow_up_wait = 10   # a fortnight", "follow_up_wait = 5   # a fortnight"),
        ("smtp.host", "a#b.example.org", '"mail.example.org" # ours', '"a#b.example.org" # ours'),
        (
            "hints_off",
            "flexible",
            'hints_off = [\n    "length",  # I like long ones\n]',
            'hints_off = ["flexible"]',
        ),
        ("within", "3", "]\n\n# the server", "]\nwithin = 3\n\n# the server"),
        ("smtp.port", "25", 'example.org" # ours\n', 'example.org" # ours\nport = 25\n'),
        ("FOLLOW-UP-WAIT", "7", "= 10 ", "= 7 "),
    ],
)
def test_every_other_line_stays(
    cli: Cli, config: Path, key: str, value: str, before: str, after: str
) -> None:
    config.write_text(OWN, encoding="utf-8")
    cli.ok("config", "set", key, value)
    assert config.read_text(encoding="utf-8") == OWN.replace(before, after)
    assert before in OWN


def test_line_ends_of_another_system_stay(cli: Cli, config: Path) -> None:
    config.write_bytes(b"# mine\r\nwithin = 3\r\n")
    cli.ok("config", "set", "within", "4")
    cli.ok("config", "set", "backups", "9")
    assert config.read_bytes() == b"# mine\r\nwithin = 4\r\nbackups = 9\r\n"


def test_a_section_is_begun_below_all_else(cli: Cli, config: Path) -> None:
    config.write_text("within = 3", encoding="utf-8")
    cli.ok("config", "set", "smtp.host", "mail.example.org")
    assert config.read_text(encoding="utf-8") == 'within = 3\n\n[smtp]\nhost = "mail.example.org"\n'


@pytest.mark.parametrize(
    ("words", "told"),
    [
        (("withing", "3"), "within"),
        (("follow-up", "3"), "follow_up_wait"),
        (("smtp.hots", "x"), "smtp.host"),
        (("hint_off", "x"), "hints_off"),
        (("hints_off", "length,subject-lenght"), "subject-length"),
        (("smtp.password", "x"), "password_command"),
        (("smtp", "x"), "smtp.host"),
        (("zzzz", "x"), "Known"),
        (("within", "soon"), "7"),
        (("within", "99999"), "Type another value"),
        (("within", "1.5"), "7"),
        (("smtp.security", "none at all"), "Type another value"),
        (("smtp.port", "25"), "host"),
        (("store", "a\nb"), "without that"),
    ],
)
def test_what_cannot_be_meant_changes_nothing(
    cli: Cli, config: Path, words: tuple[str, str], told: str
) -> None:
    config.write_text("within = 3 # mine\n", encoding="utf-8")
    assert told in str(cli.expect_refused(2, "config", "set", *words)["hint"])
    assert config.read_text(encoding="utf-8") == "within = 3 # mine\n"


@pytest.mark.parametrize("text", ['smtp = { host = "x.example.org" }\n', 'smtp.host = "x.example.org"\n'])
def test_what_stands_there_another_way_is_left_to_the_editor(cli: Cli, config: Path, text: str) -> None:
    config.write_text(text, encoding="utf-8")
    cli.expect_refused(2, "config", "set", "smtp.host", "y.example.org")
    assert config.read_text(encoding="utf-8") == text


def test_text_within_another_value_is_no_setting(cli: Cli, config: Path) -> None:
    text = 'templates = """\n/a\\\nwithin = 4"""\n'
    config.write_text(text, encoding="utf-8")
    cli("config", "set", "within", "5")
    assert text in config.read_text(encoding="utf-8")


def test_a_broken_file_is_told_and_its_path_still_said(cli: Cli, config: Path) -> None:
    config.write_text("within = \n", encoding="utf-8")
    cli.expect_refused(2, "config", "set", "backups", "5")
    assert config.read_text(encoding="utf-8") == "within = \n"
    assert cli.json("config", "path")["path"] == str(config)


def test_a_wrong_key_in_the_file_is_told_with_the_nearest_right_one(cli: Cli, config: Path) -> None:
    config.write_text("withing = 3\n", encoding="utf-8")
    assert "Did you mean within?" in cli.ok("config", "show").err
    assert "within" in str(cli.expect_refused(2, "next")["hint"])


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("smtp.pasword", "smtp.password_command"),
        ("folow-up", "follow_up_wait"),
        ("withn", "within"),
        ("bakup_days", "backup_days"),
        ("Date_Langage", "date_language"),
    ],
)
def test_a_key_half_typed_and_ill_spelled_is_told_which_it_may_be(cli: Cli, typed: str, meant: str) -> None:
    assert f"Did you mean {meant}?" in cli.expect_refused(2, "config", "set", typed, "3")["hint"]


@pytest.mark.parametrize(
    ("key", "said", "value"),
    [
        ("within", "9", ""),
        ("templates", "mine", ""),
        ("hints_off", "length", ""),
        ("accessible", "true", " "),
        ("calendar_file", "mine.ics", "none"),
        ("calendar_file", "mine.ics", ""),
        ("date_language", "de", "none"),
        ("smtp.port", "2525", ""),
    ],
)
def test_an_empty_value_leaves_a_setting_as_if_nobody_had_set_it(
    cli: Cli, config: Path, key: str, said: str, value: str
) -> None:
    config.write_text('# mine\nbackups = 7\n\n[smtp]\nhost = "x.example.org"  # ours\n', encoding="utf-8")
    before, shown = config.read_text(encoding="utf-8"), cli.json("config", "show")
    cli.ok("config", "set", key, said)
    assert cli.json("config", "show") != shown
    assert cli.json("config", "set", key, value)["value"] is None
    assert (config.read_text(encoding="utf-8"), cli.json("config", "show")) == (before, shown)
    cli.ok("config", "set", key, value)


def test_a_calendar_file_is_told_how_to_begin(cli: Cli, config: Path) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    (command,) = re.findall(
        r":  mentorfolio (calendar .*)", cli.ok("config", "set", "calendar_file", "my own.ics").err
    )
    cli.ok(*shlex.split(command))
    assert (config.parent / "my own.ics").exists()


def test_what_a_section_needs_cannot_be_taken_out(cli: Cli, config: Path) -> None:
    cli.ok("config", "set", "smtp.host", "x.example.org")
    assert "host" in str(cli.expect_refused(2, "config", "set", "smtp.host", "")["message"])


def test_a_setting_without_a_value_is_told_in_a_word(cli: Cli) -> None:
    assert not [
        line for line in cli.ok("config", "show").out.splitlines() if line.split() == ["date_language"]
    ]


@pytest.mark.parametrize("width", [40, 80])
def test_every_key_is_explained_by_the_help_within_the_screen(cli: Cli, width: int) -> None:
    said = cli.process("config", "show", "--help", COLUMNS=str(width)).stdout.decode()
    assert all(key in said for key in KEYS)
    settings = said.partition("Settings:")[2].partition("Examples:")[0]
    assert max(map(len, settings.splitlines())) <= 80


def test_a_password_command_is_not_repeated(cli: Cli, config: Path) -> None:
    config.write_text('[smtp]\nhost = "mail.example.org"\nuser = "sam"\n', encoding="utf-8")
    outcome = cli.ok("config", "set", "smtp.password_command", "pass show secret-name")
    assert "secret-name" not in outcome.err + outcome.out
    assert cli.json("config", "set", "smtp.password_command", "pass show other-name")["value"] == "pass"
    assert 'password_command = "pass show other-name"' in config.read_text(encoding="utf-8")


def test_nobody_at_a_terminal_edits_nothing(cli: Cli) -> None:
    assert "config set" in str(cli.expect_refused(2, "config", "edit")["hint"])


@pytest.fixture
def at_terminal(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> desks.Desk:
    """A desk at which somebody sits, whose editor is a program of ours."""
    monkeypatch.setattr("mentorfolio.render.screen.Screen.is_interactive", True)
    return desks.Desk(cli.environment)


def types(desk: desks.Desk, home: Path, program: str) -> None:
    """Let the editor do this to the text of its file."""
    script = home / "editor.py"
    script.write_text(
        f"import pathlib, sys\nf = pathlib.Path(sys.argv[1])\n"
        f"text = f.read_text()\n{program}\nf.write_text(text)\n",
        encoding="utf-8",
    )
    desk.environment = {**desk.environment, "VISUAL": f"{sys.executable} {script}"}


def test_what_was_edited_is_in_force(cli: Cli, config: Path, at_terminal: desks.Desk) -> None:
    config.write_text(OWN, encoding="utf-8")
    types(at_terminal, cli.home, "text = text.replace('= 10 ', '= 12 ')")
    assert edit(at_terminal).record == {"path": str(config), "changed": True}
    assert config.read_text(encoding="utf-8") == OWN.replace("= 10 ", "= 12 ")
    assert not (cli.home / "config.edited.toml").exists()


def test_an_editor_left_without_a_change_begins_no_file(
    cli: Cli, config: Path, at_terminal: desks.Desk
) -> None:
    types(at_terminal, cli.home, "assert 'within' in text")
    assert edit(at_terminal).record == {"path": str(config), "changed": False}
    assert not config.exists()


def test_what_cannot_be_understood_waits_and_the_settings_stay(
    cli: Cli, config: Path, at_terminal: desks.Desk
) -> None:
    config.write_text("within = 3\n", encoding="utf-8")
    types(at_terminal, cli.home, "text += 'backups = -8'")
    with pytest.raises(UsageProblem, match="backups") as told:
        edit(at_terminal)
    assert "config edit" in (told.value.hint or "")
    assert config.read_text(encoding="utf-8") == "within = 3\n"
    types(at_terminal, cli.home, "text = text.replace('-8', '8')")
    edit(at_terminal)
    assert config.read_text(encoding="utf-8") == "within = 3\nbackups = 8"


def test_a_broken_file_can_be_mended_in_the_editor(cli: Cli, config: Path, at_terminal: desks.Desk) -> None:
    config.write_text("within = \n", encoding="utf-8")
    types(at_terminal, cli.home, "text = 'within = 4\\n'")
    edit(at_terminal)
    assert config.read_text(encoding="utf-8") == "within = 4\n"


def test_an_editor_that_fails_changes_nothing(cli: Cli, config: Path, at_terminal: desks.Desk) -> None:
    config.write_text("within = 3\n", encoding="utf-8")
    types(at_terminal, cli.home, "sys.exit(3)")
    with pytest.raises(InputOutputFailure, match="ended with 3"):
        edit(at_terminal)
    at_terminal.environment = {**at_terminal.environment, "VISUAL": "no-such-editor-here"}
    with pytest.raises(InputOutputFailure, match="could not be started"):
        edit(at_terminal)
    assert config.read_text(encoding="utf-8") == "within = 3\n"


def test_the_line_that_is_broken_can_be_set_anew(cli: Cli, config: Path) -> None:
    for broken in ('within = "x"\nbackups = 5\n', "within = \nbackups = 5\n"):
        config.write_text(broken, encoding="utf-8")
        cli.ok("config", "set", "within", "9")
        assert config.read_text(encoding="utf-8") == "within = 9\nbackups = 5\n"


def test_another_line_can_be_set_while_one_is_broken(cli: Cli, config: Path) -> None:
    config.write_text('theme = "pink"\n', encoding="utf-8")
    cli.ok("config", "set", "within", "9")
    assert config.read_text(encoding="utf-8") == 'theme = "pink"\nwithin = 9\n'
    shown = cli.ok("config", "show", "--json")
    assert (shown.json["within"], shown.json["theme"]) == (9, "auto")
    assert "theme" in shown.err


@pytest.mark.parametrize("text", ["within = = 3\n", 'within = "x"\n', "nosuch = 1\n", "\x00"])
def test_a_mistake_in_the_settings_takes_nobody_the_page_of_today(cli: Cli, config: Path, text: str) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    config.write_text(text, encoding="utf-8")
    for words in ((), ("store", "check"), ("config", "show")):
        said = cli.ok(*words)
        assert said.out
        assert str(config) in said.err
    cli.expect_refused(2, "mentor", "list")
