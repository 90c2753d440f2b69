"""Real processes: pipes, closed and full outputs, other encodings; nothing ends in a traceback."""

from __future__ import annotations

import json
import os
import shlex
import subprocess
import sys
from pathlib import Path

import pytest

from tests.support import Cli

pytestmark = pytest.mark.skipif(os.name != "posix", reason="pipes and devices of POSIX systems")

LONG = "a very long text about one single thing " * 12


@pytest.fixture
def full(cli: Cli) -> Cli:
    """Somebody with letters beyond ASCII, and long texts."""
    cli.answer_purpose()
    cli.ok("need", "add", "Führen", "--knowing", "how", "--why", LONG)
    started = ("--stage", "active", "--on", "2025-01-01", "--cadence", "1m", "--supports", "fuhren=3")
    cli.ok("mentor", "add", "Tomasz Zieliński 😀", *started, "--notes", LONG, "--role", LONG)
    cli.ok("mentor", "add", "Ben Sample", "--supports", "fuhren=2", "--positive", LONG)
    cli.ok("approach", "ben", "--set", "why=ż", today="2026-01-02")
    return cli


def _shell(cli: Cli, line: str, **environment: str) -> subprocess.CompletedProcess[bytes]:
    """Run a line of bash in which ``mf`` is the program."""
    program = f'mf() {{ {shlex.quote(sys.executable)} -m mentorfolio "$@"; }}; '
    return subprocess.run(
        ["bash", "--norc", "-c", program + line],
        env=cli.environment | environment,
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )


PAGES: tuple[tuple[str, ...], ...] = (
    (),
    ("mentor", "list"),
    ("mentor", "show", "tomasz"),
    ("need", "list"),
    ("need", "show", "fuhren"),
    ("review",),
    ("next",),
    ("outreach", "list"),
    ("outreach", "show", "ben"),
    ("template", "list"),
    ("template", "show", "first-conversation"),
    ("reflect", "--list"),
    ("identify",),
    ("profile", "show"),
)


def test_what_is_piped_is_plain_and_never_wrapped(full: Cli) -> None:
    said = full.process("mentor", "show", "tomasz", COLUMNS="40", TERM="xterm-256color")
    assert said.returncode == 0
    assert b"\x1b" not in said.stdout + said.stderr
    assert LONG.strip() in said.stdout.decode()


@pytest.mark.parametrize("words", PAGES, ids=lambda w: " ".join(w) or "bare")
def test_no_long_text_is_wrapped_or_cut_in_a_pipe(full: Cli, words: tuple[str, ...]) -> None:
    said = full.ok(*words)
    assert "\x1b" not in said.out
    assert "..." not in said.out.replace("TEXT...", "")
    if words in {("mentor", "show", "tomasz"), ("need", "show", "fuhren")}:
        assert LONG.strip() in said.out


def test_one_name_of_hundreds_of_letters_pads_no_other_row_of_a_list_in_a_pipe(cli: Cli) -> None:
    endless = "Anna " + "von " * 40 + "Sample"
    cli.ok("mentor", "add", endless)
    cli.ok("mentor", "add", "Ben Sample")
    (long,) = [row for row in cli.ok("mentor", "list").out.splitlines() if row.startswith("Anna")]
    (short,) = [row for row in cli.ok("mentor", "list").out.splitlines() if row.startswith("Ben")]
    assert long.startswith(f"{endless}  "), "the whole name, and its columns behind it"
    assert len(short) < len(endless)


