"""``review`` as a terminal shows it, from a phone's 40 columns up."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import Terminal, screen_of
from tests.support import Cli, Golden

WIDTHS = pytest.mark.parametrize("columns", [40, 80, 120])
TABLES = pytest.mark.parametrize("columns", [80, 120])
CROWD = (
    "Anna",
    "Bartholomew",
    "Chen",
    "Dimitri",
    "Eve",
    "Farid",
    "Gwendolyn",
    "Hugo",
    "Ines",
    "Jon",
    "Kofi",
    "Lea",
)
LONG = "Understand how decisions are really taken in a public utility with many boards and no single owner"


def _active(cli: Cli, name: str, *words: str) -> None:
    cli.ok("mentor", "add", name, "--stage", "active", "--on", "2025-10-01", *words)


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A portfolio with something of each kind, only to be read."""
    return _drawn(Cli(tmp_path_factory.mktemp("sample")))


@pytest.fixture
def own(cli: Cli) -> Cli:
    """The same, to be changed."""
    return _drawn(cli)


def _drawn(cli: Cli) -> Cli:
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--priority", "3")
    cli.ok("need", "add", "Enter climate tech", "--knowing", "whom")
    cli.ok("need", "add", "Read a budget", "--knowing", "how", "--priority", "1")
    seen = ("--cadence", "1m", "--last-contact")
    _active(cli, "Anna Sample", "--supports", "lead=3", "--line", "same-organisation", *seen, "2026-01-12")
    kim = ("--supports", "lead=1", "--supports", "budget=2")
    _active(cli, "Kim Sample", *kim, "--line", "same-organisation", *seen, "2025-11-20")
    _active(cli, "Omar Sample", "--line", "same-organisation")
    julie = ("--supports", "climate=2", "--stage", "conversation", "--on", "2026-01-09")
    cli.ok("mentor", "add", "Julie Sample", *julie)
    cli.ok("mentor", "add", "Dana Sample", "--supports", "climate=3", "--rank", "1")
    return cli


