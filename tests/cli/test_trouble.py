"""A defect of ours: a sentence, no traceback, and with --debug a report that holds nothing of anybody."""

from __future__ import annotations

import re
import stat
import tempfile
from pathlib import Path

import pytest

from mentorfolio.commands import gift
from tests.support import Cli

SECRET = "a secret of Julie"  # noqa: S105 - what must not be written down


@pytest.fixture
def broken(cli: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path) -> Cli:
    """A program in which gifts cannot be noted, by a mistake of ours."""

    def fail(*_: object, **__: object) -> None:
        try:
            dict[str, str]()[SECRET]
        except KeyError as problem:
            raise ValueError(SECRET) from problem

    cli.ok("mentor", "add", "Julie Sample")
    monkeypatch.setattr(gift, "mentor_named", fail)
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path))
    return cli


def reports(folder: Path) -> list[Path]:
    return sorted(folder.glob("mentorfolio-*.txt"))


def test_without_debug_a_sentence_names_the_place_and_how_to_tell_more(broken: Cli, tmp_path: Path) -> None:
    before = broken.store.read_bytes()
    outcome = broken("gift", "julie", SECRET)
    assert outcome.code == 1
    assert outcome.err.startswith("Something went wrong inside mentorfolio (ValueError in ")
    assert "--debug" in outcome.err
    assert "Traceback" not in outcome.err
    assert SECRET not in outcome.err
    assert not reports(tmp_path)
    assert broken.store.read_bytes() == before


@pytest.mark.parametrize(
    "words", [("gift", "julie", SECRET, "--debug"), ("--debug", "gift", "julie", SECRET)]
)
def test_with_debug_the_places_go_into_a_file_and_nothing_of_anybody(
    broken: Cli, tmp_path: Path, words: tuple[str, ...]
) -> None:
    outcome = broken(*words)
    (file,) = reports(tmp_path)
    assert str(file) in outcome.err
    assert "an issue" in outcome.err
    assert stat.S_IMODE(file.stat().st_mode) == 0o600
    text = file.read_text(encoding="utf-8")
    assert re.match(r"mentorfolio \d[\d.]*, Python 3\.\d+\.\d+, \w+\n\nValueError\n", text)
    assert "\nKeyError\n" in text, "what led to it"
    assert re.search(r"^  mentorfolio/commands/gift\.py:\d+ gift$", text, re.MULTILINE)
    assert re.search(r"^  typer/core\.py:\d+ \w+$", text, re.MULTILINE)
    for word in ("secret", "Julie", "julie", str(Path(gift.__file__).parents[2]), str(broken.home)):
        assert word not in text
    assert re.search(r"^  elsewhere:\d+ fail$", text, re.MULTILINE), "a file of one's own has no name there"


def test_a_script_is_told_in_json(broken: Cli, tmp_path: Path) -> None:
    error = broken("gift", "julie", SECRET, "--json", "--debug").error
    assert (error["code"], error["exit"]) == ("internal", 1)
    assert str(reports(tmp_path)[0]) in error["hint"]


def test_where_nothing_can_be_written_the_sentence_is_still_said(
    broken: Cli, monkeypatch: pytest.MonkeyPatch, tmp_path: Path
) -> None:
    monkeypatch.setattr(tempfile, "tempdir", str(tmp_path / "nowhere"))
    outcome = broken("gift", "julie", SECRET, "--debug")
    assert "Something went wrong" in outcome.err
    assert "Traceback" not in outcome.err


def test_debug_changes_nothing_where_nothing_breaks(cli: Cli, tmp_path: Path) -> None:
    assert cli.ok("--debug", "mentor", "list").err == cli.ok("mentor", "list").err
