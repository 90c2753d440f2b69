"""Records: what they refuse to hold, so that no page trips over it later."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.records import Checkin, Circle, Meeting, Mentor, Need, Outreach, Term, changed
from tests.domain.build import TODAY, day, mentor, need

OWN: dict[str, Any] = {"id": "x", "created": "2026-01-01", "updated": "2026-01-01"}
MENTOR = OWN | {"name": "Kim Sample", "history": [{"stage": "active", "on": "2026-01-01"}]}
NEED = OWN | {"title": "Lead a team", "knowing": "how"}
LETTER = OWN | {
    "mentor": "kim",
    "kind": "first",
    "channel": "email",
    "template": "t",
    "body": "b",
    "drafted": "2026-01-01",
}
MEETING = OWN | {"when": "2026-01-01"}
CHECKIN = OWN | {"mentor": "kim", "on": "2026-01-01", "rapport_items": [1, 2, 3, 4], "clarity_items": [1, 5]}
TERM = {"form": "formal", "start": "2026-01-01"}
CIRCLE = OWN | {"name": "Peers"}


@pytest.mark.parametrize(
    ("kind", "good", "bad"),
    [
        (Mentor, MENTOR, {"history": []}),
        (Mentor, MENTOR, {"history": [{"stage": "friend", "on": "2026-01-01"}]}),
        (Mentor, MENTOR, {"history": [{"stage": "active", "on": "1/2/2025"}]}),
        (Mentor, MENTOR, {"name": ""}),
        (Mentor, MENTOR, {"id": ""}),
        (Mentor, MENTOR, {"name": None}),
        (Mentor, MENTOR, {"knowing": {"where": 1}}),
        (Mentor, MENTOR, {"knowing": {"how": 7}}),
        (Mentor, MENTOR, {"knowing": {"how": 0}}),
        (Mentor, MENTOR, {"supports": {"lead": 4}}),
        (Mentor, MENTOR, {"supports": {"lead": "2"}}),
        (Mentor, MENTOR, {"source": "party"}),
        (Mentor, MENTOR, {"line": "boss"}),
        (Mentor, MENTOR, {"form": ""}),
        (Mentor, MENTOR, {"direction": "up"}),
        (Mentor, MENTOR, {"rank": 0}),
        (Mentor, MENTOR, {"skills": "rust"}),
        (Mentor, MENTOR, {"salary": 3}),
        (Mentor, MENTOR, {"cadence": "monthly"}),
        (Mentor, MENTOR, {"cadence": "0d"}),
        (Mentor, MENTOR, {"cadence": "9999y"}),
        (Mentor, MENTOR, {"cadence": "none"}),
        (Mentor, MENTOR, {"cadence": "2W"}),
        (Mentor, MENTOR, {"cadence": "2 w"}),
        (Mentor, MENTOR, {"cadence": "2w\n"}),
        (Need, NEED, {"title": ""}),
        (Need, NEED, {"knowing": "where"}),
        (Need, NEED, {"priority": 0}),
        (Need, NEED, {"priority": 4}),
        (Need, NEED, {"priority": 2.5}),
        (Need, NEED, {"context": "love"}),
        (Need, NEED, {"scope": "wide"}),
        (Need, NEED, {"status": "done"}),
        (Need, NEED, {"history": [{"on": "2026-01-01", "status": "done"}]}),
        (Need, NEED, {"confidence": [{"on": "2026-01-01", "rating": 6}]}),
        (Outreach, LETTER, {"kind": "second"}),
        (Outreach, LETTER, {"channel": "fax"}),
        (Outreach, LETTER, {"state": "lost"}),
        (Outreach, LETTER, {"sent": "soon"}),
        (Meeting, MEETING, {"when": "soon"}),
        (Meeting, MEETING, {"when": "2026-02-30"}),
        (Meeting, MEETING, {"kind": "party"}),
        (Meeting, MEETING, {"minutes": 0}),
        (Checkin, CHECKIN, {"rapport_items": [1, 2, 3]}),
        (Checkin, CHECKIN, {"clarity_items": [0, 5]}),
        (Term, TERM, {"form": "loose"}),
        (Term, TERM, {"cadence": "none"}),
        (Circle, CIRCLE, {"kind": "secret"}),
        (Circle, CIRCLE, {"name": ""}),
    ],
)
def test_a_file_with_a_value_that_means_nothing_is_not_read_as_if_it_did(
    kind: type[msgspec.Struct], good: dict[str, Any], bad: dict[str, Any]
) -> None:
    assert msgspec.convert(good, kind) is not None
    with pytest.raises(msgspec.ValidationError):
        msgspec.convert(good | bad, kind)


@pytest.mark.parametrize("record", [mentor("Kim Sample"), need("Lead a team")])
def test_a_change_replaces_and_dates_it_and_leaves_the_old_record(record: Record) -> None:
    before = msgspec.to_builtins(record)
    after = changed(record, TODAY, id="other")
    assert (after.id, after.updated, after.created) == ("other", TODAY, record.created)
    assert msgspec.to_builtins(record) == before


def test_a_change_of_a_field_that_is_not_there_is_a_mistake() -> None:
    with pytest.raises(TypeError):
        changed(need("Lead a team"), TODAY, colour="red")


def test_a_record_cannot_be_changed_in_place() -> None:
    somebody = mentor("Kim Sample")
    with pytest.raises(AttributeError):
        somebody.name = "Lee"  # type: ignore[misc]


def test_two_people_do_not_share_what_one_of_them_knows() -> None:
    one, other = mentor("Kim Sample"), mentor("Lee Sample")
    one.knowing["how"] = 3
    assert other.knowing == {}


@pytest.mark.parametrize("when", ["2026-03-14", "2026-03-14T15:00", "2026-03-14T15:00:00"])
def test_a_meeting_is_on_its_day(when: str) -> None:
    assert msgspec.convert(MEETING | {"when": when}, Meeting).on == day("2026-03-14")
