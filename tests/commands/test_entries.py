"""What was logged, checked in, given or thought, changed and taken out again."""

from __future__ import annotations

from pathlib import Path
from typing import Any

import pytest

from mentorfolio.commands.checkin.checkin import CheckedIn
from mentorfolio.domain.records import Checkin, Evaluation, Gift, Meeting, Reflection
from mentorfolio.errors import (
    Ambiguous,
    Busy,
    MentorfolioError,
    MissingValue,
    NotFound,
    RuleRefusal,
    UsageProblem,
)
from tests.commands.desk import Desk, Scripted, add, untouched
from tests.commands.typed import Given, check_in, entries, gift, log, mentors, reflect
from tests.domain.build import day, meeting
from tests.support import Golden


@pytest.fixture
def kim(desk: Desk) -> Desk:
    """Kim, an active mentor since last year."""
    add(desk, "Kim Sample", stage="active", on="2025-06-01", cadence="1m")
    return desk


def logged(desk: Desk, text: str = "rota", **given: Any) -> str:
    return str(log(desk, "kim", [text], given).record["id"])


def checked_in(desk: Desk, **given: Any) -> str:
    said: Given = {"rapport": "4,4,4,4", "clarity": "2,2", **given}
    answer = check_in(desk, "kim", said)
    assert isinstance(answer, CheckedIn)
    return answer.checkin.id


def evaluated(desk: Desk) -> str:
    answer: Any = mentors.evaluate(desk, "kim", {"progress": 3, "value": 4})
    return str(answer.record["id"])


def talk(desk: Desk, meeting_id: str) -> Meeting:
    return desk.store.reading()[Meeting][meeting_id]


def test_a_talk_is_told_in_other_words_on_another_day(kim: Desk, golden: Golden) -> None:
    first = logged(kim, insight=["one", "two"], next_area=[])
    done = entries.edit(
        kim,
        first,
        {
            "text": "the rota\nand pay",
            "on": "mon",
            "minutes": 20,
            "kind": "moment",
            "insight": ["three"],
            "remove_insight": ["ONE"],
            "next_area": ["hiring"],
        },
    )
    now = talk(kim, first)
    assert (now.notes, now.when, now.minutes, now.kind) == ("the rota\nand pay", "2026-01-19", 20, "moment")
    assert (now.insights, now.next_areas) == (("two", "three"), ("hiring",))
    assert mentors.show(kim, "kim").last == day("2026-01-19")
    assert done.record["id"] == first
    assert done.record["notes"] == "the rota\nand pay"
    golden(done.sentence)


def test_a_meeting_on_another_day_keeps_its_hour(kim: Desk) -> None:
    with kim.store.changing() as portfolio:
        portfolio.describe("held")
        portfolio[Meeting].put(meeting("2026-01-13T15:00", "kim-sample", id="talkaaaa"))
    entries.edit(kim, "talk", {"on": "2026-01-12"})
    assert talk(kim, "talkaaaa").when == "2026-01-12T15:00"


def test_a_check_in_is_answered_anew(kim: Desk) -> None:
    first = checked_in(kim)
    done = entries.edit(kim, "kim", {"clarity": "5,5", "benefit_me": 4, "text": "better than I thought"})
    kept = kim.store.reading()[Checkin][first]
    assert (kept.clarity_items, kept.rapport_items, kept.benefit_me) == ((5, 5), (4, 4, 4, 4), 4)
    assert kept.note == "better than I thought"
    assert (done.record["health"], done.record["clarity"]) == ("thriving", 5.0)


def test_an_evaluation_is_answered_anew(kim: Desk) -> None:
    first = evaluated(kim)
    entries.edit(kim, first, {"progress": 5, "worked": "plain words", "on": "yesterday"})
    kept = kim.store.reading()[Evaluation][first]
    assert (kept.progress, kept.value, kept.worked, kept.on) == (5, 4, "plain words", day("2026-01-20"))


def test_a_gift_and_a_reflection_are_told_in_other_words(kim: Desk) -> None:
    given = str(gift(kim, "kim", ["a book"], {}).record["id"])
    thought = str(reflect(kim, {"mentor": "kim", "text": "so"}).record["id"])
    entries.edit(kim, given, {"text": "two books"})
    entries.edit(kim, thought, {"text": "so so", "on": "yesterday"})
    portfolio = kim.store.reading()
    assert portfolio[Gift][given].text == "two books"
    kept = portfolio[Reflection][thought]
    assert (kept.text, kept.on, kept.subject) == ("so so", day("2026-01-20"), "kim-sample")


