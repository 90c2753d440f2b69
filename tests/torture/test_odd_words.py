"""Names, words and titles of any letters: none is a mistake of ours, and none takes long."""

from __future__ import annotations

import contextlib
import time
from datetime import date, timedelta
from pathlib import Path
from typing import NamedTuple

import pytest
from hypothesis import example, given, settings
from hypothesis import strategies as st

from mentorfolio.domain.folding import fold
from mentorfolio.domain.names import find
from mentorfolio.domain.passages import Passage
from mentorfolio.domain.records import Mentor, Need, StageChange
from mentorfolio.domain.register import Everything
from mentorfolio.domain.sameness import name_key, same_organisation_key
from mentorfolio.domain.search import search, words_of
from mentorfolio.domain.sharing import shared
from mentorfolio.domain.text import says_nothing, spoken_name
from mentorfolio.domain.whole_words import stands_in
from mentorfolio.errors import MentorfolioError
from mentorfolio.store.traces import WholeWords
from tests.support import Cli
from tests.torture.amounts import amount

DAY = date(2026, 1, 21)
HISTORY = (StageChange(stage="candidate", on=DAY),)


class Person(NamedTuple):
    """Whoever has an id and a name."""

    id: str
    name: str


# Signs, marks and letters of every kind, alone and together, as names, words and titles.
ODD = st.text(
    st.one_of(
        st.sampled_from(
            [
                *"\u00af\u00a8\u00b8\u02d9\u203e\u3164\u115f\u1160\uffa0\u2800\u0301\u200b\u034f\ufe0f\u17b4",
                *"aA1-' .,@\"\\[*+?{(|^$",
            ]
        ),
        st.characters(min_codepoint=0x80, exclude_categories=("Cs", "Cc")),
    ),
    min_size=1,
    max_size=6,
)


@settings(max_examples=5_000, deadline=timedelta(seconds=5))
@given(name=ODD, other=ODD, text=st.lists(ODD, max_size=4).map(" ".join))
@example(name="\u00af", other="\u3164", text="a \u00af b")
@example(name="1", other="x", text="\u00bc")
def test_looking_for_any_name_in_any_text_ends_and_takes_it_out(name: str, other: str, text: str) -> None:
    said = f"{text} {name} {other}"
    words = WholeWords([name], [other], any_case=[other])
    left = words.replaced(said)
    assert len(left) <= len(said) + len("[removed]") * (len(said) + 1)
    assert not [word for word in words.found(left) if word in name]
    stands_in(name, said)
    names = {"a": name, "b": other}
    with contextlib.suppress(MentorfolioError):
        find(name, {i: Person(i, called) for i, called in names.items()}, "mentor", also={"a": [other]})
    with contextlib.suppress(MentorfolioError):
        sought = words_of([other])
        passage = Passage(kind="mentor", id="a", on=DAY, text=said, name=name, mentors=("a",), opened=())
        for hit in search([passage], sought, names):
            assert hit.shown
    assert name_key(name) or not fold(name).strip()
    spoken_name(name)
    same_organisation_key(name)
    if not says_nothing(name):
        mentor = Mentor(id="a", created=DAY, updated=DAY, name=name, organisation=other, history=HISTORY)
        need = Need(id="n", created=DAY, updated=DAY, title=f"{said} well", knowing="how")
        seen = shared(Everything(mentors=(mentor,), needs=(need,)))
        assert seen.everything.needs[0].title


@settings(max_examples=amount(500, 40), deadline=None)
@given(name=ODD, word=ODD, text=ODD)
def test_no_name_and_no_word_is_a_mistake_of_ours_or_takes_long(
    tmp_path_factory: pytest.TempPathFactory, name: str, word: str, text: str
) -> None:
    cli = Cli(Path(tmp_path_factory.mktemp("odd")))
    cli.ok("mentor", "add", "Ann Sample", "--notes", f"x {text}{name} {word}")
    for words in (
        ("mentor", "add", name, "--tag", word),
        ("need", "add", f"{text}{word}", "--knowing", "how"),
        ("circle", "add", word, "--member", "ann"),
        ("network", "search", word),
        ("mentor", "list", "--search", word),
        ("search", word, name),
        ("mentor", "show", name),
        ("tag", "rename", word, text),
        ("mentor", "merge", "ann-sample", name),
        ("report", "--share", "--output", str(cli.home / "page.html")),
        ("export", "--output", str(cli.home / "export.json")),
        ("import", str(cli.home / "export.json")),
        ("store", "purge", name, "--also", word, "--yes"),
        ("store", "check"),
    ):
        begun = time.monotonic()
        done = cli(*(w if not w.startswith("-") or w in words[1:] else f" {w}" for w in words))
        assert done.code in (0, 2, 3, 4, 5), (words, done)
        assert time.monotonic() - begun < 10, words
