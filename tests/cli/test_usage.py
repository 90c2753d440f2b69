"""A command line that cannot be meant: one plain sentence, and something to type that works."""

from __future__ import annotations

import re
import shlex
from collections.abc import Iterator
from typing import Any

import pytest

from mentorfolio.cli.main import root_group
from tests.support import Cli, Golden

CLICKISMS = re.compile(
    r"(?i)\b(invalid|argument|parameter|missing|int|usage|valid|require[sd]?)\b|<=|\.\.\.|\.\.\d|\[|'--|\|"
)


def commands() -> Iterator[tuple[str, Any]]:
    """Every command there is, by the words it is called with."""
    root = root_group()
    for name in root.commands:
        command: Any = root.commands[name]
        if not hasattr(command, "commands"):
            yield name, command
            continue
        for verb in command.commands:
            yield f"{name} {verb}", command.commands[verb]


def arguments(command: Any) -> list[Any]:
    """What a command cannot do without."""
    return [p for p in command.params if p.param_type_name == "argument" and p.required]


NEEDY = {words: len(arguments(command)) for words, command in commands() if arguments(command)}
# A whole number is known by its name in the help.
NUMBERS = [
    (words, param)
    for words, command in commands()
    for param in command.params
    if re.fullmatch(r"NUMBER|\d\.\.\d", param.metavar or "")
]


@pytest.fixture
def begun(cli: Cli) -> Cli:
    cli.ok("mentor", "add", "Julie Sample", "--stage", "conversation", "--on", "2026-01-05")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    return cli


@pytest.mark.parametrize("words", NEEDY)
def test_what_is_missing_is_asked_for_in_plain_words_with_a_line_that_can_be_typed(
    begun: Cli, words: str
) -> None:
    error = begun.expect_refused(2, *words.split())
    assert error["message"].startswith("Say ")
    assert not CLICKISMS.search(error["message"]), error["message"]
    like = error["hint"].removeprefix("Like: ")
    typed = shlex.split(like.removeprefix("mentorfolio "))
    assert like != error["hint"]
    assert typed[: len(words.split())] == words.split()
    again = begun(*typed, "--json")
    # What may be refused then is what else is needed, or what is not set up: the line itself is right.
    fine = ("You did not say what to change", "No mail server")
    refused = again.code == 2 and again.error
    assert not refused or refused["code"] == "missing" or refused["message"].startswith(fine), again


def test_the_second_thing_missing_is_asked_for_by_its_own_name(begun: Cli, golden: Golden) -> None:
    unsaid = ("log julie", "need rate lead", "mentor stage julie")
    golden(*(begun.expect_refused(2, *words.split())["message"] for words in unsaid))


@pytest.mark.parametrize(("words", "param"), NUMBERS, ids=lambda part: str(getattr(part, "name", part)))
@pytest.mark.parametrize("value", ["pivot", "6.5", "-1", "9999999"])
def test_what_is_no_number_is_told_with_the_numbers_that_are(
    begun: Cli, words: str, param: Any, value: str
) -> None:
    before = ["julie"] * NEEDY.get(words, 0)
    if param.param_type_name == "argument":
        before = [] if words == "do" else ["lead"]
        outcome = begun("--json", *words.split(), *before, "--", value)
        error = outcome.error
        assert outcome.code == 2
    else:
        error = begun.expect_refused(2, *words.split(), *before, f"{param.opts[0]}={value}")
    assert re.match(rf"'?{re.escape(value)}'? is not a whole number\b", error["message"]), error
    assert not CLICKISMS.search(error["message"]), error["message"]
    assert re.fullmatch(r"Type it like: (--[\w-]+ )?\d+(, or none)?", error["hint"])
    if re.fullmatch(r"\d\.\.\d", param.metavar):
        assert error["message"].endswith("from {} to {}.".format(*param.metavar.split("..")))


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("plan", "Did you mean: mentorfolio meeting plan"),
        ("held julie", "Did you mean: mentorfolio meeting held"),
        ("agenda", "Did you mean: mentorfolio meeting agenda"),
        ("mentor help", "Did you mean: mentorfolio mentor --help"),
        ("add", "Did you mean one of these: action add, circle add, mentor add, need add, place add?"),
        ("meetings", "Did you mean: mentorfolio meeting"),
        ("calender", "Did you mean: mentorfolio calendar"),
        ("mentor ad", "Did you mean: mentorfolio mentor add"),
        ("mentor log", "Did you mean: mentorfolio log"),
        ("config export", "Did you mean: mentorfolio export"),
        ("mentor plan", "Did you mean: mentorfolio meeting plan"),
        ("action drop", "Did you mean: mentorfolio action remove"),
        ("tag drop", "See what you can type: mentorfolio tag --help"),
        ("mentor julie", "Did you mean: mentorfolio mentor show julie"),
        ("accpted", "Did you mean: mentorfolio outreach accepted"),
        ("qqqqq", "See what you can type: mentorfolio --help"),
        ("config qqqqq", "Did you mean: mentorfolio config show qqqqq"),
        ("store qqqqq", "See what you can type: mentorfolio store --help"),
    ],
)
def test_an_unknown_command_names_the_one_that_is_meant(cli: Cli, typed: str, hint: str) -> None:
    error = cli.expect_refused(2, *typed.split())
    assert (
        error["message"]
        == f"There is no command {typed.removesuffix(' julie') if hint.endswith('held') else typed}."
    )
    assert error["hint"] == hint


