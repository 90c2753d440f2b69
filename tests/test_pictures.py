"""The pictures of the README show what the program shows now; ``make pictures`` draws them anew."""

from __future__ import annotations

import re
import sys

import pytest

from tests.pictures import MADE_FROM, PICTURES, TERMINAL, drawn, fingerprint, page_of, sample, words_of
from tests.support import Cli

README = PICTURES.parent.parent / "README.md"


@pytest.fixture(scope="module")
def cli(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    return sample(tmp_path_factory.mktemp("sample"))


@pytest.mark.skipif(sys.platform == "win32", reason="there are no pseudo-terminals")
@pytest.mark.parametrize("name", TERMINAL)
def test_a_picture_of_the_terminal_says_what_the_program_says(cli: Cli, name: str) -> None:
    kept = (PICTURES / f"{name}.svg").read_text(encoding="utf-8")
    told = words_of(kept)
    assert told[0] == f"$mentorfolio{''.join(TERMINAL[name])}"
    assert len(told) > 10
    assert told == words_of(drawn(cli, TERMINAL[name])), "run: make pictures"


def test_the_pictures_of_the_page_are_of_this_page(cli: Cli) -> None:
    page = page_of(cli).read_text(encoding="utf-8")
    assert MADE_FROM.read_text(encoding="utf-8").strip() == fingerprint(page), "run: make pictures"


def test_a_picture_loads_nothing_and_the_readme_shows_them_all() -> None:
    files = {path.name for path in PICTURES.iterdir() if path.suffix in (".svg", ".png")}
    assert files == {f"{name}.svg" for name in TERMINAL} | {"report-light.png", "report-dark.png"}
    for path in PICTURES.glob("*.svg"):
        assert "url(http" not in path.read_text(encoding="utf-8"), path.name
    assert set(re.findall(r"docs/pictures/([\w.-]+)", README.read_text(encoding="utf-8"))) == files
