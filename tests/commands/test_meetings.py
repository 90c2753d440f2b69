"""Meetings from the plan to what came of them."""

from __future__ import annotations

from collections.abc import Callable, Sequence
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import given as drawn
from hypothesis import settings
from hypothesis import strategies as st

from mentorfolio.commands.reflect.reflect import PromptList
from mentorfolio.domain.records import Checkin, Circle, Meeting, Mentor, Reflection, changed
from mentorfolio.domain.relationship import last_contacts
from mentorfolio.errors import (
    AlreadyThere,
    Ambiguous,
    Interrupted,
    MentorfolioError,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from tests.commands.desk import Desk, add, fresh, untouched
from tests.commands.typed import actions, log, meetings, mentors, reflect
from tests.domain.build import day
from tests.support import Golden


def plan(desk: Desk, *names: str, when: str = "thu 15:00", **given: Any) -> str:
    """A planned meeting's id."""
    return str(meetings.plan(desk, names, {"when": when, **given}).record["id"])


def all_meetings(desk: Desk) -> list[Meeting]:
    return list(desk.store.reading()[Meeting])


def meeting(desk: Desk, meeting_id: str) -> Meeting:
    return desk.store.reading()[Meeting][meeting_id]


def last_contact(desk: Desk) -> date | None:
    """The last contact with Kim."""
    portfolio = desk.store.reading()
    return last_contacts(portfolio[Mentor], all_meetings(desk), []).get("kim-sample")


def circle(desk: Desk, name: str, *members: str) -> None:
    with desk.store.changing() as portfolio:
        portfolio[Circle].put(
            Circle(
                id=name.casefold(), created=desk.today, updated=desk.today, name=name, members=tuple(members)
            )
        )


@pytest.fixture
def kim(desk: Desk) -> Desk:
    """A desk with one active mentor."""
    add(desk, "Kim Sample", stage="active", on="2025-06-01")
    return desk


# --- planning ---


def test_a_plan_is_said_back_with_its_weekday_and_length(kim: Desk, golden: Golden) -> None:
    done = meetings.plan(kim, ["kim"], {"when": "thu 15:00"})
    golden(done.sentence)
    (planned,) = all_meetings(kim)
    assert (planned.mentors, planned.when, planned.minutes) == (("kim-sample",), "2026-01-22T15:00", 60)
    assert (planned.held, planned.cancelled, planned.agenda) == (False, False, ())
    assert [s.command for s in done.steps] == [f"mentorfolio meeting agenda {planned.id}"]


def test_a_plan_with_an_agenda_needs_no_preparing(kim: Desk) -> None:
    done = meetings.plan(kim, ["kim"], {"when": "thu", "agenda": ["the rota", "my report"]})
    assert done.steps == ()
    assert done.record["agenda"] == ["the rota", "my report"]


def test_from_one_hour_to_another_tells_the_minutes(kim: Desk) -> None:
    assert meeting(kim, plan(kim, "kim", when="thu 15:00-16:30")).minutes == 90
    assert meeting(kim, plan(kim, "kim", when="fri 15:00-16:30", minutes=90)).minutes == 90
    with untouched(kim), pytest.raises(UsageProblem, match="90 minutes, not 60"):
        plan(kim, "kim", when="thu 15:00-16:30", minutes=60)


def test_later_today_can_be_planned_whatever_the_clock_says_and_yesterday_cannot(kim: Desk) -> None:
    assert meeting(kim, plan(kim, "kim", when="today 00:01")).when == "2026-01-21T00:01"
    with untouched(kim), pytest.raises(UsageProblem, match="Tue 20 Jan 2026 has passed") as refused:
        plan(kim, "kim", when="yesterday 15:00")
    assert refused.value.hint is not None
    assert "--on 2026-01-20" in refused.value.hint


def test_the_first_meeting_with_somebody_is_a_first_one_until_one_was_held(kim: Desk) -> None:
    add(kim, "Lee Sample")
    log(kim, "kim", ["met", "by", "chance"], {"kind": "moment"})
    first = meeting(kim, plan(kim, "kim"))
    assert first.kind == "first", "a chance encounter is no first meeting"
    log(kim, "kim", ["a", "talk"], {})
    assert meeting(kim, plan(kim, "kim", when="fri 15:00")).kind == "regular"
    assert meeting(kim, plan(kim, "lee")).kind == "first"
    assert meeting(kim, plan(kim, "lee", "kim")).kind == "regular"
    assert meeting(kim, plan(kim, "lee", when="sat", kind="review")).kind == "review"


def test_the_same_person_twice_is_there_once(kim: Desk) -> None:
    add(kim, "Lee Sample")
    planned = meeting(kim, plan(kim, "kim", "KIM SAMPLE", "lee,kim"))
    assert planned.mentors == ("kim-sample", "lee-sample")


def test_a_second_meeting_on_a_day_is_warned_of_and_planned(kim: Desk, golden: Golden) -> None:
    add(kim, "Lee Sample")
    plan(kim, "kim", when="thu 10:00")
    done = meetings.plan(kim, ["kim", "lee"], {"when": "thu 15:00"})
    golden(*done.details)
    assert meetings.plan(kim, ["kim"], {"when": "fri"}).details == ()
    assert meetings.plan(kim, ["lee"], {"when": "fri"}).details == ()


def test_a_session_of_a_circle_has_its_members_and_is_no_first_meeting(kim: Desk, golden: Golden) -> None:
    add(kim, "Lee Sample")
    circle(kim, "Peers", "kim-sample", "lee-sample")
    done = meetings.plan(
        kim, [], {"circle": "peers", "when": "thu", "presenter": "lee", "incident": "A row."}
    )
    golden(done.sentence)
    (session,) = all_meetings(kim)
    assert (session.circle, session.mentors, session.kind) == (
        "peers",
        ("kim-sample", "lee-sample"),
        "regular",
    )
    assert (session.presenter, session.incident) == ("lee-sample", "A row.")


@pytest.mark.parametrize(
    ("names", "given", "code"),
    [
        ([], {"when": "thu"}, 2),
        (["kim"], {"when": "thu", "circle": "empty"}, 2),
        (["nobody"], {"when": "thu 16:00-15:00"}, 2),
        (["nobody"], {"when": "someday"}, 2),
        (["nobody"], {"when": "1/2/2026"}, 2),
        (["nobody"], {"when": "thu", "kind": "moment"}, 2),
        (["nobody"], {"when": "thu", "kind": "party"}, 2),
        (["nobody"], {"when": "thu", "agenda": ["a\nb"]}, 2),
        (["nobody"], {"when": "thu", "agenda": [" "]}, 2),
        (["nobody"], {"when": "thu", "incident": "\x1b"}, 2),
        (["nobody"], {"when": "thu"}, 3),
        (["nobody"], {}, 3),
        (["sample"], {"when": "thu"}, 4),
        (["lee"], {"when": "thu"}, 5),
        (["kim", "lee"], {"when": "thu"}, 5),
        (["lee"], {}, 5),
        ([], {"when": "thu", "circle": "nobodys"}, 3),
        ([], {"when": "thu", "circle": "empty"}, 5),
        (["kim"], {}, 2),
        (["kim"], {"when": "thu", "presenter": "lee"}, 2),
        (["kim"], {"when": "thu", "presenter": "nobody"}, 3),
    ],
    ids=str,
)
def test_a_refused_plan_changes_nothing(kim: Desk, names: Sequence[str], given: Any, code: int) -> None:
    add(kim, "Lee Sample", stage="ended", on="2025-12-01")
    circle(kim, "Empty")
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        meetings.plan(kim, names, given)
    assert refused.value.exit_code == code
    assert refused.value.hint


def test_somebody_who_declined_may_be_met_again(kim: Desk) -> None:
    add(kim, "Lee Sample", stage="declined", on="2025-12-01")
    assert meeting(kim, plan(kim, "lee")).mentors == ("lee-sample",)


def test_at_a_terminal_the_day_is_asked_until_it_can_be_meant(kim: Desk) -> None:
    desk, asker = kim.asking("", "yesterday", "thu 15:00", "")
    meetings.plan(desk, ["kim"], {})
    (planned,) = all_meetings(kim)
    assert planned.when == "2026-01-22T15:00"
    assert any("has passed" in text for text in asker.said)


# --- moving, calling off, changing ---


def test_a_moved_meeting_keeps_all_but_its_time(kim: Desk) -> None:
    first = plan(kim, "kim", agenda=["the rota"], minutes=45)
    done = meetings.move(kim, "kim", {"when": "fri"})
    assert (done.record["when"], done.record["minutes"], done.record["agenda"]) == (
        "2026-01-23",
        45,
        ["the rota"],
    )
    assert "Fri 23 Jan 2026" in done.sentence
    (before,) = done.details
    assert "Thu 22 Jan 2026, 15:00" in before
    assert meetings.move(kim, first, {"when": "fri 9:00-9:30"}).record["minutes"] == 30
    assert meetings.move(kim, first, {"when": "fri 9:00", "minutes": 20}).record["minutes"] == 20


@pytest.mark.parametrize("state", ["held", "cancelled"])
def test_what_is_held_or_called_off_is_neither_moved_nor_held_nor_called_off_again(
    kim: Desk, state: str
) -> None:
    planned = plan(kim, "kim", when="today")
    done = (
        meetings.held(kim, planned, {"notes": "x"}) if state == "held" else meetings.cancel(kim, planned, {})
    )
    assert done.record[state] is True
    deeds: list[Callable[[], object]] = [
        lambda: meetings.move(kim, planned, {"when": "fri"}),
        lambda: meetings.held(kim, planned, {}),
        lambda: meetings.cancel(kim, planned, {}),
    ]
    for deed in deeds:
        with untouched(kim), pytest.raises(RuleRefusal):
            deed()


def test_the_reason_for_calling_off_is_kept_beside_what_was_noted(kim: Desk) -> None:
    planned = plan(kim, "kim")
    meetings.edit(kim, planned, {"notes": "in her office"})
    done = meetings.cancel(kim, "kim", {"reason": "She is ill."})
    assert done.record["cancelled"] is True
    assert done.record["notes"] == "in her office\nShe is ill."
    assert last_contact(kim) is None, "what did not take place is no contact"


def test_lists_of_a_meeting_grow_and_shrink_and_an_empty_text_clears(kim: Desk) -> None:
    add(kim, "Lee Sample")
    planned = plan(kim, "kim", agenda=["the rota"])
    meetings.edit(
        kim,
        planned,
        {"agenda": ["my report"], "insight": ["ask early"], "next_area": ["pay"], "incident": "A row."},
    )
    meetings.edit(kim, planned, {"with_": ["lee"], "presenter": "lee", "action": ["them: call Ann by fri"]})
    now = meeting(kim, planned)
    assert (now.agenda, now.insights, now.next_areas) == (("the rota", "my report"), ("ask early",), ("pay",))
    assert (now.mentors, now.presenter, now.incident) == (
        ("kim-sample", "lee-sample"),
        "lee-sample",
        "A row.",
    )
    assert [(a.text, a.owner, a.due) for a in now.actions] == [("call Ann", "mentor", day("2026-01-23"))]
    meetings.edit(
        kim,
        planned,
        {
            "remove_agenda": ["THE ROTA"],
            "remove_insight": ["ask early"],
            "remove_next_area": ["pay"],
            "without": ["lee"],
            "incident": "",
            "kind": "review",
            "minutes": 30,
        },
    )
    now = meeting(kim, planned)
    assert (now.agenda, now.insights, now.next_areas, now.incident) == (("my report",), (), (), "")
    assert (now.mentors, now.presenter) == (("kim-sample",), ""), "who is not there brings nothing"
    assert (now.kind, now.minutes) == ("review", 30)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({}, 2),
        ({"kind": "party"}, 2),
        ({"kind": "moment"}, 2),
        ({"remove_agenda": ["not there"]}, 2),
        ({"presenter": "lee"}, 2),
        ({"without": ["lee"]}, 2),
        ({"with_": ["nobody"]}, 3),
        ({"without": ["kim"]}, 5),
    ],
    ids=str,
)
def test_a_refused_change_of_a_meeting_changes_nothing(kim: Desk, given: Any, code: int) -> None:
    add(kim, "Lee Sample")
    planned = plan(kim, "kim")
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        meetings.edit(kim, planned, given)
    assert refused.value.exit_code == code


