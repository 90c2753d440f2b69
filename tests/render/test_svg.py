"""Small pictures: what is text stays text, and numbers become the places worked out by hand."""

from __future__ import annotations

import time

import pytest

from mentorfolio.render.svg import Axis, element, fitting, number, path, picture, runs, text_width, written


def test_a_persons_text_is_never_markup() -> None:
    drawn = element("text", '<script>"&', class_="a", title='x" onload="y')
    assert drawn == '<text class="a" title="x&quot; onload=&quot;y">&lt;script&gt;&quot;&amp;</text>'
    assert element("g", element("circle", r=2)) == '<g><circle r="2"/></g>'


def test_letters_that_turn_the_direction_round_are_shown() -> None:
    assert written("a\u202eb\nc") == "a\\u202eb\nc"
    assert "\u202e" not in element("text", "\u202ex", aria_label="\u202ey")


@pytest.mark.parametrize(
    ("value", "told"), [(1, "1"), (1.04, "1"), (1.26, "1.3"), (-0.01, "0"), (-2.5, "-2.5"), (100.0, "100")]
)
def test_lengths_are_short(value: float, told: str) -> None:
    assert number(value) == told


def test_a_scale_puts_its_ends_at_its_ends() -> None:
    down = Axis(0.0, 1.0, 46.0, 6.0)
    assert [down.at(value) for value in (0, 0.25, 0.5, 1)] == [46, 36, 26, 6]
    assert Axis(3, 3, 0, 10).at(3) == 5


def test_points_are_joined_and_gaps_are_not() -> None:
    assert path([(0, 1), (2.55, 3)]) == "M0 1L2.5 3"
    assert runs([None, 1.0, 2.0, None, 3.0]) == [[1, 2], [4]]
    assert runs([None]) == []


def test_a_picture_says_in_a_sentence_what_it_shows() -> None:
    assert picture(10, 20, 'a "b"') == ('<svg viewBox="0 0 10 20" role="img" aria-label="a &quot;b&quot;"/>')


def test_wide_letters_take_more_room_than_narrow_ones_and_pictures_most() -> None:
    assert text_width("iii", 10) < text_width("nnn", 10) < text_width("WWW", 10) < text_width("😀😀😀", 10)
    assert text_width("nn", 10) == pytest.approx(13.2)


def test_a_text_of_very_many_letters_is_cut_at_once() -> None:
    """What one organisation may be called has no end; letter by letter the page took minutes."""
    begun = time.process_time()
    cut = fitting("school " * 20_000, 400, 14)
    assert time.process_time() - begun < 1
    assert cut == fitting("school " * 20, 400, 14)
    assert fitting("school", 1, 14) == "…"
