"""Who of the people one knows could introduce one, nearest first."""

from __future__ import annotations

from datetime import date

from mentorfolio.domain.contacts import Contact, Former
from mentorfolio.domain.linked import warm_paths
from mentorfolio.domain.records import Mentor, StageChange

TODAY = date(2026, 1, 21)


def somebody(name: str, stage: str) -> Mentor:
    return Mentor(
        id=name,
        created=TODAY,
        updated=TODAY,
        name=name,
        organisation="Example Fund",
        history=(StageChange(stage=stage, on=TODAY),),
    )


def test_who_is_in_the_portfolio_is_named_before_others_at_the_same_place() -> None:
    stages = {"ann": "candidate", "bob": "conversation", "cy": "paused", "dee": "active", "eve": "declined"}
    mentors = [somebody(name, stage) for name, stage in stages.items()]
    contacts = [
        Contact(id=name, created=TODAY, updated=TODAY, name=name, organisation="Example Fund AG")
        for name in ("aaron", *stages)
    ]
    stranger = somebody("karl", "candidate")
    paths = [*warm_paths(stranger, mentors, contacts)]
    assert [path.id for path in paths] == ["dee", "cy", "bob", "ann", "aaron"]
    assert [path.id for path in paths if path.contact] == ["aaron"]


def test_nobody_is_a_colleague_of_who_has_left_by_a_newer_file() -> None:
    def known(name: str, organisation: str, *before: str) -> Contact:
        former = tuple(Former(organisation=text, until=TODAY) for text in before)
        return Contact(
            id=name, created=TODAY, updated=TODAY, name=name, organisation=organisation, former=former
        )

    stranger = somebody("karl", "candidate")
    contacts = [
        known("karl", "Example Rail", "Example Fund"),
        known("kwame", "Example Fund"),
        known("mei", "Example Rail"),
    ]
    paths = [*warm_paths(stranger, [], contacts)]
    assert [(path.id, path.how) for path in paths] == [("mei", "is also at Example Rail")]
