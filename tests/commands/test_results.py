"""The JSON face of records: what is not said is null, at every depth."""

from __future__ import annotations

from mentorfolio.desk.results import plain, view
from mentorfolio.domain.records import Action, Term
from tests.commands.desk import Desk
from tests.commands.typed import mentors
from tests.domain.build import TODAY, meeting, mentor


def test_an_empty_text_is_null_and_an_empty_list_is_a_list() -> None:
    data = plain(mentor("Kim Sample"))
    assert data["name"] == "Kim Sample"
    assert data["email"] is None
    assert len(data["skills"]) == 0
    assert data["skills"] is not None
    assert data["knowing"] == {}


def test_an_empty_text_below_is_null_too() -> None:
    formal = mentor("Kim Sample", terms=(Term(form="formal", start=TODAY),))
    assert plain(formal)["terms"][0]["programme"] is None
    assert plain(formal)["history"][0]["reason"] is None
    talk = meeting("2026-01-05", "kim", actions=(Action(id="a", text="x"),))
    assert plain(talk)["actions"][0]["due"] is None
    assert plain(talk)["actions"][0]["text"] == "x"


def test_a_formal_term_without_a_programme_is_null_for_scripts(desk: Desk) -> None:
    record = mentors.add(desk, "Kim Sample", {"form": "formal"}).record
    assert record["terms"][0] == {
        "form": "formal",
        "programme": None,
        "start": "2026-01-21",
        "end": None,
        "minutes": None,
        "cadence": None,
    }


def test_derived_keys_stand_beside_the_records_own() -> None:
    data = view(mentor("Kim Sample"), last_contact=TODAY, next_contact=None)
    assert (data["last_contact"], data["next_contact"], data["id"]) == ("2026-01-21", None, "kim-sample")