@pytest.mark.parametrize(
    ("given", "hint"),
    [
        ({"progress": 3}, "--insight"),
        ({"rapport": "4,4,4,4"}, "--minutes"),
        ({"worked": "x"}, "--text"),
    ],
)
def test_an_option_that_does_not_fit_names_those_that_do(kim: Desk, given: Given, hint: str) -> None:
    first = logged(kim)
    with untouched(kim), pytest.raises(UsageProblem) as refused:
        entries.edit(kim, first, given)
    assert hint in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("given", "code"),
    [
        ({"on": "tomorrow"}, 2),
        ({"on": "1/2/2025"}, 2),
        ({"text": "\x1b[41m"}, 2),
        ({"insight": [""]}, 2),
        ({"insight": ["a\nb"]}, 2),
        ({"kind": "party"}, 2),
        ({"remove_insight": ["never said"]}, 2),
        ({"rapport": "4,4,4"}, 2),
        ({"clarity": "4,6"}, 2),
        ({}, 2),
    ],
)
def test_what_cannot_be_meant_changes_nothing(kim: Desk, given: Given, code: int) -> None:
    first = logged(kim)
    with untouched(kim), pytest.raises(MentorfolioError) as refused:
        entries.edit(kim, first, given)
    assert refused.value.exit_code == code


def test_words_may_be_cleared_where_something_is_left(kim: Desk) -> None:
    first, given = logged(kim, insight=["one"]), str(gift(kim, "kim", ["a book"], {}).record["id"])
    entries.edit(kim, first, {"text": ""})
    assert talk(kim, first).notes == ""
    with untouched(kim), pytest.raises(UsageProblem) as refused:
        entries.edit(kim, given, {"text": " "})
    assert f"entry remove {given}" in (refused.value.hint or "")


# --- which entry ---


def test_a_person_stands_for_the_only_entry_with_them(kim: Desk) -> None:
    with untouched(kim), pytest.raises(NotFound) as nothing:
        entries.edit(kim, "kim", {"text": "x"})
    assert "mentorfolio log kim-sample" in (nothing.value.hint or "")
    first = logged(kim)
    entries.edit(kim, "KIM", {"text": "x"})
    assert talk(kim, first).notes == "x"


def test_among_several_entries_one_has_to_say_which(kim: Desk) -> None:
    ids = [logged(kim, on=f"2026-01-{number:02}") for number in range(1, 11)]
    with untouched(kim), pytest.raises(Ambiguous) as refused:
        entries.edit(kim, "kim", {"text": "x"})
    hint = refused.value.hint or ""
    assert [i for i in reversed(ids) if i in hint] == ids[:1:-1], "the latest eight, the latest first"
    assert hint.index(ids[9]) < hint.index(ids[2])
    assert "talk, Sat 10 Jan 2026" in hint
    assert hint.endswith(" and 2 more.")


def test_a_reflection_on_a_talk_with_somebody_is_an_entry_of_theirs(kim: Desk) -> None:
    first = logged(kim)
    thought = reflect(kim, {"meeting": first, "text": "so"}).record["id"]
    with pytest.raises(Ambiguous) as refused:
        entries.edit(kim, "kim", {"text": "x"})
    assert str(thought) in (refused.value.hint or "")


@pytest.mark.parametrize(("cancelled", "way"), [(False, "meeting move, or cancel"), (True, "meeting show")])
def test_a_meeting_that_was_not_held_is_no_entry(kim: Desk, cancelled: bool, way: str) -> None:
    with kim.store.changing() as portfolio:
        portfolio.describe("planned")
        held_not = meeting("2026-01-29", "kim-sample", id="planaaaa", held=False, cancelled=cancelled)
        portfolio[Meeting].put(held_not)
    with untouched(kim), pytest.raises(RuleRefusal) as refused:
        entries.edit(kim, "plan", {"text": "x"})
    assert way in (refused.value.hint or "")
    with untouched(kim), pytest.raises(RuleRefusal):
        entries.remove(kim, "plan", yes=True)


def test_an_id_that_nothing_has_is_not_found(kim: Desk) -> None:
    logged(kim)
    with untouched(kim), pytest.raises(NotFound) as refused:
        entries.remove(kim, "zzzz9999", yes=True)
    assert "timeline" in (refused.value.hint or "")


# --- taken out ---