def test_who_comes_to_a_circle_is_not_changed_session_by_session(kim: Desk) -> None:
    add(kim, "Lee Sample")
    circle(kim, "Peers", "kim-sample")
    meetings.plan(kim, [], {"circle": "peers", "when": "thu"})
    with untouched(kim), pytest.raises(RuleRefusal):
        meetings.edit(kim, "peers", {"with_": ["lee"]})


# --- naming and listing ---


def test_a_meeting_is_meant_by_its_id_the_beginning_of_it_a_person_or_a_circle(kim: Desk) -> None:
    add(kim, "Lee Sample")
    circle(kim, "Peers", "lee-sample")
    with_kim = plan(kim, "kim")
    session = str(meetings.plan(kim, [], {"circle": "peers", "when": "thu"}).record["id"])
    assert meetings.show(kim, with_kim).meeting.id == with_kim
    assert meetings.show(kim, with_kim[:6].upper()).meeting.id == with_kim
    assert meetings.show(kim, "kim").meeting.id == with_kim
    assert meetings.show(kim, "lee").meeting.id == session
    assert meetings.show(kim, "peers").meeting.id == session


def test_a_person_with_several_planned_meetings_or_none_lists_them(kim: Desk, golden: Golden) -> None:
    add(kim, "Lee Sample")
    with pytest.raises(NotFound):
        meetings.show(kim, "lee")
    early, late = plan(kim, "kim", when="thu"), plan(kim, "kim", when="fri")
    with pytest.raises(Ambiguous) as several:
        meetings.held(kim, "kim", {})
    for planned in (early, late):
        meetings.cancel(kim, planned, {})
    with pytest.raises(Ambiguous) as none:
        meetings.held(kim, "kim", {})
    golden(several.value.hint or "", none.value.hint or "")


