"""The report as a PDF: which program prints it, what that may reach, and what is said where there is none."""

from __future__ import annotations

import contextlib
import os
import shutil
import socket
import stat
import sys
import threading
import time
from collections.abc import Iterator
from pathlib import Path

import pypdf
import pytest

from mentorfolio.commands.report import printing
from mentorfolio.commands.report.printing import paper
from tests.support import Cli

pytestmark = pytest.mark.skipif(sys.platform == "win32", reason="the printers here are shell scripts")
CHROMIUM = next(filter(None, map(shutil.which, ("chromium", "chromium-browser", "google-chrome"))), None)
WEASYPRINT = shutil.which("weasyprint")

PRINTS = 'for word; do case "$word" in --print-to-pdf=*) printf "%%PDF-mine" > "${word#*=}";; esac; done'
WRITES = 'printf "%%PDF-mine" > "$2"'


@pytest.fixture
def own(cli: Cli, monkeypatch: pytest.MonkeyPatch) -> Cli:
    """A portfolio, and a path with nothing on it but what a test puts there."""
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    (cli.home / "bin").mkdir()
    cli.environment["PATH"] = str(cli.home / "bin")
    # Nobody may look into a folder of root's, where these programs lie.
    monkeypatch.setattr(printing, "_somebody_else", lambda folder: {})
    monkeypatch.chdir(cli.home)
    return cli


def program(cli: Cli, name: str, script: str) -> Path:
    """A program on the path that notes how it was called; gives its note."""
    path, note = cli.home / "bin" / name, cli.home / f"{name}.log"
    noted = f'printf "%s\\n" "$@" "HOME=$HOME" "proxy=$https_proxy" "in=$PWD" > "{note}"'
    path.write_text(f"#!/bin/sh\nPATH=/usr/bin:/bin\n{noted}\n{script}\n")
    path.chmod(0o755)
    return note


def test_without_a_program_it_is_said_plainly_and_nothing_is_written(own: Cli) -> None:
    error = own.expect_refused(74, "report", "--pdf")
    assert error["message"] == printing.NO_PRINTER
    assert "mentorfolio report --open" in error["hint"]
    assert not [*own.home.glob("*.pdf")]


def test_the_pdf_is_private_and_its_path_and_size_are_told(own: Cli) -> None:
    program(own, "chromium", PRINTS)
    assert own.json("report", "--pdf") == {"path": "portfolio.pdf", "bytes": 9, "withheld": []}
    made = own.home / "portfolio.pdf"
    assert made.read_bytes() == b"%PDF-mine"
    assert stat.S_IMODE(made.stat().st_mode) == 0o600
    assert not (own.home / "portfolio.html").exists()


def test_the_browser_keeps_its_sandbox_and_has_neither_network_nor_the_persons_profile(own: Cli) -> None:
    note = program(own, "google-chrome", PRINTS)
    own.ok("report", "--pdf", "--share", "--output", "for my coach.pdf")
    said = note.read_text().splitlines()
    folder = Path(next(line for line in said if line.startswith("in="))[3:])
    assert f"HOME={folder}" in said
    assert f"--user-data-dir={folder / 'profile'}" in said
    assert "--host-resolver-rules=MAP * ~NOTFOUND" in said
    assert "--proxy-server=127.0.0.1:9" in said
    assert "proxy=http://127.0.0.1:9" in said
    assert not [line for line in said if "no-sandbox" in line or "javascript" in line]
    assert not folder.exists(), "the page lay there"


def test_what_one_program_does_not_print_the_next_one_does(own: Cli) -> None:
    first = program(own, "chromium", "exit 1")
    program(own, "weasyprint", WRITES)
    assert own.json("report", "--pdf")["bytes"] == 9
    assert first.exists(), "it was asked"


def test_where_none_makes_a_pdf_it_is_told_which_were_asked(own: Cli) -> None:
    program(own, "chromium", 'for word; do printf no > "${word#--print-to-pdf=}"; done')
    program(own, "weasyprint", "exit 3")
    error = own.expect_refused(74, "report", "--pdf")
    assert "chromium nor weasyprint" in error["message"]
    assert not [*own.home.glob("*.pdf")]


