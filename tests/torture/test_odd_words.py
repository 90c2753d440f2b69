"""Names, words and titles of any letters, 5,000 in full: none is a mistake of ours, and none takes long."""

from __future__ import annotations

import time
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from tests.support import Cli
from tests.torture.amounts import amount

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


@settings(max_examples=amount(5_000, 40), deadline=None)
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
