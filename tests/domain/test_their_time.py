"""When somebody asked to hear again, as a letter says it back to them."""

from __future__ import annotations

import pytest

from mentorfolio.domain.their_time import said_back, their_time


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


@pytest.mark.parametrize(
    ("note", "said"),
    [
        ("not before March", "you asked me to wait until March"),
        ("please don't write before March", "you asked me to wait until March"),
        ("not before the summer", "you asked me to wait until the summer"),
        ("", "you asked me to wait until March"),
        ("busy until March", "you were busy until March"),
        ("replied, busy with exams till March", "you were busy until March"),
        ("busy till spring", "you were busy until spring"),
        ("on maternity leave until March", "you were away until March"),
        ("busy until March, ask me again then", "you said I could get in touch again in March"),
        ("maybe in March", "you said I could get in touch again in March"),
        ("ask me after my sabbatical", "you said I could get in touch again after your sabbatical"),
    ],
)
def test_nobody_who_was_busy_or_said_not_before_is_told_they_invited_a_letter(note: str, said: str) -> None:
    assert said_back(note, "2 March") == said
