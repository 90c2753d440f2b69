"""Which refusal comes first: usage 2, names 3/4, the method's gates 5, missing values 2."""

from __future__ import annotations

import pytest

from tests.support import Cli


@pytest.fixture
def two(cli: Cli) -> Cli:
    """No purpose yet, two people alike, one in the direct line."""
    cli.ok("need", "add", "Lead a team", "--knowing", "how", today="2026-01-05")
    cli.ok("mentor", "add", "Anna Sample", "--line", "direct-line", today="2026-01-05")
    cli.ok("mentor", "add", "Anna Other", today="2026-01-05")
    return cli


USAGE_BEFORE_NAMES: list[tuple[str, ...]] = [
    ("mentor", "edit", "nobody", "--rank", "0"),
    ("mentor", "edit", "nobody", "--email", "x"),
    ("mentor", "edit", "nobody", "--knowing", "how=7"),
    ("mentor", "edit", "nobody", "--role", "a\x1bb"),
    ("mentor", "rank", "nobody", "x"),
    ("mentor", "stage", "nobody", "friend"),
    ("mentor", "stage", "nobody", "active", "--on", "1/2/2025"),
    ("mentor", "add", "New", "--supports", "nothing=7"),
    ("mentor", "list", "--need", "nothing", "--sort", "age"),
    ("need", "edit", "nothing", "--by", "1/2/2025"),
    ("need", "rate", "nothing", "9"),
    ("need", "rate", "nothing", "3", "--on", "tomorrow"),
    ("approach", "nobody", "--format", "pdf"),
    ("approach", "nobody", "--minutes", "0"),
    ("approach", "nobody", "--set", "topic"),
    ("approach", "nobody", "--channel", "fax"),
    ("approach", "nobody", "--manager-informed", "tomorrow"),
    ("approach", "nobody", "--anyway", "a\nb"),
    ("outreach", "sent", "nobody", "--on", "1/2/2025"),
    ("outreach", "accepted", "nobody", "--on", "tomorrow"),
    ("outreach", "edit", "nobody", "--subject", "a\nb"),
    ("outreach", "sent", "nobody", "--anyway", "a\nb"),
    ("outreach", "declined", "nobody", "--note", "a\x1bb"),
    ("log", "nobody", "talked", "--kind", "dream"),
    ("log", "nobody", "talked", "--on", "tomorrow"),
    ("log", "nobody", "a\x1bb"),
    ("gift", "nobody", "tea", "--on", "tomorrow"),
    ("reflect", "nobody", "--text", "a\x1bb"),
    ("reflect", "nobody", "--text", ""),
    ("review", "--with", "nobody", "--today", "1/2/2025"),
]


@pytest.mark.parametrize("words", USAGE_BEFORE_NAMES, ids=" ".join)
def test_what_cannot_be_meant_is_told_before_a_name_is_looked_up(two: Cli, words: tuple[str, ...]) -> None:
    two.expect_refused(2, *words)


NAMES_BEFORE_THE_REST: list[tuple[int, tuple[str, ...]]] = [
    (3, ("approach", "nobody")),
    (4, ("approach", "anna")),
    (4, ("approach", "anna", "--anyway", "x")),
    (3, ("approach", "anna-s", "--need", "nothing")),
    (3, ("approach", "anna-s", "--template", "nothing")),
    (3, ("mentor", "remove", "nobody")),
    (3, ("mentor", "remove", "anna")),
    (3, ("need", "remove", "nothing")),
    (3, ("outreach", "discard", "nobody")),
    (3, ("reflect", "nobody")),
    (4, ("reflect", "anna")),
    (3, ("reflect", "--prompt", "nothing")),
    (3, ("outreach", "sent", "nobody")),
]


@pytest.mark.parametrize(("code", "words"), NAMES_BEFORE_THE_REST, ids=str)
def test_a_name_is_told_before_a_gate_or_a_missing_value(two: Cli, code: int, words: tuple[str, ...]) -> None:
    two.expect_refused(code, *words)


def test_a_gate_is_told_before_a_missing_value(two: Cli) -> None:
    assert two.expect_refused(5, "approach", "anna-o")["code"] == "purpose"


def test_a_missing_value_is_told_when_no_gate_is_closed(two: Cli) -> None:
    two.answer_purpose()
    assert two.expect_refused(2, "approach", "anna-o")["code"] == "missing"
    assert two.expect_refused(5, "approach", "anna-s")["code"] == "manager"


def test_the_gates_come_in_the_order_purpose_manager_open_contact(two: Cli) -> None:
    assert two.expect_refused(5, "approach", "anna-s", "--need", "lead")["code"] == "purpose"
    two.answer_purpose()
    assert two.expect_refused(5, "approach", "anna-s", "--need", "lead")["code"] == "manager"
    two.ok("approach", "anna-o", "--need", "lead", "--set", "why=x")
    two.ok("outreach", "sent", "anna-o")
    assert two.expect_refused(5, "approach", "anna-s", "--need", "lead")["code"] == "manager"
    informed = ("--manager-informed", "today")
    assert two.expect_refused(5, "approach", "anna-s", "--need", "lead", *informed)["code"] == "open-contact"


def test_the_request_is_a_first_contact_where_nothing_was_written_or_said_before(two: Cli) -> None:
    request = ("approach", "anna-s", "--template", "request-mentoring")
    assert two.expect_refused(5, *request)["code"] == "purpose"
    two.answer_purpose()
    assert two.expect_refused(5, *request)["code"] == "manager"
    two.ok(*request, "--set", "why=x", "--set", "took=y", "--anyway", "she asked me to")
    two.ok("log", "anna-s", "tea", "--on", "today")
    assert two("approach", "anna-s", "--template", "request-mentoring", "--again").code != 5


def test_a_letter_that_was_sent_is_told_before_a_yes_is_asked_for(two: Cli) -> None:
    two.answer_purpose()
    two.ok("approach", "anna-o", "--need", "lead", "--set", "why=x")
    two.ok("outreach", "sent", "anna-o")
    two.expect_refused(5, "outreach", "discard", "anna-other")


def test_a_day_that_cannot_be_is_told_before_a_gate(two: Cli) -> None:
    two.answer_purpose()
    two.ok("approach", "anna-o", "--need", "lead", "--set", "why=x", "--anyway", "x")
    two.ok("init", "--purpose", "")
    two.expect_refused(2, "outreach", "sent", "anna-o", "--on", "tomorrow")
    assert two.expect_refused(5, "outreach", "sent", "anna-o")["code"] == "purpose"
