"""The page of any portfolio: it can always be written, its links lead somewhere, its pictures fit."""

from __future__ import annotations

import re
from datetime import date

from hypothesis import HealthCheck, given, settings
from hypothesis import strategies as st

from mentorfolio.commands.report.facts import ReportFacts, gathered
from mentorfolio.commands.report.history import hours
from mentorfolio.commands.report.report import values_of
from mentorfolio.domain.register import Everything
from mentorfolio.domain.sharing import shared
from mentorfolio.letters.picture import fill_page
from tests.domain.build import TODAY
from tests.domain.strategies import DAY, portfolios
from tests.domain.test_past_day import dated


def facts_of(everything: Everything, since: date | None = None) -> ReportFacts:
    return gathered(everything, TODAY, since=since, need=None, mentor=None, titles={})


@settings(max_examples=40, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios().map(dated), st.booleans(), DAY)
def test_every_portfolio_is_a_page(everything: Everything, for_others: bool, since: date) -> None:
    told = shared(everything).everything if for_others else everything
    page = fill_page(values_of(facts_of(told, since), shared_page=for_others, of_mentor=False), None)
    places = re.findall(r' id="([^"]+)"', page)
    assert len(places) == len(set(places))
    assert set(re.findall(r' href="#([^"]+)"', page)) <= set(places)
    assert "nan" not in "".join(re.findall(r' d="([^"]*)"', page))
    assert not re.findall(r' (?:cx|cy|x|y|width|height)="-\d{2,}', page), "nothing is drawn outside"


def test_time_is_told_in_hours_and_minutes() -> None:
    assert [hours(minutes) for minutes in (45, 60, 150)] == ["45 min", "1 h", "2 h 30 min"]
