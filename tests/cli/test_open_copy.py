"""Ways out of a letter: the mail program, the clipboard, a file where a link would be too long."""

from __future__ import annotations

import base64
import email
import email.policy
import json
import re
import shutil
import subprocess
import sys
import time
import urllib.parse
from pathlib import Path
from typing import Any

import pytest

from tests.cli.terminal import at_terminal, screen_of
from tests.mailserver import serving
from tests.support import Cli, Golden

LONG = "why=" + "your plain words about hiring, and what came of them; " * 40
WHY = "why=50 % more & better? naïve, 日本, שלום"


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("init", "--email", "sam@example.org")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Jülie Sample", "--email", "julie@example.org", "--supports", "team=3")
    # No desktop and no clipboard but those of the test.
    programs = cli.home / "bin"
    programs.mkdir()
    cli.environment["PATH"] = str(programs)
    return cli


def program(cli: Cli, name: str, script: str = "") -> Path:
    """A program on PATH that notes what it is called with and what it is told; gives the notes' path."""
    notes = cli.home / f"{name}.notes"
    path = cli.home / "bin" / name
    lines = ["#!/bin/sh", f"printf '%s\\n' \"$@\" > '{notes}'", script, ""]
    path.write_text("\n".join(lines), encoding="utf-8")
    path.chmod(0o700)
    return notes


def desktop(cli: Cli, script: str = "echo noise; exit 0") -> Path:
    cli.environment["DISPLAY"] = ":7"
    return program(cli, "xdg-open", script)


def parsed(link: str) -> tuple[str, dict[str, str]]:
    """A mailto link read as RFC 6068 says: to whom, and the fields."""
    scheme, _, rest = link.partition(":")
    to, _, query = rest.partition("?")
    assert scheme == "mailto"
    pairs = (pair.partition("=") for pair in query.split("&"))
    return urllib.parse.unquote(to), {name: urllib.parse.unquote(text) for name, _, text in pairs}


linux_desktop = pytest.mark.skipif(
    sys.platform in ("darwin", "win32"), reason="xdg-open is for Linux and BSD"
)


class TestMailto:
    def test_the_link_read_back_is_the_letter(self, begun: Cli) -> None:
        link = begun.ok("approach", "julie", "--set", WHY, "--format", "mailto").out.rstrip("\n")
        kept = begun.json("outreach", "show", "julie")
        assert re.fullmatch(r"[\x21-\x7e]+", link)
        to, fields = parsed(link)
        assert to == "julie@example.org"
        assert fields == {"subject": kept["subject"], "body": kept["body"].replace("\n", "\r\n")}

    def test_one_that_programs_would_cut_becomes_a_mail_file_and_says_so(self, begun: Cli) -> None:
        said = begun.ok("approach", "julie", "--set", LONG, "--format", "mailto")
        path = begun.home / "letters" / "julie-sample.eml"
        assert said.out == ""
        assert re.search(r"\d{4}.*1900.*julie-sample\.eml", said.err, re.DOTALL)
        got: Any = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        kept = begun.json("outreach", "show", "julie")
        assert got.get_content().replace("\r\n", "\n").rstrip("\n") == kept["body"]
        assert (path.stat().st_mode & 0o777, path.parent.stat().st_mode & 0o777) == (0o600, 0o700)

    def test_a_script_is_told_which_file(self, begun: Cli) -> None:
        path = str(begun.home / "mine.eml")
        said = begun.json("approach", "julie", "--set", LONG, "--format", "mailto", "--output", path)
        assert (said["file"], said["left_by"]) == (path, "file")
        assert Path(path).read_bytes().startswith(b"From: ")

    def test_just_short_enough_stays_a_link(self, begun: Cli) -> None:
        begun.ok("approach", "julie", "--set", "why=x")
        letter = begun.json("outreach", "show", "julie")["id"]
        desktop(begun)
        begun.ok("outreach", "edit", letter, "--subject", "S")
        room = 1900 - len("mailto:julie@example.org?subject=S&body=")
        begun.ok("outreach", "edit", letter, "--body", "b" * room)
        assert begun.json("outreach", "open", letter)["file"] is None
        begun.ok("outreach", "edit", letter, "--body", "b" * (room + 1))
        assert begun.json("outreach", "open", letter)["file"] is not None


