"""Who of the people one knows could introduce one, nearest first."""

from __future__ import annotations

from datetime import date
from typing import Any

import msgspec

from mentorfolio.domain.contacts import Contact, ContactFacts, Former, Source
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


def at_the_fund(name: str, **fields: Any) -> Contact:
    return Contact(
        id=name, created=TODAY, updated=TODAY, name=name, **{"organisation": "Example Fund", **fields}
    )


def test_who_is_no_connection_any_more_is_asked_after_those_who_are() -> None:
    said = ContactFacts(name="ann", organisation="Example Fund")
    gone = at_the_fund("ann", sources=(Source(kind="linkedin", on=TODAY, says=said, left=TODAY),))
    there, tagged = at_the_fund("zoe"), at_the_fund("yan", tags=("mentors?",), emails=("yan@example.org",))
    paths = [*warm_paths(somebody("karl", "candidate"), [], [gone, there, tagged])]
    assert [path.id for path in paths] == ["yan", "zoe", "ann"]
    assert paths[-1].how == "was at Example Fund before"


def test_somebody_one_talks_with_who_was_there_is_asked_before_a_mere_connection_there() -> None:
    marit = msgspec.structs.replace(somebody("marit", "conversation"), email="marit@example.org")
    moved = at_the_fund(
        "marit",
        organisation="Example Rail",
        emails=("marit@example.org",),
        former=(Former(organisation="Example Fund", until=TODAY),),
    )
    unfiled = somebody("una", "conversation")
    paths = [*warm_paths(somebody("karl", "candidate"), [marit, unfiled], [at_the_fund("ann"), moved])]
    assert [path.id for path in paths] == ["una", "marit", "ann"]
    assert [path.how.split()[0] for path in paths] == ["is", "was", "is"]


def test_a_mailbox_without_a_name_is_nobody_to_ask_for_an_introduction() -> None:
    assert not [*warm_paths(somebody("karl", "candidate"), [], [at_the_fund("info@example.org")])]
