"""A portfolio file that is none, or cannot be read or written: told in one sentence, and left as it is."""

from __future__ import annotations

import os
import re
import shutil
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Cli

READERS: tuple[tuple[str, ...], ...] = (
    ("mentor", "list"),
    ("mentor", "show", "anna"),
    ("need", "list"),
    ("next",),
    ("review",),
    ("export",),
    ("identify",),
)
WRITERS: tuple[tuple[str, ...], ...] = (
    ("init", "--name", "Sam Sample"),
    ("mentor", "add", "New Sample"),
    ("mentor", "remove", "anna", "--yes"),
    ("log", "anna", "talked"),
    ("outreach", "declined", "anna"),
)


@pytest.fixture(scope="module")
def good(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    """A portfolio with a need, two people and a letter."""
    cli = Cli(tmp_path_factory.mktemp("good"))
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Anna Sample", "--supports", "lead=3", "--rank", "1")
    cli.ok("mentor", "add", "Ben Sample", "--supports", "lead=2")
    cli.ok("approach", "anna", "--set", "why=x")
    cli.ok("outreach", "sent", "anna")
    return cli.store.read_bytes()


def _damages(good: bytes) -> dict[str, bytes]:
    return {
        "not JSON": b"# my mentors\n",
        "cut short": good[:-20],
        "only blanks": b" \n \n",
        "binary": bytes(range(256)) * 20,
        "a list": b"[]",
        "null": b"null",
        "a text": b'"portfolio"',
        "another program's JSON": b'{"name": "x", "version": "1.0"}',
        "no meta": b'{"mentors": {}}',
        "meta is a list": b'{"_meta": [], "mentors": {}}',
        "no schema": b'{"_meta": {}}',
        "schema 0": b'{"_meta": {"schema": 0}}',
        "schema a text": b'{"_meta": {"schema": "1"}}',
        "schema true": b'{"_meta": {"schema": true}}',
        "unknown table": good.replace(b'"mentors":', b'"enemies":', 1),
        "mentors a list": b'{"_meta": {"schema": 1, "generation": 1}, "mentors": []}',
        "a record is a text": b'{"_meta": {"schema": 1, "generation": 1}, "mentors": {"a": "x"}}',
        "unknown stage": good.replace(b'"candidate"', b'"flying"'),
        "strength 9": good.replace(b'"lead-a-team":3', b'"lead-a-team":9'),
        "strength a text": good.replace(b'"lead-a-team":3', b'"lead-a-team":"3"'),
        "id differs from its key": good.replace(b'"id":"anna-sample"', b'"id":"anna"'),
        "no such day": good.replace(b'"created":"2026-01-21"', b'"created":"2026-02-31"'),
        "unknown field": good.replace(b'"rank":1', b'"rank":1,"shoe_size":42'),
        "field missing": good.replace(b'"name":"Anna Sample",', b""),
        "rank 0": good.replace(b'"rank":1', b'"rank":0'),
        "not UTF-8": good.replace(b"Anna Sample", b"Anna \xff\xfe"),
        "half a letter": good.replace(b"Anna Sample", b"Anna \\ud800"),
        "nested without end": b'{"_meta": {"schema": 1, "generation": 1}, "mentors": ' + b'{"a":' * 100_000,
        "nested without end in a record": good.replace(b'"rank":1', b'"rank":' + b"[" * 100_000),
        "text after its end": good + b"{}",
    }


DAMAGES = tuple(_damages(b'"mentors":'))


@pytest.mark.parametrize("damage", DAMAGES)
def test_a_damaged_portfolio_is_told_and_left_byte_for_byte(cli: Cli, good: bytes, damage: str) -> None:
    data = _damages(good)[damage]
    assert data != good
    cli.store.write_bytes(data)
    for words in (("mentor", "list"), ("next",), ("export",), ("mentor", "add", "New Sample")):
        error = cli.expect_refused(65, *words)
        assert error["code"] == "damaged"
        plain = cli(*words)
        assert (plain.code, plain.out) == (65, "")
        assert "Traceback" not in plain.err
    assert cli.store.read_bytes() == data


@pytest.mark.parametrize("words", [*READERS, *WRITERS], ids=" ".join)
def test_every_command_refuses_a_file_that_is_no_portfolio(cli: Cli, words: tuple[str, ...]) -> None:
    cli.store.write_bytes(b"{}")
    assert "portfolio" in cli.expect_refused(65, *words)["message"]


@pytest.mark.parametrize("words", [*READERS, *WRITERS], ids=" ".join)
def test_every_command_refuses_the_file_of_a_newer_version(
    cli: Cli, good: bytes, words: tuple[str, ...]
) -> None:
    cli.store.write_bytes(re.sub(rb'"schema":\d+', b'"schema":99', good, count=1))
    error = cli.expect_refused(78, *words)
    assert error["code"] == "newer"
    assert "pdate" in error["hint"]


def test_a_newer_file_is_refused_though_its_records_are_strange(cli: Cli) -> None:
    cli.store.write_bytes(b'{"_meta": {"schema": 99, "colour": "blue"}, "wizards": [1, 2]}')
    cli.expect_refused(78, "mentor", "list")


def test_a_letter_to_somebody_who_is_not_there_is_no_defect_of_the_program(cli: Cli, good: bytes) -> None:
    lines = good.replace(b'"mentor":"anna-sample"', b'"mentor":"nobody-here"')
    cli.store.write_bytes(lines)
    letter = cli.json("outreach", "list")[0]["id"]
    for words in (
        ("next",),
        ("review",),
        ("outreach", "show", letter),
        ("outreach", "accepted", letter),
        ("outreach", "declined", letter),
        ("approach", "ben", "--set", "why=x", "--anyway", "x"),
        (),
    ):
        said = cli(*words, "--json")
        assert said.code != 1, said
        assert "internal" not in said.err


def test_control_characters_that_were_put_into_the_file_never_reach_the_terminal(
    cli: Cli, good: bytes
) -> None:
    cli.store.write_bytes(good.replace(b"Anna Sample", b"Anna \\u001b[31mRed \\u202e"))
    for words in (("mentor", "list"), ("mentor", "show", "anna"), ("next",), ("outreach", "list"), ()):
        said = cli(*words)
        assert said.code == 65, "no command would have written it"
        assert "\x1b" not in said.out + said.err
        assert "\u202e" not in said.out + said.err


def test_completion_and_help_do_not_mind_a_damaged_portfolio(cli: Cli) -> None:
    cli.store.write_bytes(b"not a portfolio")
    assert "complete" in cli.ok("completion", "bash").out
    assert cli.ok("template", "list").out
    assert cli.json("store", "path")["exists"] is True


class TestPlaces:
    def test_a_store_that_is_a_folder_is_told(self, cli: Cli, tmp_path: Path) -> None:
        for words in (("mentor", "list"), ("mentor", "add", "Anna")):
            said = cli(*words, "--store", str(tmp_path), "--json")
            assert said.code in (73, 74), said
            assert "Traceback" not in said.err
            assert said.error["exit"] == said.code

    def test_a_store_below_a_file_cannot_be_created(self, cli: Cli, tmp_path: Path) -> None:
        (tmp_path / "file").write_text("x")
        said = cli("mentor", "add", "Anna", "--store", str(tmp_path / "file" / "p.json"), "--json")
        assert (said.code, said.error["code"]) == (73, "cannot-create")

    def test_a_store_where_nothing_can_be_made_is_told(self, cli: Cli) -> None:
        said = cli("mentor", "add", "Anna", "--store", "/proc/no/such/portfolio.json", "--json")
        assert (said.code, said.error["code"]) == (73, "cannot-create")

    @pytest.mark.skipif(
        os.geteuid() == 0 and not shutil.which("setpriv"),
        reason="root may write everywhere, and setpriv is missing",
    )
    def test_a_folder_without_permission_is_told(self, cli: Cli, tmp_path: Path) -> None:
        closed = tmp_path / "closed"
        closed.mkdir(mode=0o500)
        # Root without its capabilities is held to the permission bits like anybody else.
        held = ["setpriv", "--bounding-set=-all", "--inh-caps=-all"] if os.geteuid() == 0 else []
        said = subprocess.run(
            [
                *held,
                sys.executable,
                "-m",
                "mentorfolio",
                "mentor",
                "add",
                "Anna",
                "--store",
                str(closed / "p.json"),
            ],
            env=cli.environment,
            capture_output=True,
            text=True,
            check=False,
        )
        assert said.returncode == 73, said
        assert "Permission denied" in said.stderr
        assert list(closed.iterdir()) == []

    def test_a_name_too_long_for_the_system_is_told(self, cli: Cli, tmp_path: Path) -> None:
        said = cli("mentor", "add", "Anna", "--store", str(tmp_path / ("p" * 300)), "--json")
        assert said.code in (73, 74), said
        assert "Traceback" not in said.err

    def test_a_device_is_no_portfolio_and_survives(self, cli: Cli) -> None:
        said = cli("mentor", "add", "Anna", "--store", "/dev/null", "--json")
        assert said.code in (65, 73, 74), said
        assert Path("/dev/null").is_char_device()

    def test_a_linked_portfolio_stays_a_link(self, cli: Cli, tmp_path: Path) -> None:
        link = tmp_path / "link.json"
        link.symlink_to(cli.store)
        cli.ok("mentor", "add", "Anna", "--store", str(link))
        assert link.is_symlink()
        assert cli.json("mentor", "list")[0]["id"] == "anna"

    def test_a_link_that_leads_nowhere_yet_leads_to_the_new_portfolio(self, cli: Cli, tmp_path: Path) -> None:
        link = tmp_path / "link.json"
        link.symlink_to(tmp_path / "elsewhere" / "real.json")
        cli.ok("mentor", "add", "Anna", "--store", str(link))
        assert link.is_symlink()
        assert (tmp_path / "elsewhere" / "real.json").is_file()

    def test_a_link_to_itself_is_told(self, cli: Cli, tmp_path: Path) -> None:
        link = tmp_path / "link.json"
        link.symlink_to(link)
        said = cli("mentor", "add", "Anna", "--store", str(link), "--json")
        assert said.code in (73, 74), said

    def test_only_the_owner_can_read_the_portfolio_and_its_new_folder(self, cli: Cli, tmp_path: Path) -> None:
        path = tmp_path / "new" / "deep" / "portfolio.json"
        cli.ok("mentor", "add", "Anna", "--store", str(path))
        assert path.stat().st_mode & 0o777 == 0o600
        assert path.parent.stat().st_mode & 0o777 == 0o700
        assert path.parent.parent.stat().st_mode & 0o777 == 0o700
        assert {p.name for p in path.parent.iterdir()} <= {path.name, f".{path.name}.lock"} | {
            f"{path.name}.backups"
        }

    def test_a_portfolio_readable_by_all_is_private_after_the_next_change(self, cli: Cli) -> None:
        cli.ok("mentor", "add", "Anna")
        cli.store.chmod(0o644)
        cli.ok("mentor", "add", "Ben")
        assert cli.store.stat().st_mode & 0o777 == 0o600


@pytest.mark.parametrize("char", ["\u200b", "\u00ad", "\ufeff", "\u2060", "\U000e0041"])
def test_what_shows_nothing_in_a_note_does_not_come_to_the_screen(cli: Cli, char: str) -> None:
    cli.ok(
        "mentor",
        "add",
        "Kim Sample",
        "--notes",
        f"Ga{char}te open, 👩\u200d🏫 and \u0646\u0645\u06cc\u200c\u062f\u0646",
    )
    said = cli.ok("mentor", "show", "kim").out
    assert char not in said
    assert "Gate open, 👩\u200d🏫 and \u0646\u0645\u06cc\u200c\u062f\u0646" in said
