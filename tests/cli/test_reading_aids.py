"""For every eye and for none: words in place of signs, colours by wish, long pages in a pager."""

from __future__ import annotations

import re
import shlex
import shutil
import subprocess
from collections.abc import Iterator
from pathlib import Path

import pytest

from tests.cli.terminal import Terminal, at_terminal, screen_of
from tests.support import Cli, Golden

MORE = """
place add "Rail mentors" --kind register
circle add Peers --member anna
mentor edit anna --tag rail
approach kim --template catch-up --set topic=x
action add omar "send the plan"
reflect --text hello
need add "Speak up" --knowing why
"""
PAGES = """
next
next --all
review
review --over 1y
review --map
review --without anna
mentor list
mentor show anna
mentor show dana
need list
need show team
need show speak
outreach list
outreach show kim
outreach stats
meeting list
meeting show anna
action list
circle list
circle show peers
timeline anna
timeline julie
search anna
reflect --list
reflect --past
checkin anna --trend
checkin kim --rapport 4,4,4,4 --clarity 3,3
identify
identify --need climate
approach dana --set why=x
place list
network list
template list
config show
store backups
store check
undo --list
profile show
"""
# What a voice reads as it stands between words, or as a pause.
PUNCTUATION = r".,:;'\"()\[\]/!?=+@%&<>#$-"


