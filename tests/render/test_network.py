"""The network: no label upon another for any number of people, and shapes worked out by hand."""

from __future__ import annotations

import itertools
import random
import re

import pytest

from mentorfolio.render.network import PersonDrawn, hull, laid_out, network, shortened

SECTORS = {"why": "Direction", "how": "Skill", "whom": "People", "unsaid": "Nothing said yet"}


def somebody(at: int, chance: random.Random) -> PersonDrawn:
    label = chance.choice(["Kim", "Maximiliana Sample", "W" * 90, "😀 Sample", "אבג דה Sample"])
    distance = chance.choice([90.0, 150.0, 200.0, 250.0])
    sector = chance.choice([*SECTORS])
    return PersonDrawn(f"m{at}", label, "person active", sector, distance, label)


@pytest.mark.parametrize("count", [1, 5, 12, 25, 40, 60])
@pytest.mark.parametrize("seed", range(3))
def test_nobody_stands_upon_another(count: int, seed: int) -> None:
    chance = random.Random(seed)  # noqa: S311 - a sample
    people = [somebody(at, chance) for at in range(count)]
    layout = laid_out(people, SECTORS)
    heads = {p.sector for p in people}
    assert len(layout.boxes) == count + 1 + len(heads)
    for one, other in itertools.combinations(layout.boxes.values(), 2):
        assert not one.meets(other)


def test_all_in_one_sector_find_room_too() -> None:
    people = [PersonDrawn(f"m{at}", "W" * 30, "person", "how", 90.0, "") for at in range(40)]
    layout = laid_out(people, SECTORS)
    assert not any(a.meets(b) for a, b in itertools.combinations(layout.boxes.values(), 2))
    assert [*layout.heads] == ["how"]


def test_the_first_of_the_first_sector_stands_right_above_at_their_distance() -> None:
    layout = laid_out([PersonDrawn("m1", "Kim", "person", "why", 90.0, "")], SECTORS)
    x, y = layout.places["m1"]
    assert (round(x, 6), y) == (0.0, -90.0)
    assert layout.places["you"] == (0.0, 0.0)


def test_a_person_is_a_link_with_a_title_and_nothing_of_a_name_is_markup() -> None:
    people = [PersonDrawn("m1", '<b>"Kim"', "person candidate", "how", 90.0, "<i>told")]
    drawn = network(people, SECTORS, [], [("<u>circle", ["m1", "gone"])], 'a "label"')
    assert '<a href="#m1" class="person candidate"><title>&lt;i&gt;told</title>' in drawn
    assert "<b>" not in drawn
    assert "<u>" not in drawn
    assert 'role="group" aria-label="a &quot;label&quot;"' in drawn
    assert "style=" not in drawn, "the policy of the page forbids it"


def test_a_tie_to_somebody_who_is_not_drawn_is_left_out() -> None:
    people = [PersonDrawn(f"m{at}", "Kim", "person", "how", 90.0, "") for at in (1, 2)]
    drawn = network(people, SECTORS, [("m1", "m2", "knows"), ("m1", "m9", "knows")], [], "")
    assert len(re.findall(r'class="tie knows"', drawn)) == 1


def test_a_hull_has_the_corners_and_nothing_inside() -> None:
    square = [(0.0, 0.0), (4.0, 0.0), (4.0, 4.0), (0.0, 4.0)]
    assert set(hull([*square, (2.0, 2.0), (2.0, 0.0)])) == set(square)
    assert hull([(1.0, 1.0), (0.0, 0.0)]) == [(0.0, 0.0), (1.0, 1.0)]


def test_a_long_name_is_cut_and_a_short_one_is_not() -> None:
    assert shortened("Julie Sample") == "Julie Sample"
    assert shortened("W" * 90) == "W" * 21 + "…"
