"""Every sentence that docs/commands.md gives as an example of `happened` is understood as it stands there."""

from __future__ import annotations

import re
from pathlib import Path

import pytest

from tests.support import Cli

_DOCS = Path(__file__).resolve().parents[2] / "docs" / "commands.md"
_ABOUT = r"### `mentorfolio happened.*?(?=\n\| option)"
# What the page talks about, and nobody says alone.
_PARTS = {
    "Not now",
    "promised",
    "wrote",
    "I promised",
    "her sister",
    "fri 15:00",
    "in June",
    "spring",
    "more",
}
_PARTS |= {"did not keep my promise", "want to end the mentoring"}
# Those which name their person themselves.
_NAMING = ("HR gave", "I sent Marion", "Olga", "Sevda", "her name is")


def sentences() -> list[str]:
    section = re.search(_ABOUT, _DOCS.read_text(encoding="utf-8"), re.DOTALL)
    assert section
    found = (" ".join(text.split()) for text in re.findall(r'"([^"]+)"', section[0]))
    return [text.replace("DAY", "2 march").replace("NAME", "Ann Alt") for text in found if text not in _PARTS]


@pytest.fixture
def pat(cli: Cli) -> Cli:
    """Pat, with a letter on its way, a meeting tomorrow and a promise; and the people whom the page names."""
    cli.answer_purpose()
    for name in ("Pat Moss", "Sevda Sample", "Claudia Sampel", "Olga Sample", "Marion Sample"):
        cli.ok("mentor", "add", name)
    cli.ok("approach", "pat", "--set", "why=x", "--set", "topic=rotas")
    cli.ok("outreach", "sent", "pat")
    cli.ok("meeting", "plan", "pat", "--when", "2026-01-22 10:00")
    cli.ok("action", "add", "pat", "send the plan")
    cli.ok("action", "add", "marion", "send my cv")
    return cli


@pytest.mark.parametrize("words", sentences())
def test_a_sentence_of_the_page_is_understood_behind_a_name_and_in_quotes_with_it(
    pat: Cli, words: str
) -> None:
    begins = words.startswith(_NAMING)
    for line in ([words], words.split()) if begins else (["pat", words], [f"pat {words}"]):
        before = pat.store.read_bytes()
        answer = pat.json("happened", *line)
        assert answer["did"], line
        assert answer["mentor"] != "pat-moss" or not begins
        pat.store.write_bytes(before)


@pytest.mark.parametrize("name", ["Pat", "pat", "Pat Moss"])
def test_an_address_said_with_the_name_once_more_is_theirs(pat: Cli, name: str) -> None:
    answer = pat.json("happened", "pat", f"{name}'s new address is pat2@example.org")
    assert answer["record"]["email"] == "pat2@example.org"


def test_an_address_of_somebody_else_than_who_was_named_is_refused(pat: Cli) -> None:
    error = pat.expect_refused(2, "happened", "pat", "Sevda's new address is sevda@example.org")
    assert error["hint"].startswith("To note it: mentorfolio happened")


def test_a_day_said_short_moves_the_meeting_and_keeps_its_hour(pat: Cli) -> None:
    pat.ok("happened", "pat", "can we do fri instead")
    assert [m["when"] for m in pat.json("meeting", "list")] == ["2026-01-23T10:00"]