def test_a_program_that_never_ends_is_ended_with_its_children(
    own: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr(printing, "SECONDS", 1.0)
    alive = own.home / "alive"
    program(own, "chromium", f'sleep 60 & echo $! > "{alive}"; wait')
    own.expect_refused(74, "report", "--pdf")
    assert any(_is_gone(int(alive.read_text())) for _ in range(50))


def _is_gone(process: int) -> bool:
    try:
        os.kill(process, 0)
    except ProcessLookupError:
        return True
    time.sleep(0.1)
    return False


@pytest.mark.parametrize(
    "words",
    [("--pdf", "--output", "page.html"), ("--output", "page.pdf"), ("--pdf", "--output", "")],
)
def test_a_name_that_says_something_else_is_refused(own: Cli, words: tuple[str, ...]) -> None:
    program(own, "chromium", PRINTS)
    own.expect_refused(2, "report", *words)
    assert not [*own.home.glob("page.*")]


def test_paper_is_what_the_system_says() -> None:
    assert paper({"LANG": "en_US.UTF-8"}) == "letter"
    assert paper({"LANG": "en_US.UTF-8", "LC_ALL": "de_CH.UTF-8"}) == "A4"
    assert paper({"LANG": "C.UTF-8"}) == paper({}) == "A4"


@pytest.fixture
def asked() -> Iterator[tuple[str, list[bytes]]]:
    """An address on this computer, and who has asked there."""
    heard: list[bytes] = []
    with socket.create_server(("127.0.0.1", 0)) as server:

        def listen() -> None:
            with contextlib.suppress(OSError):
                while True:
                    one, _ = server.accept()
                    heard.append(one.recv(100))
                    one.close()

        threading.Thread(target=listen, daemon=True).start()
        yield f"http://127.0.0.1:{server.getsockname()[1]}", heard
        server.shutdown(socket.SHUT_RDWR)


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_a_real_browser_prints_and_a_page_of_ones_own_reaches_neither_network_nor_files(
    cli: Cli, asked: tuple[str, list[bytes]]
) -> None:
    address, heard = asked
    cli.ok("mentor", "add", "Kim Sample")
    secret = cli.home / "secret.txt"
    secret.write_text("the secret of a file")
    own = cli.home / "templates" / "report"
    own.mkdir(parents=True)
    inside = (
        f'<img src="{address}/i"><link rel="stylesheet" href="{address}/s"><iframe src="{secret.as_uri()}">'
    )
    script = f'<script>document.title="run"; fetch("{address}/f")</script>'
    (own / "page.html").write_text(
        f"<!doctype html><title>mine</title><h1>My own</h1>{inside}</iframe>{script}"
    )
    path = cli.home / "page.pdf"
    cli.ok("report", "--pdf", "--output", str(path))
    reader = pypdf.PdfReader(path)
    told = "".join(page.extract_text() for page in reader.pages)
    assert "My own" in told
    assert "secret" not in told
    assert reader.metadata is not None
    assert reader.metadata.title == "mine"
    assert heard == []
    assert [round(float(side)) for side in reader.pages[0].mediabox[2:]] == [595, 842]
    assert stat.S_IMODE(path.stat().st_mode) == 0o600


@pytest.mark.skipif(CHROMIUM is None, reason="no Chromium is installed")
def test_a_printed_copy_for_somebody_else_withholds_what_a_page_does(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--notes", "secretive", "--organisation", "Hidden Works")
    cli.ok("need", "add", "Learn from Kim", "--knowing", "how", "--supported-by", "kim")
    path = cli.home / "page.pdf"
    assert cli.json("report", "--pdf", "--share", "--output", str(path))["withheld"]
    told = "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
    assert "Learn from …" in told
    for secret in ("Kim", "Sample", "secretive", "Hidden"):
        assert secret not in told
        assert secret.encode() not in path.read_bytes()


@pytest.mark.skipif(WEASYPRINT is None, reason="weasyprint is not installed")
def test_weasyprint_prints_it_too(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-01-01")
    (cli.home / "weasyprint").symlink_to(str(WEASYPRINT))
    cli.environment["PATH"] = str(cli.home)
    path = cli.home / "page.pdf"
    cli.ok("report", "--pdf", "--output", str(path))
    assert "Kim" in "".join(page.extract_text() for page in pypdf.PdfReader(path).pages)