@pytest.mark.parametrize(
    ("typed", "hint"),
    [
        ("write to julie", "Did you mean: mentorfolio approach NAME"),
        ("today", "Did you mean: mentorfolio next"),
        ("met julie", "Did you mean one of these: need met, happened NAME?"),
        ("delete julie", "Did you mean: mentorfolio mentor remove NAME"),
    ],
)
def test_who_says_it_in_words_of_their_own_is_told_the_command(cli: Cli, typed: str, hint: str) -> None:
    assert cli.expect_refused(2, *typed.split())["hint"] == hint


@pytest.mark.parametrize(
    ("typed", "told", "hint"),
    [
        ("mentor add X --emial y", "This command has no option --emial.", "Did you mean --email?"),
        ("mentor add X --qqq y", "This command has no option --qqq.", "mentorfolio mentor add --help"),
        ("mentor list --jsno", "This command has no option --jsno.", "--json"),
        (
            "undo now please",
            "That is more than mentorfolio undo takes: now please",
            "mentorfolio undo --help",
        ),
        ("mentor add Julia Roth", "That is more than mentorfolio mentor add takes: Roth", "quotes around"),
        ("mentor add X --json=3", "--json does not take a value.", "--help"),
        ("mentor add X --role", "--role needs a value.", "--help"),
        ("--store --json next", "--store needs PATH, but --json is an option.", "--store=--json"),
        ("next --store -q", "--store needs PATH, but -q is an option.", "--store=-q"),
        ("mentor --today --plain list", "--today needs DAY, but --plain is an option.", "--today="),
        ("mentor add X --email --role HR", "--email needs ADDRESS, but --role is an option.", "="),
        ("mentor add X --notes --role=HR", "--notes needs TEXT, but --role=HR is an option.", "="),
        ("log --on --kind moment julie x", "--on needs DAY, but --kind is an option.", "--on="),
        ("log ann hi --on today --on=monday", "--on takes one value, and is there twice.", "Leave one"),
        ("happened --who A ann --who B", "--who takes one value, and is there twice.", "Leave one"),
        ("--today 2026-01-01 --today=2026-01-02 next", "--today takes one value, and is there twice.", ""),
        ("--today 2026-01-01 next --today 2026-01-02", "--today takes one value, and is there twice.", ""),
        ("mentor --color never list --color always", "--color takes one value, and is there twice.", ""),
        ("calendar --output --force", "--output needs FILE, but --force is an option.", "--output="),
    ],
)
def test_a_slip_with_an_option_or_a_word_too_many_is_told_in_plain_words(
    cli: Cli, typed: str, told: str, hint: str
) -> None:
    error = cli("--json", *typed.split()).error
    assert error["exit"] == 2
    assert error["message"] == told
    assert hint in error["hint"]


def test_what_may_be_said_several_times_and_a_switch_said_twice_are_no_slips(cli: Cli) -> None:
    cli.ok("mentor", "add", "Ann", "--tag", "a", "--quiet", "--tag=b", "--quiet")
    assert cli.json("mentor", "show", "ann", "--json")["tags"] == ["a", "b"]
    cli.ok("mentor", "add", "Bo", "--notes=--role", "--role", "HR", "--organisation=--role")
    cli.ok("log", "bo", "she said --on twice: --on, --on", "--on", "today")


@pytest.mark.parametrize(
    "typed",
    [
        "mentor add Ann --notes=--json",
        "mentor add Ann --notes -- --json",
        "mentor add --notes -5 Ann",
        "mentor add Ann --notes --no-such-thing",
        "mentor add Ann --role - --notes -",
    ],
)
def test_only_an_option_that_there_is_is_no_value(cli: Cli, typed: str) -> None:
    told = cli(*typed.split(), stdin="words")
    assert "is an option" not in told.err


def test_help_wins_over_an_option_without_its_value(cli: Cli) -> None:
    assert "Usage: mentorfolio" in cli.ok("--store", "--json", "--help").out
    assert "Usage: mentorfolio next" in cli.ok("next", "--store", "--json", "-h").out


def test_a_portfolio_with_a_strange_name_is_named_so_that_the_command_runs(
    cli: Cli, monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.chdir(cli.home)
    told = cli.ok("--store=--json", "next").err
    assert "mentorfolio --store=--json init" in told


@pytest.mark.parametrize(
    ("typed", "like"),
    [
        ("gift julie", "mentorfolio gift julie an article on rotas"),
        ("action add julie", "mentorfolio action add julie read her report by fri"),
        ("circle add", 'mentorfolio circle add "Thursday lunch" --member julie'),
        ("log julie", "mentorfolio log julie asked about the rota"),
        ("checkin julie --rapport 5 4 5 4", "--rapport 4,3,5,3"),
        ("checkin julie --rapport 5, 4, 5, 4 --clarity 3 2", "--rapport 4,3,5,3 --clarity 4,3"),
    ],
)
def test_the_example_fits_the_command(begun: Cli, typed: str, like: str) -> None:
    assert begun.expect_refused(2, *typed.split())["hint"] == f"Like: {like}"


def test_numbers_that_belong_to_no_option_are_just_too_many_words(begun: Cli) -> None:
    assert "more than" in begun.expect_refused(2, "checkin", "julie", "4", "3")["message"]


def test_the_standard_input_wanted_twice_is_told_in_plain_words(begun: Cli, golden: Golden) -> None:
    error = begun.expect_refused(2, "mentor", "edit", "julie", "--role", "-", "--skill", "-", stdin="x")
    golden(error["message"])


def test_a_hint_names_the_command_and_not_the_store_twice(cli: Cli) -> None:
    said = cli("--store", str(cli.store), "mentor", "add")
    assert said.err.count("--store") == 1
    assert said.code == 2
