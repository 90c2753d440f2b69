"""What is due while working together: each kind the day before, on and after its boundary."""

from __future__ import annotations

import itertools
from collections.abc import Iterable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st
from msgspec.structs import replace

from mentorfolio.domain.due.kinds import ALL, COMING, KINDS, WhatIsDue, ahead, due, is_old
from mentorfolio.domain.due.rows import Due, Facts
from mentorfolio.domain.due.together import told_once
from mentorfolio.domain.records import (
    Action,
    Checkin,
    Meeting,
    Mentor,
    Need,
    Outreach,
    Reflection,
    StageChange,
    Term,
)
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.rules import Rules
from tests.domain.build import TODAY, checkin, day, letter, meeting, mentor, need, whole_purpose
from tests.support import Golden

KIM = mentor("Kim Sample", "active", "2026-01-05")
ANNA = mentor("Anna Sample", "active", "2026-01-05")


def agenda(
    mentors: Iterable[Mentor] = (KIM,),
    meetings: Sequence[Meeting] = (),
    today: str = "2026-01-21",
    *,
    checkins: Sequence[Checkin] = (),
    reflections: Sequence[Reflection] = (),
    letters: Sequence[Outreach] = (),
    needs: Iterable[Need] = (),
    **waits: int,
) -> WhatIsDue:
    return due(records(mentors, meetings, checkins, reflections, letters, needs), day(today), Rules(**waits))


def records(
    mentors: Iterable[Mentor],
    meetings: Sequence[Meeting],
    checkins: Sequence[Checkin] = (),
    reflections: Sequence[Reflection] = (),
    letters: Sequence[Outreach] = (),
    needs: Iterable[Need] = (),
) -> Facts:
    people = {m.id: m for m in mentors}
    return Facts(
        profile=whole_purpose(),
        mentors=people,
        needs={n.id: n for n in needs},
        letters=letters,
        last=last_contacts(people.values(), meetings, letters),
        meetings=meetings,
        checkins=checkins,
        reflections=reflections,
        circles={"peers": "Peers of the port"},
    )


def told(found: WhatIsDue) -> list[tuple[str, int | None, str | None]]:
    """All but silences, which fall on the day of a check-in; they have their own tests."""
    return [(r.kind, r.days_late, r.mentor) for r in found.rows if r.kind != "silence"]


def planned(when: str, *mentors: str, **fields: Any) -> Meeting:
    return meeting(when, *(mentors or (KIM.id,)), held=False, **fields)


def thought(about: str, subject: str, on: str) -> Reflection:
    return Reflection(
        id=f"r{on.replace('-', '')[1:8]}",
        created=day(on),
        updated=day(on),
        about=about,
        subject=subject,
        text="so",
        on=day(on),
    )


# --- meetings ---


@pytest.mark.parametrize(
    ("today", "late"),
    [("2026-01-20", None), ("2026-01-21", -1), ("2026-01-22", 0), ("2026-01-23", 1), ("2026-04-01", 69)],
)
def test_a_meeting_is_shown_from_the_day_before_until_it_is_held(today: str, late: int | None) -> None:
    coming = planned("2026-01-22T15:00", agenda=("rota",))
    found = list(agenda([KIM], [coming], today, check_in_every=900).rows)
    assert [(r.kind, r.days_late) for r in found] == ([] if late is None else [("meeting", late)])


@pytest.mark.parametrize("done", [{"held": True, "insights": ("x",)}, {"cancelled": True}])
def test_a_meeting_held_or_cancelled_is_not_due(done: dict[str, Any]) -> None:
    assert agenda([KIM], [meeting("2026-01-20", KIM.id, **({"held": False} | done))]).rows == ()


def test_a_past_meeting_asks_whether_it_took_place_and_a_coming_one_shows_itself(golden: Golden) -> None:
    past, coming = planned("2026-01-19", agenda=("a",)), planned("2026-01-22T15:00", agenda=("a",))
    rows = {r.due: r for r in agenda([KIM], [past, coming]).rows}
    assert rows[day("2026-01-19")].command == f"mentorfolio meeting held {past.id}"
    assert rows[day("2026-01-22")].command == f"mentorfolio meeting show {coming.id}"
    golden(rows[day("2026-01-22")].text)