@linux_desktop
class TestOpen:
    def test_the_mail_program_gets_the_letter(self, begun: Cli) -> None:
        notes = desktop(begun)
        said = begun.ok("approach", "julie", "--set", WHY, "--open")
        kept = begun.json("outreach", "show", "julie")
        to, fields = parsed(notes.read_text(encoding="utf-8").rstrip("\n"))
        assert (to, fields["subject"]) == ("julie@example.org", kept["subject"])
        assert fields["body"].replace("\r\n", "\n") == kept["body"]
        assert "noise" not in said.out + said.err
        assert kept["state"] == "draft", "opened is not sent"

    def test_a_kept_draft_can_be_opened_later(self, begun: Cli) -> None:
        begun.ok("approach", "julie", "--set", WHY)
        notes = desktop(begun)
        said = begun.json("outreach", "open", "julie")
        assert (said["left_by"], said["file"]) == ("mail-program", None)
        assert notes.read_text(encoding="utf-8").startswith("mailto:julie@example.org?")

    def test_a_long_one_is_opened_as_a_file(self, begun: Cli) -> None:
        notes = desktop(begun)
        said = begun.json("approach", "julie", "--set", LONG, "--open")
        path = notes.read_text(encoding="utf-8").rstrip("\n")
        assert path == said["file"]
        assert b"X-Unsent: 1" in Path(path).read_bytes()

    def test_a_mail_file_is_opened_where_that_is_asked_for(self, begun: Cli) -> None:
        notes = desktop(begun)
        path = str(begun.home / "mine.eml")
        begun.ok("approach", "julie", "--set", WHY, "--format", "eml", "--output", path, "--open")
        assert notes.read_text(encoding="utf-8").rstrip("\n") == path

    def test_over_ssh_it_says_where_the_letter_is(self, begun: Cli) -> None:
        program(begun, "xdg-open")  # installed, and no screen to open it on
        said = begun.ok("approach", "julie", "--set", WHY, "--open")
        path = begun.home / "letters" / "julie-sample.eml"
        assert str(path) in said.err
        got: Any = email.message_from_bytes(path.read_bytes(), policy=email.policy.default)
        assert (got["From"], got["To"].addresses[0].addr_spec) == (
            "Sam Sample <sam@example.org>",
            "julie@example.org",
        )
        assert not (begun.home / "xdg-open.notes").exists()

    def test_a_desktop_without_a_mail_program_is_no_success(self, begun: Cli) -> None:
        desktop(begun, "exit 3")
        said = begun.json("approach", "julie", "--set", WHY, "--open")
        assert said["left_by"] == "file"
        assert Path(said["file"]).exists()

    def test_a_letter_that_is_out_is_not_opened_as_a_draft(self, begun: Cli) -> None:
        begun.ok("approach", "julie", "--set", WHY)
        begun.ok("outreach", "sent", "julie")
        for verb in ("open", "copy"):
            assert begun.expect_refused(5, "outreach", verb, "julie")["code"] == "refused"


class TestCopy:
    def test_a_clipboard_program_gets_the_text(self, begun: Cli) -> None:
        begun.environment["WAYLAND_DISPLAY"] = "wayland-7"
        pasted = begun.home / "pasted"
        program(begun, "wl-copy", f"/bin/cat > '{pasted}'")
        said = begun.json("approach", "julie", "--set", WHY, "--copy")
        assert pasted.read_text(encoding="utf-8") == said["body"]
        assert said["left_by"] == "clipboard"

    def test_what_a_terminal_would_obey_is_not_even_taken_in(self, begun: Cli) -> None:
        begun.ok("approach", "julie", "--set", WHY)
        # As a file edited by hand, or written by another program, could have it.
        store = begun.json("export")
        store["outreach"][0]["body"] = "one\x1b]0;title\x07 two\x1b[201~\r\nrm -rf\x9b2J\ttab"
        begun.begin_anew()
        (begun.home / "all.json").write_text(json.dumps(store), encoding="utf-8")
        begun.environment["WAYLAND_DISPLAY"] = "wayland-7"
        pasted = begun.home / "pasted"
        program(begun, "wl-copy", f"/bin/cat > '{pasted}'")
        begun.expect_refused(65, "import", str(begun.home / "all.json"))
        assert not pasted.exists()

    def test_a_terminal_alone_gets_it_by_osc_52(self, begun: Cli, golden: Golden) -> None:
        begun.ok("approach", "julie", "--set", WHY)
        body = begun.json("outreach", "show", "julie")["body"]
        terminal = screen_of(begun, "outreach", "copy", "julie")
        (code,) = re.findall(r"\x1b\]52;c;([A-Za-z0-9+/=]+)\x07", terminal.raw)
        assert base64.b64decode(code).decode() == body
        golden(terminal.text)

    def test_a_pipe_never_gets_the_code_and_nothing_is_drafted_in_vain(self, begun: Cli) -> None:
        error = begun.expect_refused(1, "approach", "julie", "--set", WHY, "--copy")
        assert "No clipboard" in error["message"]
        assert "--output" in error["hint"]


