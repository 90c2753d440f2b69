"""Records that point at others that are not there."""

from __future__ import annotations

import pytest

from mentorfolio.domain.pointing import dangling
from mentorfolio.domain.records import Circle, Gift
from mentorfolio.domain.register import Everything
from tests.domain.build import TODAY, checkin, letter, meeting, mentor, need

KIM = mentor("Kim", supports={"lead": 2}, knows=("lee",))
LEE = mentor("Lee")
LEAD = need("Lead")
GIFT = Gift(id="g", created=TODAY, updated=TODAY, mentor="kim", text="a book", on=TODAY)
PEERS = Circle(id="peers", created=TODAY, updated=TODAY, name="Peers", members=("kim", "lee"))
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
