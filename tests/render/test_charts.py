"""Charts with coordinates worked out by hand: 8 free at each side of 640, 0 at 82 and the most at 6."""

from __future__ import annotations

import re
from datetime import date

from mentorfolio.render.charts import Band, Series, bar, calendar, course, stretches, strip

BEGIN, END = date(2025, 1, 1), date(2025, 1, 11)  # ten days on 624 units: 62.4 for each


def paths(drawn: str, kind: str) -> list[str]:
    return re.findall(rf'<path d="([^"]*)" class="{kind}"', drawn)


def test_a_course_stands_where_its_numbers_say() -> None:
    drawn = course([BEGIN, date(2025, 1, 6), END], [Series([0.0, 0.5, 1.0])], "told")
    assert paths(drawn, "line a") == ["M8 82L320 44L632 6"]
    assert paths(drawn, "fill") == ["M8 82L320 44L632 6V82H8Z"]
    assert 'aria-label="told"' in drawn


def test_a_gap_in_the_numbers_is_a_gap_in_the_line_and_a_lone_number_a_dot() -> None:
    days = [date(2025, 1, day) for day in (1, 3, 5, 7, 9, 11)]
    drawn = course(days, [Series([1.0, 0.0, None, 1.0, None, 0.0])], "told")
    assert paths(drawn, "line a") == ["M8 6L132.8 82"]
    assert re.findall(r'<circle cx="([\d.]+)" cy="([\d.]+)"', drawn) == [("382.4", "6"), ("632", "82")]


def test_what_moved_it_is_a_stroke_below_and_each_place_has_one() -> None:
    drawn = course([BEGIN, END], [Series([0, 1])], "told", moved=[END, END, date(2025, 1, 6)])
    assert paths(drawn, "tick") == ["M632 82v5M320 82v5"]


def test_ratings_go_from_one_to_five_and_a_second_line_has_its_own_class() -> None:
    drawn = course([BEGIN, END], [Series([1, 5]), Series([3, 3], "b")], "told", low=1, high=5)
    assert paths(drawn, "line a") == ["M8 82L632 6"]
    assert paths(drawn, "line b") == ["M8 44L632 44"]
    assert len(paths(drawn, "fill")) == 1


def test_a_strip_has_bands_as_high_as_somebody_was_near_and_a_mark_for_each_day() -> None:
    drawn = strip(
        BEGIN,
        END,
        [Band(date(2024, 1, 1), date(2025, 1, 6), "candidate"), Band(date(2025, 1, 6), END, "active")],
        {"talk": [date(2025, 1, 6), date(2025, 1, 6), date(2024, 1, 1)], "gift": [], "check-in": [END]},
        "told",
    )
    assert '<rect x="8" y="22" width="312" height="4" class="band candidate"/>' in drawn
    assert '<rect x="320" y="10" width="312" height="16" class="band active"/>' in drawn
    assert paths(drawn, "mark talk") == ["M320 8v16"], "one day, one stroke; nothing of before"
    assert paths(drawn, "mark check-in") == ["M632 1l4 4l-4 4l-4-4z"]
    assert not paths(drawn, "mark gift")


def test_stretches_follow_each_other_and_hold_as_much_of_their_names_as_fits() -> None:
    begun = [(date(2024, 1, 1), "starting"), (date(2025, 1, 6), "leading"), (date(2025, 1, 11), "later")]
    drawn = stretches(BEGIN, END, begun, "told")
    assert '<rect x="8" y="6" width="312" height="20" class="band stretch a"/>' in drawn
    assert '<rect x="320" y="6" width="312" height="20" class="band stretch b"/>' in drawn
    assert re.findall(r">([^<]+)</text>", drawn) == ["starting", "leading"], (
        "what begins today has no length yet"
    )
    cut = re.findall(r">([^<]+)</text>", stretches(BEGIN, END, [(BEGIN, "W" * 90)], "told"))[0]
    assert cut.endswith("W…")
    assert 40 < len(cut) < 50


def labels(since: date, until: date) -> list[str]:
    return re.findall(r">([^<]+)</text>", calendar(since, until, 100.0))


def test_the_calendar_has_months_for_a_year_and_years_for_ten() -> None:
    year = labels(date(2025, 3, 3), date(2026, 1, 21))
    assert year == ["May", "Jul", "Sep", "Nov", "2026"]
    assert labels(date(2019, 1, 1), date(2026, 1, 21)) == [str(y) for y in range(2019, 2027)]
    assert labels(date(2016, 1, 1), date(2026, 1, 21)) == [str(y) for y in range(2016, 2027, 2)]
    assert len(labels(date(1926, 1, 1), date(2026, 1, 21))) <= 8
    assert labels(date(2025, 3, 3), date(2025, 3, 9)) == []


def test_a_lone_month_says_its_year() -> None:
    assert labels(date(2025, 3, 20), date(2025, 4, 9)) == ["Apr 2025"]


def test_a_bar_is_as_long_as_its_share_and_never_longer() -> None:
    assert 'width="50"' in bar(0.5, "half")
    assert 'width="100"' in bar(7, "more than all")
    assert 'width="0"' in bar(0, "nothing")
