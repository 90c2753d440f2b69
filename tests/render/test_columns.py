"""Rows as aligned lines, and where a long last cell goes on."""

from __future__ import annotations

from datetime import date

import pytest

from mentorfolio.render.page import GAP, Look, columns


@pytest.mark.parametrize(
    ("name", "width"), [("Kim Sample", 80), ("Dr Eleanor Sample of a very long house", 80)]
)
def test_a_long_cell_goes_on_below_its_own_column(name: str, width: int) -> None:
    look = Look(width=width, ascii=False, today=date(2026, 1, 21))
    (row,) = columns([(name, "she runs the largest ward of all and keeps her nurses for years")], look, 1)
    assert row.hang == len(name) + GAP


def test_a_long_cell_goes_on_further_left_where_nothing_has_room_below_it() -> None:
    look = Look(width=44, ascii=False, today=date(2026, 1, 21))
    (row,) = columns([("Dr Eleanor Sample of a very long house", "she runs the largest ward")], look, 1)
    assert row.hang == 30