@pytest.fixture(scope="module")
def crowd(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """Twelve active people for one need, and a need with a title of a hundred letters; only to be read."""
    cli = Cli(tmp_path_factory.mktemp("crowd"))
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("need", "add", LONG, "--knowing", "why")
    for name in CROWD:
        _active(cli, f"{name} Sample", "--supports", "lead=2")
    return cli


def _head(terminal: Terminal) -> str:
    """The line of names above the first row of the table."""
    first = next(y for y, text in enumerate(terminal.lines) if text.startswith("!"))
    return terminal.lines[first - 1]


def test_review_at_eighty_columns_is_the_page_of_the_design(sample: Cli, golden: Golden) -> None:
    golden(screen_of(sample, "review").text)


@TABLES
def test_every_line_of_review_fits_and_each_mark_stands_below_its_name(sample: Cli, columns: int) -> None:
    terminal = screen_of(sample, "review", columns=columns)
    assert terminal.too_long == []
    row, anna = terminal.place("Anna")
    lead, _ = terminal.place("!!! Lead a team", below=row)
    assert terminal.cell(lead, anna) == "●"
    if "Kim" in _head(terminal):
        _, kim = terminal.place("Kim")
        assert terminal.cell(lead, kim) == "◌"
        budget, _ = terminal.place("!   Read a budget")
        assert terminal.cell(budget, kim) == "◌"
        assert terminal.cell(budget, anna) == "·"
    for command in ("mentorfolio approach dana-sample", "mentorfolio review --with dana-sample"):
        assert any(command in text for text in terminal.lines), f"{command} is broken:\n{terminal.text}"


@TABLES
def test_the_head_of_the_table_never_wraps(sample: Cli, columns: int) -> None:
    terminal = screen_of(sample, "review", columns=columns)
    assert _head(terminal).startswith(" "), terminal.text
    shown = [name for name in ("Anna", "Kim", "Omar", "Julie") if name in _head(terminal)]
    more = re.search(r"\+(\d+) more", _head(terminal))
    assert len(shown) + (int(more[1]) if more else 0) == 4


@TABLES
def test_more_than_eight_people_are_counted_instead_of_squeezed_in(crowd: Cli, columns: int) -> None:
    terminal = screen_of(crowd, "review", columns=columns)
    assert terminal.too_long == []
    shown = [name for name in CROWD if f" {name} " in _head(terminal) + " "]
    more = re.search(r"\+(\d+) more", _head(terminal))
    assert more, terminal.text
    assert 1 <= len(shown) <= 8
    assert len(shown) + int(more[1]) == 12
    assert columns < 120 or len(shown) > 5


@TABLES
def test_a_title_of_a_hundred_letters_is_cut_and_the_page_still_fits(crowd: Cli, columns: int) -> None:
    terminal = screen_of(crowd, "review", columns=columns)
    row = next(text for text in terminal.lines if "Understand" in text)
    assert row.startswith("!!  Understand")
    assert "…" in row
    assert terminal.too_long == []
    # Words are broken between words; only the one id longer than the screen cannot be.
    for text in terminal.lines:
        assert not text.rstrip().endswith(("mentorfol", "identif", "--ne")), terminal.text


@TABLES
def test_wide_letters_do_not_shift_the_table(cli: Cli, columns: int) -> None:
    cli.ok("need", "add", "予算を読む", "--knowing", "how", "--priority", "3")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    _active(cli, "山田花子", "--supports", "予算=2")
    _active(cli, "Kim Sample", "--supports", "lead=3")
    terminal = screen_of(cli, "review", columns=columns)
    assert terminal.too_long == []
    head, kim = terminal.place("Kim")
    _, hanako = terminal.place("山田花子")
    lead, _ = terminal.place("!!  Lead a team", below=head)
    budget, _ = terminal.place("!!! 予算を読む", below=head)
    assert (terminal.cell(lead, kim), terminal.cell(lead, hanako)) == ("●", "·")
    assert (terminal.cell(budget, kim), terminal.cell(budget, hanako)) == ("·", "●")


@TABLES
def test_one_long_name_hides_nobody_else(cli: Cli, columns: int) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    for name in ("Anna Sample", "X" * 70, "Kim Sample", "Rita Sample"):
        _active(cli, name, "--supports", "lead=3" if name.startswith(("A", "X")) else "lead=2")
    terminal = screen_of(cli, "review", columns=columns)
    assert terminal.too_long == []
    assert "Anna" in _head(terminal)
    assert "Kim" in _head(terminal), terminal.text
    assert "Rita" in _head(terminal), terminal.text


def test_on_a_phone_no_two_needs_look_alike_and_everybody_is_named_below_theirs(crowd: Cli) -> None:
    terminal = screen_of(crowd, "review", columns=40)
    assert terminal.too_long == []
    assert LONG in terminal.said
    assert "more" not in terminal.said.partition("Variety")[0]
    row, _ = terminal.place("Lead a team")
    below, _ = terminal.place("Understand how", below=row)
    named = " ".join(terminal.lines[row:below])
    assert [name for name in CROWD if f"●● {name}" not in named] == []


def test_a_long_name_does_not_run_into_what_is_said_about_it(cli: Cli, golden: Golden) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    _active(cli, "Maximiliana-Konstantina Sample")
    terminal = screen_of(cli, "review")
    golden(terminal.text)


@WIDTHS
def test_markup_in_names_and_titles_is_shown_as_typed(cli: Cli, columns: int) -> None:
    cli.ok("need", "add", "[b]Lead[/b] :smile:", "--knowing", "how")
    _active(cli, "[red]Rita[/red] Sample", "--supports", "lead=2")
    cli.ok("mentor", "add", "[/] Sample", "--supports", "lead=3")
    terminal = screen_of(cli, "review", columns=columns)
    assert "[red]Rita[/red]" in terminal.said
    assert "[b]Lead[/b] :smile:" in terminal.said
    assert "ask [/]" in terminal.said
    assert terminal.too_long == []


@pytest.mark.parametrize("columns", [40, 80])
def test_a_store_edited_by_hand_can_do_nothing_to_the_terminal(own: Cli, columns: int) -> None:
    text = own.store.read_text(encoding="utf-8")
    text = text.replace("Anna Sample", "An\\u202ena\\u001b[41mX Sample").replace(
        "Lead a team", "Lead\\u0007 \\u2066team"
    )
    own.store.write_text(text, encoding="utf-8")
    for words in (("review",), ("mentor", "list"), ("mentor", "show", "anna"), ("need", "list")):
        terminal = screen_of(own, *words, columns=columns, code=65)
        assert not set("\u202e\u2066\x07") & set(terminal.raw)
        assert "41" not in terminal.colours


@pytest.mark.parametrize("encoding", ["ascii", "latin-1"])
def test_a_terminal_without_unicode_gets_signs_it_knows_and_every_line(
    own: Cli, encoding: str, golden: Golden
) -> None:
    _active(own, "Zoë 山田", "--supports", "lead=1")
    for words in (("review",), ("next",), ("mentor", "list"), ("mentor", "show", "zoe"), ()):
        terminal = screen_of(own, *words, PYTHONIOENCODING=encoding)
        assert not set("●◌○·…→│") & set(terminal.raw)
        assert encoding != "ascii" or terminal.raw.isascii()
    golden(screen_of(own, "review", columns=40, PYTHONIOENCODING=encoding).text)


@pytest.mark.parametrize(
    ("words", "environment"),
    [((), {"NO_COLOR": "1"}), (("--no-color",), {}), ((), {"TERM": "dumb"}), (("--plain",), {})],
    ids=["NO_COLOR", "--no-color", "TERM=dumb", "--plain"],
)
def test_whoever_wants_no_colour_gets_none(
    sample: Cli, words: tuple[str, ...], environment: dict[str, str]
) -> None:
    for command in (("review",), ("mentor", "list"), ()):
        terminal = screen_of(sample, *command, *words, environment=environment)
        assert terminal.colours == set(), command
        if environment.get("TERM") == "dumb" or words == ("--plain",):
            assert "\x1b" not in terminal.raw
    if words != ("--plain",):  # which has words for signs
        without = screen_of(sample, "review", *words, environment=environment)
        assert without.text == screen_of(sample, "review").text


def test_a_dumb_terminal_gets_a_table_of_its_width(crowd: Cli) -> None:
    terminal = screen_of(crowd, "review", TERM="dumb")
    assert not [text for text in terminal.too_long if "●" in text or "more" in text], terminal.text


def test_colours_are_those_that_are_the_same_everywhere_and_never_behind_letters(sample: Cli) -> None:
    for words in (
        ("review",),
        ("next",),
        ("mentor", "list"),
        ("mentor", "show", "kim"),
        ("need", "list"),
        (),
    ):
        raw = screen_of(sample, *words).raw
        codes = set(re.findall(r"\x1b\[([\d;]*)m", raw))
        # tests/render/test_colour.py: which of them can be read, and told apart.
        assert all(re.fullmatch(r"0|1|(1;)?38;5;\d+", code) for code in codes), (words, codes)
    assert screen_of(sample, "review").colours, "no colour at all"


def test_an_empty_no_color_asks_for_nothing(sample: Cli) -> None:
    assert screen_of(sample, "review", NO_COLOR="").colours


def test_supposing_and_leaving_out_are_said_above_the_table(sample: Cli, golden: Golden) -> None:
    terminal = screen_of(sample, "review", "--without", "anna", columns=40)
    golden(screen_of(sample, "review", "--with", "dana", columns=40).text, terminal.text)
    assert "Anna" not in _head(terminal)


def test_nothing_to_review_is_said_with_how_to_begin(cli: Cli) -> None:
    terminal = screen_of(cli, "review", columns=40)
    assert "mentorfolio identify" in terminal.said
    assert terminal.too_long == []
