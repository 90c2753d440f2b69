"""Nobody is mistaken for somebody else: what takes out wants the whole name, the rest where a word begins."""

from __future__ import annotations

import pytest

from tests.support import Cli, Golden


@pytest.fixture
def joanna(cli: Cli) -> Cli:
    """Somebody in whose name another one stands."""
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Joanna Sample")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("circle", "add", "Tuesday peers", "--member", "joanna")
    cli.ok("place", "add", "Trade register", "--kind", "register")
    cli.ok("gift", "joanna", "a book")
    cli.ok("action", "add", "joanna", "send the plan")
    cli.ok("approach", "joanna", "--set", "why=x", "--set", "topic=y")
    return cli


DESTROYING = [
    (("store", "purge"), "Anna Sample", "Joanna Sample", "joanna-sample"),
    (("store", "purge"), "joanna", "Joanna Sample", "JOANNA SAMPLE"),
    (("mentor", "remove"), "anna", "Joanna Sample", "Joanna Sample"),
    (("mentor", "remove"), "joanna", "Joanna Sample", "joanna-sample"),
    (("need", "remove"), "team", "Lead a team", "lead-a-team"),
    (("circle", "remove"), "tuesday", "Tuesday peers", "tuesday peers"),
    (("place", "remove"), "trade", "Trade register", "trade-register"),
    (("outreach", "discard"), "joanna", "Joanna Sample", "joanna-sample"),
    (("entry", "remove"), "joanna", "Joanna Sample", "Joanna Sample"),
    (("action", "remove"), "joanna", "Joanna Sample", "joanna-sample"),
]


@pytest.mark.parametrize(("words", "part", "meant", "whole"), DESTROYING, ids=lambda w: str(w))
def test_a_part_of_a_name_destroys_nobody_and_is_answered_with_who_may_be_meant(
    joanna: Cli, words: tuple[str, ...], part: str, meant: str, whole: str, golden: Golden
) -> None:
    before = joanna.store.read_bytes()
    refused = joanna.expect_refused(3, *words, part, "--yes")
    golden(refused["message"], refused["hint"])
    assert meant in refused["hint"]
    assert joanna.store.read_bytes() == before
    joanna.ok(*words, whole, "--yes")
    assert joanna.store.read_bytes() != before


def test_inside_a_word_nobody_is_found(joanna: Cli) -> None:
    for part in ("anna", "oanna", "ample"):
        joanna.expect_refused(3, "mentor", "show", part)
    for part in ("joan", "samp", "joanna s"):
        assert joanna.json("mentor", "show", part)["id"] == "joanna-sample"


def test_a_whole_word_wins_over_the_beginning_of_another(joanna: Cli) -> None:
    joanna.ok("mentor", "add", "Jo Other")
    assert joanna.json("mentor", "show", "jo")["id"] == "jo-other"


def test_two_of_the_very_same_name_are_told_apart_by_id(joanna: Cli) -> None:
    joanna.ok("mentor", "add", "Joanna Sample", "--anyway")
    refused = joanna.expect_refused(4, "mentor", "remove", "Joanna Sample", "--yes")
    assert "joanna-sample-2" in refused["hint"]
    joanna.ok("mentor", "remove", "joanna-sample-2", "--yes")
    assert [m["id"] for m in joanna.json("mentor", "list")] == ["joanna-sample"]


def test_somebody_renamed_is_still_found_by_the_former_name_and_not_taken_out_by_it(cli: Cli) -> None:
    cli.ok("mentor", "add", "Joanna Sample")
    cli.ok("mentor", "edit", "joanna", "--name", "Jo   Lund")
    assert cli.json("mentor", "show", "Joanna Sample")["name"] == "Jo Lund"
    cli.expect_refused(3, "mentor", "remove", "Joanna Sample", "--yes")
    cli.ok("mentor", "add", "Joanna Sample")
    assert cli.json("mentor", "show", "joanna sample")["id"] == "joanna-sample-2"


def test_identify_writes_to_whom_approach_would_and_never_to_one_s_manager(cli: Cli) -> None:
    cli.answer_purpose("team lead")
    cli.ok("init", "--manager", "Agnes Sample")
    cli.ok("need", "add", "Lead a team", "--knowing", "how")
    cli.ok("mentor", "add", "Agnes Sample", "--supports", "lead")
    alone = cli.ok("identify", "--plain")
    assert "approach" not in alone.err
    assert "none" not in alone.out
    cli.ok("mentor", "add", "Juna Sample", "--supports", "lead", "--line", "outside")
    assert "mentorfolio approach juna-sample" in cli.ok("identify").err
