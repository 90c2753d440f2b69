"""What is due: each kind the day before, on and after its boundary; the order; nothing twice."""

from __future__ import annotations

import shlex
from collections.abc import Iterable, Sequence
from datetime import date

import msgspec
import pytest

from mentorfolio.domain.due.kinds import due, is_quiet
from mentorfolio.domain.due.rows import Due, Facts
from mentorfolio.domain.records import Action, Mentor, Need, Outreach, Profile
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.domain.rules import Rules
from mentorfolio.domain.text import command_line
from tests.domain.build import TODAY, day, letter, mentor, need, profile, whole_purpose

LEAD = need("Lead a team", 3)
BEN = mentor("Ben Sample", supports={LEAD.id: 2}, positives=("calm in a crisis",), rank=2)
JULIE = mentor("Julie Sample", "approached", supports={LEAD.id: 3}, rank=1)


def next_choice(people: Sequence[Mentor]) -> Due:
    """The one row of that kind, where Julie left a letter unanswered for seven business days."""
    found = rows(people, [letter(JULIE.id, "2026-01-12", need=LEAD.id)])
    (row,) = (row for row in found if row.kind == "next-choice")
    return row


def rows(
    mentors: Iterable[Mentor] = (),
    letters: Sequence[Outreach] = (),
    today: date = TODAY,
    needs: Iterable[Need] = (LEAD,),
    me: Profile | None = None,
    within: int = 7,
    waits: Rules | None = None,
) -> tuple[Due, ...]:
    """What is due but check-ins, which everybody active is due sooner or later; they have their own tests."""
    people = {m.id: m for m in mentors}
    records = Facts(
        profile=me or whole_purpose(),
        mentors=people,
        needs={n.id: n for n in needs},
        letters=letters,
        last=last_contacts(people.values(), (), letters),
    )
    found = due(records, today, waits or Rules(within=within))
    return tuple(row for row in found.rows if row.kind != "check-in")


def kinds(found: Iterable[Due]) -> list[str]:
    """The kinds of rows, in order."""
    return [row.kind for row in found]


@pytest.mark.parametrize(
    ("today", "late"),
    [
        ("2026-01-14", None),  # due on 22 January, shown seven days ahead
        ("2026-01-15", -7),
        ("2026-01-21", -1),
        ("2026-01-22", 0),
        ("2026-01-23", 1),
        ("2026-03-22", 59),
    ],
)
def test_a_contact_is_shown_from_a_week_before_its_day(today: str, late: int | None) -> None:
    kim = mentor("Kim Sample", "active", "2025-12-22", cadence="1m")
    found = rows([kim], today=day(today))
    assert [(r.kind, r.due, r.days_late) for r in found] == (
        [] if late is None else [("contact", day("2026-01-22"), late)]
    )


def test_a_contact_can_be_looked_for_further_ahead_or_not_at_all() -> None:
    kim = mentor("Kim Sample", "active", "2025-12-22", cadence="1m")
    assert kinds(rows([kim], today=day("2026-01-02"), within=20)) == ["contact"]
    assert rows([kim], today=day("2026-01-01"), within=20) == ()
    assert rows([kim], today=day("2026-01-21"), within=0) == ()
    assert kinds(rows([kim], today=day("2026-01-22"), within=0)) == ["contact"]


@pytest.mark.parametrize(
    "stage", ["candidate", "approached", "conversation", "asked", "paused", "ended", "declined"]
)
def test_nobody_is_due_a_contact_who_is_not_active(stage: str) -> None:
    assert "contact" not in kinds(rows([mentor("Kim Sample", stage, "2020-01-01", cadence="1w")]))


@pytest.mark.parametrize(("today", "late"), [("2026-01-20", None), ("2026-01-21", 0), ("2026-01-22", 1)])
def test_a_reminder_is_due_seven_business_days_after_the_letter(today: str, late: int | None) -> None:
    found = rows([JULIE], [letter(JULIE.id, "2026-01-12")], day(today))
    assert [(r.kind, r.days_late) for r in found] == ([] if late is None else [("follow-up", late)])


