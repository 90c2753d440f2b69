"""Pages for a voice, and for a phone: said in words, wrapped at words, and nothing needed left out."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import Terminal, at_terminal, screen_of
from tests.support import Cli, Golden


@pytest.fixture
def kept(cli: Cli) -> Cli:
    """Two people, a need, a letter sent and answered, a place to look at today."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Brand New")
    cli.ok(
        *("mentor", "add", "Kim Sample", "--supports", "lead", "--last-contact", "2025-03-03"),
        *("--stage", "active", "--on", "2025-02-03"),
    )
    cli.ok("place", "add", "Rail mentors", "--kind", "register", "--next", "2026-01-21")
    cli.ok("need", "add", "Speak up in every meeting that matters", "--knowing", "why")
    return cli


def accessible(cli: Cli, *words: str, columns: int = 40) -> Terminal:
    cli.ok("config", "set", "accessible", "yes")
    return screen_of(cli, *words, columns=columns)


@pytest.mark.parametrize(
    "page", ["next", "mentor list", "need list", "review", "store backups", "place list"]
)
def test_a_voice_at_a_narrow_terminal_gets_whole_words_and_no_padding(kept: Cli, page: str) -> None:
    terminal = accessible(kept, *page.split())
    assert terminal.too_long == []
    assert not re.search(r"\S {2,}\S", "\n".join(terminal.written)), terminal.text


def test_a_pipe_for_a_voice_keeps_one_line_for_each_row(kept: Cli) -> None:
    assert len(kept.ok("next", "--plain").out.splitlines()) == len(kept.json("next"))


def test_rows_for_a_voice_begin_with_the_number_that_do_takes(kept: Cli) -> None:
    kept.ok("approach", "brand", "--set", "topic=teams", "--set", "why=you planned our move")
    assert re.match(r"1\. \S", kept.ok("next", "--plain").out)
    assert "1. Brand New, " in kept.ok("outreach", "list", "--plain").out
    assert kept.ok("timeline", "kim", "--plain").out.startswith("1. Mon 3 Feb 2025, ")


def test_values_for_a_voice_have_their_names_and_nothing_is_said_of_what_is_not_known(
    kept: Cli, golden: Golden
) -> None:
    golden(kept.ok("mentor", "list", "--plain").out, kept.ok("need", "list", "--plain").out)
    for page in ("mentor list", "need list", "place list"):
        assert "none" not in kept.ok(*page.split(), "--plain").out


def test_a_voice_at_a_terminal_gets_names_to_type_and_a_pipe_the_ids(kept: Cli) -> None:
    meeting = kept.json("meeting", "plan", "kim", "--when", "2026-01-22 15:00")["id"]
    held = kept.json("log", "kim", "the rota", "--on", "2026-01-20")["id"]
    heard = screen_of(kept, "next", "--plain").said
    assert "mentorfolio meeting agenda kim-sample" in heard
    assert meeting not in heard
    assert held not in heard
    assert meeting in kept.ok("next", "--plain").out


def test_coverage_over_time_is_a_sentence_for_each_need_and_the_events(kept: Cli) -> None:
    told = kept.ok("review", "--over", "1y", "--plain").out
    assert re.search(
        r"^Lead a team: from \d+ percent, at most \d+ percent, now \d+ percent\.$", told, re.MULTILINE
    ), told
    assert "21 Jan: Brand: a candidate\n" in told


def test_a_prompt_and_its_keys_are_words_for_a_voice(kept: Cli) -> None:
    kept.ok("config", "set", "accessible", "yes")
    with at_terminal(kept, "mentor", "add", columns=40) as terminal:
        terminal.until(lambda: terminal.said.endswith("Answer:"), "the prompt")
        assert "(less-than) to go back" in terminal.said
        assert terminal.too_long == []


def test_help_for_a_voice_has_no_arrow_and_no_dots(kept: Cli) -> None:
    assert "…" in kept.ok("help", "letters").out
    kept.ok("config", "set", "accessible", "yes")
    for words in ("help commands", "help letters", "help design", "help mentor add", "help init"):
        # What stands between quotes or in code is typed as it stands.
        spoken = re.sub(r'"[^"]*"|\{%.*?%\}', "", kept.ok(*words.split()).out)
        assert not re.search("[→…]", spoken), words


