"""Our own export: everything, in one JSON document that reads back the same."""

from __future__ import annotations

import json

import pytest
from hypothesis import given, settings

from mentorfolio.domain.migrations import SCHEMA
from mentorfolio.domain.register import Everything
from mentorfolio.errors import MentorfolioError, NewerStore, StoreDamaged
from mentorfolio.exchange.portfolio_json import from_bytes, to_bytes
from tests.domain.build import mentor, need
from tests.domain.strategies import portfolios


@settings(max_examples=40, deadline=None)
@given(portfolios())
def test_an_export_reads_back_the_same(everything: Everything) -> None:
    data = to_bytes(everything)
    assert from_bytes(data, "sample.json") == everything
    assert json.loads(data)["mentorfolio"] == SCHEMA


def test_an_export_is_indented_utf8_that_a_person_can_read() -> None:
    data = to_bytes(Everything(mentors=(mentor("Tomasz Zieliński"),), needs=(need("Lead a team"),)))
    assert data.startswith(b'{\n  "mentorfolio": 4,\n')
    assert "Tomasz Zieliński" in data.decode("utf-8")
    assert data.endswith(b"}\n")


@pytest.mark.parametrize(
    ("data", "kind"),
    [
        (b"", StoreDamaged),
        (b"not json", StoreDamaged),
        (b"[]", StoreDamaged),
        (b"null", StoreDamaged),
        (b"{}", StoreDamaged),
        (b'{"_meta": {"schema": 1}, "mentors": {}}', StoreDamaged),
        (b'{"mentorfolio": "1"}', StoreDamaged),
        (b'{"mentorfolio": true}', StoreDamaged),
        (b'{"mentorfolio": 0}', StoreDamaged),
        (b'{"mentorfolio": 1, "zebra": []}', StoreDamaged),
        (b'{"mentorfolio": 1, "mentors": {}}', StoreDamaged),
        (b'{"mentorfolio": 1, "mentors": [{"id": "kim"}]}', StoreDamaged),
        (b'{"mentorfolio": 1, "needs": [{"title": "\xff"}]}', StoreDamaged),
        (b'{"mentorfolio": 1, "needs": ' + b"[" * 50_000 + b"]" * 50_000 + b"}", StoreDamaged),
        (b'{"mentorfolio": 1', StoreDamaged),
        (b'{"mentorfolio": 99, "zebra": []}', NewerStore),
    ],
)
def test_what_is_no_export_of_ours_is_told_as_such(data: bytes, kind: type[MentorfolioError]) -> None:
    with pytest.raises(kind, match=r"sample\.json") as told:
        from_bytes(data, "sample.json")
    assert type(told.value) is kind
    assert told.value.hint


def test_a_wrong_value_is_named_by_its_place() -> None:
    data = to_bytes(Everything(mentors=(mentor("Kim Sample"),))).replace(b'"informal"', b'"loose"')
    with pytest.raises(StoreDamaged, match=r"mentors"):
        from_bytes(data, "sample.json")
