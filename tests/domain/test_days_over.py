"""Seasons and years that are over, in words of any length."""

from __future__ import annotations

import time
from datetime import date

import pytest

from mentorfolio.domain.days_over import left_open, long_over

TODAY = date(2026, 1, 21)


@pytest.mark.parametrize("word", ["back", "once", "some time", "in the", "about"])
def test_one_word_typed_again_and_again_is_read_at_once(word: str) -> None:
    text = " ".join([word] * 4000)
    began = time.process_time()
    assert long_over(text, TODAY, f"met {text}") is None
    assert left_open(text, f"met {text}") == ""
    assert time.process_time() - began < 1