def test_meetings_of_today_and_tomorrow_come_before_whatever_is_late() -> None:
    late = mentor("Late Sample", "active", "2020-01-01", cadence="1m")
    found = agenda([late, KIM, ANNA], [planned("2026-01-22", KIM.id), planned("2026-01-21", ANNA.id)])
    assert [r.kind for r in found.rows][:4] == ["meeting", "agenda", "meeting", "agenda"]
    assert [r.mentor for r in found.rows][:4] == [ANNA.id, ANNA.id, KIM.id, KIM.id]


@pytest.mark.parametrize(
    ("today", "shown"),
    [("2026-01-18", False), ("2026-01-19", True), ("2026-01-22", True), ("2026-01-23", False)],
)
def test_a_meeting_without_an_agenda_is_to_be_prepared_from_three_days_before(
    today: str, shown: bool
) -> None:
    found = agenda([KIM], [planned("2026-01-22")], today)
    assert ("agenda" in [r.kind for r in found.rows]) is shown
    written = agenda([KIM], [planned("2026-01-22", agenda=("rota",))], today)
    assert "agenda" not in [r.kind for r in written.rows]


def test_a_circles_session_stands_for_itself_and_not_with_one_of_its_members(golden: Golden) -> None:
    session = planned("2026-01-22", KIM.id, ANNA.id, circle="peers", agenda=("a",))
    (row,) = agenda([KIM, ANNA], [session]).rows
    assert row.mentor is None
    golden(row.text)


# --- reflect ---


def test_a_meeting_held_is_to_be_thought_back_to_from_its_day_on(golden: Golden) -> None:
    held = meeting("2026-01-20", KIM.id, notes="asked about the rota")
    assert told(agenda([KIM], [held], "2026-01-20")) == [("reflect", 0, KIM.id)]
    (row,) = agenda([KIM], [held]).rows
    assert row.days_late == 1
    golden(row.text)
    assert row.command == f"mentorfolio reflect --meeting {held.id} --ask"


@pytest.mark.parametrize(
    ("reflection", "cleared"),
    [
        (thought("meeting", "HELD", "2026-01-19"), True),
        (thought("mentor", KIM.id, "2026-01-19"), False),
        (thought("mentor", KIM.id, "2026-01-20"), True),
        (thought("mentor", ANNA.id, "2026-01-20"), False),
        (thought("need", KIM.id, "2026-01-20"), False),
    ],
)
def test_a_reflection_on_the_meeting_or_since_on_its_mentor_clears_it(
    reflection: Reflection, cleared: bool
) -> None:
    held = meeting("2026-01-20", KIM.id, id="HELD")
    assert bool(agenda([KIM], [held], reflections=[reflection]).rows) is not cleared


def test_an_insight_clears_it() -> None:
    assert agenda([KIM], [meeting("2026-01-20", KIM.id, insights=("ask first",))]).rows == ()


# --- actions, needs ---


@pytest.mark.parametrize(
    ("today", "late"), [("2026-01-19", None), ("2026-01-20", -1), ("2026-01-21", 0), ("2026-01-22", 1)]
)
@pytest.mark.parametrize("where", ["meeting", "mentor"])
def test_what_i_promised_is_shown_the_day_before_its_day(today: str, late: int | None, where: str) -> None:
    mine = Action(id="act1", text="send the rota", due=day("2026-01-21"))
    held = meeting("2026-01-10", KIM.id, insights=("x",), actions=(mine,) if where == "meeting" else ())
    kim = KIM if where == "meeting" else mentor("Kim Sample", "active", "2026-01-05", actions=(mine,))
    found = agenda([kim], [held], today)
    assert told(found) == ([] if late is None else [("action", late, KIM.id)])


@pytest.mark.parametrize(
    "action",
    [
        Action(id="a", text="x", owner="mentor", due=day("2026-01-01")),
        Action(id="a", text="x", due=day("2026-01-01"), done=day("2026-01-20")),
        Action(id="a", text="x"),
    ],
)
def test_what_they_promised_or_is_done_or_has_no_day_is_not_due(action: Action) -> None:
    assert agenda([mentor("Kim Sample", "active", "2026-01-05", actions=(action,))]).rows == ()


