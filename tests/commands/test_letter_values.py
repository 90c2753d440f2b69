"""What a letter may say: from the owner, the need, the mentor and what happened before."""

from __future__ import annotations

from typing import Any

from mentorfolio.commands.approach.values import FACTS, RECORDS, letter_values
from mentorfolio.domain.records import Meeting, Mentor, Outreach, Profile
from mentorfolio.domain.relationship import last_contacts
from tests.commands.desk import Desk
from tests.domain.build import letter, meeting, mentor, need, profile

KIM = mentor("Dr. Kim Sample", role="director", organisation="Sample Hospital")


def values(desk: Desk, **said: Any) -> dict[str, Any]:
    """The values of a letter to Kim about Lead."""
    return letter_values(
        desk.store.reading(), KIM, need("Lead", why="I was asked"), minutes=15, today=desk.today, said=said
    )


def test_without_a_name_the_letter_has_a_blank_that_can_be_seen(desk: Desk) -> None:
    found = values(desk)
    assert found["me"]["name"] == found["sign_off"] == "[your name]"


def test_a_letter_speaks_of_the_last_talk_and_the_last_letter_sent(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(profile(name="Sam Sample", signature="Best, Sam"))
        portfolio[Meeting].put(meeting("2025-12-01", KIM.id, id="old22222", notes="old"))
        portfolio[Meeting].put(meeting("2026-01-09", KIM.id, id="new22222", notes="rotas"))
        portfolio[Meeting].put(meeting("2026-01-19", KIM.id, id="plan2222", held=False))
        portfolio[Meeting].put(meeting("2026-01-12", "lee", id="lee22222"))
        portfolio[Outreach].put(letter(KIM.id, "2025-12-03", id="aaaaaaa2", subject="First"))
        portfolio[Outreach].put(letter(KIM.id, "2025-12-20", id="aaaaaaa3", subject="Second"))
        portfolio[Outreach].put(letter(KIM.id, id="aaaaaaa4", subject="Draft"))
    found = values(desk)
    assert found["talk"] == {"on": "9 January", "note": "rotas"}
    assert found["last_contact"] == "9 January"
    sent = {"sent": "20 December", "when": "on 20 December"}
    assert found["earlier"] == {"kind": "first", "subject": "Second", **sent}
    assert (found["greeting"], found["sign_off"], found["me"]["first_name"]) == (
        "Dear Kim",
        "Best, Sam",
        "Sam",
    )
    assert found["need"] == {"title": "Lead", "why": "I was asked"}


def test_what_is_said_with_an_option_comes_first(desk: Desk) -> None:
    assert values(desk)["topic"] == "Lead"
    assert values(desk, topic="rotas")["topic"] == "rotas"
    assert values(desk, greeting="Hi Kim")["greeting"] == "Hi Kim"


def kept(desk: Desk, **fields: Any) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(profile(name="Sam Sample", **fields))


def greeting(desk: Desk, kind: str = "first", whom: Mentor = KIM, **said: Any) -> object:
    return letter_values(
        desk.store.reading(), whom, None, minutes=15, today=desk.today, said=said, kind=kind
    )["greeting"]


def test_a_remembered_value_comes_after_what_is_said_now_and_before_the_defaults(desk: Desk) -> None:
    kept(desk, values={"topic": "budgets", "place": "the canteen", "sign_off": "S."})
    found = values(desk)
    assert (found["topic"], found["place"], found["sign_off"]) == ("budgets", "the canteen", "S.")
    assert values(desk, topic="rotas", place="the park")["topic"] == "rotas"
    assert values(desk, topic="rotas", place="the park")["place"] == "the park"


def test_no_remembered_value_breaks_every_letter_to_come(desk: Desk) -> None:
    kept(desk, values={"me": "x", "mentor": "x", "need": "x", "earlier": "x", "talk": "x"})
    found = values(desk)
    assert found["me"]["name"] == "Sam Sample"
    assert found["mentor"]["name"] == KIM.name
    assert found["need"]["title"] == "Lead"


def test_every_value_of_a_letter_is_the_owners_word_or_a_fact_that_no_option_changes(desk: Desk) -> None:
    words = {"topic", "greeting", "sign_off", "signed", "regards", "minutes"}
    assert {*values(desk)} == words | RECORDS | FACTS.keys()
    kept(desk, values={"close": "x", "i_am": "I'm the Pope"})
    assert values(desk)["close"] is False
    assert "Pope" not in values(desk)["i_am"]


def test_a_greeting_of_ones_own_is_not_overruled_by_a_remembered_one(desk: Desk) -> None:
    kept(desk, values={"greeting": "Hello there"})
    own = mentor("Kim Sample", greeting="Dear Professor Sample", first_name="Kimmy")
    assert greeting(desk) == "Hello there"
    assert greeting(desk, whom=own) == "Dear Professor Sample"
    assert greeting(desk, whom=own, greeting="Hi") == "Hi"
    assert greeting(desk, "manager", whom=own) == "Hello there"


def test_a_first_name_that_was_said_is_greeted_and_given_to_templates(desk: Desk) -> None:
    own = mentor("Nguy\u1ec5n V\u0103n An", first_name="An")
    assert greeting(desk, whom=own) == "Dear An"
    found = letter_values(desk.store.reading(), own, None, minutes=15, today=desk.today, said={})
    assert found["mentor"] == {
        "name": "Nguy\u1ec5n V\u0103n An",
        "first_name": "An",
        "role": "",
        "organisation": "",
        "email": "",
    }


def test_a_letter_about_the_mentor_greets_whom_it_is_to(desk: Desk) -> None:
    assert greeting(desk, "manager") == "Hello"
    kept(desk, manager="Dr. Robin Sample")
    assert greeting(desk, "manager") == "Dear Robin"
    assert greeting(desk, "resources") == "Dear colleagues"
    assert greeting(desk, "referral") == greeting(desk, "") == "Dear Dr. Sample"


def test_a_note_to_the_manager_is_no_earlier_letter_and_its_answer_no_contact(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Outreach].put(letter(KIM.id, "2025-11-03", id="aaaaaaa2", subject="First"))
        note = letter(
            KIM.id, "2025-12-01", id="aaaaaaa3", subject="Note", kind="manager", answered="2025-12-02"
        )
        portfolio[Outreach].put(note)
    found = values(desk)
    assert found["earlier"]["subject"] == "First"
    assert found["last_contact"] == ""
    assert last_contacts([KIM], [], [note]) == {}