def test_where_nothing_is_planned_the_first_thing_said_is_how_to_plan_and_few_are_listed(kim: Desk) -> None:
    add(kim, "Lee Sample")
    circle(kim, "Peers", "kim-sample", "lee-sample")
    early, *late = (plan(kim, "kim", when=f"{number} feb") for number in (2, 3, 4, 5))
    session = str(meetings.plan(kim, [], {"circle": "peers", "when": "6 feb"}).record["id"])
    for planned in (early, *late, session):
        meetings.cancel(kim, planned, {})
    deeds: list[Callable[[], object]] = [
        lambda: meetings.cancel(kim, "kim", {}),
        lambda: meetings.move(kim, "kim", {"when": "fri"}),
        lambda: meetings.edit(kim, "kim", {"minutes": 20}),
    ]
    for deed in deeds:
        with untouched(kim), pytest.raises(Ambiguous, match="no meeting planned with Kim Sample") as none:
            deed()
        hint = none.value.hint or ""
        assert 'mentorfolio meeting plan kim-sample --when "thu 15:00"' in hint
        assert [planned in hint for planned in (session, *reversed(late), early)] == [True] * 3 + [False] * 2
        assert hint.endswith(" and 2 more.")
    with pytest.raises(Ambiguous) as nobody:
        meetings.cancel(kim, "peers", {})
    assert "meeting plan --circle peers --when" in (nobody.value.hint or "")
    mentors.stage(kim, "kim", "declined", {"on": "today"})
    with pytest.raises(Ambiguous) as over:
        meetings.cancel(kim, "kim", {})
    assert (over.value.hint or "").startswith("Say which: "), "nothing is planned with who said no"


