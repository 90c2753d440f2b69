"""How far something is that takes more than a second: one line at a terminal, gone when it is done.

rich's own draws from a second thread; this one is drawn from where the work is done, so that the line is
never in the way of a question or a warning.
"""

from __future__ import annotations

import time
from collections.abc import Iterable, Iterator
from typing import TextIO, TypeVar

T = TypeVar("T")

PATIENCE = 1.0  # seconds before anything is said
_AGAIN = 0.1  # seconds between two drawings
_SIGNS = "|/-\\"
_ERASE = "\r\x1b[K"


class Progress:
    """Something that is under way; ``stream`` is a terminal, or None where nobody is to be told."""

    def __init__(self, stream: TextIO | None, text: str, width: int) -> None:
        self._stream = stream
        self._text = text
        self._width = width
        self._next = time.monotonic() + PATIENCE
        self._turns = 0
        self._is_drawn = False

    def __enter__(self) -> Progress:
        return self

    def __exit__(self, *_: object) -> None:
        self.clear()
        self._stream = None

    def through(self, items: Iterable[T], total: int) -> Iterator[T]:
        """The same items one after another, counted as they go."""
        if self._stream is None:
            yield from items
            return
        for at, item in enumerate(items, 1):
            yield item
            self.at(at, total)

    def at(self, done: int, total: int) -> None:
        """So much of it is done."""
        self._draw(f"{done} of {total}")

    def beat(self) -> None:
        """It goes on, nobody knows for how long."""
        self._draw(_SIGNS[self._turns % len(_SIGNS)])

    def clear(self) -> None:
        """Nothing of it stays on the screen."""
        if self._is_drawn and self._stream is not None:
            self._is_drawn = False
            self._write(_ERASE)

    def _draw(self, told: str) -> None:
        now = time.monotonic()
        if self._stream is None or now < self._next:
            return
        self._next = now + _AGAIN
        self._turns += 1
        self._is_drawn = True
        self._write(f"{_ERASE}{self._text}  {told}"[: self._width + len(_ERASE) - 1])

    def _write(self, text: str) -> None:
        stream = self._stream
        if stream is None:
            return
        try:
            stream.write(text)
            stream.flush()
        except OSError:  # nobody is left to see it, and the work goes on
            self._stream = None
