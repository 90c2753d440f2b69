"""Help as people expect it: by command, by topic, in spite of a slip, with lines to type."""

from __future__ import annotations

import re
import shlex
import shutil
from pathlib import Path

import pytest

from mentorfolio import commands
from mentorfolio.cli import index
from tests.cli.terminal import screen_of
from tests.support import Cli

ROWS = {row.words: row for row in map(index.IndexedCommand, index.lines())}
EXAMPLES = [(words, example) for words, row in ROWS.items() for example in row.examples]
# What asks, opens something, or needs what no sample has: that it is understood is enough.
ASKING = {
    *("identify", "mentor evaluate", "outreach edit", "outreach discard", "mentor formalise", "config edit"),
    *("outreach open", "outreach send", "outreach copy", "mentor remove", "mentor merge", "network forget"),
    *("network remove", "network undo", "store purge", "meeting held", "checkin", "redo", "do", "reflect"),
    *("network merge", "store git-setup", "action remove", "entry remove"),
}


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> Path:
    """The folder of a portfolio in which every name of an example is known."""
    cli = Cli(tmp_path_factory.mktemp("examples"))
    cli.environment["MENTORFOLIO_TODAY"] = "2026-01-05"
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    for name in ("Julie Sample", "Dana Sample", "Kim Sample"):
        cli.ok("mentor", "add", name, "--supports", "team", "--positive", "you built one")
    cli.ok("mentor", "edit", "kim", "--tag", "rail")
    cli.ok("place", "add", "Rail mentors", "--kind", "register")
    cli.ok("circle", "add", "Thursday peers", "--member", "kim")
    cli.ok("action", "add", "kim", "a plan")
    cards = cli.home / "Connections.csv"
    cards.write_text(
        "First Name,Last Name,URL,Email Address,Company,Position,Connected On\n"
        "Ana,Sample,,ana@example.org,Example Rail,Finance lead,01 Jan 2020\n"
    )
    cli.ok("network", "import", str(cards))
    (cli.home / "copy.json").write_text(cli.ok("export").out)
    for name in ("base", "ours", "theirs", "portfolio (conflicted copy)"):
        shutil.copy(cli.store, cli.home / f"{name}.json")
    return cli.home


def prepared(cli: Cli, words: str) -> None:
    """What has to be so before an example makes sense."""
    met = {"meeting move", "meeting show", "meeting agenda", "meeting edit", "meeting cancel"}
    if words in met:
        cli.ok("meeting", "plan", "julie", "--when", "thu 15:00")
    if words.startswith("outreach") and words not in ("outreach list", "outreach stats"):
        cli.ok("approach", "julie", "--set", "why=x")
        if words not in ("outreach sent", "outreach show"):
            cli.ok("outreach", "sent", "julie")
    if words.startswith("entry"):
        cli.ok("gift", "julie", "an article on rotas")
    if words == "mentor informalise":
        cli.ok("mentor", "stage", "julie", "active", "--on", "2026-01-06")
        formal = ("--programme", "Bridge", "--from", "2026-01-07", "--until", "2026-12-31")
        cli.ok("mentor", "formalise", "julie", *formal, "--minutes", "60", "--cadence", "1m")
    if words == "need reopen":
        cli.ok("need", "met", "team")
    if words == "circle leave":
        cli.ok("circle", "join", "thursday", "julie")