@pytest.mark.parametrize(("today", "late"), [("2026-01-20", None), ("2026-01-21", 0), ("2026-01-22", 1)])
def test_the_next_choice_is_offered_with_the_reminder_seven_business_days_after_the_letter(
    today: str, late: int | None
) -> None:
    found = rows([JULIE, BEN], [letter(JULIE.id, "2026-01-12", need=LEAD.id)], day(today))
    found = tuple(row for row in found if row.kind != "follow-up")
    assert [(r.kind, r.days_late, r.mentor, r.need) for r in found] == (
        [] if late is None else [("next-choice", late, BEN.id, LEAD.id)]
    )


@pytest.mark.parametrize(
    ("today", "late"), [("2026-01-19", None), ("2026-01-20", None), ("2026-01-21", 2), ("2026-01-22", 3)]
)
def test_a_draft_lies_two_days_before_it_is_spoken_of(today: str, late: int | None) -> None:
    found = rows([BEN], [letter(BEN.id, drafted="2026-01-19")], day(today))
    assert [(r.kind, r.due, r.days_late) for r in found] == (
        [] if late is None else [("draft", day("2026-01-19"), late)]
    )


def test_the_waits_are_settings() -> None:
    waits = Rules(follow_up_wait=1, draft_wait=0)
    letters = [letter(JULIE.id, "2026-01-19", need=LEAD.id)]
    assert kinds(rows([JULIE, BEN], letters, day("2026-01-19"), waits=waits)) == []
    assert sorted(kinds(rows([JULIE, BEN], letters, waits=waits))) == ["follow-up", "next-choice"]
    assert kinds(rows([BEN], [letter(BEN.id, drafted="2026-01-21")], waits=waits)) == ["draft"]


@pytest.mark.parametrize(
    ("me", "open_questions"), [(profile(), 4), (profile(purpose="x", context="skills"), 2)]
)
def test_the_purpose_is_asked_for_until_it_is_said(me: Profile, open_questions: int) -> None:
    (row,) = rows(me=me)
    assert (row.kind, row.due, row.days_late, row.mentor, row.need) == ("purpose", None, None, None, None)
    assert str(open_questions) in row.text
    assert row.command == "mentorfolio init"
    assert rows(me=whole_purpose()) == ()


@pytest.mark.parametrize("kind", ["first", "request"])
@pytest.mark.parametrize("state", ["replied", "accepted", "declined", "unanswered"])
def test_nobody_is_reminded_of_a_letter_that_is_settled(kind: str, state: str) -> None:
    said = letter(JULIE.id, "2026-01-05", kind=kind, state=state, answered="2026-01-06", need=LEAD.id)
    assert "follow-up" not in kinds(rows([JULIE, BEN], [said]))
    assert "next-choice" not in kinds(rows([JULIE, BEN], [said]))


def test_there_is_one_reminder_only() -> None:
    first = letter(JULIE.id, "2026-01-05")
    sent = letter(JULIE.id, "2026-01-15", kind="follow-up")
    drafted = letter(JULIE.id, kind="follow-up", drafted="2026-01-21")
    to_somebody_else = letter(BEN.id, "2026-01-15", kind="follow-up")
    before_this_one = letter(JULIE.id, "2025-12-15", kind="follow-up")
    assert kinds(rows([JULIE], [first])) == ["follow-up"]
    assert kinds(rows([JULIE], [first, sent])) == []
    assert kinds(rows([JULIE], [first, drafted])) == []
    assert kinds(rows([JULIE, BEN], [first, to_somebody_else])) == ["follow-up"]
    assert kinds(rows([JULIE], [first, before_this_one])) == ["follow-up"]


@pytest.mark.parametrize("kind", ["thanks", "catch-up", "follow-up", "referral", "closing"])
def test_only_a_first_letter_or_a_request_is_followed_up(kind: str) -> None:
    assert rows([JULIE], [letter(JULIE.id, "2026-01-02", kind=kind)]) == ()