class TestClosedPipe:
    def test_a_reader_that_leaves_early_sees_no_traceback(self, full: Cli) -> None:
        for n in range(60):
            full.ok("mentor", "add", f"Number {n}", "--notes", LONG)
        said = _shell(full, "mf export | head -1; echo ${PIPESTATUS[0]} >&2")
        assert said.stdout == b"{\n"
        assert said.stderr.decode().split() == ["0"] or said.stderr.decode().split() == ["141"]

    @pytest.mark.parametrize(
        "line", ["mentor list", "mentor list --json", "review", "--help", "completion bash"]
    )
    def test_nobody_reads_at_all(self, full: Cli, line: str) -> None:
        read, write = os.pipe()
        os.close(read)
        try:
            said = subprocess.run(
                [sys.executable, "-m", "mentorfolio", *line.split()],
                env=full.environment,
                stdout=write,
                stderr=subprocess.PIPE,
                stdin=subprocess.DEVNULL,
                check=False,
                timeout=60,
            )
        finally:
            os.close(write)
        assert said.stderr == b""
        assert said.returncode in (0, 141)


class TestFull:
    @pytest.mark.parametrize(
        "line",
        [
            "mentor list",
            "mentor list --json",
            "export",
            "network list --json",
            "completion bash",
            "--help",
            "--version",
            "help all",
        ],
    )
    def test_a_full_disk_is_exit_74_with_a_sentence(self, full: Cli, line: str) -> None:
        said = _shell(full, f"mf {line} > /dev/full")
        assert said.returncode == 74, said
        assert b"Traceback" not in said.stderr
        assert b"Exception ignored" not in said.stderr
        assert b"No space left" in said.stderr
        assert b"saved" not in said.stderr, "nothing was to be"

    def test_what_was_saved_before_the_disk_was_full_is_said_to_be_so(self, full: Cli) -> None:
        said = _shell(full, "mf mentor add Zed --json > /dev/full")
        assert (said.returncode, b"saved" in said.stderr) == (74, True)
        full.ok("network", "import", "-", stdin="Name,Email\nAna Sample,ana@example.org\n")
        said = _shell(full, "mf network tag ana rail --json > /dev/full")
        assert (said.returncode, b"saved" in said.stderr) == (74, True)

    def test_a_full_stderr_is_no_traceback(self, full: Cli) -> None:
        said = _shell(full, "mf mentor show nobody 2> /dev/full")
        assert said.returncode in (3, 74)
        said = _shell(full, "mf mentor add Zed 2> /dev/full")
        assert said.returncode in (0, 74)

    @pytest.mark.parametrize("line", ["mentor list", "mentor list --json"])
    def test_a_closed_stdout_is_exit_74(self, full: Cli, line: str) -> None:
        said = _shell(full, f"mf {line} >&-")
        assert said.returncode == 74, said
        assert b"Traceback" not in said.stderr

    def test_a_closed_stderr_is_no_traceback(self, full: Cli) -> None:
        assert _shell(full, "mf mentor list 2>&-").returncode == 0
        assert _shell(full, "mf mentor show nobody 2>&-").returncode == 3
        assert _shell(full, "mf mentor show nobody --json 2>&-").returncode == 3
        assert _shell(full, "mf mentor add Zed 2>&-").returncode == 0

    def test_a_change_is_kept_though_nobody_hears_of_it(self, full: Cli) -> None:
        _shell(full, "mf mentor add Zed >&- 2>&-")
        assert full.json("mentor", "show", "zed")["name"] == "Zed"

    def test_a_closed_stdin_is_told_when_it_is_read(self, full: Cli) -> None:
        said = _shell(full, "mf mentor edit ben --notes - <&-")
        assert said.returncode in (2, 74)
        assert b"Traceback" not in said.stderr
        assert _shell(full, "mf mentor list <&-").returncode == 0