@pytest.mark.parametrize(
    ("today", "asks"),
    [
        ("2026-02-03", None),
        ("2026-02-04", "done"),
        ("2026-03-03", "done"),
        ("2026-03-04", "list"),
        ("2026-03-31", "list"),
        ("2026-04-01", None),  # nobody came back to it: it nags no more
    ],
)
@pytest.mark.parametrize("owner", ["me", "mentor"])
@pytest.mark.parametrize("where", ["meeting", "mentor"])
def test_a_promise_without_a_day_is_asked_about_for_a_while(
    today: str, asks: str | None, owner: str, where: str
) -> None:
    said = Action(id="act1", text="send the rota", owner=owner)
    noted = Action(id="act1", text="send the rota", owner=owner, since=day("2026-01-21"))
    held = meeting("2026-01-21", KIM.id, insights=("x",), actions=(said,) if where == "meeting" else ())
    kim = KIM if where == "meeting" else mentor("Kim Sample", "active", "2026-01-05", actions=(noted,))
    found = [row for row in agenda([kim], [held], today).rows if row.kind == "action"]
    assert [(r.id, r.due, r.days_late, r.mentor) for r in found] == [("action:act1", None, None, KIM.id)] * (
        asks is not None
    )
    assert [row.command.split()[2] for row in found] == [asks] * (asks is not None)


def test_a_promise_without_a_day_stands_below_letters_and_ends_with_the_mentoring() -> None:
    promised = Action(id="act1", text="send the rota", since=day("2026-01-01"))
    kim = mentor("Kim Sample", "active", "2026-01-05", actions=(promised,))
    draft = letter(ANNA.id, None, drafted="2026-01-12")
    assert [r.kind for r in agenda([kim, ANNA], letters=[draft]).rows] == ["draft", "action"]
    assert agenda([mentor("Kim Sample", "ended", "2026-01-05", actions=(promised,))]).rows == ()
    assert ahead(records([kim], []), TODAY, Rules(), ["action"]) == (), "a calendar has no day for it"


@pytest.mark.parametrize(("today", "late"), [("2026-01-21", None), ("2026-01-22", 1)])
def test_a_need_is_overdue_the_day_after_its_day(today: str, late: int | None) -> None:
    budget = need("Read a budget", by=day("2026-01-21"))
    found = agenda([], [], today, needs=[budget])
    assert [(r.kind, r.days_late, r.need, r.mentor) for r in found.rows] == (
        [] if late is None else [("need-overdue", late, budget.id, None)]
    )


@pytest.mark.parametrize("status", ["met", "dropped"])
def test_a_need_that_is_settled_is_not_overdue(status: str) -> None:
    assert agenda([], needs=[need("Read a budget", by=day("2025-01-21"), status=status)]).rows == ()


# --- check-in, term, hello, request ---


@pytest.mark.parametrize(("today", "late"), [("2026-04-04", None), ("2026-04-05", 0), ("2026-04-06", 1)])
def test_a_check_in_is_due_ninety_days_after_becoming_active(today: str, late: int | None) -> None:
    assert told(agenda([KIM], (), today)) == ([] if late is None else [("check-in", late, KIM.id)])


def test_a_check_in_is_due_ninety_days_after_the_last_one_or_the_return_whichever_is_later() -> None:
    looks = [checkin(KIM.id, d, (3, 3, 3, 3), (3, 3)) for d in ("2026-02-01", "2026-01-10")]
    assert told(agenda([KIM], (), "2026-05-01", checkins=looks)) == []
    assert told(agenda([KIM], (), "2026-05-02", checkins=looks)) == [("check-in", 0, KIM.id)]
    back = mentor("Kim Sample", "active", "2026-03-01")
    assert agenda([back], (), "2026-05-29", checkins=looks).rows == ()
    assert told(agenda([back], (), "2026-05-30", checkins=looks)) == [("check-in", 0, KIM.id)]


@pytest.mark.parametrize(("today", "first"), [("2026-06-20", "contact"), ("2026-06-24", "term-ends")])
def test_a_term_in_its_last_days_waits_behind_no_look_at_somebody_else(today: str, first: str) -> None:
    bo = mentor("Bo Sample", "active", "2026-01-05", cadence="1m", told_contact=day("2026-04-01"))
    kim = formal("2026-06-30", told_contact=day(today))
    looked = [checkin(KIM.id, today, (4, 4, 4, 4), (4, 4))]
    assert agenda([bo, kim], (), today, checkins=looked).rows[0].kind == first


def test_a_role_model_expects_neither_contact_nor_check_in() -> None:
    distant = mentor("Kim Sample", "active", "2020-01-01", direction="role-model", cadence="1m")
    assert agenda([distant]).rows == ()


