"""Something long says how far it has come, to somebody at a terminal and to nobody else."""

from __future__ import annotations

import io

import pytest

from mentorfolio.desk import progress
from mentorfolio.desk.desk import Desk
from mentorfolio.desk.progress import Progress


class Terminal(io.StringIO):
    """A stream that says it is a terminal."""

    def isatty(self) -> bool:
        return True


def said(stderr: io.StringIO, monkeypatch: pytest.MonkeyPatch, seconds: float, **flags: bool) -> str:
    monkeypatch.setattr(progress, "_FROM", seconds)
    desk = Desk({}, stderr=stderr)
    desk.screen.flags.update(flags)
    assert [*Progress(desk, "Reading x")(range(1000), 1000)] == [*range(1000)]
    return stderr.getvalue()


def test_at_a_terminal_it_says_how_far_it_has_come_and_leaves_an_empty_line(
    monkeypatch: pytest.MonkeyPatch,
) -> None:
    text = said(Terminal(), monkeypatch, 0)
    assert "\rReading x: 20 %" in text
    assert text.endswith(f"\r{' ' * len('Reading x: 80 %')}\r")
    assert "\x1b" not in text


def test_what_is_quick_says_nothing(monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(Terminal(), monkeypatch, 60) == ""


@pytest.mark.parametrize("flags", [{"json": True}, {"quiet": True}])
def test_a_script_is_told_nothing(flags: dict[str, bool], monkeypatch: pytest.MonkeyPatch) -> None:
    assert said(Terminal(), monkeypatch, 0, **flags) == ""
    assert said(io.StringIO(), monkeypatch, 0) == ""
