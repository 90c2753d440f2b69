"""``approach`` on a real terminal, to whom one knows, has met, or was given."""

from __future__ import annotations

import pytest

from tests.cli.terminal import Terminal, at_terminal
from tests.support import Cli

KEYS = "l later d discard"


@pytest.fixture
def nurse(cli: Cli) -> Cli:
    """Somebody with a need, who never said what for."""
    cli.ok("init", "--name", "Wei Ling Sample", "--role", "nurse", "--organisation", "Ward Sample")
    cli.ok("need", "add", "Run a ward", "--knowing", "how")
    return cli


def _to_the_keys(terminal: Terminal, **said: str) -> Terminal:
    """Answer each question that has one of these words in it, by key, and leave out the others."""
    while terminal.asks_more() and KEYS not in terminal.news:
        reply = next((text for words, text in said.items() if words in terminal.news.split()), "")
        terminal.answer("", reply)
    return terminal


@pytest.mark.parametrize(
    ("known", "more"), [(("--phone", "+44 20 7946 0000"), ()), ((), ("--channel", "other"))]
)
def test_a_message_to_a_friend_without_an_address_has_no_subject(
    nurse: Cli, known: tuple[str, ...], more: tuple[str, ...]
) -> None:
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", *known)
    with at_terminal(nurse, "approach", "farah", "--template", "referral", *more) as terminal:
        _to_the_keys(terminal, introduced="Jo Sample").key(KEYS, "r")
        _to_the_keys(terminal).key(KEYS, "l")
        assert terminal.end() == 0
        assert "ubject" not in terminal.said
        assert "--email" not in terminal.said
        assert terminal.said.count("Kind regards, Wei") == 2
    (letter,) = nurse.json("outreach", "list")
    assert (letter["channel"], letter["subject"]) == ("other", None)


def test_a_first_letter_to_somebody_with_a_telephone_asks_for_no_address(nurse: Cli) -> None:
    nurse.answer_purpose()
    nurse.ok("mentor", "add", "Farah Sample", "--familiar", "known", "--phone", "+44 20 7946 0000")
    with at_terminal(nurse, "approach", "farah") as terminal:
        _to_the_keys(terminal, Why="you run the night shift", talk="rotas").key(KEYS, "l")
        assert terminal.end() == 0
        assert "e-mail address" not in terminal.said
    (letter,) = nurse.json("outreach", "list")
    assert (letter["template"], letter["channel"], letter["subject"]) == ("message", "other", None)