def formal(end: str, stage: str = "active", **fields: Any) -> Mentor:
    term = Term(form="formal", start=day("2025-07-01"), end=day(end), minutes=60, cadence="1m")
    return mentor("Kim Sample", stage, "2026-01-05", **({"form": "formal", "terms": (term,)} | fields))


@pytest.mark.parametrize(
    ("today", "late"), [("2026-01-29", None), ("2026-01-30", -30), ("2026-03-01", 0), ("2026-03-02", 1)]
)
def test_the_end_of_a_term_is_told_thirty_days_before(today: str, late: int | None) -> None:
    found = agenda([formal("2026-03-01", told_contact=day("2025-06-10"))], (), today)
    assert told(found) == ([] if late is None else [("term-ends", late, KIM.id)])


@pytest.mark.parametrize("over", [formal("2026-01-21", "ended"), formal("2026-01-21", form="informal")])
def test_a_term_that_is_over_in_another_way_is_not_told(over: Mentor) -> None:
    assert agenda([over]).rows == ()


@pytest.mark.parametrize(("today", "late"), [("2026-12-28", None), ("2026-12-29", -7), ("2027-01-05", 0)])
def test_who_became_a_friend_is_greeted_once_a_year(today: str, late: int | None) -> None:
    friend = mentor("Kim Sample", "ended", "2026-01-05", hello="1y")
    assert told(agenda([friend], (), today)) == ([] if late is None else [("hello", late, KIM.id)])
    assert agenda([mentor("Kim Sample", "ended", "2026-01-05")], (), today).rows == ()


TALKING = mentor(
    "Kim Sample",
    history=tuple(
        StageChange(stage=s, on=day(d))
        for s, d in (
            ("candidate", "2025-12-01"),
            ("approached", "2026-01-02"),
            ("conversation", "2026-01-08"),
        )
    ),
)


@pytest.mark.parametrize(("today", "late"), [("2026-01-15", None), ("2026-01-16", 7), ("2026-02-09", 31)])
def test_a_week_after_a_first_conversation_one_asks_for_mentoring(today: str, late: int | None) -> None:
    talk = meeting("2026-01-09", KIM.id, insights=("x",))
    later = meeting("2026-01-12", KIM.id, insights=("x",))
    found = agenda([TALKING], [later, talk], today)
    assert told(found) == [("thanks", 3, KIM.id) if late is None else ("request", late, KIM.id)]


TALK = meeting("2026-01-09", KIM.id, insights=("x",))


@pytest.mark.parametrize(
    ("today", "late"), [("2026-01-09", 0), ("2026-01-14", 5), ("2026-01-23", 14), ("2026-01-24", None)]
)
def test_whoever_gave_one_a_talk_is_to_be_thanked_within_two_weeks(today: str, late: int | None) -> None:
    favour = mentor("Kim Sample", "ended", "2025-06-02")
    found = agenda([favour], [TALK], today)
    assert told(found) == ([] if late is None else [("thanks", late, KIM.id)])
    assert all("9 Jan" in row.text and "--template thanks" in row.command for row in found.rows)


@pytest.mark.parametrize(
    "more",
    [
        {"letters": [letter(KIM.id, "2026-01-10", kind="thanks")]},
        {"letters": [letter(KIM.id, kind="thanks")]},
        {"meetings": [TALK, planned("2026-01-30")]},
        {"mentors": [replace(TALKING, again_on=day("2026-03-01"))]},
        {"mentors": [replace(TALKING, line="manager")]},
        {"mentors": [mentor("Kim Sample", "declined", "2026-01-09")]},
        {"mentors": [mentor("Kim Sample", "ended", "2026-01-09")]},
        {"mentors": [KIM], "meetings": [TALK, meeting("2025-12-09", KIM.id, insights=("x",))]},
        {"meetings": [replace(TALK, kind="moment")]},
    ],
)
def test_nobody_is_told_to_thank_who_is_written_to_or_met_anyway(more: dict[str, Any]) -> None:
    given: dict[str, Any] = {"mentors": [TALKING], "meetings": [TALK], "today": "2026-01-14", **more}
    assert "thanks" not in [row.kind for row in agenda(**given).rows]


def test_thanks_stand_behind_promises_and_before_letters() -> None:
    action = Action(id="a1", text="send it", owner="me", due=day("2026-01-14"))
    promised = mentor("Zoe Sample", "active", "2026-01-01", actions=(action,))
    asked = mentor("Bo Sample", "approached", "2025-12-29")
    rows = agenda([TALKING, promised, asked], [TALK], "2026-01-14", letters=[letter(asked.id, "2025-12-29")])
    assert [row.kind for row in rows.rows] == ["action", "thanks", "follow-up"]