def test_help_for_a_voice_parts_a_name_from_what_is_said_of_it(cli: Cli) -> None:
    told = cli.ok("help", "--plain").out
    assert "  next: What to do next" in told
    assert "  --no-input: Never ask." in told


def test_code_in_a_page_of_help_is_read_as_it_is_typed(cli: Cli) -> None:
    told = cli.ok("help", "letters", "--plain").out
    assert "{% if … %}" in told
    assert "topic=words" in told


def test_a_row_for_a_voice_has_a_comma_before_its_day(kept: Cli) -> None:
    assert "Rail mentors, due today: mentorfolio place looked" in kept.ok("next", "--plain").out


def test_do_at_a_terminal_asks_before_it_notes_a_look_at_a_place(kept: Cli) -> None:
    rows = kept.ok("next", "--plain").out.splitlines()
    number = next(row.partition(".")[0] for row in rows if "place looked" in row)
    before = kept.store.read_bytes()
    with at_terminal(kept, "do", number) as terminal:
        terminal.answer("Have you looked there?", "n")
        assert terminal.end() == 0
    assert kept.store.read_bytes() == before
    with at_terminal(kept, "do", number) as terminal:
        terminal.answer("Have you looked there?", "")
        assert terminal.end() == 0
    assert kept.store.read_bytes() != before


def test_do_knows_no_row_that_the_last_page_did_not_show(kept: Cli) -> None:
    for number in range(5):
        kept.ok("action", "add", "kim", f"send plan {number}", "--due", "2026-01-20")
    assert len(kept.ok().out.splitlines()) < len(kept.json("next")) + 8
    kept.ok()
    assert kept("do", "4").code == 3
    kept.ok("next")
    assert kept("do", "4").code == 0


def test_a_phone_gets_the_ids_and_numbers_that_the_next_command_takes(kept: Cli) -> None:
    backup = kept.json("store", "backups")[0]["id"]
    backups = screen_of(kept, "store", "backups", columns=40)
    assert backup in backups.said
    assert "added need Speak up in every meeting that matters" in backups.said
    needs = screen_of(kept, "need", "list", columns=40)
    assert "skill; Kim Sample" in needs.said
    assert needs.too_long == []
    kept.ok("approach", "brand", "--set", "topic=teams", "--set", "why=you planned our move")
    assert "1 Brand New" in screen_of(kept, "outreach", "list", columns=40).said


def test_people_of_one_name_are_told_apart(cli: Cli, golden: Golden) -> None:
    cli.answer_purpose()
    for place in ("Example Rail", "Example Solar"):
        cli.ok("mentor", "add", "Ann Example", "--organisation", place, "--anyway")
    listed = cli.ok("mentor", "list").out
    golden(listed)


def test_a_supposed_yes_has_no_remark_about_who_is_active_without_it(kept: Cli) -> None:
    kept.ok("mentor", "edit", "kim", "--knowing", "how=3")
    kept.ok(
        *("mentor", "add", "Dana Sample", "--knowing", "why=3", "--source", "friend-of-friend"),
        *("--stage", "active", "--on", "2025-02-03"),
    )
    assert "Variety" in kept.ok("review").out
    assert "Variety" not in kept.ok("review", "--with", "brand").out


def test_a_letter_stands_on_the_day_it_was_sent_and_counts_once(kept: Cli, golden: Golden) -> None:
    kept.ok("approach", "brand", "--set", "topic=teams", "--set", "why=you planned our move")
    kept.ok("outreach", "sent", "brand")
    kept.ok("outreach", "accepted", "brand", today="2026-01-23")
    shown = kept.ok("mentor", "show", "brand", "--plain", today="2026-01-24").out
    assert "1 letter" in shown
    assert "letters: 21 Jan: " in shown
    golden(kept.ok("outreach", "list", today="2026-01-24").out)


