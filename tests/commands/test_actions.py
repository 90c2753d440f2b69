"""What was promised: noted, listed, done, changed, wherever it was promised."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.domain.records import Meeting
from mentorfolio.errors import Ambiguous, MentorfolioError, MissingValue, NotFound, RuleRefusal
from tests.commands.desk import Desk, add, untouched
from tests.commands.typed import actions, log, meetings
from tests.domain.build import day
from tests.support import Golden


@pytest.fixture
def kim(desk: Desk) -> Desk:
    add(desk, "Kim Sample")
    add(desk, "Lee Sample")
    return desk


def note(desk: Desk, whom: str, text: str, **given: str) -> str:
    """The id of a promise made in between."""
    return str(actions.add(desk, whom, text.split(" "), given).record["id"])


def promised(desk: Desk, whom: str, text: str) -> str:
    """The id of a promise made in a talk."""
    return str(log(desk, whom, ["a", "talk"], {"action": [text]}).record["actions"][0]["id"])


def shown(desk: Desk, **given: Any) -> list[str]:
    return [p.action.text for p in actions.list(desk, given).actions]


@pytest.mark.parametrize(
    ("typed", "given", "text", "owner", "due"),
    [
        ("send the slides", {}, "send the slides", "me", None),
        ("send the slides by fri", {}, "send the slides", "me", "2026-01-23"),
        ("them: call Ann by 2026-02-01", {}, "call Ann", "mentor", "2026-02-01"),
        ("Them : call Ann", {}, "call Ann", "mentor", None),
        ("call Ann", {"owner": "mentor", "due": "fri"}, "call Ann", "mentor", "2026-01-23"),
        ("them: call Ann by fri", {"owner": "mentor", "due": "fri"}, "call Ann", "mentor", "2026-01-23"),
        ("send it by 30 april", {}, "send it", "me", "2026-04-30"),
        ("send it by Fri 30 Jan 2026", {}, "send it", "me", "2026-01-30"),
        ("send it by end of month", {}, "send it", "me", "2026-01-31"),
        ("them: send it by next week", {}, "send it", "mentor", "2026-01-28"),
        ("learn to stand by people", {}, "learn to stand by people", "me", None),
        ("stand by people by fri", {}, "stand by people", "me", "2026-01-23"),
    ],
    ids=str,
)
def test_a_promise_is_noted_as_it_is_said(
    kim: Desk, typed: str, given: Any, text: str, owner: str, due: str | None
) -> None:
    done = actions.add(kim, "kim", typed.split(" "), given)
    (kept,) = kim.mentor("kim-sample").actions
    assert (kept.text, kept.owner, kept.due) == (text, owner, day(due) if due else None)
    assert done.record == {
        "id": kept.id,
        "text": text,
        "owner": owner,
        "due": due,
        "done": None,
        "since": "2026-01-21",
        "mentors": ["kim-sample"],
        "meeting": None,
    }
    assert ("you promised" in done.sentence) == (owner == "me")


@pytest.mark.parametrize(
    ("typed", "promised"),
    [
        (
            "I write the list of the 2 posts until end of jan, she asks a friend in HR",
            [
                ("me", "write the list of the 2 posts", "2026-01-31"),
                ("mentor", "ask a friend in HR", None),
            ],
        ),
        (
            "she sends me the list and I ring finance by friday",
            [("mentor", "send me the list", None), ("me", "ring finance", "2026-01-23")],
        ),
        (
            "I'll read it by fri, Kim Sample tries to find a room",
            [("me", "read it", "2026-01-23"), ("mentor", "try to find a room", None)],
        ),
        ("find out what helps, she asks me next time", [("me", None, None)]),
        ("I look after her ward until easter", [("me", "look after her ward until easter", None)]),
        ("wait until they answer", [("me", "wait until they answer", None)]),
    ],
    ids=str,
)
def test_what_each_of_the_two_will_do_is_a_promise_of_their_own(
    kim: Desk, typed: str, promised: list[tuple[str, str | None, str | None]]
) -> None:
    actions.add(kim, "kim", [typed], {})
    kept = kim.mentor("kim-sample").actions
    found = [(a.owner, a.text, str(a.due) if a.due else None) for a in kept]
    assert found == [(owner, text or typed, due) for owner, text, due in promised]


@pytest.mark.parametrize(
    ("typed", "present", "text", "owner"),
    [
        ("Kim: send her list by fri", "kim", "send her list", "mentor"),
        ("kim sample : send her list", "kim", "send her list", "mentor"),
        ("KIM: send her list", "kim,lee", "KIM: send her list", "mentor"),
        ("Lee: send her list", "kim", "Lee: send her list", "me"),
        ("me: Kim: the second one", "kim", "Kim: the second one", "me"),
        ("them: Lee: bring cake", "kim,lee", "Lee: bring cake", "mentor"),
        ("call Kim: ask about pay", "kim", "call Kim: ask about pay", "me"),
        ("Kim:", "kim", "Kim:", "me"),
        (": Kim", "kim", ": Kim", "me"),
    ],
)
def test_the_name_of_somebody_who_was_there_says_who_promised_it(
    kim: Desk, typed: str, present: str, text: str, owner: str
) -> None:
    logged = log(kim, present, ["a", "talk"], {"action": [typed]}).record
    planned = str(meetings.plan(kim, present.split(","), {"when": "tomorrow"}).record["id"])
    held = meetings.held(kim.on("2026-01-22"), planned, {"action": [typed]}).record
    for record in (logged, held):
        (kept,) = record["actions"]
        assert (kept["text"], kept["owner"]) == (text, owner)


def test_a_name_that_two_of_those_present_share_is_nobodys_promise(kim: Desk) -> None:
    add(kim, "Kim Other")
    logged = log(kim, "kim-sample,kim-other", ["a", "talk"], {"action": ["Kim: send it"]}).record
    assert [(a["text"], a["owner"]) for a in logged["actions"]] == [("Kim: send it", "me")]


def test_a_by_that_names_no_day_is_said_with_the_way_to_set_one(kim: Desk, golden: Golden) -> None:
    noted = actions.add(kim, "kim", ["send it by pigeon"], {})
    logged = log(kim, "lee", ["lunch"], {"action": ["send it by pigeon", "call by fri", "rest"]})
    planned = meetings.plan(kim, ["lee"], {"when": "today"}).record["id"]
    held = meetings.held(kim, planned, {"action": ["bring cake by bike"]})
    golden(*noted.details, *logged.details, *held.details)
    changed = meetings.edit(kim, planned, {"action": ["pass by"]})
    assert changed.details == ()
    assert actions.add(kim, "kim", ["send it by pigeon"], {"due": "fri"}).details == ()


def test_an_action_is_found_by_words_of_it(kim: Desk) -> None:
    draft, lead = note(kim, "kim", "draft a plan"), note(kim, "lee", "Lead the Führung, plan B")
    assert actions.done(kim, "DRAFT", {}).record["id"] == draft
    assert actions.edit(kim, "fuhrung lead", {"text": "plan C"}).record["id"] == lead
    assert actions.edit(kim, "draft", {"open": True}).record["id"] == draft, "done ones where none is open"
    old = note(kim, "kim", "plan of old")
    actions.done(kim, old, {})
    with untouched(kim), pytest.raises(Ambiguous) as several:
        actions.done(kim, "plan", {})
    assert f"{draft} (draft a plan)" in (several.value.hint or "")
    assert f"{lead} (plan C)" in (several.value.hint or "")
    assert old not in (several.value.hint or ""), "it is done"
    assert several.value.exit_code == 4
    with untouched(kim), pytest.raises(NotFound):
        actions.done(kim, "draft nothing", {})


def test_a_person_or_an_id_comes_before_words_of_an_action(kim: Desk) -> None:
    note(kim, "kim", "call lee")
    theirs = note(kim, "lee", "kim and lee meet")
    assert actions.done(kim, "lee", {}).record["id"] == theirs
    with pytest.raises(Ambiguous):
        actions.done(kim, "sample", {})


@pytest.mark.parametrize(
    ("whom", "typed", "given", "code"),
    [
        ("nobody", " ", {}, 2),
        ("nobody", "them:", {}, 2),
        ("nobody", "a\x1b", {}, 2),
        ("nobody", "send it by 1/2/2026", {}, 2),
        ("nobody", "send it", {"due": "someday"}, 2),
        ("nobody", "send it", {"owner": "them"}, 2),
        ("nobody", "send it by fri", {"due": "2026-02-01"}, 2),
        ("nobody", "them: send it", {"owner": "me"}, 2),
        ("nobody", "send it", {}, 3),
        ("sample", "send it", {}, 4),
    ],
    ids=str,
)
def test_a_refused_promise_is_not_noted(kim: Desk, whom: str, typed: str, given: Any, code: int) -> None:
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        actions.add(kim, whom, [typed], given)
    assert refused.value.exit_code == code


def test_open_promises_come_first_by_their_day_then_the_done_ones_latest_first(kim: Desk) -> None:
    note(kim, "kim", "no day")
    note(kim, "kim", "late by 2026-03-01")
    promised(kim, "lee", "early by fri")
    for text, on in (("done old", "2026-01-02"), ("done new", "2026-01-20")):
        actions.done(kim, note(kim, "kim", text), {"on": on})
    assert shown(kim) == ["early", "late", "no day", "done new", "done old"]
    assert shown(kim, open=True) == ["early", "late", "no day"]
    assert shown(kim, with_="lee") == ["early"]
    assert shown(kim, with_="lee", open=True) == ["early"]


def test_a_promise_of_a_talk_with_two_is_about_both(kim: Desk) -> None:
    which = promised(kim, "kim,lee", "send it")
    assert shown(kim, with_="kim") == shown(kim, with_="lee") == ["send it"]
    done = actions.done(kim, "lee", {})
    assert (done.record["id"], done.record["mentors"]) == (which, ["kim-sample", "lee-sample"])
    (talk,) = kim.store.reading()[Meeting]
    assert done.record["meeting"] == talk.id
    assert [a.done for a in talk.actions] == [kim.today]


def test_only_the_promise_meant_is_done(kim: Desk) -> None:
    first, second = note(kim, "kim", "one"), note(kim, "kim", "two")
    actions.done(kim, second[:6], {"on": "tue"})
    kept = {a.id: a.done for a in kim.mentor("kim-sample").actions}
    assert kept == {first: None, second: day("2026-01-20")}
    assert actions.done(kim, "kim", {}).record["id"] == first, "one was left open"


def test_what_is_done_is_not_done_again(kim: Desk) -> None:
    for which in (note(kim, "kim", "one"), promised(kim, "kim", "two")):
        actions.done(kim, which, {})
        with untouched(kim), pytest.raises(RuleRefusal, match="already done on Wed 21 Jan 2026"):
            actions.done(kim, which, {})


@pytest.mark.parametrize(
    ("which", "given", "error"),
    [
        ("kim", {"on": "tomorrow"}, MentorfolioError),
        ("kim", {}, Ambiguous),
        ("lee", {}, NotFound),
        ("nobody", {}, NotFound),
    ],
    ids=str,
)
def test_a_promise_that_cannot_be_meant_is_not_done(
    kim: Desk, which: str, given: Any, error: type[MentorfolioError]
) -> None:
    note(kim, "kim", "one")
    note(kim, "kim", "two")
    with untouched(kim), pytest.raises(error):
        actions.done(kim, which, given)


def test_who_has_nothing_open_any_more_lists_what_was(kim: Desk) -> None:
    which = note(kim, "kim", "one")
    actions.done(kim, which, {})
    with pytest.raises(Ambiguous) as refused:
        actions.done(kim, "kim", {})
    assert refused.value.exit_code == 4
    assert refused.value.hint == f"Say which: {which} (one)."


def test_a_promise_is_changed_where_it_was_made(kim: Desk) -> None:
    between, talk = note(kim, "kim", "one by fri"), promised(kim, "lee", "two")
    actions.edit(kim, between, {"text": "uno", "owner": "mentor", "due": ""})
    (kept,) = kim.mentor("kim-sample").actions
    assert (kept.id, kept.text, kept.owner, kept.due) == (between, "uno", "mentor", None)
    actions.edit(kim, "lee", {"due": "2w"})
    actions.done(kim, talk, {})
    assert actions.edit(kim, talk, {"open": True}).record["done"] is None
    (meeting,) = kim.store.reading()[Meeting]
    assert [(a.text, a.due, a.done) for a in meeting.actions] == [("two", day("2026-02-04"), None)]


@pytest.mark.parametrize(
    ("given", "code"),
    [({}, 2), ({"text": ""}, 2), ({"owner": "ann"}, 2), ({"due": "someday"}, 2), ({"open": True}, 5)],
    ids=str,
)
def test_a_refused_change_of_a_promise_changes_nothing(kim: Desk, given: Any, code: int) -> None:
    note(kim, "kim", "one")
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        actions.edit(kim, "kim", given)
    assert refused.value.exit_code == code


def test_a_promise_is_taken_out_only_after_a_yes(kim: Desk) -> None:
    between, talk = note(kim, "kim", "one"), promised(kim, "lee", "two")
    with untouched(kim), pytest.raises(MissingValue):
        actions.remove(kim, between, yes=False)
    desk, _ = kim.asking("no")
    with untouched(kim):
        actions.remove(desk, between, yes=False)
    for which in (between, talk):
        assert actions.remove(kim, which, yes=True).record["id"] == which
    assert shown(kim) == []
    assert meetings.list(kim, {}).meetings, "the talk stays"