def test_a_first_talk_with_whom_a_programme_gave_one_is_thanked_for() -> None:
    terms = (Term(form="formal", start=day("2026-01-05")),)
    given = mentor("Kim Sample", "active", "2026-01-05", form="formal", terms=terms, cadence="1m")
    assert told(agenda([given], [TALK], "2026-01-14")) == [("thanks", 5, KIM.id)]


def test_whom_to_ask_is_told_by_the_last_talk_and_not_while_a_talk_is_to_come() -> None:
    first, last = (meeting(on, KIM.id, insights=("x",)) for on in ("2026-01-05", "2026-01-19"))
    them = mentor("Kim Sample", "conversation", "2026-01-02")
    (row,) = agenda([them], [first, last], "2026-01-21").rows
    assert "19 Jan" in row.text
    assert told(agenda([them], [first, last, planned("2026-01-30")], "2026-01-21")) == []
    off = replace(planned("2026-01-30", cancelled=True), updated=day("2026-01-21"))
    (row,) = agenda([them], [first, last, off], "2026-01-22").rows
    assert (row.kind, "is there a new day" in row.text) == ("agree", True)
    assert [r.kind for r in agenda([them], [first, last, off], "2026-03-01").rows] == ["request"]


def test_what_somebody_counts_on_stands_before_whom_one_might_ask() -> None:
    talk = meeting("2026-01-05", "kim-sample", insights=("x",))
    talking = mentor("Kim Sample", "conversation", "2026-01-02")
    action = Action(id="a1", text="send it", owner="me", due=day("2026-01-20"))
    promised = mentor("Zoe Sample", "active", "2026-01-01", actions=(action,))
    yes_of = mentor("Vera Sample", "conversation", "2026-01-20")
    terms = (Term(form="formal", start=day("2026-01-21")),)
    assigned = mentor("Wim Sample", "active", "2026-01-21", form="formal", terms=terms)
    rows = agenda([talking, promised, yes_of, assigned], [talk], "2026-01-21").rows
    assert [r.kind for r in rows] == ["action", "agree", "assigned", "request"]


def test_no_request_is_due_without_a_talk_or_once_it_is_written() -> None:
    before = meeting("2025-12-24", KIM.id, insights=("x",))
    moment = meeting("2026-01-09", KIM.id, insights=("x",), kind="moment")
    assert agenda([TALKING], [before, moment]).rows == ()
    talk = meeting("2026-01-09", KIM.id, insights=("x",))
    asked = letter(KIM.id, drafted="2026-01-20", kind="request")
    assert "request" not in [r.kind for r in agenda([TALKING], [talk], letters=[asked]).rows]
    long_ago = letter(KIM.id, "2024-01-01", kind="request", state="declined")
    assert "request" in [r.kind for r in agenda([TALKING], [talk], letters=[long_ago]).rows]


# --- snooze, order, laws ---


@pytest.mark.parametrize(
    ("snoozed", "shown", "asleep"),
    [
        ({}, 3, 0),
        ({"all": day("2026-01-22")}, 1, 2),
        ({"all": TODAY}, 3, 0),
        ({"meeting": day("2026-01-22")}, 1, 2),
        ({"agenda": day("2026-01-22")}, 2, 1),
        ({"contact": day("2026-01-22")}, 3, 0),
    ],
)
def test_snoozed_rows_are_counted_and_not_shown_until_the_day_they_wake(
    snoozed: dict[str, date], shown: int, asleep: int
) -> None:
    kim = mentor("Kim Sample", "active", "2026-01-05", snoozed=snoozed)
    past = planned("2026-01-10", agenda=("a",))
    found = agenda([kim], [planned("2026-01-22"), past])
    assert (len(found.rows), found.snoozed) == (shown, asleep)


def test_a_meeting_to_come_stays_in_sight_while_its_person_rests() -> None:
    kim = mentor("Kim Sample", "active", "2026-01-05", snoozed={"all": day("2026-02-22")})
    assert [r.kind for r in agenda([kim], [planned("2026-01-22")]).rows] == ["meeting"]


def test_every_kind_of_thing_to_do_is_explained_and_none_is_called_as_all_of_them() -> None:
    assert all(kind.told for kind in KINDS.values())
    assert ALL not in KINDS
    assert set(COMING) <= set(KINDS)


