"""Settings: a flag before the environment, before config.toml, before the default; bad ones are named."""

from __future__ import annotations

import os
import re
import subprocess
import sys
from collections.abc import Mapping
from pathlib import Path

import pytest

from mentorfolio.errors import InputOutputFailure, UsageProblem
from mentorfolio.settings import Settings, resolve
from mentorfolio.whereabouts import portfolio, templates


@pytest.fixture
def config(tmp_path: Path) -> Path:
    """Where config.toml is."""
    return tmp_path / "settings" / "config.toml"


def settings(config: Path, text: str | bytes = "", store: str | None = None, **environment: str) -> Settings:
    """The settings with this config.toml, flag and environment."""
    config.parent.mkdir(exist_ok=True)
    config.write_bytes(text if isinstance(text, bytes) else text.encode())
    known: Mapping[str, str] = {"MENTORFOLIO_CONFIG": str(config)} | environment
    return resolve(store, known)


def test_a_flag_comes_before_the_environment_before_the_file_before_the_default(config: Path) -> None:
    said = 'store = "from-file.json"'
    found = [
        settings(config, said, "from-flag.json", MENTORFOLIO_STORE="from-environment.json").store,
        settings(config, said, None, MENTORFOLIO_STORE="from-environment.json").store,
        settings(config, said, None, MENTORFOLIO_STORE="").store,
        settings(config).store,
    ]
    assert [p.name for p in found] == [
        "from-flag.json",
        "from-environment.json",
        "from-file.json",
        "portfolio.json",
    ]
    assert found[-1].is_absolute()
    assert found[-1].parent.name == "mentorfolio"


def test_without_a_file_every_number_is_the_one_of_the_method(config: Path) -> None:
    found = resolve(None, {"MENTORFOLIO_CONFIG": str(config), "MENTORFOLIO_STORE": "x.json"})
    assert found.rules[:3] == (3, 7, 2)
    assert (found.rules.reflect_every, found.rules.within) == (90, 7)
    assert (found.lock_wait, found.hints_off) == (30, ())
    assert (found.config, found.templates) == (config, config.parent / "templates")


def test_what_the_file_says_is_in_force(config: Path) -> None:
    text = (
        "first_contact_wait = 4\nfollow_up_wait = 8\ndraft_wait = 0\nreflect_every = 30\n"
        "request_wait = 5\nagenda_ahead = 1\ncheck_in_every = 60\nterm_ahead = 14\n"
        "within = 14\nno_answer_wait = 21\nneed_ahead = 20\nsilent_after = 80\nundated_after = 20\n"
        'lock_wait = 1\nbackups = 5\nbackup_days = 10\nhints_off = ["length", "subject"]\n'
        'store = "~/mine.json"\ntemplates = "own"\n'
    )
    found = settings(config, text)
    assert found.rules._asdict() == {
        "first_contact_wait": 4,
        "follow_up_wait": 8,
        "draft_wait": 0,
        "reflect_every": 30,
        "request_wait": 5,
        "agenda_ahead": 1,
        "check_in_every": 60,
        "term_ahead": 14,
        "within": 14,
        "no_answer_wait": 21,
        "need_ahead": 20,
        "silent_after": 80,
        "undated_after": 20,
    }
    assert (found.lock_wait, found.backups, found.backup_days) == (1, 5, 10)
    assert (found.hints_off, found.smtp) == (("length", "subject"), None)
    assert found.store == Path("~/mine.json").expanduser()
    assert found.templates == config.parent / "own"


@pytest.mark.parametrize(
    ("line", "named"),
    [
        ("within = -1", "within"),
        ("within = 1.5", "within"),
        ("within = true", "within"),
        ('within = "7"', "within"),
        ("within = 1000000000000", "within"),
        ("draft_wait = 1000000000000", "draft_wait"),
        ("first_contact_wait = 100000000", "first_contact_wait"),
        ("follow_up_wait = 100000000", "follow_up_wait"),
        ("reflect_every = 1000000000000", "reflect_every"),
        ("lock_wait = 1000000000000000000000000", "lock_wait"),
        ("lock_wait = nan", "lock_wait"),
        ("reflect_every = []", "reflect_every"),
        ("store = 3", "store"),
        ('store = ""', "store"),
        ('store = "a\\u0000b"', "store"),
        ('templates = ["x"]', "templates"),
        ('hints_off = "length"', "hints_off"),
        ("hints_off = [1]", "hints_off"),
        ("colour = true", "colour"),
        ("[within]\ndays = 7", "within"),
    ],
)
def test_a_bad_value_is_named_with_its_file(config: Path, line: str, named: str) -> None:
    with pytest.raises(UsageProblem, match=re.escape(str(config))) as refused:
        settings(config, line)
    assert repr(named) in refused.value.message
    assert refused.value.hint


def test_an_unknown_setting_lists_the_known_ones(config: Path) -> None:
    with pytest.raises(UsageProblem) as refused:
        settings(config, "witin = 7")
    assert all(key in (refused.value.hint or "") for key in ("within", "store", "hints_off"))


@pytest.mark.parametrize(
    "text", [b"within =", b"within = 7\nwithin = 8", b"\xff\xfe", b'store = "open', b"within: 7"]
)
def test_a_file_that_is_no_toml_is_told_with_its_place(config: Path, text: bytes) -> None:
    with pytest.raises(UsageProblem, match=re.escape(str(config))):
        settings(config, text)


def test_a_file_from_an_editor_that_marks_its_encoding_is_read(config: Path) -> None:
    assert settings(config, b"\xef\xbb\xbfwithin = 9\n").rules.within == 9


