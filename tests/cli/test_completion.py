"""Completion in real shells: commands, names, needs, templates; never an error on the command line."""

from __future__ import annotations

import os
import shlex
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="shells of POSIX systems")


@pytest.fixture
def shell(cli: Cli) -> Cli:
    """A command ``mentorfolio`` on the path, and two people."""
    folder = cli.home / "bin"
    folder.mkdir()
    program = folder / "mentorfolio"
    program.write_text(f'#!/bin/sh\nexec {shlex.quote(sys.executable)} -m mentorfolio "$@"\n')
    program.chmod(0o755)
    cli.environment["PATH"] = f"{folder}{os.pathsep}{cli.environment['PATH']}"
    cli.ok("mentor", "add", "Anna Sample")
    cli.ok("mentor", "add", "Annabel Sample")
    cli.ok("mentor", "add", "Ben Sample")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    return cli


def _complete(cli: Cli, *words: str) -> list[str]:
    """What bash offers after these words, the last one unfinished; nothing may be said aloud."""
    line = "; ".join(
        (
            'eval "$(mentorfolio completion bash)"',
            "complete=$(complete -p mentorfolio | sed 's/.*-F \\([^ ]*\\).*/\\1/')",
            f"COMP_WORDS=({shlex.join(('mentorfolio', *words))}); COMP_CWORD={len(words)}",
            '$complete mentorfolio; printf "%s\\n" "${COMPREPLY[@]}"',
        )
    )
    said = subprocess.run(
        ["bash", "--norc", "-c", line],
        env=cli.environment,
        capture_output=True,
        text=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    assert said.returncode == 0, said
    assert said.stderr == ""
    return [row for row in said.stdout.splitlines() if row]


@pytest.mark.parametrize(
    ("words", "offered"),
    [
        (("men",), ["mentor"]),
        (("mentor", "ra"), ["rank"]),
        (("mentor", "show", "ann"), ["anna-sample", "annabel-sample"]),
        (("mentor", "show", "b"), ["ben-sample"]),
        (("need", "show", "le"), ["lead-a-team"]),
        (("approach", "be"), ["ben-sample"]),
        (("approach", "ben", "--need", "l"), ["lead-a-team"]),
        (("review", "--with", "ben"), ["ben-sample"]),
        (("log", "b"), ["ben-sample"]),
        (("outreach", "sent", "b"), ["ben-sample"]),
        (("template", "show", "first"), ["first", "first-conversation", "first-conversation-short"]),
        (("completion", "z"), ["zsh"]),
        (("mentor", "show", "SAMPLE"), ["anna-sample", "annabel-sample", "ben-sample"]),
        (("mentor", "show", "nab"), ["annabel-sample"]),
        (("mentor", "show", '"Anna S'), ["anna-sample"]),
        (("need", "show", "team"), ["lead-a-team"]),
        (("mentor", "list", "--stage", "conv"), ["conversation"]),
        (("mentor", "list", "--stage", "=", "conv"), ["conversation"]),
        (("mentor", "list", "--source", "org"), []),
        (("mentor", "list", "--source", "LINK"), ["linkedin"]),
        (("mentor", "add", "X", "--knowing", "w"), ["why", "whom"]),
        (("log", "anna-sample,b"), ["anna-sample,ben-sample"]),
        (("config", "set", "follow"), ["follow_up_wait"]),
        (("config", "set", "theme", "d"), ["dark"]),
        (("config", "set", "calendar-tasks", ""), ["true", "false"]),
        (("config", "set", "smtp.security", "st"), ["starttls"]),
        (("config", "set", "date_language", "d"), ["de"]),
        (("config", "set", "hints_off", "length,subject-l"), ["length,subject-length"]),
        (("config", "set", "within", ""), []),
        (("config", "set", "theme", "dark", ""), []),
        (("help", "lett"), ["letters"]),
        (("snooze", "ben", "--kind", "check"), ["check-in"]),
        (("mentor", "list", "--stage", "x"), []),
        (("mentor", "show", "nobody"), []),
    ],
    ids=str,
)
def test_bash_completes_commands_and_names(shell: Cli, words: tuple[str, ...], offered: list[str]) -> None:
    assert _complete(shell, *words) == offered


def test_bash_completes_options(shell: Cli) -> None:
    assert "--supports" in _complete(shell, "mentor", "add", "X", "--su")
    assert "--store" in _complete(shell, "mentor", "list", "--st")


def test_a_meeting_or_action_is_offered_by_its_id_and_by_whom_it_is_with(shell: Cli) -> None:
    planned = shell.json("meeting", "plan", "ben", "--when", "thu")["id"]
    held = shell.json("log", "annabel", "a talk", "--action", "send it")
    action = held["actions"][0]["id"]
    assert sorted(_complete(shell, "meeting", "held", "")) == sorted(["ben-sample", planned])
    assert sorted(_complete(shell, "meeting", "show", "")) == sorted(["ben-sample", planned, held["id"]])
    assert sorted(_complete(shell, "reflect", "--meeting", "")) == sorted(["annabel-sample", held["id"]])
    assert sorted(_complete(shell, "action", "done", "")) == sorted(["annabel-sample", action])
    shell.ok("action", "done", action)
    assert _complete(shell, "action", "done", "") == []


def test_a_circle_is_offered_where_one_is_wanted(shell: Cli) -> None:
    shell.ok("circle", "add", "Peers of Tuesday", "--member", "ben")
    for words in (("circle", "show"), ("circle", "leave"), ("meeting", "plan", "--circle")):
        assert _complete(shell, *words, "pe") == ["peers-of-tuesday"]
    assert _complete(shell, "circle", "join", "peers", "anna-") == ["anna-sample"]
    assert _complete(shell, "circle", "add", "Board", "--member", "b") == ["ben-sample"]


def test_a_letter_template_is_offered_where_one_is_wanted(shell: Cli) -> None:
    assert _complete(shell, "approach", "ben", "--template", "tha") == ["thanks", "thanks-for-a-no"]
    assert _complete(shell, "reflect", "--prompt", "pass") == ["pass-it-on"]


@pytest.mark.parametrize(
    ("typed", "offered"),
    [
        ("mentor\nshow\nan", "anna-sample"),
        ("template\nshow\nfirst-conversation-", "first-conversation-short"),
        ("help\nlett", "letters"),
    ],
)
def test_somebody_who_set_no_variable_waits_for_nothing_slow_either(
    cli: Cli, typed: str, offered: str
) -> None:
    cli.environment = {"PATH": cli.environment["PATH"], "HOME": str(cli.home), "LC_ALL": "C.UTF-8"}
    asked = {"_MENTORFOLIO_COMPLETE": "bash", "_MENTORFOLIO_WORDS": f"mentorfolio\n{typed}"}
    assert cli.process("mentor", "add", "Anna Sample").returncode == 0
    words = [sys.executable, "-X", "importtime", "-m", "mentorfolio"]
    said = subprocess.run(words, env=cli.environment | asked, capture_output=True, text=True, check=True)
    assert said.stdout == f"{offered}\n"
    imported = {line.rpartition("|")[2].strip() for line in said.stderr.splitlines()}
    assert "mentorfolio.whereabouts" in imported
    slow = {"typing", "platformdirs", "tomllib", "pathlib", "msgspec", "typer", "mentorfolio.settings"}
    # A bare python may have some of these by itself, for the packages that are installed beside it.
    bare = [sys.executable, "-X", "importtime", "-c", "import runpy"]
    alone = subprocess.run(bare, env=cli.environment, capture_output=True, text=True, check=True)
    own = {line.rpartition("|")[2].strip() for line in alone.stderr.splitlines()}
    assert not (imported - own) & slow


@pytest.mark.parametrize(
    "damage", [b"", b"not json", b"[]", b'{"mentors": 3}', b'{"mentors": [1]}', b"\xff\xfe"]
)
def test_a_damaged_portfolio_completes_to_nothing_silently(shell: Cli, damage: bytes) -> None:
    shell.store.write_bytes(damage)
    assert _complete(shell, "mentor", "show", "a") == []


def test_no_portfolio_and_broken_settings_complete_to_nothing_silently(shell: Cli) -> None:
    shell.store.unlink()
    assert _complete(shell, "mentor", "show", "a") == []
    (shell.home / "config.toml").write_text("broken = [\n")
    assert _complete(shell, "mentor", "show", "a") == []
    assert _complete(shell, "template", "show", "zz") == []
    assert not shell.store.exists()


def test_an_id_from_a_meddled_file_cannot_run_a_command(shell: Cli) -> None:
    trap = shell.home / "trap"
    shell.store.write_text(
        '{"_meta": {"schema": 1, "generation": 1}, "mentors": {"a$(touch '
        + str(trap)
        + ')": {}, "a`id`": {}}}'
    )
    assert _complete(shell, "mentor", "show", "a") == []
    assert not trap.exists()


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_is_printed_and_no_file_is_edited(cli: Cli, name: str) -> None:
    before = sorted(p.name for p in cli.home.rglob("*"))
    said = cli.ok("completion", name)
    assert "mentorfolio" in said.out
    assert "_MENTORFOLIO_COMPLETE" in said.out
    assert sorted(p.name for p in cli.home.rglob("*")) == before


@pytest.mark.parametrize("name", ["bash", "zsh", "fish"])
def test_the_script_is_one_that_the_shell_understands(cli: Cli, name: str, tmp_path: Path) -> None:
    if shutil.which(name) is None:
        pytest.skip(f"{name} is not installed here")
    script = tmp_path / "script"
    script.write_text(cli.ok("completion", name).out)
    said = subprocess.run([name, "-n", str(script)], capture_output=True, check=False, timeout=60)
    assert (said.returncode, said.stderr) == (0, b"")


def asked(cli: Cli, shell: str, *words: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """What the program answers a shell that has these words before its cursor."""
    line = "\n".join(("mentorfolio", *words))
    asking = {"_MENTORFOLIO_COMPLETE": shell, "_MENTORFOLIO_WORDS": line}
    return cli.process(stdin=b"", **asking, **environment)


@pytest.mark.parametrize("name", ["zsh", "fish", "powershell"])
def test_the_other_shells_are_told_the_full_name_beside_the_id(cli: Cli, name: str) -> None:
    cli.ok("mentor", "add", "Zoë O'Hara")
    said = asked(cli, name, "mentor", "show", "zo")
    assert said.stdout.decode().splitlines() == ["zoe-o-hara\tZoë O'Hara"]
    assert (said.returncode, said.stderr) == (0, b"")


@pytest.mark.parametrize("begun", ["ZOË", "zoe", "'Zoë O'", "ohar", "hara", "oë", '"zoë o'])
def test_any_part_of_a_name_finds_it_whatever_its_case_accents_and_quotes(cli: Cli, begun: str) -> None:
    cli.ok("mentor", "add", "Zoë O'Hara")
    cli.ok("mentor", "add", "Ben Sample")
    assert asked(cli, "zsh", "mentor", "show", begun).stdout.startswith(b"zoe-o-hara\t")


def test_bash_lists_names_beside_ids_and_types_none_of_them(shell: Cli) -> None:
    listed = asked(shell, "bash", "mentor", "show", "b", COMP_TYPE="63").stdout.decode()
    assert listed.splitlines() == ["ben-sample"], "one alone is typed"
    listed = asked(shell, "bash", "mentor", "show", "ann", COMP_TYPE="63").stdout.decode()
    assert listed.splitlines() == ["anna-sample  (Anna Sample)", "annabel-sample  (Annabel Sample)"]
    # What ids begun elsewhere have in common would take the place of what was typed.
    assert asked(shell, "bash", "mentor", "show", "samp", COMP_TYPE="9").stdout == b""
    assert asked(shell, "bash", "mentor", "show", "ann", COMP_TYPE="9").stdout.splitlines() == [
        b"anna-sample",
        b"annabel-sample",
    ]


def test_tags_and_skills_are_offered_as_they_have_to_be_typed(shell: Cli) -> None:
    shell.ok("mentor", "edit", "ben", "--tag", "public speaking", "--tag", "rail", "--skill", "it's $HOME")
    for begun, offered in (("spea", "public\\ speaking"), ('"spea', "public speaking"), ("r", "rail")):
        assert _complete(shell, "mentor", "list", "--tag", begun) == [offered]
    assert _complete(shell, "tag", "rename", "ra") == _complete(shell, "tag", "rhythm", "R") == ["rail"]
    assert _complete(shell, "mentor", "list", "--skill", "it") == ["it\\'s\\ \\$HOME"]
    assert asked(shell, "powershell", "mentor", "list", "--skill", "it").stdout.startswith(b"'it''s $HOME'\t")
    assert (
        asked(shell, "zsh", "mentor", "edit", "ben", "--remove-tag", "").stdout == b"public speaking\nrail\n"
    )


def test_a_file_is_looked_for_where_one_is_meant_and_nowhere_else(cli: Cli) -> None:
    for words in (
        ("import", "x"),
        ("calendar", "--output", ""),
        ("--store", "x"),
        ("network", "import", "a", ""),
    ):
        assert asked(cli, "zsh", *words).returncode == 1, words
    for words in (
        ("mentor", "show", ""),
        ("mentor", "add", ""),
        ("init", "--name", ""),
        ("review", "--on", ""),
    ):
        assert asked(cli, "zsh", *words).returncode == 0, words


def test_a_place_is_offered_where_one_is_wanted(cli: Cli) -> None:
    cli.ok("place", "add", "Rail mentors", "--kind", "register")
    assert asked(cli, "zsh", "place", "looked", "ment").stdout == b"rail-mentors\tRail mentors\n"


def test_the_people_one_knows_are_offered_by_any_part_of_their_names(cli: Cli) -> None:
    assert asked(cli, "zsh", "network", "show", "").stdout == b""
    (cli.home / "people.csv").write_text("Name\nZora Müller\nGesa Sample\n", encoding="utf-8")
    cli.ok("network", "import", str(cli.home / "people.csv"))
    for words in (("show",), ("merge", "gesa-sample"), ("tag",)):
        offered = asked(cli, "zsh", "network", *words, "mull").stdout.decode()
        assert offered == "zora-muller\tZora Müller\n", words


def test_tags_of_people_one_knows_are_offered_where_they_are_listed_by_one(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--tag", "rails of mentors")
    assert asked(cli, "zsh", "network", "list", "--tag", "").stdout == b""
    (cli.home / "people.csv").write_text("Name\nZora Sample\nGesa Sample\n", encoding="utf-8")
    cli.ok("network", "import", str(cli.home / "people.csv"))
    cli.ok("network", "tag", "zora", "rail")
    cli.ok("network", "tag", "gesa", "rail")
    assert asked(cli, "zsh", "network", "list", "--tag", "r").stdout == b"rail\n"


def test_nothing_in_a_name_moves_the_terminal_or_ends_a_line(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    text = cli.store.read_text(encoding="utf-8").replace('"Anna Sample"', '"An\\u001b[41mna\\n\\u202eX"')
    cli.store.write_text(text, encoding="utf-8")
    for name in ("bash", "zsh", "fish", "powershell"):
        said = asked(cli, name, "mentor", "show", "", COMP_TYPE="63").stdout.decode()
        assert said.count("\n") == 1
        assert not set("\x1b\u202e") & set(said)


def test_a_script_of_an_earlier_version_is_told_nothing_that_it_would_run(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna $(id)")
    said = cli.process(_MENTORFOLIO_COMPLETE="complete_zsh", _TYPER_COMPLETE_ARGS="mentorfolio mentor show a")
    assert (said.stdout, said.stderr) == (b"", b"")


def test_the_script_for_powershell_asks_and_answers_in_its_own_words(cli: Cli) -> None:
    script = cli.ok("completion", "powershell").out
    for part in (
        "Register-ArgumentCompleter -Native -CommandName mentorfolio",
        "$Env:_MENTORFOLIO_COMPLETE = 'powershell'",
        "$Env:_MENTORFOLIO_WORDS =",
        "CompletionResult]::new($word, $word, 'ParameterValue', $told)",
        "Remove-Item Env:_MENTORFOLIO_COMPLETE, Env:_MENTORFOLIO_WORDS",
    ):
        assert part in script
    assert script.count("{") == script.count("}")
    assert script.count("(") == script.count(")")


def test_an_unknown_shell_is_told_which_are_known(cli: Cli) -> None:
    assert "bash, zsh, fish, powershell" in cli.expect_refused(2, "completion", "tcsh")["hint"]


def test_a_list_of_one_word_is_no_kind_of_record_and_the_version_is_the_programs(shell: Cli) -> None:
    assert _complete(shell, "calendar", "--only", "") == ["meetings"]
    offered = _complete(shell, "mentor", "show", "-")
    assert "--version" not in offered
    assert {"-h", "-q", "--json"} <= set(offered)
    assert "--version" in _complete(shell, "-")
