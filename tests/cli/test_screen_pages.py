"""``next``, people, needs, letters and errors as a terminal shows them."""

from __future__ import annotations

import re
import shlex

import pytest

from tests.cli.terminal import screen_of
from tests.support import Cli

WIDTHS = pytest.mark.parametrize("columns", [40, 80, 120])
PAGES = [
    (),
    ("next",),
    ("mentor", "list"),
    ("mentor", "show", "julie"),
    ("mentor", "show", "kim"),
    ("need", "list"),
    ("need", "show", "lead"),
    ("outreach", "list"),
    ("outreach", "show", "julie"),
    ("profile", "show"),
    ("identify", "--no-input", "--need", "read"),
    ("reflect", "--list"),
    ("reflect", "--past"),
    ("template", "list"),
    ("template", "show", "first-conversation"),
]
NOTE = "[red]not red[/red] :smile: [/] {{ me }}"


@pytest.fixture(scope="module")
def portfolio(tmp_path_factory: pytest.TempPathFactory) -> Cli:
    """A portfolio with something on every page, some of it long, some of it markup; only to be read."""
    return _filled(Cli(tmp_path_factory.mktemp("portfolio")))


@pytest.fixture
def own(cli: Cli) -> Cli:
    """The same, to be changed."""
    return _filled(cli)