def test_where_all_is_held_one_may_add_to_the_latest_or_log_a_talk(kim: Desk) -> None:
    add(kim, "Lee Sample")
    circle(kim, "Peers", "kim-sample", "lee-sample")
    early = plan(kim, "kim", when="today 9:00")
    meetings.held(kim, "kim", {"notes": "x"})
    late = plan(kim, "kim", when="today 10:00")
    meetings.held(kim, "kim", {"notes": "x"})
    with untouched(kim), pytest.raises(Ambiguous, match="no meeting planned with Kim Sample") as none:
        meetings.held(kim, "kim", {})
    assert none.value.hint is not None
    assert f'mentorfolio meeting edit {late} --insight "…"' in none.value.hint
    assert 'mentorfolio log kim-sample "' in none.value.hint
    assert early in none.value.hint
    session = str(meetings.plan(kim, [], {"circle": "peers", "when": "today"}).record["id"])
    meetings.held(kim, session, {"notes": "x"})
    with pytest.raises(Ambiguous) as session_held:
        meetings.held(kim, "peers", {})
    assert 'mentorfolio log kim-sample,lee-sample "' in (session_held.value.hint or "")


@pytest.mark.parametrize(
    ("when", "rhythm", "today", "wanted"),
    [
        ("2026-02-05T15:00", "1m", "2026-02-05", '"2026-03-05 15:00"'),
        ("2026-01-22T15:00", "1m", "2026-01-22", '"2026-02-19 15:00"'),
        ("2026-01-31", "1m", "2026-01-31", "2026-02-28"),
        ("2026-01-22", "2w", "2026-01-22", "2026-02-05"),
        ("2026-01-22T09:30", "90d", "2026-01-22", '"2026-04-23 09:30"'),
        ("2026-01-22", "3d", "2026-01-22", "2026-01-25"),
        ("2026-01-01T15:00", "1w", "2026-01-21", '"2026-01-22 15:00"'),
        ("2026-01-01T15:00", "1w", "2026-01-22", '"2026-01-29 15:00"'),
    ],
)
def test_the_next_one_is_on_the_same_weekday_at_the_same_time(
    kim: Desk, when: str, rhythm: str, today: str, wanted: str
) -> None:
    mentors.edit(kim, "kim", {"cadence": rhythm})
    planned = plan(kim.on("2026-01-01"), "kim", when=when.replace("T", " "))
    (step,) = meetings.held(kim.on(today), planned, {"insight": ["x"]}).steps
    assert step.command == f"mentorfolio meeting plan kim-sample --when {wanted}"
    when_again = wanted.strip('"')
    assert meeting(kim, plan(kim.on(today), "kim", when=when_again)).when == when_again.replace(" ", "T")


def test_a_talk_noted_late_hurries_nobody_to_meet_tomorrow_where_no_rhythm_is_agreed(kim: Desk) -> None:
    mentors.edit(kim, "kim", {"cadence": "none"})
    planned = plan(kim.on("2026-03-01"), "kim", when="2026-04-02 18:00")
    (*_, step) = meetings.held(kim.on("2026-05-20"), planned, {"insight": ["x"]}).steps
    assert step.command == 'mentorfolio meeting plan kim-sample --when "2026-06-04 18:00"'


@pytest.mark.parametrize("which", ["held", "cancel"])
def test_several_and_circles_meet_again_without_those_who_left(kim: Desk, which: str) -> None:
    add(kim, "Lee Sample", stage="active", on="2025-06-01", cadence="1w")
    circle(kim, "Peers", "kim-sample", "lee-sample")

    def again() -> list[str]:
        settled = {"held": meetings.held, "cancel": meetings.cancel}[which]
        out = []
        for people, more in ((["kim", "lee"], {}), ([], {"circle": "peers"})):
            planned = str(meetings.plan(kim, people, {"when": "today 18:00", **more}).record["id"])
            given = {"insight": ["x"]} if which == "held" else {}
            out += [
                s.command.removeprefix("mentorfolio meeting plan ")
                for s in settled(kim, planned, given).steps
            ]
        return out

    assert again() == [
        'kim-sample lee-sample --when "2026-01-28 18:00"',
        '--circle peers --when "2026-01-28 18:00"',
    ]
    early = [plan(kim, *people, when="today 9:00") for people in (("kim", "lee"), ("kim",))]
    mentors.stage(kim, "kim", "ended", {})
    assert [s.command for s in meetings.cancel(kim, early[0], {}).steps] == [
        'mentorfolio meeting plan lee-sample --when "2026-01-28 09:00"'
    ]
    assert meetings.cancel(kim, early[1], {}).steps == (), "with nobody left there is no other day"


