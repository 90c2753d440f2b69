"""The options that every command has, before it, after it, and between a noun and its verb."""

from __future__ import annotations

import json
import re
from pathlib import Path

import pytest

from mentorfolio import __version__
from mentorfolio.render.page import command, with_command
from tests.support import Cli

COMMANDS: list[tuple[str, ...]] = [
    (),
    ("init",),
    ("profile", "show"),
    ("need", "add", "New", "--knowing", "how"),
    ("need", "list"),
    ("need", "show", "lead"),
    ("need", "edit", "lead", "--why", "x"),
    ("need", "rate", "lead", "3"),
    ("need", "met", "lead"),
    ("need", "drop", "lead"),
    ("need", "reopen", "gone"),
    ("need", "remove", "lead", "--yes"),
    ("mentor", "add", "New"),
    ("mentor", "list"),
    ("mentor", "show", "anna"),
    ("mentor", "edit", "anna", "--role", "x"),
    ("mentor", "rank", "anna", "1"),
    ("mentor", "stage", "anna", "ended"),
    ("mentor", "evaluate", "anna", "--progress", "3", "--value", "3"),
    ("mentor", "remove", "anna", "--yes"),
    ("checkin", "anna", "--rapport", "4,4,4,4", "--clarity", "3,3"),
    ("checkin", "anna", "--trend"),
    ("identify",),
    ("identify", "--need", "lead"),
    ("approach", "anna", "--set", "why=x"),
    ("reflect", "--text", "x"),
    ("reflect", "--list"),
    ("reflect", "--past"),
    ("outreach", "list"),
    ("outreach", "show", "ben"),
    ("outreach", "edit", "ben", "--note", "x"),
    ("outreach", "discard", "ben", "--yes"),
    ("outreach", "sent", "ben"),
    ("outreach", "replied", "cleo"),
    ("outreach", "accepted", "cleo"),
    ("outreach", "declined", "cleo"),
    ("outreach", "unanswered", "cleo"),
    ("log", "anna", "talked"),
    ("gift", "anna", "tea"),
    ("next",),
    ("review",),
    ("export",),
    ("template", "list"),
    ("template", "show", "thanks"),
    ("store", "path"),
    ("config", "path"),
    ("config", "show"),
]


@pytest.fixture(scope="module")
def sample(tmp_path_factory: pytest.TempPathFactory) -> bytes:
    cli = Cli(tmp_path_factory.mktemp("sample"))
    cli.answer_purpose()
    day = {"today": "2026-01-05"}
    cli.ok("need", "add", "Lead", "--knowing", "how", **day)
    cli.ok("need", "add", "Gone", "--knowing", "how", **day)
    cli.ok("need", "drop", "gone", **day)
    for name in ("Anna", "Ben", "Cleo"):
        cli.ok("mentor", "add", name, "--supports", "lead=2", **day)
    cli.ok("approach", "cleo", "--set", "why=x", **day)
    cli.ok("outreach", "sent", "cleo", **day)
    cli.ok("approach", "ben", "--set", "why=x", today="2026-01-12")
    return cli.store.read_bytes()


@pytest.fixture
def begun(cli: Cli, sample: bytes) -> Cli:
    cli.store.write_bytes(sample)
    return cli