def test_a_folder_or_a_broken_link_in_the_files_place_is_told(config: Path) -> None:
    config.mkdir(parents=True)
    with pytest.raises(InputOutputFailure, match=re.escape(str(config))):
        resolve(None, {"MENTORFOLIO_CONFIG": str(config)})
    link = config.parent / "link.toml"
    link.symlink_to("nowhere.toml")
    with pytest.raises(InputOutputFailure, match=re.escape(str(link))):
        resolve(None, {"MENTORFOLIO_CONFIG": str(link)})


@pytest.mark.parametrize("path", ["~no-such-user-here/x.json", "~no-such-user-here"])
def test_a_home_that_nobody_has_makes_no_folder_of_that_name(config: Path, path: str) -> None:
    for key in ("store", "templates"):
        with pytest.raises(UsageProblem, match="~no-such-user-here"):
            settings(config, f'{key} = "{path}"')
    assert settings(config, f'store = "./{path}"').store == config.parent / path
    assert settings(config, "", path).store == Path(path), "what the shell has left alone is meant so"


def test_variables_in_the_environment_are_filled_in_where_no_shell_has(config: Path, tmp_path: Path) -> None:
    found = settings(config, "", None, MENTORFOLIO_STORE="$HOME/p.json", HOME=str(tmp_path))
    assert found.store == tmp_path / "p.json"
    assert settings(config, "", "$HOME/p.json", HOME=str(tmp_path)).store == Path("$HOME/p.json")
    with pytest.raises(UsageProblem, match="NOBODY"):
        settings(config, "", None, MENTORFOLIO_STORE="${NOBODY}/p.json")


def test_a_path_of_the_settings_is_counted_from_them_and_knows_variables(
    config: Path, tmp_path: Path
) -> None:
    home = {"HOME": str(tmp_path), "WHERE": "mine"}
    assert settings(config, 'store = "p.json"').store == config.parent / "p.json"
    assert settings(config, 'store = "$HOME/${WHERE}/p.json"', None, **home).store == tmp_path / "mine/p.json"
    assert settings(config, "", "p.json").store == Path("p.json"), "what is typed counts from here"
    with pytest.raises(UsageProblem, match="NOBODY"):
        settings(config, 'store = "$NOBODY/p.json"')


def test_the_home_sign_is_the_persons_folder(
    config: Path, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setenv("HOME", str(tmp_path))
    assert settings(config, "", "~/p.json").store == tmp_path / "p.json"
    assert settings(config, "", None, MENTORFOLIO_STORE="~/q.json").store == tmp_path / "q.json"


@pytest.mark.parametrize(
    "said",
    [
        {},
        {"XDG_DATA_HOME": "/somewhere/data", "XDG_CONFIG_HOME": "/somewhere/config"},
        {"XDG_DATA_HOME": "not/absolute", "XDG_CONFIG_HOME": "./config"},
        {"XDG_DATA_HOME": "", "XDG_CONFIG_HOME": "/somewhere/config/"},
        {"HOME": "/home/somebody/"},
        {"HOME": "/"},
        {"HOME": "relative"},
        {"HOME": ""},
        {"ANDROID_DATA": "/data", "ANDROID_ROOT": "/system"},
    ],
    ids=str,
)
def test_the_usual_places_are_those_where_other_programs_keep_their_things(
    tmp_path: Path, said: dict[str, str]
) -> None:
    environment = {"PATH": os.environ["PATH"], "HOME": str(tmp_path), "PYTHONPATH": os.pathsep.join(sys.path)}
    theirs = "import platformdirs as p\nkind = dict(appauthor=False, roaming=False)\n"
    theirs += "print(p.user_data_path('mentorfolio', **kind) / 'portfolio.json')\n"
    theirs += "print(p.user_config_path('mentorfolio', **kind) / 'config.toml')"
    ours = "import os; from mentorfolio.settings import resolve; found = resolve(None, os.environ)\n"
    ours += "print(found.store, found.config, sep='\\n')"
    found = []
    for code in (theirs, ours):
        words = [sys.executable, "-c", code]
        ran = subprocess.run(words, env=environment | said, capture_output=True, text=True, check=False)
        found.append(ran.stdout.splitlines() or "nobody's home")
        assert ran.returncode == 0 or "home" in ran.stderr
    assert found[0] == found[1]


@pytest.mark.parametrize(
    "text",
    [
        "",
        "within = 14\n",
        'store = "mine.json"\n',
        'store = "~/mine.json"\n',
        'store = "$WHERE/mine.json"\n',
        '"st\\u006fre" = "hidden.json"\n',
        "# store\nwithin = 14\n",
        'templates = "own"\n',
        'templates = "~/own"\nstore = "x.json"\n',
        'calendar_file = "store.ics"\n',
    ],
)
def test_the_tab_key_finds_the_very_portfolio_that_a_command_does(config: Path, text: str) -> None:
    found, letters = settings(config, text, WHERE="/elsewhere")[:2]
    known = {"MENTORFOLIO_CONFIG": str(config), "WHERE": "/elsewhere"}
    assert (Path(portfolio("", known)), Path(templates(known))) == (found, letters)
    assert portfolio("said.json", known) == "said.json"


def test_settings_that_are_far_too_long_are_told_at_once(config: Path) -> None:
    for text in ("a" + ".a" * 50_000 + " = 1", "# " + "x" * 40_000):
        with pytest.raises(UsageProblem, match="larger than 32 kB"):
            settings(config, text)


def test_a_number_of_thousands_of_digits_is_a_line_to_mend(config: Path) -> None:
    with pytest.raises(UsageProblem, match="cannot be read: a number of thousands of digits"):
        settings(config, f"within = {'1' * 5000}")
