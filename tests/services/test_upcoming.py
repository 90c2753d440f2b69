"""What is due, from the records and the settings."""

from __future__ import annotations

from mentorfolio.services import outreach, relating, upcoming
from mentorfolio.services.upcoming import today
from tests.domain.build import letter, mentor, need, whole_purpose
from tests.services.desk import Desk, add, purpose


def kinds(desk: Desk, within: int | None = None) -> list[str]:
    """The kinds of rows."""
    return [row.kind for row in upcoming.upcoming(desk, within, oneline=False).rows]


def test_an_empty_portfolio_asks_for_the_purpose_and_begins_nothing(desk: Desk) -> None:
    assert kinds(desk) == ["purpose"]
    assert not upcoming.upcoming(desk, None, oneline=False).begun
    assert today(desk).data() == {"begun": False, "mentors": 0, "active": 0, "next": []}
    assert desk.bytes is None


def test_a_contact_made_is_due_no_more(desk: Desk) -> None:
    purpose(desk)
    add(desk, "Kim Sample", stage="active", on="2025-12-01", cadence="1m")
    assert kinds(desk) == ["contact"]
    shown = today(desk).data()
    assert isinstance(shown, dict)
    assert (shown["mentors"], shown["active"]) == (1, 1)
    relating.log(desk, "kim", ["lunch"], {"on": "yesterday", "insight": ["eat"]})
    assert kinds(desk) == []
    assert kinds(desk, 31) == ["contact"]


def test_the_waits_of_the_settings_count(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio.profiles.put(whole_purpose())
        portfolio.needs.put(need("Lead"))
        portfolio.mentors.put(mentor("Julie Sample", "approached", "2026-01-20", supports={"lead": 2}))
        portfolio.mentors.put(mentor("Ben Sample", supports={"lead": 2}, positives=("calm",)))
        portfolio.outreach.put(letter("julie-sample", "2026-01-20", id="aaaaaaa2", need="lead"))
        portfolio.outreach.put(letter("julie-sample", id="aaaaaaa3", kind="thanks", drafted="2026-01-21"))
    assert kinds(desk) == []
    (desk.home / "config.toml").write_text("first_contact_wait = 1\nfollow_up_wait = 1\ndraft_wait = 0\n")
    assert sorted(kinds(desk.on("2026-01-21"))) == ["draft", "follow-up", "next-choice"]


def test_a_letter_on_its_way_goes_from_draft_to_reminder_to_silence(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio.profiles.put(whole_purpose())
        portfolio.mentors.put(mentor("Julie Sample", "candidate", "2026-01-05"))
        portfolio.outreach.put(letter("julie-sample", id="aaaaaaa2", drafted="2026-01-19"))
    assert kinds(desk) == ["draft"]
    outreach.sent(desk, "julie", {})
    assert kinds(desk) == []
    assert kinds(desk.on("2026-01-29")) == []
    assert kinds(desk.on("2026-01-30")) == ["follow-up"]
    outreach.answer(desk.on("2026-01-30"), "julie", "unanswered", {})
    assert kinds(desk.on("2026-03-30")) == []


def test_rows_have_every_key_that_was_promised(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="2025-06-01", cadence="1m")
    rows = upcoming.upcoming(desk, None, oneline=False).data()
    assert isinstance(rows, list)
    for row in rows:
        assert set(row) == {"id", "kind", "due", "days_late", "mentor", "need", "text", "command"}
    assert rows[0]["due"] == "2025-07-01"
    assert rows[0]["days_late"] == 204  # July 30, Aug 31, Sep 30, Oct 31, Nov 30, Dec 31, Jan 21
    assert rows[-1]["mentor"] is None