@pytest.mark.parametrize("stage", ["declined", "ended"])
def test_nobody_is_reminded_who_is_known_to_be_out(stage: str) -> None:
    # she said no at the coffee machine; the letter itself was never answered
    julie = mentor("Julie Sample", stage, "2026-01-19", supports={LEAD.id: 3})
    assert "follow-up" not in kinds(rows([julie], [letter(julie.id, "2026-01-05", need=LEAD.id)]))


@pytest.mark.parametrize("stage", ["conversation", "asked", "active"])
def test_nobody_is_called_silent_with_whom_one_is_talking(stage: str) -> None:
    julie = mentor("Julie Sample", stage, "2026-01-19", supports={LEAD.id: 3})
    found = rows([julie, BEN], [letter(julie.id, "2026-01-05", need=LEAD.id)])
    assert "next-choice" not in kinds(found)


def test_a_day_that_was_set_for_the_reminder_is_kept() -> None:
    said = letter(JULIE.id, "2026-01-05", follow_up_on=day("2026-01-30"))
    assert rows([JULIE], [said]) == ()
    assert kinds(rows([JULIE], [said], day("2026-01-30"))) == ["follow-up"]


def test_a_letter_that_nobody_answered_for_four_weeks_is_offered_to_be_closed_and_not_reminded_of() -> None:
    sent = letter(JULIE.id, "2026-01-05")
    assert kinds(rows([JULIE], [sent], day("2026-02-01"))) == ["follow-up"]
    (row,) = rows([JULIE], [sent], day("2026-02-02"))
    assert (row.kind, row.days_late) == ("no-answer", 0)
    assert row.command == f"mentorfolio outreach unanswered {sent.id}"
    reminder = letter(JULIE.id, "2026-01-20", kind="follow-up")
    assert kinds(rows([JULIE], [sent, reminder], day("2026-02-02"))) == ["no-answer"]


def test_the_next_choice_is_the_best_ranked_candidate_for_that_need() -> None:
    others = [
        mentor("Aaa Sample", supports={LEAD.id: 3}),
        mentor("Zed Sample", supports={LEAD.id: 1}, rank=1),
        mentor("Off Topic", supports={"else": 3}, rank=1),
        mentor("Act Ive", "active", supports={LEAD.id: 3}, rank=1),
    ]
    row = next_choice([JULIE, BEN, *others])
    assert row.mentor == "zed-sample"
    assert "Julie Sample" in row.text
    assert "Zed Sample" in row.text


def test_no_next_choice_where_there_is_nobody_or_nothing_to_offer_them_for() -> None:
    said = letter(JULIE.id, "2026-01-15", need=LEAD.id)
    assert rows([JULIE], [said]) == ()
    assert rows([JULIE, BEN], [letter(JULIE.id, "2026-01-15")]) == ()
    for status in ("met", "dropped"):
        assert rows([JULIE, BEN], [said], needs=[need("Lead a team", status=status)]) == ()
    assert rows([JULIE, BEN], [said], needs=[]) == ()


def test_no_next_choice_once_a_letter_to_them_is_begun_or_the_latest_letter_is_young() -> None:
    said = letter(JULIE.id, "2026-01-15", need=LEAD.id)
    assert "next-choice" not in kinds(
        rows([JULIE, BEN], [said, letter(BEN.id, need=LEAD.id, drafted="2026-01-21")])
    )
    ben = mentor("Ben Sample", "approached", supports={LEAD.id: 2})
    third = mentor("Cal Sample", supports={LEAD.id: 1}, positives=("kind",))
    younger = letter(ben.id, "2026-01-20", need=LEAD.id)
    assert rows([JULIE, ben, third], [said, younger]) == ()
    assert rows([JULIE, ben, third], [younger, said]) == ()


def test_rows_come_by_days_late_then_priority_then_name() -> None:
    low = need("Low", 1)
    people = [mentor(f"{name} Sample", "approached") for name in ("Zoe", "Abe", "Émile", "Fay", "Old")]
    zoe, abe, emile, fay, old = people
    letters = [
        letter(zoe.id, "2026-01-12", need=LEAD.id),
        letter(abe.id, "2026-01-12", need=low.id),
        letter(emile.id, "2026-01-12"),
        letter(fay.id, "2026-01-12"),
        letter(old.id, "2026-01-02", need=low.id),
    ]
    found = rows(people, letters, needs=[LEAD, low])
    assert [r.mentor for r in found] == [old.id, zoe.id, abe.id, emile.id, fay.id]


