"""When somebody asked to hear again, as a letter says it back to them."""

from __future__ import annotations

import pytest

from mentorfolio.domain.their_time import their_time


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("said ask me again in spring", "in spring"),
        ("said ask me again in the spring", "in the spring"),
        ("not before next summer", "in summer"),
        ("ask again after the harvest", "after the harvest"),
        ("She'd be glad to, but after the inspection in march", "after the inspection"),
        ("wants me to come back in the new year", "in the new year"),
        ("said to try again after her holiday, she is snowed under", "after your holiday"),
        ("ask me after my sabbatical", "after your sabbatical"),
        ("write again after my exams", "after my exams"),
        ("perhaps around easter", "around Easter"),
        ("in spring, gladly", "in spring"),
        ("not until fall", "in fall"),
        ("said not now, after june", "after June"),
        ("is ill since the merger; ask in autumn", "in autumn"),
        ("not now: said ask again after harvest", "after harvest"),
        ("After the summer holidays please", "after the summer holidays"),
    ],
)
def test_a_time_is_said_back_as_they_put_it(note: str, said: str) -> None:
    assert their_time(note) == said


@pytest.mark.parametrize(
    "note",
    [
        *(
            "",
            "busy",
            "ask again in march",
            "in a trial until the new year, ask me in March",
            "ask again in two weeks",
            "ask again after two weeks",
        ),
        *("come back later", "ask her next year", "she is ill after the operation", "after that, maybe"),
        *("try at work", "try after work", "we met in spring"),
    ],
)
def test_what_is_no_time_of_theirs_is_not_put_into_a_letter(note: str) -> None:
    assert their_time(note) == ""