@pytest.mark.parametrize("words", COMMANDS, ids=lambda w: " ".join(w) or "bare")
class TestEveryCommand:
    def test_json_before_and_after_it_answers_json(self, begun: Cli, words: tuple[str, ...]) -> None:
        kept = begun.store.read_bytes()
        lines = [("--json", *words), (*words, "--json")]
        if len(words) > 1 and words[0] in ("mentor", "need", "outreach", "profile", "template", "store"):
            lines.append((words[0], "--json", *words[1:]))
        shapes = []
        for line in lines:
            begun.store.write_bytes(kept)
            said = begun.ok(*line)
            assert said.err == ""
            shapes.append(type(said.json))
        assert len(set(shapes)) == 1

    def test_plain_words_have_no_control_codes_and_no_ends_of_blanks(
        self, begun: Cli, words: tuple[str, ...]
    ) -> None:
        said = begun.ok(*words)
        text = said.out + said.err
        assert text
        assert "\x1b" not in text
        assert [line for line in said.err.split("\n") if line != line.rstrip()] == []

    def test_quiet_says_nothing_beside_the_answer(self, begun: Cli, words: tuple[str, ...]) -> None:
        kept = begun.store.read_bytes()
        loud = begun.ok(*words)
        begun.store.write_bytes(kept)
        quiet = begun.ok(*words, "--quiet")
        assert quiet.err == ""
        if "created" not in loud.out and words[:1] != ("export",):
            assert quiet.out == loud.out, "quiet takes nothing from the answer"

    def test_the_options_that_change_nothing_are_taken_everywhere(
        self, begun: Cli, words: tuple[str, ...]
    ) -> None:
        begun.ok("--plain", "--no-input", "--no-color", *words, "--today", "2026-01-21")
        assert begun.store.exists()

    def test_a_day_that_is_none_is_refused_everywhere(self, begun: Cli, words: tuple[str, ...]) -> None:
        error = begun.expect_refused(2, *words, "--today", "1/2/2025")
        assert "1/2/2025" in error["message"]
        begun.expect_refused(2, "--today", "someday", *words)

    def test_another_store_is_used_and_this_one_is_left_alone(
        self, begun: Cli, words: tuple[str, ...], tmp_path: Path
    ) -> None:
        other = tmp_path / "other.json"
        before = begun.store.read_bytes()
        other.write_bytes(before)
        begun.ok(*words, "--store", str(other))
        other.write_bytes(before)
        begun.ok("--store", str(other), *words)
        assert begun.store.read_bytes() == before

    def test_its_help_begins_with_a_sentence_and_reads_no_file(
        self, cli: Cli, words: tuple[str, ...]
    ) -> None:
        cli.store.write_bytes(b"not a portfolio")
        line = words[:2] if words[:1] and words[0] in ("mentor", "need", "outreach") else words[:1]
        for flag in ("-h", "--help"):
            said = cli(*line, flag)
            assert said.code == 0
            text = said.out
            assert "Usage: mentorfolio" in text
            sentence = text.split("\n\n")[1].strip()
            assert sentence.endswith((".", "below")), sentence
            assert len(sentence.split()) >= 3


NOUNS = ("mentor", "need", "outreach", "profile", "template", "store", "config")


@pytest.mark.parametrize("noun", NOUNS)
def test_a_noun_explains_itself_and_each_of_its_verbs(cli: Cli, noun: str) -> None:
    text = cli.ok(noun, "-h").out
    rows = text.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert rows
    assert all(len(row.split()) >= 3 for row in rows), rows


def test_help_shows_the_commands_of_a_week_and_where_the_rest_is(cli: Cli) -> None:
    text = cli.ok("--help").out
    rows = text.partition("Commands:\n")[2].partition("\n\n")[0].splitlines()
    assert [row.split()[0] for row in rows] == [
        *("init", "next", "review", "happened", "log", "identify", "approach", "meeting"),
    ]
    assert "Everything else: mentorfolio help all" in text


def test_help_explains_a_command_and_a_topic(cli: Cli) -> None:
    assert cli.ok("help", "need", "add").out == cli.ok("need", "add", "--help").out
    for topic, head in {"letters": "Lett", "meetings": "Meet", "words": "Word", "dates": "Days"}.items():
        assert cli.ok("help", topic).out.startswith(head), topic
    assert "help all" in cli.expect_refused(3, "help", "qqqqq")["hint"]


def test_every_command_of_the_contract_is_listed_by_help(cli: Cli) -> None:
    text = cli.ok("help", "all").out
    for word in (
        *("init", "profile", "need", "mentor", "identify", "approach", "reflect", "outreach", "log"),
        *("gift", "next", "review", "export", "import", "template", "completion", "demo"),
    ):
        assert f"\n  {word} " in text, word
    for option in (
        *("--store", "--json", "--plain", "--no-input", "--no-color", "--today", "--quiet", "--version"),
        *("--color", "--theme", "--no-pager", "--debug"),
        *("-h", "--help"),
    ):
        assert option in text, option


VERBS = {
    "need": ("add", "list", "show", "edit", "rate", "met", "drop", "reopen", "remove"),
    "mentor": ("add", "list", "show", "edit", "rank", "stage", "remove"),
    "outreach": (
        *("list", "show", "edit", "discard", "sent", "replied", "accepted", "declined", "unanswered"),
    ),
    "profile": ("show",),
    "template": ("list", "show"),
}


