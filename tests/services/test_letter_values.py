"""What a letter may say: from the owner, the need, the mentor and what happened before."""

from __future__ import annotations

from typing import Any

from mentorfolio.services.letter_values import letter_values
from tests.domain.build import letter, meeting, mentor, need, profile
from tests.services.desk import Desk

KIM = mentor("Dr. Kim Sample", role="director", organisation="Sample Hospital")


def values(desk: Desk, **said: Any) -> dict[str, Any]:
    """The values of a letter to Kim about Lead."""
    return letter_values(desk.store.reading(), KIM, need("Lead", why="I was asked"), minutes=15, said=said)


def test_without_a_name_the_letter_has_a_blank_that_can_be_seen(desk: Desk) -> None:
    found = values(desk)
    assert found["me"]["name"] == found["sign_off"] == "[your name]"


def test_a_letter_speaks_of_the_last_talk_and_the_last_letter_sent(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio.profiles.put(profile(name="Sam Sample", signature="Best, Sam"))
        portfolio.meetings.put(meeting("2025-12-01", KIM.id, id="old22222", notes="old"))
        portfolio.meetings.put(meeting("2026-01-09", KIM.id, id="new22222", notes="rotas"))
        portfolio.meetings.put(meeting("2026-01-19", KIM.id, id="plan2222", held=False))
        portfolio.meetings.put(meeting("2026-01-12", "lee", id="lee22222"))
        portfolio.outreach.put(letter(KIM.id, "2025-11-03", id="aaaaaaa2", subject="First"))
        portfolio.outreach.put(letter(KIM.id, "2025-11-20", id="aaaaaaa3", subject="Second"))
        portfolio.outreach.put(letter(KIM.id, id="aaaaaaa4", subject="Draft"))
    found = values(desk)
    assert found["talk"] == {"on": "9 January", "note": "rotas"}
    assert found["last_contact"] == "9 January"
    assert found["earlier"] == {"subject": "Second", "sent": "20 November"}
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