def test_a_calendar_holds_what_is_far_ahead() -> None:
    kim = formal("2027-03-01", cadence="1m")
    rows = ahead(records([kim], [planned("2026-06-01")]), TODAY, Rules(), ["meeting", "contact", "term-ends"])
    assert {(found.row.kind, found.row.due) for found in rows} == {
        ("contact", day("2026-02-05")),
        ("meeting", day("2026-06-01")),
        ("term-ends", day("2027-03-01")),
    }


_days = st.dates(date(2025, 6, 1), date(2026, 6, 1)).map(date.isoformat)
_meetings = st.lists(
    st.tuples(_days, st.booleans(), st.booleans(), st.sampled_from([KIM.id, ANNA.id])), max_size=12
)


@given(_meetings, st.dates(date(2026, 1, 5), date(2026, 6, 1)))
def test_next_never_names_the_same_thing_twice(made: list[tuple[str, bool, bool, str]], today: date) -> None:
    meetings = [
        meeting(on, who, id=f"m{i}", held=held and day(on) <= today, insights=("x",) * taught)
        for i, (on, held, taught, who) in enumerate(made)
    ]
    found: tuple[Due, ...] = due(records([KIM, ANNA], meetings), today, Rules()).rows
    assert len({r.id for r in found}) == len(found)
    assert len({(r.kind, r.command) for r in found}) == len(found)
    people = [r.mentor for r in found if r.mentor and not is_old(r, today)]
    changes = sum(a != b for a, b in itertools.pairwise(people))
    assert changes < max(1, len(set(people))), "one person's rows stand together"
    assert all(r.due and r.due <= today + timedelta(days=7) for r in found)


def test_a_term_that_an_ending_closed_is_not_told_after_a_new_beginning() -> None:
    term = Term(form="formal", start=day("2024-07-01"), end=day("2025-01-10"), minutes=60, cadence="1m")
    back = mentor(
        "Kim Sample",
        form="formal",
        terms=(term,),
        history=tuple(
            StageChange(stage=s, on=day(d))
            for s, d in (("active", "2024-06-01"), ("ended", "2025-01-10"), ("active", "2026-01-05"))
        ),
    )
    assert "term-ends" not in [r.kind for r in agenda([back]).rows]


# --- nobody vanishes ---


def yes(name: str, on: str, **fields: Any) -> Mentor:
    """Somebody who said yes to mentoring on a day."""
    history = tuple(
        StageChange(stage=stage, on=day(then))
        for stage, then in (("conversation", "2025-10-01"), ("asked", "2025-10-08"), ("active", on))
    )
    return mentor(name, history=history, **fields)


def waiting(found: WhatIsDue) -> list[tuple[str, str | None]]:
    return [(r.kind, r.mentor) for r in found.rows if r.kind in ("agree", "silence", "contact")]


def test_a_yes_to_mentoring_stays_until_something_is_planned_or_held() -> None:
    bev = yes("Bev Sample", "2026-01-05")
    talk = meeting("2025-10-03", bev.id, insights=("so",))
    assert waiting(agenda([bev], [talk])) == [("agree", bev.id)]
    for followed in (planned("2026-02-02", bev.id), meeting("2026-01-07", bev.id, insights=("so",))):
        assert waiting(agenda([bev], [talk, followed])) == []
    off = planned("2026-01-19", bev.id, cancelled=True)
    assert waiting(agenda([bev], [talk, off])) == [("agree", bev.id)]
    assert waiting(agenda([bev], [talk], "2026-04-04")) == [("agree", bev.id)]
    assert waiting(agenda([bev], [talk], "2026-04-05")) == [("silence", bev.id)], "told in one row, always"


def test_a_yes_with_a_rhythm_is_good_to_know_until_the_rhythm_is_due() -> None:
    bev = yes("Bev Sample", "2026-01-05", cadence="1m")
    for on, rows, coming in (("2026-01-28", [], ["agree"]), ("2026-01-29", ["contact"], [])):
        found = agenda([bev], [], on)
        assert ([r.kind for r in found.rows], [r.kind for r in found.coming]) == (rows, coming)


def test_how_it_goes_is_not_asked_before_a_sign_of_life() -> None:
    found = agenda([KIM], [], "2026-04-08").rows
    assert [r.kind for r in found] == ["silence", "check-in"]
    assert [r.kind for r in told_once(found, (), day("2026-04-08"), every=False)] == ["silence"]