def test_what_has_no_day_comes_after_what_is_late_and_before_what_is_coming() -> None:
    people = [
        mentor("Late Sample", "active", "2025-11-01", cadence="1m"),
        mentor("Soon Sample", "active", "2025-12-25", cadence="1m"),
    ]
    assert [r.mentor or r.kind for r in rows(people, me=profile())] == [
        "late-sample",
        "purpose",
        "soon-sample",
    ]


def test_the_rows_of_one_person_stand_together() -> None:
    kim = mentor("Kim Sample", "active", "2025-12-01", cadence="1m")  # due 1 Jan: 20 days late
    lee = mentor("Lee Sample", "active", "2025-12-11", cadence="1m")  # due 11 Jan: 10 days late
    letters = [letter(kim.id, kind="catch-up", drafted="2026-01-19"), letter(lee.id, kind="catch-up")]
    found = rows([lee, kim], letters)
    assert [(r.mentor, r.kind) for r in found] == [
        (kim.id, "contact"),
        (kim.id, "draft"),
        (lee.id, "draft"),
        (lee.id, "contact"),
    ]


def test_a_look_at_a_relationship_stands_above_no_answer_to_give() -> None:
    plan = Action(id="a1", text="send the plan", due=day("2026-01-19"))
    tom = mentor("Tom Sample", "active", "2025-06-01", actions=(plan,))
    jo = mentor("Jo Sample", "approached", "2026-01-12")
    answered = letter(jo.id, "2026-01-12", state="replied", answered="2026-01-20")
    assert [(r.mentor, r.kind) for r in rows([tom, jo], [answered])] == [
        (tom.id, "action"),
        (jo.id, "answer"),
        (tom.id, "silence"),
    ]


def test_no_row_stands_twice_and_ids_stay_the_same_from_day_to_day() -> None:
    kim = mentor("Kim Sample", "active", "2025-12-01", cadence="1m")
    letters = [letter(JULIE.id, "2026-01-05", need=LEAD.id), letter(kim.id, kind="thanks")]
    today = rows([JULIE, BEN, kim], letters)
    later = rows([JULIE, BEN, kim], letters, day("2026-01-30"))
    assert len({r.id for r in today}) == len(today) == 4
    assert {r.id for r in today} == {r.id for r in later}


def test_every_command_is_quoted_for_a_shell() -> None:
    quoted = mentor("Ben Sample", supports={LEAD.id: 2}, positives=("knows 'it'; $HOME & more",))
    row = next_choice([JULIE, quoted])
    words = shlex.split(row.command)
    assert words == [
        *("mentorfolio", "approach", "ben-sample", "--need", LEAD.id),
        *("--set", "why=knows 'it'; $HOME & more"),
    ]
    assert command_line("log", "kim", "a b") == "mentorfolio log kim 'a b'"


def test_somebody_offered_without_a_reason_noted_is_shown_first() -> None:
    bare = mentor("Ben Sample", supports={LEAD.id: 2})
    row = next_choice([JULIE, bare])
    assert row.command == "mentorfolio mentor show ben-sample"


def test_a_letter_to_somebody_who_is_gone_is_not_spoken_of() -> None:
    assert rows([], [letter("ghost", "2026-01-02"), letter("ghost")]) == ()


def test_a_yes_to_a_talk_stays_until_it_has_a_day() -> None:
    kim = mentor("Kim Sample", "conversation", "2026-01-10")
    (row,) = rows([kim], today=day("2026-01-20"))
    assert (row.kind, row.days_late, row.mentor) == ("agree", 10, kim.id)
    from tests.domain.build import meeting

    planned = Facts(
        profile=whole_purpose(),
        mentors={kim.id: kim},
        needs={},
        letters=(),
        last={},
        meetings=(meeting("2026-02-02", kim.id, id="m1", held=False),),
    )
    assert due(planned, day("2026-01-20"), Rules()).rows == ()


