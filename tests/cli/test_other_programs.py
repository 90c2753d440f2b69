"""What is given out is read by the programs that people have: khard, LibreOffice."""

from __future__ import annotations

import csv
import os
import shutil
import subprocess

import pytest

from tests.support import Cli

IN_CI = "CI" in os.environ and os.name == "posix" and hasattr(os, "geteuid") and os.geteuid() == 0


def needs(program: str) -> pytest.MarkDecorator:
    """Skipped with a reason where the program is not there; ``.ci/run`` installs it."""
    missing = shutil.which(program) is None and not IN_CI
    return pytest.mark.skipif(missing, reason=f"{program} is the program of this test")


@pytest.fixture
def people(cli: Cli) -> Cli:
    """Two people, one with everything a card has, and hostile words in what becomes a table."""
    cli.answer_purpose()
    cli.ok("init", "--email", "sam@example.org")
    cli.ok(
        *("mentor", "add", "Jürgen Müller", "--email", "jm@example.org", "--email", "j@example.net"),
        *("--phone", "+49 30 1234567", "--organisation", "Example, Rail; GmbH", "--role", "head of\\all"),
        *("--link", "https://example.org/jm", "--tag", "Climate, tech", "--notes", "a secret"),
    )
    cli.ok("mentor", "add", "Anna Sample", "--organisation", '=HYPERLINK("http://evil.example","x")')
    cli.ok("log", "anna", "=1+2\nsecond line")
    cli.ok("log", "anna", "@SUM(1) and so on", "--on", "yesterday")
    return cli


@needs("khard")
def test_khard_has_everybody_with_every_address_and_the_number(people: Cli) -> None:
    book = people.home / "book"
    book.mkdir()
    people.ok("export", "--format", "vcard", "--output", str(book))
    config = people.home / "khard.conf"
    config.write_text(f"[addressbooks]\n[[friends]]\npath = {book}\n", encoding="utf-8")

    def khard(*words: str) -> str:
        environment = {**people.environment, "LANG": "C.UTF-8"}
        return subprocess.run(
            ["khard", "-c", str(config), *words],
            env=environment,
            capture_output=True,
            check=True,
            text=True,
            encoding="utf-8",
        ).stdout

    listed = khard("list")
    assert "Jürgen Müller" in listed
    assert "Anna Sample" in listed
    shown = khard("show", "jürgen")
    for text in ("jm@example.org", "j@example.net", "+49 30 1234567", "Example, Rail; GmbH", "head of\\all"):
        assert text in shown, text
    assert "Climate, tech" in shown
    assert "secret" not in shown
    # The preferred address is the one that letters go to.
    (first,) = [line for line in khard("email", "-p", "jürgen").splitlines() if "pref" in line.lower()]
    assert first.startswith("jm@example.org")


@needs("soffice")
@pytest.mark.parametrize("words", [("mentor", "list"), ("timeline", "anna")], ids=" ".join)
def test_libreoffice_shows_a_table_as_it_is_and_computes_nothing(people: Cli, words: tuple[str, ...]) -> None:
    path = people.home / "table.csv"
    path.write_bytes(people.ok(*words, "--format", "csv").out.encode())
    out = people.home / "out"
    subprocess.run(
        [
            *("soffice", f"-env:UserInstallation=file://{people.home}/office", "--headless"),
            # Commas, double quotes, UTF-8; what looks like a formula would be one.
            "--infilter=CSV:44,34,76,1,,0,false,true,false,false,false,-1,true",
            *("--convert-to", "fods", "--outdir", str(out), str(path)),
        ],
        env=people.environment,
        capture_output=True,
        check=True,
        timeout=180,
    )
    opened = (out / "table.fods").read_text(encoding="utf-8")
    assert "table:formula" not in opened
    assert "HYPERLINK" in opened or words != ("mentor", "list")
    with path.open(newline="", encoding="utf-8") as file:
        rows = [*csv.reader(file)]
    body = opened[opened.index("<office:spreadsheet>") :]
    assert body.count("<table:table-row") >= len(rows)
