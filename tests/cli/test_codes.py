"""No codes at a terminal: people and numbers; scripts go by ids."""

from __future__ import annotations

import re

import pytest

from tests.cli.terminal import at_terminal, screen_of
from tests.support import Cli


@pytest.fixture
def tom(cli: Cli) -> Cli:
    cli.answer_purpose("team lead")
    cli.ok("mentor", "add", "Tom Sample", "--stage", "active", "--on", "2026-01-05", "--line", "outside")
    cli.ok("mentor", "add", "Jo Sample", "--line", "outside", "--familiar", "known")
    cli.ok("action", "add", "tom", "send", "the", "plan", "by", "today")
    cli.ok("meeting", "plan", "tom", "--when", "today 15:00")
    return cli


def test_what_is_due_names_the_person_at_a_terminal_and_the_id_in_a_pipe(tom: Cli) -> None:
    ids = {tom.json("action", "list")[0]["id"], tom.json("meeting", "list")[0]["id"]}
    for words in ((), ("next",)):
        said = screen_of(tom, *words).said
        assert "mentorfolio meeting agenda tom-sample" in said
        assert "send the plan today mentorfolio 2" in said, "it asks more than one thing where it is opened"
        assert not any(code in said for code in ids)
    assert all(any(code in tom.ok("next").out for code in ids) for code in ids)
    tom.ok("action", "done", "tom-sample")
    tom.ok("meeting", "agenda", "tom-sample")


def test_where_the_person_does_not_tell_it_the_number_of_the_row_does(tom: Cli) -> None:
    tom.ok("action", "add", "tom", "read", "on", "by", "today")
    said = screen_of(tom, "next").said
    assert "mentorfolio action done" not in said
    assert len(re.findall(r"mentorfolio \d\b", said)) == 2
    with at_terminal(tom, re.findall(r"mentorfolio (\d)\b", said)[0]) as terminal:
        terminal.answer("Is it done?", "y")
        assert terminal.end() == 0
    assert "mentorfolio meeting agenda tom-sample" in screen_of(tom, "next").said


def test_letters_have_a_number_at_a_terminal_and_an_id_in_a_pipe(tom: Cli) -> None:
    code = tom.json("approach", "jo", "--set", "topic=rotas", "--set", "why=x")["outreach_id"]
    assert code in tom.ok("outreach", "list").out
    said = screen_of(tom, "outreach", "list").said
    assert code not in said
    assert "1 Jo Sample" in said
