"""Whose a word is, decided as one pattern of all names would, however many there are."""

from __future__ import annotations

import re

from hypothesis import given
from hypothesis import strategies as st

from mentorfolio.domain.whole_words import as_whole_word
from mentorfolio.store.uncovered import Uncovered

MARK = "[removed]"
WORDS = ("Anna", "Sample", "Berta", "anna", "Ann", "王小", "小明", "[removed]", ",", "Ольга")
names = st.lists(st.lists(st.sampled_from(WORDS[:5]), min_size=1, max_size=3).map(" ".join), max_size=5)
texts = st.lists(st.sampled_from(WORDS), max_size=12).map(lambda words: " ".join(words).replace(" ,", ","))


@given(names, names.filter(bool), texts)
def test_the_same_words_go_as_with_one_pattern_of_all_names(
    others: list[str], mine: list[str], text: str
) -> None:
    longest_first = sorted({*mine}, key=len, reverse=True)
    gone = re.compile("(?P<gone>" + "|".join(as_whole_word(w, any_case=False) for w in longest_first) + ")")
    held = {n for n in others if gone.search(n) and not gone.fullmatch(n)}
    kept = [as_whole_word(n, any_case=True) for n in sorted(held, key=len, reverse=True)]
    plain = re.compile("|".join([re.escape(MARK), *kept, gone.pattern]))
    expected = [m.span() for m in plain.finditer(text) if m["gone"]]
    found = [m.span() for m in Uncovered(gone, held, MARK).finditer(text)]
    assert found == expected


def test_a_name_in_a_script_without_blanks_covers_what_is_in_it() -> None:
    gone = re.compile("(?P<gone>小明)")
    assert (
        Uncovered(gone, ["王小明"], MARK).sub(lambda _: MARK, "我见王小明了, 小明") == f"我见王小明了, {MARK}"
    )


def test_twenty_thousand_people_of_one_family_are_not_tried_at_every_word() -> None:
    others = [f"Person {n} Sample" for n in range(20_000)]
    looked = Uncovered(re.compile(r"(?P<gone>\bSample\b)"), others, MARK)
    text = "A talk with Person 777 Sample about rotas, and with Sample. " * 50
    assert len([*looked.finditer(text)]) == 50
    assert [*looked._patterns] == ["Person 777 Sample"]
