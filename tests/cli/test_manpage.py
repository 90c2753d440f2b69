"""``man mentorfolio``: the page that the wheel is built with, as man itself shows it."""

from __future__ import annotations

import re
import shutil
import subprocess
import tomllib
from pathlib import Path

import pytest

from mentorfolio.cli import index
from mentorfolio.cli.manpage import page

ROOT = Path(__file__).parents[2]
ROWS = [*map(index.IndexedCommand, index.lines())]


@pytest.fixture(scope="module", params=["C.UTF-8", "C"])
def shown(tmp_path_factory: pytest.TempPathFactory, request: pytest.FixtureRequest) -> str:
    if shutil.which("man") is None:
        pytest.skip("man is not installed here")
    file = tmp_path_factory.mktemp("man") / "mentorfolio.1"
    file.write_text(page(), encoding="utf-8")
    said = subprocess.run(
        ["man", "--warnings", "-l", str(file)],
        env={"PATH": "/usr/bin:/bin", "MANWIDTH": "100", "LC_ALL": request.param, "MANROFFOPT": "-c"},
        capture_output=True,
        text=True,
        check=True,
    )
    assert said.stderr == "", "man warns of something on the page"
    return re.sub(r".\x08|\x1b\[[0-9;]*m", "", said.stdout)


def test_man_shows_every_command_with_its_options_and_examples(shown: str) -> None:
    flat = " ".join(shown.split())
    nouns = {row.parent for row in ROWS}
    for row in ROWS:
        if row.words not in nouns:
            assert f"mentorfolio {row.words} " in flat, row.words
            assert f"{row.summary}." in flat, row.words
        for flag, option in row.options.items():
            assert f"{flag} " in flat or f"{flag}," in flat
            assert option.help.strip().replace("…", "...") in flat, option.help
        for example in row.examples:
            assert f"$ {example}" in flat


def test_man_says_what_it_is_and_where_to_tell_what_is_wrong(shown: str) -> None:
    assert "mentorfolio - keep a portfolio of mentors" in shown
    assert "Open an issue" in shown


def test_nothing_in_a_text_is_a_command_of_man(monkeypatch: pytest.MonkeyPatch) -> None:
    row = "\t".join(["", "", "", "--x= .so /etc/passwd", "--y 'quoted \\fB\\n"])
    monkeypatch.setattr("mentorfolio.cli.manpage.lines", lambda: [row])
    text = page()
    assert "\n.so" not in text
    assert "\n'quoted" not in text
    assert "\\efB" in text


def test_the_wheel_is_built_with_the_page_and_the_manual() -> None:
    wheel = tomllib.loads((ROOT / "pyproject.toml").read_text(encoding="utf-8"))["tool"]["hatch"]["build"][
        "targets"
    ]
    assert "custom" in wheel["wheel"]["hooks"]
    assert wheel["wheel"]["sources"]["docs"] == "mentorfolio/docs"
    assert "/hatch_build.py" in wheel["sdist"]["include"]
    assert "share/man/man1/mentorfolio.1" in (ROOT / "hatch_build.py").read_text(encoding="utf-8")