@pytest.mark.parametrize("pair", [("--open", "--copy"), ("--copy", "--send"), ("--open", "--send")])
def test_two_ways_at_once_are_refused(begun: Cli, pair: tuple[str, str]) -> None:
    begun.environment["WAYLAND_DISPLAY"] = "wayland-7"
    program(begun, "wl-copy")
    (begun.home / "config.toml").write_text('[smtp]\nhost = "localhost"\n', encoding="utf-8")
    error = begun.expect_refused(2, "approach", "julie", "--set", WHY, "--yes", *pair)
    assert {*pair} <= {*re.findall(r"--\w+", error["message"])}


def test_at_a_terminal_all_is_shown_and_no_sends_nothing(begun: Cli) -> None:
    begun.ok("approach", "julie", "--set", WHY)
    body = begun.json("outreach", "show", "julie")["body"]
    with serving(auth=False) as box:
        (begun.home / "config.toml").write_text(
            f'[smtp]\nhost = "localhost"\nport = {box.port}\nsecurity = "none"\n', encoding="utf-8"
        )
        with at_terminal(begun, "outreach", "send", "julie") as terminal:
            terminal.asked("Send it now?")
            for part in ("From: Sam Sample <sam@example.org>", "To: julie@example.org", "By: localhost"):
                assert part in terminal.said
            assert " ".join(body.split()) in terminal.said
            terminal.answer("Send it now?", "n")
            assert terminal.end() == 0
        assert box.kept == []
        with at_terminal(begun, "outreach", "send", "julie") as terminal:
            terminal.answer("Send it now?", "y")
            assert terminal.end() == 0
            assert "took the letter to julie@example.org" in terminal.said
        assert len(box.kept) == 1


@pytest.mark.skipif(shutil.which("mutt") is None, reason="mutt is the mail program of this test")
@pytest.mark.parametrize("template", ["first-conversation", "first-conversation-short", "thanks"])
def test_a_mail_program_opens_the_file_as_a_draft_and_sends_what_it_says(begun: Cli, template: str) -> None:
    path, out = begun.home / "letter.eml", begun.home / "out.eml"
    said = [part for key in ("took", "news", "topic") for part in ("--set", f"{key}=plain words")]
    letter = begun.json(
        *("approach", "julie", "--template", template, "--set", WHY, *said),
        *("--format", "eml", "--output", str(path)),
    )
    sendmail = begun.home / "sendmail"
    sendmail.write_text(f"#!/bin/sh\ncat > '{out}.part' && mv '{out}.part' '{out}'\n", encoding="utf-8")
    sendmail.chmod(0o700)
    settings = begun.home / "muttrc"
    settings.write_text(
        f'set sendmail="{sendmail}"\nset copy=no\nset charset="utf-8"\nset send_charset="utf-8"\n',
        encoding="utf-8",
    )
    subprocess.run(
        ["mutt", "-n", "-F", str(settings), "-H", str(path)],
        stdin=subprocess.DEVNULL,
        capture_output=True,
        check=True,
        timeout=30,
        env={"HOME": str(begun.home), "PATH": "/usr/bin:/bin", "LANG": "C.UTF-8", "TERM": "dumb"},
    )
    ends = time.monotonic() + 10
    while not out.exists() and time.monotonic() < ends:
        time.sleep(0.05)
    got: Any = email.message_from_bytes(out.read_bytes(), policy=email.policy.default)
    (to,) = got["To"].addresses
    assert (to.display_name, to.addr_spec) == ("Jülie Sample", "julie@example.org")
    assert got["From"].addresses[0].addr_spec == "sam@example.org"
    assert got["Subject"] == letter["subject"]
    assert got.get_content().rstrip("\n") == letter["body"]
    assert "Bcc" not in got
