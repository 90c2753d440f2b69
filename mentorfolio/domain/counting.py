"""How far through many things somebody is, told to whoever wants to know."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from typing import Protocol, TypeVar

T = TypeVar("T")


class Counted(Protocol):
    """Passes on the items one after another; ``total`` is how many they are."""

    def __call__(self, items: Iterable[T], total: int) -> Iterator[T]:
        """The same items."""


def uncounted(items: Iterable[T], total: int) -> Iterator[T]:
    """The same items, and nobody is told."""
    return iter(items)
