"""What somebody else may see of a portfolio: the numbers are the same, and no word of it is left."""

from __future__ import annotations

import re
from typing import Any

import msgspec
import pytest
from hypothesis import HealthCheck, given, settings
from msgspec.structs import replace

from mentorfolio.domain.own_words import ADDRESSES, NAMES, TEXTS, rewritten
from mentorfolio.domain.places import Place
from mentorfolio.domain.records import Circle, Gift, Need, Reflection, StageChange, Term
from mentorfolio.domain.register import KINDS, Everything
from mentorfolio.domain.review import gap, open_targets, standings
from mentorfolio.domain.sharing import initials, shared
from tests.domain.build import TODAY, checkin, day, letter, meeting, mentor, need, profile
from tests.domain.strategies import portfolios

OWN = {*TEXTS, *NAMES, *ADDRESSES}
SECRETS = (
    "Julie",
    "Sample",
    "secretive",
    "example.org",
    "Hidden Works",
    "headmistress",
    "Thursday peers",
    "vulcanology",
    "julie-sample",
)


def told() -> Everything:
    """A portfolio with a secret in every field that takes a text."""
    julie = mentor(
        "Julie Sample",
        greeting="Dear Julie",
        email="julie@example.org",
        role="headmistress",
        organisation="Hidden Works",
        links=("https://example.org/julie",),
        skills=("vulcanology",),
        tags=("secretive",),
        introduced_by="Ben Sample",
        positives=("secretive",),
        constraints=("secretive",),
        notes="secretive",
        resources=("secretive",),
        supports={"work-with-julie-at-hidden-works": 3},
        knows=("ben-sample",),
        history=(StageChange(stage="active", on=day("2025-06-02"), reason="secretive"),),
    )
    return Everything(
        profile=(profile(name="Sam Sample", email="sam@example.org", purpose="secretive", manager="Julie"),),
        mentors=(julie, mentor("Ben Sample")),
        needs=(need("Work with julie at Hidden Works", why="secretive", success="secretive"),),
        outreach=(letter("julie-sample", "2025-08-01", subject="secretive", note="secretive"),),
        meetings=(
            meeting("2025-09-01", "julie-sample", notes="secretive", insights=("secretive",), circle="thu"),
        ),
        checkins=(replace(checkin("julie-sample", "2025-10-01", (4, 4, 4, 4), (4, 4)), note="secretive"),),
        gifts=(
            Gift(id="g1", created=TODAY, updated=TODAY, mentor="julie-sample", text="secretive", on=TODAY),
        ),
        circles=(
            Circle(id="thu", created=TODAY, updated=TODAY, name="Thursday peers", members=("julie-sample",)),
        ),
        reflections=(Reflection(id="r1", created=TODAY, updated=TODAY, text="secretive", on=TODAY),),
        retired={"mentors": ("julie-secretive",)},
    )


@settings(max_examples=60, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios())
def test_no_field_that_takes_a_persons_words_is_passed_on_whichever_it_is(everything: Everything) -> None:
    words = {kind: (*TEXTS.get(kind, ()), *NAMES.get(kind, ()), *ADDRESSES.get(kind, ())) for kind in OWN}
    words[Need] = tuple(name for name in words[Need] if name != "title")  # titles are shown
    whole = {
        table: tuple(rewritten(r, words, lambda _: "vulcanology") for r in getattr(everything, table))
        for table in KINDS
    }
    less = shared(replace(everything, **whole)).everything
    assert "vulcanology" not in msgspec.json.encode(less).decode().casefold()


def test_no_word_of_it_is_left() -> None:
    less = msgspec.json.encode(shared(told()).everything).decode()
    for secret in SECRETS:
        assert not re.search(re.escape(secret), less, re.IGNORECASE), secret
    assert "JS" in less
    assert "Work with … at …" in less


@pytest.mark.parametrize(
    ("title", "left"),
    [
        ("Be as calm as Julie's team", "Be as calm as …'s team"),
        ("Julies Ruhe, JULIE's eye", "… Ruhe, …'s eye"),
        ("Find a Samplest way", "Find a Samplest way"),
        ("Talk to Bo and to li", "Talk to … and to li"),
        ("Lead the thursday peers", "Lead the …"),
        ("Finish Rising Stars well", "Finish … well"),
        ("Speak at the Lead Society", "Speak at the …"),
        ("Write to julie@example.org", "Write to …"),
        ("What _Julie_ does", "What _…_ does"),
        ("Be heard beside Zora Quill, or Quill alone", "Be heard beside …, or … alone"),
        ("Why frau doktor asks", "Why … asks"),
    ],
)
def test_a_title_loses_every_name_that_the_portfolio_knows(title: str, left: str) -> None:
    term = Term(form="formal", start=TODAY, programme="Rising Stars")
    bo = replace(mentor("Bo Li"), terms=(term,), greeting="Frau Doktor")
    peers = replace(told().circles[0], others=("Zora Quill",))
    place = Place(id="p1", created=TODAY, updated=TODAY, name="Lead Society", kind="professional-body")
    everything = replace(
        told(), needs=(need(title),), places=(place,), mentors=(*told().mentors, bo), circles=(peers,)
    )
    assert shared(everything).everything.needs[0].title == left


def test_who_is_tied_to_whom_stays() -> None:
    less = shared(told())
    julie, ben = less.everything.mentors
    assert julie.knows == (ben.id,) == (less.ids["ben-sample"],)
    assert julie.introduced_by == ben.name == "BS"
    assert julie.supports == {less.everything.needs[0].id: 3}
    assert less.everything.meetings[0].mentors == (julie.id,)
    assert less.everything.circles[0].members == (julie.id,)


def test_two_of_the_same_letters_are_told_apart() -> None:
    assert initials(["Julie Sample", "Jo Sample", "김 하나", "!"]) == ["JS", "JS 2", "김하", "?"]


def _plain(people: Any) -> list[tuple[str, float]]:
    return sorted((s.stage, s.presence) for s in people)


@settings(max_examples=50, deadline=None, suppress_health_check=[HealthCheck.too_slow])
@given(portfolios())
def test_the_numbers_are_those_of_the_portfolio(everything: Everything) -> None:
    less = shared(everything).everything
    before, after = standings(everything.mentors, {}, TODAY), standings(less.mentors, {}, TODAY)
    assert _plain(before) == _plain(after)
    found = [gap(people, open_targets(e.needs)) for people, e in ((before, everything), (after, less))]
    assert abs(found[0] - found[1]) < 1e-9
