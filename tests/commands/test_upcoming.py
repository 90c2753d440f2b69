"""What is due, from the records and the settings."""

from __future__ import annotations

from mentorfolio.commands.next.next import today
from mentorfolio.domain.records import Mentor, Need, Outreach, Profile
from tests.commands.desk import Desk, add, purpose
from tests.commands.typed import log, next_, outreach
from tests.domain.build import letter, mentor, need, whole_purpose


def kinds(desk: Desk, within: int | None = None) -> list[str]:
    """The kinds of rows."""
    return [row.kind for row in next_(desk, within=within).rows]


def test_an_empty_portfolio_asks_for_the_purpose_and_begins_nothing(desk: Desk) -> None:
    assert kinds(desk) == ["purpose"]
    assert not next_(desk, within=None).begun
    assert today(desk).data() == {"begun": False, "mentors": 0, "active": 0, "next": [], "conflicts": []}
    assert desk.bytes is None


def test_a_contact_made_is_due_no_more(desk: Desk) -> None:
    purpose(desk)
    add(desk, "Kim Sample", stage="active", on="2025-12-01", cadence="1m")
    assert kinds(desk) == ["contact"]
    shown = today(desk).data()
    assert isinstance(shown, dict)
    assert (shown["mentors"], shown["active"]) == (1, 1)
    log(desk, "kim", ["lunch"], {"on": "yesterday", "insight": ["eat"]})
    assert kinds(desk) == []
    assert kinds(desk, 31) == ["contact"]


def test_the_waits_of_the_settings_count(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(whole_purpose())
        portfolio[Need].put(need("Lead"))
        portfolio[Mentor].put(mentor("Julie Sample", "approached", "2026-01-20", supports={"lead": 2}))
        portfolio[Mentor].put(mentor("Ben Sample", supports={"lead": 2}, positives=("calm",)))
        portfolio[Outreach].put(letter("julie-sample", "2026-01-20", id="aaaaaaa2", need="lead"))
        portfolio[Outreach].put(letter("julie-sample", id="aaaaaaa3", kind="thanks", drafted="2026-01-21"))
    assert kinds(desk) == []
    (desk.home / "config.toml").write_text("first_contact_wait = 1\nfollow_up_wait = 1\ndraft_wait = 0\n")
    assert sorted(kinds(desk.on("2026-01-21"))) == ["draft", "follow-up", "next-choice"]


def test_a_letter_on_its_way_goes_from_draft_to_reminder_to_silence(desk: Desk) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Profile].put(whole_purpose())
        portfolio[Mentor].put(mentor("Julie Sample", "candidate", "2026-01-05"))
        portfolio[Outreach].put(letter("julie-sample", id="aaaaaaa2", drafted="2026-01-19"))
    assert kinds(desk) == ["draft"]
    outreach.sent(desk, "julie", {})
    assert kinds(desk) == []
    assert kinds(desk.on("2026-01-29")) == []
    assert kinds(desk.on("2026-01-30")) == ["follow-up"]
    outreach.unanswered(desk.on("2026-01-30"), "julie", {})
    assert kinds(desk.on("2026-03-30")) == []


def test_rows_have_every_key_that_was_promised(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="2025-06-01", cadence="1m")
    rows = next_(desk, within=None).data()
    assert isinstance(rows, list)
    for row in rows:
        assert set(row) == {"id", "kind", "due", "days_late", "mentor", "need", "text", "command", "number"}
    assert rows[0]["due"] == "2025-07-01"
    assert rows[0]["days_late"] == 204  # July 30, Aug 31, Sep 30, Oct 31, Nov 30, Dec 31, Jan 21
    assert rows[-1]["mentor"] is None