@pytest.mark.parametrize(("words", "example"), EXAMPLES, ids=[example for _, example in EXAMPLES])
def test_every_example_of_a_help_page_can_be_typed(
    words: str, example: str, sample: Path, tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    cli = Cli(tmp_path / "home")
    shutil.copytree(sample, cli.home)
    if words in ("mentor add", "need add", "circle add", "place add"):
        example += " --anyway" * (words != "place add")
        example = example.replace("Rail mentors", "Coaches")
    monkeypatch.chdir(cli.home)
    typed = shlex.split(example)
    assert typed.pop(0) == "mentorfolio"
    if words in ASKING or example == "mentorfolio approach julie":
        said = cli(*typed, "--help")
    else:
        prepared(cli, words)
        said = cli(*typed)
    assert said.code == 0, said.err


def test_every_command_has_an_example() -> None:
    nouns = {row.parent for row in ROWS.values()}
    without = [words for words, row in ROWS.items() if words not in nouns and not row.examples]
    assert not without
    assert len(EXAMPLES) > 100


@pytest.mark.parametrize("words", ["gift", "mentor", "mentor add", "meeting held", "approach"])
def test_a_help_page_has_lines_to_type_and_says_where_to_tell_what_is_wrong(cli: Cli, words: str) -> None:
    said = cli.ok(*words.split(), "--help").out
    assert f"Examples:\n  mentorfolio {words}" in said
    assert "Open an issue" in said


def test_the_page_of_all_says_where_to_tell_what_is_wrong(cli: Cli) -> None:
    assert "Open an issue" in cli.ok("--help").out


@pytest.mark.parametrize(
    "line",
    [
        "gift --bogus -h",
        "gift julie --on -h",
        "gift -h --bogus",
        "mentor add -h --rank",
        "mentor add --qqq --help",
        "gift --today nonsense -h",
    ],
)
def test_help_wins_over_a_slip_beside_it(cli: Cli, line: str) -> None:
    said = cli(*line.split())
    assert (said.code, said.err) == (0, "")
    command = " ".join(word for word in line.split()[:2] if word in ("gift", "mentor", "add"))
    assert said.out.startswith(f"Usage: mentorfolio {command} ")


@pytest.mark.parametrize(
    "words", ["snooze", "mentor list", "mentor add", "outreach send", "meeting plan", ""]
)
def test_no_word_to_type_is_torn_at_its_hyphen(cli: Cli, words: str) -> None:
    said = cli.ok(*words.split(), "--help").out
    assert not re.findall(r"[\w-]+-\n *\S+", said)
    assert "\u2011" not in said


def test_what_the_page_about_days_shows_is_understood(cli: Cli) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    page = cli.ok("help", "dates").out.split("\n\n")
    days = [day.strip() for line in page[1].splitlines() for day in line.strip(" ,").split(",")]
    assert len(days) > 12
    for day in days:
        lean = "log" if "ago" in day or day.startswith("-") else "snooze"
        cli.ok(*(("log", "anna", "--on", day, "x") if lean == "log" else ("review", "--today", day)))
    whens, *lengths = (re.split(" {3,}", line.strip())[0] for line in page[2].splitlines())
    for when in whens.split(", "):
        cli.ok("meeting", "plan", "anna", "--when", when, "--anyway", today="2026-01-21")
    for rhythm in lengths[0].split(", "):
        cli.ok("mentor", "edit", "anna", "--cadence", rhythm)
    for length in re.split(r", ", lengths[1]):
        cli.ok("log", "anna", "--minutes", length, "x")


def test_help_wins_over_a_slip_before_the_command(cli: Cli) -> None:
    assert "Usage: mentorfolio" in cli.ok("--bogus", "gift", "-h").out
    assert "Usage: mentorfolio mentor" in cli.ok("mentor", "--bogus", "-h").out


def test_what_stands_behind_two_dashes_asks_for_nothing(cli: Cli) -> None:
    cli.ok("mentor", "add", "Julie Sample")
    cli.ok("gift", "julie", "--", "-h")
    assert "-h" in cli.ok("timeline", "julie").out


@pytest.mark.parametrize("topic", ["dates", "words", "meetings", "letters"])
def test_a_topic_is_explained_in_a_few_words(cli: Cli, topic: str) -> None:
    assert cli.ok("help", topic).out.startswith(("Days", "Words", "Meetings", "Letters"))


def test_the_pages_of_the_manual_can_be_read_without_a_browser(cli: Cli) -> None:
    said = cli.ok("help", "letters").out
    assert "first-conversation-short\n    Never by itself: for somebody very busy" in said
    assert not any(sign in said for sign in ("](", "**", "```", "|---"))
    assert "settings [mentorfolio help settings]" in said
    pages = {page.stem for page in (Path(__file__).parents[2] / "docs").glob("*.md")}
    for page in pages:
        assert len(cli.ok("help", page, "--page").out) > 1000, page
    assert "calendar" in cli.json("help", "calendar", "--page")["long"].casefold()


def test_a_command_with_a_page_of_its_own_names_it(cli: Cli) -> None:
    said = cli.ok("help", "calendar")
    assert said.out.startswith("Usage: mentorfolio calendar")
    assert "mentorfolio help calendar --page" in said.err
    assert "--page" not in cli.ok("help", "gift").err


def test_a_script_learns_every_command_and_what_each_takes_as_json(cli: Cli) -> None:
    listed = cli.json("help", "all")
    assert {tuple(row) for row in listed} == {("name", "summary", "group")}
    assert {row["name"] for row in listed} == set(ROWS) - {row.parent for row in ROWS.values()}
    for row in listed:
        told = cli.json("help", *row["name"].split())
        assert told["name"] == row["name"]
        assert {option["name"] for option in told["options"]} == set(ROWS[row["name"]].options)
        assert told["examples"] == ROWS[row["name"]].examples


@pytest.mark.parametrize("line", ["help log", "log --help", "log -h", "log --bogus -h", "log --on -h"])
def test_help_as_json_is_the_same_wherever_it_is_asked_for(cli: Cli, line: str) -> None:
    behind, before = cli.json(*line.split()), cli.ok("--json", *line.split()).json
    assert behind == before
    assert behind["operands"][0] == {
        "metavar": "MENTOR[,MENTOR…]",
        "required": True,
        "help": "Who with; put commas between several.",
    }
    insight = next(option for option in behind["options"] if option["name"] == "--insight")
    assert (insight["metavar"], insight["many"]) == ("TEXT", True)


def test_a_noun_as_json_lists_its_commands_and_the_program_its_options(cli: Cli) -> None:
    assert [row["name"] for row in cli.json("help", "tag")["commands"]][:2] == ["tag list", "tag rename"]
    program = cli.json("--help")
    assert "--store" in {option["name"] for option in program["options"]}
    assert program["name"] == "mentorfolio"


def test_an_unknown_topic_names_the_known_ones(cli: Cli) -> None:
    hint = str(cli.expect_refused(3, "help", "astrology")["hint"])
    assert all(topic in hint for topic in ("letters", "dates", "settings", "scripting"))
    assert "Did you mean" not in hint
    for typed, meant in (("setings", "settings"), ("calender", "calendar"), ("mentr", "mentor")):
        assert f"Did you mean {meant}?" in str(cli.expect_refused(3, "help", typed)["hint"])


def test_a_command_is_explained_by_its_words(cli: Cli) -> None:
    assert cli.ok("help", "mentor", "add").out == cli.ok("mentor", "add", "--help").out
    for word in commands.words():
        assert cli.ok("help", word).out.startswith(f"Usage: mentorfolio {word}")


def test_a_topic_on_a_phone_tears_no_column_apart(cli: Cli) -> None:
    shown = screen_of(cli, "help", "words", "--no-pager", columns=40).lines
    assert shown[2:6] == [
        "  need",
        "    one thing you want from mentoring:",
        "    Lead a team",
        "  direction",
    ]
    letters = screen_of(cli, "help", "meetings", "--no-pager", columns=40).lines
    assert letters[2:4] == ["  mentorfolio meeting plan NAME --when", '    "thu 15:00"']


def test_a_voice_hears_a_word_and_what_it_means_apart(cli: Cli) -> None:
    said = cli.ok("help", "words", "--plain").out.splitlines()
    assert "  need" in said
    assert "need one thing" not in " ".join(said)


def test_an_example_on_a_phone_is_one_line_to_copy(cli: Cli) -> None:
    terminal = screen_of(cli, "search", "--help", "--no-pager", columns=40)
    (example,) = [text for text in terminal.written if "--with julie" in text]
    assert shlex.split(example) == shlex.split("mentorfolio search rota --with julie --since 2026-01-01")


@pytest.mark.parametrize(
    ("asked", "meant"),
    [
        ("approach outreach", ""),
        ("mentor add nosuch", "mentor add"),
        ("mentor nosuch", ""),
        ("mentor ad", "mentor add"),
        ("letters dates", ""),
    ],
)
def test_words_that_are_no_command_together_are_told_as_any_other(cli: Cli, asked: str, meant: str) -> None:
    refused = cli.expect_refused(3, "help", *asked.split())
    assert asked in refused["message"]
    assert meant in (refused["hint"] or "")
