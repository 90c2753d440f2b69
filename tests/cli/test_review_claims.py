"""What the review says of people whom one hardly knows: no more than was told."""

from __future__ import annotations

from tests.cli.terminal import at_terminal, screen_of
from tests.support import Cli

_SILENT = "Nothing from Kim Sample since 5 Jan"


def test_one_leans_on_nobody_after_a_single_talk(cli: Cli) -> None:
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok("mentor", "add", "Kim Sample", "--supports", "read=1", "--stage", "active", "--on", "2026-01-05")
    cli.ok("log", "kim", "a coffee", "--on", "2026-01-06")
    assert "lean on" not in cli.ok("review").out
    cli.ok("log", "kim", "a second talk", "--on", "2026-01-12")
    assert "You lean on" in cli.ok("review").out


def test_review_and_checkin_say_what_next_says_of_a_silence(cli: Cli) -> None:
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok(
        *("mentor", "add", "Kim Sample", "--supports", "read=3", "--stage", "active", "--on", "2026-01-05"),
        *("--cadence", "none"),
    )
    for today, is_silent in (("2026-04-01", False), ("2026-04-20", True)):
        for words in (("next", "--all"), ("review",)):
            assert (_SILENT in cli.ok(*words, today=today).out) is is_silent
        with at_terminal(cli, "checkin", "kim", MENTORFOLIO_TODAY=today) as terminal:
            assert (_SILENT in terminal.asked("").said) is is_silent


def _written_to(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("need", "add", "Read a budget", "--knowing", "how")
    cli.ok(
        *(
            "mentor",
            "add",
            "Lee Sample",
            "--line",
            "outside",
            "--familiar",
            "stranger",
            "--supports",
            "read=1",
        ),
        *("--positive", "calm"),
    )
    cli.ok("approach", "lee", "--set", "why=calm")
    cli.ok("outreach", "sent", "lee")


def test_a_row_on_the_way_names_who_was_written_to(cli: Cli) -> None:
    _written_to(cli)
    assert "on the way: Lee, " in cli.ok("review").out


def test_who_asked_for_later_stands_under_later_until_that_day(cli: Cli) -> None:
    _written_to(cli)
    cli.ok("happened", "lee", "--what", "later", "--until", "2026-06-01")
    board = screen_of(cli, "outreach", "list").said
    assert board.startswith("later")
    assert "not before 1 Jun" in board
    cli.environment["MENTORFOLIO_TODAY"] = "2026-06-01"
    assert "not before" not in screen_of(cli, "outreach", "list").said


def test_an_ending_speaks_of_a_formal_term_only_where_one_was_agreed(cli: Cli) -> None:
    cli.ok("mentor", "add", "Kim Sample", "--stage", "active", "--on", "2025-10-01", "--form", "formal")
    assert "term" not in cli.ok("mentor", "stage", "kim", "ended", "--reason", "done").out


def test_whoever_asked_to_wait_is_not_only_written_to(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Jo Sample", "--supports", "lead=3")
    cli.ok("approach", "jo", "--set", "why=x", "--set", "topic=rotas")
    cli.ok("outreach", "sent", "jo")
    cli.ok("happened", "jo", "not before 1 June")
    assert "wants to wait until 1 Jun" in cli.ok("review").out
    assert "wants to wait" not in cli.ok("review", today="2026-06-02").out


def test_a_mentor_never_met_looks_back_on_nothing_and_introduces_nobody(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Piet Sample", "--stage", "active", "--on", "2026-01-02")
    term = ("--from", "2026-01-02", "--until", "2026-04-02", "--minutes", "60", "--cadence", "1m")
    cli.ok("mentor", "formalise", "piet", "--programme", "Rise", *term)
    assert cli.json("review")["next_ask"]["introducers"] == []
    assert "Halfway" not in cli.ok("next", today="2026-02-20").err
    cli.ok("log", "piet", "the rota", "--on", "2026-02-19", today="2026-02-20")
    assert cli.json("review", today="2026-02-20")["next_ask"]["introducers"] == ["piet-sample"]
    assert "Halfway" in cli.ok("next", today="2026-02-20").err


def test_a_role_model_is_nobody_to_ask_next(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Rita Sample", "--direction", "role-model", "--supports", "lead=3")
    assert cli.json("review")["next_ask"]["mentor"] is None
    assert "Rita" not in cli.ok("next").err
    cli.ok("mentor", "add", "Jo Sample", "--supports", "lead=1")
    assert cli.json("review")["next_ask"]["mentor"] == "jo-sample"


def test_whom_a_programme_gave_is_nobody_one_knew_before(cli: Cli) -> None:
    said = "someone you knew before"
    for name in ("Kim Sample", "Lee Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2026-01-05", "--source", "known")
    assert said in cli.ok("review").out
    cli.ok("mentor", "formalise", "kim", "--programme", "Step Up", "--from", "2026-01-05")
    assert said not in cli.ok("review").out
    cli.ok("mentor", "edit", "kim", "--familiar", "known")
    assert said in cli.ok("review").out
