"""Colours that anybody can read and tell apart, worked out as WCAG and Machado (2009) do."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from itertools import combinations

import pytest

from mentorfolio.render.screen import colour_wanted
from mentorfolio.render.terminal import BOLD, THEMES, style
from mentorfolio.settings import THEMES as SETTABLE

_CUBE = (0, 95, 135, 175, 215, 255)
READABLE = 4.5  # to 1, of small text (WCAG 2, AA)
ON_BOTH = 4.4  # on white and on black at once there is no orange nearer to that
APART = 20.0  # in CIELAB; 2.3 is just noticeable

Vector = tuple[float, float, float]
# How those see that lack one kind of cone.
_SEEN: Mapping[str, tuple[Vector, Vector, Vector]] = {
    "all cones": ((1, 0, 0), (0, 1, 0), (0, 0, 1)),
    "protanopia": (
        (0.152286, 1.052583, -0.204868),
        (0.114503, 0.786281, 0.099216),
        (-0.003882, -0.048116, 1.051998),
    ),
    "deuteranopia": (
        (0.367322, 0.860646, -0.227968),
        (0.280085, 0.672501, 0.047413),
        (-0.011820, 0.042940, 0.968881),
    ),
    "tritanopia": (
        (1.255528, -0.076749, -0.178779),
        (-0.078411, 0.930809, 0.147602),
        (0.004733, 0.691367, 0.303900),
    ),
}


def linear(number: int) -> Vector:
    """The light of one of the 240 colours that are the same in every terminal."""
    assert 16 <= number <= 255, "the first sixteen are whatever their owner made of them"
    if number >= 232:
        rgb = (8 + 10 * (number - 232),) * 3
    else:
        place = number - 16
        rgb = (_CUBE[place // 36], _CUBE[place // 6 % 6], _CUBE[place % 6])
    red, green, blue = (
        c / 255 / 12.92 if c / 255 <= 0.04045 else ((c / 255 + 0.055) / 1.055) ** 2.4 for c in rgb
    )
    return red, green, blue


def times(row: Iterable[float], light: Vector) -> float:
    return sum(a * b for a, b in zip(row, light, strict=True))


def luminance(number: int) -> float:
    return times((0.2126, 0.7152, 0.0722), linear(number))


def lab(number: int, eye: str) -> Vector:
    light = linear(number)
    red, green, blue = (max(0.0, min(1.0, times(row, light))) for row in _SEEN[eye])
    x = times((0.4124, 0.3576, 0.1805), (red, green, blue)) / 0.9505
    y = times((0.2126, 0.7152, 0.0722), (red, green, blue))
    z = times((0.0193, 0.1192, 0.9505), (red, green, blue)) / 1.089
    fx, fy, fz = (t ** (1 / 3) if t > 0.008856 else 7.787 * t + 16 / 116 for t in (x, y, z))
    return 116 * fy - 16, 500 * (fx - fy), 200 * (fy - fz)


def on_white(number: int) -> float:
    return 1.05 / (luminance(number) + 0.05)


def on_black(number: int) -> float:
    return (luminance(number) + 0.05) / 0.05


def test_the_sums_are_those_of_the_standard() -> None:
    assert on_white(243) == pytest.approx(4.54, abs=0.01)  # #767676, the lightest grey that passes on white
    assert on_black(231) == pytest.approx(21)
    assert lab(231, "all cones")[0] == pytest.approx(100, abs=0.1)


@pytest.mark.parametrize(
    ("theme", "grounds"), [("auto", (on_white, on_black)), ("light", (on_white,)), ("dark", (on_black,))]
)
def test_every_colour_can_be_read_on_the_background_it_is_for(
    theme: str, grounds: tuple[object, ...]
) -> None:
    assert THEMES[theme].keys() == {"command", "good", "warn", "error", "dim"}
    for role, number in THEMES[theme].items():
        for ground in grounds:
            assert callable(ground)
            least = READABLE if len(grounds) == 1 else ON_BOTH
            assert ground(number) >= least, (role, ground(number))


@pytest.mark.parametrize("eye", _SEEN)
@pytest.mark.parametrize("theme", ["auto", "light", "dark"])
def test_no_two_that_mean_something_look_alike_to_anybody(theme: str, eye: str) -> None:
    meaning = {role: number for role, number in THEMES[theme].items() if role != "dim"}
    for (one, a), (other, b) in combinations(meaning.items(), 2):
        apart = sum((p - q) ** 2 for p, q in zip(lab(a, eye), lab(b, eye), strict=True)) ** 0.5
        assert apart >= APART, (one, other, apart)


def test_a_theme_that_can_be_set_is_one_that_there_is() -> None:
    assert set(SETTABLE) == set(THEMES)
    assert all(style(role, "none") == ("bold" if role in BOLD else "") for role in THEMES["auto"])


@pytest.mark.parametrize(
    ("said", "environment", "wanted"),
    [
        (None, {}, "auto"),
        (None, {"NO_COLOR": "1"}, "never"),
        (None, {"NO_COLOR": ""}, "auto"),
        (None, {"FORCE_COLOR": "1"}, "always"),
        (None, {"FORCE_COLOR": "0"}, "auto"),
        (None, {"CLICOLOR_FORCE": "1"}, "always"),
        (None, {"CLICOLOR_FORCE": "0"}, "auto"),
        (None, {"CLICOLOR": "0"}, "never"),
        (None, {"CLICOLOR": "1"}, "auto"),
        (None, {"CLICOLOR": "0", "CLICOLOR_FORCE": "1"}, "always"),
        (None, {"NO_COLOR": "1", "FORCE_COLOR": "1", "CLICOLOR_FORCE": "1"}, "never"),
        ("auto", {"NO_COLOR": "1"}, "never"),
        ("always", {"NO_COLOR": "1"}, "always"),
        ("never", {"FORCE_COLOR": "1"}, "never"),
    ],
    ids=str,
)
def test_the_variables_mean_what_they_mean_to_other_programs(
    said: str | None, environment: dict[str, str], wanted: str
) -> None:
    assert colour_wanted(said, environment) == wanted
