"""The templates as a person looks at them."""

from __future__ import annotations

import pytest

from mentorfolio.errors import NotFound
from tests.commands.desk import Desk
from tests.commands.typed import templates


def test_letters_come_first_then_prompts_then_agendas_each_by_id(desk: Desk) -> None:
    rows = templates.list(desk).rows
    letters = [r.id for r in rows if r.family == "letter"]
    prompts = [r.id for r in rows if r.family == "prompt"]
    agendas = [r.id for r in rows if r.family == "agenda"]
    assert [r.id for r in rows] == sorted(letters) + sorted(prompts) + sorted(agendas)
    assert agendas == ["closing", "first", "incident", "regular", "review"]
    assert {"first-conversation", "linkedin-note", "follow-up", "request-mentoring"} <= set(letters)
    assert len(prompts) >= 14
    assert not any(r.own for r in rows)


def test_one_template_is_shown_with_its_text(desk: Desk) -> None:
    shown = templates.show(desk, "first-conversation").data()
    assert isinstance(shown, dict)
    assert (shown["family"], shown["kind"]) == ("letter", "first")
    assert "{{" in shown["body"]
    assert "why" in shown["needs"]
    prompt = next(r.id for r in templates.list(desk).rows if r.family == "prompt")
    assert templates.show(desk, prompt).row.family == "prompt"
    with pytest.raises(NotFound):
        templates.show(desk, "no-such-template")


def test_a_template_of_ones_own_comes_before_the_shipped_one(desk: Desk) -> None:
    shipped = templates.show(desk, "thanks")
    own = desk.home / "templates" / "letters" / "thanks.txt"
    own.parent.mkdir(parents=True)
    header = "Name: My thanks\nUse: after a talk\nKind: thanks\nChannel: email\nSubject: Thanks\n"
    own.write_text(f"{header}\nDear {{{{ mentor.first_name }}}}, thank you.\n")
    mine = templates.show(desk.on("2026-01-21"), "thanks")
    assert (mine.row.own, mine.row.name) == (True, "My thanks")
    assert mine.path == str(own)
    assert not shipped.row.own