def test_a_removed_talk_is_no_contact_any_more_and_undo_brings_it_back(kim: Desk) -> None:
    logged(kim, on="2026-01-05")
    second = logged(kim, on="2026-01-19")
    done = entries.remove(kim, second, yes=True)
    assert done.record["id"] == second
    assert mentors.show(kim, "kim").last == day("2026-01-05")
    kim.store.undo(anyway=False)
    assert mentors.show(kim, "kim").last == day("2026-01-19")


def test_each_kind_of_entry_can_be_taken_out(kim: Desk) -> None:
    ids = [logged(kim), checked_in(kim), evaluated(kim), str(gift(kim, "kim", ["x"], {}).record["id"])]
    ids.append(str(reflect(kim, {"mentor": "kim", "text": "so"}).record["id"]))
    for entry in ids:
        assert entries.remove(kim, entry, yes=True).record["id"] == entry
    portfolio = kim.store.reading()
    for kind in (Meeting, Checkin, Evaluation, Gift, Reflection):
        assert not [*portfolio[kind]]


def test_what_was_thought_about_a_removed_talk_stays_with_the_person(kim: Desk) -> None:
    first = logged(kim)
    thought = str(reflect(kim, {"meeting": first, "text": "so"}).record["id"])
    done = entries.remove(kim, first, yes=True)
    kept = kim.store.reading()[Reflection][thought]
    assert (kept.about, kept.subject, kept.text) == ("mentor", "kim-sample", "so")
    assert done.details == ("1 reflection on it stays.",)
    assert [f.code for f in kim.store.check() if f.code == "reference"] == []


def test_nothing_is_taken_out_without_a_yes(kim: Desk) -> None:
    first = logged(kim, action=["send slides"])
    with untouched(kim), pytest.raises(MissingValue) as refused:
        entries.remove(kim, first, yes=False)
    assert "one thing promised in it" in refused.value.message
    asked, _ = kim.asking("no")
    with untouched(kim):
        assert entries.remove(asked, first, yes=False).undoable is False
    asked, asker = kim.asking("yes")
    entries.remove(asked, first, yes=False)
    assert "the talk of Wed 21 Jan 2026 with Kim Sample" in asker.asked[0].text
    assert first not in kim.store.reading()[Meeting].by_id()


# --- in the editor ---


def test_with_no_option_at_a_terminal_the_words_open_in_the_editor(kim: Desk) -> None:
    first = logged(kim)
    asked, _ = kim.asking("the rota\nand more")
    entries.edit(asked, first, {})
    assert talk(kim, first).notes == "the rota\nand more"
    asked, _ = kim.asking("the rota\nand more")
    with untouched(kim):
        assert entries.edit(asked, first, {}).sentence == "Nothing was changed."


def test_without_a_terminal_something_to_change_has_to_be_said(kim: Desk) -> None:
    first = logged(kim)
    with untouched(kim), pytest.raises(MissingValue) as refused:
        entries.edit(kim, first, {})
    assert "--text" in (refused.value.hint or "")


def test_what_was_typed_in_the_editor_is_kept_when_it_cannot_be_saved(kim: Desk) -> None:
    first = logged(kim)
    asked, _ = kim.asking("a\x07bell")
    with untouched(kim), pytest.raises(UsageProblem) as refused:
        entries.edit(asked, first, {})
    path = Path((refused.value.hint or "").rpartition(" in ")[2])
    assert path.read_text(encoding="utf-8") == "a\x07bell"


class Meanwhile(Scripted):
    """Somebody who types so long that another command gets in between."""

    def __init__(self, desk: Desk, entry: str) -> None:
        super().__init__("in the editor", "yes")
        self.desk, self.entry = desk, entry

    def edit(self, text: str, what: str) -> str:
        """The text, after another command has changed it."""
        entries.edit(self.desk, self.entry, {"text": "Another command"})
        return super().edit(text, what)

    def ask(self, question: Any, known: str = "") -> str:
        """A yes, after another command has changed what it was said to."""
        entries.edit(self.desk, self.entry, {"text": "by a third one"})
        return "yes"


def test_what_another_command_changed_meanwhile_is_not_overwritten(kim: Desk) -> None:
    first = logged(kim)
    slow = Desk(kim.home, asker=Meanwhile(kim, first))
    with pytest.raises(Busy) as refused:
        entries.edit(slow, first, {})
    assert "kept in" in (refused.value.hint or "")
    assert talk(kim, first).notes == "Another command"
    with pytest.raises(Busy):
        entries.remove(slow, first, yes=False)
    assert first in kim.store.reading()[Meeting].by_id()