def test_a_contact_that_is_due_says_when_one_meets_anyway() -> None:
    from tests.domain.build import meeting

    kim = msgspec.structs.replace(mentor("Kim Sample", "active", "2025-06-01"), cadence="1m")
    facts = Facts(
        profile=whole_purpose(),
        mentors={kim.id: kim},
        needs={},
        letters=(),
        last={kim.id: day("2025-11-01")},
        meetings=(meeting("2026-01-30", kim.id, id="m1", held=False),),
    )
    (row,) = [row for row in due(facts, TODAY, Rules()).rows if row.kind == "contact"]
    assert row.text == "Get in touch with Kim Sample (last: 1 Nov 2025; you meet 30 Jan)"


def test_an_answer_that_was_neither_yes_nor_no_stays_until_something_follows() -> None:
    answered = msgspec.structs.replace(
        letter(JULIE.id, "2026-01-12"), state="replied", answered=day("2026-01-14")
    )
    found = rows([JULIE], [answered], day("2026-02-02"))
    assert kinds(found) == ["answer"]
    later = msgspec.structs.replace(JULIE, again_on=day("2026-02-10"))
    assert rows([later], [answered], day("2026-02-02")) == ()
    assert kinds(rows([later], [answered], day("2026-02-10"))) == ["later"]


def test_a_pressing_need_with_nobody_for_it_stands_before_every_reminder() -> None:
    alone = need("Speak to a board", 3, by=day("2026-02-10"))
    waiting = [letter(JULIE.id, "2026-01-05")]
    found = rows([JULIE], waiting, TODAY, needs=(LEAD, alone))
    assert kinds(found) == ["need-alone", "follow-up"]
    helped = mentor("Eli Sample", "active", "2026-01-01", supports={alone.id: 2})
    assert kinds(rows([JULIE, helped], waiting, TODAY, needs=(LEAD, alone))) == ["follow-up"]
    assert kinds(rows([], (), day("2026-01-05"), needs=(alone,))) == []


def test_an_old_draft_asks_last_whether_to_let_it_go() -> None:
    kim = mentor("Kim Sample", "active", "2025-12-22", cadence="1m")
    draft = letter(BEN.id, drafted="2025-12-20", id="d1")
    old = rows([BEN, kim], [draft], day("2026-02-10"))
    assert kinds(old) == ["contact", "draft"]
    assert old[1].text.endswith("Still wanted?")
    assert old[1].command == "mentorfolio outreach show d1", "a row that is typed destroys nothing"
    assert not is_quiet(old[1], day("2026-02-10"))
    assert is_quiet(rows([BEN], [draft], day("2026-05-01"))[0], day("2026-05-01"))


@pytest.mark.parametrize(
    ("kind", "person"),
    [
        ("contact", mentor("Kim Sample", "active", "2025-12-01", cadence="1w")),
        ("hello", mentor("Kim Sample", "ended", "2025-01-01", hello="3m")),
        ("follow-up", mentor("Kim Sample", "approached", "2026-01-05")),
        ("later", mentor("Kim Sample", "approached", "2026-01-05", again_on=TODAY)),
    ],
)
def test_to_whom_a_draft_lies_there_no_row_begins_another_letter(kind: str, person: Mentor) -> None:
    waiting = [letter(person.id, "2026-01-05")] if person.stage == "approached" else []
    draft = letter(person.id, kind="catch-up", drafted="2026-01-20", id="d1")
    for letters, line in ((waiting, "approach"), ([*waiting, draft], "outreach show d1")):
        (row,) = (row for row in rows([person], letters) if row.kind == kind)
        assert row.command.startswith(f"mentorfolio {line}")
    told_hr = letter(person.id, kind="resources", drafted="2026-01-20", id="d2")
    (row,) = (row for row in rows([person], [*waiting, told_hr]) if row.kind == kind)
    assert row.command.startswith("mentorfolio approach"), "a letter about them is none to them"
