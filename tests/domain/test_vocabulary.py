"""The field's own words."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from mentorfolio.domain import vocabulary
from mentorfolio.errors import UsageProblem

# Written out by hand: scripts rely on these words.
PROMISED = {
    "KNOWING": "why how whom",
    "CONTEXTS": "career sector politics skills confidence change",
    "SOURCES": "known professional-body friend-of-friend academic linkedin other",
    "LINES": "direct-line same-organisation outside manager",
    "FORMS": "formal informal",
    "DIRECTIONS": "mentor reverse peer sponsor role-model",
    "STAGES": "candidate approached conversation asked active paused ended declined",
    "SCOPES": "narrow broad",
    "NEED_STATUS": "open met dropped",
    "CHANNELS": "email linkedin other",
    "OUTREACH_KINDS": (
        "first follow-up request thanks catch-up referral manager resources formalise pause closing"
    ),
    "OUTREACH_STATES": "draft sent replied accepted declined unanswered",
    "PURPOSE": "purpose context looking_for effective_mentee",
}


@pytest.mark.parametrize(("table", "words"), PROMISED.items())
def test_the_words_that_scripts_rely_on_stay(table: str, words: str) -> None:
    known: Mapping[str, str] = getattr(vocabulary, table)
    assert list(known) == words.split()
    assert all(known.values()), "each word is explained in one line"


def test_a_word_is_known_whatever_its_case_and_an_unknown_one_lists_them_all() -> None:
    assert vocabulary.one_of(vocabulary.SCOPES, " Narrow ", "a scope") == "narrow"
    for wrong in ("", "narro", "wide", "narrow broad"):
        with pytest.raises(UsageProblem, match="is not a scope") as refused:
            vocabulary.one_of(vocabulary.SCOPES, wrong, "a scope")
        assert "narrow, broad" in (refused.value.hint or "")


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("why", "why"),
        ("direction", "why"),
        ("HOW", "how"),
        ("skill", "how"),
        ("people ", "whom"),
        ("whom", "whom"),
    ],
)
def test_a_competency_is_known_by_its_word_on_the_screen_too(typed: str, meant: str) -> None:
    assert vocabulary.competency(typed) == meant


@pytest.mark.parametrize("typed", ["", "where", "skills", "howwhom", "7"])
def test_what_is_no_competency_is_refused_with_all_three(typed: str) -> None:
    with pytest.raises(UsageProblem) as refused:
        vocabulary.competency(typed)
    assert all(word in (refused.value.hint or "") for word in vocabulary.KNOWING)