def test_meetings_are_listed_as_they_take_place_and_narrowed(kim: Desk) -> None:
    add(kim, "Lee Sample")
    late, early = plan(kim, "kim", when="fri 15:00"), plan(kim, "lee", when="fri 9:00")
    log(kim, "kim", ["a", "talk"], {"on": "tue"})
    (logged,) = [m.id for m in all_meetings(kim) if m.held]

    def listed(**given: Any) -> list[str]:
        return [m.id for m in meetings.list(kim, given).meetings]

    assert listed() == [logged, early, late]
    assert listed(with_="kim") == [logged, late]
    assert listed(planned=True) == [early, late]
    assert listed(since="today") == [early, late]
    assert listed(since="tue", until="today") == [logged], "tue was yesterday"
    assert listed(until="fri", planned=True) == [early, late]
    assert listed(since="2026-01-24") == []
    with pytest.raises(UsageProblem):
        listed(since="2026-01-22", until="2026-01-21")


# --- holding ---


def test_what_came_of_a_meeting_is_added_to_what_was_noted(kim: Desk) -> None:
    planned = plan(kim, "kim", when="today 9:00")
    meetings.edit(kim, planned, {"notes": "bring the plan"})
    done = meetings.held(
        kim,
        "kim",
        {
            "notes": "we went through it\nline by line",
            "insight": ["start with people"],
            "action": ["send it by fri", "them: introduce Ben"],
            "next_area": ["pay"],
            "minutes": 75,
            "presenter": "me",
            "incident": "A row.",
        },
    )
    held = meeting(kim, planned)
    assert held.notes == "bring the plan\nwe went through it\nline by line"
    assert (held.insights, held.next_areas, held.minutes) == (("start with people",), ("pay",), 75)
    assert [(a.text, a.owner) for a in held.actions] == [("send it", "me"), ("introduce Ben", "mentor")]
    assert (held.held, held.presenter, held.incident) == (True, "me", "A row.")
    assert [detail.partition(": ")[2] for detail in done.details] == ["send it", "introduce Ben", "pay."]
    assert [s.command for s in done.steps] == [
        'mentorfolio meeting plan kim-sample --when "2026-02-04 09:00"'
    ]
    assert last_contact(kim) == kim.today


def test_holding_a_past_meeting_is_a_contact_of_its_own_day(kim: Desk) -> None:
    planned = plan(kim, "kim", when="thu")
    meetings.held(kim.on("2026-02-02"), planned, {"notes": "x"})
    assert last_contact(kim) == day("2026-01-22")


def test_a_meeting_is_not_held_before_its_day(kim: Desk) -> None:
    planned = plan(kim, "kim")
    with untouched(kim), pytest.raises(UsageProblem) as refused:
        meetings.held(kim, planned, {"notes": "x"})
    assert f"mentorfolio meeting move {planned} --when today" in (refused.value.hint or "")


def test_the_next_steps_after_a_meeting_run_and_fit(kim: Desk) -> None:
    add(kim, "Lee Sample", stage="active", on="2025-06-01", cadence="1m")
    planned = plan(kim, "lee", when="today")
    steps = [s.command for s in meetings.held(kim, planned, {"notes": "x"}).steps]
    assert steps == [
        f"mentorfolio reflect --meeting {planned} --ask",
        "mentorfolio meeting plan lee-sample --when 2026-02-18",
    ]
    plan(kim, "lee", when="fri")
    again = plan(kim, "lee", when="today")
    assert meetings.held(kim, again, {"insight": ["x"]}).steps == (), "the next one is planned already"
    add(kim, "Ann Sample")
    first, _second = plan(kim, "ann", when="today 9:00"), plan(kim, "ann", when="today 18:00")
    steps = meetings.held(kim, first, {"insight": ["x"]}).steps
    assert steps == (), "one is planned already, later on the same day"
    last = plan(kim, "kim", when="today", kind="closing")
    closing = meetings.held(kim, last, {"insight": ["x"]}).steps
    assert [s.command for s in closing] == ["mentorfolio mentor stage kim-sample ended"]


def test_a_reflection_in_ones_own_words_is_kept_about_the_meeting(kim: Desk) -> None:
    planned = plan(kim, "kim", when="today")
    done = meetings.held(kim, planned, {"reflection": "she asks, I answer"})
    (kept,) = kim.store.reading()[Reflection]
    assert (kept.about, kept.subject, kept.text) == ("meeting", planned, "she asks, I answer")
    assert not any("reflect" in s.command for s in done.steps)


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"notes": "a\x1b"}, 2),
        ({"insight": [""]}, 2),
        ({"action": ["them:"]}, 2),
        ({"action": ["x by 1/2/2026"]}, 2),
        ({"next_area": ["a\nb"]}, 2),
        ({"presenter": "lee"}, 2),
        ({"presenter": "nobody"}, 3),
    ],
    ids=str,
)
def test_what_cannot_be_meant_leaves_a_meeting_planned(kim: Desk, given: Any, code: int) -> None:
    add(kim, "Lee Sample")
    planned = plan(kim, "kim", when="today")
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        meetings.held(kim, planned, given)
    assert refused.value.exit_code == code


# --- holding, asked ---


