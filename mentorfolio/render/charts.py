"""Charts of a portfolio: how a number moved, what happened with somebody, how much of something."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from datetime import date
from typing import NamedTuple

from mentorfolio.domain.dates import SHORT_MONTHS
from mentorfolio.render.svg import Axis, Svg, element, fitting, number, path, picture, runs, together

WIDTH = 640.0
LEFT = 8.0  # free at both sides, so that no mark is cut
HEIGHT = 104.0  # of a course, years and all
FLOOR = 82.0  # where 0 stands
CEILING = 6.0  # where the most stands
STRIP = 26.0  # the height of a strip
_NAME = 13.0  # the size of the letters in a stretch
_YEARS = 14.0  # that of a calendar
_MOST_LABELS = 8  # so few that they keep apart in the large letters of a small screen
_ROOM = 120.0  # that a month with its year takes, half of the next label too


class Series(NamedTuple):
    """A line of numbers, one for each day, None where there is none; ``kind`` is its class."""

    values: Sequence[float | None]
    kind: str = "a"


class Band(NamedTuple):
    """A stretch of days and its class."""

    since: date
    until: date
    kind: str


def across(since: date, until: date) -> Axis:
    """Days from the left to the right of a chart."""
    return Axis(since.toordinal(), until.toordinal(), LEFT, WIDTH - LEFT)


def course(
    days: Sequence[date],
    series: Sequence[Series],
    label: str,
    *,
    low: float = 0.0,
    high: float = 1.0,
    moved: Sequence[date] = (),
) -> Svg:
    """Lines over days between ``low`` and ``high``, the first one filled; ticks where something moved it."""
    x, y = across(days[0], days[-1]), Axis(low, high, FLOOR, CEILING)
    grid = [
        element("path", d=f"M{number(LEFT)} {number(at)}H{number(WIDTH - LEFT)}", class_="grid")
        for at in (CEILING, FLOOR)
    ]
    lines: list[Svg] = []
    for place, one in enumerate(series):
        for run in runs(one.values):
            points = [(x.at(days[at].toordinal()), y.at(one.values[at] or 0.0)) for at in run]
            if len(points) == 1:
                lines.append(
                    element("circle", cx=points[0][0], cy=points[0][1], r=2.5, class_=f"dot {one.kind}")
                )
                continue
            if place == 0:
                ends = f"V{number(FLOOR)}H{number(points[0][0])}Z"
                lines.append(element("path", d=path(points) + ends, class_="fill"))
            lines.append(element("path", d=path(points), class_=f"line {one.kind}"))
    places = dict.fromkeys(number(x.at(day.toordinal())) for day in moved)
    ticks = "".join(f"M{at} {number(FLOOR)}v5" for at in places)
    marks = [element("path", d=ticks, class_="tick")] if ticks else []
    years = calendar(days[0], days[-1], HEIGHT - 2)
    return picture(WIDTH, HEIGHT, label, *grid, *lines, *marks, years, kind="course")


def strip(
    since: date, until: date, bands: Sequence[Band], marks: Mapping[str, Sequence[date]], label: str
) -> Svg:
    """Stages as bands of their own height, and a mark for each day that something happened.

    Kinds of marks: ``talk`` a stroke, ``check-in`` a diamond, ``letter`` a square, ``gift`` a triangle.
    """
    x = across(since, until)
    drawn: list[Svg] = []
    for band in bands:
        begin, end = (x.at(max(since, min(until, day)).toordinal()) for day in (band.since, band.until))
        height = _BAND_HEIGHTS.get(band.kind, 4.0)
        if end > begin:
            drawn.append(
                element(
                    "rect",
                    x=begin,
                    y=STRIP - height,
                    width=end - begin,
                    height=height,
                    class_=f"band {band.kind}",
                )
            )
    for kind, days in marks.items():
        places = dict.fromkeys(round(x.at(day.toordinal())) for day in days if since <= day <= until)
        if places:
            shape = _SHAPES[kind]
            drawn.append(element("path", d="".join(f"M{at} {shape}" for at in places), class_=f"mark {kind}"))
    return picture(WIDTH, STRIP, label, *drawn, kind="strip")


# Height tells how near somebody was; colour only repeats it.
_BAND_HEIGHTS = {
    "active": 16.0,
    "open": 16.0,
    "paused": 10.0,
    "asked": 7.0,
    "conversation": 7.0,
    "approached": 5.0,
}
_SHAPES = {
    "talk": "8v16",
    "check-in": "1l4 4l-4 4l-4-4z",
    "letter": "2h3v6h-6v-6z",
    "gift": "1l4 7h-8z",
}


def stretches(since: date, until: date, begun: Sequence[tuple[date, str]], label: str) -> Svg:
    """Named times one after another, each from its day to the next one, with as much of its name as fits."""
    x = across(since, until)
    ends = [*(on for on, _ in begun[1:]), until]
    drawn: list[Svg] = []
    for at, ((on, name), end) in enumerate(zip(begun, ends, strict=True)):
        left, right = (x.at(max(since, min(until, day)).toordinal()) for day in (on, end))
        if right > left:
            kind = f"band stretch {'ab'[at % 2]}"
            inside = fitting(name, right - left - 8, _NAME)
            drawn += [
                element("rect", x=left, y=STRIP - 20, width=right - left, height=20, class_=kind),
                element("text", inside, x=left + 4, y=STRIP - 5, class_="within"),
            ]
    return picture(WIDTH, STRIP, label, *drawn, kind="strip")


def years(since: date, until: date) -> Svg:
    """The calendar of several strips that stand below each other."""
    label = f"From {since} to {until}"
    return picture(WIDTH, _YEARS, label, calendar(since, until, _YEARS - 3), kind="strip")


def calendar(since: date, until: date, foot: float) -> Svg:
    """Years below a chart, or months of a shorter time; January has the number of its year."""
    x = across(since, until)
    days = _marked_days(since, until)
    labels = []
    for place, day in enumerate(days):
        at = x.at(day.toordinal())
        far = place + 1 == len(days) or x.at(days[place + 1].toordinal()) - at > _ROOM
        anchor = "start" if at < 40 else "end" if at > WIDTH - 40 else "middle"
        text = _label(day, with_year=place == 0 and far)
        labels.append(element("text", text, x=at, y=foot, text_anchor=anchor, class_="when"))
    return together(labels)


def _label(day: date, *, with_year: bool) -> str:
    if day.month == 1:
        return str(day.year)
    month = SHORT_MONTHS[day.month - 1]
    return f"{month} {day.year}" if with_year else month


def _marked_days(since: date, until: date) -> list[date]:
    """The first days of months or years within, evenly apart, every January among them or every nth."""
    months = (until.year - since.year) * 12 + until.month - since.month
    step = next((step for step in (1, 2, 3, 4, 6, 12) if months <= step * _MOST_LABELS), 0)
    firsts = range(1, 13, step) if step else (1,)
    apart = 1 if step else -(-(until.year - since.year + 1) // _MOST_LABELS)
    years = range(since.year, until.year + 1, apart)
    days = (date(year, month, 1) for year in years for month in firsts)
    return [day for day in days if since <= day <= until]


def bar(share: float, label: str) -> Svg:
    """A bar that is as long as a share from 0 to 1 says."""
    width = max(0.0, min(1.0, share)) * 100
    inside = element("rect", x=0, y=1, width=width, height=8, class_="bar")
    frame = element("path", d="M0 9.5H100", class_="grid")
    return picture(100, 10, label, frame, inside, kind="small")
