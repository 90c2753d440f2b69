"""^C and the end of input at every question of every guided step."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import Any, NamedTuple

import pytest

from tests.cli.terminal import BESIDE, CTRL_C, CTRL_D, at_terminal, tables
from tests.support import Cli

Kept = Callable[[Mapping[str, Any]], bool]


class Turn(NamedTuple):
    """A question, what is answered, and how one sees in the portfolio that the answer was saved."""

    question: str
    reply: str
    kept: Kept = lambda found: True


def _me(key: str, text: str) -> Kept:
    return lambda found: bool(found["profile"] and found["profile"][0][key] == text)


def _need(key: str, text: str) -> Kept:
    return lambda found: any(n[key] == text for n in found["needs"])


def _mentor(key: str, value: object) -> Kept:
    return lambda found: any(m[key] == value for m in found["mentors"])


PURPOSE = (
    Turn("Why are you looking", "lead well", _me("purpose", "lead well")),
    Turn("mostly about?", "4", _me("context", "skills")),
    Turn("want in a mentor?", "plain words", _me("looking_for", "plain words")),
    Turn("What makes you a good", "I prepare", _me("effective_mentee", "I prepare")),
)
NEED = (
    Turn("in a few words?", "Lead a team", lambda found: True),  # one group with the next
    Turn("What would help most?", "2", _need("title", "Lead a team")),
)
INIT = (
    Turn("What is your name?", "Sam", _me("name", "Sam")),
    Turn("Where are you starting from?", "1"),
    *PURPOSE,
    Turn("first need?", "y"),
    *NEED,
)
IDENTIFY = (
    *PURPOSE,
    *NEED,
    Turn("People you know", "Julie Sample", _mentor("name", "Julie Sample")),
    Turn("could you learn from", "how=3", _mentor("knowing", {"how": 3})),
    Turn("would be good", "kind", _mentor("positives", ["kind"])),
    Turn("in the way?", "far", _mentor("constraints", ["far"])),
    Turn("in relation to you?", "3", _mentor("line", "outside")),
    Turn("Do you respect", "1", _mentor("respect", "yes")),
    Turn("People you know", ""),
    Turn("professional body", "Kim Sample", _mentor("name", "Kim Sample")),
    Turn("professional body", "", _mentor("source", "professional-body")),
    Turn("friend of a friend", ""),
    Turn("college", ""),
    Turn("LinkedIn", ""),
    Turn("Anyone else", ""),
    Turn("In which order", "1 2", _mentor("rank", 2)),
)
APPROACH = (
    *PURPOSE,
    Turn("tell your manager?", "today", _mentor("manager_informed", "2026-01-21")),
    Turn("What is your name?", "Sam", _me("name", "Sam")),
    Turn(BESIDE[0], ""),
    Turn("Why", "you built it"),
    *(Turn(question, "") for question in BESIDE[1:]),
    Turn("d discard", "l", lambda found: "you built it" in found["outreach"][0]["body"]),
)
EDIT = (
    Turn("could they help with?", "1", _mentor("supports", {"lead-a-team": 1})),
    Turn("What do they do?", "Head of rotas", _mentor("role", "Head of rotas")),
    Turn("Where do they work?", "the town hall", _mentor("organisation", "the town hall")),
    Turn("could you learn from", "how", _mentor("knowing", {"how": 2})),
    Turn("would be good", "kind", _mentor("positives", ["kind"])),
    Turn("in the way?", "far", _mentor("constraints", ["far"])),
    Turn("in relation to you?", "3", _mentor("line", "outside")),
    Turn("e-mail address?", "kim@example.org", _mentor("email", "kim@example.org")),
    Turn("How often", "1m", _mentor("cadence", "1m")),
    Turn("What do they do well?", ""),
)


def _expect_nothing_lost(cli: Cli, words: Sequence[str], turns: Sequence[Turn], at: int, key: str) -> None:
    with at_terminal(cli, *words) as terminal:
        for turn in turns[:at]:
            terminal.answer(turn.question, turn.reply)
        terminal.key(turns[at].question, key)
        code = terminal.end()
        assert code == 130, terminal.text
        assert "Stopped." in terminal.news, terminal.text
        assert terminal.restored, "the terminal does not show any more what is typed"
    # A second process for the one, this one for the other: both read what is on the disk.
    found = tables(cli) if key == CTRL_C else cli.ok("export").json
    lost = [turn.question for turn in turns[:at] if not turn.kept(found)]
    assert not lost, f"answered before, and not in the portfolio: {lost}"


def _keys(turns: Sequence[Turn]) -> pytest.MarkDecorator:
    """Each question with ^C and with ^D; one of the two where another test has both for its like."""
    cases = [
        pytest.param(at, key, id=f"{at}-{turn.question.strip('?')}-{'^C' if key == CTRL_C else '^D'}")
        for at, turn in enumerate(turns)
        for key in (CTRL_C, CTRL_D)
        if turns is INIT or (turn.reply and turn not in INIT) or (key == CTRL_C) == bool(at % 2)
    ]
    return pytest.mark.parametrize(("at", "key"), cases)


@_keys(INIT)
def test_leaving_init_loses_only_the_question_on_the_screen(cli: Cli, at: int, key: str) -> None:
    _expect_nothing_lost(cli, ["init"], INIT, at, key)


@_keys(IDENTIFY)
def test_leaving_identify_loses_only_the_question_on_the_screen(cli: Cli, at: int, key: str) -> None:
    cli.ok(
        *("mentor", "add", "Kim Sample", "--knowing", "how", "--positive", "kind", "--constraint", "far"),
        *("--line", "outside", "--familiar", "stranger", "--respect", "yes"),
    )
    _expect_nothing_lost(cli, ["identify"], IDENTIFY, at, key)


@_keys(APPROACH)
def test_leaving_approach_loses_only_the_question_on_the_screen(cli: Cli, at: int, key: str) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok(
        *(
            "mentor",
            "add",
            "Julie Sample",
            "--supports",
            "lead",
            "--line",
            "direct-line",
            "--familiar",
            "stranger",
        ),
        *("--email", "julie@example.org"),
    )
    _expect_nothing_lost(cli, ["approach"], APPROACH, at, key)


@_keys(EDIT)
def test_leaving_mentor_edit_loses_only_the_question_on_the_screen(cli: Cli, at: int, key: str) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-10-01")
    _expect_nothing_lost(cli, ["mentor", "edit", "kim"], EDIT, at, key)


NEED_EDIT = (
    Turn("few words?", ""),
    Turn("help most?", ""),
    Turn("How urgent", ""),
    Turn("", "leading people", _need("phrase", "leading people")),
)
ACTION_EDIT = (
    Turn(
        "What was promised",
        "send the plan",
        lambda found: found["mentors"][0]["actions"][0]["text"] == "send the plan",
    ),
    Turn("Who promised", ""),
)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
def test_leaving_need_edit_or_action_edit_loses_only_the_question_on_the_screen(cli: Cli, key: str) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample")
    cli.ok("action", "add", "kim", "send a plan")
    _expect_nothing_lost(cli, ["need", "edit", "lead"], (*NEED_EDIT, Turn("", "")), len(NEED_EDIT), key)
    _expect_nothing_lost(cli, ["action", "edit", "plan"], ACTION_EDIT, 1, key)


GIVEN = (
    Turn("What is your name?", "Sam", _me("name", "Sam")),
    Turn("Where are you starting from?", "2"),
    Turn("Who is your mentor?", "Kim Sample", _mentor("form", "formal")),
    Turn("e-mail address?", ""),
)
CIRCLE = (
    Turn("", "Friday peers", lambda found: found["circles"][0]["name"] == "Friday peers"),
    Turn("", ""),
)
PLAN = (
    Turn("Who are you meeting?", "kim"),
    Turn("", "thu 15:00", lambda found: found["meetings"][0]["when"] == "2026-01-22T15:00"),
    Turn("Where?", ""),
)
WORK = (
    Turn("Note it like this?", ""),
    Turn("do now?", "Adviser", _mentor("role", "Adviser")),
    Turn("work now?", ""),
)


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
@pytest.mark.parametrize(
    ("words", "turns"),
    [
        (["need", "add"], NEED),
        (["need", "add", "Lead a team"], NEED[1:]),
        (["circle", "edit", "peers"], CIRCLE),
        (["meeting", "plan"], PLAN),
        (["happened", "kim", "has", "a", "new", "job"], WORK),
    ],
    ids=["need add", "need add TITLE", "circle edit", "meeting plan", "happened"],
)
def test_leaving_these_loses_only_the_question_on_the_screen(
    cli: Cli, words: list[str], turns: tuple[Turn, ...], key: str
) -> None:
    cli.ok("mentor", "add", "Kim Sample")
    cli.ok("circle", "add", "Thursday peers")
    _expect_nothing_lost(cli, words, turns, len(turns) - 1, key)
    if words[0] == "need":
        assert [need["title"] for need in tables(cli)["needs"]] == ["Lead a team"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
def test_leaving_init_keeps_the_mentor_that_one_was_given(cli: Cli, key: str) -> None:
    _expect_nothing_lost(cli, ["init"], GIVEN, 3, key)


def test_a_sentence_told_as_a_need_is_kept_though_its_short_name_was_not_given(cli: Cli) -> None:
    told = "I would like to learn how to lead a team of former peers without losing them"
    with at_terminal(cli, "need", "add") as terminal:
        terminal.answer("few words?", told).key("few words?", CTRL_C)
        assert terminal.end() == 130
        assert "mentorfolio need edit" in terminal.news
    assert [need["why"] for need in tables(cli)["needs"]] == [told]


def test_leaving_a_request_keeps_what_one_thought_about_first(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Kim Sample", "--stage", "conversation", "--on", "2026-01-05")
    cli.ok("log", "kim", "we talked about rotas", "--on", "2026-01-19")
    with at_terminal(cli, "approach", "kim", "--template", "request-mentoring") as terminal:
        terminal.answer("", "ran a ward").key("", CTRL_C)
        assert terminal.end() == 130
    assert tables(cli)["mentors"][0]["experience"] == "ran a ward"


def test_closing_the_terminal_loses_only_the_question_on_the_screen(cli: Cli) -> None:
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample")
    with at_terminal(cli, "mentor", "edit", "kim") as terminal:
        for turn in EDIT[:3]:
            terminal.answer(turn.question, turn.reply)
        terminal.asked(EDIT[3].question).hang_up()
    found = tables(cli)
    assert all(turn.kept(found) for turn in EDIT[:3])


def test_leaving_the_questions_of_a_letter_says_that_there_is_no_letter(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Julie Sample", "--line", "outside", "--familiar", "stranger")
    with at_terminal(cli, "approach", "julie", "--channel", "email") as terminal:
        terminal.answer("begin", "").key("", CTRL_C)
        assert terminal.end() == 130
        assert "The letter was not written." in terminal.news
    assert not tables(cli)["outreach"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
@pytest.mark.parametrize("at", range(3))
def test_leaving_reflect_keeps_the_answers_before(cli: Cli, at: int, key: str) -> None:
    with at_terminal(cli, "reflect") as terminal:
        for number in range(at):
            terminal.answer("", f"thought {number}").answer("Another question?", "y")
        terminal.key("", key)
        assert terminal.end() == 130
        assert "Stopped." in terminal.news
        assert terminal.restored
    assert {r["text"] for r in tables(cli)["reflections"]} == {f"thought {n}" for n in range(at)}


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
def test_leaving_in_the_middle_of_several_lines_keeps_the_answers_before(cli: Cli, key: str) -> None:
    with at_terminal(cli, "reflect") as terminal:
        terminal.answer("", "first thought").answer("Another question?", "y").answer(
            "", "half a thought \\"
        ).key("", key)
        assert terminal.end() == 130
        assert terminal.restored
    assert [r["text"] for r in tables(cli)["reflections"]] == ["first thought"]


@pytest.mark.parametrize("key", [CTRL_C, CTRL_D], ids=["^C", "^D"])
def test_leaving_at_a_confirmation_destroys_nothing(cli: Cli, key: str) -> None:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Julie Sample", "--line", "outside", "--familiar", "stranger")
    cli.ok("approach", "julie", "--set", "topic=teams", "--set", "why=kind")
    before = cli.store.read_bytes()
    for words in (["outreach", "discard", "julie-sample"], ["mentor", "remove", "julie-sample"]):
        with at_terminal(cli, *words) as terminal:
            terminal.key("?", key)
            assert terminal.end() == 130
            assert terminal.restored
        assert cli.store.read_bytes() == before
