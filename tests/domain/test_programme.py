"""A programme as it is told of beside a name, or as the answer to which one it is."""

from __future__ import annotations

import pytest

from mentorfolio.domain.programme import gave_one, given_in, programme_in, programme_named
from mentorfolio.domain.standing import familiar_from


@pytest.mark.parametrize(
    ("told", "given", "programme"),
    [
        ("HR gave me her, on the new managers scheme", True, "the new managers scheme"),
        ("matched with me by the Bridge programme", True, "the Bridge programme"),
        ("assigned to me by HR", True, ""),
        ("from the mentoring programme at work", True, "the mentoring programme"),
        ("gave me good advice once", False, ""),
        ("my old boss, gave up banking", False, ""),
    ],
)
def test_a_mentor_who_was_given_is_told_from_one_who_was_found(
    told: str, given: bool, programme: str
) -> None:
    assert (gave_one(told), programme_in(told)) == (given, programme)


@pytest.mark.parametrize(
    ("typed", "name"),
    [
        ("The new managers scheme, I think its called Step Up, a year", "Step Up"),
        ("Open Doors (at the trust), a year", "Open Doors"),
        ("Rise", "Rise"),
        ("Rise 2.0", "Rise 2.0"),
    ],
)
def test_of_an_answer_the_name_alone_is_the_programme(typed: str, name: str) -> None:
    assert programme_named(typed) == name


@pytest.mark.parametrize(
    ("told", "familiar"),
    [
        ("met him once", "acquainted"),
        ("met her only once, at a course", "acquainted"),
        ("I dont really know her", "acquainted"),
        ("we barely know each other", "acquainted"),
        ("my boss for years", ""),
        ("met through Jo", ""),
        ("i never met her, i read the interview with her", "stranger"),
        ("she is famous and doesnt know me", "stranger"),
    ],
)
def test_somebody_hardly_known_is_told_from_an_old_acquaintance(told: str, familiar: str) -> None:
    assert familiar_from(told) == familiar


@pytest.mark.parametrize(
    ("told", "name"),
    [
        ("HR gave me Jackie Sample as a mentor", "Jackie Sample"),
        ("HR has assigned me Jackie Sample as mentor", "Jackie Sample"),
        ("HR gave me a mentor called Jackie Sample, from finance", "Jackie Sample"),
        ("I've been matched with Jackie Sample on the new managers scheme", "Jackie Sample"),
        ("the Rise programme paired me with Dr Omar Sample", "Dr Omar Sample"),
        ("Jackie Sample was given to me as a mentor", "Jackie Sample"),
        ("Jackie Sample, HR gave me her", "Jackie Sample"),
        ("hr has given me maj-britt as my mentor", "Maj-Britt"),
        ("kim sample is my mentor now, given to me by hr", "Kim Sample"),
        ("the school authority gave me a mentor, her name is Jo Sample, she is a head", "Jo Sample"),
        ("my head gave me a mentor called jo sample, from Leeds", "Jo Sample"),
        ("Rise found me a mentor: Jackie Sample", "Jackie Sample"),
        ("HR gave me Jackie Sample", ""),  # who knows for what
        ("HR gave me Jackie Sample's number", ""),
        ("HR gave me her as a mentor", ""),
        ("I was assigned a mentor", ""),
        ("the programme gave me Ann and Bo as mentors", ""),
        ("Pat Sample gave me her number", ""),
        ("Jackie Sample, HR gave me her number", ""),
        ("Jackie Sample, from the mentoring programme", ""),
    ],
)
def test_a_mentor_who_was_given_is_read_from_plain_beginnings_only(told: str, name: str) -> None:
    found = given_in(told)
    assert (found.name if found else "") == name
