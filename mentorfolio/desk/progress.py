"""How far something long has come: on stderr, at a terminal only, from one second on."""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TypeVar

from mentorfolio.desk.desk import Desk
from mentorfolio.render.screen import is_terminal

T = TypeVar("T")
_EVERY = 200  # items between two looks at the clock
_FROM = 1.0  # seconds


class Progress:
    """Watches what is gone through; ``what`` is said beside how far it has come."""

    def __init__(self, desk: Desk, what: str) -> None:
        screen = desk.screen
        silent = screen.json or screen.flags.get("quiet") or not is_terminal(screen.stderr)
        self._out = None if silent else screen.stderr
        self._what, self._begun, self._shown = what, time.monotonic(), 0

    def __call__(self, items: Iterable[T], total: int) -> Iterable[T]:
        """The same items, one after another."""
        return items if self._out is None or not total else self._watched(items, total)

    def _watched(self, items: Iterable[T], total: int) -> Iterator[T]:
        try:
            for number, item in enumerate(items):
                if number % _EVERY == 0 and time.monotonic() - self._begun >= _FROM:
                    self._show(f"{self._what}: {min(100, number * 100 // total)} %")
                yield item
        finally:
            if self._shown:
                self._show("")

    def _show(self, text: str) -> None:
        if self._out is not None:
            self._out.write(f"\r{text.ljust(self._shown)}" + ("" if text else "\r"))
            self._out.flush()
            self._shown = len(text)