def test_at_a_terminal_all_five_are_asked_and_saved_and_one_question_to_think_back(kim: Desk) -> None:
    planned = plan(kim, "kim", when="today", agenda=["the rota"])
    desk, asker = kim.asking(
        "we spoke", "ask early; go slow", "send it by fri; them: call Ann", "pay", "45", "she listens"
    )
    done = meetings.held(desk, "kim", {})
    held = meeting(kim, planned)
    assert (held.notes, held.insights, held.next_areas) == ("we spoke", ("ask early", "go slow"), ("pay",))
    assert held.minutes == 45
    assert [(a.text, a.owner, a.due) for a in held.actions] == [
        ("send it", "me", day("2026-01-23")),
        ("call Ann", "mentor", None),
    ]
    assert asker.keys == ["notes", "insights", "actions", "next_areas", "minutes", "both-of-us"]
    assert any("the rota" in text for text in asker.said)
    (kept,) = kim.store.reading()[Reflection]
    assert (kept.text, kept.subject in (planned, "kim-sample")) == ("she listens", True)
    assert done.record["insights"] == ["ask early", "go slow"]


def promise(desk: Desk, who: str, text: str) -> str:
    return str(actions.add(desk, who, [text], {}).record["id"])


def still_open(desk: Desk) -> list[str]:
    return [p.action.text for p in actions.list(desk, {"open": True}).actions]


def test_what_was_promised_before_is_asked_first_and_noted_as_done(kim: Desk) -> None:
    add(kim, "Lee Sample")
    for who, text in (
        ("kim", "send the rota by fri"),
        ("kim", "read on"),
        ("lee", "call"),
        ("kim", "them: go"),
    ):
        promise(kim, who, text)
    plan(kim, "kim", when="today")
    desk, asker = kim.asking("3", "2", "", "", "", "", "", "")
    meetings.held(desk, "kim", {})
    asked = asker.asked[0]
    assert (asked.key, asker.keys[1]) == ("kept", "kept"), "3 is not on the list"
    assert list((asked.choices or {}).values()) == ["send the rota, by Fri 23 Jan 2026", "read on"]
    assert set(still_open(kim)) == {"send the rota", "call", "go"}
    (done,) = [p.action for p in actions.list(kim, {}).actions if p.action.done]
    assert (done.text, done.done) == ("read on", kim.today)


def test_an_answer_about_promises_may_be_changed_or_skipped(kim: Desk) -> None:
    for text in ("one", "two", "three"):
        promise(kim, "kim", f"{text} by fri")
    first = plan(kim, "kim", when="today 9:00")
    texts = [p.action.text for p in actions.list(kim, {}).actions]
    desk, _ = kim.asking("1, 2", "<", "2 3", "we spoke", "", "", "", "", "")
    meetings.held(desk, first, {})
    assert still_open(kim) == texts[:1]
    second = plan(kim, "kim", when="today 10:00")
    desk, asker = kim.asking("", "we spoke", "", "", "", "", "")
    meetings.held(desk, second, {})
    assert asker.keys[0] == "kept"
    assert still_open(kim) == texts[:1]


def test_going_back_offers_the_numbers_that_were_typed(kim: Desk) -> None:
    promise(kim, "kim", "one")
    plan(kim, "kim", when="today")
    desk, _ = kim.asking("1", "<", "", "we spoke", "", "", "", "", "")
    meetings.held(desk, "kim", {})
    assert still_open(kim) == [], "Enter keeps what was said"


def test_a_session_asks_about_what_was_promised_to_the_circle_only(kim: Desk) -> None:
    add(kim, "Lee Sample")
    circle(kim, "Peers", "kim-sample", "lee-sample")
    early = str(meetings.plan(kim, [], {"circle": "peers", "when": "today 9:00"}).record["id"])
    meetings.held(kim, early, {"action": ["bring cake"]})
    promise(kim, "kim", "between us two")
    later = str(meetings.plan(kim, [], {"circle": "peers", "when": "today 18:00"}).record["id"])
    meetings.edit(kim, later, {"action": ["promised in this one"]})
    desk, asker = kim.asking("", "x", "Lee: ask her", "", "", "", "", "")
    meetings.held(desk, later, {})
    assert kim.store.reading()[Meeting][later].answers == ("Lee: ask her",)
    assert list((asker.asked[0].choices or {}).values()) == ["bring cake"]
    plan(kim, "kim", when="today 20:00")
    desk, asker = kim.asking("", "x", "", "", "", "", "")
    meetings.held(desk, "kim", {})
    assert list((asker.asked[0].choices or {}).values()) == ["between us two"]


def test_leaving_says_how_to_go_on(kim: Desk) -> None:
    promise(kim, "kim", "one")
    planned = plan(kim, "kim", when="today")
    desk, _ = kim.asking()
    with untouched(kim), pytest.raises(Interrupted) as left:
        meetings.held(desk, "kim", {})
    assert (left.value.hint or "").endswith(f"mentorfolio meeting held {planned}")
    desk, _ = kim.asking("1")
    with pytest.raises(Interrupted) as left:
        meetings.held(desk, "kim", {})
    assert (left.value.hint or "").endswith(f"mentorfolio meeting held {planned}")
    desk, _ = kim.asking("we spoke")
    with pytest.raises(Interrupted) as left:
        meetings.held(desk, "kim", {})
    assert left.value.hint is not None
    assert f'mentorfolio meeting edit {planned} --insight "…"' in left.value.hint


