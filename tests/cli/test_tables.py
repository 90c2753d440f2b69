"""Lists as tables for other programs: nothing in them runs, and nothing in them is markup."""

from __future__ import annotations

import csv
import io

import pytest

from mentorfolio.domain.markdown import escaped
from mentorfolio.render.tables import as_csv
from tests.support import Cli

LISTS = [("mentor", "list"), ("need", "list"), ("outreach", "list"), ("timeline", "anna")]
EVIL = '=HYPERLINK("http://example.org","x")'


@pytest.fixture
def people(cli: Cli) -> Cli:
    cli.answer_purpose()
    cli.ok("need", "add", "=1+2, really", "--knowing", "how")
    cli.ok("mentor", "add", "Anna Sample", "--organisation", EVIL, "--skill", "@calm", "--tag", "a|b")
    cli.ok("mentor", "add", "Kim Sample", "--role", "+1", "--organisation", "plain, and = inside")
    cli.ok("log", "anna", "=cmd|' /C calc'!A0\nand a second line")
    cli.ok("approach", "anna", "--template", "thanks", "--set", "for=the hour")
    return cli


def table(cli: Cli, *words: str) -> list[dict[str, str]]:
    return [*csv.DictReader(io.StringIO(cli.ok(*words, "--format", "csv").out, newline=""))]


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_no_cell_begins_as_a_formula_does(people: Cli, words: tuple[str, ...]) -> None:
    rows = table(people, *words)
    assert rows
    cells = [cell for row in rows for cell in row.values()]
    assert all(cell is not None for cell in cells), "a row has as many cells as there are heads"
    assert not [cell for cell in cells if cell.lstrip(" ").startswith(("=", "+", "-", "@", "\t", "\r"))]


def test_an_apostrophe_is_all_that_is_added(people: Cli) -> None:
    anna, kim = sorted(table(people, "mentor", "list"), key=lambda row: row["id"])
    assert (anna["organisation"], anna["skills"], anna["name"]) == (f"'{EVIL}", "'@calm", "Anna Sample")
    assert (kim["name"], kim["role"], kim["organisation"]) == ("Kim Sample", "'+1", "plain, and = inside")


def test_a_line_break_stays_within_its_cell(people: Cli) -> None:
    (talk,) = [row for row in table(people, "timeline", "anna") if row["kind"] == "meeting"]
    assert talk["text"].endswith("\nand a second line")


@pytest.mark.parametrize("words", LISTS, ids=" ".join)
def test_a_table_of_markdown_has_a_line_for_each_row(people: Cli, words: tuple[str, ...]) -> None:
    lines = people.ok(*words, "--format", "markdown").out.splitlines()
    assert len(lines) == len(people.json(*words)) + 2
    bars = {line.replace("\\|", "").count("|") for line in lines}
    assert len(bars) == 1, "no text makes a column of its own"


@pytest.mark.parametrize("words", [*LISTS, ("network", "list")], ids=" ".join)
@pytest.mark.parametrize("format_", ["csv", "markdown"])
def test_nothing_in_a_table_turns_what_stands_beside_it(
    people: Cli, words: tuple[str, ...], format_: str
) -> None:
    people.ok("mentor", "edit", "anna", "--organisation", "a\u200f=1+1\u2066", "--role", "\u200f=2+2")
    people.ok("need", "edit", "1", "--title", "b\u200eb\u200f")
    people.ok("log", "anna", "c\u202ec")
    people.ok("outreach", "edit", "anna", "--subject", "d\u200ed")
    cards = people.home / "cards.vcf"
    cards.write_text("BEGIN:VCARD\nVERSION:3.0\nFN:Lee Sample\nEMAIL:lee@example.org\nEND:VCARD\n")
    people.ok("network", "import", str(cards))
    people.ok("network", "note", "lee", "e\u202ee")
    out = people.ok(*words, "--format", format_).out
    assert not [
        c for c in out if c in "\u061c\u200e\u200f" or "\u202a" <= c <= "\u202e" or "\u2066" <= c <= "\u2069"
    ]
    assert format_ == "markdown" or ",=" not in out


def test_what_turns_the_reading_direction_hides_no_formula() -> None:
    told = as_csv(["a"], [["\u202e=1+1"], ["\u00a0=1+1"], ["\u2068@x"], ["a =1"]]).decode()
    assert told.splitlines()[1:] == ["'=1+1", "'\u00a0=1+1", "'@x", "a =1"]


def test_filters_hold_for_a_table_and_an_empty_one_keeps_its_heads(people: Cli) -> None:
    assert [row["id"] for row in table(people, "mentor", "list", "--search", "kim")] == ["kim-sample"]
    out = people.ok("mentor", "list", "--stage", "ended", "--format", "csv")
    assert out.out.startswith("id,name,stage,")
    assert out.out.count("\n") == 1
    assert out.err == ""


def test_another_format_is_refused_and_json_wins(people: Cli) -> None:
    assert "csv, markdown" in str(people.expect_refused(2, "mentor", "list", "--format", "pdf")["hint"])
    assert people.json("need", "list", "--format", "csv")[0]["title"] == "=1+2, really"


@pytest.mark.parametrize(
    ("text", "shown"),
    [
        ("a [link](x) <b>", "a \\[link\\](x) \\<b\\>"),
        ("# so", "\\# so"),
        ("- so", "\\- so"),
        ("1. so", "1\\. so"),
        ("1 more", "1 more"),
        ("two\nlines", "two lines"),
        ("![[x]]", "\\!\\[\\[x\\]\\]"),
        ("$x$ ~~y~~ `z`", "\\$x\\$ \\~\\~y\\~\\~ \\`z\\`"),
        ("2026-01-21", "2026-01-21"),
    ],
)
def test_what_somebody_wrote_is_text_in_markdown(text: str, shown: str) -> None:
    assert escaped(text) == shown


@pytest.mark.parametrize("text", [" =1+1", "\t=1", "\r=1", "=1", "+1", "-1", "@x"])
def test_blanks_before_a_formula_do_not_let_it_through(text: str) -> None:
    assert as_csv(["a"], [[text]]).decode().splitlines(keepends=True)[1].lstrip('"').startswith("'")


def test_what_is_due_is_a_table_too(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-12-25", "--cadence", "1m")
    head, row = cli.ok("next", "--format", "csv").out.splitlines()
    assert head == "number,kind,due,mentor,need,text,command"
    assert row.startswith("1,contact,2026-01-25,kim-sample,,")
    assert cli.ok("next", "--format", "markdown").out.startswith("| number | kind |")
