"""A sentence of ``happened`` that is refused leaves everything as it was, whichever part of it is refused."""

from __future__ import annotations

import json
import shutil
from time import process_time

import pytest

from mentorfolio.commands.happened.what import WHAT
from tests.support import Cli

KINDS = {
    "answered": "she wrote back",
    "yes": "she said yes",
    "no": "she said no",
    "later": "she said not before March",
    "met": "we met",
    "introduced": "she introduced me to Anna Li",
    "promised": "she promised to send the list",
    "nothing": "no answer, I gave up",
    "cancelled": "she cancelled",
    "moved": "she moved it to 3 Mar",
    "wrote": "I wrote to her",
    "kept": "she sent me the list",
    "done": "I sent her the plan as promised",
    "over": "it is over",
    "planned": "we meet on 3 Mar at 15:00",
    "waiting": "no answer yet",
    "given": "HR gave her to me as my mentor",
    "helped": "her advice helped",
}
BEFORE_THE_LETTER = ("--on", "2026-01-03")
TOLD_BEHIND = ("yes", "no", "introduced", "met", "promised")
OPTIONS = (
    (),
    BEFORE_THE_LETTER,
    ("--who", "Anna Li"),
    ("--who", "Bo Ek", *BEFORE_THE_LETTER),
    ("--until", "2026-03-01"),
    ("--when", "2026-03-01"),
    ("--text", "them: x by 31 Feb"),
)


def test_the_law_is_tried_with_every_kind() -> None:
    assert set(KINDS) == set(WHAT)


@pytest.fixture
def anna(cli: Cli) -> Cli:
    """Anna, a candidate with a letter on its way; Bo, the second choice."""
    begun = {"today": "2026-01-05"}
    cli.ok("need", "add", "Lead a team", "--knowing", "how", **begun)
    cli.answer_purpose()
    cli.ok("mentor", "add", "Anna Li", "--email", "a@example.org", "--supports", "lead", **begun)
    cli.ok("mentor", "add", "Bo Ek", "--supports", "lead", **begun)
    cli.ok("approach", "anna", "--set", "why=x", **begun)
    cli.ok("outreach", "sent", "anna", **begun)
    return cli


@pytest.mark.parametrize("kind", KINDS)
def test_what_is_refused_is_not_half_written(anna: Cli, kind: str) -> None:
    at_first, refused = anna.store.read_bytes(), 0
    told = [KINDS[kind], *(f"{KINDS[kind]}, and {KINDS[more]}" for more in TOLD_BEHIND)]
    for words in [*(("--what", kind, *more) for more in OPTIONS), *((s, *BEFORE_THE_LETTER) for s in told)]:
        outcome = anna("happened", "anna", *words)
        if outcome.code:
            refused += 1
            assert anna.store.read_bytes() == at_first, words
        else:
            shutil.rmtree(f"{anna.store}.backups", ignore_errors=True)
            anna.store.write_bytes(at_first)
    assert refused


@pytest.mark.parametrize("answer", ["yes", "no"])
def test_an_answer_from_before_the_letter_logs_no_talk(anna: Cli, answer: str) -> None:
    anna.expect_refused(2, "happened", "anna", f"met on 3 Jan and she said {answer}")
    anna.expect_refused(2, "happened", "anna", "--what", "introduced", "--who", "Anna Li")


def test_a_no_of_somebody_is_no_answer_to_a_letter_about_them_to_others(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Pat Sample", "--stage", "active", "--on", "2026-01-12")
    cli.ok("approach", "pat", "--template", "resources")
    cli.ok("outreach", "sent", "pat")
    cli.ok("happened", "pat", "said no")
    assert [letter["state"] for letter in cli.json("outreach", "list")] == ["sent"]


def test_a_no_after_a_yes_is_noted_on_the_letter_that_had_the_yes(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Pat Sample")
    cli.ok("approach", "pat", "--set", "topic=rotas", "--set", "why=you run one")
    cli.ok("outreach", "sent", "pat")
    cli.ok("happened", "pat", "said yes")
    cli.ok("happened", "pat", "said no")
    assert [letter["state"] for letter in cli.json("outreach", "list")] == ["declined"]
    assert cli.json("mentor", "show", "pat")["stage"] == "declined"


def test_a_yes_where_two_drafts_wait_takes_none_of_them_unasked(cli: Cli) -> None:
    cli.answer_purpose()
    cli.ok("mentor", "add", "Bo Sample")
    for topic in ("rotas", "budgets"):
        cli.ok("approach", "bo", "--set", f"topic={topic}", "--set", "why=you run one", "--again")
    before = cli.store.read_bytes()
    cli.expect_refused(4, "happened", "bo", "--what", "yes")
    assert cli.store.read_bytes() == before


def test_a_dash_is_nobodys_name_and_no_need(cli: Cli) -> None:
    for line in (("mentor", "add"), ("need", "add"), ("circle", "add"), ("place", "add")):
        cli.expect_refused(2, *line, "-")


def test_what_another_one_said_in_the_same_sentence_is_noted_of_nobody(cli: Cli) -> None:
    for name in ("Bente Sample", "Hege Sample"):
        cli.ok("mentor", "add", name, "--stage", "active", "--on", "2026-01-02")
    before = cli.store.read_bytes()
    words = "she cancelled tomorrow, her back, and hege wrote too busy now maybe after easter"
    refused = cli.expect_refused(2, "happened", "bente", words)
    assert "happened hege-sample" in refused["hint"]
    assert cli.store.read_bytes() == before


def test_a_need_that_was_called_a_dash_before_is_no_damage(cli: Cli) -> None:
    cli.ok("need", "add", "Lead", "--knowing", "how")
    portfolio = cli.json("export")
    portfolio["needs"][0]["title"] = "-"
    file = cli.home / "old.json"
    file.write_text(json.dumps(portfolio), encoding="utf-8")
    cli.ok("import", str(file))
    assert cli.json("need", "list")[0]["title"] == "-"
    cli.ok("store", "check")


@pytest.mark.parametrize("whom", [("anna",), ()])
def test_a_sentence_of_twenty_thousand_letters_is_refused_before_it_is_read(
    cli: Cli, whom: tuple[str, ...]
) -> None:
    cli.ok("mentor", "add", "Anna Sample")
    begun = process_time()
    assert "log" in cli.expect_refused(2, "happened", *whom, "1 " * 10_000)["hint"]
    assert process_time() - begun < 1
    cli.ok("happened", "anna", "met, and " + "we talked of the rota " * 200)
