"""The ways in which a text may be written: the quick way of folding one is that of folding a name."""

from __future__ import annotations

from hypothesis import example, given
from hypothesis import strategies as st

from mentorfolio.domain.spellings import spellings
from mentorfolio.domain.text import fold


@given(st.text())
@example("Mu\N{COMBINING DIAERESIS}ller \N{LATIN SMALL LETTER SHARP S} \N{ACUTE ACCENT}s")
@example("\N{GREEK SMALL LETTER FINAL SIGMA}\N{LATIN CAPITAL LETTER I WITH DOT ABOVE}x")
def test_a_text_is_found_by_the_letters_that_find_a_name(text: str) -> None:
    assert fold(" ".join(text.split())) in spellings(text)