def test_words_written_into_our_part_of_a_page_stay_when_it_is_renewed(kept: Cli) -> None:
    folder = kept.home / "notes"
    words = ("export", "--format", "markdown", "--output", str(folder))
    kept.ok(*words)
    page = folder / "mentors" / "kim-sample.md"
    page.write_text(page.read_text().replace("# Kim Sample\n", "# Kim Sample\nmy own words\n"))
    kept.ok("mentor", "edit", "kim", "--role", "head of planning")
    assert "--force" in kept.ok(*words).err
    assert "head of planning" not in page.read_text()
    kept.ok(*words, "--force")
    now = page.read_text()
    assert now.index("head of planning") < now.index("mentorfolio:end") < now.index("my own words")
    kept.ok(*words)
    assert page.read_text() == now


def test_an_address_at_a_phone_is_one_line_that_can_be_copied(kept: Cli) -> None:
    (kept.home / "people.csv").write_text(
        f"Name,Organization,Website\nPat Sample,Example Rail,https://example.org/{'people/' * 9}\n"
    )
    kept.ok("network", "import", str(kept.home / "people.csv"))
    written = screen_of(kept, "network", "show", "pat", columns=40).written
    assert any(text.strip() == f"https://example.org/{'people/' * 9}" for text in written), written
    assert "Pat Sample" in screen_of(kept, "network", "at", "Example Rail", columns=40).said


def test_an_import_counts_what_it_left_out_in_the_same_sentence(cli: Cli) -> None:
    (cli.home / "people.csv").write_text("Name,Email\nPat Sample,pat@example.org\n,\nKim Sample,\n,x@\n")
    told = cli.ok("network", "import", str(cli.home / "people.csv")).err
    found = re.search(r"^Read (\d+) entr[^.]*", told, re.MULTILINE)
    assert found, told
    read, *parts = map(int, re.findall(r"\d+", found[0]))
    assert read == sum(parts), told


def test_a_refusal_has_its_command_whole_and_a_path_is_not_broken_on_a_phone(kept: Cli) -> None:
    kept.ok("log", "kim", "the rota", "--on", "2026-01-20")
    refused = screen_of(kept, "meeting", "agenda", "kim", columns=40, code=4).lines
    at = refused.index("Plan one:")
    assert refused[at + 1].startswith("  mentorfolio meeting plan kim-sample")
    assert refused[at + 3].startswith("There were: ")
    long = kept.home / ("a-folder-with-a-long-name/" * 2)
    long.mkdir(parents=True)
    path = str(long / "portfolio.json")
    written = accessible(kept, "store", "path", "--store", path).written
    assert path in [text.strip() for text in written]


@pytest.mark.parametrize(
    "page", ["help", "help all", "help checkin", "init --help", "mentor add --help", "need"]
)
def test_help_for_a_voice_has_a_word_and_what_is_said_of_it_in_one_line(cli: Cli, page: str) -> None:
    told = cli("--plain", *page.split())
    told_there = told.out + told.err
    rows = re.findall(r"^  .+", re.sub(r"(?s)Examples:.*", "", told_there.partition(":\n")[2]), re.MULTILINE)
    assert len(rows) > 3
    assert [row for row in rows if ": " not in row] == []
    terminal = screen_of(cli, "--plain", *page.split(), columns=40, code=told.code)
    assert terminal.too_long == []
    assert terminal.said == " ".join(told_there.split()), "wrapped, and no word is lost"


def test_several_things_about_somebody_do_not_run_together(kept: Cli) -> None:
    kept.ok("mentor", "edit", "kim", "--positive", "she rebuilt two wards", "--positive", "tells you when")
    assert (
        "in favour: she rebuilt two wards; tells you when\n"
        in kept.ok("mentor", "show", "kim", "--plain").out
    )


def test_a_need_has_one_word_for_how_urgent_it_is(kept: Cli) -> None:
    assert "priority 2 of 3" in kept.ok("need", "list", "--plain").out
    assert "priority: 2 of 3" in kept.ok("need", "show", "lead", "--plain").out