class TestEncodings:
    @pytest.mark.parametrize(
        "environment",
        [
            {"LC_ALL": "C"},
            {"LC_ALL": "C", "PYTHONCOERCECLOCALE": "0", "PYTHONUTF8": "0"},
            {"PYTHONIOENCODING": "latin-1"},
            {"PYTHONIOENCODING": "ascii"},
            {"PYTHONIOENCODING": "cp1252"},
        ],
        ids=str,
    )
    def test_a_terminal_without_unicode_gets_signs_it_knows(
        self, full: Cli, environment: dict[str, str]
    ) -> None:
        line = "; ".join(f"mf {shlex.join(words)} || echo FAILED" for words in (PAGES[1], PAGES[5], PAGES[6]))
        said = _shell(full, line, **environment)
        assert b"FAILED" not in said.stdout
        assert b"Traceback" not in said.stderr
        encoding = environment.get("PYTHONIOENCODING", "utf-8")
        text = said.stdout.decode(encoding)
        assert "Tomasz" in text
        if encoding != "utf-8":
            assert not set("●◌○·│→…") & set(text)

    @pytest.mark.parametrize("line", ["--help", "mentor add --help", "mentor edit --help", "completion bash"])
    def test_help_is_shown_without_unicode_too(self, full: Cli, line: str) -> None:
        said = _shell(full, f"mf {line}", PYTHONIOENCODING="ascii")
        assert said.returncode == 0, said.stderr
        assert b"mentorfolio" in said.stdout

    def test_json_is_utf8_whatever_the_terminal_speaks(self, full: Cli) -> None:
        said = full.process("mentor", "show", "tomasz", "--json", PYTHONIOENCODING="ascii")
        assert json.loads(said.stdout.decode("utf-8"))["name"] == "Tomasz Zieliński 😀"

    def test_a_json_error_stays_json_whatever_the_terminal_speaks(self, full: Cli) -> None:
        said = full.process("mentor", "show", "ż😀", "--json", PYTHONIOENCODING="ascii")
        assert said.returncode == 3
        assert "ż😀" in json.loads(said.stderr.decode("utf-8"))["error"]["message"]

    def test_an_error_about_letters_beyond_ascii_is_told(self, full: Cli) -> None:
        said = full.process("mentor", "show", "ż😀", PYTHONIOENCODING="ascii")
        assert said.returncode == 3
        assert b"Traceback" not in said.stderr
        assert b"no mentor" in said.stderr

    def test_an_argument_that_is_no_utf8_is_refused(self, full: Cli) -> None:
        for words in (("mentor", "add"), ("mentor", "show")):
            for more in ((), ("--json",)):
                said = subprocess.run(
                    [
                        sys.executable.encode(),
                        b"-m",
                        b"mentorfolio",
                        *(w.encode() for w in (*words, *more)),
                        b"caf\xe9",
                    ],
                    env=full.environment,
                    capture_output=True,
                    check=False,
                    timeout=60,
                )
                assert said.returncode in (2, 3), said
                assert b"Traceback" not in said.stderr
                assert said.stdout == b""
                if more:
                    assert json.loads(said.stderr)["error"]["exit"] == said.returncode

    def test_export_is_utf8_whatever_the_terminal_speaks(self, full: Cli) -> None:
        said = full.process("export", PYTHONIOENCODING="latin-1")
        assert "Zieliński 😀" in said.stdout.decode("utf-8")


def test_a_dumb_terminal_gets_no_codes(full: Cli) -> None:
    script = Path(full.home / "typescript")
    if not Path("/usr/bin/script").exists():
        pytest.skip("script(1) is not installed")
    line = shlex.join([sys.executable, "-m", "mentorfolio", "mentor", "list"])
    subprocess.run(
        ["/usr/bin/script", "-qec", line, str(script)],
        env=full.environment | {"TERM": "dumb"},
        capture_output=True,
        check=False,
        timeout=60,
        stdin=subprocess.DEVNULL,
    )
    text = script.read_bytes()
    assert b"Tomasz" in text
    assert b"\x1b" not in text


def test_the_program_does_the_same_as_in_this_process(full: Cli) -> None:
    for words in (("mentor", "list"), ("next",), ("mentor", "show", "nobody")):
        real, here = full.process(*words), full(*words)
        assert (real.returncode, real.stdout.decode(), real.stderr.decode()) == (
            here.code,
            here.out,
            here.err,
        )