def _filled(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--why", f"one\n{NOTE}", "--by", "2026-05-01")
    cli.ok("need", "add", "Read a budget of a public utility of many boards and no owner", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Julie Sample", "--supports", "lead=2", "--knowing", "how=3", "--line", "outside"),
        *("--email", "julie@example.org", "--positive", NOTE),
        *("--positive", "speaks plainly about hard things"),
        *("--notes", "first line\nsecond line", "--link", "https://example.org/" + "x" * 60),
    )
    cli.ok("mentor", "add", "山田花子", "--supports", "lead=1", "--skill", "予算を読む")
    cli.ok("mentor", "add", "Dana Sample", "--supports", "lead=1", "--rank", "1", "--line", "outside")
    active = ("--stage", "active", "--on", "2025-10-01", "--cadence", "1m")
    cli.ok("mentor", "add", "Kim Sample", *active, "--supports", "lead=1", "--last-contact", "2025-11-20")
    cli.ok("approach", "julie", "--set", f"why={NOTE}")
    cli.ok("reflect", "kim", "--prompt", "both-of-us", "--text", f"one\n{NOTE}")
    return cli


@pytest.mark.parametrize("columns", [40, 80])
@pytest.mark.parametrize("words", [pytest.param(w, id=" ".join(w[:2]) or "today") for w in PAGES])
def test_no_line_of_a_page_is_broken_by_the_terminal(
    portfolio: Cli, words: tuple[str, ...], columns: int
) -> None:
    terminal = screen_of(portfolio, *words, columns=columns)
    assert terminal.text
    assert terminal.too_long == []
    assert "went wrong" not in terminal.text
    assert "\\u000a" not in terminal.text


def test_next_shows_each_thing_to_do_with_its_command_below(portfolio: Cli) -> None:
    terminal = screen_of(portfolio, "next")
    at = next(y for y, text in enumerate(terminal.lines) if "Kim Sample" in text)
    assert terminal.lines[at].endswith("since 20 Dec 2025"), terminal.text
    assert terminal.lines[at + 1].startswith("    mentorfolio approach kim-sample")


@pytest.mark.parametrize("columns", [30, 40, 80])
def test_a_command_is_never_folded_so_that_a_copy_of_it_runs(portfolio: Cli, columns: int) -> None:
    terminal = screen_of(portfolio, "next", columns=columns)
    copied = [shlex.split(text) for text in terminal.written if text.lstrip().startswith("mentorfolio ")]
    for row in portfolio.json("next"):
        assert shlex.split(row["command"]) in copied, terminal.text


@pytest.mark.parametrize("columns", [30, 40, 80])
@pytest.mark.parametrize("plain", [(), ("--plain",)], ids=str)
def test_no_word_of_a_command_is_torn_on_a_narrow_terminal(
    portfolio: Cli, columns: int, plain: tuple[str, ...]
) -> None:
    terminal = screen_of(portfolio, "next", *plain, columns=columns)
    seen = {word for text in terminal.lines for word in text.split()}
    for row in portfolio.json("next"):
        assert {*row["command"].split()} <= seen, terminal.text


def test_a_command_at_the_end_of_a_sentence_is_not_folded_either(own: Cli) -> None:
    own.ok("meeting", "plan", "kim", "--when", "in 2 weeks 15:00")
    terminal = screen_of(own, "mentor", "stage", "kim", "ended", "--no-input", columns=50)
    assert any("mentorfolio meeting cancel" in text for text in terminal.written)
    for text in terminal.written:
        assert not text.rstrip().endswith(("mentorfolio", "mentorfolio meeting")), terminal.text


@pytest.mark.parametrize("columns", [80, 120])
def test_the_columns_of_the_list_of_people_stand_below_their_heads(portfolio: Cli, columns: int) -> None:
    terminal = screen_of(portfolio, "mentor", "list", columns=columns)
    _, stage = terminal.place("stage")
    for name, where in (("Julie", "candidate"), ("山田花子", "candidate"), ("Kim", "active")):
        row, _ = terminal.place(name)
        assert "".join(terminal.cell(row, stage + i) for i in range(len(where))) == where, terminal.text
    _, last = terminal.place("last contact")
    row, _ = terminal.place("Kim Sample")
    assert terminal.cell(row, last) == "2"


@WIDTHS
def test_one_long_name_does_not_break_the_rows_of_the_others(own: Cli, columns: int) -> None:
    own.ok("mentor", "add", "Maximiliana " * 6 + "Sample", "--line", "outside", "--supports", "read")
    terminal = screen_of(own, "mentor", "list", columns=columns)
    assert terminal.too_long == []
    assert re.fullmatch(r"name +stage.*", terminal.lines[0]), terminal.text
    for name in ("Dana Sample", "Julie Sample", "山田花子"):
        assert any(text.startswith(name) and "candidate" in text for text in terminal.lines), terminal.text
    assert screen_of(own, "need", "list", columns=columns).too_long == []


@WIDTHS
def test_a_person_is_shown_with_labels_in_one_column_and_text_in_another(
    portfolio: Cli, columns: int
) -> None:
    terminal = screen_of(portfolio, "mentor", "show", "julie", columns=columns)
    _, text = terminal.place("speaks plainly")
    for value in ("a candidate", "Lead a team", "first line", "second line", "julie@example.org"):
        if value in terminal.text:
            assert terminal.place(value)[1] == text, value
    assert NOTE in terminal.said
    # Whatever does not fit goes on below, in the column of the text.
    row, _ = terminal.place("second line")
    assert all(terminal.cell(row, x) == " " for x in range(text))


@WIDTHS
def test_a_letter_is_flush_left_verbatim_and_says_what_to_type(portfolio: Cli, columns: int) -> None:
    terminal = screen_of(portfolio, "outreach", "show", "julie", columns=columns)
    body = portfolio.json("outreach", "show", "julie")["body"]
    assert " ".join(body.split()) in terminal.said
    assert NOTE in terminal.said
    start = terminal.lines.index("Dear Julie,")
    end = terminal.lines.index("Sam Sample")
    assert all(not text.startswith((" ", "│")) for text in terminal.lines[start:end])
    assert "mentorfolio outreach sent" in terminal.said


def test_a_letter_drafted_without_questions_is_shown_with_its_hints(own: Cli) -> None:
    terminal = screen_of(own, "approach", "dana", "--no-input", "--set", f"why={NOTE}?", columns=40)
    assert terminal.too_long == []
    assert NOTE in terminal.said
    assert "→ " in terminal.text
    assert terminal.said.count("mentorfolio outreach sent dana-sample") == 1


def test_letters_are_listed_by_state_with_names_and_days(own: Cli) -> None:
    own.ok("approach", "dana", "--set", "why=x")
    own.ok("outreach", "sent", "dana")
    terminal = screen_of(own, "outreach", "list", columns=40, MENTORFOLIO_TODAY="2026-01-23")
    assert re.search(r"  Julie Sample +21 Jan, 2 days", terminal.text), terminal.text
    assert re.search(r"  Dana Sample +21 Jan, 2 days", terminal.text), terminal.text
    assert terminal.place("Julie Sample")[0] < terminal.place("Dana Sample")[0]
    assert "unanswered" not in terminal.text


@pytest.mark.parametrize(
    ("words", "code", "message", "hint"),
    [
        (("mentor", "show", "[red]x"), 3, "There is no mentor called '[red]x'.", "mentorfolio mentor list"),
        (("mentor", "show", "sample", "--no-input"), 4, "", "julie-sample"),
        (("mentor", "add", ""), 2, "The name is empty.", "Type at least one letter"),
        (("mentor", "edit", "kim", "--last-contact", "1/2/2025"), 2, "'1/2/2025' is ambiguous", "2026-03-14"),
        (("mentor", "edit", "kim", "--email", "x"), 2, "'x' is not an e-mail address.", "julie@example.org"),
        (("mentor", "edit", "kim", "--knowing", "how=7"), 2, "7", "1"),
        (("approach", "kim", "--template", "nothing"), 3, "nothing", "mentorfolio template list"),
        (("mentor",), 2, "mentorfolio mentor", "list"),
        (("nonsense",), 2, "nonsense", "--help"),
        (("mentor", "list", "--nonsense"), 2, "--nonsense", "--help"),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_an_error_is_a_sentence_and_what_to_do(
    portfolio: Cli, words: tuple[str, ...], code: int, message: str, hint: str
) -> None:
    terminal = screen_of(portfolio, *words, columns=40, code=code)
    assert message in terminal.said
    assert hint in terminal.said
    assert terminal.too_long == []
    assert not set("╭│╰┌└") & set(terminal.text), "a box"


@pytest.mark.parametrize("content", ["{", "[]", "\x1b[41m\u202e"], ids=["cut off", "no portfolio", "no JSON"])
def test_a_damaged_store_is_told_in_sentences_and_left_alone(cli: Cli, content: str) -> None:
    cli.store.write_text(content, encoding="utf-8")
    for words in (("review",), ("init",), ()):
        terminal = screen_of(cli, *words, columns=40, code=65)
        assert "It was left untouched." in terminal.said
        assert terminal.too_long == []
        assert "41" not in terminal.colours
        assert cli.store.read_text(encoding="utf-8") == content


@pytest.mark.parametrize("words", [(), ("next",), ("mentor", "list"), ("need", "list"), ("outreach", "list")])
def test_an_empty_portfolio_says_how_to_begin(cli: Cli, words: tuple[str, ...]) -> None:
    terminal = screen_of(cli, *words, columns=40)
    assert "mentorfolio " in terminal.said
    assert terminal.too_long == []


@pytest.mark.parametrize("words", [(), ("mentor", "add"), ("approach",)], ids=lambda w: " ".join(w) or "root")
def test_help_fits_a_phone(cli: Cli, words: tuple[str, ...]) -> None:
    terminal = screen_of(cli, *words, "--help", columns=40)
    assert "Usage: mentorfolio" in terminal.said
    # One word of 37 letters, like direct-line|same-organisation|outside, cannot fit anyhow.
    assert [text for text in terminal.too_long if max(map(len, text.split())) < 30] == []