@pytest.mark.parametrize(("noun", "verb"), [(n, v) for n, verbs in VERBS.items() for v in verbs])
def test_every_verb_of_the_contract_is_there(cli: Cli, noun: str, verb: str) -> None:
    assert f"Usage: mentorfolio {noun} {verb}" in cli.ok(noun, verb, "--help").out


OPTIONS = {
    ("init",): (
        "name email role organisation stage-of-career manager purpose context looking-for effective-mentee"
        " signature availability"
    ),
    ("need", "add"): "knowing context priority scope why success by confidence supported-by anyway",
    ("mentor", "add"): (
        "email role organisation link knowing supports skill tag source introduced-by line positive"
        " constraint rank form direction cadence stage on last-contact knows notes anyway"
    ),
    ("mentor", "edit"): (
        "name email role organisation link knowing supports skill tag source introduced-by line positive"
        " constraint rank form direction cadence stage on last-contact knows notes anyway remove-link"
        " remove-skill remove-tag remove-positive remove-constraint remove-knows remove-supports hello"
    ),
    ("mentor", "list"): "stage knowing need skill tag source search sort",
    ("mentor", "stage"): "on reason learnt hello",
    ("mentor", "formalise"): "programme from until minutes cadence",
    ("mentor", "informalise"): "on",
    ("mentor", "evaluate"): "progress value both worked change at on",
    ("checkin",): "rapport clarity benefit-me benefit-them note on",
    ("approach",): "need template channel set minutes format output manager-informed anyway",
    ("reflect",): "need meeting prompt text list past",
    ("outreach", "sent"): "on note",
    ("outreach", "declined"): "on note",
    ("log",): "on minutes kind insight action",
    ("gift",): "on",
    ("next",): "within",
    ("review",): "with without",
    ("export",): "output",
    ("import",): "dry-run",
}


@pytest.mark.parametrize("words", OPTIONS, ids=" ".join)
def test_every_option_of_the_contract_is_explained(cli: Cli, words: tuple[str, ...]) -> None:
    text = cli.ok(*words, "--help").out
    missing = [option for option in OPTIONS[words].split() if f"--{option} " not in text]
    assert missing == []


class TestVersion:
    def test_the_version_is_one_line(self, cli: Cli) -> None:
        assert cli.ok("--version").out == f"mentorfolio {__version__}\n"
        assert cli.ok("--json", "--version").out.strip().endswith(__version__)

    def test_a_real_process_answers_it_without_a_home(self, cli: Cli) -> None:
        said = cli.process("--version", HOME="/nonexistent")
        assert (said.returncode, said.stdout) == (0, f"mentorfolio {__version__}\n".encode())


class TestStore:
    def test_the_option_wins_over_the_environment_and_that_over_the_settings(
        self, cli: Cli, tmp_path: Path
    ) -> None:
        (tmp_path / "config.toml").write_text(f'store = "{tmp_path / "settings.json"}"\n')
        assert cli.json("store", "path", "--store", str(tmp_path / "option.json"))["path"].endswith(
            "option.json"
        )
        assert cli.json("store", "path")["path"] == str(cli.store)
        cli.environment["MENTORFOLIO_STORE"] = ""
        assert cli.json("store", "path")["path"].endswith("settings.json")
        (tmp_path / "config.toml").unlink()
        assert cli.json("store", "path")["path"].endswith("portfolio.json")

    def test_of_two_stores_none_is_written(self, cli: Cli, tmp_path: Path) -> None:
        one, other = tmp_path / "a.json", tmp_path / "b.json"
        cli.expect_refused(2, "--store", str(one), "mentor", "add", "Kim", "--store", str(other))
        assert not one.exists()
        assert not other.exists()

    def test_reading_creates_nothing(self, cli: Cli, tmp_path: Path) -> None:
        path = tmp_path / "sub" / "portfolio.json"
        for words in (("mentor", "list"), ("next",), ("review",), (), ("export",), ("reflect", "--list")):
            cli.ok(*words, "--store", str(path))
        cli("mentor", "show", "nobody", "--store", str(path))
        assert not path.parent.exists()

    def test_a_refused_first_command_leaves_no_portfolio(self, cli: Cli) -> None:
        cli.expect_refused(2, "mentor", "add", "")
        cli.expect_refused(3, "mentor", "add", "X", "--knows", "nobody")
        assert not cli.store.exists()