def test_a_mentor_from_the_beginning_said_yes_to_nothing_lately() -> None:
    assert waiting(agenda([KIM])) == []


def test_a_mentor_without_a_rhythm_is_missed_after_three_months(golden: Golden) -> None:
    last = meeting("2026-01-08", KIM.id, insights=("so",))
    off = planned("2026-03-20", KIM.id, cancelled=True)
    assert waiting(agenda([KIM], [last, off], "2026-04-07")) == []
    found = agenda([KIM], [last, off], "2026-04-08")
    assert waiting(found) == [("silence", KIM.id)]
    (row,) = [r for r in found.rows if r.kind == "silence"]
    golden(row.text)
    assert waiting(agenda([KIM], [last, planned("2026-04-20", KIM.id)], "2026-04-08")) == []
    wrote = letter(KIM.id, "2026-03-30", kind="catch-up")
    assert waiting(agenda([KIM], [last], "2026-04-08", letters=[wrote])) == [], "they have the word"


@pytest.mark.parametrize(
    "fields", [{"cadence": "1y"}, {"direction": "role-model"}, {"line": "manager"}, {"form": "formal"}]
)
def test_who_has_a_rhythm_or_rows_of_another_kind_is_not_missed(fields: dict[str, str]) -> None:
    kim = mentor("Kim Sample", "active", "2026-01-05", **fields)
    assert ("silence", kim.id) not in waiting(agenda([kim], [], "2026-06-01"))


def test_thinking_back_to_weeks_ago_stands_below_a_person_who_waits_and_rests_in_the_end() -> None:
    talk = meeting("2026-01-02", ANNA.id)
    bev = yes("Bev Sample", "2026-01-12")
    assert [r.kind for r in agenda([ANNA, bev], [talk], "2026-01-21").rows] == ["agree", "reflect"]
    missed = mentor("Kim Sample", "active", "2025-10-01")
    assert [r.kind for r in agenda([missed, ANNA], [talk], "2026-01-21").rows if r.kind != "check-in"] == [
        "silence",
        "reflect",
    ]
    found = agenda([ANNA], [talk], "2026-02-13").rows
    assert [r.kind for r in told_once(found, (), day("2026-02-13"), every=False)] == []
    assert [r.kind for r in told_once(found, (), day("2026-02-13"), every=True)] == ["reflect"]


@pytest.mark.parametrize(("who", "way"), [("conversation", "declined"), ("active", "ended")])
def test_letting_a_yes_go_is_a_command_that_the_stage_allows(who: str, way: str) -> None:
    them = yes("Bev Sample", "2026-01-05") if who == "active" else mentor("Bev Sample", who, "2026-01-05")
    (row,) = [r for r in agenda([them], [], "2026-03-08").rows if r.kind == "agree"]
    assert row.otherwise == f"mentorfolio mentor stage bev-sample {way}"
    assert row.command == "mentorfolio mentor show bev-sample", "a row does not let anybody go by itself"


def test_two_drafts_of_what_to_say_to_ones_manager_are_told_once() -> None:
    helen = mentor("Helen Sample", line="manager")
    drafts = [letter(helen.id, drafted="2026-01-12", id=f"aaaaaaa{n}") for n in (2, 3)]
    found = [r for r in agenda([helen], letters=drafts).rows if r.kind == "draft"]
    assert len(found) == 2
    assert len(told_once(found, (), TODAY, every=False)) == 1


def test_a_day_they_named_is_not_hidden_behind_a_draft_to_them() -> None:
    kim = mentor("Kim Sample", "approached", "2026-01-05", again_on=TODAY)
    draft = letter(kim.id, drafted="2025-12-10")
    found = agenda([kim], letters=[draft]).told
    assert {row.kind for row in found} >= {"later", "draft"}
    (row,) = told_once(found, (), TODAY, every=True)
    assert (row.kind, row.command) == ("later", f"mentorfolio outreach show {draft.id}")


def test_a_note_to_their_manager_is_told_beside_the_day_they_named() -> None:
    kim = mentor("Kim Sample", "approached", "2026-01-05", again_on=TODAY)
    found = agenda([kim], letters=[letter(kim.id, kind="manager", drafted="2026-01-10")]).told
    assert {row.kind for row in told_once(found, (), TODAY, every=True)} == {"later", "draft"}
