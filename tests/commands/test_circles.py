"""Circles: who is in them, what follows for their sessions, whose turn it is."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.desk.finding import circle_named
from mentorfolio.domain.circles import whose_turn
from mentorfolio.domain.records import Circle, Meeting, Reflection
from mentorfolio.errors import AlreadyThere, Ambiguous, MissingValue, NotFound, RuleRefusal, UsageProblem
from tests.commands.desk import Desk, add, untouched
from tests.commands.typed import circles, mentors, reflect
from tests.domain.build import day, meeting, told


@pytest.fixture
def peers(desk: Desk) -> Desk:
    """A circle of Kim and Anna; Omar is not in it."""
    for name in ("Kim Sample", "Anna Sample", "Omar Sample"):
        add(desk, name)
    circles.add(desk, "Peers of Tuesday", {"member": ["kim", "anna"], "purpose": "hard talks"})
    return desk


def put(desk: Desk, when: str, *mentor_ids: str, **fields: Any) -> str:
    """A session of the circle as the file may hold it; its id."""
    session = meeting(when, *mentor_ids, circle="peers-of-tuesday", **{"held": False, **fields})
    with desk.store.changing() as portfolio:
        portfolio[Meeting].put(session)
    return session.id


def circle(desk: Desk, circle_id: str = "peers-of-tuesday") -> Circle:
    return desk.store.reading()[Circle][circle_id]


def session(desk: Desk, session_id: str) -> Meeting:
    return desk.store.reading()[Meeting][session_id]


def test_a_circle_is_kept_with_every_key_that_was_promised(peers: Desk) -> None:
    record = circles.add(peers, " Board ", {"kind": "Advisory-Board", "member": "omar"}).record
    assert record == {
        "id": "board",
        "name": "Board",
        "kind": "advisory-board",
        "members": ["omar-sample"],
        "others": [],
        "purpose": None,
        "created": "2026-01-21",
        "updated": "2026-01-21",
    }
    assert circle(peers).kind == "peer"


def test_members_are_named_once_and_stay_in_the_order_they_were_said(peers: Desk) -> None:
    names = ["omar", "kim-sample", "Omar Sample"]
    assert circles.add(peers, "Two", {"member": names}).record["members"] == ["omar-sample", "kim-sample"]


def test_a_second_circle_of_a_name_and_a_wrong_word_are_refused(peers: Desk) -> None:
    with untouched(peers):
        with pytest.raises(AlreadyThere) as twice:
            circles.add(peers, "PEERS of Tuesday", {"member": "kim"})
        with pytest.raises(UsageProblem) as kind:
            circles.add(peers, "Club", {"member": "kim", "kind": "club"})
        with pytest.raises(UsageProblem):
            circles.add(peers, " ", {"member": "kim"})
        with pytest.raises(NotFound):
            circles.add(peers, "Club", {"member": "nobody"})
    for refusal in (twice.value, kind.value):
        told(refusal)


def test_a_second_circle_of_a_name_gets_an_id_of_its_own(peers: Desk) -> None:
    again = {"member": "omar", "anyway": "yes"}
    assert circles.add(peers, "Peers of Tuesday", again).record["id"] == "peers-of-tuesday-2"
    circles.remove(peers, "peers-of-tuesday-2", yes=True)
    assert circles.add(peers, "Peers of Tuesday", again).record["id"] == "peers-of-tuesday-3"


def test_a_circle_is_found_by_part_of_its_name_and_never_by_chance(peers: Desk) -> None:
    circles.add(peers, "Peers of Friday", {"member": "omar"})
    portfolio = peers.store.reading()
    assert circle_named(portfolio, "TUES").id == "peers-of-tuesday"
    assert circle_named(portfolio, "Peers of Friday").id == "peers-of-friday"
    with pytest.raises(Ambiguous):
        circle_named(portfolio, "peers")
    with pytest.raises(NotFound) as nothing:
        circle_named(portfolio, "Board")
    assert "mentorfolio circle list" in (nothing.value.hint or "")


def test_joining_and_leaving_change_planned_sessions_and_no_others(peers: Desk) -> None:
    both = ("kim-sample", "anna-sample")
    planned = put(peers, "2026-02-03", *both, presenter="anna-sample")
    held = put(peers, "2026-01-06", *both, held=True, presenter="anna-sample")
    off = put(peers, "2026-02-10", *both, cancelled=True)
    circles.join(peers, "peers", "omar")
    assert session(peers, planned).mentors == (*both, "omar-sample")
    circles.leave(peers, "peers", "anna")
    assert circle(peers).members == ("kim-sample", "omar-sample")
    # Who left brings nothing to a session to come.
    assert session(peers, planned).mentors == ("kim-sample", "omar-sample")
    assert session(peers, planned).presenter == ""
    assert (session(peers, held).mentors, session(peers, held).presenter) == (both, "anna-sample")
    assert session(peers, off).mentors == both


def test_nobody_joins_twice_or_leaves_unseen_and_one_stays(peers: Desk) -> None:
    circles.leave(peers, "peers", "anna")
    with untouched(peers):
        with pytest.raises(AlreadyThere) as twice:
            circles.join(peers, "peers", "kim")
        with pytest.raises(NotFound) as stranger:
            circles.leave(peers, "peers", "anna")
        with pytest.raises(RuleRefusal) as last:
            circles.leave(peers, "peers", "kim")
    assert "mentorfolio circle remove peers-of-tuesday" in (last.value.hint or "")
    for refusal in (twice.value, stranger.value, last.value):
        told(refusal)


def test_edit_replaces_what_is_said_and_clears_the_purpose(peers: Desk) -> None:
    circles.edit(peers, "peers", {"name": "Peers", "kind": "cross-organisation"})
    assert (circle(peers).name, circle(peers).kind, circle(peers).purpose) == (
        *("Peers", "cross-organisation"),
        "hard talks",
    )
    assert circles.edit(peers, "peers", {"purpose": ""}).record["purpose"] is None
    circles.add(peers, "Board", {"member": "omar"})
    with untouched(peers):
        with pytest.raises(UsageProblem):
            circles.edit(peers, "peers", {})
        with pytest.raises(AlreadyThere):
            circles.edit(peers, "peers", {"name": "board"})
    circles.edit(peers, "peers", {"name": "PEERS"})  # its own name is not somebody else's


def test_removing_keeps_the_sessions_as_meetings(peers: Desk) -> None:
    held = put(peers, "2026-01-06", "kim-sample", held=True, notes="well")
    planned = put(peers, "2026-02-03", "kim-sample", "anna-sample")
    done = circles.remove(peers, "peers-of-tuesday", yes=True)
    assert peers.store.reading()[Circle].by_id() == {}
    assert (session(peers, held).circle, session(peers, held).notes) == (None, "well")
    assert session(peers, planned).mentors == ("kim-sample", "anna-sample")
    assert done.details == ("2 sessions of it stay, among the meetings.",)


def test_a_thought_about_a_circle_that_another_program_wrote_stays(peers: Desk) -> None:
    thought = Reflection(
        id="aaaa2222", created=peers.today, updated=peers.today, on=peers.today,
        about="circle", subject="peers-of-tuesday", text="so",
    )  # fmt: skip
    with peers.store.changing() as portfolio:
        portfolio[Reflection].put(thought)
    circles.remove(peers, "peers-of-tuesday", yes=True)
    (kept,) = peers.store.reading()[Reflection]
    assert (kept.about, kept.subject, kept.text) == ("portfolio", None, "so")
    assert peers.store.check() == []


def test_a_session_with_nobody_left_goes_with_its_circle_and_a_thought_about_it_stays(peers: Desk) -> None:
    held = put(peers, "2026-01-06", "anna-sample", held=True)
    reflect(peers, {"meeting": held, "prompt": "both-of-us", "text": "so"})
    mentors.remove(peers, "anna-sample", yes=True)
    done = circles.remove(peers, "peers-of-tuesday", yes=True)
    assert held not in peers.store.reading()[Meeting].by_id()
    (thought,) = peers.store.reading()[Reflection]
    assert (thought.about, thought.subject, thought.text) == ("portfolio", None, "so")
    assert done.details == ("1 session with nobody left in it went too.",)
    assert peers.store.check() == []


def test_removing_needs_a_yes(peers: Desk) -> None:
    with untouched(peers):
        with pytest.raises(MissingValue):
            circles.remove(peers, "peers-of-tuesday", yes=False)
        asking, _ = peers.asking("no")
        assert not circles.remove(asking, "peers-of-tuesday", yes=False).undoable
    asking, _ = peers.asking("yes")
    circles.remove(asking, "peers-of-tuesday", yes=False)
    assert peers.store.reading()[Circle].by_id() == {}


def test_show_has_the_sessions_the_latest_first_and_whose_turn_it_is(peers: Desk) -> None:
    put(peers, "2025-11-04", "kim-sample", held=True, presenter="kim-sample", incident="a no")
    put(peers, "2025-12-02", "kim-sample", held=True, presenter="me")
    put(peers, "2026-02-03", "kim-sample")
    found: Any = circles.show(peers, "peers").data()
    assert [s["when"] for s in found["sessions"]] == ["2026-02-03", "2025-12-02", "2025-11-04"]
    assert found["sessions"][2]["incident"] == "a no"
    assert found["turns"] == ("anna-sample", "kim-sample", "me")


def turns(*sessions: Meeting, kind: str = "peer") -> tuple[str, ...]:
    of = Circle(
        id="c", created=day("2025-01-01"), updated=day("2025-01-01"), name="C", kind=kind, members=("a", "b")
    )
    return whose_turn(of, sessions)


def test_turns_go_round_and_a_session_called_off_was_no_turn() -> None:
    assert turns() == ("a", "b", "me")
    first = meeting("2025-10-01", presenter="a")
    assert turns(first) == ("b", "me", "a")
    assert turns(first, meeting("2025-11-01", presenter="b", cancelled=True)) == ("b", "me", "a")
    # Who is planned to bring something is not asked for the time after.
    planned = meeting("2026-03-01", presenter="b", held=False)
    assert turns(first, planned) == ("me", "a", "b")
    # The last one counts, and a session that nobody brought anything to is nobody's turn.
    assert turns(first, meeting("2025-09-01", presenter="a"), meeting("2025-12-01")) == ("b", "me", "a")
    assert turns(first, kind="advisory-board") == ()


def test_the_list_is_by_name_and_says_when_each_met_last(peers: Desk) -> None:
    circles.add(peers, "Äpfel", {"member": "omar"})
    put(peers, "2026-01-06", "kim-sample", held=True)
    put(peers, "2025-01-06", "kim-sample", held=True)
    put(peers, "2026-02-06", "kim-sample")
    found = circles.list(peers)
    assert [c.name for c in found.circles] == ["Äpfel", "Peers of Tuesday"]
    assert found.last == {"peers-of-tuesday": day("2026-01-06")}
