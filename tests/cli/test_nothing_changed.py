"""A change that changes nothing says so, and uses up no backup and no undo."""

from __future__ import annotations

import pytest

from tests.store.sample import copies
from tests.support import Cli, Golden


@pytest.fixture
def kim(cli: Cli) -> Cli:
    """Somebody with a planned talk, a need and a draft."""
    cli.answer_purpose()
    cli.ok("need", "add", "Lead a team", "--knowing", "how", "--why", "it is time")
    cli.ok("mentor", "add", "Kim Sample", "--role", "Coach", "--rank", "2", "--supports", "lead")
    cli.ok("meeting", "plan", "kim", "--when", "2026-02-05 10:00")
    cli.ok("approach", "kim", "--set", "why=x", "--set", "topic=y")
    return cli


SAME = [
    ("mentor", "edit", "kim", "--role", "Coach"),
    ("mentor", "edit", "kim", "--supports", "lead=2"),
    ("mentor", "rank", "kim", "2"),
    ("need", "edit", "lead", "--why", "it is time"),
    ("meeting", "move", "kim", "--when", "2026-02-05 10:00"),
    ("init", "--purpose", "lead well"),
]


@pytest.mark.parametrize("words", SAME, ids=" ".join)
def test_the_same_again_is_said_to_be_nothing_and_leaves_no_trace(kim: Cli, words: tuple[str, ...]) -> None:
    file, kept = kim.store.read_bytes(), copies(kim.store)
    said = kim.ok(*words, today="2026-01-29")
    assert "nothing was changed" in (said.out + said.err).lower()
    assert "undo" not in said.err
    assert kim.store.read_bytes() == file
    assert copies(kim.store) == kept
    assert "drafted a letter" in kim.json("undo")["change"]


def test_in_json_the_record_is_told_as_it_is(kim: Cli) -> None:
    before = kim.json("mentor", "show", "kim")
    after = kim.json("mentor", "edit", "kim", "--role", "Coach", today="2026-01-29")
    assert after["updated"] == before["updated"]


def test_an_editor_closed_unchanged_changes_nothing(kim: Cli) -> None:
    from tests.cli.terminal import at_terminal

    file = kim.store.read_bytes()
    with at_terminal(kim, "outreach", "edit", "kim", EDITOR="true") as terminal:
        assert terminal.end() == 0
        assert "Nothing was changed" in terminal.text
    assert kim.store.read_bytes() == file


def test_one_value_of_two_that_differs_is_a_change(kim: Cli, golden: Golden) -> None:
    said = kim.ok("mentor", "edit", "kim", "--role", "Coach", "--organisation", "Sample Care")
    golden(said.err)
    assert kim.json("undo")["change"] == "changed mentor Kim Sample"


def test_an_empty_text_clears_a_number_and_a_word_that_can_be_none(kim: Cli) -> None:
    assert kim.json("mentor", "edit", "kim", "--rank", "")["rank"] is None
    for option in ("--line", "--source", "--cadence", "--familiar", "--last-contact"):
        kim.ok("mentor", "edit", "kim", option, "", "--notes", f"without {option}")
    assert kim.json("meeting", "edit", "kim", "--minutes", "")["minutes"] is None
    talk = kim.json("log", "kim", "tea", "--minutes", "20")["id"]
    assert kim.json("entry", "edit", talk, "--minutes", "")["minutes"] is None
    checkin = kim.json("checkin", "kim", "--rapport", "4,4,4,4", "--clarity", "4,4", "--benefit-me", "4")[
        "id"
    ]
    assert kim.json("entry", "edit", checkin, "--benefit-me", "")["benefit_me"] is None
    kim.expect_refused(2, "need", "edit", "lead", "--priority", "")  # a need always has one


def test_what_cannot_be_noted_is_not_said_to_be_there_already(kim: Cli) -> None:
    kim.ok("mentor", "add", "Bo Ek")
    kim.expect_refused(2, "mentor", "edit", "kim", "--knows", "kim")
    assert kim.json("mentor", "edit", "kim,bo", "--knows", "kim")[1]["knows"] == ["kim-sample"]
    kim.ok("mentor", "edit", "kim", "--last-contact", "2026-01-12")
    said = kim.ok("mentor", "edit", "kim", "--last-contact", "2026-01-05").err
    assert "12 Jan" in said
    assert "already" not in said
    assert kim.json("mentor", "show", "kim")["last_contact"] == "2026-01-12"
