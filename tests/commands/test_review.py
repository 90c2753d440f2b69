"""The review as scripts read it."""

from __future__ import annotations

from typing import Any

import pytest

from mentorfolio.domain.vocabulary import STAGES
from mentorfolio.errors import Ambiguous, NotFound
from tests.commands.desk import Desk, add, add_need
from tests.commands.typed import review


def data(desk: Desk, without: tuple[str, ...] = (), supposed: tuple[str, ...] = ()) -> dict[str, Any]:
    """The JSON face."""
    found = review(desk, {"without": without, "supposing": supposed}).data()
    assert isinstance(found, dict)
    return found


@pytest.fixture
def filled(desk: Desk) -> Desk:
    """Anna active, Dana a candidate, two needs."""
    lead, climate = add_need(desk, "Lead a team", priority="3"), add_need(desk, "Enter climate tech")
    add(desk, "Anna Sample", supports=f"{lead}=3", stage="active", on="2025-06-01", knowing="how=3")
    add(desk, "Dana Sample", supports=f"{climate}=3", source="linkedin")
    return desk


def test_every_key_that_was_promised_is_there(filled: Desk) -> None:
    found = data(filled)
    assert set(found) >= {
        "on",
        "gap",
        "needs",
        "competencies",
        "leaning",
        "next_ask",
        "variety",
        "ties",
        "health",
    }
    assert list(found["stages"]) == list(STAGES)
    assert set(found["competencies"]) == {"why", "how", "whom"}
    assert set(found["needs"][0]) == {
        *("id", "title", "knowing", "priority", "coverage", "state", "active", "on_the_way"),
    }
    assert set(found["ties"]) == {"n", "t", "density", "effective_size"}
    assert set(found["variety"]) == {"form", "line", "source", "direction"}
    assert set(found["variety"]["form"]) == {"counts", "effective"}
    # Lead (3) is covered, Climate (2) not at all: 2/5
    assert found["gap"] == pytest.approx(0.4)
    # without Anna all is missing: 1 - 0.4
    assert found["leaning"] == {"mentor": "anna-sample", "loss": pytest.approx(0.6)}
    assert set(found["next_ask"]) == {"mentor", "need", "gain", "reason"}
    assert (found["next_ask"]["mentor"], found["next_ask"]["need"]) == ("dana-sample", "enter-climate-tech")


def test_supposing_answers_what_if(filled: Desk) -> None:
    assert data(filled, supposed=("dana",))["gap"] == 0
    assert data(filled, supposed=("dana",))["next_ask"] is None
    assert data(filled, without=("anna",))["gap"] == 1
    assert data(filled, without=("anna",))["leaning"] is None
    without = data(filled, without=("dana",))["next_ask"]
    assert without == {
        "mentor": None,
        "need": "enter-climate-tech",
        "sources": ["known", "professional-body", "friend-of-friend", "academic", "linkedin", "other"],
        "introducers": ["anna-sample"],
    }


def test_an_unknown_or_ambiguous_name_is_refused(filled: Desk) -> None:
    with pytest.raises(NotFound):
        review(filled, {"without": ("nobody",)})
    with pytest.raises(Ambiguous):
        review(filled, {"supposing": ("sample",)})


def test_looking_changes_nothing(filled: Desk) -> None:
    before = filled.bytes
    review(filled, {"without": ("anna",), "supposing": ("dana",)})
    assert filled.bytes == before