class TestToday:
    def test_the_option_wins_over_the_environment(self, cli: Cli) -> None:
        assert cli.json("mentor", "add", "Anna")["created"] == "2026-01-21"
        assert cli.json("mentor", "add", "Ben", "--today", "2026-02-01")["created"] == "2026-02-01"
        assert cli.json("--today", "2026-02-02", "mentor", "add", "Cleo")["created"] == "2026-02-02"

    def test_an_environment_that_names_no_day_is_told(self, cli: Cli) -> None:
        for words in (("mentor", "list"), ("profile", "show"), ("mentor", "add", "Anna")):
            assert cli.expect_refused(2, *words, today="someday")["message"]

    def test_relative_days_count_from_it(self, cli: Cli) -> None:
        said = cli.json("need", "add", "Lead", "--knowing", "how", "--by", "1w", "--today", "2026-02-25")
        assert said["by"] == "2026-03-04"


class TestSettings:
    @pytest.mark.parametrize(
        "text", ["a = [", "shoe_size = 42", "within = -1", 'within = "7"', "store = 3", "within = true"]
    )
    def test_settings_that_cannot_be_read_are_told_by_every_command(self, cli: Cli, text: str) -> None:
        (cli.home / "config.toml").write_text(text + "\n")
        error = cli.expect_refused(2, "mentor", "list")
        assert "config.toml" in error["message"]

    def test_a_setting_changes_what_is_due(self, cli: Cli) -> None:
        cli.answer_purpose()
        cli.ok("mentor", "add", "Anna", "--stage", "active", "--on", "2026-01-14", "--cadence", "1m")
        assert cli.json("next") == []
        (cli.home / "config.toml").write_text("within = 30\n")
        assert [r["kind"] for r in cli.json("next")] == ["contact"]


def test_errors_as_json_are_one_document_even_for_usage(cli: Cli) -> None:
    for words in (
        ("--json", "nosuch"),
        ("nosuch", "--json"),
        ("mentor", "--json"),
        ("mentor", "x", "--json"),
    ):
        said = cli(*words)
        assert said.code == 2
        assert said.out == ""
        assert json.loads(said.err)["error"]["exit"] == 2


def test_a_misspelt_command_or_option_is_answered_with_the_one_that_is_close(cli: Cli) -> None:
    assert "mentor" in cli("mentro").err
    assert "--skill" in cli("mentor", "add", "X", "--skil", "y").err


class TestAdviceForAnotherStore:
    """Whoever follows what is told to them is still with the portfolio that they named."""

    @pytest.fixture
    def other(self, cli: Cli, tmp_path: Path) -> tuple[str, str]:
        named = ("--store", str(tmp_path / "other.json"))
        cli.ok(*named, "mentor", "add", "Julie Sample")
        cli.ok(*named, "need", "add", "Lead a team", "--knowing", "how")
        cli.ok(*named, "meeting", "plan", "julie", "--when", "2026-01-22 15:00")
        return named

    @pytest.mark.parametrize(
        ("words", "code"),
        [
            (("log", "julie", "asked about the rota"), 0),
            (("log", "julie", "yesterday we spoke about the rota"), 0),
            (("need", "add", "Lead a team", "--knowing", "how"), 4),
            (("mentor", "add", "Julie Sample"), 4),
            (("circle", "add", "Peers", "--member", "julie"), 0),
            (("outreach", "send", "julie"), 2),
            (("store", "restore", "no-such"), 3),
        ],
    )
    def test_every_command_that_is_told_names_the_store(
        self, cli: Cli, other: tuple[str, str], words: tuple[str, ...], code: int
    ) -> None:
        told = cli(*other, *words)
        assert told.code == code, told
        assert "mentorfolio " in told.err
        assert not re.search(r"mentorfolio (?!--store )", told.err), told.err

    def test_the_hint_of_an_error_names_it_for_a_script_as_well(
        self, cli: Cli, other: tuple[str, str]
    ) -> None:
        error = cli(*other, "need", "add", "Lead a team", "--knowing", "how", "--json").error
        assert f"mentorfolio --store {other[1]} need edit" in error["hint"]
        assert "--store" not in cli("need", "show", "nothing", "--json").error["hint"]

    def test_a_stop_in_somebodys_own_words_does_not_end_a_command(self) -> None:
        typed = 'mentorfolio log julie "we met, and laughed. Then: mentorfolio undo; or so"'
        assert with_command(f"Like: {typed}. Or leave it.") == ("Like: ", command(typed), ". Or leave it.")
