"""What is kept of a mentor is told somewhere: a field more that no page shows is a field that is lost."""

from __future__ import annotations

from collections.abc import Iterator

import pytest
from msgspec.structs import replace

from mentorfolio.commands.mentor.show import show
from mentorfolio.commands.report.report import values_of
from mentorfolio.domain.base_record import Record
from mentorfolio.domain.records import Mentor
from mentorfolio.domain.register import Everything
from mentorfolio.domain.sharing import shared
from mentorfolio.domain.telling import FACTS, NOWHERE
from mentorfolio.exchange.pages import pages_of
from mentorfolio.exchange.vcard import to_vcards
from mentorfolio.letters.picture import fill_page
from mentorfolio.render.page import Look, as_text
from tests.commands.desk import Desk
from tests.commands.test_report import facts_of
from tests.domain.build import TODAY, mentor, saying


def told(desk: Desk, who: Mentor) -> Iterator[object]:
    """The pages on which one person is told of."""
    with desk.store.changing() as portfolio:
        portfolio[Mentor].put(who)
        portfolio.describe("changed")
    yield as_text(show(desk, who.id).page(Look(None, ascii=False, today=TODAY)).body)
    everything = Everything(mentors=(who,))
    yield pages_of(everything)
    yield to_vcards([who])
    yield report_of(everything)


def report_of(everything: Everything) -> str:
    """The page of ``report``."""
    return fill_page(values_of(facts_of(everything), shared_page=False, of_mentor=False), None)


@pytest.mark.parametrize("field", sorted({*Mentor.__struct_fields__} - {*Record.__struct_fields__}))
def test_what_is_kept_of_somebody_is_told_on_a_page(field: str, desk: Desk) -> None:
    """Whoever keeps a field more says in domain/telling.py where it is told, or that it is NOWHERE."""
    people = (
        mentor("Julie Sample", "active"),
        mentor("Julie Sample", "active", form="formal"),
        mentor("Julie Sample", "ended"),
    )
    is_told = any(
        page != bare
        for who in people
        for page, bare in zip(
            told(desk, replace(who, **{field: saying(field)})), told(desk, who), strict=True
        )
    )
    marked = field in FACTS and FACTS[field].where == NOWHERE
    assert is_told != marked


def test_a_report_to_be_shared_calls_no_organisation_a_role() -> None:
    julie = mentor("Julie Sample", role="headmistress", organisation="Hidden Works")
    page = report_of(shared(Everything(mentors=(julie,))).everything)
    assert "<dt>Organisation</dt><dd><bdi>Organisation 1</bdi></dd>" in page
    assert "<dt>Role</dt>" not in page
