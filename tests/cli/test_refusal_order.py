"""Which refusal comes first: usage 2, names 3/4, the method's gates 5, missing values 2."""

from __future__ import annotations

from collections.abc import Iterator

import pytest

from mentorfolio.cli import index
from tests.cli.terminal import at_terminal
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


NOBODY = "nobody-there"
# What may name whom nobody knows: a new one, a heading, a sentence, anyone's full name in a circle.
_MAY_BE_NEW = {"circle add", "happened", "mentor add", "need add", "place add", "report", "store purge"}


def _commands_with_names() -> Iterator[str]:
    """Each command whose first operand is somebody or something that is there."""
    names = {"mentor", "need", "circle", "place", "meeting", "planned", "action", "contact"}
    for line in index.lines():
        row = index.IndexedCommand(line)
        if row.words and row.operands and row.operand(0) in names and row.words not in _MAY_BE_NEW:
            yield row.words


@pytest.mark.parametrize("words", [*_commands_with_names()])
def test_no_command_tells_what_is_missing_before_that_nobody_is_called_so(two: Cli, words: str) -> None:
    assert two.expect_refused(3, *words.split(), NOBODY)["code"] == "not-found"


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (3, ("need", "add", "Read a budget", "--supported-by", NOBODY)),
        (3, ("mentor", "add", "Lee Sample", "--stage", "active", "--supports", NOBODY)),
        (3, ("mentor", "add", "Lee Sample", "--stage", "active", "--knows", NOBODY)),
        (4, ("need", "add", "Lead a team")),
        (4, ("need", "add", "Lead a team", "--supported-by", "anna-s")),
        (4, ("mentor", "add", "Anna Sample", "--stage", "active")),
        (4, ("log", "anna")),
        (4, ("mentor", "rank", "anna")),
        (2, ("need", "edit", "nothing", "--by", "1/2/2025")),
        (2, ("log", NOBODY, "--on", "1/2/2025")),
    ],
    ids=str,
)
def test_a_name_that_an_option_says_is_told_before_what_is_missing(
    two: Cli, code: int, words: tuple[str, ...]
) -> None:
    two.expect_refused(code, *words)


@pytest.mark.parametrize(
    "words",
    [
        "log",
        "gift",
        "action add",
        "need rate",
        "need edit",
        "mentor edit",
        "mentor rank",
        "circle join",
        "meeting move",
    ],
)
def test_no_text_is_typed_at_a_terminal_for_somebody_who_is_not_there(two: Cli, words: str) -> None:
    with at_terminal(two, *words.split(), NOBODY) as terminal:
        assert terminal.end() == 3  # nothing was asked, or it would wait for ever


def test_at_a_terminal_nothing_is_asked_of_a_need_that_nobody_there_helps_with(two: Cli) -> None:
    with at_terminal(two, "need", "add", "Read a budget", "--supported-by", NOBODY) as terminal:
        assert terminal.end() == 3


def test_a_name_with_an_equals_sign_is_found_before_a_strength_is_read(two: Cli) -> None:
    two.ok("mentor", "add", "A=B")
    two.ok("mentor", "add", "A=3")
    two.ok("need", "add", "Ratio a=b", "--knowing", "how", "--supported-by", "A=B", "--supported-by", "A=3=1")
    two.ok("mentor", "add", "Lee Sample", "--supports", "Ratio a=b=3", "--supports", "lead=1")
    assert two.json("mentor", "show", "A=B")["supports"] == {"ratio-a-b": 2}
    assert two.json("mentor", "show", "A=3")["supports"] == {"ratio-a-b": 1}
    assert two.json("mentor", "show", "lee")["supports"] == {"ratio-a-b": 3, "lead-a-team": 1}
    two.ok("mentor", "edit", "lee", "--supports", "Ratio a=b")
    assert two.json("mentor", "show", "lee")["supports"]["ratio-a-b"] == 2
    two.expect_refused(2, "mentor", "edit", "lee", "--supports", "lead=high")
