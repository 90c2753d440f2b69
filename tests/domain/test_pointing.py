"""Records that point at others that are not there, and what they are once they point there no more."""

from __future__ import annotations

from typing import Any

import msgspec
import pytest

from mentorfolio.domain.base_record import Record
from mentorfolio.domain.places import Place
from mentorfolio.domain.pointing import Key, dangling, pointed, without
from mentorfolio.domain.records import Circle, Gift, Reflection
from mentorfolio.domain.register import Everything
from tests.domain.build import TODAY, checkin, letter, meeting, mentor, need

KIM = mentor("Kim", supports={"lead": 2}, knows=("lee",))
LEE = mentor("Lee")
LEAD = need("Lead")
GIFT = Gift(id="g", created=TODAY, updated=TODAY, mentor="kim", text="a book", on=TODAY)
PEERS = Circle(id="peers", created=TODAY, updated=TODAY, name="Peers", members=("kim", "lee"))
PLACE = Place(id="fair", created=TODAY, updated=TODAY, kind="programme", name="Fair", need="lead")
THOUGHT = Reflection(
    id="r", created=TODAY, updated=TODAY, about="circle", subject="peers", text="so", on=TODAY
)
WHOLE = Everything(
    mentors=(KIM, LEE),
    needs=(LEAD,),
    outreach=(letter("kim", id="letter", need="lead"),),
    meetings=(
        meeting("2026-01-05", "kim", "lee", id="talk"),
        meeting("2026-01-06", id="round", circle="peers"),
    ),
    checkins=(checkin("kim", "2026-01-05", (1, 2, 3, 4), (1, 2)),),
    gifts=(GIFT,),
    circles=(PEERS,),
)


def test_a_whole_portfolio_points_at_nobody_who_is_missing() -> None:
    assert list(dangling(WHOLE)) == []
    assert list(dangling(Everything())) == []


@pytest.mark.parametrize(
    ("part", "place"),
    [
        (Everything(mentors=(KIM, LEE)), '$.mentors["kim"].supports'),
        (Everything(mentors=(KIM,), needs=(LEAD,)), '$.mentors["kim"].knows'),
        (Everything(outreach=(letter("kim", id="letter"),)), '$.outreach["letter"].mentor'),
        (Everything(mentors=(LEE,), outreach=(letter("lee", id="x", need="lead"),)), '$.outreach["x"].need'),
        (Everything(meetings=(meeting("2026-01-05", "kim", id="talk"),)), '$.meetings["talk"].mentors'),
        (Everything(meetings=(meeting("2026-01-05", id="talk"),)), '$.meetings["talk"].mentors'),
        (Everything(checkins=WHOLE.checkins), f'$.checkins["{WHOLE.checkins[0].id}"].mentor'),
        (Everything(gifts=(GIFT,)), '$.gifts["g"].mentor'),
        (Everything(mentors=(LEE,), circles=(PEERS,)), '$.circles["peers"].members'),
    ],
)
def test_the_place_of_what_is_missing_is_named(part: Everything, place: str) -> None:
    assert [where for where, _ in dangling(part)] == [place]


@pytest.mark.parametrize(
    ("record", "gone", "fields"),
    [
        (KIM, ("needs", "lead"), {"supports": {}}),
        (KIM, ("mentors", "lee"), {"knows": ()}),
        (letter("kim", need="lead"), ("needs", "lead"), {"need": None}),
        (meeting("2026-01-05", "kim", circle="peers"), ("circles", "peers"), {"circle": None}),
        (
            meeting("2026-01-05", "kim", "lee", presenter="lee"),
            ("mentors", "lee"),
            {"mentors": ("kim",), "presenter": ""},
        ),
        (meeting("2026-01-05", "kim", presenter="me"), ("mentors", "me"), {}),
        (PEERS, ("mentors", "kim"), {"members": ("lee",)}),
        (PEERS, ("needs", "kim"), {}),
        (PLACE, ("needs", "lead"), {"need": None}),
        (THOUGHT, ("circles", "peers"), {"about": "portfolio", "subject": None}),
        (THOUGHT, ("mentors", "peers"), {}),
    ],
)
def test_a_record_lets_go_of_what_is_gone_and_of_nothing_else(
    record: Record, gone: Key, fields: dict[str, Any]
) -> None:
    assert without(record, gone) == fields
    after = msgspec.structs.replace(record, **fields)
    assert {*pointed(after)} == {*pointed(record)} - {gone}