@pytest.fixture(scope="module")
def played(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of the sample that the demo leaves, and some more."""
    cli = Cli(tmp_path_factory.mktemp("played"))
    del cli.environment["MENTORFOLIO_STORE"]
    cli.ok("demo", "--store", str(cli.store))
    for words in filter(None, MORE.splitlines()):
        cli.ok("--store", str(cli.store), *shlex.split(words))
    return cli.home


@pytest.fixture
def sample(played: Path, tmp_path: Path) -> Cli:
    cli = Cli(tmp_path / "home")
    shutil.copytree(played, cli.home)
    return cli


def said_by(cli: Cli, *options: str) -> Iterator[tuple[str, str]]:
    """Page -> each line of it, words beside the answer too; what a page writes is taken back."""
    kept = cli.store.read_bytes()
    for words in ["", *filter(None, PAGES.splitlines())]:
        outcome = cli.ok(*words.split(), *options)
        cli.store.write_bytes(kept)
        yield from ((words, line) for line in (outcome.out + outcome.err).splitlines() if line.strip())


def test_no_sign_stands_without_a_word_on_a_plain_page(sample: Cli) -> None:
    seen = 0
    for words, line in said_by(sample, "--plain"):
        seen += 1
        strange = set(re.sub(rf"[\w\s{PUNCTUATION}]", "", line))
        assert not strange, (words, line)
        alone = [part for part in line.split() if not re.search(r"\w", part)]
        assert not alone or (alone == ["-"] and line.lstrip().startswith("- ")), (words, line)
        assert not re.search(r"(?<!\w)[!+]{1,3}(?!\w)", line), (words, line)
    assert seen > 300


@pytest.mark.skipif(shutil.which("espeak-ng") is None, reason="espeak-ng is not installed here")
def test_a_voice_passes_over_no_line_and_no_state_of_a_plain_page(sample: Cli) -> None:
    def spoken(text: str) -> list[str]:
        done = subprocess.run(
            ["espeak-ng", "-q", "-x", "-v", "en"], input=text, capture_output=True, text=True, check=True
        )
        return done.stdout.split()

    assert spoken("◌") == spoken("○○") == spoken("·") == [], "else this test would prove nothing"
    review = sample.ok("review", "--plain").out
    for line in filter(str.strip, review.splitlines()):
        assert len(spoken(line)) >= len(re.findall(r"[A-Za-z]{4,}", line)) / 2, line
    assert "Anna: outstanding, active" in review
    for state in ("active", "fading", "on the way"):
        assert spoken(f"Anna: solid, {state}") > spoken("Anna: solid,"), state
        assert state in review


def test_plain_says_states_and_priorities_in_words(sample: Cli, golden: Golden) -> None:
    golden(sample.ok("review", "--plain").out, sample.ok("need", "show", "team", "--plain").out)
    assert "priority 3 of 3" in sample.ok("need", "list", "--plain").out
    assert "due: " in sample.ok("reflect", "--list", "--plain").out
    assert "hint: " in sample.ok("approach", "dana", "--set", "why=WHY ME!!!\nWHY NOW!!!", "--plain").err


def test_the_setting_says_the_same_everywhere(sample: Cli) -> None:
    plain = {page: [*lines] for page, lines in _grouped(said_by(sample, "--plain")).items()}
    sample.ok("config", "set", "accessible", "yes")
    assert (sample.home / "config.toml").read_text() == "accessible = true\n"
    for page, lines in _grouped(said_by(sample)).items():
        assert page in ("config show", "store backups", "undo --list") or [*lines] == plain[page], page
    assert "\x1b" not in screen_of(sample, "review").raw
    assert "Anna: outstanding, active" in screen_of(sample, "review").text
    assert "\x1b" not in screen_of(sample, "mentor", "show", "nobody", code=3).raw


def _grouped(said: Iterator[tuple[str, str]]) -> dict[str, list[str]]:
    pages: dict[str, list[str]] = {}
    for page, line in said:
        pages.setdefault(page, []).append(line)
    return pages


def test_a_pipe_without_a_wish_keeps_its_signs(sample: Cli) -> None:
    assert "●●●" in sample.ok("review").out


@pytest.mark.parametrize("text", ['accessible = "yes"', "accessible = 1", 'theme = "blue"', "theme = true"])
def test_a_setting_that_cannot_be_meant_is_told_on_a_page_that_still_looks(sample: Cli, text: str) -> None:
    (sample.home / "config.toml").write_text(text)
    terminal = screen_of(sample, "review", code=2)
    assert "should be" in terminal.said
    assert "163" in terminal.raw, "the sentence has its colour"


# --- colours ---


def coloured(text: str) -> set[str]:
    return set(re.findall(r"\x1b\[(?:1;)?38;5;(\d+)m", text))


def test_colours_are_wanted_in_a_pipe_only_if_somebody_says_so(sample: Cli) -> None:
    assert coloured(sample.ok("review").out) == set()
    assert coloured(sample.ok("review", "--color", "always").out) == {"29", "130", "243", "63"}
    for variable in ("FORCE_COLOR", "CLICOLOR_FORCE"):
        sample.environment[variable] = "1"
        assert coloured(sample.ok("review").out)
        assert not coloured(sample.ok("review", "--color", "never").out)
        assert not coloured(sample.ok("review", "--no-color").out)
        assert not coloured(sample.ok("review", "--plain").out)
        del sample.environment[variable]


def test_a_coloured_pipe_is_not_wrapped_and_json_has_no_colours(sample: Cli) -> None:
    bare = sample.ok("next", "--all").out
    loud = sample.ok("next", "--all", "--color", "always").out
    assert loud != bare
    assert re.sub(r"\x1b\[[0-9;]*m", "", loud) == bare
    assert "\x1b" not in sample.ok("review", "--json", "--color", "always").out


def test_a_theme_is_taken_from_the_option_and_from_the_setting(sample: Cli) -> None:
    assert coloured(screen_of(sample, "review", "--theme", "light").raw) == {"23", "94", "240", "20"}
    sample.ok("config", "set", "theme", "dark")
    assert coloured(screen_of(sample, "review").raw) == {"121", "214", "248", "69"}
    none = screen_of(sample, "review", "--theme", "none")
    assert none.colours == set()
    assert "\x1b[1m" in none.raw, "bold is no colour"


def test_clicolor_0_takes_colours_away_and_always_brings_them_back(sample: Cli) -> None:
    assert screen_of(sample, "review", CLICOLOR="0").colours == set()
    assert coloured(screen_of(sample, "review", "--color", "always", CLICOLOR="0", TERM="dumb").raw)


def test_a_terminal_of_sixteen_colours_gets_none_of_them(sample: Cli) -> None:
    """Nobody knows what they look like there: yellow on white, blue on black."""
    terminal = screen_of(sample, "review", TERM="xterm")
    assert terminal.colours == set()
    assert "\x1b[1m" in terminal.raw


def test_a_word_that_no_option_takes_is_refused_with_those_it_does(cli: Cli, golden: Golden) -> None:
    colour = cli.expect_refused(2, "review", "--color", "sometimes")
    golden(colour["hint"], cli.expect_refused(2, "--theme", "blue", "review")["hint"])


# --- the pager ---

ROWS_OF_A_SCREEN = 12
PAGER = "sh -c 'echo PAGED; cat'"


def long_page(cli: Cli, *words: str, **environment: str) -> Terminal:
    """A run at a terminal of few rows, to its end."""
    with at_terminal(cli, *words, columns=80, rows=ROWS_OF_A_SCREEN, **environment) as terminal:
        assert terminal.end() == 0, terminal.text
    return terminal


def test_a_long_page_goes_through_the_pager_that_is_named(sample: Cli) -> None:
    paged = long_page(sample, "review", PAGER=PAGER)
    assert paged.raw.startswith("PAGED")
    assert coloured(paged.raw), "colours go along"
    assert long_page(sample, "review", PAGER="cat", MENTORFOLIO_PAGER=PAGER).raw.startswith("PAGED")
    assert "PAGED" not in long_page(sample, "review", PAGER=PAGER, MENTORFOLIO_PAGER="").raw


@pytest.mark.parametrize("option", ["--plain", "--no-pager", "--json"])
def test_whoever_wants_no_pager_gets_none(sample: Cli, option: str) -> None:
    assert "PAGED" not in long_page(sample, "review", option, PAGER=PAGER).raw


def test_a_short_page_and_a_pipe_need_no_pager(sample: Cli) -> None:
    assert "PAGED" not in long_page(sample, "store", "path", PAGER=PAGER).raw
    assert b"PAGED" not in sample.process("review", PAGER=PAGER).stdout


def test_help_and_the_manual_are_paged_as_well(sample: Cli) -> None:
    assert long_page(sample, "mentor", "add", "--help", PAGER=PAGER).raw.startswith("PAGED")
    assert long_page(sample, "help", "letters", PAGER=PAGER).raw.startswith("PAGED")


@pytest.mark.parametrize("pager", ["no-such-program", "sh -c 'exit 3'", "'"])
def test_a_pager_that_does_not_work_loses_nothing(sample: Cli, pager: str) -> None:
    assert "You lean on" in long_page(sample, "review", PAGER=pager).raw


def test_a_pager_that_is_left_early_is_no_failure(sample: Cli) -> None:
    terminal = long_page(sample, "help", "commands", PAGER="head -2")
    assert "Traceback" not in terminal.raw
    assert "Every command" in terminal.raw


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed here")
def test_the_keys_of_less_are_told_whole_on_a_phone(sample: Cli) -> None:
    with at_terminal(sample, "review", columns=40, rows=ROWS_OF_A_SCREEN) as terminal:
        terminal.until(lambda: "q to quit" in terminal.raw, "the pager")
        assert "space for more, b back, q to quit" in terminal.raw
        terminal.type("q")
        assert terminal.end() == 0


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed here")
def test_less_shows_a_page_names_its_keys_and_leaves_the_page_on_the_screen(sample: Cli) -> None:
    with at_terminal(sample, "review", rows=ROWS_OF_A_SCREEN) as terminal:
        terminal.until(lambda: "q to quit" in terminal.raw, "the pager")
        assert "What if" not in terminal.raw
        terminal.type(" ").until(lambda: "What if" in terminal.raw, "the end of the page")
        terminal.type("q")
        assert terminal.end() == 0
        assert terminal.restored
        assert "\x1b[?1049" not in terminal.raw, "the page is still there"


@pytest.mark.skipif(shutil.which("less") is None, reason="less is not installed here")
@pytest.mark.parametrize("own", ["-i", "i", "-PsMy prompt", ""])
def test_less_shows_no_codes_for_colours_whatever_options_a_person_gave_it(sample: Cli, own: str) -> None:
    with at_terminal(sample, "review", rows=ROWS_OF_A_SCREEN, PAGER="less", LESS=own) as terminal:
        terminal.until(lambda: "Lead a team" in terminal.text, "the page")
        assert "ESC" not in terminal.text
        terminal.type("q").end()


def test_what_follows_a_conversation_stays_below_it(sample: Cli) -> None:
    with at_terminal(sample, "checkin", "omar", rows=ROWS_OF_A_SCREEN, PAGER=PAGER) as terminal:
        while terminal.asks_more():
            terminal.answer("", "4")
        assert terminal.end() == 0
        assert "PAGED" not in terminal.raw
