"""``timeline``, and ``entry``: one person from the beginning, as a script and as a terminal see it."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import at_terminal, editor, screen_of
from tests.support import Cli, Golden

NOTE = "[red]not red[/red] :smile: {{ me }}"


@pytest.fixture
def begun(cli: Cli) -> Cli:
    """A year with Kim, part of it with Anna."""
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample", "--stage", "conversation", "--on", "2025-05-09")
    cli.ok("mentor", "add", "Anna Sample")
    term = ("--from", "2025-06-02", "--until", "2026-06-01", "--minutes", "60", "--cadence", "1m")
    cli.ok("mentor", "stage", "kim", "active", "--on", "2025-06-02", "--reason", "met at a fair")
    cli.ok("mentor", "formalise", "kim", "--programme", "Rising", *term)
    cli.ok("log", "kim,anna", "a walk in the park,\nthen lunch", "--on", "2026-01-06", "--minutes", "90")
    cli.ok("log", "kim", NOTE, "--on", "2026-01-13", "--kind", "moment", "--insight", "ask earlier")
    cli.ok("checkin", "kim", "--rapport", "4,4,4,5", "--clarity", "3,2", "--on", "2026-01-14")
    cli.ok("mentor", "evaluate", "kim", "--progress", "3", "--value", "4", "--on", "2026-01-15")
    cli.ok("gift", "kim", "an article on rotas", "--on", "2026-01-16")
    cli.ok("action", "add", "kim", "send slides")
    cli.ok("action", "done", "kim", "--on", "2026-01-19")
    cli.ok("reflect", "kim", "--text", "It goes well.")
    cli.ok("meeting", "plan", "kim", "--when", "2026-01-29 15:00", "--agenda", "pay")
    return cli


def without_ids(cli: Cli, text: str) -> str:
    """The page with ``ID`` for every id that is shown short."""
    for row in cli.json("timeline", "kim"):
        if row["entry"]:
            text = text.replace(row["id"][:4], "ID  ")
    return text


def test_the_page_of_a_year(begun: Cli, golden: Golden) -> None:
    terminal = screen_of(begun, "timeline", "kim", columns=80)
    golden(without_ids(begun, terminal.text))


@pytest.mark.parametrize("columns", [40, 60, 80, 120])
def test_it_is_readable_at_every_width(begun: Cli, columns: int) -> None:
    terminal = screen_of(begun, "timeline", "kim", columns=columns)
    assert terminal.too_long == []
    for words in ("a walk in the park", NOTE, "learnt: ask earlier", "Thu 29 Jan 2026", "today"):
        assert words in terminal.said
    # Days stand in one column, and what goes on below stands below its text.
    days = [text for text in terminal.lines if re.match(r"[ \d]{2} (Mon|Tue|Wed|Thu|Fri|Sat|Sun) ", text)]
    assert len(days) == 13
    indent = 2 if columns < 70 else 32
    lunch = next(text for text in terminal.lines if text.endswith("then lunch"))
    assert lunch == " " * indent + "then lunch"


def test_a_pipe_gets_one_unwrapped_line_for_each_line_of_text(begun: Cli) -> None:
    said = begun.ok("timeline", "kim")
    rows = begun.json("timeline", "kim")
    assert len(said.out.splitlines()) == 1 + sum(1 + row["text"].count("\n") for row in rows)
    assert "mentorfolio entry edit" in said.err


def test_json_has_every_row_whole(begun: Cli) -> None:
    rows = begun.json("timeline", "kim")
    assert [row["on"] for row in rows] == sorted(row["on"] for row in rows)
    assert {tuple(row) for row in rows} == {("id", "on", "kind", "mentor", "text", "entry")}
    assert {row["mentor"] for row in rows} == {"kim-sample"}
    assert [row["kind"] for row in rows if not row["entry"]] == [
        *("stage", "stage", "term", "action", "planned", "term")
    ]
    (walk,) = [row for row in begun.json("timeline", "anna") if row["entry"]]
    assert walk["text"] == "90 minutes, with Kim Sample: a walk in the park,\nthen lunch"


def test_a_stretch_of_days_says_which(begun: Cli) -> None:
    said = begun.ok("timeline", "kim", "--since", "fri", "--until", "tomorrow")
    assert [line[:15] for line in said.out.splitlines()] == [
        *("Fri 16 Jan 2026", "Mon 19 Jan 2026", "Wed 21 Jan 2026", "Wed 21 Jan 2026")
    ]
    assert "Kim Sample: from Fri 16 Jan 2026 until Thu 22 Jan 2026." in said.err
    empty = begun.ok("timeline", "kim", "--until", "2024-12-31")
    assert empty.out == ""
    assert "nothing until Tue 31 Dec 2024" in empty.err


def test_every_entry_that_is_shown_can_be_changed_and_taken_out(begun: Cli) -> None:
    shown = [row for row in begun.json("timeline", "kim") if row["entry"]]
    assert len(shown) == 6
    for row in shown:
        record = begun.json("entry", "edit", row["id"][:6], "--on", "2026-01-12")
        assert record["id"] == row["id"]
        assert begun.json("entry", "remove", row["id"], "--yes")["id"] == row["id"]
    assert not [row for row in begun.json("timeline", "kim") if row["entry"]]
    begun.ok("undo")
    assert len([row for row in begun.json("timeline", "kim") if row["entry"]]) == 1


def test_the_record_after_a_change_is_that_of_the_command_that_made_it(begun: Cli) -> None:
    entries = {row["kind"]: row["id"] for row in begun.json("timeline", "kim") if row["entry"]}
    begun.ok("log", "anna", "x")
    made = {
        "meeting": begun.json("log", "anna", "x"),
        "check-in": begun.json("checkin", "anna", "--rapport", "4,4,4,5", "--clarity", "3,2"),
        "evaluation": begun.json("mentor", "evaluate", "anna", "--progress", "3", "--value", "3"),
        "gift": begun.json("gift", "anna", "x"),
        "reflection": begun.json("reflect", "anna", "--text", "x"),
    }
    for kind, record in made.items():
        assert begun.json("entry", "edit", entries[kind], "--on", "yesterday").keys() == record.keys(), kind


@pytest.mark.parametrize(
    ("words", "code"),
    [
        (("timeline", "nobody"), 3),
        (("timeline", "sample"), 4),
        (("timeline", "kim", "--since", "soon"), 2),
        (("entry", "edit", "kim", "--text", "x"), 4),
        (("entry", "edit", "zzzz", "--text", "x"), 3),
        (("entry", "edit", "nobody", "--on", "tomorrow"), 2),
        (("entry", "edit", "GIFT", "--minutes", "20"), 2),
        (("entry", "edit", "GIFT", "--text", ""), 2),
        (("entry", "edit", "GIFT"), 2),
        (("entry", "edit", "PLANNED", "--text", "x"), 5),
        (("entry", "remove", "GIFT"), 2),
        (("entry", "remove", "PLANNED", "--yes"), 5),
    ],
    ids=lambda value: " ".join(value) if isinstance(value, tuple) else "",
)
def test_what_cannot_be_meant_is_refused_and_nothing_changed(
    begun: Cli, words: tuple[str, ...], code: int
) -> None:
    ids = {row["kind"].upper(): row["id"] for row in begun.json("timeline", "kim")}
    error = begun.expect_refused(code, *(ids.get(word) or word for word in words))
    assert error["hint"]


def test_the_words_of_an_entry_open_in_the_editor(begun: Cli) -> None:
    gift = next(row["id"] for row in begun.json("timeline", "kim") if row["kind"] == "gift")
    visual = editor(begun.home, 'echo "and a book" >> "$1"')
    with at_terminal(begun, "entry", "edit", gift, VISUAL=visual) as terminal:
        assert terminal.end() == 0, terminal.text
        assert "Changed the gift of Fri 16 Jan 2026 to Kim Sample." in terminal.said
    texts = [row["text"] for row in begun.json("timeline", "kim") if row["id"] == gift]
    assert texts == ["an article on rotas\nand a book"]


def test_at_a_terminal_a_removal_is_asked_about(begun: Cli, golden: Golden) -> None:
    gift = next(row["id"] for row in begun.json("timeline", "kim") if row["kind"] == "gift")
    with at_terminal(begun, "entry", "remove", gift) as terminal:
        terminal.answer("Remove the gift of Fri 16 Jan 2026 to Kim Sample?", "n")
        assert terminal.end() == 0
        golden(terminal.news)
    assert gift in [row["id"] for row in begun.json("timeline", "kim")]


def test_what_a_letter_did_is_told_once(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--supports", "lead")

    cli.ok("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move")
    cli.ok("outreach", "sent", "kim", "--on", "2026-01-21")
    cli.ok("outreach", "accepted", "kim", "--on", "2026-01-26", today="2026-01-26")
    told = cli.ok("timeline", "kim", today="2026-01-27").out
    assert [text[17:27].strip() for text in told.splitlines()] == [
        *("stage", "letter", "stage", "letter", "today")
    ]
    # Scripts see every stage.
    rows = [row["text"] for row in cli.json("timeline", "kim") if row["kind"] == "stage"]
    assert len(rows) == 3
    # A letter that was thrown out since leaves its stage, without a reason that names it.
    cli.ok("mentor", "stage", "kim", "declined", "--reason", "no time", today="2026-01-27")
    golden(told, *rows, cli.ok("timeline", "kim", today="2026-01-27").out)


def test_no_answer_has_no_line_of_its_own_and_keeps_its_stage(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Kim Sample")
    cli.ok("approach", "kim", "--set", "topic=teams", "--set", "why=you planned our move")
    cli.ok("outreach", "sent", "kim")
    cli.ok("outreach", "unanswered", "kim", today="2026-02-20")
    golden(cli.ok("timeline", "kim", today="2026-02-20").out)


def test_a_stretch_without_today_has_no_line_for_it(begun: Cli) -> None:
    for words in (("--until", "2026-01-20"), ("--since", "tomorrow")):
        shown = begun.ok("timeline", "kim", *words).out
        assert shown
        assert "today" not in shown
    assert "  today\n" in begun.ok("timeline", "kim", "--until", "today").out
    assert "  today\n" in begun.ok("timeline", "kim", "--since", "today").out


def test_what_was_promised_stands_by_its_day_and_what_was_called_off_is_not_ahead(
    cli: Cli, golden: Golden
) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-02")
    cli.ok("action", "add", "kim", "send slides by 20 jan", today="2026-01-19")
    cli.ok("action", "add", "kim", "them: book a room by 30 jan")
    cli.ok("action", "add", "kim", "read her report")
    cli.ok("meeting", "plan", "kim", "--when", "2026-01-29 15:00")
    cli.ok("meeting", "cancel", "kim")
    golden(cli.ok("timeline", "kim").out)
    assert "cancelled" in cli.ok("timeline", "kim", today="2026-01-29").out
    assert "cancelled" in [row["kind"] for row in cli.json("timeline", "kim")], "scripts see every row"


@pytest.mark.parametrize("columns", [40, 80])
def test_a_long_item_of_an_agenda_goes_on_below_its_own_first_letter(cli: Cli, columns: int) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2026-01-02")
    item = "the first hire " * 6 + "and when"
    cli.ok("meeting", "plan", "kim", "--when", "today 15:00", "--agenda", item)
    lines = screen_of(cli, "timeline", "kim", columns=columns).lines
    first = next(at for at, line in enumerate(lines) if line.lstrip().startswith("- the first"))
    begins = len(lines[first + 1]) - len(lines[first + 1].lstrip())
    assert begins == lines[first].index("the")


def test_a_number_means_the_row_of_the_list_that_was_read_also_where_a_page_would_leave_one_out(
    cli: Cli,
) -> None:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Ann Sample")
    cli.ok("approach", "ann", "--set", "topic=teams", "--set", "why=you built one")
    cli.ok("outreach", "sent", "ann")
    cli.ok("log", "ann", "talk one")
    cli.ok("gift", "ann", "a book")
    rows = cli.json("timeline", "ann")
    at = [row["kind"] for row in rows].index("meeting") + 1
    cli.ok("entry", "remove", str(at), "--yes")
    assert [row["kind"] for row in cli.json("timeline", "ann")] == [
        row["kind"] for row in rows if row["kind"] != "meeting"
    ]
