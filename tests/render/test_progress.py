"""How far long work is: one line for somebody at a terminal after a second, and nothing of it afterwards."""

from __future__ import annotations

import io

import pytest

from mentorfolio.render import progress
from mentorfolio.render.progress import Progress


class Clock:
    """A clock that is set by hand."""

    now = 0.0

    def monotonic(self) -> float:
        return self.now


@pytest.fixture
def clock(monkeypatch: pytest.MonkeyPatch) -> Clock:
    clock = Clock()
    monkeypatch.setattr(progress, "time", clock)
    return clock


def test_what_takes_less_than_a_second_is_never_told(clock: Clock) -> None:
    stream = io.StringIO()
    with Progress(stream, "Reading", 80) as told:
        for _ in told.through(range(100), 100):
            clock.now += 0.009
    assert stream.getvalue() == ""


def test_after_a_second_it_says_how_many_are_done_and_at_the_end_takes_it_back(clock: Clock) -> None:
    stream = io.StringIO()
    with Progress(stream, "Reading", 80) as told:
        assert [at for at in told.through("abc", 3) if _passes(clock, 0.6)] == ["a", "b", "c"]
    assert stream.getvalue() == "\r\x1b[KReading  2 of 3\r\x1b[KReading  3 of 3\r\x1b[K"


def test_it_is_drawn_ten_times_a_second_at_most_and_never_wider_than_the_screen(clock: Clock) -> None:
    stream = io.StringIO()
    clock.now = 0.0
    with Progress(stream, "Looking through the copies", 20) as told:
        clock.now = 1.0
        for _ in range(1000):
            clock.now += 0.001
            told.beat()
    lines = stream.getvalue().split("\r\x1b[K")
    assert 8 <= len(lines) <= 13
    assert max(map(len, lines)) < 20


def test_work_goes_on_when_the_terminal_is_gone(clock: Clock) -> None:
    class Gone(io.StringIO):
        def write(self, text: str) -> int:
            raise OSError(5, "no terminal")

    with Progress(Gone(), "Reading", 80) as told:
        clock.now = 2.0
        assert [*told.through("ab", 2)] == ["a", "b"]


def _passes(clock: Clock, seconds: float) -> bool:
    clock.now += seconds
    return True
