"""Every letter with names of all sorts, as people would get it: one file a letter, to be read by people."""

from __future__ import annotations

from itertools import pairwise
from pathlib import Path

import pytest

from mentorfolio.commands.approach.values import letter_values
from mentorfolio.domain.records import Mentor, Need, Profile, changed
from mentorfolio.letters.library import Library, Template
from mentorfolio.letters.rendering import render
from tests.commands.desk import Desk
from tests.domain.build import TODAY, mentor, need, profile
from tests.letters.test_golden import expect_golden

# Sort of name -> (the mentor, the owner, the owner's manager).
NAMES = {
    "short": ("Al Yu", "Bo Li", "Ed Ra"),
    "long": (
        "Maximiliana Wilhelmina Featherstonehaugh-Sampleworthington",
        "Bartholomew Alexander Constantine Sample-Examplesson",
        "Professor Theodora Samplewright-Exampleton",
    ),
    "one-word": ("Sukarno", "Teller", "Madonna"),
    "accented": ("Dr. Žofie Čapková-Příkladová", "Søren Ångström", "Zoë Lindqvist"),
    "right-to-left": (
        "\u0645\u062d\u0645\u062f \u0639\u0644\u064a",
        "\u05d3\u05d5\u05d3 \u05db\u05d4\u05df",
        "\u0639\u0628\u062f \u0627\u0644\u0644\u0647 \u0627\u0644\u0633\u064a\u062f",
    ),
    "cjk": ("\u5c71\u7530 \u592a\u90ce", "\u738b\u82b3", "\u30b8\u30e7\u30f3\u30fb\u30b9\u30df\u30b9"),
}
LETTERS = Library().letters()
ALWAYS_ASKED = {"topic": "Lead a team", "why": "the way you run the weekly meeting"}


def people(sort: str) -> tuple[Mentor, Profile, Need]:
    theirs, own, manager = NAMES[sort]
    about = need("Lead a team", why="my team grows")
    return mentor(theirs, id="them", role="head of delivery"), profile(name=own, manager=manager), about


def written(desk: Desk, letter: Template, sort: str) -> str:
    them, me, about = people(sort)
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(me)
        portfolio[Mentor].put(them)
    said = ALWAYS_ASKED if letter.kind == "first" else {}
    values = letter_values(
        desk.store.reading(), them, about, minutes=15, today=desk.today, said=said, kind=letter.kind
    )
    done = render(letter, values)
    return f"Subject: {done.subject}\n\n{done.body}\n"


@pytest.mark.parametrize("letter", LETTERS, ids=lambda letter: letter.id)
def test_a_letter_reads_well_with_names_of_every_sort(desk: Desk, letter: Template) -> None:
    parts = [f"=== {sort} ===\n{written(desk, letter, sort)}" for sort in NAMES]
    expect_golden(f"{letter.id}.names", "\n".join(parts))


@pytest.mark.parametrize("sort", NAMES)
def test_the_greeting_is_the_first_thing_and_names_whom_the_letter_is_to(desk: Desk, sort: str) -> None:
    them, me, _ = people(sort)
    for letter in LETTERS:
        first = written(desk, letter, sort).split("\n\n", 1)[1].splitlines()[0]
        if letter.kind == "resources":
            assert first == "Dear colleagues,"
        elif letter.kind == "manager":
            assert first.removeprefix("Dear ").rstrip(",") in me.manager
        else:
            assert any(part in first for part in them.name.split()), (letter.id, first)


def test_letters_that_follow_each_other_do_not_say_the_same(desk: Desk) -> None:
    from mentorfolio.letters.hints import Draft, hints_on

    way = ["first-conversation", "follow-up", "request-mentoring", "thanks", "catch-up", "formalise", "pause"]
    way += ["thanks", "closing"]
    bodies = {i: written(desk, Library().letter(i), "accented").split("\n\n", 1)[1] for i in way}
    for before, after in pairwise(way):
        draft = Draft(kind="thanks", channel="other", subject="", body=bodies[after], previous=bodies[before])
        assert "repeats" not in {hint.code for hint in hints_on(draft)}, (before, after)


def test_what_a_person_is_called_can_be_said(desk: Desk) -> None:
    them = changed(mentor("Nguy\u1ec5n V\u0103n An", id="them"), TODAY, first_name="An")
    values = letter_values(desk.store.reading(), them, None, minutes=15, today=desk.today, said={})
    assert values["greeting"] == "Dear An"
    them = changed(them, TODAY, greeting="Good morning Mr An")
    values = letter_values(desk.store.reading(), them, None, minutes=15, today=desk.today, said={})
    assert values["greeting"] == "Good morning Mr An"


@pytest.fixture
def desk(tmp_path: Path) -> Desk:
    return Desk(tmp_path)