@pytest.mark.parametrize("typed", [[], ["<"]])
def test_leaving_the_question_for_a_day_plans_nothing(kim: Desk, typed: list[str]) -> None:
    desk, _ = kim.asking(*typed)
    with untouched(kim), pytest.raises(Interrupted) as left:
        meetings.plan(desk, ["kim"], {})
    assert "--when" in (left.value.hint or "")


@pytest.mark.parametrize("answered", range(7))
def test_leaving_keeps_what_was_answered_before(kim: Desk, answered: int) -> None:
    planned = plan(kim, "kim", when="today")
    answers = ["we spoke", "ask early", "send it", "pay", "45", "a thought"][:answered]
    desk, _ = kim.asking(*answers)
    if answered < 6:
        with pytest.raises(Interrupted):
            meetings.held(desk, planned, {})
    else:
        meetings.held(desk, planned, {})
    kept = meeting(kim, planned)
    assert kept.held is (answered > 0)
    assert kept.notes == ("we spoke" if answered > 0 else "")
    assert kept.insights == (("ask early",) if answered > 1 else ())
    assert [a.text for a in kept.actions] == (["send it"] if answered > 2 else [])
    assert kept.next_areas == (("pay",) if answered > 3 else ())
    assert kept.minutes == (45 if answered > 4 else 60)
    assert len(kim.store.reading()[Reflection].by_id()) == (answered > 5)


def test_going_back_corrects_an_answer_and_doubles_nothing(kim: Desk) -> None:
    planned = plan(kim, "kim", when="today")
    meetings.edit(kim, planned, {"notes": "bring the plan"})
    desk, _ = kim.asking("we spok", "one", "<", "<", "we spoke", "one; two", "", "", "", "")
    meetings.held(desk, planned, {})
    held = meeting(kim, planned)
    assert held.notes == "bring the plan\nwe spoke"
    assert held.insights == ("one", "two")


def test_a_meeting_of_which_nothing_is_said_is_held_all_the_same(kim: Desk) -> None:
    planned = plan(kim, "kim", when="today")
    before = len(kim.store.history())
    desk, _ = kim.asking("", "", "", "", "", "")
    done = meetings.held(desk, planned, {})
    assert meeting(kim, planned).held
    assert len(kim.store.history()) == before + 1, "one undo takes it back"
    assert done.steps[0].command == f"mentorfolio reflect --meeting {planned} --ask"


@pytest.mark.parametrize(("rapport", "clarity", "axis"), [(2, 4, "rapport"), (5, 3, "clarity")])
def test_the_lower_axis_of_the_last_check_in_picks_the_question(
    kim: Desk, rapport: int, clarity: int, axis: str
) -> None:
    old, new = (clarity, rapport), (rapport, clarity)
    with kim.store.changing() as portfolio:
        for record_id, on, (r, c) in (("aaaaaaaa", "2025-10-01", old), ("bbbbbbbb", "2026-01-10", new)):
            portfolio[Checkin].put(
                Checkin(
                    id=record_id,
                    created=kim.today,
                    updated=kim.today,
                    mentor="kim-sample",
                    on=day(on),
                    rapport_items=(r, r, r, r),
                    clarity_items=(c, c),
                )
            )
    plan(kim, "kim", when="today")
    desk, _ = kim.asking("", "", "", "", "", "a thought")
    meetings.held(desk, "kim", {})
    (kept,) = kim.store.reading()[Reflection]
    assert kim.letters.prompt(kept.prompt or "").axis == axis
    assert (kept.about, kept.subject) == ("mentor", "kim-sample")


def test_a_question_answered_lately_is_not_asked_again_after_the_next_meeting(kim: Desk) -> None:
    asked = set()
    for number in range(3):
        plan(kim, "kim", when="today")
        desk, _ = kim.asking("", "", "", "", "", f"thought {number}")
        meetings.held(desk, "kim", {})
    asked = {r.prompt for r in kim.store.reading()[Reflection]}
    assert len(asked) == 3


# --- reflecting on a held one ---


def test_a_person_stands_for_their_meeting_that_nobody_thought_about(kim: Desk) -> None:
    add(kim, "Lee Sample")
    log(kim, "kim", ["old"], {"on": "2026-01-05", "insight": ["learnt"]})
    log(kim, "kim", ["new"], {"on": "2026-01-19"})
    new = next(m.id for m in all_meetings(kim) if m.notes == "new")
    reflect(kim, {"meeting": "kim", "text": "so"})
    (kept,) = kim.store.reading()[Reflection]
    assert (kept.about, kept.subject) == ("meeting", new)
    with pytest.raises(Ambiguous):
        reflect(kim, {"meeting": "kim", "text": "again"})
    with pytest.raises(NotFound):
        reflect(kim, {"meeting": "lee", "text": "x"})


def test_a_reflection_on_the_person_that_day_or_later_counts_for_the_meeting(kim: Desk) -> None:
    reflect(kim.on("2026-01-18"), {"mentor": "kim", "text": "before"})
    log(kim, "kim", ["new"], {"on": "2026-01-19"})
    reflect(kim, {"meeting": "kim", "text": "once"})
    log(kim, "kim", ["newer"], {"on": "2026-01-20"})
    reflect(kim, {"mentor": "kim", "text": "after"})
    with pytest.raises(Ambiguous):
        reflect(kim, {"meeting": "kim", "text": "x"})


def test_where_nobody_can_be_asked_the_questions_of_the_subject_are_shown(kim: Desk) -> None:
    log(kim, "kim", ["new"], {})
    shown = reflect(kim, {"meeting": "kim"}, ask=True)
    assert isinstance(shown, PromptList)
    about = {kim.letters.prompt(row.prompt).about for row in shown.rows}
    assert about == {"meeting"}
    theirs = reflect(kim, {"mentor": "kim"}, ask=True)
    assert isinstance(theirs, PromptList)
    assert any("Kim" in row.question for row in theirs.rows)
    assert "mentorfolio reflect kim-sample --prompt" in theirs.answer


# --- properties ---

_DAYS = st.integers(min_value=-40, max_value=40)


@settings(max_examples=40, deadline=None)
@drawn(
    st.lists(
        st.tuples(st.sampled_from(["log", "moment", "plan", "hold", "move", "cancel"]), _DAYS), max_size=12
    )
)
def test_whatever_is_logged_planned_and_held_the_last_contact_never_moves_back(
    events: list[tuple[str, int]],
) -> None:
    with fresh() as desk:
        add(desk, "Kim Sample")
        last = None
        for act, offset in events:
            on = desk.today + timedelta(days=offset)
            _try(desk, act, on)
            now = last_contact(desk)
            assert last is None or (now is not None and now >= last), (act, on)
            assert now is None or now <= desk.today
            last = now
        held = [m.on for m in all_meetings(desk) if m.held]
        assert last == max(held, default=None)


def _try(desk: Desk, act: str, on: date) -> None:
    """One deed, or a refusal that changes nothing."""
    before = desk.bytes
    try:
        if act in ("log", "moment"):
            log(desk, "kim", ["x"], {"on": on.isoformat(), **({"kind": act} if act == "moment" else {})})
        elif act == "plan":
            meetings.plan(desk, ["kim"], {"when": on.isoformat()})
        else:
            planned = [m.id for m in all_meetings(desk) if not (m.held or m.cancelled)]
            which = planned[on.day % len(planned)] if planned else "kim"
            if act == "hold":
                # As if its day had come and gone.
                _put_on(desk, which, on)
                before = desk.bytes
                meetings.held(desk, which, {"notes": "x"})
            elif act == "move":
                meetings.move(desk, which, {"when": on.isoformat()})
            else:
                meetings.cancel(desk, which, {})
    except MentorfolioError:
        assert desk.bytes == before


def _put_on(desk: Desk, which: str, on: date) -> None:
    with desk.store.changing() as portfolio:
        known = portfolio[Meeting].get(which)
        if known is not None:
            portfolio[Meeting].put(changed(known, desk.today, when=on.isoformat()))


def test_somebody_one_is_said_to_have_talked_with_is_not_met_for_the_first_time(desk: Desk) -> None:
    add(desk, "Kim Sample", stage="active", on="2025-06-01", last_contact="2026-01-05")
    assert meetings.plan(desk, ["kim"], {"when": "tomorrow"}).record["kind"] == "regular"


@pytest.mark.parametrize("by_letter", [True, False])
def test_the_meeting_after_a_yes_is_the_first_whatever_was_talked_about_before_it(
    desk: Desk, *, by_letter: bool
) -> None:
    add(desk, "Kim Sample", stage="conversation", on="2026-01-05", last_contact="2026-01-05")
    log(desk, "kim", ["coffee"], {"on": "2026-01-12"})
    assert meeting(desk, plan(desk, "kim", when="thu")).kind == "regular"
    if by_letter:
        mentors.stage(desk, "kim", "asked", {"on": "2026-01-13"})
    mentors.stage(desk, "kim", "active", {"on": "2026-01-14"})
    first = plan(desk, "kim", when="today 00:01")
    assert meeting(desk, first).kind == "first"
    meetings.held(desk, first, {"insight": ["x"]})
    assert meeting(desk, plan(desk, "kim", when="fri")).kind == "regular"
    mentors.stage(desk, "kim", "paused", {})
    mentors.stage(desk, "kim", "active", {})
    assert meeting(desk, plan(desk, "kim")).kind == "regular", "a rest is no new beginning"


def test_the_same_meeting_is_planned_once_unless_a_second_one_is_meant(kim: Desk) -> None:
    add(kim, "Lee Sample")
    one = plan(kim, "kim", when="fri 15:00")
    with untouched(kim), pytest.raises(AlreadyThere, match=one) as refused:
        plan(kim, "kim", when="fri 15:00-16:30")
    assert refused.value.hint is not None
    assert "--anyway" in refused.value.hint
    assert meeting(kim, plan(kim, "kim", "lee", when="fri 15:00")).mentors == ("kim-sample", "lee-sample")
    plan(kim, "kim", when="fri 18:00")
    plan(kim, "kim", when="fri 15:00", anyway=True)
    plan(kim, "kim", when="sat"), plan(kim, "kim", when="sat")
    assert len(all_meetings(kim)) == 6, "a day alone may be two meetings"
